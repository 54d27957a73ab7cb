//! `/link/{token}`: opens a record in this browser, once.
//!
//! Looking at the link uses nothing up, so that a preview in a messenger does no harm; the button does.

use access::{AccessStorage, Others, SignInStorage, Token};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;

use crate::accounts::Who;
use crate::app::App;
use crate::binding::{cookie, person};
use crate::layout::{Place, page};
use crate::problem::Problem;

/// `GET /link/{token}`
pub async fn show(app: App, headers: HeaderMap, path: Result<Path<String>, PathRejection>) -> Response {
    let Ok(Path(text)) = path else { return dead(&app) };
    let words = app.words();
    let now = app.now().timestamp();
    let link = match Token::parse(&text) {
        Some(token) => match app.records.storage().link(token.hash()).await {
            Ok(link) => link.filter(|link| link.usable(now).is_ok()),
            Err(error) => return Problem::from(error).respond(&app, false),
        },
        None => None,
    };
    let Some(link) = link else { return dead(&app) };
    let other = match person(&app, &headers).await {
        Ok(bound) => bound.is_some_and(|bound| bound != link.person),
        Err(problem) => return problem.respond(&app, false),
    };
    let title = words.text("page-link-title");
    let explain = if link.others == Others::Keep { "page-link-keep" } else { "page-link-text" };
    let body = html! {
        div.page.narrow {
            h1 { (title) }
            p.lead { (words.text(explain)) }
            @if other { p.notice { (words.text("page-link-replaces")) } }
            form method="post" { button.button type="submit" { (words.text("page-link-confirm")) } }
        }
    };
    page(&app, &title, Place::Other, &body).into_response()
}

/// `POST /link/{token}`
pub async fn open(app: App, who: Who, path: Result<Path<String>, PathRejection>) -> Response {
    let Some(link) = path.ok().and_then(|Path(text)| Token::parse(&text)) else { return dead(&app) };
    let browser = Token::from_random(app.random());
    let used = app.records.storage().use_link(link.hash(), browser.hash(), app.now().timestamp()).await;
    match used {
        Ok(Ok(_)) => match left(&app, who).await.and_then(|()| cookie(&app, &browser)) {
            Ok(cookie) => {
                let to = HeaderValue::from_static("/progress");
                (StatusCode::SEE_OTHER, [(header::SET_COOKIE, cookie), (header::LOCATION, to)])
                    .into_response()
            }
            Err(problem) => problem.respond(&app, false),
        },
        Ok(Err(_)) => dead(&app),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}

/// The cookie has room for one: whoever was signed in here is no more.
async fn left(app: &App, who: Who) -> Result<(), Problem> {
    let Some(signed) = who.signed else { return Ok(()) };
    Ok(app.records.storage().sign_out(signed.account.id, signed.sign_in.token).await?)
}

fn dead(app: &App) -> Response {
    let words = app.words();
    let title = words.text("page-link-invalid-title");
    let body = html! {
        div.page.narrow {
            h1 { (title) }
            p.lead { (words.text("page-link-invalid")) }
        }
    };
    (StatusCode::GONE, page(app, &title, Place::Other, &body)).into_response()
}
