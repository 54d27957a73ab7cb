//! The repetitions of a whole recording.

use body::{Observation, POINTS, Skeleton, torso};
use motion::recorded::{Repetition, Series, count, session};

use super::load::Seen;

/// Landmarks that are trusted less are not looked at.
const TRUSTED: f64 = 0.3;

/// Repetitions of an exercise to alternating sides, one side there and back, by the exercise's own signal. The strongest direction of the
/// whole body would do for many turns; for one to each side it may be anything.
pub fn sides(time_s: &[f64], own: Vec<f64>) -> Vec<Repetition> {
    count::sides(&Series { time_s: time_s.to_vec(), channels: vec![own], torso: None }).repetitions
}

/// Repetitions of any movement, from the whole recording.
///
/// What repeats nothing, such as a single repetition, may still be an excursion that comes back: where there is a body, these are
/// counted then.
pub fn repetitions(time_s: &[f64], seen: &Seen, bodies: Option<&[Skeleton]>) -> Vec<Repetition> {
    let series = match seen {
        Seen::Camera(frames, _) => {
            Series { time_s: time_s.to_vec(), channels: picture(frames), torso: Some(1.0) }
        }
        Seen::Bodies(bodies) => Series::of_skeletons(time_s.to_vec(), bodies),
        Seen::Numbers(all) => {
            let channels = all.iter().map(|(_, values)| values.clone()).collect();
            Series { time_s: time_s.to_vec(), channels, torso: None }
        }
    };
    let counted = count::repetitions(&series);
    match bodies {
        Some(bodies) if counted.repetitions.is_empty() => session::repetitions(time_s, bodies),
        _ => counted.repetitions,
    }
}

/// x and y of all landmarks in the picture, in torso lengths of the whole recording, so that neither distance nor picture
/// size matters.
fn picture(frames: &[Observation]) -> Vec<Vec<f64>> {
    let poses = || frames.iter().filter_map(|f| f.pose.as_ref());
    let lengths = poses().map(torso::torso_length).filter(|l| *l > 0.0).collect();
    let unit = super::signals::middle(lengths).unwrap_or(1.0);
    let value = |frame: &Observation, point: usize, axis: usize| {
        let landmark = frame.pose.as_ref().map(|pose| pose.landmarks[point]);
        landmark.filter(|l| l.visibility > TRUSTED).map_or(f64::NAN, |l| l.image[axis] / unit)
    };
    (0..2 * POINTS).map(|at| frames.iter().map(|f| value(f, at / 2, at % 2)).collect()).collect()
}
