//! `/session` and `/session/{slug}`: hand out the leave for a session and the page that runs it, or lead to what stands before.

mod dialogs;
mod frame;
mod page;
mod plan;
mod stage;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Command, Gate, Outcome, Refused, State, Ticket};
use record::Loaded;
use uuid::Uuid;

pub use page::{SCRIPT, STYLES, page};

use crate::app::App;
use crate::binding;
use crate::pages::check::towards;
use crate::problem::Problem;

/// Which session is wished: that of the programme, or one exercise.
#[derive(Clone, Copy)]
enum Wish<'a> {
    Programme,
    One(&'a str),
}

impl Wish<'_> {
    fn action(self) -> Action {
        match self {
            Self::Programme => Action::StartProgramme {},
            Self::One(slug) => Action::StartSession { exercise: slug.to_owned() },
        }
    }

    /// An address on the way to it.
    fn on_the_way(self, path: &str) -> String {
        match self {
            Self::Programme => path.to_owned(),
            Self::One(slug) => towards(path, Some(slug)),
        }
    }

    /// Where somebody goes who may not begin it: there is no programme yet, or the exercise is not for them.
    fn instead(self, state: &State) -> String {
        match self {
            Self::Programme if state.intake().is_none() => "/intake".to_owned(),
            Self::Programme => "/programme".to_owned(),
            Self::One(_) => self.on_the_way("/advice"),
        }
    }

    fn is(self, ticket: &Ticket) -> bool {
        match self {
            Self::Programme => !ticket.plan.is_empty(),
            Self::One(slug) => ticket.plan.is_empty() && ticket.exercise == slug,
        }
    }
}

/// Where a session on this ticket is.
pub(super) fn address_of(ticket: &Ticket) -> String {
    if ticket.plan.is_empty() { format!("/session/{}", ticket.exercise) } else { "/session".to_owned() }
}

/// `GET /session`
pub async fn programme(app: App, headers: HeaderMap) -> Response {
    show(&app, &headers, Wish::Programme).await
}

/// `GET /session/{slug}`
pub async fn one(app: App, path: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    let Ok(Path(slug)) = path else { return Problem::NotFound.respond(&app, false) };
    if app.library.exercise(&slug).is_none() {
        return Problem::NotFound.respond(&app, false);
    }
    if !app.rules.doses.contains_key(&slug) {
        // It is done as part of a programme.
        return Redirect::to(&format!("/exercise/{slug}")).into_response();
    }
    show(&app, &headers, Wish::One(&slug)).await
}

async fn show(app: &App, headers: &HeaderMap, wish: Wish<'_>) -> Response {
    // A page fetched ahead of time would use up the leave for a session that nobody does.
    if headers.contains_key("sec-purpose") {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match leave(app, headers, wish).await {
        Ok(Leave::Go { person, ticket, state }) => render(app, person, &ticket, &state),
        Ok(Leave::Elsewhere(to)) => Redirect::to(&to).into_response(),
        Err(problem) => problem.respond(app, false),
    }
}

enum Leave {
    Go { person: Uuid, ticket: Ticket, state: Box<State> },
    Elsewhere(String),
}

async fn leave(app: &App, headers: &HeaderMap, wish: Wish<'_>) -> Result<Leave, Problem> {
    let elsewhere = |to: &str| Ok(Leave::Elsewhere(to.to_owned()));
    let Some(person) = binding::person(app, headers).await? else {
        return elsewhere(&wish.on_the_way("/check"));
    };
    let loaded = app.records.load(person).await?;
    let ticket = match app.gate(&loaded.state) {
        // What is known by now may forbid all of it.
        Gate::InSession { ticket }
            if care::prescribed(&loaded.state, &ticket, &app.rules.catalogue).is_empty() =>
        {
            return elsewhere("/today");
        }
        Gate::InSession { ticket } if wish.is(&ticket) => ticket,
        Gate::InSession { ticket } => return elsewhere(&address_of(&ticket)),
        Gate::Open { .. } => match start(app, person, wish, &loaded).await? {
            Some(ticket) => ticket,
            None => return elsewhere(&wish.instead(&loaded.state)),
        },
        Gate::Locked { .. } | Gate::Unreadable { .. } => return elsewhere("/advice"),
        Gate::NeedsConsentAndCountry { .. } | Gate::NeedsCheck { .. } => {
            return elsewhere(&wish.on_the_way("/check"));
        }
    };
    Ok(Leave::Go { person, ticket, state: Box::new(loaded.state) })
}

/// A ticket; none where there is no programme to start, or the exercise is not for this person.
async fn start(app: &App, person: Uuid, wish: Wish<'_>, loaded: &Loaded) -> Result<Option<Ticket>, Problem> {
    let occurred_at = app.now().with_time_zone(app.zone_of(loaded));
    let command = Command { id: app.fresh_id(), occurred_at, action: wish.action() };
    match app.records.handle(person, &command, &app.rules).await {
        Ok(Outcome::Started { ticket }) => Ok(Some(ticket)),
        Ok(_) => Err(Problem::Server),
        Err(record::Error::Refused(Refused::NoProgramme | Refused::Forbidden)) => Ok(None),
        Err(error) => Err(Problem::from(error)),
    }
}

fn render(app: &App, person: Uuid, ticket: &Ticket, state: &State) -> Response {
    let Some(plan) = plan::of(app, person, ticket, state) else {
        tracing::error!("a ticket names an exercise or a country that this library does not have");
        return Problem::Server.respond(app, false);
    };
    page::page(app, Some(app.offline()), Some(&plan)).into_response()
}
