//! What the engine must make of bodies over time, on figures whose movement is known.

mod clock;
mod counting;
mod cues;
mod demonstration;
mod exercise;
mod figure;
mod form;
mod framing;
mod holding;
mod others;
mod properties;
mod recording;
mod sides;
