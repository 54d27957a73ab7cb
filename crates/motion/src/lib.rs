//! Bodies over time: signals, repetitions, tempo, framing and cues.
