//! What a store must do. It sees sealed bytes only.

use std::future::Future;

use jiff::Timestamp;
use uuid::Uuid;

use crate::seal::Sealed;

/// A care provider who runs Dorsal; personal use is a tenant of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TenantId(pub Uuid);

impl TenantId {
    /// The tenant of one: Dorsal on a person's own machine.
    pub const PERSONAL: Self = Self(Uuid::from_u128(1));
}

/// Why an append was not done: somebody else has appended in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conflict;

/// One person as a list shows them, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The person.
    pub person: Uuid,
    /// The person's key, wrapped by the master key.
    pub wrapped_key: Vec<u8>,
    /// Number of events.
    pub events: u64,
    /// The sealed summary.
    pub summary: Vec<u8>,
}

/// A recording of landmarks, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRecording {
    /// Its id.
    pub id: Uuid,
    /// Its key, wrapped by the person's key.
    pub wrapped_key: Vec<u8>,
    /// It is erased then.
    pub until: Timestamp,
    /// Nonce and sealed recording.
    pub bytes: Vec<u8>,
}

/// What is done to recordings in the transaction of an append.
#[derive(Debug, Clone, Copy)]
pub enum Besides<'a> {
    /// Nothing.
    Nothing,
    /// One is added.
    Keep(&'a SealedRecording),
    /// One is erased, with its key.
    Forget(Uuid),
}

/// The storage of records. Keys are (tenant, person, seq).
pub trait Storage: Send + Sync {
    /// What can go wrong in this store.
    type Error: std::error::Error + Send + Sync + 'static;

    /// Adds a person without events, with the summary that says so.
    fn create_person(
        &self,
        tenant: TenantId,
        person: Uuid,
        wrapped_key: &[u8],
        summary: &[u8],
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Appends events, replaces the summary and does what is asked besides in one transaction, if the person has exactly
    /// `expected_seq` events; otherwise changes nothing and answers [`Conflict`].
    fn append(
        &self,
        tenant: TenantId,
        person: Uuid,
        expected_seq: u64,
        events: &[Sealed],
        summary: &[u8],
        besides: Besides<'_>,
    ) -> impl Future<Output = Result<Result<(), Conflict>, Self::Error>> + Send;

    /// The events of a person with their row, oldest first; none for a person who is not there.
    fn load(
        &self,
        tenant: TenantId,
        person: Uuid,
    ) -> impl Future<Output = Result<Option<(PersonRow, Vec<Sealed>)>, Self::Error>> + Send;

    /// A recording of a person, if it is there.
    fn recording(
        &self,
        tenant: TenantId,
        person: Uuid,
        recording: Uuid,
    ) -> impl Future<Output = Result<Option<SealedRecording>, Self::Error>> + Send;

    /// Erases the recordings of all tenants whose time is over at `now`, with their keys, and answers how many.
    fn expire(&self, now: Timestamp) -> impl Future<Output = Result<u64, Self::Error>> + Send;

    /// Erases a person with all their events, and whoever could open them, in one transaction. False where there was none.
    fn erase(&self, tenant: TenantId, person: Uuid)
    -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// All persons of a tenant, in the order of their ids.
    fn persons(&self, tenant: TenantId) -> impl Future<Output = Result<Vec<PersonRow>, Self::Error>> + Send;
}
