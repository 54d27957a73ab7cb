//! Recordings of landmarks: the sealed recording, and apart from it the key that opens it.

use jiff::Timestamp;
use record::{SealedRecording, TenantId};
use uuid::Uuid;

use crate::Store;
use crate::engine::{On, Row, query};
use crate::erase::Remains;
use crate::records::id;

/// Reads a recording; a value that no program of ours has written is told as damage of this one.
pub(crate) fn recording(row: &Row) -> Result<SealedRecording, sqlx::Error> {
    let expires = row.get("expires").ok().and_then(|micros| Timestamp::from_microsecond(micros).ok());
    Ok(SealedRecording {
        id: id(row.get("recording")?)?,
        wrapped_key: row.get("wrapped_key").unwrap_or_default(),
        until: expires.unwrap_or_default(),
        bytes: row.get("sealed").unwrap_or_default(),
    })
}

pub(crate) async fn insert_recording(
    mut on: On<'_>,
    (tenant, person): (TenantId, Uuid),
    recording: &SealedRecording,
) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO recording (tenant, person, recording, wrapped_key, expires) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(&tenant.0)
    .bind(&person)
    .bind(&recording.id)
    .bind(recording.wrapped_key.as_slice())
    .bind(recording.until.as_microsecond())
    .execute(on.again())
    .await?;
    query("INSERT INTO landmarks (tenant, person, recording, sealed) VALUES ($1, $2, $3, $4)")
        .bind(&tenant.0)
        .bind(&person)
        .bind(&recording.id)
        .bind(recording.bytes.as_slice())
        .execute(on)
        .await?;
    Ok(())
}

pub(crate) async fn delete_recording(
    mut on: On<'_>,
    (tenant, person): (TenantId, Uuid),
    id: Uuid,
) -> Result<(), sqlx::Error> {
    for delete in [
        "DELETE FROM landmarks WHERE tenant = $1 AND person = $2 AND recording = $3",
        "DELETE FROM recording WHERE tenant = $1 AND person = $2 AND recording = $3",
    ] {
        query(delete).bind(&tenant.0).bind(&person).bind(&id).execute(on.again()).await?;
    }
    Ok(())
}

pub(crate) async fn find_recording(
    on: On<'_>,
    (tenant, person): (TenantId, Uuid),
    id: Uuid,
) -> Result<Option<SealedRecording>, sqlx::Error> {
    let row = query(
        "SELECT r.recording, r.wrapped_key, r.expires, l.sealed FROM recording r
         LEFT JOIN landmarks l ON l.tenant = r.tenant AND l.person = r.person AND l.recording = r.recording
         WHERE r.tenant = $1 AND r.person = $2 AND r.recording = $3",
    )
    .bind(&tenant.0)
    .bind(&person)
    .bind(&id)
    .fetch_optional(on)
    .await?;
    row.as_ref().map(recording).transpose()
}

/// The ids of a person's recordings.
pub(crate) async fn recordings_of(
    on: On<'_>,
    (tenant, person): (TenantId, Uuid),
) -> Result<Vec<Uuid>, sqlx::Error> {
    let rows = query("SELECT recording FROM recording WHERE tenant = $1 AND person = $2 ORDER BY recording")
        .bind(&tenant.0)
        .bind(&person)
        .fetch_all(on)
        .await?;
    Ok(rows.iter().filter_map(|row| id(row.get("recording").ok()?).ok()).collect())
}

impl Store {
    pub(crate) async fn try_recording(
        &self,
        tenant: TenantId,
        person: Uuid,
        id: Uuid,
    ) -> Result<Option<SealedRecording>, sqlx::Error> {
        find_recording(self.pool.acquire().await?.on(), (tenant, person), id).await
    }

    pub(crate) async fn try_expire(&self, now: Timestamp) -> Result<u64, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        query(
            "DELETE FROM landmarks WHERE (tenant, person, recording) IN
               (SELECT tenant, person, recording FROM recording WHERE expires <= $1)",
        )
        .bind(now.as_microsecond())
        .execute(transaction.on())
        .await?;
        let expired = query("DELETE FROM recording WHERE expires <= $1")
            .bind(now.as_microsecond())
            .execute(transaction.on())
            .await?;
        transaction.commit().await?;
        Ok(expired)
    }

    /// Overwrites the keys of recordings that have just gone. They are gone with or without it, and the master key is needed
    /// for what remains: so nobody is told when the engine can't do it now.
    pub(crate) async fn overwrite_keys(&self) {
        let _: Result<Remains, _> = self.anew("VACUUM FULL recording").await;
    }
}
