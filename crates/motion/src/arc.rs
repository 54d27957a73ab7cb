//! The arc tangent of two quotients side by side.

use wide::f64x2;

/// Coefficients of `atan(q) / q`, degrees, in powers of `q * q` for |q| <= tan(pi/8): minimax, relative error 7.3e-13.
pub(crate) const ATAN_DEG: [f64; 8] = [
    57.295_779_513_040_89,
    -19.098_593_139_748_235,
    11.459_152_019_116_646,
    -8.184_926_940_777_164,
    6.361_867_890_458_83,
    -5.152_827_890_851_981,
    3.997_927_266_642_06,
    -2.160_812_102_733_923_5,
];
/// tan(pi/8): above it, the quotient is taken against 45 degrees.
pub(crate) const EIGHTH: f64 = std::f64::consts::SQRT_2 - 1.0;

/// `atan2(y, x)` of each pair, degrees -180..=180, within 1e-12 of `libm::atan2` relatively; 0 where both are 0, NaN
/// where one is not a finite number.
///
/// No branch and no table: the same bits on every target. Step by step for all pairs, because one alone would leave a
/// processor waiting for its own results.
#[inline]
pub(crate) fn atan2_deg<const N: usize>(y: [f64x2; N], x: [f64x2; N]) -> [f64x2; N] {
    let sign = f64x2::splat(-0.0);
    let mut q = [f64x2::ZERO; N];
    let mut wide = q;
    for i in 0..N {
        let (rise, run) = (y[i].abs(), x[i].abs());
        let (small, large) = (rise.fast_min(run), rise.fast_max(run));
        wide[i] = small.simd_gt(large * EIGHTH);
        // Both 0 is 0 degrees; next to any other number the smallest one vanishes.
        let below = large + (small & wide[i]) + f64::MIN_POSITIVE;
        q[i] = (small - (large & wide[i])) / below;
    }
    // Halves and quarters of the sum side by side (Estrin's scheme): one coefficient after another would be a long wait.
    let [c0, c1, c2, c3, c4, c5, c6, c7] = ATAN_DEG.map(f64x2::splat);
    let mut sum = q.map(|q| {
        let z = q * q;
        let z2 = z * z;
        let (low, high) = ((c0 + c1 * z) + (c2 + c3 * z) * z2, (c4 + c5 * z) + (c6 + c7 * z) * z2);
        low + high * (z2 * z2)
    });
    for i in 0..N {
        let acute = q[i] * sum[i] + (f64x2::splat(45.0) & wide[i]);
        // Past 45 degrees it is 90 less the angle, past 90 it is 180 less that.
        let steep = y[i].abs().simd_gt(x[i].abs());
        let quarter = ((f64x2::splat(90.0) & steep) - acute).abs();
        let back = x[i].simd_lt(f64x2::ZERO);
        let half = ((f64x2::splat(180.0) & back) - quarter).abs();
        // 0, or NaN where one is not a finite number.
        let finite = y[i] * f64x2::ZERO + x[i] * f64x2::ZERO;
        sum[i] = (half | (y[i] & sign)) + finite;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(y: f64, x: f64) -> f64 {
        let [found] = atan2_deg([f64x2::splat(y)], [f64x2::splat(x)]);
        let [found, same] = found.to_array();
        assert_eq!(found.to_bits(), same.to_bits());
        found
    }

    #[track_caller]
    fn check(y: f64, x: f64) {
        let (found, expected) = (of(y, x), libm::atan2(y, x).to_degrees());
        assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{y}, {x}: {found}, {expected}");
    }

    #[test]
    fn it_agrees_with_libm_all_around() {
        for step in -3600..=3600 {
            let angle = f64::from(step) * 0.05 * std::f64::consts::PI / 180.0;
            for length in [1e-3, 1.0, 777.7] {
                check(length * libm::sin(angle), length * libm::cos(angle));
            }
        }
        for (y, x) in
            [(0.0, 1.0), (0.0, -1.0), (-0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (-2.0, 2.0)]
        {
            check(y, x);
        }
        for tiny in [1e-12, 1e-100, 1e-290] {
            check(tiny, 1.0);
            check(1.0, tiny);
            check(tiny, -1.0);
        }
    }

    #[test]
    fn what_has_no_direction_is_zero_or_not_a_number() {
        assert_eq!(of(0.0, 0.0), 0.0);
        for (y, x) in [(f64::NAN, 1.0), (1.0, f64::NAN), (f64::INFINITY, 1.0), (1.0, f64::NEG_INFINITY)] {
            assert!(of(y, x).is_nan());
        }
    }
}
