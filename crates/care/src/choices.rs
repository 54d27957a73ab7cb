//! What a session on a ticket consists of, and what the person may choose within it.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::catalogue::{Amount, Catalogue, Exercise, Level, Position};
use crate::event::Enrolment;
use crate::part::Side;
use crate::progression::shrink;
use crate::state::{State, days_since};
use crate::ticket::{Prescribed, Ticket};

/// What a person may do instead of one planned exercise. None of it takes more working seconds than the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// One level easier.
    pub easier: Option<Prescribed>,
    /// One level harder.
    pub harder: Option<Prescribed>,
    /// Another exercise of the same purpose, in its gentlest way.
    pub instead: Option<Prescribed>,
}

/// The exercises of a ticket, in order: its plan, or its one exercise in the usual way. What a constraint forbids that has become
/// known since it was issued is left out, even where nothing is left.
pub fn prescribed(state: &State, ticket: &Ticket, catalogue: &Catalogue) -> Vec<Prescribed> {
    let constraints = state.constraints();
    let mut parts = as_issued(ticket, catalogue);
    parts.retain(|part| catalogue.forbidden_by(&part.exercise, &part.level, &constraints).is_none());
    parts
}

fn as_issued(ticket: &Ticket, catalogue: &Catalogue) -> Vec<Prescribed> {
    if !ticket.plan.is_empty() {
        return ticket.plan.clone();
    }
    let one = catalogue.exercise(&ticket.exercise).and_then(|exercise| {
        let level = exercise.usual()?;
        // Where no repetitions are prescribed the hold is what counts.
        let repetitions = if ticket.repetitions == 0 { level.dose.repetitions } else { ticket.repetitions };
        Some(of(exercise, level, Amount { sets: 1, repetitions, hold_s: level.dose.hold_s }))
    });
    one.into_iter().collect()
}

/// The constraint of the person that forbids an exercise on its own, which is done in its usual way.
pub fn forbids_alone(state: &State, exercise: &Exercise) -> Option<String> {
    exercise.usual()?.forbidden_by(&state.constraints()).map(str::to_owned)
}

/// What the person may choose in each exercise of a ticket, in the order of [`prescribed`].
///
/// A level counts where no constraint forbids it and all that it needs is there. Nothing is harder on an easy day, in a flare-up,
/// for an exercise on its own, or where a clinician decides.
pub fn choices(state: &State, catalogue: &Catalogue, ticket: &Ticket, clock: Timestamp) -> Vec<Choices> {
    let constraints = state.constraints();
    let equipment = state.intake().map(|intake| intake.equipment.clone());
    // Before the intake nobody has said what is at hand: the page names what a level needs.
    let may = |level: &Level| match &equipment {
        Some(equipment) => level.suits(&constraints, equipment),
        None => level.forbidden_by(&constraints).is_none(),
    };
    let steady = !ticket.easiest && state.flare.is_none() && state.enrolment() == Enrolment::SelfGuided;
    let parts = prescribed(state, ticket, catalogue);
    let mut taken: Vec<String> = parts.iter().map(|part| part.exercise.clone()).collect();
    let mut choose = |part: &Prescribed| {
        let (exercise, place) = known(catalogue, part)?;
        let one = |level: &Level| {
            let dose = if ticket.easiest { Amount { sets: 1, ..level.dose } } else { level.dose };
            of(exercise, level, shrink(exercise, dose, part.working_s))
        };
        let easier = exercise.levels[..place].iter().rev().find(|level| may(level)).map(one);
        let harder = exercise.levels[place + 1..].iter().find(|level| may(level)).map(one);
        let harder = harder.filter(|_| steady && !ticket.plan.is_empty());
        let instead = if ticket.plan.is_empty() {
            None
        } else {
            instead(state, catalogue, exercise, &taken, &may, clock)
                .map(|(other, level)| of(other, level, shrink(other, level.dose, part.working_s)))
        };
        if let Some(instead) = &instead {
            taken.push(instead.exercise.clone());
        }
        Some(Choices { easier, harder: harder.filter(|harder| harder.working_s <= part.working_s), instead })
    };
    parts.iter().map(|part| choose(part).unwrap_or_default()).collect()
}

/// The person's own range in an exercise, for each side where it has sides: the mean of the last set that showed it.
pub fn own_ranges(state: &State, exercise: &str) -> BTreeMap<Option<Side>, f64> {
    let mut own = BTreeMap::new();
    let counting = state.sessions.iter().filter(|session| session.late.is_none());
    for result in counting.flat_map(|session| &session.results).filter(|result| result.exercise == exercise) {
        for part in &result.parts {
            if let Some(reach) = part.reach.filter(|reach| reach.mean > reach.error) {
                own.insert(part.side, reach.mean);
            }
        }
    }
    own
}

fn known<'a>(catalogue: &'a Catalogue, part: &Prescribed) -> Option<(&'a Exercise, usize)> {
    let exercise = catalogue.exercise(&part.exercise)?;
    Some((exercise, exercise.level(&part.level)?.0))
}

fn of(exercise: &Exercise, level: &Level, amount: Amount) -> Prescribed {
    Prescribed {
        exercise: exercise.slug.clone(),
        level: level.id.clone(),
        amount,
        per_side: exercise.per_side,
        working_s: exercise.working_s(amount),
    }
}

/// Another exercise of the same purpose that is not in the session and not done often enough this week; what needs the least,
/// and not the floor, first.
fn instead<'a>(
    state: &State,
    catalogue: &'a Catalogue,
    exercise: &Exercise,
    taken: &[String],
    may: &dyn Fn(&Level) -> bool,
    clock: Timestamp,
) -> Option<(&'a Exercise, &'a Level)> {
    let phase = state.programme().map_or(1, |programme| programme.phase);
    let done = |other: &Exercise| {
        let in_week = state.sessions.iter().filter(|session| {
            days_since(session.started_at.timestamp(), clock) < 7
                && session.results.iter().any(|result| result.exercise == other.slug)
        });
        in_week.count() >= other.days as usize
    };
    let fits = |other: &&Exercise| {
        other.purpose == exercise.purpose
            && other.first_phase <= phase
            && !taken.contains(&other.slug)
            && !done(other)
    };
    let candidates = catalogue.exercises.iter().filter(fits).filter_map(|other| {
        let level = other.levels.iter().find(|level| may(level))?;
        Some((other, level))
    });
    candidates.min_by_key(|(_, level)| (level.equipment.len(), level.position == Position::Floor))
}
