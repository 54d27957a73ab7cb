//! What the engine must make of bodies over time, on figures whose movement is known.

mod counting;
mod demonstration;
mod figure;
mod form;
mod framing;
mod properties;
mod recording;
