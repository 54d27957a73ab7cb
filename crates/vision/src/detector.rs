//! The detector network: where in the picture is a person?

use glam::DVec2;

use crate::region::Region;

/// Side of the detector's square input; its values are -1..=1, three channels.
pub const DETECTOR_INPUT: usize = 224;
/// Number of boxes that the detector proposes.
pub const ANCHORS: usize = 2254;
/// Values per box: centre, size, four key points.
pub const BOX_VALUES: usize = 12;

/// (cells per side, boxes per cell) of each layer: strides 8, 16 and three times 32, two boxes per layer (aspect 1
/// and its interpolated scale), each of unit size.
const LAYERS: [(usize, usize); 3] = [(28, 2), (14, 2), (7, 6)];
const KEY_POINTS: usize = 4;
const SCORE_CLIP: f32 = 100.0;
const MIN_SCORE: f64 = 0.5;
const MAX_OVERLAP: f64 = 0.3;

/// A person found in the picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Detection {
    /// Upper left and lower right corner of the box.
    pub corners: [DVec2; 2],
    /// Middle of the hips, rim of the circle around the whole body, middle of the shoulders, rim of the circle
    /// around the upper body.
    pub points: [DVec2; KEY_POINTS],
    /// 0..=1.
    pub score: f64,
}

impl Detection {
    /// The region in which to look for this person's landmarks.
    pub fn region(&self) -> Region {
        Region::around(self.points[0], self.points[1])
    }

    fn area(&self) -> f64 {
        (self.corners[1] - self.corners[0]).max(DVec2::ZERO).element_product()
    }

    fn overlap(&self, other: &Detection) -> f64 {
        let low = self.corners[0].max(other.corners[0]);
        let high = self.corners[1].min(other.corners[1]);
        let both = (high - low).max(DVec2::ZERO).element_product();
        let either = self.area() + other.area() - both;
        if either > 0.0 { both / either } else { 0.0 }
    }

    fn is_finite(&self) -> bool {
        self.corners.iter().chain(&self.points).all(|point| point.is_finite())
    }
}

/// The anchors' centres as fractions of the input, in the order of the network's outputs.
pub(crate) fn anchors() -> Vec<DVec2> {
    let mut centers = Vec::with_capacity(ANCHORS);
    for (cells, boxes) in LAYERS {
        for row in 0..cells {
            for column in 0..cells {
                let center = (DVec2::new(column as f64, row as f64) + 0.5) / cells as f64;
                centers.extend(std::iter::repeat_n(center, boxes));
            }
        }
    }
    centers
}

/// The persons that the network proposes, as fractions of the input. Short or senseless outputs propose nobody.
pub(crate) fn proposals(anchors: &[DVec2], boxes: &[f32], scores: &[f32]) -> Vec<Detection> {
    let rows = boxes.chunks_exact(BOX_VALUES);
    let mut found = Vec::new();
    for ((row, score), anchor) in rows.zip(scores).zip(anchors) {
        let score = sigmoid(f64::from(score.clamp(-SCORE_CLIP, SCORE_CLIP)));
        if score.is_nan() || score < MIN_SCORE {
            continue;
        }
        let pair = |at: usize| DVec2::new(f64::from(row[at]), f64::from(row[at + 1])) / DETECTOR_INPUT as f64;
        let (center, half) = (*anchor + pair(0), pair(2) * 0.5);
        let points = std::array::from_fn(|point| *anchor + pair(4 + 2 * point));
        let detection = Detection { corners: [center - half, center + half], points, score };
        if detection.is_finite() {
            found.push(detection);
        }
    }
    found
}

/// One detection per person: overlapping proposals are merged, weighted by their scores, best first.
pub(crate) fn merge(mut proposals: Vec<Detection>) -> Vec<Detection> {
    proposals.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut merged = Vec::new();
    while let Some(&best) = proposals.first() {
        // The best always belongs to its own group, also when its box has no area and overlaps not even itself.
        let (group, rest): (Vec<_>, Vec<_>) =
            proposals.into_iter().partition(|other| *other == best || best.overlap(other) > MAX_OVERLAP);
        merged.push(weighted(&best, &group));
        proposals = rest;
    }
    merged
}

fn weighted(best: &Detection, group: &[Detection]) -> Detection {
    let total: f64 = group.iter().map(|one| one.score).sum();
    let mean = |value: &dyn Fn(&Detection) -> DVec2| {
        group.iter().map(|one| value(one) * one.score).sum::<DVec2>() / total
    };
    Detection {
        corners: std::array::from_fn(|corner| mean(&|one| one.corners[corner])),
        points: std::array::from_fn(|point| mean(&|one| one.points[point])),
        score: best.score,
    }
}

/// A detection in fractions of the input, brought to the picture through the region that was sampled.
pub(crate) fn to_picture(detection: &Detection, letterbox: &Region) -> Detection {
    Detection {
        corners: detection.corners.map(|corner| letterbox.point(corner)),
        points: detection.points.map(|point| letterbox.point(point)),
        score: detection.score,
    }
}

/// The logistic function.
pub(crate) fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: f64, y: f64, half: f64, score: f64) -> Detection {
        let center = DVec2::new(x, y);
        Detection { corners: [center - half, center + half], points: [center; KEY_POINTS], score }
    }

    #[test]
    fn anchors_lie_in_the_middle_of_their_cells() {
        let anchors = anchors();
        assert_eq!(anchors.len(), ANCHORS);
        #[track_caller]
        fn check(found: DVec2, x: f64, y: f64, cells: f64) {
            assert!(found.distance(DVec2::new(x, y) / cells) < 1e-12, "{found}");
        }
        check(anchors[0], 0.5, 0.5, 28.0);
        check(anchors[1], 0.5, 0.5, 28.0);
        check(anchors[2], 1.5, 0.5, 28.0);
        check(anchors[56], 0.5, 1.5, 28.0);
        check(anchors[1567], 27.5, 27.5, 28.0);
        check(anchors[1568], 0.5, 0.5, 14.0);
        check(anchors[1960], 0.5, 0.5, 7.0);
        check(anchors[1965], 0.5, 0.5, 7.0);
        check(anchors[1966], 1.5, 0.5, 7.0);
        check(anchors[2253], 6.5, 6.5, 7.0);
    }

    #[test]
    fn a_box_is_read_against_its_anchor() {
        let anchors = anchors();
        let mut boxes = vec![0.0; ANCHORS * BOX_VALUES];
        let mut scores = vec![-5.0; ANCHORS];
        let at = 1960;
        boxes[at * BOX_VALUES..(at + 1) * BOX_VALUES]
            .copy_from_slice(&[22.4, 44.8, 44.8, 67.2, 0.0, 11.2, 0.0, -56.0, 1.0, 2.0, 3.0, 4.0]);
        scores[at] = 2.0;
        let found = proposals(&anchors, &boxes, &scores);
        let [person] = found[..] else { panic!("one proposal, not {}", found.len()) };
        let center = DVec2::splat(0.5 / 7.0) + DVec2::new(0.1, 0.2);
        assert!(((person.corners[0] + person.corners[1]) * 0.5).distance(center) < 1e-6);
        assert!((person.corners[1] - person.corners[0]).distance(DVec2::new(0.2, 0.3)) < 1e-6);
        assert!(person.points[0].distance(DVec2::new(0.5 / 7.0, 0.5 / 7.0 + 0.05)) < 1e-6);
        assert!((person.score - 0.8808).abs() < 1e-4);
    }

    #[test]
    fn overlapping_proposals_become_one_person() {
        let people =
            vec![square(0.30, 0.3, 0.1, 0.6), square(0.7, 0.7, 0.1, 0.8), square(0.33, 0.3, 0.1, 0.9)];
        let merged = merge(people);
        let [first, second] = merged[..] else { panic!("two people, not {}", merged.len()) };
        assert!((first.points[0].x - (0.30 * 0.6 + 0.33 * 0.9) / 1.5).abs() < 1e-9, "weighted by the scores");
        assert_eq!(first.score, 0.9);
        assert!(second.points[0].distance(DVec2::splat(0.7)) < 1e-9 && second.score == 0.8);
        let empty = vec![square(0.5, 0.5, 0.0, 0.9), square(0.5, 0.5, -0.1, 0.8)];
        assert_eq!(merge(empty).len(), 2, "boxes without area overlap nothing, and end");
    }
}
