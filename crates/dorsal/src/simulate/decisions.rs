//! The checker's part on decisions: each explained, each by whoever may decide it.

use care::{Change, Decision, Disposition, Message, Provenance, Standing};
use jiff::Timestamp;

use super::check::Watch;

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
                self.changes(&decision.rule, programme, (at, false));
                match standing {
                    Standing::Applied => {
                        if self.clinic && decision.rule != "constraint" {
                            self.wrong("without-clinician", format!("{} applies", decision.rule));
                        }
                        self.programme = Some(programme.clone());
                    }
                    Standing::Proposed => drop(self.proposals.insert(self.seq, decision.clone())),
                }
            }
            Change::SeeProvider => self.bar(Disposition::Provider, at, 0, Vec::new()),
            Change::Keep | Change::Tell => {}
        }
        self.way_back_ends |= decision.rule == "flare-rebuilt";
    }

    /// A clinician has answered what was proposed.
    pub(super) fn answered(&mut self, proposed: Option<Decision>, verdict: &care::Verdict, at: Timestamp) {
        match (verdict, proposed) {
            (
                care::Verdict::Accepted,
                Some(Decision { rule, change: Change::Programme { programme }, .. }),
            ) => {
                self.changes(&rule, &programme, (at, true));
                self.programme = Some(programme);
            }
            (care::Verdict::Edited { programme }, Some(_)) => {
                self.allowed(programme);
                self.programme = Some(programme.clone());
            }
            (care::Verdict::Rejected, Some(_)) => {}
            (_, None) => self.wrong("without-clinician", "an answer to nothing that waits"),
            (care::Verdict::Accepted, Some(_)) => {}
        }
    }
}
