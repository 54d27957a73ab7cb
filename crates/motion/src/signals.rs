//! The signals of one frame that come from the skeleton alone.

mod columns;
#[cfg(target_arch = "x86_64")]
mod eight;

use std::ops::Sub;

use body::angles::Quantity;
use body::{Joint, Skeleton};
use glam::DVec3;
use wide::f64x2;

pub use self::columns::Columns;
use crate::arc::atan2_deg;

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

/// Two vectors side by side: of the left and of the right, as a rule.
#[derive(Clone, Copy)]
struct Pair {
    x: f64x2,
    y: f64x2,
    z: f64x2,
}

impl Pair {
    fn new(a: DVec3, b: DVec3) -> Self {
        Self { x: two(a.x, b.x), y: two(a.y, b.y), z: two(a.z, b.z) }
    }

    fn dot(self, other: Self) -> f64x2 {
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
    fn between(self, other: Self) -> (f64x2, f64x2) {
        let cross = self.cross(other);
        (cross.dot(cross).sqrt(), self.dot(other))
    }

    /// From the first to the second.
    fn line(self) -> DVec3 {
        let [x, y, z] = [self.x, self.y, self.z].map(|both| {
            let [a, b] = both.to_array();
            b - a
        });
        DVec3::new(x, y, z)
    }
}

impl Sub for Pair {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y, z: self.z - other.z }
    }
}

fn two(a: f64, b: f64) -> f64x2 {
    f64x2::new([a, b])
}

/// The lesser of both.
fn lesser(both: f64x2) -> f64 {
    let [a, b] = both.to_array();
    if a < b { a } else { b }
}

/// Two quantities where they are numbers, seen, and there.
fn known(value: f64x2, seen: f64x2, there: f64x2) -> [Quantity; 2] {
    // A number times 0 is 0; infinity times 0 is not.
    let known = (value * f64x2::ZERO).simd_eq(f64x2::ZERO) & seen.simd_gt(f64x2::ZERO) & there;
    let [a, b] = known.bitselect(value, f64x2::splat(f64::NAN)).to_array();
    let [seen_a, seen_b] = (known & seen.fast_min(f64x2::ONE)).to_array();
    [Quantity { value: a, confidence: seen_a }, Quantity { value: b, confidence: seen_b }]
}

/// All signals of a frame, in the order of [`NAMES`]; angles in degrees, signs as in [`body::angles`].
///
/// The same quantities as the functions there give one by one (tests hold them together), read in one pass, two at a
/// time; lengths that cancel in a quotient are never divided out.
pub fn signals(skeleton: &Skeleton) -> [Quantity; SIGNALS] {
    use Joint::*;
    let at = |joint: Joint| skeleton.joints[joint as usize].position;
    let trust = |joint: Joint| skeleton.joints[joint as usize].confidence;
    let pair = |left: Joint| Pair::new(at(left), at(left.other_side()));
    let both_seen = |left: Joint| two(trust(left), trust(left.other_side()));
    let (pelvis, neck) = (at(Pelvis), at(Neck));
    let trunk = neck - pelvis;
    let tt = trunk.length_squared();
    let (shoulder, elbow, wrist) = (pair(LeftShoulder), pair(LeftElbow), pair(LeftWrist));
    let (hip, knee, ankle) = (pair(LeftHip), pair(LeftKnee), pair(LeftAnkle));

    let (girdle_seen, hips_seen) = (both_seen(LeftShoulder), both_seen(LeftHip));
    let wrists_seen = both_seen(LeftWrist);
    let trunk_seen = lesser(two(trust(Pelvis), trust(Neck)));
    let arm_seen = girdle_seen.fast_min(both_seen(LeftElbow));
    let thigh_seen = hips_seen.fast_min(both_seen(LeftKnee));
    let leg_seen = thigh_seen.fast_min(both_seen(LeftAnkle));

    // Arms and legs.
    let down = Pair::new(-trunk, -trunk);
    let (arm, thigh) = (elbow - shoulder, knee - hip);
    let limbs = [
        (down.between(arm), arm_seen.fast_min(trunk_seen.into())),
        (arm.between(wrist - elbow), arm_seen.fast_min(wrists_seen)),
        (down.between(thigh), thigh_seen.fast_min(trunk_seen.into())),
        (thigh.between(ankle - knee), leg_seen),
    ];
    let degrees = atan2_deg(limbs.map(|((sine, _), _)| sine), limbs.map(|((_, cosine), _)| cosine));
    let [raised, bent, flexed, folded] = std::array::from_fn(|i| {
        let ((sine, cosine), seen) = limbs[i];
        known(degrees[i], seen, sine.simd_gt(f64x2::ZERO) | cosine.simd_ne(f64x2::ZERO))
    });

    // The lines of hips and shoulders in the person's own planes: right is level.
    let (hips, shoulders) = (hip.line(), shoulder.line());
    let right = hips + shoulders;
    let level2 = right.x * right.x + right.z * right.z;
    let square = level2 > ACROSS * (level2 + right.y * right.y);
    let (seen_hips, seen_girdle) = (lesser(hips_seen), lesser(two(lesser(girdle_seen), trunk_seen)));
    let seen_torso = lesser(two(seen_girdle, seen_hips));
    let lean = two(trunk.x * right.z - trunk.z * right.x, trunk.x * right.x + trunk.z * right.z);
    let up = f64x2::splat(trunk.y * level2.sqrt());
    // Shoulders against hips and the head against the shoulders, about the trunk: everything times the trunk's length.
    let face = at(Face) - at(Head);
    let ahead = trunk.cross(shoulders);
    let lines = Pair::new(hips, face);
    let along = lines.dot(Pair::new(trunk, trunk));
    let squares = lines.dot(lines);
    let (ss, st) = (shoulders.length_squared(), shoulders.dot(trunk));
    let level = (squares * tt - along * along).simd_gt(squares * tt * ACROSS);
    let turned = ss * tt - st * st > ACROSS * (ss * tt);
    let length = tt.sqrt();
    let [hips_ahead, face_ahead] = (lines.dot(Pair::new(ahead, ahead)) * length).to_array();
    let [hips_right, face_right] = (lines.dot(Pair::new(shoulders, shoulders)) * tt - along * st).to_array();
    let seen_head = lesser(two(trust(Head), trust(Face)));
    let [_, along_face] = along.to_array();
    let [hips2, _] = squares.to_array();
    let across_face = trunk.cross(face).length_squared().sqrt();
    let [leaning, turning, pitching] = atan2_deg(
        [lean, two(-hips_ahead, -face_right), two(hips.z, -along_face)],
        [up, two(hips_right, face_ahead), two(-hips.x, across_face)],
    );
    let [inclination, tilt] = known(leaning, seen_torso.into(), mask(square, square));
    let seen = two(seen_torso, lesser(two(seen_girdle, seen_head)));
    let [rotation, head_rotation] = known(turning, seen, level & mask(turned, turned));
    let facing = hips.x * hips.x + hips.z * hips.z > ACROSS * hips2;
    let seen = two(seen_hips, lesser(two(trunk_seen, seen_head)));
    let [yaw, pitch] = known(pitching, seen, mask(facing, across_face > 0.0 || along_face != 0.0));

    // Distances over lengths.
    let [left_thigh, right_thigh] = thigh.dot(thigh).sqrt().to_array();
    let heels = {
        let [x, y, z] = [ankle.x, ankle.y, ankle.z].map(|both| {
            let [a, b] = both.to_array();
            a + b
        });
        0.5 * DVec3::new(x, y, z) - pelvis
    };
    let reach = wrist - Pair::new(neck, neck);
    let [left_reach, right_reach] = reach.dot(reach).to_array();
    let farther = if left_reach > right_reach { left_reach } else { right_reach };
    let over = two(0.5 * (left_thigh + right_thigh), length);
    let [hips_to_heels, hand_reach] = known(
        two(heels.length_squared(), farther).sqrt() / over,
        two(lesser(two(trust(Pelvis), lesser(leg_seen))), lesser(two(trunk_seen, lesser(wrists_seen)))),
        over.simd_gt(f64x2::ZERO),
    );
    [
        inclination,
        tilt,
        rotation,
        yaw,
        head_rotation,
        pitch,
        raised[0],
        raised[1],
        bent[0],
        bent[1],
        flexed[0],
        flexed[1],
        folded[0],
        folded[1],
        hips_to_heels,
        hand_reach,
    ]
}

/// All bits set where it is so.
fn mask(a: bool, b: bool) -> f64x2 {
    let bits = |so: bool| f64::from_bits(if so { u64::MAX } else { 0 });
    two(bits(a), bits(b))
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

    #[test]
    fn huge_places_give_no_number_that_is_none() {
        for size in [1e60, 1e100, 1e160, f64::MAX] {
            let mut skeleton = Skeleton::default();
            for (i, joint) in Joint::ALL.into_iter().enumerate() {
                let turn = i as f64;
                let place = DVec3::new(libm::sin(turn), libm::cos(2.0 * turn), libm::sin(3.0 * turn));
                skeleton.set(joint, size * place, 1.0);
            }
            for (found, expected) in signals(&skeleton).into_iter().zip(one_by_one(&skeleton)) {
                let right = (found.value - expected.value).abs() < 1e-9;
                assert!(found.confidence == 0.0 || right, "{found:?}, {expected:?}");
                assert_eq!(found.confidence > 0.0, found.value.is_finite());
            }
        }
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
