//! Passkeys that are being made or used: a challenge was handed out and is good for one answer, for a few minutes. In memory only.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use access::TokenHash;
use access::passkey::{Adding, Opening};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// As long as browsers wait for a person.
const LIFE: SignedDuration = SignedDuration::from_mins(5);
/// More than any server has at once; beyond it the oldest goes.
const MOST: usize = 10_000;

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

/// All of them.
#[derive(Debug, Default)]
pub struct Ceremonies(Mutex<HashMap<Uuid, (Timestamp, Ceremony)>>);

impl Ceremonies {
    /// Keeps one under a fresh id that nobody can guess.
    pub fn keep(&self, id: Uuid, ceremony: Ceremony, now: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (at, _)| now.duration_since(*at) < LIFE);
        if all.len() >= MOST {
            let oldest = all.iter().min_by_key(|(_, (at, _))| *at).map(|(id, _)| *id);
            oldest.and_then(|id| all.remove(&id));
        }
        all.insert(id, (now, ceremony));
    }

    /// Takes it out: its challenge is not good for a second answer.
    pub fn take(&self, id: Uuid, now: Timestamp) -> Option<Ceremony> {
        let (at, ceremony) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id)?;
        (now.duration_since(at) < LIFE).then_some(ceremony)
    }
}
