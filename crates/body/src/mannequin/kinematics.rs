//! Forward kinematics: from joint angles to places, and two-bone inverse kinematics for tied hands and feet.

use glam::{DMat3, DVec3};

use super::base::Anchor;
use super::build::{ANKLE_HEIGHT, Build, FOREARM, HALF_HIPS, HALF_SHOULDERS, HAND, SHANK, THIGH, UPPER_ARM};
use super::figure::{CAPSULES, Capsule, Figure};
use super::posture::{Limb, Posture, Trunk};
use crate::observation::{POINTS, Point};
use crate::skeleton::{JOINTS, Joint};

/// A joint of the spine: its place in the neutral posture (height and depth over the middle of the hips, shares of
/// stature), its shares of lumbar, thoracic and neck angles (flexion and bend; twist), and its natural flexion.
struct Vertebra {
    up: f64,
    front: f64,
    lumbar: (f64, f64),
    thorax: (f64, f64),
    neck: (f64, f64),
    natural_deg: f64,
}

/// From L5/S1 to the base of the skull. Shares are round: the lower joints carry most of the lumbar flexion, the middle
/// and lower thorax most of the twist (White and Panjabi, *Clinical Biomechanics of the Spine*, 1990, chapter 2).
const SPINE: [Vertebra; 7] = [
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
const THORAX: usize = 5;
const NECK: usize = 6;
const SKULL: usize = 7;

/// Levels of the trunk's surface: segment, height over the hips, half breadth and half depth, shares of stature.
const LEVELS: [(usize, f64, f64, f64); 8] = [
    (0, -0.02, 0.092, 0.062),
    (0, 0.03, 0.090, 0.064),
    (1, 0.07, 0.080, 0.057),
    (2, 0.115, 0.076, 0.054),
    (3, 0.165, 0.080, 0.058),
    (4, 0.215, 0.086, 0.061),
    (5, 0.25, 0.086, 0.059),
    (5, 0.28, 0.078, 0.047),
];

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

/// The capsules of each side's upper arm, forearm and hand; thigh, shank and foot follow.
pub(crate) const ARMS: [std::ops::RangeInclusive<usize>; 2] = [26..=28, 33..=35];

/// A segment's place: how its neutral points come into the room.
#[derive(Clone, Copy)]
struct Segment {
    turn: DMat3,
    shift: DVec3,
}

impl Segment {
    fn place(&self, neutral: DVec3) -> DVec3 {
        self.turn * neutral + self.shift
    }

    /// The segment that is turned against this one about a joint.
    fn turned(&self, joint: DVec3, turn: DMat3) -> Self {
        Self { turn: self.turn * turn, shift: self.turn * (joint - turn * joint) + self.shift }
    }
}

/// A chain of two bones and its end: shoulder, elbow, wrist and hand; or hip, knee, ankle and foot.
#[derive(Debug, Clone, Copy, Default)]
struct Chain {
    root: DVec3,
    middle: DVec3,
    end: DVec3,
    /// The end's own frame.
    turn: DMat3,
}

impl Chain {
    /// Bends the middle joint, in the plane in which it is bent already, so that the end comes to `target`, or as near as
    /// the bones reach.
    fn reach(&mut self, target: DVec3, lengths: [f64; 2], pole: DVec3) {
        let [upper, lower] = lengths;
        let Some(axis) = (target - self.root).try_normalize() else { return };
        let distance =
            (target - self.root).length().clamp((upper - lower).abs() + 1e-6, (upper + lower) * (1.0 - 1e-9));
        let along = (upper * upper - lower * lower + distance * distance) / (2.0 * distance);
        let height = libm::sqrt((upper * upper - along * along).max(0.0));
        let bent = self.middle - self.root;
        let across = |v: DVec3| v - v.dot(axis) * axis;
        // A straight limb has no plane of its own: the pole decides, the more the straighter it is.
        let side = across(bent) + 0.05 * upper * across(pole);
        self.middle = self.root + axis * along + side.normalize_or_zero() * height;
        self.end = self.root + axis * distance;
    }

    /// The end comes to where it is tied, by the share of the tie.
    fn tie(&mut self, tied: &Chain, share: f64, lengths: [f64; 2], pole: DVec3) {
        if share <= 0.0 {
            return;
        }
        let share = share.min(1.0);
        self.reach(self.end.lerp(tied.end, share), lengths, pole);
        let mix = |a: DVec3, b: DVec3| a.lerp(b, share);
        let y = mix(self.turn.y_axis, tied.turn.y_axis).normalize_or_zero();
        let z = mix(self.turn.z_axis, tied.turn.z_axis);
        let z = (z - z.dot(y) * y).normalize_or_zero();
        self.turn = DMat3::from_cols(y.cross(z), y, z);
    }
}

impl Chain {
    /// A hand that would go through the floor slides along it.
    fn stay_above(&mut self, floor_m: f64, lengths: [f64; 2], hand_m: f64, pole: DVec3) {
        if self.end.y < floor_m {
            self.reach(self.end.with_y(floor_m), lengths, pole);
        }
        let down = self.turn.y_axis * hand_m;
        if self.end.y - down.y < floor_m {
            let rise = ((self.end.y - floor_m) / hand_m).clamp(-1.0, 1.0);
            let level = (self.turn.y_axis * DVec3::new(1.0, 0.0, 1.0)).normalize_or(DVec3::Z);
            let y = level * libm::sqrt(1.0 - rise * rise) + DVec3::Y * rise;
            let z = (self.turn.z_axis - self.turn.z_axis.dot(y) * y).normalize_or_zero();
            self.turn = DMat3::from_cols(y.cross(z), y, z);
        }
    }
}

/// Everything before it becomes a [`Figure`].
struct Limbs {
    segments: [Segment; 8],
    arms: [Chain; 2],
    legs: [Chain; 2],
    breath: f64,
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
        let surface = mannequin.compose(&free).capsules;
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
                Anchor::Floor => DVec3::Y * -self.compose(&free).lowest_m(),
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
        self.compose(&limbs)
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

    /// Landmarks, joints and surface.
    fn compose(&self, limbs: &Limbs) -> Figure {
        let build = &self.build;
        let mut landmarks = [DVec3::ZERO; POINTS];
        let mut joints = [DVec3::ZERO; JOINTS];
        let mut capsules = [Capsule::default(); CAPSULES];
        let mut used = 0;
        let mut cover = |a: DVec3, b: DVec3, radius_a: f64, radius_b: f64| {
            let (radius_a, radius_b) = (build.girth_m(radius_a), build.girth_m(radius_b));
            if let Some(capsule) = capsules.get_mut(used) {
                *capsule = Capsule { a, b, radius_a, radius_b };
            }
            used += 1;
        };

        let neutral =
            |x: f64, y: f64, z: f64| DVec3::new(build.breadth_m(x), build.trunk_m(y), build.trunk_m(z));
        let mut below: Option<([DVec3; 2], f64)> = None;
        for (segment, up, half_breadth, half_depth) in LEVELS {
            let half = build.breadth_m(half_breadth) - build.girth_m(half_depth);
            let half = half.max(0.0);
            // A full breath makes the chest about 1 cm deeper.
            let breath = if (4..=THORAX).contains(&segment) { 1.0 + 0.05 * limbs.breath } else { 1.0 };
            let half_depth = breath * half_depth;
            let ends =
                [half, -half].map(|x| limbs.segments[segment].place(DVec3::new(x, build.trunk_m(up), 0.0)));
            cover(ends[0], ends[1], half_depth, half_depth);
            if let Some((under, depth)) = below {
                cover(under[0], ends[0], depth, half_depth);
                cover(under[1], ends[1], depth, half_depth);
            }
            below = Some((ends, half_depth));
        }

        let thorax = &limbs.segments[THORAX];
        joints[Joint::Pelvis as usize] = limbs.segments[0].place(DVec3::ZERO);
        joints[Joint::Spine as usize] = limbs.segments[3].place(neutral(0.0, 0.15, 0.0));
        joints[Joint::Chest as usize] = limbs.segments[4].place(neutral(0.0, 0.22, 0.0));
        joints[Joint::Neck as usize] = limbs.arms[0].root.midpoint(limbs.arms[1].root);

        // The head's own size does not follow the trunk's.
        let skull = &limbs.segments[SKULL];
        let ao = neutral(0.0, SPINE[SKULL - 1].up, SPINE[SKULL - 1].front);
        let head = |x: f64, y: f64, z: f64| skull.place(ao + DVec3::new(x, y, z) * build.stature_m);
        let neck_base = limbs.segments[NECK].place(neutral(0.0, 0.285, -0.008));
        cover(neck_base, head(0.0, 0.0, 0.0), 0.034, 0.031);
        cover(head(0.0, 0.01, 0.015), head(0.0, 0.05, 0.005), 0.046, 0.048);
        cover(head(0.0, 0.015, 0.035), head(0.0, -0.012, 0.045), 0.028, 0.022);
        joints[Joint::Head as usize] = head(0.0, 0.025, 0.005);
        joints[Joint::Face as usize] = head(0.0, 0.02, 0.077);
        for (point, x, y, z) in [
            (Point::Nose, 0.0, 0.02, 0.077),
            (Point::LeftEyeInner, 0.011, 0.034, 0.064),
            (Point::LeftEye, 0.019, 0.034, 0.062),
            (Point::LeftEyeOuter, 0.027, 0.034, 0.056),
            (Point::RightEyeInner, -0.011, 0.034, 0.064),
            (Point::RightEye, -0.019, 0.034, 0.062),
            (Point::RightEyeOuter, -0.027, 0.034, 0.056),
            (Point::LeftEar, 0.044, 0.025, 0.005),
            (Point::RightEar, -0.044, 0.025, 0.005),
            (Point::MouthLeft, 0.014, -0.002, 0.065),
            (Point::MouthRight, -0.014, -0.002, 0.065),
        ] {
            landmarks[point as usize] = head(x, y, z);
        }

        for side in [0, 1] {
            let (arm, leg) = (&limbs.arms[side], &limbs.legs[side]);
            // Left points and joints are followed by the right ones.
            let point = |left: Point| left as usize + side;
            let joint = |left: Joint| left as usize + side;
            let s = if side == 0 { 1.0 } else { -1.0 };
            let hand = build.arm_m(HAND);
            let reach = |along: f64, thumbwards: f64| {
                arm.end - arm.turn.y_axis * (along * hand) + arm.turn.z_axis * (thumbwards * hand)
            };
            cover(thorax.place(neutral(s * 0.045, 0.275, 0.0)), arm.root, 0.042, 0.034);
            cover(arm.root, arm.middle, 0.032, 0.024);
            cover(arm.middle, arm.end, 0.025, 0.017);
            cover(arm.end, reach(0.8, 0.0), 0.018, 0.013);
            for (left, place) in [
                (Point::LeftShoulder, arm.root),
                (Point::LeftElbow, arm.middle),
                (Point::LeftWrist, arm.end),
                (Point::LeftPinky, reach(0.52, -0.22)),
                (Point::LeftIndex, reach(0.58, 0.18)),
                (Point::LeftThumb, reach(0.35, 0.32)),
            ] {
                landmarks[point(left)] = place;
            }
            joints[joint(Joint::LeftShoulder)] = arm.root;
            joints[joint(Joint::LeftElbow)] = arm.middle;
            joints[joint(Joint::LeftWrist)] = arm.end;
            joints[joint(Joint::LeftHand)] = reach(0.58, 0.18);

            let foot = |down: f64, front: f64| {
                leg.end - leg.turn.y_axis * build.leg_m(down) + leg.turn.z_axis * build.leg_m(front)
            };
            let (heel, toe) = (foot(0.75 * ANKLE_HEIGHT, -0.032), foot(0.75 * ANKLE_HEIGHT, 0.1));
            cover(leg.root, leg.middle, 0.054, 0.034);
            cover(leg.middle, leg.end, 0.034, 0.022);
            cover(foot(0.02, -0.025), toe, 0.019, 0.011);
            for (left, place) in [
                (Point::LeftHip, leg.root),
                (Point::LeftKnee, leg.middle),
                (Point::LeftAnkle, leg.end),
                (Point::LeftHeel, heel),
                (Point::LeftFootIndex, toe),
            ] {
                landmarks[point(left)] = place;
            }
            joints[joint(Joint::LeftHip)] = leg.root;
            joints[joint(Joint::LeftKnee)] = leg.middle;
            joints[joint(Joint::LeftAnkle)] = leg.end;
            joints[joint(Joint::LeftToe)] = toe;
        }
        debug_assert_eq!(used, CAPSULES);
        Figure { landmarks, joints, capsules, torso_m: build.trunk_m(0.288) }
    }
}
