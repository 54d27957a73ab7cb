//! Files as recordings: Dorsal's own and everybody else's.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

use body::{Observation, Skeleton};
use datasets::formats::{self, Content, Options};
use flate2::read::MultiGzDecoder;
use motion::recording::{Decoder, Entry, MAGIC, Mark};

use super::bodies;

/// What a recording shows.
#[derive(Debug, Clone)]
pub enum Seen {
    /// A camera's frames, smoothed as in the browser, and what the person did.
    Camera(Vec<Observation>, Vec<(Mark, f64)>),
    /// Bodies in space.
    Bodies(Vec<Skeleton>),
    /// Numbers by name.
    Numbers(Vec<(String, Vec<f64>)>),
}

/// One recording.
#[derive(Debug, Clone)]
pub struct Recording {
    /// Which of the file's recordings; empty where there is only one.
    pub part: String,
    /// What kind of file it came from.
    pub kind: String,
    /// When each frame was taken, seconds, strictly ascending.
    pub time_s: Vec<f64>,
    /// One of each per time.
    pub seen: Seen,
    /// What was assumed, and what could not be read.
    pub notes: Vec<String>,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Its recordings.
    pub recordings: Vec<Recording>,
    /// Why the rest of it can't be read, if it can't.
    pub broken: Option<String>,
}

/// Reads a file; the fault is told without its name.
pub fn load(path: &Path, options: &Options) -> Result<Loaded, String> {
    if path == Path::new("-") {
        return Err("the standard input is not read: give a file".to_owned());
    }
    if path.is_dir() {
        return Err(format!("it is a folder: give the files in it, such as {}", path.join("*").display()));
    }
    let mut bytes = fs::read(path).map_err(|error| error.to_string())?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).map_err(|error| {
            match error.kind() {
                ErrorKind::UnexpectedEof => "the file ends in the middle: copy it again".to_owned(),
                _ => format!("it can't be unpacked: {error}"),
            }
        })?;
        bytes = unpacked;
    }
    if bytes.starts_with(&MAGIC[..4]) {
        return own(&bytes);
    }
    let recordings = formats::read(path, options).map_err(|error| match error {
        datasets::Error::Io { source, .. } => source.to_string(),
        datasets::Error::Content { what, .. } => what,
    })?;
    let recording = |mut r: formats::Recording| Recording {
        part: r.part,
        kind: r.kind.name().to_owned(),
        seen: match r.content {
            Content::Observations(mut all) => {
                if bodies::into_space(&mut all) {
                    let note = "the landmarks lie in the picture only; by its guessed depth turns look larger than they are";
                    r.notes.push(note.to_owned());
                }
                bodies::smooth(&mut all);
                Seen::Camera(all, Vec::new())
            }
            Content::Skeletons(all) => Seen::Bodies(all),
            Content::Channels(all) => Seen::Numbers(all),
        },
        time_s: r.time_s,
        notes: r.notes,
    };
    Ok(Loaded { recordings: recordings.into_iter().map(recording).collect(), broken: None })
}

/// Dorsal's own recording; of a damaged one, what is intact.
fn own(bytes: &[u8]) -> Result<Loaded, String> {
    let (mut frames, mut marks, mut broken) = (Vec::new(), Vec::new(), None);
    for entry in Decoder::new(bytes).map_err(|error| error.to_string())? {
        match entry {
            Ok(Entry::Seen(seen)) => frames.push(seen),
            Ok(Entry::Mark(mark, time_s)) => marks.push((mark, time_s)),
            Err(error) => broken = Some(error.to_string()),
        }
    }
    // The engine passes over frames whose time does not go on; here they are left out.
    let mut last_s = f64::NEG_INFINITY;
    frames.retain(|frame| {
        let later = frame.time_s.is_finite() && frame.time_s > last_s;
        last_s = if later { frame.time_s } else { last_s };
        later
    });
    if frames.is_empty() {
        return Err(broken.unwrap_or_else(|| "the recording has no frames".to_owned()));
    }
    let recording = Recording {
        part: String::new(),
        kind: "Dorsal".to_owned(),
        time_s: frames.iter().map(|frame| frame.time_s).collect(),
        seen: Seen::Camera(frames, marks),
        notes: broken.iter().cloned().collect(),
    };
    Ok(Loaded { recordings: vec![recording], broken })
}
