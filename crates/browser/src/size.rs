//! The choice of the landmark network, by the names that the worker knows.

use vision::Size;
use wasm_bindgen::prelude::wasm_bindgen;

const NAMES: [(&str, Size); 3] = [("lite", Size::Lite), ("full", Size::Full), ("heavy", Size::Heavy)];

/// The size to run from now on, given what `size` takes, milliseconds. An unknown name stays as it is.
#[wasm_bindgen]
pub fn next_size(size: &str, network_ms: f64) -> String {
    let name = |wanted: Size| NAMES.iter().find(|(_, size)| *size == wanted).map(|(name, _)| *name);
    let known = NAMES.iter().find(|(name, _)| *name == size).map(|(_, size)| *size);
    known.and_then(|known| name(known.next(network_ms))).unwrap_or(size).to_owned()
}
