//! Keraal, group 3: healthy participants who sit and simulate errors, one repetition per file, the same take seen by
//! three sensors (Nguyen et al., IJCNN 2024, arXiv 2407.00521).
//!
//! Layout: `SENSOR/MOVEMENT/PARTICIPANT_TRIAL/NAME.txt[.gz]`, sensors `blazepose`, `kinect` and `vicon`; the end of a name, from
//! `Correct` or `Error` on, is the take. A folder `sub01_trial02` is the second trial of the same person as `sub01_trial01`. The
//! sensors were started by hand: their clocks agree within about 0.1 s only.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use body::{Landmark, POINTS, Place, Pose, Skeleton};
use glam::{DQuat, DVec2, DVec3};

use crate::error::Error;
use crate::file::{content, entries, noted, numbers, text};
use crate::json;
use crate::kinect;

mod truth;

pub use truth::{chest_tilt, chest_yaw};

/// The folder of the rotation of the trunk to the left and to the right.
pub const ROTATION: &str = "rotationTronc";
/// The folder of the lateral stretch of the trunk to both sides.
pub const LATERAL: &str = "etirementLateraux";

/// What one sensor recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording<T> {
    /// When each frame was taken, seconds from this sensor's own start, strictly ascending.
    pub time_s: Vec<f64>,
    /// One for each time.
    pub frames: Vec<T>,
}

/// A joint or a segment of a tracked body.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rigid {
    /// Where it is, metres, in the frame of [`Skeleton`].
    pub position: DVec3,
    /// How it is turned, from the sensor's own axes for it into the frame of [`Skeleton`]; `None` where the sensor gives none.
    pub orientation: Option<DQuat>,
}

/// The joints of a Kinect frame, in the sensor's order.
pub type KinectFrame = [Rigid; kinect::JOINTS];

/// The skeleton of a Kinect frame, for which the file gives no confidences.
pub fn kinect_skeleton(frame: &KinectFrame) -> Skeleton {
    kinect::skeleton(&frame.map(|joint| Place { position: joint.position, confidence: 1.0 }))
}

/// The targets that motion capture follows, in the file's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(usize)]
#[allow(missing_docs)]
pub enum Target {
    RightForearm,
    LeftForearm,
    RightArm,
    LeftArm,
    Chest,
    RightThigh,
    LeftThigh,
    RightShoulder,
    LeftShoulder,
    RightHand,
    LeftHand,
    RightFoot,
    LeftFoot,
    Hips,
    Head,
    RightTibia,
    LeftTibia,
}

/// Number of targets.
pub const TARGETS: usize = 17;

/// The targets of a frame of motion capture, in the order of [`Target`]. A position is a point inside of the segment,
/// not a joint's centre.
pub type ViconFrame = [Rigid; TARGETS];

/// One performance, as far as each sensor has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Take {
    /// The folder of the movement.
    pub movement: String,
    /// Who it is: the name of the folder, up to the trial.
    pub participant: String,
    /// What of the folder's name says which trial of theirs it is, such as `trial01`; empty where nothing does.
    pub trial: String,
    /// The end of the files' names, such as `Correct0` or `Error1Bodypart2_0`.
    pub name: String,
    /// BlazePose's landmarks: positions in the picture only (960 x 544 pixels, the mirror undone); the places in space are
    /// NaN, a visibility is 1 for what the file gives.
    pub blazepose: Option<Recording<Pose>>,
    /// Kinect v2.
    pub kinect: Option<Recording<KinectFrame>>,
    /// Motion capture.
    pub vicon: Option<Recording<ViconFrame>>,
}

impl Take {
    /// Whether it shows the movement as it should be.
    pub fn correct(&self) -> bool {
        self.name.starts_with("Correct")
    }
}

/// Pixels of the picture that BlazePose saw.
pub(crate) const PICTURE: DVec2 = DVec2::new(960.0, 544.0);
/// Frames a second of BlazePose and Kinect.
const CAMERA_HZ: f64 = 30.0;
/// Frames a second of Vicon.
const VICON_HZ: f64 = 60.0;

/// All takes below a folder of the set's layout, by movement, participant, trial and name; none if there is no such folder. A file that
/// can't be used is left out, with a note.
pub fn load(folder: &Path, notes: &mut Vec<Error>) -> Vec<Take> {
    let mut takes = BTreeMap::<_, Take>::new();
    for sensor in ["blazepose", "kinect", "vicon"] {
        for (movement, person, name, path) in files(&folder.join(sensor), notes) {
            let key = (movement.clone(), person.clone(), name.clone());
            let [participant, trial] = person;
            let take = takes.entry(key).or_insert_with(|| Take {
                movement,
                participant,
                trial,
                name,
                blazepose: None,
                kinect: None,
                vicon: None,
            });
            match sensor {
                "blazepose" => {
                    take.blazepose = take.blazepose.take().or_else(|| some(blazepose(&path), &path, notes))
                }
                "kinect" => {
                    take.kinect = take.kinect.take().or_else(|| some(kinect_frames(&path), &path, notes))
                }
                _ => take.vicon = take.vicon.take().or_else(|| some(vicon_frames(&path), &path, notes)),
            }
        }
    }
    takes.into_values().collect()
}

/// A recording that has a frame; else nothing and a note.
fn some<T>(read: Result<Recording<T>, Error>, path: &Path, notes: &mut Vec<Error>) -> Option<Recording<T>> {
    let fault =
        |r: Recording<T>| if r.frames.is_empty() { Err(content(path, "it has no frame")) } else { Ok(r) };
    noted(read.and_then(fault), notes)
}

/// Participant and trial, by the name of their folder.
fn person(folder: &str) -> [String; 2] {
    match folder.rfind("_trial") {
        Some(at) => [folder[..at].to_owned(), folder[at + 1..].to_owned()],
        None => [folder.to_owned(), String::new()],
    }
}

/// Movement, participant and trial, name and path of every take below a sensor's folder.
fn files(sensor: &Path, notes: &mut Vec<Error>) -> Vec<(String, [String; 2], String, PathBuf)> {
    let name = |path: &Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let mut found = Vec::new();
    for movement in entries(sensor, notes) {
        for participant in entries(&movement, notes) {
            for path in entries(&participant, notes) {
                let file = name(&path);
                let stem = file.trim_end_matches(".gz").trim_end_matches(".txt").trim_end_matches(".json");
                let Some(at) = stem.find("Correct").or_else(|| stem.find("Error")) else { continue };
                found.push((name(&movement), person(&name(&participant)), stem[at..].to_owned(), path));
            }
        }
    }
    found
}

/// What the file calls BlazePose's landmarks, in the order of [`body::Point`]: its left is the person's right. The pictures
/// are Kinect's colour stream, which is a mirror image (Vicon and Kinect's own skeleton agree with each other about which side
/// turns first, in every take, and BlazePose contradicts both).
const NAMES: [&str; POINTS] = [
    "Nose",
    "Right_eye_inner",
    "Right_eye",
    "Right_eye_outer",
    "Left_eye_inner",
    "Left_eye",
    "Left_eye_outer",
    "Right_ear",
    "Left_ear",
    "Mouth_right",
    "Mouth_left",
    "Right_shoulder",
    "Left_shoulder",
    "Right_elbow",
    "Left_elbow",
    "Right_wrist",
    "Left_wrist",
    "Right_pinky",
    "Left_pinky",
    "Right_index",
    "Left_index",
    "Right_thumb",
    "Left_thumb",
    "Right_hip",
    "Left_hip",
    "Right_knee",
    "Left_knee",
    "Right_ankle",
    "Left_ankle",
    "Right_heel",
    "Left_heel",
    "Right_foot_index",
    "Left_foot_index",
];

/// The file's own shape: frames by number from 1, landmarks by name.
#[derive(serde::Deserialize)]
struct Positions {
    positions: BTreeMap<u32, BTreeMap<String, [Option<f64>; 3]>>,
}

pub(crate) fn blazepose(path: &Path) -> Result<Recording<Pose>, Error> {
    let parse = |text: &str| serde_json::from_str::<Positions>(text);
    let Positions { positions } = json::read(&text(path)?, parse).map_err(|fault| {
        // The parser's own words may repeat what stands there.
        content(path, format!("line {}: it is not landmarks by frame in JSON", fault.line()))
    })?;
    let pose = |points: &BTreeMap<String, [Option<f64>; 3]>| {
        let landmarks = NAMES.map(|name| {
            // A place of which a number is not known is none.
            let place = points.get(name).and_then(|&[x, y, z]| Some(DVec3::new(x?, y?, z?)));
            Landmark {
                image: place
                    .map_or(DVec3::NAN, |p| DVec3::new(1.0 - p.x, p.y, p.z) * PICTURE.extend(PICTURE.x)),
                world: DVec3::NAN,
                visibility: if place.is_some() { 1.0 } else { 0.0 },
                presence: if place.is_some() { 1.0 } else { 0.0 },
            }
        });
        Pose { landmarks, score: 1.0 }
    };
    Ok(Recording {
        time_s: positions.keys().map(|&number| (f64::from(number) - 1.0) / CAMERA_HZ).collect(),
        frames: positions.values().map(pose).collect(),
    })
}

/// Where the real part of an orientation stands.
#[derive(Clone, Copy)]
enum Real {
    First,
    Last,
}

/// Lines of position and orientation of a fixed number of bodies; `scale` makes metres of positions, `turn` brings both
/// into the frame of [`Skeleton`].
fn rigid_lines<const N: usize>(
    path: &Path,
    hz: f64,
    scale: f64,
    real: Real,
    turn: DQuat,
) -> Result<Recording<[Rigid; N]>, Error> {
    let mut recording = Recording { time_s: Vec::new(), frames: Vec::new() };
    for (number, line) in text(path)?.lines().enumerate() {
        let values = numbers(path, line)?;
        if values.is_empty() {
            continue;
        }
        if values.len() != 7 * N {
            return Err(content(path, format!("line {} has not {} numbers", number + 1, 7 * N)));
        }
        recording.time_s.push(number as f64 / hz);
        recording.frames.push(std::array::from_fn(|body| {
            let v = &values[7 * body..7 * body + 7];
            let orientation = match real {
                Real::First => DQuat::from_xyzw(v[4], v[5], v[6], v[3]),
                Real::Last => DQuat::from_xyzw(v[3], v[4], v[5], v[6]),
            };
            Rigid {
                position: turn * DVec3::new(v[0], v[1], v[2]) * scale,
                // What the sensor has lost is all zeros.
                orientation: (orientation.length() > 0.5).then(|| turn * orientation.normalize()),
            }
        }));
    }
    Ok(recording)
}

/// Kinect's x grows to the sensor's left and its z away from it. The set's own description says that the real part of an
/// orientation is the last of its four numbers; it is the first: only so are the spine of somebody who sits upright and
/// faces the sensor upright and the bones' own y axes along the bones.
pub(crate) fn kinect_frames(path: &Path) -> Result<Recording<KinectFrame>, Error> {
    rigid_lines(path, CAMERA_HZ, 1.0, Real::First, DQuat::from_xyzw(0.0, 1.0, 0.0, 0.0))
}

/// Vicon's z is up; the person faces along its x, with their left at positive y.
pub(crate) fn vicon_frames(path: &Path) -> Result<Recording<ViconFrame>, Error> {
    // (x, y, z) becomes (y, z, x): a third of a turn about (1, 1, 1).
    let turn = DQuat::from_xyzw(-0.5, -0.5, -0.5, 0.5);
    let mut recording = rigid_lines(path, VICON_HZ, 1e-3, Real::Last, turn)?;
    unswap(&mut recording.frames);
    Ok(recording)
}

/// In some recordings the columns of the upper arm and of the forearm of one side have changed places: the upper arm is
/// the one nearer to the shoulder, the forearm the one nearer to the hand.
fn unswap(frames: &mut [ViconFrame]) {
    use Target::*;
    for [shoulder, arm, forearm, hand] in
        [[LeftShoulder, LeftArm, LeftForearm, LeftHand], [RightShoulder, RightArm, RightForearm, RightHand]]
            .map(|chain| chain.map(|target| target as usize))
    {
        let swapped = frames.iter().filter(|frame| {
            let apart = |a: usize, b: usize| frame[a].position.distance(frame[b].position);
            apart(shoulder, forearm) + apart(arm, hand) < apart(shoulder, arm) + apart(forearm, hand)
        });
        if 2 * swapped.count() > frames.len() {
            frames.iter_mut().for_each(|frame| frame.swap(arm, forearm));
        }
    }
}

#[cfg(test)]
mod tests {
    use body::Point;

    use super::*;

    /// A new folder of this name, empty.
    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("dorsal-keraal-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        folder
    }

    fn write(folder: &Path, name: &str, text: &str) {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join(name), text).unwrap();
    }

    fn line<const N: usize>(bodies: [[f64; 7]; N]) -> String {
        bodies.as_flattened().iter().map(f64::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_take_is_put_together_from_its_sensors() {
        let root = folder("take");
        let nose = r#"{"positions": {"1": {"Nose": [0.25, 0.25, -0.1]}, "3": {"Left_hip": [1, 1, 0], "Left_elbow": [NaN, 0.5, NaN]}}}"#;
        write(&root.join("blazepose/bend/p7"), "VideoColor_Error1Bodypart2_0.txt", nose);
        let joint = [1.0, 2.0, 3.0, 1.0, 0.0, 0.0, 0.0];
        write(&root.join("kinect/bend/p7"), "VideoColor_Error1Bodypart2_0.txt", &line([joint; 25]));
        write(&root.join("kinect/bend/p7"), "VideoColor_Correct0.txt", &line([joint; 25]));
        write(&root.join("kinect/bend/p7"), "notes.txt", "nothing to read");
        let target = [1000.0, 2000.0, 3000.0, 0.0, 0.0, 0.0, 0.0];
        write(&root.join("vicon/bend/p7"), "SkeletonVicon_Error1Bodypart2_0.txt", &line([target; TARGETS]));

        let takes = load(&root, &mut Vec::new());
        std::fs::remove_dir_all(&root).unwrap();
        let [correct, error] = takes.as_slice() else { panic!("{takes:?}") };
        assert!(correct.correct() && correct.blazepose.is_none() && correct.vicon.is_none());
        assert!(!error.correct());
        assert_eq!((error.movement.as_str(), error.participant.as_str()), ("bend", "p7"));

        let pose = error.blazepose.as_ref().unwrap();
        assert_eq!(pose.time_s, [0.0, 2.0 / 30.0]);
        assert_eq!(pose.frames[0].landmarks[0].image, DVec3::new(720.0, 136.0, -96.0));
        assert_eq!(pose.frames[0].at(Point::RightHip).visibility, 0.0);
        assert_eq!(pose.frames[1].at(Point::RightHip).image, DVec3::new(0.0, 544.0, 0.0));
        let elbow = pose.frames[1].at(Point::RightElbow);
        assert!(elbow.image.is_nan() && elbow.visibility == 0.0, "{elbow:?}");
        let kinect = &error.kinect.as_ref().unwrap().frames[0];
        assert!(kinect[0].position.distance(DVec3::new(-1.0, 2.0, -3.0)) < 1e-12);
        // Kinect's x axis lies along the looker's left.
        assert!((kinect[0].orientation.unwrap() * DVec3::X).distance(-DVec3::X) < 1e-12);
        let vicon = &error.vicon.as_ref().unwrap().frames[0];
        assert!(vicon[0].position.distance(DVec3::new(2.0, 3.0, 1.0)) < 1e-12);
        assert_eq!(vicon[0].orientation, None);
    }

    #[test]
    fn a_second_trial_is_the_same_participant() {
        let root = folder("trial");
        let nose = r#"{"positions": {"1": {"Nose": [0.25, 0.25, -0.1]}}}"#;
        for (person, take) in
            [("sub01_trial01", "Correct0"), ("sub01_trial02", "Correct0"), ("sub02_trial01", "Correct0")]
        {
            write(&root.join("blazepose/bend").join(person), &format!("Video_{take}.txt"), nose);
        }
        let takes = load(&root, &mut Vec::new());
        std::fs::remove_dir_all(&root).unwrap();
        let people: Vec<_> = takes.iter().map(|t| (t.participant.as_str(), t.trial.as_str())).collect();
        assert_eq!(people, [("sub01", "trial01"), ("sub01", "trial02"), ("sub02", "trial01")]);
    }

    #[test]
    fn axes_and_places_turn_alike() {
        let root = folder("axes");
        // A quarter turn about Vicon's z, upwards.
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let target = [0.0, 0.0, 0.0, 0.0, 0.0, half, half];
        write(&root.join("vicon/bend/p"), "SkeletonVicon_Correct0.txt", &line([target; TARGETS]));
        let takes = load(&root, &mut Vec::new());
        std::fs::remove_dir_all(&root).unwrap();
        let turn = takes[0].vicon.as_ref().unwrap().frames[0][0].orientation.unwrap();
        // The target's z is up; its x, turned, lies along Vicon's y, which is the looker's right.
        assert!((turn * DVec3::Z).distance(DVec3::Y) < 1e-12);
        assert!((turn * DVec3::X).distance(DVec3::X) < 1e-12);
    }

    #[test]
    fn swapped_arms_are_put_right() {
        let at = |x: f64| Rigid { position: DVec3::X * x, orientation: None };
        let mut frame = [at(0.0); TARGETS];
        for (target, x) in [
            (Target::LeftArm, 0.4),
            (Target::LeftForearm, 0.2),
            (Target::LeftHand, 0.6),
            (Target::RightArm, -0.2),
            (Target::RightForearm, -0.4),
            (Target::RightHand, -0.6),
        ] {
            frame[target as usize] = at(x);
        }
        let mut frames = [frame];
        unswap(&mut frames);
        assert_eq!(frames[0][Target::LeftArm as usize], at(0.2));
        assert_eq!(frames[0][Target::LeftForearm as usize], at(0.4));
        assert_eq!(frames[0][Target::RightArm as usize], at(-0.2));
    }

    #[test]
    fn a_broken_file_is_left_out_with_a_note() {
        let root = folder("broken");
        write(&root.join("kinect/bend/p"), "VideoColor_Correct0.txt", "1 2 3");
        write(&root.join("kinect/bend/p"), "VideoColor_Correct1.txt", &line([[0.5; 7]; kinect::JOINTS]));
        write(&root.join("blazepose/bend/p"), "VideoColor_Correct0.json", r#"{"positions": {"secret": 1}}"#);
        write(&root.join("vicon/bend/p"), "SkeletonVicon_Correct1.txt", "");
        let mut notes = Vec::new();
        let takes = load(&root, &mut notes);
        std::fs::remove_dir_all(&root).unwrap();
        let whole: Vec<_> =
            takes.iter().filter(|take| take.kinect.is_some()).map(|take| &take.name).collect();
        assert_eq!(whole, ["Correct1"]);
        let notes: Vec<_> = notes.iter().map(|note| note.below(&root)).collect();
        assert_eq!(
            notes,
            [
                "blazepose/bend/p/VideoColor_Correct0.json: line 1: it is not landmarks by frame in JSON",
                "kinect/bend/p/VideoColor_Correct0.txt: line 1 has not 175 numbers",
                "vicon/bend/p/SkeletonVicon_Correct1.txt: it has no frame",
            ]
        );
    }
}
