//! A clock that leaps: nothing is invented, and what follows counts again.

use body::Observation;
use motion::Engine;
use proptest::prelude::*;

use crate::figure::{Figure, Movement, Take, definition, play};

fn frames() -> Vec<Observation> {
    let movement = Movement::default();
    Take::default().film(|t| movement.figure(t))
}

#[test]
fn one_wrong_stamp_costs_one_frame() {
    let (definition, frames) = (definition("cat-cow"), frames());
    let right = play(&definition, &frames, 3.0).1;
    for (at, ahead_s) in [(10, 3600.0), (130, 3600.0), (300, 11.0), (301, 1e9), (400, -3600.0)] {
        let mut wrong = frames.clone();
        wrong[at].time_s += ahead_s;
        let mut without = frames.clone();
        without.remove(at);
        let (found, expected) = (play(&definition, &wrong, 3.0).1, play(&definition, &without, 3.0).1);
        // What is known of the noise may hang on one sample more or less, in the sixth figure.
        assert_eq!(found.list.len(), expected.list.len(), "{ahead_s} s at {at}");
        for (a, b) in found.list.iter().zip(&expected.list) {
            let pairs =
                [(a.start_s, b.start_s), (a.peak_s, b.peak_s), (a.end_s, b.end_s), (a.range, b.range)];
            assert!(pairs.iter().all(|(a, b)| (a - b).abs() < 1e-3), "{ahead_s} s at {at}: {a:?} {b:?}");
        }
        assert_eq!(found.repetitions, right.repetitions, "{ahead_s} s at {at}");
    }
}

#[test]
fn a_clock_that_was_set_goes_on_counting() {
    let check = |what: &str, from: usize, ahead_s: f64, least: u32| {
        let mut set = frames();
        set[from..].iter_mut().for_each(|frame| frame.time_s += ahead_s);
        let (updates, result) = play(&definition("cat-cow"), &set, 3.0);
        assert!((least..=6).contains(&result.repetitions), "{what}: {:?}", result.list);
        let last = result.list.last().expect("some");
        assert!(result.list.is_sorted_by(|a, b| a.end_s <= b.start_s + 1e-9), "{what}: {:?}", result.list);
        let final_s = updates.len() as f64 / 20.0;
        assert!(last.end_s > final_s - 15.0, "{what}: the last ones count: {last:?}");
        assert!(result.list.iter().all(|r| r.end_s - r.start_s < 6.0), "{what}: {:?}", result.list);
    };
    // The third repetition is under way.
    check("ahead for good", 290, 3600.0, 4);
    check("back for good", 290, -3600.0, 4);
    check("a little back", 290, -2.0, 4);
    check("back at the start", 62, -3600.0, 6);
}

#[test]
fn a_set_that_was_begun_by_a_wrong_clock_counts() {
    let frames = frames();
    let mut engine = Engine::new(&definition("cat-cow"));
    for frame in &frames {
        if frame.time_s == 3.0 {
            engine.start(3.0 + 3600.0);
        }
        engine.observe(frame);
    }
    let result = engine.finish(frames[frames.len() - 1].time_s);
    assert_eq!(result.repetitions, 6);
    assert!((result.duration_s - 37.0).abs() < 0.5, "{}", result.duration_s);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn leaps_invent_nothing(
        leaps in prop::collection::vec((0_usize..800, 1_usize..40, -4000.0..4000.0), 1..4), moves: bool, at_once: bool,
    ) {
        let mut film = if moves {
            frames()
        } else {
            Take::default().film(|_| Some(Figure::hands_and_knees(0.03)))
        };
        for &(from, long, ahead_s) in &leaps {
            let to = (from + long).min(film.len());
            film[from..to].iter_mut().for_each(|frame| frame.time_s += ahead_s);
        }
        let (updates, set) = play(&definition("cat-cow"), &film, if at_once { 0.0 } else { 3.0 });
        let true_ones = if moves { 6 } else { 0 };
        prop_assert!(set.repetitions <= true_ones, "{:?}", set.list);
        // Each leap costs the repetition under way when it begins and when it ends, and the next one where somebody else may have
        // come meanwhile.
        let least = 6_u32.saturating_sub(3 * leaps.len() as u32);
        prop_assert!(!moves || set.repetitions >= least, "{:?}", set.list);
        prop_assert!(set.list.iter().all(|r| r.start_s <= r.peak_s && r.peak_s <= r.end_s));
        prop_assert!(set.duration_s.is_finite() && (0.0..=1.0).contains(&set.tracked_share));
        prop_assert_eq!(updates, play(&definition("cat-cow"), &film, if at_once { 0.0 } else { 3.0 }).0);
    }
}
