//! The schema: forward-only steps under one numbering.

use sqlx::sqlite::{SqliteConnection, SqlitePool};

/// The schema that this program knows.
pub(crate) const VERSION: u32 = STEPS.len() as u32;

/// Step n leads from schema n to schema n + 1. A released step never changes.
const STEPS: [&str; 1] = [include_str!("../migrations/0001-records-and-access.sql")];

/// What an existing database says about itself.
pub(crate) struct Found {
    pub(crate) whole: bool,
    pub(crate) version: u32,
    pub(crate) key_id: Option<String>,
}

pub(crate) async fn inspect(connection: &mut SqliteConnection) -> Result<Found, sqlx::Error> {
    let check: Vec<String> = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_all(&mut *connection).await?;
    let whole = check == ["ok"];
    let tables: i64 =
        sqlx::query_scalar("SELECT count(*) FROM sqlite_master").fetch_one(&mut *connection).await?;
    if !whole || tables == 0 {
        return Ok(Found { whole, version: 0, key_id: None });
    }
    let version = meta(&mut *connection, "schema").await?;
    let key_id = meta(&mut *connection, "key").await?;
    // A database without a readable schema number is not one of ours.
    let version = version.and_then(|text| text.parse().ok());
    Ok(Found { whole: version.is_some(), version: version.unwrap_or_default(), key_id })
}

async fn meta(connection: &mut SqliteConnection, name: &str) -> Result<Option<String>, sqlx::Error> {
    sqlx::query_scalar("SELECT value FROM meta WHERE name = ?1").bind(name).fetch_optional(connection).await
}

/// Runs the steps that are missing, each in its own transaction.
pub(crate) async fn migrate(pool: &SqlitePool, key_id: &str) -> Result<(), sqlx::Error> {
    loop {
        let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
        let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_master WHERE name = 'meta'")
            .fetch_one(&mut *transaction)
            .await?;
        let at: u32 = match tables {
            0 => 0,
            _ => {
                meta(&mut transaction, "schema").await?.and_then(|text| text.parse().ok()).unwrap_or_default()
            }
        };
        let Some(step) = STEPS.get(at as usize) else { return transaction.rollback().await };
        sqlx::raw_sql(*step).execute(&mut *transaction).await?;
        for (name, value) in [("schema", (at + 1).to_string().as_str()), ("key", key_id)] {
            sqlx::query(
                "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
            )
            .bind(name)
            .bind(value)
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
    }
}
