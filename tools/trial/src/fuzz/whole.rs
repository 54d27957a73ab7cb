//! What looks at whole recordings.

use body::mannequin::Dice;
use body::{Joint, Skeleton};
use glam::DVec3;
use library::Library;
use motion::recorded::form::{Examples, Profile};
use motion::recorded::{Series, count, range, session};

use crate::bodies;

/// Bodies over time with everything that can go wrong.
fn stream(random: &mut Dice) -> (Vec<f64>, Vec<Skeleton>) {
    let mut skeletons = bodies::skeletons(&bodies::stream(random.bits(), random.below(400)));
    let fps = random.between(5.0, 120.0);
    let mut time_s: Vec<f64> = (0..skeletons.len()).map(|frame| frame as f64 / fps).collect();
    for _ in 0..random.below(6) {
        let from = random.below(skeletons.len());
        let to = (from + random.below(skeletons.len() / 3 + 1)).min(skeletons.len());
        let strange = [f64::NAN, f64::INFINITY, 1e300, -1e300, 1e-300, 0.0][random.below(6)];
        match random.below(5) {
            0 => time_s[from..to].iter_mut().for_each(|time_s| *time_s = strange),
            1 => time_s[from..to].reverse(),
            2 => skeletons[from..to].fill(Skeleton::default()),
            3 => skeletons[from..to].iter_mut().for_each(|body| *body = body.mirrored()),
            _ => {
                let joint = Joint::ALL[random.below(Joint::ALL.len())];
                skeletons[from..to].iter_mut().for_each(|body| body.set(joint, DVec3::splat(strange), 1.0));
            }
        }
    }
    // More times than bodies, or the other way round.
    match random.below(8) {
        0 => time_s.truncate(random.below(time_s.len())),
        1 => skeletons.truncate(random.below(skeletons.len())),
        _ => {}
    }
    (time_s, skeletons)
}

/// Repetitions of unknown exercises: in order, inside of the recording; of a body that does not move, none.
pub(super) fn session(_: &Library, random: &mut Dice) {
    let (time_s, skeletons) = stream(random);
    for one in session::repetitions(&time_s, &skeletons) {
        let times = [one.start_s, one.peak_s, one.end_s];
        assert!(times.iter().all(|time_s| time_s.is_finite()), "{one:?}");
        assert!(one.start_s <= one.peak_s && one.peak_s <= one.end_s, "{one:?}");
    }
    let Some(body) = skeletons.first() else { return };
    let fps = random.between(5.0, 120.0);
    let time_s: Vec<f64> = (0..600).map(|frame| f64::from(frame) / fps).collect();
    let found = session::repetitions(&time_s, &vec![*body; time_s.len()]);
    assert!(found.is_empty(), "repetitions of somebody still: {found:?}");
}

/// Repetitions of one movement, whatever it is: in order, inside of the recording; of a body that does not move, none.
pub(super) fn count(_: &Library, random: &mut Dice) {
    let (time_s, skeletons) = stream(random);
    let series = Series::of_skeletons(time_s, &skeletons);
    for counted in [count::repetitions(&series), count::sides(&series)] {
        assert!((0.0..=1.0).contains(&counted.confidence), "{counted:?}");
        for one in &counted.repetitions {
            let numbers = [one.start_s, one.peak_s, one.end_s];
            assert!(numbers.iter().all(|number| number.is_finite()), "{one:?}");
            assert!(one.start_s <= one.peak_s && one.peak_s <= one.end_s, "{one:?}");
        }
    }
    let Some(body) = skeletons.first() else { return };
    let fps = random.between(5.0, 120.0);
    let time_s: Vec<f64> = (0..600).map(|frame| f64::from(frame) / fps).collect();
    let frames = vec![*body; time_s.len()];
    let still = Series::of_skeletons(time_s, &frames);
    for counted in [count::repetitions(&still), count::sides(&still)] {
        assert!(counted.repetitions.is_empty(), "repetitions of somebody still: {counted:?}");
    }
}

/// Ranges, holds, profiles and judgements are numbers, or nothing.
pub(super) fn range_and_form(_: &Library, random: &mut Dice) {
    let (time_s, skeletons) = stream(random);
    let curves = [
        range::rotation(&time_s, &skeletons, range::Depth::Guessed),
        range::rotation(&time_s, &skeletons, range::Depth::Measured),
        range::lateral_tilt(&time_s, &skeletons),
    ];
    for curve in curves {
        if let Some(range) = curve.range(true) {
            let total_deg = range.total_deg();
            assert!(total_deg.is_finite() && total_deg >= 0.0, "{range:?}");
        }
        curve.holds(true, 10.0);
    }
    let profiles: Vec<Profile> = skeletons
        .chunks(40)
        .zip(time_s.chunks(40))
        .filter_map(|(bodies, time_s)| Profile::new(time_s, bodies))
        .collect();
    let Some(examples) = Examples::new(&profiles) else { return };
    for judgement in profiles.iter().filter_map(|profile| examples.judge(profile)) {
        assert!(judgement.distance.is_finite() && judgement.distance >= 0.0, "{}", judgement.distance);
    }
}
