//! Records on SQLite.

use record::{Conflict, PersonRow, Sealed, Storage, TenantId};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use uuid::Uuid;

use crate::{Error, Store};

fn person_row(row: &SqliteRow) -> Result<PersonRow, sqlx::Error> {
    Ok(PersonRow {
        person: id(row.try_get("person")?)?,
        wrapped_key: row.try_get("wrapped_key")?,
        events: count(row.try_get("events")?)?,
        summary: row.try_get("summary")?,
    })
}

fn sealed(row: &SqliteRow) -> Result<Sealed, sqlx::Error> {
    Ok(Sealed {
        seq: count(row.try_get("seq")?)?,
        version: row.try_get("version")?,
        bytes: row.try_get("sealed")?,
        link: bytes(row.try_get("link")?)?,
    })
}

/// Numbers are kept as SQL knows them; a negative one means that somebody else has written it.
fn count(number: i64) -> Result<u64, sqlx::Error> {
    u64::try_from(number).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn number(count: u64) -> Result<i64, sqlx::Error> {
    i64::try_from(count).map_err(|error| sqlx::Error::Encode(error.into()))
}

pub(crate) fn id(text: Vec<u8>) -> Result<Uuid, sqlx::Error> {
    Uuid::from_slice(&text).map_err(|error| sqlx::Error::Decode(error.into()))
}

pub(crate) fn bytes(text: Vec<u8>) -> Result<[u8; 32], sqlx::Error> {
    text.try_into().map_err(|_| sqlx::Error::Decode("32 bytes were expected".into()))
}

impl Store {
    async fn try_append(
        &self,
        tenant: TenantId,
        person: Uuid,
        expected_seq: u64,
        events: &[Sealed],
        summary: &[u8],
    ) -> Result<Result<(), Conflict>, sqlx::Error> {
        // IMMEDIATE: two writers queue up here instead of failing at their commit.
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let updated = sqlx::query(
            "UPDATE person SET events = ?1, summary = ?2 WHERE tenant = ?3 AND person = ?4 AND events = ?5",
        )
        .bind(number(expected_seq + events.len() as u64)?)
        .bind(summary)
        .bind(tenant.0.as_bytes().as_slice())
        .bind(person.as_bytes().as_slice())
        .bind(number(expected_seq)?)
        .execute(&mut *transaction)
        .await?;
        if updated.rows_affected() != 1 {
            transaction.rollback().await?;
            return Ok(Err(Conflict));
        }
        for event in events {
            sqlx::query(
                "INSERT INTO event (tenant, person, seq, version, sealed, link) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )
            .bind(tenant.0.as_bytes().as_slice())
            .bind(person.as_bytes().as_slice())
            .bind(number(event.seq)?)
            .bind(event.version)
            .bind(event.bytes.as_slice())
            .bind(event.link.as_slice())
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(Ok(()))
    }

    async fn try_load(
        &self,
        tenant: TenantId,
        person: Uuid,
    ) -> Result<Option<(PersonRow, Vec<Sealed>)>, sqlx::Error> {
        // One transaction, so that row and events are of the same moment.
        let mut transaction = self.pool.begin().await?;
        let row = sqlx::query(
            "SELECT person, wrapped_key, events, summary FROM person WHERE tenant = ?1 AND person = ?2",
        )
        .bind(tenant.0.as_bytes().as_slice())
        .bind(person.as_bytes().as_slice())
        .fetch_optional(&mut *transaction)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let rows = sqlx::query(
            "SELECT seq, version, sealed, link FROM event WHERE tenant = ?1 AND person = ?2 ORDER BY seq",
        )
        .bind(tenant.0.as_bytes().as_slice())
        .bind(person.as_bytes().as_slice())
        .fetch_all(&mut *transaction)
        .await?;
        let events = rows.iter().map(sealed).collect::<Result<_, _>>()?;
        Ok(Some((person_row(&row)?, events)))
    }
}

impl Storage for Store {
    type Error = Error;

    async fn create_person(
        &self,
        tenant: TenantId,
        person: Uuid,
        wrapped_key: &[u8],
        summary: &[u8],
    ) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO person (tenant, person, wrapped_key, events, summary) VALUES (?1, ?2, ?3, 0, ?4)",
        )
        .bind(tenant.0.as_bytes().as_slice())
        .bind(person.as_bytes().as_slice())
        .bind(wrapped_key)
        .bind(summary)
        .execute(&self.pool)
        .await
        .map_err(|error| self.error(error))?;
        Ok(())
    }

    async fn append(
        &self,
        tenant: TenantId,
        person: Uuid,
        expected_seq: u64,
        events: &[Sealed],
        summary: &[u8],
    ) -> Result<Result<(), Conflict>, Error> {
        self.try_append(tenant, person, expected_seq, events, summary)
            .await
            .map_err(|error| self.error(error))
    }

    async fn load(&self, tenant: TenantId, person: Uuid) -> Result<Option<(PersonRow, Vec<Sealed>)>, Error> {
        self.try_load(tenant, person).await.map_err(|error| self.error(error))
    }

    async fn persons(&self, tenant: TenantId) -> Result<Vec<PersonRow>, Error> {
        let rows = sqlx::query(
            "SELECT person, wrapped_key, events, summary FROM person WHERE tenant = ?1 ORDER BY person",
        )
        .bind(tenant.0.as_bytes().as_slice())
        .fetch_all(&self.pool)
        .await
        .map_err(|error| self.error(error))?;
        rows.iter().map(person_row).collect::<Result<_, _>>().map_err(|error| self.error(error))
    }
}
