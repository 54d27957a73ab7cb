//! What the engine says, live and at the end of a set.

use body::angles::Side;
use serde::{Deserialize, Serialize};

use crate::{Caption, Cue, Framing, Tier, Unseen};

/// Where in the movement the person is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// Still, or not started.
    Rest,
    /// The primary signal rises: the person moves in the exercise's own direction (the back rounds).
    There,
    /// It falls below the resting value: the other direction (the back hollows).
    Opposite,
    /// It comes back towards rest.
    Back,
    /// Held: at the far end of a repetition, or in the position of a hold.
    Holding,
}

/// How well the movement is seen at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "tier", content = "reason")]
pub enum Tracking {
    /// The primary quantity itself is seen.
    Measured,
    /// Landmarks only.
    Counted,
    /// This exercise is only timed.
    Timed,
    /// Nothing is counted now, and why.
    Unseen(Unseen),
}

/// The answer to one observation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Update {
    /// The one thing that would help the camera, steady against flicker.
    pub framing: Framing,
    /// For how long everything needed has been seen in position, seconds; 0 if it is not.
    pub ready_for_s: f64,
    /// Repetitions counted so far; never falls.
    pub repetitions: u32,
    /// How many of them were correct.
    pub correct: u32,
    /// Seconds held in position so far.
    pub hold_s: f64,
    /// Where in the movement the person is.
    pub phase: Phase,
    /// What that is called, where the exercise has a name for it.
    pub caption: Option<Caption>,
    /// Whose movement it is, where repetitions have a side.
    pub side: Option<Side>,
    /// The primary signal, filtered, in its unit (degrees, curve index, ...); `None` where it is not seen. The curve of the back only
    /// where that is the primary signal.
    pub curve: Option<f64>,
    /// Place within the person's own range, 0 (lowest) ..= 1 (highest).
    pub progress: f64,
    /// How well the movement is seen.
    pub tracking: Tracking,
    /// A sentence to say now; set for one observation only.
    pub cue: Option<Cue>,
}

/// One repetition, there and back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Repetition {
    /// When it left rest, seconds on the observations' time line.
    pub start_s: f64,
    /// When it turned.
    pub peak_s: f64,
    /// When it was back.
    pub end_s: f64,
    /// How far it went, units of the primary signal.
    pub range: f64,
    /// Within the tempo's bounds and without a fault seen.
    pub correct: bool,
    /// The side that it belongs to, where repetitions have one.
    pub side: Option<Side>,
    /// Seconds from the start until the hold began.
    pub there_s: f64,
    /// Seconds within a tenth of the way from the far end, as holds are read off motion capture; somebody who turns at once has some too.
    pub hold_s: f64,
    /// Seconds from the end of the hold back to the start.
    pub back_s: f64,
    /// Its range as a multiple of the person's own range of this side (calibrated, or of the set so far); 1 for the first.
    pub of_own: f64,
    /// The most important thing that made it incorrect.
    pub fault: Option<Cue>,
}

/// The primary signal at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CurveSample {
    /// Seconds on the observations' time line.
    pub time_s: f64,
    /// The filtered primary signal, `None` where it was not seen.
    pub index: Option<f64>,
}

/// For how long nothing could be seen for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct UnseenTime {
    /// Why.
    pub reason: Unseen,
    /// For how long altogether, seconds.
    pub seconds: f64,
}

/// One finished set. Every number is finite.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SetResult {
    /// The exercise's slug.
    pub exercise: String,
    /// Repetitions counted.
    pub repetitions: u32,
    /// How many of them were correct.
    pub correct: u32,
    /// Seconds held in position.
    pub hold_s: f64,
    /// What the camera really did: measured if the primary quantity was seen for most of the moving time.
    pub tier: Tier,
    /// Share of the set's time in which the movement was seen, 0..=1.
    pub tracked_share: f64,
    /// From start to finish without pauses, seconds.
    pub duration_s: f64,
    /// Observations taken in during the set.
    pub frames: u32,
    /// Measurement error of one repetition's range, units of the primary signal: with 95 % probability two
    /// measurements of the same range differ by less (1.96 times the square root of 2 times the error of a difference of
    /// two points); 0 where nothing was measured. A change below it is no change.
    pub range_error: f64,
    /// The repetitions, in order.
    pub list: Vec<Repetition>,
    /// The curve of the back over time, at most five samples per second; empty where another signal carries the movement.
    pub curve: Vec<CurveSample>,
    /// When and why nothing was seen, longest first.
    pub unseen: Vec<UnseenTime>,
}
