//! The JSON API of the session page: commands in, the person's own record out.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::response::{IntoResponse, Response};
use care::{Action, Command};
use serde_json::json;

use crate::app::App;
use crate::binding::Bound;
use crate::problem::Problem;

/// `POST /api/commands`: one command of a session page, safe to repeat with the same id.
///
/// Only what belongs to a session that the server has started is taken here; the check has its own pages.
pub async fn command(
    app: App,
    Bound(person): Bound,
    command: Result<Json<Command>, JsonRejection>,
) -> Response {
    // The rejection's text may quote what was sent: it goes nowhere.
    let Ok(Json(command)) = command else { return Problem::Unreadable.respond(&app, true) };
    if !matches!(
        command.action,
        Action::ExerciseDone { .. } | Action::SessionEnded { .. } | Action::Stopped { .. }
    ) {
        return Problem::Refused(care::Refused::Closed).respond(&app, true);
    }
    match app.records.handle(person, &command, &app.rules).await {
        Ok(outcome) => Json(outcome).into_response(),
        Err(error) => Problem::of(error).respond(&app, true),
    }
}

/// `GET /api/record`: the person's sessions.
pub async fn record(app: App, Bound(person): Bound) -> Response {
    match app.records.load(person).await {
        Ok(loaded) => {
            Json(json!({ "events": loaded.facts.len(), "sessions": care::sessions(&loaded.state) }))
                .into_response()
        }
        Err(error) => Problem::of(error).respond(&app, true),
    }
}
