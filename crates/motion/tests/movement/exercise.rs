//! The library's exercises done by the mannequin before a camera: the same data that people get, with a truth that is exact.

use body::Observation;
use body::angles::Side;
use body::mannequin::{Build, Camera, Choreography, Mannequin, Noise, Performance, Sensor};
use motion::{Definition, SetResult, Update};

use crate::figure::{LIBRARY, definition, play};

/// The set begins here, seconds.
pub const START_S: f64 = 3.0;

/// An exercise: what the engine looks for, and how it is done.
pub struct Exercise {
    pub definition: Definition,
    pub choreography: Choreography,
}

impl Exercise {
    pub fn of(slug: &str) -> Self {
        let file = format!("{LIBRARY}/{slug}/choreography.toml");
        let text = std::fs::read_to_string(file).expect("no such exercise");
        let choreography = toml::from_str(&text).expect("the library's choreographies are well formed");
        Self { definition: definition(slug), choreography }
    }

    /// Somebody who rests in the start posture until the set has begun, and then for a second.
    pub fn begin(&self, side: Side) -> Performance<'_> {
        let mut performance = Performance::new(&self.choreography, side);
        performance.rest(START_S + 1.0);
        performance
    }

    /// Repetitions in which the choreography's movements take `tempo_s` and the full way is gone, a second apart.
    pub fn repetitions(&self, side: Side, times: usize, tempo_s: f64) -> Performance<'_> {
        let mut performance = self.begin(side);
        for _ in 0..times {
            performance.repeat(Some(tempo_s), 1.0, Some(0.5)).rest(1.0);
        }
        performance.rest(1.0);
        performance
    }
}

/// Who is seen, and how.
#[derive(Clone, Copy)]
pub struct Look {
    /// Which of the choreography's views.
    pub view: usize,
    pub build: Build,
    pub fps: f64,
    /// Standard deviation of the landmarks, share of the torso's length.
    pub noise: f64,
    pub outline: bool,
    pub seed: u64,
}

impl Default for Look {
    fn default() -> Self {
        Self { view: 0, build: Build::default(), fps: 30.0, noise: 0.005, outline: false, seed: 1 }
    }
}

impl Look {
    /// Films performances of a choreography one after another. The camera stands where `side`'s version is well seen.
    pub fn film(
        &self,
        choreography: &Choreography,
        side: Side,
        performances: &[Performance<'_>],
    ) -> Vec<Observation> {
        let mannequin = Mannequin::new(self.build, &choreography.start(side), choreography.anchor());
        let mut whole = Performance::new(choreography, side);
        whole.repeat(None, 1.0, Some(0.0));
        let moments = (0..=12).map(|share| whole.duration_s() * f64::from(share) / 12.0);
        let figures: Vec<_> = moments.map(|time_s| mannequin.figure(&whole.at(time_s))).collect();
        let yaw_deg = choreography.yaw_deg(&choreography.views[self.view], side);
        let camera = Camera::around(&figures, yaw_deg);
        let noise = Noise { sd: self.noise, depth: 1.0, memory_s: 0.0, dropout: 0.0 };
        let mut sensor = Sensor::new(noise, self.seed);
        let (mut frames, mut from_s) = (Vec::new(), 0.0);
        for performance in performances {
            let until_s = from_s + performance.duration_s();
            while (frames.len() as f64 / self.fps) < until_s {
                let time_s = frames.len() as f64 / self.fps;
                let figure = mannequin.figure(&performance.at(time_s - from_s));
                let seen = sensor.observe(&camera, Some(&figure), time_s, self.outline);
                frames.push(seen.expect("no frame is lost"));
            }
            from_s = until_s;
        }
        frames
    }

    /// Films one performance and lets the exercise's own engine watch.
    pub fn play(&self, exercise: &Exercise, side: Side, done: Performance<'_>) -> (Vec<Update>, SetResult) {
        let frames = self.film(&exercise.choreography, side, &[done]);
        play(&exercise.definition, &frames, START_S)
    }
}
