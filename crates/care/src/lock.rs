//! What closes the sessions.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::screening::{Disposition, Finding};

/// What closed the sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LockCause {
    /// Answers in a safety check.
    Check,
    /// A stop for sharp pain or a new symptom.
    Stop,
    /// How the last sessions or weeks went.
    Progress,
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
    /// It stays until the person names who has seen them, or a clinician of the clinic has opened the sessions.
    pub attestation: bool,
    /// The danger signs are to be asked again right away.
    pub recheck: bool,
}

impl Lock {
    /// The findings that closed the sessions, strictest first.
    pub fn reasons(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.lock().is_some())
    }
}
