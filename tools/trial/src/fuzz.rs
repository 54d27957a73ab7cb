//! Bad input of every kind for the movement engine and for what reads recordings: made by a seed, so that whatever
//! fails can be made again.
//!
//! A case panics when something does not hold: no panic inside; counts that never fall and never rise by more than one
//! per frame; results whose numbers are finite; no repetition of somebody who stays still or of an empty room; of a
//! damaged recording only what was written; frames in order of time.

mod bytes;
mod live;
mod whole;

use body::mannequin::Dice;
use library::Library;

/// One kind of case.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Makes and runs the case of a seed.
    run: fn(&Library, &mut Dice),
}

/// All of them.
pub const TARGETS: [Target; 8] = [
    Target { name: "live", run: live::moving },
    Target { name: "still", run: live::still },
    Target { name: "recording", run: bytes::recording },
    Target { name: "format", run: bytes::format },
    Target { name: "session", run: whole::session },
    Target { name: "count", run: whole::count },
    Target { name: "demonstration", run: live::demonstration },
    Target { name: "range-and-form", run: whole::range_and_form },
];

impl Target {
    /// Runs the case of a seed.
    pub fn case(&self, library: &Library, seed: u64) {
        (self.run)(library, &mut Dice::new(seed));
    }
}
