//! One observation reduced to the numbers that posture, framing and signals need: angles and ratios that do not
//! change when the picture is moved, scaled or mirrored.

use body::torso::{self, Group as Part};
use body::{Observation, Point, Pose};
use glam::DVec2;

use crate::definition::{Posture, View};

/// A body as posture sees it. Angles in degrees, NaN where a point is missing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features {
    /// Curve index of the back and its confidence, flexion positive.
    pub(crate) curve: Option<(f64, f64)>,
    /// Head against trunk, flexion positive.
    pub(crate) head_deg: Option<f64>,
    /// Trunk: 0 level, 90 upright, negative with the shoulders below the hips.
    pub(crate) trunk_deg: f64,
    /// Trunk against the vertical, positive when it leans away from the knees.
    pub(crate) lean_back_deg: f64,
    /// Thigh against the vertical, positive when the hips are behind the knees (towards the heels).
    pub(crate) thigh_deg: f64,
    /// Angle at the knee, 180 straight.
    pub(crate) knee_deg: f64,
    /// Angle at the elbow, 180 straight.
    pub(crate) elbow_deg: f64,
    /// Distance of hip and ankle over the thigh's length.
    pub(crate) hips_to_heels: f64,
    /// How far the wrists are below the shoulders, torso lengths.
    pub(crate) wrist_drop: f64,
    /// How far the knees are below the hips, torso lengths.
    pub(crate) knee_drop: f64,
    /// Length of the line between the shoulders over the torso's length.
    pub(crate) shoulder_width: f64,
    /// Torso length over arm length: small when the trunk points at the camera.
    pub(crate) torso_to_arm: f64,
    /// Longer of torso and thigh over the picture's shorter side.
    pub(crate) size: f64,
    /// Which way the person looks in the picture: +1 right, -1 left.
    pub(crate) facing: f64,
}

/// The better seen of a pair, softly: the far side of a body seen from the side is guessed by the network.
fn pair(pose: &Pose, left: Point, right: Point) -> DVec2 {
    let weight = |point: Point| {
        let v = pose.at(point).visibility;
        if v.is_finite() { v * v + 1e-3 } else { 1e-3 }
    };
    let (l, r) = (weight(left), weight(right));
    (torso::image(pose, left) * l + torso::image(pose, right) * r) / (l + r)
}

/// Angle between two arms of a joint, degrees 0..=180.
fn angle_deg(a: DVec2, joint: DVec2, b: DVec2) -> f64 {
    let (u, v) = (a - joint, b - joint);
    libm::atan2(u.perp_dot(v).abs(), u.dot(v)).to_degrees()
}

impl Features {
    /// What an observation tells; `None` without a person or without a trunk.
    pub(crate) fn read(observation: &Observation, posture: Posture) -> Option<Self> {
        let raw = observation.pose.as_ref()?;
        let pose = observation.smooth.as_ref().unwrap_or(raw);
        let shoulder = pair(pose, Point::LeftShoulder, Point::RightShoulder);
        let hip = pair(pose, Point::LeftHip, Point::RightHip);
        let knee = pair(pose, Point::LeftKnee, Point::RightKnee);
        let ankle = pair(pose, Point::LeftAnkle, Point::RightAnkle);
        let elbow = pair(pose, Point::LeftElbow, Point::RightElbow);
        let wrist = pair(pose, Point::LeftWrist, Point::RightWrist);
        let trunk = shoulder - hip;
        let length = trunk.length();
        if !length.is_finite() || length < 1e-6 {
            return None;
        }
        // On hands and knees the trunk points to where the person looks; seated and kneeling the knees do.
        let ahead = match posture {
            Posture::HandsAndKnees => trunk.x,
            Posture::Seated | Posture::Kneeling | Posture::SideLying | Posture::Any => (knee - hip).x,
        };
        let facing = if ahead < 0.0 { -1.0 } else { 1.0 };
        let thigh = hip - knee;
        let curve = observation.outline.as_ref().and_then(|outline| body::back_curve(outline, raw));
        let curve = curve.filter(|c| c.index.is_finite() && c.confidence.is_finite() && c.confidence > 0.0);
        Some(Self {
            curve: curve.map(|c| (c.index, c.confidence.min(1.0))),
            head_deg: torso::head_pitch_deg(raw)
                .filter(|d| d.is_finite() && torso::visibility(raw, Part::Head) >= 0.3),
            trunk_deg: libm::atan2(-trunk.y, trunk.x.abs()).to_degrees(),
            lean_back_deg: libm::atan2(-trunk.x * facing, -trunk.y).to_degrees(),
            thigh_deg: libm::atan2(-thigh.x * facing, -thigh.y).to_degrees(),
            knee_deg: angle_deg(hip, knee, ankle),
            elbow_deg: angle_deg(shoulder, elbow, wrist),
            hips_to_heels: hip.distance(ankle) / thigh.length().max(1e-6),
            wrist_drop: (wrist - shoulder).y / length,
            knee_drop: (knee - hip).y / length,
            shoulder_width: torso::image(pose, Point::LeftShoulder)
                .distance(torso::image(pose, Point::RightShoulder))
                / length,
            torso_to_arm: length / (shoulder.distance(elbow) + elbow.distance(wrist)).max(1e-6),
            size: length.max(thigh.length()) / observation.size.min_element().max(1.0),
            facing,
        })
    }

    /// Whether the body is in a posture. `slack` widens the limits for somebody who already was in it.
    pub(crate) fn in_posture(&self, posture: Posture, slack: bool) -> bool {
        let s = if slack { 1.0 } else { 0.0 };
        let within =
            |value: f64, low: f64, high: f64, by: f64| value >= low - s * by && value <= high + s * by;
        match posture {
            Posture::HandsAndKnees => {
                within(self.trunk_deg, -35.0, 35.0, 8.0)
                    && within(self.thigh_deg, -30.0, 30.0, 6.0)
                    && within(self.knee_deg, 50.0, 130.0, 12.0)
                    && self.wrist_drop >= 0.45 - 0.15 * s
                    && self.knee_drop >= 0.4 - 0.1 * s
            }
            Posture::Seated => {
                within(self.lean_back_deg, -40.0, 50.0, 10.0) && within(self.thigh_deg, 50.0, 125.0, 10.0)
            }
            Posture::Kneeling => self.knee_deg <= 110.0 + 10.0 * s && self.knee_drop >= -0.1,
            Posture::SideLying => {
                within(self.trunk_deg, -30.0, 30.0, 8.0) && within(self.knee_drop, -0.6, 0.6, 0.2)
            }
            Posture::Any => true,
        }
    }

    /// Whether the camera sees the body from where it should.
    pub(crate) fn in_view(&self, view: View, slack: bool) -> bool {
        let s = if slack { 1.0 } else { 0.0 };
        match view {
            View::Side => self.shoulder_width <= 0.75 + 0.15 * s && self.torso_to_arm >= 0.55 - 0.1 * s,
            View::Front => self.shoulder_width >= 0.35 - 0.1 * s,
            View::Any => true,
        }
    }
}
