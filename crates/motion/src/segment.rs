//! There and back: a signal cut into repetitions by its own turning points.
//!
//! A leg is a movement in one direction that is larger than the threshold. A repetition is a leg and its return:
//! it counts once the return has covered [`RETURN`] of the leg, whichever direction came first, so that
//! flat-round-flat, flat-hollow-flat and round-hollow-round all count once. Turning points need no baseline, so a
//! drifting one does no harm.

use std::hint::select_unpredictable;

use wide::f64x2;

/// Share of a leg that the way back must cover.
const RETURN: f64 = 0.6;
/// The range of another day asks for less than the set's own, share: who has a bad day moves a third as far, and no count of theirs
/// may be lost.
const FROM_BEFORE: f64 = 2.0 / 3.0;
/// And so do the first ones of a set, of which the smallest is taken: one may be large and none of the exercise.
const FEW: f64 = 0.5;
/// So many repetitions of the set say what the person does today.
const TODAY: usize = 3;
/// Standing this long within half a threshold is rest, seconds.
const REST_S: f64 = 1.5;

/// A repetition at the moment when it counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cycle {
    pub(crate) start_s: f64,
    pub(crate) peak_s: f64,
    pub(crate) range: f64,
}

/// What a sample brought about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Event {
    /// Nothing new.
    None,
    /// A repetition is there and back.
    Counted(Cycle),
    /// The repetition counted last goes on returning.
    Extended { end_s: f64, range: f64 },
}

/// Direction and extent of the leg under way.
#[derive(Debug, Clone, Copy)]
struct Leg {
    up: bool,
    /// Where it began and when it left there.
    pivot: f64,
    start_s: f64,
    /// The farthest point so far.
    extreme: f64,
    extreme_s: f64,
}

impl Leg {
    fn amplitude(&self) -> f64 {
        (self.extreme - self.pivot).abs()
    }

    fn extend(&mut self, x: f64, time_s: f64) {
        let (near, far) = if self.up { (self.extreme, x) } else { (x, self.extreme) };
        self.extreme_s = select_unpredictable(near < far, time_s, self.extreme_s);
        self.extreme = select_unpredictable(near < far, x, self.extreme);
    }

    fn reversal(&self, x: f64) -> f64 {
        if self.up { self.extreme - x } else { x - self.extreme }
    }

    /// Whether it ends where the person rests: then it is a return without a start (the last part of a cycle that has been
    /// counted, or settling down), not the first half of the next repetition.
    fn ends_at(&self, rest: f64) -> bool {
        let amplitude = self.amplitude();
        (self.extreme - rest).abs() <= 0.35 * amplitude && (self.pivot - rest).abs() >= 0.5 * amplitude
    }
}

/// The way back of a repetition that has counted.
#[derive(Debug, Clone, Copy)]
struct Return {
    leg: Leg,
    /// The size of the way out.
    way_out: f64,
    /// The extreme that was told last: the end of a repetition does not creep on with noise.
    told: f64,
    /// Whether the signal has come to rest since: then the repetition is over.
    rested: bool,
}

/// Where the movement is.
#[derive(Debug, Clone, Copy)]
enum State {
    /// No leg yet: the lowest and highest point, and when the signal last was near them.
    Searching { low: (f64, f64), high: (f64, f64) },
    /// On the way out.
    Out(Leg),
    /// Counted, on the way back or at rest.
    Back(Return),
}

/// Cuts one signal into repetitions.
#[derive(Debug, Clone)]
pub(crate) struct Segmenter {
    max_s: f64,
    /// Share of the person's own range that a leg must have.
    share: f64,
    /// Whether a leg that goes down may come first.
    either: bool,
    state: Option<State>,
    /// Where and when the signal last moved on, for rest, and how low (below zero) and high it has been since.
    anchor: f64x2,
    calm: f64x2,
    last_s: f64,
    /// The latest ways out, for the person's own range, of how many in all, and of how many in this set.
    own: [f64; 5],
    counted: usize,
    today: usize,
    /// Their median.
    own_range: f64,
    /// What the person's own range asks of a leg, which every sample is measured by.
    asked: f64,
}

impl Segmenter {
    pub(crate) fn new(max_s: f64, share: f64, either: bool) -> Self {
        Self {
            max_s,
            share,
            either,
            state: None,
            anchor: f64x2::ZERO,
            calm: f64x2::ZERO,
            last_s: 0.0,
            own: [0.0; 5],
            counted: 0,
            today: 0,
            own_range: 0.0,
            asked: 0.0,
        }
    }

    /// Forgets the movement under way, not the person's own range.
    pub(crate) fn reset(&mut self) {
        self.state = None;
    }

    /// The person's own range is known from before.
    pub(crate) fn calibrate(&mut self, range: f64) {
        self.own = [range; 5];
        self.counted = self.counted.max(self.own.len());
        self.own_range = range;
        self.asked = FROM_BEFORE * self.share * range;
    }

    /// Takes a repetition's range into the person's own range.
    pub(crate) fn accept(&mut self, range: f64) {
        self.own[self.counted % self.own.len()] = range;
        self.counted += 1;
        self.today += 1;
        let n = self.counted.min(self.own.len());
        let mut latest = self.own;
        latest[..n].sort_unstable_by(f64::total_cmp);
        self.own_range = latest[n / 2];
        if self.today >= TODAY {
            self.asked = self.share * latest[(n - 1) / 2];
        } else if n == self.today {
            // One large movement, perhaps none of the exercise, must not shut out what follows.
            self.asked = FEW * self.share * latest[0];
        }
    }

    /// The person's own range: the median of the latest repetitions, 0 before the first.
    pub(crate) fn own_range(&self) -> f64 {
        self.own_range
    }

    /// Whether a leg is under way that has not come back yet.
    pub(crate) fn is_out(&self) -> bool {
        matches!(self.state, Some(State::Out(_)))
    }

    /// Whether the signal is where the next leg would begin.
    pub(crate) fn is_at_turn(&self, x: f64, least: f64) -> bool {
        let near = 0.4 * least.max(self.asked);
        match self.state {
            None => true,
            Some(State::Out(_)) => false,
            Some(State::Searching { low, high }) => x - low.0 <= near && high.0 - x <= near,
            Some(State::Back(way)) => way.leg.reversal(x) <= near,
        }
    }

    /// How long the way out under way is so far, and how far it has come back from its farthest point.
    pub(crate) fn way(&self, x: f64) -> Option<(f64, f64)> {
        match self.state {
            Some(State::Out(leg)) => Some((leg.amplitude(), leg.reversal(x))),
            _ => None,
        }
    }

    /// Whether the leg under way goes up.
    pub(crate) fn direction(&self) -> Option<bool> {
        match self.state {
            Some(State::Out(leg) | State::Back(Return { leg, .. })) => Some(leg.up),
            _ => None,
        }
    }

    /// For how long the signal has stood still, seconds; `None` before the first sample.
    pub(crate) fn rested_s(&self) -> Option<f64> {
        self.state.is_some().then_some(self.last_s - self.anchor.to_array()[1])
    }

    /// Takes a filtered sample. `least` is the smallest leg by floor and noise; `rest` the signal's resting value.
    #[inline]
    pub(crate) fn push(&mut self, x: f64, time_s: f64, least: f64, rest: Option<f64>) -> Event {
        let threshold = least.max(self.asked);
        let dt_s = (time_s - self.last_s).max(0.0);
        self.last_s = time_s;
        let Some(state) = &mut self.state else {
            self.state = Some(State::Searching { low: (x, time_s), high: (x, time_s) });
            self.anchor = f64x2::new([x, time_s]);
            self.calm = f64x2::new([-x, x]);
            return Event::None;
        };
        // A choice between numbers: nobody foresees the sample at which a branch would be taken.
        let moved =
            f64x2::splat((x - self.anchor.to_array()[0]).abs()).simd_gt(f64x2::splat(0.5 * threshold));
        self.anchor = moved.bitselect(f64x2::new([x, time_s]), self.anchor);
        self.calm = moved.bitselect(f64x2::new([-x, x]), self.calm).fast_max(f64x2::new([-x, x]));
        let stood_s = time_s - self.anchor.to_array()[1];
        // A drift slower than one threshold in the longest repetition is followed, not taken for a movement.
        let now = Sample { x, time_s, threshold, drift: threshold * dt_s / self.max_s };
        let (next, event) = match state {
            State::Searching { low, high } => (search(low, high, now, self.either), Event::None),
            State::Out(leg) => {
                let (next, event) = out(leg, now);
                let over = time_s - leg.start_s > self.max_s
                    || event == Event::None
                        && stood_s >= REST_S
                        && rest.is_some_and(|rest| leg.ends_at(rest));
                if over {
                    let fresh = State::Searching {
                        low: (-self.calm.to_array()[0], time_s),
                        high: (self.calm.to_array()[1], time_s),
                    };
                    (Some(fresh), Event::None)
                } else {
                    (next, event)
                }
            }
            State::Back(way) => {
                way.rested |= stood_s >= 0.5;
                back(way, now)
            }
        };
        if let Some(next) = next {
            *state = next;
        }
        event
    }
}

/// A filtered sample, how large a leg must be now, and how far the signal may have drifted since the last sample.
#[derive(Clone, Copy)]
struct Sample {
    x: f64,
    time_s: f64,
    threshold: f64,
    drift: f64,
}

fn search(low: &mut (f64, f64), high: &mut (f64, f64), now: Sample, either: bool) -> Option<State> {
    let Sample { x, time_s, threshold, drift } = now;
    low.0 = (low.0 + drift).min(x);
    high.0 = (high.0 - drift).max(x);
    if x - low.0 <= 0.4 * threshold {
        low.1 = time_s;
    }
    if high.0 - x <= 0.4 * threshold {
        high.1 = time_s;
    }
    let leg = |up, from: (f64, f64)| {
        State::Out(Leg { up, pivot: from.0, start_s: from.1, extreme: x, extreme_s: time_s })
    };
    if x - low.0 >= threshold {
        Some(leg(true, *low))
    } else if either && high.0 - x >= threshold {
        Some(leg(false, *high))
    } else {
        None
    }
}

fn out(leg: &mut Leg, now: Sample) -> (Option<State>, Event) {
    let Sample { x, time_s, threshold, .. } = now;
    leg.extend(x, time_s);
    let amplitude = leg.amplitude();
    if leg.reversal(x) >= threshold.max(RETURN * amplitude) {
        let cycle = Cycle { start_s: leg.start_s, peak_s: leg.extreme_s, range: amplitude };
        let back =
            Leg { up: !leg.up, pivot: leg.extreme, start_s: leg.extreme_s, extreme: x, extreme_s: time_s };
        let way = Return { leg: back, way_out: amplitude, told: x, rested: false };
        return (Some(State::Back(way)), Event::Counted(cycle));
    }
    (None, Event::None)
}

fn back(way: &mut Return, now: Sample) -> (Option<State>, Event) {
    let Sample { x, time_s, threshold, drift } = now;
    let leg = &mut way.leg;
    leg.extreme = if leg.up { (leg.extreme - drift).max(x) } else { (leg.extreme + drift).min(x) };
    let reversal = leg.reversal(x);
    leg.extreme_s = select_unpredictable(reversal <= 0.4 * threshold, time_s, leg.extreme_s);
    if reversal >= threshold {
        let out =
            Leg { up: !leg.up, pivot: leg.extreme, start_s: leg.extreme_s, extreme: x, extreme_s: time_s };
        return (Some(State::Out(out)), Event::None);
    }
    let further = if leg.up { x - way.told } else { way.told - x };
    // Once it has come to rest, nothing is far enough.
    let least = if way.rested { f64::INFINITY } else { 0.1 * way.way_out };
    way.told = select_unpredictable(further > least, x, way.told);
    if further > least {
        let range = way.way_out.max(way.leg.amplitude());
        return (None, Event::Extended { end_s: time_s, range });
    }
    (None, Event::None)
}
