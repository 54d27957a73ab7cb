//! Range of trunk rotation and lateral tilt from a whole recording, with its measurement error.
//!
//! Both come from few points that a single camera sees well: the shoulders, and for the tilt the hips. Both are angles
//! of the upper trunk against the camera, which includes what the pelvis does; the person shows the camera their front or
//! their back and is seen from one place over the whole recording.
//!
//! **Trunk rotation.** The line of the shoulders has one length, whichever way it points. Its length in the picture is the
//! cosine of the angle, its depth the sine. What lies in the picture is seen well but says next to nothing when the
//! shoulders are square to the camera; depth is seen badly but says which way and how far near the front. The curve is the
//! likeliest one given both errors and a body that has mass. A network's depth has an unknown scale; it is the one by
//! which the length varies least over the recording.
//!
//! **Lateral tilt.** Of the line of the shoulders, and of the spine's upper end as a bent line from hips to neck would have it.
//!
//! The few constants are round and have a reason each; what becomes of the error when they are halved or doubled is among
//! the published figures. Anatomy is part of that error (the shoulder blades slide along, so that the chest turns less
//! than the line of the shoulders).

mod change;
mod lateral;
mod rotation;
mod smooth;

use body::{Pose, Skeleton, torso};

pub use change::{
    Change, LATERAL_SEM_DEG, ROTATION_SEM_DEG, Share, change, minimal_detectable_change, share,
};
use smooth::median;

/// Where a skeleton's depth comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Measured, in the same unit as what lies in the picture: a depth camera, motion capture.
    Measured,
    /// Guessed from a picture: on a scale of its own.
    Guessed,
}

/// An angle over time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Seconds, strictly ascending.
    pub time_s: Vec<f64>,
    /// Degrees, as long as `time_s`; NaN where it is not known for more than half a second.
    pub angle_deg: Vec<f64>,
}

/// How far a recording goes to either side of its opening posture, degrees, both >= 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// To the person's left.
    pub left_deg: f64,
    /// To the person's right.
    pub right_deg: f64,
}

impl Range {
    /// From one end to the other.
    pub fn total_deg(self) -> f64 {
        self.left_deg + self.right_deg
    }
}

/// A stay at one end of the range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hold {
    /// Whether it is the end to the person's left.
    pub left: bool,
    /// Where it begins, seconds.
    pub start_s: f64,
    /// Where it ends, seconds.
    pub end_s: f64,
}

/// A shorter stay at an end is passing through, seconds.
const PASSING_S: f64 = 0.2;
/// How long the opening posture is looked at, seconds.
const OPENING_S: f64 = 0.5;
/// Frames that follow each other faster are one, seconds.
const SAME_S: f64 = 1e-3;

/// Rotation of the upper trunk about its long axis against the camera, degrees -90..=90: 0 with the shoulders square to the
/// camera, positive to the person's left. Frames whose time does not come after the one before are left out.
pub fn rotation(time_s: &[f64], skeletons: &[Skeleton], depth: Depth) -> Curve {
    let (time_s, skeletons) = in_order(time_s, skeletons);
    rotation::rotation(time_s, &skeletons, depth)
}

/// Tilt of the upper trunk to the side, in the picture's plane, degrees: 0 upright, positive to the person's right. Frames
/// whose time does not come after the one before are left out.
pub fn lateral_tilt(time_s: &[f64], skeletons: &[Skeleton]) -> Curve {
    let (time_s, skeletons) = in_order(time_s, skeletons);
    lateral::lateral_tilt(time_s, &skeletons)
}

/// Bodies by their landmarks in the picture, all on one scale: the median of the torso's length, which a single frame's
/// length is not (it shrinks when somebody leans). Depths are [`Depth::Guessed`].
pub fn skeletons_of_picture(poses: &[Pose]) -> Vec<Skeleton> {
    let lengths: Vec<f64> = poses.iter().map(torso::torso_length).collect();
    let scale = median(lengths.iter().copied().filter(|l| l.is_finite()).collect()).recip();
    let scaled = poses.iter().zip(&lengths).map(|(pose, length)| {
        let mut skeleton = Skeleton::from_picture(pose);
        for place in &mut skeleton.joints {
            place.position *= length * scale;
        }
        skeleton
    });
    scaled.collect()
}

/// The frames whose time is a number and comes after all before.
fn in_order<'a>(time_s: &[f64], skeletons: &'a [Skeleton]) -> (Vec<f64>, Vec<&'a Skeleton>) {
    let mut last = f64::NEG_INFINITY;
    let later = time_s.iter().zip(skeletons).filter(|(t, _)| {
        let later = t.is_finite() && **t >= last + SAME_S;
        last = if later { **t } else { last };
        later
    });
    later.map(|(t, skeleton)| (*t, skeleton)).unzip()
}

impl Curve {
    fn known(&self) -> impl Iterator<Item = (f64, f64)> {
        self.time_s.iter().copied().zip(self.angle_deg.iter().copied()).filter(|(_, angle)| angle.is_finite())
    }

    /// The posture that the recording opens with, degrees: the median of its first known half second; `None` when nothing is
    /// known.
    pub fn opening_deg(&self) -> Option<f64> {
        let (start, _) = self.known().next()?;
        let opening = self.known().take_while(|(t, _)| *t <= start + OPENING_S);
        Some(median(opening.map(|(_, angle)| angle).collect()))
    }

    /// How far it goes to either side; `left_positive` as the curve's own documentation has it. `None` when nothing is known.
    pub fn range(&self, left_positive: bool) -> Option<Range> {
        let opening = self.opening_deg()?;
        let (low, high) =
            self.known().fold((opening, opening), |(low, high), (_, a)| (a.min(low), a.max(high)));
        let (up, down) = (high - opening, opening - low);
        let (left_deg, right_deg) = if left_positive { (up, down) } else { (down, up) };
        Some(Range { left_deg, right_deg })
    }

    /// The stays at the ends, in order of time: where the angle is within 10 % of the level that it reaches on that side.
    /// The level is the median of what lies beyond 80 % of the farthest, so that overshooting the place where
    /// one then stays does not shorten the hold. `least_deg`: a side that goes less far has no end.
    pub fn holds(&self, left_positive: bool, least_deg: f64) -> Vec<Hold> {
        let Some(opening) = self.opening_deg() else { return Vec::new() };
        let mut holds = Vec::new();
        for sign in [1.0, -1.0] {
            let away: Vec<f64> = self.angle_deg.iter().map(|angle| sign * (angle - opening)).collect();
            let farthest = away.iter().copied().fold(0.0, f64::max);
            if farthest < least_deg.max(f64::MIN_POSITIVE) {
                continue;
            }
            let level = median(away.iter().copied().filter(|a| *a > 0.8 * farthest).collect());
            let runs = self.runs(&away, 0.9 * level);
            let left = (sign > 0.0) == left_positive;
            let stays = runs.into_iter().filter(|(start, end)| end - start >= PASSING_S);
            holds.extend(stays.map(|(start_s, end_s)| Hold { left, start_s, end_s }));
        }
        holds.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
        holds
    }

    /// From when to when `away` is at least `threshold`, the crossings between frames interpolated.
    fn runs(&self, away: &[f64], threshold: f64) -> Vec<(f64, f64)> {
        let crossing = |i: usize| {
            let share = (threshold - away[i]) / (away[i + 1] - away[i]);
            let between = self.time_s[i] + share * (self.time_s[i + 1] - self.time_s[i]);
            // Towards what is not known there is no crossing.
            if between.is_finite() {
                between
            } else {
                self.time_s[if away[i] >= threshold { i } else { i + 1 }]
            }
        };
        let mut runs = Vec::new();
        let mut start = None;
        for i in 0..away.len() {
            let (here, before) = (away[i] >= threshold, i > 0 && away[i - 1] >= threshold);
            match (before, here) {
                (false, true) => start = Some(if i > 0 { crossing(i - 1) } else { self.time_s[0] }),
                (true, false) => runs.extend(start.take().map(|start| (start, crossing(i - 1)))),
                _ => {}
            }
        }
        runs.extend(start.zip(self.time_s.last().copied()));
        runs
    }
}

#[cfg(test)]
mod tests;
