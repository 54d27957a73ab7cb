//! What comes of a command. Pure: state, rules, time and randomness come in.

mod asking;
mod check;
mod proposal;
mod session;
mod today;

pub use asking::next_question;
pub use today::{Today, today};

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, Zoned};
use uuid::Uuid;

use crate::command::{Action, Command, MAX_PROVIDER, Outcome, Refused, Reply};
use crate::decide::{decide, standing};
use crate::decision::{Change, Decision};
use crate::event::{After, Correction, Event};
use crate::fact::Fact;
use crate::lock::{Lock, LockCause};
use crate::measure::MeasureAnswers;
use crate::recording::MAX_KEEPING_DAYS;
use crate::result::{Impossible, check, check_0_to_10, is_slug};
use crate::rules::Rules;
use crate::screening::{Disposition, Finding, Incomplete};
use crate::state::{Gate, State, gate};
use crate::ticket::Late;
use session::felt;

/// How long a clearance and its ticket last, and how long a lock stands at least.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How far this clock may be behind the record: the clocks of two machines differ a little.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

/// A visit counts where a provider should look first if it was at most so many days before the question.
const VISIT_DAYS: i64 = 42;

/// Decides what comes of a command: its own facts, then what the rules decide on them.
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
    let case = Case { state, rules, now };
    let mut events = match case.own(command, fresh)? {
        Own::Events(events) => events,
        Own::Known(outcome) => return Ok(Reply { events: Vec::new(), outcome }),
    };
    let mut outcomes = BTreeMap::new();
    for event in &events {
        Outcome::note(&mut outcomes, command.id, event);
    }
    let outcome = outcomes.remove(&command.id).unwrap_or(Outcome::Kept { late: None });
    let mut next = state.clone();
    for event in &events {
        next.apply(&Fact::new(event.clone(), command.occurred_at.clone(), now.timestamp(), None));
    }
    events.extend(settle(next, rules, now));
    Ok(Reply { events, outcome })
}

/// Most decisions that one command leads to: more would be rules that answer each other.
const DECISIONS: usize = 8;

/// What the rules decide once a state is reached, with the locks that follow: the facts to append after what led there.
pub fn settle(mut state: State, rules: &Rules, now: &Zoned) -> Vec<Event> {
    let mut events = Vec::new();
    for _ in 0..DECISIONS {
        let decisions = decide(&state, rules, now);
        if decisions.is_empty() {
            break;
        }
        for decision in decisions {
            let standing = standing(&state, &decision);
            let lock = (decision.change == Change::SeeProvider)
                .then(|| see_provider(&decision, state.latest(now.timestamp())));
            for event in std::iter::once(Event::Decided { decision, standing }).chain(lock) {
                state.apply(&Fact::new(event.clone(), now.clone(), now.timestamp(), None));
                events.push(event);
            }
        }
    }
    events
}

fn see_provider(decision: &Decision, since: Timestamp) -> Event {
    let finding = Finding {
        rule: decision.rule.clone(),
        disposition: Some(Disposition::Provider),
        why: decision.why.clone(),
        clinical_row: 0,
        cleared: false,
        provenance: decision.provenance.clone(),
    };
    lock(LockCause::Progress, Disposition::Provider, vec![finding], since, 0)
}

/// A command's own part of the answer.
enum Own {
    Events(Vec<Event>),
    /// It changes nothing, and this is known already.
    Known(Outcome),
}

struct Case<'a> {
    state: &'a State,
    rules: &'a Rules,
    now: &'a Zoned,
}

impl Case<'_> {
    fn gate(&self) -> Gate {
        gate(self.state, &self.rules.screening, self.now)
    }

    fn own(&self, command: &Command, fresh: Uuid) -> Result<Own, Refused> {
        let state = self.state;
        let events = match &command.action {
            Action::LookIn {} => Vec::new(),
            Action::GiveConsent { version, country } => self.consent(version, country.as_deref())?,
            Action::WithdrawConsent {} => vec![Event::ConsentWithdrawn {}],
            Action::Enrol { enrolment } => vec![Event::Enrolled { enrolment: *enrolment }],
            Action::SubmitCheck { answers, check } => self.submit_check(answers, *check)?,
            Action::SubmitRecheck { answers } => self.submit_recheck(answers)?,
            Action::Attest { attestation } => {
                vec![self.attest(attestation, command.occurred_at.time_zone())?]
            }
            Action::GiveClearance { by } => vec![self.give_clearance(by)?],
            Action::AnswerIntake { intake } => {
                self.consented()?;
                intake.validate(&self.rules.catalogue).map_err(Refused::Impossible)?;
                vec![Event::IntakeAnswered { intake: intake.clone() }]
            }
            Action::StartSession { exercise } => match self.gate() {
                Gate::Open { clearance } => vec![self.start_one(exercise, &clearance, fresh)?],
                Gate::InSession { ticket } if ticket.exercise == *exercise && ticket.plan.is_empty() => {
                    return Ok(Own::Known(Outcome::Started { ticket }));
                }
                _ => return Err(Refused::Closed),
            },
            Action::StartProgramme {} => match self.gate() {
                Gate::Open { clearance } => vec![self.start_programme(&clearance, fresh)?],
                Gate::InSession { ticket } if !ticket.plan.is_empty() => {
                    return Ok(Own::Known(Outcome::Started { ticket }));
                }
                _ => return Err(Refused::Closed),
            },
            Action::ExerciseDone { ticket, result } => {
                result.validate().map_err(Refused::Impossible)?;
                let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
                let plan = &session.ticket.plan;
                let prescribed = plan.iter().any(|part| part.exercise == result.stands_for())
                    || (plan.is_empty() && session.ticket.exercise == result.exercise);
                if !prescribed {
                    return Err(Refused::OtherExercise);
                }
                if result.instead_of.is_some() && self.rules.catalogue.exercise(&result.exercise).is_none() {
                    return Err(Refused::UnknownExercise);
                }
                let there = if plan.is_empty() { session.set_is_over() } else { session.has_this(result) };
                let late = self.late(session, there);
                vec![Event::ExerciseDone { ticket: *ticket, late, result: result.clone() }]
            }
            Action::SessionEnded { ticket, pain, peak, effort, repetitions_said } => {
                felt(*pain, *peak, *effort, *repetitions_said)?;
                let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
                let there = session.pain_after.is_some() || session.effort.is_some();
                vec![Event::SessionEnded {
                    ticket: *ticket,
                    pain: *pain,
                    peak: *peak,
                    effort: *effort,
                    repetitions_said: *repetitions_said,
                    late: self.late(session, there),
                }]
            }
            Action::PainAfter { ticket, moment, pain } => {
                self.consented()?;
                check_0_to_10("pain", *pain).map_err(Refused::Impossible)?;
                let session = state.session(*ticket).ok_or(Refused::UnknownTicket)?;
                let known = match moment {
                    After::HalfHour => session.pain_later,
                    After::Morning => session.pain_morning,
                };
                if known.is_some() || session.ended_at.is_none() {
                    return Ok(Own::Known(Outcome::Kept { late: Some(Late::AfterEnd) }));
                }
                vec![Event::PainAfter { ticket: *ticket, moment: *moment, pain: *pain }]
            }
            Action::FlareUp { state: flare } => {
                self.consented()?;
                vec![Event::FlareUp { state: *flare }]
            }
            Action::AnswerMeasure { measure, answers } => {
                self.consented()?;
                vec![self.measured(measure, answers)?]
            }
            Action::ReadLesson { lesson } => {
                self.consented()?;
                check("lesson", "a short name", is_slug(lesson)).map_err(Refused::Impossible)?;
                vec![Event::LessonRead { lesson: lesson.clone() }]
            }
            Action::SetPreferences { preferences } => {
                self.consented()?;
                preferences.validate().map_err(Refused::Impossible)?;
                vec![Event::PreferencesSet { preferences: preferences.clone() }]
            }
            Action::WishKeeping { days } => {
                self.consented()?;
                let possible = days.is_none_or(|days| (1..=MAX_KEEPING_DAYS).contains(&days));
                check("days", "1 to 365", possible).map_err(Refused::Impossible)?;
                vec![Event::KeepingWished { days: *days }]
            }
            Action::CountFor { sponsor } => {
                self.consented()?;
                if self.state.sponsor() == *sponsor {
                    return Ok(Own::Known(Outcome::Kept { late: None }));
                }
                vec![Event::Sponsored { sponsor: *sponsor }]
            }
            Action::ChooseCountry { country } => {
                self.consented()?;
                vec![Event::CountryChosen { country: self.listed(country.as_deref()) }]
            }
            Action::Correct { fact, correction } => {
                self.consented()?;
                vec![self.corrected(*fact, correction)?]
            }
            Action::AnswerDecision { proposal, verdict, by, note } => {
                vec![self.answered(*proposal, verdict, by, note)?]
            }
            Action::Stopped { ticket, reason } => self.stop(*ticket, *reason, &command.occurred_at)?,
        };
        Ok(Own::Events(events))
    }

    fn consented(&self) -> Result<(), Refused> {
        if self.state.consent().is_some() { Ok(()) } else { Err(Refused::Closed) }
    }

    fn consent(&self, version: &str, country: Option<&str>) -> Result<Vec<Event>, Refused> {
        if version != self.rules.consent_version {
            return Err(Refused::OldConsent);
        }
        let country = self.listed(country);
        Ok(vec![Event::ConsentGiven { version: version.to_owned() }, Event::CountryChosen { country }])
    }

    /// A country, if its number is known.
    fn listed(&self, country: Option<&str>) -> Option<String> {
        country.filter(|code| self.rules.countries.contains(*code)).map(str::to_owned)
    }

    fn measured(&self, measure: &str, answers: &MeasureAnswers) -> Result<Event, Refused> {
        let score = self.score(measure, answers)?;
        Ok(Event::MeasureAnswered { measure: measure.to_owned(), answers: answers.clone(), score })
    }

    fn score(&self, measure: &str, answers: &MeasureAnswers) -> Result<Option<f64>, Refused> {
        let questionnaire = self.rules.questionnaires.iter().find(|one| one.id == measure);
        let questionnaire = questionnaire.ok_or(Refused::UnknownMeasure)?;
        questionnaire.validate(answers).map_err(Refused::Impossible)?;
        Ok(questionnaire.score(answers))
    }

    fn corrected(&self, fact: u64, correction: &Correction) -> Result<Event, Refused> {
        let session = self.state.sessions.iter().find(|session| session.facts.contains(&fact));
        let correction = match correction {
            Correction::SessionEnded { pain, peak, effort, repetitions_said } => {
                felt(*pain, *peak, *effort, *repetitions_said)?;
                session.filter(|session| session.ended_at.is_some()).ok_or(Refused::UnknownFact)?;
                correction.clone()
            }
            Correction::PainAfter { pain } => {
                check_0_to_10("pain", *pain).map_err(Refused::Impossible)?;
                let known = session.is_some_and(|session| session.moments.contains_key(&fact));
                if !known {
                    return Err(Refused::UnknownFact);
                }
                correction.clone()
            }
            Correction::MeasureAnswered { answers, .. } => {
                let measured = self.state.measures.iter().find(|measured| measured.fact == fact);
                let measured = measured.ok_or(Refused::UnknownFact)?;
                // The score is ours to make.
                let score = self.score(&measured.measure, answers)?;
                Correction::MeasureAnswered { answers: answers.clone(), score }
            }
        };
        Ok(Event::Corrected { fact, correction })
    }
}

/// A name of 1 to 120 characters.
fn name(field: &str, text: &str) -> Result<String, Refused> {
    let text = text.trim();
    if text.is_empty() {
        return Err(unanswered(field));
    }
    let possible = format!("1 to {MAX_PROVIDER} characters");
    check(field, &possible, text.chars().count() <= MAX_PROVIDER).map_err(Refused::Impossible)?;
    Ok(text.to_owned())
}

fn unanswered(question: &str) -> Refused {
    Refused::Incomplete(Incomplete { missing: vec![question.to_owned()] })
}

fn impossible<T>(field: &str, possible: &str) -> Result<T, Refused> {
    Err(Refused::Impossible(Impossible { field: field.to_owned(), possible: possible.to_owned() }))
}

/// Closes the sessions. What a provider should look at first stays closed until somebody has; the rest has its 24 hours besides.
fn lock(
    cause: LockCause,
    disposition: Disposition,
    findings: Vec<Finding>,
    since: Timestamp,
    days: i64,
) -> Event {
    let usual = if disposition == Disposition::Provider { SignedDuration::ZERO } else { DAY };
    Event::Locked {
        lock: Lock {
            cause,
            disposition,
            findings,
            since,
            until: later(since, usual.max(SignedDuration::from_hours(24 * days))),
            attestation: disposition.needs_attestation(),
            recheck: cause == LockCause::Stop,
        },
    }
}

fn later(since: Timestamp, by: SignedDuration) -> Timestamp {
    since.checked_add(by).unwrap_or(Timestamp::MAX)
}
