//! The schema: forward-only steps under one numbering, each in the words of both engines.

use crate::engine::{On, Pool, Transaction, query};
use crate::{postgres, sqlite};

/// The schema that this program knows.
pub(crate) const VERSION: u32 = STEPS.len() as u32;

/// A step as each engine says it.
struct Step {
    sqlite: &'static str,
    postgres: &'static str,
}

macro_rules! step {
    ($name:literal) => {
        Step {
            sqlite: include_str!(concat!("../migrations/sqlite/", $name, ".sql")),
            postgres: include_str!(concat!("../migrations/postgres/", $name, ".sql")),
        }
    };
}

/// Step n leads from schema n to schema n + 1. A released step never changes.
const STEPS: [Step; 7] = [
    step!("0001-records-and-access"),
    step!("0002-recordings"),
    step!("0003-calendar"),
    step!("0004-sponsors"),
    step!("0005-accounts"),
    step!("0006-monthly"),
    step!("0007-roster-by-key"),
];

/// What is there before anything is written.
pub(crate) enum Found {
    /// Nothing yet.
    Empty,
    /// A database that is not whole.
    Damaged,
    /// A database of another program.
    Foreign,
    /// One of ours.
    Ours { version: u32, key_id: Option<String> },
}

/// What the table `meta` says.
pub(crate) async fn read(mut on: On<'_>) -> Result<Found, sqlx::Error> {
    let version = meta(on.again(), "schema").await?.and_then(|text| text.parse().ok());
    let key_id = meta(on, "key").await?;
    // A database without a readable schema number is not one of ours.
    Ok(version.map_or(Found::Foreign, |version| Found::Ours { version, key_id }))
}

/// What is noted under a name.
pub(crate) async fn meta(on: On<'_>, name: &str) -> Result<Option<String>, sqlx::Error> {
    let row = query("SELECT value FROM meta WHERE name = $1").bind(name).fetch_optional(on).await?;
    row.map(|row| row.get("value")).transpose()
}

/// Notes something under a name, in the place of what was noted before.
pub(crate) async fn set_meta(on: On<'_>, name: &str, value: &str) -> Result<(), sqlx::Error> {
    query("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = $2")
        .bind(name)
        .bind(value)
        .execute(on)
        .await?;
    Ok(())
}

/// Notes something under a name unless something was noted before, and answers what is noted.
pub(crate) async fn note_once(pool: &Pool, name: &str, value: &str) -> Result<String, sqlx::Error> {
    if let Some(noted) = meta(pool.acquire().await?.on(), name).await? {
        return Ok(noted);
    }
    query("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING")
        .bind(name)
        .bind(value)
        .execute(pool.acquire().await?.on())
        .await?;
    Ok(meta(pool.acquire().await?.on(), name).await?.unwrap_or_else(|| value.to_owned()))
}

/// Runs the steps that are missing, each in its own transaction.
pub(crate) async fn migrate(pool: &Pool, key_id: &str) -> Result<(), sqlx::Error> {
    while step(pool, key_id).await? {}
    Ok(())
}

async fn step(pool: &Pool, key_id: &str) -> Result<bool, sqlx::Error> {
    let mut transaction = pool.alone().await?;
    let there = match transaction.on() {
        On::Sqlite(connection) => sqlite::has_meta(connection).await?,
        On::Postgres(connection) => postgres::has_meta(connection).await?,
    };
    let version = if there { meta(transaction.on(), "schema").await? } else { None };
    let at: u32 = version.and_then(|text| text.parse().ok()).unwrap_or_default();
    let Some(step) = STEPS.get(at as usize) else { return Ok(false) };
    match &mut transaction {
        Transaction::Sqlite(transaction) => {
            sqlx::raw_sql(step.sqlite).execute(&mut **transaction).await?;
        }
        Transaction::Postgres(transaction) => {
            sqlx::raw_sql(step.postgres).execute(&mut **transaction).await?;
        }
    }
    for (name, value) in [("schema", (at + 1).to_string().as_str()), ("key", key_id)] {
        set_meta(transaction.on(), name, value).await?;
    }
    transaction.commit().await?;
    Ok(true)
}
