//! Whoever else reads a record is written into it first.

use std::sync::Arc;

use care::{Reader, Reading, Role};
use record::{Error, Fault, Source};
use uuid::Uuid;

use crate::keep::{Noted, STORE, backup, faults, record};
use crate::world::{Engine, World, command, consent, on_both_engines, rules};

on_both_engines!(
    a_reading_is_kept_before_anything_is_shown,
    a_reading_changes_nothing_for_the_person,
    what_cannot_be_written_down_is_not_shown,
    a_reading_taken_out_is_seen,
    a_writer_and_a_reader_lose_nothing,
);

fn clinician() -> Reader {
    Reader::new(Role::Clinician, "Dr. Lopes", "clinic")
}

async fn a_reading_is_kept_before_anything_is_shown(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let (person, other) = (record(&records).await, record(&records).await);
    let shown = records.read_for(person, &clinician(), Reading::Pending).await.expect("it is shown");
    let operator = Reader::new(Role::Operator, "ana", "ana");
    records.read_for(person, &operator, Reading::Export).await.expect("it is shown");
    let told = |loaded: &record::Loaded| -> Vec<_> {
        loaded.read_by().map(|read| (read.reader.clone(), read.reading)).collect()
    };
    assert_eq!(told(&shown), [(clinician(), Reading::Pending)], "what is shown says so itself");
    // No close: as after a power cut.
    let later = world.records(2).await;
    let loaded = later.load(person).await.expect("the record is there");
    assert_eq!(told(&loaded), [(clinician(), Reading::Pending), (operator, Reading::Export)]);
    assert_eq!(told(&later.load(other).await.expect("the other one")), []);
    assert_eq!(told(&later.load(person).await.expect("read by the person")).len(), 2);
    let bytes = world.raw().await;
    assert!(!bytes.windows(5).any(|window| window == b"Lopes"), "the name can be read in the files");

    // It comes back with a backup, and goes away with the record.
    let copy = World::new(engine).await;
    let restored = copy.records(3).await;
    let bytes = backup(&records, &world.key).await;
    restored.storage().restore(&copy.key, bytes.as_slice(), |_, _| false).await.expect("restored");
    assert_eq!(told(&restored.load(person).await.expect("the record is there")).len(), 2);
    records.erase(person).await.expect("erased");
    assert!(matches!(records.read_for(person, &clinician(), Reading::Export).await, Err(Error::NoPerson)));
}

async fn a_reading_changes_nothing_for_the_person(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let person = record(&records).await;
    let before = records.load(person).await.expect("a record").state;
    let summary = async || records.persons().await.expect("a list")[0].summary.clone().expect("it opens");
    let listed = summary().await;
    // A clock that is far ahead: nobody must wait for it.
    let ahead = world.records(900_000).await;
    let after = ahead.read_for(person, &clinician(), Reading::Pending).await.expect("it is shown").state;
    let now = records.source().now();
    let rules = &rules().screening;
    assert_eq!(care::gate(&after, rules, &now), care::gate(&before, rules, &now));
    assert_eq!(after.outcome(Uuid::from_u128(2)), before.outcome(Uuid::from_u128(2)));
    let read = summary().await;
    assert_eq!((read.events, read.last, read.sessions), (listed.events + 1, listed.last, listed.sessions));
}

async fn what_cannot_be_written_down_is_not_shown(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let person = record(&records).await;
    // A row is in the way of the next event.
    let hex = person.simple();
    world
        .meddle(&format!(
            "INSERT INTO event SELECT tenant, person, 9, version, sealed, link FROM event WHERE person = x'{hex}' AND seq = 4;
             UPDATE event SET seq = 5 WHERE person = x'{hex}' AND seq = 9"
        ))
        .await;
    assert!(records.read_for(person, &clinician(), Reading::Pending).await.is_err());
    world.meddle(&format!("DELETE FROM event WHERE person = x'{hex}' AND seq = 5")).await;
    let loaded = records.read_for(person, &clinician(), Reading::Pending).await.expect("it is shown");
    assert_eq!(loaded.read_by().count(), 1);
    // A damaged record shows nothing, and nothing is added to it.
    world.meddle(&format!("UPDATE event SET sealed = x'00' WHERE person = x'{hex}' AND seq = 2")).await;
    let refused = records.read_for(person, &clinician(), Reading::Pending).await;
    assert!(matches!(refused, Err(Error::Broken(_))));
}

async fn a_reading_taken_out_is_seen(engine: Engine) {
    let world = World::new(engine).await;
    let noted = Arc::new(Noted::default());
    let records = world.records(1).await.anchored(noted.clone(), STORE);
    let person = record(&records).await;
    let older = backup(&records, &world.key).await;
    records.read_for(person, &clinician(), Reading::Pending).await.expect("it is shown");
    assert_eq!(faults(&records, &noted.anchors()).await, []);
    // The record of before the reading is whole in itself.
    let copy = World::new(engine).await;
    let restored = copy.records(2).await;
    restored.storage().restore(&copy.key, older.as_slice(), |_, _| false).await.expect("restored");
    assert_eq!(faults(&restored, &noted.anchors()).await, [(person, Fault::Older { anchored: 5, found: 4 })]);
}

async fn a_writer_and_a_reader_lose_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let person_side = Arc::new(world.records(1).await);
    let clinic_side = world.records(2).await;
    let person = person_side.create().await.expect("a new record");
    let writing = {
        let records = person_side.clone();
        tokio::spawn(async move {
            for number in 0..10 {
                while let Err(error) = records.handle(person, &command(number, consent()), rules()).await {
                    assert!(matches!(error, Error::Busy), "{error}");
                }
            }
        })
    };
    for _ in 0..10 {
        while let Err(error) = clinic_side.read_for(person, &clinician(), Reading::Pending).await {
            assert!(matches!(error, Error::Busy), "{error}");
        }
    }
    writing.await.expect("no panic");
    let loaded = person_side.load(person).await.expect("an unbroken record");
    assert_eq!((loaded.read_by().count(), loaded.facts.len()), (10, 30));
}
