//! Damaged, newer, foreign: each is named, and nothing is changed.

use std::fs;

use record::{Broken, Error as RecordError, KeyError, MasterKey};
use store::{Error, Store, database_exists, read_or_make_key};

use crate::world::{World, check, command, consent, raw, rules};

/// A closed data folder with one record, and the record's id.
async fn written() -> (World, uuid::Uuid) {
    let world = World::new();
    let records = world.records(1).await;
    let person = records.create().await.expect("a new record");
    for (id, action) in [(1, consent()), (2, check(true))] {
        records.handle(person, &command(id, action), &rules()).await.expect("kept");
    }
    records.storage().close().await;
    (world, person)
}

/// Opening fails with an error that says `words`, and leaves every file as it was.
async fn refused(world: &World, key: &MasterKey, words: &str) -> Error {
    let before = raw(&world.dir());
    let error = Store::open(&world.dir(), key).await.expect_err("it must not open");
    assert!(error.to_string().contains(words), "{error}");
    assert!(before == raw(&world.dir()), "files were changed");
    error
}

#[tokio::test]
async fn a_wrong_key_is_named_before_anything_is_written() {
    let (world, _) = written().await;
    let other = MasterKey::from_random([2; 32]);
    let error = refused(&world, &other, "wrong key file").await;
    assert!(
        matches!(error, Error::KeyWrong { needed, given, .. } if needed == world.key.id() && given == other.id())
    );
    world.open().await.expect("the right one opens");
}

#[tokio::test]
async fn a_damaged_database_is_left_alone() {
    let (world, _) = written().await;
    let whole = fs::read(world.database()).expect("readable");
    let mut scrambled = whole.clone();
    for byte in &mut scrambled[4096..] {
        *byte ^= 0x5a;
    }
    for bytes in [b"not a database at all".to_vec(), vec![0; 8192], whole[..5000].to_vec(), scrambled] {
        fs::write(world.database(), &bytes).expect("writable");
        let error = refused(&world, &world.key, "damaged").await;
        assert!(matches!(error, Error::Damaged { .. }));
    }
    fs::write(world.database(), whole).expect("writable");
    world.open().await.expect("the backup opens");
}

#[tokio::test]
async fn a_newer_database_is_left_alone() {
    let (world, _) = written().await;
    world.meddle("UPDATE meta SET value = '99' WHERE name = 'schema'").await;
    assert!(matches!(refused(&world, &world.key, "newer Dorsal").await, Error::Newer { found: 99, .. }));
}

#[tokio::test]
async fn a_record_that_was_tampered_with_is_noticed() {
    let check = async |sql: &'static str, expected: Broken| {
        let (world, person) = written().await;
        world.meddle(sql).await;
        let records = world.records(1_000_000).await;
        match records.load(person).await {
            Err(RecordError::Broken(broken)) => assert_eq!(broken, expected, "{sql}"),
            other => panic!("{sql}: {other:?}"),
        }
        assert!(records.handle(person, &command(9, consent()), &rules()).await.is_err(), "{sql}");
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
    check("UPDATE event SET link = zeroblob(32) WHERE seq = 1", Broken::Changed { seq: 1 }).await;
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

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("file");
    fs::write(&file, "in the way").expect("writable");
    for dir in [file.clone(), file.join("data")] {
        let error = Store::open(&dir, &MasterKey::from_random([1; 32])).await.expect_err("not a folder");
        assert!(matches!(error, Error::Folder { .. }));
        assert!(error.to_string().contains("--data"), "{error}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn everything_is_private_from_the_start() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    let _records = world.records(1).await;
    let mode = |path: &std::path::Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!(mode(&world.dir()), 0o700);
    for entry in fs::read_dir(world.dir()).expect("a folder") {
        let path = entry.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[test]
fn the_key_file_is_made_once_and_never_replaced() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("config/key");
    assert!(matches!(read_or_make_key(&path, true, [7; 32]), Err(Error::KeyMissing { .. })));
    assert!(!path.exists());
    let made = read_or_make_key(&path, false, [7; 32]).expect("made");
    let read = read_or_make_key(&path, true, [8; 32]).expect("read");
    assert_eq!((made.made, read.made, read.open_to_others), (true, false, false));
    assert_eq!(read.key.id(), made.key.id());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("it is ours");
        assert!(read_or_make_key(&path, true, [8; 32]).expect("read").open_to_others);
    }
    let text = fs::read_to_string(&path).expect("readable");
    let malformed = |text: &str| {
        fs::write(&path, text).expect("writable");
        match read_or_make_key(&path, true, [8; 32]) {
            Err(Error::KeyMalformed { source, .. }) => source,
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("{text:?} was taken"),
        }
    };
    assert_eq!(malformed(""), KeyError::Header);
    assert_eq!(malformed("ssh-rsa AAAA"), KeyError::Header);
    assert_eq!(malformed(&text[..text.len() - 3]), KeyError::Damaged);
    let last = text.trim_end().chars().last().expect("a digit");
    let typo =
        format!("{}{}\n", &text.trim_end()[..text.trim_end().len() - 1], if last == '0' { '1' } else { '0' });
    assert_eq!(malformed(&typo), KeyError::Damaged);
    assert!(matches!(read_or_make_key(folder.path(), true, [8; 32]), Err(Error::KeyUnreadable { .. })));
    assert!(!database_exists(folder.path()));
}
