//! The keys of rosters, as the command that imports last left them.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use access::identity::RosterKey;
use access::import::Roster;
use store::RosterKeys;

/// The file of keys, read when somebody asks, and again for a roster whose key was added since.
pub struct Keys {
    path: PathBuf,
    read: Mutex<Option<RosterKeys>>,
}

/// Why nobody can be answered.
#[derive(Debug, thiserror::Error)]
pub enum NoKey {
    /// The file.
    #[error(transparent)]
    File(#[from] store::Error),
    /// It was changed.
    #[error(
        "a roster was hashed with a key that is not in the file of roster keys: put back your copy of that file, or import the \
         roster again"
    )]
    Missing,
}

impl Keys {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, read: Mutex::new(None) }
    }

    /// The key that a roster was hashed with; the newest where there is no roster yet, so that the same is done for everybody.
    ///
    /// # Errors
    /// [`NoKey`] is for who runs the server, and says nothing of who has asked.
    pub fn of(&self, roster: Option<&Roster>, random: [u8; 32]) -> Result<RosterKey, NoKey> {
        let wanted = |keys: &RosterKeys| match roster {
            Some(roster) => keys.of(roster.key).cloned(),
            None => keys.newest().cloned(),
        };
        let known = self.read.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(wanted);
        known.map_or_else(|| self.look(wanted, random), Ok)
    }

    /// The key for a roster that is imported now; a command may have added one since the file was read.
    ///
    /// # Errors
    /// [`NoKey`]
    pub fn newest(&self, random: [u8; 32]) -> Result<RosterKey, NoKey> {
        self.look(|keys| keys.newest().cloned(), random)
    }

    fn look(
        &self,
        wanted: impl Fn(&RosterKeys) -> Option<RosterKey>,
        random: [u8; 32],
    ) -> Result<RosterKey, NoKey> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = RosterKeys::read_or_make(&self.path, random)?;
        let key = wanted(&keys);
        *read = Some(keys);
        key.ok_or(NoKey::Missing)
    }
}
