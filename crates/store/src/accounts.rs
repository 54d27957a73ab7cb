//! Accounts with their passkeys and recovery codes.

use access::{
    Account, AccountStorage, KeptAccount, KeptPasskey, Made, NameHash, NewAccount, Role, TokenHash,
};
use uuid::Uuid;

use crate::access::{maybe_time, micros, time};
use crate::engine::{On, Query, Row, Transaction, query};
use crate::records::{bytes, id};
use crate::{Error, Store};

pub(crate) fn maybe_id(bytes: Option<Vec<u8>>) -> Result<Option<Uuid>, sqlx::Error> {
    bytes.map(id).transpose()
}

pub(crate) fn role(name: &str) -> Result<Role, sqlx::Error> {
    Role::named(name).ok_or_else(|| sqlx::Error::Decode("a role that this program does not know".into()))
}

pub(crate) fn account_row(row: &Row) -> Result<Account, sqlx::Error> {
    Ok(Account {
        id: id(row.get("account")?)?,
        tenant: id(row.get("tenant")?)?,
        role: role(&row.get::<String>("role")?)?,
        name: NameHash(bytes(row.get("name")?)?),
        shown: row.get("shown")?,
        password: row.get("password")?,
        person: maybe_id(row.get("person")?)?,
        sponsor: maybe_id(row.get("sponsor")?)?,
        made: time(row.get("made")?)?,
    })
}

fn passkey_row(row: &Row) -> Result<KeptPasskey, sqlx::Error> {
    Ok(KeptPasskey {
        id: row.get("passkey")?,
        content: row.get("content")?,
        added: time(row.get("added")?)?,
        used: maybe_time(row.get("used")?)?,
    })
}

/// Adds an account; false where its name is taken, or another account has its record.
async fn insert_account(on: On<'_>, account: &Account) -> Result<bool, sqlx::Error> {
    let added = query(
        "INSERT INTO account (account, tenant, role, name, shown, password, person, sponsor, made)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
    )
    .bind(&account.id)
    .bind(&account.tenant)
    .bind(account.role.name())
    .bind(&account.name.0)
    .bind(account.shown.as_slice())
    .bind(account.password.as_deref())
    .bind(account.person.as_ref())
    .bind(account.sponsor.as_ref())
    .bind(account.made.as_microsecond())
    .execute(on)
    .await?;
    Ok(added == 1)
}

async fn insert_passkey(on: On<'_>, account: Uuid, passkey: &KeptPasskey) -> Result<bool, sqlx::Error> {
    let added = query(
        "INSERT INTO passkey (passkey, account, content, added, used) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT DO NOTHING",
    )
    .bind(passkey.id.as_slice())
    .bind(&account)
    .bind(passkey.content.as_str())
    .bind(passkey.added.as_microsecond())
    .bind(micros(passkey.used))
    .execute(on)
    .await?;
    Ok(added == 1)
}

async fn insert_code(on: On<'_>, account: Uuid, code: TokenHash) -> Result<(), sqlx::Error> {
    query("INSERT INTO recovery (account, code) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(&account)
        .bind(&code.0)
        .execute(on)
        .await?;
    Ok(())
}

async fn delete_codes(on: On<'_>, account: Uuid) -> Result<(), sqlx::Error> {
    query("DELETE FROM recovery WHERE account = $1").bind(&account).execute(on).await?;
    Ok(())
}

/// All accounts of all tenants, for a backup.
pub(crate) async fn kept_accounts(moment: &mut Transaction) -> Result<Vec<KeptAccount>, sqlx::Error> {
    let accounts = query("SELECT * FROM account ORDER BY account").fetch_all(moment.on()).await?;
    let mut all = Vec::with_capacity(accounts.len());
    for account in accounts.iter().map(account_row) {
        let account = account?;
        let passkeys = query("SELECT * FROM passkey WHERE account = $1 ORDER BY added, passkey")
            .bind(&account.id)
            .fetch_all(moment.on())
            .await?;
        let codes = query("SELECT code FROM recovery WHERE account = $1 ORDER BY code")
            .bind(&account.id)
            .fetch_all(moment.on())
            .await?;
        let code = |row: &Row| Ok(TokenHash(bytes(row.get("code")?)?));
        all.push(KeptAccount {
            passkeys: passkeys.iter().map(passkey_row).collect::<Result<_, sqlx::Error>>()?,
            codes: codes.iter().map(code).collect::<Result<_, sqlx::Error>>()?,
            account,
        });
    }
    Ok(all)
}

/// Puts an account of a backup back.
pub(crate) async fn put_account(
    transaction: &mut Transaction,
    kept: &KeptAccount,
) -> Result<(), sqlx::Error> {
    insert_account(transaction.on(), &kept.account).await?;
    for passkey in &kept.passkeys {
        insert_passkey(transaction.on(), kept.account.id, passkey).await?;
    }
    for code in &kept.codes {
        insert_code(transaction.on(), kept.account.id, *code).await?;
    }
    Ok(())
}

impl Store {
    async fn try_make_account(&self, new: &NewAccount) -> Result<Made, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        if let Some((token, now)) = new.invitation {
            let used = query(
                "DELETE FROM invitation WHERE token = $1 AND tenant = $2 AND role = $3 AND expires > $4",
            )
            .bind(&token.0)
            .bind(&new.account.tenant)
            .bind(new.account.role.name())
            .bind(now.as_microsecond())
            .execute(transaction.on())
            .await?;
            if used == 0 {
                return Ok(Made::NotInvited);
            }
        }
        if !insert_account(transaction.on(), &new.account).await? {
            return Ok(Made::NameTaken);
        }
        for code in &new.codes {
            insert_code(transaction.on(), new.account.id, *code).await?;
        }
        if let Some(passkey) = &new.passkey
            && !insert_passkey(transaction.on(), new.account.id, passkey).await?
        {
            return Ok(Made::NameTaken);
        }
        transaction.commit().await?;
        Ok(Made::Made)
    }

    async fn one_account(&self, which: Query<'_>) -> Result<Option<Account>, sqlx::Error> {
        let row = which.fetch_optional(self.pool.acquire().await?.on()).await?;
        row.as_ref().map(account_row).transpose()
    }

    async fn try_staff(&self, tenant: Uuid) -> Result<Vec<Account>, sqlx::Error> {
        let rows = query("SELECT * FROM account WHERE tenant = $1 AND role <> $2 ORDER BY made, account")
            .bind(&tenant)
            .bind(Role::Member.name())
            .fetch_all(self.pool.acquire().await?.on())
            .await?;
        rows.iter().map(account_row).collect()
    }

    async fn try_set_password(&self, account: Uuid, password: Option<&str>) -> Result<(), sqlx::Error> {
        query("UPDATE account SET password = $2 WHERE account = $1")
            .bind(&account)
            .bind(password)
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_take_along(&self, account: Uuid, person: Uuid) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        let other = query("SELECT account FROM account WHERE person = $1")
            .bind(&person)
            .fetch_optional(transaction.on())
            .await?;
        if other.is_some() {
            return Ok(false);
        }
        let changed = query("UPDATE account SET person = $2 WHERE account = $1 AND person IS NULL")
            .bind(&account)
            .bind(&person)
            .execute(transaction.on())
            .await?;
        transaction.commit().await?;
        Ok(changed == 1)
    }

    async fn try_make_member(&self, account: Uuid) -> Result<(), sqlx::Error> {
        query("UPDATE account SET role = $2, sponsor = NULL WHERE account = $1")
            .bind(&account)
            .bind(Role::Member.name())
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_delete_account(&self, account: Uuid) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        for delete in [
            "DELETE FROM signin WHERE account = $1",
            "DELETE FROM recovery WHERE account = $1",
            "DELETE FROM passkey WHERE account = $1",
            "DELETE FROM account WHERE account = $1",
        ] {
            query(delete).bind(&account).execute(transaction.on()).await?;
        }
        transaction.commit().await
    }

    async fn try_passkeys(&self, account: Uuid) -> Result<Vec<KeptPasskey>, sqlx::Error> {
        let rows = query("SELECT * FROM passkey WHERE account = $1 ORDER BY added, passkey")
            .bind(&account)
            .fetch_all(self.pool.acquire().await?.on())
            .await?;
        rows.iter().map(passkey_row).collect()
    }

    async fn try_use_passkey(&self, account: Uuid, passkey: &KeptPasskey) -> Result<(), sqlx::Error> {
        query("UPDATE passkey SET content = $3, used = $4 WHERE account = $1 AND passkey = $2")
            .bind(&account)
            .bind(passkey.id.as_slice())
            .bind(passkey.content.as_str())
            .bind(micros(passkey.used))
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_remove_passkey(&self, account: Uuid, passkey: &[u8]) -> Result<(), sqlx::Error> {
        query("DELETE FROM passkey WHERE account = $1 AND passkey = $2")
            .bind(&account)
            .bind(passkey)
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(())
    }

    async fn try_set_codes(&self, account: Uuid, codes: &[TokenHash]) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        delete_codes(transaction.on(), account).await?;
        for code in codes {
            insert_code(transaction.on(), account, *code).await?;
        }
        transaction.commit().await
    }

    async fn try_use_code(&self, account: Uuid, code: TokenHash) -> Result<bool, sqlx::Error> {
        let used = query("DELETE FROM recovery WHERE account = $1 AND code = $2")
            .bind(&account)
            .bind(&code.0)
            .execute(self.pool.acquire().await?.on())
            .await?;
        Ok(used == 1)
    }

    async fn try_codes_left(&self, account: Uuid) -> Result<u32, sqlx::Error> {
        let count = query("SELECT count(*) AS n FROM recovery WHERE account = $1")
            .bind(&account)
            .fetch_count(self.pool.acquire().await?.on())
            .await?;
        Ok(u32::try_from(count).unwrap_or_default())
    }
}

impl AccountStorage for Store {
    type Error = Error;

    async fn make_account(&self, new: &NewAccount) -> Result<Made, Error> {
        self.run(|| self.try_make_account(new)).await
    }

    async fn account(&self, id: Uuid) -> Result<Option<Account>, Error> {
        self.run(|| self.one_account(query("SELECT * FROM account WHERE account = $1").bind(&id))).await
    }

    async fn account_named(&self, tenant: Uuid, name: &NameHash) -> Result<Option<Account>, Error> {
        let which = "SELECT * FROM account WHERE tenant = $1 AND name = $2";
        self.run(|| self.one_account(query(which).bind(&tenant).bind(&name.0))).await
    }

    async fn account_of(&self, tenant: Uuid, person: Uuid) -> Result<Option<Account>, Error> {
        let which = "SELECT * FROM account WHERE tenant = $1 AND person = $2";
        self.run(|| self.one_account(query(which).bind(&tenant).bind(&person))).await
    }

    async fn staff(&self, tenant: Uuid) -> Result<Vec<Account>, Error> {
        self.run(|| self.try_staff(tenant)).await
    }

    async fn set_password(&self, account: Uuid, password: Option<&str>) -> Result<(), Error> {
        self.run(|| self.try_set_password(account, password)).await
    }

    async fn take_along(&self, account: Uuid, person: Uuid) -> Result<bool, Error> {
        self.run(|| self.try_take_along(account, person)).await
    }

    async fn make_member(&self, account: Uuid) -> Result<(), Error> {
        self.run(|| self.try_make_member(account)).await
    }

    async fn delete_account(&self, account: Uuid) -> Result<(), Error> {
        self.run(|| self.try_delete_account(account)).await
    }

    async fn passkeys(&self, account: Uuid) -> Result<Vec<KeptPasskey>, Error> {
        self.run(|| self.try_passkeys(account)).await
    }

    async fn add_passkey(&self, account: Uuid, passkey: &KeptPasskey) -> Result<bool, Error> {
        self.run(async || insert_passkey(self.pool.acquire().await?.on(), account, passkey).await).await
    }

    async fn use_passkey(&self, account: Uuid, passkey: &KeptPasskey) -> Result<(), Error> {
        self.run(|| self.try_use_passkey(account, passkey)).await
    }

    async fn remove_passkey(&self, account: Uuid, id: &[u8]) -> Result<(), Error> {
        self.run(|| self.try_remove_passkey(account, id)).await
    }

    async fn set_codes(&self, account: Uuid, codes: &[TokenHash]) -> Result<(), Error> {
        self.run(|| self.try_set_codes(account, codes)).await
    }

    async fn use_code(&self, account: Uuid, code: TokenHash) -> Result<bool, Error> {
        self.run(|| self.try_use_code(account, code)).await
    }

    async fn codes_left(&self, account: Uuid) -> Result<u32, Error> {
        self.run(|| self.try_codes_left(account)).await
    }
}
