//! What holds for every recording.

use glam::DVec2;
use motion::{Engine, SetResult, Update};
use proptest::prelude::*;

use crate::figure::{Camera, Dice, Figure, Movement, Shape, Take, definition, play};

fn shape() -> impl Strategy<Value = Shape> {
    prop_oneof![Just(Shape::Cat), Just(Shape::Cow), Just(Shape::CatCow), Just(Shape::CowCat)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_count_survives_moving_scaling_mirroring_and_resampling(
        shape in shape(), amplitude in 0.06..0.3, tempo_s in 2.5..8.0, rest_s in 0.0..3.0,
        fps in 8.0..60.0, lost in 0.0..0.3, scale in 90.0..180.0, x in -30.0..30.0, left: bool, seed: u64,
    ) {
        let movement = Movement { shape, amplitude, tempo_s, rest_s, ..Movement::default() };
        let origin = DVec2::new(if left { 390.0 } else { 250.0 } + x, 210.0);
        let camera = Camera { scale, origin, left, ..Camera::default() };
        let take = Take { camera, fps, lost, seed, seconds: movement.end_s() + 3.0, ..Take::default() };
        let (updates, set) = take.play(|t| movement.figure(t));
        prop_assert_eq!(set.repetitions, movement.repetitions, "{:?}", set);
        grows(&updates)?;
        finite(&set)?;
    }

    #[test]
    fn stillness_is_never_counted(noise in 0.0..0.02, fps in 5.0..120.0, curve in -0.1..0.2, outline: bool, seed: u64) {
        let camera = Camera { noise, outline, ..Camera::default() };
        let take = Take { camera, fps, seed, seconds: 60.0, ..Take::default() };
        let (_, set) = take.play(|_| Some(Figure::hands_and_knees(curve)));
        prop_assert_eq!(set.repetitions, 0, "{:?}", set.list);
    }

    #[test]
    fn nonsense_is_survived(seed: u64, slug in prop_oneof![Just("cat-cow"), Just("childs-pose"), Just("seated-trunk-extension")]) {
        let mut dice = Dice(seed);
        let movement = Movement::default();
        let mut frames = Take { seed, seconds: 20.0, ..Take::default() }.film(|t| movement.figure(t));
        for frame in &mut frames {
            match (dice.even() * 12.0) as usize {
                0 => frame.time_s = [f64::NAN, f64::INFINITY, -1.0, 7.0, 7.0][(dice.even() * 5.0) as usize],
                1 => frame.pose = None,
                2 => frame.size = DVec2::ZERO,
                3 => frame.outline = Some(body::Outline { points: vec![DVec2::NAN; 7] }),
                4 => {
                    let wild = [f64::NAN, f64::INFINITY, 1e300, 0.0][(dice.even() * 4.0) as usize];
                    for pose in [&mut frame.pose, &mut frame.smooth].into_iter().flatten() {
                        let landmark = &mut pose.landmarks[(dice.even() * 33.0) as usize];
                        landmark.image = glam::DVec3::splat(wild);
                        landmark.visibility = wild;
                    }
                }
                5 => frame.brightness = f64::NAN,
                _ => {}
            }
        }
        let (updates, set) = play(&definition(slug), &frames, 1.0);
        grows(&updates)?;
        finite(&set)?;
    }
}

/// The count never falls and never jumps.
fn grows(updates: &[Update]) -> Result<(), TestCaseError> {
    for pair in updates.windows(2) {
        prop_assert!(pair[1].repetitions >= pair[0].repetitions);
        prop_assert!(pair[1].repetitions - pair[0].repetitions <= 1);
        prop_assert!(pair[1].correct >= pair[0].correct && pair[1].correct <= pair[1].repetitions);
        prop_assert!((0.0..=1.0).contains(&pair[1].progress));
        prop_assert!(pair[1].curve.is_none_or(f64::is_finite));
    }
    Ok(())
}

/// Every number of a result is finite and in its range.
fn finite(set: &SetResult) -> Result<(), TestCaseError> {
    let numbers = [set.hold_s, set.duration_s, set.tracked_share];
    let list = set.list.iter().flat_map(|r| [r.start_s, r.peak_s, r.end_s, r.range]);
    let curve = set.curve.iter().flat_map(|s| [s.time_s, s.index.unwrap_or(0.0)]);
    let unseen = set.unseen.iter().map(|u| u.seconds);
    prop_assert!(numbers.into_iter().chain(list).chain(curve).chain(unseen).all(f64::is_finite));
    prop_assert!(set.hold_s >= 0.0 && set.duration_s >= 0.0 && (0.0..=1.0).contains(&set.tracked_share));
    prop_assert!(set.list.iter().all(|r| r.start_s <= r.peak_s && r.peak_s <= r.end_s));
    Ok(())
}

#[test]
fn ten_still_minutes_count_nothing() {
    for (seed, noise) in [(1, 0.003), (2, 0.01)] {
        let camera = Camera { noise, ..Camera::default() };
        let take = Take { camera, seconds: 600.0, seed, ..Take::default() };
        let (_, set) = take.play(|_| Some(Figure::hands_and_knees(0.05)));
        assert_eq!(set.repetitions, 0, "{:?}", set.list);
        assert!(set.curve.len() <= 5 * 600);
    }
}

#[test]
fn one_stream_gives_one_result() {
    let movement = Movement::default();
    let frames = Take::default().film(|t| movement.figure(t));
    let first = play(&definition("cat-cow"), &frames, 3.0);
    assert_eq!(first, play(&definition("cat-cow"), &frames, 3.0));
    // Frames that come twice or late change nothing.
    let doubled: Vec<_> =
        frames.iter().enumerate().flat_map(|(i, f)| [f.clone(), frames[i / 2].clone()]).collect();
    let mut engine = Engine::new(&definition("cat-cow"));
    for frame in &doubled {
        if frame.time_s == 3.0 {
            engine.start(3.0);
        }
        engine.observe(frame);
    }
    assert_eq!(engine.finish(frames[frames.len() - 1].time_s), first.1);
}
