use body::Joint;
use glam::{DQuat, DVec3};

use super::*;

/// A trunk of known pose: shoulders 0.4 apart at the end of a spine of 0.5, hips 0.24 apart.
fn trunk(yaw_deg: f64, tilt_deg: f64, facing: bool) -> Skeleton {
    let turn = DQuat::from_rotation_z(tilt_deg.to_radians())
        * DQuat::from_rotation_y(yaw_deg.to_radians() + if facing { 0.0 } else { std::f64::consts::PI });
    // To the person's right in the picture: the looker's left when they face each other.
    let turn = if facing { turn } else { DQuat::from_rotation_z(-2.0 * tilt_deg.to_radians()) * turn };
    let mut skeleton = Skeleton::default();
    for (joint, x, y) in
        [(Joint::LeftShoulder, 0.2, 0.5), (Joint::RightShoulder, -0.2, 0.5), (Joint::LeftHip, 0.12, 0.0)]
    {
        skeleton.set(joint, turn * DVec3::new(x, y, 0.0), 1.0);
    }
    skeleton.set(Joint::RightHip, turn * DVec3::new(-0.12, 0.0, 0.0), 1.0);
    skeleton.complete();
    skeleton
}

/// A course of 0, up to `left`, a hold of 1.5 s, across to `-right`, a hold of 1 s, and back, minimum jerk.
fn course(left: f64, right: f64, hz: f64) -> (Vec<f64>, Vec<f64>) {
    let knots = [
        (0.0, 0.0),
        (1.0, 0.0),
        (2.0, left),
        (3.5, left),
        (5.0, -right),
        (6.0, -right),
        (7.0, 0.0),
        (8.0, 0.0),
    ];
    let time_s: Vec<f64> = (0..(8.0 * hz) as usize).map(|i| i as f64 / hz).collect();
    let angle = |t: f64| {
        let i = knots.windows(2).position(|k| t <= k[1].0).unwrap_or(6);
        let ((t0, a0), (t1, a1)) = (knots[i], knots[i + 1]);
        let s: f64 = (t - t0) / (t1 - t0);
        a0 + (a1 - a0) * (10.0 - 15.0 * s + 6.0 * s * s) * s * s * s
    };
    let angles = time_s.iter().map(|&t| angle(t)).collect();
    (time_s, angles)
}

/// White noise of SD 1 from a counter (sum of twelve uniforms), the same in every run.
fn noise(seed: usize) -> f64 {
    let mut state = (seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (0..12)
        .map(|_| {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            (state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
        })
        .sum::<f64>()
        - 6.0
}

#[track_caller]
fn rmse(found: &[f64], truth: &[f64]) -> f64 {
    assert_eq!(found.len(), truth.len());
    let sum: f64 = found.iter().zip(truth).map(|(a, b)| (a - b) * (a - b)).sum();
    (sum / found.len() as f64).sqrt()
}

/// Depths doubled and more, as a network has them, and noise on everything.
fn network(skeleton: &mut Skeleton, frame: usize, depth_scale: f64) {
    for (j, place) in skeleton.joints.iter_mut().enumerate() {
        let noise = |axis: usize, sd: f64| sd * noise(1000 * frame + 10 * j + axis);
        place.position.z *= depth_scale;
        place.position += DVec3::new(noise(0, 0.004), noise(1, 0.004), noise(2, 0.02));
    }
}

#[test]
fn rotation_is_found_whatever_the_scale_of_the_depth() {
    for (left, right, scale, hz, facing) in [
        (50.0, 45.0, 1.0, 30.0, true),
        (50.0, 45.0, 2.3, 30.0, true),
        (60.0, 20.0, 0.5, 30.0, true),
        (50.0, 45.0, 2.3, 15.0, true),
        (50.0, 45.0, 2.3, 100.0, true),
        (50.0, 45.0, 2.3, 30.0, false),
    ] {
        let (time_s, truth) = course(left, right, hz);
        let skeletons: Vec<Skeleton> = truth
            .iter()
            .enumerate()
            .map(|(i, &yaw)| {
                let mut skeleton = trunk(yaw, 0.0, facing);
                network(&mut skeleton, i, scale);
                skeleton
            })
            .collect();
        let curve = rotation(&time_s, &skeletons, Depth::Guessed);
        let case = (left, right, scale, hz, facing);
        assert!(rmse(&curve.angle_deg, &truth) < 2.5, "{case:?}: {}", rmse(&curve.angle_deg, &truth));
        let range = curve.range(true).unwrap();
        assert!((range.left_deg - left).abs() < 4.0, "{case:?}: {range:?}");
        assert!((range.right_deg - right).abs() < 4.0, "{case:?}: {range:?}");
    }
}

#[test]
fn a_hidden_shoulder_seen_too_near_does_not_shrink_the_range() {
    // Depth behind the body is lost: two thirds of it are seen, for half of the recording.
    let (time_s, truth) = course(50.0, 45.0, 30.0);
    let skeletons: Vec<Skeleton> = truth
        .iter()
        .map(|&yaw| {
            let mut skeleton = trunk(yaw, 0.0, true);
            skeleton.joints.iter_mut().for_each(|place| place.position.z *= 0.67);
            skeleton
        })
        .collect();
    let naive = 2.0 * libm::atan(0.67 * libm::tan(47.5f64.to_radians())).to_degrees();
    let found = rotation(&time_s, &skeletons, Depth::Measured).range(true).unwrap().total_deg();
    assert!(naive < 75.0 && (found - 95.0).abs() < 5.0, "{found} against {naive}");
}

#[test]
fn where_somebody_is_how_tall_they_are_and_a_mirror() {
    let (time_s, truth) = course(50.0, 30.0, 30.0);
    let bodies: Vec<Skeleton> = truth
        .iter()
        .enumerate()
        .map(|(i, &yaw)| {
            let mut skeleton = trunk(yaw, 0.3 * yaw, true);
            network(&mut skeleton, i, 2.0);
            skeleton
        })
        .collect();
    let moved: Vec<Skeleton> = bodies
        .iter()
        .map(|body| {
            let mut moved = *body;
            moved.joints.iter_mut().for_each(|p| p.position = p.position * 3.0 + DVec3::new(5.0, -2.0, 9.0));
            moved
        })
        .collect();
    let mirrored: Vec<Skeleton> = bodies.iter().map(Skeleton::mirrored).collect();
    for read in [
        (|t: &[f64], s: &[Skeleton]| rotation(t, s, Depth::Guessed)) as fn(&[f64], &[Skeleton]) -> Curve,
        |t, s| rotation(t, s, Depth::Measured),
        lateral_tilt,
    ] {
        let curve = read(&time_s, &bodies).angle_deg;
        assert!(rmse(&curve, &read(&time_s, &moved).angle_deg) < 1e-6);
        let turned: Vec<f64> = read(&time_s, &mirrored).angle_deg.iter().map(|a| -a).collect();
        assert!(rmse(&curve, &turned) < 1e-6);
    }
}

#[test]
fn measured_depth_is_taken_as_it_is() {
    // Nobody turns, but the shoulder line is oblique to the camera all the time: its length says nothing.
    let time_s: Vec<f64> = (0..90).map(|i| f64::from(i) / 30.0).collect();
    let curve = rotation(&time_s, &[trunk(25.0, 0.0, true); 90], Depth::Measured);
    assert!(curve.angle_deg.iter().all(|a| (a - 25.0).abs() < 1e-6), "{:?}", curve.angle_deg);
}

#[test]
fn a_body_that_does_not_turn_has_next_to_no_range() {
    let time_s: Vec<f64> = (0..240).map(|i| f64::from(i) / 30.0).collect();
    let still: Vec<Skeleton> = (0..240)
        .map(|i| {
            let mut skeleton = trunk(0.0, 0.0, true);
            network(&mut skeleton, i, 2.0);
            skeleton
        })
        .collect();
    let turning = rotation(&time_s, &still, Depth::Guessed);
    assert!(turning.range(true).unwrap().total_deg() < 8.0, "{:?}", turning.range(true));
    assert!(turning.holds(true, 15.0).is_empty());
    let tilting = lateral_tilt(&time_s, &still);
    assert!(tilting.range(false).unwrap().total_deg() < 5.0, "{:?}", tilting.range(false));
}

#[test]
fn a_trunk_that_tilts_as_one_tilts_by_its_own_angle() {
    for facing in [true, false] {
        let (time_s, truth) = course(40.0, 30.0, 30.0);
        let skeletons: Vec<Skeleton> = truth.iter().map(|&tilt| trunk(0.0, -tilt, facing)).collect();
        // Positive is to the person's right; `trunk` turns counter-clockwise in the picture.
        let turned: Vec<f64> = truth.iter().map(|tilt| -tilt).collect();
        let curve = lateral_tilt(&time_s, &skeletons);
        assert!(rmse(&curve.angle_deg, &turned) < 0.5, "{facing} {:?}", curve.angle_deg);
    }
}

#[test]
fn a_spine_that_bends_tilts_more_than_the_line_through_it() {
    // The pelvis stays, the lowest fifth is rigid, the rest is an arc.
    let time_s: Vec<f64> = (0..60).map(|i| f64::from(i) / 30.0).collect();
    let mut skeleton = trunk(0.0, 0.0, true);
    let (tilt, rigid) = (40f64.to_radians(), 0.1);
    let radius = 0.4 / tilt;
    let neck = DVec3::new(-radius * (1.0 - tilt.cos()), rigid + radius * tilt.sin(), 0.0);
    for (joint, x) in [(Joint::LeftShoulder, 0.2), (Joint::RightShoulder, -0.2)] {
        skeleton.set(joint, neck + DQuat::from_rotation_z(tilt) * DVec3::new(x, 0.0, 0.0), 1.0);
    }
    skeleton.set(Joint::Neck, neck, 1.0);
    let curve = lateral_tilt(&time_s, &[skeleton; 60]);
    assert!((curve.angle_deg[30] - 40.0).abs() < 1.0, "{}", curve.angle_deg[30]);
}

#[test]
fn holds_are_stays_at_the_ends() {
    let (time_s, angle_deg) = course(50.0, 40.0, 30.0);
    let curve = Curve { time_s, angle_deg };
    let [first, second] = curve.holds(true, 15.0)[..] else { panic!("{:?}", curve.holds(true, 15.0)) };
    assert!(first.left && !second.left);
    // Minimum jerk reaches 90 % of the way after 75 % of the time; across, of the way to the other end.
    assert!((first.start_s - 1.754).abs() < 0.02 && first.end_s > 3.5 && first.end_s < 3.9, "{first:?}");
    assert!(second.start_s > 4.6 && (second.end_s - 6.246).abs() < 0.02, "{second:?}");
    // A flick beyond does not shorten it.
    let mut flicked = curve.clone();
    for i in 58..63 {
        flicked.angle_deg[i] += 8.0;
    }
    assert_eq!(flicked.holds(true, 15.0), curve.holds(true, 15.0));
    assert!(curve.holds(true, 60.0).is_empty());
}

#[test]
fn bad_input_is_a_value() {
    assert_eq!(rotation(&[], &[], Depth::Guessed), Curve::default());
    assert_eq!(lateral_tilt(&[], &[]).range(false), None);
    let unknown = rotation(&[0.0, 1.0], &[Skeleton::default(); 2], Depth::Guessed);
    assert!(unknown.angle_deg.iter().all(|a| a.is_nan()) && unknown.opening_deg().is_none());
    assert!(unknown.holds(true, 1.0).is_empty());
    // Repeated, reversed and missing times, and shoulders that vanish for a while.
    let (mut time_s, truth) = course(50.0, 45.0, 30.0);
    let mut skeletons: Vec<Skeleton> = truth.iter().map(|&yaw| trunk(yaw, 0.0, true)).collect();
    for i in (5..240).step_by(17) {
        skeletons[i].set(Joint::LeftShoulder, DVec3::NAN, 1.0);
    }
    skeletons[100..160].fill(Skeleton::default());
    time_s[20] = time_s[19];
    time_s[40] = 0.0;
    time_s[60] = f64::NAN;
    let curve = rotation(&time_s, &skeletons, Depth::Guessed);
    assert_eq!(curve.time_s.len(), 237);
    assert!(curve.time_s.is_sorted());
    assert!(curve.angle_deg.iter().filter(|a| a.is_nan()).count() > 50);
    assert!((curve.range(true).unwrap().left_deg - 50.0).abs() < 2.0, "{:?}", curve.range(true));
}
