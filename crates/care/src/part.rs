//! One set, or one side of one: what was prescribed and what was seen of it.

use serde::{Deserialize, Serialize};

use crate::result::{Impossible, MAX_DURATION_S, Tier, check, check_repetitions};

/// The person's own side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// How far the repetitions went, in the unit of the exercise's own signal.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// Mean of the repetitions.
    pub mean: f64,
    /// The furthest one.
    pub furthest: f64,
    /// Two ranges that differ by less are the same, with 95 % probability.
    pub error: f64,
    /// The person's own range as it was known before; none the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<f64>,
    /// Beyond this it is not safe for the person, where there is such a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<f64>,
    /// How many repetitions went beyond it.
    #[serde(default)]
    pub beyond: u32,
}

/// One set, or one side of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Which set, from 1.
    pub set: u32,
    /// The side, where each has its own turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// How it was followed.
    pub tier: Tier,
    /// Repetitions counted; where something is held, holds to their end.
    pub repetitions: u32,
    /// Those of them that were correct; none where nothing was judged.
    pub correct: u32,
    /// Repetitions prescribed.
    pub prescribed: u32,
    /// Seconds held in position.
    pub hold_s: f64,
    /// Seconds of each hold that were prescribed.
    pub hold_prescribed_s: u32,
    /// Seconds without the pauses.
    pub duration_s: f64,
    /// Seconds of them in which nothing could be seen; 0 where nobody looked.
    pub unseen_s: f64,
    /// Mean seconds of a repetition, where they were seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tempo_s: Option<f64>,
    /// How far the repetitions went, where that was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reach: Option<Reach>,
}

/// Most sets and sides of one exercise.
pub const MAX_PARTS: usize = 64;

impl Part {
    pub(crate) fn validate(&self) -> Result<(), Impossible> {
        let seconds = |value: f64| value.is_finite() && (0.0..=MAX_DURATION_S).contains(&value);
        let range = |value: f64| value.is_finite() && (0.0..=1000.0).contains(&value);
        check("parts", "sets 1 to 100", (1..=100).contains(&self.set))?;
        check_repetitions("parts", self.repetitions)?;
        check_repetitions("parts", self.prescribed)?;
        check("parts", "0 to the number of repetitions correct", self.correct <= self.repetitions)?;
        check("parts", "holds of 0 to 14400 seconds", f64::from(self.hold_prescribed_s) <= MAX_DURATION_S)?;
        let times = [self.hold_s, self.duration_s, self.unseen_s, self.tempo_s.unwrap_or(0.0)];
        check("parts", "0 to 14400 seconds", times.into_iter().all(seconds))?;
        if let Some(reach) = &self.reach {
            let known = [reach.own, reach.limit].into_iter().flatten();
            let ranges = [reach.mean, reach.furthest, reach.error].into_iter().chain(known);
            check("parts", "a range of 0 to 1000", ranges.into_iter().all(range))?;
            check(
                "parts",
                "0 to the number of repetitions beyond the limit",
                reach.beyond <= self.repetitions,
            )?;
        }
        Ok(())
    }
}
