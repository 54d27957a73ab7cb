//! Finding, following, losing and finding again.

use body::{Observation, Point};
use glam::DVec2;
use proptest::prelude::*;
use vision::{Frame, LANDMARK_INPUT, LandmarkOutputs, Need, Tracker};

use crate::network::{ALL, Landmarks, detector};

const SIZE: usize = 200;

fn picture() -> Vec<u8> {
    vec![128; SIZE * SIZE * 4]
}

fn frame(rgba: &[u8], time_s: f64) -> Frame<'_> {
    Frame::upright(rgba, SIZE, SIZE, time_s)
}

/// A tracker that has just found one person with hips at this fraction of the picture, region 100 pixels wide.
fn found(rgba: &[u8], hips: DVec2) -> Tracker {
    let mut tracker = Tracker::new();
    assert_eq!(tracker.begin(frame(rgba, 0.0)), Need::Detect);
    let (boxes, scores) = detector(&[(hips, hips - DVec2::new(0.0, 0.2), 4.0)]);
    assert_eq!(tracker.detected(frame(rgba, 0.0), &boxes, &scores), Need::Landmarks);
    tracker
}

#[track_caller]
fn nobody(need: Need) -> Observation {
    match need {
        Need::Nothing(observation) => {
            assert_eq!(observation.pose, None);
            assert_eq!(observation.smooth, None);
            *observation
        }
        other => panic!("somebody is looked for: {other:?}"),
    }
}

#[test]
fn found_followed_lost_and_found_again() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::splat(0.5));
    assert_eq!(tracker.input().len(), LANDMARK_INPUT * LANDMARK_INPUT * 3);
    assert!(tracker.input().iter().all(|value| (value - 128.0 / 255.0).abs() < 1e-5));
    let seen = tracker.landmarks(&Landmarks::still().outputs());
    assert_eq!(seen.size, DVec2::splat(SIZE as f64));
    assert!((seen.brightness - 128.0 / 255.0).abs() < 1e-6);
    let pose = seen.pose.expect("found");
    assert!(pose.at(Point::Nose).image.truncate().distance(DVec2::splat(100.0)) < 1e-3);
    assert_eq!(tracker.searching_since(), None);

    assert_eq!(tracker.begin(frame(&rgba, 0.1)), Need::Landmarks, "followed without the detector");
    assert!(tracker.landmarks(&Landmarks::still().outputs()).pose.is_some());

    assert_eq!(tracker.begin(frame(&rgba, 0.2)), Need::Landmarks);
    let lost = tracker.landmarks(&Landmarks::still().with_presence(0.4).outputs());
    assert_eq!((lost.pose, lost.smooth, lost.outline), (None, None, None));
    assert_eq!(tracker.searching_since(), Some(0.2));

    assert_eq!(tracker.begin(frame(&rgba, 0.3)), Need::Detect);
    let (boxes, scores) = detector(&[]);
    nobody(tracker.detected(frame(&rgba, 0.3), &boxes, &scores));
    assert_eq!(tracker.searching_since(), Some(0.2), "since the first frame without anybody");

    assert_eq!(tracker.begin(frame(&rgba, 0.4)), Need::Detect);
    let place = DVec2::splat(0.5);
    let (boxes, scores) = detector(&[(place, place - DVec2::new(0.0, 0.2), 4.0)]);
    assert_eq!(tracker.detected(frame(&rgba, 0.4), &boxes, &scores), Need::Landmarks);
    assert!(tracker.landmarks(&Landmarks::still().outputs()).pose.is_some());
    assert_eq!(tracker.searching_since(), None);
}

#[test]
fn a_sure_heatmap_nearby_moves_its_landmark() {
    #[track_caller]
    fn check(column: usize, row: usize, logit: f32, expected: DVec2) {
        let rgba = picture();
        let mut tracker = found(&rgba, DVec2::splat(0.5));
        let region = tracker.region().expect("found");
        let mut network = Landmarks::still();
        network.heatmaps[(row * 64 + column) * ALL] = logit;
        let pose = tracker.landmarks(&network.outputs()).pose.expect("found");
        let fraction = region.fraction(pose.at(Point::Nose).image.truncate());
        assert!(fraction.distance(expected) < 1e-4, "{fraction} instead of {expected}");
    }
    let raw = DVec2::splat(0.5);
    check(34, 31, 8.0, DVec2::new(34.0, 31.0) / 64.0);
    check(35, 29, 0.1, DVec2::new(35.0, 29.0) / 64.0);
    check(34, 31, -0.1, raw);
    check(36, 32, 8.0, raw);
}

#[test]
fn the_same_person_is_kept_among_several() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::new(0.3, 0.5));
    tracker.landmarks(&Landmarks::still().outputs());
    tracker.begin(frame(&rgba, 0.1));
    tracker.landmarks(&Landmarks::still().with_presence(0.0).outputs());
    tracker.begin(frame(&rgba, 0.2));
    let up = DVec2::new(0.0, -0.2);
    let (near, far) = (DVec2::new(0.35, 0.5), DVec2::new(0.8, 0.5));
    let (boxes, scores) = detector(&[(far, far + up, 9.0), (near, near + up, 1.0)]);
    assert_eq!(tracker.detected(frame(&rgba, 0.2), &boxes, &scores), Need::Landmarks);
    let region = tracker.region().expect("somebody was chosen");
    assert!(region.center.distance(near * SIZE as f64) < 1.0, "{region:?}");
}

#[test]
fn a_region_that_leaves_the_picture_is_given_up() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::splat(0.5));
    let mut gone = Landmarks::still();
    gone.set(33, DVec2::new(4.0, 0.5));
    gone.set(34, DVec2::new(4.0, 0.1));
    assert!(tracker.landmarks(&gone.outputs()).pose.is_some(), "this frame still counts");
    assert_eq!(tracker.begin(frame(&rgba, 0.1)), Need::Detect);
}

#[test]
fn another_size_starts_anew() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::splat(0.5));
    tracker.landmarks(&Landmarks::still().outputs());
    let other = Frame::upright(&rgba, 100, 400, 0.1);
    assert_eq!(tracker.begin(other), Need::Detect);
}

#[test]
fn smoothing_is_calm_at_rest_and_follows_in_motion() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::splat(0.5));
    let mut network = Landmarks::still();
    let nose = |observation: &Observation| {
        let at = |pose: &Option<body::Pose>| pose.as_ref().expect("seen").at(Point::Nose).image.x;
        (at(&observation.pose), at(&observation.smooth))
    };
    let (mut raw_jitter, mut smooth_jitter) = (0.0_f64, 0.0_f64);
    let first = tracker.landmarks(&network.outputs());
    assert_eq!(nose(&first).0, nose(&first).1, "the first frame has nothing to be smoothed with");
    for step in 1..40 {
        tracker.begin(frame(&rgba, f64::from(step) * 0.05));
        network.set(0, DVec2::new(0.5 + if step % 2 == 0 { 0.005 } else { -0.005 }, 0.5));
        let (raw, smooth) = nose(&tracker.landmarks(&network.outputs()));
        raw_jitter = raw_jitter.max((raw - 100.0).abs());
        smooth_jitter = smooth_jitter.max((smooth - 100.0).abs());
    }
    assert!(smooth_jitter < 0.6 * raw_jitter, "{smooth_jitter} against {raw_jitter}");
    let mut lag = 0.0;
    for step in 40..60 {
        tracker.begin(frame(&rgba, f64::from(step) * 0.05));
        network.set(0, DVec2::new(0.5 + f64::from(step - 40) * 0.02, 0.5));
        let (raw, smooth) = nose(&tracker.landmarks(&network.outputs()));
        lag = raw - smooth;
    }
    assert!((0.0..2.0).contains(&lag), "40 pixels a second, {lag} pixels behind");
}

#[test]
fn clocks_that_stand_still_or_run_backwards() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::splat(0.5));
    tracker.landmarks(&Landmarks::still().outputs());
    for time_s in [0.0, 0.0, -5.0, 1e12, f64::NAN, f64::NEG_INFINITY, 0.1] {
        assert_eq!(tracker.begin(frame(&rgba, time_s)), Need::Landmarks);
        let seen = tracker.landmarks(&Landmarks::still().outputs());
        let smooth = seen.smooth.expect("still seen");
        assert!(smooth.at(Point::Nose).image.truncate().distance(DVec2::splat(100.0)) < 1e-3);
    }
}

#[test]
fn frames_without_a_picture() {
    let mut tracker = Tracker::new();
    for (width, height, bytes) in [(0, 0, 0), (5, 0, 0), (0, 5, 9), (10, 10, 399), (usize::MAX, 2, 8)] {
        let rgba = vec![1; bytes];
        nobody(tracker.begin(Frame::upright(&rgba, width, height, 0.0)));
    }
    let rgba = [1, 2, 3, 4];
    assert_eq!(tracker.begin(Frame::upright(&rgba, 1, 1, 0.0)), Need::Detect);
}

/// Numbers as a broken network might give them.
fn garbage() -> impl Strategy<Value = f32> {
    prop_oneof![
        4 => -300.0..300.0_f32,
        1 => prop::num::f32::ANY,
        1 => Just(f32::NAN),
        1 => Just(f32::INFINITY),
        1 => Just(f32::MAX),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_landmarks_follow_the_region(
        x in 0.2..0.8_f64, y in 0.2..0.8_f64, angle in -3.1..3.1_f64, radius in 0.05..0.3_f64,
        u in 0.0..1.0_f64, v in 0.0..1.0_f64,
    ) {
        let rgba = picture();
        let mut tracker = Tracker::new();
        tracker.begin(frame(&rgba, 0.0));
        let (hips, up) = (DVec2::new(x, y), DVec2::from_angle(angle));
        let (boxes, scores) = detector(&[(hips, hips + up * radius, 4.0)]);
        prop_assert_eq!(tracker.detected(frame(&rgba, 0.0), &boxes, &scores), Need::Landmarks);
        let mut network = Landmarks::still();
        network.set(0, DVec2::new(u, v));
        network.world[..3].copy_from_slice(&[0.0, -1.0, 0.5]);
        let pose = tracker.landmarks(&network.outputs()).pose.expect("found");
        // Up in the region is `up` in the picture, right in the region lies clockwise of it.
        let side = 2.5 * radius * SIZE as f64;
        let expected = hips * SIZE as f64 + (up.perp() * (u - 0.5) - up * (v - 0.5)) * side;
        prop_assert!(pose.at(Point::Nose).image.truncate().distance(expected) < 0.02);
        let world = pose.at(Point::Nose).world;
        prop_assert!(world.truncate().distance(up) < 1e-4 && world.z == 0.5);
    }

    #[test]
    fn garbage_never_panics_and_never_gets_through(
        seed in prop::collection::vec(garbage(), 97),
        cut in prop::option::of(0..300_usize),
        presence in prop::collection::vec(garbage(), 0..2),
        time_s in prop::num::f64::ANY,
    ) {
        let rgba = picture();
        let values = |count: usize| -> Vec<f32> {
            seed.iter().cycle().copied().take(cut.map_or(count, |cut| cut.min(count))).collect()
        };
        let mut tracker = Tracker::new();
        tracker.begin(frame(&rgba, time_s));
        tracker.detected(frame(&rgba, time_s), &values(2254 * 12), &values(2254));

        for mut tracker in [tracker, found(&rgba, DVec2::splat(0.5))] {
            for certain in [&presence[..], &[1.0]] {
                let (landmarks, mask) = (values(195), values(256 * 256));
                let (heatmaps, world) = (values(64 * 64 * 39), values(117));
                let outputs = LandmarkOutputs {
                    landmarks: &landmarks, presence: certain, mask: &mask, heatmaps: &heatmaps, world: &world,
                };
                let seen = tracker.landmarks(&outputs);
                for pose in seen.pose.iter().chain(&seen.smooth) {
                    prop_assert!(pose.landmarks.iter().all(|landmark| landmark.image.is_finite()
                        && landmark.world.is_finite()
                        && (0.0..=1.0).contains(&landmark.visibility)));
                }
                prop_assert_eq!(seen.pose.is_some(), seen.smooth.is_some());
                tracker.begin(frame(&rgba, time_s));
            }
        }
    }
}

#[test]
fn somebody_else_is_not_taken_for_the_lost_person_until_a_while_has_passed() {
    let rgba = picture();
    let up = DVec2::new(0.0, -0.2);
    let far = DVec2::new(0.8, 0.5);
    let (boxes, scores) = detector(&[(far, far + up, 9.0)]);
    let lost = || {
        let mut tracker = found(&rgba, DVec2::new(0.3, 0.5));
        tracker.landmarks(&Landmarks::still().outputs());
        tracker.begin(frame(&rgba, 0.1));
        tracker.landmarks(&Landmarks::still().with_presence(0.0).outputs());
        tracker
    };
    let mut soon = lost();
    assert_eq!(soon.begin(frame(&rgba, 0.2)), Need::Detect);
    nobody(soon.detected(frame(&rgba, 0.2), &boxes, &scores));
    let mut late = lost();
    assert_eq!(late.begin(frame(&rgba, 3.0)), Need::Detect);
    assert_eq!(late.detected(frame(&rgba, 3.0), &boxes, &scores), Need::Landmarks);
}

#[test]
fn a_leap_to_somebody_else_is_nobody() {
    let rgba = picture();
    let mut tracker = found(&rgba, DVec2::splat(0.5));
    assert!(tracker.landmarks(&Landmarks::still().outputs()).pose.is_some());
    tracker.begin(frame(&rgba, 0.03));
    let region = tracker.region().expect("followed");
    let mut other = Landmarks::still();
    // Hips and rim of somebody 45 pixels beside, as big: hardly a thirtieth of a second's way.
    other.set_in(&region, 33, DVec2::new(145.0, 100.0));
    other.set_in(&region, 34, DVec2::new(145.0, 60.0));
    assert_eq!(tracker.landmarks(&other.outputs()).pose, None);
    assert_eq!(tracker.begin(frame(&rgba, 0.06)), Need::Detect, "looked for again");
}

#[test]
fn people_are_looked_for_lying_as_well() {
    let rgba = picture();
    let mut tracker = Tracker::new();
    let (boxes, scores) = detector(&[]);
    let mut inputs = Vec::new();
    let mut uneven = rgba.clone();
    uneven[..SIZE * 40].fill(20);
    for step in 0..6 {
        let frame = frame(&uneven, f64::from(step) / 10.0);
        assert_eq!(tracker.begin(frame), Need::Detect);
        // The dark part is at the top of the picture: at which side of the input?
        let row = |row: usize| tracker.input()[row * 224 * 3 + 112 * 3];
        let column = |column: usize| tracker.input()[112 * 224 * 3 + column * 3];
        let sides = [row(4), column(219), row(219), column(4)];
        let dark = sides.iter().copied().fold(f32::INFINITY, f32::min);
        inputs.push(sides.iter().position(|value| *value == dark).expect("one is darkest"));
        nobody(tracker.detected(frame, &boxes, &scores));
    }
    assert_eq!(inputs, [0, 3, 0, 1, 0, 2], "upright, and between it in each other direction");
}
