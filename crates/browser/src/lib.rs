//! The wasm-bindgen shell around vision, motion and the session subset of care.
