//! Passkeys that are being made or used: a challenge was handed out and is good for one answer, for a few minutes. In memory only.

use access::TokenHash;
use access::passkey::{Adding, Opening};
use jiff::SignedDuration;
use uuid::Uuid;

use crate::fleeting::Fleeting;

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

/// All of them, each under a fresh id that nobody can guess. To be taken out: its challenge is not good for a second answer.
pub type Ceremonies = Fleeting<Uuid, Ceremony>;

/// None yet.
pub fn none_yet() -> Ceremonies {
    Fleeting::new(LIFE)
}
