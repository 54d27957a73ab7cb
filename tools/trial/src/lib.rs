//! The movement engine under trial: how fast it is, and what it makes of bad input. Not part of the product.
//!
//! [`speed`] and [`hour`] are what `cargo xtask bench motion` measures, the first also as WebAssembly;
//! [`fuzz`] is what `cargo xtask fuzz` runs.

pub mod bodies;
#[cfg(not(target_family = "wasm"))]
pub mod fuzz;
pub mod hour;
pub mod speed;
