//! Bindings and links on SQLite.

use access::{AccessStorage, Binding, Link, LinkRefused, Others, TokenHash};
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::{SqliteConnection, SqliteRow};

use crate::records::{bytes, id};
use crate::{Error, Store};

fn time(micros: i64) -> Result<Timestamp, sqlx::Error> {
    Timestamp::from_microsecond(micros).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn binding_row(row: &SqliteRow) -> Result<Binding, sqlx::Error> {
    Ok(Binding {
        token: TokenHash(bytes(row.try_get("token")?)?),
        tenant: id(row.try_get("tenant")?)?,
        person: id(row.try_get("person")?)?,
        since: time(row.try_get("since")?)?,
        ended: row.try_get::<Option<i64>, _>("ended")?.map(time).transpose()?,
    })
}

fn link_row(row: &SqliteRow) -> Result<Link, sqlx::Error> {
    Ok(Link {
        token: TokenHash(bytes(row.try_get("token")?)?),
        tenant: id(row.try_get("tenant")?)?,
        person: id(row.try_get("person")?)?,
        expires: time(row.try_get("expires")?)?,
        others: if row.try_get("keep_others")? { Others::Keep } else { Others::End },
        used: row.try_get::<Option<i64>, _>("used")?.map(time).transpose()?,
    })
}

async fn insert_binding(connection: &mut SqliteConnection, binding: &Binding) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO binding (token, tenant, person, since, ended) VALUES (?1, ?2, ?3, ?4, ?5)")
        .bind(binding.token.0.as_slice())
        .bind(binding.tenant.as_bytes().as_slice())
        .bind(binding.person.as_bytes().as_slice())
        .bind(binding.since.as_microsecond())
        .bind(binding.ended.map(|ended| ended.as_microsecond()))
        .execute(connection)
        .await?;
    Ok(())
}

async fn find_link(connection: &mut SqliteConnection, token: TokenHash) -> Result<Option<Link>, sqlx::Error> {
    let row =
        sqlx::query("SELECT token, tenant, person, expires, keep_others, used FROM link WHERE token = ?1")
            .bind(token.0.as_slice())
            .fetch_optional(connection)
            .await?;
    row.as_ref().map(link_row).transpose()
}

impl Store {
    async fn try_use_link(
        &self,
        token: TokenHash,
        browser: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Binding, LinkRefused>, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let Some(link) = find_link(&mut transaction, token).await? else {
            return Ok(Err(LinkRefused::Unknown));
        };
        if let Err(refused) = link.usable(now) {
            return Ok(Err(refused));
        }
        sqlx::query("UPDATE link SET used = ?1 WHERE token = ?2")
            .bind(now.as_microsecond())
            .bind(token.0.as_slice())
            .execute(&mut *transaction)
            .await?;
        if link.others == Others::End {
            sqlx::query("UPDATE binding SET ended = ?1 WHERE tenant = ?2 AND person = ?3 AND ended IS NULL")
                .bind(now.as_microsecond())
                .bind(link.tenant.as_bytes().as_slice())
                .bind(link.person.as_bytes().as_slice())
                .execute(&mut *transaction)
                .await?;
        }
        let binding =
            Binding { token: browser, tenant: link.tenant, person: link.person, since: now, ended: None };
        insert_binding(&mut transaction, &binding).await?;
        transaction.commit().await?;
        Ok(Ok(binding))
    }
}

impl AccessStorage for Store {
    type Error = Error;

    async fn bind(&self, binding: &Binding) -> Result<(), Error> {
        let mut connection = self.pool.acquire().await.map_err(|error| self.error(error))?;
        insert_binding(&mut connection, binding).await.map_err(|error| self.error(error))
    }

    async fn binding(&self, token: TokenHash) -> Result<Option<Binding>, Error> {
        let row = sqlx::query(
            "SELECT token, tenant, person, since, ended FROM binding WHERE token = ?1 AND ended IS NULL",
        )
        .bind(token.0.as_slice())
        .fetch_optional(&self.pool)
        .await
        .map_err(|error| self.error(error))?;
        row.as_ref().map(binding_row).transpose().map_err(|error| self.error(error))
    }

    async fn add_link(&self, link: &Link) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO link (token, tenant, person, expires, keep_others, used) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .bind(link.token.0.as_slice())
        .bind(link.tenant.as_bytes().as_slice())
        .bind(link.person.as_bytes().as_slice())
        .bind(link.expires.as_microsecond())
        .bind(link.others == Others::Keep)
        .bind(link.used.map(|used| used.as_microsecond()))
        .execute(&self.pool)
        .await
        .map_err(|error| self.error(error))?;
        Ok(())
    }

    async fn link(&self, token: TokenHash) -> Result<Option<Link>, Error> {
        let mut connection = self.pool.acquire().await.map_err(|error| self.error(error))?;
        find_link(&mut connection, token).await.map_err(|error| self.error(error))
    }

    async fn use_link(
        &self,
        link: TokenHash,
        browser: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Binding, LinkRefused>, Error> {
        self.try_use_link(link, browser, now).await.map_err(|error| self.error(error))
    }
}
