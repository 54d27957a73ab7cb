//! Appending to a record, in one place for all; and facts that are ready, without reading the record again each time: for a
//! program that has decided them itself.

use care::{Fact, State, What};
use jiff::Zoned;
use serde::ser::Error as _;
use uuid::Uuid;

use crate::anchor::Anchor;
use crate::envelope::Envelope;
use crate::keys::{PersonKey, Unsealable};
use crate::seal::{Sealed, seal_next};
use crate::service::{Error, Records, Source, Summary};
use crate::storage::{Besides, Storage};

/// One record that is being written: its key, and where its chain ends.
pub struct Writer {
    pub(crate) person: Uuid,
    pub(crate) key: PersonKey,
    pub(crate) last: Option<Sealed>,
}

impl Writer {
    /// The person.
    pub fn person(&self) -> Uuid {
        self.person
    }

    /// Number of events in the record.
    fn count(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.seq)
    }
}

/// Sealed events that can be appended to the record they were sealed for.
pub struct Batch {
    events: Vec<Sealed>,
    summary: Vec<u8>,
}

impl<S: Storage, R: Source> Records<S, R> {
    /// Begins a new, empty record to append to.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn begin(&self) -> Result<Writer, Error<S::Error>> {
        let (person, key) = self.create_with_key().await?;
        Ok(Writer { person, key, last: None })
    }

    /// Seals facts that follow what was written. `state` is where the person stands after the last of them, at `now`.
    ///
    /// # Errors
    /// If a fact is none that this program knows, or cannot be sealed.
    pub fn seal(
        &self,
        writer: &Writer,
        facts: &[Fact],
        state: &State,
        rules_version: &str,
        now: &Zoned,
    ) -> Result<Batch, Error<S::Error>> {
        let mut envelopes: Vec<Envelope> = Vec::with_capacity(facts.len());
        for fact in facts {
            let What::Event(event) = &fact.what else { return Err(unwritable().into()) };
            let moment = (&fact.occurred_at, fact.recorded_at);
            envelopes.push(self.envelope(event, moment, fact.caused_by, rules_version)?);
        }
        let count = writer.count() + envelopes.len() as u64;
        let summary = Summary::of(state, count, now, now.timestamp());
        Ok(self.seal_all(writer, &envelopes, &summary)?)
    }

    /// Appends what was sealed, all of it or nothing.
    ///
    /// # Errors
    /// If the storage fails, or if somebody else has written to the record.
    pub async fn append(&self, writer: &mut Writer, batch: Batch) -> Result<(), Error<S::Error>> {
        self.append_with(writer, batch, Besides::Nothing).await
    }

    /// Seals events after the end of the chain, and the summary of the record with them.
    pub(crate) fn seal_all(
        &self,
        writer: &Writer,
        envelopes: &[Envelope],
        summary: &Summary,
    ) -> Result<Batch, Unsealable> {
        let Writer { person, key, last } = writer;
        let mut events: Vec<Sealed> = Vec::with_capacity(envelopes.len());
        for envelope in envelopes {
            let previous = events.last().or(last.as_ref());
            events.push(seal_next(key, self.tenant, *person, previous, envelope, self.random())?);
        }
        Ok(Batch { events, summary: self.seal_summary(key, *person, summary)? })
    }

    /// Appends what was sealed, and notes outside of the store where the chain ends by now.
    pub(crate) async fn append_with(
        &self,
        writer: &mut Writer,
        batch: Batch,
        besides: Besides<'_>,
    ) -> Result<(), Error<S::Error>> {
        let Batch { mut events, summary } = batch;
        let expected = writer.count();
        let appended =
            self.storage.append(self.tenant, writer.person, expected, &events, &summary, besides).await;
        appended.map_err(Error::Storage)?.map_err(|_| Error::Busy)?;
        let Some(last) = events.pop() else { return Ok(()) };
        if let Some((log, store)) = &self.anchors {
            log.note(&Anchor::head(*store, self.tenant, writer.person, &last));
        }
        writer.last = Some(last);
        Ok(())
    }
}

/// An event of a newer program is kept as it is, and can't be written anew.
fn unwritable() -> Unsealable {
    serde_json::Error::custom("an event of a newer Dorsal cannot be written by this one").into()
}
