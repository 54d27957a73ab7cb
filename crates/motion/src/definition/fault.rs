//! What may go wrong in an exercise, as data.

use serde::{Deserialize, Serialize};

use super::signal::{Limb, Signal};
use crate::message::Cue;

/// One thing that may go wrong: a signal, what it does over the repetition, and what follows.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Fault {
    /// Which signal tells it.
    pub signal: Signal,
    /// Of which limb, for signals that come in pairs.
    #[serde(default)]
    pub limb: Limb,
    /// What the signal does.
    pub does: Does,
    /// By how much, in the signal's unit.
    pub amount: f64,
    /// What is said; nothing where it only tells another movement from this one.
    #[serde(default)]
    pub cue: Option<Cue>,
    /// Where several things go wrong at once, the highest is said.
    pub priority: u8,
    /// What becomes of the repetition.
    pub makes: Makes,
}

/// What a signal does over a repetition to be a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Does {
    /// It moves through more than the amount, or further than that from where it rests.
    TravelsMoreThan,
    /// It moves through less than the amount: what should go along stays behind.
    TravelsLessThan,
    /// It is above the amount in the repetition.
    GoesAbove,
    /// It is below the amount in the repetition.
    GoesBelow,
    /// Out of step: it goes there and back by the amount while the primary signal stays still.
    MovesAlone,
}

/// What a fault makes of a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Makes {
    /// It counts and is correct; only the cue is given.
    CueOnly,
    /// It counts and is not correct.
    Incorrect,
    /// It is another movement and does not count.
    NoRepetition,
}
