//! Whether it is still the same person, and which of their sides is which.

use body::{Joint, Observation, Point, Pose, Skeleton};
use glam::DVec2;

use crate::filter::weight;

/// Landmarks that come in pairs, the left one first.
const PAIRS: [(Point, Point); 16] = [
    (Point::LeftEyeInner, Point::RightEyeInner),
    (Point::LeftEye, Point::RightEye),
    (Point::LeftEyeOuter, Point::RightEyeOuter),
    (Point::LeftEar, Point::RightEar),
    (Point::MouthLeft, Point::MouthRight),
    (Point::LeftShoulder, Point::RightShoulder),
    (Point::LeftElbow, Point::RightElbow),
    (Point::LeftWrist, Point::RightWrist),
    (Point::LeftPinky, Point::RightPinky),
    (Point::LeftIndex, Point::RightIndex),
    (Point::LeftThumb, Point::RightThumb),
    (Point::LeftHip, Point::RightHip),
    (Point::LeftKnee, Point::RightKnee),
    (Point::LeftAnkle, Point::RightAnkle),
    (Point::LeftHeel, Point::RightHeel),
    (Point::LeftFootIndex, Point::RightFootIndex),
];
/// Those that tell the sides apart.
const TELLING: [(Point, Point); 3] = [
    (Point::LeftShoulder, Point::RightShoulder),
    (Point::LeftHip, Point::RightHip),
    (Point::LeftElbow, Point::RightElbow),
];
/// Labels that stay exchanged for longer than this are taken as they are, seconds.
const BELIEVE_S: f64 = 1.0;
/// Frames further apart than this can't be compared, seconds.
const COMPARE_S: f64 = 0.5;
/// A leap of the trunk of this many torso lengths from frame to frame: nobody moves so.
const LEAP: f64 = 0.6;
/// Proportions that differ by this much (natural logarithm; a third) are somebody else's.
const OTHER: f64 = 0.3;

/// What is new about the person in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// Nothing.
    Same,
    /// Left and right are exchanged against the frames before.
    Flipped,
    /// Left and right have been exchanged for so long that this is how it is: nothing under way can be kept.
    Turned,
    /// Somebody else.
    Other,
}

#[derive(Debug, Clone)]
pub(super) struct Person {
    /// The last pose in its right sides, and when it was.
    last: Option<([DVec2; 6], f64)>,
    flipped_since_s: Option<f64>,
    /// Usual logarithms of arm and leg over trunk, and of the trunk.
    usual: Option<[f64; 3]>,
    /// After a leap: the proportions since, and since when.
    doubt: Option<([f64; 3], f64)>,
}

fn telling(pose: &Pose) -> [DVec2; 6] {
    let mut points = [DVec2::ZERO; 6];
    for (i, (left, right)) in TELLING.iter().enumerate() {
        points[2 * i] = pose.at(*left).image.truncate();
        points[2 * i + 1] = pose.at(*right).image.truncate();
    }
    points
}

fn swapped(points: [DVec2; 6]) -> [DVec2; 6] {
    let [a, b, c, d, e, f] = points;
    [b, a, d, c, f, e]
}

fn distance(a: &[DVec2; 6], b: &[DVec2; 6]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a.distance(*b)).sum()
}

/// Logarithms of arm and leg over trunk, and of the trunk, in space.
fn proportions(pose: &Pose) -> Option<[f64; 3]> {
    let body = Skeleton::from_pose(pose);
    let length = |a: Joint, b: Joint| Some(body.at(a)?.distance(body.at(b)?));
    let mean = |a: (Joint, Joint), b: (Joint, Joint)| match (length(a.0, a.1), length(b.0, b.1)) {
        (Some(l), Some(r)) => Some(0.5 * (l + r)),
        (one, other) => one.or(other),
    };
    use Joint::*;
    let trunk = length(Pelvis, Neck)?;
    let arm = mean((LeftShoulder, LeftElbow), (RightShoulder, RightElbow))?
        + mean((LeftElbow, LeftWrist), (RightElbow, RightWrist))?;
    let leg = mean((LeftHip, LeftKnee), (RightHip, RightKnee))?;
    let values = [libm::log(arm / trunk), libm::log(leg / trunk), libm::log(trunk)];
    values.iter().all(|v| v.is_finite()).then_some(values)
}

impl Person {
    pub(super) fn new() -> Self {
        Self { last: None, flipped_since_s: None, usual: None, doubt: None }
    }

    /// Somebody new may be here.
    pub(super) fn forget(&mut self) {
        *self = Self::new();
    }

    /// Looks at the person of a frame, `dt_s` after the last one.
    pub(super) fn look(&mut self, pose: &Pose, time_s: f64, dt_s: f64) -> Identity {
        let points = telling(pose);
        if points.iter().any(|p| !p.is_finite()) {
            return Identity::Same;
        }
        let torso = body::torso::torso_length(pose).max(1e-6);
        let last = self.last.filter(|(_, last_s)| time_s - last_s <= COMPARE_S);
        let mut identity = Identity::Same;
        let mut leapt = last.is_none() && self.last.is_some();
        if let Some((before, _)) = last {
            let (same, flipped) = (distance(&before, &points), distance(&before, &swapped(points)));
            // Exchanged labels put every point where its partner was.
            if same > 0.8 * torso && flipped < 0.5 * same {
                let since_s = *self.flipped_since_s.get_or_insert(time_s);
                identity = if time_s - since_s > BELIEVE_S { Identity::Turned } else { Identity::Flipped };
            } else {
                self.flipped_since_s = None;
                leapt = same > 6.0 * LEAP * torso;
            }
        }
        if identity == Identity::Turned {
            self.flipped_since_s = None;
        }
        let right = if identity == Identity::Flipped { swapped(points) } else { points };
        self.last = Some((right, time_s));
        if self.compare(pose, leapt, time_s, dt_s) { Identity::Other } else { identity }
    }

    /// Whether the proportions have changed across a leap. Without a leap nobody becomes somebody else.
    fn compare(&mut self, pose: &Pose, leapt: bool, time_s: f64, dt_s: f64) -> bool {
        let Some(now) = proportions(pose) else { return false };
        let Some(usual) = &mut self.usual else {
            self.usual = Some(now);
            return false;
        };
        if leapt {
            self.doubt = Some((now, time_s));
        }
        let follow = |mean: &mut [f64; 3], follow_s: f64| {
            let w = weight(1.0 / (std::f64::consts::TAU * follow_s), dt_s.min(COMPARE_S));
            mean.iter_mut().zip(now).for_each(|(m, n)| *m += w * (n - *m));
        };
        let Some((since, since_s)) = &mut self.doubt else {
            follow(usual, 2.0);
            return false;
        };
        follow(since, 0.2);
        if time_s - *since_s < 0.4 {
            return false;
        }
        let other = usual.iter().zip(*since).any(|(a, b)| (a - b).abs() > OTHER);
        let since = *since;
        self.doubt = None;
        if other {
            self.usual = Some(since);
        }
        other
    }
}

/// Exchanges left and right.
pub(super) fn unflip(observation: &mut Observation) {
    for pose in [&mut observation.pose, &mut observation.smooth].into_iter().flatten() {
        for (left, right) in PAIRS {
            pose.landmarks.swap(left as usize, right as usize);
        }
    }
}
