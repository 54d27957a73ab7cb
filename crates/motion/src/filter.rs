//! Causal filters of one number over time.

use std::f64::consts::TAU;

/// The weight of a new sample in a first-order low-pass, 0..=1.
#[inline]
pub(crate) fn weight(cutoff_hz: f64, dt_s: f64) -> f64 {
    let r = TAU * cutoff_hz * dt_s;
    r / (1.0 + r)
}

/// One Euro filter (Casiez, Roussel, Vogel, CHI 2012): `cutoff = min_cutoff + beta * |speed|`, where speed is what noise
/// alone does not explain.
#[derive(Debug, Clone)]
pub(crate) struct OneEuro {
    pub(crate) min_cutoff_hz: f64,
    /// Standard deviation of the samples' noise, as far as it is known.
    pub(crate) noise: f64,
    beta: f64,
    state: Option<(f64, f64)>,
    /// The weight used last: how much of the noise passes.
    pub(crate) alpha: f64,
}

impl OneEuro {
    /// Cutoff of the speed, Hz.
    const SPEED_HZ: f64 = 1.0;
    /// Noise hardly ever seems to be so many times as fast as it is on average.
    const FASTEST: f64 = 3.0;

    /// `beta` is in Hz per unit of speed of the signal.
    pub(crate) fn new(min_cutoff_hz: f64, beta: f64) -> Self {
        Self { min_cutoff_hz, noise: 0.0, beta, state: None, alpha: 1.0 }
    }

    pub(crate) fn reset(&mut self) {
        self.state = None;
    }

    /// Takes a sample `dt_s` seconds (> 0) after the last one.
    ///
    /// Each sample waits for the one before it, so what it waits for is kept short: whatever `dt_s` and the noise alone
    /// decide comes first, and one root and one division stand after one another.
    pub(crate) fn push(&mut self, x: f64, dt_s: f64) -> f64 {
        let Some((last, speed)) = self.state else {
            self.state = Some((x, 0.0));
            return x;
        };
        // The weight of a new difference in the speed, and that over the time.
        let gain = TAU * Self::SPEED_HZ / (1.0 + TAU * Self::SPEED_HZ * dt_s);
        let w = gain * dt_s;
        // A new sample differs from the filtered one by the noise of both, and the speed is the mean of such differences.
        let fast = Self::FASTEST * self.noise / dt_s;
        let idle2 = fast * fast * (2.0 * w / (2.0 - w));
        let turn = TAU * dt_s;
        let (slow, with_speed) = (turn * self.min_cutoff_hz, turn * self.beta);

        let change = x - last;
        let speed = (1.0 - w) * speed + gain * change;
        let moves = (speed * speed - idle2 / (2.0 - self.alpha.min(1.0))).max(0.0).sqrt();
        let r = slow + with_speed * moves;
        self.alpha = r / (1.0 + r);
        let y = last + self.alpha * change;
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

/// Standard deviation of noise from the size of its second differences, which a smooth movement leaves alone. What counts
/// is at most twice the usual size, so that outliers, up to half of all, do not inflate it (Huber's M-estimator of scale).
#[derive(Debug, Clone, Copy, Default)]
struct Spread {
    seen: u32,
    size: f64,
}

impl Spread {
    /// The size of second differences of white noise with a standard deviation of 1: `s` so that the mean of
    /// `min(|N(0, 6)|, 2 s)` is `s`.
    const OF_ONE: f64 = 1.801;

    /// Takes three samples at even distances; the size is that of about the latest `memory` ones.
    fn push(&mut self, [a, b, c]: [f64; 3], memory: f64) {
        let d = (c - 2.0 * b + a).abs();
        self.seen = self.seen.saturating_add(1);
        let n = f64::from(self.seen);
        if n <= 5.0 {
            self.size += (d - self.size) / n;
        } else {
            let size = self.size.max(1e-6);
            self.size += 2.0 / n.min(memory) * (d - size).clamp(-size, size);
        }
    }

    /// The standard deviation of one sample.
    fn sigma(&self) -> f64 {
        self.size / Self::OF_ONE
    }

    /// How much larger it may well be: two standard errors of the estimate, which are about 1.2 over the root of the number of
    /// samples each.
    fn doubt(&self, memory: f64) -> f64 {
        1.0 + 2.4 / f64::from(self.seen.max(4)).min(memory).sqrt()
    }
}

/// Standard deviation of a signal's noise, white noise assumed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Noise {
    last: [f64; 2],
    /// Samples since the differences started, as far as it matters.
    run: u32,
    spread: Spread,
}

impl Noise {
    /// Samples that are remembered: so many that the estimate itself errs by a few per cent only.
    const MEMORY: f64 = 600.0;

    pub(crate) fn push(&mut self, x: f64) {
        if self.run >= 2 {
            self.spread.push([self.last[0], self.last[1], x], Self::MEMORY);
        }
        self.last = [self.last[1], x];
        self.run = (self.run + 1).min(2);
    }

    /// The differences start anew; what was learnt stays.
    pub(crate) fn interrupt(&mut self) {
        self.run = 0;
    }

    /// The standard deviation of one sample.
    pub(crate) fn sigma(&self) -> f64 {
        self.spread.sigma()
    }

    /// How many times that it may well be.
    pub(crate) fn doubt(&self) -> f64 {
        self.spread.doubt(Self::MEMORY)
    }
}

/// Standard deviation of what is left of the noise in a filtered signal, from second differences over [`Ripple::LAG`] steps of
/// [`Ripple::STEP_S`]: long enough that what remains of the noise's own memory does not count, short enough that a slow movement
/// hardly shows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ripple {
    last: [f64; 2 * Self::LAG + 1],
    len: usize,
    last_s: Option<f64>,
    spread: Spread,
}

impl Ripple {
    /// Samples are taken no closer than this, seconds.
    const STEP_S: f64 = 0.1;
    /// Steps between the samples of a difference.
    const LAG: usize = 3;
    /// Samples that are remembered, half a minute's: they overlap, so that this many say less than as many of white noise.
    const MEMORY: f64 = 300.0;

    pub(crate) fn push(&mut self, x: f64, time_s: f64) {
        if self.last_s.is_some_and(|last_s| time_s - last_s < Self::STEP_S) {
            return;
        }
        self.last_s = Some(time_s);
        self.last.rotate_left(1);
        self.last[2 * Self::LAG] = x;
        self.len = (self.len + 1).min(self.last.len());
        if self.len == self.last.len() {
            self.spread.push([self.last[0], self.last[Self::LAG], x], Self::MEMORY);
        }
    }

    /// The differences start anew; what was learnt stays.
    pub(crate) fn interrupt(&mut self) {
        self.len = 0;
    }

    /// How often it has learnt.
    pub(crate) fn seen(&self) -> u32 {
        self.spread.seen
    }

    /// The standard deviation of one sample.
    pub(crate) fn sigma(&self) -> f64 {
        self.spread.sigma()
    }

    /// How many times that it may well be.
    pub(crate) fn doubt(&self) -> f64 {
        self.spread.doubt(Self::MEMORY)
    }
}
