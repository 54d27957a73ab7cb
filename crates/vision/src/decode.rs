//! The landmark network's outputs, read back into the picture.

use body::{Landmark, Pose};
use glam::{DVec2, DVec3};

use crate::detector::sigmoid;
use crate::region::Region;

/// Side of the landmark network's square input; its values are 0..=1, three channels.
pub const LANDMARK_INPUT: usize = 256;
/// Side of the silhouette's square.
pub const MASK: usize = 256;

/// Landmarks that the network gives: the body's 33, two that describe the next region, four unused.
const ALL_POINTS: usize = 39;
const VALUES: usize = 5;
/// The two points from which the next frame's region follows.
const AUXILIARY: [usize; 2] = [33, 34];
/// Over this distance from the picture's border, in the region's size, a point's visibility falls to nothing.
const BEYOND: f64 = 0.03;
/// Below this the network sees nobody.
const MIN_PRESENCE: f64 = 0.5;

const HEATMAP: usize = 64;
/// Cells to each side of a landmark that are weighed when it is refined.
const HEATMAP_REACH: isize = 3;
const HEATMAP_MIN: f64 = 0.5;

/// What the landmark network gave, in the order of its outputs. Slices of another length count as nobody seen
/// (`landmarks`, `presence`), or leave their part out (`mask`, `heatmaps`, `world`).
#[derive(Debug, Clone, Copy)]
pub struct LandmarkOutputs<'a> {
    /// 39 x (x, y, z in pixels of the input; visibility, presence as logits).
    pub landmarks: &'a [f32],
    /// One probability that this is a person.
    pub presence: &'a [f32],
    /// 256 x 256 logits, row after row: person or not.
    pub mask: &'a [f32],
    /// 64 x 64 x 39 logits: where each landmark is.
    pub heatmaps: &'a [f32],
    /// 39 x (x, y, z), metres.
    pub world: &'a [f32],
}

/// A decoded person.
#[derive(Debug, Clone)]
pub(crate) struct Decoded {
    pub pose: Pose,
    /// Middle of the hips and rim of the circle around the whole body, image frame.
    pub auxiliary: [DVec2; 2],
}

/// The person in the region of a picture of this size, or `None` when the network saw nobody or gave numbers that make
/// no sense.
///
/// The network does not know where the picture ends: it was given the border's pixels drawn out, and is sure of
/// limbs that it invented there. What lies beyond the border is not in the picture, so it is neither visible nor
/// present.
pub(crate) fn decode(outputs: &LandmarkOutputs, region: &Region, size: DVec2) -> Option<Decoded> {
    let score = f64::from(*outputs.presence.first()?);
    if score.is_nan() || score < MIN_PRESENCE || outputs.landmarks.len() != ALL_POINTS * VALUES {
        return None;
    }
    let row = |point: usize| &outputs.landmarks[point * VALUES..(point + 1) * VALUES];
    let position = |point: usize| {
        let row = row(point);
        let raw = DVec2::new(f64::from(row[0]), f64::from(row[1])) / LANDMARK_INPUT as f64;
        region.point(refine(outputs.heatmaps, point, raw))
    };
    let has_world = outputs.world.len() == ALL_POINTS * 3;
    let landmark = |point: usize| {
        let row = row(point);
        let depth = f64::from(row[2]) / LANDMARK_INPUT as f64 * region.size;
        let world = if has_world {
            let [x, y, z] = std::array::from_fn(|axis| f64::from(outputs.world[point * 3 + axis]));
            region.turn(DVec2::new(x, y)).extend(z)
        } else {
            DVec3::ZERO
        };
        let place = position(point);
        let beyond = place.distance(place.clamp(DVec2::ZERO, size)) / (BEYOND * region.size);
        let inside = (1.0 - beyond).max(0.0);
        Landmark {
            image: place.extend(depth),
            world,
            visibility: inside * sigmoid(f64::from(row[3])),
            presence: inside * sigmoid(f64::from(row[4])),
        }
    };
    let pose = Pose { landmarks: std::array::from_fn(landmark), score: score.min(1.0) };
    let decoded = Decoded { pose, auxiliary: AUXILIARY.map(position) };
    decoded.is_finite().then_some(decoded)
}

impl Decoded {
    fn is_finite(&self) -> bool {
        self.auxiliary.iter().all(|point| point.is_finite())
            && self.pose.landmarks.iter().all(|landmark| {
                landmark.image.is_finite()
                    && landmark.world.is_finite()
                    && landmark.visibility.is_finite()
                    && landmark.presence.is_finite()
            })
    }
}

/// Moves a landmark (fraction of the region) to the centre of mass of its heatmap nearby, where the heatmap is
/// sure of it.
fn refine(heatmaps: &[f32], point: usize, raw: DVec2) -> DVec2 {
    if heatmaps.len() != HEATMAP * HEATMAP * ALL_POINTS || !raw.is_finite() {
        return raw;
    }
    let side = HEATMAP as f64;
    let (column, row) = ((raw.x * side) as isize, (raw.y * side) as isize);
    let within = 0..HEATMAP as isize;
    if !within.contains(&column) || !within.contains(&row) {
        return raw;
    }
    let around =
        |center: isize| (center - HEATMAP_REACH).max(0)..(center + HEATMAP_REACH + 1).min(HEATMAP as isize);
    let (mut sum, mut best, mut weighted) = (0.0, 0.0_f64, DVec2::ZERO);
    for y in around(row) {
        for x in around(column) {
            let cell = y as usize * HEATMAP + x as usize;
            let weight = sigmoid(f64::from(heatmaps[cell * ALL_POINTS + point]));
            sum += weight;
            best = best.max(weight);
            weighted += DVec2::new(x as f64, y as f64) * weight;
        }
    }
    if best >= HEATMAP_MIN && sum > 0.0 { weighted / (sum * side) } else { raw }
}
