//! What stands between a body and its landmarks: noise and lost frames.

use glam::DVec3;

use super::camera::Camera;
use super::dice::Dice;
use super::figure::Figure;
use crate::observation::{Landmark, Observation, POINTS, Pose};
use crate::skeleton::Joint;

/// How bad a sensor is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Noise {
    /// Standard deviation of each coordinate in the picture's plane, shares of the torso's length.
    pub sd: f64,
    /// How many times as bad the depth is: one camera guesses it.
    pub depth: f64,
    /// Time after which the error has forgotten itself (first-order autoregression), seconds; 0 is white noise.
    pub memory_s: f64,
    /// Share of the frames that are lost: half of them never come, in the others nobody is found.
    pub dropout: f64,
}

impl Noise {
    /// A sensor without error.
    pub const NONE: Self = Self { sd: 0.0, depth: 1.0, memory_s: 0.0, dropout: 0.0 };
}

/// A noisy sensor over time.
#[derive(Debug, Clone)]
pub struct Sensor {
    noise: Noise,
    dice: Dice,
    errors: [DVec3; POINTS],
    last_s: Option<f64>,
}

impl Sensor {
    /// A sensor with its own seed.
    pub fn new(noise: Noise, seed: u64) -> Self {
        Self { noise, dice: Dice::new(seed), errors: [DVec3::ZERO; POINTS], last_s: None }
    }

    /// One frame of a figure, or of an empty room; `None` when the frame does not come at all.
    pub fn observe(
        &mut self,
        camera: &Camera,
        figure: Option<&Figure>,
        time_s: f64,
        with_outline: bool,
    ) -> Option<Observation> {
        self.advance(time_s);
        let lost = self.dice.unit() < self.noise.dropout;
        if lost && self.dice.unit() < 0.5 {
            return None;
        }
        let Some(figure) = figure.filter(|_| !lost) else { return Some(camera.nobody(time_s)) };
        let mut seen = camera.observe(figure, time_s, with_outline);
        let hips = figure.joints[Joint::Pelvis as usize];
        let px_per_m = camera.focal_px / camera.project(hips).z.max(0.05);
        if let Some(pose) = seen.pose.as_mut() {
            self.disturb(pose, figure.torso_m, px_per_m);
        }
        seen.smooth = seen.pose.clone();
        if let Some(outline) = seen.outline.as_mut() {
            // The border of a mask is steadier than a landmark: it is read off many cells.
            let sd = 0.25 * self.noise.sd * figure.torso_m * px_per_m;
            for point in &mut outline.points {
                point.x += sd * self.dice.normal();
                point.y += sd * self.dice.normal();
            }
        }
        Some(seen)
    }

    /// The errors of the next frame.
    fn advance(&mut self, time_s: f64) {
        let step_s = self.last_s.map_or(f64::INFINITY, |last_s| (time_s - last_s).max(0.0));
        self.last_s = Some(time_s);
        let kept = if self.noise.memory_s > 0.0 { libm::exp(-step_s / self.noise.memory_s) } else { 0.0 };
        let fresh = libm::sqrt(1.0 - kept * kept);
        for error in &mut self.errors {
            let draw = DVec3::new(self.dice.normal(), self.dice.normal(), self.dice.normal());
            *error = *error * kept + draw * fresh;
        }
    }

    fn disturb(&self, pose: &mut Pose, torso_m: f64, px_per_m: f64) {
        let scale = DVec3::new(1.0, 1.0, self.noise.depth) * self.noise.sd * torso_m;
        for (landmark, error) in pose.landmarks.iter_mut().zip(&self.errors) {
            let Landmark { image, world, .. } = landmark;
            *image += *error * scale * px_per_m;
            *world += *error * scale;
        }
    }
}
