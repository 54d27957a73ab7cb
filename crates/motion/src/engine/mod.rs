//! The live engine: one observation in, one update out.

mod channel;
mod clock;
mod hold;
mod person;
mod span;
mod stream;
mod support;
mod tally;
mod trace;
mod watch;

use body::angles::Side;
use body::{Observation, Outline};
use glam::DVec2;

use self::channel::{Channel, Judged, Now, Step};
use self::clock::{Clock, Tick};
use self::hold::Holder;
use self::person::{Identity, Person, unflip};
use self::stream::{Sample, Stream};
use self::tally::Tally;
use crate::definition::{Definition, Limb, Range, Sides, Signal, Tempo, Tier};
use crate::features::Features;
use crate::filter::weight;
use crate::framing::{Steady, judge};
use crate::message::{Caption, Cue, Framing, Unseen};
use crate::reading::{Front, Reading};
use crate::recording::{quantise_into, quantise_time};
use crate::report::{Phase, Repetition, SetResult, Tracking, Update};

/// A movement that is not seen for longer than this is dropped, seconds.
const GAP_S: f64 = 1.0;
/// A busy machine that brings no picture at all for up to this long is not a person who left, seconds. At most one
/// repetition fits into it, and at most one is counted across it.
const STALL_S: f64 = 2.0;
/// Whoever is seen after nobody was for this long may be somebody else, seconds: whoever looks for people follows
/// anybody from then on.
const AWAY_S: f64 = 2.0;
/// The person must be in position this long before anything counts again, seconds.
const SETTLE_S: f64 = 0.4;
/// Least time between two cues, seconds.
const CUE_S: f64 = 8.0;
/// Curve unclear for this long is worth a word, seconds.
const UNCLEAR_S: f64 = 2.0;
/// A lapse shorter than this is not told, seconds.
const LAPSE_S: f64 = 0.4;
/// How quickly the resting value is followed before the set, and while the person rests in it, seconds.
const REST_S: [f64; 2] = [0.5, 10.0];
/// When the other side moves so many times as far in the same time, the movement is that side's.
const ALONG: f64 = 1.5;
/// Room for so many repetitions is there from the start.
const REPETITIONS: usize = 128;
/// Where the definition says nothing.
const RANGE: Range = Range { floor: 1.0, noise_multiple: 10.0, share: Range::own_share(), limit: None };
const TEMPO: Tempo = Tempo { min_s: 1.2, max_s: 30.0 };

/// Where the set stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    SetUp,
    Running,
    Paused,
    Finished,
}

/// Sees one set of one exercise, observation by observation.
///
/// Before [`Engine::start`] it judges framing and learns the resting shape and the noise; then it counts until
/// [`Engine::finish`]. Observations whose time is not a number, repeats or goes back are ignored, and those whose time leaps
/// ahead by more than ten seconds. When they go on in order for half a second, the clock was set: they count again after a gap,
/// and after a step back the times of what follows are those of a clock that never went back. Everything is rounded as a
/// recording keeps it ([`crate::recording::quantise`]) before it is looked at.
///
/// A repetition faster than the definition's shortest tempo counts but is not correct; faster than half of it, or
/// slower than the longest, it is no repetition. One that was interrupted for more than a second is dropped. After two
/// seconds without anybody, or when somebody else is there, the starting position must be seen before anything counts.
#[derive(Debug, Clone)]
pub struct Engine {
    definition: Definition,
    usable: bool,
    range: Range,
    tempo: Tempo,
    stage: Stage,
    /// The observation at hand, rounded.
    seen: Observation,
    /// The memory of its outline while there is none, so that a lost frame costs none.
    spare: Option<Outline>,
    last: Option<Update>,
    clock: Clock,
    steady: Steady,
    person: Person,
    front: Front,
    /// When somebody was last seen.
    somebody_s: f64,
    /// When the signals were last known, and why they were not.
    known_s: f64,
    lapse: Option<Unseen>,
    streams: Vec<Stream>,
    channels: Vec<Channel>,
    hold: Option<Holder>,
    /// Which channel was last on the move.
    moving: usize,

    start_s: f64,
    pause_s: f64,
    paused_s: f64,
    list: Vec<Repetition>,
    /// The channel whose last repetition is still on its way back.
    open: Option<usize>,
    /// Repetitions that wait for their observation: a count never jumps.
    pending: Vec<Repetition>,
    correct: u32,
    tally: Tally,
    cue_s: f64,
}

impl Engine {
    /// An engine in set-up. A definition that does not validate is only timed.
    pub fn new(definition: &Definition) -> Self {
        let definition = definition.clone();
        let usable = definition.validate().is_ok();
        let range = definition.range.unwrap_or(RANGE);
        let tempo = definition.tempo.unwrap_or(TEMPO);
        let mut streams = Vec::new();
        let mut channels = Vec::new();
        if let Some(&primary) = definition.primary().filter(|_| usable) {
            let mut add = |side, stream, sign| {
                channels.push(Channel::new(&definition, side, stream, sign, tempo, range.share));
            };
            let sides = [Side::Left, Side::Right];
            if definition.sides == Sides::None {
                streams.push(Stream::new(primary, None, range, &definition));
                add(None, 0, None);
            } else if primary.limb == Limb::Own && primary.signal.is_paired() {
                for (stream, side) in sides.into_iter().enumerate() {
                    streams.push(Stream::new(primary, Some(side), range, &definition));
                    add(Some(side), stream, None);
                }
            } else {
                streams.push(Stream::new(primary, None, range, &definition));
                add(Some(Side::Left), 0, Some(1.0));
                add(Some(Side::Right), 0, Some(-1.0));
            }
        }
        let hold = definition.hold.as_ref().filter(|_| usable && streams.is_empty());
        Self {
            hold: hold.map(|hold| Holder::new(hold, &definition)),
            usable,
            range,
            tempo,
            stage: Stage::SetUp,
            seen: NOBODY,
            spare: None,
            last: None,
            clock: Clock::new(),
            steady: Steady::new(),
            person: Person::new(),
            front: Front::default(),
            somebody_s: f64::NEG_INFINITY,
            known_s: f64::NEG_INFINITY,
            lapse: None,
            streams,
            channels,
            moving: 0,
            start_s: 0.0,
            pause_s: 0.0,
            paused_s: 0.0,
            list: Vec::with_capacity(REPETITIONS),
            open: None,
            pending: Vec::with_capacity(2),
            correct: 0,
            tally: Tally::new(),
            cue_s: f64::NEG_INFINITY,
            definition,
        }
    }

    /// The person's own comfortable range of this side (or of all, where repetitions have no side) is known from before, units
    /// of the primary signal. Without it the set's own repetitions tell it. Today they may move less far: until the set's own tell it, less
    /// of this range is asked than of theirs.
    pub fn calibrate(&mut self, side: Option<Side>, range: f64) {
        if !(range.is_finite() && range > 0.0) {
            return;
        }
        for channel in self.channels.iter_mut().filter(|channel| side.is_none() || channel.side == side) {
            channel.segmenter.calibrate(range);
        }
    }

    /// The set begins: from now on repetitions count.
    pub fn start(&mut self, time_s: f64) {
        let time_s = self.clock.own(quantise_time(time_s));
        if self.stage == Stage::SetUp {
            self.stage = Stage::Running;
            self.start_s = time_s;
            for channel in &mut self.channels {
                channel.segmenter.reset();
                channel.watch.begin();
            }
        }
    }

    /// The person pauses; what is under way is dropped.
    pub fn pause(&mut self, time_s: f64) {
        let time_s = self.clock.own(quantise_time(time_s));
        if self.stage == Stage::Running {
            self.stage = Stage::Paused;
            self.pause_s = time_s;
            self.interrupt();
        }
    }

    /// The set goes on.
    pub fn resume(&mut self, time_s: f64) {
        let time_s = self.clock.own(quantise_time(time_s));
        if self.stage == Stage::Paused {
            self.stage = Stage::Running;
            self.paused_s += positive(time_s - self.pause_s);
            self.interrupt();
        }
    }

    /// The set is over; what was seen of it. Asking again gives the same counts.
    pub fn finish(&mut self, time_s: f64) -> SetResult {
        let time_s = self.clock.own(quantise_time(time_s));
        while !self.pending.is_empty() {
            self.settle();
        }
        let paused_s = match self.stage {
            Stage::Paused => self.paused_s + positive(time_s - self.pause_s),
            _ => self.paused_s,
        };
        let began = self.stage != Stage::SetUp;
        self.stage = Stage::Finished;
        let duration_s = if began { positive(time_s - self.start_s - paused_s) } else { 0.0 };
        let hold_s = self.hold_s();
        let [measured_s, counted_s] = self.tally.moving_s;
        let tier = match self.primary_signal() {
            _ if self.definition.tier == Tier::Timed => Tier::Timed,
            Some(_) if measured_s + counted_s <= 0.0 => Tier::Timed,
            Some(Signal::Curve) if measured_s >= counted_s => self.definition.tier,
            Some(_) => Tier::Counted,
            None if hold_s > 0.0 => self.definition.tier,
            None => Tier::Timed,
        };
        let error = self.streams.iter().map(Stream::noise).fold(0.0, f64::max);
        SetResult {
            exercise: self.definition.slug.clone(),
            repetitions: self.list.len() as u32,
            correct: self.correct,
            hold_s,
            tier,
            tracked_share: self.tally.tracked_share(duration_s),
            duration_s,
            frames: self.tally.frames,
            // A range is a difference of two points, and two ranges are compared.
            range_error: positive(1.96 * 2.0_f64.sqrt() * 2.0_f64.sqrt() * error),
            list: self.list.clone(),
            curve: if self.primary_signal() == Some(Signal::Curve) {
                self.tally.curve.clone()
            } else {
                Vec::new()
            },
            unseen: self.tally.unseen(),
        }
    }

    /// Takes one observation.
    pub fn observe(&mut self, observation: &Observation) -> Update {
        let mut seen = std::mem::replace(&mut self.seen, NOBODY);
        match (&observation.outline, &seen.outline) {
            (None, Some(_)) => self.spare = seen.outline.take(),
            (Some(_), None) => seen.outline = self.spare.take(),
            _ => {}
        }
        quantise_into(observation, &mut seen);
        let update = self.look(&mut seen);
        self.seen = seen;
        update
    }

    fn look(&mut self, seen: &mut Observation) -> Update {
        let Tick::At { time_s, dt_s, leapt } = self.clock.tick(seen.time_s) else {
            return match &self.last {
                Some(last) => Update { cue: None, ..last.clone() },
                None => self.update(Framing::Nobody, 0.0, None, Tracking::Unseen(Unseen::NoPicture), None),
            };
        };
        seen.time_s = time_s;
        if self.stage == Stage::Running && self.clock.doubts(self.start_s) {
            // The set was begun by a clock that has been set right since.
            self.start_s = time_s;
        }
        self.identify(seen, time_s, dt_s);
        let features = Features::read(seen, self.definition.posture);
        let verdict = judge(&self.definition, seen, features.as_ref(), self.steady.is_ready());
        let reading = match (&features, verdict.unseen) {
            (Some(features), None) => Reading::of(seen, features, verdict.view, &mut self.front),
            _ => None,
        };
        let running = self.stage == Stage::Running;
        if running {
            self.tally.frames = self.tally.frames.saturating_add(1);
        }
        if leapt || dt_s > STALL_S {
            self.interrupt();
        }
        if verdict.unseen == Some(Unseen::NotInPosition) {
            self.lapse = verdict.unseen;
        }
        let (mut value, mut direct, mut cue) = (None, false, None);
        if let Some(reading) = reading.filter(|_| self.usable) {
            (value, direct, cue) = self.follow(&reading, time_s, dt_s);
        }
        self.settle();
        if value.is_some() {
            self.known_s = time_s;
        }

        let needs_curve = self.primary_signal() == Some(Signal::Curve);
        let clear_s = self.streams.iter().map(|stream| stream.clear_s).fold(0.0, f64::max);
        let mut framing = self.steady.push(verdict.framing, time_s);
        if framing == Framing::Ready && needs_curve && time_s - clear_s > UNCLEAR_S {
            framing = Framing::BackUnclear;
        }
        let tracking = match (verdict.unseen, value) {
            _ if self.definition.tier == Tier::Timed => Tracking::Timed,
            (Some(reason), _) => Tracking::Unseen(reason),
            (None, Some(_)) if needs_curve && direct => Tracking::Measured,
            (None, Some(_)) => Tracking::Counted,
            (None, None) if needs_curve => Tracking::Unseen(Unseen::Back),
            (None, None) if !self.streams.is_empty() => Tracking::Unseen(Unseen::Hidden),
            (None, None) => Tracking::Counted,
        };
        if running {
            let since_start_s = positive(dt_s.min(time_s - self.start_s));
            self.tally.record(time_s, since_start_s, tracking, value);
        }
        let brief = time_s - self.known_s < LAPSE_S;
        let shown = match (tracking, &self.last) {
            (Tracking::Unseen(_), Some(last)) if brief => last.tracking,
            _ => tracking,
        };
        let update = self.update(framing, time_s, value, shown, cue);
        self.last = Some(update.clone());
        update
    }

    /// Puts left and right in order, and notices whether it may be somebody else.
    fn identify(&mut self, seen: &mut Observation, time_s: f64, dt_s: f64) {
        let Some(pose) = &seen.pose else { return };
        let gone_s = time_s - self.somebody_s;
        self.somebody_s = time_s;
        if gone_s > AWAY_S && gone_s.is_finite() {
            self.person.forget();
            self.away(time_s);
        }
        match self.person.look(pose, time_s, dt_s) {
            Identity::Same => {}
            Identity::Flipped => unflip(seen),
            Identity::Turned => self.interrupt(),
            Identity::Other => self.away(time_s),
        }
    }

    /// Somebody else may be here: they must show the starting position.
    fn away(&mut self, time_s: f64) {
        if self.stage == Stage::Running {
            self.interrupt();
            self.steady = Steady::new();
            self.front = Front::default();
            self.streams.iter_mut().for_each(|stream| stream.away(time_s));
        }
    }

    /// Follows the signals of a body: the primary value, whether it was seen itself, and a cue that is due.
    fn follow(&mut self, reading: &Reading<'_>, time_s: f64, dt_s: f64) -> (Option<f64>, bool, Option<Cue>) {
        if let Some(hold) = &mut self.hold {
            let running = self.stage == Stage::Running;
            self.tally.moving_s[0] += hold.push(reading, time_s, running);
            let due = if running { hold.fault(&self.definition, reading, time_s) } else { None };
            return (None, false, due.and_then(|cue| self.say(cue, time_s)));
        }
        let (mut value, mut direct, mut cue) = (None, false, None);
        for at in 0..self.streams.len() {
            let moves = |channel: &Channel| channel.stream == at && channel.moves();
            let still = !self.channels.iter().any(moves);
            let Some(sample) = self.streams[at].push(reading, time_s, dt_s, still) else { continue };
            if sample.afresh {
                if self.lapse == Some(Unseen::NotInPosition) {
                    self.streams[at].stray();
                }
                self.lapse = None;
                self.interrupt_channels(at);
            }
            if value.is_none() || at == self.channels.get(self.moving).map_or(0, |c| c.stream) {
                (value, direct) = (Some(sample.value), sample.direct);
            }
            let said = self.count(at, sample, reading, time_s, dt_s);
            cue = cue.or(said);
        }
        (value, direct, cue.and_then(|cue| self.say(cue, time_s)))
    }

    /// Cuts a stream's sample into its channels; gives what may be said.
    fn count(
        &mut self,
        at: usize,
        sample: Sample,
        reading: &Reading<'_>,
        time_s: f64,
        dt_s: f64,
    ) -> Option<Cue> {
        let stream = &mut self.streams[at];
        let least = stream.least();
        let waits = stream.waits(sample.value, time_s, least);
        if waits || time_s - stream.settled_s < SETTLE_S {
            return None;
        }
        self.learn_rest(at, sample.value, least, dt_s);
        if self.stage != Stage::Running {
            self.channels
                .iter_mut()
                .filter(|c| c.stream == at)
                .for_each(|c| c.watch.push(reading, true, 0.0));
            return None;
        }
        let now = Now {
            definition: &self.definition,
            tempo: self.tempo,
            time_s,
            dt_s,
            least,
            noise: self.streams[at].noise(),
            since_s: self.list.last().map_or(self.streams[at].settled_s.max(self.start_s), |r| r.end_s),
        };
        let mut cue = None;
        for i in 0..self.channels.len() {
            if self.channels[i].stream != at {
                continue;
            }
            let step = self.channels[i].push(sample, &self.streams[at], &now);
            self.channels[i].watch.push(reading, sample.direct, dt_s);
            match step {
                Step::Nothing => {}
                Step::Aside(said) => cue = cue.or(Some(said)),
                Step::Extended { end_s, range } => {
                    let last = self.list.last_mut().filter(|_| self.open == Some(i));
                    if let Some(repetition) = last {
                        repetition.back_s += positive(end_s - repetition.end_s);
                        (repetition.end_s, repetition.range) = (end_s, range);
                    }
                }
                Step::Done(Judged::Not(said)) => {
                    self.open = None;
                    cue = cue.or(said);
                }
                Step::Done(Judged::Repetition(repetition, said)) => {
                    let other_side = self.definition.sides == Sides::OneASet
                        && self.list.first().is_some_and(|first| first.side != repetition.side);
                    let along = self.channels.iter().enumerate().any(|(j, other)| {
                        j != i && other.travel_since(repetition.start_s) > ALONG * repetition.range
                    });
                    if other_side || along {
                        // What goes on returning now is this movement, not the one that counted before.
                        self.open = self.open.filter(|&open| open != i);
                        continue;
                    }
                    self.channels[i].accept(repetition.range);
                    cue = cue.or(said).or(praise(self.list.len() + self.pending.len() + 1));
                    self.open = Some(i);
                    self.pending.push(repetition);
                }
            }
            let channel = &self.channels[i];
            if channel.segmenter.is_out() {
                self.moving = i;
            }
            if channel.segmenter.rested_s().unwrap_or(0.0) < 1.0 && i == self.moving {
                self.tally.moving_s[usize::from(!sample.direct)] += dt_s.min(GAP_S);
            }
        }
        cue
    }

    /// Counts one repetition that waits.
    fn settle(&mut self) {
        if !self.pending.is_empty() {
            let repetition = self.pending.remove(0);
            self.correct += u32::from(repetition.correct);
            self.list.push(repetition);
        }
    }

    /// Follows the resting value: quickly before the set, slowly while the person rests in it.
    fn learn_rest(&mut self, at: usize, value: f64, least: f64, dt_s: f64) {
        let stream = &mut self.streams[at];
        let rest = *stream.resting.get_or_insert(value);
        let mut channels = self.channels.iter_mut().filter(|channel| channel.stream == at);
        let still = (value - rest).abs() < least && !channels.by_ref().any(|c| c.segmenter.is_out());
        let follow_s = match self.stage {
            Stage::Running if still => REST_S[1],
            Stage::Running => return,
            Stage::SetUp | Stage::Paused | Stage::Finished => REST_S[0],
        };
        stream.follow_rest(value, follow_s, dt_s);
        let w = weight(1.0 / (std::f64::consts::TAU * follow_s), dt_s.min(GAP_S));
        self.channels.iter_mut().filter(|c| c.stream == at).for_each(|c| c.watch.rest(w));
    }

    /// One cue at a time, never two close together.
    fn say(&mut self, cue: Cue, time_s: f64) -> Option<Cue> {
        if time_s - self.cue_s < CUE_S {
            return None;
        }
        self.cue_s = time_s;
        Some(cue)
    }

    /// Drops the movement under way; what was learnt about the person stays.
    fn interrupt(&mut self) {
        for at in 0..self.streams.len() {
            self.streams[at].interrupt();
            self.interrupt_channels(at);
        }
        if let Some(hold) = &mut self.hold {
            hold.interrupt();
        }
    }

    fn interrupt_channels(&mut self, at: usize) {
        self.channels.iter_mut().filter(|c| c.stream == at).for_each(Channel::interrupt);
        self.open = None;
    }

    fn primary_signal(&self) -> Option<Signal> {
        self.definition.primary().filter(|_| self.usable).map(|primary| primary.signal)
    }

    /// Seconds held so far: in position, or at the far ends of the repetitions.
    fn hold_s(&self) -> f64 {
        match (&self.hold, self.definition.pause) {
            (Some(hold), _) => hold.held_s,
            (None, Some(_)) => self.list.iter().map(|r| r.hold_s).fold(0.0, |sum, hold_s| sum + hold_s),
            (None, None) => 0.0,
        }
    }

    fn update(
        &self,
        framing: Framing,
        time_s: f64,
        value: Option<f64>,
        tracking: Tracking,
        cue: Option<Cue>,
    ) -> Update {
        let channel = self.channels.get(self.moving);
        let rest = channel.and_then(|channel| self.streams[channel.stream].resting);
        let own = channel.zip(value).map(|(channel, value)| (channel, channel.own(value, rest)));
        let progress = match own {
            Some((channel, own)) if channel.span.width() >= self.range.floor => {
                ((own - channel.span.low) / channel.span.width()).clamp(0.0, 1.0)
            }
            _ => 0.0,
        };
        let phase = self.phase(own, rest);
        let moving = !matches!(phase, Phase::Rest);
        Update {
            framing,
            ready_for_s: self.steady.ready_for_s(time_s),
            repetitions: self.list.len() as u32,
            correct: self.correct,
            hold_s: self.hold_s(),
            phase,
            caption: self.caption(phase),
            side: channel.filter(|_| moving).and_then(|channel| channel.side),
            curve: value,
            progress,
            tracking,
            cue,
        }
    }

    fn caption(&self, phase: Phase) -> Option<Caption> {
        let phases = &self.definition.phases;
        match phase {
            Phase::Rest => phases.rest,
            Phase::There => phases.there,
            Phase::Opposite => phases.opposite,
            Phase::Back => phases.back,
            Phase::Holding => phases.hold,
        }
    }

    fn phase(&self, own: Option<(&Channel, f64)>, rest: Option<f64>) -> Phase {
        if self.hold.as_ref().is_some_and(|hold| hold.holding) {
            return Phase::Holding;
        }
        let Some((channel, value)) = own else { return Phase::Rest };
        if channel.holding {
            return Phase::Holding;
        }
        let (Some(rest), Some(up)) = (channel.rest(rest), channel.segmenter.direction()) else {
            return Phase::Rest;
        };
        let near = 0.5 * self.range.floor;
        let above = value > rest + near;
        let below = value < rest - near;
        match up {
            _ if channel.segmenter.rested_s().unwrap_or(0.0) > 1.0 && !above && !below => Phase::Rest,
            true if below => Phase::Back,
            true => Phase::There,
            false if above => Phase::Back,
            false => Phase::Opposite,
        }
    }
}

/// What is said about the number of repetitions.
fn praise(count: usize) -> Option<Cue> {
    match count {
        4 => Some(Cue::Four),
        8 => Some(Cue::Eight),
        _ => None,
    }
}

/// Nobody in no picture.
const NOBODY: Observation =
    Observation { time_s: 0.0, size: DVec2::ZERO, pose: None, smooth: None, outline: None, brightness: 0.0 };

/// At least 0, and 0 for what is not a number.
fn positive(seconds: f64) -> f64 {
    if seconds.is_finite() { seconds.max(0.0) } else { 0.0 }
}
