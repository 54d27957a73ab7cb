//! `/check`: consent and country, then the safety questions. All of it is state on the server; there is nothing to skip.

mod answers;
pub mod consent;
pub mod questions;
mod short;
mod step;

use std::collections::BTreeMap;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Form, FromRequest, Query, Request};
use axum::response::Response;
use care::{Action, Command, Gate, State};
use jiff::Zoned;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::app::App;
use crate::pages::session::address_of;
use crate::problem::Problem;

/// What an address may carry. It says nothing about a person.
#[derive(Debug, Default, Deserialize)]
pub struct Towards {
    /// The exercise that the person is on the way to; none for their programme.
    pub(super) exercise: Option<String>,
    /// `country`: the person wants to name another one.
    change: Option<String>,
    /// The how many-eth question.
    n: Option<usize>,
}

impl Towards {
    /// An address that cannot be read leads nowhere in particular.
    pub(super) fn read(query: Result<Query<Self>, QueryRejection>) -> Self {
        query.map_or_else(|_| Self::default(), |Query(towards)| towards)
    }
}

/// A posted form, field by field; what it lacks is seen by the rules.
#[derive(Default)]
pub struct Fields(pub(crate) BTreeMap<String, String>);

impl Fields {
    /// What a field says; empty where it is not there.
    pub fn text(&self, name: &str) -> &str {
        self.0.get(name).map(String::as_str).unwrap_or_default()
    }
}

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

/// The exercise that is meant, where it is one that can be done on its own; none for the person's programme.
pub(super) fn exercise(app: &App, wished: Option<&str>) -> Option<String> {
    wished.filter(|slug| app.rules.doses.contains_key(*slug)).map(str::to_owned)
}

/// An address with the exercise that the person is on the way to.
pub(super) fn towards(path: &str, slug: Option<&str>) -> String {
    match slug {
        Some(slug) => format!("{path}?exercise={slug}"),
        None => path.to_owned(),
    }
}

/// Where somebody with leave for a session goes: to the exercise that they wanted, else to their programme and what it needs.
pub(super) fn onward(state: &State, slug: Option<&str>) -> String {
    match slug {
        Some(slug) => format!("/session/{slug}"),
        None if state.intake().is_none() => "/intake".to_owned(),
        None if state.programme().is_none() => "/programme".to_owned(),
        None => "/session".to_owned(),
    }
}

/// Where the person belongs now.
fn way(gate: &Gate, state: &State, slug: Option<&str>) -> Option<String> {
    match gate {
        Gate::NeedsConsentAndCountry { .. } => None,
        Gate::NeedsCheck { .. } => Some(towards("/check/questions", slug)),
        Gate::Open { .. } => Some(onward(state, slug)),
        Gate::InSession { ticket } => Some(address_of(ticket)),
        Gate::Locked { lock } if lock.recheck => Some("/check/again".to_owned()),
        Gate::Locked { .. } | Gate::Unreadable { .. } => Some("/advice".to_owned()),
    }
}

/// Where a person stands, and the country whose numbers are theirs.
struct Standing {
    gate: Gate,
    state: State,
    /// The emergency number, and the country's name.
    number: String,
    country: String,
    /// True where a session ended today.
    moved_today: bool,
}

impl Standing {
    async fn of(app: &App, person: Uuid) -> Result<Self, Problem> {
        let loaded = app.records.load(person).await?;
        let moved_today = app.lately(&loaded).moved_today;
        let state = loaded.state;
        let country = state.country().and_then(|code| app.library.country(code));
        let words = app.words();
        // After a stop questions are asked also of somebody who has named another country since.
        let number =
            country.map_or_else(|| words.text("page-advice-any-number"), |known| known.emergency.clone());
        let name = country.map(|known| words.text(&known.name())).unwrap_or_default();
        Ok(Self { gate: app.gate(&state), state, number, country: name, moved_today })
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
fn hidden(app: &App, slug: Option<&str>) -> Markup {
    html! {
        (hidden_command(app))
        @if let Some(slug) = slug { input type="hidden" name="exercise" value=(slug); }
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

/// Eleven buttons, 0 to 10, with what their ends mean.
pub(super) fn scale(name: &str, chosen: impl Fn(u8) -> bool, low: &str, high: &str) -> Markup {
    html! {
        div.scale {
            @for value in 0..=10_u8 {
                label.choice {
                    input type="radio" name=(name) value=(value) checked[chosen(value)];
                    span { (value) }
                }
            }
        }
        p.scale-ends { span { "0: " (low) } span { "10: " (high) } }
    }
}
