//! The published figures: what the movement engine makes of recordings whose truth is known.
//!
//! One module per set; each gives figures that go, unchanged, into the machine-readable line and into the report.
//!
//! **What it is not.** Nothing here is used when a person moves: it measures the engine and never feeds back into it.

mod all;
pub mod counts;
pub mod demonstration;
pub mod elevation;
pub mod form;
pub mod idle;
pub mod irds;
pub mod keraal;
pub mod kimore;
pub mod mannequin;
pub mod repcount;
pub mod report;
mod seed;
mod sets;
pub mod uiprmd;

pub use all::{Accuracy, Demonstration, STAGES, Uiprmd};
pub use sets::Sets;
