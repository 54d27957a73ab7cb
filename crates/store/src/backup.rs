//! A backup: one file with the sealed rows of one moment, for either engine.
//!
//! ```text
//! dorsal-backup 3 KEY\n          format and id of the key that opens it; never the key itself
//! kind u8, length u32, content   'm' note, 'p' person, then their 'v' events, 'b' bindings, 'r' recordings,
//!                                'c' calendar address; then all 'a' accounts, as JSON
//! 'e', length, counts and sum    the end: without it a backup is not whole
//! ```
//! Format 1 has no recordings, format 2 no accounts, and they do not count them. Numbers are little-endian. The sum is keyed: nobody without the key can change or make a backup. One-time links are not in
//! it: none lives long enough; nor are rosters, which the next import brings, nor who is signed in where.

use std::io::{self, BufRead, Read, Write};

use access::{Binding, Calendar, KeptAccount, TokenHash};
use jiff::Timestamp;
use record::{CheckSum, MasterKey, PersonRow, Sealed, SealedRecording, TenantId};
use uuid::Uuid;

/// Version of the format.
const FORMAT: u32 = 3;
const MAGIC: &str = "dorsal-backup";
/// No row is longer; a length beyond it is damage.
const LONGEST: u32 = 64 * 1024 * 1024;
const NOTE: u8 = b'm';
const PERSON: u8 = b'p';
const EVENT: u8 = b'v';
const BINDING: u8 = b'b';
const RECORDING: u8 = b'r';
const CALENDAR: u8 = b'c';
const ACCOUNT: u8 = b'a';
const END: u8 = b'e';
/// Bytes of the counts and of the sum at the end.
const COUNTS: usize = 40;
/// Bytes of the counts in format 2, and in format 1.
const COUNTS_2: usize = 32;
const COUNTS_1: usize = 24;
const SUM: usize = 32;

/// What is in a backup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Contents {
    /// Records.
    pub persons: u64,
    /// Events of all records.
    pub events: u64,
    /// Browsers that may open a record, and those that once could.
    pub bindings: u64,
    /// Recordings of landmarks.
    pub recordings: u64,
    /// Accounts.
    pub accounts: u64,
}

impl Contents {
    fn counts(self) -> [u8; COUNTS] {
        let mut bytes = [0; COUNTS];
        let counts = [self.persons, self.events, self.bindings, self.recordings, self.accounts];
        for (place, count) in bytes.chunks_exact_mut(8).zip(counts) {
            place.copy_from_slice(&count.to_le_bytes());
        }
        bytes
    }

    fn count(&mut self, item: &Item) {
        match item {
            Item::Note { .. } | Item::Calendar(_) => {}
            Item::Person { .. } => self.persons += 1,
            Item::Event(_) => self.events += 1,
            Item::Binding(_) => self.bindings += 1,
            Item::Recording(_) => self.recordings += 1,
            Item::Account(_) => self.accounts += 1,
        }
    }
}

/// Why a backup cannot be made or used.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file cannot be read or written.
    #[error("the backup cannot be read or written: {0}")]
    Io(#[from] io::Error),
    /// Some other file.
    #[error("this is not a backup of Dorsal: its first line should begin with \"{MAGIC}\"")]
    NotABackup,
    /// Written by a newer program.
    #[error(
        "this backup is of a newer Dorsal (format {0}, this program knows {FORMAT}). Use the newer version"
    )]
    Newer(u32),
    /// Another key.
    #[error(
        "this is the wrong key file for the backup: it needs key {needed}, this is key {given}. Nothing has been changed. Name \
         the right one with --key-file"
    )]
    KeyWrong {
        /// Id of the key that it needs.
        needed: String,
        /// Id of the key that was given.
        given: String,
    },
    /// It ends too early.
    #[error(
        "the backup is not whole: its end is missing. Nothing has been changed. Use another copy of it, or an older backup"
    )]
    Truncated,
    /// It was changed.
    #[error(
        "the backup was changed or damaged. Nothing has been changed. Use another copy of it, or an older backup"
    )]
    Damaged,
    /// There are records already.
    #[error("there are records already: {0}. Nothing has been changed. Restore into {1}")]
    NotEmpty(crate::Location, &'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::Error),
}

/// One row of a backup.
pub(crate) enum Item {
    Note {
        name: String,
        value: String,
    },
    Person {
        tenant: TenantId,
        row: PersonRow,
    },
    /// An event of the last person.
    Event(Sealed),
    Binding(Binding),
    Recording(SealedRecording),
    Calendar(Calendar),
    Account(Box<KeptAccount>),
}

/// Writes a backup.
pub(crate) struct Writer<W> {
    out: W,
    sum: CheckSum,
    contents: Contents,
}

impl<W: Write> Writer<W> {
    pub(crate) fn new(out: W, key: &MasterKey) -> Result<Self, BackupError> {
        let mut writer = Self { out, sum: key.check_sum("backup"), contents: Contents::default() };
        writer.raw(format!("{MAGIC} {FORMAT} {}\n", key.id()).as_bytes())?;
        Ok(writer)
    }

    fn raw(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.sum.add(bytes);
        Ok(self.out.write_all(bytes)?)
    }

    fn frame(&mut self, kind: u8, parts: &[&[u8]]) -> Result<(), BackupError> {
        let length = parts.iter().map(|part| part.len()).sum::<usize>();
        let length = u32::try_from(length).ok().filter(|length| *length <= LONGEST);
        let length = length.ok_or_else(|| io::Error::other("a row is too long for a backup"))?;
        self.raw(&[kind])?;
        self.raw(&length.to_le_bytes())?;
        parts.iter().try_for_each(|part| self.raw(part))
    }

    pub(crate) fn item(&mut self, item: &Item) -> Result<(), BackupError> {
        self.contents.count(item);
        match item {
            Item::Note { name, value } => self.frame(NOTE, &[name.as_bytes(), b"\0", value.as_bytes()]),
            Item::Person { tenant, row } => {
                let length = u32::try_from(row.wrapped_key.len()).unwrap_or(u32::MAX);
                self.frame(
                    PERSON,
                    &[
                        tenant.0.as_bytes(),
                        row.person.as_bytes(),
                        &row.events.to_le_bytes(),
                        &length.to_le_bytes(),
                        &row.wrapped_key,
                        &row.summary,
                    ],
                )
            }
            Item::Event(event) => self.frame(
                EVENT,
                &[&event.seq.to_le_bytes(), &event.version.to_le_bytes(), &event.link, &event.bytes],
            ),
            Item::Binding(binding) => {
                let ended = binding.ended.map_or(i64::MIN, Timestamp::as_microsecond);
                self.frame(
                    BINDING,
                    &[
                        &binding.token.0,
                        binding.tenant.as_bytes(),
                        binding.person.as_bytes(),
                        &binding.since.as_microsecond().to_le_bytes(),
                        &ended.to_le_bytes(),
                    ],
                )
            }
            Item::Recording(recording) => {
                let length = u32::try_from(recording.wrapped_key.len()).unwrap_or(u32::MAX);
                self.frame(
                    RECORDING,
                    &[
                        recording.id.as_bytes(),
                        &recording.until.as_microsecond().to_le_bytes(),
                        &length.to_le_bytes(),
                        &recording.wrapped_key,
                        &recording.bytes,
                    ],
                )
            }
            Item::Calendar(calendar) => self.frame(
                CALENDAR,
                &[
                    &calendar.token.0,
                    calendar.tenant.as_bytes(),
                    calendar.person.as_bytes(),
                    &calendar.since.as_microsecond().to_le_bytes(),
                ],
            ),
            Item::Account(kept) => {
                let json = serde_json::to_vec(kept).map_err(io::Error::other)?;
                self.frame(ACCOUNT, &[&json])
            }
        }
    }

    /// Writes the end.
    pub(crate) fn end(mut self) -> Result<Contents, BackupError> {
        let length = (COUNTS + SUM) as u32;
        self.raw(&[END])?;
        self.raw(&length.to_le_bytes())?;
        self.raw(&self.contents.counts())?;
        let sum = self.sum.clone().sum();
        self.out.write_all(&sum)?;
        self.out.flush()?;
        Ok(self.contents)
    }
}

/// Reads a backup. What it hands out counts only once it has come to its end.
pub(crate) struct Reader<R> {
    from: R,
    sum: CheckSum,
    /// Bytes of the counts at the end.
    counts: usize,
    contents: Contents,
}

impl<R: BufRead> Reader<R> {
    pub(crate) fn new(mut from: R, key: &MasterKey) -> Result<Self, BackupError> {
        let mut header = Vec::new();
        (&mut from).take(64).read_until(b'\n', &mut header)?;
        let text = String::from_utf8_lossy(&header);
        let fields: Vec<&str> = text.trim_end().split(' ').collect();
        let [MAGIC, version, rest @ ..] = fields.as_slice() else { return Err(BackupError::NotABackup) };
        let version: u32 = version.parse().map_err(|_| BackupError::NotABackup)?;
        if version > FORMAT {
            return Err(BackupError::Newer(version));
        }
        let [needed] = rest else { return Err(BackupError::Damaged) };
        if *needed != key.id() {
            return Err(BackupError::KeyWrong { needed: (*needed).to_owned(), given: key.id() });
        }
        let mut sum = key.check_sum("backup");
        sum.add(&header);
        let counts = match version {
            1 => COUNTS_1,
            2 => COUNTS_2,
            _ => COUNTS,
        };
        Ok(Self { from, sum, counts, contents: Contents::default() })
    }

    /// What it has handed out so far.
    pub(crate) fn contents(&self) -> Contents {
        self.contents
    }

    /// The next row; none at the end, if all that came before is as it was written.
    pub(crate) fn next(&mut self) -> Result<Option<Item>, BackupError> {
        let mut head = [0; 5];
        exactly(&mut self.from, &mut head)?;
        let [kind, length @ ..] = head;
        let length = u32::from_le_bytes(length);
        if length > LONGEST {
            return Err(BackupError::Damaged);
        }
        let mut content = vec![0; length as usize];
        exactly(&mut self.from, &mut content)?;
        self.sum.add(&head);
        if kind == END {
            let (counts, said) = content.split_at_checked(self.counts).ok_or(BackupError::Damaged)?;
            self.sum.add(counts);
            let more = self.from.read(&mut [0])?;
            let whole = said.len() == SUM && counts == &self.contents.counts()[..self.counts] && more == 0;
            return if whole && self.sum.clone().is(said) { Ok(None) } else { Err(BackupError::Damaged) };
        }
        self.sum.add(&content);
        let item = item(kind, &content).ok_or(BackupError::Damaged)?;
        self.contents.count(&item);
        Ok(Some(item))
    }
}

fn exactly(from: &mut impl Read, bytes: &mut [u8]) -> Result<(), BackupError> {
    from.read_exact(bytes).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupError::Truncated,
        _ => BackupError::Io(error),
    })
}

fn item(kind: u8, content: &[u8]) -> Option<Item> {
    let mut rest = content;
    let rest = &mut rest;
    match kind {
        NOTE => {
            let (name, value) = std::str::from_utf8(content).ok()?.split_once('\0')?;
            Some(Item::Note { name: name.to_owned(), value: value.to_owned() })
        }
        PERSON => {
            let tenant = TenantId(Uuid::from_bytes(take(rest)?));
            let person = Uuid::from_bytes(take(rest)?);
            let events = u64::from_le_bytes(take(rest)?);
            let length = u32::from_le_bytes(take(rest)?);
            let (wrapped_key, summary) = rest.split_at_checked(length as usize)?;
            let row = PersonRow {
                person,
                wrapped_key: wrapped_key.to_owned(),
                events,
                summary: summary.to_owned(),
            };
            Some(Item::Person { tenant, row })
        }
        EVENT => Some(Item::Event(Sealed {
            seq: u64::from_le_bytes(take(rest)?),
            version: u16::from_le_bytes(take(rest)?),
            link: take(rest)?,
            bytes: rest.to_vec(),
        })),
        BINDING => Some(Item::Binding(Binding {
            token: TokenHash(take(rest)?),
            tenant: Uuid::from_bytes(take(rest)?),
            person: Uuid::from_bytes(take(rest)?),
            since: Timestamp::from_microsecond(i64::from_le_bytes(take(rest)?)).ok()?,
            ended: match i64::from_le_bytes(take(rest)?) {
                i64::MIN => None,
                ended => Some(Timestamp::from_microsecond(ended).ok()?),
            },
        })),
        RECORDING => {
            let id = Uuid::from_bytes(take(rest)?);
            let until = Timestamp::from_microsecond(i64::from_le_bytes(take(rest)?)).ok()?;
            let length = u32::from_le_bytes(take(rest)?);
            let (wrapped_key, bytes) = rest.split_at_checked(length as usize)?;
            let (wrapped_key, bytes) = (wrapped_key.to_owned(), bytes.to_owned());
            Some(Item::Recording(SealedRecording { id, wrapped_key, until, bytes }))
        }
        CALENDAR => Some(Item::Calendar(Calendar {
            token: TokenHash(take(rest)?),
            tenant: Uuid::from_bytes(take(rest)?),
            person: Uuid::from_bytes(take(rest)?),
            since: Timestamp::from_microsecond(i64::from_le_bytes(take(rest)?)).ok()?,
        })),
        ACCOUNT => serde_json::from_slice(content).ok().map(|kept| Item::Account(Box::new(kept))),
        _ => None,
    }
}

/// The next bytes.
fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (bytes, after) = rest.split_first_chunk()?;
    *rest = after;
    Some(*bytes)
}
