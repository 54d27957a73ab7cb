//! Attempts are slowed after a few that did not fit, and never refused: whoever tries a lot keeps nobody out of their own account for longer
//! than a few seconds. It is counted for each name, also for those that there are not, so that the time tells nothing, and for each
//! network.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// So many may not fit before a name is slowed: people mistype.
pub const OF_A_NAME: u32 = 5;
/// And from one network, where many may live or work.
pub const OF_A_NETWORK: u32 = 40;
const FIRST: Duration = Duration::from_millis(250);
/// Long for a script, bearable for a person.
const LONGEST: Duration = Duration::from_secs(4);
/// After so long without an attempt it is forgotten.
const LIFE: SignedDuration = SignedDuration::from_mins(30);
/// More than these are tried by nobody but a script; then they are forgotten.
const MOST: usize = 50_000;

/// How often something was tried in vain.
#[derive(Debug)]
pub struct Pace<K> {
    free: u32,
    tried: Mutex<HashMap<K, (Timestamp, u32)>>,
}

impl<K: Copy + Eq + Hash> Pace<K> {
    /// So many are free.
    pub fn new(free: u32) -> Self {
        Self { free, tried: Mutex::default() }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<K, (Timestamp, u32)>> {
        self.tried.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long the next attempt waits before it is looked at.
    pub fn wait(&self, key: &K, now: Timestamp) -> Duration {
        let tried = self
            .lock()
            .get(key)
            .filter(|(at, _)| now.duration_since(*at) < LIFE)
            .map_or(0, |(_, tried)| *tried);
        match tried.checked_sub(self.free) {
            None => Duration::ZERO,
            Some(beyond) => FIRST.saturating_mul(1 << beyond.min(10)).min(LONGEST),
        }
    }

    /// Notes what came of an attempt.
    pub fn note(&self, key: &K, fits: bool, now: Timestamp) {
        let mut all = self.lock();
        if fits {
            all.remove(key);
            return;
        }
        if all.len() >= MOST {
            all.retain(|_, (at, _)| now.duration_since(*at) < LIFE);
            if all.len() >= MOST {
                all.clear();
            }
        }
        let (at, tried) = all.entry(*key).or_insert((now, 0));
        *tried = if now.duration_since(*at) < LIFE { tried.saturating_add(1) } else { 1 };
        *at = now;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_gets_slower_to_an_end_and_is_forgotten() {
        let (pace, name, other) = (Pace::new(OF_A_NAME), 1, 2);
        let at = |minutes| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let mut waits = Vec::new();
        for _ in 0..12 {
            waits.push(pace.wait(&name, at(0)).as_millis());
            pace.note(&name, false, at(0));
        }
        assert_eq!(waits, [0, 0, 0, 0, 0, 250, 500, 1000, 2000, 4000, 4000, 4000]);
        assert_eq!(pace.wait(&other, at(0)), Duration::ZERO, "another name is not slowed");
        assert_eq!(pace.wait(&name, at(30)), Duration::ZERO);
        pace.note(&name, true, at(1));
        assert_eq!(pace.wait(&name, at(1)), Duration::ZERO, "whoever got in begins anew");
    }
}
