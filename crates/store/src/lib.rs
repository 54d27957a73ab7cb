//! The storage traits on SQLite. The only crate that knows SQL.
//!
//! A data folder holds one database. It stores sealed bytes and hashes of tokens, nothing that can be read without
//! the key file, which lies elsewhere. Every append is on the disk before it is answered.
//!
//! **Nothing is changed before it is understood**: a damaged database, a newer one, or one that belongs to another
//! key is refused before the first write.

mod access;
mod error;
mod key_file;
mod records;
mod schema;

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use record::MasterKey;
use sqlx::ConnectOptions;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

pub use error::Error;
pub use key_file::{KeyFile, read_or_make_key};

/// Name of the database in the data folder.
const DATABASE: &str = "dorsal.sqlite";
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// An open data folder. Clones share it.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
    path: PathBuf,
}

/// True when the folder already holds a database.
pub fn database_exists(dir: &Path) -> bool {
    fs::metadata(dir.join(DATABASE)).is_ok_and(|meta| meta.len() > 0)
}

impl Store {
    /// Opens a data folder, making it (mode 0700) and its database where there is none, and bringing an older
    /// database up to date.
    ///
    /// # Errors
    /// [`Error`] says what is wrong and what to do; then nothing has been changed.
    pub async fn open(dir: &Path, key: &MasterKey) -> Result<Self, Error> {
        prepare_folder(dir)?;
        let path = dir.join(DATABASE);
        if database_exists(dir) {
            inspect(&path, key).await?;
        } else {
            make_private_file(&path)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(false)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            .pragma("secure_delete", "ON");
        let error = |error| Error::from_sqlx(&path, error);
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.map_err(error)?;
        schema::migrate(&pool, &key.id()).await.map_err(error)?;
        Ok(Self { pool, path })
    }

    /// Closes all connections; what was answered is on the disk with or without this.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    fn error(&self, error: sqlx::Error) -> Error {
        Error::from_sqlx(&self.path, error)
    }
}

fn prepare_folder(dir: &Path) -> Result<(), Error> {
    let folder = |source| Error::Folder { path: dir.to_owned(), source };
    if !dir.is_dir() {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(dir).map_err(folder)?;
    }
    // SQLite would name this "unable to open database file"; a file of our own says it plainly.
    let probe = dir.join(".dorsal-write-test");
    fs::File::create(&probe).and_then(|_| fs::remove_file(&probe)).map_err(folder)
}

/// SQLite gives its side files the mode of the database, so that all of them are private from the start.
fn make_private_file(path: &Path) -> Result<(), Error> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|source| Error::Folder { path: path.to_owned(), source })
}

/// Reads an existing database without changing it: is it whole, not newer, and of this key?
async fn inspect(path: &Path, key: &MasterKey) -> Result<(), Error> {
    let error = |error| Error::from_sqlx(path, error);
    let mut magic = [0; 16];
    let read = fs::File::open(path).and_then(|mut file| match file.read_exact(&mut magic) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(()),
        other => other,
    });
    read.map_err(|source| Error::Folder { path: path.to_owned(), source })?;
    if &magic != MAGIC {
        return Err(Error::Damaged { path: path.to_owned() });
    }
    // After a clean end there is no log beside the database: then it can be read without making any file. After
    // a power cut the log belongs to it and must be read too.
    let log = path.with_extension("sqlite-wal");
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .read_only(true)
        .immutable(!fs::metadata(log).is_ok_and(|meta| meta.len() > 0))
        .busy_timeout(Duration::from_secs(5))
        .connect()
        .await
        .map_err(error)?;
    let found = schema::inspect(&mut connection).await;
    sqlx::Connection::close(connection).await.map_err(error)?;
    let found = found.map_err(error)?;
    if !found.whole {
        return Err(Error::Damaged { path: path.to_owned() });
    }
    if found.version > schema::VERSION {
        return Err(Error::Newer { path: path.to_owned(), found: found.version, known: schema::VERSION });
    }
    match found.key_id {
        Some(id) if id != key.id() => {
            Err(Error::KeyWrong { path: path.to_owned(), needed: id, given: key.id() })
        }
        None if found.version > 0 => Err(Error::Damaged { path: path.to_owned() }),
        _ => Ok(()),
    }
}
