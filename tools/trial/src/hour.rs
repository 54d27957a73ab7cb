//! The whole live engine over an hour.

use body::Observation;
use body::angles::Side;
use body::mannequin::{Build, Camera, Choreography, Mannequin, Noise, Performance, Sensor};
use motion::{Definition, Engine};

/// Frames a second.
const FPS: f64 = 30.0;
/// How long the set lasts, minutes.
pub const MINUTES: usize = 60;

/// A minute of an exercise as a noisy camera sees it, first still, then repetition after repetition; `None` when the
/// choreography names no view.
pub fn minute(choreography: &Choreography, seed: u64) -> Option<Vec<Observation>> {
    let side = *choreography.sides().first()?;
    let view = choreography.views.first()?;
    let mut performance = Performance::new(choreography, side);
    performance.rest(2.0);
    while performance.duration_s() < 60.0 {
        performance.repeat(None, 1.0, None).rest(1.0);
    }
    let start = choreography.start(side);
    let mannequin = Mannequin::new(Build::default(), &start, choreography.anchor());
    let camera = Camera::around(&[mannequin.figure(&start)], choreography.yaw_deg(view, Side::Left));
    let mut sensor = Sensor::new(Noise { sd: 0.005, depth: 2.0, memory_s: 0.1, dropout: 0.02 }, seed);
    let frame = |frame: u32| {
        let time_s = f64::from(frame) / FPS;
        sensor.observe(&camera, Some(&mannequin.figure(&performance.at(time_s))), time_s, true)
    };
    Some((0..(60.0 * FPS) as u32).filter_map(frame).collect())
}

/// A set that goes on minute after minute.
pub struct Set {
    engine: Engine,
    frames: Vec<Observation>,
    minutes: usize,
}

impl Set {
    /// The first minute is spent in the starting position, and the set begins with the second.
    pub fn new(definition: &Definition, frames: Vec<Observation>) -> Self {
        let mut set = Self { engine: Engine::new(definition), frames, minutes: 0 };
        set.go_on();
        set.engine.start(60.0);
        set
    }

    /// Frames of a minute.
    pub fn frames(&self) -> usize {
        self.frames.len()
    }

    /// One minute more; gives the repetitions so far.
    pub fn go_on(&mut self) -> u32 {
        let mut counted = 0;
        for frame in &mut self.frames {
            let own_s = frame.time_s;
            frame.time_s += 60.0 * self.minutes as f64;
            counted = self.engine.observe(frame).repetitions;
            frame.time_s = own_s;
        }
        self.minutes += 1;
        counted
    }
}
