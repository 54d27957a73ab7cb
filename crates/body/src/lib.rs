//! The human body as geometry.
//!
//! What vision produces and motion consumes: landmarks in the picture and in space, the outline of the body,
//! and the curve of the back that can be read off that outline. No IO, no clock: time comes with the observation.
//!
//! **Frames.** *Image*: pixels of the upright picture, x to the right, y down; depth z on the same scale, smaller
//! is nearer to the camera. *World*: metres, origin between the hips, x to the picture's right, y down, z away
//! from the camera. Left and right are the person's own.
//!
//! **Totality.** Whatever was not seen is a value (`None`, or a low visibility), never an error.

mod back;
mod observation;
pub mod torso;

pub use back::{BackCurve, Facing, back_curve};
pub use observation::{Landmark, Observation, Outline, POINTS, Point, Pose};
