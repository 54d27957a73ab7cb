//! The recording of one set, where the person has wished that it is kept. Without the wish there is none of these.

use body::Observation;
use motion::recording::{Encoder, Mark};

/// Before the set no more than its last part is kept, seconds: what the engine has learnt of the resting body, and not the way to
/// the place.
const BEFORE_S: f64 = 10.0;
/// The longest recording, bytes: a quarter of an hour of somebody who moves. What comes after is not in it.
const MOST_BYTES: usize = 4 * 1024 * 1024 - 64 * 1024;

/// Writes the recording of a set. Pauses are left out: what somebody does in them is not part of the exercise.
pub struct Recorder {
    encoder: Encoder,
    bytes: Vec<u8>,
    since_s: Option<f64>,
    begun: bool,
    paused: bool,
}

impl Recorder {
    /// Before the set.
    pub fn new() -> Self {
        let mut bytes = Vec::new();
        let encoder = Encoder::new(&mut bytes);
        Self { encoder, bytes, since_s: None, begun: false, paused: false }
    }

    /// Takes a frame.
    pub fn observe(&mut self, seen: &Observation) {
        if self.paused || self.bytes.len() >= MOST_BYTES {
            return;
        }
        let since_s = *self.since_s.get_or_insert(seen.time_s);
        if !self.begun && !(0.0..BEFORE_S).contains(&(seen.time_s - since_s)) {
            *self = Self { since_s: Some(seen.time_s), ..Self::new() };
        }
        self.encoder.observe(seen, &mut self.bytes);
    }

    /// Takes note of what the person or the page did.
    pub fn mark(&mut self, mark: Mark, time_s: f64) {
        self.begun |= mark == Mark::Start;
        self.paused = mark == Mark::Pause;
        self.encoder.mark(mark, time_s, &mut self.bytes);
    }

    /// The whole recording; nothing where the set never began.
    pub fn finish(mut self, time_s: f64) -> Vec<u8> {
        if !self.begun {
            return Vec::new();
        }
        self.mark(Mark::Finish, time_s);
        self.encoder.finish(&mut self.bytes);
        self.bytes
    }
}
