//! One way to write a query for both engines.
//!
//! SQL is written once, with `$1` for values, in the words that SQLite and PostgreSQL share. Only what asks an engine
//! about itself differs, and lies in `sqlite` and `postgres`.
//!
//! **Transactions** see one moment. On PostgreSQL they are of isolation level REPEATABLE READ: of two that change the
//! same row, one is undone and tried again. So a write that depends on what it has read must change the row it read.

use std::borrow::Cow;
use std::future::Future;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgPool, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnection, SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, Database, Decode, Encode, Type};

/// Connections of one of the engines.
#[derive(Clone)]
pub(crate) enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Pool {
    /// A connection for a single statement.
    pub(crate) async fn acquire(&self) -> Result<Connection, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(pool) => Connection::Sqlite(pool.acquire().await?),
            Self::Postgres(pool) => Connection::Postgres(pool.acquire().await?),
        })
    }

    /// Several reads of one moment.
    pub(crate) async fn read(&self) -> Result<Transaction, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin().await?),
            Self::Postgres(pool) => Transaction::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY").await?,
            ),
        })
    }

    /// Writes that are done together or not at all.
    pub(crate) async fn write(&self) -> Result<Transaction, sqlx::Error> {
        Ok(match self {
            // IMMEDIATE: two writers queue up here instead of failing at their commit.
            Self::Sqlite(pool) => Transaction::Sqlite(pool.begin_with("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => {
                Transaction::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ").await?)
            }
        })
    }

    /// A change of the schema, which nothing else does at the same time; it sees what others have just done.
    pub(crate) async fn alone(&self) -> Result<Transaction, sqlx::Error> {
        match self {
            Self::Sqlite(_) => self.write().await,
            Self::Postgres(pool) => Ok(Transaction::Postgres(pool.begin().await?)),
        }
    }

    pub(crate) async fn close(&self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// One connection of the pool.
pub(crate) enum Connection {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

impl Connection {
    pub(crate) fn on(&mut self) -> On<'_> {
        match self {
            Self::Sqlite(connection) => On::Sqlite(connection),
            Self::Postgres(connection) => On::Postgres(connection),
        }
    }
}

/// A transaction; dropped without a commit, it has changed nothing.
pub(crate) enum Transaction {
    Sqlite(sqlx::Transaction<'static, Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
}

impl Transaction {
    pub(crate) fn on(&mut self) -> On<'_> {
        match self {
            Self::Sqlite(transaction) => On::Sqlite(transaction),
            Self::Postgres(transaction) => On::Postgres(transaction),
        }
    }

    /// After this, what was written is on the disk.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        match self {
            Self::Sqlite(transaction) => transaction.commit().await,
            Self::Postgres(transaction) => transaction.commit().await,
        }
    }
}

/// Where a statement runs.
pub(crate) enum On<'a> {
    Sqlite(&'a mut SqliteConnection),
    Postgres(&'a mut PgConnection),
}

impl On<'_> {
    /// The same place for one statement more.
    pub(crate) fn again(&mut self) -> On<'_> {
        match self {
            Self::Sqlite(connection) => On::Sqlite(connection),
            Self::Postgres(connection) => On::Postgres(connection),
        }
    }
}

/// A value of a statement.
pub(crate) enum Value<'a> {
    Bytes(&'a [u8]),
    Text(&'a str),
    Number(i64),
    MaybeNumber(Option<i64>),
    MaybeBytes(Option<&'a [u8]>),
    MaybeText(Option<&'a str>),
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a [u8; 32]> for Value<'a> {
    fn from(bytes: &'a [u8; 32]) -> Self {
        Self::Bytes(bytes)
    }
}

impl<'a> From<&'a uuid::Uuid> for Value<'a> {
    fn from(id: &'a uuid::Uuid) -> Self {
        Self::Bytes(id.as_bytes())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Option<i64>> for Value<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::MaybeNumber(number)
    }
}

impl<'a> From<Option<&'a uuid::Uuid>> for Value<'a> {
    fn from(id: Option<&'a uuid::Uuid>) -> Self {
        Self::MaybeBytes(id.map(|id| id.as_bytes().as_slice()))
    }
}

impl<'a> From<Option<&'a str>> for Value<'a> {
    fn from(text: Option<&'a str>) -> Self {
        Self::MaybeText(text)
    }
}

/// A statement with its values.
pub(crate) struct Query<'a> {
    sql: Cow<'static, str>,
    values: Vec<Value<'a>>,
}

/// A statement in the words that both engines share, with `$1` for the first value.
pub(crate) fn query<'a>(sql: &'static str) -> Query<'a> {
    Query { sql: Cow::Borrowed(sql), values: vec![] }
}

/// Most rows of one statement. SQLite looks for each value's name among those of all values, which takes the longer the more there are: more
/// rows than these cost more than the fewer statements save.
pub(crate) const ROWS: usize = 32;

/// A statement about several rows at once: `before`, then `rows` times as many values as the `columns`, then `after`. The first columns
/// are `shared` by all rows: their values are bound once, before the others. The words are the program's own; only values come from
/// elsewhere.
pub(crate) fn query_of_rows<'a>(
    before: &'static str,
    (shared, columns): (usize, usize),
    rows: usize,
    after: &'static str,
) -> Query<'a> {
    let own = columns - shared;
    let mut sql = before.to_owned();
    for row in 0..rows {
        for column in 1..=columns {
            let value = if column <= shared { column } else { row * own + column };
            let between = if column == 1 { if row == 0 { "($" } else { "), ($" } } else { ", $" };
            sql.push_str(between);
            sql.push_str(&value.to_string());
        }
    }
    Query { sql: Cow::Owned(sql + ")" + after), values: Vec::with_capacity(shared + rows * own) }
}

impl<'a> Query<'a> {
    /// Adds the next value.
    pub(crate) fn bind(mut self, value: impl Into<Value<'a>>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Runs it and answers how many rows it changed.
    pub(crate) async fn execute(self, on: On<'_>) -> Result<u64, sqlx::Error> {
        Ok(match on {
            On::Sqlite(connection) => self.of::<Sqlite>().execute(connection).await?.rows_affected(),
            On::Postgres(connection) => self.of::<Postgres>().execute(connection).await?.rows_affected(),
        })
    }

    /// All its rows.
    pub(crate) async fn fetch_all(self, on: On<'_>) -> Result<Vec<Row>, sqlx::Error> {
        Ok(match on {
            On::Sqlite(connection) => {
                self.of::<Sqlite>().fetch_all(connection).await?.into_iter().map(Row::Sqlite).collect()
            }
            On::Postgres(connection) => {
                self.of::<Postgres>().fetch_all(connection).await?.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Its only row, if there is one.
    pub(crate) async fn fetch_optional(self, on: On<'_>) -> Result<Option<Row>, sqlx::Error> {
        Ok(match on {
            On::Sqlite(connection) => self.of::<Sqlite>().fetch_optional(connection).await?.map(Row::Sqlite),
            On::Postgres(connection) => {
                self.of::<Postgres>().fetch_optional(connection).await?.map(Row::Postgres)
            }
        })
    }

    /// The number `n` of its only row.
    pub(crate) async fn fetch_count(self, on: On<'_>) -> Result<u64, sqlx::Error> {
        let number: i64 =
            self.fetch_optional(on).await?.map(|row| row.get("n")).transpose()?.unwrap_or_default();
        Ok(u64::try_from(number).unwrap_or_default())
    }

    fn of<DB: Database>(self) -> sqlx::query::Query<'a, DB, DB::Arguments>
    where
        for<'v> &'v [u8]: Encode<'v, DB> + Type<DB>,
        for<'v> &'v str: Encode<'v, DB> + Type<DB>,
        for<'v> i64: Encode<'v, DB> + Type<DB>,
        for<'v> Option<i64>: Encode<'v, DB> + Type<DB>,
        for<'v> Option<&'v [u8]>: Encode<'v, DB> + Type<DB>,
        for<'v> Option<&'v str>: Encode<'v, DB> + Type<DB>,
    {
        let query = match self.sql {
            Cow::Borrowed(sql) => sqlx::query(sql),
            Cow::Owned(sql) => sqlx::query(AssertSqlSafe(sql)),
        };
        self.values.into_iter().fold(query, |query, value| match value {
            Value::Bytes(bytes) => query.bind(bytes),
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
            Value::MaybeNumber(number) => query.bind(number),
            Value::MaybeBytes(bytes) => query.bind(bytes),
            Value::MaybeText(text) => query.bind(text),
        })
    }
}

/// A row of an answer.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// A column's value: `Vec<u8>`, `i64`, `String`, or an `Option` of these.
    pub(crate) fn get<T>(&self, column: &str) -> Result<T, sqlx::Error>
    where
        T: for<'a> Decode<'a, Sqlite> + Type<Sqlite> + for<'a> Decode<'a, Postgres> + Type<Postgres>,
    {
        match self {
            Self::Sqlite(row) => sqlx::Row::try_get(row, column),
            Self::Postgres(row) => sqlx::Row::try_get(row, column),
        }
    }
}

/// How often something is tried that the engine keeps undoing because of others.
const ATTEMPTS: u32 = 6;

/// Runs a transaction, and again when it was undone because of another one.
pub(crate) async fn retried<T, F>(mut attempt: impl FnMut() -> F) -> Result<T, sqlx::Error>
where
    F: Future<Output = Result<T, sqlx::Error>>,
{
    for number in 1..ATTEMPTS {
        match attempt().await {
            Err(error) if undone(&error) => {
                tokio::time::sleep(Duration::from_millis(2 << number)).await;
            }
            done => return done,
        }
    }
    attempt().await
}

/// PostgreSQL's serialization failure and deadlock: the transaction is undone, and may be tried again.
pub(crate) fn undone(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    matches!(code.as_deref(), Some("40001" | "40P01"))
}
