//! Importing a roster: all of it becomes what counts at once, or nothing does.
//!
//! People are hashed as they are read and staged in pieces beside the roster that counts, so that memory stays flat and everybody else can go
//! on meanwhile. Only at the end, when the whole file has been read and the change is no surprise, does the staged roster take the place of the
//! other one. Importing the same file again changes nothing.

use std::future::Future;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use crate::eligibility::{Candidate, Claim, Eligibility, decide};
use crate::identity::{Fingerprint, Names, RosterKey};
use crate::pieces::pieces;
use crate::roster::{Cover, LineFault, Read, Unreadable, Wrong};
use crate::sponsor::Sponsor;

/// People of a piece that are staged together, one after another in the index: a fraction of a second in which nobody else can write.
const SLICE: usize = 10_000;
/// Faults that are told by line; of more only the number is told, so that memory stays flat.
const TOLD: usize = 100_000;
/// An import that takes away more than this share of a roster, in percent, needs to be confirmed.
const SURPRISE_PERCENT: u64 = 20;

/// A person as they are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Of member id and birth date.
    pub fingerprint: Fingerprint,
    /// Of the names.
    pub names: Names,
    /// How they belong and from when to when.
    pub cover: Cover,
}

/// The roster of a sponsor that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roster {
    /// Its number: each import makes a new one.
    pub generation: u64,
    /// Id of the key that it was hashed with.
    pub key: [u8; 8],
    /// How many people are on it.
    pub people: u64,
    /// When it was imported.
    pub imported: Timestamp,
}

/// What an import changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Change {
    /// People who were not there.
    pub added: u64,
    /// People who are not there any more, or are covered today and would not be.
    pub removed: u64,
}

/// For what people are staged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To become the roster that counts.
    ToCount,
    /// The same people under the key of the roster that counts, only to be compared with it.
    ToCompare,
}

/// What became of a piece that was staged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Staged {
    /// People who were not in an earlier piece.
    pub new: u64,
    /// Places in the piece of people who stand earlier in the file with another cover.
    pub conflicts: Vec<usize>,
}

/// The storage of sponsors and rosters. It sees hashes only.
pub trait RosterStorage: Send + Sync {
    /// What can go wrong in this store.
    type Error: std::error::Error + Send + Sync + 'static;

    /// All sponsors by name, each with the roster that counts.
    fn sponsors(
        &self,
        tenant: Uuid,
    ) -> impl Future<Output = Result<Vec<(Sponsor, Option<Roster>)>, Self::Error>> + Send;

    /// A number that changes whenever what is known of sponsors does.
    fn sponsors_version(&self, tenant: Uuid) -> impl Future<Output = Result<u64, Self::Error>> + Send;

    /// A sponsor with the roster that counts.
    fn sponsor(
        &self,
        tenant: Uuid,
        sponsor: Uuid,
    ) -> impl Future<Output = Result<Option<(Sponsor, Option<Roster>)>, Self::Error>> + Send;

    /// Adds sponsors, or changes what is known of them: all or none. Their rosters stay.
    fn put_sponsors(
        &self,
        tenant: Uuid,
        sponsors: &[Sponsor],
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Lines of the roster that counts with this fingerprint.
    fn candidates(
        &self,
        sponsor: Uuid,
        fingerprint: &Fingerprint,
    ) -> impl Future<Output = Result<Vec<Candidate>, Self::Error>> + Send;

    /// Begins a new roster beside the one that counts, and clears away what an import that was broken off has left. Its number is higher than
    /// any before; an import that is still going on cannot count any more.
    fn begin_roster(&self, sponsor: Uuid) -> impl Future<Output = Result<u64, Self::Error>> + Send;

    /// Adds people to it, or beside it; those who are there already stay as they are. None where another import has begun since.
    fn stage(
        &self,
        sponsor: Uuid,
        new: (u64, Side),
        entries: &[Entry],
    ) -> impl Future<Output = Result<Option<Staged>, Self::Error>> + Send;

    /// What it would change, by the side that was hashed with the same key as the roster that counts: who is there no more, or is covered today
    /// and would not be.
    fn change(
        &self,
        sponsor: Uuid,
        new: (u64, Side),
        today: Date,
    ) -> impl Future<Output = Result<Change, Self::Error>> + Send;

    /// Makes it the one that counts, in one transaction. False where another import was faster, or has begun since.
    fn activate(
        &self,
        sponsor: Uuid,
        roster: &Roster,
        before: Option<u64>,
    ) -> impl Future<Output = Result<bool, Self::Error>> + Send;

    /// Clears away every roster of a sponsor up to this one but the one that counts.
    fn clear_rosters(
        &self,
        sponsor: Uuid,
        generation: u64,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

/// The keys of an import.
#[derive(Debug, Clone, Copy)]
pub struct Keys<'a> {
    /// What is imported is hashed with this one.
    pub newest: &'a RosterKey,
    /// That of the roster that counts, where there is one and its key is still there. Where it is another one, everybody is hashed with both.
    pub counting: Option<&'a RosterKey>,
}

impl Keys<'_> {
    /// The key besides the newest with which people must be hashed.
    fn other(&self) -> Option<&RosterKey> {
        self.counting.filter(|key| key.id() != self.newest.id())
    }

    /// On which side the new roster can be compared with the one that counts; none where that one's key is gone.
    fn comparable(&self, current: &Roster) -> Option<Side> {
        if self.newest.id() == current.key {
            return Some(Side::ToCount);
        }
        self.counting.filter(|key| key.id() == current.key).map(|_| Side::ToCompare)
    }
}

/// How an import is done.
#[derive(Debug, Clone, Copy)]
pub struct How {
    /// Say what would change, and change nothing.
    pub dry_run: bool,
    /// Go on also where many would be removed.
    pub confirmed: bool,
    /// Now.
    pub now: Timestamp,
}

/// What an import found, and did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// People in the file.
    pub people: u64,
    /// Lines that say the same as an earlier one.
    pub repeated: u64,
    /// What changes.
    pub change: Change,
    /// How many people the roster had before.
    pub before: u64,
    /// Lines that were left out: the first hundred thousand, by line.
    pub faults: Vec<LineFault>,
    /// How many lines were left out.
    pub left_out: u64,
    /// True where the roster counts now.
    pub done: bool,
}

/// Why a roster was not imported; what counted before still counts.
#[derive(Debug, thiserror::Error)]
pub enum ImportError<E: std::error::Error> {
    /// The file.
    #[error(transparent)]
    File(#[from] Unreadable),
    /// No line of it can be used.
    #[error("no line of the file can be used: {left_out} were left out, beginning with {}", first.map_or_else(String::new, |fault| fault.to_string()))]
    Nobody {
        /// How many were left out.
        left_out: u64,
        /// The first of them.
        first: Option<LineFault>,
    },
    /// Many would be removed.
    #[error(
        "{removed} of {before} people would be removed or not be covered any more, which is more than {SURPRISE_PERCENT} %. If that is meant, import once more with --confirm"
    )]
    Surprise {
        /// How many.
        removed: u64,
        /// Of how many.
        before: u64,
    },
    /// Two imports at once.
    #[error(
        "another import of this roster has begun or finished meanwhile: nothing was changed by this one. Look at the roster, and import \
         again if need be"
    )]
    Raced,
    /// The store.
    #[error(transparent)]
    Store(E),
}

/// Imports a roster. `people` is the file as [`crate::roster::read`] gives it; `progress` is told how many people were read so far.
///
/// # Errors
/// [`ImportError`]; then the roster that counted before still does.
pub async fn import<S: RosterStorage>(
    storage: &S,
    keys: Keys<'_>,
    (sponsor, current): (Uuid, Option<Roster>),
    people: impl Iterator<Item = Read> + Send + 'static,
    how: How,
    progress: impl FnMut(u64),
) -> Result<Report, ImportError<S::Error>> {
    let generation = storage.begin_roster(sponsor).await.map_err(ImportError::Store)?;
    let result = match stage_all(storage, keys, (sponsor, generation), people, progress).await {
        Ok(report) => finish(storage, keys, (sponsor, current), (generation, report), how).await,
        Err(error) => Err(error),
    };
    // Also after a fault: what was staged is of no use. A fault in tidying up is told only where there is nothing else to tell; the next
    // import tidies up, too.
    let tidied = storage.clear_rosters(sponsor, generation).await.map_err(ImportError::Store);
    match result {
        Ok(report) if !report.done => tidied.map(|()| report),
        other => other,
    }
}

async fn stage_all<S: RosterStorage>(
    storage: &S,
    keys: Keys<'_>,
    (sponsor, generation): (Uuid, u64),
    people: impl Iterator<Item = Read> + Send + 'static,
    mut progress: impl FnMut(u64),
) -> Result<Report, ImportError<S::Error>> {
    let mut report = Report::default();
    let mut read = 0;
    for piece in pieces((keys.newest, keys.other()), sponsor, people) {
        let piece = piece?;
        for fault in piece.faults {
            report.leave_out(fault);
        }
        let (lines, entries): (Vec<u64>, Vec<Entry>) = piece.people.into_iter().unzip();
        for (slice, lines) in entries.chunks(SLICE).zip(lines.chunks(SLICE)) {
            let staged = stage(storage, sponsor, (generation, Side::ToCount), slice).await?;
            report.people += staged.new;
            report.repeated += slice.len() as u64 - staged.new - staged.conflicts.len() as u64;
            for place in staged.conflicts {
                report.leave_out(LineFault { line: lines[place], wrong: Wrong::Conflict });
            }
        }
        for slice in piece.to_compare.chunks(SLICE) {
            stage(storage, sponsor, (generation, Side::ToCompare), slice).await?;
        }
        read += piece.read;
        progress(read);
    }
    report.faults.sort_by_key(|fault| fault.line);
    Ok(report)
}

async fn stage<S: RosterStorage>(
    storage: &S,
    sponsor: Uuid,
    new: (u64, Side),
    slice: &[Entry],
) -> Result<Staged, ImportError<S::Error>> {
    storage.stage(sponsor, new, slice).await.map_err(ImportError::Store)?.ok_or(ImportError::Raced)
}

async fn finish<S: RosterStorage>(
    storage: &S,
    keys: Keys<'_>,
    (sponsor, current): (Uuid, Option<Roster>),
    (generation, mut report): (u64, Report),
    how: How,
) -> Result<Report, ImportError<S::Error>> {
    if report.people == 0 {
        return Err(ImportError::Nobody { left_out: report.left_out, first: report.faults.first().copied() });
    }
    let today = how.now.to_zoned(TimeZone::UTC).date();
    report.change = match current.map(|current| (current, keys.comparable(&current))) {
        None => Change { added: report.people, removed: 0 },
        Some((_, Some(side))) => {
            storage.change(sponsor, (generation, side), today).await.map_err(ImportError::Store)?
        }
        // Its key is gone: nobody on it can be found any more, nor can it be told who stays.
        Some((current, None)) => Change { added: report.people, removed: current.people },
    };
    report.before = current.map_or(0, |current| current.people);
    if how.dry_run {
        return Ok(report);
    }
    if report.is_surprising() && !how.confirmed {
        return Err(ImportError::Surprise { removed: report.change.removed, before: report.before });
    }
    let roster = Roster { generation, key: keys.newest.id(), people: report.people, imported: how.now };
    let before = current.map(|current| current.generation);
    if !storage.activate(sponsor, &roster, before).await.map_err(ImportError::Store)? {
        return Err(ImportError::Raced);
    }
    report.done = true;
    Ok(report)
}

impl Report {
    fn leave_out(&mut self, fault: LineFault) {
        self.left_out += 1;
        if self.faults.len() < TOLD {
            self.faults.push(fault);
        }
    }

    /// True where so many of the roster go that it needs to be confirmed.
    pub fn is_surprising(&self) -> bool {
        self.change.removed * 100 > self.before * SURPRISE_PERCENT
    }
}

/// Says whether somebody may join. The store is asked once and all hashes are made once, whoever asks.
///
/// # Errors
/// If the store fails.
pub async fn check<S: RosterStorage>(
    storage: &S,
    key: &RosterKey,
    sponsor: &Sponsor,
    claim: &Claim,
    today: Date,
) -> Result<Eligibility, S::Error> {
    // An id without letters and digits is looked for like any other: the time must not tell.
    let fingerprint = key.fingerprint(sponsor.id, &claim.member_id, claim.birth).unwrap_or_default();
    let names = key.names(&fingerprint, &claim.first_name, &claim.last_name);
    let found = storage.candidates(sponsor.id, &fingerprint).await?;
    Ok(decide(sponsor, &found, &names, claim.birth, today))
}
