//! The checker's part on decisions: each explained, each by whoever may decide it.

use care::{Change, Decision, Disposition, ExerciseResult, Message, Programme, Provenance, Standing};
use jiff::Timestamp;

use super::check::Watch;
use super::ledger::{Light, Session};

/// The rule that makes a programme smaller for a flare-up.
pub(super) const FLARE_UP: &str = "flare-up";

impl Watch<'_> {
    pub(super) fn explained(&mut self, rule: &str, why: &Message, provenance: &Provenance) {
        if rule.trim().is_empty() || provenance.source.trim().is_empty() {
            self.wrong("not-explained", format!("{rule:?} has no rule or no source"));
        }
        if !self.speech.says(why) {
            self.wrong("not-explained", format!("{} has no words in some language", why.id));
        }
    }

    pub(super) fn decided(&mut self, decision: &Decision, standing: Standing, at: Timestamp) {
        self.explained(&decision.rule, &decision.why, &decision.provenance);
        if decision.facts.is_empty() || decision.facts.iter().any(|fact| !(1..self.seq).contains(fact)) {
            self.wrong("not-explained", format!("{} rests on no fact before it", decision.rule));
        }
        if ["red", "red-twice", "red-easiest"].contains(&decision.rule.as_str()) {
            let of = |session: &&mut Session| Some(session.ticket) == decision.session;
            if let Some(session) = self.sessions.iter_mut().find(of) {
                session.eased = true;
                session.proposed = standing == Standing::Proposed;
            }
        }
        if decision.rule == FLARE_UP {
            if self.halved || self.proposals.values().any(|one| one.rule == FLARE_UP) {
                self.wrong("flare-up-twice", "one flare-up makes the programme smaller twice");
            }
            self.halved |= standing == Standing::Applied;
        }
        match &decision.change {
            Change::Programme { programme } => {
                if self.barred(at) {
                    self.wrong("session-while-locked", "the programme changes while sessions are closed");
                }
                for because in programme.items.iter().flat_map(|item| &item.because) {
                    if !self.speech.says(because) {
                        self.wrong("not-explained", format!("{} has no words", because.id));
                    }
                }
                self.changes(&decision.rule, programme, false);
                match standing {
                    Standing::Applied => {
                        if self.clinic && decision.rule != "constraint" {
                            self.wrong("without-clinician", format!("{} applies", decision.rule));
                        }
                        self.follows(programme.clone());
                    }
                    Standing::Proposed => drop(self.proposals.insert(self.seq, decision.clone())),
                }
            }
            Change::SeeProvider => self.bar(Disposition::Provider, at, 0, Vec::new()),
            Change::Keep | Change::Tell => {}
        }
        self.way_back_ends |= decision.rule == "flare-rebuilt";
    }

    fn follows(&mut self, programme: Programme) {
        if let Some((before, false)) = &mut self.before_flare {
            // Of a flare-up that was told before there was one.
            before.get_or_insert_with(|| programme.clone());
        }
        self.programme = Some(programme);
    }

    /// Section 5: after a session that was too much, as its next morning has shown, there is less, or somebody looks. In a clinic
    /// one such proposal may wait.
    pub(super) fn red_was_eased(&mut self) {
        let waits = self.proposals.values().any(|one| one.rule == "red");
        let red = |session: &Session| {
            session.counts() && session.light() == Light::Red && session.morning.is_some() && !session.eased
        };
        if self.programme.is_some() && !waits && self.sessions.iter().any(red) {
            self.wrong(
                "red-not-eased",
                "a session starts, and nothing has followed from one that was too much",
            );
        }
    }

    /// What is handed in was served by now: nothing that is known to be forbidden.
    pub(super) fn served(&mut self, ticket: &uuid::Uuid, result: &ExerciseResult) {
        let planned = self.sessions.iter().filter(|session| session.ticket == *ticket);
        let mut parts = planned.flat_map(|session| &session.planned);
        let level = parts.find(|part| part.exercise == result.exercise).map(|part| part.level.clone());
        if let Some(limit) = level.and_then(|level| self.forbids(&result.exercise, &level)) {
            self.wrong("forbidden-exercise", format!("{} is done: {limit}", result.exercise));
        }
    }

    /// A clinician has answered what was proposed.
    pub(super) fn answered(&mut self, proposed: Option<Decision>, verdict: &care::Verdict) {
        let of = |session: &&mut Session| {
            proposed.as_ref().is_some_and(|proposed| proposed.session == Some(session.ticket))
        };
        self.sessions.iter_mut().filter(of).for_each(|session| session.proposed = false);
        // Also where it was rejected: then that was the answer.
        self.halved |= proposed.as_ref().is_some_and(|proposed| proposed.rule == FLARE_UP);
        match (verdict, proposed) {
            (
                care::Verdict::Accepted,
                Some(Decision { rule, change: Change::Programme { programme }, .. }),
            ) => {
                self.changes(&rule, &programme, true);
                self.follows(programme);
            }
            (care::Verdict::Edited { programme }, Some(_)) => {
                self.allowed(programme);
                self.follows(programme.clone());
            }
            (care::Verdict::Rejected, Some(_)) => {}
            (_, None) => self.wrong("without-clinician", "an answer to nothing that waits"),
            (care::Verdict::Accepted, Some(_)) => {}
        }
    }
}
