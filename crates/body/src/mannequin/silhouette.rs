//! The figure's silhouette as the outline that a segmentation network would give: on a grid of 256 x 256 about the
//! body, traced between the cells.

use glam::DVec2;

use crate::observation::Outline;

/// Cells along each side, as in the network's mask.
const GRID: usize = 256;
/// How far the simplified outline may leave the traced one, cells.
const TOLERANCE: f64 = 0.2;

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

/// Neighbours of a cell in the order in which they follow each other clockwise on the screen.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

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
    let points = simplified(&trace(&depths)?);
    let points: Vec<_> = points.iter().map(|at| origin + (*at + 0.5) * cell).collect();
    (points.len() >= 3).then_some(Outline { points })
}

/// Follows the outer border of the biggest connected part once around, clockwise; each edge between a cell inside and
/// one outside gives the point where the depth between their centres is 0. In cells.
fn trace(depths: &[f64]) -> Option<Vec<DVec2>> {
    let mut labels = vec![0_u32; depths.len()];
    let mut queue = Vec::new();
    let (mut best, mut most, mut label) = (None, 8, 0);
    for first in 0..depths.len() {
        if depths[first] <= 0.0 || labels[first] != 0 {
            continue;
        }
        label += 1;
        let mut cells = 0;
        labels[first] = label;
        queue.push(first);
        while let Some(at) = queue.pop() {
            cells += 1;
            let (x, y) = (at % GRID, at / GRID);
            for next in [
                (x > 0).then(|| at - 1),
                (x + 1 < GRID).then_some(at + 1),
                (y > 0).then(|| at - GRID),
                (y + 1 < GRID).then_some(at + GRID),
            ]
            .into_iter()
            .flatten()
            {
                if depths[next] > 0.0 && labels[next] == 0 {
                    labels[next] = label;
                    queue.push(next);
                }
            }
        }
        if cells > most {
            (best, most) = (Some((first, label)), cells);
        }
    }
    let (start, label) = best?;
    let inside = |x: isize, y: isize| {
        let within = 0..GRID as isize;
        within.contains(&x) && within.contains(&y) && labels[y as usize * GRID + x as usize] == label
    };
    let depth = |x: isize, y: isize| {
        let within = 0..GRID as isize;
        let known = within.contains(&x) && within.contains(&y);
        if known { depths[y as usize * GRID + x as usize].max(-1e6) } else { -1e6 }
    };
    let first = ((start % GRID) as isize, (start / GRID) as isize);
    let ((mut x, mut y), mut heading) = (first, 0);
    let mut points = Vec::new();
    loop {
        let (dx, dy) = STEPS[heading];
        // The cell at the left hand of the edge lies outside.
        let (out_x, out_y) = (x + dy, y - dx);
        let (within, beyond) = (depth(x, y), depth(out_x, out_y));
        let share = if within > beyond { (within / (within - beyond)).clamp(0.0, 1.0) } else { 0.5 };
        let outward = DVec2::new((out_x - x) as f64, (out_y - y) as f64);
        points.push(DVec2::new(x as f64, y as f64) + outward * share);
        if inside(x + dx, y + dy) {
            (x, y) = (x + dx, y + dy);
            if inside(x + dy, y - dx) {
                (x, y) = (x + dy, y - dx);
                heading = (heading + 3) % 4;
            }
        } else {
            heading = (heading + 1) % 4;
        }
        if (x, y) == first && heading == 0 {
            return Some(points);
        }
    }
}

/// Drops the points that lie within the tolerance of the line between those that stay (Douglas and Peucker).
fn simplified(trace: &[DVec2]) -> Vec<DVec2> {
    let count = trace.len();
    if count < 3 {
        return trace.to_vec();
    }
    let far = (0..count)
        .max_by(|&a, &b| trace[a].distance_squared(trace[0]).total_cmp(&trace[b].distance_squared(trace[0])))
        .unwrap_or(count / 2);
    let mut keep = vec![false; count];
    (keep[0], keep[far]) = (true, true);
    let mut spans = vec![(0, far), (far, count)];
    while let Some((from, to)) = spans.pop() {
        let (a, b) = (trace[from], trace[to % count]);
        let along = (b - a).normalize_or_zero();
        let worst = (from + 1..to)
            .map(|at| (at, (trace[at] - a).perp_dot(along).abs()))
            .filter(|(_, distance)| *distance > TOLERANCE)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, _)) = worst {
            keep[at] = true;
            spans.extend([(from, at), (at, to)]);
        }
    }
    trace.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
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
