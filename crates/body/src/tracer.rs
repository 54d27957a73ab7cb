//! Outlines traced on a grid, by marching squares with sub-cell precision.

use glam::DVec2;

/// How far the simplified outline may leave the traced one, cells.
const TOLERANCE: f64 = 0.2;

const UNSEEN: u32 = u32::MAX;

/// The direction of travel along a cell's edge, the cell at the right hand: so the outline runs clockwise.
const STEPS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// Finds the outline of a shape on a square grid; keeps its buffers from one to the next.
#[derive(Debug, Clone, Default)]
pub struct Tracer {
    /// Per cell: 0 outside, else the number of its component, counted from 1 (`UNSEEN` before it is counted).
    labels: Vec<u32>,
    queue: Vec<u32>,
    trace: Vec<DVec2>,
    keep: Vec<bool>,
    spans: Vec<(usize, usize)>,
}

impl Tracer {
    /// The outline of the biggest connected part (through edges), holes ignored, as corners in cells, clockwise with y down; a
    /// cell's centre is its own column and row. `None` when that part has fewer than `least` cells.
    ///
    /// The grid has `side` x `side` cells, row after row; `inside` says of a cell whether it belongs to the shape. `level` is a
    /// quantity that crosses `border` from a cell inside to one outside, between whose centres the outline runs; of
    /// what lies beyond the grid it is asked with `None`.
    pub fn trace(
        &mut self,
        side: usize,
        least: usize,
        inside: impl Fn(usize) -> bool,
        border: f64,
        level: impl Fn(Option<usize>) -> f64,
    ) -> Option<impl Iterator<Item = DVec2> + '_> {
        self.labels.clear();
        self.labels.extend((0..side * side).map(|cell| if inside(cell) { UNSEEN } else { 0 }));
        let (start, label) = self.biggest_component(side, least)?;
        self.follow(side, (start, label), border, level);
        self.simplify();
        Some(self.trace.iter().zip(&self.keep).filter(|(_, keep)| **keep).map(|(point, _)| *point))
    }

    /// Labels the components; the first cell in reading order of the biggest one, and its label.
    fn biggest_component(&mut self, side: usize, least: usize) -> Option<(usize, u32)> {
        let (mut best, mut most, mut label) = (None, least.saturating_sub(1), 0);
        for first in 0..self.labels.len() {
            if self.labels[first] != UNSEEN {
                continue;
            }
            label += 1;
            let cells = self.flood(side, first, label);
            if cells > most {
                (best, most) = (Some((first, label)), cells);
            }
        }
        best
    }

    fn flood(&mut self, side: usize, first: usize, label: u32) -> usize {
        self.queue.clear();
        self.queue.push(first as u32);
        self.labels[first] = label;
        let mut cells = 0;
        while let Some(cell) = self.queue.pop() {
            cells += 1;
            let cell = cell as usize;
            let column = cell % side;
            let neighbours = [
                (column > 0).then(|| cell - 1),
                (column + 1 < side).then_some(cell + 1),
                cell.checked_sub(side),
                (cell + side < side * side).then_some(cell + side),
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
    /// outside gives one point between their centres.
    fn follow(
        &mut self,
        side: usize,
        (start, label): (usize, u32),
        border: f64,
        level: impl Fn(Option<usize>) -> f64,
    ) {
        self.trace.clear();
        let labels = &self.labels;
        let cell = |x: isize, y: isize| {
            let within = 0..side as isize;
            (within.contains(&x) && within.contains(&y)).then(|| y as usize * side + x as usize)
        };
        let inside = |x: isize, y: isize| cell(x, y).is_some_and(|cell| labels[cell] == label);
        let first = ((start % side) as isize, (start / side) as isize);
        let ((mut x, mut y), mut heading) = (first, 0);
        loop {
            let (dx, dy) = STEPS[heading];
            // The cell at the left hand of the edge lies outside.
            let (out_x, out_y) = (x + dy, y - dx);
            let (high, low) = (level(cell(x, y)), level(cell(out_x, out_y)));
            let share = if high > low { ((high - border) / (high - low)).clamp(0.0, 1.0) } else { 0.5 };
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
