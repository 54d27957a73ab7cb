//! The file of roster keys, beside the master key and outside of the data folder: the newest hashes what is imported, older ones are kept
//! for rosters that were imported with them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
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
    /// Reads the file, or makes it (mode 0600) with one key from 32 random bytes where there is none. Of two programs that make it at once,
    /// both get the key of the first.
    ///
    /// # Errors
    /// [`Error::RosterKeys`] if it cannot be read, made or understood. An existing file is only ever added to.
    pub fn read_or_make(path: &Path, random: [u8; 32]) -> Result<Self, Error> {
        if let Some(there) = Self::read(path)? {
            return Ok(there);
        }
        write(path, |there| there.is_empty().then_some(random)).map_err(|error| fault(path, error))?;
        Self::read(path)?.ok_or_else(|| fault(path, io::ErrorKind::UnexpectedEof.into()))
    }

    /// Reads the file; none where there is none, or where another program has made it and not yet written.
    ///
    /// # Errors
    /// [`Error::RosterKeys`] if it cannot be read or understood.
    pub fn read(path: &Path) -> Result<Option<Self>, Error> {
        let read = |wait| text(path, wait).map(|text| (Self::parse(&text), text.is_empty()));
        let found = match read(false) {
            // It may be half written just now: then it is read once more when nobody writes.
            Ok((None, _)) => read(true),
            found => found,
        };
        match found {
            Ok((None, false)) => Err(fault(path, io::ErrorKind::InvalidData.into())),
            Ok((keys, _)) => Ok(keys),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(fault(path, error)),
        }
    }

    /// Adds a key, which hashes each roster from its next import on.
    ///
    /// # Errors
    /// [`Error::RosterKeys`] if the file cannot be written.
    pub fn add(path: &Path, random: [u8; 32]) -> Result<(), Error> {
        write(path, |_| Some(random)).map_err(|error| fault(path, error))
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

fn text(path: &Path, wait: bool) -> io::Result<Zeroizing<String>> {
    let mut file = File::open(path)?;
    if wait {
        supported(file.lock_shared())?;
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text)?;
    Ok(text)
}

/// There are file systems without locks. Two programs that make the file at once are too rare to refuse those.
fn supported(locked: io::Result<()>) -> io::Result<()> {
    locked.or_else(|error| if error.kind() == io::ErrorKind::Unsupported { Ok(()) } else { Err(error) })
}

/// Adds a key, if one is wanted beside what is there. Nobody else writes the file meanwhile.
fn write(path: &Path, wanted: impl FnOnce(&str) -> Option<[u8; 32]>) -> io::Result<()> {
    if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
        fs::create_dir_all(dir)?;
    }
    let mut options = OpenOptions::new();
    options.read(true).create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    supported(file.lock())?;
    let mut there = Zeroizing::new(String::new());
    file.read_to_string(&mut there)?;
    if !there.is_empty() && RosterKeys::parse(&there).is_none() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let Some(key) = wanted(&there) else { return Ok(()) };
    // An editor may have left the last line without its end.
    let before = if there.is_empty() { HEADER } else { "" };
    let line_end = if there.ends_with('\n') { "" } else { "\n" };
    let text =
        Zeroizing::new(format!("{before}{line_end}{}\n", &*Zeroizing::new(BASE64URL_NOPAD.encode(&key))));
    let added = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    if added.is_err() {
        // Half a line would make all of it unreadable.
        file.set_len(there.len() as u64)?;
    }
    added
}

fn fault(path: &Path, source: io::Error) -> Error {
    Error::RosterKeys { path: PathBuf::from(path), source }
}
