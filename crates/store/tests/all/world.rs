//! A store, a key and a clock for the tests.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{ToSpan, Zoned};
use record::{MasterKey, Records, Source, TenantId};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use store::{Error, Location, Store};

use crate::cluster::Cluster;
pub use crate::commands::{check, command, consent, rules, start};
use crate::writer::KEY;

/// A clock that moves on by a second with each look, and numbers that never repeat.
pub struct Counted {
    seconds: AtomicU64,
    numbers: AtomicU64,
}

impl Counted {
    /// Of two sources with different numbers neither repeats the other.
    pub fn new(number: u64) -> Self {
        Self { seconds: AtomicU64::new(number * 1000), numbers: AtomicU64::new(number << 32) }
    }
}

impl Source for Counted {
    fn now(&self) -> Zoned {
        let seconds = i64::try_from(self.seconds.fetch_add(1, Ordering::Relaxed)).expect("a small number");
        let start: Zoned = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
        start.checked_add(seconds.seconds()).expect("a later time")
    }

    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes.iter_mut() {
            let next = self.numbers.fetch_add(1, Ordering::Relaxed);
            *byte = next.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[0];
        }
    }
}

/// Where a story is played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Plays each story on both engines.
macro_rules! on_both_engines {
    ($($story:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $story() {
                super::$story($crate::world::Engine::Sqlite).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $story() {
                super::$story($crate::world::Engine::Postgres).await;
            })*
        }
    };
}
pub(crate) use on_both_engines;

/// A place for one store and its key.
pub struct World {
    place: Place,
    pub key: MasterKey,
}

enum Place {
    Folder(tempfile::TempDir),
    Database(String),
}

/// The server of all tests of this process.
pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(Cluster::start)
}

impl World {
    pub async fn new(engine: Engine) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let place = match engine {
            Engine::Sqlite => Place::Folder(tempfile::tempdir().expect("a temporary folder")),
            Engine::Postgres => {
                let name = format!("world_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
                run_postgres(&cluster().address("postgres"), format!("CREATE DATABASE {name}")).await;
                Place::Database(cluster().address(&name))
            }
        };
        Self { place, key: MasterKey::from_random(KEY) }
    }

    pub fn location(&self) -> Location {
        match &self.place {
            Place::Folder(folder) => Location::folder(folder.path().join("data")),
            Place::Database(address) => Location::server(address).expect("an address"),
        }
    }

    /// The data folder of a world on SQLite.
    pub fn dir(&self) -> PathBuf {
        self.location().as_folder().expect("a world on SQLite").to_owned()
    }

    pub fn database(&self) -> PathBuf {
        self.dir().join("dorsal.sqlite")
    }

    /// The address of a world on PostgreSQL.
    pub fn address(&self) -> &str {
        match &self.place {
            Place::Folder(_) => panic!("a world on SQLite has no address"),
            Place::Database(address) => address,
        }
    }

    pub async fn open(&self) -> Result<Store, Error> {
        Store::open(&self.location(), &self.key).await
    }

    pub async fn records(&self, seed: u64) -> Records<Store, Counted> {
        let store = self.open().await.expect("the store opens");
        Records::new(store, self.key.clone(), TenantId::PERSONAL, Counted::new(seed))
    }

    /// Runs SQL behind the back of the store; `x'00'` are bytes.
    pub async fn meddle(&self, sql: &str) {
        match &self.place {
            Place::Database(address) => run_postgres(address, sql.replace("x'", "bytea '\\x")).await,
            Place::Folder(_) => {
                let options = sqlx::sqlite::SqliteConnectOptions::new();
                let options = options.filename(self.database()).create_if_missing(true);
                let mut connection = options.connect().await.expect("a connection");
                let sql = AssertSqlSafe(sql.to_owned());
                sqlx::raw_sql(sql).execute(&mut connection).await.expect("the statement runs");
                connection.close().await.expect("it closes");
            }
        }
    }

    /// All bytes that are kept.
    pub async fn raw(&self) -> Vec<u8> {
        match &self.place {
            Place::Folder(_) => raw(&self.dir()),
            Place::Database(address) => {
                run_postgres(address, "CHECKPOINT".to_owned()).await;
                let mut connection = PgConnection::connect(address).await.expect("a connection");
                let base = "SELECT 'base/' || oid FROM pg_database WHERE datname = current_database()";
                let base: String =
                    sqlx::query_scalar(base).fetch_one(&mut connection).await.expect("a folder");
                connection.close().await.expect("it closes");
                let data = cluster().dir.join("data");
                [raw(&data.join(base)), raw(&data.join("pg_wal"))].concat()
            }
        }
    }

    /// What must not change when opening is refused.
    pub async fn content(&self) -> Vec<u8> {
        let Place::Database(address) = &self.place else { return raw(&self.dir()) };
        let mut connection = PgConnection::connect(address).await.expect("a connection");
        let tables = "SELECT relname::text FROM pg_class
                      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i') ORDER BY relname";
        let tables: Vec<String> =
            sqlx::query_scalar(tables).fetch_all(&mut connection).await.expect("tables");
        let mut content = tables.join(" ");
        for table in tables.iter().filter(|name| !name.contains('_')) {
            let rows = AssertSqlSafe(format!("SELECT t::text FROM {table} t ORDER BY 1"));
            let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(&mut connection).await.expect("rows");
            content.push_str(&rows.join("\n"));
        }
        connection.close().await.expect("it closes");
        content.into_bytes()
    }
}

/// Runs statements on a database of the server.
pub async fn run_postgres(address: &str, sql: String) {
    let mut connection = PgConnection::connect(address).await.expect("a connection");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("the statement runs");
    connection.close().await.expect("it closes");
}

/// All bytes of all files of a folder.
pub fn raw(dir: &Path) -> Vec<u8> {
    let mut files: Vec<_> =
        std::fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files.iter().flat_map(|path| std::fs::read(path).expect("readable")).collect()
}
