//! The repetitions of a whole recording.

use body::Skeleton;
use motion::recorded::{Repetition, session};

/// Repetitions from the whole recording, whatever is done in it; `None` where there is nobody to see.
pub fn repetitions(time_s: &[f64], bodies: Option<&[Skeleton]>) -> Option<Vec<Repetition>> {
    bodies.map(|bodies| session::repetitions(time_s, bodies))
}
