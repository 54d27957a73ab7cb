//! MediaPipe's pose landmarks as JSON, in the shapes in which people save them.
//!
//! A list of frames, or an object with such a list (`frames`, `results`, `data`, `poses`). A frame is the list of 33 landmarks
//! itself, or an object with it (`landmarks`, `poseLandmarks`, `pose_landmarks`, `keypoints`; one person or a list of
//! persons, of whom the first is taken) and, where there are, `worldLandmarks`, a time (`timestamp`, `time`, `t`, with `_ms` or
//! `Ms`). A landmark is `{x, y, z, visibility}` or the list of these. An empty or missing list is a frame with nobody. The Keraal set's
//! `{"positions": {"1": {"Nose": [...]}}}` is told apart and read as that.

use std::path::Path;

use body::{Landmark, Observation, POINTS, Pose};
use glam::{DVec2, DVec3};
use serde_json::{Map, Value};

use super::{Content, Faults, Kind, Options, Recording, USUAL_FPS, csv::guess_seconds, in_order, sets};
use crate::error::Error;
use crate::file::content;
use crate::json;

/// Where nobody says how large the picture was.
const USUAL_SIZE: DVec2 = DVec2::new(640.0, 480.0);

pub(super) fn read(path: &Path, text: &str, options: &Options) -> Result<Vec<Recording>, Error> {
    let parse = |text: &str| serde_json::from_str(text).or_else(|fault| frame_a_line(text).ok_or(fault));
    let value: Value =
        json::read(text, parse).map_err(|fault| content(path, format!("it is no whole JSON: {fault}")))?;
    if value.get("positions").is_some_and(Value::is_object) {
        return sets::keraal_blazepose(path);
    }
    let Some(list) = frames(&value) else {
        return Err(content(path, "it is JSON, but there is no list of frames with 33 landmarks in it"));
    };
    let mut notes = Vec::new();
    let mut faults = Faults::new();
    let mut seen = Vec::new();
    for (number, frame) in list.iter().enumerate() {
        match body(frame) {
            Ok(found) => seen.push((number, time(frame), found)),
            Err(what) => faults.push(number + 1, what),
        }
    }
    if !seen.iter().any(|(.., found)| found.is_some()) {
        let why =
            faults.first().map_or("nobody is in any of them".to_owned(), |f| f.replacen("line", "frame", 1));
        return Err(content(path, format!("none of its {} frames has 33 landmarks: {why}", list.len())));
    }
    notes.extend(faults.into_notes().into_iter().map(|note| note.replacen("line", "frame", 1)));

    let picture = picture(&value, options, &seen, &mut notes);
    let times = times(&value, options, &seen, &mut notes);
    let frames = times.into_iter().zip(seen).map(|(time_s, (.., found))| (time_s, found)).collect();
    let (time_s, found) = in_order(frames, &mut notes);
    let observation = |(&time_s, found): (&f64, Option<[Landmark; POINTS]>)| {
        let scale = picture.scale.extend(picture.scale.x);
        let pose = found.map(|landmarks| Pose {
            landmarks: landmarks.map(|l| Landmark { image: l.image * scale, ..l }),
            score: 1.0,
        });
        Observation { time_s, size: picture.size, pose, smooth: None, outline: None, brightness: 0.5 }
    };
    let observations = time_s.iter().zip(found).map(observation).collect();
    Ok(vec![Recording {
        part: String::new(),
        kind: Kind::MediaPipe,
        time_s,
        content: Content::Observations(observations),
        notes,
    }])
}

/// The frames of a file with one after another (JSON lines).
fn frame_a_line(text: &str) -> Option<Value> {
    let frames = serde_json::Deserializer::from_str(text).into_iter().collect::<Result<Vec<Value>, _>>();
    frames.ok().filter(|frames| frames.len() > 1).map(Value::Array)
}

/// A frame: its number, its time with how many seconds one is where that is said, and its body.
type Frame = (usize, Option<(f64, Option<f64>)>, Option<[Landmark; POINTS]>);

/// The list of frames.
fn frames(value: &Value) -> Option<&Vec<Value>> {
    let list = match value {
        Value::Array(list) => Some(list),
        Value::Object(all) => {
            ["frames", "results", "data", "poses", "landmarks", "poseLandmarks", "pose_landmarks"]
                .iter()
                .find_map(|key| all.get(*key)?.as_array())
        }
        _ => None,
    }?;
    (!list.is_empty()).then_some(list)
}

/// The first of these keys that an object has.
fn any<'a>(all: &'a Map<String, Value>, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().find_map(|key| all.get(*key))
}

/// The landmarks of a frame; nobody is no fault.
fn body(frame: &Value) -> Result<Option<[Landmark; POINTS]>, &'static str> {
    let (image, world) = match frame {
        Value::Null => return Ok(None),
        Value::Array(_) => (Some(frame), None),
        Value::Object(all) => (
            any(all, &["landmarks", "poseLandmarks", "pose_landmarks", "keypoints", "pose"]),
            any(
                all,
                &[
                    "worldLandmarks",
                    "poseWorldLandmarks",
                    "pose_world_landmarks",
                    "world_landmarks",
                    "keypoints3D",
                ],
            ),
        ),
        _ => return Err("it is no list and no object"),
    };
    let Some(image) = image.and_then(person) else { return Ok(None) };
    if image.len() != POINTS {
        return Err("it has not 33 landmarks");
    }
    let world = world.and_then(person).filter(|w| w.len() == POINTS);
    let mut landmarks =
        [Landmark { image: DVec3::NAN, world: DVec3::NAN, visibility: 0.0, presence: 0.0 }; POINTS];
    for (point, landmark) in landmarks.iter_mut().enumerate() {
        let Some((image, visibility, presence)) = place(&image[point]) else { continue };
        let world = world.and_then(|w| place(&w[point])).map_or(DVec3::NAN, |(place, ..)| place);
        *landmark = Landmark { image, world, visibility, presence };
    }
    Ok(Some(landmarks))
}

/// The landmarks of the first person; `None` when there is nobody.
fn person(value: &Value) -> Option<&Vec<Value>> {
    let mut list = value.as_array().or_else(|| value.get("landmark")?.as_array())?;
    // A list of persons is a list of lists of landmarks, each of which is no number; what is not known is one.
    let number = |value: &Value| value.is_number() || value.is_null();
    while let Some(inner) = list.first().and_then(Value::as_array).filter(|i| !i.iter().all(number)) {
        list = inner;
    }
    (!list.is_empty()).then_some(list)
}

/// Place, visibility and presence of a landmark.
fn place(value: &Value) -> Option<(DVec3, f64, f64)> {
    let number = |key: &str, at: usize| match value {
        Value::Object(all) => all.get(key)?.as_f64(),
        Value::Array(list) => list.get(at)?.as_f64(),
        _ => None,
    };
    let place = DVec3::new(number("x", 0)?, number("y", 1)?, number("z", 2).unwrap_or(0.0));
    let visibility = number("visibility", 3).or_else(|| number("score", 3)).unwrap_or(1.0).clamp(0.0, 1.0);
    Some((place, visibility, number("presence", 4).unwrap_or(visibility).clamp(0.0, 1.0)))
}

/// The time of a frame, and how many seconds one is, where its name says that.
fn time(frame: &Value) -> Option<(f64, Option<f64>)> {
    let all = frame.as_object()?;
    for (keys, seconds) in [
        (&["time_s", "timestamp_s", "timestampS", "seconds"][..], Some(1.0)),
        (&["timestamp_ms", "timestampMs", "time_ms", "timeMs", "ms"], Some(1e-3)),
        (&["timestamp_us", "timestampUs", "time_us"], Some(1e-6)),
        (&["timestamp", "time", "t"], None),
    ] {
        if let Some(time) = any(all, keys).and_then(Value::as_f64) {
            return Some((time, seconds));
        }
    }
    None
}

fn times(value: &Value, options: &Options, seen: &[Frame], notes: &mut Vec<String>) -> Vec<f64> {
    if seen.iter().any(|(_, time, _)| time.is_some()) {
        let times: Vec<_> = seen.iter().map(|(_, time, _)| time.map_or(f64::NAN, |t| t.0)).collect();
        let said = seen.iter().find_map(|(_, time, _)| time.and_then(|t| t.1));
        let seconds = said.unwrap_or_else(|| guess_seconds(&times, notes));
        return times.into_iter().map(|t| t * seconds).collect();
    }
    let said = ["fps", "frameRate", "frame_rate"].iter().find_map(|key| value.get(*key)?.as_f64());
    let fps = options.fps.or(said.filter(|fps| *fps > 0.0)).unwrap_or_else(|| {
        notes.push(format!("no times: {USUAL_FPS} frames a second are assumed (or use --fps)"));
        USUAL_FPS
    });
    seen.iter().map(|(number, ..)| *number as f64 / fps).collect()
}

/// The picture's size, and what one of its coordinates is in pixels.
struct Picture {
    size: DVec2,
    scale: DVec2,
}

fn picture(value: &Value, options: &Options, seen: &[Frame], notes: &mut Vec<String>) -> Picture {
    let side = |keys: [&str; 3]| keys.iter().find_map(|key| value.get(*key)?.as_f64()).filter(|s| *s > 0.0);
    let said =
        side(["width", "imageWidth", "image_width"]).zip(side(["height", "imageHeight", "image_height"]));
    let size = options.size.or(said.map(DVec2::from));
    // Shares of the picture reach little beyond 1, pixels go far beyond.
    let all = seen.iter().filter_map(|(.., found)| found.as_ref());
    let far = all.map(|l| l.iter().map(|l| l.image.truncate().max_element()).fold(0.0, f64::max));
    let mut far: Vec<_> = far.collect();
    far.sort_unstable_by(f64::total_cmp);
    if far.get(far.len() / 2).is_some_and(|f| *f > 8.0) {
        return Picture { size: size.unwrap_or(USUAL_SIZE), scale: DVec2::ONE };
    }
    let size = size.unwrap_or_else(|| {
        let DVec2 { x, y } = USUAL_SIZE;
        notes.push(format!("the picture's size is not said: {x} x {y} is assumed (or use --size)"));
        USUAL_SIZE
    });
    Picture { size, scale: size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landmarks(shape: impl Fn(usize) -> String) -> String {
        format!("[{}]", (0..POINTS).map(shape).collect::<Vec<_>>().join(","))
    }

    fn object(point: usize) -> String {
        format!(r#"{{"x": {}, "y": 0.5, "z": -0.1, "visibility": 0.75}}"#, point as f64 / 64.0)
    }

    fn recording(text: &str) -> Recording {
        read(Path::new("pose.json"), text, &Options::default()).unwrap().remove(0)
    }

    /// The second landmark of the last frame lies at a 64th of the width, half the height.
    #[track_caller]
    fn check(text: &str, time_s: &[f64]) -> Recording {
        let found = recording(text);
        assert_eq!(found.time_s, time_s);
        let Content::Observations(all) = &found.content else { panic!("{found:?}") };
        let last = all.last().unwrap();
        let landmark = last.pose.as_ref().unwrap().landmarks[1];
        assert_eq!(landmark.image, DVec3::new(10.0, 240.0, -64.0));
        assert_eq!(last.size, DVec2::new(640.0, 480.0));
        found
    }

    #[test]
    fn shapes() {
        let objects = landmarks(object);
        let lists = landmarks(|point| format!("[{}, 0.5, -0.1, 0.75]", point as f64 / 64.0));
        check(&format!("[{objects}, {objects}]"), &[0.0, 1.0 / 30.0]);
        check(&format!("[{lists}]"), &[0.0]);
        check(&format!("[{{\"landmarks\": []}}, {{\"landmarks\": [{objects}]}}]"), &[0.0, 1.0 / 30.0]);
        check(&format!(r#"{{"fps": 10, "frames": [null, {{"poseLandmarks": {lists}}}]}}"#), &[0.0, 0.1]);
        let timed = format!(
            r#"{{"width": 640, "height": 480, "frames": [{{"timestampMs": 500, "pose_landmarks": {objects}, "world_landmarks": {lists}}}]}}"#
        );
        let found = check(&timed, &[0.5]);
        assert_eq!(found.notes, [""; 0]);
        let Content::Observations(all) = &found.content else { panic!() };
        assert_eq!(all[0].pose.as_ref().unwrap().landmarks[1].world, DVec3::new(1.0 / 64.0, 0.5, -0.1));
    }

    #[test]
    fn what_is_no_number_is_not_known() {
        // As Python writes it: the first landmark is not known, and the rest of the frame is.
        for nothing in ["NaN", "Infinity", "-Infinity", "null"] {
            let lists = landmarks(|point| match point {
                0 => format!("[{nothing}, {nothing}, {nothing}, 0.0]"),
                _ => format!("[{}, 0.5, -0.1, 0.75]", point as f64 / 64.0),
            });
            let found = check(&format!("[{lists}]"), &[0.0]);
            let Content::Observations(all) = &found.content else { panic!() };
            let pose = all[0].pose.as_ref().unwrap();
            assert!(pose.landmarks[0].image.is_nan() && pose.landmarks[0].visibility == 0.0, "{nothing}");
            let named = format!(r#"{{"note": "NaN", "time_s": 2, "landmarks": {lists}}}"#);
            check(&format!("{named}\n{named}"), &[2.0]);
        }
    }

    #[test]
    fn pixels_stay() {
        let pixels = landmarks(|point| format!("[{}, 240, -64]", 10 * point));
        check(&format!("[{pixels}]"), &[0.0]);
    }

    #[test]
    fn broken() {
        let error =
            |text: &str| read(Path::new("p.json"), text, &Options::default()).unwrap_err().to_string();
        assert!(error("[").contains("no whole JSON"));
        assert!(error("{\"a\": 1}").contains("no list of frames"));
        assert!(error("[[[1,2,3]]]").contains("frame 1: it has not 33 landmarks"));
        assert!(error("[[]]").contains("nobody"));
        let good = landmarks(object);
        let found = recording(&format!("[{good}, [[1, 2, 3]]]"));
        assert_eq!(found.time_s.len(), 1);
        assert!(found.notes.iter().any(|n| n.starts_with("frame 2: it has not 33")), "{:?}", found.notes);
    }
}
