//! What is measured.

use std::time::Instant;

use record::{PersonRow, Records, Sealed, Storage, TenantId};
use store::Store;
use uuid::Uuid;

use crate::commands::{check, command, consent, rules};
use crate::place::{Connection, Fault, Numbers, Place, Value};

/// People and commands of one round of appends: short records, as most are.
const PEOPLE: usize = 20;
const COMMANDS: u128 = 10;

/// Events of one command.
const EVENTS: usize = 2;

/// Commands in each record that is loaded, and how often each is.
const LOADED_COMMANDS: u64 = 4;
const LOADS: usize = 15;

/// Figures of appending.
pub struct Appended {
    /// Speed through `Records` over the speed of the bare loop, the middle one of all rounds.
    pub ratio: f64,
    /// Events per second through `Records`.
    pub records: f64,
    /// Events per second of the bare loop.
    pub bare: f64,
    /// Mean size of a sealed event with its link.
    pub bytes_per_event: f64,
}

#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
pub fn now() -> Instant {
    Instant::now()
}

pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

async fn handle(records: &Records<Store, Numbers>, person: Uuid, at: u128) -> Result<(), Fault> {
    let action = if at.is_multiple_of(2) { consent() } else { check(false) };
    records.handle(person, &command(at, action), rules()).await?;
    Ok(())
}

/// Commands through `Records`, and in turn with each of them one of the round before, written to another database by a bare
/// loop: whatever else the machine does meanwhile slows both.
pub async fn appends(place: &Place, bare_place: &Place, rounds: usize) -> Result<Appended, Fault> {
    let records = place.records().await?;
    // It makes the same tables.
    bare_place.records().await?.storage().close().await;
    let mut bare = bare_place.connect().await?;
    let events = (PEOPLE * COMMANDS as usize * EVENTS) as f64;
    let (mut ratios, mut through, mut bares, mut sizes) = (vec![], vec![], vec![], vec![]);
    let mut before: Vec<(PersonRow, Vec<Sealed>)> = vec![];
    for _ in 0..=rounds {
        let mut people = vec![];
        for _ in 0..PEOPLE {
            people.push(records.create().await?);
        }
        for (row, _) in &before {
            add_person(&mut bare, row).await?;
        }
        let (mut seconds, mut bare_seconds) = (0.0, 0.0);
        for at in 0..COMMANDS {
            for (index, person) in people.iter().enumerate() {
                let began = now();
                handle(&records, *person, at).await?;
                seconds += began.elapsed().as_secs_f64();
                if let Some((row, events)) = before.get(index) {
                    let began = now();
                    append(&mut bare, row, &events[at as usize * EVENTS..][..EVENTS]).await?;
                    bare_seconds += began.elapsed().as_secs_f64();
                }
            }
        }
        // The first round only brings the rows.
        if !before.is_empty() {
            ratios.push(bare_seconds / seconds);
            through.push(events / seconds);
            bares.push(events / bare_seconds);
        }
        before.clear();
        for person in people {
            before.extend(records.storage().load(TenantId::PERSONAL, person).await?);
        }
        sizes.extend(
            before.iter().flat_map(|(_, events)| events).map(|event| (event.bytes.len() + 32) as f64),
        );
    }
    records.storage().close().await;
    let bytes_per_event = sizes.iter().sum::<f64>() / sizes.len() as f64;
    Ok(Appended { ratio: median(ratios), records: median(through), bare: median(bares), bytes_per_event })
}

async fn add_person(bare: &mut Connection, row: &PersonRow) -> Result<(), Fault> {
    let values = [
        Value::Bytes(TenantId::PERSONAL.0.as_bytes()),
        Value::Bytes(row.person.as_bytes()),
        Value::Bytes(&row.wrapped_key),
        Value::Bytes(&row.summary),
    ];
    let sql = "INSERT INTO person (tenant, person, wrapped_key, events, summary) VALUES ($1, $2, $3, 0, $4)";
    bare.run(sql, &values).await
}

/// Writes what one command was kept as, in one transaction.
async fn append(bare: &mut Connection, row: &PersonRow, events: &[Sealed]) -> Result<(), Fault> {
    let tenant = TenantId::PERSONAL.0;
    let begin = if matches!(bare, Connection::Sqlite(_)) { "BEGIN IMMEDIATE" } else { "BEGIN" };
    bare.run(begin, &[]).await?;
    for event in events {
        let values = [
            Value::Bytes(tenant.as_bytes()),
            Value::Bytes(row.person.as_bytes()),
            Value::Number(event.seq),
            Value::Number(event.version.into()),
            Value::Bytes(&event.bytes),
            Value::Bytes(&event.link),
        ];
        let sql =
            "INSERT INTO event (tenant, person, seq, version, sealed, link) VALUES ($1, $2, $3, $4, $5, $6)";
        bare.run(sql, &values).await?;
    }
    let values = [
        Value::Number(events.last().map_or(0, |event| event.seq)),
        Value::Bytes(&row.summary),
        Value::Bytes(tenant.as_bytes()),
        Value::Bytes(row.person.as_bytes()),
    ];
    bare.run("UPDATE person SET events = $1, summary = $2 WHERE tenant = $3 AND person = $4", &values)
        .await?;
    bare.run("COMMIT", &[]).await
}

/// Seconds for loading one record among few and among many people, in turn; each the middle of many loads.
pub async fn loads(few: (&Place, u64), many: (&Place, u64)) -> Result<(f64, f64), Fault> {
    let few = filled(few.0, few.1).await?;
    let many = filled(many.0, many.1).await?;
    let (mut of_few, mut of_many) = (vec![], vec![]);
    for _ in 0..LOADS {
        for at in 0..PEOPLE {
            for ((records, people), times) in [(&few, &mut of_few), (&many, &mut of_many)] {
                let began = now();
                let loaded = records.load(people[at]).await?;
                times.push(began.elapsed().as_secs_f64());
                assert_eq!(loaded.facts.len() as u64, LOADED_COMMANDS * EVENTS as u64, "a whole record");
            }
        }
    }
    few.0.storage().close().await;
    many.0.storage().close().await;
    Ok((median(of_few), median(of_many)))
}

/// A store with so many people. A few of them have true records; of the others the rows have true sizes. Rows lie in the
/// order in which months of use would have written them: everybody's first events, everybody's second ones, ...
async fn filled(place: &Place, people: u64) -> Result<(Records<Store, Numbers>, Vec<Uuid>), Fault> {
    let records = place.records().await?;
    let mut connection = place.connect().await?;
    let mut true_ones = vec![];
    for _ in 0..PEOPLE {
        let person = records.create().await?;
        handle(&records, person, 0).await?;
        true_ones.push(person);
    }
    let (row, events) = records.storage().load(TenantId::PERSONAL, true_ones[0]).await?.ok_or("a record")?;
    let tenant = TenantId::PERSONAL.0;
    let filler = vec![0; row.wrapped_key.len()];
    let others = people.saturating_sub(PEOPLE as u64);
    connection.add_people(others, [tenant.as_bytes(), &filler, &row.summary]).await?;
    for at in 0..LOADED_COMMANDS {
        for (seq, event) in (at * EVENTS as u64 + 1..).zip(&events[..EVENTS]) {
            connection
                .run(
                    "INSERT INTO event (tenant, person, seq, version, sealed, link)
                     SELECT tenant, person, $1, 1, $2, $3 FROM person WHERE wrapped_key = $4",
                    &[
                        Value::Number(seq),
                        Value::Bytes(&event.bytes),
                        Value::Bytes(&event.link),
                        Value::Bytes(&filler),
                    ],
                )
                .await?;
        }
        if at > 0 {
            for person in &true_ones {
                handle(&records, *person, at.into()).await?;
            }
        }
    }
    connection.settle().await?;
    Ok((records, true_ones))
}
