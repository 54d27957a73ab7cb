//! A data folder with its SQLite database.

use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};
use sqlx::{ConnectOptions, Connection};

use crate::engine::On;
use crate::error::Error;
use crate::location::Location;
use crate::schema::{self, Found};

/// Name of the database in the data folder.
const DATABASE: &str = "dorsal.sqlite";
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

pub(crate) fn exists(dir: &Path) -> bool {
    fs::metadata(dir.join(DATABASE)).is_ok_and(|meta| meta.len() > 0)
}

/// How often a database is asked for that somebody else is making, and how long is waited in between: together five seconds.
const TRIES: u32 = 100;
const BETWEEN: Duration = Duration::from_millis(50);

/// Tries again where the database is busy: while another program puts it into the mode with a log, SQLite says so at once, whatever time
/// it was given to wait.
pub(crate) async fn patiently<T>(what: impl AsyncFn() -> Result<T, Error>) -> Result<T, Error> {
    for _ in 0..TRIES {
        match what().await {
            Err(Error::Busy) => tokio::time::sleep(BETWEEN).await,
            other => return other,
        }
    }
    what().await
}

/// What the folder holds; it is only read.
pub(crate) async fn inspect(dir: &Path) -> Result<Found, Error> {
    if !exists(dir) {
        return Ok(Found::Empty);
    }
    let path = dir.join(DATABASE);
    let mut magic = [0; 16];
    let read = fs::File::open(&path).and_then(|mut file| match file.read_exact(&mut magic) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(()),
        other => other,
    });
    read.map_err(|source| Error::Folder { path: path.clone(), source })?;
    if &magic != MAGIC {
        return Ok(Found::Damaged);
    }
    let error = |error| Error::from_sqlx(&Location::folder(dir), error);
    let mut connection = reading(dir).connect().await.map_err(error)?;
    let found = look(&mut connection).await;
    connection.close().await.map_err(error)?;
    found.map_err(error)
}

/// How the database is only read.
fn reading(dir: &Path) -> SqliteConnectOptions {
    let path = dir.join(DATABASE);
    // After a clean end there is no log beside the database: then it can be read without making any file. After
    // a power cut the log belongs to it and must be read too.
    let log = path.with_extension("sqlite-wal");
    SqliteConnectOptions::new()
        .filename(&path)
        .read_only(true)
        .immutable(!fs::metadata(log).is_ok_and(|meta| meta.len() > 0))
        .busy_timeout(Duration::from_secs(5))
}

/// Opens the database for reading alone.
pub(crate) async fn open_for_reading(dir: &Path) -> Result<SqlitePool, Error> {
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(reading(dir));
    pool.await.map_err(|error| Error::from_sqlx(&Location::folder(dir), error))
}

async fn look(connection: &mut SqliteConnection) -> Result<Found, sqlx::Error> {
    let check: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_all(&mut *connection).await?;
    if check != ["ok"] {
        return Ok(Found::Damaged);
    }
    let tables: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_master").fetch_one(&mut *connection).await?;
    if tables == 0 {
        return Ok(Found::Empty);
    }
    let meta: i64 =
        sqlx::query_scalar("SELECT count(*) FROM pragma_table_info('meta') WHERE name IN ('name', 'value')")
            .fetch_one(&mut *connection)
            .await?;
    if meta < 2 { Ok(Found::Foreign) } else { schema::read(On::Sqlite(connection)).await }
}

/// Opens the database for writing, making it where there is none.
pub(crate) async fn open(dir: &Path) -> Result<SqlitePool, Error> {
    let path = dir.join(DATABASE);
    if !exists(dir) {
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
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        // There is no server that could be gone.
        .test_before_acquire(false)
        // SQLite ends a transaction by itself when the disk is full, which sqlx does not see: its connection would refuse
        // every transaction from then on.
        .before_acquire(|connection, _| Box::pin(async { Ok(!connection.is_in_transaction()) }))
        .connect_with(options);
    pool.await.map_err(|error| Error::from_sqlx(&Location::folder(dir), error))
}

/// Makes the folder (mode 0700) where there is none, and sees whether it can be written.
pub(crate) fn prepare_folder(dir: &Path) -> Result<(), Error> {
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

/// True when the table that says which schema this is exists.
pub(crate) async fn has_meta(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'meta')")
        .fetch_one(connection)
        .await
}
