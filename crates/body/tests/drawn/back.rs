//! The curve of the back of drawn persons with a known one.

use crate::person::Stance;
use body::{Facing, Outline, Point, back_curve};
use glam::DVec2;
use proptest::prelude::*;

/// A parabola isn't a circle: up to an index of 0.25 they differ by less than this.
const TOLERANCE: f64 = 0.012;

#[test]
fn known_curves_are_measured() {
    #[track_caller]
    fn check(stance: Stance, index: f64, facing: Facing) {
        let back = back_curve(&stance.outline(index, 0.22, 0.25), &stance.pose()).expect("side-on and seen");
        assert!((back.index - index).abs() < TOLERANCE, "{} instead of {index}", back.index);
        assert_eq!(back.facing, facing);
        assert!(back.confidence > 0.8, "confidence {}", back.confidence);
    }
    let standing = Stance::standing();
    let kneeling = Stance::hands_and_knees();
    for index in [-0.15, -0.08, 0.0, 0.03, 0.1, 0.18, 0.25] {
        check(standing, index, Facing::Right);
        check(Stance { belly_right: false, ..standing }, index, Facing::Left);
        check(kneeling, index, Facing::Right);
        check(Stance { up: DVec2::NEG_X, belly_right: false, ..kneeling }, index, Facing::Left);
        // Seated with the trunk bent forward.
        check(Stance { up: DVec2::new(0.6, -0.8), ..standing }, index, Facing::Right);
    }
}

#[test]
fn the_contour_runs_along_the_back_from_shoulder_to_hip() {
    let stance = Stance::hands_and_knees();
    let back = back_curve(&stance.outline(0.2, 0.22, 0.25), &stance.pose()).expect("side-on and seen");
    let (first, last) = (back.contour[0], back.contour[back.contour.len() - 1]);
    assert!(first.distance(stance.place(1.0, 0.25)) < 5.0);
    assert!(last.distance(stance.place(0.0, 0.22)) < 5.0);
    assert!(back.chord[0].distance(first) < 8.0 && back.chord[1].distance(last) < 8.0);
    assert!(back.contour.iter().all(|point| point.y < stance.hip.y), "it lies on the upper side");
}

#[test]
fn a_leaning_chord_is_no_curve() {
    let stance = Stance::hands_and_knees();
    for index in [-0.1, 0.0, 0.15] {
        let back = back_curve(&stance.outline(index, 0.15, 0.35), &stance.pose()).expect("side-on and seen");
        assert!((back.index - index).abs() < 0.02, "{} instead of {index}", back.index);
    }
}

#[test]
fn a_merged_head_hardly_moves_the_index() {
    let stance = Stance::hands_and_knees();
    let mut outline = stance.outline(0.05, 0.22, 0.25);
    let bump = |point: &mut DVec2| {
        if (*point - stance.hip).dot(stance.up) > 0.93 * stance.torso {
            *point -= stance.belly() * 0.15 * stance.torso;
        }
    };
    outline.points.iter_mut().for_each(bump);
    let back = back_curve(&outline, &stance.pose()).expect("side-on and seen");
    assert!((back.index - 0.05).abs() < 0.02, "{}", back.index);
}

#[test]
fn an_arm_behind_the_back_costs_confidence() {
    let stance = Stance::standing();
    let outline = stance.outline(0.05, 0.22, 0.25);
    let mut pose = stance.pose();
    let free = back_curve(&outline, &pose).expect("side-on and seen");
    pose.landmarks[Point::RightElbow as usize].image = stance.place(0.6, 0.3).extend(0.0);
    let covered = back_curve(&outline, &pose).expect("still side-on and seen");
    assert!(covered.confidence < 0.5 * free.confidence);
}

#[test]
fn abstains_when_it_cannot_see() {
    let stance = Stance::standing();
    let (pose, outline) = (stance.pose(), stance.outline(0.1, 0.22, 0.25));
    assert!(back_curve(&outline, &pose).is_some());

    for pair in [[Point::LeftShoulder, Point::RightShoulder], [Point::LeftHip, Point::RightHip]] {
        let mut hidden = pose.clone();
        pair.iter().for_each(|&point| hidden.landmarks[point as usize].visibility = 0.2);
        assert_eq!(back_curve(&outline, &hidden), None, "{pair:?} not seen");
    }

    let mut frontal = pose.clone();
    for (point, side) in [(Point::LeftShoulder, 0.35), (Point::RightShoulder, -0.35)] {
        frontal.landmarks[point as usize].image += (stance.belly() * side * stance.torso).extend(0.0);
    }
    assert_eq!(back_curve(&outline, &frontal), None, "not side-on");

    let far: Vec<_> = outline.points.iter().map(|point| *point + stance.up * 2.0 * stance.torso).collect();
    assert_eq!(back_curve(&Outline { points: far }, &pose), None, "outline elsewhere");
    assert_eq!(back_curve(&Outline::default(), &pose), None, "no outline");
}

proptest! {
    #[test]
    fn turning_scaling_moving_and_mirroring_change_nothing(
        index in -0.15..0.25_f64,
        angle in 0.0..std::f64::consts::TAU,
        torso in 40.0..600.0_f64,
        x in -500.0..1500.0_f64,
        y in -500.0..1500.0_f64,
        belly_right in any::<bool>(),
    ) {
        let stance = Stance { hip: DVec2::new(x, y), up: DVec2::from_angle(angle), belly_right, torso };
        let back = back_curve(&stance.outline(index, 0.22, 0.25), &stance.pose());
        // Gravity is the one direction that matters: who lies on the back lies on something.
        let down = -stance.belly().y;
        if down > 0.65 {
            prop_assert!(back.is_none());
        }
        if down > 0.55 {
            return Ok(());
        }
        let back = back.expect("side-on and seen");
        let upright = Stance::standing();
        let reference = back_curve(&upright.outline(index, 0.22, 0.25), &upright.pose());
        let reference = reference.expect("side-on and seen");
        prop_assert!((back.index - reference.index).abs() < 1e-6);
        prop_assert!((back.index - index).abs() < TOLERANCE);
    }

    #[test]
    fn the_outlines_direction_and_start_do_not_matter(index in -0.15..0.25_f64, start in 0..60_usize) {
        let stance = Stance::hands_and_knees();
        let mut outline = stance.outline(index, 0.22, 0.25);
        let expected = back_curve(&outline, &stance.pose()).map(|back| back.index);
        outline.points.rotate_left(start);
        outline.points.reverse();
        let found = back_curve(&outline, &stance.pose()).map(|back| back.index);
        prop_assert!((expected.unwrap() - found.unwrap()).abs() < 1e-9);
    }

    #[test]
    fn nonsense_never_panics_and_never_gives_nonsense(
        numbers in prop::collection::vec(prop::num::f64::ANY, 33 * 4),
        corners in prop::collection::vec((prop::num::f64::ANY, prop::num::f64::ANY), 0..12),
        keep in 0..33_usize,
    ) {
        let stance = Stance::standing();
        let mut pose = stance.pose();
        for (at, landmark) in pose.landmarks.iter_mut().enumerate().filter(|(at, _)| *at != keep) {
            landmark.image.x = numbers[at * 4];
            landmark.image.y = numbers[at * 4 + 1];
            landmark.world.z = numbers[at * 4 + 2];
            landmark.visibility = numbers[at * 4 + 3];
        }
        let outline = Outline { points: corners.into_iter().map(DVec2::from).collect() };
        for (outline, pose) in [(&outline, &pose), (&outline, &stance.pose()), (&stance.outline(0.1, 0.2, 0.2), &pose)] {
            if let Some(back) = back_curve(outline, pose) {
                prop_assert!(back.index.is_finite());
                prop_assert!((0.0..=1.0).contains(&back.confidence));
            }
        }
    }
}
