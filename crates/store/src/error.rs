//! What can go wrong with a data folder, each with the next step.

use std::io;
use std::path::{Path, PathBuf};

use record::KeyError;

/// What can go wrong with a data folder or its key file.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder or a file in it cannot be written.
    #[error(
        "the data folder cannot be used: {path}: {source}. Make it writable for this user, or choose another \
         folder with --data",
        path = path.display()
    )]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The database is not whole.
    #[error(
        "the database is damaged: {path}. Nothing has been changed. Keep a copy of the folder, then restore a \
         backup, or start with another folder (--data)",
        path = path.display()
    )]
    Damaged {
        /// The database.
        path: PathBuf,
    },
    /// The database was written by a newer program.
    #[error(
        "the database is of a newer Dorsal (schema {found}, this program knows {known}): {path}. Nothing has been \
         changed. Start the newer version again",
        path = path.display()
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The schema that this program knows.
        known: u32,
    },
    /// There is a database, but no key file.
    #[error(
        "the key file is missing: {path}. The data folder already holds records, which open only with their own \
         key. Nothing has been changed. Put the key file back, or name it with --key-file",
        path = path.display()
    )]
    KeyMissing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The key belongs to another database.
    #[error(
        "this is the wrong key file for {path}: the records need key {needed}, this is key {given}. Nothing has been \
         changed. Name the right one with --key-file",
        path = path.display()
    )]
    KeyWrong {
        /// The database.
        path: PathBuf,
        /// Id of the key that it needs.
        needed: String,
        /// Id of the key that was given.
        given: String,
    },
    /// The key file cannot be read or made.
    #[error(
        "the key file cannot be used: {path}: {source}. Let this user read it, or name another one with --key-file",
        path = path.display()
    )]
    KeyUnreadable {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The file is not a key file, or a damaged one.
    #[error("{path}: {source}", path = path.display())]
    KeyMalformed {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: KeyError,
    },
    /// No space is left.
    #[error("the disk is full. What was answered before is kept. Free some space, then try again")]
    Full,
    /// Another program holds the database.
    #[error("the database is in use by another program. Close it, or try again in a moment")]
    Busy,
    /// Anything else that the database says.
    #[error("the database failed: {0}")]
    Database(sqlx::Error),
}

impl Error {
    pub(crate) fn from_sqlx(path: &Path, error: sqlx::Error) -> Self {
        // SQLite's primary result codes; extended codes carry them in the low byte.
        let code = match &error {
            sqlx::Error::Database(database) => {
                database.code().and_then(|code| code.parse::<u32>().ok()).map(|code| code & 0xff)
            }
            _ => None,
        };
        match code {
            Some(5 | 6) => Self::Busy,
            Some(11 | 26) => Self::Damaged { path: path.to_owned() },
            Some(13) => Self::Full,
            Some(8 | 14) => Self::Folder {
                path: path.to_owned(),
                source: io::Error::new(io::ErrorKind::PermissionDenied, error.to_string()),
            },
            _ => Self::Database(error),
        }
    }
}
