//! Where a person stands: a fold over their facts, and the gate before a session.

mod apply;
mod gate;
mod session;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, Zoned};
use serde::Serialize;
use uuid::Uuid;

pub(crate) use apply::within;
pub use gate::{Gate, gate};
pub use session::SessionSummary;

use crate::command::Outcome;
use crate::decision::{Decision, Standing};
use crate::event::{Enrolment, FlareUp};
use crate::fact::Fact;
use crate::intake::Intake;
use crate::lock::Lock;
use crate::measure::MeasureAnswers;
use crate::preferences::Preferences;
use crate::programme::Programme;
use crate::recording::Keeping;
use crate::screening::{Answers, CheckKind, Condition, Disposition, Finding, Rule, ScreeningRules};
use crate::ticket::{Clearance, Ticket};

/// Where a person stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// Number of facts.
    pub(crate) seq: u64,
    pub(crate) consent: Option<String>,
    pub(crate) enrolment: Enrolment,
    pub(crate) sponsor: Option<Uuid>,
    pub(crate) country: Option<String>,
    pub(crate) country_asked: bool,
    pub(crate) screening: Option<Screening>,
    /// All questions are due again: after a stop, or once a lock was lifted.
    pub(crate) rescreen: bool,
    pub(crate) cleared: BTreeMap<String, ClearedRule>,
    pub(crate) clearance: Option<Clearance>,
    pub(crate) locks: Vec<Lock>,
    /// All of them with their time, oldest first: what a person says of themselves at the beginning is the first measure.
    pub(crate) intakes: Vec<(u64, Timestamp, Intake)>,
    pub(crate) programme: Option<Current>,
    /// When the first programme began, and the fact.
    pub(crate) began: Option<(Timestamp, u64)>,
    pub(crate) proposals: BTreeMap<u64, Decision>,
    pub(crate) decisions: Vec<Made>,
    /// Places in the record of proposals that nobody could answer any more: they have decided nothing.
    pub(crate) withdrawn: BTreeSet<u64>,
    pub(crate) flare: Option<Flare>,
    pub(crate) sessions: Vec<SessionSummary>,
    pub(crate) measures: Vec<Measured>,
    pub(crate) lessons: BTreeMap<String, Timestamp>,
    /// With the place of the fact that says so.
    pub(crate) preferences: Option<(u64, Preferences)>,
    pub(crate) keeping: Keeping,
    pub(crate) outcomes: BTreeMap<Uuid, Outcome>,
    pub(crate) unknown: Option<(String, u16)>,
    pub(crate) recorded_until: Option<Timestamp>,
}

/// The last time that all safety questions were answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Screening {
    pub(crate) fact: u64,
    pub(crate) at: Timestamp,
    pub(crate) answers: Answers,
    pub(crate) constraints: BTreeSet<String>,
    pub(crate) findings: Vec<Finding>,
}

/// A rule that somebody has cleared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ClearedRule {
    pub(crate) at: Timestamp,
    pub(crate) by_clinician: bool,
}

/// The programme that counts.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Current {
    pub(crate) programme: Programme,
    pub(crate) since: Timestamp,
    pub(crate) fact: u64,
    /// The phase's own beginning.
    pub(crate) phase_since: Timestamp,
}

/// A decision that was made.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Made {
    /// Its place in the record.
    pub fact: u64,
    /// When.
    pub at: Timestamp,
    /// What and why.
    pub decision: Decision,
    /// Whether it counted at once.
    pub standing: Standing,
}

/// A flare-up.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Flare {
    pub(crate) began: Timestamp,
    pub(crate) fact: u64,
    /// The programme before.
    pub(crate) before: Option<Programme>,
    pub(crate) over: Option<(Timestamp, u64)>,
}

/// A questionnaire that was answered.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measured {
    /// Its place in the record.
    pub fact: u64,
    /// When.
    pub at: Timestamp,
    /// Which.
    pub measure: String,
    /// The answers.
    pub answers: MeasureAnswers,
    /// The score; none where too little was answered.
    pub score: Option<f64>,
}

/// Folds the facts of one person, oldest first.
pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> State {
    let mut state = State::default();
    fold_more(&mut state, facts);
    state
}

/// Adds later facts to a state.
pub fn fold_more<'a>(state: &mut State, facts: impl IntoIterator<Item = &'a Fact>) {
    for fact in facts {
        state.apply(fact);
    }
}

/// Whole days between two moments; 0 where the second is earlier.
pub(crate) fn days_since(earlier: Timestamp, later: Timestamp) -> i64 {
    later.duration_since(earlier).as_hours().max(0) / 24
}

/// The sessions of a person, oldest first.
pub fn sessions(state: &State) -> &[SessionSummary] {
    &state.sessions
}

impl State {
    /// Version of the text that the person agreed to.
    pub fn consent(&self) -> Option<&str> {
        self.consent.as_deref()
    }

    /// Country whose emergency number is shown, as ISO code.
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// What a command led to, if it has been handled before.
    pub fn outcome(&self, command: Uuid) -> Option<&Outcome> {
        self.outcomes.get(&command)
    }

    /// The session of a ticket.
    pub fn session(&self, ticket: Uuid) -> Option<&SessionSummary> {
        self.sessions.iter().find(|session| session.ticket.ticket == ticket)
    }

    /// Whether decisions apply by themselves.
    pub fn enrolment(&self) -> Enrolment {
        self.enrolment
    }

    /// True while nothing opens, whatever is answered now.
    pub fn is_closed(&self, now: &Zoned) -> bool {
        self.unknown.is_some() || self.active_lock(now.timestamp()).is_some()
    }

    /// Id of the employer or health plan in whose figures the person is counted.
    pub fn sponsor(&self) -> Option<Uuid> {
        self.sponsor
    }

    /// The programme that counts.
    pub fn programme(&self) -> Option<&Programme> {
        self.programme.as_ref().map(|current| &current.programme)
    }

    /// The intake.
    pub fn intake(&self) -> Option<&Intake> {
        self.intakes.last().map(|(.., intake)| intake)
    }

    /// Proposals that wait for a clinician, by their place in the record.
    pub fn proposals(&self) -> &BTreeMap<u64, Decision> {
        &self.proposals
    }

    /// All decisions, oldest first.
    pub fn decisions(&self) -> &[Made] {
        &self.decisions
    }

    /// The decisions that count as made, oldest first.
    pub(crate) fn made(&self) -> impl DoubleEndedIterator<Item = &Made> {
        self.decisions.iter().filter(|made| !self.withdrawn.contains(&made.fact))
    }

    /// What the last full screening has found that closes nothing: what limits the exercises, and what somebody should look at.
    pub fn remarks(&self) -> impl Iterator<Item = &Finding> {
        let findings = self.screening.iter().flat_map(|screening| &screening.findings);
        findings.filter(|finding| finding.lock().is_none())
    }

    /// True where the last full screening asked for all that may bring a constraint, and nothing did.
    pub fn told_free_of(&self, rules: &ScreeningRules, constraint: &str) -> bool {
        let Some(screening) = &self.screening else { return false };
        let hangs = rules.rules.iter().filter(|rule| rule.constraints.contains(constraint));
        let mut questions =
            hangs.flat_map(|rule| [&rule.all, &rule.any]).flatten().filter_map(Condition::question);
        let free = !self.constraints().contains(constraint);
        let told = |id: &str| {
            // What follows on a yes is not asked after a no.
            let follows = rules.question(id).is_some_and(|question| !question.after.is_empty());
            follows || screening.answers.has(id)
        };
        free && questions.all(told)
    }

    /// The flare-up that the programme is not yet back from: lasting or over, and since when.
    pub fn flare_up(&self) -> Option<(FlareUp, Timestamp)> {
        let flare = self.flare.as_ref()?;
        Some(match flare.over {
            Some((over, _)) => (FlareUp::Over, over),
            None => (FlareUp::Began, flare.began),
        })
    }

    /// The questionnaires that were answered, oldest first.
    pub fn measures(&self) -> &[Measured] {
        &self.measures
    }

    /// The lessons that were read, and when last.
    pub fn lessons(&self) -> &BTreeMap<String, Timestamp> {
        &self.lessons
    }

    /// The first of these lessons that was not read yet.
    pub fn next_lesson<'a>(&self, lessons: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
        lessons.into_iter().find(|lesson| !self.lessons.contains_key(*lesson))
    }

    /// When the person wants to hear from Dorsal; what holds by itself, until they have said so.
    pub fn preferences(&self) -> Preferences {
        self.preferences.as_ref().map(|(_, preferences)| preferences.clone()).unwrap_or_default()
    }

    /// The place in the record where this was said last; 0 where it never was.
    pub fn preferences_fact(&self) -> u64 {
        self.preferences.as_ref().map_or(0, |(fact, _)| *fact)
    }

    /// Whether the person wants landmarks of their sessions kept.
    pub fn keeping(&self) -> Keeping {
        self.keeping
    }

    /// The locks that stand at `now`, strictest first.
    pub fn locks(&self, now: &Zoned) -> Vec<Lock> {
        let mut locks: Vec<Lock> = self.standing(now.timestamp()).cloned().collect();
        locks.sort_by_key(|lock| std::cmp::Reverse((lock.disposition, lock.since)));
        locks
    }

    /// What limits the choice of exercises: by the intake and by the screening.
    pub fn constraints(&self) -> BTreeSet<String> {
        let told = self.intake().into_iter().flat_map(|intake| &intake.constraints);
        let found = self.screening.iter().flat_map(|screening| &screening.constraints);
        told.chain(found).cloned().collect()
    }

    /// The latest time that the record has seen; that somebody else has read it counts for nothing.
    pub fn recorded_until(&self) -> Option<Timestamp> {
        self.recorded_until
    }

    /// `clock`, or the latest time that the record has seen: a clock that was set back gives no leave.
    pub(crate) fn latest(&self, clock: Timestamp) -> Timestamp {
        self.recorded_until.map_or(clock, |seen| seen.max(clock))
    }

    /// Which questions are due at `clock`.
    pub(crate) fn due(&self, rules: &ScreeningRules, clock: Timestamp) -> CheckKind {
        let fresh = |screening: &Screening| days_since(screening.at, clock) < i64::from(rules.rescreen_days);
        if !self.rescreen && self.screening.as_ref().is_some_and(fresh) {
            CheckKind::Session
        } else {
            CheckKind::Full
        }
    }

    /// True where a rule was cleared, and still is in a check of this kind at `clock`. Emergencies are never cleared beforehand. What
    /// is urgent is cleared by a clinician; by the person's own word only where it is a fact that stays, which would else close the
    /// sessions again at each true answer.
    pub(crate) fn is_cleared(
        &self,
        rules: &ScreeningRules,
        rule: &Rule,
        kind: CheckKind,
        clock: Timestamp,
    ) -> bool {
        let Some(cleared) = self.cleared.get(&rule.id) else { return false };
        let may = match rule.disposition {
            Some(Disposition::Emergency | Disposition::Stop) => false,
            Some(Disposition::Urgent) => cleared.by_clinician || rule.stays,
            _ => true,
        };
        let counts = match rule.clearance_days {
            None => days_since(cleared.at, clock) < i64::from(rules.clearance_days),
            Some(days) => {
                // What is not asked now is as old as its answer: nobody is asked to look again at the same one.
                let answered = self.screening.as_ref().filter(|_| !rule.is_asked(rules, kind));
                days_since(cleared.at, answered.map_or(clock, |screening| screening.at)) < i64::from(days)
            }
        };
        may && counts
    }

    fn standing(&self, clock: Timestamp) -> impl Iterator<Item = &Lock> {
        self.locks.iter().filter(move |lock| clock < lock.until || lock.attestation)
    }

    /// The strictest of the locks that stand at `clock`, prolonged to the end of the last of them.
    pub(crate) fn active_lock(&self, clock: Timestamp) -> Option<Lock> {
        let standing = || self.standing(clock);
        let mut lock = standing().max_by_key(|lock| (lock.disposition, lock.since))?.clone();
        lock.until = standing().map(|lock| lock.until).max()?;
        lock.recheck = standing().any(|lock| lock.recheck);
        lock.attestation = standing().any(|lock| lock.attestation);
        Some(lock)
    }

    fn current_ticket(&self, latest: Timestamp) -> Option<&Ticket> {
        let session = self.sessions.last()?;
        let over = session.ended_at.is_some() || session.set_is_over();
        // What closed the sessions meanwhile is followed by all questions before anything goes on.
        let open = !over && !self.rescreen && latest < session.ticket.expires_at;
        open.then_some(&session.ticket)
    }
}
