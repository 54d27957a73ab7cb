//! One signal read off one body, with its confidence; only what a definition names is ever computed.

use body::angles::{self, Quantity, Side};
use body::torso::{self, Group as Part};
use body::{Joint, Observation, Outline, Point, Pose, Skeleton};
use glam::{DVec2, DVec3};

use crate::definition::{Limb, Signal, View};
use crate::features::Features;
use crate::filter::weight;

/// Less than this is not seen. The networks guess what the body itself hides about as well as what is seen, and say so
/// with a figure of about 0.2; what is out of the picture has less.
const SEEN: f64 = 0.15;

/// Where the front of the pelvis looks, followed slowly: the depth of the hips is the noisiest part of all, and where an
/// arm's opening is asked for the pelvis is to stay.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Front {
    mean: Option<DVec3>,
    last_s: f64,
}

impl Front {
    /// Over about this long the mean is taken, seconds.
    const FOLLOW_S: f64 = 1.7;

    fn follow(&mut self, space: &Skeleton, time_s: f64) -> DVec3 {
        let dt_s = (time_s - self.last_s).clamp(0.0, 1.0);
        self.last_s = time_s;
        let w = weight(1.0 / (std::f64::consts::TAU * Self::FOLLOW_S), dt_s);
        let now = angles::pelvis_frame(space).map(|frame| frame.x_axis).filter(|front| front.is_finite());
        self.mean = match (self.mean, now) {
            (Some(mean), Some(now)) => Some(mean.lerp(now, w)),
            (mean, now) => mean.or(now),
        };
        self.mean.unwrap_or(DVec3::ZERO)
    }
}

/// A body prepared for reading.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading<'a> {
    outline: Option<&'a Outline>,
    pose: &'a Pose,
    view: View,
    /// Which way the person looks in the picture: +1 right, -1 left.
    facing: f64,
    /// Where the front of the pelvis has been looking of late, in space.
    front: DVec3,
    /// The picture's landmarks without depth, in torso lengths.
    flat: Skeleton,
    /// The landmarks in space, metres.
    space: Skeleton,
}

impl<'a> Reading<'a> {
    /// Of the person in an observation, seen from `view`.
    pub(crate) fn of(
        observation: &'a Observation,
        features: &Features,
        view: View,
        front: &mut Front,
    ) -> Option<Self> {
        let pose = observation.pose.as_ref()?;
        let mut flat = Skeleton::from_picture(pose);
        for place in &mut flat.joints {
            place.position.z = 0.0;
        }
        let space = Skeleton::from_pose(pose);
        let front = front.follow(&space, observation.time_s);
        Some(Self {
            front,
            outline: observation.outline.as_ref(),
            pose,
            view,
            facing: features.facing,
            flat,
            space,
        })
    }

    /// The value and its confidence, where it is seen; `own` is the side of the repetition.
    pub(crate) fn read(&self, signal: Signal, limb: Limb, own: Option<Side>) -> Option<(f64, f64)> {
        let known = |q: Quantity| (q.confidence >= SEEN).then_some((q.value, q.confidence));
        if !signal.is_paired() {
            return match signal {
                Signal::Curve => self.curve(),
                _ => known(self.single(signal)),
            };
        }
        let side = |side: Side| known(self.paired(signal, side));
        let (left, right) = (side(Side::Left), side(Side::Right));
        match limb {
            Limb::Left => left,
            Limb::Right => right,
            Limb::Own => match own {
                Some(Side::Left) => left,
                Some(Side::Right) => right,
                None => mean(left, right),
            },
            Limb::Seen => mean(left, right),
            Limb::Larger | Limb::Smaller | Limb::Difference => {
                let ((l, a), (r, b)) = left.zip(right)?;
                let value = match limb {
                    Limb::Larger => l.max(r),
                    Limb::Smaller => l.min(r),
                    _ => (l - r).abs(),
                };
                Some((value, a.min(b)))
            }
        }
    }

    fn curve(&self) -> Option<(f64, f64)> {
        let curve = body::back_curve(self.outline?, self.pose)?;
        let usable = curve.index.is_finite() && curve.confidence.is_finite() && curve.confidence > 0.0;
        usable.then_some((curve.index, curve.confidence.min(1.0)))
    }

    fn is_side(&self) -> bool {
        matches!(self.view, View::Side | View::Any)
    }

    /// +1 for somebody who faces the camera, -1 for a back.
    fn towards(&self) -> f64 {
        let places = [Joint::LeftShoulder, Joint::RightShoulder, Joint::LeftHip, Joint::RightHip];
        let [ls, rs, lh, rh] = places.map(|joint| self.flat.place(joint).position.x);
        if ls - rs + lh - rh < 0.0 { -1.0 } else { 1.0 }
    }

    /// A quantity of these joints of a skeleton.
    fn of_joints<const N: usize>(
        skeleton: &Skeleton,
        joints: [Joint; N],
        value: impl FnOnce([DVec3; N]) -> f64,
    ) -> Quantity {
        let places = joints.map(|joint| skeleton.place(joint));
        let confidence = places.iter().map(|place| place.confidence).fold(1.0, f64::min);
        Quantity::new(value(places.map(|place| place.position)), confidence)
    }

    fn single(&self, signal: Signal) -> Quantity {
        let (flat, space) = (&self.flat, &self.space);
        let trunk = [Joint::Pelvis, Joint::Neck];
        match signal {
            Signal::TrunkInclination if self.is_side() => Self::of_joints(flat, trunk, |[pelvis, neck]| {
                let trunk = neck - pelvis;
                libm::atan2(trunk.x * self.facing, trunk.y).to_degrees()
            }),
            Signal::TrunkInclination => angles::trunk_inclination(space),
            Signal::LateralTilt if self.is_side() => angles::lateral_tilt(space),
            Signal::LateralTilt => Self::of_joints(flat, trunk, |[pelvis, neck]| {
                let trunk = neck - pelvis;
                libm::atan2(-trunk.x * self.towards(), trunk.y).to_degrees()
            }),
            Signal::ThoracicRotation => angles::thoracic_rotation(space),
            Signal::ChestTurn => {
                let joints = [Joint::Pelvis, Joint::Neck, Joint::LeftShoulder, Joint::RightShoulder];
                Self::of_joints(space, joints, |[pelvis, neck, left, right]| {
                    let axis = (neck - pelvis).normalize_or_zero();
                    let front = self.front.reject_from(axis).normalize_or_zero();
                    let line = right - left;
                    libm::atan2(line.dot(front), line.dot(front.cross(axis))).to_degrees()
                })
            }
            Signal::ShoulderYaw => {
                Self::of_joints(space, [Joint::LeftShoulder, Joint::RightShoulder], |[left, right]| {
                    libm::atan2(right.z - left.z, left.x - right.x).to_degrees()
                })
            }
            Signal::PelvisYaw => angles::pelvis_yaw(space),
            Signal::PelvisTilt => {
                Self::of_joints(flat, [Joint::LeftHip, Joint::RightHip], |[left, right]| {
                    libm::atan2(left.y - right.y, (left.x - right.x).abs()).to_degrees()
                })
            }
            Signal::HeadRotation => angles::head_rotation(space),
            Signal::HeadPitch if self.is_side() => {
                let confidence = torso::visibility(self.pose, Part::Head);
                Quantity::new(torso::head_pitch_deg(self.pose).unwrap_or(f64::NAN), confidence)
            }
            Signal::HeadPitch => angles::head_pitch(space),
            Signal::HeadForward | Signal::NeckLength => self.head(signal == Signal::HeadForward),
            Signal::ShoulderWidth => {
                Self::of_joints(flat, [Joint::LeftShoulder, Joint::RightShoulder], |[left, right]| {
                    left.distance(right)
                })
            }
            Signal::HandSpread => {
                let from = if self.is_side() { space } else { flat };
                let joints = [Joint::LeftWrist, Joint::RightWrist, Joint::Pelvis, Joint::Neck];
                Self::of_joints(from, joints, |[left, right, pelvis, neck]| {
                    left.distance(right) / pelvis.distance(neck)
                })
            }
            Signal::HandReach => angles::hand_reach(flat),
            Signal::ThighInclination => self.thigh(),
            Signal::HipsToHeels if self.is_side() => self.hips_to_heels(),
            Signal::HipsToHeels => angles::hips_to_heels(space),
            // Curve comes from the outline, the others in pairs.
            Signal::Curve
            | Signal::ShoulderElevation
            | Signal::ElbowFlexion
            | Signal::ArmOpening
            | Signal::HandHeight
            | Signal::HipFlexion
            | Signal::KneeFlexion => Quantity::UNKNOWN,
        }
    }

    fn paired(&self, signal: Signal, side: Side) -> Quantity {
        let from = if self.is_side() { &self.flat } else { &self.space };
        match signal {
            Signal::ShoulderElevation => angles::shoulder_elevation(&self.flat, side),
            Signal::ElbowFlexion => angles::elbow_flexion(from, side),
            Signal::HipFlexion => angles::hip_flexion(from, side),
            Signal::KneeFlexion => angles::knee_flexion(from, side),
            Signal::ArmOpening => self.arm_opening(side),
            _ => {
                // The hip of the same side: what is nearer to the camera lies lower in the picture.
                let joints = match side {
                    Side::Left => [Joint::LeftHip, Joint::LeftWrist],
                    Side::Right => [Joint::RightHip, Joint::RightWrist],
                };
                Self::of_joints(&self.flat, joints, |[hip, wrist]| wrist.y - hip.y)
            }
        }
    }

    /// The upper arm about the trunk's axis against the pelvis' front, opening outwards positive, degrees -135..225.
    fn arm_opening(&self, side: Side) -> Quantity {
        let (shoulder, elbow, outwards) = match side {
            Side::Left => (Joint::LeftShoulder, Joint::LeftElbow, -1.0),
            Side::Right => (Joint::RightShoulder, Joint::RightElbow, 1.0),
        };
        let joints = [Joint::Pelvis, Joint::Neck, shoulder, elbow];
        Self::of_joints(&self.space, joints, |[pelvis, neck, shoulder, elbow]| {
            let (axis, arm) = ((neck - pelvis).normalize_or_zero(), elbow - shoulder);
            let front = self.front.reject_from(axis).normalize_or_zero();
            let deg = libm::atan2(outwards * arm.dot(front.cross(axis)), arm.dot(front)).to_degrees();
            if deg < -135.0 { deg + 360.0 } else { deg }
        })
    }

    /// The head in the picture, torso lengths: the middle of all landmarks of the face, which is steadier than each.
    fn face(&self) -> DVec2 {
        let hips = torso::hips(self.pose);
        let scale = torso::torso_length(self.pose).recip();
        let mut sum = DVec2::ZERO;
        for landmark in &self.pose.landmarks[Point::Nose as usize..=Point::MouthRight as usize] {
            sum += landmark.image.truncate();
        }
        let count = (Point::MouthRight as usize + 1) as f64;
        (sum / count - hips) * scale * DVec2::new(1.0, -1.0)
    }

    /// The head against the shoulders, torso lengths: before them across the trunk, or above them along it.
    fn head(&self, forward: bool) -> Quantity {
        let joints = [Joint::Pelvis, Joint::Neck, Joint::Head];
        if forward && !self.is_side() {
            let joints = [Joint::Pelvis, Joint::Neck, Joint::Head, Joint::LeftShoulder, Joint::RightShoulder];
            return Self::of_joints(&self.space, joints, |[pelvis, neck, head, left, right]| {
                let trunk = neck - pelvis;
                let ahead = trunk.cross(right - left).normalize_or_zero();
                (head - neck).dot(ahead) / trunk.length()
            });
        }
        Self::of_joints(&self.flat, joints, |[pelvis, neck, _]| {
            let (trunk, head) = ((neck - pelvis).truncate(), self.face() - neck.truncate());
            let axis = trunk.normalize_or_zero();
            let along = head.dot(axis);
            let across = head.perp_dot(axis) * self.facing;
            (if forward { across } else { along }) / trunk.length()
        })
    }

    fn thigh(&self) -> Quantity {
        let (hip, knee) = (
            pair(self.pose, Point::LeftHip, Point::RightHip),
            pair(self.pose, Point::LeftKnee, Point::RightKnee),
        );
        let thigh = hip - knee;
        Quantity::new(
            libm::atan2(-thigh.x * self.facing, -thigh.y).to_degrees(),
            torso::visibility(self.pose, Part::Hips).min(torso::visibility(self.pose, Part::Knees)),
        )
    }

    fn hips_to_heels(&self) -> Quantity {
        let [hip, knee, ankle] = [
            (Point::LeftHip, Point::RightHip),
            (Point::LeftKnee, Point::RightKnee),
            (Point::LeftAnkle, Point::RightAnkle),
        ]
        .map(|(left, right)| pair(self.pose, left, right));
        let seen = torso::visibility(self.pose, Part::Hips).min(torso::visibility(self.pose, Part::Knees));
        Quantity::new(hip.distance(ankle) / hip.distance(knee).max(1e-6), seen)
    }
}

/// The better seen of a pair, softly: the far side of a body seen from the side is guessed by the network.
pub(crate) fn pair(pose: &Pose, left: Point, right: Point) -> DVec2 {
    let weight = |point: Point| {
        let v = pose.at(point).visibility;
        if v.is_finite() { v * v + 1e-3 } else { 1e-3 }
    };
    let (l, r) = (weight(left), weight(right));
    (torso::image(pose, left) * l + torso::image(pose, right) * r) / (l + r)
}

/// Two readings weighed by how well each is seen.
fn mean(left: Option<(f64, f64)>, right: Option<(f64, f64)>) -> Option<(f64, f64)> {
    match (left, right) {
        (Some((l, a)), Some((r, b))) => {
            let (wl, wr) = (a * a, b * b);
            Some(((l * wl + r * wr) / (wl + wr), a.max(b)))
        }
        (one, other) => one.or(other),
    }
}
