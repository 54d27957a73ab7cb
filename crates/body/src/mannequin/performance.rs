//! A choreography in time: the posture at any moment, and the exact truth of what is done.

use super::choreography::Choreography;
use super::posture::{Limb, Posture};
use crate::angles::Side;

/// One repetition as it really is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrueRepetition {
    /// When the body leaves the start posture, seconds.
    pub start_s: f64,
    /// When it comes to the first position away from it.
    pub peak_s: f64,
    /// When it is back.
    pub end_s: f64,
    /// Share of the choreography's full movement.
    pub amplitude: f64,
    /// Seconds of staying away from the start posture.
    pub hold_s: f64,
    /// Seconds within a tenth of the way from where it stays, as holds are read off a curve: the stay, the end of the way
    /// there and the beginning of the way on.
    pub near_s: f64,
}

/// What really happens in a performance.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Truth {
    /// The repetitions, in order.
    pub repetitions: Vec<TrueRepetition>,
    /// From when to when something else is done, seconds.
    pub distractions: Vec<(f64, f64)>,
}

/// A movement from one posture to another, without a jolt.
#[derive(Debug, Clone)]
struct Leg {
    start_s: f64,
    move_s: f64,
    from: Posture,
    to: Posture,
}

/// Somebody who does one side of an exercise: stretches of rest, repetitions and other things, one after another.
///
/// Movements follow the minimum-jerk profile (Flash and Hogan, J Neurosci 1985;5:1688): speed and acceleration are 0 at
/// both ends.
#[derive(Debug, Clone)]
pub struct Performance<'a> {
    choreography: &'a Choreography,
    side: Side,
    start: Posture,
    legs: Vec<Leg>,
    duration_s: f64,
    truth: Truth,
}

impl<'a> Performance<'a> {
    /// Somebody in the start posture, at time 0, who has done nothing yet.
    pub fn new(choreography: &'a Choreography, side: Side) -> Self {
        Self {
            choreography,
            side,
            start: choreography.start(side),
            legs: Vec::new(),
            duration_s: 0.0,
            truth: Truth::default(),
        }
    }

    /// Stays in the start posture.
    pub fn rest(&mut self, seconds: f64) -> &mut Self {
        self.duration_s += seconds.max(0.0);
        self
    }

    /// Does one repetition: its movements take `tempo_s` altogether (the choreography's own tempo where there is none) and
    /// go `amplitude` (0..=1) of the way; away from the start every stay of the choreography, or else the end of its
    /// first movement, lasts `hold_s` (as long as the choreography says where there is none).
    pub fn repeat(&mut self, tempo_s: Option<f64>, amplitude: f64, hold_s: Option<f64>) -> &mut Self {
        let choreography = self.choreography;
        let own_s = choreography.move_s();
        let pace = tempo_s.map_or(1.0, |tempo_s| tempo_s / own_s);
        let holds = choreography.steps.iter().any(|step| !step.to.0.is_empty() && step.hold_s > 0.0);
        let (start_s, mut peak_s, mut end_s) = (self.duration_s, None, self.duration_s);
        let (mut held_s, mut near_s) = (0.0, 0.0);
        for (at, step) in choreography.steps.iter().enumerate() {
            let away = !step.to.0.is_empty();
            let stays = if holds { step.hold_s > 0.0 } else { at == 0 };
            let stay_s = match hold_s {
                Some(hold_s) if away && stays => hold_s.max(0.0),
                _ => step.hold_s,
            };
            let end = choreography.end_of(step, self.side);
            let mut to = self.start.lerp(&end, amplitude);
            // Whoever goes half of the way lets go of the floor all the same.
            for (limbs, end) in to.limbs.iter_mut().zip(&end.limbs) {
                for tie in [Limb::HandFixed, Limb::FootFixed] {
                    limbs[tie as usize] = end[tie as usize];
                }
            }
            self.go(to, step.move_s * pace);
            end_s = self.duration_s;
            if away {
                peak_s = peak_s.or(Some(self.duration_s));
                held_s += stay_s;
                if stays {
                    let on_s = choreography.steps.get(at + 1).map_or(0.0, |next| next.move_s);
                    near_s += stay_s + LAST_TENTH * pace * (step.move_s + on_s);
                }
            }
            self.duration_s += stay_s;
        }
        let peak_s = peak_s.unwrap_or(end_s);
        self.truth.repetitions.push(TrueRepetition {
            start_s,
            peak_s,
            end_s,
            amplitude,
            hold_s: held_s,
            near_s,
        });
        self
    }

    /// Does something else in between: another choreography's steps, with their own angles where they name one and this
    /// exercise's start posture elsewhere.
    pub fn distract(&mut self, other: &Choreography, side: Side) -> &mut Self {
        let from_s = self.duration_s;
        let mirror = |posture: Posture| match side {
            Side::Left => posture,
            Side::Right => posture.mirrored(),
        };
        for step in &other.steps {
            let to = mirror(step.to.apply(&mirror(self.start)));
            self.go(to, step.move_s);
            self.duration_s += step.hold_s;
        }
        self.truth.distractions.push((from_s, self.duration_s));
        self
    }

    /// How long everything takes, seconds.
    pub fn duration_s(&self) -> f64 {
        self.duration_s
    }

    /// What really happens.
    pub fn truth(&self) -> &Truth {
        &self.truth
    }

    /// The posture at a moment; the first or the last one before and after everything.
    pub fn at(&self, time_s: f64) -> Posture {
        let after = self.legs.partition_point(|leg| leg.start_s <= time_s);
        let Some(leg) = after.checked_sub(1).and_then(|at| self.legs.get(at)) else { return self.start };
        let passed =
            if leg.move_s > 0.0 { ((time_s - leg.start_s) / leg.move_s).clamp(0.0, 1.0) } else { 1.0 };
        leg.from.lerp(&leg.to, minimum_jerk(passed))
    }

    fn go(&mut self, to: Posture, move_s: f64) {
        let from = self.legs.last().map_or(self.start, |leg| leg.to);
        self.legs.push(Leg { start_s: self.duration_s, move_s, from, to });
        self.duration_s += move_s;
    }
}

/// Share of the time in which a minimum-jerk movement covers the last tenth of its way.
const LAST_TENTH: f64 = 0.2467;

/// Share of the way after a share of the time.
fn minimum_jerk(passed: f64) -> f64 {
    passed * passed * passed * (10.0 - passed * (15.0 - 6.0 * passed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mannequin::{Base, Changes, Step, Trunk, Viewpoint};

    fn nodding() -> Choreography {
        let to = Changes([("thorax-flexion".to_owned(), 20.0), ("thorax-bend".to_owned(), 10.0)].into());
        Choreography {
            slug: "nodding".to_owned(),
            base: Base::Seated,
            anchor: None,
            per_side: true,
            views: vec![Viewpoint { view: "side".to_owned(), yaw_deg: 90.0 }],
            show: None,
            start: Changes::default(),
            steps: vec![
                Step { move_s: 1.0, hold_s: 0.5, to },
                Step { move_s: 3.0, hold_s: 1.0, to: Changes::default() },
            ],
        }
    }

    #[test]
    fn truth_is_what_is_played() {
        let choreography = nodding();
        assert_eq!(choreography.validate(), Ok(()));
        let mut performance = Performance::new(&choreography, Side::Right);
        performance.rest(2.0).repeat(Some(2.0), 0.5, Some(3.0)).rest(1.0);
        let [repetition] = performance.truth().repetitions[..] else { panic!("one repetition") };
        assert_eq!((repetition.start_s, repetition.peak_s, repetition.end_s), (2.0, 2.5, 7.0));
        assert_eq!((repetition.hold_s, performance.duration_s()), (3.0, 9.0));
        assert!((minimum_jerk(1.0 - LAST_TENTH) - 0.9).abs() < 1e-4);
        assert!((repetition.near_s - (3.0 + LAST_TENTH * 2.0)).abs() < 1e-9);
        let flexion = |time_s: f64| performance.at(time_s).trunk(Trunk::ThoraxFlexion);
        assert_eq!([flexion(0.0), flexion(2.5), flexion(5.4), flexion(7.0)], [0.0, 10.0, 10.0, 0.0]);
        assert!((flexion(2.25) - 5.0).abs() < 1e-9, "half way after half of the time");
        assert_eq!(performance.at(3.0).trunk(Trunk::ThoraxBend), -5.0, "mirrored");
    }

    #[test]
    fn what_makes_no_sense_is_told() {
        #[track_caller]
        fn check(change: impl Fn(&mut Choreography), expected: super::super::ChoreographyError) {
            let mut choreography = nodding();
            change(&mut choreography);
            assert_eq!(choreography.validate(), Err(expected));
        }
        use super::super::ChoreographyError::{Angle, Open, Seconds, Views};
        check(|c| c.start.0.extend([("tail".to_owned(), 1.0)]), Angle("tail".to_owned()));
        check(|c| c.steps[0].to.0.extend([("knee".to_owned(), f64::NAN)]), Angle("knee".to_owned()));
        check(|c| c.steps[1].hold_s = -1.0, Seconds(1));
        check(|c| drop(c.steps.pop()), Open);
        check(|c| c.views.clear(), Views);
    }
}
