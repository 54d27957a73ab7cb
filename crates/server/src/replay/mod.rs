//! A recording of landmarks as a stick figure that can be drawn: what was seen and nothing else. Nothing is counted here.

mod figure;
mod moments;

use motion::recording::{Decoder, Entry, Mark};

pub use figure::Reel;
pub use moments::moments;

/// The longest body of a request with a recording, bytes: the browser keeps no longer one of a set.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// Most entries: a quarter of an hour at 60 frames a second, and a little more.
const MOST_ENTRIES: usize = 60_000;

/// Whether this is a recording that ends as it should, with a set that begins in it.
pub fn is_whole(bytes: &[u8]) -> bool {
    let Ok(decoder) = Decoder::new(bytes) else { return false };
    let mut begins = false;
    for (at, entry) in decoder.enumerate() {
        let Ok(entry) = entry else { return false };
        if at >= MOST_ENTRIES {
            return false;
        }
        begins |= matches!(entry, Entry::Mark(Mark::Start, _));
    }
    begins
}

/// The set in a recording that was found whole; none where nobody was seen in it.
pub fn reel(bytes: &[u8]) -> Option<Reel> {
    Reel::of(Decoder::new(bytes).ok()?.take(MOST_ENTRIES).filter_map(Result::ok))
}
