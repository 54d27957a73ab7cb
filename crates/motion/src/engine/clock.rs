//! The engine's own time line: it never goes back, whatever the observations' clock does.

/// A clock that leaps by more than this is doubted, seconds: one wrong stamp is no hour without pictures.
const LEAP_S: f64 = 10.0;
/// Whoever comes from so many observations over so long, in order, tells the time, seconds.
const BELIEVE: (u32, f64) = (5, 0.5);

/// Observations in order that lie behind the latest time, or far ahead of it.
#[derive(Debug, Clone, Copy)]
struct Doubt {
    from_s: f64,
    to_s: f64,
    observations: u32,
}

/// What an observation's time is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tick {
    /// Not a number, repeated, back in time or too far ahead: the observation is to be ignored.
    Ignored,
    /// The time on the own line, and how long after the last one; `leapt` where the clock was set meanwhile and nobody knows
    /// how long that took.
    At { time_s: f64, dt_s: f64, leapt: bool },
}

#[derive(Debug, Clone)]
pub(super) struct Clock {
    /// The latest time on the own line.
    last_s: f64,
    /// The observations' clock is ahead of the own line by so much; 0 until it was set back.
    ahead_s: f64,
    doubt: Option<Doubt>,
}

impl Clock {
    pub(super) fn new() -> Self {
        Self { last_s: f64::NEG_INFINITY, ahead_s: 0.0, doubt: None }
    }

    /// A moment of the observations' clock that is no observation's, on the own line: never before the latest observation.
    pub(super) fn own(&self, time_s: f64) -> f64 {
        (time_s - self.ahead_s).max(self.last_s)
    }

    /// Whether a moment on the own line lies too far ahead of the latest observation to be true.
    pub(super) fn doubts(&self, own_s: f64) -> bool {
        own_s > self.last_s + LEAP_S
    }

    /// Takes the time of an observation.
    pub(super) fn tick(&mut self, time_s: f64) -> Tick {
        if !time_s.is_finite() {
            return Tick::Ignored;
        }
        let own_s = time_s - self.ahead_s;
        let first = self.last_s == f64::NEG_INFINITY;
        let dt_s = if first { 0.0 } else { own_s - self.last_s };
        if first || dt_s > 0.0 && dt_s <= LEAP_S {
            (self.last_s, self.doubt) = (own_s, None);
            return Tick::At { time_s: own_s, dt_s, leapt: false };
        }
        let doubt = match self.doubt {
            Some(doubt) if time_s == doubt.to_s => doubt,
            Some(doubt) if time_s > doubt.to_s && time_s - doubt.to_s <= LEAP_S => {
                Doubt { to_s: time_s, observations: doubt.observations.saturating_add(1), ..doubt }
            }
            _ => Doubt { from_s: time_s, to_s: time_s, observations: 1 },
        };
        let lasted_s = doubt.to_s - doubt.from_s;
        if doubt.observations < BELIEVE.0 || lasted_s < BELIEVE.1 {
            self.doubt = Some(doubt);
            return Tick::Ignored;
        }
        self.doubt = None;
        // Ahead, there may have been no pictures for so long; behind, the own line goes on.
        let dt_s = if dt_s > 0.0 { dt_s } else { lasted_s };
        self.last_s += dt_s;
        self.ahead_s = time_s - self.last_s;
        Tick::At { time_s: self.last_s, dt_s, leapt: true }
    }
}
