//! From segments to what is seen: landmarks, joints and the body's surface.

use glam::DVec3;

use super::build::{ANKLE_HEIGHT, Build, HAND};
use super::figure::{Arm, CAPSULES, Capsule, Figure, Leg, Parts};
use super::kinematics::{Limbs, NECK, SKULL, SPINE, THORAX};
use crate::observation::{POINTS, Point};
use crate::skeleton::{JOINTS, Joint};

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

/// The capsules of each side's upper arm, forearm and hand; thigh, shank and foot follow.
pub(crate) const ARMS: [std::ops::RangeInclusive<usize>; 2] = [26..=28, 33..=35];

/// The capsules of the trunk's levels, of the neck, and the first ones of each side; the order is that of [`compose`].
const ACROSS: [usize; 8] = [0, 1, 4, 7, 10, 13, 16, 19];
const NECK_CAPSULE: usize = 22;
const SIDES: [usize; 2] = [25, 32];

impl Figure {
    /// The surface by what it belongs to.
    pub fn parts(&self) -> Parts {
        let levels = ACROSS.map(|at| {
            let across = &self.capsules[at];
            (across.a, across.b, across.radius_a)
        });
        let thumbs = [Point::LeftThumb, Point::RightThumb];
        let arms = [0, 1].map(|side| {
            let [girdle, upper, fore, hand] = [0, 1, 2, 3].map(|at| self.capsules[SIDES[side] + at]);
            Arm { girdle, upper, fore, hand, thumb: self.at(thumbs[side]) }
        });
        let legs = SIDES.map(|first| {
            let [thigh, shank, foot] = [4, 5, 6].map(|at| self.capsules[first + at]);
            Leg { thigh, shank, foot }
        });
        let [neck, skull, jaw] = [0, 1, 2].map(|at| self.capsules[NECK_CAPSULE + at]);
        Parts { levels, neck, skull, jaw, arms, legs }
    }
}

/// Landmarks, joints and surface.
pub(super) fn compose(build: &Build, limbs: &Limbs) -> Figure {
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

    let neutral = |x: f64, y: f64, z: f64| DVec3::new(build.breadth_m(x), build.trunk_m(y), build.trunk_m(z));
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
