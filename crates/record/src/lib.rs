//! The event envelope, the keyed chain, per-person encryption and the storage trait.
//!
//! [`Records`] reads, verifies and folds a person's record, and turns commands into sealed events over any
//! [`Storage`]. It holds no SQL, no clock and no randomness: both come from a [`Source`] that the binary brings.
//!
//! **Invariants**
//! - A store sees sealed bytes only; what is sealed opens only at its own place in its own person's record.
//! - A changed, missing or moved event is an error that names it, never quietly a shorter record.
//! - An event that this program does not know keeps that person's sessions closed.
//! - Somebody other than the person gets a record by [`Records::read_for`] only, which writes that into the record first.
//!
//! **What reading cannot see**: whoever can write to the store can put back an older copy of a person's events together with
//! the summary of that time. Both are genuine and fit each other, so the record reads as it was then. [`Records::verify`] sees
//! it, because the heads of the chains are anchored outside of the store ([`Anchors`]).

mod anchor;
mod envelope;
mod keys;
mod read_for;
mod recording;
mod seal;
mod service;
mod storage;
mod verify;
mod writer;

pub use anchor::{Anchor, AnchorLog, Anchors, Mark};
pub use envelope::{Actor, Envelope, decode, encode, event_id};
pub use keys::{CheckSum, KeyError, MasterKey, PersonKey, Unsealable};
pub use read_for::ReadBy;
pub use recording::{Content, Keep, MAX_RECORDING, Noted, RecordingRefused};
pub use seal::{Broken, Sealed, open_chain, seal_next};
pub use service::{Error, Listed, Loaded, Records, Source, Summary};
pub use storage::{Besides, Conflict, PersonRow, SealedRecording, Storage, TenantId};
pub use verify::{Checked, Fault, RecordingFault, Recordings};
pub use writer::{Batch, Writer};
