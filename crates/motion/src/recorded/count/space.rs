//! The movement in few dimensions: its principal components, in several views.

use super::FPS;
use crate::recorded::filter;
use crate::recorded::series::Series;

/// Components over time, strongest first.
pub(super) type Space = Vec<Vec<f64>>;

/// Dimensions that are kept.
const DIMENSIONS: usize = 6;
/// Shorter recordings can't hold two repetitions, seconds.
const LEAST_S: f64 = 1.0;
/// A channel moves when its variance is this many times that of its noise; without movement the ratio is 1.
const MOVES: f64 = 2.0;

/// Variance about the mean.
pub(super) fn variance(values: &[f64]) -> f64 {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n
}

/// Whether a channel does more than tremble: white noise of variance v has second differences of variance 6 v, and a movement leaves
/// those nearly alone.
fn moves(channel: &[f64]) -> bool {
    let known: Vec<f64> = channel.iter().copied().filter(|x| x.is_finite()).collect();
    let second = known.windows(3).map(|w| w[0] - 2.0 * w[1] + w[2]);
    let noise = second.map(|d| d * d).sum::<f64>() / (6.0 * known.len().saturating_sub(2).max(1) as f64);
    let all = variance(&known);
    // Rounding alone is not a movement either.
    let scale = known.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
    all > MOVES * noise && all.sqrt() > 1e-9 * scale
}

/// The movement at [`FPS`], free of single ghost frames, outliers and noise; nothing when nothing moves.
pub(super) fn movement(series: &Series) -> Option<Series> {
    let channels = series.channels.iter().filter(|c| moves(c)).cloned().collect();
    let mut even = Series { time_s: series.time_s.clone(), channels, torso: series.torso }.resampled(FPS);
    if even.channels.is_empty() || (even.len() as f64) < LEAST_S * FPS {
        return None;
    }
    for channel in &mut even.channels {
        let mut clean = filter::median(channel, 5);
        let (low, high) = (filter::quantile(&clean, 0.02), filter::quantile(&clean, 0.98));
        clean.iter_mut().for_each(|x| *x = x.clamp(low, high));
        *channel = filter::gaussian(&clean, 2.0);
    }
    Some(even)
}

/// Three views of one movement: as it is, without what is slower than 5 s, and that with its strength evened out over 4 s.
pub(super) fn views(channels: &[Vec<f64>]) -> [Space; 3] {
    let plain = components(channels);
    let frames = plain.first().map_or(0, Vec::len);
    let fast: Space = plain
        .iter()
        .map(|y| {
            let slow = filter::moving_mean(y, (2.5 * FPS) as usize, 2);
            y.iter().zip(&slow).map(|(y, slow)| y - slow).collect()
        })
        .collect();
    let power: Vec<f64> = (0..frames).map(|t| fast.iter().map(|y| y[t] * y[t]).sum()).collect();
    let power = filter::moving_mean(&power, (2.0 * FPS) as usize, 2);
    // Stillness must not be blown up to a movement.
    let least = 0.1 * filter::quantile(&power, 0.5) + f64::MIN_POSITIVE;
    let even =
        fast.iter().map(|y| y.iter().zip(&power).map(|(y, p)| y / p.max(least).sqrt()).collect()).collect();
    [plain, fast, even]
}

/// The strongest principal components of the channels over time, about their means.
fn components(channels: &[Vec<f64>]) -> Space {
    let frames = channels.first().map_or(0, Vec::len);
    let centred: Vec<Vec<f64>> = channels
        .iter()
        .map(|c| {
            let mean = c.iter().sum::<f64>() / frames as f64;
            c.iter().map(|x| x - mean).collect()
        })
        .collect();
    let covariance = centred
        .iter()
        .map(|a| centred.iter().map(|b| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>()).collect())
        .collect();
    eigenvectors(covariance)
        .into_iter()
        .take(DIMENSIONS)
        .map(|weights| {
            let mut component = vec![0.0; frames];
            for (channel, weight) in centred.iter().zip(&weights) {
                component.iter_mut().zip(channel).for_each(|(y, x)| *y += weight * x);
            }
            component
        })
        .collect()
}

/// Eigenvectors of a symmetric matrix, those of the largest eigenvalues first, by Jacobi's rotations.
fn eigenvectors(mut a: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let n = a.len();
    // Rows of `v` are the eigenvectors in the end.
    let mut v: Vec<Vec<f64>> =
        (0..n).map(|i| (0..n).map(|j| if i == j { 1.0 } else { 0.0 }).collect()).collect();
    let negligible = 1e-12 * (0..n).map(|i| a[i][i].abs()).sum::<f64>();
    // A few sweeps suffice; the bound is for matrices with NaN.
    for _ in 0..30 {
        let mut rotated = false;
        for p in 0..n {
            for q in p + 1..n {
                if a[p][q].abs() > negligible {
                    rotate(&mut a, &mut v, p, q);
                    rotated = true;
                }
            }
        }
        if !rotated {
            break;
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&i, &j| a[j][j].total_cmp(&a[i][i]));
    order.into_iter().map(|i| std::mem::take(&mut v[i])).collect()
}

/// Turns rows and columns p and q of `a` so that their common element vanishes.
fn rotate(a: &mut [Vec<f64>], v: &mut [Vec<f64>], p: usize, q: usize) {
    let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
    let sine = tangent * cosine;
    let turn = |x: f64, y: f64| (cosine * x - sine * y, sine * x + cosine * y);
    for row in a.iter_mut() {
        (row[p], row[q]) = turn(row[p], row[q]);
    }
    for matrix in [a, v] {
        let (above, below) = matrix.split_at_mut(q);
        for (x, y) in above[p].iter_mut().zip(&mut below[0]) {
            (*x, *y) = turn(*x, *y);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_keep_the_movement() {
        let slow: Vec<f64> = (0..200).map(|i| 3.0 * libm::sin(f64::from(i) * 0.05)).collect();
        let fast: Vec<f64> = (0..200).map(|i| libm::sin(f64::from(i) * 0.9)).collect();
        let mixed = |a: f64, b: f64| slow.iter().zip(&fast).map(|(s, f)| a * s + b * f + 7.0).collect();
        let found = components(&[mixed(0.6, 0.8), mixed(-0.8, 0.6), mixed(0.0, 0.0)]);
        assert_eq!(found.len(), 3);
        let total: f64 = found.iter().map(|y| variance(y)).sum();
        assert!((total - variance(&slow) - variance(&fast)).abs() < 1e-9);
        assert!(variance(&found[0]) > variance(&found[1]) && variance(&found[2]) < 1e-12);
        let common: f64 = found[0].iter().zip(&found[1]).map(|(a, b)| a * b).sum();
        assert!(common.abs() < 1e-9, "components are uncorrelated: {common}");
    }

    #[test]
    fn stillness_does_not_move() {
        assert!(!moves(&[0.3; 90]));
        assert!(!moves(&[f64::NAN; 90]));
        assert!(!moves(&[]));
        let wave: Vec<f64> = (0..90).map(|i| libm::sin(f64::from(i) * 0.1)).collect();
        assert!(moves(&wave));
    }
}
