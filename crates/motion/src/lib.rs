//! Bodies over time: framing, repetitions, holds, tempo and cues, live.
//!
//! A [`Definition`] (data, one file per exercise) says what the camera looks for; an [`Engine`] made from it takes
//! one [`body::Observation`] after another and answers each with an [`Update`]; at the end of a set it gives a
//! [`SetResult`].
//!
//! **What it is not.** It sees no pixels, reads no clock and does no IO: time comes with the observations, words
//! come from the library (here there are only message ids), and what a set means for a programme is care's matter.
//!
//! **Invariants.**
//! - It is total: a gap, a NaN, a repeated or reversed timestamp are ordinary input.
//! - It abstains rather than guesses: what was not seen is reported as [`Tracking::Unseen`] with its reason and
//!   never becomes a repetition. The count never falls and never rises by more than one per observation.
//! - It judges the person against their own range, never against a norm.
//! - Memory grows only with the recorded series (at most five samples per second) and the list of repetitions.
//!
//! ```
//! use motion::{Definition, Engine, Framing};
//!
//! let definition: Definition = serde_json::from_str(
//!     r#"{"slug": "resting", "posture": "kneeling", "views": ["side"], "tier": "timed", "seen": ["hips"],
//!         "pacing": {"there-s": 3.0, "back-s": 3.0}}"#,
//! )?;
//! let mut engine = Engine::new(&definition);
//! let empty_room = body::Observation {
//!     time_s: 0.0,
//!     size: glam::DVec2::new(640.0, 480.0),
//!     pose: None,
//!     smooth: None,
//!     outline: None,
//!     brightness: 0.5,
//! };
//! assert_eq!(engine.observe(&empty_room).framing, Framing::Nobody);
//! # Ok::<(), serde_json::Error>(())
//! ```

mod arc;
mod counter;
mod definition;
pub mod demonstration;
mod engine;
mod features;
mod filter;
mod framing;
mod message;
mod reading;
pub mod recorded;
pub mod recording;
mod report;
mod segment;
pub mod signals;

pub use counter::Counter;
pub use definition::{
    Definition, DefinitionError, Does, Fault, Group, Hold, Limb, Makes, Pacing, Pause, Phases, Posture,
    Range, Role, Sides, Signal, SignalUse, Tempo, Tier, View, Way, Within,
};
pub use engine::Engine;
pub use message::{Caption, Cue, Framing, Unseen};
pub use report::{CurveSample, Phase, Repetition, SetResult, Tracking, UnseenTime, Update};
