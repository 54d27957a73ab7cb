//! The event envelope, the keyed chain, per-person encryption and the storage trait.

mod envelope;
mod keys;
mod seal;
mod service;
mod storage;

pub use envelope::{Actor, Envelope, decode, encode, event_id};
pub use keys::{KeyError, MasterKey, PersonKey};
pub use seal::{Broken, Sealed, open_chain, seal_next};
pub use service::{Error, Listed, Loaded, Records, Source, Summary};
pub use storage::{Conflict, PersonRow, Storage, TenantId};
