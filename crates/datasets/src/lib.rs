//! Loaders of the public movement data sets, and the metrics on them.
//!
//! A loader discovers whatever subjects, takes and movements lie in a folder of the set's layout, and gives bodies over
//! time with their truth. The sets themselves are not part of the project; each module says where its set comes from.
//!
//! **What it is not.** It knows nothing of the movement engine: what the engine makes of these recordings is the
//! crate `accuracy`'s matter.

pub mod formats;
pub mod irds;
pub mod keraal;
pub mod kimore;
pub mod kinect;
pub mod metrics;
pub mod repcount;
pub mod uiprmd;

mod error;
mod file;
mod json;

pub use error::Error;
