//! Reading a recording, entry by entry.

use std::collections::VecDeque;
use std::fmt;
use std::io::Read;

use body::BackProfile;
use flate2::Crc;
use flate2::read::DeflateDecoder;

use super::columns::{COLUMNS, POSE, PROFILE, SMOOTH, get, mark_of, pose_column};
use super::encoder::Before;
use super::grid::{Frame, HEAD, PER_POSE, PoseSteps, time_of};
use super::{BLOCK, BLOCK_HEAD, Entry, MAGIC, VERSION};

/// Largest block that is believed, bytes: the longest numbers everywhere stay below.
const MOST: u32 = (COLUMNS * BLOCK * 10) as u32;

/// Why a recording, or the rest of it, can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordingError {
    /// It does not begin like one.
    Foreign,
    /// It was written by a later program.
    Version(u16),
    /// It ends in the middle: so many entries before are intact.
    Truncated {
        /// How many.
        intact: usize,
    },
    /// What comes next is damaged: so many entries before are intact.
    Damaged {
        /// How many.
        intact: usize,
    },
}

impl fmt::Display for RecordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => write!(f, "this is not a recording of Dorsal: it does not begin like one"),
            Self::Version(version) => write!(
                f,
                "the recording has version {version}, and this program reads versions up to {VERSION}: \
                 read it with a newer Dorsal"
            ),
            Self::Truncated { intact } => {
                write!(f, "the recording ends in the middle; the {intact} entries before are intact")
            }
            Self::Damaged { intact } => {
                write!(f, "the recording is damaged after {intact} entries, which are intact")
            }
        }
    }
}

impl std::error::Error for RecordingError {}

/// Reads a recording: an iterator over its entries. After an error nothing more comes; what came before is intact.
#[derive(Debug, Clone)]
pub struct Decoder<'a> {
    rest: &'a [u8],
    ready: VecDeque<Entry>,
    decoded: usize,
    done: bool,
}

impl<'a> Decoder<'a> {
    /// Begins to read.
    pub fn new(bytes: &'a [u8]) -> Result<Self, RecordingError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(RecordingError::Foreign)?;
        let (version, rest) = rest.split_first_chunk().ok_or(RecordingError::Truncated { intact: 0 })?;
        match u16::from_le_bytes(*version) {
            0 => Err(RecordingError::Damaged { intact: 0 }),
            1..=VERSION => Ok(Self { rest, ready: VecDeque::new(), decoded: 0, done: false }),
            later => Err(RecordingError::Version(later)),
        }
    }

    /// Unpacks the next block; whether there was one.
    fn block(&mut self) -> Result<bool, RecordingError> {
        let (truncated, damaged) = (
            RecordingError::Truncated { intact: self.decoded },
            RecordingError::Damaged { intact: self.decoded },
        );
        let head: &[u8; BLOCK_HEAD] = self.rest.first_chunk().ok_or(truncated)?;
        let word = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
        let (entries, raw, packed, sum) = (word(1), word(5), word(9), word(13));
        if head[0] > 1 || raw > MOST || packed > MOST || (head[0] == 1 && entries as usize > BLOCK) {
            return Err(damaged);
        }
        let body = self.rest.get(BLOCK_HEAD..BLOCK_HEAD + packed as usize).ok_or(truncated)?;
        let mut crc = Crc::new();
        crc.update(&head[..13]);
        crc.update(body);
        if crc.sum() != sum {
            return Err(damaged);
        }
        self.rest = &self.rest[BLOCK_HEAD + body.len()..];
        if head[0] == 0 {
            return if entries as usize == self.decoded { Ok(false) } else { Err(damaged) };
        }
        let mut bytes = Vec::new();
        let unpacked = DeflateDecoder::new(body).take(u64::from(raw) + 1).read_to_end(&mut bytes);
        if unpacked.is_err() || bytes.len() != raw as usize {
            return Err(damaged);
        }
        self.ready = unpack(&bytes, entries as usize).ok_or(damaged)?;
        self.decoded += self.ready.len();
        Ok(true)
    }
}

impl Iterator for Decoder<'_> {
    type Item = Result<Entry, RecordingError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            if let Some(entry) = self.ready.pop_front() {
                return Some(Ok(entry));
            }
            match self.block() {
                Ok(more) => self.done = !more,
                Err(error) => {
                    self.done = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

/// The next `n` numbers.
fn column(bytes: &mut &[u8], n: usize) -> Option<std::vec::IntoIter<i64>> {
    // A number has one byte at least: what is not there is not made room for.
    (n <= bytes.len()).then_some(())?;
    (0..n).map(|_| get(bytes)).collect::<Option<Vec<_>>>().map(Vec::into_iter)
}

fn unpack(mut bytes: &[u8], entries: usize) -> Option<VecDeque<Entry>> {
    let bytes = &mut bytes;
    let kinds = column(bytes, entries)?;
    let has = |bits: i64| {
        let all = |kind: &i64| mark_of(*kind).is_none() && kind & bits == bits;
        kinds.as_slice().iter().filter(|kind| all(kind)).count()
    };
    let mut head: Vec<_> = vec![column(bytes, entries)?];
    for _ in 1..HEAD {
        head.push(column(bytes, has(0))?);
    }
    let mut units = column(bytes, has(POSE | SMOOTH))?;
    let mut table =
        |columns: usize, n: usize| (0..columns).map(|_| column(bytes, n)).collect::<Option<Vec<_>>>();
    let mut poses = table(PER_POSE, has(POSE))?;
    let mut smooths = table(PER_POSE, has(SMOOTH))?;
    let mut heights = table(BackProfile::RAYS, has(PROFILE))?;
    bytes.is_empty().then_some(())?;

    let mut before = Before::default();
    let mut ready = VecDeque::with_capacity(entries);
    for &kind in kinds.as_slice() {
        let pace = head[0].next()?.wrapping_add(before.pace);
        before.pace = pace;
        before.head[0] = before.head[0].wrapping_add(pace);
        if let Some(mark) = mark_of(kind) {
            ready.push_back(Entry::Mark(mark, time_of(before.head[0])));
            continue;
        }
        if kind & !(POSE | SMOOTH | PROFILE) != 0 {
            return None;
        }
        for (number, column) in before.head.iter_mut().zip(&mut head).skip(1) {
            *number = number.wrapping_add(column.next()?);
        }
        let mut frame = Frame { head: before.head, ..Frame::default() };
        if kind & POSE != 0 {
            frame.pose = Some(pose(&mut poses, &before.pose)?);
        }
        if kind & SMOOTH != 0 {
            let guess = match &frame.pose {
                Some(raw) => {
                    before.unit = before.unit.wrapping_add(units.next()?);
                    before.guess.smooth(&frame, raw, before.unit)
                }
                None => [0; PER_POSE],
            };
            frame.smooth = Some(pose(&mut smooths, &guess)?);
        }
        before.guess.learn(&frame);
        before.pose = frame.pose.unwrap_or(before.pose);
        if kind & PROFILE != 0 {
            for (height, column) in before.profile.iter_mut().zip(&mut heights) {
                *height = height.wrapping_add(column.next()?);
            }
            frame.profile = Some(before.profile);
        }
        ready.push_back(Entry::Seen(frame.give()));
    }
    Some(ready)
}

fn pose(columns: &mut [std::vec::IntoIter<i64>], guess: &PoseSteps) -> Option<PoseSteps> {
    let mut pose = *guess;
    for (number, is) in pose.iter_mut().enumerate() {
        *is = is.wrapping_add(columns[pose_column(number)].next()?);
    }
    Some(pose)
}
