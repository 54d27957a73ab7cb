//! Which of many hypotheses is the count.

use std::collections::BTreeMap;

use super::Counted;
use super::hypothesis::{Hypothesis, proposed};
use super::space::{Space, movement, views};
use super::template::Judge;
use crate::recorded::series::Series;

/// Among hypotheses that are as good as the best, up to this share of its score, the one with the most repetitions is right: two
/// repetitions taken as one explain the movement just as well.
const AS_GOOD: f64 = 0.05;
/// What a variance of the logarithm of the repetitions' duration costs, in shares of explained variance.
const IRREGULAR: f64 = 1.0;
/// The same for their size: people vary it more freely.
const UNEQUAL: f64 = 0.25;
/// What movement outside of the repetitions costs.
const UNCOVERED: f64 = 0.5;
/// What it costs to begin, end and dwell at what is said to be the peak instead of at rest.
const RESTLESS: f64 = 0.2;
/// With a lower score nothing repeats.
const LEAST: f64 = -0.5;

/// What is right about the whole recording; nothing when nothing repeats.
pub(super) fn best(series: &Series) -> Option<Counted> {
    let even = movement(series)?;
    let views = views(&even.channels);
    let court = Court::new(&views);
    let mut scored: Vec<Vec<(f64, Hypothesis)>> = Vec::new();
    let mut known = BTreeMap::new();
    for view in &views {
        let scores = proposed(view).into_iter().map(|h| {
            let places: Vec<usize> = h.windows.iter().flat_map(|w| [w.start, w.end]).collect();
            let explained = *known.entry(places).or_insert_with(|| court.explained(&h));
            (explained - faults(&h), h)
        });
        scored.push(scores.collect());
    }
    let count = |i: Option<&(f64, Hypothesis)>| i.map_or(0, |(_, h)| h.windows.len());
    let alone: Vec<usize> = scored.iter().map(|view| count(most(view.iter()))).collect();
    let (_, hypothesis) = most(scored.iter().flatten())?;
    let chosen = hypothesis.windows.len();
    let agreeing = alone.iter().filter(|n| n.abs_diff(chosen) <= 1).count();
    let confidence = agreeing as f64 / alone.len() as f64;
    let frames = hypothesis.windows.iter().zip(&hypothesis.peaks).map(|(w, &peak)| (w.start, peak, w.end));
    Some(Counted::new(even.time_s[0], frames, confidence))
}

/// The one with the most repetitions of those that are as good as the best.
fn most<'a>(scored: impl Iterator<Item = &'a (f64, Hypothesis)> + Clone) -> Option<&'a (f64, Hypothesis)> {
    let best = scored.clone().map(|(score, _)| *score).max_by(f64::total_cmp).filter(|best| *best > LEAST)?;
    scored
        .filter(|(score, _)| *score >= best - AS_GOOD * best.abs())
        .max_by(|(s, a), (t, b)| a.windows.len().cmp(&b.windows.len()).then(s.total_cmp(t)))
}

/// All views, as judges of every hypothesis.
struct Court<'a> {
    judges: Vec<Judge<'a>>,
    /// Movement up to each frame: sums of squared steps.
    moved: Vec<f64>,
}

impl<'a> Court<'a> {
    fn new(views: &'a [Space; 3]) -> Self {
        let plain = &views[0];
        let mut moved = vec![0.0; plain.first().map_or(0, Vec::len)];
        for t in 1..moved.len() {
            let step: f64 = plain.iter().map(|y| (y[t] - y[t - 1]) * (y[t] - y[t - 1])).sum();
            moved[t] = moved[t - 1] + step;
        }
        Self { judges: views.iter().map(Judge::new).collect(), moved }
    }

    /// Share of the movement that is explained, the mean of the views, less what lies outside of the repetitions.
    fn explained(&self, h: &Hypothesis) -> f64 {
        let explained: f64 = self.judges.iter().map(|judge| judge.explained(&h.windows)).sum();
        let last = self.moved.len() - 1;
        let within: f64 = h.windows.iter().map(|w| self.moved[w.end.min(last)] - self.moved[w.start]).sum();
        let uncovered = 1.0 - within / self.moved[last].max(f64::MIN_POSITIVE);
        explained / self.judges.len() as f64 - UNCOVERED * uncovered
    }
}

/// What speaks against a hypothesis apart from what it does not explain.
fn faults(h: &Hypothesis) -> f64 {
    let spread = |values: Vec<f64>| super::space::variance(&values);
    let durations = h.windows.iter().map(|w| libm::log((w.end - w.start) as f64)).collect();
    // A twentieth of the usual size is as good as nothing.
    let sizes = h.peaks.iter().map(|&p| libm::log(h.level(p).max(0.05))).collect();
    let last = h.component.len() - 1;
    let ends = 0.5 * (h.level(0).clamp(0.0, 1.0) + h.level(last).clamp(0.0, 1.0));
    let (start, end) = (h.windows[0].start, h.windows[h.windows.len() - 1].end.min(last));
    let dwell = (start..=end).map(|t| h.level(t).clamp(-1.0, 2.0)).sum::<f64>() / (end + 1 - start) as f64;
    IRREGULAR * spread(durations) + UNEQUAL * spread(sizes) + RESTLESS * (ends + dwell)
}
