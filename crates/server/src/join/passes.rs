//! Who was found to be covered a moment ago and may begin, where only members may. In memory only: a restart asks again, and nothing ties
//! what begins then to whom was asked about.

use access::{Token, TokenHash};
use jiff::{SignedDuration, Timestamp};

use crate::fleeting::Fleeting;

/// So long an answer counts.
const LIFE: SignedDuration = SignedDuration::from_hours(2);
/// Hashes of the tokens that browsers were given.
pub struct Passes(Fleeting<TokenHash, ()>);

impl Default for Passes {
    fn default() -> Self {
        Self(Fleeting::new(LIFE))
    }
}

impl Passes {
    /// Notes that the browser with this token may begin.
    pub fn give(&self, token: &Token, now: Timestamp) {
        self.0.keep(token.hash(), (), now);
    }

    /// Says whether it may.
    pub fn holds(&self, token: &Token, now: Timestamp) -> bool {
        self.0.read(&token.hash(), now, |()| ()).is_some()
    }

    /// Says whether it may, and may no more: one answer begins one record.
    pub fn take(&self, token: &Token, now: Timestamp) -> bool {
        self.0.take(&token.hash(), now).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fleeting::MOST;

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
        assert_eq!(passes.0.held(), MOST);
    }
}
