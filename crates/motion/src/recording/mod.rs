//! A compact, versioned recording of landmarks.
//!
//! [`quantise`] rounds an observation to what a recording keeps. The live engine rounds its input first, so that a
//! recording gives it exactly the same observations again: `decode(encode(x)) == quantise(x)` bit for bit, and
//! `quantise(quantise(x)) == quantise(x)`. What the smoothed body adds to the raw one is kept too, because what
//! smooths it lives elsewhere; a guess by the same filter leaves next to nothing to store. Of the outline only the profile of
//! the back is kept, which gives the same curve, and only where there is one.
//!
//! **The file.** Little-endian: 8 bytes [`MAGIC`], a version (`u16`), then blocks of up to 256 entries, each complete
//! in itself: kind (`u8`, 1 entries, 0 the end), number of entries (`u32`; at the end of all of them), bytes unpacked and
//! packed (`u32` each), CRC-32 of these fields and the packed bytes (`u32`), the packed bytes (raw DEFLATE). Unpacked,
//! a block is one column after another of zigzag varints (LEB128): differences from the entry before, the smoothed
//! body's from the guess.
//!
//! ```
//! use body::Observation;
//! use motion::recording::{Decoder, Encoder, Entry, quantise};
//!
//! let nobody = Observation {
//!     time_s: 0.1,
//!     size: glam::DVec2::new(640.0, 480.0),
//!     pose: None,
//!     smooth: None,
//!     outline: None,
//!     brightness: 0.5,
//! };
//! let mut bytes = Vec::new();
//! let mut encoder = Encoder::new(&mut bytes);
//! encoder.observe(&nobody, &mut bytes);
//! encoder.finish(&mut bytes);
//! let entries: Result<Vec<_>, _> = Decoder::new(&bytes)?.collect();
//! assert_eq!(entries?, [Entry::Seen(quantise(&nobody))]);
//! # Ok::<(), motion::recording::RecordingError>(())
//! ```

mod columns;
mod decoder;
mod encoder;
mod grid;
mod guess;

pub use decoder::{Decoder, RecordingError};
pub use encoder::Encoder;
pub use grid::{quantise, quantise_into, quantise_time};

use body::Observation;

/// The first bytes of every recording.
pub const MAGIC: [u8; 8] = *b"\x89DORSAL\n";
/// The version that is written; older ones are read too.
pub const VERSION: u16 = 1;

/// Entries of a block at most: about 8 s, so that little is lost with a damaged one and little spent on beginnings.
const BLOCK: usize = 256;
/// Bytes of a block's head.
const BLOCK_HEAD: usize = 17;

/// What the person or the page did at a moment, where it changes what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The set began.
    Start,
    /// The person paused.
    Pause,
    /// The set went on.
    Resume,
    /// The set ended.
    Finish,
}

impl Mark {
    const ALL: [Self; 4] = [Self::Start, Self::Pause, Self::Resume, Self::Finish];
}

/// One entry of a recording.
#[derive(Debug, Clone, PartialEq)]
// Observations are nearly all of the entries: a pointer to each would cost more than it saves.
#[expect(clippy::large_enum_variant)]
pub enum Entry {
    /// A frame.
    Seen(Observation),
    /// Something happened at this time, seconds on the observations' time line.
    Mark(Mark, f64),
}
