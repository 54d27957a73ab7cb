//! One observation reduced to the numbers that posture and framing need: angles and ratios that do not change when the
//! picture is moved, scaled or mirrored.

use body::torso::{self, Group as Part};
use body::{Observation, Point, Pose};
use glam::{DVec2, DVec3};

use crate::definition::{Posture, View};
use crate::reading::pair;

/// A body as posture sees it. Angles in degrees, NaN where a point is missing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Features {
    /// Trunk: 0 level, 90 upright, negative with the shoulders below the hips.
    trunk_deg: f64,
    /// Trunk against the vertical, positive when it leans away from the knees.
    lean_back_deg: f64,
    /// Thigh against the vertical, positive when the hips are behind the knees (towards the heels).
    thigh_deg: f64,
    /// Angle at the knee, 180 straight.
    knee_deg: f64,
    /// How far the wrists are below the shoulders, torso lengths: of both, and of the lower one.
    wrist_drop: [f64; 2],
    /// How far the knees are below the hips, torso lengths.
    knee_drop: f64,
    /// Whether the knees are seen at all.
    knees_seen: bool,
    /// Length of the line between the shoulders over the torso's length.
    shoulder_width: f64,
    /// Torso length over arm length: small when the trunk points at the camera.
    torso_to_arm: f64,
    /// Where the chest looks in space: upwards, and towards the camera, -1..=1.
    chest: DVec2,
    /// Longer of torso and thigh over the picture's shorter side.
    pub(crate) size: f64,
    /// Which way the person looks in the picture: +1 right, -1 left.
    pub(crate) facing: f64,
}

/// Angle between two arms of a joint, degrees 0..=180.
fn angle_deg(a: DVec2, joint: DVec2, b: DVec2) -> f64 {
    let (u, v) = (a - joint, b - joint);
    libm::atan2(u.perp_dot(v).abs(), u.dot(v)).to_degrees()
}

/// The direction in which the chest looks, in space with y up and z towards the camera; zero if that is not known.
fn chest(pose: &Pose) -> DVec3 {
    let world = |point: Point| pose.at(point).world * DVec3::new(1.0, -1.0, -1.0);
    let (left, right) = (world(Point::LeftShoulder), world(Point::RightShoulder));
    let up = left + right - world(Point::LeftHip) - world(Point::RightHip);
    let across = right - left + world(Point::RightHip) - world(Point::LeftHip);
    let forward = up.cross(across);
    if forward.is_finite() { forward.normalize_or_zero() } else { DVec3::ZERO }
}

/// How far to the right of the picture face and feet point, pixels.
fn ahead(pose: &Pose) -> f64 {
    let x = |point: Point| torso::image(pose, point).x;
    let face = x(Point::Nose) - 0.5 * (x(Point::LeftEar) + x(Point::RightEar));
    let toes = x(Point::LeftFootIndex) + x(Point::RightFootIndex) - x(Point::LeftHeel) - x(Point::RightHeel);
    let feet = torso::visibility(pose, Part::Ankles);
    face + if feet >= 0.5 { 0.5 * toes } else { 0.0 }
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
        // On hands and knees and lying the trunk points to where the person looks; seated and kneeling the knees do.
        let ahead = match posture {
            Posture::HandsAndKnees | Posture::Prone | Posture::Supine => trunk.x,
            Posture::Standing | Posture::Upright => ahead(pose),
            Posture::Seated | Posture::Kneeling | Posture::SideLying | Posture::Any => (knee - hip).x,
        };
        let facing = if ahead < 0.0 { -1.0 } else { 1.0 };
        let thigh = hip - knee;
        let lowest = torso::image(pose, Point::LeftWrist).y.max(torso::image(pose, Point::RightWrist).y);
        let chest = chest(pose);
        Some(Self {
            trunk_deg: libm::atan2(-trunk.y, trunk.x.abs()).to_degrees(),
            lean_back_deg: libm::atan2(-trunk.x * facing, -trunk.y).to_degrees(),
            thigh_deg: libm::atan2(-thigh.x * facing, -thigh.y).to_degrees(),
            knee_deg: angle_deg(hip, knee, ankle),
            wrist_drop: [(wrist - shoulder).y / length, (lowest - shoulder.y) / length],
            knee_drop: (knee - hip).y / length,
            knees_seen: torso::visibility(pose, Part::Knees) >= 0.5,
            shoulder_width: torso::image(pose, Point::LeftShoulder)
                .distance(torso::image(pose, Point::RightShoulder))
                / length,
            torso_to_arm: length / (shoulder.distance(elbow) + elbow.distance(wrist)).max(1e-6),
            chest: DVec2::new(chest.y, chest.z),
            size: length.max(thigh.length()) / observation.size.min_element().max(1.0),
            facing,
        })
    }

    /// Whether the body is in a posture, seen from a view. `slack` widens the limits for somebody who already was in it.
    pub(crate) fn in_posture(&self, posture: Posture, view: View, slack: bool) -> bool {
        let s = if slack { 1.0 } else { 0.0 };
        let within =
            |value: f64, low: f64, high: f64, by: f64| value >= low - s * by && value <= high + s * by;
        let side = matches!(view, View::Side | View::Any);
        let level = within(self.trunk_deg, -30.0, 30.0, 8.0) && within(self.knee_drop, -0.6, 0.6, 0.2);
        let upright = self.trunk_deg >= 50.0 - 10.0 * s;
        match posture {
            // From the front the trunk points at the camera, and thighs and trunk can't be told.
            Posture::HandsAndKnees if !side => self.wrist_drop[1] >= 0.3 - 0.1 * s,
            Posture::HandsAndKnees => {
                within(self.trunk_deg, -35.0, 35.0, 8.0)
                    && within(self.thigh_deg, -30.0, 30.0, 6.0)
                    && within(self.knee_deg, 50.0, 130.0, 12.0)
                    // Somebody who was in position may lift one hand.
                    && self.wrist_drop[usize::from(slack)] >= 0.45 - 0.15 * s
                    && self.knee_drop >= 0.4 - 0.1 * s
            }
            Posture::Seated if !side => upright && (!self.knees_seen || self.knee_drop <= 0.7 + 0.1 * s),
            Posture::Seated => {
                within(self.lean_back_deg, -40.0, 50.0, 10.0) && within(self.thigh_deg, 50.0, 125.0, 10.0)
            }
            Posture::Standing => upright && (!self.knees_seen || self.knee_drop >= 0.6 - 0.1 * s),
            Posture::Upright => upright,
            Posture::Kneeling => self.knee_deg <= 110.0 + 10.0 * s && self.knee_drop >= -0.1,
            Posture::SideLying => level,
            Posture::Prone => level && self.chest.x <= 0.5,
            Posture::Supine => level && self.chest.x >= -0.5,
            Posture::Any => true,
        }
    }

    /// The first of these views from which the camera sees the body.
    pub(crate) fn view(&self, views: &[View], slack: bool) -> Option<View> {
        let fits = |view: View| self.in_view(view, slack);
        // Where several views are allowed, the chest tells which it is; a shoulder line is short from the side and for
        // somebody narrow.
        let meant = |view: View| match view {
            View::Side => self.chest.y.abs() <= 0.7,
            View::Front => self.chest.y >= 0.5,
            View::Back => self.chest.y <= -0.5,
            View::Any => true,
        };
        let best = views.iter().copied().find(|&view| fits(view) && meant(view));
        best.or_else(|| views.iter().copied().find(|&view| fits(view)))
    }

    fn in_view(&self, view: View, slack: bool) -> bool {
        let s = if slack { 1.0 } else { 0.0 };
        match view {
            View::Side => self.shoulder_width <= 0.75 + 0.15 * s && self.torso_to_arm >= 0.55 - 0.1 * s,
            View::Front => self.shoulder_width >= 0.35 - 0.1 * s && self.chest.y >= -0.3 - 0.3 * s,
            View::Back => self.shoulder_width >= 0.35 - 0.1 * s && self.chest.y <= 0.3 + 0.3 * s,
            View::Any => true,
        }
    }
}
