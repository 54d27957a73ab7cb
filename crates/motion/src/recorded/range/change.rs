//! What a range is worth: its measurement error, and from when on a change is one.

/// Standard error of measurement of the total range of trunk rotation by one camera, degrees: the spread of the error against
/// motion capture in the published figures (docs/accuracy.md), rounded up, because those are of one person.
pub const ROTATION_SEM_DEG: f64 = 5.0;
/// The same of the lateral tilt's total range.
pub const LATERAL_SEM_DEG: f64 = 5.0;

/// The smallest difference between two measurements of the same person that is, with 95 % certainty, not measurement error
/// alone: 1.96 * sqrt(2) * SEM (Weir, J Strength Cond Res 2005;19:231).
pub fn minimal_detectable_change(sem: f64) -> f64 {
    1.96 * std::f64::consts::SQRT_2 * sem
}

/// What two measurements say about each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// More, by more than the measurement error explains.
    More,
    /// Less, by more than the measurement error explains.
    Less,
    /// Nothing that the measurement error does not explain; also when either is not known.
    WithinError,
}

/// Compares two ranges whose standard error of measurement is `sem`, in the same unit.
pub fn change(before: f64, after: f64, sem: f64) -> Change {
    let (difference, detectable) = (after - before, minimal_detectable_change(sem));
    if difference > detectable {
        Change::More
    } else if difference < -detectable {
        Change::Less
    } else {
        Change::WithinError
    }
}

/// A range relative to the person's own calibrated range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// 1 for the calibrated range itself.
    pub share: f64,
    /// Its standard error of measurement.
    pub sem: f64,
}

/// A range as a share of the person's own calibrated one, both measured with the standard error `sem` in the same unit:
/// SEM of the quotient = sem / calibrated * sqrt(1 + share^2), errors independent. `None` unless the calibrated range is
/// beyond the minimal detectable change and so not error alone.
pub fn share(range: f64, calibrated: f64, sem: f64) -> Option<Share> {
    let share = range / calibrated;
    (calibrated > minimal_detectable_change(sem) && share.is_finite())
        .then(|| Share { share, sem: sem / calibrated * libm::hypot(1.0, share) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_one_beyond_the_error() {
        assert!((minimal_detectable_change(5.0) - 13.859).abs() < 1e-3);
        for (before, after, expected) in [
            (60.0, 73.0, Change::WithinError),
            (60.0, 74.0, Change::More),
            (60.0, 46.0, Change::Less),
            (f64::NAN, 46.0, Change::WithinError),
        ] {
            assert_eq!(change(before, after, 5.0), expected, "{before} {after}");
        }
    }

    #[test]
    fn a_share_carries_its_error() {
        let found = share(75.0, 100.0, 4.0).unwrap();
        assert!((found.share - 0.75).abs() < 1e-12 && (found.sem - 0.05).abs() < 1e-12, "{found:?}");
        assert_eq!(share(5.0, 10.0, 4.0), None);
        assert_eq!(share(f64::NAN, 100.0, 4.0), None);
    }
}
