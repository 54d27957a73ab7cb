//! Recorded outputs.
