//! What motion capture says of the chest.

use glam::{DQuat, DVec3};

use super::{Recording, Target, ViconFrame};

/// The chest's turn about the vertical since the first frame in which it was seen, degrees, positive to the person's left;
/// NaN where the target was lost. The target sits on the chest somehow, so that only differences mean something.
pub fn chest_yaw(recording: &Recording<ViconFrame>) -> Vec<f64> {
    turns(recording, DVec3::Y)
}

/// The chest's tilt to the side since the first frame in which it was seen, degrees, positive to the person's right (who
/// faces along the frame's z); NaN where the target was lost.
pub fn chest_tilt(recording: &Recording<ViconFrame>) -> Vec<f64> {
    turns(recording, DVec3::Z)
}

fn turns(recording: &Recording<ViconFrame>, axis: DVec3) -> Vec<f64> {
    let chest = |frame: &ViconFrame| frame[Target::Chest as usize].orientation;
    let first = recording.frames.iter().find_map(chest).unwrap_or(DQuat::IDENTITY);
    let turn = |frame| chest(frame).map_or(f64::NAN, |now| twist_deg(now * first.inverse(), axis));
    recording.frames.iter().map(turn).collect()
}

/// The part of a rotation that is about an axis (swing-twist decomposition), degrees -180..=180.
fn twist_deg(turn: DQuat, axis: DVec3) -> f64 {
    let half = turn.xyz().dot(axis).atan2(turn.w);
    (2.0 * half + std::f64::consts::PI).rem_euclid(std::f64::consts::TAU).to_degrees() - 180.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keraal::{Rigid, TARGETS};

    fn frame(chest: Option<DQuat>) -> ViconFrame {
        let mut frame = [Rigid { position: DVec3::ZERO, orientation: None }; TARGETS];
        frame[Target::Chest as usize].orientation = chest;
        frame
    }

    #[test]
    fn the_chest_turns_and_tilts_against_its_own_start() {
        let mounted = DQuat::from_euler(glam::EulerRot::XYZ, 1.0, -2.0, 0.5);
        let turned = |about: DVec3, deg: f64| {
            // A small bow on top, which is neither.
            let bow = DQuat::from_rotation_x(0.1);
            frame(Some(DQuat::from_axis_angle(about, f64::to_radians(deg)) * bow * mounted))
        };
        let frames = vec![frame(None), frame(Some(mounted)), turned(DVec3::Y, 40.0), turned(DVec3::Z, -30.0)];
        let recording = Recording { time_s: vec![0.0, 1.0, 2.0, 3.0], frames };
        let (yaw, tilt) = (chest_yaw(&recording), chest_tilt(&recording));
        assert!(yaw[0].is_nan() && tilt[0].is_nan());
        assert!(yaw[1].abs() < 1e-9 && (yaw[2] - 40.0).abs() < 1e-9, "{yaw:?}");
        assert!(tilt[2].abs() < 3.0 && (tilt[3] + 30.0).abs() < 1e-9, "{tilt:?}");
    }
}
