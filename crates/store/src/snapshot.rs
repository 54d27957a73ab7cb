//! Backup of a store while others write to it, and restoring one into an empty store.

use std::io::{BufRead, Write};

use record::{MasterKey, PersonRow, Sealed, TenantId};
use uuid::Uuid;

use crate::access::{binding_row, calendar_row, insert_binding, insert_calendar};
use crate::accounts::{kept_accounts, put_account};
use crate::backup::{BackupError, Contents, Item, Reader, Writer};
use crate::engine::{On, Row, Transaction, query};
use crate::monthly::{monthly_notes, put_noted};
use crate::recordings::{find_recording, insert_recording, recordings_of};
use crate::records::{id, person_row, sealed};
use crate::rosters::put_sponsor;
use crate::{ID, LIBRARY, Store, schema};

/// What was put back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Restored {
    /// What was in the backup.
    pub contents: Contents,
    /// Records that were left out, because they have been erased since.
    pub erased: u64,
    /// Id of the store that the backup was taken of.
    pub store: Option<Uuid>,
}

/// Reads a backup to its end without using it, and says what is in it.
///
/// # Errors
/// [`BackupError`] says what is wrong with it.
pub fn check_backup(from: impl BufRead, key: &MasterKey) -> Result<Contents, BackupError> {
    let mut reader = Reader::new(from, key)?;
    while reader.next()?.is_some() {}
    Ok(reader.contents())
}

impl Store {
    /// Writes all records as they are at one moment; others may read and write meanwhile.
    ///
    /// # Errors
    /// [`BackupError`] if the database or the file fails.
    pub async fn backup(&self, key: &MasterKey, out: impl Write) -> Result<Contents, BackupError> {
        let mut writer = Writer::new(out, key)?;
        let mut moment = self.pool.read().await.map_err(|error| self.error(error))?;
        for name in [ID, LIBRARY] {
            if let Some(value) = schema::meta(moment.on(), name).await.map_err(|error| self.error(error))? {
                writer.item(&Item::Note { name: name.to_owned(), value })?;
            }
        }
        for note in sponsor_notes(moment.on()).await.map_err(|error| self.error(error))? {
            writer.item(&note)?;
        }
        for note in monthly_notes(moment.on()).await.map_err(|error| self.error(error))? {
            writer.item(&note)?;
        }
        for (tenant, person) in people(moment.on()).await.map_err(|error| self.error(error))? {
            for item in rows(&mut moment, tenant, person).await.map_err(|error| self.error(error))? {
                writer.item(&item)?;
            }
            // One after the other: each may be long.
            let whose = (tenant, person);
            for id in recordings_of(moment.on(), whose).await.map_err(|error| self.error(error))? {
                let found =
                    find_recording(moment.on(), whose, id).await.map_err(|error| self.error(error))?;
                if let Some(recording) = found {
                    writer.item(&Item::Recording(recording))?;
                }
            }
        }
        for kept in kept_accounts(&mut moment).await.map_err(|error| self.error(error))? {
            writer.item(&Item::Account(Box::new(kept)))?;
        }
        moment.commit().await.map_err(|error| self.error(error))?;
        writer.end()
    }

    /// Puts a backup into this store, which must have no records: all of it or, where anything is wrong, nothing. Records
    /// and recordings whose id `is_erased` are left out, and so are browsers that were bound to a record that has an account.
    ///
    /// # Errors
    /// [`BackupError`]; then nothing has been changed.
    pub async fn restore(
        &self,
        key: &MasterKey,
        from: impl BufRead,
        is_erased: impl Fn(TenantId, Uuid) -> bool,
    ) -> Result<Restored, BackupError> {
        let error = |error| self.error(error);
        let mut transaction = self.pool.write().await.map_err(error)?;
        let there = query("SELECT person AS id FROM person UNION ALL SELECT account FROM account LIMIT 1");
        if there.fetch_optional(transaction.on()).await.map_err(error)?.is_some() {
            return Err(BackupError::NotEmpty(self.location.clone(), self.location.elsewhere()));
        }
        let mut reader = Reader::new(from, key)?;
        let mut restored = Restored::default();
        // Whose rows are being put back; none while they are left out.
        let mut current = None;
        while let Some(item) = reader.next()? {
            match (&item, current) {
                (Item::Note { name, value }, _) if name == ID => restored.store = Uuid::parse_str(value).ok(),
                (Item::Note { name, value }, _) if name == LIBRARY => {
                    schema::set_meta(transaction.on(), LIBRARY, value).await.map_err(error)?;
                }
                (Item::Note { name, value }, _) => match sponsor_of(name) {
                    Some((tenant, sponsor)) => {
                        put_sponsor(transaction.on(), tenant, sponsor, value).await.map_err(error)?;
                    }
                    None => put_noted(transaction.on(), name, value).await.map_err(error)?,
                },
                (Item::Person { tenant, row }, _) => {
                    current = (!is_erased(*tenant, row.person)).then_some((*tenant, row.person));
                    match current {
                        Some(_) => put_person(transaction.on(), *tenant, row).await.map_err(error)?,
                        None => restored.erased += 1,
                    }
                }
                (Item::Account(kept), _) if is_erased(TenantId(kept.account.tenant), kept.account.id) => {}
                (Item::Account(kept), _) => {
                    let mut kept = kept.clone();
                    let tenant = TenantId(kept.account.tenant);
                    kept.account.person = kept.account.person.filter(|person| !is_erased(tenant, *person));
                    put_account(&mut transaction, &kept).await.map_err(error)?;
                    // Some may have been ended since; the account opens the record anyway.
                    query("DELETE FROM binding WHERE tenant = $1 AND person = $2")
                        .bind(&tenant.0)
                        .bind(kept.account.person.as_ref())
                        .execute(transaction.on())
                        .await
                        .map_err(error)?;
                }
                (_, None) => {}
                (Item::Event(event), Some(whose)) => {
                    put_event(transaction.on(), whose, event).await.map_err(error)?;
                }
                (Item::Recording(recording), Some((tenant, _))) if is_erased(tenant, recording.id) => {}
                (Item::Recording(recording), Some(whose)) => {
                    insert_recording(transaction.on(), whose, recording).await.map_err(error)?;
                }
                (Item::Binding(binding), Some(_)) => {
                    insert_binding(transaction.on(), binding).await.map_err(error)?;
                }
                (Item::Calendar(calendar), Some(_)) => {
                    insert_calendar(transaction.on(), calendar).await.map_err(error)?;
                }
            }
        }
        if let Some(id) = restored.store {
            schema::set_meta(transaction.on(), ID, &id.to_string()).await.map_err(error)?;
        }
        transaction.commit().await.map_err(error)?;
        restored.contents = reader.contents();
        Ok(restored)
    }
}

/// A note's name begins so where it says what is known of a sponsor; tenant and sponsor follow.
const SPONSOR: &str = "sponsor";

/// What is known of the sponsors. Rosters are not in a backup: the next import brings them.
async fn sponsor_notes(on: On<'_>) -> Result<Vec<Item>, sqlx::Error> {
    let rows = query("SELECT tenant, sponsor, content FROM sponsor ORDER BY sponsor").fetch_all(on).await?;
    let note = |row: &Row| {
        let (tenant, sponsor) = (id(row.get("tenant")?)?, id(row.get("sponsor")?)?);
        Ok(Item::Note { name: format!("{SPONSOR}/{tenant}/{sponsor}"), value: row.get("content")? })
    };
    rows.iter().map(note).collect()
}

fn sponsor_of(note: &str) -> Option<(Uuid, Uuid)> {
    let (tenant, sponsor) = note.strip_prefix(SPONSOR)?.strip_prefix('/')?.split_once('/')?;
    Some((Uuid::parse_str(tenant).ok()?, Uuid::parse_str(sponsor).ok()?))
}

/// All persons of all tenants. A row whose id is none belongs to nobody who could be put back.
async fn people(on: On<'_>) -> Result<Vec<(TenantId, Uuid)>, sqlx::Error> {
    let rows = query("SELECT tenant, person FROM person ORDER BY tenant, person").fetch_all(on).await?;
    let person = |row: &Row| -> Result<_, sqlx::Error> {
        Ok((TenantId(id(row.get("tenant")?)?), id(row.get("person")?)?))
    };
    Ok(rows.iter().filter_map(|row| person(row).ok()).collect())
}

/// All rows of a person, as they are: a damaged one is kept as damaged.
async fn rows(moment: &mut Transaction, tenant: TenantId, person: Uuid) -> Result<Vec<Item>, sqlx::Error> {
    let row =
        query("SELECT person, wrapped_key, events, summary FROM person WHERE tenant = $1 AND person = $2")
            .bind(&tenant.0)
            .bind(&person)
            .fetch_optional(moment.on())
            .await?;
    let Some(row) = row else { return Ok(vec![]) };
    let mut items = vec![Item::Person { tenant, row: person_row(&row)? }];
    let events =
        query("SELECT seq, version, sealed, link FROM event WHERE tenant = $1 AND person = $2 ORDER BY seq")
            .bind(&tenant.0)
            .bind(&person)
            .fetch_all(moment.on())
            .await?;
    items.extend(events.iter().map(|row| Item::Event(sealed(row))));
    let bindings = query(
        "SELECT token, tenant, person, since, ended FROM binding WHERE tenant = $1 AND person = $2 ORDER BY token",
    )
    .bind(&tenant.0)
    .bind(&person)
    .fetch_all(moment.on())
    .await?;
    items.extend(bindings.iter().filter_map(|row| binding_row(row).ok()).map(Item::Binding));
    let calendar =
        query("SELECT token, tenant, person, since FROM calendar WHERE tenant = $1 AND person = $2")
            .bind(&tenant.0)
            .bind(&person)
            .fetch_optional(moment.on())
            .await?;
    items.extend(calendar.and_then(|row| calendar_row(&row).ok()).map(Item::Calendar));
    Ok(items)
}

async fn put_person(on: On<'_>, tenant: TenantId, row: &PersonRow) -> Result<(), sqlx::Error> {
    query("INSERT INTO person (tenant, person, wrapped_key, events, summary) VALUES ($1, $2, $3, $4, $5)")
        .bind(&tenant.0)
        .bind(&row.person)
        .bind(row.wrapped_key.as_slice())
        .bind(i64::try_from(row.events).unwrap_or(i64::MAX))
        .bind(row.summary.as_slice())
        .execute(on)
        .await?;
    Ok(())
}

/// Two damaged events at the same place stay damaged as one: they must not keep all others from being restored.
async fn put_event(on: On<'_>, whose: (TenantId, Uuid), event: &Sealed) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO event (tenant, person, seq, version, sealed, link) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant, person, seq) DO NOTHING",
    )
    .bind(&whose.0.0)
    .bind(&whose.1)
    .bind(i64::try_from(event.seq).unwrap_or(i64::MAX))
    .bind(i64::from(event.version))
    .bind(event.bytes.as_slice())
    .bind(&event.link)
    .execute(on)
    .await?;
    Ok(())
}
