//! Landmark recordings as others write them: one file of whatever kind, told apart by its content.
//!
//! Read are MediaPipe's landmarks as JSON, motion capture as TRC, tables of joints as CSV with a header, and single files of
//! the public sets. What a file leaves open (frames a second, the picture's size, the unit, which axis is up) is taken from
//! [`Options`], else from the body itself, and [`Recording::notes`] say so.

mod csv;
mod grid;
mod mediapipe;
mod names;
mod places;
mod sets;
mod trc;

use std::path::Path;

use body::{Observation, Skeleton};
use glam::DVec2;

use crate::error::Error;
use crate::file;

/// What kind of file a recording came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Kind {
    MediaPipe,
    Trc,
    Csv,
    KeraalBlazePose,
    KeraalKinect,
    KeraalVicon,
    KimoreSignals,
    KimoreKinect,
    UiprmdKinect,
    UiprmdVicon,
    Irds,
    RepCount,
}

impl Kind {
    /// What it is called in tables.
    pub fn name(self) -> &'static str {
        match self {
            Kind::MediaPipe => "MediaPipe JSON",
            Kind::Trc => "TRC",
            Kind::Csv => "CSV",
            Kind::KeraalBlazePose => "Keraal, BlazePose",
            Kind::KeraalKinect => "Keraal, Kinect",
            Kind::KeraalVicon => "Keraal, Vicon",
            Kind::KimoreSignals => "KIMORE, signals",
            Kind::KimoreKinect => "KIMORE, Kinect",
            Kind::UiprmdKinect => "UI-PRMD, Kinect",
            Kind::UiprmdVicon => "UI-PRMD, Vicon",
            Kind::Irds => "IntelliRehabDS",
            Kind::RepCount => "RepCount, BlazePose",
        }
    }
}

/// What a recording shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// BlazePose's landmarks in the picture, unsmoothed, and nobody-frames.
    Observations(Vec<Observation>),
    /// Bodies in space.
    Skeletons(Vec<Skeleton>),
    /// Numbers without a body: a name and a value per frame for each, NaN where nothing is known.
    Channels(Vec<(String, Vec<f64>)>),
}

/// Something over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// Which of the file's recordings this is; empty where there is only one.
    pub part: String,
    /// Where it came from.
    pub kind: Kind,
    /// When each frame was taken, seconds, strictly ascending.
    pub time_s: Vec<f64>,
    /// One of each per time.
    pub content: Content,
    /// What was assumed, and which lines could not be read.
    pub notes: Vec<String>,
}

/// What a person knows about a file that the file does not say itself.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Options {
    /// Frames a second, where there are no times.
    pub fps: Option<f64>,
    /// Width and height of the picture, pixels.
    pub size: Option<DVec2>,
    /// Metres that one unit of the file is.
    pub unit_m: Option<f64>,
    /// Which axis points up.
    pub up: Option<Up>,
}

/// An axis that points up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Up {
    /// y, as in most computer graphics and OpenSim.
    Y,
    /// z, as in most laboratories.
    Z,
    /// y points down, as in pictures.
    MinusY,
}

/// Frames a second where neither the file nor anybody says: what most cameras give.
pub(crate) const USUAL_FPS: f64 = 30.0;

/// What is read, for messages.
pub const KINDS: &str = "Dorsal's own recordings (.dorsal), MediaPipe landmarks as JSON, motion capture as TRC, \
    tables as CSV with a header (a time column, then left_shoulder_x, left_shoulder_y, left_shoulder_z and so on), \
    and files of UI-PRMD, Keraal, KIMORE, IntelliRehabDS and RepCount; each may be packed as .gz";

/// Everything that a file holds.
///
/// # Errors
/// The file can't be read, is of no known kind, or has no frame that can be used; the message says what to do.
pub fn read(path: &Path, options: &Options) -> Result<Vec<Recording>, Error> {
    let bytes = file::bytes(path)?;
    if bytes.starts_with(b"\x93NUMPY") {
        return sets::repcount(path, &bytes);
    }
    let unknown = || file::content(path, format!("this kind of file is not known. Read are {KINDS}"));
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => return Err(unknown()),
    };
    let text = text.trim_start_matches('\u{feff}');
    let Some(first) = text.lines().find(|line| !line.trim().is_empty()) else {
        return Err(file::content(path, "the file is empty"));
    };
    match first.trim_start() {
        line if line.starts_with('{') || line.starts_with('[') => mediapipe::read(path, text, options),
        line if line.starts_with("PathFileType") => trc::read(path, text, options),
        _ => match sets::read(path, text)? {
            Some(recordings) => Ok(recordings),
            None => csv::read(path, text, options)?.ok_or_else(unknown),
        },
    }
}

/// Notes on lines that could not be read: the first few by name, the others by their number.
pub(crate) struct Faults {
    lines: Vec<String>,
    more: usize,
}

impl Faults {
    /// So many are told one by one.
    const TOLD: usize = 5;

    pub(crate) fn new() -> Self {
        Self { lines: Vec::new(), more: 0 }
    }

    /// A line (from 1) and what is wrong with it.
    pub(crate) fn push(&mut self, line: usize, what: &str) {
        if self.lines.len() < Self::TOLD {
            self.lines.push(format!("line {line}: {what}; left out"));
        } else {
            self.more += 1;
        }
    }

    /// The first of them, for an error.
    pub(crate) fn first(&self) -> Option<&str> {
        self.lines.first().map(String::as_str)
    }

    pub(crate) fn into_notes(mut self) -> Vec<String> {
        if self.more > 0 {
            self.lines.push(format!("{} more lines could not be read", self.more));
        }
        self.lines
    }
}

/// Keeps the frames whose time is a number and later than every one before; says how many others there were.
pub(crate) fn in_order<T>(frames: Vec<(f64, T)>, notes: &mut Vec<String>) -> (Vec<f64>, Vec<T>) {
    let mut last_s = f64::NEG_INFINITY;
    let all = frames.len();
    let kept: (Vec<f64>, Vec<T>) = frames
        .into_iter()
        .filter(|(time_s, _)| {
            let later = time_s.is_finite() && *time_s > last_s;
            if later {
                last_s = *time_s;
            }
            later
        })
        .unzip();
    if kept.0.len() < all {
        notes.push(format!("{} frames repeat a time, go back or have none; left out", all - kept.0.len()));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files of every kind of text, small.
    fn samples() -> Vec<String> {
        let landmarks =
            vec!["{\"x\": 0.5, \"y\": 0.25, \"z\": 0, \"visibility\": 0.9}"; body::POINTS].join(",");
        let joints = "(SpineBase,Tracked,0.1,0.2,2.0,1,1),(Neck,Inferred,0,1,2,1,1)";
        let header =
            ["RShoulder", "LShoulder", "RHip", "LHip"].map(|m| format!("{m}_x,{m}_y,{m}_z")).join(",");
        let line = |n: usize| vec!["1.5"; n].join(" ");
        vec![
            format!("[[{landmarks}], {{\"timestampMs\": 40, \"poseLandmarks\": [{landmarks}]}}, null]"),
            "{\"positions\": {\"1\": {\"Nose\": [0.5, 0.5, 0]}}}".to_owned(),
            format!("time,{header}\n0,{}\n0.1,{}\n", ["1"; 12].join(","), ["2"; 12].join(",")),
            "PathFileType\t4\n DataRate\tUnits\n60\tmm\nFrame#\tTime\tRHip\t\t\tLHip\n\tX1\n1\t0\t1\t2\t3\t4\t5\t6\n".to_owned(),
            format!("Version0.1\n5,0,100,{joints}\n6,0,133,{joints}\n"),
            format!("{}\n{}\n", line(175), line(175)),
            format!("{}\n", line(119)),
            format!("{}\n", line(117)),
            format!("{}\n", line(100).replace(' ', ",")),
            "GPP/BackPain/B_ID1,0.5,0.25,0.125\nGPP/BackPain/B_ID2,1,2,3\n".to_owned(),
        ]
    }

    #[test]
    fn every_kind_is_told_apart_and_damage_is_survived() {
        let path = std::env::temp_dir().join(format!("dorsal-formats-{}.csv", std::process::id()));
        let kinds: Vec<_> = samples()
            .iter()
            .map(|sample| {
                std::fs::write(&path, sample).unwrap();
                read(&path, &Options::default()).unwrap_or_else(|error| panic!("{sample}: {error}"))[0].kind
            })
            .collect();
        use Kind::*;
        let expected = [
            MediaPipe,
            KeraalBlazePose,
            Csv,
            Trc,
            Irds,
            KeraalKinect,
            KeraalVicon,
            UiprmdVicon,
            KimoreKinect,
            KimoreSignals,
        ];
        assert_eq!(kinds, expected);
        let mut dice = 1_u64;
        let mut next = |below: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) as usize % below.max(1)
        };
        for sample in samples() {
            for _ in 0..50 {
                let mut bytes = sample.clone().into_bytes();
                for _ in 0..=next(4) {
                    let at = next(bytes.len());
                    match next(3) {
                        0 => bytes[at] = b"-0e9,\n\t\"[{x\xff"[next(12)],
                        1 => bytes.truncate(at.max(1)),
                        _ => drop(bytes.remove(at)),
                    }
                    if bytes.is_empty() {
                        bytes.push(b'1');
                    }
                }
                std::fs::write(&path, &bytes).unwrap();
                for recording in read(&path, &Options::default()).into_iter().flatten() {
                    let ascends = recording.time_s.windows(2).all(|w| w[0] < w[1]);
                    assert!(ascends && recording.time_s.iter().all(|t| t.is_finite()));
                    let frames = match &recording.content {
                        Content::Observations(all) => all.len(),
                        Content::Skeletons(all) => all.len(),
                        Content::Channels(all) => all[0].1.len(),
                    };
                    assert_eq!(frames, recording.time_s.len());
                }
            }
        }
        std::fs::remove_file(&path).unwrap();
    }
}
