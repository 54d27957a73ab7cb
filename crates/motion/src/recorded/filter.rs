//! Filters without phase shift, over evenly sampled numbers.

/// The value at a share (0 ..= 1) of the sorted values, between two of them by proportion; NaN without values. NaN are left out.
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}

/// Median of an odd number of neighbours, fewer at the ends: removes single frames that are elsewhere.
pub fn median(values: &[f64], width: usize) -> Vec<f64> {
    let half = width / 2;
    let mut window = Vec::with_capacity(width);
    (0..values.len())
        .map(|i| {
            let reach = half.min(i).min(values.len() - 1 - i);
            window.clear();
            window.extend_from_slice(&values[i - reach..=i + reach]);
            window.sort_unstable_by(f64::total_cmp);
            window[reach]
        })
        .collect()
}

/// Weighted mean of the neighbours by a normal distribution of standard deviation `sigma` samples; at the ends the weights of
/// what is there sum to one.
pub fn gaussian(values: &[f64], sigma: f64) -> Vec<f64> {
    if sigma <= 0.0 {
        return values.to_vec();
    }
    // Beyond three standard deviations lie 0.3 % of the weight.
    let reach = libm::ceil(3.0 * sigma) as usize;
    let weights: Vec<f64> =
        (0..=reach).map(|i| libm::exp(-0.5 * (i as f64 / sigma) * (i as f64 / sigma))).collect();
    (0..values.len())
        .map(|i| {
            let (first, last) = (i.saturating_sub(reach), (i + reach).min(values.len() - 1));
            let (mut sum, mut total) = (0.0, 0.0);
            for (j, value) in values.iter().enumerate().take(last + 1).skip(first) {
                let weight = weights[i.abs_diff(j)];
                sum += weight * value;
                total += weight;
            }
            sum / total
        })
        .collect()
}

/// Mean of the neighbours within `reach` samples to both sides, fewer at the ends; applied `times` times it nears a normal distribution at a
/// cost that does not grow with its width.
pub fn moving_mean(values: &[f64], reach: usize, times: usize) -> Vec<f64> {
    let mut values = values.to_vec();
    for _ in 0..times {
        let mut sums = vec![0.0; values.len() + 1];
        for (i, value) in values.iter().enumerate() {
            sums[i + 1] = sums[i] + value;
        }
        for (i, value) in values.iter_mut().enumerate() {
            let (first, last) = (i.saturating_sub(reach), (i + reach + 1).min(sums.len() - 1));
            *value = (sums[last] - sums[first]) / (last - first) as f64;
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_lie_between_values() {
        let check = |values: &[f64], share: f64, expected: f64| {
            let found = quantile(values, share);
            assert!(
                (found - expected).abs() < 1e-12 || found.is_nan() && expected.is_nan(),
                "{values:?} {share}"
            );
        };
        check(&[3.0, 1.0, 2.0], 0.5, 2.0);
        check(&[3.0, 1.0, f64::NAN, 2.0], 0.75, 2.5);
        check(&[1.0, 2.0], 7.0, 2.0);
        check(&[f64::NAN], 0.5, f64::NAN);
    }

    #[test]
    fn lines_pass_unchanged_and_single_frames_do_not() {
        let line: Vec<f64> = (0..40).map(f64::from).collect();
        let mut ghost = line.clone();
        ghost[20] = 900.0;
        for (i, x) in median(&ghost, 5).iter().enumerate() {
            assert!((x - i as f64).abs() <= 1.0, "{i}: {x}");
        }
        for filtered in [gaussian(&line, 2.0), moving_mean(&line, 3, 2)] {
            for (i, x) in filtered.iter().enumerate().take(30).skip(10) {
                assert!((x - i as f64).abs() < 1e-9, "no shift: {i}: {x}");
            }
            assert_eq!(filtered.len(), line.len());
        }
        assert_eq!(gaussian(&line, 0.0), line);
        assert!(
            median(&[], 5).is_empty() && gaussian(&[], 1.0).is_empty() && moving_mean(&[], 3, 2).is_empty()
        );
    }
}
