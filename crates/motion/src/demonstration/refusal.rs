//! Why nothing can be learnt from a recording, and what to do next.

use crate::definition::{DefinitionError, Signal};

/// Why a demonstration does not do.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// The recording is shorter than any three repetitions.
    TooShort {
        /// How long it is.
        seconds: f64,
    },
    /// Nobody was seen for too much of it.
    Unseen {
        /// The share of the time in which a body was seen.
        share: f64,
    },
    /// Nothing moved farther than the camera wavers.
    Still,
    /// Something moved, but not often enough.
    TooFew {
        /// How many times.
        found: usize,
    },
    /// The repetitions are too unlike each other.
    Unlike {
        /// How many there were.
        found: usize,
    },
    /// Two movements took turns.
    Mixed {
        /// What the one is seen by.
        first: Signal,
        /// What the other is seen by.
        other: Signal,
    },
    /// The live engine does not count in it what was shown.
    NotFollowed {
        /// How many repetitions were shown.
        shown: usize,
        /// How many were counted.
        counted: usize,
    },
    /// What came out is no definition, such as for its name.
    Definition(DefinitionError),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooShort { seconds } => write!(
                f,
                "the recording is only {seconds:.0} s long: show the movement at least three times, from rest to rest"
            ),
            Self::Unseen { share } => write!(
                f,
                "a body was seen for only {:.0} % of the time: step back until head to feet are in the picture, with \
                 light from the front, and show the movement again",
                100.0 * share
            ),
            Self::Still => f.write_str(
                "nothing moved that this camera can see: turn so that the movement goes across the picture, not \
                 towards the camera, and move through the whole range",
            ),
            Self::TooFew { found } => write!(
                f,
                "the movement was seen {found} times: show it at least three times, with a short rest before each"
            ),
            Self::Unlike { found } => write!(
                f,
                "{found} movements were seen, each unlike the others: show one movement only, each time alike"
            ),
            Self::Mixed { first, other } => write!(
                f,
                "two movements took turns, one seen by {first:?}, the other by {other:?}: record each by itself"
            ),
            Self::NotFollowed { shown, counted } => write!(
                f,
                "{shown} repetitions were shown, but the camera counts {counted}: rest a moment between repetitions, \
                 move through a larger range, or let the camera look from another side"
            ),
            Self::Definition(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Refusal {}
