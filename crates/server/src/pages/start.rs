//! `/session/{slug}`: hands out the leave for a session and the page that runs it, or leads to what stands before it.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Command, Gate, Outcome, Ticket};
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::app::App;
use crate::assets::address;
use crate::binding;
use crate::layout::bare;
use crate::pages::session::{self, Emergency, Plan, TEXT_PREFIXES};
use crate::problem::Problem;

/// `GET /session/{slug}`
pub async fn show(app: App, path: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    let Ok(Path(slug)) = path else { return Problem::NotFound.respond(&app, false) };
    if app.library.exercise(&slug).is_none() {
        return Problem::NotFound.respond(&app, false);
    }
    // A page fetched ahead of time would use up the leave for a session that nobody does.
    if headers.contains_key("sec-purpose") {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match leave(&app, &headers, &slug).await {
        Ok(Leave::Go { ticket, country }) => render(&app, &ticket, &country),
        Ok(Leave::Elsewhere(to)) => Redirect::to(&to).into_response(),
        Err(problem) => problem.respond(&app, false),
    }
}

enum Leave {
    Go { ticket: Ticket, country: String },
    Elsewhere(String),
}

async fn leave(app: &App, headers: &HeaderMap, slug: &str) -> Result<Leave, Problem> {
    let check = || Leave::Elsewhere(format!("/check?exercise={slug}"));
    let Some(person) = binding::person(app, headers).await? else { return Ok(check()) };
    let loaded = app.records.load(person).await.map_err(Problem::of)?;
    let state = &loaded.state;
    let ticket = match app.gate(state) {
        Gate::InSession { ticket } if ticket.exercise == slug => ticket,
        Gate::InSession { ticket } => return Ok(Leave::Elsewhere(format!("/session/{}", ticket.exercise))),
        Gate::Open { .. } => start(app, person, slug, app.zone_of(&loaded)).await?,
        Gate::Locked { .. } | Gate::Unreadable { .. } => return Ok(Leave::Elsewhere("/advice".to_owned())),
        Gate::NeedsConsentAndCountry { .. } | Gate::NeedsCheck { .. } => return Ok(check()),
    };
    Ok(Leave::Go { ticket, country: state.country().unwrap_or_default().to_owned() })
}

async fn start(app: &App, person: Uuid, slug: &str, zone: TimeZone) -> Result<Ticket, Problem> {
    let action = Action::StartSession { exercise: slug.to_owned() };
    let command = Command { id: app.fresh_id(), occurred_at: app.now().with_time_zone(zone), action };
    match app.records.handle(person, &command, &app.rules).await.map_err(Problem::of)? {
        Outcome::Started { ticket } => Ok(ticket),
        _ => Err(Problem::Server),
    }
}

fn render(app: &App, ticket: &Ticket, country: &str) -> Response {
    let words = app.words();
    let (Some(exercise), Some(country)) =
        (app.library.exercise(&ticket.exercise), app.library.country(country))
    else {
        tracing::error!("a ticket names an exercise or a country that this library does not have");
        return Problem::Server.respond(app, false);
    };
    let plan = Plan {
        ticket: ticket.ticket,
        exercise: ticket.exercise.clone(),
        name: words.text(&exercise.name),
        steps: std::iter::once(&exercise.start).chain(&exercise.steps).map(|id| words.text(id)).collect(),
        easiest: (ticket.repetitions < exercise.dose().repetitions)
            .then(|| words.text("advice-open-easiest")),
        repetitions: ticket.repetitions,
        definition: exercise.movement.clone(),
        rules_version: ticket.rules_version.clone(),
        expires_at: ticket.expires_at,
        pace_s: (exercise.movement.pacing.there_s + exercise.movement.pacing.back_s) / 2.0,
        texts: words.template(&TEXT_PREFIXES),
        emergency: Emergency { number: country.emergency.clone(), country: country.name.clone() },
        vision: address("vision/"),
    };
    bare(app, &plan.name, &["app.css", "session.css"], &["session.js"], &session::page(&plan)).into_response()
}
