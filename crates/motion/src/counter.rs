//! Counting there and back in any one signal, as it comes.

use crate::filter::{Noise, OneEuro, weight};
use crate::segment::{Event, Segmenter};

/// Cutoff of the filter for slow movement, Hz.
const CUTOFF_HZ: f64 = 1.5;
/// A movement that is not seen for longer than this is dropped, seconds.
const GAP_S: f64 = 1.0;
/// A repetition may take up to this long, seconds.
const MAX_S: f64 = 30.0;
/// Share of the person's own range that a movement must have.
const SHARE: f64 = 0.3;
/// Multiple of the filtered signal's own noise that it must have.
const NOISE: f64 = 10.0;

/// Counts repetitions of one signal whose meaning it does not know: the engine's segmentation without a definition.
#[derive(Debug, Clone)]
pub struct Counter {
    floor: f64,
    filter: OneEuro,
    noise: Noise,
    segmenter: Segmenter,
    last_s: Option<f64>,
    counted: u32,
}

impl Counter {
    /// `floor` is the smallest movement that counts, in the signal's unit; it must be more than 0, or nothing counts.
    pub fn new(floor: f64) -> Self {
        let floor = if floor > 0.0 { floor } else { f64::INFINITY };
        Self {
            floor,
            filter: OneEuro::new(CUTOFF_HZ, 0.1 / floor),
            noise: Noise::default(),
            segmenter: Segmenter::new(MAX_S, SHARE, true),
            last_s: None,
            counted: 0,
        }
    }

    /// Takes a sample (`None` or not a number: not seen) and gives the repetitions so far. A time that is not a number,
    /// repeats or goes back is ignored.
    #[inline]
    pub fn push(&mut self, time_s: f64, value: Option<f64>) -> u32 {
        let Some(value) = value.filter(|value| value.is_finite() && time_s.is_finite()) else {
            return self.counted;
        };
        let since_s = self.last_s.map_or(f64::INFINITY, |last_s| time_s - last_s);
        if since_s <= 0.0 {
            return self.counted;
        }
        self.last_s = Some(time_s);
        if since_s > GAP_S {
            self.filter.reset();
            self.noise.interrupt();
            self.segmenter.reset();
        } else {
            self.noise.push(value);
        }
        let filtered = self.filter.push(value, since_s.min(GAP_S));
        let passes = self.filter.alpha.max(weight(CUTOFF_HZ, since_s.min(GAP_S)));
        let least = self.least(passes);
        if let Event::Counted(cycle) = self.segmenter.push(filtered, time_s, least, None) {
            self.segmenter.accept(cycle.range);
            self.counted += 1;
        }
        self.counted
    }

    /// The smallest leg, where this share of each sample's noise passes the filter.
    fn least(&self, passes: f64) -> f64 {
        let noise = NOISE * self.noise.sigma();
        // Compared without a root and a division, which hardly any sample has to wait for then.
        if noise * noise * passes > self.floor * self.floor * (2.0 - passes) {
            noisy(noise, passes)
        } else {
            self.floor
        }
    }
}

/// The size of noise that is left of what passes the filter.
#[cold]
fn noisy(noise: f64, passes: f64) -> f64 {
    noise * (passes / (2.0 - passes)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: u32, fps: f64, seconds: f64, signal: impl Fn(f64) -> f64) {
        let mut counter = Counter::new(10.0);
        let frames = (seconds * fps) as u32;
        let counted = (0..frames).map(|frame| {
            let time_s = f64::from(frame) / fps;
            counter.push(time_s, Some(signal(time_s)))
        });
        assert_eq!(counted.last(), Some(expected));
    }

    #[test]
    fn there_and_back_counts_once() {
        let wave = |time_s: f64| 20.0 - 20.0 * libm::cos(std::f64::consts::TAU * time_s / 4.0);
        for fps in [10.0, 30.0, 120.0] {
            check(10, fps, 41.0, wave);
            check(0, fps, 41.0, |time_s| 0.1 * wave(time_s));
            check(0, fps, 41.0, |_| f64::NAN);
        }
    }
}
