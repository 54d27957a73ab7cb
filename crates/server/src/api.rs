//! The JSON API of the session page: commands in, the person's own record out.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, JsonRejection};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use care::{Action, Command, Shows};
use jiff::{SignedDuration, Timestamp, Zoned};
use record::Keep;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::app::App;
use crate::binding::Bound;
use crate::problem::Problem;
use crate::replay;

/// What the device's clock says while it sends.
const DEVICE_CLOCK: &str = "x-device-clock";
/// By so much a clock is taken as right: the time on the way, and what devices differ by.
const FAIR: SignedDuration = SignedDuration::from_mins(2);

/// `POST /api/commands`: one command of a session page, safe to repeat with the same id.
///
/// Only what belongs to a session that the server has started is taken here; the check has its own pages.
pub async fn command(
    app: App,
    Bound(person): Bound,
    headers: HeaderMap,
    command: Result<Json<Command>, JsonRejection>,
) -> Response {
    let mut command = match command {
        Ok(Json(command)) => command,
        Err(rejection) => return Problem::of_json(&rejection).respond(&app, true),
    };
    if !matches!(
        command.action,
        Action::ExerciseDone { .. } | Action::SessionEnded { .. } | Action::Stopped { .. }
    ) {
        return Problem::Refused(care::Refused::Closed).respond(&app, true);
    }
    put_right(&mut command, &headers, app.now().timestamp());
    match app.records.handle(person, &command, &app.rules).await {
        Ok(outcome) => Json(outcome).into_response(),
        Err(error) => Problem::from(error).respond(&app, true),
    }
}

/// A device whose clock is wrong tells by it when something happened and when it sends that; how long ago it was is right all the
/// same. So the moment is told by the server's clock, also of what has waited for a connection.
fn put_right(command: &mut Command, headers: &HeaderMap, now: Timestamp) {
    let sent = headers.get(DEVICE_CLOCK).and_then(|value| value.to_str().ok()?.parse::<Timestamp>().ok());
    let Some(away) = sent.map(|sent| now.duration_since(sent)).filter(|away| away.abs() > FAIR) else {
        return;
    };
    if let Ok(moment) = command.occurred_at.timestamp().checked_add(away) {
        // Nothing happens after it was sent.
        command.occurred_at = moment.min(now).to_zoned(command.occurred_at.time_zone().clone());
    }
}

/// What stands in the first line of a request with a recording.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: Uuid,
    #[serde(deserialize_with = "care::deserialize_moment")]
    occurred_at: Zoned,
    ticket: Uuid,
    shows: Shows,
}

/// `POST /api/recordings`: landmarks of a set that the person wants kept. A line of JSON, then the recording as it is; safe to repeat
/// with the same id.
pub async fn recording(app: App, Bound(person): Bound, body: Result<Bytes, BytesRejection>) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return Problem::TooLarge.respond(&app, true);
        }
        Err(_) => return Problem::Recording.respond(&app, true),
    };
    match keep(&app, person, body).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(problem) => problem.respond(&app, true),
    }
}

async fn keep(app: &App, person: Uuid, body: Bytes) -> Result<(), Problem> {
    let line = body.iter().position(|byte| *byte == b'\n').ok_or(Problem::Recording)?;
    let head: Head = serde_json::from_slice(&body[..line]).map_err(|_| Problem::Recording)?;
    head.shows.validate().map_err(|_| Problem::Recording)?;
    let bytes = body.slice(line + 1..);
    // Reading a long one takes a while in which others must not wait.
    let checked = bytes.clone();
    let whole = tokio::task::spawn_blocking(move || replay::is_whole(&checked)).await;
    if !whole.unwrap_or(false) {
        return Err(Problem::Recording);
    }
    let Head { id, occurred_at, ticket, shows } = head;
    let keep = Keep { command: id, occurred_at: &occurred_at, ticket, shows: Some(&shows), bytes: &bytes };
    app.records.keep_recording(person, &keep).await?;
    Ok(())
}

/// `GET /api/record`: the person's sessions.
pub async fn record(app: App, Bound(person): Bound) -> Response {
    match app.records.load(person).await {
        Ok(loaded) => {
            Json(json!({ "events": loaded.facts.len(), "sessions": care::sessions(&loaded.state) }))
                .into_response()
        }
        Err(error) => Problem::from(error).respond(&app, true),
    }
}
