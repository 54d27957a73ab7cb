//! Numbers over time.

/// Channels over time, all sampled together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// When each frame was taken, seconds, strictly ascending.
    pub time_s: Vec<f64>,
    /// One list per channel, each as long as `time_s`; NaN where nothing is known.
    pub channels: Vec<Vec<f64>>,
}

impl Series {
    /// Number of frames.
    pub fn len(&self) -> usize {
        self.time_s.len()
    }

    /// Whether there are no frames.
    pub fn is_empty(&self) -> bool {
        self.time_s.is_empty()
    }
}

/// One repetition in a recording.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repetition {
    /// Where it begins: the middle of the rest before it, seconds.
    pub start_s: f64,
    /// Where the movement is farthest from its start, seconds.
    pub peak_s: f64,
    /// Where it ends: the middle of the rest after it, seconds.
    pub end_s: f64,
}
