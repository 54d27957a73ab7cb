//! The silhouette's outline, by marching squares with sub-pixel precision.

use body::Outline;
use glam::DVec2;

use crate::decode::MASK;
use crate::detector::sigmoid;
use crate::region::Region;

/// Cells that a silhouette must have to be one.
const MIN_CELLS: usize = 64;
/// How far the simplified outline may leave the traced one, in cells of the mask.
const TOLERANCE: f64 = 0.2;

/// Finds outlines; keeps its buffers from frame to frame.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outliner {
    /// Per cell: 0 outside, else the number of its component, counted from 1 (`UNSEEN` before it is counted).
    labels: Vec<u32>,
    queue: Vec<u32>,
    trace: Vec<DVec2>,
    keep: Vec<bool>,
    spans: Vec<(usize, usize)>,
}

const UNSEEN: u32 = u32::MAX;

/// The direction of travel along a cell's edge, the cell at the right hand: so the outline runs clockwise.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

impl Outliner {
    /// The outline of the biggest connected part of the mask (256 x 256 logits, person where positive), holes
    /// ignored, in the picture; `None` when there is none worth the name.
    pub fn outline(&mut self, mask: &[f32], region: &Region) -> Option<Outline> {
        if mask.len() != MASK * MASK {
            return None;
        }
        let (start, label) = self.biggest_component(mask)?;
        self.follow(mask, start, label);
        self.simplify();
        // Cell (i, j) stands for the picture at (i / MASK, j / MASK) of the region, as in sampling.
        let to_picture = |point: &DVec2| region.point(*point / MASK as f64);
        let points: Vec<_> = self
            .trace
            .iter()
            .zip(&self.keep)
            .filter(|(_, keep)| **keep)
            .map(|(point, _)| to_picture(point))
            .collect();
        (points.len() >= 3 && points.iter().all(|point| point.is_finite())).then_some(Outline { points })
    }

    /// Labels the components (joined through edges); the first cell in reading order of the biggest one, and its
    /// label.
    fn biggest_component(&mut self, mask: &[f32]) -> Option<(usize, u32)> {
        self.labels.clear();
        self.labels.extend(mask.iter().map(|&value| if value > 0.0 { UNSEEN } else { 0 }));
        let (mut best, mut best_cells, mut label) = (None, MIN_CELLS - 1, 0);
        for first in 0..self.labels.len() {
            if self.labels[first] != UNSEEN {
                continue;
            }
            label += 1;
            let cells = self.flood(first, label);
            if cells > best_cells {
                (best, best_cells) = (Some((first, label)), cells);
            }
        }
        best
    }

    fn flood(&mut self, first: usize, label: u32) -> usize {
        self.queue.clear();
        self.queue.push(first as u32);
        self.labels[first] = label;
        let mut cells = 0;
        while let Some(cell) = self.queue.pop() {
            cells += 1;
            let cell = cell as usize;
            let column = cell % MASK;
            let neighbours = [
                (column > 0).then(|| cell - 1),
                (column + 1 < MASK).then_some(cell + 1),
                cell.checked_sub(MASK),
                (cell + MASK < MASK * MASK).then_some(cell + MASK),
            ];
            for next in neighbours.into_iter().flatten() {
                if self.labels[next] == UNSEEN {
                    self.labels[next] = label;
                    self.queue.push(next as u32);
                }
            }
        }
        cells
    }

    /// Follows the component's outer border once around, edge by edge; each edge between a cell inside and one
    /// outside gives one point between their centres, where the mask crosses one half.
    fn follow(&mut self, mask: &[f32], start: usize, label: u32) {
        self.trace.clear();
        let labels = &self.labels;
        let inside = |x: isize, y: isize| {
            let within = 0..MASK as isize;
            within.contains(&x) && within.contains(&y) && labels[y as usize * MASK + x as usize] == label
        };
        let probability = |x: isize, y: isize| {
            let within = 0..MASK as isize;
            let value = if within.contains(&x) && within.contains(&y) {
                mask[y as usize * MASK + x as usize]
            } else {
                f32::NEG_INFINITY
            };
            sigmoid(f64::from(value))
        };
        let first = ((start % MASK) as isize, (start / MASK) as isize);
        let ((mut x, mut y), mut heading) = (first, 0);
        loop {
            let (dx, dy) = STEPS[heading];
            // The cell at the left hand of the edge lies outside.
            let (out_x, out_y) = (x + dy, y - dx);
            let (high, low) = (probability(x, y), probability(out_x, out_y));
            let share = if high > low { ((high - 0.5) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
            let outward = DVec2::new((out_x - x) as f64, (out_y - y) as f64);
            self.trace.push(DVec2::new(x as f64, y as f64) + outward * share);
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
                break;
            }
        }
    }

    /// Marks the points to keep, so that no other one is farther than the tolerance from the line (Douglas and
    /// Peucker).
    fn simplify(&mut self) {
        let count = self.trace.len();
        self.keep.clear();
        self.keep.resize(count, false);
        if count < 3 {
            return;
        }
        let far = (0..count)
            .max_by(|&a, &b| {
                let distance = |at: usize| self.trace[at].distance_squared(self.trace[0]);
                distance(a).total_cmp(&distance(b))
            })
            .unwrap_or(count / 2);
        self.keep[0] = true;
        self.keep[far] = true;
        self.spans.clear();
        self.spans.extend([(0, far), (far, count)]);
        while let Some((from, to)) = self.spans.pop() {
            let (a, b) = (self.trace[from], self.trace[to % count]);
            let along = (b - a).normalize_or_zero();
            let mut worst = (TOLERANCE, None);
            for at in from + 1..to {
                let distance = (self.trace[at] - a).perp_dot(along).abs();
                if distance > worst.0 {
                    worst = (distance, Some(at));
                }
            }
            if let (_, Some(at)) = worst {
                self.keep[at] = true;
                self.spans.extend([(from, at), (at, to)]);
            }
        }
    }
}

/// The mask (256 x 256 logits) brought back to the picture: probability 0..=255 of each pixel, row after row; 0 outside
/// of the region, and everywhere when the mask has another size.
pub(crate) fn silhouette(mask: &[f32], region: &Region, width: usize, height: usize) -> Vec<u8> {
    let mut picture = vec![0; width * height];
    if mask.len() != MASK * MASK {
        return picture;
    }
    let probabilities: Vec<f64> = mask.iter().map(|&logit| sigmoid(f64::from(logit))).collect();
    let last = (MASK - 1) as f64;
    for (at, pixel) in picture.iter_mut().enumerate() {
        let place = DVec2::new((at % width) as f64, (at / width) as f64);
        let cell = region.fraction(place) * MASK as f64;
        // The outermost cells reach half a cell beyond their centres.
        if !(cell.cmpge(DVec2::splat(-0.5)).all() && cell.cmple(DVec2::splat(last + 0.5)).all()) {
            continue;
        }
        let cell = cell.clamp(DVec2::ZERO, DVec2::splat(last));
        let corner = cell.floor().min(DVec2::splat(last - 1.0));
        let share = cell - corner;
        let from = corner.y as usize * MASK + corner.x as usize;
        let row = |from: usize| {
            let (left, right) = (probabilities[from], probabilities[from + 1]);
            left + (right - left) * share.x
        };
        let (above, below) = (row(from), row(from + MASK));
        // Not a number becomes 0: nobody there.
        *pixel = ((above + (below - above) * share.y) * 255.0 + 0.5) as u8;
    }
    picture
}

#[cfg(test)]
mod tests {
    use std::f64::consts::PI;

    use super::*;

    /// Cells of the mask as pixels.
    const PLAIN: Region = Region { center: DVec2::splat(128.0), size: 256.0, rotation: 0.0 };

    /// Logits from a signed distance, positive inside.
    fn drawn(distance: impl Fn(DVec2) -> f64) -> Vec<f32> {
        (0..MASK * MASK)
            .map(|at| distance(DVec2::new((at % MASK) as f64, (at / MASK) as f64)) as f32)
            .collect()
    }

    fn disk(center: DVec2, radius: f64) -> impl Fn(DVec2) -> f64 {
        move |point| radius - point.distance(center)
    }

    fn area(outline: &Outline) -> f64 {
        let points = &outline.points;
        let next = points.iter().cycle().skip(1);
        points.iter().zip(next).map(|(a, b)| a.perp_dot(*b)).sum::<f64>() * 0.5
    }

    #[test]
    fn a_disk_is_traced_below_a_pixel() {
        let center = DVec2::new(120.3, 90.8);
        let outline = Outliner::default().outline(&drawn(disk(center, 50.4)), &PLAIN).expect("a disk");
        for point in &outline.points {
            assert!((point.distance(center) - 50.4).abs() < 0.1, "{point}");
        }
        // Positive on a screen whose y points down: clockwise.
        assert!((area(&outline) / (PI * 50.4 * 50.4) - 1.0).abs() < 0.01);
        assert!(outline.points.len() < 120, "simplified, not {} points", outline.points.len());
    }

    #[test]
    fn the_biggest_part_counts_and_holes_do_not() {
        let (big, small) = (disk(DVec2::new(90.0, 90.0), 40.0), disk(DVec2::new(200.0, 200.0), 20.0));
        let hole = disk(DVec2::new(90.0, 90.0), 15.0);
        let mask = drawn(|point| big(point).min(-hole(point)).max(small(point)));
        let outline = Outliner::default().outline(&mask, &PLAIN).expect("two disks");
        assert!((area(&outline) / (PI * 40.0 * 40.0) - 1.0).abs() < 0.01);
        assert!(outline.points.iter().all(|point| point.distance(DVec2::splat(90.0)) < 41.0));
    }

    #[test]
    fn shapes_at_the_masks_border_are_closed_there() {
        #[track_caller]
        fn check(mask: &[f32], expected: f64) {
            let outline = Outliner::default().outline(mask, &PLAIN).expect("a shape");
            assert!((area(&outline) - expected).abs() < 0.02 * expected, "{}", area(&outline));
        }
        check(&drawn(disk(DVec2::new(0.0, 128.0), 60.0)), PI * 60.0 * 60.0 / 2.0);
        check(&vec![5.0; MASK * MASK], 256.0 * 256.0);
    }

    #[test]
    fn no_mask_no_outline() {
        let mut outliner = Outliner::default();
        assert_eq!(outliner.outline(&vec![-1.0; MASK * MASK], &PLAIN), None);
        assert_eq!(outliner.outline(&vec![f32::NAN; MASK * MASK], &PLAIN), None);
        assert_eq!(outliner.outline(&[1.0; 7], &PLAIN), None);
        assert_eq!(outliner.outline(&drawn(disk(DVec2::splat(50.0), 2.0)), &PLAIN), None, "a speck");
    }

    #[test]
    fn it_follows_the_region_into_the_picture() {
        let region = Region { center: DVec2::new(300.0, 200.0), size: 512.0, rotation: 0.7 };
        let outline = Outliner::default()
            .outline(&drawn(disk(DVec2::new(128.0, 64.0), 30.0)), &region)
            .expect("a disk");
        let center = region.point(DVec2::new(0.5, 0.25));
        for point in &outline.points {
            assert!((point.distance(center) - 60.0).abs() < 0.3, "{point}");
        }
    }
}
