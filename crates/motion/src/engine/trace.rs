//! The latest stretch of the primary signal, from which tempo and hold of a repetition are read when it has counted.

/// Samples kept.
const LENGTH: usize = 1024;
/// Samples are kept no closer than this, seconds.
const STEP_S: f64 = 0.025;
/// What is this near to the farthest point, as a share of the way, is the far end.
const NEAR: f64 = 0.85;
/// Two levels of the way and when a movement of minimum jerk reaches them, as shares of its time.
const HIGH: (f64, f64) = (0.8, 0.673);
const LOW: (f64, f64) = (0.45, 0.473);
/// When it has come within a tenth of the way from its end.
const TENTH: f64 = 0.753;

/// When the far end was reached and left: within a tenth of the way from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Far {
    pub(super) from_s: f64,
    pub(super) to_s: f64,
}

/// A ring of samples: time and value.
#[derive(Debug, Clone)]
pub(super) struct Trace {
    samples: Vec<(f64, f64)>,
    next: usize,
    step_s: f64,
    last_s: f64,
}

impl Trace {
    /// For repetitions of up to `max_s`.
    pub(super) fn new(max_s: f64) -> Self {
        let step_s = STEP_S.max(1.2 * max_s / LENGTH as f64);
        Self { samples: Vec::with_capacity(LENGTH), next: 0, step_s, last_s: f64::NEG_INFINITY }
    }

    pub(super) fn push(&mut self, time_s: f64, value: f64) {
        if time_s - self.last_s < self.step_s {
            return;
        }
        self.last_s = time_s;
        if self.samples.len() < LENGTH {
            self.samples.push((time_s, value));
        } else {
            self.samples[self.next] = (time_s, value);
        }
        self.next = (self.next + 1) % LENGTH;
    }

    fn at(&self, i: usize) -> (f64, f64) {
        let oldest = if self.samples.len() < LENGTH { 0 } else { self.next };
        self.samples[(oldest + i) % self.samples.len()]
    }

    /// How far the signal has moved since `start_s`.
    pub(super) fn width(&self, start_s: f64) -> f64 {
        let since = self.samples.iter().filter(|(time_s, _)| *time_s >= start_s);
        let (low, high) =
            since.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (_, x)| (low.min(*x), high.max(*x)));
        (high - low).max(0.0)
    }

    /// How often the signal has turned round by at least `by` since `start_s`.
    pub(super) fn turns(&self, start_s: f64, by: f64) -> usize {
        let n = self.samples.len();
        let Some(begin) = (0..n).find(|&i| self.at(i).0 >= start_s) else { return 0 };
        let (mut low, mut high, mut up, mut turns) = (f64::INFINITY, f64::NEG_INFINITY, None, 0);
        for i in begin..n {
            let x = self.at(i).1;
            (low, high) = (low.min(x), high.max(x));
            let turned = match up {
                Some(true) => (high - x >= by).then_some(false),
                Some(false) => (x - low >= by).then_some(true),
                None if x - low >= by => Some(true),
                None if high - x >= by => Some(false),
                None => None,
            };
            if turned.is_some() {
                turns += usize::from(up.is_some());
                up = turned;
                (low, high) = (x, x);
            }
        }
        turns
    }

    /// The far end of the repetition that began at `start_s` and turned at `peak_s`: from when to when the signal was within a
    /// tenth of the way from it, as holds are read off recordings too. Both follow from the steep parts of the way, which
    /// noise hardly moves in time, because reaching movements have one profile (minimum jerk; Flash and Hogan, J Neurosci
    /// 1985;5:1688).
    pub(super) fn far(&self, start_s: f64, peak_s: f64) -> Far {
        let nothing = Far { from_s: peak_s, to_s: peak_s };
        let n = self.samples.len();
        let Some(begin) = (0..n).find(|&i| self.at(i).0 >= start_s) else { return nothing };
        let Some(peak) = (begin..n).find(|&i| self.at(i).0 >= peak_s) else { return nothing };
        let (from, extreme) = (self.at(begin).1, self.at(peak).1);
        let share = |i: usize| (self.at(i).1 - from) / (extreme - from);
        // The level of the far end is the mean there, measured by itself: the farthest sample is the noisiest one.
        let mean_near = |level: f64| {
            let near = (begin..n).map(share).filter(|&x| x >= NEAR * level);
            let (sum, count) = near.fold((0.0, 0.0), |(sum, count), x| (sum + x, count + 1.0));
            sum / count
        };
        let level = mean_near(mean_near(1.0));
        if !level.is_finite() {
            return nothing;
        }
        // When the way crosses a level, coming from either end of the repetition: whoever wavers at the far end stays there.
        let crossing = |at: f64, back: bool| {
            let order = |k: usize| if back { n - 1 - k } else { begin + k };
            let k = (1..n - begin).find(|&k| share(order(k)) >= at * level)?;
            let (a, b) = (share(order(k)), share(order(k - 1)));
            let ((t0, _), (t1, _)) = (self.at(order(k)), self.at(order(k - 1)));
            let part = if a > b { ((a - at * level) / (a - b)).clamp(0.0, 1.0) } else { 0.0 };
            Some(t0 + part * (t1 - t0))
        };
        let end = |back: bool| {
            let (high_s, low_s) = (crossing(HIGH.0, back)?, crossing(LOW.0, back)?);
            Some(high_s + (TENTH - HIGH.1) / (HIGH.1 - LOW.1) * (high_s - low_s))
        };
        let (Some(from_s), Some(to_s)) = (end(false), end(true)) else { return nothing };
        if from_s < to_s { Far { from_s, to_s } } else { nothing }
    }
}
