//! What of one person is counted for whoever pays: how far they had come when a month ended.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use crate::course::pain;
use crate::fact::Fact;
use crate::rules::ProgrammeRules;
use crate::state::{State, days_since, fold_more};

/// In so many weeks since it began somebody must have done a session to have completed a programme.
pub const WEEKS_WITH_SESSIONS: usize = 8;
/// Days between the first answer on pain and the one that it is compared with, at least.
pub const DAYS_BETWEEN: i64 = 28;

/// A month: from its first moment on, until the first of the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first moment.
    pub from: Timestamp,
    /// The first moment after it.
    pub until: Timestamp,
}

/// One person at the end of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Whoever pays for them.
    pub sponsor: Uuid,
    /// They have done something in a session of this month.
    pub active: bool,
    /// Their programme has had its weeks, and in [`WEEKS_WITH_SESSIONS`] of them or more they have done a session.
    pub completed: bool,
    /// How their average pain, 0 to 10, has changed since they began, where two answers lie [`DAYS_BETWEEN`] or more apart; less is better.
    pub change: Option<f64>,
}

/// A person's share in each of these months, earliest first; none where nobody pays for them then, or they had taken back their agreement.
///
/// What counts is what the server had recorded by the end of the month. Nothing of that is ever edited, so that a month that is counted
/// again later gives the same share.
pub fn shares(facts: &[Fact], months: &[Month], rules: &ProgrammeRules) -> Vec<Option<Share>> {
    let mut state = State::default();
    let mut rest = facts;
    let mut shares = Vec::with_capacity(months.len());
    for month in months {
        let known = rest.iter().take_while(|fact| fact.recorded_at < month.until).count();
        let (before, after) = rest.split_at(known);
        fold_more(&mut state, before);
        rest = after;
        shares.push(share(&state, *month, i64::from(rules.end_weeks)));
    }
    shares
}

fn share(state: &State, month: Month, course_weeks: i64) -> Option<Share> {
    state.consent()?;
    let sponsor = state.sponsor()?;
    let done = || {
        let with_something = state.sessions.iter().filter(|session| !session.results.is_empty());
        with_something.map(|session| session.started_at.timestamp())
    };
    let active = done().any(|at| month.from <= at && at < month.until);
    let completed = state.began.is_some_and(|(began, _)| {
        let weeks: BTreeSet<i64> =
            done().filter(|at| *at >= began).map(|at| days_since(began, at) / 7).collect();
        days_since(began, month.until) >= 7 * course_weeks && weeks.len() >= WEEKS_WITH_SESSIONS
    });
    let change = pain(state)
        .ends()
        .filter(|(first, last)| days_since(first.at, last.at) >= DAYS_BETWEEN)
        .map(|(first, last)| last.value - first.value);
    Some(Share { sponsor, active, completed, change })
}
