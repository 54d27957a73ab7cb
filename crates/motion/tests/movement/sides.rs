//! Each side's own count, and left and right exchanged.

use body::Observation;
use body::angles::Side;
use body::mannequin::{Choreography, Performance};
use motion::{SetResult, Unseen};

use crate::exercise::{Exercise, Look, START_S};
use crate::figure::{definition, play, slugs};

fn count(set: &SetResult, side: Side) -> usize {
    set.list.iter().filter(|r| r.side == Some(side)).count()
}

/// Left and right exchanged in some of the frames.
fn exchange(frames: &mut [Observation], when: impl Fn(f64) -> bool) {
    for frame in frames.iter_mut().filter(|frame| when(frame.time_s)) {
        for pose in [&mut frame.pose, &mut frame.smooth].into_iter().flatten() {
            // The face's points are mirrored in threes, the mouth's and the body's come in pairs.
            for (left, right) in [(1, 4), (2, 5), (3, 6)] {
                pose.landmarks.swap(left, right);
            }
            for left in (7..33).step_by(2) {
                pose.landmarks.swap(left, left + 1);
            }
        }
    }
}

#[test]
fn each_side_has_its_own_count() {
    for slug in slugs() {
        let exercise = Exercise::of(&slug);
        let counted = exercise.definition.primary().is_some();
        for &side in
            exercise.choreography.sides().iter().filter(|_| exercise.choreography.per_side && counted)
        {
            let done = exercise.repetitions(side, 3, 4.0);
            let (_, set) = Look::default().play(&exercise, side, done);
            let other = if side == Side::Left { Side::Right } else { Side::Left };
            assert_eq!((count(&set, side), count(&set, other)), (3, 0), "{slug} {side:?}: {:?}", set.list);
        }
    }
}

#[test]
fn sides_in_turn_are_told_apart() {
    for slug in ["seated-side-bend", "seated-rotation"] {
        let exercise = Exercise::of(slug);
        let (left, right) =
            (exercise.repetitions(Side::Left, 1, 4.0), exercise.repetitions(Side::Right, 1, 4.0));
        let turns = [left.clone(), right.clone(), left.clone(), right, left];
        let frames = Look::default().film(&exercise.choreography, Side::Left, &turns);
        let (_, set) = play(&exercise.definition, &frames, START_S);
        let found: Vec<_> = set.list.iter().filter_map(|r| r.side).collect();
        use Side::{Left, Right};
        assert_eq!(found, [Left, Right, Left, Right, Left], "{slug}: {:?}", set.list);
        assert_eq!((count(&set, Left), count(&set, Right), set.repetitions), (3, 2, 5));
    }
}

/// The left arm goes some of the way along with the right one and comes back before it, in two pieces.
const ALONG: &str = r#"
slug = "along"
base = "hands-and-knees"
views = [{ view = "side", yaw-deg = 90.0 }]

[[steps]]
move-s = 2.0
hold-s = 0.5
to = { left-hand-fixed = 0.0, left-arm-plane = 80.0, left-arm-elevation = 128.0, left-elbow = 4.0, left-wrist = 0.0, right-hand-fixed = 0.0, right-arm-plane = 80.0, right-arm-elevation = 168.0, right-elbow = 4.0, right-wrist = 0.0 }

[[steps]]
move-s = 1.0
hold-s = 0.3
to = { left-hand-fixed = 0.0, left-arm-plane = 80.0, left-arm-elevation = 104.0, left-elbow = 4.0, left-wrist = 0.0, right-hand-fixed = 0.0, right-arm-plane = 80.0, right-arm-elevation = 168.0, right-elbow = 4.0, right-wrist = 0.0 }

[[steps]]
move-s = 1.0
hold-s = 1.0
to = { right-hand-fixed = 0.0, right-arm-plane = 80.0, right-arm-elevation = 168.0, right-elbow = 4.0, right-wrist = 0.0 }

[[steps]]
move-s = 2.0
"#;

#[test]
fn an_arm_that_goes_along_does_not_overwrite_what_counted_before() {
    let exercise = Exercise::of("four-point-arm-lift");
    let along: Choreography = toml::from_str(ALONG).expect("it is well formed");
    let mut both = Performance::new(&along, Side::Left);
    both.repeat(None, 1.0, None).rest(2.0);
    let done = exercise.repetitions(Side::Left, 1, 4.0);
    let until_s = done.duration_s();
    let frames = Look::default().film(&exercise.choreography, Side::Left, &[done, both]);
    let (_, set) = play(&exercise.definition, &frames, START_S);
    let sides: Vec<_> = set.list.iter().filter_map(|r| r.side).collect();
    assert_eq!(sides, [Side::Left, Side::Right], "{:?}", set.list);
    assert!(set.list[0].end_s < until_s && set.list[0].end_s <= set.list[1].start_s, "{:?}", set.list);
}

#[test]
fn exchanged_labels_invent_nothing() {
    for slug in slugs() {
        let exercise = Exercise::of(&slug);
        if exercise.definition.primary().is_none() {
            continue;
        }
        let look = Look { fps: 20.0, outline: slug == "cat-cow", ..Look::default() };
        let still = look.film(
            &exercise.choreography,
            Side::Left,
            &[exercise.begin(Side::Left), exercise.begin(Side::Left)],
        );
        let done = look.film(&exercise.choreography, Side::Left, &[exercise.repetitions(Side::Left, 4, 4.0)]);
        type When = fn(f64) -> bool;
        let cases: [(&str, When); 4] = [
            ("throughout", |_| true),
            ("for a moment", |t| (6.0..6.6).contains(&t)),
            ("for long", |t| (6.0..12.0).contains(&t)),
            ("to and fro", |t| t.rem_euclid(0.5) < 0.25),
        ];
        for (what, when) in cases {
            let mut frames = still.clone();
            exchange(&mut frames, when);
            let (_, set) = play(&exercise.definition, &frames, START_S);
            assert_eq!(set.repetitions, 0, "{slug}, still, {what}: {:?}", set.list);
            let mut frames = done.clone();
            exchange(&mut frames, when);
            let (_, set) = play(&exercise.definition, &frames, START_S);
            assert!(set.repetitions <= 4, "{slug}, {what}: {:?}", set.list);
            // Whoever lies is taken for lying the other way up, and nothing is counted then.
            let abstains = set.unseen.first().is_some_and(|unseen| unseen.reason == Unseen::NotInPosition);
            let symmetric = !exercise.choreography.per_side;
            if symmetric && !abstains && what != "for long" {
                assert_eq!(set.repetitions, 4, "{slug}, {what}: {:?} {:?}", set.list, set.unseen);
            }
        }
    }
}

#[test]
fn whoever_is_seen_with_sides_exchanged_is_counted_on_the_other_side_or_not_at_all() {
    let exercise = Exercise::of("seated-side-bend");
    let mut frames =
        Look::default().film(&exercise.choreography, Side::Left, &[exercise.repetitions(Side::Left, 3, 4.0)]);
    exchange(&mut frames, |_| true);
    let (_, set) = play(&definition("seated-side-bend"), &frames, START_S);
    assert_eq!(count(&set, Side::Left) + count(&set, Side::Right), set.repetitions as usize);
    assert!(set.repetitions <= 3, "{:?}", set.list);
}
