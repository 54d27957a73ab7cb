//! A database on a PostgreSQL server.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use crate::engine::On;
use crate::error::Error;
use crate::location::Location;
use crate::schema::{self, Found};

/// What the database holds; it is only read.
pub(crate) async fn inspect(location: &Location, options: &PgConnectOptions) -> Result<Found, Error> {
    let error = |error| Error::from_sqlx(location, error);
    let mut connection = options.connect().await.map_err(error)?;
    let found = look(&mut connection).await.map_err(error)?;
    let unsafe_setting = unsafe_setting(&mut connection).await.map_err(error)?;
    connection.close().await.map_err(error)?;
    match unsafe_setting {
        Some(setting) => Err(Error::NotDurable { place: location.clone(), setting }),
        None => Ok(found),
    }
}

async fn look(connection: &mut PgConnection) -> Result<Found, sqlx::Error> {
    // What an extension has put there is not somebody's data.
    let tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_class
         WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
           AND NOT EXISTS (SELECT 1 FROM pg_depend
                           WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')",
    )
    .fetch_one(&mut *connection)
    .await?;
    if tables == 0 {
        return Ok(Found::Empty);
    }
    let meta: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM pg_attribute
         WHERE attrelid = to_regclass('meta') AND attname IN ('name', 'value') AND atttypid = 'text'::regtype",
    )
    .fetch_one(&mut *connection)
    .await?;
    if meta < 2 { Ok(Found::Foreign) } else { schema::read(On::Postgres(connection)).await }
}

/// A setting with which the server acknowledges before the disk has it.
async fn unsafe_setting(connection: &mut PgConnection) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar(
        "SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit') AND setting = 'off' LIMIT 1",
    )
    .fetch_optional(connection)
    .await
}

/// Connects for writing.
pub(crate) async fn open(location: &Location, options: &PgConnectOptions) -> Result<PgPool, Error> {
    // Who waits for another's lock is told so, as on SQLite.
    let options = options.clone().options([("lock_timeout", "5s")]);
    let pool = PgPoolOptions::new()
        .max_connections(8)
        .acquire_timeout(Duration::from_secs(10))
        // Asking each time whether the server is still there would take as long as a statement.
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move {
                if meta.idle_for > Duration::from_secs(1) {
                    connection.ping().await?;
                }
                Ok(true)
            })
        });
    pool.connect_with(options).await.map_err(|error| Error::from_sqlx(location, error))
}

/// Connects for reading alone.
pub(crate) async fn open_for_reading(
    location: &Location,
    options: &PgConnectOptions,
) -> Result<PgPool, Error> {
    let options = options.clone().options([("default_transaction_read_only", "on")]);
    let pool = PgPoolOptions::new().max_connections(1).connect_with(options);
    pool.await.map_err(|error| Error::from_sqlx(location, error))
}

/// True when the table that says which schema this is exists. Two programs that make a new database wait for each
/// other here, until the end of the transaction.
pub(crate) async fn has_meta(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    // Any number that no other program uses on this database.
    sqlx::query("SELECT pg_advisory_xact_lock(7207183117)").execute(&mut *connection).await?;
    sqlx::query_scalar("SELECT to_regclass('meta') IS NOT NULL").fetch_one(connection).await
}
