use super::*;

/// White noise, about normal, standard deviation 1: four even draws of a linear congruence.
fn noise(seed: u64, n: usize) -> Vec<f64> {
    let mut state = seed;
    let mut draw = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1_u64 << 53) as f64 - 0.5
    };
    (0..n).map(|_| (draw() + draw() + draw() + draw()) * 3.0_f64.sqrt()).collect()
}

/// Hills of the given durations and rests before, between and after them, seconds, at some rate.
fn hills(fps: f64, moves_s: &[f64], rests_s: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let mut values = Vec::new();
    let mut bounds = Vec::new();
    let mut rest = |values: &mut Vec<f64>, s: f64| {
        let start = values.len() as f64 / fps;
        values.extend(vec![0.0; (s * fps) as usize]);
        bounds.push(0.5 * (start + values.len() as f64 / fps));
    };
    rest(&mut values, rests_s[0]);
    for (move_s, rest_s) in moves_s.iter().zip(&rests_s[1..]) {
        let n = (move_s * fps) as usize;
        values.extend((0..n).map(|i| 0.5 - 0.5 * libm::cos(std::f64::consts::TAU * i as f64 / n as f64)));
        rest(&mut values, *rest_s);
    }
    (values, bounds)
}

#[test]
fn hills_are_counted_at_any_rate() {
    for fps in [10.0, 30.0, 60.0, 120.0] {
        for (moves, rests) in [
            (vec![2.0; 5], vec![1.0; 6]),
            (vec![2.0, 2.4, 1.8], vec![3.0, 0.2, 4.0, 0.0]),
            (vec![0.8; 30], vec![0.0; 31]),
            (vec![6.0, 5.0], vec![1.0, 1.0, 1.0]),
        ] {
            let (values, bounds) = hills(fps, &moves, &rests);
            let trembling = noise(7, values.len()).iter().zip(&values).map(|(n, x)| x + 0.01 * n).collect();
            let counted = repetitions(&Series::uniform(fps, vec![trembling]));
            assert_eq!(counted.repetitions.len(), moves.len(), "{fps} {moves:?}");
            for pair in counted.repetitions.windows(2) {
                assert!(pair[0].start_s < pair[0].peak_s && pair[0].peak_s < pair[0].end_s);
                assert!(pair[0].end_s <= pair[1].start_s + 1e-9);
                let between = 0.5 * (pair[0].end_s + pair[1].start_s);
                assert!(bounds.iter().any(|b| (b - between).abs() < 0.2), "{between} {bounds:?}");
            }
        }
    }
}

#[test]
fn nothing_repeats_where_nothing_moves() {
    let check = |what: &str, channels: Vec<Vec<f64>>| {
        assert_eq!(repetitions(&Series::uniform(30.0, channels)), Counted::default(), "{what}");
    };
    check("nobody", vec![]);
    check("unknown", vec![vec![f64::NAN; 300]; 3]);
    check("stillness", vec![vec![0.1 + 0.2; 300], vec![-4.0; 300]]);
    check("a moment", vec![vec![0.0, 1.0, 0.0]]);
    check("a drift", vec![(0..600).map(|i| f64::from(i) * 0.01).collect()]);
    for seed in 0..20 {
        check("noise", (0..6).map(|c| noise(100 * seed + c, 900)).collect());
        check("one channel of noise", vec![noise(seed, 900)]);
    }
    let (once, _) = hills(30.0, &[2.0], &[2.0, 2.0]);
    check("once", vec![once]);
}

#[test]
fn what_is_not_whole_is_not_counted() {
    let (values, _) = hills(30.0, &[2.0; 6], &[0.7; 7]);
    // The first hill lacks its way up and more, the last one its way down, and some frames are lost.
    let mut cut = values[66..441].to_vec();
    cut[100..110].fill(f64::NAN);
    assert_eq!(repetitions(&Series::uniform(30.0, vec![cut])).repetitions.len(), 4);
}

/// Somebody is still, or already, where the movement goes to when the recording begins or ends, and farther there than
/// they ever go later.
#[test]
fn a_repetition_begins_at_rest_wherever_the_recording_does() {
    let (values, _) = hills(30.0, &[2.0; 5], &[0.7; 6]);
    // From the top of the first hill on, which takes 60 frames after 21 of rest; rests have 21 frames.
    let check = |farther: f64, turned: bool, back: bool| {
        let mut values = values[51..].to_vec();
        values[..30].iter_mut().for_each(|x| *x *= farther);
        let last = (values.len() - 1) as f64 / 30.0;
        let mut rests: Vec<f64> = (0..5).map(|i| f64::from(30 + 10 + 81 * i) / 30.0).collect();
        if turned {
            values.iter_mut().for_each(|x| *x = -*x);
        }
        if back {
            values.reverse();
            rests = rests.iter().rev().map(|t| last - t).collect();
        }
        let found = repetitions(&Series::uniform(30.0, vec![values])).repetitions;
        assert_eq!(found.len(), 4, "{farther} {turned} {back}");
        for (repetition, rest) in found.iter().zip(rests.windows(2)) {
            let (start, end) = (repetition.start_s - rest[0], repetition.end_s - rest[1]);
            assert!(start.abs() < 0.2 && end.abs() < 0.2, "{farther} {turned} {back}: {start} {end}");
        }
    };
    for farther in [1.0, 1.3, 1.6, 2.0] {
        for (turned, back) in [(false, false), (false, true), (true, false), (true, true)] {
            check(farther, turned, back);
        }
    }
}

#[test]
fn sides_count_one_by_one() {
    let (values, _) = hills(30.0, &[2.0; 6], &[0.5; 7]);
    let mut side = -1.0;
    let swings: Vec<f64> = values
        .iter()
        .enumerate()
        .map(|(i, x)| {
            if *x == 0.0 && i > 0 && values[i - 1] > 0.0 {
                side = -side;
            }
            side * x
        })
        .collect();
    let counted = sides(&Series::uniform(30.0, vec![swings]));
    assert_eq!(counted.repetitions.len(), 6);
    assert!(counted.confidence > 0.9);
    assert_eq!(sides(&Series::uniform(30.0, vec![vec![0.0; 300]])), Counted::default());
}

#[test]
fn bad_time_is_ordinary_input() {
    let (values, _) = hills(30.0, &[2.0; 4], &[1.0; 5]);
    let mut series = Series::uniform(30.0, vec![values]);
    series.time_s[50] = series.time_s[49];
    series.time_s[60] = f64::NAN;
    series.time_s.swap(70, 71);
    assert_eq!(repetitions(&series).repetitions.len(), 4);
    series.time_s.iter_mut().for_each(|t| *t = -*t);
    let _ = repetitions(&series);
    series.time_s.fill(f64::INFINITY);
    assert_eq!(repetitions(&series), Counted::default());
}

/// What a single excursion carries on top of itself, seen from many joints, is no repetition either; at most its way there and its
/// way back are taken for two.
#[test]
fn noise_on_a_single_excursion_is_not_counted() {
    for seed in 0..6 {
        let (hill, _) = hills(30.0, &[4.0], &[1.0, 2.0]);
        let channel = |at: u64| {
            let size = if at < 3 { 0.2 * (at + 1) as f64 } else { 0.0 };
            hill.iter().zip(noise(100 * seed + at, hill.len())).map(|(y, e)| size * y + 0.003 * e).collect()
        };
        let time_s: Vec<f64> = (0..hill.len()).map(|i| i as f64 / 30.0).collect();
        let counted = repetitions(&Series { time_s, channels: (0..39).map(channel).collect(), torso: None });
        assert!(counted.repetitions.len() <= 2, "seed {seed}: {counted:?}");
    }
}

#[test]
fn what_is_small_for_a_body_is_trembling() {
    // Two coordinates that move together by 0.1 each are a movement of 0.14.
    let (values, _) = hills(30.0, &[2.0; 5], &[1.0; 6]);
    let channels = vec![values.iter().map(|x| 0.1 * x).collect(), values.iter().map(|x| -0.1 * x).collect()];
    for (torso, expected) in [(None, 5), (Some(0.5), 5), (Some(0.6), 5), (Some(0.8), 0), (Some(10.0), 0)] {
        let series = Series { torso, ..Series::uniform(30.0, channels.clone()) };
        assert_eq!(repetitions(&series).repetitions.len(), expected, "{torso:?}");
    }
}
