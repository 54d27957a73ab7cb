//! A session: its start, its stop, and what arrives too late.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use super::{Case, lock};
use crate::catalogue::{Amount, Catalogue};
use crate::choices::forbids_alone;
use crate::command::Refused;
use crate::decision::{Change, Decision};
use crate::event::Event;
use crate::lock::LockCause;
use crate::programme::{Item, Programme};
use crate::progression::{Colour, shrink};
use crate::result::{StopReason, check_0_to_10, check_repetitions, stop_outcome};
use crate::screening::{Disposition, Finding};
use crate::state::{SessionSummary, State, days_since, within};
use crate::ticket::{Clearance, Late, Prescribed, Ticket};

impl Case<'_> {
    pub(super) fn start_one(
        &self,
        exercise: &str,
        clearance: &Clearance,
        fresh: Uuid,
    ) -> Result<Event, Refused> {
        let dose = self.rules.doses.get(exercise).ok_or(Refused::UnknownExercise)?;
        let known = self.rules.catalogue.exercise(exercise);
        if known.is_some_and(|known| known.usual().is_none() || forbids_alone(self.state, known).is_some()) {
            return Err(Refused::Forbidden);
        }
        let repetitions = if clearance.easiest { dose.easiest } else { dose.repetitions };
        Ok(started(exercise, repetitions, Vec::new(), clearance.easiest, clearance, fresh))
    }

    pub(super) fn start_programme(&self, clearance: &Clearance, fresh: Uuid) -> Result<Event, Refused> {
        let programme = self.state.programme().ok_or(Refused::NoProgramme)?;
        let easiest = clearance.easiest || self.eased();
        let plan = session_plan(self.state, programme, &self.rules.catalogue, easiest, self.now.timestamp());
        let first = plan.first().ok_or(Refused::NoProgramme)?;
        let (exercise, repetitions) = (first.exercise.clone(), first.amount.repetitions);
        Ok(started(&exercise, repetitions, plan, easiest, clearance, fresh))
    }

    /// True where the next session is the easiest set: the last one was red and nothing has come of it yet, or a proposal of less
    /// waits for a clinician.
    pub(super) fn eased(&self) -> bool {
        let catalogue = &self.rules.catalogue;
        let now_s = self.state.programme().map_or(0, |programme| programme.week_s(catalogue));
        let less = |decision: &Decision| match &decision.change {
            Change::Programme { programme } => programme.week_s(catalogue) < now_s,
            _ => false,
        };
        let last = self.state.sessions.iter().rev().find(|session| session.ended_at.is_some());
        let red = last.is_some_and(|session| {
            let since = self.state.programme.as_ref().map(|current| current.since);
            session.judgement(&self.rules.programme).colour >= Colour::Red
                && since.is_none_or(|since| session.started_at.timestamp() >= since)
        });
        red || self.state.proposals.values().any(less)
    }

    pub(super) fn stop(
        &self,
        ticket: Uuid,
        reason: StopReason,
        occurred_at: &Zoned,
    ) -> Result<Vec<Event>, Refused> {
        let session = self.state.session(ticket).ok_or(Refused::UnknownTicket)?;
        let late = self.late(session, session.ended_at.is_some());
        let mut events = vec![Event::Stopped { ticket, reason, late }];
        let outcome = stop_outcome(reason);
        if outcome.locked_h.is_some() {
            // A stop kept in the browser counts from when it happened, within what the record can vouch for.
            let latest = self.state.latest(self.now.timestamp());
            let since = within(occurred_at, Some(session.started_at.timestamp()), latest).timestamp();
            let finding = Finding {
                rule: outcome.rule,
                disposition: Some(Disposition::Stop),
                why: outcome.message,
                clinical_row: 0,
                cleared: false,
                provenance: outcome.provenance,
            };
            events.push(lock(LockCause::Stop, Disposition::Stop, vec![finding], since, 0));
        }
        Ok(events)
    }

    /// Why what arrives now counts for nothing, if so. `part_is_there`: the session already has this part.
    pub(super) fn late(&self, session: &SessionSummary, part_is_there: bool) -> Option<Late> {
        let clock = self.now.timestamp();
        if self.state.active_lock(clock).is_some() || self.state.unknown.is_some() {
            Some(Late::AfterLock)
        } else if clock >= session.ticket.expires_at {
            Some(Late::AfterExpiry)
        } else if part_is_there || (session.ended_at.is_some() && session.stopped.is_none()) {
            // After a stop the page still hands in what was done until then, once.
            Some(Late::AfterEnd)
        } else {
            None
        }
    }
}

/// What a session of the programme consists of today. An exercise that a constraint forbids by now is left out, and one that was
/// done often enough this week; on an easy day each is done in its easiest way.
pub(super) fn session_plan(
    state: &State,
    programme: &Programme,
    catalogue: &Catalogue,
    easiest: bool,
    clock: Timestamp,
) -> Vec<Prescribed> {
    let constraints = state.constraints();
    let week = |slug: &str| {
        let in_it = |session: &&SessionSummary| {
            let plan = &session.ticket.plan;
            days_since(session.started_at.timestamp(), clock) < 7
                && plan.iter().any(|part| part.exercise == slug)
        };
        state.sessions.iter().filter(in_it).count()
    };
    let part = |item: &Item| {
        let exercise = catalogue.exercise(&item.exercise)?;
        let (place, level) = exercise.level(&item.level)?;
        if week(&exercise.slug) >= exercise.days as usize || level.forbidden_by(&constraints).is_some() {
            return None;
        }
        let (mut level, mut amount) = (level, item.amount);
        if easiest {
            let equipment = state.intake().map(|intake| intake.equipment.clone()).unwrap_or_default();
            let mut levels = exercise.levels[..=place].iter();
            level = levels.find(|level| level.suits(&constraints, &equipment)).unwrap_or(level);
            let most_s = exercise.working_s(amount);
            amount = shrink(exercise, Amount { sets: 1, ..level.dose }, most_s);
        }
        let working_s = exercise.working_s(amount);
        Some(Prescribed {
            exercise: exercise.slug.clone(),
            level: level.id.clone(),
            amount,
            per_side: exercise.per_side,
            working_s,
        })
    };
    programme.items.iter().filter_map(part).collect()
}

fn started(
    exercise: &str,
    repetitions: u32,
    plan: Vec<Prescribed>,
    easiest: bool,
    clearance: &Clearance,
    fresh: Uuid,
) -> Event {
    Event::SessionStarted {
        ticket: Ticket {
            ticket: fresh,
            exercise: exercise.to_owned(),
            repetitions,
            plan,
            easiest,
            pain_before: clearance.pain,
            rules_version: clearance.rules_version.clone(),
            expires_at: clearance.until,
        },
    }
}

/// Pain, effort and repetitions at the end of a session.
pub(super) fn felt(
    pain: Option<u8>,
    peak: Option<u8>,
    effort: Option<u8>,
    repetitions: Option<u32>,
) -> Result<(), Refused> {
    for (field, value) in [("pain", pain), ("peak", peak), ("effort", effort)] {
        if let Some(value) = value {
            check_0_to_10(field, value).map_err(Refused::Impossible)?;
        }
    }
    match repetitions {
        Some(said) => check_repetitions("repetitions_said", said).map_err(Refused::Impossible),
        None => Ok(()),
    }
}
