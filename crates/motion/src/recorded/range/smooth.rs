//! The prior of every curve here: a trunk has mass, so that its angle does not jump.

use crate::recorded::filter::quantile;

/// One frame of a camera, seconds: what the weights of samples and of the prior refer to, so that the result does not
/// depend on the frame rate.
const TICK_S: f64 = 1.0 / 30.0;
/// Standard deviation of the trunk's angular acceleration, degrees per second squared: a brisk turn of 90 degrees in one
/// second reaches about half of it (minimum jerk: 5.8 times the angle over the time squared).
const ACCELERATION: f64 = 1000.0;
/// A longer time without samples is not bridged, seconds.
const BRIDGE_S: f64 = 0.5;

/// A symmetric, positive definite matrix with two bands on either side of its diagonal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Banded {
    /// Elements (i, i), (i, i + 1) and (i, i + 2) of each row.
    rows: Vec<[f64; 3]>,
}

impl Banded {
    /// The solution x of `self` x = `b`, by Cholesky's decomposition without roots (L D L^T).
    pub(super) fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = self.rows.len();
        let (mut d, mut l1, mut l2, mut x) = (vec![0.0; n], vec![0.0; n], vec![0.0; n], b.to_vec());
        for i in 0..n {
            let [mut diagonal, mut first, second] = self.rows[i];
            if i >= 1 {
                diagonal -= l1[i - 1] * l1[i - 1] * d[i - 1];
                first -= l1[i - 1] * l2[i - 1] * d[i - 1];
                x[i] -= l1[i - 1] * x[i - 1];
            }
            if i >= 2 {
                diagonal -= l2[i - 2] * l2[i - 2] * d[i - 2];
                x[i] -= l2[i - 2] * x[i - 2];
            }
            (d[i], l1[i], l2[i]) = (diagonal, first / diagonal, second / diagonal);
        }
        for i in (0..n).rev() {
            x[i] /= d[i];
            if i + 1 < n {
                x[i] -= l1[i] * x[i + 1];
            }
            if i + 2 < n {
                x[i] -= l2[i] * x[i + 2];
            }
        }
        x
    }

    /// The product with a vector.
    pub(super) fn times(&self, x: &[f64]) -> Vec<f64> {
        let mut y = vec![0.0; x.len()];
        for (i, row) in self.rows.iter().enumerate() {
            y[i] += row[0] * x[i];
            for (band, &value) in row.iter().enumerate().skip(1).filter(|(band, _)| i + band < x.len()) {
                y[i] += value * x[i + band];
                y[i + band] += value * x[i];
            }
        }
        y
    }

    /// The same with something added to the diagonal.
    pub(super) fn plus_diagonal(&self, add: impl Iterator<Item = f64>) -> Self {
        let rows = self.rows.iter().zip(add).map(|(row, add)| [row[0] + add, row[1], row[2]]);
        Self { rows: rows.collect() }
    }
}

/// The matrix P of the prior: x^T P x is the squared angular acceleration of the angles x (degrees) in units of
/// [`ACCELERATION`], summed over camera frames. Times ascend strictly.
pub(super) fn inertia(time_s: &[f64]) -> Banded {
    let mut rows = vec![[0.0; 3]; time_s.len()];
    for (i, t) in time_s.windows(3).enumerate() {
        let (before, after) = (t[1] - t[0], t[2] - t[1]);
        let span = before + after;
        let second = [2.0 / (before * span), -2.0 / (before * after), 2.0 / (after * span)];
        let weight = 0.5 * span / TICK_S / (ACCELERATION * ACCELERATION);
        for (a, row) in rows[i..i + 3].iter_mut().enumerate() {
            for (band, element) in row.iter_mut().enumerate().take(3 - a) {
                *element += weight * second[a] * second[a + band];
            }
        }
    }
    Banded { rows }
}

/// How much each sample counts: frames that follow each other faster than a camera's see the same error again.
pub(super) fn weights(time_s: &[f64]) -> Vec<f64> {
    let n = time_s.len();
    (0..n)
        .map(|i| {
            let span = time_s[(i + 1).min(n - 1)] - time_s[i.saturating_sub(1)];
            (0.5 * span / TICK_S).min(1.0)
        })
        .collect()
}

/// The smoothest likely course of samples whose standard deviation is `sd`: NaN samples and those of weight 0 are bridged,
/// longer gaps stay NaN.
pub(super) fn smooth(time_s: &[f64], samples: &[f64], weights: &[f64], sd: f64) -> Vec<f64> {
    let weight = |i: usize| if samples[i].is_finite() { weights[i] / (sd * sd) } else { 0.0 };
    let known = (0..samples.len()).filter(|&i| weight(i) > 0.0).count();
    if known < 3 {
        return vec![f64::NAN; samples.len()];
    }
    let target: Vec<f64> =
        (0..samples.len()).map(|i| if weight(i) > 0.0 { weight(i) * samples[i] } else { 0.0 }).collect();
    let mut course = inertia(time_s).plus_diagonal((0..samples.len()).map(weight)).solve(&target);
    blank(time_s, &mut course, |i| weight(i) > 0.0);
    course
}

/// Makes NaN of whatever lies farther than [`BRIDGE_S`] from a known sample on either side.
pub(super) fn blank(time_s: &[f64], course: &mut [f64], known: impl Fn(usize) -> bool) {
    let mut near = vec![false; course.len()];
    let (mut last, mut next) = (f64::NEG_INFINITY, f64::INFINITY);
    for i in 0..course.len() {
        last = if known(i) { time_s[i] } else { last };
        near[i] = time_s[i] - last <= BRIDGE_S;
    }
    for i in (0..course.len()).rev() {
        next = if known(i) { time_s[i] } else { next };
        if !near[i] || next - time_s[i] > BRIDGE_S {
            course[i] = f64::NAN;
        }
    }
}

/// Median of each sample and its two neighbours on either side that are known: removes bodies seen elsewhere for a frame or
/// two. NaN stays NaN.
pub(super) fn median5(samples: &[f64]) -> Vec<f64> {
    let known: Vec<f64> = samples.iter().copied().filter(|x| x.is_finite()).collect();
    let mut index = 0usize;
    samples
        .iter()
        .map(|x| {
            if !x.is_finite() {
                return f64::NAN;
            }
            let window = &known[index.saturating_sub(2)..(index + 3).min(known.len())];
            index += 1;
            median(window.to_vec())
        })
        .collect()
}

/// The middle one of finite values; NaN without any.
pub(super) fn median(values: Vec<f64>) -> f64 {
    quantile(&values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solving_undoes_multiplying() {
        let time_s: Vec<f64> = (0..50).map(|i| f64::from(i) * 0.03 + f64::from(i % 3) * 0.005).collect();
        let matrix = inertia(&time_s).plus_diagonal((0..50).map(|i| if i % 4 == 0 { 0.3 } else { 0.0 }));
        let x: Vec<f64> = (0..50).map(|i| f64::from(i * i % 17) - 8.0).collect();
        let found = matrix.solve(&matrix.times(&x));
        assert!(found.iter().zip(&x).all(|(a, b)| (a - b).abs() < 1e-6), "{found:?}");
    }

    #[test]
    fn uniform_turning_costs_nothing() {
        let time_s: Vec<f64> = (0..20).map(|i| f64::from(i) * 0.04 + f64::from(i % 2) * 0.01).collect();
        let cost: f64 = inertia(&time_s).times(&time_s).iter().zip(&time_s).map(|(a, b)| a * b).sum();
        assert!(cost.abs() < 1e-9, "{cost}");
    }

    #[test]
    fn short_gaps_are_bridged_and_long_ones_are_not() {
        let time_s: Vec<f64> = (0..120).map(|i| f64::from(i) / 30.0).collect();
        let lost = |i: usize| (10..15).contains(&i) || (50..90).contains(&i) || i >= 110;
        let samples: Vec<f64> = (0..120).map(|i| if lost(i) { f64::NAN } else { 20.0 * time_s[i] }).collect();
        let course = smooth(&time_s, &samples, &weights(&time_s), 2.0);
        for i in 0..110 {
            let expected = (50..90).contains(&i);
            assert_eq!(course[i].is_nan(), expected, "{i}");
            assert!(expected || (course[i] - 20.0 * time_s[i]).abs() < 1e-3, "{i}: {}", course[i]);
        }
        assert!(course[110..].iter().all(|c| c.is_nan()));
    }

    #[test]
    fn a_body_elsewhere_for_two_frames_leaves_no_trace() {
        let samples = [1.0, 1.0, 9.0, 9.0, f64::NAN, 1.0, 1.0, 1.0];
        let found = median5(&samples);
        assert!(found[4].is_nan());
        assert_eq!([found[2], found[3], found[6]], [1.0, 1.0, 1.0]);
        assert!(median(vec![]).is_nan());
        assert_eq!(median(vec![4.0, 1.0, 2.0, 8.0]), 3.0);
        assert_eq!(quantile(&[5.0, 1.0, 2.0, 3.0, 4.0], 0.75), 4.0);
    }
}
