//! What happens to one person, as their record says it. Decisions are events too: a fold never recomputes history.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::decision::{Decision, Standing, Verdict};
use crate::intake::Intake;
use crate::lock::Lock;
use crate::measure::MeasureAnswers;
use crate::preferences::Preferences;
use crate::reader::{Reader, Reading, Role};
use crate::recording::Recording;
use crate::result::{ExerciseResult, StopReason};
use crate::screening::{Answers, CheckKind, Disposition, Finding};
use crate::ticket::{Clearance, Late, Ticket};

/// One event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// The person read what is kept and agreed.
    ConsentGiven {
        /// Version of the text that they agreed to.
        version: String,
    },
    /// The person takes the agreement back: nothing more is decided for them.
    ConsentWithdrawn {},
    /// Whether decisions apply by themselves or wait for a clinician. Self-guided where it was never said.
    Enrolled {
        /// How.
        enrolment: Enrolment,
    },
    /// For whose monthly figures the person is counted: whoever pays for them. Nobody's where it was never said.
    Sponsored {
        /// Id of the employer or health plan; none once the person does not want to be counted.
        sponsor: Option<Uuid>,
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
        /// The strictest disposition that closes sessions; none means that a session may be done.
        disposition: Option<Disposition>,
        /// The rules that applied.
        findings: Vec<Finding>,
        /// What the answers mean for the choice of exercises.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        constraints: BTreeSet<String>,
        /// Version of the rules.
        rules_version: String,
    },
    /// The person says that a clinician has seen them since the lock.
    Attested {
        /// The day on which they were seen.
        seen_on: Date,
        /// Name of the clinician or practice, 1 to 120 characters.
        provider: String,
        /// The rules that closed the sessions and that the clinician has looked at.
        #[serde(default)]
        rules: BTreeSet<String>,
    },
    /// A clinician of the clinic opens the sessions.
    ClearanceGiven {
        /// Name or id of the clinician.
        by: String,
        /// The rules that they have looked at.
        rules: BTreeSet<String>,
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
    /// The intake was answered.
    IntakeAnswered {
        /// The answers.
        intake: Intake,
    },
    /// A rule has decided something.
    Decided {
        /// What and why.
        decision: Decision,
        /// Whether it counts already.
        standing: Standing,
    },
    /// A clinician has answered a proposal.
    DecisionAnswered {
        /// Place of the proposal in the record.
        proposal: u64,
        /// What they say.
        #[serde(flatten)]
        verdict: Verdict,
        /// Name or id of the clinician.
        by: String,
        /// Why, in their words, at most 500 characters.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
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
        /// The worst pain during the session, 0 to 10.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        peak: Option<u8>,
        /// Effort, 0 to 10.
        effort: Option<u8>,
        /// Repetitions that the person says they did, where nothing counted them.
        repetitions_said: Option<u32>,
        /// Set when it arrived too late to count for anything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late: Option<Late>,
    },
    /// Pain some time after a session.
    PainAfter {
        /// Id of the ticket.
        ticket: Uuid,
        /// When.
        moment: After,
        /// 0 to 10.
        pain: u8,
    },
    /// A flare-up: more pain than usual, without a danger sign.
    FlareUp {
        /// It began, or it is over.
        state: FlareUp,
    },
    /// A questionnaire was answered.
    MeasureAnswered {
        /// Id of the questionnaire.
        measure: String,
        /// The answers.
        answers: MeasureAnswers,
        /// The score; none where too little was answered.
        score: Option<f64>,
    },
    /// A lesson was read.
    LessonRead {
        /// Id of the lesson.
        lesson: String,
    },
    /// When the person wants to hear from Dorsal, in the place of what was set before.
    PreferencesSet {
        /// The wishes.
        preferences: Preferences,
    },
    /// Whether landmarks of sessions may be kept from now on. They are not where it was never said.
    KeepingWished {
        /// For how many days each; none where nothing is kept.
        days: Option<u16>,
    },
    /// An earlier fact was wrong. It stays in the record; what is shown and decided from now on rests on this.
    Corrected {
        /// Place of the fact in the record.
        fact: u64,
        /// What was meant.
        correction: Correction,
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
    /// The person chose to keep the landmarks of a session for a while.
    RecordingKept {
        /// Which, and until when.
        #[serde(flatten)]
        recording: Recording,
    },
    /// The person let a recording go.
    RecordingForgotten {
        /// Its id.
        recording: Uuid,
    },
    /// Somebody other than the person has read the record.
    RecordRead {
        /// Who.
        #[serde(flatten)]
        reader: Reader,
        /// What for.
        reading: Reading,
        /// Why, in their words, at most 500 characters; said where it is an emergency.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
}

impl Event {
    /// The name under which the event is stored; the same as its serde tag.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::ConsentGiven { .. } => "consent-given",
            Self::ConsentWithdrawn {} => "consent-withdrawn",
            Self::Enrolled { .. } => "enrolled",
            Self::Sponsored { .. } => "sponsored",
            Self::CountryChosen { .. } => "country-chosen",
            Self::Screened { .. } => "screened",
            Self::Attested { .. } => "attested",
            Self::ClearanceGiven { .. } => "clearance-given",
            Self::Cleared { .. } => "cleared",
            Self::Locked { .. } => "locked",
            Self::IntakeAnswered { .. } => "intake-answered",
            Self::Decided { .. } => "decided",
            Self::DecisionAnswered { .. } => "decision-answered",
            Self::SessionStarted { .. } => "session-started",
            Self::ExerciseDone { .. } => "exercise-done",
            Self::SessionEnded { .. } => "session-ended",
            Self::PainAfter { .. } => "pain-after",
            Self::FlareUp { .. } => "flare-up",
            Self::MeasureAnswered { .. } => "measure-answered",
            Self::LessonRead { .. } => "lesson-read",
            Self::PreferencesSet { .. } => "preferences-set",
            Self::KeepingWished { .. } => "keeping-wished",
            Self::Corrected { .. } => "corrected",
            Self::Stopped { .. } => "stopped",
            Self::RecordingKept { .. } => "recording-kept",
            Self::RecordingForgotten { .. } => "recording-forgotten",
            Self::RecordRead { .. } => "record-read",
        }
    }

    /// Who did it.
    pub fn author(&self) -> Author {
        match self {
            Self::Cleared { .. }
            | Self::Locked { .. }
            | Self::SessionStarted { .. }
            | Self::Decided { .. } => Author::Rule,
            Self::ClearanceGiven { .. } | Self::DecisionAnswered { .. } | Self::Enrolled { .. } => {
                Author::Clinician
            }
            Self::RecordRead { reader, .. } => match reader.role {
                Role::Clinician => Author::Clinician,
                Role::Operator => Author::Operator,
            },
            _ => Author::Person,
        }
    }

    /// Version of the event's shape, one number per kind.
    pub fn version(&self) -> u16 {
        Self::current_version(self.kind()).unwrap_or(1)
    }

    /// Version of the shape that this program reads for a kind; none for a kind that it does not know.
    pub fn current_version(kind: &str) -> Option<u16> {
        match kind {
            // 2: more kinds of answers and of checks; dispositions `caution` and `advice`, no `guide-only`.
            "screened" | "locked" => Some(2),
            "consent-given"
            | "consent-withdrawn"
            | "enrolled"
            | "sponsored"
            | "country-chosen"
            | "attested"
            | "clearance-given"
            | "cleared"
            | "intake-answered"
            | "decided"
            | "decision-answered"
            | "session-started"
            | "exercise-done"
            | "session-ended"
            | "pain-after"
            | "flare-up"
            | "measure-answered"
            | "lesson-read"
            | "preferences-set"
            | "keeping-wished"
            | "corrected"
            | "stopped"
            | "record-read"
            | "recording-kept"
            | "recording-forgotten" => Some(1),
            _ => None,
        }
    }
}

/// Who an event comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// The person themselves.
    Person,
    /// A clinician of the clinic.
    Clinician,
    /// Who runs Dorsal.
    Operator,
    /// A rule.
    Rule,
}

/// Whether decisions apply by themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Enrolment {
    /// Decisions apply, with their explanation.
    #[default]
    SelfGuided,
    /// Decisions are proposals; only a clinician lifts what closes sessions.
    Clinic,
}

/// When pain was asked after a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum After {
    /// After 30 minutes.
    HalfHour,
    /// The next morning.
    Morning,
}

/// A flare-up's beginning or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlareUp {
    /// It began.
    Began,
    /// It is over.
    Over,
}

/// What was meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Correction {
    /// Pain and effort at the end of a session.
    SessionEnded {
        /// Pain afterwards, 0 to 10.
        pain: Option<u8>,
        /// The worst pain during the session, 0 to 10.
        peak: Option<u8>,
        /// Effort, 0 to 10.
        effort: Option<u8>,
        /// Repetitions that the person says they did.
        repetitions_said: Option<u32>,
    },
    /// Pain some time after a session.
    PainAfter {
        /// 0 to 10.
        pain: u8,
    },
    /// A questionnaire.
    MeasureAnswered {
        /// The answers.
        answers: MeasureAnswers,
        /// The score.
        score: Option<f64>,
    },
}
