//! What happens besides the primary signal while a movement is under way.

use body::angles::Side;

use super::GAP_S;
use super::span::Span;
use crate::definition::{Does, Fault, Limb, Signal};
use crate::filter::weight;
use crate::reading::Reading;

/// Cutoff of what is watched, Hz: a joint's noise must not be taken for its travel.
const CUTOFF_HZ: f64 = 1.5;

/// One signal that is watched.
#[derive(Debug, Clone)]
struct Watched {
    signal: Signal,
    limb: Limb,
    /// The latest value without its noise.
    value: Option<f64>,
    rest: Option<f64>,
    span: Span,
    seen_s: f64,
}

/// All signals that are watched for one side.
#[derive(Debug, Clone)]
pub(super) struct Watch {
    side: Option<Side>,
    watched: Vec<Watched>,
    /// The directly seen primary signal alone.
    pub(super) primary: Span,
    /// For how long the primary signal was seen directly, of all.
    pub(super) direct_s: f64,
    all_s: f64,
}

impl Watch {
    pub(super) fn new(side: Option<Side>, signals: impl Iterator<Item = (Signal, Limb)>) -> Self {
        let mut watched: Vec<Watched> = Vec::new();
        for (signal, limb) in signals {
            if !watched.iter().any(|w| (w.signal, w.limb) == (signal, limb)) {
                watched.push(Watched {
                    signal,
                    limb,
                    value: None,
                    rest: None,
                    span: Span::EMPTY,
                    seen_s: 0.0,
                });
            }
        }
        Self { side, watched, primary: Span::EMPTY, direct_s: 0.0, all_s: 0.0 }
    }

    /// A movement begins here.
    pub(super) fn begin(&mut self) {
        for watched in &mut self.watched {
            watched.span = Span::EMPTY;
            watched.seen_s = 0.0;
        }
        self.primary = Span::EMPTY;
        (self.direct_s, self.all_s) = (0.0, 0.0);
    }

    pub(super) fn interrupt(&mut self) {
        self.begin();
        for watched in &mut self.watched {
            watched.value = None;
        }
    }

    pub(super) fn push(&mut self, reading: &Reading<'_>, direct: bool, dt_s: f64) {
        let dt_s = dt_s.min(GAP_S);
        let w = weight(CUTOFF_HZ, dt_s);
        for watched in &mut self.watched {
            let Some((x, _)) = reading.read(watched.signal, watched.limb, self.side) else { continue };
            let value = watched.value.map_or(x, |last| last + w * (x - last));
            watched.value = Some(value).filter(|v| v.is_finite());
            watched.span.take(value);
            watched.seen_s += dt_s;
        }
        self.all_s += dt_s;
        if direct {
            self.direct_s += dt_s;
        }
    }

    /// The person rests: what is watched rests where it is.
    pub(super) fn rest(&mut self, w: f64) {
        for watched in &mut self.watched {
            if let Some(value) = watched.value {
                let rest = watched.rest.unwrap_or(value);
                watched.rest = Some(rest + w * (value - rest));
            }
        }
    }

    /// Whether the primary signal itself was seen for most of the movement.
    pub(super) fn mostly_direct(&self) -> bool {
        self.direct_s >= 0.5 * self.all_s
    }

    fn of(&self, signal: Signal, limb: Limb) -> Option<&Watched> {
        self.watched.iter().find(|w| (w.signal, w.limb) == (signal, limb))
    }

    /// The latest value of a signal that is watched.
    pub(super) fn value(&self, signal: Signal, limb: Limb) -> Option<f64> {
        self.of(signal, limb)?.value
    }

    /// How far a signal has moved since the movement began, 0 if it was not seen.
    pub(super) fn travel(&self, signal: Signal, limb: Limb) -> f64 {
        self.of(signal, limb).map_or(0.0, |watched| watched.span.width())
    }

    /// Whether a fault is there, as far as its signal was seen.
    pub(super) fn finds(&self, fault: &Fault) -> bool {
        let Some(watched) = self.of(fault.signal, fault.limb) else { return false };
        if watched.seen_s < 0.5 * self.all_s || watched.seen_s <= 0.0 {
            return false;
        }
        let Span { low, high } = watched.span;
        let rest = watched.rest.unwrap_or(0.5 * (low + high));
        match fault.does {
            Does::TravelsMoreThan => (high - low).max(high - rest).max(rest - low) > fault.amount,
            Does::TravelsLessThan => high - low < fault.amount,
            Does::GoesAbove => high > fault.amount,
            Does::GoesBelow => low < fault.amount,
            // Judged as it happens.
            Does::MovesAlone => false,
        }
    }
}
