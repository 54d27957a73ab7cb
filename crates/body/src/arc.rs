//! The arc tangent of many quotients at once, in a form that compilers turn into vector instructions.

/// Coefficients of `atan(q) / q` in powers of `q * q` for |q| <= tan(pi/8): minimax, relative error below 4e-17.
const ATAN: [f64; 11] = [
    1.0,
    -0.333_333_333_333_286_2,
    0.199_999_999_988_892_12,
    -0.142_857_141_835_095_49,
    0.111_111_062_760_699_08,
    -0.090_907_751_488_124_94,
    0.076_899_808_952_040_38,
    -0.066_404_580_226_820_05,
    0.056_894_571_075_429_27,
    -0.043_510_852_866_401_6,
    0.021_170_670_822_763_287,
];
/// tan(pi/8): above it, the quotient is taken against 45 degrees.
const EIGHTH: f64 = std::f64::consts::SQRT_2 - 1.0;
const DEG: f64 = 180.0 / std::f64::consts::PI;

/// `atan2(y, x)` of each pair, degrees -180..=180, within a few units in the last place of `libm::atan2`; 0 where both
/// are 0, NaN where one is NaN or both are infinite.
///
/// No branch and no table: the same bits on every target.
#[inline]
pub fn atan2_deg<const N: usize>(y: [f64; N], x: [f64; N]) -> [f64; N] {
    let mut out = [0.0; N];
    for i in 0..N {
        let (rise, run) = (y[i].abs(), x[i].abs());
        let steep = rise > run;
        let (small, large) = if steep { (run, rise) } else { (rise, run) };
        let wide = small > EIGHTH * large;
        let (above, below) = if wide { (small - large, small + large) } else { (small, large) };
        // Both 0 is 0 degrees; next to any other number the smallest one vanishes.
        let q = above / (below + f64::MIN_POSITIVE);
        let z = q * q;
        let [c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10] = ATAN;
        let (z2, low, high) = (z * z, c0 + c1 * z, c2 + c3 * z);
        let z4 = z2 * z2;
        let (mid, top) = ((c4 + c5 * z) + (c6 + c7 * z) * z2, (c8 + c9 * z) + c10 * z2);
        let series = (low + high * z2) + (mid + top * z4) * z4;
        let acute = q * series * DEG + if wide { 45.0 } else { 0.0 };
        let quarter = if steep { 90.0 - acute } else { acute };
        let half = if x[i] < 0.0 { 180.0 - quarter } else { quarter };
        out[i] = half.copysign(y[i]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(y: f64, x: f64) {
        let [found] = atan2_deg([y], [x]);
        let expected = libm::atan2(y, x).to_degrees();
        assert!(
            (found - expected).abs() <= 1e-15 * expected.abs().max(1e-30),
            "{y}, {x}: {found}, {expected}"
        );
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
        assert_eq!(atan2_deg([0.0], [0.0]), [0.0]);
        for (y, x) in [(f64::NAN, 1.0), (1.0, f64::NAN), (f64::INFINITY, f64::INFINITY)] {
            assert!(atan2_deg([y], [x])[0].is_nan());
        }
    }
}
