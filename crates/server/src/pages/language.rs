//! `/language`: the language that somebody chooses for this browser.

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use library::Language;

use super::check::Fields;
use crate::app::App;
use crate::language::COOKIE;
use crate::problem::Problem;

/// Browsers keep a cookie for 400 days at most.
pub(super) const LIFE_S: u32 = 400 * 24 * 3600;

/// `POST /language`: back to the page that asked, in its other language.
pub async fn choose(app: App, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let chosen = fields.get("language").and_then(|tag| Language::of(tag));
    let Some(language) = chosen else {
        return Problem::Unreadable.respond(&app, false);
    };
    let secure = if app.config.https() { "; Secure" } else { "" };
    // Not strict: a guide that is reached by a link from elsewhere is read in the chosen language, too.
    let cookie = format!("{COOKIE}={language}; Path=/; Max-Age={LIFE_S}; HttpOnly; SameSite=Lax{secure}");
    let Ok(cookie) = HeaderValue::from_str(&cookie) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back(&headers))).into_response()
}

/// The path of the page that asked: never another site, whatever the header says.
fn back(headers: &HeaderMap) -> String {
    let from = headers.get(header::REFERER).and_then(|value| value.to_str().ok()?.parse::<Uri>().ok());
    let path = from.as_ref().and_then(Uri::path_and_query).map(|path| path.as_str());
    path.filter(|path| path.starts_with('/') && !path.starts_with("//")).unwrap_or("/").to_owned()
}
