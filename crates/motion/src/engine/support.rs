//! A supporting signal and its learnt relation to the primary one.

use crate::definition::SignalUse;
use crate::filter::weight;

/// The relation is that of the last so many seconds.
const LEARN_S: f64 = 30.0;

#[derive(Debug, Clone)]
pub(super) struct Support {
    pub(super) what: SignalUse,
    /// Mean of the supporting and of the primary signal over the same samples.
    mean: [f64; 2],
    variance: [f64; 2],
    covariance: f64,
    /// The relation assumed before any is learnt, as variance and covariance of made-up samples.
    prior: [f64; 2],
    samples_s: f64,
    seen: bool,
}

impl Support {
    pub(super) fn new(what: SignalUse, floor: f64) -> Self {
        let gain = what.gain;
        let variance = if gain == 0.0 { 9.0 } else { (floor / gain) * (floor / gain) };
        Self {
            what,
            mean: [0.0; 2],
            variance: [0.0; 2],
            covariance: 0.0,
            prior: [variance, gain * variance],
            samples_s: 0.0,
            seen: false,
        }
    }

    /// Learns from a sample where both are seen; without the primary only the signal's own mean follows.
    pub(super) fn learn(&mut self, s: f64, primary: Option<f64>, dt_s: f64) {
        let follow_s = LEARN_S.min(self.samples_s.max(dt_s));
        let w = weight(1.0 / (std::f64::consts::TAU * follow_s), dt_s);
        self.samples_s += dt_s;
        if !self.seen {
            self.seen = true;
            self.mean = [s, primary.unwrap_or(0.0)];
            return;
        }
        let ds = s - self.mean[0];
        self.mean[0] += w * ds;
        if let Some(p) = primary {
            let dp = p - self.mean[1];
            self.mean[1] += w * dp;
            self.variance[0] += w * (ds * ds - self.variance[0]);
            self.variance[1] += w * (dp * dp - self.variance[1]);
            self.covariance += w * (ds * dp - self.covariance);
        }
    }

    /// What the primary signal should be, given this one.
    pub(super) fn predict(&self, s: f64) -> f64 {
        let gain = (self.covariance + self.prior[1]) / (self.variance[0] + self.prior[0]);
        self.mean[1] + gain * (s - self.mean[0])
    }

    /// How much of the primary signal this one explains, 0..=1.
    pub(super) fn trust(&self) -> f64 {
        let both = self.variance[0] * self.variance[1];
        let learnt = if both > 0.0 { self.covariance * self.covariance / both } else { 0.0 };
        let prior = if self.prior[1] == 0.0 { 0.0 } else { 0.25 };
        let share = self.variance[0] / (self.variance[0] + self.prior[0]);
        (share * learnt + (1.0 - share) * prior).clamp(0.0, 1.0)
    }

    /// Whether its part in this person's movement has been learnt.
    pub(super) fn is_learnt(&self) -> bool {
        self.variance[1] > 0.0 && self.trust() >= 0.5
    }
}
