//! The facts of one person's record. Decisions are facts too: a fold never recomputes history.

use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::result::{ExerciseResult, StopReason};
use crate::screening::{Answers, CheckKind, Disposition, Finding};

/// One fact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// The person read what is kept and agreed.
    ConsentGiven {
        /// Version of the text that they agreed to.
        version: String,
    },
    /// The country whose emergency number is shown.
    CountryChosen {
        /// ISO 3166-1 alpha-2 code; none for a country that is not in the list.
        country: Option<String>,
    },
    /// A safety check was answered: in full, or as far as it took to close the sessions.
    Screened {
        /// Which questions.
        check: CheckKind,
        /// The answers as given.
        answers: Answers,
        /// The strictest disposition; none means that a session may be done.
        disposition: Option<Disposition>,
        /// The rules that applied.
        findings: Vec<Finding>,
        /// Version of the rules.
        rules_version: String,
    },
    /// The person says that a clinician has seen them since the lock.
    Attested {
        /// The day on which they were seen.
        seen_on: Date,
        /// Name of the clinician or practice, 1 to 120 characters.
        provider: String,
    },
    /// One session may be done.
    Cleared {
        /// What was cleared.
        #[serde(flatten)]
        clearance: Clearance,
    },
    /// No session for now.
    Locked {
        /// What was locked, why and until when.
        #[serde(flatten)]
        lock: Lock,
    },
    /// A ticket was issued: a session may run on it.
    SessionStarted {
        /// The ticket.
        #[serde(flatten)]
        ticket: Ticket,
    },
    /// An exercise was done.
    ExerciseDone {
        /// Id of the ticket.
        ticket: Uuid,
        /// Set when it arrived too late to count for anything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late: Option<Late>,
        /// What the page saw.
        result: Box<ExerciseResult>,
    },
    /// A session ended.
    SessionEnded {
        /// Id of the ticket.
        ticket: Uuid,
        /// Pain afterwards, 0 to 10.
        pain: Option<u8>,
        /// Effort, 0 to 10.
        effort: Option<u8>,
        /// Repetitions that the person says they did, where nothing counted them.
        repetitions_said: Option<u32>,
        /// Set when it arrived too late to count for anything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late: Option<Late>,
    },
    /// The person stopped.
    Stopped {
        /// Id of the ticket.
        ticket: Uuid,
        /// Why.
        reason: StopReason,
        /// Set when it arrived after a lock or after its ticket's end.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late: Option<Late>,
    },
}

impl Event {
    /// The name under which the event is stored; the same as its serde tag.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ConsentGiven { .. } => "consent-given",
            Self::CountryChosen { .. } => "country-chosen",
            Self::Screened { .. } => "screened",
            Self::Attested { .. } => "attested",
            Self::Cleared { .. } => "cleared",
            Self::Locked { .. } => "locked",
            Self::SessionStarted { .. } => "session-started",
            Self::ExerciseDone { .. } => "exercise-done",
            Self::SessionEnded { .. } => "session-ended",
            Self::Stopped { .. } => "stopped",
        }
    }

    /// True for what a rule decided, false for what a person did or said.
    pub fn is_decision(&self) -> bool {
        matches!(self, Self::Cleared { .. } | Self::Locked { .. } | Self::SessionStarted { .. })
    }

    /// Version of the event's shape, one number per kind.
    pub fn version(&self) -> u16 {
        1
    }

    /// Version of the shape that this program reads for a kind; none for a kind that it does not know.
    pub fn current_version(kind: &str) -> Option<u16> {
        const KINDS: [&str; 10] = [
            "consent-given",
            "country-chosen",
            "screened",
            "attested",
            "cleared",
            "locked",
            "session-started",
            "exercise-done",
            "session-ended",
            "stopped",
        ];
        KINDS.contains(&kind).then_some(1)
    }
}

/// Leave for one session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clearance {
    /// When it was given.
    pub since: Timestamp,
    /// When it ends, used or not: at most 24 hours later.
    pub until: Timestamp,
    /// True when only the easiest set may be done.
    pub easiest: bool,
    /// Pain before, 0 to 10.
    pub pain: u8,
    /// Version of the rules that gave it.
    pub rules_version: String,
}

/// What closed the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LockCause {
    /// Answers in a safety check.
    Check,
    /// A stop for sharp pain or a new symptom.
    Stop,
}

/// No session for now: why, until when, and what else it takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lock {
    /// What closed the sessions.
    pub cause: LockCause,
    /// How strict.
    pub disposition: Disposition,
    /// The rules that applied, strictest first.
    pub findings: Vec<Finding>,
    /// When it began.
    pub since: Timestamp,
    /// Nothing opens before, whatever is answered again.
    pub until: Timestamp,
    /// Afterwards the next check also asks whether a clinician has seen the person.
    pub attestation: bool,
    /// The danger signs are to be asked again right away.
    pub recheck: bool,
}

/// What a session runs on: issued by the server after the check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// Id of the session, too.
    pub ticket: Uuid,
    /// Slug of the exercise.
    pub exercise: String,
    /// Repetitions prescribed; 0 for an exercise that is held.
    pub repetitions: u32,
    /// Pain before, 0 to 10.
    pub pain_before: u8,
    /// Version of the rules that the clearance rests on.
    pub rules_version: String,
    /// Nothing counts afterwards.
    pub expires_at: Timestamp,
}

/// Why something that was kept counts for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Late {
    /// It arrived after sessions were locked.
    AfterLock,
    /// It arrived after its ticket had expired.
    AfterExpiry,
    /// It arrived after its session had ended, or after its one set had been handed in.
    AfterEnd,
}

/// An event in its place in the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// When it happened, where the person was.
    pub occurred_at: Zoned,
    /// When the server recorded it.
    pub recorded_at: Timestamp,
    /// Id of the command that caused it.
    pub caused_by: Option<Uuid>,
    /// What happened.
    pub what: What,
}

/// What a fact says, as far as this program can read it.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// An event that this program knows.
    Event(Event),
    /// An event of a newer program. It may be a stop, so sessions stay locked.
    Unknown {
        /// Its kind.
        kind: String,
        /// Its version.
        version: u16,
    },
}
