//! Looking at a store without changing anything: nothing is made, brought up to date, tidied or noted.

use record::MasterKey;
use uuid::Uuid;

use crate::engine::{Pool, query};
use crate::location::{Kind, Location};
use crate::schema::{self, Found};
use crate::{Error, Store, postgres, sqlite, understood};

/// What there is to look at.
pub enum Look {
    /// Nothing yet.
    Nothing,
    /// A store of an earlier program: the next start brings it up to date.
    Older,
    /// A store that can be read; it refuses whatever writes.
    There(Store),
}

impl Store {
    /// Opens what is there for reading alone.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn look(location: &Location, key: &MasterKey) -> Result<Look, Error> {
        let found = match &location.0 {
            Kind::Folder(dir) => sqlite::patiently(async || sqlite::inspect(dir).await).await?,
            Kind::Server(options) => postgres::inspect(location, options).await?,
        };
        let (nothing, older) = match &found {
            Found::Empty => (true, false),
            Found::Ours { version, .. } => (false, *version < schema::VERSION),
            _ => (false, false),
        };
        understood(location, found, key)?;
        if nothing || older {
            return Ok(if nothing { Look::Nothing } else { Look::Older });
        }
        let pool = match &location.0 {
            Kind::Folder(dir) => Pool::Sqlite(sqlite::open_for_reading(dir).await?),
            Kind::Server(options) => Pool::Postgres(postgres::open_for_reading(location, options).await?),
        };
        Ok(Look::There(Self { pool, location: location.clone() }))
    }

    /// Of how many sponsors there are rosters besides the one that counts: of an import that runs, or was broken off.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn sponsors_with_leftovers(&self, tenant: Uuid) -> Result<u64, Error> {
        let look = async || {
            // Each half is answered by the index, however long the roster is.
            let rows = query(
                "SELECT s.sponsor FROM sponsor s WHERE s.tenant = $1 AND (
                 EXISTS (SELECT 1 FROM roster r WHERE r.sponsor = s.sponsor AND r.generation < coalesce(s.generation, 0))
                 OR EXISTS (SELECT 1 FROM roster r WHERE r.sponsor = s.sponsor AND r.generation > coalesce(s.generation, 0)))",
            )
            .bind(&tenant)
            .fetch_all(self.pool.acquire().await?.on())
            .await?;
            Ok(rows.len() as u64)
        };
        self.run(look).await
    }
}
