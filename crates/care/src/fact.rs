//! A fact: an event in its place in one person's record.

use jiff::{Timestamp, Zoned};
use uuid::Uuid;

use crate::event::Event;

/// An event in its place in the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// When it happened, where the person was.
    pub occurred_at: Zoned,
    /// When the server recorded it.
    pub recorded_at: Timestamp,
    /// Id of the command that caused it.
    pub caused_by: Option<Uuid>,
    /// What happened.
    pub what: What,
}

impl Fact {
    /// An event that this program knows.
    pub fn new(event: Event, occurred_at: Zoned, recorded_at: Timestamp, caused_by: Option<Uuid>) -> Self {
        Self { occurred_at, recorded_at, caused_by, what: What::Event(event) }
    }
}

/// What a fact says, as far as this program can read it.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// An event that this program knows.
    Event(Event),
    /// An event of a newer program. It may be a stop, so sessions stay locked.
    Unknown {
        /// Its kind.
        kind: String,
        /// Its version.
        version: u16,
    },
}
