//! What can go wrong with a store, each with the next step.

use std::io;
use std::path::{Path, PathBuf};

use record::KeyError;

use crate::location::{Kind, Location};

/// What can go wrong with a store or its key file.
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
        "the database is damaged: {place}. Nothing has been changed. Keep a copy of it, then restore a backup, or \
         choose {elsewhere}",
        elsewhere = place.elsewhere()
    )]
    Damaged {
        /// The database.
        place: Location,
    },
    /// The database is of another program.
    #[error(
        "the database holds the tables of another program: {place}. Nothing has been changed. Choose {elsewhere}",
        elsewhere = place.elsewhere()
    )]
    Foreign {
        /// The database.
        place: Location,
    },
    /// The database was written by a newer program.
    #[error(
        "the database is of a newer Dorsal (schema {found}, this program knows {known}): {place}. Nothing has been \
         changed. Start the newer version again"
    )]
    Newer {
        /// The database.
        place: Location,
        /// Its schema.
        found: u32,
        /// The schema that this program knows.
        known: u32,
    },
    /// There is a database, but no key file.
    #[error(
        "the key file is missing: {path}. There are records already, which open only with their own key. Nothing has been \
         changed. Put the key file back, or name it with --key-file",
        path = path.display()
    )]
    KeyMissing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The key belongs to another database.
    #[error(
        "this is the wrong key file for {place}: the records need key {needed}, this is key {given}. Nothing has been \
         changed. Name the right one with --key-file"
    )]
    KeyWrong {
        /// The database.
        place: Location,
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
    /// The file of anchors cannot be used.
    #[error(
        "the anchors cannot be used: {path}: {source}. Let this user read and write that file, or name another one with \
         --anchors",
        path = path.display()
    )]
    Anchors {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The roster keys cannot be used.
    #[error(
        "the roster keys cannot be used: {path}: {source}. Let this user read and write that file; if it was damaged, put back your copy of it",
        path = path.display()
    )]
    RosterKeys {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The address of a server cannot be read.
    #[error(
        "the address after --store cannot be read: {reason}. It looks like postgres://USER@HOST:5432/DATABASE; the \
         password is best given in the environment as PGPASSWORD"
    )]
    Address {
        /// What is wrong with it, without the address itself: it may hold a password.
        reason: String,
    },
    /// The database server does not answer.
    #[error(
        "the database server cannot be reached: {place}: {reason}. What was answered before is kept. See that the \
         server runs and that the address after --store is right, then try again"
    )]
    Unreachable {
        /// The server and database.
        place: Location,
        /// What was tried last.
        reason: String,
    },
    /// The server knows no such user, or the password is another.
    #[error(
        "the database server does not let this user in: {place}. Give the right password in the environment as \
         PGPASSWORD, or another user in the address after --store"
    )]
    SignIn {
        /// The server and database.
        place: Location,
    },
    /// The server has no such database.
    #[error(
        "the server has no such database: {place}. Make an empty one for Dorsal, for example with createdb"
    )]
    NoDatabase {
        /// The server and database.
        place: Location,
    },
    /// The user may not do what Dorsal must.
    #[error(
        "this user may not write here: {place}: {reason}. Make the user the owner of a database of its own (ALTER \
         DATABASE ... OWNER TO ...), on the server that takes writes"
    )]
    Forbidden {
        /// The server and database.
        place: Location,
        /// What the server said.
        reason: String,
    },
    /// The server may lose what it has acknowledged.
    #[error(
        "the database server acknowledges before the disk has it ({setting} = off): {place}. A power cut could lose \
         answers, so nothing has been changed. Turn it on: ALTER SYSTEM SET {setting} = on; SELECT pg_reload_conf();"
    )]
    NotDurable {
        /// The server and database.
        place: Location,
        /// The setting that is off.
        setting: String,
    },
    /// No space is left.
    #[error(
        "the disk is full, or its quota used up. What was answered before is kept. Free some space, then try again"
    )]
    Full,
    /// Another program holds the database.
    #[error("the database is in use by another program. Close it, or try again in a moment")]
    Busy,
    /// Anything else that the database says.
    #[error("the database failed: {0}")]
    Database(sqlx::Error),
}

impl Error {
    pub(crate) fn from_sqlx(place: &Location, error: sqlx::Error) -> Self {
        match &place.0 {
            Kind::Folder(dir) => Self::from_sqlite(place, dir, error),
            Kind::Server(_) => Self::from_postgres(place, error),
        }
    }

    fn from_sqlite(place: &Location, dir: &Path, error: sqlx::Error) -> Self {
        // SQLite's result codes; the low byte of an extended code is its primary one.
        let code = code(&error).and_then(|code| code.parse::<u32>().ok());
        // Beyond a quota SQLite cannot write (778) or cannot enlarge its index of the log (4874).
        if matches!(code, Some(778 | 4874)) {
            return Self::Full;
        }
        match code.map(|code| code & 0xff) {
            Some(5 | 6) => Self::Busy,
            Some(11 | 26) => Self::Damaged { place: place.clone() },
            Some(13) => Self::Full,
            Some(8 | 14) => Self::Folder {
                path: dir.to_owned(),
                source: io::Error::new(io::ErrorKind::PermissionDenied, error.to_string()),
            },
            _ => Self::Database(error),
        }
    }

    /// PostgreSQL's codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
    fn from_postgres(place: &Location, error: sqlx::Error) -> Self {
        let place = place.clone();
        match (code(&error).as_deref(), &error) {
            (Some("28000" | "28P01"), _) => Self::SignIn { place },
            (Some("3D000"), _) => Self::NoDatabase { place },
            (Some("42501" | "25006" | "3F000"), _) => Self::Forbidden { place, reason: said(&error) },
            // Undone too often because of others, a lock that did not come, too many connections.
            (Some("40001" | "40P01" | "55P03" | "53300"), _) => Self::Busy,
            (Some("53100"), _) => Self::Full,
            (Some("XX001" | "XX002"), _) => Self::Damaged { place },
            // Shutting down, crashed, starting up; class 08 are lost connections.
            (Some("57P01" | "57P02" | "57P03"), _) => Self::Unreachable { place, reason: said(&error) },
            (Some(code), _) if code.starts_with("08") => Self::Unreachable { place, reason: said(&error) },
            (None, sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::PoolTimedOut) => {
                Self::Unreachable { place, reason: error.to_string() }
            }
            _ => Self::Database(error),
        }
    }
}

fn code(error: &sqlx::Error) -> Option<String> {
    Some(error.as_database_error()?.code()?.into_owned())
}

fn said(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}
