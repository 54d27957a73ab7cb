//! Records of persons over any storage: load and verify, handle a command, list.

use std::sync::Arc;

use care::{Command, Decision, Event, Fact, Outcome, Refused, Reply, Rules, State};
use jiff::{Timestamp, Zoned};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::anchor::{Anchor, AnchorLog, Mark};
use crate::envelope::{Envelope, decode, encode, event_id};
use crate::keys::{MasterKey, NONCE, PersonKey, Unsealable, open, seal};
use crate::recording::RecordingRefused;
use crate::seal::{Broken, Sealed, context, open_chain};
use crate::storage::{Besides, PersonRow, Storage, TenantId};
use crate::writer::Writer;

/// Time and randomness, which the binary brings.
pub trait Source: Send + Sync {
    /// The time now, in any zone.
    fn now(&self) -> Zoned;
    /// Fills with random bytes that nobody can guess.
    fn fill(&self, bytes: &mut [u8]);
}

impl<T: Source + ?Sized> Source for std::sync::Arc<T> {
    fn now(&self) -> Zoned {
        (**self).now()
    }
    fn fill(&self, bytes: &mut [u8]) {
        (**self).fill(bytes);
    }
}

/// What can go wrong with a record; `E` is the storage's own error.
#[derive(Debug, thiserror::Error)]
pub enum Error<E: std::error::Error + 'static> {
    /// The storage failed.
    #[error(transparent)]
    Storage(E),
    /// No such person.
    #[error("there is no such record")]
    NoPerson,
    /// The person's key does not open with this master key.
    #[error("this record does not open with this key file: it may be damaged, or belong to another key")]
    Key,
    /// The record is not as it was written.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The command was refused; nothing was kept.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The recording was refused; nothing was kept.
    #[error(transparent)]
    Recording(#[from] RecordingRefused),
    /// The list of erasures, outside of the store, cannot be written; nothing was erased.
    #[error("nothing was erased, because the list of erasures cannot be written: {0}")]
    Anchors(std::io::Error),
    /// Others kept writing to the same record.
    #[error("this record is being written to by somebody else: please try again")]
    Busy,
    /// An event could not be sealed.
    #[error(transparent)]
    Encoding(#[from] Unsealable),
}

/// A person's record, read and folded.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Where the person stands.
    pub state: State,
    /// The facts, oldest first.
    pub facts: Vec<Fact>,
    /// The same as they are kept, for export.
    pub envelopes: Vec<Envelope>,
}

impl Loaded {
    /// The facts behind a decision, as they are kept.
    pub fn behind<'a>(&'a self, decision: &'a Decision) -> impl Iterator<Item = &'a Envelope> {
        decision
            .facts
            .iter()
            .filter_map(|fact| self.envelopes.get(usize::try_from(*fact).ok()?.checked_sub(1)?))
    }
}

/// The summary of one person for lists, sealed with their key and replaced with every append.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Number of events.
    pub events: u64,
    /// Sessions started.
    pub sessions: u32,
    /// The latest time that the record has seen, or its beginning; somebody else's reading counts for nothing here.
    pub last: Timestamp,
    /// True while sessions are locked at the time of the last event.
    pub locked: bool,
    /// True where decisions wait for a clinician, and where an older program did not say.
    #[serde(default = "perhaps")]
    pub clinic: bool,
}

fn perhaps() -> bool {
    true
}

impl Summary {
    /// Where the person stands after so many events; `begun` is when there was none yet.
    pub(crate) fn of(state: &State, events: u64, now: &Zoned, begun: Timestamp) -> Self {
        Self {
            events,
            sessions: u32::try_from(care::sessions(state).len()).unwrap_or(u32::MAX),
            last: state.recorded_until().unwrap_or(begun),
            locked: state.is_closed(now),
            clinic: state.enrolment() == care::Enrolment::Clinic,
        }
    }
}

/// One person in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// The person.
    pub person: Uuid,
    /// Their summary; none where it does not open.
    pub summary: Option<Summary>,
}

/// The records of one tenant.
pub struct Records<S, R> {
    pub(crate) storage: S,
    pub(crate) master: MasterKey,
    pub(crate) tenant: TenantId,
    source: R,
    pub(crate) anchors: Option<(Arc<dyn AnchorLog>, Uuid)>,
}

/// How often an append is tried again when somebody else was faster.
pub(crate) const ATTEMPTS: usize = 8;

impl<S: Storage, R: Source> Records<S, R> {
    /// Records over a storage.
    pub fn new(storage: S, master: MasterKey, tenant: TenantId, source: R) -> Self {
        Self { storage, master, tenant, source, anchors: None }
    }

    /// Anchors the head of each chain after it has grown; `store` is the id of the storage.
    #[must_use]
    pub fn anchored(self, log: Arc<dyn AnchorLog>, store: Uuid) -> Self {
        Self { anchors: Some((log, store)), ..self }
    }

    /// The storage underneath.
    pub fn storage(&self) -> &S {
        &self.storage
    }

    /// Time and randomness.
    pub fn source(&self) -> &R {
        &self.source
    }

    /// The tenant.
    pub fn tenant(&self) -> TenantId {
        self.tenant
    }

    /// A key of its own for a purpose outside of the records.
    pub fn derived_key(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        self.master.derived(purpose)
    }

    pub(crate) fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.source.fill(&mut bytes);
        bytes
    }

    /// An id for something new, which sorts by the time now.
    pub fn fresh_id(&self) -> Uuid {
        event_id(self.source.now().timestamp(), &self.random())
    }

    /// Begins a new, empty record and answers its id.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn create(&self) -> Result<Uuid, Error<S::Error>> {
        Ok(self.create_with_key().await?.0)
    }

    pub(crate) async fn create_with_key(&self) -> Result<(Uuid, PersonKey), Error<S::Error>> {
        let person = self.fresh_id();
        let key = PersonKey::from_random(*Zeroizing::new(self.random()));
        let wrapped = self.master.wrap(self.tenant, person, &key, self.random())?;
        let now = self.source.now();
        let summary = Summary::of(&State::default(), 0, &now, now.timestamp());
        let summary = self.seal_summary(&key, person, &summary)?;
        let created = self.storage.create_person(self.tenant, person, &wrapped, &summary).await;
        created.map_err(Error::Storage)?;
        Ok((person, key))
    }

    /// Reads, verifies and folds a record.
    ///
    /// # Errors
    /// If there is no such person, the storage fails or the record is not as it was written.
    pub async fn load(&self, person: Uuid) -> Result<Loaded, Error<S::Error>> {
        Ok(self.read(person).await?.loaded)
    }

    pub(crate) async fn read(&self, person: Uuid) -> Result<Read, Error<S::Error>> {
        let (row, sealed) =
            self.storage.load(self.tenant, person).await.map_err(Error::Storage)?.ok_or(Error::NoPerson)?;
        self.open(row, sealed)
    }

    /// Verifies and folds what was loaded.
    pub(crate) fn open(&self, row: PersonRow, sealed: Vec<Sealed>) -> Result<Read, Error<S::Error>> {
        let person = row.person;
        let key = self.master.unwrap(self.tenant, person, &row.wrapped_key).ok_or(Error::Key)?;
        let envelopes = open_chain(&key, self.tenant, person, &sealed)?;
        let found = envelopes.len() as u64;
        // The summary is sealed for its count, from the empty record on: without the key, none can be made for fewer
        // events. One that once was right can be put back with them; see the crate's documentation.
        let summary = self.open_summary(&key, person, row.events, &row.summary).ok_or(Broken::Summary)?;
        let expected = summary.events;
        if expected != found {
            return Err(Broken::Truncated { expected, found }.into());
        }
        let facts: Vec<Fact> = envelopes.iter().map(decode).collect();
        let state = care::fold(&facts);
        let writer = Writer { person, key, last: sealed.into_iter().last() };
        Ok(Read { writer, begun: summary.last, loaded: Loaded { state, facts, envelopes } })
    }

    fn open_summary(&self, key: &PersonKey, person: Uuid, events: u64, sealed: &[u8]) -> Option<Summary> {
        let place = context(b"summary", self.tenant, person, events, 1);
        serde_json::from_slice(&open(&key.sealing(), sealed, &place)?).ok()
    }

    /// Handles a command of a person: decides, appends, and answers. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Refused`] when the command is refused; else if the record or the storage fails.
    pub async fn handle(
        &self,
        person: Uuid,
        command: &Command,
        rules: &Rules,
    ) -> Result<Outcome, Error<S::Error>> {
        for _ in 0..ATTEMPTS {
            let read = self.read(person).await?;
            let now = self.source.now();
            let Reply { events, outcome } =
                care::handle(&read.loaded.state, command, rules, &now, self.fresh_id())?;
            if events.is_empty() {
                return Ok(outcome);
            }
            let new = New {
                events: &events,
                occurred_at: &command.occurred_at,
                now: &now,
                caused_by: Some(command.id),
                rules_version: &rules.screening.version,
                besides: Besides::Nothing,
            };
            match self.add(read, new).await {
                Err(Error::Busy) => {}
                done => return done.map(|_| outcome),
            }
        }
        Err(Error::Busy)
    }

    /// Adds to a record that was read, and answers the record with it. [`Error::Busy`] where somebody else was faster.
    pub(crate) async fn add(&self, read: Read, new: New<'_>) -> Result<Loaded, Error<S::Error>> {
        let Read { mut writer, begun, mut loaded } = read;
        let old = loaded.facts.len();
        for event in new.events {
            let moment = (new.occurred_at, new.now.timestamp());
            loaded.envelopes.push(self.envelope(event, moment, new.caused_by, new.rules_version)?);
        }
        loaded.facts.extend(loaded.envelopes[old..].iter().map(decode));
        care::fold_more(&mut loaded.state, &loaded.facts[old..]);
        let summary = Summary::of(&loaded.state, loaded.facts.len() as u64, new.now, begun);
        let batch = self.seal_all(&writer, &loaded.envelopes[old..], &summary)?;
        self.append_with(&mut writer, batch, new.besides).await?;
        Ok(loaded)
    }

    /// What surrounds an event that is new; `moment` is when it happened and when it was recorded.
    pub(crate) fn envelope(
        &self,
        event: &Event,
        moment: (&Zoned, Timestamp),
        caused_by: Option<Uuid>,
        rules_version: &str,
    ) -> Result<Envelope, Unsealable> {
        let (occurred_at, recorded_at) = moment;
        Ok(Envelope {
            id: event_id(recorded_at, &self.random()),
            kind: event.kind().to_owned(),
            version: event.version(),
            occurred_at: occurred_at.clone(),
            recorded_at,
            actor: event.author().into(),
            caused_by,
            rules_version: rules_version.to_owned(),
            payload: encode(event)?,
        })
    }

    pub(crate) fn seal_summary(
        &self,
        key: &PersonKey,
        person: Uuid,
        summary: &Summary,
    ) -> Result<Vec<u8>, Unsealable> {
        let text = Zeroizing::new(serde_json::to_vec(summary)?);
        let place = context(b"summary", self.tenant, person, summary.events, 1);
        seal(&key.sealing(), self.random::<NONCE>(), &text, &place)
    }

    /// Erases a record for good: its key, its events, and the browsers that had it open. False where there was none.
    ///
    /// It is listed as erased first, outside of the store: a crash in between leaves a record that a check names, never one that
    /// a restored backup brings back.
    ///
    /// # Errors
    /// [`Error::Anchors`] or [`Error::Storage`]. In the second case it is listed already; erasing it again finishes it.
    pub async fn erase(&self, person: Uuid) -> Result<bool, Error<S::Error>> {
        self.list_erased(person)?;
        self.storage.erase(self.tenant, person).await.map_err(Error::Storage)
    }

    /// Lists a record, or a recording, as erased, outside of the store: on the disk before it is done, so that no backup brings it
    /// back.
    pub(crate) fn list_erased(&self, id: Uuid) -> Result<(), Error<S::Error>> {
        let Some((log, store)) = &self.anchors else { return Ok(()) };
        let mark = Mark::Erased { at: self.source.now().timestamp() };
        let anchor = Anchor { store: *store, tenant: self.tenant, person: id, mark };
        log.keep(&anchor).map_err(Error::Anchors)
    }

    /// Lists an account as deleted, outside of the store, before it is: no restored backup brings it back.
    ///
    /// # Errors
    /// [`Error::Anchors`]; then it must not be deleted.
    pub fn list_deleted(&self, account: Uuid) -> Result<(), Error<S::Error>> {
        self.list_erased(account)
    }

    /// All persons of the tenant.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn persons(&self) -> Result<Vec<Listed>, Error<S::Error>> {
        let rows = self.storage.persons(self.tenant).await.map_err(Error::Storage)?;
        Ok(rows
            .into_iter()
            .map(|row| {
                let key = self.master.unwrap(self.tenant, row.person, &row.wrapped_key);
                let summary =
                    key.and_then(|key| self.open_summary(&key, row.person, row.events, &row.summary));
                Listed { person: row.person, summary }
            })
            .collect())
    }
}

/// A record that was read, with what it takes to add to it.
pub(crate) struct Read {
    pub(crate) writer: Writer,
    /// When it began, where nothing has happened since.
    begun: Timestamp,
    pub(crate) loaded: Loaded,
}

/// What is added to a record.
pub(crate) struct New<'a> {
    pub(crate) events: &'a [Event],
    /// When it happened, and when it is recorded.
    pub(crate) occurred_at: &'a Zoned,
    pub(crate) now: &'a Zoned,
    /// The command.
    pub(crate) caused_by: Option<Uuid>,
    /// Empty where no rule was asked.
    pub(crate) rules_version: &'a str,
    pub(crate) besides: Besides<'a>,
}
