//! Angles of joints and trunk, read off a [`Skeleton`]; each with its confidence.
//!
//! Anatomical frames follow the recommendations of the International Society of Biomechanics (Wu et al., J Biomech
//! 2002;35:543 and 2005;38:981): X forwards, Y upwards along the segment, Z to the person's right. The skeletons here
//! have no bony landmarks of the spine and the pelvis' rim, so that the axes come from joint centres: Y from pelvis
//! to neck, Z from the line of the hips or of the shoulders.
//!
//! A quantity that can't be known (a joint is missing, or lines coincide) has the value NaN and the confidence 0.

use glam::{DMat3, DVec3};

use crate::skeleton::{Joint, Skeleton};

/// A number and how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quantity {
    /// The value; NaN at confidence 0.
    pub value: f64,
    /// 0 (not known) ..= 1.
    pub confidence: f64,
}

impl Quantity {
    /// Not known.
    pub const UNKNOWN: Self = Self { value: f64::NAN, confidence: 0.0 };

    /// Unknown unless the value is a number and the confidence more than 0.
    pub fn new(value: f64, confidence: f64) -> Self {
        if value.is_finite() && confidence > 0.0 {
            Self { value, confidence: confidence.min(1.0) }
        } else {
            Self::UNKNOWN
        }
    }

    /// The value, if it is known.
    pub fn known(self) -> Option<f64> {
        (self.confidence > 0.0).then_some(self.value)
    }
}

/// A side of the body, the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
}

impl Side {
    /// One of a pair of joints.
    fn of(self, left: Joint) -> Joint {
        match self {
            Side::Left => left,
            Side::Right => left.other_side(),
        }
    }
}

fn confidence<const N: usize>(skeleton: &Skeleton, joints: [Joint; N]) -> f64 {
    joints.into_iter().map(|joint| skeleton.place(joint).confidence).fold(1.0, f64::min)
}

fn quantity<const N: usize>(
    skeleton: &Skeleton,
    joints: [Joint; N],
    value: impl FnOnce([DVec3; N]) -> Option<f64>,
) -> Quantity {
    let confidence = confidence(skeleton, joints);
    if confidence <= 0.0 {
        return Quantity::UNKNOWN;
    }
    let places = joints.map(|joint| skeleton.place(joint).position);
    value(places).map_or(Quantity::UNKNOWN, |value| Quantity::new(value, confidence))
}

/// The angle between two vectors, degrees 0..=180.
fn between_deg(a: DVec3, b: DVec3) -> Option<f64> {
    let (cross, dot) = (a.cross(b).length(), a.dot(b));
    (cross > 0.0 || dot != 0.0).then(|| libm::atan2(cross, dot).to_degrees())
}

/// What is left of `v` across the unit vector `axis`, as a unit vector; `None` when next to nothing is.
fn across(v: DVec3, axis: DVec3) -> Option<DVec3> {
    let rest = v - v.dot(axis) * axis;
    (rest.length_squared() > 1e-6 * v.length_squared()).then(|| rest.normalize())
}

/// The angle from `a` to `b` about the unit vector `axis`, degrees -180..=180, counter-clockwise seen against it.
fn about_deg(a: DVec3, b: DVec3, axis: DVec3) -> Option<f64> {
    let (a, b) = (across(a, axis)?, across(b, axis)?);
    Some(libm::atan2(a.cross(b).dot(axis), a.dot(b)).to_degrees())
}

/// An anatomical frame: columns X forwards, Y upwards along the trunk, Z to the person's right.
fn frame(up: DVec3, right: DVec3) -> Option<DMat3> {
    let y = up.try_normalize()?;
    let z = across(right, y)?;
    Some(DMat3::from_cols(y.cross(z), y, z))
}

/// The frame of the pelvis: Y from pelvis to neck, Z along the line of the hips.
pub fn pelvis_frame(skeleton: &Skeleton) -> Option<DMat3> {
    let up = skeleton.at(Joint::Neck)? - skeleton.at(Joint::Pelvis)?;
    frame(up, skeleton.at(Joint::RightHip)? - skeleton.at(Joint::LeftHip)?)
}

/// The frame of the thorax: Y from pelvis to neck, Z along the line of the shoulders.
pub fn thorax_frame(skeleton: &Skeleton) -> Option<DMat3> {
    let up = skeleton.at(Joint::Neck)? - skeleton.at(Joint::Pelvis)?;
    frame(up, skeleton.at(Joint::RightShoulder)? - skeleton.at(Joint::LeftShoulder)?)
}

const TRUNK: [Joint; 6] =
    [Joint::Pelvis, Joint::Neck, Joint::LeftHip, Joint::RightHip, Joint::LeftShoulder, Joint::RightShoulder];

/// The person's right, level: from the lines of hips and shoulders together.
fn right([_, _, left_hip, right_hip, left_shoulder, right_shoulder]: [DVec3; 6]) -> Option<DVec3> {
    across(right_hip - left_hip + right_shoulder - left_shoulder, DVec3::Y)
}

/// Inclination of the trunk against the vertical in the person's own sagittal plane, degrees -180..=180: 0 upright,
/// positive leaning forwards (90 on hands and knees), negative leaning back.
pub fn trunk_inclination(skeleton: &Skeleton) -> Quantity {
    quantity(skeleton, TRUNK, |places| {
        let (trunk, forward) = (places[1] - places[0], DVec3::Y.cross(right(places)?));
        Some(libm::atan2(trunk.dot(forward), trunk.y).to_degrees())
    })
}

/// Tilt of the trunk to the side in the person's own frontal plane, degrees -180..=180: positive to the right.
pub fn lateral_tilt(skeleton: &Skeleton) -> Quantity {
    quantity(skeleton, TRUNK, |places| {
        let (trunk, right) = (places[1] - places[0], right(places)?);
        Some(libm::atan2(trunk.dot(right), trunk.y).to_degrees())
    })
}

/// Turn of the line of the shoulders against the line of the hips about the trunk's axis, degrees -180..=180:
/// positive to the person's left. More than the thorax itself turns, because the shoulder blades slide along.
pub fn thoracic_rotation(skeleton: &Skeleton) -> Quantity {
    quantity(skeleton, TRUNK, |[pelvis, neck, left_hip, right_hip, left_shoulder, right_shoulder]| {
        about_deg(right_hip - left_hip, right_shoulder - left_shoulder, (neck - pelvis).try_normalize()?)
    })
}

/// Turn of the pelvis about the vertical against the looker, degrees -180..=180: 0 when the person faces them, positive
/// to the person's left.
pub fn pelvis_yaw(skeleton: &Skeleton) -> Quantity {
    quantity(skeleton, [Joint::LeftHip, Joint::RightHip], |[left, right]| {
        about_deg(-DVec3::X, right - left, DVec3::Y)
    })
}

const HEAD: [Joint; 6] =
    [Joint::Head, Joint::Face, Joint::Pelvis, Joint::Neck, Joint::LeftShoulder, Joint::RightShoulder];

/// Turn of the head against the thorax about the trunk's axis, degrees -180..=180: positive to the person's left.
pub fn head_rotation(skeleton: &Skeleton) -> Quantity {
    quantity(skeleton, HEAD, |[head, face, pelvis, neck, left, right]| {
        let thorax = frame(neck - pelvis, right - left)?;
        about_deg(thorax.x_axis, face - head, thorax.y_axis)
    })
}

/// Pitch of the head against the trunk's axis, degrees -90..=90: 0 when the line from the ears to the nose is at right
/// angles to it, positive when the chin comes to the chest (flexion).
pub fn head_pitch(skeleton: &Skeleton) -> Quantity {
    quantity(
        skeleton,
        [Joint::Head, Joint::Face, Joint::Pelvis, Joint::Neck],
        |[head, face, pelvis, neck]| between_deg(neck - pelvis, face - head).map(|deg| deg - 90.0),
    )
}

/// Elevation of the upper arm against the trunk's downward axis, degrees 0..=180: 0 hanging, 90 level, 180 overhead.
pub fn shoulder_elevation(skeleton: &Skeleton, side: Side) -> Quantity {
    let (shoulder, elbow) = (side.of(Joint::LeftShoulder), side.of(Joint::LeftElbow));
    quantity(skeleton, [Joint::Pelvis, Joint::Neck, shoulder, elbow], |[pelvis, neck, shoulder, elbow]| {
        between_deg(pelvis - neck, elbow - shoulder)
    })
}

/// Flexion of the elbow, degrees 0..=180: 0 straight.
pub fn elbow_flexion(skeleton: &Skeleton, side: Side) -> Quantity {
    let joints = [side.of(Joint::LeftShoulder), side.of(Joint::LeftElbow), side.of(Joint::LeftWrist)];
    quantity(skeleton, joints, |[shoulder, elbow, wrist]| between_deg(elbow - shoulder, wrist - elbow))
}

/// Flexion of the hip as the angle between trunk and thigh, degrees 0..=180: 0 standing, 90 sitting upright.
pub fn hip_flexion(skeleton: &Skeleton, side: Side) -> Quantity {
    let (hip, knee) = (side.of(Joint::LeftHip), side.of(Joint::LeftKnee));
    quantity(skeleton, [Joint::Pelvis, Joint::Neck, hip, knee], |[pelvis, neck, hip, knee]| {
        between_deg(pelvis - neck, knee - hip)
    })
}

/// Flexion of the knee, degrees 0..=180: 0 straight.
pub fn knee_flexion(skeleton: &Skeleton, side: Side) -> Quantity {
    let joints = [side.of(Joint::LeftHip), side.of(Joint::LeftKnee), side.of(Joint::LeftAnkle)];
    quantity(skeleton, joints, |[hip, knee, ankle]| between_deg(knee - hip, ankle - knee))
}

/// Distance of the middle of the hips from the middle of the ankles over the mean length of the thighs: about 2 standing,
/// below 1 sitting on the heels.
pub fn hips_to_heels(skeleton: &Skeleton) -> Quantity {
    let joints = [
        Joint::Pelvis,
        Joint::LeftHip,
        Joint::RightHip,
        Joint::LeftKnee,
        Joint::RightKnee,
        Joint::LeftAnkle,
        Joint::RightAnkle,
    ];
    quantity(
        skeleton,
        joints,
        |[pelvis, left_hip, right_hip, left_knee, right_knee, left_ankle, right_ankle]| {
            let thigh = 0.5 * (left_hip.distance(left_knee) + right_hip.distance(right_knee));
            (thigh > 0.0).then(|| pelvis.distance(0.5 * (left_ankle + right_ankle)) / thigh)
        },
    )
}

/// Distance of the farther wrist from the base of the neck over the torso's length.
pub fn hand_reach(skeleton: &Skeleton) -> Quantity {
    let joints = [Joint::Pelvis, Joint::Neck, Joint::LeftWrist, Joint::RightWrist];
    quantity(skeleton, joints, |[pelvis, neck, left, right]| {
        let torso = pelvis.distance(neck);
        (torso > 0.0).then(|| left.distance(neck).max(right.distance(neck)) / torso)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody who stands facing the looker: x to the looker's right, so that the person's right is at -x.
    fn standing() -> Skeleton {
        let mut skeleton = Skeleton::default();
        for (joint, x, y) in [
            (Joint::RightShoulder, -0.2, 0.5),
            (Joint::RightElbow, -0.2, 0.2),
            (Joint::RightWrist, -0.2, -0.05),
            (Joint::RightHip, -0.12, 0.0),
            (Joint::RightKnee, -0.12, -0.45),
            (Joint::RightAnkle, -0.12, -0.9),
        ] {
            skeleton.set(joint, DVec3::new(x, y, 0.0), 0.9);
            skeleton.set(joint.other_side(), DVec3::new(-x, y, 0.0), 0.8);
        }
        skeleton.set(Joint::Head, DVec3::new(0.0, 0.7, 0.0), 1.0);
        skeleton.set(Joint::Face, DVec3::new(0.0, 0.7, 0.1), 1.0);
        skeleton.complete();
        skeleton
    }

    fn turned(skeleton: &Skeleton, joints: &[Joint], by: glam::DQuat, about: DVec3) -> Skeleton {
        let mut turned = *skeleton;
        for &joint in joints {
            let place = skeleton.place(joint);
            turned.set(joint, about + by * (place.position - about), place.confidence);
        }
        turned
    }

    const UPPER: [Joint; 11] = [
        Joint::Spine,
        Joint::Chest,
        Joint::Neck,
        Joint::Head,
        Joint::Face,
        Joint::LeftShoulder,
        Joint::RightShoulder,
        Joint::LeftElbow,
        Joint::RightElbow,
        Joint::LeftWrist,
        Joint::RightWrist,
    ];

    #[track_caller]
    fn check(found: Quantity, expected: f64) {
        assert!((found.value - expected).abs() < 1e-9, "{found:?}, expected {expected}");
        assert!(found.confidence > 0.0);
    }

    #[test]
    fn standing_is_zero() {
        let body = standing();
        for zero in [
            trunk_inclination(&body),
            lateral_tilt(&body),
            thoracic_rotation(&body),
            pelvis_yaw(&body),
            head_rotation(&body),
            head_pitch(&body),
            shoulder_elevation(&body, Side::Left),
            elbow_flexion(&body, Side::Right),
            hip_flexion(&body, Side::Left),
            knee_flexion(&body, Side::Right),
        ] {
            check(zero, 0.0);
        }
        check(hips_to_heels(&body), 2.0);
        assert_eq!(trunk_inclination(&body).confidence, 0.8);
    }

    #[test]
    fn signs_are_the_persons_own() {
        use glam::DQuat;
        let body = standing();
        let forwards = turned(&body, &UPPER, DQuat::from_rotation_x(0.5), DVec3::ZERO);
        check(trunk_inclination(&forwards), 0.5_f64.to_degrees());
        check(lateral_tilt(&forwards), 0.0);
        // The person's right is the looker's left: a turn about the line of sight that brings the head to -x.
        let sideways = turned(&body, &UPPER, DQuat::from_rotation_z(0.3), DVec3::ZERO);
        check(lateral_tilt(&sideways), 0.3_f64.to_degrees());
        // To the left is counter-clockwise from above.
        let left = turned(&body, &UPPER, DQuat::from_rotation_y(0.4), DVec3::ZERO);
        check(thoracic_rotation(&left), 0.4_f64.to_degrees());
        check(pelvis_yaw(&left), 0.0);
        check(
            head_rotation(&turned(&body, &[Joint::Face], DQuat::from_rotation_y(0.4), DVec3::Y * 0.7)),
            0.4_f64.to_degrees(),
        );
        check(
            head_pitch(&turned(&body, &[Joint::Face], DQuat::from_rotation_x(0.4), DVec3::Y * 0.7)),
            0.4_f64.to_degrees(),
        );
        let all = turned(&body, &Joint::ALL, DQuat::from_rotation_y(0.4), DVec3::ZERO);
        check(pelvis_yaw(&all), 0.4_f64.to_degrees());
        check(thoracic_rotation(&all), 0.0);
    }

    #[test]
    fn a_mirror_turns_the_signs_of_what_has_a_side() {
        use glam::DQuat;
        let body =
            turned(&standing(), &UPPER, DQuat::from_euler(glam::EulerRot::XYZ, 0.2, 0.5, 0.1), DVec3::ZERO);
        let mirrored = body.mirrored();
        check(trunk_inclination(&mirrored), trunk_inclination(&body).value);
        check(lateral_tilt(&mirrored), -lateral_tilt(&body).value);
        check(thoracic_rotation(&mirrored), -thoracic_rotation(&body).value);
        check(shoulder_elevation(&mirrored, Side::Left), shoulder_elevation(&body, Side::Right).value);
        assert_eq!(mirrored.mirrored(), body);
    }

    #[test]
    fn what_is_missing_is_unknown() {
        let mut body = standing();
        body.set(Joint::LeftElbow, DVec3::NAN, 1.0);
        assert_eq!(shoulder_elevation(&body, Side::Left).confidence, 0.0);
        assert!(shoulder_elevation(&body, Side::Left).value.is_nan());
        assert_eq!(shoulder_elevation(&body, Side::Right).known(), Some(0.0));
        assert_eq!(trunk_inclination(&Skeleton::default()).known(), None);
    }
}
