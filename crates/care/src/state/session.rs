//! One session as it is known: what was prescribed, done and felt.

use std::collections::BTreeMap;

use jiff::Zoned;
use serde::Serialize;

use crate::event::After;
use crate::progression::{Colour, Judgement, Pain, judge};
use crate::result::{Ended, ExerciseResult, StopReason, Tier};
use crate::rules::ProgrammeRules;
use crate::ticket::{Late, Ticket};

/// One session, as `/progress` shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionSummary {
    /// What it ran on.
    pub ticket: Ticket,
    /// When it began.
    pub started_at: Zoned,
    /// When it ended or was stopped.
    pub ended_at: Option<Zoned>,
    /// What the page saw, in the order in which it arrived.
    pub results: Vec<ExerciseResult>,
    /// Pain at the end, 0 to 10.
    pub pain_after: Option<u8>,
    /// The worst pain during the session, 0 to 10.
    pub pain_peak: Option<u8>,
    /// Pain after 30 minutes, 0 to 10.
    pub pain_later: Option<u8>,
    /// Pain the next morning, 0 to 10.
    pub pain_morning: Option<u8>,
    /// Effort, 0 to 10.
    pub effort: Option<u8>,
    /// Repetitions that the person says they did.
    pub repetitions_said: Option<u32>,
    /// Why it was stopped.
    pub stopped: Option<StopReason>,
    /// The first reason why a part of it counts for nothing.
    pub late: Option<Late>,
    /// Places in the record of its facts.
    pub facts: Vec<u64>,
    /// Which of them say how much it hurt afterwards.
    #[serde(skip)]
    pub(crate) moments: BTreeMap<u64, After>,
}

impl SessionSummary {
    /// True once all that was prescribed has been handed in. A page closed in the middle is not the end of a set: it may be
    /// taken up again on the same ticket.
    pub(crate) fn set_is_over(&self) -> bool {
        match self.ticket.plan.as_slice() {
            [] => self.results.iter().any(|result| result.ended != Ended::PageClosed),
            plan => plan.iter().all(|part| self.is_done(&part.exercise)),
        }
    }

    /// True once this exercise of the plan, or another one in its place, was handed in.
    pub fn is_done(&self, exercise: &str) -> bool {
        let handed_in =
            |result: &ExerciseResult| result.stands_for() == exercise && result.ended != Ended::PageClosed;
        self.results.iter().any(handed_in)
    }

    /// True once this very exercise was handed in for the same place of the plan: one that was left and the one that was done in
    /// its place are two.
    pub(crate) fn has_this(&self, result: &ExerciseResult) -> bool {
        let same = |other: &ExerciseResult| {
            other.exercise == result.exercise
                && other.instead_of == result.instead_of
                && other.ended != Ended::PageClosed
        };
        self.results.iter().any(same)
    }

    /// Pain around it. The peak is at least the pain at its end.
    pub fn pain(&self) -> Pain {
        Pain {
            before: Some(self.ticket.pain_before),
            peak: self.pain_peak.max(self.pain_after),
            later: self.pain_later,
            morning: self.pain_morning,
        }
    }

    /// Working seconds that were done, and that were prescribed.
    pub fn working_s(&self) -> (f64, f64) {
        let (mut done_s, mut prescribed_s) = (0.0, 0.0);
        for part in &self.ticket.plan {
            let amount = part.amount;
            let sides = if part.per_side { 2 } else { 1 };
            let planned = f64::from(amount.sets * amount.repetitions * sides).max(1.0);
            let planned_hold_s = planned * f64::from(amount.hold_s);
            let mut part_s = 0.0;
            for result in self.results.iter().filter(|result| result.stands_for() == part.exercise) {
                // What was chosen in its place counts with its own seconds, and never with more than was planned.
                let chosen_s =
                    result.chosen.and(result.chosen_s).map(|chosen_s| chosen_s.min(part.working_s));
                let (repetitions, held_s) = match chosen_s {
                    Some(_) => (f64::from(result.prescribed).max(1.0), hold_prescribed_s(result)),
                    None => (planned, planned_hold_s),
                };
                let working_s = f64::from(chosen_s.unwrap_or(part.working_s));
                let share = match result.tier {
                    _ if result.repetitions > 0 => f64::from(result.repetitions) / repetitions,
                    Tier::Measured | Tier::Counted if held_s > 0.0 => result.hold_s / held_s,
                    Tier::Measured | Tier::Counted => 0.0,
                    Tier::Timed if result.ended == Ended::Finished && result.left.is_none() => 1.0,
                    Tier::Timed => result.duration_s / working_s.max(1.0),
                };
                part_s += working_s * share.clamp(0.0, 1.0);
            }
            prescribed_s += f64::from(part.working_s);
            done_s += part_s.min(f64::from(part.working_s));
        }
        (done_s, prescribed_s)
    }

    /// Share of what was prescribed that was done, 0 to 1.
    pub fn done(&self) -> f64 {
        if self.ticket.plan.is_empty() {
            let counted: u32 = self.results.iter().map(|result| result.repetitions).sum();
            let repetitions = f64::from(counted.max(self.repetitions_said.unwrap_or(0)));
            return (repetitions / f64::from(self.ticket.repetitions.max(1))).min(1.0);
        }
        let (done_s, prescribed_s) = self.working_s();
        if prescribed_s > 0.0 { done_s / prescribed_s } else { 0.0 }
    }

    /// What follows from the pain around it, as far as it is known.
    pub fn judgement(&self, rules: &ProgrammeRules) -> Judgement {
        let stopped = matches!(self.stopped, Some(StopReason::SharpPain | StopReason::NewSymptom));
        judge(self.pain(), stopped, rules)
    }

    /// True where it counts, is over, and is known to have gone less well than it should.
    pub(crate) fn went_less_well(&self, rules: &ProgrammeRules) -> bool {
        self.ended_at.is_some() && self.late.is_none() && self.judgement(rules).colour != Colour::Green
    }
}

fn hold_prescribed_s(result: &ExerciseResult) -> f64 {
    result.parts.iter().map(|part| f64::from(part.prescribed * part.hold_prescribed_s)).sum()
}
