//! What surrounds an event: when, by whom, because of what, under which rules.

use care::{Event, Fact, What};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The person themselves.
    Person,
    /// A rule.
    Rule,
}

/// One event as it is sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// UUIDv7: sorts by the time of recording.
    pub id: Uuid,
    /// Kind of the event.
    pub kind: String,
    /// Version of the event's shape.
    pub version: u16,
    /// When it happened, with the person's zone.
    #[serde(deserialize_with = "care::deserialize_moment")]
    pub occurred_at: Zoned,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// Id of the command that caused it.
    pub caused_by: Option<Uuid>,
    /// Version of the rules at the time.
    pub rules_version: String,
    /// The event, in the shape of its kind and version.
    pub payload: serde_json::Value,
}

/// An id that sorts by time: UUIDv7 of the given time and randomness.
pub fn event_id(at: Timestamp, random: &[u8; 10]) -> Uuid {
    let millis = u64::try_from(at.as_millisecond()).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid()
}

/// The payload of an event.
///
/// # Errors
/// Only if the event cannot be written as JSON.
pub fn encode(event: &Event) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(event)
}

/// Reads an envelope: older shapes are lifted to the current one; newer or unknown ones become
/// [`What::Unknown`], which keeps the person's sessions closed.
pub fn decode(envelope: &Envelope) -> Fact {
    let unknown = || What::Unknown { kind: envelope.kind.clone(), version: envelope.version };
    let what = match Event::current_version(&envelope.kind) {
        Some(current) if envelope.version <= current => upcast(envelope)
            .and_then(|payload| serde_json::from_value::<Event>(payload).ok())
            .filter(|event| event.kind() == envelope.kind)
            .map_or_else(unknown, What::Event),
        _ => unknown(),
    };
    Fact {
        occurred_at: envelope.occurred_at.clone(),
        recorded_at: envelope.recorded_at,
        caused_by: envelope.caused_by,
        what,
    }
}

/// Lifts a payload, one version at a time, to the current shape of its kind. All kinds are at version 1.
fn upcast(envelope: &Envelope) -> Option<serde_json::Value> {
    match envelope.version {
        1 => Some(envelope.payload.clone()),
        _ => None,
    }
}
