//! What a session page hands in, and what is possible in it.

use serde::{Deserialize, Serialize};

use crate::message::Message;
use crate::part::{MAX_PARTS, Part, Side};
use crate::screening::{Mark, Provenance};

/// How an exercise was followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tier {
    /// The camera measured the movement.
    Measured,
    /// The camera counted, without measuring form.
    Counted,
    /// A timer, without the camera.
    Timed,
}

/// How an exercise ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// As planned, or by the person's own "done".
    Finished,
    /// By the stop button.
    Stopped,
    /// The page was closed or left in the middle.
    PageClosed,
}

/// One repetition. Times in seconds since the end of the countdown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepetitionMark {
    /// Start.
    pub start_s: f64,
    /// The furthest point.
    pub peak_s: f64,
    /// End.
    pub end_s: f64,
    /// Range in the unit of the exercise's own signal, not negative.
    pub range: f64,
    /// True when it reached the person's own comfortable range within the prescribed limits.
    pub correct: bool,
    /// Whose it is, where repetitions have a side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// What made it incorrect: the id of the sentence that is said about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<String>,
}

/// One point of the curve of the back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CurvePoint {
    /// Seconds since the end of the countdown.
    pub time_s: f64,
    /// Unit-free curve index, flexion positive; none where the back could not be seen.
    pub index: Option<f64>,
}

/// How long something could not be seen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unseen {
    /// Reason id as the movement engine names it.
    pub reason: String,
    /// Seconds.
    pub seconds: f64,
}

/// What the person did instead of what was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// The next easier level.
    Easier,
    /// The next harder level.
    Harder,
    /// Another exercise.
    Instead,
}

/// Why an exercise was left before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Left {
    /// It hurt.
    Pain,
    /// It was too hard.
    TooHard,
    /// No room for it, or something was missing.
    NoRoom,
    /// Anything else.
    Other,
}

/// One exercise as the session page saw it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExerciseResult {
    /// Slug of the exercise.
    pub exercise: String,
    /// How it was followed.
    pub tier: Tier,
    /// Repetitions counted.
    pub repetitions: u32,
    /// Those of them that were correct.
    pub correct: u32,
    /// Repetitions prescribed.
    pub prescribed: u32,
    /// Seconds held in position.
    pub hold_s: f64,
    /// Seconds from the end of the countdown to the end.
    pub duration_s: f64,
    /// Share of the time in which the person was tracked, 0 to 1.
    pub tracked_share: f64,
    /// Frames looked at.
    pub frames: u32,
    /// Mean time per frame in milliseconds.
    pub ms_per_frame: f64,
    /// How it ended.
    pub ended: Ended,
    /// The repetitions, in order.
    pub repetition_marks: Vec<RepetitionMark>,
    /// The curve of the back over time.
    pub curve: Vec<CurvePoint>,
    /// What could not be seen.
    pub unseen: Vec<Unseen>,
    /// Id of the level that was done; none where the exercise was done in its usual way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// What the person chose, where it is not what was planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen: Option<Chosen>,
    /// Working seconds of what was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chosen_s: Option<u32>,
    /// Slug of the planned exercise in whose place this one was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<String>,
    /// Why it was left before its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Left>,
    /// Why the planned exercise was exchanged for this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exchanged: Option<Left>,
    /// Its sets and sides, in the order in which they were done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Part>,
}

/// A value that no session can have: the field and the range it must lie in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impossible {
    /// Name of the field.
    pub field: String,
    /// What is possible.
    pub possible: String,
}

impl std::fmt::Display for Impossible {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} must be {}", self.field, self.possible)
    }
}

/// Most repetitions, prescribed or counted, in one exercise.
pub const MAX_REPETITIONS: u32 = 1000;
/// Longest exercise in seconds.
pub const MAX_DURATION_S: f64 = 4.0 * 3600.0;
/// Most points of the curve: an hour at five a second.
pub const MAX_CURVE_POINTS: usize = 18_000;

pub(crate) fn check(field: &str, possible: &str, ok: bool) -> Result<(), Impossible> {
    if ok { Ok(()) } else { Err(Impossible { field: field.to_owned(), possible: possible.to_owned() }) }
}

/// Pain and effort are whole numbers from 0 to 10.
///
/// # Errors
/// [`Impossible`] with the name of the field.
pub fn check_0_to_10(field: &str, value: u8) -> Result<(), Impossible> {
    check(field, "0 to 10", value <= 10)
}

/// Repetitions that a person says they did.
///
/// # Errors
/// [`Impossible`] beyond [`MAX_REPETITIONS`].
pub fn check_repetitions(field: &str, value: u32) -> Result<(), Impossible> {
    check(field, "0 to 1000", value <= MAX_REPETITIONS)
}

impl ExerciseResult {
    /// True where something was done of it: a repetition, or a second of it.
    pub fn was_begun(&self) -> bool {
        self.repetitions > 0 || self.hold_s >= 1.0 || self.duration_s >= 1.0
    }

    /// An exercise of which nothing has been seen yet.
    pub fn new(exercise: impl Into<String>, tier: Tier) -> Self {
        Self {
            exercise: exercise.into(),
            tier,
            repetitions: 0,
            correct: 0,
            prescribed: 0,
            hold_s: 0.0,
            duration_s: 0.0,
            tracked_share: 0.0,
            frames: 0,
            ms_per_frame: 0.0,
            ended: Ended::Finished,
            repetition_marks: Vec::new(),
            curve: Vec::new(),
            unseen: Vec::new(),
            level: None,
            chosen: None,
            chosen_s: None,
            instead_of: None,
            left: None,
            exchanged: None,
            parts: Vec::new(),
        }
    }

    /// Slug of the planned exercise that this is the result of.
    pub fn stands_for(&self) -> &str {
        self.instead_of.as_deref().unwrap_or(&self.exercise)
    }

    /// True where the person found it too much: left for pain or as too hard, exchanged for that, or done in an easier way.
    pub fn was_too_much(&self) -> bool {
        let too_much = |left: Option<Left>| matches!(left, Some(Left::Pain | Left::TooHard));
        self.chosen == Some(Chosen::Easier) || too_much(self.left) || too_much(self.exchanged)
    }

    /// Says whether a session can have had this result.
    ///
    /// # Errors
    /// [`Impossible`] names the first field that is not possible.
    pub fn validate(&self) -> Result<(), Impossible> {
        let seconds = |value: f64| value.is_finite() && (0.0..=MAX_DURATION_S).contains(&value);
        check("exercise", "a short name", is_slug(&self.exercise))?;
        check_repetitions("repetitions", self.repetitions)?;
        check_repetitions("prescribed", self.prescribed)?;
        check("correct", "0 to the number of repetitions", self.correct <= self.repetitions)?;
        check("duration_s", "0 to 14400", seconds(self.duration_s))?;
        check("hold_s", "0 to 14400", seconds(self.hold_s))?;
        check(
            "tracked_share",
            "0 to 1",
            self.tracked_share.is_finite() && (0.0..=1.0).contains(&self.tracked_share),
        )?;
        check("frames", "0 to 2000000", self.frames <= 2_000_000)?;
        check(
            "ms_per_frame",
            "0 to 60000",
            self.ms_per_frame.is_finite() && (0.0..=60_000.0).contains(&self.ms_per_frame),
        )?;
        check(
            "repetition_marks",
            "at most one for each repetition",
            self.repetition_marks.len() <= self.repetitions as usize,
        )?;
        for mark in &self.repetition_marks {
            check(
                "repetition_marks",
                "times in order, 0 to 14400 seconds",
                seconds(mark.start_s)
                    && seconds(mark.peak_s)
                    && seconds(mark.end_s)
                    && mark.start_s <= mark.peak_s
                    && mark.peak_s <= mark.end_s,
            )?;
            check(
                "repetition_marks",
                "a range of 0 to 1000",
                mark.range.is_finite() && (0.0..=1000.0).contains(&mark.range),
            )?;
            check("repetition_marks", "a short fault", mark.fault.as_deref().is_none_or(is_slug))?;
        }
        check("curve", "at most 18000 points", self.curve.len() <= MAX_CURVE_POINTS)?;
        let mut before = 0.0;
        for point in &self.curve {
            check("curve", "times in order", seconds(point.time_s) && point.time_s >= before)?;
            before = point.time_s;
            check(
                "curve",
                "an index of -10 to 10",
                point.index.is_none_or(|index| index.is_finite() && index.abs() <= 10.0),
            )?;
        }
        check("unseen", "at most 64 reasons", self.unseen.len() <= 64)?;
        for unseen in &self.unseen {
            check("unseen", "a short reason", is_slug(&unseen.reason))?;
            check("unseen", "0 to 14400 seconds", seconds(unseen.seconds))?;
        }
        check("level", "a short name", self.level.as_deref().is_none_or(is_slug))?;
        check("instead_of", "a short name", self.instead_of.as_deref().is_none_or(is_slug))?;
        let instead = self.chosen == Some(Chosen::Instead);
        check("instead_of", "there where another exercise was chosen", self.instead_of.is_some() == instead)?;
        check("chosen_s", "0 to 14400", self.chosen_s.is_none_or(|s| f64::from(s) <= MAX_DURATION_S))?;
        check("parts", "at most 64", self.parts.len() <= MAX_PARTS)?;
        self.parts.iter().try_for_each(Part::validate)
    }
}

/// Names of exercises and reasons: short, lower case, digits and hyphens.
pub(crate) fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Why a person stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StopReason {
    /// Sharp or stabbing pain, pain that grows with each repetition, or pain that spreads.
    SharpPain,
    /// Something new: numbness, weakness, chest, breath, dizziness, bladder.
    NewSymptom,
    /// Tired.
    Tired,
    /// Anything else.
    Other,
}

/// What a stop leads to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StopOutcome {
    /// Rule id.
    pub rule: String,
    /// Hours without a session; none where the session just ends.
    pub locked_h: Option<u32>,
    /// True when the danger signs are asked again right away.
    pub recheck: bool,
    /// What the person reads.
    pub message: Message,
    /// Where the rule comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// The same in the browser and on the server, so that a stop locks even without a network.
///
/// ```
/// let outcome = care::stop_outcome(care::StopReason::SharpPain);
/// assert_eq!(outcome.locked_h, Some(24));
/// assert!(outcome.recheck);
/// assert_eq!(care::stop_outcome(care::StopReason::Tired).locked_h, None);
/// ```
pub fn stop_outcome(reason: StopReason) -> StopOutcome {
    let provenance = Provenance {
        source:
            "Clinical basis, section 5 (our rule): stop on sharp pain, a new symptom, growing or spreading \
                 pain; ask the danger signs again; no session the same day"
                .to_owned(),
        mark: Mark::D,
    };
    match reason {
        StopReason::SharpPain | StopReason::NewSymptom => StopOutcome {
            rule: "stop-pain-or-new-symptom".to_owned(),
            locked_h: Some(24),
            recheck: true,
            message: Message::new(match reason {
                StopReason::SharpPain => "stop-sharp-pain",
                _ => "stop-new-symptom",
            }),
            provenance,
        },
        StopReason::Tired | StopReason::Other => StopOutcome {
            rule: "stop-by-choice".to_owned(),
            locked_h: None,
            recheck: false,
            message: Message::new("stop-by-choice"),
            provenance,
        },
    }
}
