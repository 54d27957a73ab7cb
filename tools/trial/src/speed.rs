//! The work whose time is taken.

use body::Skeleton;
use motion::Counter;
use motion::signals::{SIGNALS, signals};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::bodies;

/// The left shoulder's elevation, which [`bodies::stream`] moves up and down.
const PRIMARY: usize = 6;
/// The smallest elevation that counts, degrees.
const FLOOR_DEG: f64 = 20.0;

/// A stream of bodies, and what was found in it last.
#[wasm_bindgen]
pub struct Speed {
    bodies: Vec<Skeleton>,
    found: Vec<f64>,
}

#[wasm_bindgen]
impl Speed {
    /// Takes a stream as [`bodies::stream`] makes it.
    #[wasm_bindgen(constructor)]
    pub fn new(stream: &[f64]) -> Self {
        let bodies = bodies::skeletons(stream);
        let found = vec![0.0; bodies.len() * SIGNALS * 2];
        Self { bodies, found }
    }

    /// Reads all signals of every frame and counts in one of them; gives the repetitions.
    pub fn run(&mut self) -> u32 {
        let mut counter = Counter::new(FLOOR_DEG);
        let mut counted = 0;
        let frames = self.bodies.iter().zip(self.found.chunks_exact_mut(SIGNALS * 2));
        for (frame, (body, found)) in frames.enumerate() {
            let signals = signals(body);
            counted = counter.push(frame as f64 / bodies::RATE, signals[PRIMARY].known());
            for (quantity, found) in signals.iter().zip(found.chunks_exact_mut(2)) {
                found.copy_from_slice(&[quantity.value, quantity.confidence]);
            }
        }
        counted
    }

    /// Value and confidence of each signal of each frame, as the last run found them.
    pub fn found(&self) -> Vec<f64> {
        self.found.clone()
    }
}
