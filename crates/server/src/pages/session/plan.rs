//! The plan of a ticket: what the session page needs of one person. The browser keeps it, so that the page also runs without a
//! network; what is the same for everybody is in `frame`.

use care::{Choices, Prescribed, Purpose, Side, State, Ticket};
use jiff::Timestamp;
use library::{Exercise, Words};
use motion::Sides;
use serde::Serialize;
use uuid::Uuid;

use super::address_of;
use crate::app::App;
use crate::figures;

/// What the page runs on.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// The record that it belongs to: several may take turns in one browser.
    pub record: Uuid,
    /// The ticket that the results are handed in with.
    pub ticket: Uuid,
    /// Where the session on this ticket is.
    pub address: String,
    /// The page's title.
    pub title: String,
    /// One line: how long it takes.
    pub lead: String,
    /// True for a session of the programme, false for one exercise.
    pub programme: bool,
    /// True where the person has said that they want to use the camera, or was not asked.
    pub camera: bool,
    /// The exercises, in order.
    pub items: Vec<Item>,
    /// Why today's session is smaller than usual, if it is.
    pub easiest: Option<String>,
    /// True where the person has wished that landmarks are kept.
    pub keep: bool,
    /// Seconds of rest between sets.
    pub rest_s: u32,
    /// Seconds until the next exercise begins.
    pub change_s: u32,
    /// The time now: a browser's clock may be wrong.
    pub now: Timestamp,
    /// When the ticket runs out.
    pub expires_at: Timestamp,
    /// The number to call.
    pub emergency: Emergency,
    /// The stage of the figure with the drawings of every exercise that may come, as markup.
    pub figure: String,
    /// Where the person goes when everything is saved.
    pub afterwards: &'static str,
}

/// One exercise with what may be done in its place.
#[derive(Debug, Clone, Serialize)]
pub struct Item {
    /// Slug as it is planned.
    pub exercise: String,
    /// The ways of doing it: as planned, then what the person may choose.
    pub ways: Vec<Way>,
    /// True once it was handed in on this ticket.
    pub done: bool,
}

/// What a way is beside the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// As planned.
    Planned,
    /// One level easier.
    Easier,
    /// One level harder.
    Harder,
    /// Another exercise.
    Instead,
}

/// One way of doing it.
#[derive(Debug, Clone, Serialize)]
pub struct Way {
    /// What it is.
    pub kind: Kind,
    /// What is prescribed.
    #[serde(flatten)]
    pub prescribed: Prescribed,
    /// Its name.
    pub name: String,
    /// One line: how it is done.
    pub line: String,
    /// How much, in words.
    pub much: String,
    /// Why it is there.
    pub why: Vec<String>,
    /// Step by step; empty where the line says all.
    pub steps: Vec<String>,
    /// The figure that shows it, by the name behind [`crate::figures::Reels::place`]; none where no figure does it this way.
    pub figure: Option<String>,
    /// How its sides are done: `none`, `turns` (one after the other) or `alternating`.
    pub sides: &'static str,
    /// True where the camera follows it; else the guide keeps the time.
    pub camera: bool,
    /// True where the curve of the back carries it.
    pub curve: bool,
    /// What the camera looks for.
    pub definition: motion::Definition,
    /// The person's own ranges.
    pub own: Vec<Own>,
    /// Seconds there and back, for the guide that keeps the time.
    pub pace: [f64; 2],
    /// Message ids of the parts of the movement, as far as they have names: there, held, the other way, back.
    pub phases: [Option<&'static str>; 4],
}

/// A range that is known from before.
#[derive(Debug, Clone, Serialize)]
pub struct Own {
    side: Option<Side>,
    range: f64,
}

/// The emergency number of the person's country.
#[derive(Debug, Clone, Serialize)]
pub struct Emergency {
    /// As it is dialled.
    pub number: String,
    /// The country's name.
    pub country: String,
}

/// The plan of a ticket; none where the library lacks what it names.
pub fn of(app: &App, person: Uuid, ticket: &Ticket, state: &State) -> Option<Plan> {
    let words = app.words();
    let country = app.library.country(state.country()?)?;
    let catalogue = &app.rules.catalogue;
    let parts = care::prescribed(state, ticket, catalogue);
    let choices = care::choices(state, catalogue, ticket, app.now().timestamp());
    let session = state.session(ticket.ticket);
    let takes_s: u32 = parts
        .iter()
        .filter_map(|part| {
            Some(app.rules.programme.takes_s(catalogue.exercise(&part.exercise)?, part.amount))
        })
        .sum();
    let maker = Maker { app, state };
    let items: Option<Vec<Item>> = parts
        .iter()
        .zip(choices)
        .map(|(part, choices)| {
            Some(Item {
                exercise: part.exercise.clone(),
                ways: maker.ways(part, choices)?,
                done: session.is_some_and(|session| session.is_done(&part.exercise)),
            })
        })
        .collect();
    let items = items.filter(|items| !items.is_empty())?;
    let programme = !ticket.plan.is_empty();
    let title = match items.first()?.ways.first() {
        Some(way) if !programme => way.name.clone(),
        _ => words.text("session-programme-title"),
    };
    let minutes = f64::from(takes_s.div_ceil(60).max(1));
    Some(Plan {
        record: person,
        ticket: ticket.ticket,
        address: address_of(ticket),
        title,
        lead: words.with("session-welcome-minutes", &[("minutes", minutes.into())]),
        programme,
        camera: state.intake().is_none_or(|intake| intake.camera),
        figure: figure(app, &items),
        items,
        easiest: ticket.easiest.then(|| words.text("advice-open-easiest")),
        keep: state.keeping().days().is_some(),
        rest_s: app.rules.programme.rest_s,
        change_s: app.rules.programme.change_s,
        now: app.now().timestamp(),
        expires_at: ticket.expires_at,
        emergency: Emergency { number: country.emergency.clone(), country: words.text(&country.name()) },
        afterwards: "/progress",
    })
}

/// The stage of the figure, for every exercise that may come.
fn figure(app: &App, items: &[Item]) -> String {
    let mut films: Vec<&str> = Vec::new();
    for film in items.iter().flat_map(|item| &item.ways).filter_map(|way| way.figure.as_deref()) {
        if !films.contains(&film) {
            films.push(film);
        }
    }
    figures::stage(app, &films, &app.words().text("session-guide-label")).into_string()
}

struct Maker<'a> {
    app: &'a App,
    state: &'a State,
}

impl Maker<'_> {
    fn ways(&self, planned: &Prescribed, choices: Choices) -> Option<Vec<Way>> {
        let chosen = [
            (Kind::Easier, choices.easier),
            (Kind::Harder, choices.harder),
            (Kind::Instead, choices.instead),
        ];
        let mut ways = vec![self.way(Kind::Planned, planned.clone())?];
        ways.extend(chosen.into_iter().filter_map(|(kind, way)| self.way(kind, way?)));
        Some(ways)
    }

    fn way(&self, kind: Kind, prescribed: Prescribed) -> Option<Way> {
        let words = self.app.words();
        let exercise = self.app.library.exercise(&prescribed.exercise)?;
        let level = exercise.levels.iter().find(|level| level.id == prescribed.level)?;
        let definition = exercise.movement.clone();
        let sides = match (exercise.per_side, definition.sides) {
            (false, _) => "none",
            (true, Sides::Alternating) => "alternating",
            (true, _) => "turns",
        };
        let own = care::own_ranges(self.state, &exercise.slug);
        Some(Way {
            kind,
            name: words.text(&exercise.name),
            line: words.text(&level.text),
            much: much(words, &prescribed),
            why: self.why(exercise),
            steps: if level.as_usual { steps(words, exercise) } else { Vec::new() },
            figure: self.app.reels.of_level(exercise, level),
            sides,
            camera: level.camera && definition.tier != motion::Tier::Timed,
            own: own.into_iter().map(|(side, range)| Own { side, range }).collect(),
            curve: definition.primary().is_some_and(|primary| primary.signal == motion::Signal::Curve),
            pace: pace(exercise),
            phases: if level.as_usual || level.camera { phases(exercise) } else { [None; 4] },
            definition,
            prescribed,
        })
    }

    /// What it is good for, and what in the person's own answers speaks for it.
    fn why(&self, exercise: &Exercise) -> Vec<String> {
        let words = self.app.words();
        let item = self
            .state
            .programme()
            .and_then(|programme| programme.items.iter().find(|item| item.exercise == exercise.slug));
        let own = item.into_iter().flat_map(|item| &item.because);
        let own = own
            .filter(|because| because.id.starts_with("because-goal") || because.id == "because-constraint");
        std::iter::once(words.text(&exercise.purpose))
            .chain(own.map(|because| words.message(because)))
            .collect()
    }
}

fn steps(words: &Words, exercise: &Exercise) -> Vec<String> {
    std::iter::once(&exercise.start).chain(&exercise.steps).map(|id| words.text(id)).collect()
}

/// Seconds there and back that fill the repetition's own seconds.
fn pace(exercise: &Exercise) -> [f64; 2] {
    let pacing = exercise.movement.pacing;
    let scale = f64::from(exercise.repetition_s) / (pacing.there_s + pacing.back_s).max(0.1);
    [pacing.there_s * scale, pacing.back_s * scale]
}

fn phases(exercise: &Exercise) -> [Option<&'static str>; 4] {
    let phases = exercise.movement.phases;
    let named = [phases.there, phases.hold, phases.opposite, phases.back].map(|one| one.map(|one| one.id()));
    if named.iter().all(Option::is_none) && exercise.goal == Purpose::Relaxation {
        return [Some("session-breathe-in"), None, None, Some("session-breathe-out")];
    }
    named
}

/// How much, in words.
fn much(words: &Words, prescribed: &Prescribed) -> String {
    let amount = prescribed.amount;
    let args = [
        ("sets", f64::from(amount.sets).into()),
        ("repetitions", f64::from(amount.repetitions).into()),
        ("seconds", f64::from(amount.hold_s).into()),
    ];
    let much = words.with(if amount.hold_s > 0 { "session-much-held" } else { "session-much" }, &args);
    let sets = if amount.sets > 1 { words.with("session-much-sets", &args) } else { String::new() };
    let sides = if prescribed.per_side { words.text("session-much-sides") } else { String::new() };
    [much, sides, sets].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
