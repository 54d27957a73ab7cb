//! Reading a record for somebody other than the person. It is written into the record first, sealed, chained and anchored as
//! everything else, so that whoever can hide a reading can hide any other fact.

use care::{Command, Event, Outcome, Reader, Reading, Rules, What};
use jiff::Zoned;
use uuid::Uuid;

use crate::service::{ATTEMPTS, Error, Loaded, New, Records, Source};
use crate::storage::{Besides, Storage};

/// One reading by somebody other than the person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadBy<'a> {
    /// When.
    pub at: &'a Zoned,
    /// Who.
    pub reader: &'a Reader,
    /// What for.
    pub reading: Reading,
    /// Why, in their words; empty where they had none to give.
    pub reason: &'a str,
}

impl Loaded {
    /// Who other than the person has read the record, oldest first.
    pub fn read_by(&self) -> impl Iterator<Item = ReadBy<'_>> {
        self.facts.iter().filter_map(|fact| match &fact.what {
            What::Event(Event::RecordRead { reader, reading, reason }) => {
                Some(ReadBy { at: &fact.occurred_at, reader, reading: *reading, reason })
            }
            _ => None,
        })
    }
}

impl<S: Storage, R: Source> Records<S, R> {
    /// Reads a record as [`Records::load`] does, for somebody other than the person. That they did is on the disk, and in what
    /// is answered, before they get anything to see: a reading that fails afterwards stands there too, never the other way
    /// round. A record that can't be read, or written to, shows them nothing.
    ///
    /// # Errors
    /// As [`Records::load`], and if the reading can't be written down.
    pub async fn read_for(
        &self,
        person: Uuid,
        reader: &Reader,
        reading: Reading,
    ) -> Result<Loaded, Error<S::Error>> {
        self.read_because(person, reader, reading, "").await
    }

    /// The same with a reason, which is written down, too.
    ///
    /// # Errors
    /// As [`Records::read_for`].
    pub async fn read_because(
        &self,
        person: Uuid,
        reader: &Reader,
        reading: Reading,
        reason: &str,
    ) -> Result<Loaded, Error<S::Error>> {
        let events = [Event::RecordRead { reader: reader.clone(), reading, reason: reason.to_owned() }];
        for _ in 0..ATTEMPTS {
            let (read, now) = (self.read(person).await?, self.source().now());
            let new = New {
                events: &events,
                occurred_at: &now,
                now: &now,
                caused_by: None,
                rules_version: "",
                besides: Besides::Nothing,
            };
            match self.add(read, new).await {
                Err(Error::Busy) => {}
                done => return done,
            }
        }
        Err(Error::Busy)
    }

    /// Handles a command of somebody other than the person. What comes of it tells something of the record, refused or not, so it
    /// counts as a reading.
    ///
    /// # Errors
    /// As [`Records::read_for`] and [`Records::handle`].
    pub async fn handle_for(
        &self,
        person: Uuid,
        (reader, reading): (&Reader, Reading),
        command: &Command,
        rules: &Rules,
    ) -> Result<Outcome, Error<S::Error>> {
        self.read_for(person, reader, reading).await?;
        self.handle(person, command, rules).await
    }
}
