//! What a session runs on.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::catalogue::Amount;

/// One exercise of a session as it is prescribed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prescribed {
    /// Slug.
    pub exercise: String,
    /// Id of the level.
    pub level: String,
    /// How much.
    pub amount: Amount,
    /// True where the amount is for each side.
    pub per_side: bool,
    /// Working seconds, both sides counted.
    pub working_s: u32,
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

/// What a session runs on: issued by the server after the check.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ticket {
    /// Id of the session, too.
    pub ticket: Uuid,
    /// Slug of the exercise; of the first, where it is a session of the programme.
    pub exercise: String,
    /// Repetitions prescribed; 0 for an exercise that is held.
    pub repetitions: u32,
    /// The exercises of a session of the programme, in order; none for an exercise on its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plan: Vec<Prescribed>,
    /// True on a day on which only the easiest set may be done.
    #[serde(default, skip_serializing_if = "is_false")]
    pub easiest: bool,
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

fn is_false(value: &bool) -> bool {
    !value
}
