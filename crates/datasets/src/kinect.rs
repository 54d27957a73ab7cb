//! The 25 joints of Kinect v2 as one [`Skeleton`].

use body::{Joint, Place, Skeleton};

/// Number of joints that Kinect v2 gives.
pub const JOINTS: usize = 25;

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
/// there is no face.
pub fn skeleton(joints: &[Place; JOINTS]) -> Skeleton {
    let mut skeleton = Skeleton::default();
    for (joint, number) in NUMBERS {
        let place = joints[number];
        skeleton.set(joint, place.position, place.confidence);
    }
    skeleton.complete();
    skeleton
}
