//! What is repeated, among all excursions.

use super::cut::Cut;
use super::shape::{Part, Shape, dot, way};

/// As many make a repetition of what else may be chance: a glass is raised twice, and a hand once more to the head.
const FEWEST: usize = 4;
/// An excursion of less than this share of both its neighbours is a sway between them or at their far end.
const SWAY: f64 = 1.0 / 3.0;
/// The cosine between the ways of two that are alike.
const ALIKE: f64 = 0.75;
/// The largest ratio between their sizes, and between their durations.
const RATIO: f64 = 3.0;
/// The longest rest between them, as a multiple of the longer one's duration.
const REST: f64 = 1.5;
/// How many that are unlike may lie between, less one: a cough doesn't end a set.
const LOOK: usize = 2;

/// An excursion in the recording's time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Excursion {
    pub(super) start_s: f64,
    pub(super) peak_s: f64,
    pub(super) end_s: f64,
    /// From the middle between both ends to the farthest shape.
    out: Shape,
}

impl Excursion {
    pub(super) fn new(part: &Part, cut: Cut) -> Self {
        let [start, peak, end] = [cut.start, cut.peak, cut.end].map(|moment| &part.shapes[moment]);
        let foot = std::array::from_fn(|j| 0.5 * (start[j] + end[j]));
        let [start_s, peak_s, end_s] = [cut.start, cut.peak, cut.end].map(|moment| part.time_s(moment));
        Self { start_s, peak_s, end_s, out: way(&foot, peak) }
    }

    fn duration_s(&self) -> f64 {
        self.end_s - self.start_s
    }

    /// Torso lengths over all joints together.
    fn size(&self) -> f64 {
        dot(&self.out, &self.out).sqrt()
    }

    /// Whether a later one may be the same movement.
    fn is_like(&self, later: &Self) -> bool {
        let ratio = |a: f64, b: f64| a <= RATIO * b && b <= RATIO * a;
        let (a, b) = (self.size(), later.size());
        let (s, t) = (self.duration_s(), later.duration_s());
        later.start_s - self.end_s <= REST * s.max(t)
            && ratio(a, b)
            && ratio(s, t)
            && dot(&self.out, &later.out) >= ALIKE * a * b
    }
}

/// Those that belong to a group of enough that are alike, each like one of the two before it.
pub(super) fn repeated(all: &[Excursion]) -> Vec<Excursion> {
    let all = without_sways(all);
    let mut groups: Vec<usize> = Vec::with_capacity(all.len());
    for (i, excursion) in all.iter().enumerate() {
        let like = (i.saturating_sub(LOOK)..i).rev().find(|&j| all[j].is_like(excursion));
        groups.push(like.map_or(i, |j| groups[j]));
    }
    let mut sizes = vec![0; all.len()];
    for &group in &groups {
        sizes[group] += 1;
    }
    all.iter().zip(&groups).filter(|(_, group)| sizes[**group] >= FEWEST).map(|(e, _)| *e).collect()
}

fn without_sways(all: &[Excursion]) -> Vec<Excursion> {
    let size = |at: Option<usize>| at.and_then(|at| all.get(at)).map_or(0.0, Excursion::size);
    let sways = |at: usize| all[at].size() < SWAY * size(at.checked_sub(1)).min(size(Some(at + 1)));
    (0..all.len()).filter(|&at| !sways(at)).map(|at| all[at]).collect()
}
