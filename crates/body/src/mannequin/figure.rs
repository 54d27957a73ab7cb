//! A posed body: points and surfaces in the room.

use glam::DVec3;

use crate::observation::{POINTS, Point};
use crate::skeleton::{JOINTS, Joint, Skeleton};

/// A piece of the body's surface: everything within a distance of a line, the distance going evenly from one end's
/// to the other's.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Capsule {
    /// One end, room frame, metres.
    pub a: DVec3,
    /// The other end.
    pub b: DVec3,
    /// Radius at `a`, metres.
    pub radius_a: f64,
    /// Radius at `b`, metres.
    pub radius_b: f64,
}

impl Capsule {
    /// Height of its lowest point, metres.
    pub(crate) fn lowest(&self) -> f64 {
        (self.a.y - self.radius_a).min(self.b.y - self.radius_b)
    }
}

/// An arm's capsules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arm {
    /// From beside the breastbone to the shoulder.
    pub girdle: Capsule,
    /// Upper arm.
    pub upper: Capsule,
    /// Forearm.
    pub fore: Capsule,
    /// Hand.
    pub hand: Capsule,
    /// Tip of the thumb.
    pub thumb: DVec3,
}

/// A leg's capsules.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    /// Thigh.
    pub thigh: Capsule,
    /// Shank.
    pub shank: Capsule,
    /// Foot.
    pub foot: Capsule,
}

/// The surface by what it belongs to. Left comes before right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    /// Levels of the trunk from the seat to the shoulders: the ends of a line across it, left and right, and half of the
    /// trunk's depth there, metres.
    pub levels: [(DVec3, DVec3, f64); 8],
    /// Neck.
    pub neck: Capsule,
    /// Head, from the height of the ears to the crown.
    pub skull: Capsule,
    /// Face, from the cheeks to the chin.
    pub jaw: Capsule,
    /// Arms.
    pub arms: [Arm; 2],
    /// Legs.
    pub legs: [Leg; 2],
}

/// Number of capsules of a body.
pub const CAPSULES: usize = 39;

/// A posed body.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The landmarks, in the order of [`Point`], room frame, metres.
    pub landmarks: [DVec3; POINTS],
    /// The joints, in the order of [`Joint`], room frame, metres.
    pub joints: [DVec3; JOINTS],
    /// The surface.
    pub capsules: [Capsule; CAPSULES],
    /// Hips to shoulders along the neutral spine, metres: the body's unit of size.
    pub torso_m: f64,
}

impl Figure {
    /// Where a landmark is.
    pub fn at(&self, point: Point) -> DVec3 {
        self.landmarks[point as usize]
    }

    /// The exact skeleton as somebody sees it who stands `yaw_deg` round the person: 0 in front, 90 at the left.
    pub fn skeleton(&self, yaw_deg: f64) -> Skeleton {
        let (sin, cos) = (libm::sin(yaw_deg.to_radians()), libm::cos(yaw_deg.to_radians()));
        let (right, towards) = (DVec3::new(cos, 0.0, -sin), DVec3::new(sin, 0.0, cos));
        let mut skeleton = Skeleton::default();
        for joint in Joint::ALL {
            let place = self.joints[joint as usize];
            skeleton.set(joint, DVec3::new(place.dot(right), place.y, place.dot(towards)), 1.0);
        }
        skeleton
    }

    /// Height of the lowest point of the surface over the floor, metres.
    pub fn lowest_m(&self) -> f64 {
        self.capsules.iter().map(Capsule::lowest).fold(f64::INFINITY, f64::min)
    }
}
