//! Single files of the public sets, by the shape of their lines.

use std::path::Path;

use body::{Observation, Place};
use glam::DVec3;

use super::{Content, Kind, Options, Recording, places};
use crate::error::Error;
use crate::file::{self, content};
use crate::{irds, keraal, kimore, kinect, repcount, uiprmd};

fn one(kind: Kind, time_s: Vec<f64>, content: Content, notes: &[&str]) -> Vec<Recording> {
    let notes = notes.iter().map(|&note| note.to_owned()).collect();
    vec![Recording { part: String::new(), kind, time_s, content, notes }]
}

fn evenly(frames: usize, fps: f64) -> Vec<f64> {
    (0..frames).map(|frame| frame as f64 / fps).collect()
}

/// What BlazePose's landmarks are called, in the order of [`body::Point`].
const LANDMARKS: [&str; body::POINTS] = [
    "nose",
    "left eye, inner",
    "left eye",
    "left eye, outer",
    "right eye, inner",
    "right eye",
    "right eye, outer",
    "left ear",
    "right ear",
    "mouth, left",
    "mouth, right",
    "left shoulder",
    "right shoulder",
    "left elbow",
    "right elbow",
    "left wrist",
    "right wrist",
    "left little finger",
    "right little finger",
    "left index finger",
    "right index finger",
    "left thumb",
    "right thumb",
    "left hip",
    "right hip",
    "left knee",
    "right knee",
    "left ankle",
    "right ankle",
    "left heel",
    "right heel",
    "left toe",
    "right toe",
];

/// Poses of RepCount: each axis of each frame stretched to the body, so that they are numbers, not bodies.
pub(super) fn repcount(path: &Path, bytes: &[u8]) -> Result<Vec<Recording>, Error> {
    let frames = repcount::array(bytes).map_err(|what| content(path, what))?;
    let mut channels = Vec::new();
    for (point, landmark) in LANDMARKS.into_iter().enumerate() {
        for (axis, name) in ["x", "y"].into_iter().enumerate() {
            let values = frames.iter().map(|f| f.map_or(f64::NAN, |landmarks| landmarks[point][axis]));
            channels.push((format!("{landmark}, {name}"), values.collect()));
        }
    }
    let notes = ["the set stretches each frame to the body: angles are lost, repetitions are not"];
    Ok(one(Kind::RepCount, evenly(frames.len(), repcount::FPS), Content::Channels(channels), &notes))
}

/// BlazePose's landmarks of Keraal.
pub(super) fn keraal_blazepose(path: &Path) -> Result<Vec<Recording>, Error> {
    let recording = keraal::blazepose(path)?;
    let observation = |(&time_s, pose): (&f64, body::Pose)| Observation {
        time_s,
        size: keraal::PICTURE,
        pose: Some(pose),
        smooth: None,
        outline: None,
        brightness: 0.5,
    };
    let observations: Vec<_> = recording.time_s.iter().zip(recording.frames).map(observation).collect();
    Ok(one(Kind::KeraalBlazePose, recording.time_s, Content::Observations(observations), &[]))
}

/// The recordings of a text of a set; `None` when it looks like none of them.
pub(super) fn read(path: &Path, text: &str) -> Result<Option<Vec<Recording>>, Error> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
    let second = text.lines().filter(|line| !line.trim().is_empty()).nth(1).unwrap_or_default();
    if [first, second].iter().any(|line| line.contains(",(SpineBase,")) {
        return irds(path, text).map(Some);
    }
    let words = |line: &str| -> Vec<String> {
        line.split([',', ' ', '\t']).map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    let cells = words(first);
    let numbers = |cells: &[String]| cells.iter().all(|cell| cell.parse::<f64>().is_ok());
    if numbers(&cells) {
        return match cells.len() {
            66 => uiprmd_kinect(path).map(Some),
            117 => uiprmd_vicon(path, text).map(Some),
            119 => keraal_vicon(path).map(Some),
            175 => keraal_kinect(path).map(Some),
            100 | 101 => kimore_kinect(path, text).map(Some),
            _ => Ok(None),
        };
    }
    // A subject such as `GPP/BackPain/B_ID1`, then its numbers.
    if cells.len() > 2 && cells[0].contains('/') && numbers(&cells[1..]) {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        if name.contains("labels") {
            return Err(content(
                path,
                "these are marks of repetitions; read the signals (dists_*.csv) beside it",
            ));
        }
        return kimore_signals(path).map(Some);
    }
    Ok(None)
}

fn irds(path: &Path, text: &str) -> Result<Vec<Recording>, Error> {
    let frames = irds::frames(text);
    let Some(&(_, first)) = frames.first() else {
        return Err(content(path, "no line has a body"));
    };
    let time_s = frames.iter().map(|(_, frame)| frame.time_s - first.time_s).collect();
    let skeletons = frames.iter().map(|(_, frame)| frame.skeleton).collect();
    Ok(one(Kind::Irds, time_s, Content::Skeletons(skeletons), &[]))
}

fn keraal_kinect(path: &Path) -> Result<Vec<Recording>, Error> {
    let recording = keraal::kinect_frames(path)?;
    let skeletons = recording.frames.iter().map(keraal::kinect_skeleton).collect();
    Ok(one(Kind::KeraalKinect, recording.time_s, Content::Skeletons(skeletons), &[]))
}

/// Places of segments' targets are no joints: numbers, not bodies.
fn keraal_vicon(path: &Path) -> Result<Vec<Recording>, Error> {
    let recording = keraal::vicon_frames(path)?;
    let mut channels = Vec::new();
    for (target, name) in [
        (keraal::Target::Chest, "chest"),
        (keraal::Target::Hips, "hips"),
        (keraal::Target::Head, "head"),
        (keraal::Target::LeftHand, "left hand"),
        (keraal::Target::RightHand, "right hand"),
        (keraal::Target::LeftShoulder, "left shoulder"),
        (keraal::Target::RightShoulder, "right shoulder"),
    ] {
        for (axis, letter) in ["x", "y", "z"].into_iter().enumerate() {
            let values = recording.frames.iter().map(|f| f[target as usize].position[axis]);
            channels.push((format!("{name}, {letter}"), values.collect()));
        }
    }
    let notes = ["the targets lie inside of segments, not at joints: they are taken as plain numbers"];
    Ok(one(Kind::KeraalVicon, recording.time_s, Content::Channels(channels), &notes))
}

/// A file of positions or of angles; the other one lies in the folder beside it.
fn uiprmd_kinect(path: &Path) -> Result<Vec<Recording>, Error> {
    let missing = || {
        content(path, "the positions need the angles: keep the folders `positions` and `angles` side by side")
    };
    let folder = path.parent().and_then(Path::file_name).and_then(|n| n.to_str()).ok_or_else(missing)?;
    let other = match folder {
        "positions" => "angles",
        "angles" => "positions",
        _ => return Err(missing()),
    };
    let name = path.file_name().and_then(|n| n.to_str()).ok_or_else(missing)?.replace(folder, other);
    let beside = path.parent().and_then(Path::parent).ok_or_else(missing)?.join(other).join(name);
    if !beside.is_file() {
        return Err(missing());
    }
    let (positions, angles) =
        if folder == "positions" { (path, beside.as_path()) } else { (beside.as_path(), path) };
    let skeletons = uiprmd::episode(positions, angles)?;
    let time_s = evenly(skeletons.len(), uiprmd::FPS);
    Ok(one(Kind::UiprmdKinect, time_s, Content::Skeletons(skeletons), &[]))
}

/// Plug-in-Gait's markers, in the order of the set's lines.
const MARKERS: &str = "LFHD RFHD LBHD RBHD C7 T10 CLAV STRN RBAK LSHO LUPA LELB LFRM LWRA LWRB LFIN RSHO RUPA RELB RFRM \
    RWRA RWRB RFIN LASI RASI LPSI RPSI LTHI LKNE LTIB LANK LHEE LTOE RTHI RKNE RTIB RANK RHEE RTOE";
/// Frames a second of UI-PRMD's motion capture.
const VICON_HZ: f64 = 100.0;

fn uiprmd_vicon(path: &Path, text: &str) -> Result<Vec<Recording>, Error> {
    let names: Vec<_> = MARKERS.split_whitespace().map(str::to_owned).collect();
    let mut frames = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let numbers = file::numbers(path, line)?;
        if numbers.len() != 3 * names.len() {
            return Err(content(path, format!("line {} has not {} numbers", number + 1, 3 * names.len())));
        }
        let place = |p: &[f64]| DVec3::from_slice(p);
        // A marker that was lost is all zeros.
        let known = |p: DVec3| if p == DVec3::ZERO { DVec3::NAN } else { p };
        frames.push(numbers.chunks_exact(3).map(|p| known(place(p))).collect::<Vec<_>>());
    }
    let options = Options { up: Some(super::Up::Z), ..Options::default() };
    let mut notes = Vec::new();
    let skeletons = places::skeletons(&names, &frames, Some(1e-3), &options, &mut notes);
    Ok(one(Kind::UiprmdVicon, evenly(frames.len(), VICON_HZ), Content::Skeletons(skeletons), &[]))
}

/// Kinect's joints as x, y, z and how well each is tracked (2 tracked, 1 inferred, 0 not).
fn kimore_kinect(path: &Path, text: &str) -> Result<Vec<Recording>, Error> {
    let mut skeletons = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let numbers = file::numbers(path, line)?;
        if numbers.len() < 4 * kinect::JOINTS {
            return Err(content(path, format!("line {} has fewer than 25 joints", number + 1)));
        }
        let joint = |joint: usize| {
            let values = &numbers[4 * joint..4 * joint + 4];
            let confidence = match values[3] {
                s if s >= 2.0 => kinect::TRACKED,
                s if s >= 1.0 => kinect::INFERRED,
                _ => 0.0,
            };
            Place { position: kinect::TURN * DVec3::new(values[0], values[1], values[2]), confidence }
        };
        skeletons.push(kinect::skeleton(&std::array::from_fn(joint)));
    }
    let time_s = evenly(skeletons.len(), kimore::FPS);
    Ok(one(Kind::KimoreKinect, time_s, Content::Skeletons(skeletons), &[]))
}

/// One recording per subject; a subject may have several rows.
fn kimore_signals(path: &Path) -> Result<Vec<Recording>, Error> {
    let mut recordings: Vec<Recording> = Vec::new();
    let mut faults = Vec::new();
    let rows = kimore::table(path, &mut faults);
    if let Some(first) = faults.into_iter().next() {
        return Err(first);
    }
    for (subject, values) in rows {
        let known = recordings.iter_mut().find(|r| r.part == subject);
        let (recording, number) = match known {
            Some(recording) => (recording, 2),
            None => {
                let time_s = evenly(values.len(), kimore::FPS);
                recordings.push(Recording {
                    part: subject,
                    ..one(Kind::KimoreSignals, time_s, Content::Channels(Vec::new()), &[]).remove(0)
                });
                (recordings.last_mut().expect("just pushed"), 1)
            }
        };
        if let Content::Channels(channels) = &mut recording.content {
            let mut values = values;
            values.resize(recording.time_s.len(), f64::NAN);
            channels.push((format!("signal {number}"), values));
        }
    }
    Ok(recordings)
}
