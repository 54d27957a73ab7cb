//! Bindings, links and calendar addresses.

use access::{AccessStorage, Binding, Calendar, Link, LinkRefused, Others, TokenHash};
use jiff::Timestamp;
use uuid::Uuid;

use crate::engine::{On, Row, query};
use crate::records::{bytes, id};
use crate::{Error, Store};

pub(crate) fn time(micros: i64) -> Result<Timestamp, sqlx::Error> {
    Timestamp::from_microsecond(micros).map_err(|error| sqlx::Error::Decode(error.into()))
}

pub(crate) fn maybe_time(micros: Option<i64>) -> Result<Option<Timestamp>, sqlx::Error> {
    micros.map(time).transpose()
}

pub(crate) fn micros(time: Option<Timestamp>) -> Option<i64> {
    time.map(|time| time.as_microsecond())
}

pub(crate) fn binding_row(row: &Row) -> Result<Binding, sqlx::Error> {
    Ok(Binding {
        token: TokenHash(bytes(row.get("token")?)?),
        tenant: id(row.get("tenant")?)?,
        person: id(row.get("person")?)?,
        since: time(row.get("since")?)?,
        ended: maybe_time(row.get("ended")?)?,
    })
}

fn link_row(row: &Row) -> Result<Link, sqlx::Error> {
    let keep_others: i64 = row.get("keep_others")?;
    Ok(Link {
        token: TokenHash(bytes(row.get("token")?)?),
        tenant: id(row.get("tenant")?)?,
        person: id(row.get("person")?)?,
        expires: time(row.get("expires")?)?,
        others: if keep_others == 0 { Others::End } else { Others::Keep },
        used: maybe_time(row.get("used")?)?,
    })
}

pub(crate) fn calendar_row(row: &Row) -> Result<Calendar, sqlx::Error> {
    Ok(Calendar {
        token: TokenHash(bytes(row.get("token")?)?),
        tenant: id(row.get("tenant")?)?,
        person: id(row.get("person")?)?,
        since: time(row.get("since")?)?,
    })
}

pub(crate) async fn insert_calendar(on: On<'_>, calendar: &Calendar) -> Result<(), sqlx::Error> {
    query("INSERT INTO calendar (token, tenant, person, since) VALUES ($1, $2, $3, $4)")
        .bind(&calendar.token.0)
        .bind(&calendar.tenant)
        .bind(&calendar.person)
        .bind(calendar.since.as_microsecond())
        .execute(on)
        .await?;
    Ok(())
}

async fn delete_calendar(on: On<'_>, tenant: &Uuid, person: &Uuid) -> Result<(), sqlx::Error> {
    query("DELETE FROM calendar WHERE tenant = $1 AND person = $2")
        .bind(tenant)
        .bind(person)
        .execute(on)
        .await?;
    Ok(())
}

pub(crate) async fn insert_binding(on: On<'_>, binding: &Binding) -> Result<(), sqlx::Error> {
    query("INSERT INTO binding (token, tenant, person, since, ended) VALUES ($1, $2, $3, $4, $5)")
        .bind(&binding.token.0)
        .bind(&binding.tenant)
        .bind(&binding.person)
        .bind(binding.since.as_microsecond())
        .bind(micros(binding.ended))
        .execute(on)
        .await?;
    Ok(())
}

async fn find_link(on: On<'_>, token: TokenHash) -> Result<Option<Link>, sqlx::Error> {
    let row = query("SELECT token, tenant, person, expires, keep_others, used FROM link WHERE token = $1")
        .bind(&token.0)
        .fetch_optional(on)
        .await?;
    row.as_ref().map(link_row).transpose()
}

impl Store {
    async fn try_bind(&self, binding: &Binding) -> Result<(), sqlx::Error> {
        insert_binding(self.pool.acquire().await?.on(), binding).await
    }

    async fn try_binding(&self, token: TokenHash) -> Result<Option<Binding>, sqlx::Error> {
        let row = query(
            "SELECT token, tenant, person, since, ended FROM binding WHERE token = $1 AND ended IS NULL",
        )
        .bind(&token.0)
        .fetch_optional(self.pool.acquire().await?.on())
        .await?;
        row.as_ref().map(binding_row).transpose()
    }

    async fn try_add_link(&self, link: &Link) -> Result<(), sqlx::Error> {
        query(
            "INSERT INTO link (token, tenant, person, expires, keep_others, used) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&link.token.0)
        .bind(&link.tenant)
        .bind(&link.person)
        .bind(link.expires.as_microsecond())
        .bind(i64::from(link.others == Others::Keep))
        .bind(micros(link.used))
        .execute(self.pool.acquire().await?.on())
        .await?;
        Ok(())
    }

    async fn try_link(&self, token: TokenHash) -> Result<Option<Link>, sqlx::Error> {
        find_link(self.pool.acquire().await?.on(), token).await
    }

    async fn try_set_calendar(&self, calendar: &Calendar) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        delete_calendar(transaction.on(), &calendar.tenant, &calendar.person).await?;
        insert_calendar(transaction.on(), calendar).await?;
        transaction.commit().await
    }

    async fn try_calendar(&self, token: TokenHash) -> Result<Option<Calendar>, sqlx::Error> {
        let row = query("SELECT token, tenant, person, since FROM calendar WHERE token = $1")
            .bind(&token.0)
            .fetch_optional(self.pool.acquire().await?.on())
            .await?;
        row.as_ref().map(calendar_row).transpose()
    }

    async fn try_calendar_of(&self, tenant: Uuid, person: Uuid) -> Result<Option<Calendar>, sqlx::Error> {
        let row =
            query("SELECT token, tenant, person, since FROM calendar WHERE tenant = $1 AND person = $2")
                .bind(&tenant)
                .bind(&person)
                .fetch_optional(self.pool.acquire().await?.on())
                .await?;
        row.as_ref().map(calendar_row).transpose()
    }

    async fn try_end_calendar(&self, tenant: Uuid, person: Uuid) -> Result<(), sqlx::Error> {
        delete_calendar(self.pool.acquire().await?.on(), &tenant, &person).await
    }

    async fn try_use_link(
        &self,
        token: TokenHash,
        browser: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Binding, LinkRefused>, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        let Some(link) = find_link(transaction.on(), token).await? else {
            return Ok(Err(LinkRefused::Unknown));
        };
        if let Err(refused) = link.usable(now) {
            return Ok(Err(refused));
        }
        query("UPDATE link SET used = $1 WHERE token = $2")
            .bind(now.as_microsecond())
            .bind(&token.0)
            .execute(transaction.on())
            .await?;
        if link.others == Others::End {
            query("UPDATE binding SET ended = $1 WHERE tenant = $2 AND person = $3 AND ended IS NULL")
                .bind(now.as_microsecond())
                .bind(&link.tenant)
                .bind(&link.person)
                .execute(transaction.on())
                .await?;
        }
        let binding =
            Binding { token: browser, tenant: link.tenant, person: link.person, since: now, ended: None };
        insert_binding(transaction.on(), &binding).await?;
        transaction.commit().await?;
        Ok(Ok(binding))
    }
}

impl AccessStorage for Store {
    type Error = Error;

    async fn bind(&self, binding: &Binding) -> Result<(), Error> {
        self.run(|| self.try_bind(binding)).await
    }

    async fn binding(&self, token: TokenHash) -> Result<Option<Binding>, Error> {
        self.run(|| self.try_binding(token)).await
    }

    async fn add_link(&self, link: &Link) -> Result<(), Error> {
        self.run(|| self.try_add_link(link)).await
    }

    async fn link(&self, token: TokenHash) -> Result<Option<Link>, Error> {
        self.run(|| self.try_link(token)).await
    }

    async fn use_link(
        &self,
        link: TokenHash,
        browser: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Binding, LinkRefused>, Error> {
        self.run(|| self.try_use_link(link, browser, now)).await
    }

    async fn set_calendar(&self, calendar: &Calendar) -> Result<(), Error> {
        self.run(|| self.try_set_calendar(calendar)).await
    }

    async fn calendar(&self, token: TokenHash) -> Result<Option<Calendar>, Error> {
        self.run(|| self.try_calendar(token)).await
    }

    async fn calendar_of(&self, tenant: Uuid, person: Uuid) -> Result<Option<Calendar>, Error> {
        self.run(|| self.try_calendar_of(tenant, person)).await
    }

    async fn end_calendar(&self, tenant: Uuid, person: Uuid) -> Result<(), Error> {
        self.run(|| self.try_end_calendar(tenant, person)).await
    }
}
