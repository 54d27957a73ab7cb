//! Form: what must not matter, what must, and that the part of the body is named.

use body::{Joint, Skeleton};
use glam::DVec3;
use motion::recorded::form::{Direction, Examples, Judgement, Level, Profile, Segment};
use proptest::prelude::*;

/// A person who raises one arm sideways and bends the knees a little: there and back in `frames` frames.
#[derive(Clone, Copy)]
struct Person {
    arm_deg: f64,
    knees_deg: f64,
    lean_deg: f64,
    left: bool,
    frames: usize,
}

const CORRECT: Person = Person { arm_deg: 90.0, knees_deg: 20.0, lean_deg: 0.0, left: true, frames: 60 };

fn body(person: Person, share: f64) -> Skeleton {
    let mut s = Skeleton::default();
    let turn = |deg: f64| (deg.to_radians().sin(), deg.to_radians().cos());
    let (bend_sin, bend_cos) = turn(person.knees_deg * share);
    let (lean_sin, lean_cos) = turn(person.lean_deg * share);
    let pelvis = DVec3::new(0.0, 0.8 * bend_cos, 0.0);
    let neck = pelvis + DVec3::new(0.0, lean_cos, lean_sin) * 0.5;
    s.set(Joint::Pelvis, pelvis, 1.0);
    s.set(Joint::Neck, neck, 1.0);
    s.set(Joint::Head, neck + DVec3::Y * 0.2, 1.0);
    let sides = [
        (
            1.0,
            [Joint::LeftShoulder, Joint::LeftElbow, Joint::LeftWrist],
            [Joint::LeftHip, Joint::LeftKnee, Joint::LeftAnkle],
        ),
        (
            -1.0,
            [Joint::RightShoulder, Joint::RightElbow, Joint::RightWrist],
            [Joint::RightHip, Joint::RightKnee, Joint::RightAnkle],
        ),
    ];
    for (x, arm, leg) in sides {
        let moves = (x > 0.0) == person.left;
        let (sin, cos) = turn(if moves { 10.0 + person.arm_deg * share } else { 10.0 });
        let along = DVec3::new(x * sin, -cos, 0.0);
        for (joint, far) in arm.into_iter().zip([0.0, 0.3, 0.55]) {
            s.set(joint, neck + DVec3::X * x * 0.2 + along * far, 1.0);
        }
        let hip = pelvis + DVec3::X * x * 0.1;
        let knee = hip + DVec3::new(0.0, -bend_cos, bend_sin) * 0.4;
        for (joint, at) in
            leg.into_iter().zip([hip, knee, knee + DVec3::new(0.0, -bend_cos, -bend_sin) * 0.4])
        {
            s.set(joint, at, 1.0);
        }
    }
    s
}

fn frames(person: Person) -> Vec<Skeleton> {
    let n = person.frames;
    let share = |i: usize| 0.5 - 0.5 * (std::f64::consts::TAU * i as f64 / (n - 1) as f64).cos();
    (0..n).map(|i| body(person, share(i))).collect()
}

fn times(n: usize) -> Vec<f64> {
    (0..n).map(|i| 3.0 * i as f64 / n as f64).collect()
}

fn profile(frames: &[Skeleton]) -> Profile {
    Profile::new(&times(frames.len()), frames).expect("everything is known")
}

fn examples() -> Examples {
    let people = [(85.0, 18.0), (90.0, 20.0), (95.0, 23.0), (91.0, 21.0)];
    let profiles: Vec<Profile> = people
        .iter()
        .map(|&(arm_deg, knees_deg)| profile(&frames(Person { arm_deg, knees_deg, ..CORRECT })))
        .collect();
    Examples::new(&profiles).expect("there are examples")
}

fn judge(frames: &[Skeleton]) -> Judgement {
    examples().judge(&profile(frames)).expect("everything is known")
}

#[test]
fn the_part_that_differs_is_named() {
    assert!(judge(&frames(CORRECT)).distance < 0.5);
    let check = |person: Person, segments: &[Segment], direction: Direction, level: Level, positive: bool| {
        let judgement = judge(&frames(person));
        let first = judgement.differences[0];
        assert!(judgement.distance > judge(&frames(CORRECT)).distance + 0.1, "{judgement:?}");
        assert!(first.distance > 10.0 * judgement.differences[6].distance, "{judgement:?}");
        assert!(!judgement.mirrored && segments.contains(&first.segment), "{first:?}");
        assert_eq!((first.direction, first.level, first.by > 0.0), (direction, level, positive), "{first:?}");
    };
    let left_arm = [Segment::LeftUpperArm, Segment::LeftForearm];
    // The arm rises half as far: it gets less far up.
    check(Person { arm_deg: 45.0, ..CORRECT }, &left_arm, Direction::Up, Level::Most, false);
    // The trunk leans forward meanwhile, also in the middle of the repetition.
    check(Person { lean_deg: 40.0, ..CORRECT }, &[Segment::Trunk], Direction::Forward, Level::Middle, true);
}

#[test]
fn farther_off_is_farther() {
    let mut last = 0.0;
    for arm_deg in [80.0, 70.0, 60.0, 45.0, 30.0, 10.0] {
        let now = judge(&frames(Person { arm_deg, ..CORRECT })).distance;
        assert!(now > last, "{arm_deg}: {now} after {last}");
        last = now;
    }
}

#[test]
fn the_other_side_is_as_good() {
    let judgement = judge(&frames(Person { left: false, ..CORRECT }));
    let same = judge(&frames(CORRECT));
    assert!(judgement.mirrored && !same.mirrored);
    assert!((judgement.distance - same.distance).abs() < 1e-9, "{} {}", judgement.distance, same.distance);
}

proptest! {
    #[test]
    fn place_size_heading_order_and_frame_rate_do_not_matter(
        arm_deg in 20.0..120.0_f64, turn in -3.1..3.1_f64, scale in 0.3..3.0_f64, x in -5.0..5.0_f64, n in 40..200_usize,
        from in 0.0..1.0_f64,
    ) {
        let person = Person { arm_deg, ..CORRECT };
        let plain = judge(&frames(person)).distance;
        let mut other = frames(Person { frames: n, ..person });
        let count = other.len();
        other.rotate_left((from * count as f64) as usize);
        other.reverse();
        for skeleton in &mut other {
            for joint in Joint::ALL {
                if let Some(at) = skeleton.at(joint) {
                    let turned = glam::DMat3::from_rotation_y(turn) * at * scale + DVec3::new(x, 0.3, -x);
                    skeleton.set(joint, turned, 1.0);
                }
            }
        }
        let there = judge(&other).distance;
        // Fourteen frames a second round the turning points off by up to some 0.05.
        prop_assert!((plain - there).abs() < 0.08 * plain.max(1.0), "{plain} {there}");
    }

    #[test]
    fn whatever_comes_is_a_value(
        values in prop::collection::vec((0..22_usize, prop::num::f64::ANY, prop::num::f64::ANY, -1.0..2.0_f64), 0..60),
        times in prop::collection::vec(prop::num::f64::ANY, 0..20),
    ) {
        let mut frames = frames(Person { frames: 12, ..CORRECT });
        for (i, &(joint, a, b, confidence)) in values.iter().enumerate() {
            let at = i % frames.len();
            frames[at].set(Joint::ALL[joint], DVec3::new(a, b, a), confidence);
        }
        if let Some(profile) = Profile::new(&times, &frames)
            && let Some(judgement) = examples().judge(&profile)
        {
            prop_assert!(judgement.distance.is_finite() && judgement.distance >= 0.0);
        }
    }
}

#[test]
fn what_was_not_seen_is_not_judged() {
    assert!(Profile::new(&[], &[]).is_none());
    assert!(Profile::new(&times(9), &[Skeleton::default(); 9]).is_none());
    assert!(Profile::new(&[1.0; 60], &frames(CORRECT)).is_none());
    assert!(Examples::new(&[]).is_none());
    let hidden = |joints: &[Joint]| {
        let mut seen = frames(CORRECT);
        for skeleton in &mut seen {
            for joint in joints {
                skeleton.set(*joint, DVec3::ZERO, 0.0);
            }
        }
        examples().judge(&profile(&seen))
    };
    // Without the legs the rest is judged; when next to nothing is left, nothing is.
    let legs = [Joint::LeftKnee, Joint::RightKnee, Joint::LeftAnkle, Joint::RightAnkle];
    let judgement = hidden(&legs).expect("the rest is judged");
    assert!(
        judgement.distance < 0.5 && judgement.differences.iter().all(|d| d.segment != Segment::LeftThigh)
    );
    let most: Vec<Joint> = Joint::ALL
        .into_iter()
        .filter(|j| !matches!(j, Joint::Pelvis | Joint::Neck | Joint::LeftShoulder | Joint::RightShoulder))
        .collect();
    assert!(hidden(&most).is_none());
}
