//! Sponsors, and the keyed hashes of their rosters.

use access::eligibility::Candidate;
use access::identity::{Fingerprint, Names};
use access::import::{Change, Entry, Roster, RosterStorage, Side, Staged};
use access::roster::Cover;
use access::sponsor::{RELATIONSHIPS, Relationship, Sponsor};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::engine::{On, ROWS, Row, query, query_of_rows};
use crate::records::id;
use crate::{Error, Store, schema};

/// Under this name, followed by the tenant, stands how often sponsors were changed.
const CHANGES: &str = "sponsors";
/// Under this name, followed by the sponsor, stands the number of the import that was begun last.
const BEGUN: &str = "roster";
/// Rosters are cleared away in so many slices, so that nobody waits long for one of them.
const SLICES: u8 = 64;

/// A date as a number, 20261231.
pub(crate) fn number(date: Date) -> i64 {
    i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day())
}

fn date(number: i64) -> Result<Date, sqlx::Error> {
    let part = |number: i64| i8::try_from(number % 100).unwrap_or_default();
    let year = i16::try_from(number / 10_000).unwrap_or_default();
    Date::new(year, part(number / 100), part(number)).map_err(|error| sqlx::Error::Decode(error.into()))
}

fn relationship_number(relationship: Relationship) -> i64 {
    RELATIONSHIPS.iter().position(|known| *known == relationship).unwrap_or_default() as i64
}

fn cover(row: &Row) -> Result<Cover, sqlx::Error> {
    let relationship: i64 = row.get("relationship")?;
    let until: Option<i64> = row.get("cover_until")?;
    Ok(Cover {
        relationship: usize::try_from(relationship)
            .ok()
            .and_then(|at| RELATIONSHIPS.get(at).copied())
            .ok_or_else(|| sqlx::Error::Decode("a relationship that this program does not know".into()))?,
        from: date(row.get("cover_from")?)?,
        until: until.map(date).transpose()?,
    })
}

fn roster(row: &Row) -> Result<Option<Roster>, sqlx::Error> {
    let Some(generation) = row.get::<Option<i64>>("generation")? else { return Ok(None) };
    let key: Vec<u8> = row.get("roster_key")?;
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(Some(Roster {
        generation: count(generation),
        key: key.try_into().map_err(|_| sqlx::Error::Decode("a key's id of another length".into()))?,
        people: count(row.get("people")?),
        imported: Timestamp::from_microsecond(row.get("imported")?)
            .map_err(|error| sqlx::Error::Decode(error.into()))?,
    }))
}

/// A sponsor as a row of its table says it.
fn sponsor(row: &Row) -> Result<(Sponsor, Option<Roster>), sqlx::Error> {
    let content: String = row.get("content")?;
    let sponsor: Sponsor =
        serde_json::from_str(&content).map_err(|error| sqlx::Error::Decode(error.into()))?;
    Ok((Sponsor { id: id(row.get("sponsor")?)?, ..sponsor }, roster(row)?))
}

/// A number that is noted under a name; nought where there is none yet.
async fn noted(on: On<'_>, name: &str, of: Uuid) -> Result<u64, sqlx::Error> {
    let noted = schema::meta(on, &format!("{name} {of}")).await?;
    Ok(noted.and_then(|text| text.parse().ok()).unwrap_or_default())
}

async fn note(on: On<'_>, name: &str, of: Uuid, number: u64) -> Result<(), sqlx::Error> {
    schema::set_meta(on, &format!("{name} {of}"), &number.to_string()).await
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Under which number people are kept. What is only compared lies below nought, where nothing counts.
fn kept_as(generation: u64, side: Side) -> i64 {
    match side {
        Side::ToCount => signed(generation),
        Side::ToCompare => -signed(generation),
    }
}

impl Store {
    async fn try_sponsors(&self, tenant: Uuid) -> Result<Vec<(Sponsor, Option<Roster>)>, sqlx::Error> {
        let rows = query(
            "SELECT sponsor, content, generation, roster_key, people, imported FROM sponsor WHERE tenant = $1",
        )
        .bind(&tenant)
        .fetch_all(self.pool.acquire().await?.on())
        .await?;
        let mut sponsors = rows.iter().map(sponsor).collect::<Result<Vec<_>, sqlx::Error>>()?;
        sponsors.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
        Ok(sponsors)
    }

    async fn try_sponsor(
        &self,
        tenant: Uuid,
        one: Uuid,
    ) -> Result<Option<(Sponsor, Option<Roster>)>, sqlx::Error> {
        let row = query(
            "SELECT sponsor, content, generation, roster_key, people, imported FROM sponsor
             WHERE tenant = $1 AND sponsor = $2",
        )
        .bind(&tenant)
        .bind(&one)
        .fetch_optional(self.pool.acquire().await?.on())
        .await?;
        row.as_ref().map(sponsor).transpose()
    }

    async fn try_sponsors_version(&self, tenant: Uuid) -> Result<u64, sqlx::Error> {
        noted(self.pool.acquire().await?.on(), CHANGES, tenant).await
    }

    async fn try_put_sponsors(&self, tenant: Uuid, sponsors: &[Sponsor]) -> Result<(), sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        for sponsor in sponsors {
            let content =
                serde_json::to_string(sponsor).map_err(|error| sqlx::Error::Encode(error.into()))?;
            put_sponsor(transaction.on(), tenant, sponsor.id, &content).await?;
        }
        let version = noted(transaction.on(), CHANGES, tenant).await? + 1;
        note(transaction.on(), CHANGES, tenant, version).await?;
        transaction.commit().await
    }

    async fn try_candidates(
        &self,
        sponsor: Uuid,
        fingerprint: &Fingerprint,
    ) -> Result<Vec<Candidate>, sqlx::Error> {
        let rows = query(
            "SELECT names, relationship, cover_from, cover_until FROM roster
             WHERE sponsor = $1 AND fingerprint = $2
             AND generation = (SELECT generation FROM sponsor WHERE sponsor = $1)",
        )
        .bind(&sponsor)
        .bind(fingerprint.as_slice())
        .fetch_all(self.pool.acquire().await?.on())
        .await?;
        let candidate = |row: &Row| {
            let names: Vec<u8> = row.get("names")?;
            Ok(Candidate { names: Names::from_bytes(&names), cover: cover(row)? })
        };
        rows.iter().map(candidate).collect()
    }

    /// A number that no import has had; from now on no earlier one can go on.
    async fn try_begin_roster(&self, sponsor: Uuid) -> Result<u64, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        let row = query("SELECT max(generation) AS last FROM roster WHERE sponsor = $1")
            .bind(&sponsor)
            .fetch_optional(transaction.on())
            .await?;
        let last: Option<i64> = row.map(|row| row.get("last")).transpose()?.flatten();
        let last = u64::try_from(last.unwrap_or_default()).unwrap_or_default();
        let generation = last.max(noted(transaction.on(), BEGUN, sponsor).await?) + 1;
        note(transaction.on(), BEGUN, sponsor, generation).await?;
        transaction.commit().await?;
        Ok(generation)
    }

    async fn try_stage(
        &self,
        sponsor: Uuid,
        (generation, side): (u64, Side),
        entries: &[Entry],
    ) -> Result<Option<Staged>, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        if noted(transaction.on(), BEGUN, sponsor).await? != generation {
            return Ok(None);
        }
        let mut staged = Staged::default();
        let number_of_all = kept_as(generation, side);
        for (chunk, piece) in entries.chunks(ROWS).enumerate() {
            let names: Vec<Vec<u8>> = piece.iter().map(|entry| entry.names.to_bytes()).collect();
            let mut insert = query_of_rows(
                "INSERT INTO roster (sponsor, generation, fingerprint, names, relationship, cover_from, cover_until) VALUES ",
                (2, 7),
                piece.len(),
                " ON CONFLICT DO NOTHING",
            );
            insert = insert.bind(&sponsor).bind(number_of_all);
            for (entry, names) in piece.iter().zip(&names) {
                insert = insert
                    .bind(entry.fingerprint.as_slice())
                    .bind(names.as_slice())
                    .bind(relationship_number(entry.cover.relationship))
                    .bind(number(entry.cover.from))
                    .bind(entry.cover.until.map(number));
            }
            let new = insert.execute(transaction.on()).await?;
            staged.new += new;
            // Only where somebody was there already it is looked who, and whether as the same.
            let looked = if new < piece.len() as u64 { piece } else { &[] };
            for (place, entry) in looked.iter().enumerate() {
                if kept_cover(transaction.on(), sponsor, number_of_all, entry).await? != Some(entry.cover) {
                    staged.conflicts.push(chunk * ROWS + place);
                }
            }
        }
        transaction.commit().await?;
        Ok(Some(staged))
    }

    async fn try_change(
        &self,
        sponsor: Uuid,
        (generation, side): (u64, Side),
        today: Date,
    ) -> Result<Change, sqlx::Error> {
        let generation = kept_as(generation, side);
        let mut moment = self.pool.read().await?;
        let added = query(
            "SELECT count(*) AS n FROM roster one WHERE one.sponsor = $1 AND one.generation = $2
             AND NOT EXISTS (SELECT 1 FROM roster other WHERE other.sponsor = $1
             AND other.generation = (SELECT generation FROM sponsor WHERE sponsor = $1)
             AND other.fingerprint = one.fingerprint)",
        )
        .bind(&sponsor)
        .bind(generation)
        .fetch_count(moment.on())
        .await?;
        let removed = query(
            "SELECT count(*) AS n FROM roster one WHERE one.sponsor = $1
             AND one.generation = (SELECT generation FROM sponsor WHERE sponsor = $1)
             AND NOT EXISTS (SELECT 1 FROM roster other WHERE other.sponsor = $1 AND other.generation = $2
             AND other.fingerprint = one.fingerprint
             AND ((other.cover_from <= $3 AND coalesce(other.cover_until, $3) >= $3)
             OR one.cover_from > $3 OR coalesce(one.cover_until, $3) < $3))",
        )
        .bind(&sponsor)
        .bind(generation)
        .bind(number(today))
        .fetch_count(moment.on())
        .await?;
        moment.commit().await?;
        Ok(Change { added, removed })
    }

    async fn try_activate(
        &self,
        sponsor: Uuid,
        roster: &Roster,
        before: Option<u64>,
    ) -> Result<bool, sqlx::Error> {
        let mut transaction = self.pool.write().await?;
        // Whoever has begun since has cleared away what was staged here.
        if noted(transaction.on(), BEGUN, sponsor).await? != roster.generation {
            return Ok(false);
        }
        // So that of this and another one that begins in the same moment one is undone.
        note(transaction.on(), BEGUN, sponsor, roster.generation).await?;
        let changed = query(
            "UPDATE sponsor SET generation = $1, roster_key = $2, people = $3, imported = $4
             WHERE sponsor = $5 AND coalesce(generation, 0) = $6",
        )
        .bind(signed(roster.generation))
        .bind(roster.key.as_slice())
        .bind(signed(roster.people))
        .bind(roster.imported.as_microsecond())
        .bind(&sponsor)
        .bind(signed(before.unwrap_or_default()))
        .execute(transaction.on())
        .await?;
        transaction.commit().await?;
        Ok(changed == 1)
    }

    /// The next roster of a sponsor that is kept, beside others: found in the index, without a look at its people.
    async fn try_next_roster(&self, sponsor: Uuid, after: i64) -> Result<Option<i64>, sqlx::Error> {
        let row = query("SELECT min(generation) AS next FROM roster WHERE sponsor = $1 AND generation > $2")
            .bind(&sponsor)
            .bind(after)
            .fetch_optional(self.pool.acquire().await?.on())
            .await?;
        Ok(row.map(|row| row.get("next")).transpose()?.flatten())
    }

    async fn try_clear_rosters(&self, sponsor: Uuid, generation: u64) -> Result<(), sqlx::Error> {
        // What a later import compares lies further below nought.
        let mut after = kept_as(generation, Side::ToCompare) - 1;
        let counting = query("SELECT generation FROM sponsor WHERE sponsor = $1")
            .bind(&sponsor)
            .fetch_optional(self.pool.acquire().await?.on())
            .await?;
        let counting: Option<i64> = counting.map(|row| row.get("generation")).transpose()?.flatten();
        while let Some(next) = self.try_next_roster(sponsor, after).await? {
            if next > signed(generation) {
                break;
            }
            if counting != Some(next) {
                self.try_clear_roster(sponsor, next).await?;
            }
            after = next;
        }
        Ok(())
    }

    /// Clears a roster away, unless it has become the one that counts since somebody looked.
    async fn try_clear_roster(&self, sponsor: Uuid, generation: i64) -> Result<(), sqlx::Error> {
        for slice in 0..SLICES {
            let width = u8::MAX / SLICES + 1;
            // The last slice ends after the largest fingerprint there is.
            let (from, to) =
                ([slice * width], (slice + 1).checked_mul(width).map_or([0xff; 17].to_vec(), |to| vec![to]));
            query(
                "DELETE FROM roster WHERE sponsor = $1 AND generation = $2 AND fingerprint >= $3 AND fingerprint < $4
                 AND generation <> coalesce((SELECT generation FROM sponsor WHERE sponsor = $1), 0)",
            )
            .bind(&sponsor)
            .bind(generation)
            .bind(from.as_slice())
            .bind(to.as_slice())
            .execute(self.pool.acquire().await?.on())
            .await?;
        }
        Ok(())
    }
}

/// Adds a sponsor or changes what is known of it; its roster stays.
pub(crate) async fn put_sponsor(
    on: On<'_>,
    tenant: Uuid,
    sponsor: Uuid,
    content: &str,
) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO sponsor (tenant, sponsor, content) VALUES ($1, $2, $3)
         ON CONFLICT (sponsor) DO UPDATE SET content = $3",
    )
    .bind(&tenant)
    .bind(&sponsor)
    .bind(content)
    .execute(on)
    .await?;
    Ok(())
}

async fn kept_cover(
    on: On<'_>,
    sponsor: Uuid,
    generation: i64,
    entry: &Entry,
) -> Result<Option<Cover>, sqlx::Error> {
    let names = entry.names.to_bytes();
    let row = query(
        "SELECT relationship, cover_from, cover_until FROM roster
         WHERE sponsor = $1 AND generation = $2 AND fingerprint = $3 AND names = $4",
    )
    .bind(&sponsor)
    .bind(generation)
    .bind(entry.fingerprint.as_slice())
    .bind(names.as_slice())
    .fetch_optional(on)
    .await?;
    row.as_ref().map(cover).transpose()
}

impl RosterStorage for Store {
    type Error = Error;

    async fn sponsors(&self, tenant: Uuid) -> Result<Vec<(Sponsor, Option<Roster>)>, Error> {
        self.run(|| self.try_sponsors(tenant)).await
    }

    async fn sponsors_version(&self, tenant: Uuid) -> Result<u64, Error> {
        self.run(|| self.try_sponsors_version(tenant)).await
    }

    async fn sponsor(&self, tenant: Uuid, one: Uuid) -> Result<Option<(Sponsor, Option<Roster>)>, Error> {
        self.run(|| self.try_sponsor(tenant, one)).await
    }

    async fn put_sponsors(&self, tenant: Uuid, sponsors: &[Sponsor]) -> Result<(), Error> {
        self.run(|| self.try_put_sponsors(tenant, sponsors)).await
    }

    async fn candidates(&self, sponsor: Uuid, fingerprint: &Fingerprint) -> Result<Vec<Candidate>, Error> {
        self.run(|| self.try_candidates(sponsor, fingerprint)).await
    }

    async fn begin_roster(&self, sponsor: Uuid) -> Result<u64, Error> {
        let generation = self.run(|| self.try_begin_roster(sponsor)).await?;
        self.run(|| self.try_clear_rosters(sponsor, generation)).await?;
        Ok(generation)
    }

    async fn stage(
        &self,
        sponsor: Uuid,
        new: (u64, Side),
        entries: &[Entry],
    ) -> Result<Option<Staged>, Error> {
        self.run(|| self.try_stage(sponsor, new, entries)).await
    }

    async fn change(&self, sponsor: Uuid, new: (u64, Side), today: Date) -> Result<Change, Error> {
        self.run(|| self.try_change(sponsor, new, today)).await
    }

    async fn activate(&self, sponsor: Uuid, roster: &Roster, before: Option<u64>) -> Result<bool, Error> {
        self.run(|| self.try_activate(sponsor, roster, before)).await
    }

    async fn clear_rosters(&self, sponsor: Uuid, generation: u64) -> Result<(), Error> {
        self.run(|| self.try_clear_rosters(sponsor, generation)).await
    }
}
