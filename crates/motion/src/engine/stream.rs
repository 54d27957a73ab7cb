//! The primary signal over time: read, steadied by the supporting ones, freed of ghosts and noise.

use body::angles::Side;

use super::support::Support;
use super::{GAP_S, STALL_S};
use crate::definition::{Definition, Limb, Range, Role, Signal, SignalUse};
use crate::filter::{Median, Noise, OneEuro, Ripple, weight};
use crate::reading::Reading;

/// Cutoff of the filter for slow movement, Hz.
const CUTOFF_HZ: f64 = 1.5;
/// The lowest cutoff to which a noisy signal is calmed, as a share of that: slower, and a quick repetition would be lost.
const CALMEST: f64 = 0.3;
/// Whoever follows the rest as quickly as this is setting up, seconds.
const FOLLOW_S: f64 = 1.0;
/// So many samples teach the noise in any case.
const FIRST: u32 = 10;
/// Noise with a memory leaves at most so many times what white noise of the same steps would; what seems to be more is movement,
/// of somebody who does not keep still while the noise is learnt.
const MEMORY: f64 = 4.0;
/// Confidence of the primary signal at which it and the supporting ones weigh alike.
const EVEN: f64 = 0.1;
/// Below this confidence the primary signal itself is not seen.
const PRIMARY_SEEN: f64 = 0.15;
/// A lapse of the primary signal shorter than this does not matter, seconds.
const LAPSE_S: f64 = 0.4;
/// Somebody who left the position must rest this long in it again before anything counts, seconds.
const CALM_S: f64 = 0.5;
/// Whoever comes back after having been away, perhaps somebody else, rests this long wherever that is, seconds.
const NEW_CALM_S: f64 = 2.0;

/// One sample of the signal.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    /// Filtered.
    pub(super) value: f64,
    /// As it was read, where the signal itself was seen.
    pub(super) raw: Option<f64>,
    /// Whether the signal itself was seen, or just before.
    pub(super) direct: bool,
    /// Whether it was not seen for long before: the movement under way is lost.
    pub(super) afresh: bool,
}

/// Why nothing counts although the signal is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    No,
    /// The person left the position.
    Strayed,
    /// The person was away; whoever is here now must show the starting position.
    Away,
}

#[derive(Debug, Clone)]
pub(super) struct Stream {
    what: SignalUse,
    /// The limb's side, where each side has its own signal.
    pub(super) side: Option<Side>,
    range: Range,
    pub(super) support: Vec<Support>,
    median: Median,
    filter: OneEuro,
    /// The noise of the unfiltered signal, and what is left of it after the filter.
    noise: Noise,
    ripple: Ripple,
    /// The filter's usual weight of a new sample while the person rests.
    alpha: f64,
    frame_s: f64,
    /// When the signal itself was last clear.
    pub(super) clear_s: f64,
    /// When the signal was last known, and since when without interruption.
    known_s: Option<f64>,
    pub(super) settled_s: f64,
    wait: Wait,
    /// Where and when the signal last moved on.
    anchor: (f64, f64),
    /// The value at rest.
    pub(super) resting: Option<f64>,
    /// The limbs' values in this frame and at rest, where the lesser of both counts.
    limbs: Option<[f64; 2]>,
    limb_rests: Option<[f64; 2]>,
}

impl Stream {
    pub(super) fn new(what: SignalUse, side: Option<Side>, range: Range, definition: &Definition) -> Self {
        let supporting = definition.signals.iter().filter(|s| s.role == Role::Supporting);
        Self {
            what,
            side,
            range,
            support: supporting.map(|s| Support::new(*s, range.floor)).collect(),
            median: Median::default(),
            // The movement opens the filter in proportion to its size.
            filter: OneEuro::new(CUTOFF_HZ, 0.1 / range.floor),
            noise: Noise::default(),
            ripple: Ripple::default(),
            alpha: 0.0,
            frame_s: 1.0 / 30.0,
            clear_s: f64::NEG_INFINITY,
            known_s: None,
            settled_s: 0.0,
            wait: Wait::No,
            anchor: (0.0, 0.0),
            resting: None,
            limbs: None,
            limb_rests: None,
        }
    }

    /// The lesser of both limbs, each counted from its own rest: perspective and habit put them apart.
    fn lesser(&mut self, reading: &Reading<'_>) -> Option<(f64, f64)> {
        let limbs = [Limb::Left, Limb::Right].map(|limb| reading.read(self.what.signal, limb, None));
        let [Some((left, a)), Some((right, b))] = limbs else {
            return reading.read(self.what.signal, Limb::Smaller, None);
        };
        self.limbs = Some([left, right]);
        let [rest_left, rest_right] = self.limb_rests.unwrap_or([0.0, 0.0]);
        let middle = 0.5 * (rest_left + rest_right);
        let signed = [left - rest_left, right - rest_right].map(|value| self.what.gain * value);
        Some((self.what.gain * signed[0].min(signed[1]) + middle, a.min(b)))
    }

    /// The signal as the definition wants it: signed, and whether it was seen itself.
    fn primary(&mut self, reading: &Reading<'_>) -> Option<(f64, f64)> {
        let limb = if self.side.is_some() { Limb::Own } else { self.what.limb };
        let (value, confidence) = if limb == Limb::Smaller {
            self.lesser(reading)?
        } else {
            reading.read(self.what.signal, limb, self.side)?
        };
        (confidence >= PRIMARY_SEEN).then_some((self.what.gain * value, confidence))
    }

    /// Takes a body; `still` while the person rests. `None` where nothing is known of the signal.
    pub(super) fn push(
        &mut self,
        reading: &Reading<'_>,
        time_s: f64,
        dt_s: f64,
        still: bool,
    ) -> Option<Sample> {
        let direct = self.primary(reading);
        if direct.is_some() {
            self.clear_s = time_s;
        }
        let fused = self.fuse(direct, reading, dt_s)?;
        let since_s = self.known_s.map_or(f64::INFINITY, |known_s| time_s - known_s);
        let stalled = since_s <= dt_s && since_s <= STALL_S;
        let afresh = since_s > GAP_S && !stalled;
        if afresh {
            self.interrupt();
            self.settled_s = time_s;
            self.anchor = (fused, time_s);
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
        self.filter.noise = self.noise.sigma();
        let value = self.filter.push(steady, since_s);
        if still || self.ripple.seen() < FIRST {
            self.noise.push(fused);
            self.ripple.push(value, time_s);
            self.alpha += 0.05 * (self.filter.alpha - self.alpha);
            self.calm();
        } else {
            self.noise.interrupt();
            self.ripple.interrupt();
        }
        let direct_now = self.what.signal != Signal::Curve || time_s - self.clear_s < LAPSE_S;
        Some(Sample { value, raw: direct.map(|(x, _)| x), direct: direct_now, afresh })
    }

    fn fuse(&mut self, direct: Option<(f64, f64)>, reading: &Reading<'_>, dt_s: f64) -> Option<f64> {
        let (mut sum, mut weights) = (0.0, 0.0);
        for support in &mut self.support {
            let Some((s, _)) = reading.read(support.what.signal, support.what.limb, None) else { continue };
            support.learn(s, direct.map(|(x, _)| x), dt_s.min(GAP_S));
            let trust = support.trust();
            sum += trust * support.predict(s);
            weights += trust;
        }
        let predicted = (weights > 0.05).then(|| sum / weights);
        match (direct, predicted) {
            (Some((x, confidence)), Some(p)) => {
                // A supporting signal steadies in proportion to what it explains.
                let share = EVEN * weights.min(1.0) / (confidence + EVEN * weights.min(1.0));
                Some(x + share * (p - x))
            }
            (Some((x, _)), None) => Some(x),
            (None, predicted) => predicted,
        }
    }

    /// Calms the filter until the smallest movement of the definition stands out from the noise; noise grows with the root
    /// of the cutoff.
    fn calm(&mut self) {
        let share = self.range.floor / (self.range.noise_multiple * self.noise()).max(1e-9);
        let cutoff_hz = self.filter.min_cutoff_hz * (share * share).clamp(0.98, 1.02);
        self.filter.min_cutoff_hz = cutoff_hz.clamp(CALMEST * CUTOFF_HZ, CUTOFF_HZ);
    }

    /// The standard deviation of the filtered signal's noise: the larger of what the filter should leave of white noise
    /// and of what is seen to be left, because noise with a memory passes the filter.
    pub(super) fn noise(&self) -> f64 {
        let alpha = self.alpha.max(weight(self.filter.min_cutoff_hz, self.frame_s)).min(1.0);
        let white = self.noise.sigma() * (alpha / (2.0 - alpha)).sqrt();
        // The estimates themselves are uncertain, and too little would count noise.
        (self.noise.doubt() * white).max((self.ripple.doubt() * self.ripple.sigma()).min(MEMORY * white))
    }

    /// The smallest movement that can count now.
    pub(super) fn least(&self) -> f64 {
        self.range.floor.max(self.range.noise_multiple * self.noise())
    }

    /// Whether the person has to come to rest in position before anything counts. Whoever comes back into position is
    /// still on the way; that is not the movement.
    pub(super) fn waits(&mut self, value: f64, time_s: f64, least: f64) -> bool {
        if (value - self.anchor.0).abs() > 0.5 * least {
            self.anchor = (value, time_s);
        }
        let calm_s = time_s - self.anchor.1;
        let at_start = self.resting.is_some_and(|rest| (value - rest).abs() < least);
        match self.wait {
            Wait::No => {}
            Wait::Strayed if calm_s >= CALM_S => self.wait = Wait::No,
            Wait::Away if at_start => self.wait = Wait::No,
            Wait::Away if calm_s >= NEW_CALM_S => {
                self.wait = Wait::No;
                self.resting = Some(value);
            }
            Wait::Strayed | Wait::Away => return true,
        }
        false
    }

    /// The person left the position.
    pub(super) fn stray(&mut self) {
        if self.wait == Wait::No {
            self.wait = Wait::Strayed;
        }
    }

    /// The person was away, or is somebody else.
    pub(super) fn away(&mut self, time_s: f64) {
        self.wait = Wait::Away;
        self.anchor.1 = time_s;
        self.interrupt();
    }

    /// Follows the resting value over `follow_s` seconds.
    pub(super) fn follow_rest(&mut self, value: f64, follow_s: f64, dt_s: f64) {
        let rest = *self.resting.get_or_insert(value);
        let w = weight(1.0 / (std::f64::consts::TAU * follow_s), dt_s.min(GAP_S));
        self.resting = Some(rest + w * (value - rest));
        if let Some(limbs) = self.limbs.take() {
            let rests = self.limb_rests.unwrap_or(limbs);
            // One hand at the face is not at rest, even where the lesser of both does not show it.
            let near = (0..2).all(|i| (limbs[i] - rests[i]).abs() < self.range.floor);
            if near || follow_s <= FOLLOW_S {
                self.limb_rests = Some([0, 1].map(|i| rests[i] + w * (limbs[i] - rests[i])));
            }
        }
    }

    /// Forgets the last samples; what was learnt about the person stays.
    pub(super) fn interrupt(&mut self) {
        self.median.reset();
        self.filter.reset();
        self.ripple.interrupt();
        self.known_s = None;
    }
}
