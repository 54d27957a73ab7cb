//! The body's shape over time, on an even grid.

use body::{Joint, Skeleton};
use glam::DVec3;

/// The grid's rate, Hz: a boundary is then known to about a thirtieth of a second.
pub(super) const RATE_HZ: f64 = 15.0;
/// A recording without a body for longer than this falls apart there, seconds.
const GAP_S: f64 = 1.0;
/// Standard deviation of the smoothing, seconds: below the quickest movement, above a frame of the usual cameras.
const SMOOTH_S: f64 = 0.07;
/// Below this sum of weights there is no frame nearby and neighbours are joined by a straight line.
const THIN: f64 = 1e-3;

/// The joints that make up the shape: ends and middles of the limbs and of the trunk. Hands and feet are left out, because
/// cameras see them badly and they follow wrists and ankles.
const JOINTS: [Joint; 10] = [
    Joint::Neck,
    Joint::Head,
    Joint::LeftElbow,
    Joint::RightElbow,
    Joint::LeftWrist,
    Joint::RightWrist,
    Joint::LeftKnee,
    Joint::RightKnee,
    Joint::LeftAnkle,
    Joint::RightAnkle,
];

/// Where the joints are, seen from the middle of the trunk, in torso lengths. A joint that the recording hardly knows stays at zero.
pub(super) type Shape = [DVec3; JOINTS.len()];

/// The product of two shapes as vectors of all their coordinates.
pub(super) fn dot(a: &Shape, b: &Shape) -> f64 {
    a.iter().zip(b).map(|(a, b)| a.dot(*b)).sum()
}

/// From one shape to another.
pub(super) fn way(from: &Shape, to: &Shape) -> Shape {
    std::array::from_fn(|j| to[j] - from[j])
}

/// A stretch of the recording without interruption.
pub(super) struct Part {
    start_s: f64,
    /// The shapes, one for each moment of the grid.
    pub(super) shapes: Vec<Shape>,
}

impl Part {
    /// When a moment of the grid is.
    pub(super) fn time_s(&self, moment: usize) -> f64 {
        self.start_s + moment as f64 / RATE_HZ
    }
}

/// One joint of one frame: when, where and how surely.
type Sample = (f64, DVec3, f64);

/// The stretches of a recording.
pub(super) fn parts(time_s: &[f64], skeletons: &[Skeleton]) -> Vec<Part> {
    let mut frames: Vec<(f64, &Skeleton, DVec3)> = Vec::new();
    for (&time_s, skeleton) in time_s.iter().zip(skeletons) {
        let later = time_s.is_finite() && frames.last().is_none_or(|last| time_s > last.0);
        if let (true, Some(pelvis), Some(neck)) =
            (later, skeleton.at(Joint::Pelvis), skeleton.at(Joint::Neck))
        {
            frames.push((time_s, skeleton, pelvis.midpoint(neck)));
        }
    }
    let mut torsos: Vec<f64> =
        frames.iter().filter_map(|f| Some(2.0 * f.1.at(Joint::Neck)?.distance(f.2))).collect();
    torsos.sort_by(f64::total_cmp);
    let Some(&torso) = torsos.get(torsos.len() / 2).filter(|torso| **torso > 0.0) else { return Vec::new() };
    let samples = |frames: &[(f64, &Skeleton, DVec3)], joint: Joint| -> Vec<Sample> {
        let sample = |&(time_s, skeleton, trunk): &(f64, &Skeleton, DVec3)| {
            let place = skeleton.place(joint);
            (place.confidence > 0.0).then(|| (time_s, (place.position - trunk) / torso, place.confidence))
        };
        frames.iter().filter_map(sample).collect()
    };
    // What a part does not know of a joint is taken to be where the joint is on average.
    let means = JOINTS.map(|joint| {
        let known = samples(&frames, joint);
        let often = 2 * known.len() >= frames.len();
        often.then(|| known.iter().map(|s| s.1).sum::<DVec3>() / known.len() as f64)
    });
    frames
        .chunk_by(|a, b| b.0 - a.0 <= GAP_S)
        .map(|frames| {
            let (start_s, end_s) = (frames[0].0, frames[frames.len() - 1].0);
            let moments = ((end_s - start_s) * RATE_HZ) as usize + 1;
            let mut shapes = vec![Shape::default(); moments];
            for (j, joint) in JOINTS.into_iter().enumerate() {
                let Some(mean) = means[j] else { continue };
                let samples = samples(frames, joint);
                for (moment, place) in even(&samples, start_s, moments).enumerate() {
                    shapes[moment][j] = place.unwrap_or(mean);
                }
            }
            Part { start_s, shapes }
        })
        .collect()
}

/// How far a shape is from the true one while the body is still: the second difference over a fifth of a second, which a
/// steady movement does not have, in the quietest fifth of all moments. White noise of that size has it.
pub(super) fn noise(parts: &[Part]) -> f64 {
    let step = (0.2 * RATE_HZ) as usize;
    let bend = |w: &[Shape]| {
        let bend: Shape = std::array::from_fn(|j| w[0][j] - 2.0 * w[step][j] + w[2 * step][j]);
        (dot(&bend, &bend) / 6.0).sqrt()
    };
    let mut bends: Vec<f64> = parts.iter().flat_map(|p| p.shapes.windows(2 * step + 1).map(bend)).collect();
    let quiet = bends.len() / 5;
    if bends.is_empty() { 0.0 } else { *bends.select_nth_unstable_by(quiet, f64::total_cmp).1 }
}

/// Samples on the grid, smoothed by a Gaussian in which each weighs as much as it is sure; `None` without any sample.
fn even(samples: &[Sample], start_s: f64, moments: usize) -> impl Iterator<Item = Option<DVec3>> {
    let mut from = 0;
    (0..moments).map(move |moment| {
        let time_s = start_s + moment as f64 / RATE_HZ;
        while from < samples.len() && samples[from].0 < time_s - 3.0 * SMOOTH_S {
            from += 1;
        }
        let (mut sum, mut weights) = (DVec3::ZERO, 0.0);
        for &(at_s, place, confidence) in
            samples[from..].iter().take_while(|s| s.0 <= time_s + 3.0 * SMOOTH_S)
        {
            let off = (at_s - time_s) / SMOOTH_S;
            let weight = confidence * libm::exp(-0.5 * off * off);
            (sum, weights) = (sum + weight * place, weights + weight);
        }
        if weights > THIN { Some(sum / weights) } else { between(samples, time_s) }
    })
}

/// On the straight line between the neighbours in time; beyond the ends what is nearest.
fn between(samples: &[Sample], time_s: f64) -> Option<DVec3> {
    let after = samples.partition_point(|s| s.0 < time_s);
    let (before, after) = (after.checked_sub(1).and_then(|i| samples.get(i)), samples.get(after));
    match (before, after) {
        (Some(a), Some(b)) => Some(a.1.lerp(b.1, (time_s - a.0) / (b.0 - a.0))),
        (a, b) => a.or(b).map(|s| s.1),
    }
}
