//! The signals of one frame that come from the skeleton alone.

use body::Skeleton;
use body::angles::{self, Quantity, Side};

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

/// All signals of a frame, in the order of [`NAMES`]; angles in degrees, signs as in [`body::angles`].
pub fn signals(skeleton: &Skeleton) -> [Quantity; SIGNALS] {
    let pair =
        |read: fn(&Skeleton, Side) -> Quantity| [read(skeleton, Side::Left), read(skeleton, Side::Right)];
    let [shoulder_left, shoulder_right] = pair(angles::shoulder_elevation);
    let [elbow_left, elbow_right] = pair(angles::elbow_flexion);
    let [hip_left, hip_right] = pair(angles::hip_flexion);
    let [knee_left, knee_right] = pair(angles::knee_flexion);
    [
        angles::trunk_inclination(skeleton),
        angles::lateral_tilt(skeleton),
        angles::thoracic_rotation(skeleton),
        angles::pelvis_yaw(skeleton),
        angles::head_rotation(skeleton),
        angles::head_pitch(skeleton),
        shoulder_left,
        shoulder_right,
        elbow_left,
        elbow_right,
        hip_left,
        hip_right,
        knee_left,
        knee_right,
        angles::hips_to_heels(skeleton),
        angles::hand_reach(skeleton),
    ]
}
