//! Outputs of the two networks as a test wants them.

use glam::DVec2;
use vision::{ANCHORS, BOX_VALUES, DETECTOR_INPUT, LANDMARK_INPUT, LandmarkOutputs, MASK, Region};

/// Landmarks that the network gives.
pub const ALL: usize = 39;

/// The detector's outputs for people at (hips, rim, score) in fractions of its input.
pub fn detector(people: &[(DVec2, DVec2, f32)]) -> (Vec<f32>, Vec<f32>) {
    let (mut boxes, mut scores) = (vec![0.0; ANCHORS * BOX_VALUES], vec![-20.0; ANCHORS]);
    for (hips, rim, score) in people {
        // The first anchor of the cell of the finest layer in which the hips lie.
        let cell = (*hips * 28.0).floor();
        let at = (cell.y as usize * 28 + cell.x as usize) * 2;
        let anchor = (cell + 0.5) / 28.0;
        let values =
            |point: DVec2| ((point - anchor) * DETECTOR_INPUT as f64).to_array().map(|value| value as f32);
        let row = &mut boxes[at * BOX_VALUES..(at + 1) * BOX_VALUES];
        row[..2].copy_from_slice(&values(*hips));
        row[2..4].fill(DETECTOR_INPUT as f32 * 0.2);
        row[4..6].copy_from_slice(&values(*hips));
        row[6..8].copy_from_slice(&values(*rim));
        scores[at] = *score;
    }
    (boxes, scores)
}

/// The landmark network's outputs.
#[derive(Debug, Clone)]
pub struct Landmarks {
    pub landmarks: Vec<f32>,
    pub presence: Vec<f32>,
    pub mask: Vec<f32>,
    pub heatmaps: Vec<f32>,
    pub world: Vec<f32>,
}

impl Landmarks {
    /// Nothing sure but the landmarks' places: in the region's middle, the rim point such that the region stays
    /// where it is.
    pub fn still() -> Self {
        let mut still = Landmarks {
            landmarks: vec![0.0; ALL * 5],
            presence: vec![1.0],
            mask: vec![-10.0; MASK * MASK],
            heatmaps: vec![-20.0; 64 * 64 * ALL],
            world: vec![0.0; ALL * 3],
        };
        for point in 0..ALL {
            still.set(point, DVec2::splat(0.5));
        }
        still.set(34, DVec2::new(0.5, 0.1));
        still
    }

    /// Puts a landmark at a fraction of the region, well seen.
    pub fn set(&mut self, point: usize, fraction: DVec2) {
        let [x, y] = (fraction * LANDMARK_INPUT as f64).to_array().map(|value| value as f32);
        self.landmarks[point * 5..(point + 1) * 5].copy_from_slice(&[x, y, 0.0, 6.0, 6.0]);
    }

    /// Puts a landmark at a point of the picture.
    pub fn set_in(&mut self, region: &Region, point: usize, place: DVec2) {
        self.set(point, region.fraction(place));
    }

    /// With another presence.
    pub fn with_presence(mut self, presence: f32) -> Self {
        self.presence = vec![presence];
        self
    }

    /// As the tracker takes them.
    pub fn outputs(&self) -> LandmarkOutputs<'_> {
        LandmarkOutputs {
            landmarks: &self.landmarks,
            presence: &self.presence,
            mask: &self.mask,
            heatmaps: &self.heatmaps,
            world: &self.world,
        }
    }
}
