//! The figure's silhouette as the outline that a segmentation network would give: on a grid of 256 x 256 about the
//! body, traced between the cells.

use glam::DVec2;

use crate::observation::Outline;
use crate::tracer::Tracer;

/// Cells along each side, as in the network's mask.
const GRID: usize = 256;
/// Cells that a silhouette must have to be one.
const MIN_CELLS: usize = 9;
/// How deep outside of the body lies what is beyond the grid, or far from every capsule, pixels.
const FAR_OUTSIDE: f64 = -1e6;

/// A capsule in the picture: ends and radii in pixels.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flat {
    pub(crate) a: DVec2,
    pub(crate) b: DVec2,
    pub(crate) radius_a: f64,
    pub(crate) radius_b: f64,
}

impl Flat {
    /// How far inside of the capsule a point lies, pixels; negative outside.
    fn depth(&self, point: DVec2) -> f64 {
        let (along, from) = (self.b - self.a, point - self.a);
        let share = (from.dot(along) / along.length_squared().max(1e-12)).clamp(0.0, 1.0);
        self.radius_a + share * (self.radius_b - self.radius_a) - from.distance(along * share)
    }

    fn low(&self) -> DVec2 {
        (self.a - self.radius_a).min(self.b - self.radius_b)
    }

    fn high(&self) -> DVec2 {
        (self.a + self.radius_a).max(self.b + self.radius_b)
    }
}

/// The outline of what the capsules cover inside of the picture; `None` when that is next to nothing.
pub(crate) fn outline(capsules: &[Flat], size: DVec2) -> Option<Outline> {
    let low = capsules.iter().fold(DVec2::INFINITY, |low, c| low.min(c.low())).max(DVec2::ZERO);
    let high = capsules.iter().fold(DVec2::NEG_INFINITY, |high, c| high.max(c.high())).min(size);
    let extent = (high - low).max_element();
    if !(extent.is_finite() && extent > 2.0) {
        return None;
    }
    // A square about the body, with a margin of about a tenth as the network's region has.
    let cell = 1.2 * extent / GRID as f64;
    let origin = 0.5 * (low + high) - 0.6 * extent;
    let centre = |x: usize, y: usize| origin + (DVec2::new(x as f64, y as f64) + 0.5) * cell;

    let mut depths = vec![f64::NEG_INFINITY; GRID * GRID];
    for capsule in capsules {
        let span = |low: f64, high: f64| {
            let last = (GRID - 1) as f64;
            let from = (low - 1.5).clamp(0.0, last) as usize;
            let to = (high + 1.5).clamp(0.0, last) as usize;
            from..=to
        };
        let (from, to) = ((capsule.low() - origin) / cell, (capsule.high() - origin) / cell);
        for y in span(from.y, to.y) {
            for x in span(from.x, to.x) {
                let depth = &mut depths[y * GRID + x];
                *depth = depth.max(capsule.depth(centre(x, y)));
            }
        }
    }
    // What lies beyond the picture is not seen.
    for y in 0..GRID {
        for x in 0..GRID {
            let at = centre(x, y);
            let inside = at.min(size - at).min_element();
            let depth = &mut depths[y * GRID + x];
            *depth = depth.min(inside);
        }
    }
    // The outline runs where the depth is 0.
    let depth = |cell: Option<usize>| cell.map_or(FAR_OUTSIDE, |cell| depths[cell].max(FAR_OUTSIDE));
    let mut tracer = Tracer::default();
    let traced = tracer.trace(GRID, MIN_CELLS, |cell| depths[cell] > 0.0, 0.0, depth)?;
    let points: Vec<_> = traced.map(|at| origin + (at + 0.5) * cell).collect();
    (points.len() >= 3).then_some(Outline { points })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capsule_has_its_area() {
        let capsule =
            Flat { a: DVec2::new(100.0, 100.0), b: DVec2::new(200.0, 150.0), radius_a: 30.0, radius_b: 30.0 };
        let outline = outline(&[capsule], DVec2::new(400.0, 300.0)).expect("a shape");
        let next = outline.points.iter().cycle().skip(1);
        let area: f64 = outline.points.iter().zip(next).map(|(a, b)| 0.5 * a.perp_dot(*b)).sum();
        let expected = std::f64::consts::PI * 900.0 + 60.0 * capsule.a.distance(capsule.b);
        // Positive with y down is clockwise on the screen.
        assert!((area / expected - 1.0).abs() < 0.01, "{area} {expected}");
        assert!(super::outline(&[], DVec2::splat(100.0)).is_none());
    }
}
