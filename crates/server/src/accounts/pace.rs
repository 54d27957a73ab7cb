//! Attempts are slowed after a few that did not fit, and nobody is locked out.
//!
//! An attempt counts from before it is looked at, so that a hundred at once are a hundred, and one whose asker has gone counts like any other.
//! What is slowed hands out turns: each key keeps its next free moment. Who would wait too long for theirs is asked to come later, which counts
//! for nothing.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::join::Later;

/// After so long without an attempt it is forgotten.
const LIFE: SignedDuration = SignedDuration::from_mins(30);
/// More than these are tried by nobody but a script; then those that were tried least are forgotten.
const MOST: usize = 50_000;

/// How attempts are slowed.
#[derive(Debug, Clone, Copy)]
pub struct Speed {
    /// So many may not fit before it gets slower.
    pub free: u32,
    /// The first pause; each one after it is twice as long.
    pub first: SignedDuration,
    /// The longest pause.
    pub longest: SignedDuration,
    /// So long somebody waits for their turn.
    pub waits: SignedDuration,
}

/// Of one network at one name: people mistype. These wait for nobody else, so that nobody is kept out of their account by what others try
/// from elsewhere.
pub const OF_ONE: Speed = Speed { free: 5, first: LIFE, longest: LIFE, waits: SignedDuration::ZERO };
/// What goes beyond that at a name, from wherever it comes. The longest pause is long for a script, bearable for a person.
pub const OF_A_NAME: Speed = Speed { free: 0, ..OF_A_NETWORK };
/// Of one network, where many may live or work.
pub const OF_A_NETWORK: Speed = Speed {
    free: 40,
    first: SignedDuration::from_millis(250),
    longest: SignedDuration::from_secs(4),
    waits: SignedDuration::from_secs(10),
};

impl Speed {
    /// The pause after so many attempts.
    fn pause(self, tried: u32) -> SignedDuration {
        match tried.checked_sub(self.free) {
            None => SignedDuration::ZERO,
            Some(beyond) => self.first.saturating_mul(1 << beyond.min(10)).min(self.longest),
        }
    }
}

/// What is known of a key.
#[derive(Debug)]
struct Tried {
    /// The last attempt.
    at: Timestamp,
    /// How many.
    times: u32,
    /// When the next one may be looked at.
    next: Timestamp,
}

/// How often something was tried in vain.
#[derive(Debug)]
pub struct Pace<K> {
    speed: Speed,
    tried: Mutex<HashMap<K, Tried>>,
}

impl<K: Copy + Eq + Hash> Pace<K> {
    /// Attempts at this speed.
    pub fn new(speed: Speed) -> Self {
        Self { speed, tried: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, Tried>> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts an attempt, and says how long it waits before it is looked at.
    ///
    /// # Errors
    /// [`Later`] where that is too long: then it does not count.
    pub fn turn(&self, key: K, now: Timestamp) -> Result<Duration, Later> {
        let mut all = self.lock();
        if all.len() >= MOST && !all.contains_key(&key) {
            make_room(&mut all, now);
        }
        let new = Tried { at: now, times: 0, next: now };
        let one = all.entry(key).or_insert(new);
        if now.duration_since(one.at) >= LIFE {
            *one = Tried { at: now, times: 0, next: now };
        }
        // Where the clock was set back nobody waits for what it was set back by.
        let last = now.saturating_add(self.speed.waits + self.speed.longest).unwrap_or(Timestamp::MAX);
        one.next = one.next.min(last);
        let turn = one.next.max(now);
        let wait = turn.duration_since(now);
        if wait > self.speed.waits {
            return Err(Later(seconds(wait - self.speed.waits)));
        }
        one.times = one.times.saturating_add(1);
        one.at = now;
        one.next = turn.saturating_add(self.speed.pause(one.times)).unwrap_or(Timestamp::MAX);
        Ok(wait.unsigned_abs())
    }

    /// Takes an attempt back, because it fitted.
    pub fn take_back(&self, key: &K) {
        if let Some(one) = self.lock().get_mut(key) {
            one.times = one.times.saturating_sub(1);
        }
    }

    /// Begins anew with a key.
    pub fn forget(&self, key: &K) {
        self.lock().remove(key);
    }
}

/// Whole seconds, at least one.
fn seconds(wait: SignedDuration) -> u64 {
    u64::try_from(wait.as_secs()).unwrap_or_default() + 1
}

/// Forgets what was tried long ago, and where that is not enough a quarter of the others: those that were tried least, and of them the oldest.
fn make_room<K: Copy + Eq + Hash>(all: &mut HashMap<K, Tried>, now: Timestamp) {
    all.retain(|_, one| now.duration_since(one.at) < LIFE);
    if all.len() < MOST {
        return;
    }
    let mut known: Vec<_> = all.iter().map(|(key, one)| (one.times, one.at, *key)).collect();
    known.sort_unstable_by_key(|(times, at, _)| (*times, *at));
    for (_, _, key) in known.into_iter().take(MOST / 4) {
        all.remove(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(1_000_000 + seconds)
    }

    const FEW: Speed = Speed { free: 5, ..OF_A_NETWORK };

    #[test]
    fn turns_get_rarer_to_an_end_and_are_forgotten() {
        let (pace, name, other) = (Pace::new(FEW), 1, 2);
        let mut turns = Vec::new();
        while let Ok(wait) = pace.turn(name, at(0)) {
            turns.push(wait.as_millis());
        }
        assert_eq!(turns, [0, 0, 0, 0, 0, 250, 750, 1750, 3750, 7750], "each after the one before it");
        assert_eq!(pace.turn(name, at(0)), Err(Later(2)), "and nobody waits for longer");
        assert_eq!(pace.turn(other, at(0)), Ok(Duration::ZERO), "another name is not slowed");
        assert_eq!(
            pace.turn(name, at(2)),
            Ok(Duration::from_millis(9750)),
            "who was sent away counts for nothing"
        );
        assert_eq!(pace.turn(name, at(2)), Err(Later(4)), "four seconds at most");
        assert_eq!(pace.turn(name, at(2 + 30 * 60)), Ok(Duration::ZERO));
        pace.forget(&name);
        for _ in 0..20 {
            assert_eq!(pace.turn(name, at(0)), Ok(Duration::ZERO), "what fits slows nothing");
            pace.take_back(&name);
        }
    }

    #[test]
    fn a_clock_that_was_set_back_locks_nobody_out() {
        let pace = Pace::new(FEW);
        while pace.turn(1, at(3600)).is_ok() {}
        assert!(pace.turn(1, at(0)).is_err());
        assert!(pace.turn(1, at(4)).is_ok(), "four seconds later, not an hour");
    }

    #[test]
    fn a_flood_of_names_does_not_make_a_slow_one_quick() {
        let pace = Pace::new(FEW);
        while pace.turn(0, at(0)).is_ok() {}
        for name in 1..=2 * MOST {
            assert!(pace.turn(name, at(1)).is_ok());
        }
        assert!(pace.lock().len() <= MOST);
        assert!(pace.turn(0, at(1)).is_err());
    }
}
