//! Keraal: trunk rotation and lateral tilt by one camera and by Kinect against motion capture of the chest.
//!
//! Each take is one repetition to both sides. The sensors' clocks are aligned by the lag, at most [`LAG_S`], at which found
//! and true curve correlate best. Compared are the whole range, the curve (without its mean: the target on the chest has no
//! zero in common with the camera), and how long each end is held. True holds are the time within 10 % of the farthest, as
//! the set's description has it.

use std::path::Path;

use datasets::keraal::{self, Take, kinect_skeleton};
use datasets::{Error, keraal::Recording};
use motion::recorded::range::{self, Curve, Depth};
use serde::Serialize;

mod compare;
mod table;

pub use compare::{Comparison, LAG_S};
pub use table::tables;

/// What was found in one take by one sensor.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The take: participant and name.
    pub take: String,
    /// The engine's curve against the truth.
    pub found: Comparison,
    /// The line of the shoulders taken as it is, unsmoothed, against the truth.
    pub naive: Comparison,
}

/// One movement by one sensor.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensor {
    /// Mean absolute error of the whole range, degrees.
    pub range_deg: f64,
    /// Mean over takes of the curve's root mean square error, degrees.
    pub rmse_deg: f64,
    /// Mean absolute error of a hold's duration, both sides, seconds.
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
}

/// A movement that is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Movement {
    Rotation,
    Lateral,
}

/// Measures the set in the folder `keraal` below `recordings`; `None` where it is absent. `progress` gets the done share,
/// 0..=1.
pub fn evaluate(recordings: &Path, progress: &mut dyn FnMut(f64)) -> Result<Option<Figures>, Error> {
    let takes = keraal::load(&recordings.join("keraal"))?;
    if takes.is_empty() {
        return Ok(None);
    }
    progress(0.5);
    let rotation = sensors(&takes, Movement::Rotation);
    progress(0.75);
    let lateral = sensors(&takes, Movement::Lateral);
    progress(1.0);
    Ok(Some(Figures { rotation, lateral, auc: None }))
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
            let compared = Comparison::of(&found, &truth, movement == Movement::Rotation);
            let compared = compared.zip(Comparison::of(&naive, &truth, movement == Movement::Rotation));
            let name = format!("{} {}", take.participant, take.name);
            rows.extend(compared.map(|(found, naive)| Row { take: name, found, naive }));
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
    let mean = |value: fn(&Comparison) -> f64| {
        rows.iter().map(|row| value(&row.found)).sum::<f64>() / rows.len() as f64
    };
    let range_deg = mean(|c| c.range_error_deg().abs());
    let rmse_deg = mean(|c| c.rmse_deg);
    let hold_s = mean(Comparison::hold_error_s);
    (!rows.is_empty()).then_some(Sensor { range_deg, rmse_deg, hold_s, rows })
}
