//! How much of a movement its repetitions explain.

use std::ops::Range;

use super::space::{Space, variance};

/// Samples of a repetition, however long it takes.
const SAMPLES: usize = 24;

/// A window of a component at [`SAMPLES`] even moments.
fn resample(component: &[f64], window: &Range<usize>, samples: &mut [f64]) {
    let step = (window.end - window.start) as f64 / (SAMPLES - 1) as f64;
    for (k, sample) in samples.iter_mut().enumerate() {
        let place = window.start as f64 + step * k as f64;
        let below = (place.floor() as usize).min(component.len() - 1);
        let above = (below + 1).min(component.len() - 1);
        *sample = component[below] + (place - below as f64) * (component[above] - component[below]);
    }
}

/// A view in which hypotheses are judged.
pub(super) struct Judge<'a> {
    space: &'a Space,
    total: f64,
}

impl<'a> Judge<'a> {
    pub(super) fn new(space: &'a Space) -> Self {
        let frames = space.first().map_or(0, Vec::len) as f64;
        Self { space, total: frames * space.iter().map(|y| variance(y)).sum::<f64>() }
    }

    /// Share of the variance that is explained when each repetition is foretold by the mean of the others, and what lies between
    /// repetitions by standing still: at most 1, negative when the repetitions have nothing in common. Windows ascend and don't overlap.
    pub(super) fn explained(&self, windows: &[Range<usize>]) -> f64 {
        if windows.len() < 2 || self.total <= 0.0 {
            return f64::NEG_INFINITY;
        }
        1.0 - (self.unlike(windows) + self.between(windows)) / self.total
    }

    /// Squared differences between the repetitions and the means of the others.
    fn unlike(&self, windows: &[Range<usize>]) -> f64 {
        let n = windows.len() as f64;
        let width = SAMPLES * self.space.len();
        let mut samples = vec![0.0; windows.len() * width];
        for (window, samples) in windows.iter().zip(samples.chunks_exact_mut(width)) {
            for (component, samples) in self.space.iter().zip(samples.chunks_exact_mut(SAMPLES)) {
                resample(component, window, samples);
            }
        }
        let mut mean = vec![0.0; width];
        for samples in samples.chunks_exact(width) {
            mean.iter_mut().zip(samples).for_each(|(m, s)| *m += s / n);
        }
        // The difference to the mean of the others is n / (n - 1) times that to the mean of all.
        let others = n / (n - 1.0);
        let unlike = windows.iter().zip(samples.chunks_exact(width)).map(|(window, samples)| {
            let squares: f64 = samples.iter().zip(&mean).map(|(s, m)| (s - m) * (s - m)).sum();
            squares * (window.end - window.start) as f64 / SAMPLES as f64
        });
        others * others * unlike.sum::<f64>()
    }

    /// Squared differences to the mean of each stretch between repetitions.
    fn between(&self, windows: &[Range<usize>]) -> f64 {
        let frames = self.space[0].len();
        let starts = windows.iter().map(|w| w.start).chain([frames]);
        let ends = std::iter::once(0).chain(windows.iter().map(|w| w.end));
        ends.zip(starts)
            .filter(|(end, start)| end < start)
            .map(|(end, start)| {
                let still: f64 = self.space.iter().map(|y| variance(&y[end..start])).sum();
                still * (start - end) as f64
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_repetitions_explain_all() {
        let wave = |period: f64| -> Vec<f64> {
            (0..=240).map(|i| libm::cos(f64::from(i) * std::f64::consts::TAU / period)).collect()
        };
        let check = |y: Vec<f64>, windows: &[Range<usize>], low: f64, high: f64| {
            let explained = Judge::new(&vec![y]).explained(windows);
            assert!((low..=high).contains(&explained), "{windows:?}: {explained}");
        };
        check(wave(60.0), &[0..60, 60..120, 120..180, 180..240], 0.99, 1.0);
        // Two at a time explain as much, halves nothing.
        check(wave(60.0), &[0..120, 120..240], 0.99, 1.0);
        check(
            wave(60.0),
            &[0..30, 30..60, 60..90, 90..120, 120..150, 150..180, 180..210, 210..240],
            -9.0,
            0.0,
        );
        // What is left out is not explained, unless it is stillness.
        check(wave(60.0), &[60..120, 120..180], 0.4, 0.6);
        let mut rest = wave(60.0);
        rest[120..].fill(1.0);
        check(rest, &[0..60, 60..120], 0.99, 1.0);
        check(wave(60.0), &[], f64::NEG_INFINITY, f64::NEG_INFINITY);
    }
}
