//! The latest stretch of the primary signal, from which tempo and hold of a repetition are read when it has counted.

/// Samples kept.
const LENGTH: usize = 1024;
/// Samples are kept no closer than this, seconds.
const STEP_S: f64 = 0.025;
/// The far end of a repetition: within this share of its way from its farthest point.
const FAR: f64 = 0.1;
/// Slower than this share of the repetition's top speed is holding.
const SLOW: f64 = 0.2;
/// Speeds are taken over this time to either side, seconds.
const SPEED_S: f64 = 0.1;

/// When the far end was reached and left.
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

    /// Speed about a sample, units per second.
    fn speed(&self, i: usize) -> f64 {
        let (time_s, _) = self.at(i);
        let (mut a, mut b) = (i, i);
        while a > 0 && time_s - self.at(a - 1).0 <= SPEED_S {
            a -= 1;
        }
        while b + 1 < self.samples.len() && self.at(b + 1).0 - time_s <= SPEED_S {
            b += 1;
        }
        let ((t0, x0), (t1, x1)) = (self.at(a), self.at(b));
        if t1 > t0 { ((x1 - x0) / (t1 - t0)).abs() } else { 0.0 }
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

    /// The far end of the repetition that began at `start_s` and turned at `peak_s`.
    pub(super) fn far(&self, start_s: f64, peak_s: f64) -> Far {
        let nothing = Far { from_s: peak_s, to_s: peak_s };
        let n = self.samples.len();
        let Some(begin) = (0..n).find(|&i| self.at(i).0 >= start_s) else { return nothing };
        let Some(peak) = (begin..n).find(|&i| self.at(i).0 >= peak_s) else { return nothing };
        let (from, top) = (self.at(begin).1, self.at(peak).1);
        let way = (top - from).abs();
        let fastest = (begin..n).map(|i| self.speed(i)).fold(0.0, f64::max);
        let inside = |i: usize| (self.at(i).1 - top).abs() <= FAR * way && self.speed(i) <= SLOW * fastest;
        let (mut a, mut b) = (peak, peak);
        while a > begin && inside(a - 1) {
            a -= 1;
        }
        while b + 1 < n && inside(b + 1) {
            b += 1;
        }
        Far { from_s: self.at(a).0.min(peak_s), to_s: self.at(b).0.max(peak_s) }
    }
}
