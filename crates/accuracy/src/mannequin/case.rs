//! One set of one exercise by the mannequin, and what the live engine makes of it.

use body::angles::Side;
use body::mannequin::{
    Base, Build, Camera, Choreography, Dice, Figure, Mannequin, Noise, Performance, Sensor, TrueRepetition,
};
use motion::{Definition, Engine, SetResult, Sides, Signal, Way};

use super::truth;

/// Frames a second.
const RATE_HZ: f64 = 30.0;
/// The set begins after this long in the start posture, seconds.
const SET_UP_S: f64 = 3.0;
/// A held position is exact when its seconds are as near as this to the true ones, per hold.
pub const HOLD_WITHIN_S: f64 = 0.5;

/// Standard deviation of the landmarks, share of the torso's length.
const NOISE_SD: f64 = 0.015;
/// Share of lost frames.
const DROPOUT: f64 = 0.1;

/// An average adult; a small one with long limbs; a tall one with a long trunk; a broad one.
pub(super) const BUILDS: [Build; 4] = [
    Build { stature_m: 1.70, trunk: 1.0, arms: 1.0, legs: 1.0, breadth: 1.0, girth: 1.0 },
    Build { stature_m: 1.52, trunk: 0.95, arms: 1.05, legs: 1.04, breadth: 0.95, girth: 0.9 },
    Build { stature_m: 1.92, trunk: 1.06, arms: 1.0, legs: 0.97, breadth: 1.0, girth: 0.95 },
    Build { stature_m: 1.68, trunk: 1.0, arms: 0.97, legs: 0.98, breadth: 1.1, girth: 1.3 },
];

/// One set.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The exercise's slug.
    pub exercise: String,
    /// From where it is seen.
    pub view: String,
    /// Where the camera stands round the person, degrees.
    pub yaw_deg: f64,
    /// Which side's version.
    pub side: Side,
    /// Seconds of movement in one repetition.
    pub tempo_s: f64,
    /// Share of the full movement.
    pub amplitude: f64,
    /// Which of the builds.
    pub build: usize,
    /// Time after which the sensor's error has forgotten itself, seconds; 0 for white noise.
    pub memory_s: f64,
    /// Everything else is drawn from it.
    pub seed: u64,
}

/// What the engine made of a case.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// How many repetitions there were.
    pub repetitions: usize,
    /// How many the engine counted.
    pub found: usize,
    /// Seconds held, for a position that is held.
    pub held_s: f64,
    /// Seconds that the engine counted.
    pub found_s: f64,
    /// Whether it is exactly right.
    pub exact: bool,
    /// The same for an engine that knows the person's own range from before: the true range of the full movement.
    pub exact_calibrated: bool,
    /// How many that one counted.
    pub found_calibrated: usize,
    /// Whether it is a position that is held, not a movement that is counted.
    pub held: bool,
    /// |found - true| / true of each repetition's range, if the count is right.
    pub range_errors: Vec<f64>,
    /// |found - true| of each hold, seconds; a hold is the time within a tenth of the way from the far position.
    pub hold_errors_s: Vec<f64>,
    /// When the engine counted, seconds, beside the true repetitions: for finding out why.
    pub found_spans: Vec<(f64, f64)>,
    /// The true repetitions, seconds.
    pub true_spans: Vec<(f64, f64)>,
    /// For how long the engine saw nothing that it could count, by reason.
    pub unseen: Vec<(String, f64)>,
}

impl Case {
    /// Plays the set and lets the engine watch.
    pub fn run(
        &self,
        choreography: &Choreography,
        definition: &Definition,
        idle: &[Choreography],
    ) -> Outcome {
        let mut dice = Dice::new(self.seed);
        let performance = self.performance(choreography, definition, idle, &mut dice);
        let build = BUILDS[self.build % BUILDS.len()];
        let start = choreography.start(self.side);
        let mannequin = Mannequin::new(build, &start, choreography.anchor());

        // The camera is set up so that the whole movement fits.
        let mut whole = Performance::new(choreography, self.side);
        whole.repeat(None, 1.0, Some(0.0));
        let moments = (0..=12).map(|share| whole.duration_s() * f64::from(share) / 12.0);
        let figures: Vec<_> = moments.map(|time_s| mannequin.figure(&whole.at(time_s))).collect();
        let camera = Camera::around(&figures, self.yaw_deg);

        let noise = Noise { sd: NOISE_SD, depth: 1.0, memory_s: self.memory_s, dropout: DROPOUT };
        let mut sensor = Sensor::new(noise, dice.bits());
        let with_outline = definition.signals.iter().any(|used| used.signal == Signal::Curve);
        let range_of = |performance: &Performance<'_>| {
            definition.primary().map_or(Vec::new(), |primary| {
                self.ranges(performance, &mannequin, definition.way == Way::Either, |figure| {
                    truth::value(primary, self.side, figure, &camera, self.yaw_deg)
                })
            })
        };
        let own = range_of(&whole);
        let mut engine = Engine::new(definition);
        let mut calibrated = engine.clone();
        let whose = Some(self.side).filter(|_| definition.sides != Sides::None);
        own.iter().for_each(|own| calibrated.calibrate(whose, *own));
        let mut started = false;
        let frames = (performance.duration_s() * RATE_HZ) as usize;
        for frame in 0..frames {
            let time_s = frame as f64 / RATE_HZ;
            if !started && time_s >= SET_UP_S {
                engine.start(time_s);
                calibrated.start(time_s);
                started = true;
            }
            let figure = mannequin.figure(&performance.at(time_s));
            if let Some(seen) = sensor.observe(&camera, Some(&figure), time_s, with_outline) {
                engine.observe(&seen);
                calibrated.observe(&seen);
            }
        }
        let ranges = range_of(&performance);
        let [outcome, told] = [engine, calibrated].map(|mut engine| {
            let result = engine.finish(performance.duration_s());
            self.judge(definition, &performance, &ranges, &result)
        });
        Outcome { exact_calibrated: told.exact, found_calibrated: told.found, ..outcome }
    }

    /// What is done in the set.
    fn performance<'a>(
        &self,
        choreography: &'a Choreography,
        definition: &Definition,
        idle: &[Choreography],
        dice: &mut Dice,
    ) -> Performance<'a> {
        let mut performance = Performance::new(choreography, self.side);
        performance.rest(SET_UP_S + dice.between(0.5, 1.5));
        // Nobody drinks lying down or on all fours.
        let upright = matches!(choreography.base, Base::Standing | Base::Seated | Base::Kneeling);
        let may = |slug: &str| slug == "scratching" || slug == "shifting" || (slug == "drinking" && upright);
        let others: Vec<_> = idle.iter().filter(|other| may(&other.slug)).collect();
        let distract = |performance: &mut Performance<'a>, dice: &mut Dice| {
            if others.is_empty() || dice.unit() < 0.5 {
                return;
            }
            let other = others[(dice.unit() * others.len() as f64) as usize % others.len()];
            let side = if dice.unit() < 0.5 { Side::Left } else { Side::Right };
            performance.distract(other, side).rest(dice.between(0.8, 1.5));
        };
        distract(&mut performance, dice);
        let held = definition.hold.is_some();
        let count = if held { 1 } else { 3 + (dice.unit() * 4.0) as usize };
        let between = (dice.unit() * count as f64) as usize;
        for at in 0..count {
            let hold_s = match (held, definition.pause.is_some()) {
                (true, _) => dice.between(5.0, 15.0),
                (_, true) => dice.between(0.5, 3.0),
                _ => dice.between(0.0, 0.8),
            };
            // Nobody repeats to the same degree.
            let amplitude = (self.amplitude * dice.between(0.93, 1.07)).min(1.0);
            performance.repeat(Some(self.tempo_s), amplitude, Some(hold_s)).rest(dice.between(0.2, 2.0));
            if at == between {
                performance.rest(0.8);
                distract(&mut performance, dice);
            }
        }
        distract(&mut performance, dice);
        performance.rest(1.5);
        performance
    }

    /// How far the signal really goes in each repetition: from its lowest to its highest value where either direction
    /// belongs to the exercise, else from where it starts to its farthest value.
    fn ranges(
        &self,
        performance: &Performance<'_>,
        mannequin: &Mannequin,
        either: bool,
        value: impl Fn(&Figure) -> f64,
    ) -> Vec<f64> {
        const MOMENTS: u32 = 60;
        let range = |truth: &TrueRepetition| {
            let at = |share: f64| {
                let time_s = truth.start_s + share * (truth.end_s - truth.start_s);
                value(&mannequin.figure(&performance.at(time_s)))
            };
            let start = at(0.0);
            let (low, high) = (0..=MOMENTS)
                .map(|moment| at(f64::from(moment) / f64::from(MOMENTS)))
                .fold((start, start), |(low, high), x| (x.min(low), x.max(high)));
            if either { high - low } else { (high - start).max(start - low) }
        };
        performance.truth().repetitions.iter().map(range).collect()
    }

    fn judge(
        &self,
        definition: &Definition,
        performance: &Performance<'_>,
        ranges: &[f64],
        result: &SetResult,
    ) -> Outcome {
        let truth = &performance.truth().repetitions;
        let (repetitions, found) = (truth.len(), result.list.len());
        let mut outcome = Outcome {
            repetitions,
            found,
            held_s: 0.0,
            found_s: result.hold_s,
            exact: found == repetitions,
            exact_calibrated: false,
            found_calibrated: 0,
            held: definition.hold.is_some(),
            range_errors: Vec::new(),
            hold_errors_s: Vec::new(),
            found_spans: result.list.iter().map(|r| (r.start_s, r.end_s)).collect(),
            true_spans: truth.iter().map(|r| (r.start_s, r.end_s)).collect(),
            unseen: result.unseen.iter().map(|u| (format!("{:?}", u.reason), u.seconds)).collect(),
        };
        if definition.hold.is_some() {
            // Going only part of the way is not the position.
            let there = self.amplitude > 0.9;
            outcome.held_s = if there { truth.iter().map(|r| r.near_s).sum() } else { 0.0 };
            let error_s = (outcome.found_s - outcome.held_s).abs();
            outcome.exact =
                error_s <= HOLD_WITHIN_S * repetitions as f64 && (there || outcome.found_s == 0.0);
            outcome.hold_errors_s.push(error_s);
            return outcome;
        }
        if outcome.exact {
            for ((found, truth), range) in result.list.iter().zip(truth).zip(ranges) {
                outcome.range_errors.push((found.range - range).abs() / range);
                if definition.pause.is_some() {
                    outcome.hold_errors_s.push((found.hold_s - truth.near_s).abs());
                }
            }
        }
        outcome
    }
}
