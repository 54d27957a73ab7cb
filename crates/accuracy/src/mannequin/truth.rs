//! The true value of an exercise's primary signal, from the figure itself and not from what a camera sees of it.

use body::angles::{self, Side};
use body::mannequin::{Camera, Figure};
use body::{Joint, Skeleton};
use motion::{Limb, Signal, SignalUse};

/// The primary signal of a figure in its own unit; NaN where it has no meaning outside of a picture. `own` is the side of the
/// repetition. The curve of the back is what the exact silhouette shows.
pub fn value(primary: &SignalUse, own: Side, figure: &Figure, camera: &Camera, yaw_deg: f64) -> f64 {
    let skeleton = figure.skeleton(yaw_deg);
    let at = |joint: Joint| skeleton.place(joint).position;
    let torso = at(Joint::Pelvis).distance(at(Joint::Neck));
    let value = match primary.signal {
        Signal::Curve => {
            let seen = camera.observe(figure, 0.0, true);
            let curve =
                seen.outline.zip(seen.pose).and_then(|(outline, pose)| body::back_curve(&outline, &pose));
            curve.map_or(f64::NAN, |curve| curve.index)
        }
        Signal::TrunkInclination => angles::trunk_inclination(&skeleton).value,
        Signal::LateralTilt => angles::lateral_tilt(&skeleton).value,
        Signal::ThoracicRotation => angles::thoracic_rotation(&skeleton).value,
        Signal::ShoulderYaw => {
            let across = at(Joint::LeftShoulder) - at(Joint::RightShoulder);
            libm::atan2(-across.z, across.x).to_degrees()
        }
        Signal::ArmOpening => of_limb(primary.limb, own, |side| arm_opening(&skeleton, side)),
        Signal::HandSpread => at(Joint::LeftWrist).distance(at(Joint::RightWrist)) / torso,
        Signal::HeadForward => {
            let trunk = at(Joint::Neck) - at(Joint::Pelvis);
            let ahead = trunk.cross(at(Joint::RightShoulder) - at(Joint::LeftShoulder)).normalize_or_zero();
            (at(Joint::Head) - at(Joint::Neck)).dot(ahead) / torso
        }
        Signal::ShoulderElevation => {
            of_limb(primary.limb, own, |side| angles::shoulder_elevation(&skeleton, side).value)
        }
        Signal::ElbowFlexion => {
            of_limb(primary.limb, own, |side| angles::elbow_flexion(&skeleton, side).value)
        }
        Signal::HandHeight => of_limb(primary.limb, own, |side| hand_height(&skeleton, side) / torso),
        _ => f64::NAN,
    };
    primary.gain * value
}

fn hand_height(skeleton: &Skeleton, side: Side) -> f64 {
    let wrist = on(side, Joint::LeftWrist);
    skeleton.place(wrist).position.y - skeleton.place(Joint::Pelvis).position.y
}

/// The upper arm about the trunk's axis against the pelvis' front, degrees -135..225, opening outwards positive.
fn arm_opening(skeleton: &Skeleton, side: Side) -> f64 {
    let at = |joint: Joint| skeleton.place(joint).position;
    let Some(pelvis) = angles::pelvis_frame(skeleton) else { return f64::NAN };
    let arm = at(on(side, Joint::LeftElbow)) - at(on(side, Joint::LeftShoulder));
    let outwards = match side {
        Side::Left => -arm.dot(pelvis.z_axis),
        Side::Right => arm.dot(pelvis.z_axis),
    };
    let deg = libm::atan2(outwards, arm.dot(pelvis.x_axis)).to_degrees();
    if deg < -135.0 { deg + 360.0 } else { deg }
}

fn on(side: Side, left: Joint) -> Joint {
    match side {
        Side::Left => left,
        Side::Right => left.other_side(),
    }
}

fn of_limb(limb: Limb, own: Side, value: impl Fn(Side) -> f64) -> f64 {
    let (left, right) = (value(Side::Left), value(Side::Right));
    match limb {
        Limb::Left => left,
        Limb::Right => right,
        Limb::Own => value(own),
        Limb::Seen => 0.5 * (left + right),
        Limb::Larger => left.max(right),
        Limb::Smaller => left.min(right),
        Limb::Difference => (left - right).abs(),
    }
}
