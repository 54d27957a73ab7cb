//! Which of many hypotheses is the count.

use std::collections::BTreeMap;

use super::Counted;
use super::hypothesis::{Hypothesis, proposed};
use super::space::{Space, movement, variance, views};
use super::template::Judge;
use crate::recorded::filter;
use crate::recorded::series::Series;

/// A score this much below the best one weighs 1/e of it in the vote for a count: about what the same repetitions lose when they are
/// cut a little differently.
const DOUBT: f64 = 0.1;
/// Hypotheses vote for counts nearby as well, the less the farther, up to this share of the count, and at least for those beside it.
const NEARBY: f64 = 0.1;
/// Movement faster than what this share of the frames keeps to counts as that fast: a leap of the camera or of the detection is not
/// much movement.
const LEAPS: f64 = 0.8;
/// What a variance of the logarithm of the repetitions' duration costs, in shares of explained variance.
const IRREGULAR: f64 = 1.0;
/// The same for their size: people vary it more freely.
const UNEQUAL: f64 = 0.25;
/// What movement outside of the repetitions costs.
const UNCOVERED: f64 = 0.5;
/// What it costs to begin, end and dwell at what is said to be the peak instead of at rest.
const RESTLESS: f64 = 0.2;
/// Repetitions whose ends are as far from their starts as they ever get, squared and summed, are none.
const OPEN: f64 = 0.98;
/// Repetitions that are usually smaller are none, torso lengths: nobody keeps stiller than the landmarks of a usual camera seem to, where
/// all joints together stray by a tenth.
const SMALL: f64 = 0.2;
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
    let repeated = most(scored.iter().flatten()).filter(|(_, h)| returns(&views[0], h))?;
    let chosen = repeated.1.windows.len();
    let agreeing = alone.iter().filter(|n| n.abs_diff(chosen) <= 1).count();
    let confidence = agreeing as f64 / alone.len() as f64;
    let hypothesis = rested(&views[0], repeated, scored.iter().flatten());
    if even.torso.is_some_and(|torso| usual_size(&views[0], hypothesis) < SMALL * torso) {
        return None;
    }
    let frames = hypothesis.windows.iter().zip(&hypothesis.peaks).map(|(w, &peak)| (w.start, peak, w.end));
    Some(Counted::new(even.time_s[0], frames, confidence))
}

/// Whether the repetitions come back at all. The noise on top of a single excursion repeats too, but what it cuts the excursion
/// into ends where it is farthest from its start.
fn returns(plain: &Space, h: &Hypothesis) -> bool {
    let sums = excursions(plain, h).fold((0.0, 0.0), |sum, (apart, far)| (sum.0 + apart, sum.1 + far));
    sums.0 < OPEN * sums.1
}

/// How far the body goes in a repetition as a rule, all joints together.
fn usual_size(plain: &Space, h: &Hypothesis) -> f64 {
    let far: Vec<f64> = excursions(plain, h).map(|(_, far)| far.sqrt()).collect();
    filter::quantile(&far, 0.5)
}

/// Of each repetition, how far its end is from its start, and how far it gets from there, both squared.
fn excursions(plain: &Space, h: &Hypothesis) -> impl Iterator<Item = (f64, f64)> {
    let square = |a: usize, b: usize| plain.iter().map(|y| (y[a] - y[b]) * (y[a] - y[b])).sum::<f64>();
    let last = plain.first().map_or(0, |y| y.len().saturating_sub(1));
    h.windows.iter().map(move |window| {
        let (start, end) = (window.start.min(last), window.end.min(last));
        (square(start, end), (start..=end).map(|t| square(start, t)).fold(0.0, f64::max))
    })
}

/// The best one of the count for which most speaks. The best hypothesis of every count votes for it and for counts nearby, since
/// one repetition more or less at the ends changes little.
fn most<'a>(scored: impl Iterator<Item = &'a (f64, Hypothesis)>) -> Option<&'a (f64, Hypothesis)> {
    let mut counts: BTreeMap<usize, &(f64, Hypothesis)> = BTreeMap::new();
    for one in scored {
        let known = counts.entry(one.1.windows.len()).or_insert(one);
        if one.0 > known.0 {
            *known = one;
        }
    }
    let best = counts.values().map(|one| one.0).max_by(f64::total_cmp).filter(|best| *best > LEAST)?;
    let votes = |count: usize| -> f64 {
        let reach = (NEARBY * count as f64).max(1.5);
        let near = |n: usize| (1.0 - n.abs_diff(count) as f64 / reach).max(0.0);
        counts.iter().map(|(n, one)| near(*n) * libm::exp((one.0 - best) / DOUBT)).sum()
    };
    let voted = counts.iter().map(|(n, one)| (votes(*n), *one));
    voted.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, one)| one)
}

/// The same count from rest to rest. A recording of n and a half cycles holds n repetitions whichever end of the movement is called rest,
/// and which of the two explains more hangs on the half that is left over: how far the body came from, or goes, where the
/// recording begins or ends. So what that half is worth, and what is within doubt, doesn't tell them apart. Rest does: it is where the body
/// dwells, and what it comes back to more exactly than it reaches a peak. Both must say so, because a peak may be held for longer.
fn rested<'a>(
    plain: &Space,
    chosen: &'a (f64, Hypothesis),
    scored: impl Iterator<Item = &'a (f64, Hypothesis)>,
) -> &'a Hypothesis {
    let (score, chosen) = chosen;
    let count = chosen.windows.len();
    let half = (1.0 + UNCOVERED) / (2 * count + 1) as f64;
    let opposite = scored.filter(|(_, h)| h.windows.len() == count && chosen.opposes(h) && returns(plain, h));
    match opposite.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((other, h))
            if score - other < half.max(DOUBT)
                && h.restless() < chosen.restless()
                && scatter(plain, h) < scatter(plain, chosen) =>
        {
            h
        }
        _ => chosen,
    }
}

/// How differently the body is placed at the boundaries of repetitions: variance, of all components together.
fn scatter(plain: &Space, h: &Hypothesis) -> f64 {
    let last = h.component.len() - 1;
    let between = h.windows.windows(2).map(|pair| pair[0].end.midpoint(pair[1].start));
    let ends = [h.windows[0].start, h.windows[h.windows.len() - 1].end.min(last)];
    let bounds: Vec<usize> = between.chain(ends).collect();
    plain.iter().map(|y| variance(&bounds.iter().map(|&t| y[t]).collect::<Vec<_>>())).sum()
}

/// All views, as judges of every hypothesis.
struct Court<'a> {
    judges: Vec<Judge<'a>>,
    /// Movement up to each frame: sums of squared steps, none of them longer than most.
    moved: Vec<f64>,
}

impl<'a> Court<'a> {
    fn new(views: &'a [Space; 3]) -> Self {
        let plain = &views[0];
        let frames = plain.first().map_or(0, Vec::len);
        let step = |t: usize| plain.iter().map(|y| (y[t] - y[t - 1]) * (y[t] - y[t - 1])).sum();
        let steps: Vec<f64> = (1..frames).map(step).collect();
        let most = filter::quantile(&steps, LEAPS);
        let mut moved = vec![0.0; frames];
        for (t, step) in steps.into_iter().enumerate() {
            moved[t + 1] = moved[t] + step.min(most);
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
    let spread = |values: Vec<f64>| variance(&values);
    let durations = h.windows.iter().map(|w| libm::log((w.end - w.start) as f64)).collect();
    // A twentieth of the usual size is as good as nothing.
    let sizes = h.peaks.iter().map(|&p| libm::log(h.level(p).max(0.05))).collect();
    IRREGULAR * spread(durations) + UNEQUAL * spread(sizes) + RESTLESS * h.restless()
}
