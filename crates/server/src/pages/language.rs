//! `/language`: the language that somebody chooses for this browser.

use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use library::Language;

use super::check::Fields;
use crate::app::App;
use crate::binding::{LIFE_S, kept};
use crate::language::COOKIE;
use crate::problem::Problem;

/// `POST /language`: back to the page that asked, in its other language.
pub async fn choose(app: App, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let chosen = fields.get("language").and_then(|tag| Language::of(tag));
    let Some(language) = chosen else {
        return Problem::Unreadable.respond(&app, false);
    };
    chosen_here(&app, COOKIE, language.tag(), &back(&headers))
}

/// Keeps in this browser what somebody has chosen for it, and goes on to a page.
pub(super) fn chosen_here(app: &App, cookie: &str, value: &str, to: &str) -> Response {
    // Not strict: a guide that is reached by a link from elsewhere is read as it was chosen, too.
    match kept(app, cookie, value, LIFE_S, "Lax") {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response(),
        Err(problem) => problem.respond(app, false),
    }
}

/// The path of the page that asked: never another site, whatever the header says.
fn back(headers: &HeaderMap) -> String {
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok()?.parse::<Uri>().ok());
    let path = from.as_ref().and_then(Uri::path_and_query).map(|path| path.as_str());
    path.filter(|path| path.starts_with('/') && !path.starts_with("//")).unwrap_or("/").to_owned()
}
