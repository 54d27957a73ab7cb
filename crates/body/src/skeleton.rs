//! One skeleton for every source: points of the body in space, whoever measured them.

use glam::DVec3;
use serde::{Deserialize, Serialize};

use crate::observation::{Landmark, Point, Pose};

/// Number of joints of a [`Skeleton`].
pub const JOINTS: usize = 22;

/// The points of a skeleton. Left and right are the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(usize)]
pub enum Joint {
    /// The middle of the hip joints.
    Pelvis,
    /// The spine about where thorax and abdomen meet.
    Spine,
    /// The middle of the thorax.
    Chest,
    /// The middle between the shoulders, at the base of the neck.
    Neck,
    /// The middle of the head, between the ears.
    Head,
    /// The front of the head: the nose.
    Face,
    /// Glenohumeral joint.
    LeftShoulder,
    /// Glenohumeral joint.
    RightShoulder,
    /// Elbow.
    LeftElbow,
    /// Elbow.
    RightElbow,
    /// Wrist.
    LeftWrist,
    /// Wrist.
    RightWrist,
    /// The tip of the hand.
    LeftHand,
    /// The tip of the hand.
    RightHand,
    /// Hip joint.
    LeftHip,
    /// Hip joint.
    RightHip,
    /// Knee.
    LeftKnee,
    /// Knee.
    RightKnee,
    /// Ankle.
    LeftAnkle,
    /// Ankle.
    RightAnkle,
    /// The tip of the foot.
    LeftToe,
    /// The tip of the foot.
    RightToe,
}

impl Joint {
    /// All of them, in the order of their numbers.
    pub const ALL: [Joint; JOINTS] = {
        use Joint::*;
        [
            Pelvis,
            Spine,
            Chest,
            Neck,
            Head,
            Face,
            LeftShoulder,
            RightShoulder,
            LeftElbow,
            RightElbow,
            LeftWrist,
            RightWrist,
            LeftHand,
            RightHand,
            LeftHip,
            RightHip,
            LeftKnee,
            RightKnee,
            LeftAnkle,
            RightAnkle,
            LeftToe,
            RightToe,
        ]
    };

    /// The same point of the body's other half; itself on the midline.
    pub fn other_side(self) -> Self {
        let number = self as usize;
        // From the shoulders on, left and right take turns.
        if number < Self::LeftShoulder as usize { self } else { Self::ALL[number ^ 1] }
    }

    /// The landmark that is this joint, where a BlazePose body has one.
    pub fn landmark(self) -> Option<Point> {
        Some(match self {
            Joint::Pelvis | Joint::Spine | Joint::Chest | Joint::Neck | Joint::Head => return None,
            Joint::Face => Point::Nose,
            Joint::LeftShoulder => Point::LeftShoulder,
            Joint::RightShoulder => Point::RightShoulder,
            Joint::LeftElbow => Point::LeftElbow,
            Joint::RightElbow => Point::RightElbow,
            Joint::LeftWrist => Point::LeftWrist,
            Joint::RightWrist => Point::RightWrist,
            Joint::LeftHand => Point::LeftIndex,
            Joint::RightHand => Point::RightIndex,
            Joint::LeftHip => Point::LeftHip,
            Joint::RightHip => Point::RightHip,
            Joint::LeftKnee => Point::LeftKnee,
            Joint::RightKnee => Point::RightKnee,
            Joint::LeftAnkle => Point::LeftAnkle,
            Joint::RightAnkle => Point::RightAnkle,
            Joint::LeftToe => Point::LeftFootIndex,
            Joint::RightToe => Point::RightFootIndex,
        })
    }
}

/// One joint of one frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Where it is, metres (or torso lengths, see [`Skeleton::from_picture`]), in the skeleton's frame; meaningless at
    /// confidence 0.
    pub position: DVec3,
    /// How far it can be trusted, 0 (not known) ..= 1.
    pub confidence: f64,
}

impl Place {
    /// A joint that is not known.
    pub const UNKNOWN: Self = Self { position: DVec3::ZERO, confidence: 0.0 };

    /// A place; what is not a number is not known.
    fn new(position: DVec3, confidence: f64) -> Self {
        let known = position.is_finite() && confidence > 0.0;
        if known { Self { position, confidence: confidence.min(1.0) } } else { Self::UNKNOWN }
    }

    /// The middle of two, trusted as the lesser of them: in a side view the far one is a guess, but the middle of
    /// a pair that lies in the line of sight is still right, so it is not less than half of the better one.
    fn middle(self, other: Self) -> Self {
        let (less, more) = (self.confidence.min(other.confidence), self.confidence.max(other.confidence));
        if less <= 0.0 {
            return Self::UNKNOWN;
        }
        Self { position: 0.5 * (self.position + other.position), confidence: less.max(0.5 * more) }
    }
}

/// The joints of one body in one frame.
///
/// **Frame.** Right-handed: x to the right of whoever looks at the person (the picture's right), y up, z towards the
/// looker. The origin is arbitrary and constant over a recording, or between the hips for sources that know no other.
/// A person who faces the camera has their own right at -x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Skeleton {
    /// In the order of [`Joint`].
    pub joints: [Place; JOINTS],
}

impl Default for Skeleton {
    fn default() -> Self {
        Self { joints: [Place::UNKNOWN; JOINTS] }
    }
}

impl Skeleton {
    /// From a BlazePose body, by its landmarks in space: metres, the origin between the hips.
    pub fn from_pose(pose: &Pose) -> Self {
        Self::from_points(pose, |landmark| landmark.world * DVec3::new(1.0, -1.0, -1.0))
    }

    /// From a BlazePose body, by its landmarks in the picture. Lengths are multiples of the torso (hips to shoulders in
    /// this frame), the origin is between the hips. What lies in the picture's plane is truer here than in
    /// [`Skeleton::from_pose`]; the depth is the network's guess.
    pub fn from_picture(pose: &Pose) -> Self {
        let scale = crate::torso::torso_length(pose).recip();
        let hips = crate::torso::hips(pose).extend(0.0);
        Self::from_points(pose, |landmark| (landmark.image - hips) * scale * DVec3::new(1.0, -1.0, -1.0))
    }

    fn from_points(pose: &Pose, place: impl Fn(&Landmark) -> DVec3) -> Self {
        let seen = |point: Point| Place::new(place(pose.at(point)), pose.at(point).visibility);
        let mut skeleton = Self::default();
        for joint in Joint::ALL {
            if let Some(point) = joint.landmark() {
                skeleton.joints[joint as usize] = seen(point);
            }
        }
        skeleton.joints[Joint::Head as usize] = seen(Point::LeftEar).middle(seen(Point::RightEar));
        skeleton.complete();
        skeleton
    }

    /// Sets a joint; what is not a number is not known.
    pub fn set(&mut self, joint: Joint, position: DVec3, confidence: f64) {
        self.joints[joint as usize] = Place::new(position, confidence);
    }

    /// A joint and how far it can be trusted.
    pub fn place(&self, joint: Joint) -> Place {
        self.joints[joint as usize]
    }

    /// Where a joint is, if that is known.
    pub fn at(&self, joint: Joint) -> Option<DVec3> {
        let place = self.place(joint);
        (place.confidence > 0.0).then_some(place.position)
    }

    /// Fills in the midline joints that the source does not give: pelvis and neck as middles of the pairs, spine and
    /// chest on the straight line between them.
    pub fn complete(&mut self) {
        let fill = |skeleton: &mut Self, joint: Joint, place: Place| {
            if skeleton.place(joint).confidence <= 0.0 {
                skeleton.set(joint, place.position, place.confidence);
            }
        };
        for (joint, left) in [(Joint::Pelvis, Joint::LeftHip), (Joint::Neck, Joint::LeftShoulder)] {
            let middle = self.place(left).middle(self.place(left.other_side()));
            fill(self, joint, middle);
        }
        let (pelvis, neck) = (self.place(Joint::Pelvis), self.place(Joint::Neck));
        let confidence = pelvis.confidence.min(neck.confidence);
        for (joint, share) in [(Joint::Spine, 0.5), (Joint::Chest, 0.75)] {
            fill(self, joint, Place { position: pelvis.position.lerp(neck.position, share), confidence });
        }
    }

    /// The same body seen in a mirror: x turned round, left and right exchanged.
    pub fn mirrored(&self) -> Self {
        let mut mirrored = Self::default();
        for joint in Joint::ALL {
            let Place { position, confidence } = self.place(joint);
            mirrored.set(joint.other_side(), position * DVec3::new(-1.0, 1.0, 1.0), confidence);
        }
        mirrored
    }
}
