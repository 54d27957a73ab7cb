//! Everybody in one photograph.

use vision::{Ask, LandmarkOutputs, Still};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::handed::Portrait;
use crate::pipeline::{DETECTOR, DONE, LANDMARKS};

/// Looks at one photograph, as [`crate::Pipeline`] looks at a frame: as long as a call answers 1 or 2, run that network
/// on the input and hand its outputs over; at 0 `people` are complete.
#[wasm_bindgen]
pub struct Portraits {
    still: Still,
    ask: u32,
}

#[wasm_bindgen]
impl Portraits {
    /// An upright picture: RGBA, 8 bits each, row after row.
    #[wasm_bindgen(constructor)]
    pub fn new(rgba: Vec<u8>, width: usize, height: usize) -> Portraits {
        let (still, ask) = Still::new(rgba, width, height);
        Portraits { still, ask: code(ask) }
    }

    /// Which network to run first.
    pub fn ask(&self) -> u32 {
        self.ask
    }

    /// Where the input of the asked network lies in the module's memory, byte address.
    pub fn input_address(&self) -> usize {
        self.still.input().as_ptr() as usize
    }

    /// How many 32-bit floats it has.
    pub fn input_length(&self) -> usize {
        self.still.input().len()
    }

    /// Takes the detector's outputs.
    pub fn detected(&mut self, boxes: &[f32], scores: &[f32]) -> u32 {
        code(self.still.detected(boxes, scores))
    }

    /// Takes the landmark network's outputs, in its order.
    pub fn landmarked(
        &mut self,
        landmarks: &[f32],
        presence: &[f32],
        mask: &[f32],
        heatmaps: &[f32],
        world: &[f32],
    ) -> u32 {
        code(self.still.landmarks(&LandmarkOutputs { landmarks, presence, mask, heatmaps, world }))
    }

    /// Everybody found, JSON.
    pub fn people(&self) -> String {
        let people: Vec<_> = self.still.people().iter().map(Portrait::of).collect();
        serde_json::to_string(&people).unwrap_or_default()
    }
}

fn code(ask: Ask) -> u32 {
    match ask {
        Ask::Detector => DETECTOR,
        Ask::Landmarks => LANDMARKS,
        Ask::Nothing => DONE,
    }
}
