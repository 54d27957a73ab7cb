//! Quantities of trunk and head in the image frame, straight from the landmarks.

use glam::DVec2;

use crate::observation::{Point, Pose};

/// Parts of the body that are asked for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Nose and ears.
    Head,
    /// Both shoulders.
    Shoulders,
    /// Both elbows.
    Elbows,
    /// Both wrists.
    Wrists,
    /// Both hips.
    Hips,
    /// Both knees.
    Knees,
    /// Both ankles.
    Ankles,
}

impl Group {
    /// All of them, from head to foot.
    pub const ALL: [Group; 7] = [
        Group::Head,
        Group::Shoulders,
        Group::Elbows,
        Group::Wrists,
        Group::Hips,
        Group::Knees,
        Group::Ankles,
    ];

    /// The landmarks of the group.
    pub fn points(self) -> &'static [Point] {
        match self {
            Group::Head => &[Point::Nose, Point::LeftEar, Point::RightEar],
            Group::Shoulders => &[Point::LeftShoulder, Point::RightShoulder],
            Group::Elbows => &[Point::LeftElbow, Point::RightElbow],
            Group::Wrists => &[Point::LeftWrist, Point::RightWrist],
            Group::Hips => &[Point::LeftHip, Point::RightHip],
            Group::Knees => &[Point::LeftKnee, Point::RightKnee],
            Group::Ankles => &[Point::LeftAnkle, Point::RightAnkle],
        }
    }
}

/// How well a group is seen, 0..=1: the best visibility among its points, because in a side view the far one of
/// each pair is hidden and need not be seen. Not-a-number counts as unseen.
pub fn visibility(pose: &Pose, group: Group) -> f64 {
    group.points().iter().map(|&point| pose.at(point).visibility).fold(0.0, f64::max).clamp(0.0, 1.0)
}

/// A point's position in the picture, pixels.
pub fn image(pose: &Pose, point: Point) -> DVec2 {
    pose.at(point).image.truncate()
}

/// The middle of the shoulders, image pixels.
pub fn shoulders(pose: &Pose) -> DVec2 {
    (image(pose, Point::LeftShoulder) + image(pose, Point::RightShoulder)) * 0.5
}

/// The middle of the hips, image pixels.
pub fn hips(pose: &Pose) -> DVec2 {
    (image(pose, Point::LeftHip) + image(pose, Point::RightHip)) * 0.5
}

/// The distance from the middle of the hips to the middle of the shoulders, image pixels.
pub fn torso_length(pose: &Pose) -> f64 {
    shoulders(pose).distance(hips(pose))
}

/// The trunk's inclination against the picture's vertical, degrees: 0 upright, 90 level, 180 upside down.
/// `None` when shoulders and hips coincide or aren't numbers.
pub fn trunk_inclination_deg(pose: &Pose) -> Option<f64> {
    let trunk = direction(hips(pose), shoulders(pose))?;
    Some(libm::atan2(trunk.x.abs(), -trunk.y).to_degrees())
}

/// The head's pitch against the trunk in side view, degrees, -90..=90: 0 when the face looks at right angles to
/// the trunk's axis (as in relaxed standing), positive when the chin comes to the chest (flexion), negative when
/// the face lifts (extension). Read from the line between ears and nose, so it needs no facing; `None` when
/// these points coincide or aren't numbers.
pub fn head_pitch_deg(pose: &Pose) -> Option<f64> {
    let trunk = direction(hips(pose), shoulders(pose))?;
    let ears = (image(pose, Point::LeftEar) + image(pose, Point::RightEar)) * 0.5;
    let face = direction(ears, image(pose, Point::Nose))?;
    Some(libm::acos(trunk.dot(face).clamp(-1.0, 1.0)).to_degrees() - 90.0)
}

/// The unit vector between two points; `None` when they coincide or aren't numbers.
pub(crate) fn direction(from: DVec2, to: DVec2) -> Option<DVec2> {
    (to - from).try_normalize()
}
