//! The one thing to do now.

use jiff::Zoned;
use uuid::Uuid;

use super::Case;
use super::session::session_plan;
use crate::choices::prescribed;
use crate::decide::MORNING_H;
use crate::event::{After, Enrolment};
use crate::rules::Rules;
use crate::screening::CheckKind;
use crate::state::{Gate, SessionSummary, State};
use crate::ticket::{Prescribed, Ticket};

/// Pain some time after a session is first asked after so many minutes, and for so many hours.
const HALF_HOUR_MIN: i64 = 30;
const HALF_HOUR_UNTIL_H: i64 = 6;
/// A night has at least so many hours.
const NIGHT_H: i64 = 4;

/// The one thing to do now. What stands before a session of its own kind comes from the gate.
#[derive(Debug, Clone, PartialEq)]
pub enum Today {
    /// Agreement and country come first.
    Agree,
    /// Sessions are closed.
    Closed,
    /// How much it hurts some time after a session.
    Pain {
        /// Its ticket.
        ticket: Uuid,
        /// When it is asked for.
        moment: After,
    },
    /// A session was begun and may go on.
    GoOn {
        /// What it runs on.
        ticket: Ticket,
    },
    /// All safety questions, before anything is planned.
    Check,
    /// The intake.
    Intake,
    /// There is no programme yet: it waits for a clinician.
    Waiting,
    /// No exercise is surely right for the person; somebody who knows them has been asked to look.
    NothingFits,
    /// A session of the programme.
    Session {
        /// The safety questions that come before it; none where there is leave already.
        check: Option<CheckKind>,
        /// True where only the easiest set is to be done.
        easiest: bool,
        /// What it consists of.
        plan: Vec<Prescribed>,
        /// Seconds that it takes, with rests.
        takes_s: u32,
    },
    /// Nothing more today.
    Rest {
        /// True where a session was done today; else those of the week are done.
        done_today: bool,
    },
}

/// Says what there is to do at `now`, in the person's own zone.
pub fn today(state: &State, rules: &Rules, now: &Zoned) -> Today {
    Case { state, rules, now }.today()
}

impl Case<'_> {
    fn today(&self) -> Today {
        let gate = self.gate();
        match &gate {
            Gate::Locked { .. } | Gate::Unreadable { .. } => return Today::Closed,
            Gate::NeedsConsentAndCountry { .. } => return Today::Agree,
            _ => {}
        }
        if let Some(pain) = self.pain_due() {
            return pain;
        }
        if let Gate::InSession { ticket } = gate {
            if prescribed(self.state, &ticket, &self.rules.catalogue).is_empty() {
                return Today::NothingFits;
            }
            return Today::GoOn { ticket };
        }
        let (check, leave_easiest) = match &gate {
            Gate::NeedsCheck { check } => (Some(*check), false),
            Gate::Open { clearance } => (None, clearance.easiest),
            _ => (None, false),
        };
        if self.state.intake().is_none() {
            return if check == Some(CheckKind::Full) { Today::Check } else { Today::Intake };
        }
        let Some(programme) = self.state.programme() else {
            return match (check, self.state.enrolment) {
                (Some(CheckKind::Full), _) => Today::Check,
                (_, Enrolment::Clinic) => Today::Waiting,
                (_, Enrolment::SelfGuided) => Today::NothingFits,
            };
        };
        let constraints = self.state.constraints();
        if programme.forbidden(&self.rules.catalogue, &constraints).count() == programme.items.len() {
            return Today::NothingFits;
        }
        let done_today = self.done_within(1) > 0;
        if done_today || self.done_within(7) >= programme.sessions as usize {
            return Today::Rest { done_today };
        }
        let easiest = leave_easiest || self.eased();
        let catalogue = &self.rules.catalogue;
        let plan = session_plan(self.state, programme, catalogue, easiest, self.now.timestamp());
        if plan.is_empty() {
            return Today::Rest { done_today };
        }
        let takes = |part: &Prescribed| {
            let exercise = catalogue.exercise(&part.exercise);
            exercise.map_or(0, |exercise| self.rules.programme.takes_s(exercise, part.amount))
        };
        let takes_s = plan.iter().map(takes).sum();
        Today::Session { check, easiest, plan, takes_s }
    }

    /// Sessions of the programme that ended within so many days, today among them, as the person's calendar counts.
    fn done_within(&self, days: i32) -> usize {
        let ended = |session: &&SessionSummary| {
            !session.ticket.plan.is_empty()
                && session.late.is_none()
                && session.ended_at.as_ref().is_some_and(|at| self.days_ago(at) < days)
        };
        self.state.sessions.iter().filter(ended).count()
    }

    fn days_ago(&self, at: &Zoned) -> i32 {
        let day = at.with_time_zone(self.now.time_zone().clone()).date();
        self.now.date().since(day).map_or(0, |span| span.get_days())
    }

    /// Pain after the last session of the programme, where it is time to ask.
    fn pain_due(&self) -> Option<Today> {
        let session = self.state.sessions.iter().rev().find(|session| session.ended_at.is_some())?;
        let ended = session.ended_at.as_ref()?;
        if session.ticket.plan.is_empty() || session.late.is_some() {
            return None;
        }
        let since = self.now.timestamp().duration_since(ended.timestamp());
        let ask = |moment| Some(Today::Pain { ticket: session.ticket.ticket, moment });
        let next_day = self.days_ago(ended) > 0;
        if session.pain_morning.is_none() && next_day && (NIGHT_H..MORNING_H).contains(&since.as_hours()) {
            return ask(After::Morning);
        }
        let soon = since.as_mins() >= HALF_HOUR_MIN && since.as_hours() < HALF_HOUR_UNTIL_H;
        if session.pain_later.is_none() && session.pain_morning.is_none() && soon {
            return ask(After::HalfHour);
        }
        None
    }
}
