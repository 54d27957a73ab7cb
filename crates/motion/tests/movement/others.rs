//! Another person, another exercise, another rate of frames.

use std::collections::BTreeSet;

use body::angles::Side;
use body::mannequin::{Build, Choreography};
use glam::DVec3;
use motion::{Posture, Tier};

use crate::exercise::{Exercise, Look, START_S};
use crate::figure::{LIBRARY, play, slugs};

const CHILD: Build = Build { stature_m: 1.25, trunk: 0.9, arms: 0.9, legs: 0.85, breadth: 0.85, girth: 0.85 };

#[test]
fn somebody_else_in_between_adds_nothing() {
    for slug in ["band-lateral-raise", "seated-rotation", "seated-trunk-extension"] {
        let exercise = Exercise::of(slug);
        let of = |look: Look, times| {
            look.film(&exercise.choreography, Side::Left, &[exercise.repetitions(Side::Left, times, 4.0)])
        };
        let person = of(Look { fps: 20.0, ..Look::default() }, 3);
        // Somebody else stands elsewhere in the picture and only gets settled there.
        let mut other = Look { fps: 20.0, build: CHILD, seed: 2, ..Look::default() }.film(
            &exercise.choreography,
            Side::Left,
            &[exercise.begin(Side::Left)],
        );
        let aside = DVec3::new(0.18 * other[0].size.x, 0.0, 0.0);
        for frame in &mut other {
            for pose in [&mut frame.pose, &mut frame.smooth].into_iter().flatten() {
                pose.landmarks.iter_mut().for_each(|landmark| landmark.image += aside);
            }
        }
        let parts = [person.clone(), other, person];
        let (mut frames, mut from_s) = (Vec::new(), 0.0);
        for part in parts {
            let length_s = part.len() as f64 / 20.0;
            frames.extend(part.into_iter().map(|mut frame| {
                frame.time_s += from_s;
                frame
            }));
            from_s += length_s;
        }
        let (updates, set) = play(&exercise.definition, &frames, START_S);
        assert_eq!(set.repetitions, 6, "{slug}: {:?}", set.list);
        assert!(updates.windows(2).all(|pair| pair[1].repetitions >= pair[0].repetitions));
    }
}

#[test]
fn every_usual_rate_of_frames_gives_one_count() {
    for slug in slugs() {
        let exercise = Exercise::of(&slug);
        if exercise.definition.primary().is_none() {
            continue;
        }
        for fps in [5.0, 15.0, 30.0, 60.0, 120.0] {
            let look = Look { fps, outline: slug == "cat-cow", ..Look::default() };
            let (_, set) = look.play(&exercise, Side::Left, exercise.repetitions(Side::Left, 2, 4.0));
            let reason = set.unseen.first().map(|unseen| unseen.reason);
            assert!(
                set.repetitions == 2 || fps == 5.0 && set.repetitions == 0 && reason.is_some(),
                "{slug} at {fps}: {:?} {:?}",
                set.list,
                set.unseen
            );
        }
    }
}

fn picking_up() -> Choreography {
    let text = std::fs::read_to_string(format!("{LIBRARY}/../idle/picking-up.toml")).expect("it is there");
    toml::from_str(&text).expect("it is well formed")
}

#[test]
fn whoever_picks_things_up_from_the_floor_does_no_exercise() {
    let picking_up = picking_up();
    for slug in ["band-pull-apart", "seated-side-bend", "band-row"] {
        let exercise = Exercise::of(slug);
        for view in 0..exercise.choreography.views.len() {
            let mut done = exercise.begin(Side::Left);
            for side in [Side::Left, Side::Right, Side::Right] {
                done.distract(&picking_up, side).rest(2.0);
            }
            let (_, set) = Look { view, ..Look::default() }.play(&exercise, Side::Left, done);
            assert_eq!(set.repetitions, 0, "{slug} {view}: {:?}", set.list);
        }
    }
}

#[test]
fn whoever_picks_something_up_first_is_counted_all_the_same() {
    let picking_up = picking_up();
    let exercise = Exercise::of("seated-trunk-extension");
    for view in 0..exercise.choreography.views.len() {
        let mut done = exercise.begin(Side::Left);
        done.distract(&picking_up, Side::Left).distract(&picking_up, Side::Right).rest(1.0);
        let only = done.clone();
        for _ in 0..5 {
            done.repeat(Some(3.0), 0.35, Some(0.5)).rest(1.0);
        }
        done.rest(1.0);
        let look = Look { view, ..Look::default() };
        let (_, set) = look.play(&exercise, Side::Left, only);
        assert_eq!(set.repetitions, 0, "{view}: {:?}", set.list);
        let (_, set) = look.play(&exercise, Side::Left, done);
        assert_eq!(set.repetitions, 5, "{view}: {:?}", set.list);
    }
}

/// What the table in the documentation says: who does what, and as what it counts.
fn alike() -> BTreeSet<(String, String)> {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/alike.md"));
    let text = text.expect("the table lies in the documentation");
    let rows = text.lines().filter(|line| line.starts_with("| ")).skip(1);
    let cell = |row: &str, at: usize| row.split('|').nth(at).expect("a cell").trim().to_owned();
    rows.map(|row| (cell(row, 1), cell(row, 2))).collect()
}

#[test]
fn the_wrong_exercise_counts_nothing() {
    let exercises: Vec<_> = slugs().iter().map(|slug| Exercise::of(slug)).collect();
    let mut found = BTreeSet::new();
    for done in &exercises {
        for view in 0..done.choreography.views.len() {
            let outline = done.definition.posture == Posture::HandsAndKnees;
            let look = Look { view, fps: 15.0, outline, ..Look::default() };
            let film = look.film(&done.choreography, Side::Left, &[done.repetitions(Side::Left, 2, 4.0)]);
            for asked in exercises.iter().filter(|asked| asked.definition.tier != Tier::Timed) {
                let (_, set) = play(&asked.definition, &film, START_S);
                if asked.definition.slug != done.definition.slug && (set.repetitions > 0 || set.hold_s > 0.0)
                {
                    found.insert((done.definition.slug.clone(), asked.definition.slug.clone()));
                }
            }
        }
    }
    let known = alike();
    let new: Vec<_> = found.difference(&known).collect();
    let gone: Vec<_> = known.difference(&found).collect();
    assert!(new.is_empty() && gone.is_empty(), "not in the table: {new:?}; in it but not so: {gone:?}");
}
