//! Who was found to be covered a moment ago and may begin, where only members may. In memory only: a restart asks again, and nothing ties
//! what begins then to whom was asked about.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use access::{Token, TokenHash};
use jiff::{SignedDuration, Timestamp};

/// So long an answer counts.
const LIFE: SignedDuration = SignedDuration::from_hours(2);
/// More than any server has at once; beyond it the oldest goes.
const MOST: usize = 10_000;

/// Hashes of the tokens that browsers were given.
#[derive(Default)]
pub struct Passes(Mutex<HashMap<TokenHash, Timestamp>>);

impl Passes {
    fn fresh(&self, now: Timestamp) -> MutexGuard<'_, HashMap<TokenHash, Timestamp>> {
        let mut passes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        passes.retain(|_, since| now.duration_since(*since) < LIFE);
        passes
    }

    /// Notes that the browser with this token may begin.
    pub fn give(&self, token: &Token, now: Timestamp) {
        let mut passes = self.fresh(now);
        passes.insert(token.hash(), now);
        if passes.len() > MOST {
            let oldest = passes.iter().min_by_key(|(_, since)| **since).map(|(token, _)| *token);
            oldest.and_then(|token| passes.remove(&token));
        }
    }

    /// Says whether it may.
    pub fn holds(&self, token: &Token, now: Timestamp) -> bool {
        self.fresh(now).contains_key(&token.hash())
    }

    /// Says whether it may, and may no more: one answer begins one record.
    pub fn take(&self, token: &Token, now: Timestamp) -> bool {
        self.fresh(now).remove(&token.hash()).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_is_good_once_and_for_a_while() {
        let (passes, token) = (Passes::default(), Token::from_random([1; 32]));
        let at = |minutes| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes);
        passes.give(&token, at(0));
        assert!(passes.holds(&token, at(119)) && passes.take(&token, at(119)));
        assert!(!passes.take(&token, at(119)), "once");
        passes.give(&token, at(120));
        assert!(!passes.holds(&token, at(240)), "for a while");
        assert!(!passes.holds(&Token::from_random([2; 32]), at(120)), "nobody else");
        for n in 0..=MOST as u64 {
            let mut bytes = [3; 32];
            bytes[..8].copy_from_slice(&n.to_le_bytes());
            passes.give(&Token::from_random(bytes), at(300));
        }
        assert_eq!(passes.0.lock().unwrap().len(), MOST);
    }
}
