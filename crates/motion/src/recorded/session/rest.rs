//! The pose that a person comes back to.

use super::shape::{Part, Shape, dot, way};

/// The share of the recording that lies about rest: more than a single exercise of several holds at its far end, less than
/// anybody rests between their repetitions.
const SHARE: f64 = 0.2;
/// Moments that are compared with each other; a longer recording is thinned out.
const MOMENTS: usize = 800;

/// The square of the distance between two shapes.
fn square(a: &Shape, b: &Shape) -> f64 {
    let way = way(a, b);
    dot(&way, &way)
}

/// The shapes that may be rest; none without moments. One is the densest: the moment with the smallest distance within which
/// a share of all moments lies. Somebody who holds the far end of their only exercise is denser there; but people begin
/// and end at rest, so that the other is that beginning or end of a stretch which is nearest to all of them.
pub(super) fn candidates(parts: &[Part]) -> Vec<Shape> {
    let all: usize = parts.iter().map(|p| p.shapes.len()).sum();
    let every = all.div_ceil(MOMENTS).max(1);
    let moments: Vec<&Shape> = parts.iter().flat_map(|p| &p.shapes).step_by(every).collect();
    let rank = (SHARE * moments.len() as f64) as usize;
    let radius = |shape: &Shape| {
        let mut squares: Vec<f64> = moments.iter().map(|other| square(shape, other)).collect();
        *squares.select_nth_unstable_by(rank, f64::total_cmp).1
    };
    let ends: Vec<&Shape> =
        parts.iter().flat_map(|p| [p.shapes.first(), p.shapes.last()]).flatten().collect();
    let every = ends.len().div_ceil(MOMENTS).max(1);
    let ends: Vec<&Shape> = ends.into_iter().step_by(every).collect();
    let away = |shape: &Shape| ends.iter().map(|end| square(shape, end).sqrt()).sum::<f64>();
    [least(&moments, radius), least(&ends, away)].into_iter().flatten().copied().collect()
}

/// The first shape of which something is least.
fn least<'a>(shapes: &[&'a Shape], of: impl Fn(&Shape) -> f64) -> Option<&'a Shape> {
    let measured = shapes.iter().map(|shape| (of(shape), *shape));
    measured.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, shape)| shape)
}
