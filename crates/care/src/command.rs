//! What a browser asks for, and what comes of it. Pure: state, rules, time and randomness come in.

use std::collections::BTreeMap;

use jiff::Zoned;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::decision::Verdict;
use crate::event::{After, Correction, Enrolment, Event, FlareUp};
use crate::intake::Intake;
use crate::measure::MeasureAnswers;
use crate::moment::deserialize_moment;
use crate::preferences::Preferences;
use crate::result::{ExerciseResult, Impossible, StopOutcome, StopReason, stop_outcome};
use crate::screening::{Answers, CheckKind, Disposition, Finding, Incomplete};
use crate::ticket::{Late, Ticket};

/// One wish of a browser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Command {
    /// Made by the browser: the same id twice does nothing the second time.
    pub id: Uuid,
    /// When it happened, with the person's zone; read as [`read_moment`](crate::read_moment) does.
    #[serde(deserialize_with = "deserialize_moment")]
    pub occurred_at: Zoned,
    /// What is wished.
    #[serde(flatten)]
    pub action: Action,
}

/// The wishes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Action {
    /// The person opens Dorsal: what is due by time is decided.
    LookIn {},
    /// Take the agreement back.
    WithdrawConsent {},
    /// Say whether decisions apply by themselves.
    Enrol {
        /// How.
        enrolment: Enrolment,
    },
    /// Be counted for whoever pays, or for nobody. Whether they pay was found out before; a browser's word is not enough.
    CountFor {
        /// Id of the employer or health plan.
        sponsor: Option<Uuid>,
    },
    /// Say who has seen the person since sessions were closed.
    Attest {
        /// Who and when.
        attestation: Attestation,
    },
    /// A clinician opens the sessions.
    GiveClearance {
        /// Name or id of the clinician.
        by: String,
    },
    /// Answer the intake.
    AnswerIntake {
        /// The answers.
        intake: Intake,
    },
    /// Start a session of the programme.
    StartProgramme {},
    /// Say how much it hurt some time after a session.
    PainAfter {
        /// Id of the ticket.
        ticket: Uuid,
        /// When.
        moment: After,
        /// 0 to 10.
        pain: u8,
    },
    /// Tell of a flare-up, or that it is over.
    FlareUp {
        /// Which.
        state: FlareUp,
    },
    /// Answer a questionnaire.
    AnswerMeasure {
        /// Its id.
        measure: String,
        /// The answers.
        answers: MeasureAnswers,
    },
    /// A lesson was read.
    ReadLesson {
        /// Its id.
        lesson: String,
    },
    /// Say when to speak up and when to be silent.
    SetPreferences {
        /// The wishes.
        preferences: Preferences,
    },
    /// Say whether landmarks of sessions may be kept from now on.
    WishKeeping {
        /// For how many days each, 1 to [`MAX_KEEPING_DAYS`](crate::MAX_KEEPING_DAYS); none where nothing is kept.
        days: Option<u16>,
    },
    /// Name another country.
    ChooseCountry {
        /// ISO code; none for a country that is not in the list.
        country: Option<String>,
    },
    /// Correct what was said earlier.
    Correct {
        /// Place of the fact in the record.
        fact: u64,
        /// What was meant.
        correction: Correction,
    },
    /// A clinician answers a proposal.
    AnswerDecision {
        /// Place of the proposal in the record.
        proposal: u64,
        /// What they say.
        #[serde(flatten)]
        verdict: Verdict,
        /// Name or id of the clinician.
        by: String,
        /// Why, in their words.
        #[serde(default)]
        note: String,
    },
    /// Agree to what is kept, and name the country.
    GiveConsent {
        /// Version of the text that was shown.
        version: String,
        /// ISO code; none for a country that is not in the list.
        country: Option<String>,
    },
    /// Answer the safety check.
    SubmitCheck {
        /// The answers.
        answers: Answers,
        /// Which questions; at least those that are due.
        #[serde(default)]
        check: Option<CheckKind>,
    },
    /// Answer the danger signs again after a stop.
    SubmitRecheck {
        /// The answers.
        answers: Answers,
    },
    /// Start a session.
    StartSession {
        /// Slug of the exercise.
        exercise: String,
    },
    /// Hand in an exercise.
    ExerciseDone {
        /// Id of the ticket.
        ticket: Uuid,
        /// What the page saw.
        result: Box<ExerciseResult>,
    },
    /// End a session.
    SessionEnded {
        /// Id of the ticket.
        ticket: Uuid,
        /// Pain afterwards, 0 to 10.
        #[serde(default)]
        pain: Option<u8>,
        /// The worst pain during the session, 0 to 10.
        #[serde(default)]
        peak: Option<u8>,
        /// Effort, 0 to 10.
        #[serde(default)]
        effort: Option<u8>,
        /// Repetitions that the person says they did.
        #[serde(default)]
        repetitions_said: Option<u32>,
    },
    /// Stop.
    Stopped {
        /// Id of the ticket.
        ticket: Uuid,
        /// Why.
        reason: StopReason,
    },
}

/// What a person says about a visit to a clinician after a lock.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attestation {
    /// Has a clinician seen you about this?
    pub seen_by_clinician: bool,
    /// On which day; needed where they have.
    #[serde(default)]
    pub seen_on: Option<Date>,
    /// Who: name of the clinician or practice, 1 to 120 characters; needed where they have.
    #[serde(default)]
    pub provider: String,
}

/// Longest name of a clinician or practice, in characters.
pub(crate) const MAX_PROVIDER: usize = 120;
/// Longest note of a clinician, in characters.
pub(crate) const MAX_NOTE: usize = 500;

/// Name of the question whether a clinician has seen the person, where it has no answer.
pub const SEEN_BY_CLINICIAN: &str = "seen-by-clinician";
/// Name of the question who it was, where it has no answer.
pub const PROVIDER: &str = "provider";

/// What comes of a command: facts to append, and the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// Facts to append, in order. None when the command has been handled before or changes nothing.
    pub events: Vec<Event>,
    /// The answer.
    pub outcome: Outcome,
}

/// The answer to a command: made from its facts, so that a repeated command gets the same one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome {
    /// Consent and country were kept.
    Consented {
        /// The country, if it is in the list.
        country: Option<String>,
    },
    /// The check was kept.
    Checked {
        /// Which questions.
        check: CheckKind,
        /// The strictest disposition; none means that nothing speaks against a session.
        disposition: Option<Disposition>,
        /// The rules that applied, strictest first.
        findings: Vec<Finding>,
        /// True when a session may be started.
        cleared: bool,
    },
    /// A session may run.
    Started {
        /// What it runs on.
        ticket: Ticket,
    },
    /// A result or the end of a session was kept.
    Kept {
        /// Set when it counts for nothing.
        late: Option<Late>,
    },
    /// The stop was kept.
    Stopped {
        /// What it leads to.
        stop: StopOutcome,
    },
}

/// Why a command was refused. Nothing was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "refused", rename_all = "kebab-case")]
pub enum Refused {
    /// Questions have no answer.
    Incomplete(Incomplete),
    /// A value cannot be.
    Impossible(Impossible),
    /// The gate is closed: ask for it to see why.
    Closed,
    /// No such exercise.
    UnknownExercise,
    /// The result belongs to another exercise than the ticket.
    OtherExercise,
    /// This record has no such ticket.
    UnknownTicket,
    /// The consent text has changed meanwhile.
    OldConsent,
    /// The day of the visit must lie between the lock and today.
    VisitDate,
    /// Too early: what closed the sessions has its time.
    TooEarly,
    /// Only a clinician of the clinic can do this.
    ClinicOnly,
    /// A clinician can't be asked where decisions apply by themselves.
    SelfGuided,
    /// The exercise is not for this person.
    Forbidden,
    /// There is no programme yet.
    NoProgramme,
    /// No such proposal waits.
    UnknownProposal,
    /// The programme has changed since it was proposed, or a session has gone less well.
    OldProposal,
    /// No such questionnaire.
    UnknownMeasure,
    /// There is no such fact to correct.
    UnknownFact,
    /// The record has seen a later time than this server's clock shows, so that no leave can be given.
    Clock,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Incomplete(incomplete) => write!(f, "no answer to: {}", incomplete.missing.join(", ")),
            Self::Impossible(impossible) => impossible.fmt(f),
            Self::Closed => f.write_str("no session can be started now"),
            Self::UnknownExercise => f.write_str("there is no such exercise"),
            Self::OtherExercise => f.write_str("the result belongs to another exercise than its ticket"),
            Self::UnknownTicket => f.write_str("this record has no such ticket"),
            Self::OldConsent => f.write_str("the text has changed since it was shown"),
            Self::TooEarly => {
                f.write_str("it is too early: sessions stay closed for their time, whatever is answered")
            }
            Self::ClinicOnly => f.write_str("only a clinician of the clinic can do this"),
            Self::SelfGuided => f.write_str("there is no clinic here: decisions apply by themselves"),
            Self::Forbidden => f.write_str("this exercise is not for this person"),
            Self::NoProgramme => f.write_str("there is no programme yet: the intake comes first"),
            Self::UnknownProposal => f.write_str("no such proposal waits for an answer"),
            Self::OldProposal => f.write_str(
                "the programme has changed since this was proposed, or a session has gone less well: it can be edited or \
                 rejected, not accepted",
            ),
            Self::UnknownMeasure => f.write_str("there is no such questionnaire"),
            Self::UnknownFact => {
                f.write_str("there is nothing of this kind to correct at this place of the record")
            }
            Self::VisitDate => f.write_str("the day of the visit must lie between the lock and today"),
            Self::Clock => f.write_str(
                "this server's clock is behind the record: set it right, or wait until it has caught up",
            ),
        }
    }
}

impl std::error::Error for Refused {}

impl Outcome {
    /// Adds one fact of a command to what is known of its outcome.
    pub(crate) fn note(outcomes: &mut BTreeMap<Uuid, Outcome>, command: Uuid, event: &Event) {
        let new = match event {
            Event::ConsentGiven { .. } => Self::Consented { country: None },
            Event::CountryChosen { country } => Self::Consented { country: country.clone() },
            Event::Screened { check, disposition, findings, .. } => Self::Checked {
                check: *check,
                disposition: *disposition,
                findings: findings.clone(),
                cleared: false,
            },
            Event::Cleared { .. } => {
                if let Some(Self::Checked { cleared, .. }) = outcomes.get_mut(&command) {
                    *cleared = true;
                }
                return;
            }
            // What a rule adds to an answer is not the answer; nor does a reading answer anything.
            Event::Locked { .. } | Event::Decided { .. } | Event::RecordRead { .. } => return,
            Event::SessionStarted { ticket } => Self::Started { ticket: ticket.clone() },
            Event::ExerciseDone { late, .. } | Event::SessionEnded { late, .. } => Self::Kept { late: *late },
            Event::ConsentWithdrawn {}
            | Event::Enrolled { .. }
            | Event::Sponsored { .. }
            | Event::Attested { .. }
            | Event::ClearanceGiven { .. }
            | Event::IntakeAnswered { .. }
            | Event::DecisionAnswered { .. }
            | Event::PainAfter { .. }
            | Event::FlareUp { .. }
            | Event::MeasureAnswered { .. }
            | Event::LessonRead { .. }
            | Event::PreferencesSet { .. }
            | Event::KeepingWished { .. }
            | Event::Corrected { .. }
            | Event::RecordingKept { .. }
            | Event::RecordingForgotten { .. } => Self::Kept { late: None },
            Event::Stopped { reason, .. } => Self::Stopped { stop: stop_outcome(*reason) },
        };
        outcomes.insert(command, new);
    }
}
