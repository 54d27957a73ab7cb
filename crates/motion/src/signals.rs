//! The signals of one frame that come from the skeleton alone.

use std::ops::{Add, Mul, Sub};

use body::angles::Quantity;
use body::arc::atan2_deg;
use body::{Joint, Place, Skeleton};
use glam::DVec3;

/// Number of signals that the skeleton gives.
pub const SIGNALS: usize = 16;

/// The names of the signals, in order, as they appear in reports and exports.
pub const NAMES: [&str; SIGNALS] = [
    "trunk-inclination",
    "lateral-tilt",
    "thoracic-rotation",
    "pelvis-yaw",
    "head-rotation",
    "head-pitch",
    "left-shoulder-elevation",
    "right-shoulder-elevation",
    "left-elbow-flexion",
    "right-elbow-flexion",
    "left-hip-flexion",
    "right-hip-flexion",
    "left-knee-flexion",
    "right-knee-flexion",
    "hips-to-heels",
    "hand-reach",
];

/// As in `body::angles`: a direction counts when more than this share of its squared length is left across an axis.
const ACROSS: f64 = 1e-6;

/// A number of the left and of the right side.
#[derive(Clone, Copy)]
struct Both(f64, f64);

impl Add for Both {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0, self.1 + other.1)
    }
}

impl Sub for Both {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0, self.1 - other.1)
    }
}

impl Mul for Both {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0, self.1 * other.1)
    }
}

impl Both {
    fn sqrt(self) -> Self {
        Self(self.0.sqrt(), self.1.sqrt())
    }

    fn least(self, other: Self) -> Self {
        Self(least(self.0, other.0), least(self.1, other.1))
    }
}

/// The lesser of two confidences.
fn least(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// A vector of the left and of the right side.
#[derive(Clone, Copy)]
struct Pair {
    x: Both,
    y: Both,
    z: Both,
}

impl Pair {
    fn new(left: DVec3, right: DVec3) -> Self {
        Self { x: Both(left.x, right.x), y: Both(left.y, right.y), z: Both(left.z, right.z) }
    }

    fn dot(self, other: Self) -> Both {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    fn cross(self, other: Self) -> Self {
        Self {
            x: self.y * other.z - self.z * other.y,
            y: self.z * other.x - self.x * other.z,
            z: self.x * other.y - self.y * other.x,
        }
    }

    /// Sine and cosine of the angle between, both times the lengths.
    fn between(self, other: Self) -> (Both, Both) {
        let cross = self.cross(other);
        (cross.dot(cross).sqrt(), self.dot(other))
    }
}

impl Sub for Pair {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y, z: self.z - other.z }
    }
}

/// All signals of a frame, in the order of [`NAMES`]; angles in degrees, signs as in [`body::angles`].
///
/// The same quantities as the functions there give one by one (tests hold them together), read in one pass: lengths
/// that cancel in a quotient are never divided out, left and right go side by side, and all arc tangents are taken at
/// once.
pub fn signals(skeleton: &Skeleton) -> [Quantity; SIGNALS] {
    use Joint::*;
    let at = |joint: Joint| -> &Place { &skeleton.joints[joint as usize] };
    let pair = |left: Joint| {
        let (left, right) = (at(left), at(left.other_side()));
        (Pair::new(left.position, right.position), Both(left.confidence, right.confidence))
    };
    let (shoulder, shoulder_seen) = pair(LeftShoulder);
    let (elbow, elbow_seen) = pair(LeftElbow);
    let (wrist, wrist_seen) = pair(LeftWrist);
    let (hip, hip_seen) = pair(LeftHip);
    let (knee, knee_seen) = pair(LeftKnee);
    let (ankle, ankle_seen) = pair(LeftAnkle);
    let (pelvis, neck) = (at(Pelvis).position, at(Neck).position);
    let trunk = neck - pelvis;
    let face = at(Face).position - at(Head).position;

    // Arms and legs.
    let down = Pair::new(-trunk, -trunk);
    let (arm, thigh) = (elbow - shoulder, knee - hip);
    let raised = down.between(arm);
    let bent = arm.between(wrist - elbow);
    let flexed = down.between(thigh);
    let folded = thigh.between(ankle - knee);
    let thighs = thigh.dot(thigh).sqrt();
    let base = Pair::new(neck, neck);
    let reach = (wrist - base).dot(wrist - base);
    let heels = 0.5
        * (DVec3::new(ankle.x.0, ankle.y.0, ankle.z.0) + DVec3::new(ankle.x.1, ankle.y.1, ankle.z.1))
        - pelvis;

    // The lines of hips and shoulders.
    let line = |pair: Pair| DVec3::new(pair.x.1 - pair.x.0, pair.y.1 - pair.y.0, pair.z.1 - pair.z.0);
    let (hips, shoulders) = (line(hip), line(shoulder));
    let right = hips + shoulders;
    let level2 = right.x * right.x + right.z * right.z;
    let tt = trunk.length_squared();
    let (hh, ss, ff) = (hips.length_squared(), shoulders.length_squared(), face.length_squared());
    let (ht, st, ft) = (hips.dot(trunk), shoulders.dot(trunk), face.dot(trunk));
    let across = |square: f64, along: f64| square * tt - along * along > ACROSS * (square * tt);
    let shoulders_across = across(ss, st);
    let square_up = level2 > ACROSS * (level2 + right.y * right.y);

    let roots = [tt, level2, trunk.cross(face).length_squared(), heels.length_squared()].map(f64::sqrt);
    let [length, level, face_across, to_heels] = roots;
    let trunk_x_shoulders = trunk.cross(shoulders);
    let up = trunk.y * level;
    let angles = atan2_deg(
        [
            trunk.x * right.z - trunk.z * right.x,
            trunk.x * right.x + trunk.z * right.z,
            -hips.dot(trunk_x_shoulders) * length,
            hips.z,
            ft * st - face.dot(shoulders) * tt,
            -ft,
            raised.0.0,
            raised.0.1,
            bent.0.0,
            bent.0.1,
            flexed.0.0,
            flexed.0.1,
            folded.0.0,
            folded.0.1,
        ],
        [
            up,
            up,
            hips.dot(shoulders) * tt - ht * st,
            -hips.x,
            trunk_x_shoulders.dot(face) * length,
            face_across,
            raised.1.0,
            raised.1.1,
            bent.1.0,
            bent.1.1,
            flexed.1.0,
            flexed.1.1,
            folded.1.0,
            folded.1.1,
        ],
    );
    let there =
        |(sine, cosine): (Both, Both)| (sine.0 > 0.0 || cosine.0 != 0.0, sine.1 > 0.0 || cosine.1 != 0.0);
    let (raised, bent, flexed, folded) = (there(raised), there(bent), there(flexed), there(folded));

    let trunk_seen = least(at(Pelvis).confidence, at(Neck).confidence);
    let trunks = Both(trunk_seen, trunk_seen);
    let arm_seen = shoulder_seen.least(elbow_seen);
    let thigh_seen = hip_seen.least(knee_seen);
    let (whole_arm, whole_leg) = (arm_seen.least(wrist_seen), thigh_seen.least(ankle_seen));
    let (upper_arm, upper_leg) = (arm_seen.least(trunks), thigh_seen.least(trunks));
    let girdle = least(trunk_seen, least(shoulder_seen.0, shoulder_seen.1));
    let hips_seen = least(hip_seen.0, hip_seen.1);
    let torso = least(girdle, hips_seen);
    let head = least(at(Head).confidence, at(Face).confidence);
    let legs = least(at(Pelvis).confidence, least(whole_leg.0, whole_leg.1));
    let hands = least(trunk_seen, least(wrist_seen.0, wrist_seen.1));

    let mean_thigh = 0.5 * (thighs.0 + thighs.1);
    let farther = if reach.0 > reach.1 { reach.0 } else { reach.1 };
    let known = |value: f64, seen: f64, there: bool| {
        if there && value.is_finite() && seen > 0.0 {
            Quantity { value, confidence: least(seen, 1.0) }
        } else {
            Quantity::UNKNOWN
        }
    };
    [
        known(angles[0], torso, square_up),
        known(angles[1], torso, square_up),
        known(angles[2], torso, shoulders_across && across(hh, ht)),
        known(angles[3], hips_seen, hips.x * hips.x + hips.z * hips.z > ACROSS * hh),
        known(angles[4], least(girdle, head), shoulders_across && across(ff, ft)),
        known(angles[5], least(trunk_seen, head), face_across > 0.0 || ft != 0.0),
        known(angles[6], upper_arm.0, raised.0),
        known(angles[7], upper_arm.1, raised.1),
        known(angles[8], whole_arm.0, bent.0),
        known(angles[9], whole_arm.1, bent.1),
        known(angles[10], upper_leg.0, flexed.0),
        known(angles[11], upper_leg.1, flexed.1),
        known(angles[12], whole_leg.0, folded.0),
        known(angles[13], whole_leg.1, folded.1),
        known(to_heels / mean_thigh, legs, mean_thigh > 0.0),
        known(farther.sqrt() / length, hands, length > 0.0),
    ]
}

#[cfg(test)]
mod tests {
    use body::angles::{self, Side};
    use proptest::prelude::*;

    use super::*;

    fn one_by_one(skeleton: &Skeleton) -> [Quantity; SIGNALS] {
        use Side::{Left, Right};
        [
            angles::trunk_inclination(skeleton),
            angles::lateral_tilt(skeleton),
            angles::thoracic_rotation(skeleton),
            angles::pelvis_yaw(skeleton),
            angles::head_rotation(skeleton),
            angles::head_pitch(skeleton),
            angles::shoulder_elevation(skeleton, Left),
            angles::shoulder_elevation(skeleton, Right),
            angles::elbow_flexion(skeleton, Left),
            angles::elbow_flexion(skeleton, Right),
            angles::hip_flexion(skeleton, Left),
            angles::hip_flexion(skeleton, Right),
            angles::knee_flexion(skeleton, Left),
            angles::knee_flexion(skeleton, Right),
            angles::hips_to_heels(skeleton),
            angles::hand_reach(skeleton),
        ]
    }

    fn place() -> impl Strategy<Value = Option<([f64; 3], f64)>> {
        let coordinate = || prop_oneof![4 => -2.0..2.0, 1 => Just(0.0), 1 => (-3i8..3).prop_map(f64::from)];
        let known = ([coordinate(), coordinate(), coordinate()], 0.01..1.0);
        prop_oneof![9 => known.prop_map(Some), 1 => Just(None)]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn one_pass_gives_what_each_function_gives(
            places in proptest::collection::vec(place(), body::JOINTS),
            size in prop_oneof![Just(1.0), Just(1e3), Just(1e-3)],
        ) {
            let mut skeleton = Skeleton::default();
            for (joint, place) in Joint::ALL.into_iter().zip(places) {
                if let Some((position, confidence)) = place {
                    skeleton.set(joint, size * DVec3::from_array(position), confidence);
                }
            }
            for ((name, found), expected) in NAMES.iter().zip(signals(&skeleton)).zip(one_by_one(&skeleton)) {
                prop_assert_eq!(found.confidence, expected.confidence, "{}", name);
                let off = (found.value - expected.value).abs();
                // Straight up or down, a turn to the left and one to the right are the same.
                let same = off < 1e-9 || (off - 360.0).abs() < 1e-9 || found.value.is_nan() && expected.value.is_nan();
                prop_assert!(same, "{}: {:?}, {:?}", name, found, expected);
            }
        }
    }
}
