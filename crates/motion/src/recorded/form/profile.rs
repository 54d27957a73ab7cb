//! A repetition without its order: the directions of the body's segments, and how they are spread.

use body::{Joint, Skeleton};
use glam::DVec3;
use serde::{Deserialize, Serialize};

/// A part of the body whose direction is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Segment {
    /// From the pelvis to the neck.
    Trunk,
    /// From the neck to the head.
    Head,
    /// From the left shoulder to the right one.
    Shoulders,
    /// From the left hip to the right one.
    Hips,
    /// From the shoulder to the elbow.
    LeftUpperArm,
    /// From the shoulder to the elbow.
    RightUpperArm,
    /// From the elbow to the wrist.
    LeftForearm,
    /// From the elbow to the wrist.
    RightForearm,
    /// From the hip to the knee.
    LeftThigh,
    /// From the hip to the knee.
    RightThigh,
    /// From the knee to the ankle.
    LeftLowerLeg,
    /// From the knee to the ankle.
    RightLowerLeg,
}

impl Segment {
    /// All of them, in the order of their numbers.
    pub const ALL: [Segment; 12] = {
        use Segment::*;
        [
            Trunk,
            Head,
            Shoulders,
            Hips,
            LeftUpperArm,
            RightUpperArm,
            LeftForearm,
            RightForearm,
            LeftThigh,
            RightThigh,
            LeftLowerLeg,
            RightLowerLeg,
        ]
    };

    /// Its name in reports and exports.
    pub fn name(self) -> &'static str {
        match self {
            Segment::Trunk => "trunk",
            Segment::Head => "head",
            Segment::Shoulders => "shoulders",
            Segment::Hips => "hips",
            Segment::LeftUpperArm => "left-upper-arm",
            Segment::RightUpperArm => "right-upper-arm",
            Segment::LeftForearm => "left-forearm",
            Segment::RightForearm => "right-forearm",
            Segment::LeftThigh => "left-thigh",
            Segment::RightThigh => "right-thigh",
            Segment::LeftLowerLeg => "left-lower-leg",
            Segment::RightLowerLeg => "right-lower-leg",
        }
    }

    fn ends(self) -> (Joint, Joint) {
        match self {
            Segment::Trunk => (Joint::Pelvis, Joint::Neck),
            Segment::Head => (Joint::Neck, Joint::Head),
            Segment::Shoulders => (Joint::LeftShoulder, Joint::RightShoulder),
            Segment::Hips => (Joint::LeftHip, Joint::RightHip),
            Segment::LeftUpperArm => (Joint::LeftShoulder, Joint::LeftElbow),
            Segment::RightUpperArm => (Joint::RightShoulder, Joint::RightElbow),
            Segment::LeftForearm => (Joint::LeftElbow, Joint::LeftWrist),
            Segment::RightForearm => (Joint::RightElbow, Joint::RightWrist),
            Segment::LeftThigh => (Joint::LeftHip, Joint::LeftKnee),
            Segment::RightThigh => (Joint::RightHip, Joint::RightKnee),
            Segment::LeftLowerLeg => (Joint::LeftKnee, Joint::LeftAnkle),
            Segment::RightLowerLeg => (Joint::RightKnee, Joint::RightAnkle),
        }
    }

    /// The same segment of the body's other half; itself on the midline.
    pub fn other_side(self) -> Self {
        use Segment::*;
        match self {
            Trunk | Head | Shoulders | Hips => self,
            LeftUpperArm => RightUpperArm,
            RightUpperArm => LeftUpperArm,
            LeftForearm => RightForearm,
            RightForearm => LeftForearm,
            LeftThigh => RightThigh,
            RightThigh => LeftThigh,
            LeftLowerLeg => RightLowerLeg,
            RightLowerLeg => LeftLowerLeg,
        }
    }

    fn direction(self, skeleton: &Skeleton) -> Option<(DVec3, f64)> {
        let (from, to) = self.ends();
        let (from, to) = (skeleton.place(from), skeleton.place(to));
        let confidence = from.confidence.min(to.confidence);
        let direction = (to.position - from.position).try_normalize()?;
        (confidence > 0.0 && direction.is_finite()).then_some((direction, confidence))
    }
}

/// A direction as the person sees it who stands the way they stood through most of the repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// To the person's right, level.
    Right,
    /// Against gravity.
    Up,
    /// Where the person faces, level.
    Forward,
}

impl Direction {
    /// All of them, in the order of their numbers.
    pub const ALL: [Direction; 3] = [Direction::Right, Direction::Up, Direction::Forward];
}

/// Which moments of the repetition are meant, by how far the segment points in the direction: percentiles of the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The median itself.
    Middle,
    /// 5th percentile below the median: how far it gets against the direction.
    Least,
    /// 25th percentile below the median.
    Less,
    /// 75th percentile above the median.
    More,
    /// 95th percentile above the median: how far it gets in the direction.
    Most,
}

impl Level {
    /// All of them, in the order of their numbers.
    pub const ALL: [Level; 5] = [Level::Middle, Level::Least, Level::Less, Level::More, Level::Most];
    /// Their shares of the time, beside the median.
    const SHARES: [f64; 4] = [0.05, 0.25, 0.75, 0.95];
}

/// Levels of one component, in the order of [`Level`].
pub(super) type Levels = [f64; Level::ALL.len()];

/// Where a segment must have been seen for this share of the time, or it is left out.
const SEEN_MIN: f64 = 0.25;
/// A frame stands for no more time than this, seconds: in a gap nothing is known.
const FRAME_MAX_S: f64 = 0.2;

/// One repetition, or any stretch of movement, without its order.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// By segment and direction; `None` for what was hardly seen. Components of unit vectors.
    pub(super) components: [Option<[Levels; 3]>; Segment::ALL.len()],
}

impl Profile {
    /// The profile of frames `frames`, taken at `time_s` (seconds; as many, ascending). `None` where hardly anything is
    /// known: nobody can be judged by it.
    pub fn new(time_s: &[f64], frames: &[Skeleton]) -> Option<Self> {
        let weights = weights(time_s, frames.len());
        let total: f64 = weights.iter().sum();
        let right = heading(frames, &weights)?;
        let axes = [right, DVec3::Y, DVec3::Y.cross(right)];
        let components = Segment::ALL.map(|segment| {
            let seen: Vec<(DVec3, f64)> = frames
                .iter()
                .zip(&weights)
                .filter(|(_, weight)| **weight > 0.0)
                .filter_map(|(frame, weight)| {
                    segment.direction(frame).map(|(direction, confidence)| (direction, confidence * weight))
                })
                .collect();
            let enough = seen.iter().map(|(_, weight)| weight).sum::<f64>() >= SEEN_MIN * total;
            (total > 0.0 && enough && !seen.is_empty()).then(|| axes.map(|axis| levels(&seen, axis)))
        });
        components.iter().any(Option::is_some).then_some(Self { components })
    }

    /// The profile of the movement's mirror image.
    pub fn mirrored(&self) -> Self {
        let mut components = [None; Segment::ALL.len()];
        for segment in Segment::ALL {
            let turned = match segment {
                // These lines run from left to right: exchanged ends undo the turn of right and turn the rest.
                Segment::Shoulders | Segment::Hips => [false, true, true],
                _ => [true, false, false],
            };
            components[segment as usize] = self.components[segment.other_side() as usize].map(|axes| {
                let mut axes = axes;
                for (levels, turned) in axes.iter_mut().zip(turned) {
                    if turned {
                        let [middle, least, less, more, most] = *levels;
                        *levels = [-middle, -most, -more, -less, -least];
                    }
                }
                axes
            });
        }
        Self { components }
    }

    /// What of the profile is known, of all segments.
    pub(super) fn known(&self) -> usize {
        self.components.iter().flatten().count()
    }
}

/// The time that each frame stands for; 0 for frames without a place in time.
fn weights(time_s: &[f64], frames: usize) -> Vec<f64> {
    let n = frames.min(time_s.len());
    let gap = |i: usize| {
        let step = time_s[i + 1] - time_s[i];
        if step > 0.0 { step.min(FRAME_MAX_S) } else { 0.0 }
    };
    (0..frames)
        .map(|i| match i {
            i if i >= n || n < 2 => 0.0,
            0 => gap(0),
            i if i == n - 1 => gap(i - 1),
            i => 0.5 * (gap(i - 1) + gap(i)),
        })
        .collect()
}

/// The person's right over the whole stretch, level: by the lines of shoulders and hips, or, where those stand upright (lying
/// on the side), by the trunk, which then points to where a lying person's head is.
fn heading(frames: &[Skeleton], weights: &[f64]) -> Option<DVec3> {
    let level = |segments: &[Segment]| {
        let seen = frames.iter().zip(weights).flat_map(|(frame, weight)| {
            segments.iter().filter_map(move |s| s.direction(frame)).map(move |(v, c)| v * (c * weight))
        });
        let (sum, all) = seen.fold((DVec3::ZERO, 0.0), |(sum, all), v| (sum + v, all + v.length()));
        let level = DVec3::new(sum.x, 0.0, sum.z);
        // Less than a third of it level: the direction would come from noise.
        (level.length() > all / 3.0).then(|| level.normalize())
    };
    level(&[Segment::Shoulders, Segment::Hips])
        .or_else(|| level(&[Segment::Trunk]).map(|ahead| ahead.cross(DVec3::Y)))
}

/// The levels of the components along an axis.
fn levels(seen: &[(DVec3, f64)], axis: DVec3) -> Levels {
    let mut values: Vec<(f64, f64)> = seen.iter().map(|(v, weight)| (v.dot(axis), *weight)).collect();
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let middle = percentile(&values, 0.5);
    let [least, less, more, most] = Level::SHARES.map(|share| percentile(&values, share) - middle);
    [middle, least, less, more, most]
}

/// The value below which a share of the weight lies, of sorted values with their weights; in between by straight lines.
fn percentile(sorted: &[(f64, f64)], share: f64) -> f64 {
    let target = share * sorted.iter().map(|(_, weight)| weight).sum::<f64>();
    let (mut before, mut below) = (None, 0.0);
    for &(value, weight) in sorted {
        let centre = below + 0.5 * weight;
        if centre >= target {
            return before.map_or(value, |(v, c): (f64, f64)| v + (value - v) * (target - c) / (centre - c));
        }
        (before, below) = (Some((value, centre)), below + weight);
    }
    before.map_or(f64::NAN, |(value, _)| value)
}
