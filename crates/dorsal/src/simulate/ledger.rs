//! What the checker knows of one person's sessions, in its own words.

use care::{Correction, Disposition, ExerciseResult, Prescribed, Tier};
use jiff::Timestamp;
use uuid::Uuid;

/// Something that keeps sessions closed.
pub struct Bar {
    /// The first day on which a visit counts; none where no visit is needed.
    pub visit_from: Option<Timestamp>,
    /// Nothing opens before.
    pub until: Timestamp,
    /// It stays until somebody has seen the person.
    pub visit: bool,
    /// Where it leads, and since when.
    pub leads: Disposition,
    pub since: Timestamp,
    /// The rows of the table behind it.
    pub rows: Vec<&'static str>,
}

impl Bar {
    /// True while it stands.
    pub fn stands(&self, at: Timestamp) -> bool {
        self.visit || at < self.until
    }
}

/// What a session was like. The later, the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Light {
    Green,
    Amber,
    Red,
    Stop,
}

/// One session.
pub struct Session {
    pub ticket: Uuid,
    pub planned: Vec<Prescribed>,
    pub before: u8,
    pub end_pain: Option<u8>,
    pub peak: Option<u8>,
    pub later: Option<u8>,
    pub morning: Option<u8>,
    pub began: Timestamp,
    pub ended: Option<Timestamp>,
    /// Stopped for pain or a new symptom.
    pub stopped: bool,
    /// Part of it counts for nothing.
    pub late: bool,
    /// Something has followed from its being too much, or waits for a clinician.
    pub eased: bool,
    pub proposed: bool,
    /// Seconds done of each part.
    pub done_s: Vec<f64>,
    /// Places in the record: of its end, and of what was said of pain half an hour later and the next morning.
    pub places: Vec<(u64, Place)>,
}

/// What a place in the record said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Other,
    Later,
    Morning,
    Stop,
}

impl Session {
    /// The worst pain during it.
    pub fn worst(&self) -> Option<u8> {
        self.peak.max(self.end_pain)
    }

    /// Its colour by section 5 of the clinical basis, as far as it is known.
    pub fn light(&self) -> Light {
        let rise = |pain: Option<u8>| pain.map_or(i16::MIN, |pain| i16::from(pain) - i16::from(self.before));
        let worst = self.worst().unwrap_or(0);
        if self.stopped {
            Light::Stop
        } else if worst >= 8 || rise(self.worst()) >= 3 || rise(self.morning) >= 2 {
            Light::Red
        } else if worst > self.before.max(3)
            || rise(self.worst()) == 2
            || rise(self.later) > 0
            || rise(self.morning) == 1
        {
            Light::Amber
        } else {
            Light::Green
        }
    }

    /// True where it may count for or against a step: of the programme, ended, and in time.
    pub fn counts(&self) -> bool {
        !self.late && !self.planned.is_empty() && self.ended.is_some()
    }

    /// It has ended, as a device tells; not before it began and not after it was told.
    pub fn end(&mut self, told: Timestamp, recorded: Timestamp) {
        self.ended.get_or_insert(told.clamp(self.began.min(recorded), recorded));
    }

    /// Seconds done, and planned.
    pub fn seconds(&self) -> (f64, f64) {
        let planned_s = self.planned.iter().map(|part| f64::from(part.working_s)).sum();
        (self.done_s.iter().sum(), planned_s)
    }

    /// Adds what a page has seen.
    pub fn add(&mut self, result: &ExerciseResult) {
        for (part, done_s) in self.planned.iter().zip(&mut self.done_s) {
            if part.exercise != result.exercise {
                continue;
            }
            let whole_s = f64::from(part.working_s);
            let sides = if part.per_side { 2 } else { 1 };
            let number = f64::from(part.amount.sets * part.amount.repetitions * sides);
            let held_s = number * f64::from(part.amount.hold_s);
            let more_s = if result.repetitions > 0 {
                f64::from(result.repetitions) * whole_s / number
            } else if result.tier == Tier::Timed {
                if result.ended == care::Ended::Finished { whole_s } else { result.duration_s }
            } else if held_s > 0.0 {
                whole_s * result.hold_s / held_s
            } else {
                0.0
            };
            *done_s = (*done_s + more_s).min(whole_s);
        }
    }

    /// Takes a correction of what was said at a place.
    pub fn correct(&mut self, place: u64, correction: &Correction) {
        let Some((_, what)) = self.places.iter().find(|(at, _)| *at == place).copied() else { return };
        match correction {
            Correction::SessionEnded { pain, peak, .. } => {
                self.end_pain = *pain;
                self.peak = *peak;
            }
            Correction::PainAfter { pain } => match what {
                Place::Later => self.later = Some(*pain),
                Place::Morning => self.morning = Some(*pain),
                Place::Other | Place::Stop => {}
            },
            Correction::MeasureAnswered { .. } => {}
        }
    }
}

/// The most seconds that were done within seven days, of the 28 days before `now`.
pub fn best_week_s(sessions: &[Session], now: Timestamp) -> f64 {
    let hours = |from: Timestamp, to: Timestamp| to.duration_since(from).as_hours();
    let done: Vec<(Timestamp, f64)> = sessions
        .iter()
        .filter(|session| !session.late)
        .filter_map(|session| Some((session.ended?, session.seconds().0)))
        .filter(|(at, _)| *at <= now && hours(*at, now) < 28 * 24)
        .collect();
    let week_s = |end: Timestamp| -> f64 {
        let within = done.iter().filter(|(at, _)| *at <= end && hours(*at, end) < 7 * 24);
        within.map(|(_, seconds)| seconds).sum()
    };
    done.iter().map(|(end, _)| week_s(*end)).fold(0.0, f64::max)
}
