//! Counting repetitions of any periodic movement, without knowing which it is and without training.
//!
//! Every strong direction of the movement proposes where the repetitions lie ([`hypothesis`]); every proposal is judged by how much of
//! the movement it explains when each repetition is foretold by the others ([`template`]), how regular it is and whether the body
//! rests where it says so ([`select`]). Several views of the same movement ([`space`]) propose and judge together.
//!
//! The idea of judging a count by how alike its repetitions are goes back to Levy and Wolf, *Live Repetition Counting*, ICCV 2015;
//! the rest is our own.

mod hypothesis;
mod select;
mod sides;
mod space;
mod template;

use super::series::{Repetition, Series};

/// Frames per second of the analysis: a recording is brought to this rate first.
const FPS: f64 = 30.0;

/// The repetitions of a recording.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counted {
    /// In the order of time, without overlap. A rest belongs to a repetition only up to 0.4 s before and after the movement, or to its
    /// middle where it is shorter.
    pub repetitions: Vec<Repetition>,
    /// Share of the views that, each left alone, come to the same count or one beside it: 0 ..= 1; 0 without repetitions.
    pub confidence: f64,
}

impl Counted {
    /// From the frames of start, peak and end of each repetition.
    fn new(start_s: f64, frames: impl IntoIterator<Item = (usize, usize, usize)>, confidence: f64) -> Self {
        let at = |frame: usize| start_s + frame as f64 / FPS;
        let repetitions: Vec<Repetition> = frames
            .into_iter()
            .map(|(start, peak, end)| Repetition { start_s: at(start), peak_s: at(peak), end_s: at(end) })
            .collect();
        let confidence = if repetitions.is_empty() { 0.0 } else { confidence };
        Self { repetitions, confidence }
    }
}

/// Repetitions from rest to rest. What is not known (NaN) is bridged. A repetition that is already under way in the first frame,
/// or still is in the last one, is not counted, and a single excursion is not a repetition: nothing repeats. Where the length of the torso is
/// known, repetitions in which all joints together move by less than a fifth of it are none.
pub fn repetitions(series: &Series) -> Counted {
    select::best(series).unwrap_or_default()
}

/// The same for movements to alternating sides (a trunk leant left and right) whose repetition is one side, there and back: the
/// strongest direction of the movement is the one between the sides, and rest is in its middle. Confidence is the share of
/// that movement which is explained when each side is foretold by the others.
pub fn sides(series: &Series) -> Counted {
    sides::excursions(series).unwrap_or_default()
}

#[cfg(test)]
mod tests;
