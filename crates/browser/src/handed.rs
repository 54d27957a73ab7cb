//! The shapes in which values leave Rust.

use body::{Observation, back_curve};
use care::{CurvePoint, Ended, ExerciseResult, RepetitionMark, Tier};
use motion::{SetResult, Tracking, Update};
use serde::Serialize;

/// Numbers before the landmarks.
const HEADER: usize = 6;

/// What to draw: `[width, height, seen, outline corners, back corners, 0]`, then if `seen` is 1 the 33 landmarks as
/// (x, y, visibility), then the outline and the contour of the back as (x, y); pixels of the picture.
pub fn report(observation: &Observation) -> Vec<f32> {
    let outline = observation.outline.as_ref().map_or(&[][..], |outline| &outline.points);
    let back = match (&observation.outline, &observation.smooth) {
        (Some(outline), Some(pose)) => back_curve(outline, pose).map_or_else(Vec::new, |curve| curve.contour),
        _ => Vec::new(),
    };
    let landmarks = observation.smooth.iter().flat_map(|pose| &pose.landmarks);
    let mut values = Vec::with_capacity(HEADER + 3 * body::POINTS + 2 * (outline.len() + back.len()));
    values.extend([
        observation.size.x as f32,
        observation.size.y as f32,
        f32::from(u8::from(observation.smooth.is_some())),
        outline.len() as f32,
        back.len() as f32,
        0.0,
    ]);
    values.extend(
        landmarks.flat_map(|landmark| {
            [landmark.image.x as f32, landmark.image.y as f32, landmark.visibility as f32]
        }),
    );
    values.extend(outline.iter().chain(&back).flat_map(|corner| [corner.x as f32, corner.y as f32]));
    values
}

/// The numbers of the set at this moment; messages by their ids.
#[derive(Debug, Default, Serialize)]
pub struct Progress {
    framing: &'static str,
    ready_for_s: f64,
    repetitions: u32,
    correct: u32,
    curve: Option<f64>,
    unseen: Option<&'static str>,
    cue: Option<&'static str>,
}

impl Progress {
    /// Read off an update of the engine.
    pub fn of(update: &Update) -> Self {
        Self {
            framing: update.framing.id(),
            ready_for_s: update.ready_for_s,
            repetitions: update.repetitions,
            correct: update.correct,
            curve: update.curve,
            unseen: match update.tracking {
                Tracking::Unseen(reason) => Some(reason.id()),
                _ => None,
            },
            cue: update.cue.map(|cue| cue.id()),
        }
    }
}

/// A set as care takes it: times from its start instead of the camera's time line.
pub fn exercise_result(set: SetResult, prescribed: u32, start_s: f64, ms_per_frame: f64) -> ExerciseResult {
    let since = |time_s: f64| (time_s - start_s).max(0.0);
    ExerciseResult {
        exercise: set.exercise,
        tier: match set.tier {
            motion::Tier::Measured => Tier::Measured,
            motion::Tier::Counted => Tier::Counted,
            motion::Tier::Timed => Tier::Timed,
        },
        repetitions: set.repetitions,
        correct: set.correct,
        prescribed,
        hold_s: set.hold_s,
        duration_s: set.duration_s,
        tracked_share: set.tracked_share,
        frames: set.frames,
        ms_per_frame,
        ended: Ended::Finished,
        repetition_marks: set
            .list
            .iter()
            .map(|repetition| RepetitionMark {
                start_s: since(repetition.start_s),
                peak_s: since(repetition.peak_s),
                end_s: since(repetition.end_s),
                range: repetition.range,
                correct: repetition.correct,
            })
            .collect(),
        curve: set
            .curve
            .iter()
            .map(|sample| CurvePoint { time_s: since(sample.time_s), index: sample.index })
            .collect(),
        unseen: set
            .unseen
            .iter()
            .map(|unseen| care::Unseen { reason: unseen.reason.id().to_owned(), seconds: unseen.seconds })
            .collect(),
    }
}
