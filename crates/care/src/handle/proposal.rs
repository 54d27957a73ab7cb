//! A clinician's answer to a proposal.

use super::{Case, name};
use crate::catalogue::Amount;
use crate::command::{MAX_NOTE, Refused};
use crate::decision::{Change, Verdict};
use crate::event::{Enrolment, Event};
use crate::programme::Programme;
use crate::result::check;
use crate::state::SessionSummary;

impl Case<'_> {
    pub(super) fn answered(
        &self,
        proposal: u64,
        verdict: &Verdict,
        by: &str,
        note: &str,
    ) -> Result<Event, Refused> {
        if self.state.enrolment() != Enrolment::Clinic {
            return Err(Refused::SelfGuided);
        }
        let proposed = self.state.proposals.get(&proposal).ok_or(Refused::UnknownProposal)?;
        check("note", "at most 500 characters", note.chars().count() <= MAX_NOTE)
            .map_err(Refused::Impossible)?;
        match (verdict, &proposed.change) {
            (Verdict::Edited { programme }, _) => self.prescribable(programme)?,
            (Verdict::Accepted, Change::Programme { programme }) => {
                // It was made for the programme of that time, and for what was known of the person then.
                let changed = self.state.programme.as_ref().is_some_and(|current| current.fact > proposal);
                if changed || (proposed.leads_on() && self.worse_since(proposal)) {
                    return Err(Refused::OldProposal);
                }
                self.prescribable(programme)?;
            }
            _ => {}
        }
        Ok(Event::DecisionAnswered {
            proposal,
            verdict: verdict.clone(),
            by: name("by", by)?,
            note: note.to_owned(),
        })
    }

    /// True where a session of which something was told after this place in the record has gone less well.
    fn worse_since(&self, fact: u64) -> bool {
        let worse = |session: &SessionSummary| {
            session.facts.last().is_some_and(|last| *last > fact)
                && session.went_less_well(&self.rules.programme)
        };
        self.state.sessions.iter().any(worse)
    }

    /// Also a clinician prescribes nothing that a constraint of the record forbids, nor what the library does not have.
    fn prescribable(&self, programme: &Programme) -> Result<(), Refused> {
        let catalogue = &self.rules.catalogue;
        for item in &programme.items {
            let known = catalogue.exercise(&item.exercise).and_then(|exercise| exercise.level(&item.level));
            let Some((_, level)) = known else { return Err(Refused::UnknownExercise) };
            let most = Amount { sets: 10, repetitions: 100, hold_s: 600 };
            let amount = item.amount;
            let some = amount.sets >= 1 && amount.repetitions >= 1 && amount.within(most);
            check("amount", "1 to 10 sets of 1 to 100 repetitions, held for up to 600 seconds", some)
                .map_err(Refused::Impossible)?;
            if level.forbidden_by(&self.state.constraints()).is_some() {
                return Err(Refused::Forbidden);
            }
        }
        let some = (1..=7).contains(&programme.sessions)
            && (1..=4).contains(&programme.phase)
            && (1..=60).contains(&programme.minutes)
            && !programme.items.is_empty();
        check("programme", "1 to 7 sessions a week, phase 1 to 4, with exercises", some)
            .map_err(Refused::Impossible)
    }
}
