//! What stands between a person and a session.

use jiff::Zoned;
use serde::Serialize;

use super::State;
use crate::lock::Lock;
use crate::screening::{CheckKind, ScreeningRules};
use crate::ticket::{Clearance, Ticket};

/// What stands between a person and a session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "gate", rename_all = "kebab-case")]
pub enum Gate {
    /// Consent and the country come first.
    NeedsConsentAndCountry {
        /// True when the country was asked and is not in the list: the list of numbers is shown.
        unknown_country: bool,
    },
    /// Safety questions come next.
    NeedsCheck {
        /// All of them, or the short check before a session.
        check: CheckKind,
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

/// Says what stands between the person and a session at `now`.
///
/// A clock that goes backwards opens nothing: locks are judged by the clock, leave by the latest time
/// that the record has seen.
pub fn gate(state: &State, rules: &ScreeningRules, now: &Zoned) -> Gate {
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
    let latest = state.latest(clock);
    if let Some(ticket) = state.current_ticket(latest) {
        return Gate::InSession { ticket: ticket.clone() };
    }
    match &state.clearance {
        Some(clearance) if latest < clearance.until => Gate::Open { clearance: clearance.clone() },
        _ => Gate::NeedsCheck { check: state.due(rules, latest) },
    }
}
