//! Where is measured, and SQL behind the back of the store.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Zoned;
use record::{MasterKey, Records, Source, TenantId};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection as _, PgConnection, SqliteConnection};
use store::{Location, Store};

/// What can go wrong here.
pub type Fault = Box<dyn std::error::Error>;

/// A clock that stands still, and numbers from SplitMix64 (Steele, Lea and Flood 2014).
pub struct Numbers(AtomicU64);

impl Source for Numbers {
    fn now(&self) -> Zoned {
        "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time")
    }

    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let mut next = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            next = (next ^ (next >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            next = (next ^ (next >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            chunk.copy_from_slice(&(next ^ (next >> 31)).to_le_bytes()[..chunk.len()]);
        }
    }
}

/// A place for one store.
pub enum Place {
    Folder(PathBuf),
    Database { server: String, address: String, name: String },
}

impl Place {
    pub fn folder(dir: PathBuf) -> Self {
        Self::Folder(dir)
    }

    pub fn database(server: String, address: String, name: &str) -> Self {
        Self::Database { server, address, name: name.to_owned() }
    }

    /// Makes a new store here.
    pub async fn records(&self) -> Result<Records<Store, Numbers>, Fault> {
        let location = match self {
            Self::Folder(dir) => Location::folder(dir),
            Self::Database { server, address, name } => {
                let mut connection = PgConnection::connect(server).await?;
                let sql = AssertSqlSafe(format!("CREATE DATABASE {name}"));
                sqlx::raw_sql(sql).execute(&mut connection).await?;
                Location::server(address)?
            }
        };
        let key = MasterKey::from_random([1; 32]);
        let store = Store::open(&location, &key).await?;
        Ok(Records::new(store, key, TenantId::PERSONAL, Numbers(AtomicU64::new(1))))
    }

    /// One plain connection, as durable as the store's.
    pub async fn connect(&self) -> Result<Connection, Fault> {
        Ok(match self {
            Self::Folder(dir) => {
                let options = SqliteConnectOptions::new()
                    .filename(dir.join("dorsal.sqlite"))
                    .journal_mode(SqliteJournalMode::Wal)
                    .synchronous(SqliteSynchronous::Full)
                    .foreign_keys(true)
                    .pragma("secure_delete", "ON");
                Connection::Sqlite(options.connect().await?)
            }
            Self::Database { address, .. } => Connection::Postgres(PgConnection::connect(address).await?),
        })
    }
}

/// A plain connection.
pub enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A value of a statement.
pub enum Value<'a> {
    Bytes(&'a [u8]),
    Number(u64),
}

impl Connection {
    pub async fn run(&mut self, sql: &'static str, values: &[Value<'_>]) -> Result<(), Fault> {
        let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        match self {
            Self::Sqlite(connection) => {
                let query = values.iter().fold(sqlx::query(sql), |query, value| match value {
                    Value::Bytes(bytes) => query.bind(*bytes),
                    Value::Number(value) => query.bind(number(*value)),
                });
                query.execute(connection).await?;
            }
            Self::Postgres(connection) => {
                let query = values.iter().fold(sqlx::query(sql), |query, value| match value {
                    Value::Bytes(bytes) => query.bind(*bytes),
                    Value::Number(value) => query.bind(number(*value)),
                });
                query.execute(connection).await?;
            }
        }
        Ok(())
    }

    /// Adds people without events of their own.
    pub async fn add_people(&mut self, people: u64, values: [&[u8]; 3]) -> Result<(), Fault> {
        let sql = match self {
            Self::Sqlite(_) => {
                "WITH RECURSIVE one (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM one WHERE i < $4)
                 INSERT INTO person (tenant, person, wrapped_key, events, summary)
                 SELECT $1, randomblob(16), $2, 0, $3 FROM one"
            }
            Self::Postgres(_) => {
                "INSERT INTO person (tenant, person, wrapped_key, events, summary)
                 SELECT $1, uuid_send(gen_random_uuid()), $2, 0, $3 FROM generate_series(1, $4)"
            }
        };
        let [tenant, wrapped_key, summary] = values.map(Value::Bytes);
        self.run(sql, &[tenant, wrapped_key, summary, Value::Number(people)]).await
    }

    /// What an engine does by itself in time.
    pub async fn settle(&mut self) -> Result<(), Fault> {
        match self {
            Self::Sqlite(_) => self.run("PRAGMA wal_checkpoint(TRUNCATE)", &[]).await,
            Self::Postgres(_) => self.run("ANALYZE", &[]).await,
        }
    }
}
