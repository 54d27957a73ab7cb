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
fn now() -> Instant {
    Instant::now()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}

async fn handle(records: &Records<Store, Numbers>, person: Uuid, at: u128) -> Result<(), Fault> {
    let action = if at.is_multiple_of(2) { consent() } else { check(false) };
    records.handle(person, &command(at, action), rules()).await?;
    Ok(())
}

/// Appends through `Records`, and then the same rows by a bare loop in another database; several rounds in turn.
pub async fn appends(place: &Place, bare_place: &Place, rounds: usize) -> Result<Appended, Fault> {
    let records = place.records().await?;
    // It makes the same tables.
    bare_place.records().await?.storage().close().await;
    let mut bare = bare_place.connect().await?;
    let (mut ratios, mut through, mut bares, mut sizes) = (vec![], vec![], vec![], vec![]);
    for _ in 0..rounds {
        let mut people = vec![];
        for _ in 0..PEOPLE {
            people.push(records.create().await?);
        }
        let events = (people.len() * COMMANDS as usize * EVENTS) as f64;
        let began = now();
        for at in 0..COMMANDS {
            for person in &people {
                handle(&records, *person, at).await?;
            }
        }
        let speed = events / began.elapsed().as_secs_f64();
        let mut rows = vec![];
        for person in people {
            rows.extend(records.storage().load(TenantId::PERSONAL, person).await?);
        }
        let bare_speed = events / bare_loop(&mut bare, &rows).await?;
        sizes.extend(rows.iter().flat_map(|(_, events)| events).map(|event| (event.bytes.len() + 32) as f64));
        ratios.push(speed / bare_speed);
        through.push(speed);
        bares.push(bare_speed);
    }
    records.storage().close().await;
    let bytes_per_event = sizes.iter().sum::<f64>() / sizes.len() as f64;
    Ok(Appended { ratio: median(ratios), records: median(through), bare: median(bares), bytes_per_event })
}

/// Seconds for writing these rows as they were written before: one transaction for each command.
async fn bare_loop(connection: &mut Connection, rows: &[(PersonRow, Vec<Sealed>)]) -> Result<f64, Fault> {
    let tenant = TenantId::PERSONAL.0;
    let begin = if matches!(connection, Connection::Sqlite(_)) { "BEGIN IMMEDIATE" } else { "BEGIN" };
    for (row, _) in rows {
        connection.run(
            "INSERT INTO person (tenant, person, wrapped_key, events, summary) VALUES ($1, $2, $3, 0, $4)",
            &[
                Value::Bytes(tenant.as_bytes()),
                Value::Bytes(row.person.as_bytes()),
                Value::Bytes(&row.wrapped_key),
                Value::Bytes(&row.summary),
            ],
        ).await?;
    }
    let began = now();
    for at in 0..COMMANDS as usize {
        for (row, events) in rows {
            connection.run(begin, &[]).await?;
            let more = &events[at * EVENTS..][..EVENTS];
            let person = || Value::Bytes(row.person.as_bytes());
            for event in more {
                let values = [
                    Value::Bytes(tenant.as_bytes()),
                    person(),
                    Value::Number(event.seq),
                    Value::Number(event.version.into()),
                    Value::Bytes(&event.bytes),
                    Value::Bytes(&event.link),
                ];
                let sql = "INSERT INTO event (tenant, person, seq, version, sealed, link) VALUES ($1, $2, $3, $4, $5, $6)";
                connection.run(sql, &values).await?;
            }
            let last = Value::Number(more.last().map_or(0, |event| event.seq));
            connection
                .run(
                    "UPDATE person SET events = $1, summary = $2 WHERE tenant = $3 AND person = $4",
                    &[last, Value::Bytes(&row.summary), Value::Bytes(tenant.as_bytes()), person()],
                )
                .await?;
            connection.run("COMMIT", &[]).await?;
        }
    }
    Ok(began.elapsed().as_secs_f64())
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
