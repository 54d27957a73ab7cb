//! What a set adds up to besides its repetitions: how long it was watched, why not, and the primary signal over time.

use super::GAP_S;
use crate::message::Unseen;
use crate::report::{CurveSample, Tracking, UnseenTime};

/// Samples of the primary signal are kept no closer than this, seconds.
const SAMPLE_S: f64 = 0.2;
/// Room for so many samples is there from the start: a set of ten minutes.
const SAMPLES: usize = 3000;

#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) frames: u32,
    tracked_s: f64,
    watched_s: f64,
    /// Seconds of movement in which the primary signal itself was seen, and in which it was not.
    pub(super) moving_s: [f64; 2],
    unseen: Vec<UnseenTime>,
    pub(super) curve: Vec<CurveSample>,
}

impl Tally {
    pub(super) fn new() -> Self {
        Self {
            frames: 0,
            tracked_s: 0.0,
            watched_s: 0.0,
            moving_s: [0.0; 2],
            unseen: Vec::with_capacity(Unseen::ALL.len()),
            curve: Vec::with_capacity(SAMPLES),
        }
    }

    /// Takes one frame of the set, `dt_s` after the last one.
    pub(super) fn record(&mut self, time_s: f64, dt_s: f64, tracking: Tracking, value: Option<f64>) {
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

    /// Share of the time in which the movement was seen, 0..=1.
    pub(super) fn tracked_share(&self, duration_s: f64) -> f64 {
        let watched_s = self.watched_s.max(duration_s);
        if watched_s > 0.0 { (self.tracked_s / watched_s).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Why nothing was seen, longest first.
    pub(super) fn unseen(&self) -> Vec<UnseenTime> {
        let mut unseen = self.unseen.clone();
        unseen.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
        unseen
    }
}
