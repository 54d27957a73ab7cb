//! Who is signed in where, and invitations.

use access::{Account, Invitation, SignIn, SignInStorage, TokenHash};
use jiff::Timestamp;
use uuid::Uuid;

use crate::access::time;
use crate::accounts::{account_row, maybe_id, role};
use crate::engine::{Row, query};
use crate::records::{bytes, id};
use crate::{Error, Store};

fn sign_in_row(row: &Row) -> Result<SignIn, sqlx::Error> {
    Ok(SignIn {
        token: TokenHash(bytes(row.get("token")?)?),
        account: id(row.get("account")?)?,
        since: time(row.get("since")?)?,
        seen: time(row.get("seen")?)?,
        until: time(row.get("until")?)?,
        browser: row.get("browser")?,
    })
}

fn invitation_row(row: &Row) -> Result<Invitation, sqlx::Error> {
    Ok(Invitation {
        token: TokenHash(bytes(row.get("token")?)?),
        tenant: id(row.get("tenant")?)?,
        role: role(&row.get::<String>("role")?)?,
        sponsor: maybe_id(row.get("sponsor")?)?,
        expires: time(row.get("expires")?)?,
    })
}

impl Store {
    async fn try_sign_in(&self, sign_in: &SignIn, password: Option<&str>) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        // Of a sign-in and a change of the password at the same time one is undone: it changes the row that it has looked at.
        let same = query(
            "UPDATE account SET password = password WHERE account = $1 AND password IS NOT DISTINCT FROM $2",
        )
        .bind(&sign_in.account)
        .bind(password)
        .execute(transaction.on())
        .await?;
        if same == 0 {
            return Ok(false);
        }
        // Nobody else tidies up.
        query("DELETE FROM signin WHERE until <= $1")
            .bind(sign_in.since.as_microsecond())
            .execute(transaction.on())
            .await?;
        query("INSERT INTO signin (token, account, since, seen, until, browser) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(&sign_in.token.0)
            .bind(&sign_in.account)
            .bind(sign_in.since.as_microsecond())
            .bind(sign_in.seen.as_microsecond())
            .bind(sign_in.until.as_microsecond())
            .bind(sign_in.browser.as_str())
            .execute(transaction.on())
            .await?;
        transaction.commit().await?;
        Ok(true)
    }

    async fn try_signed_in(
        &self,
        token: TokenHash,
        now: Timestamp,
    ) -> Result<Option<(SignIn, Account)>, sqlx::Error> {
        let row = query(
            "SELECT s.token, s.since, s.seen, s.until, s.browser, a.* FROM signin s
             JOIN account a ON a.account = s.account WHERE s.token = $1 AND s.until > $2",
        )
        .bind(&token.0)
        .bind(now.as_microsecond())
        .fetch_optional(self.pool.acquire().await?.on())
        .await?;
        row.map(|row| Ok((sign_in_row(&row)?, account_row(&row)?))).transpose()
    }

    async fn try_seen(&self, token: TokenHash, at: Timestamp, until: Timestamp) -> Result<(), sqlx::Error> {
        query("UPDATE signin SET seen = $2, until = $3 WHERE token = $1")
            .bind(&token.0)
            .bind(at.as_microsecond())
            .bind(until.as_microsecond())
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_sign_ins(&self, account: Uuid, now: Timestamp) -> Result<Vec<SignIn>, sqlx::Error> {
        let rows = query(
            "SELECT * FROM signin WHERE account = $1 AND until > $2 ORDER BY seen DESC, since DESC, token",
        )
        .bind(&account)
        .bind(now.as_microsecond())
        .fetch_all(self.pool.acquire().await?.on())
        .await?;
        rows.iter().map(sign_in_row).collect()
    }

    async fn try_sign_out(&self, account: Uuid, token: TokenHash) -> Result<(), sqlx::Error> {
        query("DELETE FROM signin WHERE account = $1 AND token = $2")
            .bind(&account)
            .bind(&token.0)
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_sign_out_everywhere(
        &self,
        account: Uuid,
        but: Option<TokenHash>,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let but = but.map_or([0; 32], |token| token.0);
        let mut transaction = self.pool.write().await?;
        query("DELETE FROM signin WHERE account = $1 AND token <> $2")
            .bind(&account)
            .bind(&but)
            .execute(transaction.on())
            .await?;
        for end in [
            "UPDATE binding SET ended = $2 WHERE ended IS NULL AND person = (SELECT person FROM account WHERE account = $1)",
            "UPDATE link SET used = $2 WHERE used IS NULL AND person = (SELECT person FROM account WHERE account = $1)",
        ] {
            query(end).bind(&account).bind(now.as_microsecond()).execute(transaction.on()).await?;
        }
        transaction.commit().await
    }

    async fn try_bound_browsers(&self, tenant: Uuid, person: Uuid) -> Result<u32, sqlx::Error> {
        let count =
            query("SELECT count(*) AS n FROM binding WHERE tenant = $1 AND person = $2 AND ended IS NULL")
                .bind(&tenant)
                .bind(&person)
                .fetch_count(self.pool.acquire().await?.on())
                .await?;
        Ok(u32::try_from(count).unwrap_or_default())
    }

    async fn try_unbind(&self, token: TokenHash, now: Timestamp) -> Result<(), sqlx::Error> {
        query("UPDATE binding SET ended = $2 WHERE token = $1 AND ended IS NULL")
            .bind(&token.0)
            .bind(now.as_microsecond())
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_invite(
        &self,
        invitation: &Invitation,
        only: bool,
        now: Timestamp,
    ) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        // Nobody else tidies up.
        query("DELETE FROM invitation WHERE expires <= $1")
            .bind(now.as_microsecond())
            .execute(transaction.on())
            .await?;
        if only {
            query("DELETE FROM invitation WHERE tenant = $1 AND role = $2")
                .bind(&invitation.tenant)
                .bind(invitation.role.name())
                .execute(transaction.on())
                .await?;
        }
        query("INSERT INTO invitation (token, tenant, role, sponsor, expires) VALUES ($1, $2, $3, $4, $5)")
            .bind(&invitation.token.0)
            .bind(&invitation.tenant)
            .bind(invitation.role.name())
            .bind(invitation.sponsor.as_ref())
            .bind(invitation.expires.as_microsecond())
            .execute(transaction.on())
            .await?;
        transaction.commit().await
    }

    async fn try_invitation(
        &self,
        token: TokenHash,
        now: Timestamp,
    ) -> Result<Option<Invitation>, sqlx::Error> {
        let row = query("SELECT * FROM invitation WHERE token = $1 AND expires > $2")
            .bind(&token.0)
            .bind(now.as_microsecond())
            .fetch_optional(self.pool.acquire().await?.on())
            .await?;
        row.as_ref().map(invitation_row).transpose()
    }

    async fn try_invitations(&self, tenant: Uuid) -> Result<Vec<Invitation>, sqlx::Error> {
        let rows = query("SELECT * FROM invitation WHERE tenant = $1 ORDER BY expires, token")
            .bind(&tenant)
            .fetch_all(self.pool.acquire().await?.on())
            .await?;
        rows.iter().map(invitation_row).collect()
    }

    async fn try_take_back(&self, tenant: Uuid, token: TokenHash) -> Result<(), sqlx::Error> {
        query("DELETE FROM invitation WHERE tenant = $1 AND token = $2")
            .bind(&tenant)
            .bind(&token.0)
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }
}

impl SignInStorage for Store {
    type Error = Error;

    async fn sign_in(&self, sign_in: &SignIn, password: Option<&str>) -> Result<bool, Error> {
        self.run(|| self.try_sign_in(sign_in, password)).await
    }

    async fn signed_in(&self, token: TokenHash, now: Timestamp) -> Result<Option<(SignIn, Account)>, Error> {
        self.run(|| self.try_signed_in(token, now)).await
    }

    async fn seen(&self, token: TokenHash, at: Timestamp, until: Timestamp) -> Result<(), Error> {
        self.run(|| self.try_seen(token, at, until)).await
    }

    async fn sign_ins(&self, account: Uuid, now: Timestamp) -> Result<Vec<SignIn>, Error> {
        self.run(|| self.try_sign_ins(account, now)).await
    }

    async fn sign_out(&self, account: Uuid, token: TokenHash) -> Result<(), Error> {
        self.run(|| self.try_sign_out(account, token)).await
    }

    async fn sign_out_everywhere(
        &self,
        account: Uuid,
        but: Option<TokenHash>,
        now: Timestamp,
    ) -> Result<(), Error> {
        self.run(|| self.try_sign_out_everywhere(account, but, now)).await
    }

    async fn bound_browsers(&self, tenant: Uuid, person: Uuid) -> Result<u32, Error> {
        self.run(|| self.try_bound_browsers(tenant, person)).await
    }

    async fn unbind(&self, token: TokenHash, now: Timestamp) -> Result<(), Error> {
        self.run(|| self.try_unbind(token, now)).await
    }

    async fn invite(&self, invitation: &Invitation, only: bool, now: Timestamp) -> Result<(), Error> {
        self.run(|| self.try_invite(invitation, only, now)).await
    }

    async fn invitation(&self, token: TokenHash, now: Timestamp) -> Result<Option<Invitation>, Error> {
        self.run(|| self.try_invitation(token, now)).await
    }

    async fn invitations(&self, tenant: Uuid) -> Result<Vec<Invitation>, Error> {
        self.run(|| self.try_invitations(tenant)).await
    }

    async fn take_back(&self, tenant: Uuid, token: TokenHash) -> Result<(), Error> {
        self.run(|| self.try_take_back(tenant, token)).await
    }
}
