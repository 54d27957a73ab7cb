//! One curve against the truth.

use motion::recorded::range::Curve;

/// The clocks of the sensors may differ by so much, seconds.
pub const LAG_S: f64 = 0.25;
/// Steps in which the lag is sought: a frame of motion capture, seconds.
const STEP_S: f64 = 1.0 / 60.0;
/// A side that goes less far has no end that could be held, degrees.
const LEAST_DEG: f64 = 15.0;

/// A found curve against the true one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// True range from end to end, degrees.
    pub true_range_deg: f64,
    /// Found range from end to end, degrees.
    pub range_deg: f64,
    /// Root mean square of the difference between the curves at the found one's times, both without their means, degrees.
    pub rmse_deg: f64,
    /// How much later the same moment has in the truth's clock, seconds.
    pub lag_s: f64,
    /// Pearson's correlation at this lag.
    pub correlation: f64,
    /// True time held at the left and at the right end, seconds.
    pub true_hold_s: [f64; 2],
    /// Found time held at the left and at the right end, seconds.
    pub hold_s: [f64; 2],
}

impl Comparison {
    /// Compares two curves whose positive sense is to the person's left or right; `None` when they have nothing in common.
    pub fn of(found: &Curve, truth: &Curve, left_positive: bool) -> Option<Self> {
        let steps = (LAG_S / STEP_S) as i32;
        let aligned = (-steps..=steps).filter_map(|step| {
            let lag_s = f64::from(step) * STEP_S;
            let (correlation, rmse_deg) = agreement(&pairs(found, truth, lag_s))?;
            Some((correlation, rmse_deg, lag_s))
        });
        let (correlation, rmse_deg, lag_s) = aligned.max_by(|a, b| a.0.total_cmp(&b.0))?;
        Some(Self {
            true_range_deg: truth.range(left_positive)?.total_deg(),
            range_deg: found.range(left_positive)?.total_deg(),
            rmse_deg,
            lag_s,
            correlation,
            true_hold_s: true_holds(truth, left_positive)?,
            hold_s: [true, false].map(|left| {
                let holds = found.holds(left_positive, LEAST_DEG);
                holds.iter().filter(|h| h.left == left).fold(0.0, |sum, h| sum + (h.end_s - h.start_s))
            }),
        })
    }

    /// Found minus true range, degrees.
    pub fn range_error_deg(&self) -> f64 {
        self.range_deg - self.true_range_deg
    }

    /// Mean absolute error of the holds of both sides, seconds.
    pub fn hold_error_s(&self) -> f64 {
        let errors = self.hold_s.iter().zip(self.true_hold_s).map(|(found, truth)| (found - truth).abs());
        0.5 * errors.sum::<f64>()
    }
}

/// Found and true angles at the found one's times, where both are known.
fn pairs(found: &Curve, truth: &Curve, lag_s: f64) -> Vec<(f64, f64)> {
    let at = |time_s: f64| {
        let next = truth.time_s.partition_point(|t| *t < time_s);
        let (before, after) = (next.checked_sub(1)?, truth.time_s.get(next)?);
        let share = (time_s - truth.time_s[before]) / (after - truth.time_s[before]);
        let angle = truth.angle_deg[before] + share * (truth.angle_deg[next] - truth.angle_deg[before]);
        angle.is_finite().then_some(angle)
    };
    let known = found.time_s.iter().zip(&found.angle_deg).filter(|(_, angle)| angle.is_finite());
    known.filter_map(|(time_s, angle)| Some((*angle, at(time_s + lag_s)?))).collect()
}

/// Correlation and root mean square difference of pairs, each side without its mean; `None` for fewer than three or without
/// any movement.
fn agreement(pairs: &[(f64, f64)]) -> Option<(f64, f64)> {
    let n = pairs.len() as f64;
    let mean = |part: fn(&(f64, f64)) -> f64| pairs.iter().map(part).sum::<f64>() / n;
    let (a, b) = (mean(|p| p.0), mean(|p| p.1));
    let sum = |part: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|p| part(p.0 - a, p.1 - b)).sum::<f64>() / n;
    let (aa, bb, ab) = (sum(&|x, _| x * x), sum(&|_, y| y * y), sum(&|x, y| x * y));
    let correlation = ab / (aa * bb).sqrt();
    let rmse = sum(&|x, y| (x - y) * (x - y)).sqrt();
    (pairs.len() >= 3 && correlation.is_finite()).then_some((correlation, rmse))
}

/// Time within 10 % of the farthest on the left and on the right, seconds from one frame to the next.
fn true_holds(truth: &Curve, left_positive: bool) -> Option<[f64; 2]> {
    let opening = truth.opening_deg()?;
    let range = truth.range(left_positive)?;
    let held = |farthest: f64, sign: f64| {
        let within = |angle: f64| sign * (angle - opening) >= 0.9 * farthest;
        let frames = truth.time_s.windows(2).zip(&truth.angle_deg);
        let held = frames.filter(|(_, angle)| farthest >= LEAST_DEG && within(**angle));
        held.fold(0.0, |sum, (t, _)| sum + (t[1] - t[0]))
    };
    let sign = if left_positive { 1.0 } else { -1.0 };
    Some([held(range.left_deg, sign), held(range.right_deg, -sign)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Out to 40 degrees at one side, held for a second, and to 30 at the other, at so many frames a second.
    fn curve(hz: f64, late_s: f64, scale: f64, offset: f64) -> Curve {
        let time_s: Vec<f64> = (0..(6.0 * hz) as usize).map(|i| i as f64 / hz).collect();
        let angle = |t: f64| {
            let knots =
                [(0.0, 0.0), (1.0, 0.0), (1.5, 40.0), (2.5, 40.0), (3.5, -30.0), (4.5, -30.0), (5.0, 0.0)];
            let i = knots.partition_point(|k| k.0 <= t).clamp(1, knots.len() - 1);
            let ((t0, a0), (t1, a1)) = (knots[i - 1], knots[i]);
            a0 + (a1 - a0) * ((t - t0) / (t1 - t0)).clamp(0.0, 1.0)
        };
        let angle_deg = time_s.iter().map(|t| scale * angle(t - late_s) + offset).collect();
        Curve { time_s, angle_deg }
    }

    #[test]
    fn clocks_are_aligned_and_offsets_do_not_count() {
        let same = Comparison::of(&curve(30.0, 0.1, 1.0, 7.0), &curve(60.0, 0.0, 1.0, 0.0), true).unwrap();
        assert!((same.lag_s + 0.1).abs() < 1e-9, "{same:?}");
        assert!(same.rmse_deg < 1e-9 && same.correlation > 0.999_999, "{same:?}");
        assert!(same.range_error_deg().abs() < 1e-9 && same.hold_error_s() < 0.05, "{same:?}");
        // 90 % of the way to 40 is 0.05 s before the hold, and a seventieth of the way across 0.057 s after it.
        assert!((same.true_hold_s[0] - 1.107).abs() < 0.02, "{same:?}");
        assert!((same.true_hold_s[1] - 1.093).abs() < 0.02, "{same:?}");
    }

    #[test]
    fn an_error_is_what_it_is() {
        let wide = Comparison::of(&curve(30.0, 0.0, 1.2, 0.0), &curve(60.0, 0.0, 1.0, 0.0), true).unwrap();
        assert!((wide.range_error_deg() - 14.0).abs() < 1e-9, "{wide:?}");
        assert!(wide.rmse_deg > 3.0 && wide.lag_s == 0.0, "{wide:?}");
        let mut cut = curve(30.0, 0.0, 1.0, 0.0);
        for i in 60..90 {
            cut.angle_deg[i] = 20.0;
        }
        let cut = Comparison::of(&cut, &curve(60.0, 0.0, 1.0, 0.0), true).unwrap();
        assert!((cut.hold_s[0] - 0.5).abs() < 0.1, "{cut:?}");
        assert!(cut.hold_error_s() > 0.25, "{cut:?}");
    }

    #[test]
    fn nothing_in_common_is_no_comparison() {
        let truth = curve(60.0, 0.0, 1.0, 0.0);
        assert_eq!(Comparison::of(&Curve::default(), &truth, true), None);
        let unknown = Curve { angle_deg: vec![f64::NAN; truth.time_s.len()], ..truth.clone() };
        assert_eq!(Comparison::of(&unknown, &truth, true), None);
    }
}
