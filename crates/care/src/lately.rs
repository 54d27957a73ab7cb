//! What the last sessions say about the rest of the day.

use jiff::Zoned;

use crate::event::FlareUp;
use crate::progression::Colour;
use crate::rules::{ProgrammeRules, Rules};
use crate::state::{SessionSummary, State};

/// What the last sessions say about the rest of the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lately {
    /// True where a session ended today.
    pub moved_today: bool,
    /// True where that should be all for today: it hurt too much, or a flare-up lasts.
    pub enough: bool,
    /// The session of today that hurt too much, the latest first, as long as nothing was decided on it.
    pub hurt: Option<Hurt>,
}

/// A session that hurt too much to lead to more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hurt {
    /// The worst pain during it, 0 to 10.
    pub peak: u8,
    /// True where the next morning is asked for, and decides: a session of the programme.
    pub asked: bool,
    /// True where the next session is the easiest set until that is decided.
    pub easiest: bool,
}

/// What the last sessions say about the rest of the day, at `now` in the person's own zone.
pub fn lately(state: &State, rules: &Rules, now: &Zoned) -> Lately {
    let today = now.date();
    let of_today = |session: &&SessionSummary| {
        let day = |at: &Zoned| at.with_time_zone(now.time_zone().clone()).date();
        session.late.is_none() && session.ended_at.as_ref().is_some_and(|at| day(at) == today)
    };
    let numbers = &rules.programme;
    let moved: Vec<&SessionSummary> = state.sessions.iter().filter(of_today).collect();
    let flares = state.flare_up().is_some_and(|(flare, _)| flare == FlareUp::Began);
    let hurt = moved.iter().rev().find_map(|session| Some((session, hurt(session, numbers)?)));
    let decided = |session: &SessionSummary| {
        state.made().any(|made| made.decision.session == Some(session.ticket.ticket))
    };
    Lately {
        moved_today: !moved.is_empty(),
        enough: !moved.is_empty() && (flares || hurt.is_some()),
        hurt: hurt.filter(|(session, _)| !decided(session)).map(|(_, hurt)| hurt),
    }
}

/// A session whose worst pain is above what may lead to a step up, or so much that a step down may follow.
fn hurt(session: &SessionSummary, rules: &ProgrammeRules) -> Option<Hurt> {
    let peak = session.pain().peak?;
    let colour = session.judgement(rules).colour;
    let asked = !session.ticket.plan.is_empty() && session.pain_morning.is_none();
    (peak > rules.green_peak || colour >= Colour::Red).then_some(Hurt {
        peak,
        asked,
        easiest: asked && colour >= Colour::Red,
    })
}
