//! The reminders as a calendar file: to download, and at a secret address for calendar programmes.
//!
//! The address needs no cookie; whoever knows it learns at which hours somebody sets time aside, and nothing else. Asking for it
//! changes nothing, however often.

use access::{AccessStorage, Token};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use library::Language;
use record::Loaded;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::app::App;
use crate::binding::Owner;
use crate::calendar::Calendar;
use crate::problem::Problem;

/// How an address ends, so that programmes know what to expect.
pub const ENDING: &str = ".ics";

/// `GET /settings/reminders.ics`
pub async fn download(app: App, Owner(person, loaded): Owner) -> Response {
    file(&app, person, &loaded, "attachment; filename=\"calendar.ics\"")
}

/// `GET /calendar/{token}.ics`
pub async fn subscribed(app: App, path: Result<Path<String>, PathRejection>) -> Response {
    let gone = || (StatusCode::NOT_FOUND, "There is no calendar here.\n").into_response();
    let token = path.ok().and_then(|Path(name)| Token::parse(name.strip_suffix(ENDING)?));
    let Some(token) = token else { return gone() };
    let calendar = match app.records.storage().calendar(token.hash()).await {
        Ok(calendar) => calendar.filter(|calendar| calendar.tenant == app.records.tenant().0),
        Err(error) => return Problem::from(error).respond(&app, true),
    };
    let Some(calendar) = calendar else { return gone() };
    match app.records.load(calendar.person).await {
        Ok(loaded) => file(&app, calendar.person, &loaded, "inline; filename=\"calendar.ics\""),
        Err(error) => Problem::from(error).respond(&app, true),
    }
}

fn file(app: &App, person: Uuid, loaded: &Loaded, disposition: &'static str) -> Response {
    let preferences = loaded.state.preferences();
    let sequence = loaded.state.preferences_fact();
    let set = usize::try_from(sequence).ok().and_then(|place| loaded.facts.get(place.checked_sub(1)?));
    let now = app.now();
    let reminder = preferences.reminder.as_ref();
    let language = reminder.and_then(|reminder| Language::of(&reminder.language));
    let title = app.library.words(language.unwrap_or_default()).text("page-calendar-title");
    // The record's own id stays inside.
    let uid: String = Sha256::digest([b"calendar".as_slice(), person.as_bytes()].concat())[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let calendar = Calendar {
        title: &title,
        reminder,
        set_on: set.map_or(now.date(), |fact| fact.occurred_at.date()),
        uid: &uid,
        sequence,
        stamp: now.timestamp(),
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
    ];
    (headers, calendar.to_text()).into_response()
}
