//! Passkeys that are being made or used: a challenge was handed out and is good for one answer, for a few minutes. In memory only.

use access::TokenHash;
use access::passkey::{Adding, Opening};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::fleeting::Fleeting;
use crate::join::Network;

/// As long as browsers wait for a person.
const LIFE: SignedDuration = SignedDuration::from_mins(5);

/// What is in the midst of happening.
#[derive(Debug)]
pub enum Ceremony {
    /// Somebody makes an account.
    Making {
        /// Its id.
        account: Uuid,
        /// Its name.
        name: String,
        /// The invitation that it uses up.
        invitation: Option<TokenHash>,
        /// What the browser was asked.
        adding: Adding,
    },
    /// Somebody who is signed in adds a passkey.
    Adding {
        /// Whose.
        account: Uuid,
        /// What the browser was asked.
        adding: Adding,
    },
    /// Somebody signs in.
    Opening(Opening),
}

/// Of one network at a time: beyond these its own oldest goes, so that nobody pushes out what others are in the midst of.
const OF_A_NETWORK: usize = 64;

/// All of them, each under a fresh id that nobody can guess.
#[derive(Debug)]
pub struct Ceremonies(Fleeting<Uuid, (Network, Ceremony)>);

impl Default for Ceremonies {
    fn default() -> Self {
        Self(Fleeting::new(LIFE))
    }
}

impl Ceremonies {
    /// Begins one.
    pub fn begin(&self, network: Network, id: Uuid, ceremony: Ceremony, now: Timestamp) {
        self.0.keep_among(|(of, _)| *of == network, OF_A_NETWORK, (id, (network, ceremony)), now);
    }

    /// Takes one out: its challenge is not good for a second answer.
    pub fn take(&self, id: &Uuid, now: Timestamp) -> Option<Ceremony> {
        self.0.take(id, now).map(|(_, ceremony)| ceremony)
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use access::passkey::Passkeys;

    use super::*;

    #[test]
    fn nobody_pushes_out_what_others_have_begun() {
        let network = |number: u8| Network::of(IpAddr::from([203, 0, number, 7]));
        let (_, opening) = Passkeys::of("http://localhost:8080").unwrap().begin_opening().unwrap();
        let (all, opening) = (Ceremonies::default(), || Ceremony::Opening(opening.clone()));
        let at = |seconds| Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds);
        all.begin(network(1), Uuid::from_u128(1), opening(), at(0));
        for number in 2..20_000 {
            all.begin(network(2), Uuid::from_u128(number), opening(), at(1 + i64::from(number == 2)));
        }
        assert_eq!(all.0.held(), 1 + OF_A_NETWORK);
        assert!(all.take(&Uuid::from_u128(2), at(2)).is_some(), "its own oldest goes, not its latest");
        assert!(all.take(&Uuid::from_u128(1), at(2)).is_some());
        assert!(all.take(&Uuid::from_u128(1), at(2)).is_none(), "once");
    }
}
