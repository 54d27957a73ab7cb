//! A position that is held: its seconds.

use crate::definition::{Does, Hold};
use crate::filter::weight;
use crate::message::Cue;
use crate::reading::Reading;
use crate::{Definition, Within};

/// Time over which values and speeds are calmed, seconds.
const CALM_S: f64 = 0.15;
/// Calmed twice, an arrival is known so much late, seconds; it is given back once the position had been left for long enough
/// to arrive anew.
const ARRIVAL_S: f64 = 0.2;
const AFRESH_S: f64 = 1.0;
/// A lapse of up to this long does not end a hold, seconds.
const LAPSE_S: f64 = 0.5;
/// Something that is nearly right must last this long before a word about it, seconds.
const PATIENCE_S: f64 = 3.0;

/// One condition and the movement of its signal.
#[derive(Debug, Clone)]
struct Condition {
    within: Within,
    /// The value without its noise.
    value: Option<f64>,
    speed: f64,
}

#[derive(Debug, Clone)]
pub(super) struct Holder {
    conditions: Vec<Condition>,
    pub(super) holding: bool,
    last_s: Option<f64>,
    /// When the position was left last.
    left_s: f64,
    pub(super) held_s: f64,
    /// Since when a fault has been seen, for each of the definition's.
    faults: Vec<Option<f64>>,
}

impl Holder {
    pub(super) fn new(hold: &Hold, definition: &Definition) -> Self {
        let conditions = hold.within.iter().map(|&within| Condition { within, value: None, speed: 0.0 });
        Self {
            conditions: conditions.collect(),
            holding: false,
            last_s: None,
            left_s: f64::NEG_INFINITY,
            held_s: 0.0,
            faults: vec![None; definition.faults.len()],
        }
    }

    pub(super) fn interrupt(&mut self) {
        if let Some(last_s) = self.last_s.filter(|_| self.holding) {
            self.left_s = last_s;
        }
        self.holding = false;
        for condition in &mut self.conditions {
            (condition.value, condition.speed) = (None, 0.0);
        }
        self.last_s = None;
        self.faults.fill(None);
    }

    /// Takes a body; counts while `running`. Gives the seconds that were added.
    pub(super) fn push(&mut self, reading: &Reading<'_>, time_s: f64, running: bool) -> f64 {
        // A lapse is bridged; after a longer one everything starts anew.
        if self.last_s.is_some_and(|last_s| time_s - last_s > LAPSE_S) {
            self.interrupt();
        }
        let dt_s = self.last_s.map_or(0.0, |last_s| time_s - last_s);
        self.last_s = Some(time_s);
        let holding = self.holding;
        let mut inside = true;
        let w = weight(1.0 / (std::f64::consts::TAU * CALM_S), dt_s);
        for Condition { within, value, speed } in &mut self.conditions {
            let Some((x, _)) = reading.read(within.signal, within.limb, None) else {
                inside = false;
                continue;
            };
            let last = value.unwrap_or(x);
            let now = last + w * (x - last);
            *value = Some(now);
            if dt_s > 0.0 {
                // One leap, as of a landmark that jumps, must not count for long.
                let most = within.slow.map_or(f64::INFINITY, |slow| 1.5 * slow);
                *speed += w * (((now - last) / dt_s).clamp(-most, most) - *speed);
            }
            let slack = if holding { within.slack } else { 0.0 };
            inside &= within.min.is_none_or(|min| now >= min - slack);
            inside &= within.max.is_none_or(|max| now <= max + slack);
            // Somebody who holds may waver faster than somebody who arrives.
            let slow = within.slow.map(|slow| if holding { 2.0 * slow } else { slow });
            inside &= slow.is_none_or(|slow| speed.abs() <= slow);
        }
        let mut added_s = if inside && holding && running { dt_s } else { 0.0 };
        // Only who was seen arriving: whoever appears in the position is known at once.
        if inside && !holding && running && dt_s > 0.0 && time_s - self.left_s >= AFRESH_S {
            added_s = ARRIVAL_S;
        }
        if holding && !inside {
            self.left_s = time_s;
        }
        self.held_s += added_s;
        self.holding = inside;
        added_s
    }

    /// The most important fault that has lasted.
    pub(super) fn fault(
        &mut self,
        definition: &Definition,
        reading: &Reading<'_>,
        time_s: f64,
    ) -> Option<Cue> {
        let mut found: Option<(u8, Cue)> = None;
        for (fault, since) in definition.faults.iter().zip(&mut self.faults) {
            let value = reading.read(fault.signal, fault.limb, None).map(|(x, _)| x);
            let wrong = value.is_some_and(|x| match fault.does {
                Does::GoesAbove => x > fault.amount,
                Does::GoesBelow => x < fault.amount,
                Does::TravelsMoreThan | Does::TravelsLessThan | Does::MovesAlone => false,
            });
            if !wrong {
                *since = None;
                continue;
            }
            let since_s = *since.get_or_insert(time_s);
            let first = found.is_none_or(|(priority, _)| fault.priority > priority);
            if let Some(cue) = fault.cue.filter(|_| first && time_s - since_s >= PATIENCE_S) {
                found = Some((fault.priority, cue));
            }
        }
        found.map(|(_, cue)| cue)
    }
}
