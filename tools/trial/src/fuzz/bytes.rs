//! Damaged files.

use body::mannequin::Dice;
use std::fs;

use datasets::formats::{self, Content, Options};
use library::Library;
use motion::recording::{Decoder, Encoder, Entry, Mark, quantise};

use super::live;

/// A recording of a few seconds with some bytes changed, lost or added: what comes out is what went in, up to the
/// damage.
pub(super) fn recording(library: &Library, random: &mut Dice) {
    let choreography = &library.choreographies[random.below(library.choreographies.len())];
    let mut frames = live::frames(choreography, random, true);
    frames.truncate(1 + random.below(600));
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file);
    let mut written = vec![Entry::Mark(Mark::Start, 0.0)];
    encoder.mark(Mark::Start, 0.0, &mut file);
    for frame in &frames {
        encoder.observe(frame, &mut file);
        written.push(Entry::Seen(quantise(frame)));
    }
    encoder.finish(&mut file);
    let whole: Vec<Entry> = read(&file);
    assert_eq!(whole.len(), written.len(), "an intact recording is read to its end");
    for _ in 0..20 {
        let mut damaged = file.clone();
        damage(&mut damaged, random);
        let entries = read(&damaged);
        assert!(entries.len() <= written.len(), "more came out than went in");
        assert_eq!(entries, written[..entries.len()], "something else came out than went in");
    }
}

fn read(file: &[u8]) -> Vec<Entry> {
    Decoder::new(file).map(|decoder| decoder.map_while(Result::ok).collect()).unwrap_or_default()
}

/// Changes, loses, repeats or adds a few bytes.
fn damage(bytes: &mut Vec<u8>, random: &mut Dice) {
    for _ in 0..=random.below(3) {
        let at = random.below(bytes.len());
        let to = (at + random.below(40)).min(bytes.len());
        match random.below(5) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => bytes.extend_from_within(at..to),
            3 => bytes.insert(at, random.bits() as u8),
            _ => bytes
                .iter_mut()
                .skip(at)
                .take(1 + random.below(4))
                .for_each(|byte| *byte ^= random.bits() as u8),
        }
    }
}

/// Small files of other programs, and nonsense, damaged.
pub(super) fn format(_: &Library, random: &mut Dice) {
    let (end, mut bytes) = sample(random);
    if random.below(4) != 0 {
        damage(&mut bytes, random);
    }
    let Ok(folder) = tempfile::tempdir() else { return };
    let file = folder.path().join(format!("sample.{end}"));
    if fs::write(&file, &bytes).is_err() {
        return;
    }
    let Ok(recordings) = formats::read(&file, &Options::default()) else { return };
    for recording in recordings {
        let times = &recording.time_s;
        assert!(times.iter().all(|time_s| time_s.is_finite()), "{end}: times are numbers");
        assert!(times.windows(2).all(|pair| pair[0] < pair[1]), "{end}: times ascend");
        let agree = match &recording.content {
            Content::Observations(all) => all.len() == times.len(),
            Content::Skeletons(all) => all.len() == times.len(),
            Content::Channels(all) => all.iter().all(|(_, values)| values.len() == times.len()),
        };
        assert!(agree, "{end}: one of each per time");
    }
}

/// A file of one of the kinds, and the end of its name.
fn sample(random: &mut Dice) -> (&'static str, Vec<u8>) {
    let number = |random: &mut Dice| match random.below(12) {
        0 => "NaN".to_owned(),
        1 => String::new(),
        2 => "1e308".to_owned(),
        3 => "-0".to_owned(),
        _ => format!("{:.4}", random.between(-2.0, 2.0)),
    };
    let rows = random.below(12);
    match random.below(6) {
        0 => {
            let mut text =
                "time,left_shoulder_x,left_shoulder_y,left_shoulder_z,right_hip_x,right_hip_y,right_hip_z\n"
                    .to_owned();
            for row in 0..rows {
                let cells: Vec<_> = (0..6).map(|_| number(random)).collect();
                text += &format!("{},{}\n", row as f64 / 30.0, cells.join(","));
            }
            ("csv", text.into_bytes())
        }
        1 => {
            let mut text = format!(
                "PathFileType\t4\t(X/Y/Z)\tsample.trc\nDataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\n\
                 100\t100\t{rows}\t2\tmm\nFrame#\tTime\tLSHO\t\t\tRASI\t\t\n\t\tX1\tY1\tZ1\tX2\tY2\tZ2\n\n"
            );
            for row in 0..rows {
                let cells: Vec<_> = (0..6).map(|_| number(random)).collect();
                text += &format!("{}\t{}\t{}\n", row + 1, row as f64 / 100.0, cells.join("\t"));
            }
            ("trc", text.into_bytes())
        }
        2 => {
            let landmark = |random: &mut Dice| {
                format!(r#"{{"x":{},"y":{},"z":0.1,"visibility":0.9}}"#, random.unit(), random.unit())
            };
            let frames: Vec<_> = (0..rows)
                .map(|row| {
                    let all: Vec<_> = (0..33).map(|_| landmark(random)).collect();
                    format!(r#"{{"timestamp_ms":{},"landmarks":[{}]}}"#, row * 33, all.join(","))
                })
                .collect();
            ("json", format!("[{}]", frames.join(",")).into_bytes())
        }
        3 => {
            let mut text = String::new();
            for _ in 0..rows {
                let cells: Vec<_> =
                    (0..[66, 117, 100, 119][random.below(4)]).map(|_| number(random)).collect();
                text += &(cells.join([",", " "][random.below(2)]) + "\n");
            }
            ("txt", text.into_bytes())
        }
        4 => {
            let header = format!("{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, 104), }}\n");
            let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
            bytes.extend((header.len() as u16).to_le_bytes());
            bytes.extend(header.as_bytes());
            bytes.extend((0..rows * 104).flat_map(|_| (random.unit() as f32).to_le_bytes()));
            ("npy", bytes)
        }
        _ => ("gz", (0..random.below(400)).map(|_| random.bits() as u8).collect()),
    }
}
