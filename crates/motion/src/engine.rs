//! The live engine: one observation in, one update out.

use body::Observation;

use crate::definition::Limb;
use crate::definition::{Definition, Posture, Range, Role, Signal, Tempo, Tier};
use crate::features::Features;
use crate::filter::{Median, Noise, OneEuro, weight};
use crate::framing::{Steady, Verdict, judge};
use crate::message::{Cue, Framing, Unseen};
use crate::reading::Reading;
use crate::report::{CurveSample, Phase, Repetition, SetResult, Tracking, UnseenTime, Update};
use crate::segment::{Cycle, Event, Segmenter};

/// A movement that is not seen for longer than this is dropped, seconds.
const GAP_S: f64 = 1.0;
/// A busy machine that brings no picture at all for up to this long is not a person who left, seconds. At most one
/// repetition fits into it, and at most one is counted across it.
const STALL_S: f64 = 2.0;
/// The person must be in position this long before anything counts again, seconds.
const SETTLE_S: f64 = 0.4;
/// Curve samples are kept no closer than this, seconds.
const SAMPLE_S: f64 = 0.2;
/// Least time between two cues, seconds.
const CUE_S: f64 = 8.0;
/// Cutoff of the primary signal's filter for slow movement, Hz.
const CUTOFF_HZ: f64 = 1.5;
/// Confidence of the curve at which it and the supporting signals weigh alike.
const EVEN: f64 = 0.1;
/// Below this confidence the curve itself is not seen.
const CURVE_SEEN: f64 = 0.15;
/// Curve unclear for this long is worth a word, seconds.
const UNCLEAR_S: f64 = 2.0;
/// A lapse shorter than this is not told, seconds.
const LAPSE_S: f64 = 0.4;
/// Somebody who left the position must rest this long in it again before anything counts, seconds.
const CALM_S: f64 = 0.5;
/// A nod is a movement of the head of at least this, degrees.
const NOD_DEG: f64 = 25.0;

/// Smallest and largest value of something during one movement.
#[derive(Debug, Clone, Copy)]
struct Span {
    low: f64,
    high: f64,
}

impl Span {
    const EMPTY: Self = Self { low: f64::INFINITY, high: f64::NEG_INFINITY };

    fn take(&mut self, x: f64) {
        if x.is_finite() {
            self.low = self.low.min(x);
            self.high = self.high.max(x);
        }
    }

    /// 0 while nothing was taken.
    fn width(&self) -> f64 {
        (self.high - self.low).max(0.0)
    }
}

/// What happened besides the primary signal since the movement under way began.
#[derive(Debug, Clone, Copy)]
struct Beside {
    /// The directly seen primary signal alone.
    primary: Span,
    head: Span,
    trunk: Span,
    thigh: Span,
    elbow: Span,
    seen_s: f64,
    all_s: f64,
}

impl Beside {
    const NEW: Self = Self {
        primary: Span::EMPTY,
        head: Span::EMPTY,
        trunk: Span::EMPTY,
        thigh: Span::EMPTY,
        elbow: Span::EMPTY,
        seen_s: 0.0,
        all_s: 0.0,
    };
}

/// A supporting signal and its learnt relation to the primary one.
#[derive(Debug, Clone)]
struct Support {
    signal: Signal,
    /// Mean of the supporting and of the primary signal over the same samples.
    mean: [f64; 2],
    variance: [f64; 2],
    covariance: f64,
    /// The relation assumed before any is learnt, as variance and covariance of made-up samples.
    prior: [f64; 2],
    samples_s: f64,
    seen: bool,
}

impl Support {
    fn new(signal: Signal, gain: f64, floor: f64) -> Self {
        let variance = if gain == 0.0 { 9.0 } else { (floor / gain) * (floor / gain) };
        Self {
            signal,
            mean: [0.0; 2],
            variance: [0.0; 2],
            covariance: 0.0,
            prior: [variance, gain * variance],
            samples_s: 0.0,
            seen: false,
        }
    }

    /// Learns from a sample where both are seen; without the primary only the signal's own mean follows.
    fn learn(&mut self, s: f64, primary: Option<f64>, dt_s: f64) {
        let w = weight(1.0 / (std::f64::consts::TAU * 30.0_f64.min(self.samples_s.max(dt_s))), dt_s);
        self.samples_s += dt_s;
        if !self.seen {
            self.seen = true;
            self.mean = [s, primary.unwrap_or(0.0)];
            return;
        }
        let ds = s - self.mean[0];
        self.mean[0] += w * ds;
        if let Some(p) = primary {
            let dp = p - self.mean[1];
            self.mean[1] += w * dp;
            self.variance[0] += w * (ds * ds - self.variance[0]);
            self.variance[1] += w * (dp * dp - self.variance[1]);
            self.covariance += w * (ds * dp - self.covariance);
        }
    }

    /// What the primary signal should be, given this one.
    fn predict(&self, s: f64) -> f64 {
        let gain = (self.covariance + self.prior[1]) / (self.variance[0] + self.prior[0]);
        self.mean[1] + gain * (s - self.mean[0])
    }

    /// How much of the primary signal this one explains, 0..=1.
    fn trust(&self) -> f64 {
        let both = self.variance[0] * self.variance[1];
        let learnt = if both > 0.0 { self.covariance * self.covariance / both } else { 0.0 };
        let prior = if self.prior[1] == 0.0 { 0.0 } else { 0.25 };
        let share = self.variance[0] / (self.variance[0] + self.prior[0]);
        (share * learnt + (1.0 - share) * prior).clamp(0.0, 1.0)
    }
}

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
/// [`Engine::finish`]. Observations whose time is not a number, repeats or goes back are ignored.
///
/// A repetition faster than the definition's shortest tempo counts but is not correct; faster than half of it, or
/// slower than the longest, it is no repetition. One that was interrupted for more than a second is dropped. One
/// in which the hips travelled far towards the heels (thigh through more than 20 degrees) is no
/// repetition, by more than 14 degrees it is not correct; so too with the elbows bent by more than 50 degrees.
#[derive(Debug, Clone)]
pub struct Engine {
    definition: Definition,
    stage: Stage,
    last: Option<Update>,
    last_s: f64,
    steady: Steady,
    /// When the curve was last clear.
    clear_s: f64,

    primary: Option<(Signal, f64)>,
    range: Range,
    tempo: Tempo,
    support: Vec<Support>,
    median: Median,
    filter: OneEuro,
    noise: Noise,
    noise_samples: u32,
    /// The filter's usual weight of a new sample while the person is still.
    alpha: f64,
    frame_s: f64,
    /// When the primary signal was last known, and since when without interruption.
    known_s: Option<f64>,
    settled_s: f64,
    /// Why it was not known last, and whether the person left the position and has not rested in it since.
    lapse: Option<Unseen>,
    strayed: bool,
    /// Where and when the primary signal last moved on.
    anchor: (f64, f64),
    /// The primary signal and the thigh's inclination at rest.
    resting: Option<f64>,
    resting_thigh_deg: f64,
    span: Span,
    segmenter: Segmenter,
    beside: Beside,
    /// The head's own movement, and the primary signal's part in it.
    nods: Segmenter,
    nodding: Span,
    /// Head and trunk without their noise.
    head: Option<f64>,
    trunk: Option<f64>,

    start_s: f64,
    pause_s: f64,
    paused_s: f64,
    frames: u32,
    list: Vec<Repetition>,
    /// Whether the last of them is still on its way back.
    open: bool,
    correct: u32,
    hold_s: f64,
    holding: bool,
    held_since_s: f64,
    tracked_s: f64,
    watched_s: f64,
    moving_s: [f64; 2],
    unseen: Vec<UnseenTime>,
    curve: Vec<CurveSample>,
    cue_s: f64,
}

impl Engine {
    /// An engine in set-up. A definition that does not validate is only timed.
    pub fn new(definition: &Definition) -> Self {
        let definition = definition.clone();
        let usable = definition.validate().is_ok();
        let primary = definition.primary().filter(|_| usable).map(|s| (s.signal, s.gain));
        let range =
            definition.range.unwrap_or(Range { floor: 1.0, noise_multiple: 10.0, share: 0.3, limit: None });
        let tempo = definition.tempo.unwrap_or(Tempo { min_s: 1.2, max_s: 30.0 });
        let supporting = definition.signals.iter().filter(|s| usable && s.role == Role::Supporting);
        Self {
            support: supporting.map(|s| Support::new(s.signal, s.gain, range.floor)).collect(),
            stage: Stage::SetUp,
            last: None,
            last_s: f64::NEG_INFINITY,
            steady: Steady::new(),
            clear_s: f64::NEG_INFINITY,
            primary,
            range,
            tempo,
            median: Median::default(),
            // The movement opens the filter in proportion to its size.
            filter: OneEuro::new(CUTOFF_HZ, 0.1 / range.floor),
            noise: Noise::default(),
            noise_samples: 0,
            alpha: 0.0,
            frame_s: 1.0 / 30.0,
            known_s: None,
            settled_s: 0.0,
            lapse: None,
            strayed: false,
            anchor: (0.0, 0.0),
            resting: None,
            resting_thigh_deg: 0.0,
            span: Span::EMPTY,
            segmenter: Segmenter::new(tempo.max_s),
            beside: Beside::NEW,
            nods: Segmenter::new(tempo.max_s),
            nodding: Span::EMPTY,
            head: None,
            trunk: None,
            start_s: 0.0,
            pause_s: 0.0,
            paused_s: 0.0,
            frames: 0,
            list: Vec::new(),
            open: false,
            correct: 0,
            hold_s: 0.0,
            holding: false,
            held_since_s: 0.0,
            tracked_s: 0.0,
            watched_s: 0.0,
            moving_s: [0.0; 2],
            unseen: Vec::new(),
            curve: Vec::new(),
            cue_s: f64::NEG_INFINITY,
            definition,
        }
    }

    /// The set begins: from now on repetitions count.
    pub fn start(&mut self, time_s: f64) {
        if self.stage == Stage::SetUp {
            self.stage = Stage::Running;
            self.start_s = time_s;
            self.segmenter.reset();
            self.beside = Beside::NEW;
        }
    }

    /// The person pauses; what is under way is dropped.
    pub fn pause(&mut self, time_s: f64) {
        if self.stage == Stage::Running {
            self.stage = Stage::Paused;
            self.pause_s = time_s;
            self.interrupt();
        }
    }

    /// The set goes on.
    pub fn resume(&mut self, time_s: f64) {
        if self.stage == Stage::Paused {
            self.stage = Stage::Running;
            self.paused_s += positive(time_s - self.pause_s);
            self.interrupt();
        }
    }

    /// The set is over; what was seen of it. Asking again gives the same counts.
    pub fn finish(&mut self, time_s: f64) -> SetResult {
        let paused_s = match self.stage {
            Stage::Paused => self.paused_s + positive(time_s - self.pause_s),
            _ => self.paused_s,
        };
        let began = self.stage != Stage::SetUp;
        self.stage = Stage::Finished;
        let duration_s = if began { positive(time_s - self.start_s - paused_s) } else { 0.0 };
        let [measured_s, counted_s] = self.moving_s;
        let tier = match self.primary {
            _ if self.definition.tier == Tier::Timed => Tier::Timed,
            Some(_) if measured_s + counted_s <= 0.0 => Tier::Timed,
            Some((Signal::Curve, _)) if measured_s >= counted_s => self.definition.tier,
            Some(_) => Tier::Counted,
            None if self.hold_s > 0.0 => self.definition.tier,
            None => Tier::Timed,
        };
        let mut unseen = self.unseen.clone();
        unseen.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
        let watched_s = self.watched_s.max(duration_s);
        SetResult {
            exercise: self.definition.slug.clone(),
            repetitions: self.list.len() as u32,
            correct: self.correct,
            hold_s: self.hold_s,
            tier,
            tracked_share: if watched_s > 0.0 { (self.tracked_s / watched_s).clamp(0.0, 1.0) } else { 0.0 },
            duration_s,
            frames: self.frames,
            list: self.list.clone(),
            curve: self.curve.clone(),
            unseen,
        }
    }

    /// Takes one observation.
    pub fn observe(&mut self, observation: &Observation) -> Update {
        let time_s = observation.time_s;
        if !time_s.is_finite() || time_s <= self.last_s {
            return match &self.last {
                Some(last) => Update { cue: None, ..last.clone() },
                None => self.update(Framing::Nobody, 0.0, None, Tracking::Unseen(Unseen::NoPicture), None),
            };
        }
        let dt_s = if self.last_s.is_finite() { time_s - self.last_s } else { 0.0 };
        self.last_s = time_s;
        let features = Features::read(observation, self.definition.posture);
        let verdict = judge(&self.definition, observation, features.as_ref(), self.steady.is_ready());
        let body = features
            .filter(|_| verdict.unseen.is_none())
            .and_then(|features| Reading::of(observation, &features, verdict.view))
            .map(|reading| Body::of(&reading));
        self.step(time_s, dt_s, verdict, body)
    }

    fn step(&mut self, time_s: f64, dt_s: f64, verdict: Verdict, body: Option<Body>) -> Update {
        if body.is_some_and(|b| b.curve.is_some_and(|(_, c)| c >= CURVE_SEEN)) {
            self.clear_s = time_s;
        }
        let needs_curve = self.primary.is_some_and(|(signal, _)| signal == Signal::Curve);
        let mut framing = self.steady.push(verdict.framing, time_s);
        if framing == Framing::Ready && needs_curve && time_s - self.clear_s.max(0.0) > UNCLEAR_S {
            framing = Framing::BackUnclear;
        }

        let running = self.stage == Stage::Running;
        if running {
            self.frames = self.frames.saturating_add(1);
        }
        if dt_s > STALL_S {
            self.interrupt();
        }
        self.lapse = verdict.unseen.or(self.lapse);
        let mut cue = None;
        let mut seen = None;
        match (body, self.primary) {
            (Some(body), Some((signal, gain))) => {
                seen = self.signal(signal, gain, &body, time_s, dt_s);
                if let Some((value, direct)) = seen {
                    cue = self.count(value, direct, &body, time_s, dt_s);
                }
            }
            (Some(body), None) => self.hold(&body, time_s, dt_s),
            (None, _) => self.holding = false,
        }

        let tracking = match (verdict.unseen, seen) {
            _ if self.definition.tier == Tier::Timed && self.definition.hold.is_none() => Tracking::Timed,
            (Some(reason), _) => Tracking::Unseen(reason),
            (None, Some((_, true))) if needs_curve => Tracking::Measured,
            (None, Some(_)) => Tracking::Counted,
            (None, None) if self.primary.is_some() => Tracking::Unseen(Unseen::Back),
            (None, None) => Tracking::Counted,
        };
        let value = seen.map(|(value, _)| value);
        if running {
            self.record(time_s, dt_s, tracking, value);
        }
        let brief = self.known_s.is_some_and(|known_s| time_s - known_s < LAPSE_S);
        let shown = match (tracking, &self.last) {
            (Tracking::Unseen(_), Some(last)) if brief => last.tracking,
            _ => tracking,
        };
        let update = self.update(framing, time_s, value, shown, cue);
        self.last = Some(update.clone());
        update
    }

    /// The fused primary signal, filtered, and whether it was seen directly.
    fn signal(
        &mut self,
        signal: Signal,
        gain: f64,
        body: &Body,
        time_s: f64,
        dt_s: f64,
    ) -> Option<(f64, bool)> {
        let known = read(signal, body).map(|(x, c)| (gain * x, c));
        let direct = known.filter(|&(_, confidence)| confidence >= CURVE_SEEN);
        let (mut sum, mut weights) = (0.0, 0.0);
        for support in &mut self.support {
            let Some((s, _)) = read(support.signal, body) else { continue };
            support.learn(s, direct.map(|(x, _)| x), dt_s.min(GAP_S));
            let trust = support.trust();
            sum += trust * support.predict(s);
            weights += trust;
        }
        let predicted = (weights > 0.05).then(|| sum / weights);
        let fused = match (direct, predicted) {
            (Some((x, confidence)), Some(p)) => {
                // A supporting signal steadies in proportion to what it explains.
                let share = EVEN * weights.min(1.0) / (confidence + EVEN * weights.min(1.0));
                x + share * (p - x)
            }
            (Some((x, _)), None) => x,
            (None, Some(p)) => p,
            (None, None) => return None,
        };
        let since_s = self.known_s.map_or(f64::INFINITY, |known_s| time_s - known_s);
        let stalled = since_s <= dt_s && since_s <= STALL_S;
        if since_s > GAP_S && !stalled {
            self.interrupt();
            self.settled_s = time_s;
            self.strayed |= self.lapse == Some(Unseen::NotInPosition);
            self.anchor = (fused, time_s);
            self.noise.interrupt(fused);
        }
        self.known_s = Some(time_s);
        let since_s = if since_s > GAP_S { self.frame_s } else { since_s };
        self.frame_s += 0.05 * (since_s - self.frame_s);
        // Few frames a second leave none to spare for a median; a ghost frame is then too fast to count.
        let span = match self.frame_s {
            s if s < 0.05 => 5,
            s if s < 0.15 => 3,
            _ => 1,
        };
        let steady = self.median.push(fused, span);
        if self.noise_samples < 20 || !self.segmenter.is_out() {
            self.noise.push(fused);
            self.noise_samples = self.noise_samples.saturating_add(1);
        } else {
            self.noise.interrupt(fused);
        }
        let value = self.filter.push(steady, since_s);
        if !self.segmenter.is_out() {
            self.alpha += 0.05 * (self.filter.alpha - self.alpha);
        }
        if let Some((x, _)) = direct {
            self.beside.primary.take(x);
        }
        let direct = match signal {
            Signal::Curve => time_s - self.clear_s < LAPSE_S,
            _ => true,
        };
        Some((value, direct))
    }

    /// The smallest leg that can count now.
    fn least(&self) -> f64 {
        let alpha = self.alpha.max(weight(CUTOFF_HZ, self.frame_s)).min(1.0);
        let filtered = self.noise.sigma() * libm::sqrt(alpha / (2.0 - alpha));
        self.range.floor.max(self.range.noise_multiple * filtered)
    }

    /// Segments the signal; gives the cue that is due.
    fn count(&mut self, value: f64, direct: bool, body: &Body, time_s: f64, dt_s: f64) -> Option<Cue> {
        if time_s - self.settled_s < SETTLE_S {
            return None;
        }
        let least = self.least();
        if (value - self.anchor.0).abs() > 0.5 * least {
            self.anchor = (value, time_s);
        }
        // Whoever comes back into position is still on the way; that is not the movement.
        self.strayed &= time_s - self.anchor.1 < CALM_S;
        if self.strayed {
            return None;
        }
        self.learn_rest(value, body.thigh_deg, least, dt_s);
        if self.stage != Stage::Running {
            return None;
        }
        self.span.take(value);
        let event = self.segmenter.push(value, time_s, least, self.resting);
        if !matches!(event, Event::Counted(_)) && self.segmenter.is_at_turn(value, least) {
            self.beside = Beside::NEW;
            // The filtered signal lags behind: where it turns is where the primary signal was.
            self.beside.primary.take(value);
        }
        let calm = weight(CUTOFF_HZ, dt_s.min(GAP_S));
        let calmed = |last: &mut Option<f64>, now: f64| {
            let next = last.map_or(now, |last| last + calm * (now - last));
            *last = Some(next).filter(|n| n.is_finite());
            next
        };
        let head_deg = body.head_deg.map(|d| calmed(&mut self.head, d));
        self.beside.head.take(head_deg.unwrap_or(f64::NAN));
        self.beside.trunk.take(calmed(&mut self.trunk, body.trunk_deg));
        self.beside.thigh.take(body.thigh_deg);
        self.beside.elbow.take(body.elbow_deg);
        self.beside.all_s += dt_s.min(GAP_S);
        if direct {
            self.beside.seen_s += dt_s.min(GAP_S);
        }
        if self.segmenter.rested_s() < 1.0 {
            self.moving_s[usize::from(!direct)] += dt_s.min(GAP_S);
        }
        let nodded = direct && head_deg.is_some_and(|deg| self.nodded(deg, value, least, time_s));
        match event {
            Event::None if nodded => self.say(Cue::LetBackMove, time_s),
            Event::None => None,
            Event::Extended { end_s, range } => {
                if let Some(repetition) = self.list.last_mut().filter(|_| self.open) {
                    (repetition.end_s, repetition.range) = (end_s, range);
                }
                None
            }
            Event::Counted(cycle) => {
                let before = self.list.len();
                let cue = self.repetition(cycle, least, time_s);
                self.open = self.list.len() > before;
                cue
            }
        }
    }

    /// Whether the head just went there and back while the back stayed still.
    fn nodded(&mut self, head_deg: f64, value: f64, least: f64, time_s: f64) -> bool {
        if self.primary.is_none_or(|(signal, _)| signal != Signal::Curve) {
            return false;
        }
        if self.nods.is_at_turn(head_deg, NOD_DEG) {
            self.nodding = Span::EMPTY;
        }
        self.nodding.take(value);
        matches!(self.nods.push(head_deg, time_s, NOD_DEG, None), Event::Counted(_))
            && self.nodding.width() < least
    }

    /// Judges a movement that went there and back.
    fn repetition(&mut self, cycle: Cycle, least: f64, time_s: f64) -> Option<Cue> {
        let beside = std::mem::replace(&mut self.beside, Beside::NEW);
        // What is left of the way back takes about a quarter of what has passed; the rest before belongs to the
        // repetition too, up to as long as the movement itself.
        let moved_s = 1.25 * (time_s - cycle.start_s);
        let before_s = self.list.last().map_or(self.settled_s.max(self.start_s), |r| r.end_s);
        let lasted_s = moved_s + positive(cycle.start_s - before_s).min(moved_s);
        if moved_s < 0.5 * self.tempo.min_s {
            self.segmenter.reset();
            return None;
        }
        let on_knees = self.definition.posture == Posture::HandsAndKnees;
        let travel_deg = beside.thigh.width().max(beside.thigh.high - self.resting_thigh_deg);
        if on_knees && travel_deg > 20.0 {
            return self.say(Cue::HipsOverKnees, time_s);
        }
        let mostly_seen = beside.seen_s >= 0.5 * beside.all_s;
        if mostly_seen && beside.primary.width() < 0.5 * cycle.range {
            return self.say(Cue::LetBackMove, time_s);
        }
        // Landmarks alone must show more than a nod: the trunk goes along, or its part has been learnt before.
        let learnt = self.support.iter().any(|s| s.variance[1] > 0.0 && s.trust() >= 0.5);
        let agree = beside.head.width() >= 15.0 && beside.trunk.width() >= 3.0;
        if !mostly_seen && !learnt && !agree {
            return None;
        }
        let rocking = on_knees && travel_deg > 14.0;
        let bending = on_knees && beside.elbow.width() > 50.0;
        let fast = lasted_s < self.tempo.min_s;
        let correct = !(fast || rocking || bending);
        self.list.push(Repetition {
            start_s: cycle.start_s,
            peak_s: cycle.peak_s,
            end_s: time_s,
            range: cycle.range.max(least),
            correct,
        });
        self.correct += u32::from(correct);
        self.segmenter.accept(cycle.range);
        let due = match self.list.len() {
            _ if fast => Cue::Slower,
            _ if rocking => Cue::HipsOverKnees,
            _ if bending => Cue::LongArms,
            4 => Cue::Four,
            8 => Cue::Eight,
            _ => return None,
        };
        self.say(due, time_s)
    }

    /// One cue at a time, never two close together.
    fn say(&mut self, cue: Cue, time_s: f64) -> Option<Cue> {
        if time_s - self.cue_s < CUE_S {
            return None;
        }
        self.cue_s = time_s;
        Some(cue)
    }

    /// Follows the resting value: quickly before the set, slowly while the person rests in it.
    fn learn_rest(&mut self, value: f64, thigh_deg: f64, least: f64, dt_s: f64) {
        if self.resting.is_none() {
            self.resting_thigh_deg = thigh_deg;
        }
        let rest = *self.resting.get_or_insert(value);
        let near = (value - rest).abs() < least;
        let follow_s = match self.stage {
            Stage::Running if near && !self.segmenter.is_out() => 10.0,
            Stage::Running => return,
            _ => 0.5,
        };
        let w = weight(1.0 / (std::f64::consts::TAU * follow_s), dt_s.min(GAP_S));
        self.resting = Some(rest + w * (value - rest));
        if thigh_deg.is_finite() {
            self.resting_thigh_deg += w * (thigh_deg - self.resting_thigh_deg);
        }
    }

    fn hold(&mut self, body: &Body, time_s: f64, dt_s: f64) {
        if self.definition.hold.is_none() {
            return;
        }
        let slack = if self.holding { 1.1 } else { 1.0 };
        let trunk_min_deg = 55.0 - if self.holding { 5.0 } else { 0.0 };
        let inside = body.hips_to_heels <= slack * 0.95 && body.trunk_deg >= trunk_min_deg;
        if inside && self.holding && self.stage == Stage::Running {
            self.hold_s += positive(dt_s.min(time_s - self.held_since_s));
            self.moving_s[0] += positive(dt_s);
        }
        if inside && !self.holding {
            self.held_since_s = time_s;
        }
        self.holding = inside;
    }

    /// Drops the movement under way; what was learnt about the person stays.
    fn interrupt(&mut self) {
        self.segmenter.reset();
        self.nods.reset();
        self.median.reset();
        self.filter.reset();
        self.beside = Beside::NEW;
        self.known_s = None;
        self.open = false;
        self.holding = false;
        (self.head, self.trunk) = (None, None);
    }

    fn record(&mut self, time_s: f64, dt_s: f64, tracking: Tracking, value: Option<f64>) {
        let dt_s = positive(dt_s.min(time_s - self.start_s));
        self.watched_s += dt_s;
        let reason = match tracking {
            _ if dt_s > GAP_S => Some(Unseen::NoPicture),
            Tracking::Unseen(reason) => Some(reason),
            Tracking::Measured | Tracking::Counted | Tracking::Timed => None,
        };
        match (reason, tracking) {
            (Some(reason), _) => match self.unseen.iter_mut().find(|u| u.reason == reason) {
                Some(u) => u.seconds += dt_s,
                None => self.unseen.push(UnseenTime { reason, seconds: dt_s }),
            },
            (None, Tracking::Timed) => {}
            (None, _) => self.tracked_s += dt_s,
        }
        if self.curve.last().is_none_or(|s| time_s - s.time_s >= SAMPLE_S) {
            self.curve.push(CurveSample { time_s, index: value.filter(|v| v.is_finite()) });
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
        let width = self.span.width();
        let progress = match value {
            Some(value) if width >= self.range.floor => ((value - self.span.low) / width).clamp(0.0, 1.0),
            _ => 0.0,
        };
        Update {
            framing,
            ready_for_s: self.steady.ready_for_s(time_s),
            repetitions: self.list.len() as u32,
            correct: self.correct,
            hold_s: self.hold_s,
            phase: self.phase(value),
            curve: value,
            progress,
            tracking,
            cue,
        }
    }

    fn phase(&self, value: Option<f64>) -> Phase {
        if self.holding {
            return Phase::Holding;
        }
        let (Some(value), Some(rest), Some(up)) = (value, self.resting, self.segmenter.direction()) else {
            return Phase::Rest;
        };
        let near = 0.5 * self.range.floor;
        let above = value > rest + near;
        let below = value < rest - near;
        match up {
            _ if self.segmenter.rested_s() > 1.0 && !above && !below => Phase::Rest,
            true if below => Phase::Returning,
            true => Phase::Rounding,
            false if above => Phase::Returning,
            false => Phase::Hollowing,
        }
    }
}

/// What the engine reads off a body.
#[derive(Debug, Clone, Copy)]
struct Body {
    curve: Option<(f64, f64)>,
    head_deg: Option<f64>,
    trunk_deg: f64,
    thigh_deg: f64,
    elbow_deg: f64,
    hips_to_heels: f64,
}

impl Body {
    fn of(reading: &Reading<'_>) -> Self {
        let read = |signal| reading.read(signal, Limb::Seen, None);
        let value = |signal| read(signal).map_or(f64::NAN, |(value, _)| value);
        Self {
            curve: read(Signal::Curve),
            head_deg: read(Signal::HeadPitch).map(|(value, _)| value),
            trunk_deg: value(Signal::TrunkInclination),
            thigh_deg: value(Signal::ThighInclination),
            elbow_deg: value(Signal::ElbowFlexion),
            hips_to_heels: value(Signal::HipsToHeels),
        }
    }
}

/// A signal's value and confidence in a body.
fn read(signal: Signal, body: &Body) -> Option<(f64, f64)> {
    let known = match signal {
        Signal::Curve => body.curve,
        Signal::HeadPitch => body.head_deg.map(|d| (d, 1.0)),
        Signal::TrunkInclination => Some((body.trunk_deg, 1.0)),
        _ => None,
    };
    known.filter(|(value, confidence)| value.is_finite() && confidence.is_finite())
}

/// At least 0, and 0 for what is not a number.
fn positive(seconds: f64) -> f64 {
    if seconds.is_finite() { seconds.max(0.0) } else { 0.0 }
}
