//! The work whose time is taken.

use body::Skeleton;
use motion::Counter;
use motion::signals::{Columns, SIGNALS};
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
    found: Columns,
    primary: Vec<f64>,
}

#[wasm_bindgen]
impl Speed {
    /// Takes a stream as [`bodies::stream`] makes it.
    #[wasm_bindgen(constructor)]
    pub fn new(stream: &[f64]) -> Self {
        Self { bodies: bodies::skeletons(stream), found: Columns::default(), primary: Vec::new() }
    }

    /// Reads all signals of every frame and counts in one of them; gives the repetitions.
    pub fn run(&mut self) -> u32 {
        self.found.read(&self.bodies);
        // Read together: each would come from far, and counting waits for one after another.
        self.primary.clear();
        self.primary.extend(self.found.values(PRIMARY));
        let mut counter = Counter::new(FLOOR_DEG);
        let counted = self.primary.iter().enumerate();
        counted
            .map(|(frame, &value)| counter.push(frame as f64 / bodies::RATE, Some(value)))
            .last()
            .unwrap_or(0)
    }

    /// Value and confidence of each signal of each frame, as the last run found them.
    pub fn found(&self) -> Vec<f64> {
        let mut found = vec![0.0; self.bodies.len() * SIGNALS * 2];
        for signal in 0..SIGNALS {
            let columns = self.found.values(signal).zip(self.found.confidences(signal));
            for (frame, (value, confidence)) in found.chunks_exact_mut(SIGNALS * 2).zip(columns) {
                frame[2 * signal..2 * signal + 2].copy_from_slice(&[value, confidence]);
            }
        }
        found
    }
}
