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

/// As [`crate::arc::atan2_deg`]: step by step for all, because one alone would leave a processor waiting for its own results.
#[inline(always)]
fn atan2_deg<S: Simd, const N: usize>(simd: S, y: [f64x8<S>; N], x: [f64x8<S>; N]) -> [f64x8<S>; N] {
    let zero = f64x8::splat(simd, 0.0);
    let [c0, c1, c2, c3, c4, c5, c6, c7] = ATAN_DEG;
    let mut q = [zero; N];
    let mut base = [zero; N];
    for i in 0..N {
        let (rise, run) = (y[i].abs(), x[i].abs());
        let (small, large) = (rise.min(run), rise.max(run));
        let wide = small.simd_gt(large * EIGHTH);
        let below = large + wide.select(small, zero) + f64::MIN_POSITIVE;
        q[i] = (small - wide.select(large, zero)) / below;
        base[i] = wide.select(f64x8::splat(simd, 45.0), zero);
    }
    let (mut z, mut low, mut high) = (q, q, q);
    for i in 0..N {
        z[i] = q[i] * q[i];
    }
    for i in 0..N {
        (low[i], high[i]) = (c2 + c3 * z[i], c6 + c7 * z[i]);
    }
    for i in 0..N {
        let z2 = z[i] * z[i];
        (low[i], high[i]) = ((c0 + c1 * z[i]) + low[i] * z2, (c4 + c5 * z[i]) + high[i] * z2);
        z[i] = z2 * z2;
    }
    for i in 0..N {
        q[i] = q[i] * (low[i] + high[i] * z[i]) + base[i];
    }
    for i in 0..N {
        let steep = y[i].abs().simd_gt(x[i].abs());
        let quarter = (steep.select(f64x8::splat(simd, 90.0), zero) - q[i]).abs();
        let back = x[i].simd_lt(zero);
        let half = (back.select(f64x8::splat(simd, 180.0), zero) - quarter).abs();
        q[i] = half.copysign(y[i]) + (y[i] * 0.0 + x[i] * 0.0);
    }
    q
}

/// A quantity where it is a number, seen, and there.
#[inline(always)]
fn known<S: Simd>(simd: S, value: f64x8<S>, seen: f64x8<S>, there: mask64x8<S>) -> Found<S> {
    let known = (value * 0.0).simd_eq(0.0) & seen.simd_gt(0.0) & there;
    (known.select(value, f64x8::splat(simd, f64::NAN)), known.select(seen.min(1.0), f64x8::splat(simd, 0.0)))
}

/// Sine and cosine of the angle between two vectors, both times the lengths.
#[inline(always)]
fn between<S: Simd>(one: Vectors<S>, other: Vectors<S>) -> (f64x8<S>, f64x8<S>) {
    (one.cross(other).square().sqrt(), one.dot(other))
}

/// Whether there is an angle at all.
#[inline(always)]
fn there<S: Simd>((sine, cosine): (f64x8<S>, f64x8<S>)) -> mask64x8<S> {
    sine.simd_gt(0.0) | !cosine.simd_eq(0.0)
}

/// An arm or a leg.
struct Limb<S: Simd> {
    /// Shoulder or hip.
    root: Places<S>,
    /// Upper arm or thigh, away from the trunk.
    upper: Vectors<S>,
    /// Wrist or ankle.
    end: Places<S>,
    /// Shoulder or hip, elbow or knee.
    raised: Found<S>,
    bent: Found<S>,
    seen: f64x8<S>,
}

/// `trunk` is from pelvis to neck.
#[inline(always)]
fn limb<S: Simd>(
    simd: S,
    bodies: &[Skeleton; LANES],
    (trunk, trunk_seen): Places<S>,
    [root, middle, end]: [Joint; 3],
) -> Limb<S> {
    let (root, middle, end) =
        (joint(simd, bodies, root), joint(simd, bodies, middle), joint(simd, bodies, end));
    let (upper, lower) = (middle.0.minus(root.0), end.0.minus(middle.0));
    let upper_seen = root.1.min(middle.1);
    let seen = upper_seen.min(end.1);
    let (raised, bent) = (between(trunk.reversed(), upper), between(upper, lower));
    let [raised_deg, bent_deg] = atan2_deg(simd, [raised.0, bent.0], [raised.1, bent.1]);
    Limb {
        root,
        upper,
        end,
        raised: known(simd, raised_deg, upper_seen.min(trunk_seen), there(raised)),
        bent: known(simd, bent_deg, seen, there(bent)),
        seen,
    }
}

/// All signals of eight frames, in the order of [`super::NAMES`]; each is written as soon as it is found, limb by limb: what is
/// kept for later would lie in memory in between. `meanwhile` is called with each of 0..8, spread over the work: what
/// it asks memory for comes while the processor computes.
#[inline(always)]
pub(super) fn signals<S: Simd>(
    simd: S,
    bodies: &[Skeleton; LANES],
    block: &mut Block,
    meanwhile: impl Fn(usize),
) {
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

    let left = limb(simd, bodies, (trunk, trunk_seen), [LeftShoulder, LeftElbow, LeftWrist]);
    meanwhile(0);
    write(6, left.raised);
    write(8, left.bent);
    let right = limb(simd, bodies, (trunk, trunk_seen), [RightShoulder, RightElbow, RightWrist]);
    meanwhile(1);
    write(7, right.raised);
    write(9, right.bent);
    let reach = |arm: &Limb<S>| arm.end.0.minus(neck).square();
    let farther = reach(&left).max(reach(&right)).sqrt() / length;
    meanwhile(2);
    write(15, known(simd, farther, trunk_seen.min(left.end.1.min(right.end.1)), length.simd_gt(0.0)));
    let shoulders = right.root.0.minus(left.root.0);
    let seen_girdle = left.root.1.min(right.root.1).min(trunk_seen);

    let left = limb(simd, bodies, (trunk, trunk_seen), [LeftHip, LeftKnee, LeftAnkle]);
    meanwhile(3);
    write(10, left.raised);
    write(12, left.bent);
    let right = limb(simd, bodies, (trunk, trunk_seen), [RightHip, RightKnee, RightAnkle]);
    meanwhile(4);
    write(11, right.raised);
    write(13, right.bent);
    let thighs = 0.5 * (left.upper.square().sqrt() + right.upper.square().sqrt());
    let heels = left.end.0.plus(right.end.0).times(0.5).minus(pelvis);
    let seen_legs = pelvis_seen.min(left.seen.min(right.seen));
    write(14, known(simd, heels.square().sqrt() / thighs, seen_legs, thighs.simd_gt(0.0)));
    let hips = right.root.0.minus(left.root.0);
    let seen_hips = left.root.1.min(right.root.1);

    // The lines of hips and shoulders in the person's own planes: right is level.
    let right = hips.plus(shoulders);
    let level2 = right.x * right.x + right.z * right.z;
    let square = level2.simd_gt(ACROSS * (level2 + right.y * right.y));
    let seen_torso = seen_girdle.min(seen_hips);
    let up = trunk.y * level2.sqrt();
    let lean = [trunk.x * right.z - trunk.z * right.x, trunk.x * right.x + trunk.z * right.z];
    let [inclination, tilt] = atan2_deg(simd, lean, [up, up]);
    meanwhile(5);
    write(0, known(simd, inclination, seen_torso, square));
    write(1, known(simd, tilt, seen_torso, square));

    // Shoulders against hips and the head against the shoulders, about the trunk: everything times the trunk's length.
    let ahead = trunk.cross(shoulders);
    let (ss, st) = (shoulders.square(), shoulders.dot(trunk));
    let turned = (ss * tt - st * st).simd_gt(ACROSS * (ss * tt));
    let level = |squares: f64x8<S>, along: f64x8<S>| {
        (squares * tt - along * along).simd_gt(squares * tt * ACROSS) & turned
    };
    let (hips2, hips_along) = (hips.square(), hips.dot(trunk));
    let hips_ahead = hips.dot(ahead) * length;
    let hips_right = hips.dot(shoulders) * tt - hips_along * st;
    let [rotation, yaw] = atan2_deg(simd, [-hips_ahead, hips.z], [hips_right, -hips.x]);
    meanwhile(6);
    write(2, known(simd, rotation, seen_torso, level(hips2, hips_along)));
    let facing = (hips.x * hips.x + hips.z * hips.z).simd_gt(ACROSS * hips2);
    write(3, known(simd, yaw, seen_hips, facing));

    let (head, head_seen) = joint(simd, bodies, Head);
    let (front, front_seen) = joint(simd, bodies, Face);
    let face = front.minus(head);
    let seen_head = head_seen.min(front_seen);
    let face_along = face.dot(trunk);
    let face_ahead = face.dot(ahead) * length;
    let face_right = face.dot(shoulders) * tt - face_along * st;
    let across_face = trunk.cross(face).square().sqrt();
    let [turned, pitch] = atan2_deg(simd, [-face_right, -face_along], [face_ahead, across_face]);
    meanwhile(7);
    write(4, known(simd, turned, seen_girdle.min(seen_head), level(face.square(), face_along)));
    write(5, known(simd, pitch, trunk_seen.min(seen_head), there((across_face, face_along))));
}
