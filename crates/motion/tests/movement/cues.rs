//! What is said, in which order and how often; and what it does to a repetition.

use glam::DVec2;
use motion::{Cue, Definition};

use crate::figure::{Camera, Figure, Movement, Take, definition, play};

/// Every cue that was said, and when.
fn said(definition: &Definition, scene: impl Fn(f64) -> Option<Figure>) -> Vec<(f64, Cue)> {
    let take = Take::default();
    let (updates, _) = play(definition, &take.film(scene), take.start_s);
    let at = |(i, update): (usize, &motion::Update)| Some((i as f64 / take.fps, update.cue?));
    updates.iter().enumerate().filter_map(at).collect()
}

/// The hips travel, and the elbows bend, with the curve.
fn wrong(figure: Figure, hips: bool, elbows: bool) -> Figure {
    let by = figure.curve - 0.03;
    let back = DVec2::new(if hips { -1.6 * by } else { 0.0 }, 0.0);
    // Away from the middle between shoulder and wrist.
    let bent = DVec2::new(if elbows { 2.2 * by } else { 0.0 }, 0.0) - 0.5 * back;
    Figure { hip: figure.hip + back, shoulder: figure.shoulder + back, elbow: figure.elbow - bent, ..figure }
}

#[test]
fn whoever_goes_beyond_the_limit_hears_why_it_is_not_correct() {
    let check = |amplitude: f64, correct: bool| {
        let movement = Movement { amplitude, flat: 2.0, ..Movement::default() };
        let mut limited = definition("seated-trunk-extension");
        limited.range.as_mut().expect("it has a range").limit = Some(14.0);
        assert_eq!(limited.validate(), Ok(()));
        let camera = Camera { origin: DVec2::new(320.0, 250.0), ..Camera::default() };
        let take = Take { camera, ..Take::default() };
        let frames = take.film(|t| Some(Figure::seated(movement.curve(t))));
        let (updates, set) = play(&limited, &frames, take.start_s);
        let expected = if correct { (6, 6) } else { (6, 0) };
        assert_eq!((set.repetitions, set.correct), expected, "{amplitude}: {:?}", set.list);
        let fault = if correct { None } else { Some(Cue::Smaller) };
        assert!(set.list.iter().all(|r| r.fault == fault), "{amplitude}: {:?}", set.list);
        assert_eq!(updates.iter().any(|u| u.cue == Some(Cue::Smaller)), !correct, "{amplitude}");
    };
    check(10.0, true);
    check(20.0, false);
}

#[test]
fn the_more_important_thing_is_said() {
    let movement = Movement::default();
    let cat_cow = definition("cat-cow");
    let both = said(&cat_cow, |t| movement.figure(t).map(|f| wrong(f, true, true)));
    assert!(!both.is_empty() && both.iter().all(|&(_, cue)| cue == Cue::HipsOverKnees), "{both:?}");
    let mut other = cat_cow.clone();
    for fault in other.faults.iter_mut().filter(|fault| fault.cue == Some(Cue::LongArms)) {
        fault.priority = 40;
    }
    let both = said(&other, |t| movement.figure(t).map(|f| wrong(f, true, true)));
    assert!(!both.is_empty() && both.iter().all(|&(_, cue)| cue == Cue::LongArms), "{both:?}");
}

#[test]
fn nothing_is_said_while_the_last_word_is_fresh() {
    // Hips and elbows in turn, a repetition every four seconds.
    let movement = Movement { repetitions: 8, ..Movement::default() };
    let hips = |t: f64| (((t - movement.begin_s) / movement.tempo_s) as u32).is_multiple_of(2);
    let all = said(&definition("cat-cow"), |t| movement.figure(t).map(|f| wrong(f, hips(t), !hips(t))));
    assert!(all.len() >= 3, "{all:?}");
    assert!(all.windows(2).all(|pair| pair[1].0 - pair[0].0 >= 8.0 - 1e-9), "{all:?}");
}
