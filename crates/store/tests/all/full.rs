//! A disk that takes no more, a log that was cut, a database that is busy.

use std::fs;

use record::Error as RecordError;
use store::Error;

use crate::world::{Engine, World, command, consent, on_both_engines, rules};
use crate::writer::records;

on_both_engines!(two_programs_open_a_new_store_at_once);

async fn two_programs_open_a_new_store_at_once(engine: Engine) {
    let world = World::new(engine).await;
    let (one, two, three) = tokio::join!(world.open(), world.open(), world.open());
    for opened in [one, two, three] {
        opened.expect("it opens").close().await;
    }
    let person = world.records(1).await.create().await.expect("a record");
    assert!(world.records(2).await.load(person).await.is_ok());
}

/// The writer may make files of so many bytes only, until it is allowed more: the log grows against that.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_is_told_and_writing_goes_on_when_there_is_space() {
    use std::process::Command;

    use crate::writer::{Writer, nothing_is_lost};

    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = folder.path().to_str().expect("a plain path");
    let mut shell = Command::new("sh");
    // Without the signal a write beyond the limit fails like one on a full disk.
    shell.args(["-c", r#"trap '' XFSZ; exec prlimit --fsize=300000: "$@""#, "sh"]);
    shell.arg(std::env::current_exe().expect("this program"));
    let mut writer = Writer::start_with(shell, place, 1, None);
    writer.wait_for(100_000);
    let said = writer.failed.clone().expect("no room for so many");
    assert!(said.contains("the disk is full"), "{said}");
    assert!(said.contains("Free some space"), "{said}");
    assert!(writer.kept > 0);
    let full = writer.kept;
    writer.again();
    writer.wait_for(1);
    assert_eq!(writer.kept, full, "still full");
    let more =
        Command::new("prlimit").args(["--fsize=100000000:", "--pid", &writer.process().to_string()]).status();
    assert!(more.expect("prlimit is part of util-linux").success());
    writer.again();
    writer.wait_for(20);
    assert_eq!(writer.failed, None);
    writer.kill();
    nothing_is_lost(&records(place, 2).await, &[(&writer).into()], "after a full disk").await;
}

/// The server says what a full disk makes it say; a trigger stands in for the disk.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_of_the_server_is_told() {
    let world = World::new(Engine::Postgres).await;
    let records = world.records(1).await;
    let person = records.create().await.expect("a record");
    fails(&world, "53100", "true").await;
    let error = records.handle(person, &command(1, consent()), rules()).await.expect_err("no space");
    assert!(matches!(error, RecordError::Storage(Error::Full)), "{error}");
    world.meddle("DROP TRIGGER fails ON event").await;
    assert_eq!(records.load(person).await.expect("whole").facts.len(), 0);
    records.handle(person, &command(1, consent()), rules()).await.expect("there is space again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_the_server_undoes_is_tried_again_and_at_last_called_busy() {
    let check = async |code: &str, times: u32, works: bool| {
        let world = World::new(Engine::Postgres).await;
        let records = world.records(1).await;
        let person = records.create().await.expect("a record");
        // A sequence counts on also when the transaction is undone.
        world.meddle("CREATE SEQUENCE tries").await;
        fails(&world, code, &format!("nextval('tries') <= {times}")).await;
        match records.handle(person, &command(1, consent()), rules()).await {
            Ok(_) => assert!(works, "{code} {times}"),
            Err(RecordError::Storage(Error::Busy)) => assert!(!works, "{code} {times}"),
            Err(error) => panic!("{code} {times}: {error}"),
        }
        let facts = records.load(person).await.expect("whole").facts.len();
        assert_eq!(facts, if works { 2 } else { 0 }, "{code} {times}");
    };
    check("40001", 3, true).await;
    check("40P01", 3, true).await;
    check("40001", 1_000_000, false).await;
    check("55P03", 1, false).await;
}

/// Makes each new event fail with a code while a condition holds.
async fn fails(world: &World, code: &str, condition: &str) {
    let sql = format!(
        "CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF {condition} THEN RAISE EXCEPTION 'as told' USING ERRCODE = '{code}'; END IF;
           RETURN NEW;
         END $$;
         CREATE TRIGGER fails BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION fails()"
    );
    world.meddle(&sql).await;
}

/// A power cut may take the end of the log. What is left is a record as it once was.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_that_was_cut_leaves_whole_commands() {
    let world = World::new(Engine::Sqlite).await;
    let records = world.records(1).await;
    let person = records.create().await.expect("a record");
    for number in 0..20 {
        records.handle(person, &command(number, consent()), rules()).await.expect("kept");
    }
    let database = fs::read(world.database()).expect("readable");
    let log = fs::read(world.database().with_extension("sqlite-wal")).expect("there is a log");
    let mut found = vec![];
    for part in 0..=24 {
        let cut = World::new(Engine::Sqlite).await;
        fs::create_dir(cut.dir()).expect("writable");
        fs::write(cut.database(), &database).expect("writable");
        let length = log.len() * part / 24;
        fs::write(cut.database().with_extension("sqlite-wal"), &log[..length]).expect("writable");
        let records = cut.records(2).await;
        let facts = match records.load(person).await {
            Ok(loaded) => Some(loaded.facts.len()),
            Err(RecordError::NoPerson) => None,
            Err(error) => panic!("cut at {length} of {}: {error}", log.len()),
        };
        assert!(facts.is_none_or(|facts| facts % 2 == 0), "half a command at {length}");
        found.push(facts);
    }
    assert!(found.is_sorted(), "{found:?}");
    assert_eq!(found.last(), Some(&Some(40)));
    assert!(found.len() > 2 && found[0] < found[12] && found[12] < found[24], "{found:?}");
}
