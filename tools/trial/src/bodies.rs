//! Made-up bodies that move: input for measuring speed, with no claim to look like a person's exercise.

use body::mannequin::Dice;
use body::{JOINTS, Joint, Skeleton};
use glam::DVec3;

/// Frames a second of the streams.
pub const RATE: f64 = 30.0;
/// Numbers of one frame: x, y, z and confidence of each joint.
pub const NUMBERS: usize = JOINTS * 4;

/// Somebody who stands facing the looker, metres.
const STANDING: [(Joint, [f64; 3]); 11] = [
    (Joint::Head, [0.0, 0.7, 0.0]),
    (Joint::Face, [0.0, 0.7, 0.1]),
    (Joint::LeftShoulder, [0.2, 0.5, 0.0]),
    (Joint::LeftElbow, [0.22, 0.2, 0.0]),
    (Joint::LeftWrist, [0.23, -0.05, 0.03]),
    (Joint::LeftHand, [0.23, -0.2, 0.04]),
    (Joint::LeftHip, [0.12, 0.0, 0.0]),
    (Joint::LeftKnee, [0.13, -0.45, 0.02]),
    (Joint::LeftAnkle, [0.13, -0.9, 0.0]),
    (Joint::LeftToe, [0.14, -0.95, 0.15]),
    (Joint::Pelvis, [0.0, 0.0, 0.0]),
];

/// So many frames at [`RATE`], one after another as x, y, z, confidence of each joint: joints sway by up to 0.3 m, each
/// in its own time, with 1 cm of noise; now and then one is NaN or not known. The left elbow goes up and down every
/// four seconds, so that there is something to count.
pub fn stream(seed: u64, frames: usize) -> Vec<f64> {
    let mut random = Dice::new(seed);
    let mut sway = [[[0.0; 3]; 3]; JOINTS];
    for wave in sway.iter_mut().flatten() {
        *wave = [random.between(0.02, 0.3), random.between(0.1, 0.5), random.between(0.0, 6.0)];
    }
    let mut numbers = Vec::with_capacity(frames * NUMBERS);
    for frame in 0..frames {
        let time_s = frame as f64 / RATE;
        let mut skeleton = Skeleton::default();
        for (joint, rest) in STANDING {
            for (joint, side) in [(joint, 1.0), (joint.other_side(), -1.0)] {
                let mut position = DVec3::from_array(rest) * DVec3::new(side, 1.0, 1.0);
                for (axis, [size, rate_hz, phase]) in sway[joint as usize].into_iter().enumerate() {
                    position[axis] += size * libm::sin(std::f64::consts::TAU * rate_hz * time_s + phase);
                    position[axis] += 0.01 * random.normal();
                }
                skeleton.set(joint, position, random.between(0.3, 1.0));
            }
        }
        let raised = 0.5 - 0.5 * libm::cos(std::f64::consts::TAU * time_s / 4.0);
        let elbow = DVec3::new(0.3 * libm::sin(2.0 * raised), -0.3 * libm::cos(2.0 * raised), 0.0);
        let shoulder = skeleton.place(Joint::LeftShoulder).position;
        skeleton.set(Joint::LeftElbow, shoulder + elbow, 0.9);
        skeleton.complete();
        for joint in Joint::ALL {
            let place = skeleton.place(joint);
            let [x, y, z] = place.position.to_array();
            match random.below(150) {
                0 => numbers.extend([f64::NAN, y, z, place.confidence]),
                1 => numbers.extend([x, y, z, 0.0]),
                _ => numbers.extend([x, y, z, place.confidence]),
            }
        }
    }
    numbers
}

/// The bodies of such a stream.
pub fn skeletons(numbers: &[f64]) -> Vec<Skeleton> {
    let body = |frame: &[f64]| {
        let mut skeleton = Skeleton::default();
        for (joint, place) in Joint::ALL.into_iter().zip(frame.chunks_exact(4)) {
            skeleton.set(joint, DVec3::new(place[0], place[1], place[2]), place[3]);
        }
        skeleton
    };
    numbers.chunks_exact(NUMBERS).map(body).collect()
}
