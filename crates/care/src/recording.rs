//! A recording of landmarks that a person chose to keep: what the record says of it. The recording itself lies outside of the
//! events, so that it can go away alone.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What the record says of a recording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
}
