//! Signing out, here and everywhere; taking a record along into the account; deleting the account.

use access::{AccountStorage, SignInStorage, TokenHash};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use maud::html;

use super::keys::end_others;
use super::{account_page, to};
use crate::accounts::{Fresh, Signed};
use crate::app::App;
use crate::binding::{beneath_person, bind, signed_out, without};
use crate::pages::check::Fields;
use crate::problem::Problem;

fn gone(app: &App, headers: &HeaderMap, mut response: Response) -> Result<Response, Problem> {
    for cookie in signed_out(app, headers)? {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// `POST /account/sign-out`: this browser, another one of the account's, or all.
pub async fn sign_out(app: App, signed: Signed, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let done = async {
        let (store, account) = (app.records.storage(), signed.account.id);
        if let Some(text) = fields.get("browser") {
            let token = TokenHash::parse(text).ok_or(Problem::Unreadable)?;
            store.sign_out(account, token).await?;
            return Ok(to("/account#browsers"));
        }
        match fields.get("where").map(String::as_str) {
            Some("here") => {
                store.sign_out(account, signed.sign_in.token).await?;
            }
            Some("everywhere") => end_others(&app, account, None).await?,
            _ => return Err(Problem::Unreadable),
        }
        gone(&app, &headers, to("/account"))
    };
    done.await.unwrap_or_else(|problem| problem.respond(&app, false))
}

/// `POST /account/along`: the record that this browser had before belongs to the account from now on.
pub async fn along(app: App, signed: Signed, headers: HeaderMap) -> Response {
    let done = async {
        let Some((token, person)) = beneath_person(&app, &headers).await? else { return Ok(to("/account")) };
        let store = app.records.storage();
        if !store.take_along(signed.account.id, person).await? {
            return Ok(to("/account"));
        }
        store.unbind(token.hash(), app.now().timestamp()).await?;
        let mut response = to("/account");
        response.headers_mut().append(header::SET_COOKIE, without(&app, &headers, &token)?);
        Ok(response)
    };
    done.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}

/// `GET /account/delete`
pub async fn ask(app: App, Fresh(signed): Fresh<Signed>) -> Response {
    let words = app.words();
    let title = words.text("page-account-delete");
    let record = signed.account.person.is_some();
    let body = html! {
        h1 { (title) }
        p.lead { (words.text("page-account-delete-lead")) }
        @if record { p.notice { (words.text("page-account-delete-record")) " " a href="/settings/erase" { (words.text("page-erase-title")) } } }
        form.stack method="post" action="/account/delete" {
            label.tick {
                input type="checkbox" name="sure" value="yes" required;
                span { (words.text("page-account-delete-sure")) }
            }
            div.actions {
                button.button.danger type="submit" { (words.text("page-account-delete-yes")) }
                a.button.quiet href="/account" { (words.text("page-erase-no")) }
            }
        }
    };
    account_page(&app, &title, &body)
}

/// `POST /account/delete`: listed outside of the store first, so that no backup brings it back. Its record stays, bound to this browser, above
/// what lies beneath.
pub async fn delete(app: App, Fresh(signed): Fresh<Signed>, headers: HeaderMap, fields: Fields) -> Response {
    if fields.text("sure") != "yes" {
        return to("/account/delete");
    }
    let done = async {
        let account = &signed.account;
        let mut response = to("/");
        // First: once the account is gone nothing else opens the record.
        match account.person {
            Some(person) => {
                let cookie = bind(&app, person).await?;
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            None => response = gone(&app, &headers, response)?,
        }
        app.records.list_deleted(account.id)?;
        app.records.storage().delete_account(account.id).await?;
        Ok(response)
    };
    done.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
