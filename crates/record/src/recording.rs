//! Recordings of landmarks that a person chose to keep: sealed outside of the events, each under a key of its own that the
//! person's key wraps, so that one can go away alone. The event says its id, length, hash, and until when.

use care::{Event, Recording, Shows, What};
use data_encoding::HEXLOWER;
use jiff::{Timestamp, ToSpan, Zoned};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::keys::{NONCE, PersonKey, Unsealable, open, seal};
use crate::seal::context;
use crate::service::{ATTEMPTS, Error, Loaded, New, Records, Source};
use crate::storage::{Besides, SealedRecording, Storage};

/// The longest recording that is kept, in bytes: an hour of a moving person, at a quarter of a megabyte a minute.
pub const MAX_RECORDING: usize = 16 * 1024 * 1024;

/// Version of the way in which recordings are sealed.
const VERSION: u16 = 1;

/// A recording that somebody wants to keep.
#[derive(Debug, Clone, Copy)]
pub struct Keep<'a> {
    /// Made by the browser: the same id twice does nothing the second time. It does not become the recording's id, which is
    /// listed beside the ids of persons once it is erased, and so must not be anybody's choice.
    pub command: Uuid,
    /// When the person chose it, in their zone.
    pub occurred_at: &'a Zoned,
    /// Id of the session's ticket.
    pub ticket: Uuid,
    /// Which part of the session it shows, where that is known.
    pub shows: Option<&'a Shows>,
    /// The recording.
    pub bytes: &'a [u8],
}

/// Why a recording is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecordingRefused {
    /// There is nothing in it.
    #[error("the recording is empty")]
    Empty,
    /// It is too long.
    #[error("the recording has {length} bytes, and at most {MAX_RECORDING} are kept: about an hour")]
    TooLong {
        /// Its length.
        length: usize,
    },
    /// The person has not wished that recordings are kept, or no longer.
    #[error("the person has not wished that recordings are kept")]
    NotWished,
    /// The person has not agreed that anything is kept, or no longer.
    #[error("the person has not agreed to what is kept")]
    NoConsent,
    /// There is no such session.
    #[error("this record has no such session")]
    NoSession,
    /// It is none of an exercise that this session has.
    #[error("the session has no such exercise")]
    NoExercise,
}

/// A recording as the record knows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Noted<'a> {
    /// Place of the event that keeps it.
    pub seq: u64,
    /// What that event says.
    pub recording: &'a Recording,
    /// Whether the person has let it go since.
    pub forgotten: bool,
}

/// What there is of a recording.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// All of it, as it was kept.
    Whole(Zeroizing<Vec<u8>>),
    /// Nothing: its time is over.
    Expired,
    /// Nothing: the person has let it go.
    Forgotten,
    /// Nothing, and nobody has said that it may go.
    Missing,
    /// Not what was kept.
    Damaged,
}

impl Loaded {
    /// All recordings that were ever kept, oldest first.
    pub fn recordings(&self) -> Vec<Noted<'_>> {
        let mut all: Vec<Noted<'_>> = Vec::new();
        for (seq, fact) in (1..).zip(&self.facts) {
            match &fact.what {
                What::Event(Event::RecordingKept { recording }) => {
                    all.push(Noted { seq, recording, forgotten: false });
                }
                What::Event(Event::RecordingForgotten { recording }) => {
                    all.iter_mut()
                        .filter(|noted| noted.recording.recording == *recording)
                        .for_each(|noted| noted.forgotten = true);
                }
                _ => {}
            }
        }
        all
    }

    fn kept_by(&self, command: Uuid) -> Option<&Recording> {
        self.facts.iter().filter(|fact| fact.caused_by == Some(command)).find_map(|fact| match &fact.what {
            What::Event(Event::RecordingKept { recording }) => Some(recording),
            _ => None,
        })
    }

    fn noted(&self, id: Uuid) -> Option<Noted<'_>> {
        self.recordings().into_iter().find(|noted| noted.recording.recording == id)
    }
}

impl<S: Storage, R: Source> Records<S, R> {
    /// Keeps a recording for as many days as the person has wished: its event and the recording itself are on the disk together, or
    /// neither. Safe to repeat.
    ///
    /// # Errors
    /// [`Error::Recording`] when it is refused; else if the record or the storage fails.
    pub async fn keep_recording(&self, person: Uuid, keep: &Keep<'_>) -> Result<Recording, Error<S::Error>> {
        match keep.bytes.len() {
            0 => return Err(RecordingRefused::Empty.into()),
            length if length > MAX_RECORDING => return Err(RecordingRefused::TooLong { length }.into()),
            _ => {}
        }
        for _ in 0..ATTEMPTS {
            let read = self.read(person).await?;
            if let Some(recording) = read.loaded.kept_by(keep.command) {
                return Ok(recording.clone());
            }
            if read.loaded.state.consent().is_none() {
                return Err(RecordingRefused::NoConsent.into());
            }
            let days = read.loaded.state.keeping().days().ok_or(RecordingRefused::NotWished)?;
            let now = self.source().now();
            let until = ends(now.timestamp(), days);
            let session = read.loaded.state.session(keep.ticket).ok_or(RecordingRefused::NoSession)?;
            let did = |exercise: &str| session.results.iter().any(|result| result.exercise == exercise);
            if keep.shows.is_some_and(|shows| !did(&shows.exercise)) {
                return Err(RecordingRefused::NoExercise.into());
            }
            let sealed = self.seal_recording(&read.writer.key, person, keep.bytes, until)?;
            let recording = Recording {
                recording: sealed.id,
                ticket: keep.ticket,
                bytes: keep.bytes.len() as u64,
                sha256: hash(&sealed.bytes),
                until,
                shows: keep.shows.cloned(),
            };
            let new = New {
                events: &[Event::RecordingKept { recording: recording.clone() }],
                occurred_at: keep.occurred_at,
                now: &now,
                caused_by: Some(keep.command),
                rules_version: "",
                besides: Besides::Keep(&sealed),
            };
            match self.add(read, new).await {
                Err(Error::Busy) => {}
                done => return done.map(|_| recording),
            }
        }
        Err(Error::Busy)
    }

    /// What there is of a recording; none where the record knows of no such.
    ///
    /// # Errors
    /// If the record or the storage fails.
    pub async fn recording(&self, person: Uuid, id: Uuid) -> Result<Option<Content>, Error<S::Error>> {
        let mut content = None;
        // Twice where it is missing: it may have been let go after the record was read.
        for _ in 0..2 {
            let read = self.read(person).await?;
            let Some(noted) = read.loaded.noted(id) else { return Ok(None) };
            content = Some(self.content(&read.writer.key, person, noted).await?);
            if content != Some(Content::Missing) {
                break;
            }
        }
        Ok(content)
    }

    /// Lets a recording go: that it is gone is an event, in the same transaction. False where there is none any more. It is listed
    /// as erased first, as [`Records::erase`] does.
    ///
    /// # Errors
    /// [`Error::Anchors`] where it can't be listed; else if the record or the storage fails.
    pub async fn forget_recording(
        &self,
        person: Uuid,
        id: Uuid,
        occurred_at: &Zoned,
    ) -> Result<bool, Error<S::Error>> {
        for _ in 0..ATTEMPTS {
            let read = self.read(person).await?;
            if read.loaded.noted(id).is_none_or(|noted| noted.forgotten) {
                return Ok(false);
            }
            self.list_erased(id)?;
            let new = New {
                events: &[Event::RecordingForgotten { recording: id }],
                occurred_at,
                now: &self.source().now(),
                caused_by: None,
                rules_version: "",
                besides: Besides::Forget(id),
            };
            match self.add(read, new).await {
                Err(Error::Busy) => {}
                done => return done.map(|_| true),
            }
        }
        Err(Error::Busy)
    }

    /// Erases all recordings whose time is over, of all tenants, and answers how many.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn expire_recordings(&self) -> Result<u64, Error<S::Error>> {
        self.storage.expire(self.source().now().timestamp()).await.map_err(Error::Storage)
    }

    pub(crate) async fn content(
        &self,
        key: &PersonKey,
        person: Uuid,
        noted: Noted<'_>,
    ) -> Result<Content, Error<S::Error>> {
        let Noted { recording, forgotten, .. } = noted;
        if forgotten {
            return Ok(Content::Forgotten);
        }
        if recording.until <= self.source().now().timestamp() {
            return Ok(Content::Expired);
        }
        let row = self.storage.recording(self.tenant, person, recording.recording).await;
        Ok(match row.map_err(Error::Storage)? {
            None => Content::Missing,
            Some(row) => {
                self.open_recording(key, person, recording, &row).map_or(Content::Damaged, Content::Whole)
            }
        })
    }

    fn seal_recording(
        &self,
        key: &PersonKey,
        person: Uuid,
        bytes: &[u8],
        until: Timestamp,
    ) -> Result<SealedRecording, Unsealable> {
        let id = self.fresh_id();
        let own = Zeroizing::new(self.random::<32>());
        let (place, wrapping) = self.places(person, id, until);
        let wrapped_key = seal(&key.wrapping(), self.random::<NONCE>(), own.as_slice(), &wrapping)?;
        let bytes = seal(&own, self.random::<NONCE>(), bytes, &place)?;
        Ok(SealedRecording { id, wrapped_key, until, bytes })
    }

    fn open_recording(
        &self,
        key: &PersonKey,
        person: Uuid,
        recording: &Recording,
        row: &SealedRecording,
    ) -> Option<Zeroizing<Vec<u8>>> {
        let same: bool = hash(&row.bytes).as_bytes().ct_eq(recording.sha256.as_bytes()).into();
        let (place, wrapping) = self.places(person, recording.recording, recording.until);
        let own = open(&key.wrapping(), &row.wrapped_key, &wrapping)?;
        let own: Zeroizing<[u8; 32]> = Zeroizing::new(own.as_slice().try_into().ok()?);
        let bytes = open(&own, &row.bytes, &place)?;
        (same && row.until == recording.until && bytes.len() as u64 == recording.bytes).then_some(bytes)
    }

    /// What a recording, and its key, are bound to.
    fn places(&self, person: Uuid, id: Uuid, until: Timestamp) -> (Vec<u8>, Vec<u8>) {
        let until = until.as_second().to_be_bytes();
        let place = |label: &[u8]| {
            let place = context(label, self.tenant, person, 0, VERSION);
            [place.as_slice(), id.as_bytes(), until.as_slice()].concat()
        };
        (place(b"recording"), place(b"recording key"))
    }
}

/// So many days later, to the second.
fn ends(now: Timestamp, days: u16) -> Timestamp {
    let later = now.checked_add((24 * i64::from(days)).hours()).unwrap_or(Timestamp::MAX);
    Timestamp::from_second(later.as_second()).unwrap_or(later)
}

fn hash(bytes: &[u8]) -> String {
    HEXLOWER.encode(&Sha256::digest(bytes))
}
