//! Newer, foreign, tampered with: each is named, and nothing is changed.

use record::{Broken, Error as RecordError, MasterKey};
use store::{Error, Store};
use uuid::Uuid;

use crate::world::{Engine, World, check, command, consent, on_both_engines, rules};

on_both_engines!(
    a_wrong_key_is_named_before_anything_is_written,
    a_newer_database_is_left_alone,
    a_database_of_another_program_is_left_alone,
    a_record_that_was_tampered_with_is_noticed,
    a_damaged_record_harms_nobody_else,
);

/// A closed store with one record, and the record's id.
pub async fn written(engine: Engine) -> (World, Uuid) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let person = records.create().await.expect("a new record");
    for (id, action) in [(1, consent()), (2, check(true))] {
        records.handle(person, &command(id, action), rules()).await.expect("kept");
    }
    records.storage().close().await;
    (world, person)
}

/// Opening fails with an error that says `words`, and leaves everything as it was.
pub async fn refused(world: &World, key: &MasterKey, words: &str) -> Error {
    let before = world.content().await;
    let error = Store::open(&world.location(), key).await.expect_err("it must not open");
    assert!(error.to_string().contains(words), "{error}");
    assert!(before == world.content().await, "something was changed");
    error
}

async fn a_wrong_key_is_named_before_anything_is_written(engine: Engine) {
    let (world, _) = written(engine).await;
    let other = MasterKey::from_random([2; 32]);
    let error = refused(&world, &other, "wrong key file").await;
    assert!(
        matches!(error, Error::KeyWrong { needed, given, .. } if needed == world.key.id() && given == other.id())
    );
    world.open().await.expect("the right one opens");
}

async fn a_newer_database_is_left_alone(engine: Engine) {
    let (world, _) = written(engine).await;
    world.meddle("UPDATE meta SET value = '99' WHERE name = 'schema'").await;
    assert!(matches!(refused(&world, &world.key, "newer Dorsal").await, Error::Newer { found: 99, .. }));
}

async fn a_database_of_another_program_is_left_alone(engine: Engine) {
    let check = async |sql: &str| {
        let world = World::new(engine).await;
        if engine == Engine::Sqlite {
            std::fs::create_dir(world.dir()).expect("writable");
        }
        world.meddle(sql).await;
        let error = refused(&world, &world.key, "another program").await;
        assert!(matches!(error, Error::Foreign { .. }), "{sql}");
        let option = if engine == Engine::Sqlite { "--data" } else { "--store" };
        assert!(error.to_string().contains(option), "{error}");
    };
    check("CREATE TABLE invoice (number BIGINT)").await;
    check("CREATE TABLE meta (number BIGINT)").await;
    check("CREATE TABLE meta (name TEXT, value TEXT); INSERT INTO meta VALUES ('schema', 'theirs')").await;
}

async fn a_record_that_was_tampered_with_is_noticed(engine: Engine) {
    let check = async |sql: &str, expected: Broken| {
        let (world, person) = written(engine).await;
        world.meddle(sql).await;
        let records = world.records(2).await;
        match records.load(person).await {
            Err(RecordError::Broken(broken)) => assert_eq!(broken, expected, "{sql}"),
            other => panic!("{sql}: {other:?}"),
        }
        assert!(records.handle(person, &command(9, consent()), rules()).await.is_err(), "{sql}");
    };
    check(
        "UPDATE event SET sealed = substr(sealed, 1, 40) || x'00' WHERE seq = 2",
        Broken::Changed { seq: 2 },
    )
    .await;
    check("UPDATE person SET summary = x''; DELETE FROM event", Broken::Summary).await;
    check("DELETE FROM event; UPDATE person SET events = 0, summary = x''", Broken::Summary).await;
    check("DELETE FROM event; UPDATE person SET events = 0", Broken::Summary).await;
    check("DELETE FROM event", Broken::Truncated { expected: 4, found: 0 }).await;
    let zeros = format!("UPDATE event SET link = x'{}' WHERE seq = 1", "00".repeat(32));
    check(&zeros, Broken::Changed { seq: 1 }).await;
    check("UPDATE event SET version = 2 WHERE seq = 3", Broken::Newer { seq: 3 }).await;
    check("DELETE FROM event WHERE seq = 2", Broken::Gap { seq: 2 }).await;
    check("DELETE FROM event WHERE seq = 4", Broken::Truncated { expected: 4, found: 3 }).await;
    check("DELETE FROM event WHERE seq = 4; UPDATE person SET events = 3", Broken::Summary).await;
    check(
        "UPDATE event SET seq = 9 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 3;
         UPDATE event SET seq = 3 WHERE seq = 9",
        Broken::Changed { seq: 2 },
    )
    .await;
}

/// Rows that no program of ours writes: each spoils one record, and every other is read and written as before.
async fn a_damaged_record_harms_nobody_else(engine: Engine) {
    let check = async |sql: &str| {
        let (world, damaged) = written(engine).await;
        let records = world.records(2).await;
        let other = records.create().await.expect("another record");
        records.handle(other, &command(1, consent()), rules()).await.expect("kept");
        let hex = damaged.simple().to_string();
        world.meddle(&sql.replace("DAMAGED", &format!("person = x'{hex}'"))).await;
        let error = records.load(damaged).await.expect_err("it is damaged");
        assert!(matches!(error, RecordError::Broken(_) | RecordError::Key), "{sql}: {error}");
        assert!(records.handle(damaged, &command(9, consent()), rules()).await.is_err(), "{sql}");
        records.handle(other, &command(2, check(false)), rules()).await.expect("kept");
        assert_eq!(records.load(other).await.expect("whole").facts.len(), 4, "{sql}");
        let listed = records.persons().await.expect("a list");
        assert_eq!(listed.len(), 2, "{sql}");
        let shown = listed.iter().find(|listed| listed.person == other).expect("the other");
        assert!(shown.summary.is_some(), "{sql}");
    };
    check("UPDATE event SET sealed = x'' WHERE DAMAGED AND seq = 1").await;
    check("UPDATE event SET sealed = x'00' || sealed WHERE DAMAGED AND seq = 2").await;
    check("UPDATE event SET link = x'00' WHERE DAMAGED AND seq = 1").await;
    check("UPDATE event SET version = -1 WHERE DAMAGED AND seq = 1").await;
    check("UPDATE event SET seq = -7 WHERE DAMAGED AND seq = 1").await;
    check("UPDATE person SET summary = x'00' WHERE DAMAGED").await;
    check("UPDATE person SET wrapped_key = x'00' WHERE DAMAGED").await;
    check("UPDATE person SET events = -1 WHERE DAMAGED").await;
    if engine == Engine::Sqlite {
        // A kind that the column does not have; PostgreSQL refuses to write it.
        check("UPDATE event SET sealed = 7, link = 7, version = 'seven' WHERE DAMAGED AND seq = 1").await;
        check("UPDATE person SET summary = 7, events = 'seven' WHERE DAMAGED").await;
        check("UPDATE person SET wrapped_key = 7 WHERE DAMAGED").await;
    }
}
