//! One side's movement: cut into repetitions, each judged.

use body::angles::Side;

use super::GAP_S;
use super::span::Span;
use super::stream::{Sample, Stream};
use super::trace::Trace;
use super::watch::Watch;
use crate::definition::{Definition, Does, Fault, Makes, Tempo, Way};
use crate::filter::weight;
use crate::message::Cue;
use crate::report::Repetition;
use crate::segment::{Cycle, Event, Segmenter};

/// How important it is to be slow, and to stay within the limit, beside the definition's faults.
const SLOWER: u8 = 100;
const SMALLER: u8 = 200;
/// How important it is to stay at the far end.
const STAY: u8 = 1;
/// So near to its farthest point, share of the way, and so slow, share of the way in a second, somebody holds.
const HELD: [f64; 2] = [0.15, 0.25];
/// A movement there and back turns once; somebody who hesitates, a few times.
const TURNS: usize = 3;
/// After standing still for so long the noise alone is left, seconds.
const RESTED_S: f64 = 0.5;
/// Time over which the speed is taken while somebody holds, seconds.
const SPEED_S: f64 = 0.3;

/// What a movement that went there and back was.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Judged {
    /// A repetition, and what may be said about it.
    Repetition(Repetition, Option<Cue>),
    /// Something else.
    Not(Option<Cue>),
}

/// What a sample brought about.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Nothing,
    /// Something that is no movement of the exercise, and what may be said.
    Aside(Cue),
    /// The repetition counted last goes on returning.
    Extended {
        end_s: f64,
        range: f64,
    },
    Done(Judged),
}

/// Surroundings of a step that are not this channel's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now<'a> {
    pub(super) definition: &'a Definition,
    pub(super) tempo: Tempo,
    pub(super) time_s: f64,
    pub(super) dt_s: f64,
    /// The smallest movement that counts.
    pub(super) least: f64,
    /// The signal's noise after filtering.
    pub(super) noise: f64,
    /// From when on the repetition can have begun.
    pub(super) since_s: f64,
}

#[derive(Debug, Clone)]
pub(super) struct Channel {
    /// Whose repetitions these are.
    pub(super) side: Option<Side>,
    /// Which stream it is cut from.
    pub(super) stream: usize,
    /// For a signal whose sign tells the side: which sign is this side's.
    sign: Option<f64>,
    /// Whether only what lies above rest belongs to the movement.
    beyond: bool,
    pub(super) segmenter: Segmenter,
    pub(super) watch: Watch,
    trace: Trace,
    /// A signal that moves alone: which fault, its own movement, and the primary signal's part in it.
    alone: Option<(Fault, Segmenter, Span)>,
    /// Everything that the signal went through in the set.
    pub(super) span: Span,
    /// Value and speed of late, units and units per second.
    speed: (f64, f64),
    pub(super) holding: bool,
}

impl Channel {
    pub(super) fn new(
        definition: &Definition,
        side: Option<Side>,
        stream: usize,
        sign: Option<f64>,
        tempo: Tempo,
        share: f64,
    ) -> Self {
        let supporting = definition.signals.iter().filter(|s| s.alone > 0.0).map(|s| (s.signal, s.limb));
        let watched = supporting.chain(definition.faults.iter().map(|f| (f.signal, f.limb)));
        let segmenter = Segmenter::new(tempo.max_s, share, definition.way == Way::Either);
        let alone = definition.faults.iter().find(|f| f.does == Does::MovesAlone);
        Self {
            side,
            stream,
            sign,
            beyond: definition.way == Way::BeyondRest,
            watch: Watch::new(side, watched),
            trace: Trace::new(tempo.max_s),
            alone: alone.map(|f| (*f, Segmenter::new(tempo.max_s, share, true), Span::EMPTY)),
            segmenter,
            span: Span::EMPTY,
            speed: (0.0, 0.0),
            holding: false,
        }
    }

    /// This side's part of the signal: from rest upwards, where the sign tells the side or only that belongs to it.
    pub(super) fn own(&self, value: f64, rest: Option<f64>) -> f64 {
        match self.sign {
            Some(sign) => (sign * (value - rest.unwrap_or(value))).max(0.0),
            None if self.beyond => value.max(rest.unwrap_or(value)),
            None => value,
        }
    }

    /// Whether a movement is under way, or was just before.
    pub(super) fn moves(&self) -> bool {
        self.segmenter.is_out() || self.segmenter.rested_s().is_some_and(|rested_s| rested_s < RESTED_S)
    }

    /// How far the whole signal has moved since a time.
    pub(super) fn travel_since(&self, time_s: f64) -> f64 {
        self.trace.width(time_s)
    }

    /// Takes a repetition's range into the person's own.
    pub(super) fn accept(&mut self, range: f64) {
        self.segmenter.accept(range);
    }

    /// The resting value of this side's part.
    pub(super) fn rest(&self, rest: Option<f64>) -> Option<f64> {
        if self.sign.is_some() { Some(0.0) } else { rest }
    }

    pub(super) fn interrupt(&mut self) {
        self.segmenter.reset();
        if let Some((_, segmenter, _)) = &mut self.alone {
            segmenter.reset();
        }
        self.watch.interrupt();
        self.holding = false;
    }

    /// Takes a sample of the stream.
    pub(super) fn push(&mut self, sample: Sample, stream: &Stream, now: &Now<'_>) -> Step {
        let Now { time_s, least, .. } = *now;
        let rest = self.rest(stream.resting);
        let value = self.own(sample.value, stream.resting);
        self.span.take(value);
        self.trace.push(time_s, if self.beyond { sample.value } else { value });
        let event = self.segmenter.push(value, time_s, least, rest);
        if !matches!(event, Event::Counted(_)) && self.segmenter.is_at_turn(value, least) {
            self.watch.begin();
            // The filtered signal lags behind: where it turns is where the primary signal was.
            self.watch.primary.take(value);
        }
        if let Some(raw) = sample.raw {
            self.watch.primary.take(self.own(raw, stream.resting));
        }
        self.hold(value, now);
        match event {
            Event::None => match self.moved_alone(value, sample.direct, now) {
                Some(cue) => Step::Aside(cue),
                None => Step::Nothing,
            },
            Event::Extended { end_s, range } => Step::Extended { end_s, range },
            Event::Counted(cycle) => Step::Done(self.judge(cycle, stream, now)),
        }
    }

    /// Whether something just went there and back while the primary signal stayed still.
    fn moved_alone(&mut self, value: f64, direct: bool, now: &Now<'_>) -> Option<Cue> {
        let (fault, segmenter, span) = self.alone.as_mut()?;
        let other = self.watch.value(fault.signal, fault.limb)?;
        if !direct {
            return None;
        }
        if segmenter.is_at_turn(other, fault.amount) {
            *span = Span::EMPTY;
        }
        span.take(value);
        let counted = segmenter.push(other, now.time_s, fault.amount, None);
        (matches!(counted, Event::Counted(_)) && span.width() < now.least).then_some(fault.cue).flatten()
    }

    /// Follows whether the far end is held.
    fn hold(&mut self, value: f64, now: &Now<'_>) {
        let dt_s = now.dt_s.clamp(1e-3, GAP_S);
        let w = weight(1.0 / (std::f64::consts::TAU * SPEED_S), dt_s);
        let speed = (value - self.speed.0) / dt_s;
        self.speed = (value, self.speed.1 + w * (speed - self.speed.1));
        let far = self.segmenter.way(value).is_some_and(|(way, back)| {
            let way = way.max(1e-9);
            back <= HELD[0] * way && self.speed.1.abs() <= HELD[1] * way
        });
        self.holding = far && now.definition.pause.is_some();
    }

    /// Judges a movement that went there and back.
    fn judge(&mut self, cycle: Cycle, stream: &Stream, now: &Now<'_>) -> Judged {
        let Now { definition, tempo, time_s, least, .. } = *now;
        // What is left of the way back takes about a quarter of what has passed; the rest before belongs to the
        // repetition too, up to as long as the movement itself.
        let moved_s = 1.25 * (time_s - cycle.start_s);
        let lasted_s = moved_s + (cycle.start_s - now.since_s).max(0.0).min(moved_s);
        // To and fro many times before it is back: shaking, or something too fast for the frames.
        let shakes = self.trace.turns(cycle.start_s, 0.35 * cycle.range) > TURNS;
        let judged = if moved_s < 0.5 * tempo.min_s || shakes {
            self.segmenter.reset();
            Judged::Not(None)
        } else if let Some(no) = self.not_the_exercise(&cycle, stream, definition) {
            no
        } else {
            let far = self.trace.far(cycle.start_s, cycle.peak_s);
            let own = self.segmenter.own_range();
            let range = cycle.range.max(least);
            let held_s = far.to_s - far.from_s;
            let fast = lasted_s < tempo.min_s;
            let limit = definition.range.and_then(|range| range.limit);
            let beyond = limit.is_some_and(|limit| cycle.range > limit + now.noise);
            let brief = definition.pause.is_some_and(|pause| held_s < pause.least_s);
            let mut correct = !fast && !beyond;
            // What is said may be a hint; what is kept as the reason is what made it incorrect.
            let (mut cue, mut reason) = (None, None);
            raise(&mut reason, beyond.then_some((SMALLER, Cue::Smaller)));
            raise(&mut reason, fast.then_some((SLOWER, Cue::Slower)));
            raise(&mut cue, brief.then_some((STAY, Cue::StayAWhile)));
            for fault in definition.faults.iter().filter(|fault| self.watch.finds(fault)) {
                let said = fault.cue.map(|cue| (fault.priority, cue));
                if fault.makes == Makes::CueOnly {
                    raise(&mut cue, said);
                } else {
                    correct = false;
                    raise(&mut reason, said);
                }
            }
            raise(&mut cue, reason);
            let cue = cue.map(|(_, cue)| cue);
            Judged::Repetition(
                Repetition {
                    start_s: cycle.start_s,
                    peak_s: cycle.peak_s,
                    end_s: time_s,
                    range,
                    correct,
                    side: self.side,
                    there_s: (far.from_s - cycle.start_s).max(0.0),
                    hold_s: held_s,
                    back_s: (time_s - far.to_s).max(0.0),
                    of_own: if own > 0.0 { range / own } else { 1.0 },
                    fault: reason.map(|(_, cue)| cue),
                },
                cue,
            )
        };
        self.watch.begin();
        judged
    }

    /// Whether the movement was another one.
    fn not_the_exercise(&self, cycle: &Cycle, stream: &Stream, definition: &Definition) -> Option<Judged> {
        let other =
            definition.faults.iter().filter(|f| f.makes == Makes::NoRepetition && self.watch.finds(f));
        if let Some(fault) = other.max_by_key(|fault| fault.priority) {
            return Some(Judged::Not(fault.cue));
        }
        let direct = self.watch.mostly_direct();
        if direct && self.watch.primary.width() < 0.5 * cycle.range {
            return Some(Judged::Not(self.alone.as_ref().and_then(|(fault, ..)| fault.cue)));
        }
        if direct || stream.support.is_empty() || stream.support.iter().any(|s| s.is_learnt()) {
            return None;
        }
        // Without the primary signal the others must all go along, more than a nod of the head.
        let agree =
            stream.support.iter().all(|s| self.watch.travel(s.what.signal, s.what.limb) >= s.what.alone);
        (!agree).then_some(Judged::Not(None))
    }
}

/// Keeps the more important one; the first of equals.
fn raise(kept: &mut Option<(u8, Cue)>, other: Option<(u8, Cue)>) {
    if let Some((priority, _)) = other
        && kept.is_none_or(|(known, _)| priority > known)
    {
        *kept = other;
    }
}
