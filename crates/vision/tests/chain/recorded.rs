//! What the real networks gave for two photographs, decoded. The expected places were read off the photographs by
//! eye.

use std::fs;
use std::path::Path;

use body::torso::{Group, trunk_inclination_deg, visibility};
use body::{Facing, Observation, Outline, Point, back_curve};
use glam::DVec2;
use vision::{ANCHORS, BOX_VALUES, Frame, MASK, Need, Tracker};

use crate::network::{ALL, Landmarks};

/// Cells of a heatmap.
const CELLS: usize = 64 * 64;

struct Recording {
    width: usize,
    height: usize,
    boxes: Vec<f32>,
    scores: Vec<f32>,
    landmarks: Landmarks,
}

struct Reader(Vec<u8>, usize);

impl Reader {
    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        self.1 += N;
        self.0[self.1 - N..self.1].try_into().expect("N bytes")
    }

    fn short(&mut self) -> usize {
        u16::from_le_bytes(self.bytes()).into()
    }

    fn floats(&mut self, count: usize) -> Vec<f32> {
        (0..count).map(|_| f32::from_le_bytes(self.bytes())).collect()
    }

    fn coded(&mut self) -> Vec<f32> {
        let length = u32::from_le_bytes(self.bytes()) as usize;
        let mut values = Vec::new();
        for _ in 0..length / 2 {
            let [count, value] = self.bytes();
            values.extend(std::iter::repeat_n(f32::from(value.cast_signed()) / 16.0, count.into()));
        }
        values
    }
}

fn recording(name: &str) -> Recording {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let mut reader = Reader(fs::read(path).expect("the recording lies beside the tests"), 0);
    let (width, height) = (reader.short(), reader.short());
    let (mut boxes, mut scores) = (vec![0.0; ANCHORS * BOX_VALUES], vec![-50.0; ANCHORS]);
    for _ in 0..reader.short() {
        let at = reader.short();
        scores[at] = reader.floats(1)[0];
        boxes[at * BOX_VALUES..(at + 1) * BOX_VALUES].copy_from_slice(&reader.floats(BOX_VALUES));
    }
    let (landmarks, presence, world) = (reader.floats(ALL * 5), reader.floats(1), reader.floats(ALL * 3));
    let (mask, by_landmark) = (reader.coded(), reader.coded());
    assert_eq!((mask.len(), by_landmark.len(), reader.1), (MASK * MASK, CELLS * ALL, reader.0.len()));
    let heatmaps = (0..CELLS * ALL).map(|at| by_landmark[at % ALL * CELLS + at / ALL]).collect();
    Recording {
        width,
        height,
        boxes,
        scores,
        landmarks: Landmarks { landmarks, presence, mask, heatmaps, world },
    }
}

fn decoded(name: &str) -> Observation {
    let recording = recording(name);
    let rgba = vec![0; recording.width * recording.height * 4];
    let frame = Frame::upright(&rgba, recording.width, recording.height, 0.0);
    let mut tracker = Tracker::new();
    assert_eq!(tracker.begin(frame), Need::Detect);
    assert_eq!(tracker.detected(frame, &recording.boxes, &recording.scores), Need::Landmarks);
    tracker.landmarks(&recording.landmarks.outputs())
}

/// How far a place is from the outline, pixels.
fn distance(outline: &Outline, place: DVec2) -> f64 {
    let next = outline.points.iter().cycle().skip(1);
    let to_edge = |(a, b): (&DVec2, &DVec2)| {
        let along = ((place - *a).dot(*b - *a) / a.distance_squared(*b)).clamp(0.0, 1.0);
        place.distance(a.lerp(*b, along))
    };
    outline.points.iter().zip(next).map(to_edge).fold(f64::INFINITY, f64::min)
}

#[test]
fn landmarks_and_outline_lie_where_the_eye_sees_them() {
    #[track_caller]
    fn check(name: &str, landmarks: &[(Point, f64, f64)], edges: &[(f64, f64)]) {
        let seen = decoded(name);
        let (pose, outline) = (seen.pose.expect("a person"), seen.outline.expect("a silhouette"));
        for &(point, x, y) in landmarks {
            let off = pose.at(point).image.truncate().distance(DVec2::new(x, y));
            assert!(off < 30.0, "{point:?} is {off} pixels off");
        }
        for &(x, y) in edges {
            let off = distance(&outline, DVec2::new(x, y));
            assert!(off < 8.0, "the outline passes {off} pixels from ({x}, {y})");
        }
        let inclination = trunk_inclination_deg(&pose).expect("shoulders and hips");
        assert!((inclination - 85.0).abs() < 12.0, "on hands and knees, not {inclination} degrees");
        assert!(visibility(&pose, Group::Shoulders).min(visibility(&pose, Group::Hips)) > 0.95);
    }
    check(
        "cat_stretch_0.bin",
        &[
            (Point::Nose, 595.0, 255.0),
            (Point::RightShoulder, 569.0, 205.0),
            (Point::RightWrist, 634.0, 429.0),
            (Point::LeftWrist, 561.0, 384.0),
            (Point::RightKnee, 361.0, 458.0),
        ],
        &[(400.0, 158.0), (500.0, 141.0), (250.0, 260.0)],
    );
    check(
        "cat_stretch_1.bin",
        &[
            (Point::RightShoulder, 538.0, 205.0),
            (Point::RightWrist, 640.0, 433.0),
            (Point::RightKnee, 352.0, 450.0),
        ],
        &[(432.0, 98.0), (340.0, 143.0), (500.0, 122.0), (252.0, 260.0)],
    );
}

#[test]
fn the_flat_back_is_flat_and_the_round_one_round() {
    let curve = |name| {
        let seen = decoded(name);
        back_curve(&seen.outline.expect("a silhouette"), &seen.pose.expect("a person")).expect("side-on")
    };
    let (flat, round) = (curve("cat_stretch_0.bin"), curve("cat_stretch_1.bin"));
    assert!((0.0..0.08).contains(&flat.index), "{}", flat.index);
    assert!((0.15..0.25).contains(&round.index), "{}", round.index);
    for back in [flat, round] {
        assert_eq!(back.facing, Facing::Right);
        assert!(back.confidence > 0.8);
    }
}
