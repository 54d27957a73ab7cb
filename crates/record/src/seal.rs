//! Sealed events and the keyed chain that holds them together.

use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::envelope::Envelope;
use crate::keys::{NONCE, PersonKey, Unsealable, mac, open, seal};
use crate::storage::TenantId;

/// Version of the way in which events are sealed.
const VERSION: u16 = 1;

/// One event as the store sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Place in the person's record, from 1.
    pub seq: u64,
    /// Version of the way of sealing.
    pub version: u16,
    /// Nonce and sealed envelope.
    pub bytes: Vec<u8>,
    /// HMAC-SHA256 over the previous link and these bytes.
    pub link: [u8; 32],
}

/// A record that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// An event is missing or out of place.
    #[error("event {seq} of this record is missing")]
    Gap {
        /// The place.
        seq: u64,
    },
    /// An event was changed.
    #[error("event {seq} of this record was changed or damaged")]
    Changed {
        /// The place.
        seq: u64,
    },
    /// An event was sealed by a newer program.
    #[error("event {seq} of this record was written by a newer Dorsal: start the newer version again")]
    Newer {
        /// The place.
        seq: u64,
    },
    /// The sealed summary does not belong to the record as it is.
    #[error("the summary of this record was changed or damaged, or the end of the record is missing")]
    Summary,
    /// The record ends too early.
    #[error("the end of this record is missing: {found} events of {expected} are there")]
    Truncated {
        /// Events that the summary counts.
        expected: u64,
        /// Events found.
        found: u64,
    },
}

pub(crate) fn context(label: &[u8], tenant: TenantId, person: Uuid, seq: u64, version: u16) -> Vec<u8> {
    [label, tenant.0.as_bytes(), person.as_bytes(), &seq.to_be_bytes(), &version.to_be_bytes()].concat()
}

fn link(key: &PersonKey, place: &[u8], previous: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    mac(&key.chaining(), &[place, previous, bytes])
}

/// Seals the event that follows `previous` (none for the first).
///
/// # Errors
/// [`Unsealable`] if the envelope cannot be written as JSON or encrypted.
pub fn seal_next(
    key: &PersonKey,
    tenant: TenantId,
    person: Uuid,
    previous: Option<&Sealed>,
    envelope: &Envelope,
    nonce: [u8; NONCE],
) -> Result<Sealed, Unsealable> {
    let seq = previous.map_or(1, |sealed| sealed.seq + 1);
    let text = Zeroizing::new(serde_json::to_vec(envelope)?);
    let place = context(b"event", tenant, person, seq, VERSION);
    let bytes = seal(&key.sealing(), nonce, &text, &place)?;
    let link = link(key, &place, &previous.map_or([0; 32], |sealed| sealed.link), &bytes);
    Ok(Sealed { seq, version: VERSION, bytes, link })
}

/// Opens a whole record, oldest first, and verifies the chain on the way.
///
/// # Errors
/// [`Broken`] names the first event that is not as it was written.
pub fn open_chain(
    key: &PersonKey,
    tenant: TenantId,
    person: Uuid,
    events: &[Sealed],
) -> Result<Vec<Envelope>, Broken> {
    let mut previous = [0; 32];
    let mut envelopes = Vec::with_capacity(events.len());
    for (seq, sealed) in (1..).zip(events) {
        if sealed.seq != seq {
            return Err(Broken::Gap { seq });
        }
        if sealed.version > VERSION {
            return Err(Broken::Newer { seq });
        }
        let place = context(b"event", tenant, person, seq, sealed.version);
        let expected = link(key, &place, &previous, &sealed.bytes);
        if !bool::from(expected.ct_eq(&sealed.link)) {
            return Err(Broken::Changed { seq });
        }
        let envelope = open(&key.sealing(), &sealed.bytes, &place)
            .and_then(|text| serde_json::from_slice(&text).ok())
            .ok_or(Broken::Changed { seq })?;
        envelopes.push(envelope);
        previous = sealed.link;
    }
    Ok(envelopes)
}
