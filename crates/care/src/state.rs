//! Where a person stands: a fold over their facts, and the gate before a session.

use std::collections::BTreeMap;

use jiff::{Timestamp, Zoned};
use serde::Serialize;
use uuid::Uuid;

use crate::command::Outcome;
use crate::event::{Clearance, Event, Fact, Late, Lock, Ticket, What};
use crate::result::{Ended, ExerciseResult, StopReason};
use crate::screening::{CheckKind, Disposition};

/// Where a person stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    pub(crate) consent: Option<String>,
    pub(crate) country: Option<String>,
    pub(crate) country_asked: bool,
    pub(crate) clearance: Option<Clearance>,
    pub(crate) locks: Vec<Lock>,
    pub(crate) sessions: Vec<SessionSummary>,
    pub(crate) outcomes: BTreeMap<Uuid, Outcome>,
    pub(crate) unknown: Option<(String, u16)>,
    pub(crate) recorded_until: Option<Timestamp>,
}

/// One session, as `/progress` shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SessionSummary {
    /// What it ran on.
    pub ticket: Ticket,
    /// When it began.
    pub started_at: Zoned,
    /// When it ended or was stopped.
    pub ended_at: Option<Zoned>,
    /// What the page saw, in the order in which it arrived.
    pub results: Vec<ExerciseResult>,
    /// Pain afterwards, 0 to 10.
    pub pain_after: Option<u8>,
    /// Effort, 0 to 10.
    pub effort: Option<u8>,
    /// Repetitions that the person says they did.
    pub repetitions_said: Option<u32>,
    /// Why it was stopped.
    pub stopped: Option<StopReason>,
    /// The first reason why a part of it counts for nothing.
    pub late: Option<Late>,
}

impl SessionSummary {
    /// True once its one set has been handed in. A page closed in the middle is not the end of the set: it may be
    /// taken up again on the same ticket.
    pub(crate) fn set_is_over(&self) -> bool {
        self.results.iter().any(|result| result.ended != Ended::PageClosed)
    }
}

/// What stands between a person and a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "gate", rename_all = "kebab-case")]
pub enum Gate {
    /// Consent and the country come first.
    NeedsConsentAndCountry {
        /// True when the country was asked and is not in the list: the list of numbers is shown.
        unknown_country: bool,
    },
    /// The safety check comes next.
    NeedsCheck {
        /// Set after a lock that ends only once a clinician has seen the person: since when it has stood.
        attestation_since: Option<Timestamp>,
    },
    /// A session may be started.
    Open {
        /// The leave for it.
        clearance: Clearance,
    },
    /// A session has been started and may go on, for example after a reload of the page.
    InSession {
        /// What it runs on.
        ticket: Ticket,
    },
    /// No session for now.
    Locked {
        /// The strictest lock; its `until` is the latest of all.
        lock: Lock,
    },
    /// The record holds something that only a newer Dorsal understands. It may be a stop, so nothing opens.
    Unreadable {
        /// Kind of the event.
        event: String,
        /// Version of the event.
        version: u16,
    },
}

/// Folds the facts of one person, oldest first.
pub fn fold<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> State {
    let mut state = State::default();
    for fact in facts {
        state.apply(fact);
    }
    state
}

/// Says what stands between the person and a session at `now`.
///
/// A clock that goes backwards opens nothing: locks are judged by the clock, leave by the latest time
/// that the record has seen.
pub fn gate(state: &State, now: &Zoned) -> Gate {
    if let Some((event, version)) = &state.unknown {
        return Gate::Unreadable { event: event.clone(), version: *version };
    }
    let clock = now.timestamp();
    if let Some(lock) = state.active_lock(clock) {
        return Gate::Locked { lock };
    }
    if state.consent.is_none() || state.country.is_none() {
        let unknown_country = state.country_asked && state.country.is_none();
        return Gate::NeedsConsentAndCountry { unknown_country };
    }
    let latest = state.recorded_until.map_or(clock, |seen| seen.max(clock));
    if let Some(ticket) = state.current_ticket(latest) {
        return Gate::InSession { ticket: ticket.clone() };
    }
    match &state.clearance {
        Some(clearance) if latest < clearance.until => Gate::Open { clearance: clearance.clone() },
        _ => Gate::NeedsCheck { attestation_since: state.attestation_since() },
    }
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

    /// Since when a lock has stood that ends only once a clinician has seen the person.
    pub(crate) fn attestation_since(&self) -> Option<Timestamp> {
        self.locks.iter().filter(|lock| lock.attestation).map(|lock| lock.since).max()
    }

    /// The strictest of the locks that stand at `clock`, prolonged to the end of the last of them.
    pub(crate) fn active_lock(&self, clock: Timestamp) -> Option<Lock> {
        let standing = || self.locks.iter().filter(|lock| clock < lock.until);
        let mut lock = standing().max_by_key(|lock| (lock.disposition, lock.since))?.clone();
        lock.until = standing().map(|lock| lock.until).max()?;
        lock.recheck = standing().any(|lock| lock.recheck);
        Some(lock)
    }

    fn current_ticket(&self, latest: Timestamp) -> Option<&Ticket> {
        let session = self.sessions.last()?;
        let over = session.ended_at.is_some() || session.set_is_over();
        let open = !over && latest < session.ticket.expires_at;
        open.then_some(&session.ticket)
    }

    fn session_mut(&mut self, ticket: Uuid) -> Option<&mut SessionSummary> {
        self.sessions.iter_mut().find(|session| session.ticket.ticket == ticket)
    }

    pub(crate) fn apply(&mut self, fact: &Fact) {
        self.recorded_until = self.recorded_until.max(Some(fact.recorded_at));
        let event = match &fact.what {
            What::Event(event) => event,
            What::Unknown { kind, version } => {
                self.unknown.get_or_insert_with(|| (kind.clone(), *version));
                return;
            }
        };
        if let Some(command) = fact.caused_by {
            Outcome::note(&mut self.outcomes, command, event);
        }
        match event {
            Event::ConsentGiven { version } => self.consent = Some(version.clone()),
            Event::CountryChosen { country } => {
                self.country = country.clone();
                self.country_asked = true;
            }
            Event::Screened { check, disposition, .. } => {
                // Both kinds ask the danger signs, so both answer the call for a recheck; but a check that locks for
                // something milder may have left them unanswered.
                if disposition.is_none_or(Disposition::is_danger_sign) {
                    for lock in &mut self.locks {
                        lock.recheck = false;
                    }
                }
                if *check == CheckKind::Full {
                    self.clearance = None;
                }
            }
            Event::Attested { .. } => {
                for lock in &mut self.locks {
                    lock.attestation = false;
                }
            }
            Event::Cleared { clearance } => {
                self.locks.clear();
                self.clearance = Some(clearance.clone());
            }
            Event::Locked { lock } => {
                self.clearance = None;
                self.locks.push(lock.clone());
            }
            Event::SessionStarted { ticket } => {
                self.clearance = None;
                self.sessions.push(SessionSummary {
                    ticket: ticket.clone(),
                    started_at: fact.occurred_at.clone(),
                    ended_at: None,
                    results: Vec::new(),
                    pain_after: None,
                    effort: None,
                    repetitions_said: None,
                    stopped: None,
                    late: None,
                });
            }
            Event::ExerciseDone { ticket, late, result } => {
                if let Some(session) = self.session_mut(*ticket) {
                    session.results.push(ExerciseResult::clone(result));
                    session.late = session.late.or(*late);
                }
            }
            Event::SessionEnded { ticket, pain, effort, repetitions_said, late } => {
                // The next session needs a check of its own, made after this end was known.
                self.clearance = None;
                if let Some(session) = self.session_mut(*ticket) {
                    session.ended_at.get_or_insert_with(|| fact.occurred_at.clone());
                    session.pain_after = session.pain_after.or(*pain);
                    session.effort = session.effort.or(*effort);
                    session.repetitions_said = session.repetitions_said.or(*repetitions_said);
                    session.late = session.late.or(*late);
                }
            }
            Event::Stopped { ticket, reason, late } => {
                self.clearance = None;
                if let Some(session) = self.session_mut(*ticket) {
                    session.ended_at.get_or_insert_with(|| fact.occurred_at.clone());
                    session.stopped.get_or_insert(*reason);
                    session.late = session.late.or(*late);
                }
            }
        }
    }
}
