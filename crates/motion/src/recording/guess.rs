//! A guess of each number from what came before, so that only the difference is stored.
//!
//! The smoothed body is guessed by a One Euro filter (Casiez, Roussel, Vogel, CHI 2012) with the parameters of the one that smooths
//! in the browser. Whatever was stored comes back exactly, also where the guess is bad. Only addition,
//! multiplication, division, square roots and `libm`: the same guess on every machine.

use std::f64::consts::TAU;

use body::POINTS;
use glam::DVec3;

use super::grid::{Frame, PER_POINT, PER_POSE, PoseSteps, value_of};

/// Cutoff at rest, Hz; Hz per person's size and second; cutoff of the speed, Hz; cutoff of the visibility, Hz.
const MIN_CUTOFF_HZ: f64 = 0.5;
const BETA: f64 = 20.0;
const SPEED_CUTOFF_HZ: f64 = 1.0;
const VISIBILITY_CUTOFF_HZ: f64 = 1.0;
/// A longer gap than this starts anew, seconds.
const MAX_GAP_S: f64 = 1.0;
/// Steps of the person's size in an octave.
const PER_OCTAVE: f64 = 8.0;
/// A landmark this many steps from the smoothed one says how it was smoothed.
const TELLING: f64 = 6.0;

/// Share of the new value in a first-order low-pass.
fn share(cutoff_hz: f64, step_s: f64) -> f64 {
    let r = TAU * cutoff_hz * step_s;
    r / (1.0 + r)
}

/// What the smoothed body before was, and how fast it moved.
#[derive(Debug, Clone)]
pub(super) struct Guess {
    time_s: f64,
    last: Option<PoseSteps>,
    /// Steps a second: of each landmark in the picture, and in space.
    speed: [[DVec3; 2]; POINTS],
}

impl Default for Guess {
    fn default() -> Self {
        Self { time_s: f64::NAN, last: None, speed: [[DVec3::ZERO; 2]; POINTS] }
    }
}

/// Image or space of a landmark in a pose's numbers, in picture or space steps.
fn triple(pose: &PoseSteps, point: usize, space: usize) -> DVec3 {
    let at = 1 + point * PER_POINT + 3 * space;
    DVec3::from_array(std::array::from_fn(|k| value_of(pose[at + k])))
}

impl Guess {
    /// Guesses the smoothed body of a frame with a raw one. `unit` is the person's size as [`Guess::unit`] gave it.
    pub(super) fn smooth(&mut self, frame: &Frame, raw: &PoseSteps, unit: i64) -> PoseSteps {
        let Some((last, step_s)) = self.step(frame) else { return *raw };
        let mut guess = *raw;
        for point in 0..POINTS {
            for space in 0..2 {
                let from = triple(&last, point, space);
                let way = triple(raw, point, space) - from;
                let speed = self.speed[point][space].lerp(way / step_s, share(SPEED_CUTOFF_HZ, step_s));
                self.speed[point][space] = if speed.is_finite() { speed } else { DVec3::ZERO };
                let size = if space == 0 { size_of(unit) } else { super::grid::METRE };
                let cutoff_hz = MIN_CUTOFF_HZ + BETA * length(speed) / size;
                let to = from + way * share(cutoff_hz, step_s);
                let at = 1 + point * PER_POINT + 3 * space;
                for (k, x) in to.to_array().into_iter().enumerate() {
                    guess[at + k] = x.round_ties_even() as i64;
                }
            }
            let at = point * PER_POINT + PER_POINT;
            let from = value_of(last[at]);
            let to = from + (value_of(raw[at]) - from) * share(VISIBILITY_CUTOFF_HZ, step_s);
            guess[at] = to.round_ties_even() as i64;
        }
        guess
    }

    /// The person's size that explains best how this frame was smoothed; `before` where nothing moves.
    pub(super) fn unit(&self, frame: &Frame, before: i64) -> i64 {
        let (Some(raw), Some(smooth)) = (&frame.pose, &frame.smooth) else { return before };
        let Some((last, step_s)) = self.step(frame) else { return before };
        let mut sizes = [0.0; POINTS];
        let mut told = 0;
        for point in 0..POINTS {
            let from = triple(&last, point, 0);
            let way = triple(raw, point, 0) - from;
            let share_seen = (triple(smooth, point, 0) - from).dot(way) / way.length_squared();
            let speed = self.speed[point][0].lerp(way / step_s, share(SPEED_CUTOFF_HZ, step_s));
            let cutoff_hz = share_seen / ((1.0 - share_seen) * TAU * step_s);
            let size = BETA * length(speed) / (cutoff_hz - MIN_CUTOFF_HZ);
            if way.length() >= TELLING && size.is_finite() && size > 0.0 {
                sizes[told] = size;
                told += 1;
            }
        }
        sizes[..told].sort_unstable_by(f64::total_cmp);
        if told == 0 { before } else { (PER_OCTAVE * libm::log2(sizes[told / 2])).round_ties_even() as i64 }
    }

    /// Takes note of what the frame really was.
    pub(super) fn learn(&mut self, frame: &Frame) {
        self.time_s = super::grid::time_of(frame.head[0]);
        if self.last.is_none() || frame.smooth.is_none() {
            self.speed = [[DVec3::ZERO; 2]; POINTS];
        }
        self.last = frame.smooth;
    }

    /// The smoothed body before, and how long ago it was, where that is of use.
    fn step(&self, frame: &Frame) -> Option<(PoseSteps, f64)> {
        let step_s = super::grid::time_of(frame.head[0]) - self.time_s;
        self.last.filter(|_| step_s > 0.0 && step_s <= MAX_GAP_S).map(|last| (last, step_s))
    }
}

/// The person's size, picture steps.
fn size_of(unit: i64) -> f64 {
    libm::exp2((unit as f64 / PER_OCTAVE).clamp(0.0, 40.0))
}

/// The length of a speed whose depth counts in steps of twice the others' width.
fn length(speed: DVec3) -> f64 {
    (speed * DVec3::new(1.0, 1.0, super::grid::DEPTH)).length()
}

const _: () = assert!(PER_POSE == 1 + POINTS * PER_POINT && PER_POINT == 7);
