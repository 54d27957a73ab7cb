//! The keys of rosters, as whoever imports last left them: for questions and for imports, by a page or by a command.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use access::identity::RosterKey;
use access::import::Roster;
use store::RosterKeys;

/// The file of keys, read when somebody asks, and again for a roster whose key was added since.
pub struct RosterKeyFile {
    path: PathBuf,
    read: Mutex<Option<RosterKeys>>,
}

/// Why nobody can be answered.
#[derive(Debug, thiserror::Error)]
pub enum NoKey {
    /// The file.
    #[error(transparent)]
    File(#[from] store::Error),
    /// It was changed, or is gone.
    #[error(
        "a roster was hashed with a key that is not in the file of roster keys: put back your copy of that file, or import the \
         roster again"
    )]
    Missing,
}

impl RosterKeyFile {
    /// Nothing is read yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path, read: Mutex::new(None) }
    }

    /// The key that a roster was hashed with. Where there is no roster yet any key will do, so that the same is done for everybody: a
    /// question makes no file.
    ///
    /// # Errors
    /// [`NoKey`] is for who runs the server, and says nothing of who has asked.
    pub fn of(&self, roster: Option<&Roster>, random: [u8; 32]) -> Result<RosterKey, NoKey> {
        let Some(roster) = roster else { return Ok(RosterKey::from_random(random)) };
        let read = || self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let wanted = |keys: &RosterKeys| keys.of(roster.key).cloned();
        let known = read().as_ref().and_then(wanted);
        if let Some(known) = known {
            return Ok(known);
        }
        // Nobody whose key is known waits for the file.
        let keys = RosterKeys::read(&self.path)?;
        let key = keys.as_ref().and_then(wanted);
        *read() = keys;
        key.ok_or(NoKey::Missing)
    }

    /// The key for a roster that is imported now, and that of the roster that counts. The file is made where there is none, and a command may
    /// have added a key since it was read.
    ///
    /// # Errors
    /// [`NoKey`]
    pub fn to_import(
        &self,
        current: Option<&Roster>,
        random: [u8; 32],
    ) -> Result<(RosterKey, Option<RosterKey>), NoKey> {
        let keys = RosterKeys::read_or_make(&self.path, random)?;
        let counting = current.and_then(|roster| keys.of(roster.key)).cloned();
        Ok((keys.newest().cloned().ok_or(NoKey::Missing)?, counting))
    }
}
