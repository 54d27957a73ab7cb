//! The 25 joints of Kinect v2 as one [`Skeleton`].

use body::{Joint, Place, Skeleton};
use glam::DVec3;

/// Number of joints that Kinect v2 gives.
pub const JOINTS: usize = 25;

/// The sensor's names of its joints, in the order of its numbers.
pub const NAMES: [&str; JOINTS] = [
    "SpineBase",
    "SpineMid",
    "Neck",
    "Head",
    "ShoulderLeft",
    "ElbowLeft",
    "WristLeft",
    "HandLeft",
    "ShoulderRight",
    "ElbowRight",
    "WristRight",
    "HandRight",
    "HipLeft",
    "KneeLeft",
    "AnkleLeft",
    "FootLeft",
    "HipRight",
    "KneeRight",
    "AnkleRight",
    "FootRight",
    "SpineShoulder",
    "HandTipLeft",
    "ThumbLeft",
    "HandTipRight",
    "ThumbRight",
];

/// Confidence of a joint that the sensor tracked.
pub const TRACKED: f64 = 1.0;
/// Confidence of a joint that the sensor inferred from the others: it is there, but often far from the truth.
pub const INFERRED: f64 = 0.3;

/// Turns the sensor's camera space (right-handed, metres: x to the sensor's own left, y up, z away from it) into the frame
/// of [`Skeleton`]; the origin stays in the sensor.
pub const TURN: DVec3 = DVec3::new(-1.0, 1.0, -1.0);

/// The joints of a [`Skeleton`] and their numbers in Kinect's order.
const NUMBERS: [(Joint, usize); 20] = [
    (Joint::Pelvis, 0),
    (Joint::Spine, 1),
    (Joint::Neck, 20),
    (Joint::Head, 3),
    (Joint::LeftShoulder, 4),
    (Joint::LeftElbow, 5),
    (Joint::LeftWrist, 6),
    (Joint::LeftHand, 21),
    (Joint::RightShoulder, 8),
    (Joint::RightElbow, 9),
    (Joint::RightWrist, 10),
    (Joint::RightHand, 23),
    (Joint::LeftHip, 12),
    (Joint::LeftKnee, 13),
    (Joint::LeftAnkle, 14),
    (Joint::LeftToe, 15),
    (Joint::RightHip, 16),
    (Joint::RightKnee, 17),
    (Joint::RightAnkle, 18),
    (Joint::RightToe, 19),
];

/// The skeleton of 25 joints in Kinect's order, which lie in the frame of [`Skeleton`] already. Kinect's head is its middle;
/// there is no face; its "Neck" lies above the line of the shoulders, "SpineShoulder" is what a skeleton calls neck.
pub fn skeleton(joints: &[Place; JOINTS]) -> Skeleton {
    let mut skeleton = Skeleton::default();
    for (joint, number) in NUMBERS {
        let place = joints[number];
        skeleton.set(joint, place.position, place.confidence);
    }
    skeleton.complete();
    skeleton
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody who stands two metres before the sensor and faces it: their right is at the sensor's left.
    fn facing() -> [Place; JOINTS] {
        let mut joints = [Place::UNKNOWN; JOINTS];
        for (name, x, y) in [
            ("SpineBase", 0.0, 0.0),
            ("SpineMid", 0.0, 0.3),
            ("SpineShoulder", 0.0, 0.5),
            ("Neck", 0.0, 0.6),
            ("ShoulderLeft", -0.2, 0.5),
            ("ShoulderRight", 0.2, 0.5),
            ("HipLeft", -0.1, 0.0),
            ("HipRight", 0.1, 0.0),
        ] {
            let number = NAMES.iter().position(|n| *n == name).expect("one of the sensor's names");
            joints[number] = Place { position: TURN * DVec3::new(x, y, 2.0), confidence: TRACKED };
        }
        joints
    }

    #[test]
    fn somebody_who_faces_the_sensor_has_their_right_at_minus_x() {
        let skeleton = skeleton(&facing());
        assert_eq!(skeleton.at(Joint::RightShoulder), Some(DVec3::new(-0.2, 0.5, -2.0)));
        assert_eq!(skeleton.at(Joint::Neck), Some(DVec3::new(0.0, 0.5, -2.0)));
        assert_eq!(skeleton.at(Joint::LeftWrist), None);
        let yaw = body::angles::pelvis_yaw(&skeleton);
        assert!(yaw.known().is_some_and(|deg| deg.abs() < 1e-9), "{yaw:?}");
    }

    #[test]
    fn what_is_not_a_number_is_not_known() {
        let mut joints = facing();
        joints[4] = Place { position: DVec3::new(f64::NAN, 0.0, 2.0), confidence: TRACKED };
        joints[8].confidence = INFERRED;
        let skeleton = skeleton(&joints);
        assert_eq!(skeleton.at(Joint::LeftShoulder), None);
        assert_eq!(skeleton.place(Joint::RightShoulder).confidence, INFERRED);
    }
}
