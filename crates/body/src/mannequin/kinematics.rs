//! Forward kinematics: from joint angles to places, and two-bone inverse kinematics for tied hands and feet.

use glam::{DMat3, DVec3};

use super::base::Anchor;
use super::build::{Build, FOREARM, HALF_HIPS, HALF_SHOULDERS, HAND, SHANK, THIGH, UPPER_ARM};
use super::chain::Chain;
use super::figure::Figure;
use super::posture::{Limb, Posture, Trunk};
use super::surface::{ARMS, compose};

/// A joint of the spine: its place in the neutral posture (height and depth over the middle of the hips, shares of
/// stature), its shares of lumbar, thoracic and neck angles (flexion and bend; twist), and its natural flexion.
pub(super) struct Vertebra {
    pub(super) up: f64,
    pub(super) front: f64,
    lumbar: (f64, f64),
    thorax: (f64, f64),
    neck: (f64, f64),
    natural_deg: f64,
}

/// From L5/S1 to the base of the skull. Shares are round: the lower joints carry most of the lumbar flexion, the middle
/// and lower thorax most of the twist (White and Panjabi, *Clinical Biomechanics of the Spine*, 1990, chapter 2).
pub(super) const SPINE: [Vertebra; 7] = [
    Vertebra {
        up: 0.045,
        front: -0.025,
        lumbar: (0.5, 0.4),
        thorax: (0.0, 0.0),
        neck: (0.0, 0.0),
        natural_deg: -8.0,
    },
    Vertebra {
        up: 0.09,
        front: -0.025,
        lumbar: (0.5, 0.6),
        thorax: (0.0, 0.0),
        neck: (0.0, 0.0),
        natural_deg: -7.0,
    },
    Vertebra {
        up: 0.14,
        front: -0.025,
        lumbar: (0.0, 0.0),
        thorax: (0.35, 0.3),
        neck: (0.0, 0.0),
        natural_deg: 5.0,
    },
    Vertebra {
        up: 0.19,
        front: -0.03,
        lumbar: (0.0, 0.0),
        thorax: (0.35, 0.4),
        neck: (0.0, 0.0),
        natural_deg: 7.0,
    },
    Vertebra {
        up: 0.24,
        front: -0.03,
        lumbar: (0.0, 0.0),
        thorax: (0.3, 0.3),
        neck: (0.0, 0.0),
        natural_deg: 8.0,
    },
    Vertebra {
        up: 0.295,
        front: -0.02,
        lumbar: (0.0, 0.0),
        thorax: (0.0, 0.0),
        neck: (0.6, 0.4),
        natural_deg: 3.0,
    },
    Vertebra {
        up: 0.375,
        front: -0.005,
        lumbar: (0.0, 0.0),
        thorax: (0.0, 0.0),
        neck: (0.4, 0.6),
        natural_deg: -8.0,
    },
];
/// The segment above a joint of [`SPINE`] has the joint's number plus one; these carry shoulders, neck and head.
pub(super) const THORAX: usize = 5;
pub(super) const NECK: usize = 6;
pub(super) const SKULL: usize = 7;

pub(crate) fn rot_x(deg: f64) -> DMat3 {
    let (s, c) = (libm::sin(deg.to_radians()), libm::cos(deg.to_radians()));
    DMat3::from_cols(DVec3::X, DVec3::new(0.0, c, s), DVec3::new(0.0, -s, c))
}

pub(crate) fn rot_y(deg: f64) -> DMat3 {
    let (s, c) = (libm::sin(deg.to_radians()), libm::cos(deg.to_radians()));
    DMat3::from_cols(DVec3::new(c, 0.0, -s), DVec3::Y, DVec3::new(s, 0.0, c))
}

pub(crate) fn rot_z(deg: f64) -> DMat3 {
    let (s, c) = (libm::sin(deg.to_radians()), libm::cos(deg.to_radians()));
    DMat3::from_cols(DVec3::new(c, s, 0.0), DVec3::new(-s, c, 0.0), DVec3::Z)
}

/// A segment's place: how its neutral points come into the room.
#[derive(Clone, Copy)]
pub(super) struct Segment {
    pub(super) turn: DMat3,
    shift: DVec3,
}

impl Segment {
    pub(super) fn place(&self, neutral: DVec3) -> DVec3 {
        self.turn * neutral + self.shift
    }

    /// The segment that is turned against this one about a joint.
    fn turned(&self, joint: DVec3, turn: DMat3) -> Self {
        Self { turn: self.turn * turn, shift: self.turn * (joint - turn * joint) + self.shift }
    }
}

/// Everything before it becomes a [`Figure`].
pub(super) struct Limbs {
    pub(super) segments: [Segment; 8],
    pub(super) arms: [Chain; 2],
    pub(super) legs: [Chain; 2],
    pub(super) breath: f64,
}

/// One body on its spot: built, and with the places that stay where they are.
#[derive(Debug, Clone)]
pub struct Mannequin {
    build: Build,
    anchor: Anchor,
    place: DVec3,
    hands: [Chain; 2],
    feet: [Chain; 2],
}

impl Mannequin {
    /// A body in its start posture, its lowest point on the floor. Hands and feet that are tied stay where they are
    /// now; those near the floor are put flat onto it.
    pub fn new(build: Build, start: &Posture, anchor: Anchor) -> Self {
        let mut mannequin =
            Self { build, anchor, place: DVec3::ZERO, hands: Default::default(), feet: Default::default() };
        let free = mannequin.limbs(start, DVec3::ZERO);
        // Hands that are tied come to the floor by themselves.
        let tied = |capsule: usize| {
            [0, 1]
                .into_iter()
                .any(|side| start.limb(side, Limb::HandFixed) > 0.0 && ARMS[side].contains(&capsule))
        };
        let surface = compose(&build, &free).capsules;
        let free_surface = surface.iter().enumerate().filter(|(at, _)| !tied(*at));
        let lift =
            DVec3::Y * -free_surface.map(|(_, capsule)| capsule.lowest()).fold(f64::INFINITY, f64::min);
        mannequin.place = mannequin.anchor_of(&free) + lift - mannequin.offset(start);
        let placed = mannequin.limbs(start, lift);
        (mannequin.hands, mannequin.feet) = (placed.arms, placed.legs);
        for (side, hand) in mannequin.hands.iter_mut().enumerate() {
            if start.limb(side, Limb::HandFixed) > 0.0 && hand.end.y < 0.12 * build.stature_m {
                hand.end.y = build.girth_m(0.02);
                let y = (hand.turn.y_axis * DVec3::new(1.0, 0.0, 1.0)).normalize_or(hand.turn.y_axis);
                let z = hand.turn.z_axis - hand.turn.z_axis.dot(y) * y;
                let z = z.normalize_or_zero();
                hand.turn = DMat3::from_cols(y.cross(z), y, z);
            }
        }
        mannequin
    }

    /// How it is built.
    pub fn build(&self) -> &Build {
        &self.build
    }

    /// The body in a posture.
    pub fn figure(&self, posture: &Posture) -> Figure {
        let free = self.limbs(posture, DVec3::ZERO);
        let shift = self.offset(posture)
            + match self.anchor {
                Anchor::Floor => DVec3::Y * -compose(&self.build, &free).lowest_m(),
                _ => self.place - self.anchor_of(&free),
            };
        let mut limbs = self.limbs(posture, shift);
        let build = &self.build;
        let arms = [build.arm_m(UPPER_ARM), build.arm_m(FOREARM)];
        let legs = [build.leg_m(THIGH), build.leg_m(SHANK)];
        for side in [0, 1] {
            let outwards = if side == 0 { 1.0 } else { -1.0 };
            let elbow = limbs.segments[THORAX].turn * DVec3::new(0.5 * outwards, 0.0, -1.0);
            let knee = limbs.segments[0].turn * DVec3::Z;
            let hand_share = posture.limb(side, Limb::HandFixed);
            limbs.arms[side].tie(&self.hands[side], hand_share, arms, elbow);
            limbs.arms[side].stay_above(build.girth_m(0.02), arms, build.arm_m(0.8 * HAND), elbow);
            let foot_share = posture.limb(side, Limb::FootFixed);
            limbs.legs[side].tie(&self.feet[side], foot_share, legs, knee);
        }
        compose(&self.build, &limbs)
    }

    /// Where the whole body goes besides its anchor, metres.
    fn offset(&self, posture: &Posture) -> DVec3 {
        let own = DVec3::new(
            posture.trunk(Trunk::Leftward),
            posture.trunk(Trunk::Up),
            posture.trunk(Trunk::Forward),
        );
        rot_y(posture.trunk(Trunk::Yaw)) * own * self.build.stature_m
    }

    fn anchor_of(&self, limbs: &Limbs) -> DVec3 {
        match self.anchor {
            Anchor::Pelvis => limbs.segments[0].place(DVec3::ZERO),
            Anchor::Knees => 0.5 * (limbs.legs[0].middle + limbs.legs[1].middle),
            Anchor::Feet => 0.5 * (limbs.legs[0].end + limbs.legs[1].end),
            Anchor::Floor => DVec3::ZERO,
        }
    }

    /// All segments with the pelvis at `shift`, nothing tied.
    fn limbs(&self, posture: &Posture, shift: DVec3) -> Limbs {
        let build = &self.build;
        let trunk = |angle| posture.trunk(angle);
        let root = rot_y(trunk(Trunk::Yaw)) * rot_x(trunk(Trunk::Pitch)) * rot_z(trunk(Trunk::Roll));
        let pelvis = Segment { turn: root, shift };
        let mut segments = [pelvis; 8];
        for (at, joint) in SPINE.iter().enumerate() {
            let share = |of: (f64, f64), flexion, bend, twist| {
                DVec3::new(of.0 * trunk(flexion), of.1 * trunk(twist), of.0 * trunk(bend))
            };
            let mut turn = share(joint.lumbar, Trunk::LumbarFlexion, Trunk::LumbarBend, Trunk::LumbarTwist)
                + share(joint.thorax, Trunk::ThoraxFlexion, Trunk::ThoraxBend, Trunk::ThoraxTwist)
                + share(joint.neck, Trunk::NeckFlexion, Trunk::NeckBend, Trunk::NeckTwist);
            turn.x += joint.natural_deg;
            if at + 1 == SKULL {
                turn.x += trunk(Trunk::HeadFlexion);
            }
            let place = DVec3::new(0.0, build.trunk_m(joint.up), build.trunk_m(joint.front));
            segments[at + 1] = segments[at].turned(place, rot_y(turn.y) * rot_x(turn.x) * rot_z(turn.z));
        }
        let arms = [0, 1].map(|side| self.arm(posture, &segments[THORAX], side));
        let legs = [0, 1].map(|side| self.leg(posture, &segments[0], side));
        Limbs { segments, arms, legs, breath: trunk(Trunk::Breath) }
    }

    fn arm(&self, posture: &Posture, thorax: &Segment, side: usize) -> Chain {
        let (build, s) = (&self.build, if side == 0 { 1.0 } else { -1.0 });
        let limb = |angle| posture.limb(side, angle);
        let clavicle = DVec3::new(s * build.breadth_m(0.012), build.trunk_m(0.285), build.trunk_m(0.03));
        let girdle = thorax.turned(
            clavicle,
            rot_y(-s * limb(Limb::GirdleProtraction)) * rot_z(s * limb(Limb::GirdleElevation)),
        );
        let root = girdle.place(DVec3::new(s * build.breadth_m(HALF_SHOULDERS), build.trunk_m(0.288), 0.0));
        // The arm is raised about an axis across its plane; its own turn comes first.
        let plane = s * limb(Limb::ArmPlane);
        let raise = rot_y(-plane) * rot_z(s * limb(Limb::ArmElevation)) * rot_y(plane);
        let upper = thorax.turn * raise * rot_y(-s * limb(Limb::ArmRotation));
        let middle = root - upper.y_axis * build.arm_m(UPPER_ARM);
        let fore = upper * rot_x(-limb(Limb::Elbow));
        let end = middle - fore.y_axis * build.arm_m(FOREARM);
        let turn = fore * rot_y(-s * limb(Limb::Pronation)) * rot_z(-s * limb(Limb::Wrist));
        Chain { root, middle, end, turn }
    }

    fn leg(&self, posture: &Posture, pelvis: &Segment, side: usize) -> Chain {
        let (build, s) = (&self.build, if side == 0 { 1.0 } else { -1.0 });
        let limb = |angle| posture.limb(side, angle);
        let root = pelvis.place(DVec3::new(s * build.breadth_m(HALF_HIPS), 0.0, 0.0));
        let thigh = pelvis.turn
            * rot_x(-limb(Limb::HipFlexion))
            * rot_z(s * limb(Limb::HipAbduction))
            * rot_y(-s * limb(Limb::HipRotation));
        let middle = root - thigh.y_axis * build.leg_m(THIGH);
        let shank = thigh * rot_x(limb(Limb::Knee));
        let end = middle - shank.y_axis * build.leg_m(SHANK);
        Chain { root, middle, end, turn: shank * rot_x(-limb(Limb::Ankle)) }
    }
}
