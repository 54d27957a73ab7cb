//! Causal filters of one number over time.

use std::f64::consts::TAU;

/// The weight of a new sample in a first-order low-pass, 0..=1.
pub(crate) fn weight(cutoff_hz: f64, dt_s: f64) -> f64 {
    let r = TAU * cutoff_hz * dt_s;
    r / (1.0 + r)
}

/// One Euro filter (Casiez, Roussel, Vogel, CHI 2012): `cutoff = min_cutoff + beta * |speed|`.
#[derive(Debug, Clone)]
pub(crate) struct OneEuro {
    pub(crate) min_cutoff_hz: f64,
    beta: f64,
    state: Option<(f64, f64)>,
    /// The weight used last: how much of the noise passes.
    pub(crate) alpha: f64,
}

impl OneEuro {
    /// `beta` is in Hz per unit of speed of the signal.
    pub(crate) fn new(min_cutoff_hz: f64, beta: f64) -> Self {
        Self { min_cutoff_hz, beta, state: None, alpha: 1.0 }
    }

    pub(crate) fn reset(&mut self) {
        self.state = None;
    }

    /// Takes a sample `dt_s` seconds (> 0) after the last one.
    pub(crate) fn push(&mut self, x: f64, dt_s: f64) -> f64 {
        let Some((last, speed)) = self.state else {
            self.state = Some((x, 0.0));
            return x;
        };
        let speed = speed + weight(1.0, dt_s) * ((x - last) / dt_s - speed);
        self.alpha = weight(self.min_cutoff_hz + self.beta * speed.abs(), dt_s);
        let y = last + self.alpha * (x - last);
        self.state = Some((y, speed));
        y
    }
}

/// Median of the last few samples: removes single ghost frames without smearing them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Median {
    window: [f64; 5],
    len: usize,
    next: usize,
}

impl Median {
    pub(crate) fn reset(&mut self) {
        self.len = 0;
        self.next = 0;
    }

    /// Takes a sample; `span` (3 or 5) is how many of the latest count.
    pub(crate) fn push(&mut self, x: f64, span: usize) -> f64 {
        self.window[self.next] = x;
        self.next = (self.next + 1) % self.window.len();
        self.len = (self.len + 1).min(self.window.len());
        let n = span.min(self.len);
        let mut latest = [0.0; 5];
        for (i, slot) in latest.iter_mut().take(n).enumerate() {
            *slot = self.window[(self.next + self.window.len() - 1 - i) % self.window.len()];
        }
        latest[..n].sort_unstable_by(f64::total_cmp);
        if n % 2 == 1 { latest[n / 2] } else { 0.5 * (latest[n / 2 - 1] + latest[n / 2]) }
    }
}

/// Standard deviation of a signal's noise from its second differences, which a smooth movement leaves alone:
/// a running median, so that outliers do not inflate it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noise {
    last: [f64; 2],
    seen: u32,
    median: f64,
}

impl Noise {
    pub(crate) fn push(&mut self, x: f64) {
        if self.seen >= 2 {
            let d = (x - 2.0 * self.last[1] + self.last[0]).abs();
            let n = f64::from(self.seen - 1);
            if n <= 5.0 {
                self.median += (d - self.median) / n;
            } else {
                // Stochastic approximation of the median: a step of a fixed share of itself, up or down.
                let step = (1.0 / n).max(0.02) * self.median.max(1e-6) * 2.0;
                self.median += if d > self.median { step } else { -step };
            }
        }
        self.last = [self.last[1], x];
        self.seen = self.seen.saturating_add(1);
    }

    /// After a gap the differences start anew; what was learnt stays.
    pub(crate) fn interrupt(&mut self, x: f64) {
        self.last = [x, x];
    }

    /// The standard deviation of one sample, white noise assumed.
    pub(crate) fn sigma(&self) -> f64 {
        // median |N(0, 6 s^2)| = 0.6745 * sqrt(6) * s
        self.median / (0.674_5 * 6.0_f64.sqrt())
    }
}

/// Standard deviation of what is left of the noise in a filtered signal, from second differences over [`Ripple::LAG`] steps of [`Ripple::STEP_S`]: long enough
/// that what remains of the noise's own memory does not count, short enough that a slow movement hardly shows. A running
/// median, so that outliers do not inflate it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ripple {
    last: [f64; 2 * Self::LAG + 1],
    len: usize,
    last_s: Option<f64>,
    seen: u32,
    median: f64,
}

impl Ripple {
    /// Samples are taken no closer than this, seconds.
    const STEP_S: f64 = 0.1;
    /// Steps between the samples of a difference.
    const LAG: usize = 3;

    pub(crate) fn push(&mut self, x: f64, time_s: f64) {
        if self.last_s.is_some_and(|last_s| time_s - last_s < Self::STEP_S) {
            return;
        }
        self.last_s = Some(time_s);
        self.last.rotate_left(1);
        self.last[2 * Self::LAG] = x;
        self.len = (self.len + 1).min(self.last.len());
        if self.len < self.last.len() {
            return;
        }
        let d = (x - 2.0 * self.last[Self::LAG] + self.last[0]).abs();
        self.seen = self.seen.saturating_add(1);
        let n = f64::from(self.seen);
        if n <= 5.0 {
            self.median += (d - self.median) / n;
        } else {
            // Stochastic approximation of the median: a step of a fixed share of itself, up or down.
            let step = (1.0 / n).max(0.02) * self.median.max(1e-6) * 2.0;
            self.median += if d > self.median { step } else { -step };
        }
    }

    /// The differences start anew; what was learnt stays.
    pub(crate) fn interrupt(&mut self) {
        self.len = 0;
    }

    /// How often it has learnt.
    pub(crate) fn seen(&self) -> u32 {
        self.seen
    }

    /// The standard deviation of one sample.
    pub(crate) fn sigma(&self) -> f64 {
        // median |N(0, 6 s^2)| = 0.6745 * sqrt(6) * s
        self.median / (0.674_5 * 6.0_f64.sqrt())
    }
}
