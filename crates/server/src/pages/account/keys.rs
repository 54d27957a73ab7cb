//! What one signs in with: the password, passkeys and recovery codes. Whoever changes them has signed in lately.

use access::password::check_new;
use access::{Account, AccountStorage, KeptPasskey, SignInStorage, TokenHash};
use axum::http::HeaderMap;
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use maud::{Markup, html};
use uuid::Uuid;

use super::enter::{answered, password_field, told, weak};
use super::{account_page, to};
use crate::accounts::{Fresh, Signed};
use crate::app::App;
use crate::binding::cookie;
use crate::join::Network;
use crate::pages::check::Fields;
use crate::problem::Problem;

/// The cards of the account's page.
pub(super) fn cards(
    app: &App,
    account: &Account,
    passkeys: &[KeptPasskey],
    codes: u32,
    possible: bool,
    recovered: bool,
) -> Markup {
    let words = app.words();
    let last = account.password.is_none() && passkeys.len() == 1;
    html! {
        section.card.stack #passkeys {
            h2 { (words.text("page-account-passkeys")) }
            p { (words.text("page-account-passkeys-text")) }
            @if recovered && !passkeys.is_empty() {
                div.notice role="status" { p { (words.text("page-account-passkeys-look")) } }
            }
            @if !passkeys.is_empty() {
                ul.browsers.stack {
                    @for passkey in passkeys {
                        li {
                            (words.with("page-account-passkey-since", &[("moment", super::told(app, passkey.added).into())]))
                            @if !last {
                                form method="post" action="/account/passkey/remove" {
                                    input type="hidden" name="passkey" value=(BASE64URL_NOPAD.encode(&passkey.id));
                                    button.plain type="submit" { (words.text("page-account-passkey-remove")) }
                                }
                            }
                        }
                    }
                }
            }
            @if last { p.small { (words.text("page-account-passkey-last")) } }
            @if possible {
                div.stack data-passkey="add" data-failed=(words.text("page-account-passkey-failed")) hidden {
                    div.actions { button.button.quiet type="button" { (words.text("page-account-passkey-add")) } }
                    p.error role="alert" hidden {}
                }
            } @else {
                p.small { (words.with("page-account-passkey-elsewhere", &[("address", app.config.origin().into())])) }
            }
        }
        section.card.stack {
            h2 { (words.text("page-account-password")) }
            (password_form(app, account))
        }
        section.card.stack {
            h2 { (words.text("page-account-codes")) }
            p { (words.with("page-account-codes-left", &[("count", codes.into())])) }
            form method="post" action="/account/codes" {
                div.actions { button.button.quiet type="submit" { (words.text("page-account-codes-make")) } }
            }
        }
    }
}

fn password_form(app: &App, account: &Account) -> Markup {
    let words = app.words();
    html! {
        form.stack method="post" action="/account/password" {
            // So that a password manager knows whose it is.
            input type="hidden" name="name" autocomplete="username" value=(app.name_of(account));
            @if account.password.is_some() {
                (password_field(app, "current", "page-account-password-current", "current-password"))
            }
            (password_field(app, "password", "page-account-password-new", "new-password"))
            div.actions { button.button.quiet type="submit" { (words.text("page-account-password-change")) } }
        }
    }
}

/// Ends all browsers of an account but this one.
pub(super) async fn end_others(app: &App, account: Uuid, but: Option<TokenHash>) -> Result<(), Problem> {
    Ok(app.records.storage().sign_out_everywhere(account, but, app.now().timestamp()).await?)
}

/// `POST /account/password`: the others who were signed in are signed out, and this browser gets another token.
pub async fn password(
    app: App,
    network: Network,
    Fresh(signed): Fresh<Signed>,
    headers: HeaderMap,
    fields: Fields,
) -> Response {
    let changed = async {
        let account = &signed.account;
        let wrong = if let Err(why) = check_new(fields.text("password"), &app.name_of(account)) {
            Some(weak(why))
        } else if account.password.is_some() && !app.knows(network, account, fields.text("current")).await? {
            Some("page-account-password-wrong")
        } else {
            None
        };
        if wrong.is_some() {
            let title = app.words().text("page-account-password-change");
            let body = html! {
                h1 { (title) }
                (told(&app, wrong))
                section.card.stack { (password_form(&app, account)) }
                p { a href="/account" { (app.words().text("page-account-title")) } }
            };
            return Ok(answered(account_page(&app, &title, &body), wrong));
        }
        let hash = app.hashed(network, fields.text("password")).await?;
        app.records.storage().set_password(account.id, Some(&hash)).await?;
        let account = &Account { password: Some(hash), ..account.clone() };
        let token = app.sign_in(account, &headers).await?;
        end_others(&app, account.id, Some(token.hash())).await?;
        let mut response = to("/account");
        response.headers_mut().append(axum::http::header::SET_COOKIE, cookie(&app, &token)?);
        Ok(response)
    };
    changed.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}

/// The page that shows recovery codes, this once.
pub(super) fn codes_page(app: &App, texts: &[String], next: &str) -> Response {
    let words = app.words();
    let title = words.text("page-account-codes");
    let body = html! {
        h1 { (title) }
        p.lead { (words.text("page-account-codes-lead")) }
        ul.codes.card { @for text in texts { li { code { (text) } } } }
        p { (words.text("page-account-codes-text")) }
        div.actions { a.button href=(next) { (words.text("page-account-codes-kept")) } }
    };
    account_page(app, &title, &body)
}

/// `POST /account/codes`: fresh ones in the place of those that there were.
pub async fn codes(app: App, Fresh(signed): Fresh<Signed>) -> Response {
    let (texts, kept) = app.fresh_codes();
    match app.records.storage().set_codes(signed.account.id, &kept).await {
        Ok(()) => codes_page(&app, &texts, "/account"),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}
