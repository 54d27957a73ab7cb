//! Each side's own count, and left and right exchanged.

use body::Observation;
use body::angles::Side;
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
