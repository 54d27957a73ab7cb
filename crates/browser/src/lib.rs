//! The wasm-bindgen shell around vision, motion and the session subset of care.
//!
//! The camera worker (`web/src/vision`) makes one [`Pipeline`] per set, hands in pictures and the networks' outputs,
//! and takes out what to draw, the numbers of the set, and at the end its result. No rule of its own: it only carries
//! values over the border between JavaScript and Rust.

mod handed;
mod keep;
mod pipeline;
mod set;
mod size;
mod still;

pub use pipeline::Pipeline;
pub use size::next_size;
pub use still::Portraits;
