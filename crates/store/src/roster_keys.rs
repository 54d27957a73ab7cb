//! The file of roster keys, beside the master key and outside of the data folder: the newest hashes what is imported, older ones are kept
//! for rosters that were imported with them.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use access::identity::RosterKey;
use data_encoding::BASE64URL_NOPAD;
use zeroize::Zeroizing;

use crate::error::Error;

const HEADER: &str = "dorsal-roster-keys-1";

/// The roster keys, oldest first; at least one.
pub struct RosterKeys {
    keys: Vec<RosterKey>,
}

impl RosterKeys {
    /// Reads the file, or makes it (mode 0600) with one key from 32 random bytes where there is none.
    ///
    /// # Errors
    /// [`Error::RosterKeys`] if it cannot be read, made or understood. An existing file is only ever added to.
    pub fn read_or_make(path: &Path, random: [u8; 32]) -> Result<Self, Error> {
        if let Some(there) = Self::read(path)? {
            return Ok(there);
        }
        Self::add(path, random)?;
        Ok(Self { keys: vec![RosterKey::from_random(random)] })
    }

    /// Reads the file; none where there is none.
    ///
    /// # Errors
    /// [`Error::RosterKeys`] if it cannot be read or understood.
    pub fn read(path: &Path) -> Result<Option<Self>, Error> {
        match fs::read_to_string(path) {
            Ok(text) => match Self::parse(&Zeroizing::new(text)) {
                Some(keys) => Ok(Some(keys)),
                None => Err(fault(path, io::ErrorKind::InvalidData.into())),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault(path, error)),
        }
    }

    /// Adds a key, which hashes each roster from its next import on.
    ///
    /// # Errors
    /// [`Error::RosterKeys`] if the file cannot be written.
    pub fn add(path: &Path, random: [u8; 32]) -> Result<(), Error> {
        let write = || {
            if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
                fs::create_dir_all(dir)?;
            }
            let mut options = OpenOptions::new();
            options.create(true).append(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path)?;
            let mut text = Zeroizing::new(String::new());
            if file.metadata()?.len() == 0 {
                text.push_str(HEADER);
                text.push('\n');
            }
            text.push_str(&BASE64URL_NOPAD.encode(&random));
            text.push('\n');
            file.write_all(text.as_bytes())?;
            file.sync_all()
        };
        write().map_err(|error| fault(path, error))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next()? != HEADER {
            return None;
        }
        let key = |line: &str| {
            Some(RosterKey::from_random(BASE64URL_NOPAD.decode(line.as_bytes()).ok()?.try_into().ok()?))
        };
        let keys = lines.filter(|line| !line.is_empty()).map(key).collect::<Option<Vec<_>>>()?;
        (!keys.is_empty()).then_some(Self { keys })
    }

    /// The key for what is imported now.
    pub fn newest(&self) -> Option<&RosterKey> {
        self.keys.last()
    }

    /// The ids of all, oldest first: the first stands in the second line of the file.
    pub fn ids(&self) -> impl Iterator<Item = [u8; 8]> {
        self.keys.iter().map(RosterKey::id)
    }

    /// The key of an id, as a roster notes it.
    pub fn of(&self, id: [u8; 8]) -> Option<&RosterKey> {
        self.keys.iter().find(|key| key.id() == id)
    }
}

fn fault(path: &Path, source: io::Error) -> Error {
    Error::RosterKeys { path: PathBuf::from(path), source }
}
