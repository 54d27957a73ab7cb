//! What surrounds an event: when, by whom, because of what, under which rules.

use care::{Author, Event, Fact, What};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// The person themselves.
    Person,
    /// A clinician of the clinic.
    Clinician,
    /// Who runs Dorsal.
    Operator,
    /// A rule.
    Rule,
}

impl From<Author> for Actor {
    fn from(author: Author) -> Self {
        match author {
            Author::Person => Self::Person,
            Author::Clinician => Self::Clinician,
            Author::Operator => Self::Operator,
            Author::Rule => Self::Rule,
        }
    }
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
    /// Version of the rules at the time; empty where no rule was asked.
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

/// Lifts a payload, one version at a time, to the current shape of its kind.
fn upcast(envelope: &Envelope) -> Option<serde_json::Value> {
    let current = Event::current_version(&envelope.kind)?;
    let mut payload = envelope.payload.clone();
    for version in envelope.version..current {
        let (_, _, lift) =
            UPCASTERS.iter().find(|(kind, from, _)| *kind == envelope.kind && *from == version)?;
        lift(&mut payload);
    }
    (envelope.version >= 1).then_some(payload)
}

/// By kind and version that they lift from.
type Upcaster = (&'static str, u16, fn(&mut serde_json::Value));
const UPCASTERS: [Upcaster; 2] = [("screened", 1, dispositions_of_1), ("locked", 1, dispositions_of_1)];

/// Version 1 knew one check, called full, which is the short one by now; and `guide-only`, which is a provider's matter.
fn dispositions_of_1(payload: &mut serde_json::Value) {
    if let Some(check) = payload.get_mut("check").filter(|check| *check == "full") {
        *check = "session".into();
    }
    let provider = |value: Option<&mut serde_json::Value>| {
        if let Some(value) = value.filter(|value| *value == "guide-only") {
            *value = "provider".into();
        }
    };
    provider(payload.get_mut("disposition"));
    for finding in payload.get_mut("findings").and_then(|list| list.as_array_mut()).into_iter().flatten() {
        provider(finding.get_mut("disposition"));
    }
}
