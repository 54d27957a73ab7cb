//! Where repetitions may lie, by the turning points of one component.

use std::ops::Range;

use super::FPS;
use super::space::Space;
use crate::recorded::filter;

/// Smoothing of a component before it is cut: standard deviations, frames.
const SMOOTHING: [f64; 4] = [0.0, 3.0, 6.0, 12.0];
/// How far a turning point must stand out, as shares of the component's range.
const PROMINENCE: [f64; 5] = [0.7, 0.5, 0.35, 0.25, 0.15];
/// Below this share of the way from rest to peak the body rests.
pub(super) const REST: f64 = 0.15;
/// Above this share in the first or last frame a repetition is under way there.
const UNDER_WAY: f64 = 0.25;
/// How much of a longer rest belongs to the repetition beside it, seconds.
pub(super) const MARGIN_S: f64 = 0.4;

/// Repetitions as one component sees them: it rests low and peaks high.
#[derive(Debug, Clone)]
pub(super) struct Hypothesis {
    /// The component, smoothed, and turned so that rest is low.
    pub(super) component: Vec<f64>,
    /// The frames of each repetition, ascending.
    pub(super) windows: Vec<Range<usize>>,
    /// The peak in each.
    pub(super) peaks: Vec<usize>,
    /// The component at rest and at the peaks, medians.
    pub(super) rest: f64,
    pub(super) peak: f64,
}

impl Hypothesis {
    /// How far the component is from rest (0) to peak (1) in a frame.
    pub(super) fn level(&self, frame: usize) -> f64 {
        (self.component[frame] - self.rest) / (self.peak - self.rest)
    }

    /// How far from rest the recording begins and ends, and how far from it the body dwells, means added up: 0 where it mostly rests,
    /// towards 2 where it rests at what is said to be the peak.
    pub(super) fn restless(&self) -> f64 {
        let last = self.component.len() - 1;
        let ends = 0.5 * (self.level(0).clamp(0.0, 1.0) + self.level(last).clamp(0.0, 1.0));
        let (start, end) = (self.windows[0].start, self.windows[self.windows.len() - 1].end.min(last));
        let levels = (start..=end).map(|t| self.level(t).clamp(-1.0, 2.0));
        ends + levels.sum::<f64>() / (end + 1 - start) as f64
    }

    /// Whether the other one's repetitions begin and end nearer to the peak of this one than to its rest.
    pub(super) fn opposes(&self, other: &Self) -> bool {
        let last = self.component.len() - 1;
        let bounds = other.windows.iter().flat_map(|w| [w.start, w.end.min(last)]);
        bounds.map(|t| self.level(t) - 0.5).sum::<f64>() > 0.0
    }
}

/// Everything that the components of a view propose.
pub(super) fn proposed(space: &Space) -> Vec<Hypothesis> {
    let mut proposed = Vec::new();
    for component in space {
        for sigma in SMOOTHING {
            let smooth = filter::gaussian(component, sigma);
            let range = filter::quantile(&smooth, 0.98) - filter::quantile(&smooth, 0.02);
            for polarity in [1.0, -1.0] {
                let turned: Vec<f64> = smooth.iter().map(|x| polarity * x).collect();
                let mut known = 0;
                for share in PROMINENCE {
                    let peaks = peaks(&turned, share * range);
                    // A lesser prominence adds peaks or finds the same ones.
                    if peaks.len() > known {
                        known = peaks.len();
                        proposed.extend(hypothesis(&turned, peaks));
                    }
                }
            }
        }
    }
    proposed
}

/// Highest points between which the values fall, and rise again, by at least `least`.
pub(super) fn peaks(values: &[f64], least: f64) -> Vec<usize> {
    let mut peaks = Vec::new();
    let mut low = values.first().copied().unwrap_or(0.0);
    // The highest point since the values last were low, once they have risen from there.
    let mut high: Option<usize> = None;
    for (i, &x) in values.iter().enumerate() {
        match high {
            None if x - low >= least => high = Some(i),
            None => low = low.min(x),
            Some(h) if x > values[h] => high = Some(i),
            Some(h) if values[h] - x >= least => {
                peaks.push(h);
                (low, high) = (x, None);
            }
            Some(_) => {}
        }
    }
    peaks
}

fn hypothesis(component: &[f64], mut peaks: Vec<usize>) -> Option<Hypothesis> {
    let rests = rests(component, &peaks);
    let rest_level = |r: &Range<usize>| component[r.clone()].iter().copied().fold(f64::INFINITY, f64::min);
    let rest = filter::quantile(&rests.iter().map(rest_level).collect::<Vec<_>>(), 0.5);
    let peak = filter::quantile(&peaks.iter().map(|&p| component[p]).collect::<Vec<_>>(), 0.5);
    let under_way = |p: usize, r: &Range<usize>| rest_level(r) - rest > UNDER_WAY * (component[p] - rest);
    let (first, last) = (*peaks.first()?, *peaks.last()?);
    let (begun, unfinished) = (under_way(first, &rests[0]), under_way(last, &rests[peaks.len()]));
    if unfinished {
        peaks.pop();
    }
    if begun && !peaks.is_empty() {
        peaks.remove(0);
    }
    let rests = self::rests(component, &peaks);
    let windows = windows(&rests);
    (!peaks.is_empty() && peak > rest).then(|| Hypothesis {
        component: component.to_vec(),
        windows,
        peaks,
        rest,
        peak,
    })
}

/// The rests before, between and after peaks: one more than there are peaks.
fn rests(component: &[f64], peaks: &[usize]) -> Vec<Range<usize>> {
    let edges: Vec<usize> =
        std::iter::once(0).chain(peaks.iter().copied()).chain([component.len() - 1]).collect();
    let last = edges.len() - 2;
    edges
        .windows(2)
        .enumerate()
        .map(|(i, edge)| {
            let stretch = &component[edge[0]..=edge[1]];
            let low = stretch.iter().copied().fold(f64::INFINITY, f64::min);
            let top = match i {
                0 => component[edge[1]],
                _ if i == last => component[edge[0]],
                _ => component[edge[0]].min(component[edge[1]]),
            };
            let resting = |x: &f64| *x <= low + REST * (top - low);
            let start = stretch.iter().position(resting).unwrap_or(0);
            let end = stretch.iter().rposition(resting).unwrap_or(start);
            edge[0] + start..edge[0] + end + 1
        })
        .collect()
}

/// A repetition goes from rest to rest, with a share of both.
fn windows(rests: &[Range<usize>]) -> Vec<Range<usize>> {
    let margin = (MARGIN_S * FPS) as usize;
    let middle = |r: &Range<usize>| (r.start + r.end) / 2;
    rests
        .windows(2)
        .map(|pair| {
            let start = pair[0].end.saturating_sub(margin).max(middle(&pair[0]));
            start..(pair[1].start + margin).min(middle(&pair[1])).max(start + 1)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turning_points() {
        let check = |values: &[f64], least: f64, expected: &[usize]| {
            assert_eq!(peaks(values, least), expected, "{values:?} by {least}");
        };
        check(&[], 1.0, &[]);
        check(&[0.0, 1.0, 0.0], 0.5, &[1]);
        check(&[0.0, 1.0, 0.8, 1.1, 0.0], 0.5, &[3]);
        check(&[0.0, 1.0, 0.8, 1.1, 0.0], 0.15, &[1, 3]);
        check(&[2.0, 1.0, 0.0, 1.0, 0.0, 2.0], 0.5, &[3]);
        check(&[1.0, 1.0, 1.0], 0.5, &[]);
        check(&[0.0, f64::NAN, 1.0, 0.0], 0.5, &[2]);
    }

    #[test]
    fn a_repetition_goes_from_rest_to_rest() {
        // Rest, up and down, a long rest, up and down, a short rest, up and not yet down.
        let mut values = vec![0.0; 30];
        let hill =
            |peak: usize| (0..=2 * peak).map(move |i| 1.0 - (i as f64 - peak as f64).abs() / peak as f64);
        for rest in [60, 6] {
            values.extend(hill(20));
            values.extend(vec![0.0; rest]);
        }
        values.extend(hill(20).take(30));
        let peaks = peaks(&values, 0.35);
        assert_eq!(peaks, [50, 151, 198]);
        let found = hypothesis(&values, peaks).unwrap();
        assert_eq!(found.peaks, [50, 151], "the last is still under way");
        let (a, b) = (&found.windows[0], &found.windows[1]);
        assert!(a.start > 15 && a.start < 30 && a.end > 70 && a.end < 85, "{a:?}");
        assert!(b.start > 117 && b.start < 131 && b.end == 175, "{b:?}");
        assert!(found.level(0).abs() < 1e-12 && (found.level(50) - 1.0).abs() < 1e-12);
    }
}
