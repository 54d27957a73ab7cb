//! Erasing a record: its key and summary, its events and recordings, and whoever could open it.

use record::TenantId;
use uuid::Uuid;

use crate::engine::{Connection, query};
use crate::{Error, Store};

/// Where bytes of an erased record may still be for a while. They open only with the master key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remains {
    /// Nowhere in the data folder: what was deleted was overwritten, and the log was emptied.
    Nowhere,
    /// In SQLite's log, because somebody was just reading.
    Log,
    /// The table with the keys was written anew; the server's own log keeps old pages until it is used again.
    ServerLog,
    /// The table with the keys could not be written anew.
    Table,
}

impl Store {
    pub(crate) async fn try_erase(&self, tenant: TenantId, person: Uuid) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        // First the row that every writer changes, so that nobody appends to what goes away.
        let there =
            query("UPDATE person SET wrapped_key = $3, summary = $3 WHERE tenant = $1 AND person = $2")
                .bind(&tenant.0)
                .bind(&person)
                .bind([].as_slice())
                .execute(transaction.on())
                .await?;
        for delete in [
            // The account stays: it is theirs, and opens nothing now.
            "UPDATE account SET person = NULL WHERE tenant = $1 AND person = $2",
            "DELETE FROM link WHERE tenant = $1 AND person = $2",
            "DELETE FROM calendar WHERE tenant = $1 AND person = $2",
            "DELETE FROM binding WHERE tenant = $1 AND person = $2",
            "DELETE FROM landmarks WHERE tenant = $1 AND person = $2",
            "DELETE FROM recording WHERE tenant = $1 AND person = $2",
            "DELETE FROM event WHERE tenant = $1 AND person = $2",
            "DELETE FROM person WHERE tenant = $1 AND person = $2",
        ] {
            query(delete).bind(&tenant.0).bind(&person).execute(transaction.on()).await?;
        }
        transaction.commit().await?;
        Ok(there > 0)
    }

    /// Sees to it that no file keeps what was erased, as far as the engine can, and says what remains.
    ///
    /// # Errors
    /// If the database cannot be reached. What was erased stays erased.
    pub async fn scrub(&self) -> Result<Remains, Error> {
        self.anew("VACUUM FULL person").await
    }

    /// Overwrites what was deleted; on PostgreSQL by a statement that writes a table of keys anew.
    pub(crate) async fn anew(&self, table: &'static str) -> Result<Remains, Error> {
        let error = |error| self.error(error);
        match self.pool.acquire().await.map_err(error)? {
            // `secure_delete` overwrites in the database; the log still has the page as it was before.
            Connection::Sqlite(mut connection) => {
                let busy: i64 = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)")
                    .fetch_one(&mut *connection)
                    .await
                    .map_err(error)?;
                Ok(if busy == 0 { Remains::Nowhere } else { Remains::Log })
            }
            // A deleted row stays in its page until VACUUM, which frees its place without overwriting it; FULL writes
            // the table anew, without it, and lets the old file go.
            Connection::Postgres(mut connection) => {
                let anew = sqlx::raw_sql(table).execute(&mut *connection).await;
                Ok(if anew.is_ok() { Remains::ServerLog } else { Remains::Table })
            }
        }
    }
}
