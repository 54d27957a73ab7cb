//! Quantities of trunk and head.

use crate::person::Stance;
use body::Point;
use body::torso::{Group, head_pitch_deg, hips, shoulders, torso_length, trunk_inclination_deg, visibility};
use glam::DVec2;

#[test]
fn inclination_to_the_vertical() {
    #[track_caller]
    fn check(up: DVec2, expected_deg: f64) {
        let pose = Stance { up: up.normalize(), ..Stance::standing() }.pose();
        let found = trunk_inclination_deg(&pose).expect("shoulders and hips lie apart");
        assert!((found - expected_deg).abs() < 1e-6, "{found} instead of {expected_deg}");
    }
    check(DVec2::new(0.0, -1.0), 0.0);
    check(DVec2::new(1.0, -1.0), 45.0);
    check(DVec2::new(-1.0, -1.0), 45.0);
    check(DVec2::new(1.0, 0.0), 90.0);
    check(DVec2::new(0.0, 1.0), 180.0);
}

#[test]
fn head_pitch_is_positive_in_flexion() {
    #[track_caller]
    fn check(stance: Stance, nose: (f64, f64), expected_deg: f64) {
        let mut pose = stance.pose();
        pose.landmarks[Point::Nose as usize].image = stance.place(1.38 + nose.0, -0.02 + nose.1).extend(0.0);
        let found = head_pitch_deg(&pose).expect("head and trunk are there");
        assert!((found - expected_deg).abs() < 1e-6, "{found} instead of {expected_deg}");
    }
    for stance in
        [Stance::standing(), Stance::hands_and_knees(), Stance { belly_right: false, ..Stance::standing() }]
    {
        check(stance, (0.0, -0.2), 0.0);
        check(stance, (-0.2, -0.2), 45.0);
        check(stance, (0.2, -0.2), -45.0);
    }
}

#[test]
fn a_trunk_without_length_has_no_direction() {
    let mut pose = Stance::standing().pose();
    for point in [Point::LeftShoulder, Point::RightShoulder] {
        pose.landmarks[point as usize].image = hips(&pose).extend(0.0);
    }
    assert_eq!(torso_length(&pose), 0.0);
    assert_eq!(shoulders(&pose), hips(&pose));
    assert_eq!(trunk_inclination_deg(&pose), None);
    assert_eq!(head_pitch_deg(&pose), None);
}

#[test]
fn one_seen_side_is_enough() {
    let mut pose = Stance::standing().pose();
    pose.landmarks[Point::LeftKnee as usize].visibility = 0.1;
    assert_eq!(visibility(&pose, Group::Knees), 0.99);
    pose.landmarks[Point::RightKnee as usize].visibility = f64::NAN;
    assert_eq!(visibility(&pose, Group::Knees), 0.1);
}
