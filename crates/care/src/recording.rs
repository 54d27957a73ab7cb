//! A recording of landmarks that a person chose to keep: what the record says of it. The recording itself lies outside of the
//! events, so that it can go away alone.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::part::Side;
use crate::result::{Impossible, MAX_DURATION_S, check, is_slug};

/// Most days for which recordings can be kept.
pub const MAX_KEEPING_DAYS: u16 = 365;

/// What the record says of a recording.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recording {
    /// Its id.
    pub recording: Uuid,
    /// Id of the ticket of its session.
    pub ticket: Uuid,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of it as it was sealed, in hexadecimal digits. Once it is gone, nothing can be told from this.
    pub sha256: String,
    /// It is erased then.
    pub until: Timestamp,
    /// Which part of its session it shows, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shows: Option<Shows>,
}

/// One set of one exercise, or one side of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shows {
    /// Slug of the exercise.
    pub exercise: String,
    /// Which set, from 1.
    pub set: u32,
    /// The side, where each has its own turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// Its start on the time line of the exercise's result, on which the repetitions are marked, seconds.
    pub from_s: f64,
}

impl Shows {
    /// Says whether a session can have such a part.
    ///
    /// # Errors
    /// [`Impossible`] names the first field that is not possible.
    pub fn validate(&self) -> Result<(), Impossible> {
        check("exercise", "a short name", is_slug(&self.exercise))?;
        check("set", "1 to 100", (1..=100).contains(&self.set))?;
        let possible = self.from_s.is_finite() && (0.0..=MAX_DURATION_S).contains(&self.from_s);
        check("from_s", "0 to 14400", possible)
    }
}

/// Whether the person wants landmarks of their sessions kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Keeping {
    /// They were never asked: nothing is kept.
    #[default]
    Unasked,
    /// No.
    No,
    /// For so many days each.
    Days(u16),
}

impl Keeping {
    /// For how many days a recording is kept from now on; none where nothing is kept.
    pub fn days(self) -> Option<u16> {
        match self {
            Self::Days(days) => Some(days),
            Self::Unasked | Self::No => None,
        }
    }
}
