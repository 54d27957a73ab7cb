//! The signals of eight frames at once, a frame in each lane: what [`signals`](super::signals()) does to one frame, operation by
//! operation, so that every bit is the same (a test holds them together). No multiplication is fused with an addition.
//!
//! Everything is inlined into the one function that the processor's instructions were chosen for.

use body::{Joint, Skeleton};
use fearless_simd::{Select, Simd, SimdBase, SimdFloat, SimdInto, f64x4, f64x8, mask64x8};

use super::ACROSS;
use super::columns::{Block, LANES};
use crate::arc::{ATAN_DEG, EIGHTH};

/// Value and confidence of a signal.
type Found<S> = (f64x8<S>, f64x8<S>);

/// Where a joint is, and how far that can be trusted.
type Places<S> = (Vectors<S>, f64x8<S>);

/// A vector of each frame.
#[derive(Clone, Copy)]
struct Vectors<S: Simd> {
    x: f64x8<S>,
    y: f64x8<S>,
    z: f64x8<S>,
}

impl<S: Simd> Vectors<S> {
    #[inline(always)]
    fn dot(self, other: Self) -> f64x8<S> {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    #[inline(always)]
    fn square(self) -> f64x8<S> {
        self.dot(self)
    }

    #[inline(always)]
    fn cross(self, other: Self) -> Self {
        Self {
            x: self.y * other.z - self.z * other.y,
            y: self.z * other.x - self.x * other.z,
            z: self.x * other.y - self.y * other.x,
        }
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y, z: self.z + other.z }
    }

    #[inline(always)]
    fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y, z: self.z - other.z }
    }

    #[inline(always)]
    fn times(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor, z: self.z * factor }
    }

    #[inline(always)]
    fn reversed(self) -> Self {
        Self { x: -self.x, y: -self.y, z: -self.z }
    }
}

/// Positions and confidences of a joint.
#[inline(always)]
fn joint<S: Simd>(simd: S, bodies: &[Skeleton; LANES], joint: Joint) -> Places<S> {
    let two = |first: usize| {
        let one = |frame: usize| -> f64x4<S> {
            let place = &bodies[frame].joints[joint as usize];
            let at = place.position;
            [at.x, at.y, at.z, place.confidence].simd_into(simd)
        };
        simd.combine_f64x4(one(first), one(first + 1))
    };
    let (xz_early, yc_early) = two(0).deinterleave(two(2));
    let (xz_late, yc_late) = two(4).deinterleave(two(6));
    let (x, z) = xz_early.deinterleave(xz_late);
    let (y, confidence) = yc_early.deinterleave(yc_late);
    (Vectors { x, y, z }, confidence)
}

/// As [`crate::arc::atan2_deg`].
#[inline(always)]
fn atan2_deg<S: Simd>(simd: S, y: f64x8<S>, x: f64x8<S>) -> f64x8<S> {
    let zero = f64x8::splat(simd, 0.0);
    let (rise, run) = (y.abs(), x.abs());
    let (small, large) = (rise.min(run), rise.max(run));
    let wide = small.simd_gt(large * EIGHTH);
    let below = large + wide.select(small, zero) + f64::MIN_POSITIVE;
    let q = (small - wide.select(large, zero)) / below;
    let z = q * q;
    let mut sum = f64x8::splat(simd, ATAN_DEG[ATAN_DEG.len() - 1]);
    let mut power = ATAN_DEG.len() - 1;
    while power > 0 {
        power -= 1;
        sum = sum * z + ATAN_DEG[power];
    }
    let acute = q * sum + wide.select(f64x8::splat(simd, 45.0), zero);
    let steep = rise.simd_gt(run);
    let quarter = steep.select(f64x8::splat(simd, 90.0), zero) + steep.select(-acute, acute);
    let back = x.simd_lt(zero);
    let half = back.select(f64x8::splat(simd, 180.0), zero) + back.select(-quarter, quarter);
    half.copysign(y) + (y * 0.0 + x * 0.0)
}

/// A quantity where it is a number, seen, and there.
#[inline(always)]
fn known<S: Simd>(simd: S, value: f64x8<S>, seen: f64x8<S>, there: mask64x8<S>) -> Found<S> {
    let known = (value * 0.0).simd_eq(0.0) & seen.simd_gt(0.0) & there;
    (known.select(value, f64x8::splat(simd, f64::NAN)), known.select(seen.min(1.0), f64x8::splat(simd, 0.0)))
}

/// The angle between two vectors.
#[inline(always)]
fn between<S: Simd>(simd: S, one: Vectors<S>, other: Vectors<S>, seen: f64x8<S>) -> Found<S> {
    let (sine, cosine) = (one.cross(other).square().sqrt(), one.dot(other));
    let there = sine.simd_gt(0.0) | !cosine.simd_eq(0.0);
    known(simd, atan2_deg(simd, sine, cosine), seen, there)
}

/// An arm or a leg.
struct Limb<S: Simd> {
    /// Upper arm or thigh, away from the trunk.
    upper: Vectors<S>,
    lower: Vectors<S>,
    /// Wrist or ankle.
    end: Vectors<S>,
    upper_seen: f64x8<S>,
    end_seen: f64x8<S>,
    seen: f64x8<S>,
}

#[inline(always)]
fn limb<S: Simd>(
    simd: S,
    bodies: &[Skeleton; LANES],
    (root, root_seen): Places<S>,
    [middle, end]: [Joint; 2],
) -> Limb<S> {
    let (middle, middle_seen) = joint(simd, bodies, middle);
    let (end, end_seen) = joint(simd, bodies, end);
    let upper_seen = root_seen.min(middle_seen);
    Limb {
        upper: middle.minus(root),
        lower: end.minus(middle),
        end,
        upper_seen,
        end_seen,
        seen: upper_seen.min(end_seen),
    }
}

impl<S: Simd> Limb<S> {
    /// The angle of elbow or knee.
    #[inline(always)]
    fn bent(&self, simd: S) -> Found<S> {
        between(simd, self.upper, self.lower, self.seen)
    }
}

/// All signals of eight frames, in the order of [`super::NAMES`]; each is written as soon as it is found: an array of all of
/// them would lie in memory in between.
#[inline(always)]
pub(super) fn signals<S: Simd>(simd: S, bodies: &[Skeleton; LANES], block: &mut Block) {
    let mut write = |signal: usize, (value, confidence): Found<S>| {
        value.store_slice(&mut block.values[signal]);
        confidence.store_slice(&mut block.confidences[signal]);
    };
    use Joint::*;
    let (pelvis, pelvis_seen) = joint(simd, bodies, Pelvis);
    let (neck, neck_seen) = joint(simd, bodies, Neck);
    let trunk = neck.minus(pelvis);
    let trunk_seen = pelvis_seen.min(neck_seen);
    let tt = trunk.square();
    let length = tt.sqrt();
    let down = trunk.reversed();

    // Arms and legs.
    let (left_shoulder, left_shoulder_seen) = joint(simd, bodies, LeftShoulder);
    let (right_shoulder, right_shoulder_seen) = joint(simd, bodies, RightShoulder);
    let (left_hip, left_hip_seen) = joint(simd, bodies, LeftHip);
    let (right_hip, right_hip_seen) = joint(simd, bodies, RightHip);
    let left_arm = limb(simd, bodies, (left_shoulder, left_shoulder_seen), [LeftElbow, LeftWrist]);
    let right_arm = limb(simd, bodies, (right_shoulder, right_shoulder_seen), [RightElbow, RightWrist]);
    let left_leg = limb(simd, bodies, (left_hip, left_hip_seen), [LeftKnee, LeftAnkle]);
    let right_leg = limb(simd, bodies, (right_hip, right_hip_seen), [RightKnee, RightAnkle]);
    let raised = |limb: &Limb<S>| between(simd, down, limb.upper, limb.upper_seen.min(trunk_seen));

    // The lines of hips and shoulders in the person's own planes: right is level.
    let (hips, shoulders) = (right_hip.minus(left_hip), right_shoulder.minus(left_shoulder));
    let right = hips.plus(shoulders);
    let level2 = right.x * right.x + right.z * right.z;
    let square = level2.simd_gt(ACROSS * (level2 + right.y * right.y));
    let seen_hips = left_hip_seen.min(right_hip_seen);
    let seen_girdle = left_shoulder_seen.min(right_shoulder_seen).min(trunk_seen);
    let seen_torso = seen_girdle.min(seen_hips);
    let up = trunk.y * level2.sqrt();
    let inclination = atan2_deg(simd, trunk.x * right.z - trunk.z * right.x, up);
    let tilt = atan2_deg(simd, trunk.x * right.x + trunk.z * right.z, up);

    // Shoulders against hips and the head against the shoulders, about the trunk: everything times the trunk's length.
    let (head, head_seen) = joint(simd, bodies, Head);
    let (front, front_seen) = joint(simd, bodies, Face);
    let face = front.minus(head);
    let seen_head = head_seen.min(front_seen);
    let ahead = trunk.cross(shoulders);
    let (hips_along, face_along) = (hips.dot(trunk), face.dot(trunk));
    let (hips2, face2) = (hips.square(), face.square());
    let (ss, st) = (shoulders.square(), shoulders.dot(trunk));
    let turned = (ss * tt - st * st).simd_gt(ACROSS * (ss * tt));
    let level = |squares: f64x8<S>, along: f64x8<S>| {
        (squares * tt - along * along).simd_gt(squares * tt * ACROSS) & turned
    };
    let (hips_ahead, face_ahead) = (hips.dot(ahead) * length, face.dot(ahead) * length);
    let hips_right = hips.dot(shoulders) * tt - hips_along * st;
    let face_right = face.dot(shoulders) * tt - face_along * st;
    let rotation = atan2_deg(simd, -hips_ahead, hips_right);
    let head_rotation = atan2_deg(simd, -face_right, face_ahead);
    let across_face = trunk.cross(face).square().sqrt();
    let facing = (hips.x * hips.x + hips.z * hips.z).simd_gt(ACROSS * hips2);
    let yaw = atan2_deg(simd, hips.z, -hips.x);
    let pitch = atan2_deg(simd, -face_along, across_face);
    let pitched = across_face.simd_gt(0.0) | !face_along.simd_eq(0.0);

    // Distances over lengths.
    let thighs = 0.5 * (left_leg.upper.square().sqrt() + right_leg.upper.square().sqrt());
    let heels = left_leg.end.plus(right_leg.end).times(0.5).minus(pelvis);
    let reach = |arm: &Limb<S>| arm.end.minus(neck).square();
    let (left_reach, right_reach) = (reach(&left_arm), reach(&right_arm));
    let legs_seen = left_leg.seen.min(right_leg.seen);
    let wrists_seen = left_arm.end_seen.min(right_arm.end_seen);
    write(0, known(simd, inclination, seen_torso, square));
    write(1, known(simd, tilt, seen_torso, square));
    write(2, known(simd, rotation, seen_torso, level(hips2, hips_along)));
    write(3, known(simd, yaw, seen_hips, facing));
    write(4, known(simd, head_rotation, seen_girdle.min(seen_head), level(face2, face_along)));
    write(5, known(simd, pitch, trunk_seen.min(seen_head), pitched));
    write(6, raised(&left_arm));
    write(7, raised(&right_arm));
    write(8, left_arm.bent(simd));
    write(9, right_arm.bent(simd));
    write(10, raised(&left_leg));
    write(11, raised(&right_leg));
    write(12, left_leg.bent(simd));
    write(13, right_leg.bent(simd));
    write(14, known(simd, heels.square().sqrt() / thighs, pelvis_seen.min(legs_seen), thighs.simd_gt(0.0)));
    let reach = left_reach.max(right_reach).sqrt() / length;
    write(15, known(simd, reach, trunk_seen.min(wrists_seen), length.simd_gt(0.0)));
}
