//! `/settings/erase`: the person's record goes away, for good. It is asked twice.

use access::SignInStorage;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::Response;
use maud::{Markup, html};

use super::settings;
use crate::accounts::Who;
use crate::app::App;
use crate::binding::{Bound, signed_out};
use crate::pages::check::Fields;
use crate::problem::Problem;

/// `GET /settings/erase`
pub async fn show(app: App, Bound(_): Bound, who: Who) -> Response {
    let words = app.words();
    let title = words.text("page-erase-title");
    let body = html! {
        h1 { (title) }
        p.lead { (words.text("page-erase-lead")) }
        ul.stack {
            @for id in ["page-erase-what", "page-erase-browsers", "page-erase-backups", "page-erase-files"] { li { (words.text(id)) } }
            @if who.signed.is_some() { li { (words.text("page-account-erase")) } }
        }
        p { a href="/settings/record" { (words.text("page-erase-take-first")) } }
        form method="post" action="/settings/erase" {
            div.actions {
                button.button.quiet type="submit" { (words.text("page-erase-on")) }
                a.button href="/settings/record" { (words.text("page-erase-no")) }
            }
        }
    };
    settings(&app, &title, &body)
}

/// `POST /settings/erase`: asks once more, and erases where the answer is there.
pub async fn answer(
    app: App,
    Bound(person): Bound,
    who: Who,
    sent: HeaderMap,
    Fields(fields): Fields,
) -> Response {
    if fields.get("sure").is_none_or(|answer| answer != "yes") {
        return once_more(&app);
    }
    if let Err(error) = app.records.erase(person).await {
        return Problem::from(error).respond(&app, false);
    }
    app.drafts.forget_all(person);
    // What is left in logs of the engine opens with nothing but the master key; `dorsal erase` says more about it.
    if let Err(error) = app.records.storage().scrub().await {
        tracing::warn!("a record is erased, but the store could not be swept: {error}");
    }
    if let Some(signed) = who.signed
        && let Err(error) = app.records.storage().sign_out(signed.account.id, signed.sign_in.token).await
    {
        return Problem::from(error).respond(&app, false);
    }
    let mut response = gone(&app);
    let headers = response.headers_mut();
    match signed_out(&app, &sent) {
        Ok(cookies) => {
            for cookie in cookies {
                headers.append(header::SET_COOKIE, cookie);
            }
        }
        Err(problem) => return problem.respond(&app, false),
    }
    // What the browser has kept of sessions; the cookies of other programs on this name stay.
    let site_data = HeaderValue::from_static("\"cache\", \"storage\"");
    headers.insert(HeaderName::from_static("clear-site-data"), site_data);
    response
}

fn once_more(app: &App) -> Response {
    let words = app.words();
    let title = words.text("page-erase-sure-title");
    let body = html! {
        h1 { (title) }
        form.stack method="post" action="/settings/erase" {
            label.tick {
                input type="checkbox" name="sure" value="yes" required;
                span { (words.text("page-erase-sure")) }
            }
            div.actions {
                button.button.danger type="submit" { (words.text("page-erase-yes")) }
                a.button.quiet href="/settings/record" { (words.text("page-erase-no")) }
            }
        }
    };
    settings(app, &title, &body)
}

fn gone(app: &App) -> Response {
    let words = app.words();
    let title = words.text("page-erase-gone");
    let body: Markup = html! {
        // The script wipes what the browser has kept, where the header did not.
        div.stack data-erased data-record="erased" {
            h1 { (title) }
            p.lead { (words.text("page-erase-gone-text")) }
            p { (words.text("page-erase-gone-backups")) }
            div.actions { a.button href="/" { (words.text("page-error-home")) } }
        }
    };
    settings(app, &title, &body)
}
