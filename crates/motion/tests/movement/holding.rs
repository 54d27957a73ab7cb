//! Seconds at the far end of a repetition.

use body::angles::Side;

use crate::exercise::{Exercise, Look};
use crate::figure::slugs;

#[test]
fn the_far_end_is_held_as_long_as_it_is() {
    let (mut errors_s, mut exercises) = (Vec::new(), 0);
    for slug in slugs() {
        let exercise = Exercise::of(&slug);
        if exercise.definition.pause.is_none() {
            continue;
        }
        exercises += 1;
        for (tempo_s, holds_s) in [(2.0, [0.5, 1.0, 3.0]), (5.0, [2.0, 0.5, 1.0])] {
            let mut performance = exercise.begin(Side::Left);
            for hold_s in holds_s {
                performance.repeat(Some(tempo_s), 1.0, Some(hold_s)).rest(1.0);
            }
            performance.rest(1.0);
            let truth = performance.truth().clone();
            let (_, set) = Look::default().play(&exercise, Side::Left, performance);
            assert_eq!(set.list.len(), holds_s.len(), "{slug}: {:?}", set.list);
            for (found, truth) in set.list.iter().zip(&truth.repetitions) {
                // Whoever turns slowly is near the far end for long: that is as much a part of the truth as the stay is.
                let error_s = found.hold_s - truth.near_s;
                assert!(
                    error_s.abs() < 0.6,
                    "{slug} {tempo_s} s, {} of {}: {found:?}",
                    found.hold_s,
                    truth.near_s
                );
                errors_s.push(error_s.abs());
                let whole_s = found.there_s + found.hold_s + found.back_s;
                assert!((whole_s - (found.end_s - found.start_s)).abs() < 1e-9, "{slug}: {found:?}");
            }
        }
    }
    assert!(exercises >= 4, "{exercises}");
    let mean_s = errors_s.iter().sum::<f64>() / errors_s.len() as f64;
    assert!(mean_s < 0.15, "{mean_s}");
}
