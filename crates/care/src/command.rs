//! What a browser asks for, and what comes of it. Pure: state, rules, time and randomness come in.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event::{Clearance, Event, Late, Lock, LockCause, Ticket};
use crate::moment::deserialize_moment;
use crate::result::{
    ExerciseResult, Impossible, StopOutcome, StopReason, check_0_to_10, check_repetitions, stop_outcome,
};
use crate::screening::{Answers, CheckKind, Disposition, Finding, Incomplete, ScreeningRules, assess_kind};
use crate::state::{Gate, SessionSummary, State, gate};

/// How long a clearance and its ticket last, and how long a lock stands at least.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How far this clock may be behind the record: the clocks of two machines differ a little.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// All parameters that decisions rest on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// The safety check.
    pub screening: ScreeningRules,
    /// ISO codes of the countries whose emergency number is known.
    pub countries: BTreeSet<String>,
    /// The exercises that a session can be started for.
    pub doses: BTreeMap<String, Dose>,
    /// Version of the consent text now in use.
    pub consent_version: String,
}

/// How much of an exercise is prescribed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dose {
    /// Repetitions; 0 for an exercise that is held.
    pub repetitions: u32,
    /// Repetitions of the easiest set.
    pub easiest: u32,
    /// Seconds to hold; 0 for an exercise that is repeated.
    #[serde(default)]
    pub hold_s: u32,
}

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
        /// Asked after a lock by a check, once its 24 hours are over.
        #[serde(default)]
        attestation: Option<Attestation>,
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
const MAX_PROVIDER: usize = 120;

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
            Self::VisitDate => f.write_str("the day of the visit must lie between the lock and today"),
            Self::Clock => f.write_str(
                "this server's clock is behind the record: set it right, or wait until it has caught up",
            ),
        }
    }
}

impl std::error::Error for Refused {}

/// Decides what comes of a command.
///
/// `fresh` becomes the id of a ticket, where one is issued.
///
/// # Errors
/// [`Refused`] says why; then nothing is to be kept.
pub fn handle(
    state: &State,
    command: &Command,
    rules: &Rules,
    now: &Zoned,
    fresh: Uuid,
) -> Result<Reply, Refused> {
    if let Some(outcome) = state.outcome(command.id) {
        return Ok(Reply { events: Vec::new(), outcome: outcome.clone() });
    }
    let events = match &command.action {
        Action::GiveConsent { version, country } => consent(rules, version, country.as_deref())?,
        Action::SubmitCheck { answers, attestation } => {
            submit_check(state, rules, answers, attestation.as_ref(), command.occurred_at.time_zone(), now)?
        }
        Action::SubmitRecheck { answers } => submit_recheck(state, rules, answers, now)?,
        Action::StartSession { exercise } => match gate(state, now) {
            Gate::Open { clearance } => start(rules, exercise, &clearance, fresh)?,
            Gate::InSession { ticket } if ticket.exercise == *exercise => {
                return Ok(Reply { events: Vec::new(), outcome: Outcome::Started { ticket } });
            }
            _ => return Err(Refused::Closed),
        },
        Action::ExerciseDone { ticket, result } => {
            result.validate().map_err(Refused::Impossible)?;
            let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
            if session.ticket.exercise != result.exercise {
                return Err(Refused::OtherExercise);
            }
            let late = late(state, session, session.set_is_over(), now);
            vec![Event::ExerciseDone { ticket: *ticket, late, result: result.clone() }]
        }
        Action::SessionEnded { ticket, pain, effort, repetitions_said } => {
            if let Some(pain) = pain {
                check_0_to_10("pain", *pain).map_err(Refused::Impossible)?;
            }
            if let Some(effort) = effort {
                check_0_to_10("effort", *effort).map_err(Refused::Impossible)?;
            }
            if let Some(said) = repetitions_said {
                check_repetitions("repetitions_said", *said).map_err(Refused::Impossible)?;
            }
            let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
            vec![Event::SessionEnded {
                ticket: *ticket,
                pain: *pain,
                effort: *effort,
                repetitions_said: *repetitions_said,
                late: late(state, session, session.pain_after.is_some() || session.effort.is_some(), now),
            }]
        }
        Action::Stopped { ticket, reason } => stop(state, *ticket, *reason, &command.occurred_at, now)?,
    };
    let mut outcomes = BTreeMap::new();
    for event in &events {
        Outcome::note(&mut outcomes, command.id, event);
    }
    match outcomes.remove(&command.id) {
        Some(outcome) => Ok(Reply { events, outcome }),
        None => Err(Refused::Closed),
    }
}

fn consent(rules: &Rules, version: &str, country: Option<&str>) -> Result<Vec<Event>, Refused> {
    if version != rules.consent_version {
        return Err(Refused::OldConsent);
    }
    let country = country.filter(|code| rules.countries.contains(*code)).map(str::to_owned);
    Ok(vec![Event::ConsentGiven { version: version.to_owned() }, Event::CountryChosen { country }])
}

fn submit_check(
    state: &State,
    rules: &Rules,
    answers: &Answers,
    attestation: Option<&Attestation>,
    zone: &TimeZone,
    now: &Zoned,
) -> Result<Vec<Event>, Refused> {
    if matches!(gate(state, now), Gate::NeedsConsentAndCountry { .. }) {
        return Err(Refused::Closed);
    }
    possible(rules, answers)?;
    let assessment = assess_kind(&rules.screening, CheckKind::Full, answers).map_err(Refused::Incomplete)?;
    let clock = now.timestamp();
    let mut events = vec![Event::Screened {
        check: CheckKind::Full,
        answers: answers.clone(),
        disposition: assessment.disposition,
        findings: assessment.findings.clone(),
        rules_version: assessment.rules_version.clone(),
    }];
    if let Some(disposition) = assessment.disposition {
        events.push(lock(LockCause::Check, disposition, assessment.findings, clock));
        return Ok(events);
    }
    // While a session may go on, a clear check is kept and gives no leave for another one.
    let running = matches!(gate(state, now), Gate::InSession { .. });
    if running || state.active_lock(clock).is_some() || state.unknown.is_some() {
        return Ok(events);
    }
    // Leave would be of no use: the gate judges it by the latest time that the record has seen.
    if state.recorded_until.is_some_and(|seen| seen.duration_since(clock) > CLOCK_TOLERANCE) {
        return Err(Refused::Clock);
    }
    if let Some(since) = state.attestation_since() {
        let Some(said) = attestation else { return Err(unanswered(SEEN_BY_CLINICIAN)) };
        if !said.seen_by_clinician {
            return Ok(events);
        }
        let seen_on = said.seen_on.ok_or(Refused::VisitDate)?;
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        if seen_on < day(since) || seen_on > day(clock) {
            return Err(Refused::VisitDate);
        }
        let provider = said.provider.trim().to_owned();
        if provider.is_empty() {
            return Err(unanswered(PROVIDER));
        }
        if provider.chars().count() > MAX_PROVIDER {
            let possible = format!("1 to {MAX_PROVIDER} characters");
            return Err(Refused::Impossible(Impossible { field: PROVIDER.to_owned(), possible }));
        }
        events.push(Event::Attested { seen_on, provider });
    }
    events.push(Event::Cleared {
        clearance: Clearance {
            since: clock,
            until: later(clock),
            easiest: assessment.easiest,
            pain: answers.pain.unwrap_or_default(),
            rules_version: assessment.rules_version,
        },
    });
    Ok(events)
}

fn unanswered(question: &str) -> Refused {
    Refused::Incomplete(Incomplete { missing: vec![question.to_owned()] })
}

/// Pain is 0 to 10, and only questions that are asked have answers.
fn possible(rules: &Rules, answers: &Answers) -> Result<(), Refused> {
    if let Some(pain) = answers.pain {
        check_0_to_10("pain", pain).map_err(Refused::Impossible)?;
    }
    let asked = |id: &String| rules.screening.rows.iter().any(|row| row.id == *id);
    if answers.answers.keys().all(asked) {
        Ok(())
    } else {
        let possible = "answers to the questions of the check".to_owned();
        Err(Refused::Impossible(Impossible { field: "answers".to_owned(), possible }))
    }
}

fn submit_recheck(
    state: &State,
    rules: &Rules,
    answers: &Answers,
    now: &Zoned,
) -> Result<Vec<Event>, Refused> {
    if state.consent().is_none() {
        return Err(Refused::Closed);
    }
    possible(rules, answers)?;
    let assessment =
        assess_kind(&rules.screening, CheckKind::Recheck, answers).map_err(Refused::Incomplete)?;
    let mut events = vec![Event::Screened {
        check: CheckKind::Recheck,
        answers: answers.clone(),
        disposition: assessment.disposition,
        findings: assessment.findings.clone(),
        rules_version: assessment.rules_version,
    }];
    if let Some(disposition) = assessment.disposition {
        events.push(lock(LockCause::Check, disposition, assessment.findings, now.timestamp()));
    }
    Ok(events)
}

fn start(rules: &Rules, exercise: &str, clearance: &Clearance, fresh: Uuid) -> Result<Vec<Event>, Refused> {
    let dose = rules.doses.get(exercise).ok_or(Refused::UnknownExercise)?;
    Ok(vec![Event::SessionStarted {
        ticket: Ticket {
            ticket: fresh,
            exercise: exercise.to_owned(),
            repetitions: if clearance.easiest { dose.easiest } else { dose.repetitions },
            pain_before: clearance.pain,
            rules_version: clearance.rules_version.clone(),
            expires_at: clearance.until,
        },
    }])
}

fn stop(
    state: &State,
    ticket: Uuid,
    reason: StopReason,
    occurred_at: &Zoned,
    now: &Zoned,
) -> Result<Vec<Event>, Refused> {
    let session = state.session(ticket).ok_or(Refused::UnknownTicket)?;
    let mut events =
        vec![Event::Stopped { ticket, reason, late: late(state, session, session.ended_at.is_some(), now) }];
    let outcome = stop_outcome(reason);
    if outcome.locked_h.is_some() {
        // A stop kept in the browser counts from when it happened, within what this clock can vouch for.
        let started = session.started_at.timestamp().min(now.timestamp());
        let since = occurred_at.timestamp().clamp(started, now.timestamp());
        let finding = Finding {
            rule: outcome.rule,
            disposition: Some(Disposition::Stop),
            why: outcome.message,
            clinical_row: 0,
            provenance: outcome.provenance,
        };
        events.push(lock(LockCause::Stop, Disposition::Stop, vec![finding], since));
    }
    Ok(events)
}

fn lock(cause: LockCause, disposition: Disposition, findings: Vec<Finding>, since: Timestamp) -> Event {
    Event::Locked {
        lock: Lock {
            cause,
            disposition,
            findings,
            since,
            until: later(since),
            attestation: disposition.needs_attestation(),
            recheck: cause == LockCause::Stop,
        },
    }
}

fn later(since: Timestamp) -> Timestamp {
    since.checked_add(DAY).unwrap_or(Timestamp::MAX)
}

/// Why what arrives now counts for nothing, if so. `part_is_there`: the session already has this part.
fn late(state: &State, session: &SessionSummary, part_is_there: bool, now: &Zoned) -> Option<Late> {
    let clock = now.timestamp();
    if state.active_lock(clock).is_some() || state.unknown.is_some() {
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
            Event::Attested { .. } | Event::Locked { .. } => return,
            Event::SessionStarted { ticket } => Self::Started { ticket: ticket.clone() },
            Event::ExerciseDone { late, .. } | Event::SessionEnded { late, .. } => Self::Kept { late: *late },
            Event::Stopped { reason, .. } => Self::Stopped { stop: stop_outcome(*reason) },
        };
        outcomes.insert(command, new);
    }
}
