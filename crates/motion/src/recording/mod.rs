//! A compact, versioned recording of landmarks.
//!
//! [`quantise`] rounds an observation to what a recording keeps. The live engine rounds its input first, so that a
//! recording gives it exactly the same observations again: `decode(encode(x)) == quantise(x)` bit for bit, and
//! `quantise(quantise(x)) == quantise(x)`.

mod grid;

pub use grid::{quantise, quantise_into};
