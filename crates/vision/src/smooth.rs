//! Causal smoothing: the One Euro filter (Casiez, Roussel, Vogel, 2012).

use std::f64::consts::TAU;

use body::{Landmark, POINTS, Pose};
use glam::{DVec2, DVec3};

/// The filter's three parameters, named as in the paper.
#[derive(Debug, Clone, Copy)]
struct Parameters {
    /// Cutoff at rest, Hz.
    min_cutoff: f64,
    /// How much the cutoff grows with speed, Hz per unit and second.
    beta: f64,
    /// Cutoff of the speed, Hz.
    derivative_cutoff: f64,
}

/// Landmarks, in units of the person's size.
const BODY: Parameters = Parameters { min_cutoff: 0.5, beta: 20.0, derivative_cutoff: 1.0 };
/// The region's points, in units of its size: calmer, because a region that jitters makes all landmarks jitter.
const REGION: Parameters = Parameters { min_cutoff: 0.1, beta: 10.0, derivative_cutoff: 1.0 };
/// Cutoff of visibility and presence, Hz.
const VISIBILITY_CUTOFF: f64 = 1.0;
/// A longer gap than this starts anew, seconds.
const MAX_GAP_S: f64 = 1.0;

/// Share of the new value in a first-order low-pass.
fn share(cutoff: f64, step_s: f64) -> f64 {
    let tau = 1.0 / (TAU * cutoff);
    step_s / (step_s + tau)
}

/// A smoothed vector and its smoothed speed.
#[derive(Debug, Clone, Copy, Default)]
struct OneEuro {
    value: DVec3,
    speed: DVec3,
}

impl OneEuro {
    fn at(value: DVec3) -> Self {
        OneEuro { value, speed: DVec3::ZERO }
    }

    /// `unit` is the length that counts as one for `beta`.
    fn update(&mut self, value: DVec3, step_s: f64, unit: f64, parameters: &Parameters) -> DVec3 {
        let speed = (value - self.value) / step_s;
        self.speed = self.speed.lerp(speed, share(parameters.derivative_cutoff, step_s));
        let cutoff = parameters.min_cutoff + parameters.beta * self.speed.length() / unit;
        self.value = self.value.lerp(value, share(cutoff, step_s));
        self.value
    }
}

/// Smooths one person over time.
#[derive(Debug, Clone, Default)]
pub struct Smoother {
    state: Option<State>,
}

#[derive(Debug, Clone)]
struct State {
    time_s: f64,
    image: [OneEuro; POINTS],
    world: [OneEuro; POINTS],
    auxiliary: [OneEuro; 2],
    pose: Pose,
}

impl Smoother {
    /// Forgets the person.
    pub fn reset(&mut self) {
        self.state = None;
    }

    /// The smoothed person and region points. `unit` is the person's size, image pixels. A time that stands still
    /// keeps the last result; one that runs backwards, leaps, or isn't a number starts anew.
    pub fn update(
        &mut self,
        time_s: f64,
        pose: &Pose,
        auxiliary: [DVec2; 2],
        unit: f64,
    ) -> (Pose, [DVec2; 2]) {
        let step_s = self.state.as_ref().map_or(f64::NAN, |state| time_s - state.time_s);
        let Some(state) = self.state.as_mut().filter(|_| (0.0..=MAX_GAP_S).contains(&step_s)) else {
            self.state = Some(State {
                time_s,
                image: std::array::from_fn(|at| OneEuro::at(pose.landmarks[at].image)),
                world: std::array::from_fn(|at| OneEuro::at(pose.landmarks[at].world)),
                auxiliary: auxiliary.map(|point| OneEuro::at(point.extend(0.0))),
                pose: pose.clone(),
            });
            return (pose.clone(), auxiliary);
        };
        if step_s == 0.0 {
            return (state.pose.clone(), state.auxiliary.map(|point| point.value.truncate()));
        }
        state.time_s = time_s;
        let unit = unit.max(1.0);
        let calm = share(VISIBILITY_CUTOFF, step_s);
        for (at, raw) in pose.landmarks.iter().enumerate() {
            let last = state.pose.landmarks[at];
            state.pose.landmarks[at] = Landmark {
                image: state.image[at].update(raw.image, step_s, unit, &BODY),
                world: state.world[at].update(raw.world, step_s, 1.0, &BODY),
                visibility: last.visibility + (raw.visibility - last.visibility) * calm,
                presence: last.presence + (raw.presence - last.presence) * calm,
            };
        }
        state.pose.score = pose.score;
        let mut smoothed = auxiliary;
        for ((filter, raw), out) in state.auxiliary.iter_mut().zip(auxiliary).zip(&mut smoothed) {
            *out = filter.update(raw.extend(0.0), step_s, unit, &REGION).truncate();
        }
        (state.pose.clone(), smoothed)
    }
}
