//! Appending facts that are ready, without reading the record again each time: for a program that has decided them itself.

use care::{Fact, State, What};
use jiff::Zoned;
use serde::ser::Error as _;
use uuid::Uuid;

use crate::keys::{PersonKey, Unsealable};
use crate::seal::Sealed;
use crate::service::{Error, Records, Source, Summary};
use crate::storage::{Besides, Storage};

/// One record that is being written: its key, and where its chain ends.
pub struct Writer {
    person: Uuid,
    key: PersonKey,
    last: Option<Sealed>,
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
        let mut events: Vec<Sealed> = Vec::with_capacity(facts.len());
        for fact in facts {
            let What::Event(event) = &fact.what else { return Err(unwritable().into()) };
            let moment = (&fact.occurred_at, fact.recorded_at);
            let envelope = self.envelope(event, moment, fact.caused_by, rules_version)?;
            let previous = events.last().or(writer.last.as_ref());
            events.push(self.seal_event(&writer.key, writer.person, previous, &envelope)?);
        }
        let count = writer.count() + events.len() as u64;
        let summary = self.seal_summary(&writer.key, writer.person, &Summary::of(state, count, now))?;
        Ok(Batch { events, summary })
    }

    /// Appends what was sealed, all of it or nothing.
    ///
    /// # Errors
    /// If the storage fails, or if somebody else has written to the record.
    pub async fn append(&self, writer: &mut Writer, batch: Batch) -> Result<(), Error<S::Error>> {
        let Batch { mut events, summary } = batch;
        let expected = writer.count();
        let appended = self
            .storage()
            .append(self.tenant(), writer.person, expected, &events, &summary, Besides::Nothing)
            .await;
        appended.map_err(Error::Storage)?.map_err(|_| Error::Busy)?;
        self.anchor(writer.person, events.last());
        writer.last = events.pop().or(writer.last.take());
        Ok(())
    }
}

/// An event of a newer program is kept as it is, and can't be written anew.
fn unwritable() -> Unsealable {
    serde_json::Error::custom("an event of a newer Dorsal cannot be written by this one").into()
}
