//! An exercise learnt from somebody who shows it.
//!
//! A clinician performs a movement a few times before the camera; from that recording comes a [`Definition`] like those of
//! the library, plain data that a person can read and change, with which the live engine follows others. What is learnt:
//! from where it was seen and in which posture, which signal carries the movement and which ones go along, whether
//! repetitions have a side, the smallest movement that counts, the tempo's limits, and a hold where there was one.
//!
//! The primary signal is the one that moves farthest for how far that signal wavers, and most alike from repetition to repetition; it
//! is kept only when the live engine, following the very recording, counts what was shown. When the recording does
//! not do, a [`Refusal`] says why and what to do.
//!
//! **What it does not learn**: faults (nobody shows them) and limits of range; a clinician adds them to the file.

mod excursion;
mod refusal;
mod shown;

use body::Observation;

use crate::definition::{
    Definition, Group, Limb, Pacing, Pause, Phases, Range, Role, Sides, Signal, SignalUse, Tempo, Tier, Way,
};
use crate::engine::Engine;
use excursion::{Course, course};
use shown::{Shown, Track};

pub use refusal::Refusal;

/// Fewer repetitions could be anything.
const REPETITIONS_MIN: usize = 3;
/// How alike repetitions must be: share of a repetition that the mean of the others explains.
const ALIKE_MIN: f64 = 0.7;
/// A candidate at least this good beside the best one is a movement of its own, if it happens at other times.
const RIVAL: f64 = 0.5;
/// Signals this closely bound to the primary one support it.
const BOUND: f64 = 0.95;
/// No more supporting signals than this: each is another thing that must be seen well.
const SUPPORTS: usize = 2;
/// Share of the demonstrated movement that others must reach at least: a clinician moves farther than a patient may.
const FLOOR_SHARE: f64 = 0.2;
/// A movement must exceed its noise as much as in the library's own definitions.
const NOISE_MULTIPLE: f64 = 8.0;

/// A movement that was learnt, and what it was learnt from.
#[derive(Debug, Clone, PartialEq)]
pub struct Demonstration {
    /// What the live engine follows.
    pub definition: Definition,
    /// How many repetitions were shown.
    pub repetitions: usize,
    /// How long one took, in the median, seconds.
    pub repetition_s: f64,
    /// How far the primary signal went, in the median, its unit.
    pub range: f64,
    /// How alike the repetitions were, 0..=1.
    pub alike: f64,
}

/// A signal's part in the movement.
#[derive(Debug, Clone)]
struct Candidate {
    signal: Signal,
    limb: Limb,
    sides: Sides,
    way: Way,
    gain: f64,
    course: Course,
    score: f64,
}

/// Learns the exercise that `observations` show, under the name `slug` (lower-case words joined by hyphens).
///
/// # Errors
/// Why nothing can be learnt from it.
pub fn learn(slug: &str, observations: &[Observation]) -> Result<Demonstration, Refusal> {
    let shown = Shown::read(observations)?;
    let mut candidates = candidates(&shown);
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
    let Some(best) = candidates.first() else {
        return Err(nothing(&shown));
    };
    if let Some(rival) = candidates.iter().find(|c| c.score >= RIVAL * best.score && !within(c, best)) {
        return Err(Refusal::Mixed { first: best.signal, other: rival.signal });
    }
    let (mut counted, mut nearest) = (0, usize::MAX);
    for candidate in candidates.iter().filter(|c| c.score >= RIVAL * best.score) {
        let demonstration = define(slug, &shown, candidate);
        demonstration.definition.validate().map_err(Refusal::Definition)?;
        let found = follow(&demonstration.definition, observations);
        let truth = candidate.course.repetitions.len();
        if found == truth {
            return Ok(demonstration);
        }
        if found.abs_diff(truth) < nearest {
            (counted, nearest) = (found, found.abs_diff(truth));
        }
    }
    Err(Refusal::NotFollowed { shown: best.course.repetitions.len(), counted })
}

/// How many repetitions the live engine counts.
fn follow(definition: &Definition, observations: &[Observation]) -> usize {
    let mut engine = Engine::new(definition);
    let (Some(first), Some(last)) = (observations.first(), observations.last()) else { return 0 };
    engine.start(first.time_s);
    for observation in observations {
        engine.observe(observation);
    }
    engine.finish(last.time_s).repetitions as usize
}

/// Why no signal shows repetitions.
fn nothing(shown: &Shown) -> Refusal {
    let courses = shown.tracks.iter().filter_map(|track| course(&shown.time_s, track));
    let most = courses.filter(Course::is_movement).map(|c| c.repetitions.len()).max().unwrap_or(0);
    match most {
        0 => Refusal::Still,
        n if n < REPETITIONS_MIN => Refusal::TooFew { found: n },
        found => Refusal::Unlike { found },
    }
}

/// The signals that show repetitions alike enough.
fn candidates(shown: &Shown) -> Vec<Candidate> {
    let course_of = |track: &Track| course(&shown.time_s, track);
    let mut found = Vec::new();
    for track in shown.tracks.iter().filter(|t| !t.signal.is_paired()) {
        let Some(course) = course_of(track) else { continue };
        let (sides, way, gain) = match (track.signal.has_side(), course.both_ways) {
            (true, true) => (Sides::Alternating, Way::Own, left(track.signal)),
            (true, false) => (Sides::OneASet, Way::Own, left(track.signal)),
            (false, true) => (Sides::None, Way::Either, course.sign),
            (false, false) => (Sides::None, Way::Own, course.sign),
        };
        found.push(Candidate {
            signal: track.signal,
            limb: Limb::Seen,
            sides,
            way,
            gain,
            score: shown::suits(track.signal) * course.score(),
            course,
        });
    }
    for signal in shown::PAIRED {
        let of = |limb: Limb| shown.tracks.iter().find(|t| (t.signal, t.limb) == (signal, limb));
        let [left, right] = [Limb::Left, Limb::Right].map(|limb| of(limb).and_then(course_of));
        let both = of(Limb::Seen).and_then(course_of);
        found.extend(pair(signal, left, right, both));
    }
    found.retain(|c| c.course.repetitions.len() >= REPETITIONS_MIN && c.course.alike >= ALIKE_MIN);
    found
}

/// What a signal that comes in pairs says: both sides at once, in turn, or one of them.
fn pair(
    signal: Signal,
    left: Option<Course>,
    right: Option<Course>,
    both: Option<Course>,
) -> Option<Candidate> {
    let candidate = |limb, sides, course: Course| Candidate {
        signal,
        limb,
        sides,
        way: if course.both_ways { Way::Either } else { Way::Own },
        gain: course.sign,
        score: shown::suits(signal) * course.score(),
        course,
    };
    let one = |course: Course| Some(candidate(Limb::Own, Sides::OneASet, course));
    match (left, right) {
        (Some(left), Some(right)) => {
            let (smaller, larger) = if left.range < right.range { (&left, &right) } else { (&right, &left) };
            if smaller.range < 0.4 * larger.range {
                return one(larger.clone());
            }
            if left.overlaps(&right) {
                return both.map(|both| candidate(Limb::Seen, Sides::None, both));
            }
            (left.sign == right.sign).then(|| candidate(Limb::Own, Sides::Alternating, left.and(&right)))
        }
        (Some(single), None) | (None, Some(single)) => one(single),
        (None, None) => both.map(|both| candidate(Limb::Seen, Sides::None, both)),
    }
}

/// The polarity that makes the person's left positive.
fn left(signal: Signal) -> f64 {
    if signal == Signal::LateralTilt { -1.0 } else { 1.0 }
}

/// Whether nearly everything of one movement happens while the other is under way.
fn within(candidate: &Candidate, best: &Candidate) -> bool {
    let outside = candidate.course.repetitions.iter().filter(|r| !best.course.is_moving(r.peak_s)).count();
    outside < 2
}

/// The definition by one primary signal.
fn define(slug: &str, shown: &Shown, primary: &Candidate) -> Demonstration {
    let course = &primary.course;
    let mut signals = vec![SignalUse {
        signal: primary.signal,
        limb: primary.limb,
        role: Role::Primary,
        gain: primary.gain,
        alone: 0.0,
    }];
    if primary.sides == Sides::None {
        signals.extend(supports(shown, primary));
    }
    let repetition_s = course.median(|r| r.end_s - r.start_s);
    let there_s = course.median(|r| r.peak_s - r.start_s);
    let shortest = course.repetitions.iter().map(|r| r.end_s - r.start_s).fold(f64::INFINITY, f64::min);
    let longest = course.repetitions.iter().map(|r| r.end_s - r.start_s).fold(0.0, f64::max);
    let held_s = course.median(|r| r.hold_s);
    let floor = shown::least(primary.signal).max(FLOOR_SHARE * course.range);
    let tier = if primary.signal == Signal::Curve { Tier::Measured } else { Tier::Counted };
    let definition = Definition {
        slug: slug.to_owned(),
        posture: shown.posture,
        views: vec![shown.view],
        tier,
        seen: needed(&signals, &shown.groups),
        sides: primary.sides,
        way: primary.way,
        signals,
        phases: Phases::default(),
        // Half as long is hurried; four times as long, or half a minute, is still the same movement.
        tempo: Some(Tempo {
            min_s: round(0.5 * shortest, 1).max(0.3),
            max_s: round((4.0 * longest).max(30.0), 0),
        }),
        range: Some(Range {
            floor: round(floor, if floor < 1.0 { 3 } else { 1 }),
            noise_multiple: NOISE_MULTIPLE,
            share: Range::own_share(),
            limit: None,
        }),
        pause: (held_s >= 0.7).then(|| Pause { least_s: round(0.5 * held_s, 1) }),
        hold: None,
        faults: Vec::new(),
        pacing: Pacing {
            there_s: round(there_s, 1).max(0.5),
            back_s: round(repetition_s - there_s, 1).max(0.5),
        },
    };
    Demonstration {
        definition,
        repetitions: course.repetitions.len(),
        repetition_s,
        range: course.range,
        alike: course.alike,
    }
}

/// The signals that go along with the primary one, the closest first.
fn supports(shown: &Shown, primary: &Candidate) -> Vec<SignalUse> {
    let Some(own) = shown.tracks.iter().find(|t| (t.signal, t.limb) == (primary.signal, primary.limb)) else {
        return Vec::new();
    };
    let others = shown.tracks.iter().filter(|t| t.signal != primary.signal && t.limb == Limb::Seen);
    let mut bound: Vec<(f64, SignalUse)> = others
        .filter(|t| t.known_share() >= 0.8)
        .filter_map(|track| {
            let (correlation, slope) = excursion::relation(&track.values, &own.values)?;
            let alone = 0.5 * primary.course.range / slope.abs();
            let large = alone >= shown::least(track.signal);
            (correlation.abs() >= BOUND && large).then(|| {
                let gain = primary.gain * slope;
                let what = SignalUse {
                    signal: track.signal,
                    limb: Limb::Seen,
                    role: Role::Supporting,
                    gain: figures(gain),
                    alone: figures(alone),
                };
                (correlation.abs(), what)
            })
        })
        .collect();
    bound.sort_by(|a, b| b.0.total_cmp(&a.0));
    bound.into_iter().take(SUPPORTS).map(|(_, what)| what).collect()
}

/// The parts that must be seen: those that the signals are read from, of what was seen in the demonstration.
fn needed(signals: &[SignalUse], seen: &[Group]) -> Vec<Group> {
    let primary = signals.iter().take(1).flat_map(|s| shown::read_from(s.signal));
    let mut groups: Vec<Group> = [Group::Shoulders, Group::Hips].iter().chain(primary).copied().collect();
    groups.sort_by_key(|g| *g as usize);
    groups.dedup();
    groups.retain(|g| seen.contains(g));
    groups
}

/// So many decimals: the file is read by people.
fn round(value: f64, decimals: i32) -> f64 {
    let unit = libm::pow(10.0, f64::from(decimals));
    libm::round(value * unit) / unit
}

/// Three significant figures.
fn figures(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let decimals = 2 - libm::floor(libm::log10(value.abs())) as i32;
    round(value, decimals)
}
