//! The storage traits on SQLite and PostgreSQL. The only crate that knows SQL.
//!
//! A data folder holds one SQLite database; a PostgreSQL server holds one in a database of its own. Either stores
//! sealed bytes and hashes of tokens, nothing that can be read without the key file, which lies elsewhere. Every append
//! is on the disk before it is answered.
//!
//! **Nothing is changed before it is understood**: a damaged database, a newer one, one of another program, or one that
//! belongs to another key is refused before the first write.
//!
//! **A query is written once** for both engines, see `engine`; a change of the schema is one more numbered step in
//! `migrations/sqlite` and `migrations/postgres`, and a test compares what the two have made.

mod access;
mod accounts;
mod anchor_file;
mod backup;
mod engine;
mod erase;
mod error;
mod key_file;
mod location;
mod look;
mod monthly;
mod postgres;
mod recordings;
mod records;
mod roster_keys;
mod rosters;
mod schema;
mod sign_ins;
mod snapshot;
mod sqlite;

use std::fmt;
use std::future::Future;

use jiff::Timestamp;
use record::MasterKey;
use uuid::Uuid;

pub use anchor_file::AnchorFile;
pub use backup::{BackupError, Contents};
use engine::Pool;
pub use erase::Remains;
pub use error::Error;
pub use key_file::{KeyFile, read_or_make_key};
use location::Kind;
pub use location::Location;
pub use look::Look;
pub use roster_keys::RosterKeys;
use schema::Found;
pub use snapshot::{Restored, check_backup};

/// Under this name the server's address is noted.
const ORIGIN: &str = "origin";
/// Name under which the library of the server is noted.
const LIBRARY: &str = "library";

/// Name under which it is noted when the last backup was written.
const BACKUP: &str = "backup";

/// Under this name the store's own id is noted.
const ID: &str = "store";

/// An open store. Clones share it.
#[derive(Clone)]
pub struct Store {
    pool: Pool,
    location: Location,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Store({})", self.location)
    }
}

impl Location {
    /// True when there is a database already.
    ///
    /// # Errors
    /// [`Error`] when a server cannot be asked.
    pub async fn exists(&self) -> Result<bool, Error> {
        match &self.0 {
            Kind::Folder(dir) => Ok(sqlite::exists(dir)),
            Kind::Server(options) => Ok(!matches!(postgres::inspect(self, options).await?, Found::Empty)),
        }
    }
}

impl Store {
    /// Opens a data folder, making it (mode 0700) and its database where there is none, or a database of a PostgreSQL
    /// server, and brings an older schema up to date.
    ///
    /// # Errors
    /// [`Error`] says what is wrong and what to do; then nothing has been changed.
    pub async fn open(location: &Location, key: &MasterKey) -> Result<Self, Error> {
        let pool = match &location.0 {
            Kind::Folder(dir) => {
                sqlite::prepare_folder(dir)?;
                understood(location, sqlite::patiently(async || sqlite::inspect(dir).await).await?, key)?;
                Pool::Sqlite(sqlite::patiently(async || sqlite::open(dir).await).await?)
            }
            Kind::Server(options) => {
                understood(location, postgres::inspect(location, options).await?, key)?;
                Pool::Postgres(postgres::open(location, options).await?)
            }
        };
        let store = Self { pool, location: location.clone() };
        schema::migrate(&store.pool, &key.id()).await.map_err(|error| store.error(error))?;
        Ok(store)
    }

    /// Notes the address by which browsers reach the server of these records, for `dorsal link`.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn note_origin(&self, origin: &str) -> Result<(), Error> {
        let note = async || schema::set_meta(self.pool.acquire().await?.on(), ORIGIN, origin).await;
        self.run(note).await
    }

    /// The address that was noted last.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn origin(&self) -> Result<Option<String>, Error> {
        let look = async || schema::meta(self.pool.acquire().await?.on(), ORIGIN).await;
        self.run(look).await
    }

    /// Notes under which library the server of these records decides, for the commands that decide beside it.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn note_library(&self, library: &str) -> Result<(), Error> {
        let note = async || schema::set_meta(self.pool.acquire().await?.on(), LIBRARY, library).await;
        self.run(note).await
    }

    /// The library that was noted last.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn library(&self) -> Result<Option<String>, Error> {
        let look = async || schema::meta(self.pool.acquire().await?.on(), LIBRARY).await;
        self.run(look).await
    }

    /// Notes when a backup was written.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn note_backup(&self, at: Timestamp) -> Result<(), Error> {
        let text = at.to_string();
        let note = async || schema::set_meta(self.pool.acquire().await?.on(), BACKUP, &text).await;
        self.run(note).await
    }

    /// When the last backup was written, as far as that is known.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn last_backup(&self) -> Result<Option<Timestamp>, Error> {
        let look = async || schema::meta(self.pool.acquire().await?.on(), BACKUP).await;
        Ok(self.run(look).await?.and_then(|text| text.parse().ok()))
    }

    /// The store's own id, by which anchors outside of it know it: `fresh`, where it has none yet.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn id(&self, fresh: Uuid) -> Result<Uuid, Error> {
        let text = fresh.to_string();
        let note = async || schema::note_once(&self.pool, ID, &text).await;
        let id = self.run(note).await?;
        Uuid::parse_str(&id).map_err(|_| Error::Damaged { place: self.location.clone() })
    }

    /// Closes all connections; what was answered is on the disk with or without this.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Runs a transaction, and again when the engine has undone it because of another one.
    async fn run<T, F>(&self, attempt: impl FnMut() -> F) -> Result<T, Error>
    where
        F: Future<Output = Result<T, sqlx::Error>>,
    {
        engine::retried(attempt).await.map_err(|error| self.error(error))
    }

    fn error(&self, error: sqlx::Error) -> Error {
        Error::from_sqlx(&self.location, error)
    }
}

/// Whole, not newer, ours, and of this key?
fn understood(location: &Location, found: Found, key: &MasterKey) -> Result<(), Error> {
    let place = location.clone();
    match found {
        Found::Empty => Ok(()),
        Found::Foreign => Err(Error::Foreign { place }),
        Found::Ours { version, .. } if version > schema::VERSION => {
            Err(Error::Newer { place, found: version, known: schema::VERSION })
        }
        Found::Ours { key_id: Some(id), .. } if id == key.id() => Ok(()),
        Found::Ours { key_id: Some(id), .. } => Err(Error::KeyWrong { place, needed: id, given: key.id() }),
        Found::Ours { key_id: None, .. } | Found::Damaged => Err(Error::Damaged { place }),
    }
}
