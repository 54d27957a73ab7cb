use std::f64::consts::{PI, TAU};

use body::{Joint, Skeleton};
use glam::DVec3;

use super::*;

/// Somebody who stands, arms hanging, before the camera.
const STANDING: [(Joint, [f64; 3]); 14] = [
    (Joint::LeftHip, [0.1, 0.9, 0.0]),
    (Joint::RightHip, [-0.1, 0.9, 0.0]),
    (Joint::LeftShoulder, [0.2, 1.4, 0.0]),
    (Joint::RightShoulder, [-0.2, 1.4, 0.0]),
    (Joint::Head, [0.0, 1.6, 0.0]),
    (Joint::LeftElbow, [0.25, 1.15, 0.0]),
    (Joint::RightElbow, [-0.25, 1.15, 0.0]),
    (Joint::LeftWrist, [0.25, 0.9, 0.0]),
    (Joint::RightWrist, [-0.25, 0.9, 0.0]),
    (Joint::LeftKnee, [0.1, 0.5, 0.0]),
    (Joint::RightKnee, [-0.1, 0.5, 0.0]),
    (Joint::LeftAnkle, [0.1, 0.1, 0.0]),
    (Joint::RightAnkle, [-0.1, 0.1, 0.0]),
    (Joint::LeftToe, [0.1, 0.0, 0.2]),
];

/// A gesture: where joints go to at its far end, from where they rest.
type Gesture = &'static [(Joint, [f64; 3])];

const ARM_UP: Gesture = &[(Joint::LeftElbow, [0.0, 0.5, 0.0]), (Joint::LeftWrist, [0.0, 1.0, 0.0])];
const ARM_FORWARD: Gesture = &[(Joint::RightElbow, [0.0, 0.25, 0.25]), (Joint::RightWrist, [0.0, 0.5, 0.5])];
const FOOT_ASIDE: Gesture = &[(Joint::RightKnee, [-0.1, 0.0, 0.0]), (Joint::RightAnkle, [-0.2, 0.03, 0.0])];

/// Pseudo-random numbers with mean 0 and about the given standard deviation, from a fixed seed.
struct Noise(u64, f64);

impl Noise {
    fn next(&mut self) -> f64 {
        let mut sum = 0.0;
        for _ in 0..4 {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            sum += (self.0 >> 11) as f64 / (1_u64 << 53) as f64 - 0.5;
        }
        sum * 3.0_f64.sqrt() * self.1
    }
}

/// A session under way.
struct Stage {
    rate_hz: f64,
    noise: Noise,
    time_s: Vec<f64>,
    skeletons: Vec<Skeleton>,
    truth: Vec<f64>,
}

impl Stage {
    fn new(rate_hz: f64, noise_m: f64) -> Self {
        Self { rate_hz, noise: Noise(7, noise_m), time_s: vec![], skeletons: vec![], truth: vec![] }
    }

    fn now_s(&self) -> f64 {
        self.time_s.last().map_or(0.0, |t| t + 1.0 / self.rate_hz)
    }

    /// One frame, the gesture done to some extent.
    fn frame(&mut self, gesture: Gesture, extent: f64) {
        let mut skeleton = Skeleton::default();
        for (joint, place) in STANDING {
            let shift = gesture.iter().find(|g| g.0 == joint).map_or(DVec3::ZERO, |g| DVec3::from(g.1));
            let noise = DVec3::new(self.noise.next(), self.noise.next(), self.noise.next());
            skeleton.set(joint, DVec3::from(place) + extent * shift + noise, 1.0);
        }
        skeleton.complete();
        self.time_s.push(self.now_s());
        self.skeletons.push(skeleton);
    }

    fn rest(&mut self, seconds: f64) {
        for _ in 0..(seconds * self.rate_hz) as usize {
            self.frame(&[], 0.0);
        }
    }

    /// Repetitions with rests around them.
    fn set(&mut self, gesture: Gesture, count: usize, seconds: f64, rest_s: f64) {
        self.rest(0.5 * rest_s);
        for _ in 0..count {
            let frames = (seconds * self.rate_hz) as usize;
            self.truth.push(self.now_s() + 0.5 * seconds);
            for i in 0..frames {
                self.frame(gesture, 0.5 - 0.5 * (TAU * i as f64 / frames as f64).cos());
            }
            self.rest(rest_s);
        }
        self.rest(0.5 * rest_s);
    }

    fn found(&self) -> Vec<Repetition> {
        repetitions(&self.time_s, &self.skeletons)
    }

    /// Every repetition is found: its far end lies inside, nothing else is found, neighbours share their rest.
    fn check(&self, case: &str) {
        let found = self.found();
        assert_eq!(found.len(), self.truth.len(), "{case}: {found:?}");
        for (repetition, peak_s) in found.iter().zip(&self.truth) {
            assert!((repetition.peak_s - peak_s).abs() < 0.3, "{case}: {repetition:?} for {peak_s}");
            assert!(repetition.start_s < *peak_s && *peak_s < repetition.end_s, "{case}");
        }
        assert!(found.windows(2).all(|pair| pair[0].end_s <= pair[1].start_s + 1e-9), "{case}");
    }
}

#[test]
fn sets_of_unlike_size_and_tempo() {
    for (rate_hz, noise_m) in [(30.0, 0.0), (30.0, 0.01), (10.0, 0.005), (90.0, 0.01)] {
        let mut stage = Stage::new(rate_hz, noise_m);
        stage.set(ARM_UP, 5, 1.5, 0.3);
        stage.set(FOOT_ASIDE, 4, 1.2, 0.5);
        stage.set(ARM_FORWARD, 6, 5.0, 2.0);
        stage.check(&format!("{rate_hz} Hz, noise {noise_m} m"));
    }
}

#[test]
fn a_boundary_is_the_middle_of_the_rest() {
    let mut stage = Stage::new(30.0, 0.0);
    stage.set(ARM_UP, 4, 2.0, 1.0);
    let found = stage.found();
    for (pair, truth) in found.windows(2).zip(stage.truth.windows(2)) {
        let middle_s = 0.5 * (truth[0] + truth[1]);
        assert!((pair[0].end_s - middle_s).abs() < 0.1 && pair[1].start_s == pair[0].end_s, "{pair:?}");
    }
}

#[test]
fn a_dip_at_the_top_is_no_boundary() {
    let mut stage = Stage::new(30.0, 0.003);
    stage.rest(2.0);
    for _ in 0..4 {
        stage.truth.push(stage.now_s() + 2.0);
        for i in 0..120 {
            let s = i as f64 / 120.0;
            let top = (PI * s).sin().powf(0.5) * (1.0 - 0.25 * (TAU * 2.0 * s).cos()) / 1.25;
            stage.frame(ARM_UP, top);
        }
        stage.rest(0.7);
    }
    let found = stage.found();
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn stillness_and_what_is_done_a_few_times_are_no_repetitions() {
    let mut still = Stage::new(30.0, 0.015);
    still.rest(60.0);
    assert_eq!(still.found(), []);
    let mut once = Stage::new(30.0, 0.005);
    once.set(ARM_UP, 1, 2.0, 3.0);
    once.set(FOOT_ASIDE, 3, 2.0, 3.0);
    once.set(ARM_FORWARD, 1, 3.0, 3.0);
    assert_eq!(once.found(), []);
}

#[test]
fn an_interruption_is_bridged_only_when_it_is_short() {
    let mut stage = Stage::new(30.0, 0.003);
    stage.set(ARM_UP, 11, 2.0, 1.0);
    let whole = stage.found();
    let without = |from_s: f64, to_s: f64| {
        let kept = stage.time_s.iter().zip(&stage.skeletons).filter(|(t, _)| **t < from_s || **t > to_s);
        let (time_s, skeletons): (Vec<f64>, Vec<Skeleton>) = kept.map(|(t, s)| (*t, *s)).unzip();
        repetitions(&time_s, &skeletons)
    };
    let peak_s = stage.truth[5];
    assert_eq!(without(peak_s - 0.2, peak_s + 0.2).len(), whole.len());
    let torn = without(peak_s - 1.5, peak_s + 1.5);
    assert_eq!(torn.len(), whole.len() - 1);
    assert!(torn.iter().all(|r| r.end_s < peak_s || r.start_s > peak_s), "{torn:?}");
}

#[test]
fn bad_input_is_a_value() {
    assert_eq!(repetitions(&[], &[]), []);
    assert_eq!(repetitions(&[0.0, 1.0], &[Skeleton::default(); 2]), []);
    let mut stage = Stage::new(30.0, 0.003);
    stage.set(ARM_UP, 4, 2.0, 1.0);
    let whole = stage.found();
    // Times that repeat, go back or are no numbers, and frames without a body, change next to nothing.
    let mut worse = Stage::new(30.0, 0.0);
    for (i, (t, s)) in stage.time_s.iter().zip(&stage.skeletons).enumerate() {
        worse.time_s.push(*t);
        worse.skeletons.push(*s);
        if i % 5 == 0 {
            worse.time_s.extend([*t, t - 1.0, f64::NAN, t + 0.01]);
            worse.skeletons.extend([*s, *s, *s, Skeleton::default()]);
        }
    }
    assert_eq!(worse.found(), whole);
    // One point only, all in one place: no shape.
    let mut point = Skeleton::default();
    point.set(Joint::Pelvis, DVec3::ZERO, 1.0);
    assert_eq!(repetitions(&[0.0, 0.1, 0.2], &[point; 3]), []);
}

#[test]
fn where_the_person_stands_how_large_and_mirrored_does_not_matter() {
    let mut stage = Stage::new(30.0, 0.003);
    stage.set(ARM_UP, 4, 2.0, 1.0);
    stage.set(FOOT_ASIDE, 4, 1.5, 1.0);
    let whole = stage.found();
    let moved = |skeleton: &Skeleton| {
        let mut moved = skeleton.mirrored();
        for place in &mut moved.joints {
            place.position = place.position * 250.0 + DVec3::new(40.0, -3.0, 900.0);
        }
        moved
    };
    let skeletons: Vec<Skeleton> = stage.skeletons.iter().map(moved).collect();
    let found = repetitions(&stage.time_s, &skeletons);
    assert_eq!(found.len(), whole.len());
    for (a, b) in found.iter().zip(&whole) {
        assert!((a.peak_s - b.peak_s).abs() < 1e-6 && (a.start_s - b.start_s).abs() < 1e-6);
    }
}
