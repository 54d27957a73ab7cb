//! One set: what is prescribed, and how what was seen of it is handed to care.

use care::{CurvePoint, ExerciseResult, Part, Reach, RepetitionMark, Side, Tier};
use motion::{Cue, Definition, Engine, Repetition, SetResult, Sides, Signal};
use serde::Deserialize;

/// What is prescribed in one set, or in one side of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// What the camera looks for.
    pub definition: Definition,
    /// Which set of the exercise, from 1.
    #[serde(default = "first")]
    pub number: u32,
    /// The side whose turn it is, where each has its own.
    #[serde(default)]
    pub side: Option<Side>,
    /// Repetitions, or holds; of both sides together where they alternate.
    pub prescribed: u32,
    /// Seconds of each hold; 0 where nothing is held.
    #[serde(default)]
    pub hold_s: u32,
    /// The person's own range as it is known from before.
    #[serde(default)]
    pub own: Vec<Own>,
    /// True where the person has wished that its landmarks are kept.
    #[serde(default)]
    pub keep: bool,
}

/// A range that is known from before.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Own {
    /// Of this side; none where repetitions have no side.
    pub side: Option<Side>,
    /// In the unit of the exercise's own signal.
    pub range: f64,
}

fn first() -> u32 {
    1
}

/// A side as care names it.
pub fn side(side: body::angles::Side) -> Side {
    match side {
        body::angles::Side::Left => Side::Left,
        body::angles::Side::Right => Side::Right,
    }
}

impl Set {
    /// A set of which only the movement and the number of repetitions are known.
    pub fn plain(definition: Definition, prescribed: u32) -> Self {
        Self { definition, number: first(), side: None, prescribed, hold_s: 0, own: Vec::new(), keep: false }
    }

    /// An engine that knows what is known of the person.
    pub fn engine(&self) -> Engine {
        let mut engine = Engine::new(&self.definition);
        for own in &self.own {
            let whose = own.side.map(|side| match side {
                Side::Left => body::angles::Side::Left,
                Side::Right => body::angles::Side::Right,
            });
            engine.calibrate(whose, own.range);
        }
        engine
    }

    /// True where the curve of the back carries the exercise.
    pub fn curved(&self) -> bool {
        self.definition.primary().is_some_and(|primary| primary.signal == Signal::Curve)
    }

    /// Holds to their end, where a position is held and not repeated.
    pub fn holds(&self, held_s: f64) -> u32 {
        if self.definition.primary().is_some() || self.hold_s == 0 {
            return 0;
        }
        (held_s / f64::from(self.hold_s)).floor() as u32
    }

    /// A set as care takes it: times from its start instead of the camera's time line.
    pub fn result(&self, seen: SetResult, start_s: f64, ms_per_frame: f64) -> ExerciseResult {
        let since = |time_s: f64| (time_s - start_s).max(0.0);
        let tier = match seen.tier {
            motion::Tier::Measured => Tier::Measured,
            motion::Tier::Counted => Tier::Counted,
            motion::Tier::Timed => Tier::Timed,
        };
        let mark = |repetition: &Repetition| RepetitionMark {
            start_s: since(repetition.start_s),
            peak_s: since(repetition.peak_s),
            end_s: since(repetition.end_s),
            range: repetition.range,
            correct: repetition.correct,
            side: repetition.side.map(side),
            fault: repetition.fault.map(|cue| cue.id().to_owned()),
        };
        ExerciseResult {
            repetitions: seen.repetitions.max(self.holds(seen.hold_s)),
            correct: seen.correct,
            prescribed: self.prescribed,
            hold_s: seen.hold_s,
            duration_s: seen.duration_s,
            tracked_share: seen.tracked_share,
            frames: seen.frames,
            ms_per_frame,
            repetition_marks: seen.list.iter().map(mark).collect(),
            curve: seen
                .curve
                .iter()
                .map(|sample| CurvePoint { time_s: since(sample.time_s), index: sample.index })
                .collect(),
            unseen: seen
                .unseen
                .iter()
                .map(|unseen| care::Unseen { reason: unseen.reason.id().to_owned(), seconds: unseen.seconds })
                .collect(),
            parts: self.parts(&seen, tier),
            ..ExerciseResult::new(seen.exercise, tier)
        }
    }

    /// The set as one part, or as two where its sides alternate.
    fn parts(&self, seen: &SetResult, tier: Tier) -> Vec<Part> {
        if self.definition.sides != Sides::Alternating || self.side.is_some() {
            let all: Vec<&Repetition> = seen.list.iter().collect();
            // What the camera saw is the side that it was, whoever's turn it is.
            let seen_side = all.iter().find_map(|repetition| repetition.side).map(side);
            let whose = self.side.and(seen_side).or(self.side);
            return vec![self.part(seen, tier, whose, &all, self.prescribed)];
        }
        let of = |whose: Side| {
            let own = seen.list.iter().filter(|repetition| repetition.side.map(side) == Some(whose));
            self.part(seen, tier, Some(whose), &own.collect::<Vec<_>>(), self.prescribed / 2)
        };
        vec![of(Side::Left), of(Side::Right)]
    }

    fn part(
        &self,
        seen: &SetResult,
        tier: Tier,
        whose: Option<Side>,
        list: &[&Repetition],
        prescribed: u32,
    ) -> Part {
        let number = list.len() as f64;
        let mean = |of: &dyn Fn(&Repetition) -> f64| list.iter().map(|one| of(one)).sum::<f64>() / number;
        let own = self.own.iter().find(|own| own.side == whose).map(|own| own.range);
        let reach = (!list.is_empty()).then(|| Reach {
            mean: mean(&|one| one.range),
            furthest: list.iter().map(|one| one.range).fold(0.0, f64::max),
            error: seen.range_error,
            own,
            limit: self.definition.range.and_then(|range| range.limit),
            beyond: list.iter().filter(|one| one.fault == Some(Cue::Smaller)).count() as u32,
        });
        let paused = self.definition.primary().is_some();
        let hold_s = if paused { list.iter().map(|one| one.hold_s).sum() } else { seen.hold_s };
        let unseen_s: f64 = seen.unseen.iter().map(|unseen| unseen.seconds).sum();
        Part {
            set: self.number,
            side: whose,
            tier,
            repetitions: (list.len() as u32).max(self.holds(seen.hold_s)),
            correct: list.iter().filter(|one| one.correct).count() as u32,
            prescribed,
            hold_s: if self.hold_s > 0 { hold_s } else { 0.0 },
            hold_prescribed_s: self.hold_s,
            duration_s: seen.duration_s,
            unseen_s: unseen_s.min(seen.duration_s),
            tempo_s: (!list.is_empty()).then(|| mean(&|one| one.end_s - one.start_s)),
            reach,
        }
    }
}
