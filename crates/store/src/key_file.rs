//! The key file: read, or made on first use, always outside the data folder.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use record::MasterKey;
use zeroize::Zeroizing;

use crate::error::Error;

/// A key file that was read or made.
pub struct KeyFile {
    /// The key.
    pub key: MasterKey,
    /// True when it was made just now: the person should keep a copy.
    pub made: bool,
    /// True when other users of the machine can read it: the person should be warned.
    pub open_to_others: bool,
}

/// Reads the key file, or makes it (mode 0600) from 32 random bytes where there is none and no database needs it.
///
/// # Errors
/// [`Error::KeyMissing`] when there is a database but no key file; [`Error::KeyUnreadable`] and
/// [`Error::KeyMalformed`] as their names say. An existing file is never written to.
pub fn read_or_make_key(path: &Path, database_exists: bool, random: [u8; 32]) -> Result<KeyFile, Error> {
    let unreadable = |source| Error::KeyUnreadable { path: path.to_owned(), source };
    match fs::read(path) {
        Ok(bytes) => {
            let bytes = Zeroizing::new(bytes);
            let key = std::str::from_utf8(&bytes)
                .map_err(|_| record::KeyError::Header)
                .and_then(MasterKey::from_file)
                .map_err(|source| Error::KeyMalformed { path: path.to_owned(), source })?;
            Ok(KeyFile { key, made: false, open_to_others: open_to_others(path) })
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            if database_exists {
                return Err(Error::KeyMissing { path: path.to_owned() });
            }
            let key = MasterKey::from_random(random);
            write_new(path, key.to_file().as_bytes()).map_err(unreadable)?;
            Ok(KeyFile { key, made: true, open_to_others: false })
        }
        Err(error) => Err(unreadable(error)),
    }
}

fn write_new(path: &Path, text: &[u8]) -> io::Result<()> {
    if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty() && !dir.is_dir()) {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(dir)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text)?;
    file.sync_all()
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn open_to_others(_path: &Path) -> bool {
    false
}
