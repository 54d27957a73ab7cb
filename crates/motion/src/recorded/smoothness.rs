//! Smoothness of a movement, from its speed.
//!
//! Two measures, because they fail differently: the spectral arc length hardly minds noise, the jerk has an exact value
//! for the smoothest movement there is. Both are without a unit, negative, and the nearer to zero the smoother; neither
//! changes when the movement is larger or slower throughout. They are for one movement (a repetition), not for a session:
//! pauses between movements would count as unsmooth.
//!
//! Source of both: Balasubramanian, Melendez-Calderon, Roby-Brami, Burdet. On the analysis of movement smoothness. J
//! NeuroEng Rehabil 2015;12:112, with its symbols; SPARC after the same authors, IEEE Trans Biomed Eng 2012;59:2126. The
//! jerk's form without a dimension after Hogan and Sternad, J Mot Behav 2009;41:529.

use glam::DVec3;

/// Upper bound of the frequencies looked at, `ω_c^max / 2π` = 10 Hz, the paper's value: human movement lies below.
pub const CUTOFF_HZ: f64 = 10.0;
/// `V̄`: amplitude, relative to the spectrum's peak, below which the rest of the spectrum is left out; the paper's value.
pub const AMPLITUDE_THRESHOLD: f64 = 0.05;
/// Powers of two by which the movement is padded with stillness, so that its spectrum is a smooth curve; the paper's value.
const PADDING: u32 = 4;
/// Fewer samples say nothing about a movement's inner course.
const SAMPLES_MIN: usize = 8;
/// A longer recording is not one movement, seconds; the work grows with the square of the length.
const LONGEST_S: f64 = 120.0;

/// The samples that can be used: finite, in ascending time. `None` when they are not one movement.
fn usable(time_s: &[f64], speed: &[f64]) -> Option<(Vec<f64>, Vec<f64>)> {
    let (mut times, mut speeds) = (Vec::new(), Vec::new());
    for (&t, &v) in time_s.iter().zip(speed) {
        if t.is_finite() && v.is_finite() && times.last().is_none_or(|&last| t > last) {
            times.push(t);
            speeds.push(v.abs());
        }
    }
    let one_movement = times.len() >= SAMPLES_MIN
        && times[times.len() - 1] - times[0] <= LONGEST_S
        && speeds.iter().any(|&v| v > 0.0);
    one_movement.then_some((times, speeds))
}

/// The speeds at as many evenly spaced moments, in between by straight lines.
fn even(times: &[f64], speeds: &[f64], rate: f64) -> Vec<f64> {
    let mut next = 1;
    (0..times.len())
        .map(|i| {
            let t = times[0] + i as f64 / rate;
            while next + 1 < times.len() && times[next] < t {
                next += 1;
            }
            let share = ((t - times[next - 1]) / (times[next] - times[next - 1])).clamp(0.0, 1.0);
            speeds[next - 1] + share * (speeds[next] - speeds[next - 1])
        })
        .collect()
}

/// Spectral arc length (SPARC) of a speed profile: the length of the normalised amplitude spectrum's curve up to `ω_c`,
/// negated. About -1.4 for one smooth stroke; every further stroke makes it more negative.
///
/// `time_s` in seconds, need not be even; `speed` in any unit (its sign is ignored), as many. What is not finite and
/// what does not come later than the sample before is left out. NaN with fewer than eight samples left, without any
/// movement, or for more than two minutes.
pub fn sparc(time_s: &[f64], speed: &[f64]) -> f64 {
    let Some((times, speeds)) = usable(time_s, speed) else { return f64::NAN };
    let n = times.len();
    let rate = (n - 1) as f64 / (times[n - 1] - times[0]);
    let speeds = even(&times, &speeds, rate);
    let padded = n.next_power_of_two() << PADDING;
    let step_hz = rate / padded as f64;
    let bins = (CUTOFF_HZ.min(rate / 2.0) / step_hz) as usize + 1;
    // One phasor per sample, turned on by its own angle from bin to bin.
    let turns: Vec<(f64, f64)> =
        (0..n).map(|i| libm::sincos(std::f64::consts::TAU * i as f64 / padded as f64)).collect();
    let mut phasors: Vec<(f64, f64)> = speeds.iter().map(|v| (*v, 0.0)).collect();
    let mut amplitudes = Vec::with_capacity(bins);
    for _ in 0..bins {
        let (re, im) = phasors.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0, sum.1 + p.1));
        amplitudes.push(libm::hypot(re, im));
        for ((re, im), (sin, cos)) in phasors.iter_mut().zip(&turns) {
            (*re, *im) = (*re * cos - *im * sin, *re * sin + *im * cos);
        }
    }
    let peak = amplitudes.iter().fold(0.0, |a: f64, &b| a.max(b));
    let last = amplitudes.iter().rposition(|a| *a >= AMPLITUDE_THRESHOLD * peak).unwrap_or(0);
    if peak <= 0.0 || !peak.is_finite() || last == 0 {
        return f64::NAN;
    }
    let along = 1.0 / last as f64;
    -amplitudes[..=last].windows(2).map(|pair| libm::hypot(along, (pair[1] - pair[0]) / peak)).sum::<f64>()
}

/// Log dimensionless jerk (LDLJ) of a speed profile:
/// `-ln( (t2 - t1)^3 / v_peak^2 ∫ (d²v/dt²)² dt )`. For the smoothest stroke there is, minimum jerk, exactly
/// `-ln 204.8 = -5.322`. Input and NaN as for [`sparc`]; NaN too for a constant speed, which has no jerk.
///
/// The second derivative multiplies noise: filter what a camera measured first.
pub fn log_dimensionless_jerk(time_s: &[f64], speed: &[f64]) -> f64 {
    let Some((times, speeds)) = usable(time_s, speed) else { return f64::NAN };
    let n = times.len();
    let jerk = |i: usize| {
        let (before, after) = (times[i] - times[i - 1], times[i + 1] - times[i]);
        let slopes = ((speeds[i] - speeds[i - 1]) / before, (speeds[i + 1] - speeds[i]) / after);
        2.0 * (slopes.1 - slopes.0) / (before + after)
    };
    // The end samples have no second difference of their own and take their neighbour's.
    let squares: Vec<f64> = (0..n).map(|i| jerk(i.clamp(1, n - 2))).map(|j| j * j).collect();
    let integral: f64 = (1..n).map(|i| 0.5 * (squares[i] + squares[i - 1]) * (times[i] - times[i - 1])).sum();
    let peak = speeds.iter().fold(0.0, |a: f64, &b| a.max(b));
    let span = times[n - 1] - times[0];
    let value = -libm::log(span * span * span / (peak * peak) * integral);
    if value.is_finite() { value } else { f64::NAN }
}

/// Speed of one signal, its unit per second, never negative: how fast an angle changes. As long as the input, NaN where
/// the signal or a neighbour is not known or time does not ascend.
pub fn speed(time_s: &[f64], values: &[f64]) -> Vec<f64> {
    slope(time_s.len().min(values.len()), time_s, |i, j| (values[j] - values[i]).abs())
}

/// Speed of a point in space, metres per second for metres. Otherwise as [`speed`].
pub fn point_speed(time_s: &[f64], places: &[DVec3]) -> Vec<f64> {
    slope(time_s.len().min(places.len()), time_s, |i, j| places[i].distance(places[j]))
}

/// Central differences: the distance of the neighbours over the time between them.
fn slope(n: usize, time_s: &[f64], distance: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    (0..n)
        .map(|i| {
            let (before, after) = (i.saturating_sub(1), (i + 1).min(n - 1));
            let span = time_s[after] - time_s[before];
            let value = distance(before, after) / span;
            if span > 0.0 && value.is_finite() { value } else { f64::NAN }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(seconds: f64, rate: f64) -> Vec<f64> {
        (0..=(seconds * rate).round() as usize).map(|i| i as f64 / rate).collect()
    }

    /// Speed of a minimum-jerk stroke of length 1 from `start` over `duration` (Flash and Hogan 1985).
    fn stroke(t: f64, start: f64, duration: f64) -> f64 {
        let s = ((t - start) / duration).clamp(0.0, 1.0);
        30.0 * s * s * (1.0 - s) * (1.0 - s) / duration
    }

    fn strokes(times: &[f64], starts: &[f64], duration: f64) -> Vec<f64> {
        times.iter().map(|t| starts.iter().map(|s| stroke(*t, *s, duration)).sum()).collect()
    }

    #[test]
    fn the_published_example() {
        // The example of the authors' own reference code: a bell of speed, sampled at 100 Hz, has -1.41403.
        let t: Vec<f64> = (-100..100).map(|i| f64::from(i) / 100.0).collect();
        let v: Vec<f64> = t.iter().map(|t| (-5.0 * t * t).exp()).collect();
        assert!((sparc(&t, &v) + 1.41403).abs() < 1e-5, "{}", sparc(&t, &v));
    }

    #[test]
    fn minimum_jerk_is_exact() {
        for (duration, size, rate) in [(1.0, 1.0, 200.0), (4.0, 35.0, 100.0), (0.8, 0.2, 240.0)] {
            let t = times(duration, rate);
            let v: Vec<f64> = strokes(&t, &[0.0], duration).iter().map(|v| v * size).collect();
            let ldlj = log_dimensionless_jerk(&t, &v);
            // Trapezoids take the ends' jerk from their neighbours: the rest is of the order of one sample.
            assert!((ldlj + 204.8_f64.ln()).abs() < 0.06, "{duration} {size}: {ldlj}");
            assert!((-1.7..-1.35).contains(&sparc(&t, &v)), "{}", sparc(&t, &v));
        }
    }

    #[test]
    fn more_submovements_are_less_smooth() {
        let t = times(8.0, 100.0);
        let mut last = (0.0, 0.0);
        for parts in 1..=6_usize {
            let duration = 8.0 / parts as f64;
            let starts: Vec<f64> = (0..parts).map(|i| i as f64 * duration).collect();
            let v = strokes(&t, &starts, duration);
            let now = (sparc(&t, &v), log_dimensionless_jerk(&t, &v));
            assert!(now.0 < last.0 && now.1 < last.1, "{parts}: {now:?} after {last:?}");
            last = now;
        }
    }

    #[test]
    fn farther_apart_is_less_smooth() {
        let t = times(5.0, 100.0);
        let mut last = 0.0;
        for gap in [0.0, 0.25, 0.5, 1.0, 1.5, 2.0] {
            let now = sparc(&t, &strokes(&t, &[0.0, 1.0 + gap], 1.0));
            assert!(now < last, "gap {gap}: {now} after {last}");
            last = now;
        }
    }

    #[test]
    fn uneven_sampling_says_the_same() {
        let even = times(2.0, 60.0);
        let uneven: Vec<f64> =
            even.iter().enumerate().filter(|(i, _)| i % 7 != 3 && i % 11 != 5).map(|(_, t)| *t).collect();
        let at = |t: &[f64]| sparc(t, &strokes(t, &[0.0, 0.8], 1.2));
        assert!((at(&even) - at(&uneven)).abs() < 0.02, "{} {}", at(&even), at(&uneven));
    }

    #[test]
    fn speeds() {
        let t = times(1.0, 10.0);
        let ramp: Vec<f64> = t.iter().map(|t| -3.0 * t).collect();
        assert!(speed(&t, &ramp).iter().all(|v| (v - 3.0).abs() < 1e-9));
        let line: Vec<DVec3> = t.iter().map(|t| DVec3::new(3.0, 0.0, -4.0) * *t).collect();
        assert!(point_speed(&t, &line).iter().all(|v| (v - 5.0).abs() < 1e-9));
        assert!(speed(&[0.0, 0.0, 0.0], &[1.0, 2.0, 3.0]).iter().all(|v| v.is_nan()));
        assert!(speed(&[], &[1.0]).is_empty());
    }

    #[test]
    fn bad_input_is_not_a_number() {
        let t = times(2.0, 30.0);
        let check = |t: &[f64], v: &[f64]| {
            assert!(sparc(t, v).is_nan() && log_dimensionless_jerk(t, v).is_nan());
        };
        check(&[], &[]);
        check(&t, &vec![0.0; t.len()]);
        check(&t, &vec![f64::NAN; t.len()]);
        check(&vec![1.0; t.len()], &vec![1.0; t.len()]);
        check(&t[..5], &[0.0, 1.0, 2.0, 1.0, 0.0]);
        check(&t.iter().map(|t| t * 1000.0).collect::<Vec<_>>(), &strokes(&t, &[0.0], 2.0));
        // Gaps and time running backwards are left out.
        let (mut holed, mut v) = (t.clone(), strokes(&t, &[0.0], 2.0));
        let whole = sparc(&holed, &v);
        (holed[10], v[20]) = (0.0, f64::INFINITY);
        assert!((sparc(&holed, &v) - whole).abs() < 0.02);
    }
}
