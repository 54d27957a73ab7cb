//! Records: sealed events, and the row of their person.

use jiff::Timestamp;
use record::{Besides, Conflict, PersonRow, Sealed, SealedRecording, Storage, TenantId};
use uuid::Uuid;

use crate::engine::{ROWS, Row, query, query_of_rows};
use crate::recordings::{delete_recording, insert_recording};
use crate::{Error, Store};

/// Reads a person's row. A value that no program of ours has written is as good as an empty one: no key opens it, and so
/// it is told as damage of this record, while all others are read.
pub(crate) fn person_row(row: &Row) -> Result<PersonRow, sqlx::Error> {
    Ok(PersonRow {
        person: id(row.get("person")?)?,
        wrapped_key: row.get("wrapped_key").unwrap_or_default(),
        events: row.get("events").ok().and_then(count).unwrap_or(u64::MAX),
        summary: row.get("summary").unwrap_or_default(),
    })
}

/// Reads an event; the same is true of its values.
pub(crate) fn sealed(row: &Row) -> Sealed {
    Sealed {
        seq: row.get("seq").ok().and_then(count).unwrap_or_default(),
        version: row
            .get::<i64>("version")
            .ok()
            .and_then(|version| version.try_into().ok())
            .unwrap_or_default(),
        bytes: row.get("sealed").unwrap_or_default(),
        link: row.get("link").and_then(bytes).unwrap_or_default(),
    }
}

/// Numbers are kept as SQL knows them; a negative one means that somebody else has written it.
fn count(number: i64) -> Option<u64> {
    u64::try_from(number).ok()
}

fn number(count: u64) -> Result<i64, sqlx::Error> {
    i64::try_from(count).map_err(|error| sqlx::Error::Encode(error.into()))
}

pub(crate) fn id(bytes: Vec<u8>) -> Result<Uuid, sqlx::Error> {
    Uuid::from_slice(&bytes).map_err(|error| sqlx::Error::Decode(error.into()))
}

pub(crate) fn bytes(bytes: Vec<u8>) -> Result<[u8; 32], sqlx::Error> {
    bytes.try_into().map_err(|_| sqlx::Error::Decode("32 bytes were expected".into()))
}

impl Store {
    async fn try_create_person(
        &self,
        tenant: TenantId,
        person: Uuid,
        wrapped_key: &[u8],
        summary: &[u8],
    ) -> Result<(), sqlx::Error> {
        query("INSERT INTO person (tenant, person, wrapped_key, events, summary) VALUES ($1, $2, $3, 0, $4)")
            .bind(&tenant.0)
            .bind(&person)
            .bind(wrapped_key)
            .bind(summary)
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_append(
        &self,
        tenant: TenantId,
        person: Uuid,
        expected_seq: u64,
        (events, summary): (&[Sealed], &[u8]),
        besides: Besides<'_>,
    ) -> Result<Result<(), Conflict>, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        let updated = query(
            "UPDATE person SET events = $1, summary = $2 WHERE tenant = $3 AND person = $4 AND events = $5",
        )
        .bind(number(expected_seq + events.len() as u64)?)
        .bind(summary)
        .bind(&tenant.0)
        .bind(&person)
        .bind(number(expected_seq)?)
        .execute(transaction.on())
        .await?;
        if updated != 1 {
            return Ok(Err(Conflict));
        }
        for piece in events.chunks(ROWS) {
            let mut insert = query_of_rows(
                "INSERT INTO event (tenant, person, seq, version, sealed, link) VALUES ",
                (2, 6),
                piece.len(),
                "",
            );
            insert = insert.bind(&tenant.0).bind(&person);
            for event in piece {
                insert = insert
                    .bind(number(event.seq)?)
                    .bind(i64::from(event.version))
                    .bind(event.bytes.as_slice())
                    .bind(&event.link);
            }
            insert.execute(transaction.on()).await?;
        }
        match besides {
            Besides::Nothing => {}
            Besides::Keep(recording) => {
                insert_recording(transaction.on(), (tenant, person), recording).await?;
            }
            Besides::Forget(recording) => {
                delete_recording(transaction.on(), (tenant, person), recording).await?;
            }
        }
        transaction.commit().await?;
        Ok(Ok(()))
    }

    async fn try_load(
        &self,
        tenant: TenantId,
        person: Uuid,
    ) -> Result<Option<(PersonRow, Vec<Sealed>)>, sqlx::Error> {
        // One statement, so that row and events are of the same moment.
        let rows = query(
            "SELECT person, wrapped_key, events, summary, NULL AS seq, NULL AS version, NULL AS sealed, NULL AS link
             FROM person WHERE tenant = $1 AND person = $2
             UNION ALL
             SELECT NULL, NULL, NULL, NULL, seq, version, sealed, link
             FROM event WHERE tenant = $1 AND person = $2",
        )
        .bind(&tenant.0)
        .bind(&person)
        .fetch_all(self.pool.acquire().await?.on())
        .await?;
        let of_person = |row: &&Row| row.get::<Option<Vec<u8>>>("person").is_ok_and(|id| id.is_some());
        let Some(row) = rows.iter().find(of_person) else { return Ok(None) };
        let mut events: Vec<Sealed> = rows.iter().filter(|row| !of_person(row)).map(sealed).collect();
        events.sort_by_key(|event| event.seq);
        Ok(Some((person_row(row)?, events)))
    }

    async fn try_persons(&self, tenant: TenantId) -> Result<Vec<PersonRow>, sqlx::Error> {
        let rows = query(
            "SELECT person, wrapped_key, events, summary FROM person WHERE tenant = $1 ORDER BY person",
        )
        .bind(&tenant.0)
        .fetch_all(self.pool.acquire().await?.on())
        .await?;
        // A row whose id is none belongs to nobody who could be listed.
        Ok(rows.iter().filter_map(|row| person_row(row).ok()).collect())
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
        self.run(|| self.try_create_person(tenant, person, wrapped_key, summary)).await
    }

    async fn append(
        &self,
        tenant: TenantId,
        person: Uuid,
        expected_seq: u64,
        events: &[Sealed],
        summary: &[u8],
        besides: Besides<'_>,
    ) -> Result<Result<(), Conflict>, Error> {
        let append = || self.try_append(tenant, person, expected_seq, (events, summary), besides);
        let appended = self.run(append).await?;
        if let (Besides::Forget(_), Ok(())) = (besides, appended) {
            self.overwrite_keys().await;
        }
        Ok(appended)
    }

    async fn recording(
        &self,
        tenant: TenantId,
        person: Uuid,
        recording: Uuid,
    ) -> Result<Option<SealedRecording>, Error> {
        self.run(|| self.try_recording(tenant, person, recording)).await
    }

    async fn expire(&self, now: Timestamp) -> Result<u64, Error> {
        let expired = self.run(|| self.try_expire(now)).await?;
        if expired > 0 {
            self.overwrite_keys().await;
        }
        Ok(expired)
    }

    async fn load(&self, tenant: TenantId, person: Uuid) -> Result<Option<(PersonRow, Vec<Sealed>)>, Error> {
        self.run(|| self.try_load(tenant, person)).await
    }

    async fn erase(&self, tenant: TenantId, person: Uuid) -> Result<bool, Error> {
        self.run(|| self.try_erase(tenant, person)).await
    }

    async fn persons(&self, tenant: TenantId) -> Result<Vec<PersonRow>, Error> {
        self.run(|| self.try_persons(tenant)).await
    }
}
