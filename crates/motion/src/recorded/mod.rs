//! Analysis of whole recordings: without phase shift, with the future known.
//!
//! The live [`crate::Engine`] sees one frame after another and a definition says what to look for. Here everything is known
//! at once and nothing about the exercise: repetitions of any periodic movement, whole sessions of unknown
//! exercises, ranges and form.

pub mod count;
pub mod filter;
pub mod form;
pub mod range;
mod series;
pub mod session;
pub mod smoothness;

pub use series::{Repetition, Series};
