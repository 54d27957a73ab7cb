//! What the rules decide about a person, with all that it takes to explain it.

use jiff::Zoned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::lock::Lock;
use crate::message::Message;
use crate::programme::Programme;
use crate::screening::Provenance;
use crate::state::State;

/// One decision. It is a fact of the record once it was made; nothing computes it again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// Rule id, for example `step-up`.
    pub rule: String,
    /// What changes.
    pub change: Change,
    /// Why, for the person.
    pub why: Message,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// Places in the record of the facts that led to it, in order.
    pub facts: Vec<u64>,
    /// The session that it judges, if it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<Uuid>,
    /// Version of the programme rules.
    pub rules_version: String,
}

impl Decision {
    /// The same decision, as a judgement of this session.
    pub(crate) fn about(mut self, session: Uuid) -> Self {
        self.session = Some(session);
        self
    }

    /// True where it leads to more, or to something else than before.
    pub(crate) fn leads_on(&self) -> bool {
        let rule = self.rule.as_str();
        rule.starts_with("step-")
            || rule.starts_with("flare-re")
            || ["new-exercise", "next-phase", "plateau"].contains(&rule)
    }

    /// True where a session went less well than it should.
    pub(crate) fn is_warning(&self) -> bool {
        self.rule == "amber" || self.is_red()
    }

    /// True where a session was too much.
    pub(crate) fn is_red(&self) -> bool {
        self.rule.starts_with("red")
    }
}

/// What a decision changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "kebab-case")]
pub enum Change {
    /// This is the programme from now on.
    Programme {
        /// The whole of it.
        programme: Programme,
    },
    /// Everything stays as it is.
    Keep,
    /// Sessions wait until a medical provider has had a look.
    SeeProvider,
    /// Something for the person to know; nothing changes.
    Tell,
}

/// What waits for a clinician in a record.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// Proposals, by their place in the record.
    pub proposals: Vec<(u64, Decision)>,
    /// What keeps the sessions closed until a clinician opens them, strictest first.
    pub locks: Vec<Lock>,
}

impl Waiting {
    /// What waits at `now`. It is for the clinic only where somebody is in its care.
    pub fn of(state: &State, now: &Zoned) -> Self {
        let proposals = state.proposals().iter().map(|(place, decision)| (*place, decision.clone()));
        let locks = state.locks(now).into_iter().filter(|lock| lock.attestation);
        Self { proposals: proposals.collect(), locks: locks.collect() }
    }

    /// True where nothing waits.
    pub fn is_empty(&self) -> bool {
        self.proposals.is_empty() && self.locks.is_empty()
    }
}

/// Whether a decision counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It counts.
    Applied,
    /// It waits for a clinician.
    Proposed,
}

/// What a clinician says to a proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "kebab-case")]
pub enum Verdict {
    /// As proposed.
    Accepted,
    /// With another programme.
    Edited {
        /// The programme instead.
        programme: Programme,
    },
    /// Not at all.
    Rejected,
}
