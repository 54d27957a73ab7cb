//! Verifying all records: chain, summary, and what was anchored outside of the store.

use std::collections::BTreeSet;

use care::What;
use jiff::Timestamp;
use uuid::Uuid;

use crate::anchor::{Anchor, Anchors, Mark};
use crate::recording::Content;
use crate::seal::{Broken, Sealed};
use crate::service::{Error, Read, Records, Source};
use crate::storage::Storage;
use crate::writer::Writer;

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Its key does not open.
    #[error("its key does not open with this key file: it was changed or damaged")]
    Key,
    /// The chain or the summary is not as it was written.
    #[error(transparent)]
    Broken(Broken),
    /// It is shorter than it once was.
    #[error("an older copy was put back: it once had {anchored} events, now it has {found}")]
    Older {
        /// Events that it had at least.
        anchored: u64,
        /// Events now.
        found: u64,
    },
    /// It is as long as it once was, or longer, but another.
    #[error("an older copy was put back and continued: event {seq} is not the one that was there before")]
    Another {
        /// The place of the anchor.
        seq: u64,
    },
    /// It was there, and is gone without having been erased.
    #[error("it is gone: it once had {anchored} events, and was never erased")]
    Gone {
        /// Events that it had at least.
        anchored: u64,
    },
    /// It is there although it was erased.
    #[error("it was erased, but is there again")]
    Erased,
    /// It is whole, but holds something that this program cannot read.
    #[error("event {seq} ({kind}, version {version}) is not known to this program")]
    Unknown {
        /// The place.
        seq: u64,
        /// Its kind.
        kind: String,
        /// Its version.
        version: u16,
    },
}

impl Fault {
    /// What to do next.
    pub fn next_step(&self) -> &'static str {
        match self {
            Self::Broken(Broken::Newer { .. }) | Self::Unknown { .. } => {
                "Nothing is lost, but its sessions stay closed. Start the newer Dorsal that has written it"
            }
            Self::Key | Self::Broken(_) => {
                "Nobody can open it or write to it; all other records work. Keep a copy of the store, then restore the latest \
                 backup into an empty one with dorsal restore"
            }
            Self::Older { .. } | Self::Another { .. } | Self::Gone { .. } => {
                "Stops and locks may be missing. Keep a copy of the store, then restore the latest backup into an empty one with \
                 dorsal restore. If you have put back this older state yourself, say so with dorsal verify --accept"
            }
            Self::Erased => "Erase it again with dorsal erase",
        }
    }
}

/// What is wrong with a recording of landmarks. The record itself is whole, and works.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordingFault {
    /// It is not what was kept.
    #[error("recording {0} was changed or damaged")]
    Damaged(Uuid),
    /// It is not there, and nobody has let it go.
    #[error("recording {id} is missing: it was to be kept until {until}")]
    Missing {
        /// Its id.
        id: Uuid,
        /// Until when.
        until: Timestamp,
    },
}

/// The recordings of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recordings {
    /// How many are there, as they were kept.
    pub kept: u64,
    /// How many are gone as they should be: their time was over, or the person has let them go.
    pub gone: u64,
    /// What is wrong with others.
    pub faults: Vec<RecordingFault>,
}

/// One record that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The record.
    pub person: Uuid,
    /// Number of its events, as far as they were found.
    pub events: u64,
    /// Link of its last event; zeros where there is none.
    pub link: [u8; 32],
    /// What is wrong, if anything.
    pub fault: Option<Fault>,
    /// Its recordings, where it can be read.
    pub recordings: Recordings,
}

impl<S: Storage, R: Source> Records<S, R> {
    /// Looks at every record of the tenant, in the order of their ids; those that are gone come last. `anchors` must have been
    /// read before, so that whoever writes meanwhile is not taken for a fault.
    ///
    /// # Errors
    /// If the storage fails. A broken record is none: it is in the answer.
    pub async fn verify(&self, anchors: &Anchors, store: Uuid) -> Result<Vec<Checked>, Error<S::Error>> {
        let mut all = Vec::new();
        for row in self.storage.persons(self.tenant).await.map_err(Error::Storage)? {
            // Erased in between.
            let loaded = self.storage.load(self.tenant, row.person).await.map_err(Error::Storage)?;
            let Some((row, sealed)) = loaded else { continue };
            let mark = anchors.of(self.tenant, row.person);
            let mut checked = Checked {
                person: row.person,
                events: sealed.len() as u64,
                link: sealed.last().map_or([0; 32], |last| last.link),
                fault: mark.and_then(|mark| against(mark, &sealed)),
                recordings: Recordings::default(),
            };
            match self.open(row, sealed) {
                Ok(read) => {
                    checked.recordings = self.recordings(&read, anchors).await?;
                    checked.fault = checked.fault.or_else(|| {
                        (1..).zip(&read.loaded.facts).find_map(|(seq, fact)| match &fact.what {
                            What::Unknown { kind, version } => {
                                Some(Fault::Unknown { seq, kind: kind.clone(), version: *version })
                            }
                            What::Event(_) => None,
                        })
                    });
                }
                Err(Error::Broken(broken)) => checked.fault = Some(Fault::Broken(broken)),
                Err(Error::Key) => checked.fault = Some(Fault::Key),
                Err(other) => return Err(other),
            }
            all.push(checked);
        }
        let there = all.iter().map(|checked| checked.person).collect();
        all.extend(self.gone(anchors, store, &there).map(|(person, fault)| Checked {
            person,
            events: 0,
            link: [0; 32],
            fault: Some(fault),
            recordings: Recordings::default(),
        }));
        Ok(all)
    }

    /// Looks at every recording of a record.
    async fn recordings(&self, read: &Read, anchors: &Anchors) -> Result<Recordings, Error<S::Error>> {
        let mut all = Recordings::default();
        let Writer { person, key, .. } = &read.writer;
        for noted in read.loaded.recordings() {
            let id = noted.recording.recording;
            let mut content = self.content(key, *person, noted).await?;
            if content == Content::Missing {
                // Let go after the record was read; or before, where a restore has put back an older record.
                let now = self.recording(*person, id).await;
                content = match now {
                    _ if anchors.is_erased(self.tenant, id) => Content::Forgotten,
                    Ok(content) => content.unwrap_or(Content::Missing),
                    Err(Error::NoPerson) => Content::Forgotten,
                    Err(error) => return Err(error),
                };
            }
            match content {
                Content::Whole(_) => all.kept += 1,
                Content::Expired | Content::Forgotten => all.gone += 1,
                Content::Damaged => all.faults.push(RecordingFault::Damaged(id)),
                Content::Missing => {
                    all.faults.push(RecordingFault::Missing { id, until: noted.recording.until });
                }
            }
        }
        Ok(all)
    }

    /// The same without opening any record: those that are shorter than they once were, gone, or there again after an erasure.
    /// Quick enough for every start of a server.
    ///
    /// # Errors
    /// If the storage fails.
    pub async fn older(&self, anchors: &Anchors, store: Uuid) -> Result<Vec<(Uuid, Fault)>, Error<S::Error>> {
        let rows = self.storage.persons(self.tenant).await.map_err(Error::Storage)?;
        let shorter = rows.iter().filter_map(|row| {
            let mark = anchors.of(self.tenant, row.person)?;
            Some((row.person, shorter(mark, row.events)?))
        });
        let there = rows.iter().map(|row| row.person).collect();
        Ok(shorter.chain(self.gone(anchors, store, &there)).collect())
    }

    /// What was anchored of this store and is not there.
    fn gone(
        &self,
        anchors: &Anchors,
        store: Uuid,
        there: &BTreeSet<Uuid>,
    ) -> impl Iterator<Item = (Uuid, Fault)> {
        let ours = move |anchor: &&Anchor| anchor.store == store && anchor.tenant == self.tenant;
        let missing = anchors.iter().filter(ours).filter(|anchor| !there.contains(&anchor.person));
        missing.filter_map(|anchor| match shorter(anchor.mark, 0)? {
            Fault::Older { anchored, .. } => Some((anchor.person, Fault::Gone { anchored })),
            _ => None,
        })
    }
}

/// What the length of a record alone tells, beside what was anchored of it.
fn shorter(mark: Mark, found: u64) -> Option<Fault> {
    match mark {
        Mark::Erased { .. } => Some(Fault::Erased),
        Mark::Head { seq, .. } | Mark::Reset { seq, .. } => {
            (found < seq).then_some(Fault::Older { anchored: seq, found })
        }
    }
}

/// A record beside what was anchored of it.
fn against(mark: Mark, sealed: &[Sealed]) -> Option<Fault> {
    shorter(mark, sealed.len() as u64).or_else(|| {
        let (Mark::Head { seq, link } | Mark::Reset { seq, link }) = mark else { return None };
        let there = sealed.get(usize::try_from(seq).ok()?.checked_sub(1)?)?;
        (there.link != link).then_some(Fault::Another { seq })
    })
}
