//! The silhouette's outline.

use body::{Outline, Tracer};
use glam::DVec2;

use crate::decode::MASK;
use crate::detector::sigmoid;
use crate::region::Region;

/// Cells that a silhouette must have to be one.
const MIN_CELLS: usize = 64;

/// Finds outlines; keeps its buffers from frame to frame.
#[derive(Debug, Clone, Default)]
pub(crate) struct Outliner {
    tracer: Tracer,
}

impl Outliner {
    /// The outline of the biggest connected part of the mask (256 x 256 logits, person where positive), holes
    /// ignored, in the picture; `None` when there is none worth the name.
    pub fn outline(&mut self, mask: &[f32], region: &Region) -> Option<Outline> {
        if mask.len() != MASK * MASK {
            return None;
        }
        // The outline runs where the probability crosses one half; beyond the mask it is 0.
        let probability = |cell: Option<usize>| cell.map_or(0.0, |cell| sigmoid(f64::from(mask[cell])));
        let traced = self.tracer.trace(MASK, MIN_CELLS, |cell| mask[cell] > 0.0, 0.5, probability)?;
        // Cell (i, j) stands for the picture at (i / MASK, j / MASK) of the region, as in sampling.
        let points: Vec<_> = traced.map(|point| region.point(point / MASK as f64)).collect();
        (points.len() >= 3 && points.iter().all(|point| point.is_finite())).then_some(Outline { points })
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
