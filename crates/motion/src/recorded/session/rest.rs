//! The pose that a person comes back to.

use super::shape::{Part, Shape, dot, way};

/// The share of the recording that lies about rest: more than a single exercise holds at its far end, less than
/// anybody rests between repetitions of several.
const SHARE: f64 = 0.2;
/// Moments that are compared with each other; a longer recording is thinned out.
const MOMENTS: usize = 800;

/// The moment's shape with the smallest distance within which a share of all moments lies; `None` without moments.
pub(super) fn rest(parts: &[Part]) -> Option<Shape> {
    let all: usize = parts.iter().map(|p| p.shapes.len()).sum();
    let every = all.div_ceil(MOMENTS).max(1);
    let moments: Vec<&Shape> = parts.iter().flat_map(|p| &p.shapes).step_by(every).collect();
    let rank = (SHARE * moments.len() as f64) as usize;
    let mut distances = vec![0.0; moments.len()];
    let mut best: Option<(f64, &Shape)> = None;
    for &shape in &moments {
        for (distance, other) in distances.iter_mut().zip(&moments) {
            let way = way(shape, other);
            *distance = dot(&way, &way);
        }
        let radius = *distances.select_nth_unstable_by(rank, f64::total_cmp).1;
        if best.is_none_or(|(smallest, _)| radius < smallest) {
            best = Some((radius, shape));
        }
    }
    best.map(|(_, shape)| *shape)
}
