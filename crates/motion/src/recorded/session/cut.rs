//! Cutting a stretch into excursions.

use super::shape::{RATE_HZ, Shape, dot, way};

/// The shortest and the longest repetition, seconds.
const SHORTEST_S: f64 = 0.6;
const LONGEST_S: f64 = 15.0;
/// The smallest excursion, torso lengths over all joints together: about a hand's breadth of one hand.
const SMALLEST: f64 = 0.25;
/// An excursion that lacks this share of the way back is worth nothing. Two that meet at a dip which leaves a third of the way to
/// rest are then worth as much as the one that they make up together.
const OPEN: f64 = 0.8;
/// An excursion is a way to rest, not from it, when rest lies beyond this share of it. More than a half, because people rest
/// in other places than where most of the recording has them.
const TOWARDS_REST: f64 = 0.75;
/// The share of the way below which the body is back.
const BACK: f64 = 0.2;
/// The smallest excursion as a multiple of the shape's noise: two moments of a still body are rarely farther apart.
const NOISY: f64 = 3.0;
/// What a torso length of movement costs that belongs to no excursion: movement wants to be explained.
const UNEXPLAINED: f64 = 0.3;
/// Slower than this, torso lengths over all joints a second, is sway.
const SWAY: f64 = 0.15;
/// Moments before and after over which the speed is taken: a third of a second altogether.
const AROUND: usize = 2;

/// An excursion as moments of the stretch: where the body leaves, is farthest, is back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) start: usize,
    pub(super) peak: usize,
    pub(super) end: usize,
}

/// The best that can be made of a stretch up to a moment.
#[derive(Clone, Copy)]
struct Best {
    worth: f64,
    /// The excursion that ends here, if that is how it comes about.
    last: Option<Cut>,
}

/// The excursions of a stretch that are worth most together, ascending and without overlap, and their worth.
pub(super) fn cuts(shapes: &[Shape], rest: &Shape, noise: f64) -> (f64, Vec<Cut>) {
    let smallest = SMALLEST.max(NOISY * noise);
    let shortest = (SHORTEST_S * RATE_HZ) as usize;
    let longest = (LONGEST_S * RATE_HZ) as usize;
    let mut best = vec![Best { worth: f64::NEG_INFINITY, last: None }; shapes.len()];
    if let Some(first) = best.first_mut() {
        first.worth = 0.0;
    }
    for start in 0..shapes.len() {
        if start > 0 {
            let worth = best[start - 1].worth - cost(shapes, start);
            if worth >= best[start].worth {
                best[start] = Best { worth, last: None };
            }
        }
        let here = best[start].worth;
        let from = &shapes[start];
        // The farthest moment so far, the way to it, its squared length, and whether it leads towards rest.
        let (mut peak, mut out, mut square, mut homewards) = (start, Shape::default(), 0.0, true);
        for end in start + 1..shapes.len().min(start + longest + 1) {
            let away = way(from, &shapes[end]);
            let distance = dot(&away, &away);
            if distance > square {
                (peak, out, square) = (end, away, distance);
                homewards = dot(&out, &way(from, rest)) > TOWARDS_REST * square;
            }
            if end - start < shortest || square < smallest * smallest || homewards {
                continue;
            }
            let missing = dot(&out, &away).abs() / square;
            let worth = here + square.sqrt() * (1.0 - missing / OPEN);
            if worth > best[end].worth {
                best[end] = Best { worth, last: Some(Cut { start, peak, end }) };
            }
        }
    }
    let mut found = Vec::new();
    let mut at = shapes.len().saturating_sub(1);
    while at > 0 {
        match best[at].last {
            Some(cut) => {
                at = cut.start;
                found.push(tight(shapes, cut));
            }
            None => at -= 1,
        }
    }
    found.reverse();
    (best.last().map_or(0.0, |b| b.worth), found)
}

/// What it costs to pass to a moment from the one before without an excursion.
fn cost(shapes: &[Shape], moment: usize) -> f64 {
    let (from, to) = (moment.saturating_sub(1 + AROUND), (moment + AROUND).min(shapes.len() - 1));
    let moved = way(&shapes[from], &shapes[to]);
    let step = dot(&moved, &moved).sqrt() / (to - from) as f64;
    UNEXPLAINED * (step - SWAY / RATE_HZ).max(0.0)
}

/// Without the rest at both ends.
fn tight(shapes: &[Shape], cut: Cut) -> Cut {
    let resting = |foot: usize, moment: &usize| {
        let out = way(&shapes[foot], &shapes[cut.peak]);
        dot(&way(&shapes[foot], &shapes[*moment]), &out) <= BACK * dot(&out, &out)
    };
    Cut {
        start: (cut.start..cut.peak).rev().find(|m| resting(cut.start, m)).unwrap_or(cut.start),
        end: (cut.peak..cut.end).find(|m| resting(cut.end, m)).unwrap_or(cut.end),
        ..cut
    }
}
