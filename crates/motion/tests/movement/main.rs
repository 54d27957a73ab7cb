//! What the engine must make of bodies over time, on figures whose movement is known.

mod counting;
mod demonstration;
mod exercise;
mod figure;
mod form;
mod framing;
mod holding;
mod properties;
mod recording;
