//! Who was found to be covered a moment ago, and by which sponsor. In memory only: a restart asks again, and nothing ties what begins then to
//! whom was asked about.

use access::{Token, TokenHash};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::fleeting::Fleeting;

/// So long an answer counts.
const LIFE: SignedDuration = SignedDuration::from_hours(2);

/// The sponsors, by hashes of the tokens that browsers were given.
pub struct Passes(Fleeting<TokenHash, Uuid>);

impl Default for Passes {
    fn default() -> Self {
        Self(Fleeting::new(LIFE))
    }
}

impl Passes {
    /// Notes that the sponsor covers whoever has the browser with this token.
    pub fn give(&self, token: &Token, sponsor: Uuid, now: Timestamp) {
        self.0.keep(token.hash(), sponsor, now);
    }

    /// The sponsor who covers them.
    pub fn holds(&self, token: &Token, now: Timestamp) -> Option<Uuid> {
        self.0.read(&token.hash(), now, |sponsor| *sponsor)
    }

    /// The same, and no more from now on: one answer begins one record.
    pub fn take(&self, token: &Token, now: Timestamp) -> Option<Uuid> {
        self.0.take(&token.hash(), now)
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
        let sponsor = Uuid::from_u128(7);
        passes.give(&token, sponsor, at(0));
        assert_eq!(
            (passes.holds(&token, at(119)), passes.take(&token, at(119))),
            (Some(sponsor), Some(sponsor))
        );
        assert_eq!(passes.take(&token, at(119)), None, "once");
        passes.give(&token, sponsor, at(120));
        assert_eq!(passes.holds(&token, at(240)), None, "for a while");
        assert_eq!(passes.holds(&Token::from_random([2; 32]), at(120)), None, "nobody else");
        for n in 0..=MOST as u64 {
            let mut bytes = [3; 32];
            bytes[..8].copy_from_slice(&n.to_le_bytes());
            passes.give(&Token::from_random(bytes), sponsor, at(300));
        }
        assert_eq!(passes.0.held(), MOST);
    }
}
