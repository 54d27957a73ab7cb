//! Keraal: trunk rotation and lateral tilt by one camera and by Kinect against motion capture of the chest.
//!
//! Each take is one repetition to both sides. The sensors' clocks are aligned by the lag, at most [`LAG_S`], at which found
//! and true curve correlate best. Compared are the whole range, the curve (without its mean: the target on the chest has no
//! zero in common with the camera), and how long each end is held. True holds are the time within 10 % of the farthest, as
//! the set's description has it.

use std::collections::BTreeSet;

use datasets::keraal::{self, Recording, Take, kinect_skeleton};
use motion::recorded::range::{self, Curve, Depth};
use serde::Serialize;

use crate::report::unknown;

mod compare;
mod table;

pub use compare::{Comparison, LAG_S};
pub use table::tables;

/// What was found in one take by one sensor.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The take: participant, trial and name.
    pub take: String,
    /// The engine's curve against the truth; `None` where the engine found none, or the truth is not known.
    pub found: Option<Comparison>,
    /// The line of the shoulders taken as it is, unsmoothed, against the truth.
    pub naive: Option<Comparison>,
}

/// One movement by one sensor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensor {
    /// Takes that motion capture has too.
    pub takes: usize,
    /// In how many of them a curve was found: the means are over these.
    pub found: usize,
    /// Mean absolute error of the whole range, degrees.
    #[serde(skip_serializing_if = "unknown")]
    pub range_deg: f64,
    /// Mean over takes of the curve's root mean square error, degrees.
    #[serde(skip_serializing_if = "unknown")]
    pub rmse_deg: f64,
    /// Mean absolute error of a hold's duration, both sides, seconds.
    #[serde(skip_serializing_if = "unknown")]
    pub hold_s: f64,
    /// Take by take.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// One movement by both sensors, where there are takes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensors {
    /// One camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blazepose: Option<Sensor>,
    /// A depth camera.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinect: Option<Sensor>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Trunk rotation.
    pub rotation: Sensors,
    /// Lateral stretch.
    pub lateral: Sensors,
    /// Correct against erroneous takes: see [`crate::form`], which finds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auc: Option<f64>,
    /// How many participants there are.
    #[serde(skip)]
    pub participants: usize,
}

/// A movement that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Movement {
    Rotation,
    Lateral,
}

/// Measures takes of the set; `None` without any. `progress` gets the done share, 0..=1.
pub fn evaluate(takes: &[Take], progress: &mut dyn FnMut(f64)) -> Option<Figures> {
    if takes.is_empty() {
        return None;
    }
    progress(0.0);
    let rotation = sensors(takes, Movement::Rotation);
    progress(0.5);
    let lateral = sensors(takes, Movement::Lateral);
    progress(1.0);
    let participants = takes.iter().map(|take| &take.participant).collect::<BTreeSet<_>>().len();
    Some(Figures { rotation, lateral, auc: None, participants })
}

fn sensors(takes: &[Take], movement: Movement) -> Sensors {
    let folder = match movement {
        Movement::Rotation => keraal::ROTATION,
        Movement::Lateral => keraal::LATERAL,
    };
    let (mut blazepose, mut kinect) = (Vec::new(), Vec::new());
    for take in takes.iter().filter(|take| take.movement == folder) {
        let Some(vicon) = &take.vicon else { continue };
        let truth = Curve { time_s: vicon.time_s.clone(), angle_deg: truth(vicon, movement) };
        let row = |found: Curve, naive: Curve, rows: &mut Vec<Row>| {
            let compared = |curve| Comparison::of(curve, &truth, movement == Movement::Rotation);
            let parts = [&take.participant, &take.trial, &take.name].map(String::as_str);
            let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            rows.push(Row { take: name, found: compared(&found), naive: compared(&naive) });
        };
        if let Some(seen) = &take.blazepose {
            let bodies = range::skeletons_of_picture(&seen.frames);
            let found = found(&seen.time_s, &bodies, movement, Depth::Guessed);
            row(found, naive(&seen.time_s, &bodies, movement), &mut blazepose);
        }
        if let Some(seen) = &take.kinect {
            let bodies: Vec<_> = seen.frames.iter().map(kinect_skeleton).collect();
            let found = found(&seen.time_s, &bodies, movement, Depth::Measured);
            row(found, naive(&seen.time_s, &bodies, movement), &mut kinect);
        }
    }
    Sensors { blazepose: sensor(blazepose), kinect: sensor(kinect) }
}

fn truth(vicon: &Recording<keraal::ViconFrame>, movement: Movement) -> Vec<f64> {
    match movement {
        Movement::Rotation => keraal::chest_yaw(vicon),
        Movement::Lateral => keraal::chest_tilt(vicon),
    }
}

fn found(time_s: &[f64], bodies: &[body::Skeleton], movement: Movement, depth: Depth) -> Curve {
    match movement {
        Movement::Rotation => range::rotation(time_s, bodies, depth),
        Movement::Lateral => range::lateral_tilt(time_s, bodies),
    }
}

/// What the line of the shoulders alone says, frame by frame.
fn naive(time_s: &[f64], bodies: &[body::Skeleton], movement: Movement) -> Curve {
    use body::Joint::{LeftShoulder, RightShoulder};
    let angle = |body: &body::Skeleton| {
        let line = body.at(LeftShoulder)? - body.at(RightShoulder)?;
        Some(match movement {
            Movement::Rotation => libm::atan2(-line.z, line.x).to_degrees(),
            Movement::Lateral => libm::atan2(line.y, line.x).to_degrees(),
        })
    };
    let angle_deg = bodies.iter().map(|body| angle(body).unwrap_or(f64::NAN)).collect();
    Curve { time_s: time_s.to_vec(), angle_deg }
}

fn sensor(rows: Vec<Row>) -> Option<Sensor> {
    let found = rows.iter().filter(|row| row.found.is_some()).count();
    let mean = |value: fn(&Comparison) -> f64| mean(rows.iter().filter_map(|row| row.found.as_ref()), value);
    let range_deg = mean(|c| c.range_error_deg().abs());
    let rmse_deg = mean(|c| c.rmse_deg);
    let hold_s = mean(Comparison::hold_error_s);
    (!rows.is_empty()).then_some(Sensor { takes: rows.len(), found, range_deg, rmse_deg, hold_s, rows })
}

/// Mean over comparisons; NaN without any.
fn mean<'a>(of: impl Iterator<Item = &'a Comparison>, value: impl Fn(&Comparison) -> f64) -> f64 {
    let values: Vec<f64> = of.map(value).collect();
    values.iter().sum::<f64>() / values.len() as f64
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// 40 degrees to the left and 40 to the right, degrees at a time in seconds.
    fn course(time_s: f64) -> f64 {
        let phase = ((time_s - 1.0) / 4.0).clamp(0.0, 1.0);
        40.0 * libm::sin(std::f64::consts::TAU * phase)
    }

    fn lines<const N: usize>(hz: f64, late_s: f64, bodies: impl Fn(f64) -> [[f64; 7]; N]) -> String {
        let frame = |i: i32| {
            let turn = course(f64::from(i) / hz - late_s).to_radians();
            let numbers: Vec<String> = bodies(turn).as_flattened().iter().map(f64::to_string).collect();
            numbers.join(" ") + "\n"
        };
        (0..(6.0 * hz) as i32).map(frame).collect()
    }

    #[test]
    fn a_turn_that_both_sensors_see_is_measured() {
        let root = std::env::temp_dir().join(format!("dorsal-accuracy-keraal-{}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        let path = |sensor: &str, file: &str| {
            root.join("keraal").join(sensor).join(keraal::ROTATION).join("someone").join(file)
        };
        // Vicon turns about its z, upwards; the chest's target is the fifth.
        let vicon = lines(60.0, 0.0, |turn| {
            let mut targets = [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]; keraal::TARGETS];
            targets[keraal::Target::Chest as usize][5] = libm::sin(0.5 * turn);
            targets[keraal::Target::Chest as usize][6] = libm::cos(0.5 * turn);
            targets
        });
        // Kinect's shoulders are its joints 4 and 8; the left one goes away from the sensor when turned to the left.
        let kinect = lines(30.0, 0.1, |turn| {
            let mut joints = [[0.0, 0.0, 3.0, 1.0, 0.0, 0.0, 0.0]; 25];
            let (x, z) = (0.2 * libm::cos(turn), 0.2 * libm::sin(turn));
            (joints[4][0], joints[4][2], joints[8][0], joints[8][2]) = (-x, 3.0 + z, x, 3.0 - z);
            joints
        });
        for (sensor, file, text) in
            [("vicon", "SkeletonVicon_Correct0.txt", vicon), ("kinect", "VideoColor_Correct0.txt", kinect)]
        {
            fs::create_dir_all(path(sensor, "")).unwrap();
            fs::write(path(sensor, file), text).unwrap();
        }
        // A take in which the sensor saw nothing.
        let takes = root.join("keraal");
        for (sensor, file, text) in [
            (
                "vicon",
                "SkeletonVicon_Correct1.txt",
                fs::read_to_string(path("vicon", "SkeletonVicon_Correct0.txt")),
            ),
            ("kinect", "VideoColor_Correct1.txt", Ok("nan ".repeat(175))),
        ] {
            fs::write(path(sensor, file), text.unwrap()).unwrap();
        }
        let takes = keraal::load(&takes, &mut Vec::new());
        let figures = evaluate(&takes, &mut |_| {}).unwrap();
        fs::remove_dir_all(&root).unwrap();
        let kinect = figures.rotation.kinect.as_ref().unwrap();
        // A sine stays nowhere: its level lies a little below its peak, and so it is there a little longer.
        assert!(kinect.range_deg < 2.0 && kinect.rmse_deg < 1.0 && kinect.hold_s < 0.15, "{kinect:?}");
        let found = kinect.rows[0].found.unwrap();
        assert!((found.lag_s + 0.1).abs() < 0.02, "{kinect:?}");
        assert!((found.true_range_deg - 80.0).abs() < 0.1, "{kinect:?}");
        assert_eq!((kinect.takes, kinect.found, kinect.rows[1].found), (2, 1, None));
        assert!(figures.rotation.blazepose.is_none() && figures.lateral.kinect.is_none());
        let [summary, rows] = &tables(&figures)[..] else { panic!("two tables") };
        assert_eq!(summary.rows[0][1], "1 of 2");
        assert_eq!(rows.rows[1][2..], ["–"; 8].map(str::to_owned));
        assert_eq!(evaluate(&[], &mut |_| {}), None);
    }
}
