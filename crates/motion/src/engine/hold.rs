//! A position that is held: its seconds.

use crate::definition::{Does, Hold};
use crate::filter::weight;
use crate::message::Cue;
use crate::reading::Reading;
use crate::{Definition, Within};

/// Time over which the speed is taken, seconds.
const SPEED_S: f64 = 0.3;
/// Something that is nearly right must last this long before a word about it, seconds.
const PATIENCE_S: f64 = 3.0;

/// One condition and the movement of its signal.
#[derive(Debug, Clone)]
struct Condition {
    within: Within,
    last: Option<f64>,
    speed: f64,
}

#[derive(Debug, Clone)]
pub(super) struct Holder {
    conditions: Vec<Condition>,
    pub(super) holding: bool,
    since_s: f64,
    pub(super) held_s: f64,
    /// Since when a fault has been seen, for each of the definition's.
    faults: Vec<Option<f64>>,
}

impl Holder {
    pub(super) fn new(hold: &Hold, definition: &Definition) -> Self {
        let conditions = hold.within.iter().map(|&within| Condition { within, last: None, speed: 0.0 });
        Self {
            conditions: conditions.collect(),
            holding: false,
            since_s: 0.0,
            held_s: 0.0,
            faults: vec![None; definition.faults.len()],
        }
    }

    pub(super) fn interrupt(&mut self) {
        self.holding = false;
        self.conditions.iter_mut().for_each(|condition| condition.last = None);
        self.faults.fill(None);
    }

    /// Takes a body; counts while `running`. Gives the seconds that were added.
    pub(super) fn push(&mut self, reading: &Reading<'_>, time_s: f64, dt_s: f64, running: bool) -> f64 {
        let holding = self.holding;
        let mut inside = true;
        for Condition { within, last, speed } in &mut self.conditions {
            let Some((x, _)) = reading.read(within.signal, within.limb, None) else {
                inside = false;
                continue;
            };
            let dt_s = dt_s.max(1e-3);
            let w = weight(1.0 / (std::f64::consts::TAU * SPEED_S), dt_s);
            // One leap, as of a landmark that jumps, must not count for long.
            let most = within.slow.map_or(f64::INFINITY, |slow| 1.5 * slow);
            let now = last.map_or(0.0, |last| ((x - last) / dt_s).clamp(-most, most));
            *speed += w * (now - *speed);
            *last = Some(x);
            let slack = if holding { within.slack } else { 0.0 };
            inside &= within.min.is_none_or(|min| x >= min - slack);
            inside &= within.max.is_none_or(|max| x <= max + slack);
            // Somebody who holds may waver a little faster than somebody who arrives.
            let slow = within.slow.map(|slow| if holding { 2.0 * slow } else { slow });
            inside &= slow.is_none_or(|slow| speed.abs() <= slow);
        }
        let mut added_s = 0.0;
        if inside && self.holding && running {
            added_s = dt_s.min(time_s - self.since_s).max(0.0);
            self.held_s += added_s;
        }
        if inside && !self.holding {
            self.since_s = time_s;
        }
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
