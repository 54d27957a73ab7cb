//! Writing a recording, entry by entry.

use std::io::Write;

use body::{BackProfile, Observation};
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

use super::columns::{
    COLUMNS, FIRST_HEAD, FIRST_HEIGHT, FIRST_POSE, FIRST_SMOOTH, KIND, POSE, PROFILE, SMOOTH, UNIT, kind_of,
    pose_column, put,
};
use super::grid::{Frame, HEAD, PER_POSE, PoseSteps, Profile, time_steps};
use super::guess::Guess;
use super::{BLOCK, MAGIC, Mark, VERSION};

/// What an entry is told from.
#[derive(Debug, Clone)]
pub(super) struct Before {
    pub(super) head: [i64; HEAD],
    /// How far apart the last two times were.
    pub(super) pace: i64,
    pub(super) unit: i64,
    pub(super) pose: PoseSteps,
    pub(super) guess: Guess,
    pub(super) profile: Profile,
}

impl Default for Before {
    fn default() -> Self {
        Self {
            head: [0; HEAD],
            pace: 0,
            unit: 0,
            pose: [0; PER_POSE],
            guess: Guess::default(),
            profile: [0; BackProfile::RAYS],
        }
    }
}

/// Writes a recording. Bytes are appended to whatever is given to each call, a block at a time; between blocks no memory is
/// asked for once the first one has been filled.
#[derive(Debug, Clone)]
pub struct Encoder {
    columns: Vec<Vec<u8>>,
    entries: usize,
    total: u32,
    before: Before,
    frame: Frame,
    raw: Vec<u8>,
    packed: Vec<u8>,
}

impl Encoder {
    /// A new recording: its first bytes.
    pub fn new(out: &mut Vec<u8>) -> Self {
        out.extend(MAGIC);
        out.extend(VERSION.to_le_bytes());
        Self {
            columns: vec![Vec::new(); COLUMNS],
            entries: 0,
            total: 0,
            before: Before::default(),
            frame: Frame::default(),
            raw: Vec::new(),
            packed: Vec::new(),
        }
    }

    /// Takes a frame.
    pub fn observe(&mut self, seen: &Observation, out: &mut Vec<u8>) {
        let mut frame = std::mem::take(&mut self.frame);
        frame.take(seen);
        let part = |there: bool, bit: i64| if there { bit } else { 0 };
        let kind = part(frame.pose.is_some(), POSE)
            + part(frame.smooth.is_some(), SMOOTH)
            + part(frame.profile.is_some(), PROFILE);
        self.time(kind, frame.head[0]);
        for at in 1..HEAD {
            put(&mut self.columns[FIRST_HEAD + at], frame.head[at].wrapping_sub(self.before.head[at]));
        }
        self.before.head = frame.head;
        if let Some(smooth) = &frame.smooth {
            let guess = match &frame.pose {
                Some(raw) => {
                    let unit = self.before.guess.unit(&frame, self.before.unit);
                    put(&mut self.columns[UNIT], unit.wrapping_sub(self.before.unit));
                    self.before.unit = unit;
                    self.before.guess.smooth(&frame, raw, unit)
                }
                None => [0; PER_POSE],
            };
            self.pose(FIRST_SMOOTH, smooth, &guess);
        }
        self.before.guess.learn(&frame);
        if let Some(pose) = &frame.pose {
            let before = self.before.pose;
            self.pose(FIRST_POSE, pose, &before);
            self.before.pose = *pose;
        }
        if let Some(profile) = frame.profile {
            for (ray, (is, was)) in profile.into_iter().zip(self.before.profile).enumerate() {
                put(&mut self.columns[FIRST_HEIGHT + ray], is.wrapping_sub(was));
            }
            self.before.profile = profile;
        }
        self.frame = frame;
        self.entry(out);
    }

    /// Takes note of what the person or the page did.
    pub fn mark(&mut self, mark: Mark, time_s: f64, out: &mut Vec<u8>) {
        let time = time_steps(time_s);
        self.time(kind_of(mark), time);
        self.before.head[0] = time;
        self.entry(out);
    }

    /// Writes what is left, and that this is all.
    pub fn finish(mut self, out: &mut Vec<u8>) {
        self.flush(out);
        block(0, self.total, 0, &[], out);
    }

    fn time(&mut self, kind: i64, time: i64) {
        put(&mut self.columns[KIND], kind);
        let pace = time.wrapping_sub(self.before.head[0]);
        put(&mut self.columns[FIRST_HEAD], pace.wrapping_sub(self.before.pace));
        self.before.pace = pace;
    }

    fn pose(&mut self, first: usize, pose: &PoseSteps, guess: &PoseSteps) {
        for (number, (&is, &guessed)) in pose.iter().zip(guess).enumerate() {
            put(&mut self.columns[first + pose_column(number)], is.wrapping_sub(guessed));
        }
    }

    fn entry(&mut self, out: &mut Vec<u8>) {
        self.entries += 1;
        self.total = self.total.saturating_add(1);
        if self.entries >= BLOCK {
            self.flush(out);
        }
    }

    fn flush(&mut self, out: &mut Vec<u8>) {
        if self.entries == 0 {
            return;
        }
        self.raw.clear();
        for column in &mut self.columns {
            self.raw.append(column);
        }
        self.packed.clear();
        let mut deflate = DeflateEncoder::new(std::mem::take(&mut self.packed), Compression::best());
        // Writing into memory can't fail.
        if deflate.write_all(&self.raw).is_ok() {
            self.packed = deflate.finish().unwrap_or_default();
        }
        block(1, self.entries as u32, self.raw.len() as u32, &self.packed, out);
        self.entries = 0;
        self.before = Before::default();
    }
}

fn block(kind: u8, entries: u32, raw: u32, packed: &[u8], out: &mut Vec<u8>) {
    let from = out.len();
    out.push(kind);
    for number in [entries, raw, packed.len() as u32] {
        out.extend(number.to_le_bytes());
    }
    let mut crc = Crc::new();
    crc.update(&out[from..]);
    crc.update(packed);
    out.extend(crc.sum().to_le_bytes());
    out.extend(packed);
}
