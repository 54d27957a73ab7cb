//! `/check`: consent and country, then the short safety check. All of it is state on the server; there is nothing to skip.

pub mod consent;
pub mod questions;

use std::collections::BTreeMap;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Form, FromRequest, Query, Request};
use axum::response::Response;
use care::{Action, Command, Gate};
use jiff::Zoned;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::problem::Problem;

/// What an address may carry: which exercise the person is on the way to.
#[derive(Debug, Deserialize)]
pub struct Towards {
    exercise: Option<String>,
    /// `country`: the person wants to name another one.
    change: Option<String>,
}

impl Towards {
    /// An address that cannot be read leads to the usual exercise.
    fn read(query: Result<Query<Self>, QueryRejection>) -> Self {
        query.map_or(Self { exercise: None, change: None }, |Query(towards)| towards)
    }
}

/// A posted form, field by field; what it lacks is seen by the rules.
pub struct Fields(pub(crate) BTreeMap<String, String>);

impl FromRequest<App> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &App) -> Result<Self, Response> {
        let app = state.read_by(request.headers());
        match Form::from_request(request, state).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(rejection) => Err(Problem::of_form(&rejection).respond(&app, false)),
        }
    }
}

/// The exercise of a person who has not named one.
pub(super) const DEFAULT_EXERCISE: &str = "cat-cow";

/// The exercise that is meant: one that the library has.
fn exercise(app: &App, wished: Option<&str>) -> String {
    wished.filter(|slug| app.rules.doses.contains_key(*slug)).unwrap_or(DEFAULT_EXERCISE).to_owned()
}

/// Where the person belongs now.
fn way(gate: &Gate, slug: &str) -> Option<String> {
    match gate {
        Gate::NeedsConsentAndCountry { .. } => None,
        Gate::NeedsCheck { .. } => Some(format!("/check/questions?exercise={slug}")),
        Gate::Open { .. } => Some(format!("/session/{slug}")),
        Gate::InSession { ticket } => Some(format!("/session/{}", ticket.exercise)),
        Gate::Locked { lock } if lock.recheck => Some("/check/again".to_owned()),
        Gate::Locked { .. } | Gate::Unreadable { .. } => Some("/advice".to_owned()),
    }
}

/// What every form carries: the id that makes a double tap count once, and a place for the person's zone.
pub(crate) fn hidden_command(app: &App) -> Markup {
    html! {
        input type="hidden" name="command" value=(app.fresh_id());
        input type="hidden" name="zone" value="";
    }
}

/// The same with the exercise that the person is on the way to.
pub(super) fn hidden(app: &App, slug: &str) -> Markup {
    html! {
        (hidden_command(app))
        input type="hidden" name="exercise" value=(slug);
    }
}

/// The command of a form.
///
/// Its id is made from the form's own id and everything that was answered: a double tap counts once, but the same page
/// sent again with other answers is another command.
pub(super) fn command(app: &App, fields: &BTreeMap<String, String>, action: Action) -> Command {
    let mut hash = Sha256::new();
    hash.update(format!("{:?}", std::mem::discriminant(&action)));
    for text in fields.iter().flat_map(|(name, value)| [name, value]) {
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    }
    let digest: [u8; 32] = hash.finalize().into();
    let id = match (fields.contains_key("command"), digest.first_chunk::<16>()) {
        (true, Some(bytes)) => uuid::Builder::from_custom_bytes(*bytes).into_uuid(),
        _ => app.fresh_id(),
    };
    let zone = fields.get("zone").filter(|name| !name.is_empty()).and_then(|name| TimeZone::get(name).ok());
    let now = app.now();
    let occurred_at: Zoned = match zone {
        Some(zone) => now.with_time_zone(zone),
        None => now,
    };
    Command { id, occurred_at, action }
}
