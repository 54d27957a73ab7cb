//! What must be true of the geometry, on drawn persons whose truth is known.

mod back;
mod person;
mod torso;
