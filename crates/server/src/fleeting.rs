//! What is kept in memory for a while and on no disk: forgotten when its time is over, with a restart, and where there is too much of it.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// More than any server has at once; beyond it the oldest goes.
pub const MOST: usize = 10_000;

type All<K, V> = BTreeMap<K, (Timestamp, V)>;

/// Values by their keys, each since when.
#[derive(Debug)]
pub struct Fleeting<K, V> {
    life: SignedDuration,
    all: Mutex<All<K, V>>,
}

impl<K: Copy + Ord, V> Fleeting<K, V> {
    /// Each counts for so long.
    pub fn new(life: SignedDuration) -> Self {
        Self { life, all: Mutex::default() }
    }

    /// Those whose time is not over; the others are forgotten.
    fn fresh(&self, now: Timestamp) -> MutexGuard<'_, All<K, V>> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (since, _)| now.duration_since(*since) < self.life);
        all
    }

    /// Looks at one.
    pub fn read<T>(&self, key: &K, now: Timestamp, read: impl FnOnce(&V) -> T) -> Option<T> {
        self.fresh(now).get(key).map(|(_, value)| read(value))
    }

    /// Keeps one from now on.
    pub fn keep(&self, key: K, value: V, now: Timestamp) {
        self.change(key, now, |_| (Some(value), ()));
    }

    /// Keeps one from now on, and no more than `most` of those that are its `same`: beyond them the oldest of them goes.
    pub fn keep_among(&self, same: impl Fn(&V) -> bool, most: usize, (key, value): (K, V), now: Timestamp) {
        let mut all = self.fresh(now);
        let own: Vec<(Timestamp, K)> = all
            .iter()
            .filter(|(_, (_, value))| same(value))
            .map(|(key, (since, _))| (*since, *key))
            .collect();
        if own.len() >= most
            && let Some((_, oldest)) = own.into_iter().min()
        {
            all.remove(&oldest);
        }
        drop(all);
        self.keep(key, value, now);
    }

    /// Keeps what comes of one, with nobody in between; without a value it stays as it was.
    pub fn change<T>(&self, key: K, now: Timestamp, change: impl FnOnce(Option<&V>) -> (Option<V>, T)) -> T {
        let mut all = self.fresh(now);
        let (value, answer) = change(all.get(&key).map(|(_, value)| value));
        if let Some(value) = value {
            all.insert(key, (now, value));
        }
        if all.len() > MOST {
            let oldest = all.iter().min_by_key(|(_, (since, _))| *since).map(|(key, _)| *key);
            oldest.and_then(|key| all.remove(&key));
        }
        answer
    }

    /// Takes one out.
    pub fn take(&self, key: &K, now: Timestamp) -> Option<V> {
        self.fresh(now).remove(key).map(|(_, value)| value)
    }

    /// Forgets those whose key is meant.
    pub fn forget(&self, meant: impl Fn(&K) -> bool) {
        self.all.lock().unwrap_or_else(PoisonError::into_inner).retain(|key, _| !meant(key));
    }
}

#[cfg(test)]
impl<K, V> Fleeting<K, V> {
    /// How many are in memory, whether they count or not.
    pub fn held(&self) -> usize {
        self.all.lock().unwrap().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_there_for_a_while_and_the_oldest_goes() {
        let at = |minutes| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        let all = Fleeting::new(SignedDuration::from_mins(5));
        all.keep(0, "one", at(0));
        assert_eq!(all.read(&0, at(4), |value| *value), Some("one"));
        assert_eq!((all.take(&0, at(4)), all.take(&0, at(4))), (Some("one"), None));
        all.keep(0, "one", at(0));
        assert_eq!(all.take(&0, at(5)), None, "its time is over");
        for key in 0..=MOST {
            all.keep(key, "many", at(if key == 7 { 9 } else { 10 }));
        }
        assert_eq!(all.held(), MOST);
        assert_eq!(all.take(&7, at(10)), None, "the oldest");
        all.forget(|key| *key != 8);
        assert_eq!(all.held(), 1);
    }
}
