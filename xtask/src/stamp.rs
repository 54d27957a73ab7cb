//! What makes a step skippable: the hash of everything that went into it.

use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::failure::Result;
use crate::repo;

/// A hash that grows by named pieces.
pub struct Hash(Sha256);

impl Hash {
    /// Starts with the name and version of the step: change the version when the step itself changes.
    pub fn of(step: &str) -> Self {
        Self(Sha256::new()).and(step, b"")
    }

    /// Adds one named piece; lengths keep neighbouring pieces apart.
    pub fn and(mut self, name: &str, content: &[u8]) -> Self {
        for piece in [name.as_bytes(), content] {
            self.0.update((piece.len() as u64).to_le_bytes());
            self.0.update(piece);
        }
        self
    }

    /// Adds files by their path inside the repository and their content.
    pub fn and_files(mut self, files: impl IntoIterator<Item = PathBuf>) -> Result<Self> {
        for file in files {
            let name = file.strip_prefix(repo::root()).unwrap_or(&file).to_string_lossy().into_owned();
            self = self.and(&name, &repo::read(&file)?);
        }
        Ok(self)
    }

    /// The hash in hexadecimal, 64 characters.
    pub fn hex(self) -> String {
        HEXLOWER.encode(&self.0.finalize())
    }
}

/// Runs a step unless `stamp` already holds this hash, and stamps it afterwards.
pub fn once(stamp: &Path, hash: &str, step: impl FnOnce() -> Result<()>) -> Result<()> {
    if repo::read(stamp).is_ok_and(|old| old == hash.as_bytes()) {
        return Ok(());
    }
    step()?;
    repo::write(stamp, hash.as_bytes())
}
