//! Backup, restore, erasure, and what verifying sees.

use std::sync::{Arc, Mutex};

use access::{AccessStorage, Binding, Token};
use jiff::Timestamp;
use record::{Anchor, AnchorLog, Anchors, Broken, Fault, Mark, MasterKey, Records, TenantId};
use store::{AnchorFile, BackupError, Store, check_backup};
use uuid::Uuid;

use crate::world::{Counted, Engine, World, check, command, consent, on_both_engines, rules};

on_both_engines!(
    a_backup_under_writes_is_of_one_moment,
    a_damaged_backup_changes_nothing,
    an_erased_record_stays_erased,
    an_older_copy_is_seen,
    each_broken_record_is_told_for_itself,
);

pub const STORE: Uuid = Uuid::from_u128(7);

/// Anchors in memory.
#[derive(Default)]
pub struct Noted(Mutex<Anchors>);

impl AnchorLog for Noted {
    fn note(&self, anchor: &Anchor) {
        self.0.lock().expect("no panic").add(anchor.clone());
    }

    fn keep(&self, anchor: &Anchor) -> std::io::Result<()> {
        self.note(anchor);
        Ok(())
    }
}

impl Noted {
    pub fn anchors(&self) -> Anchors {
        self.0.lock().expect("no panic").clone()
    }
}

pub type Kept = Records<Store, Counted>;

/// A record with some events.
pub async fn record(records: &Kept) -> Uuid {
    let person = records.create().await.expect("a new record");
    for (id, action) in [(1, consent()), (2, check(true))] {
        records.handle(person, &command(id, action), rules()).await.expect("kept");
    }
    person
}

pub async fn backup(records: &Kept, key: &MasterKey) -> Vec<u8> {
    let mut bytes = Vec::new();
    records.storage().backup(key, &mut bytes).await.expect("a backup");
    bytes
}

pub async fn faults(records: &Kept, anchors: &Anchors) -> Vec<(Uuid, Fault)> {
    let all = records.verify(anchors, STORE).await.expect("no fault of the store");
    all.into_iter().filter_map(|checked| Some((checked.person, checked.fault?))).collect()
}

async fn a_backup_under_writes_is_of_one_moment(engine: Engine) {
    let world = World::new(engine).await;
    let records = Arc::new(world.records(1).await);
    let mut people = Vec::new();
    for _ in 0..5 {
        people.push(record(&records).await);
    }
    let token = Token::from_random([5; 32]);
    let since = Timestamp::from_second(1_800_000_000).expect("a time");
    let binding =
        Binding { token: token.hash(), tenant: TenantId::PERSONAL.0, person: people[0], since, ended: None };
    records.storage().bind(&binding).await.expect("bound");
    let writing = {
        let (records, people) = (records.clone(), people.clone());
        tokio::spawn(async move {
            for number in 0..40 {
                let person = people[number % people.len()];
                records
                    .handle(person, &command(100 + number as u128, consent()), rules())
                    .await
                    .expect("kept");
            }
        })
    };
    let mut backups = Vec::new();
    while !writing.is_finished() {
        backups.push(backup(&records, &world.key).await);
    }
    writing.await.expect("no panic");
    backups.push(backup(&records, &world.key).await);
    for bytes in &backups {
        let hex = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
        assert!(!hex(&crate::writer::KEY), "the master key is in it");
        assert_eq!(check_backup(bytes.as_slice(), &world.key).expect("whole").persons, 5);
    }
    let (first, last) = (&backups[0], &backups[backups.len() - 1]);
    for (bytes, into) in [(first, Engine::Sqlite), (last, Engine::Postgres), (last, Engine::Sqlite)] {
        let other = World::new(into).await;
        let restored = other.records(2).await;
        let done = restored.storage().restore(&other.key, bytes.as_slice(), |_, _| false).await;
        let contents = done.expect("restored").contents;
        assert_eq!((contents.persons, contents.bindings), (5, 1));
        assert_eq!(faults(&restored, &Anchors::default()).await, []);
        let found = restored.storage().binding(token.hash()).await.expect("no fault");
        assert_eq!(found, Some(binding.clone()));
        // It goes on where it was.
        restored.handle(people[1], &command(900, consent()), rules()).await.expect("kept");
        let again = restored.storage().restore(&other.key, bytes.as_slice(), |_, _| false).await;
        assert!(matches!(again, Err(BackupError::NotEmpty(..))));
        assert_eq!(restored.persons().await.expect("a list").len(), 5);
    }
    let whole = records.load(people[0]).await.expect("whole").envelopes;
    let other = World::new(engine).await;
    let restored = other.records(3).await;
    restored.storage().restore(&other.key, last.as_slice(), |_, _| false).await.expect("restored");
    assert_eq!(restored.load(people[0]).await.expect("whole").envelopes, whole);
}

async fn a_damaged_backup_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    record(&records).await;
    let bytes = backup(&records, &world.key).await;
    let other = World::new(engine).await;
    let empty = other.records(2).await;
    let refused = async |bytes: &[u8], key: &MasterKey, words: &str| {
        let error = empty.storage().restore(key, bytes, |_, _| false).await.expect_err("it must not be used");
        assert!(error.to_string().contains(words), "{error}");
        assert_eq!(check_backup(bytes, key).expect_err("it must not be used").to_string(), error.to_string());
        assert_eq!(empty.persons().await.expect("a list"), [], "{words}");
    };
    refused(&bytes, &MasterKey::from_random([9; 32]), "wrong key file").await;
    refused(b"SQLite format 3\0", &world.key, "not a backup").await;
    refused(b"dorsal-backup 4 x\n", &world.key, "newer Dorsal").await;
    refused(&[bytes.as_slice(), b"more"].concat(), &world.key, "changed or damaged").await;
    let header = bytes.iter().position(|byte| *byte == b'\n').expect("a first line") + 1;
    for place in (header..bytes.len()).step_by(41) {
        refused(&bytes[..place], &world.key, "end is missing").await;
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert!(check_backup(changed.as_slice(), &world.key).is_err(), "{place}");
        assert!(
            empty.storage().restore(&world.key, changed.as_slice(), |_, _| false).await.is_err(),
            "{place}"
        );
        assert_eq!(empty.persons().await.expect("a list"), [], "{place}");
    }
    empty.storage().restore(&world.key, bytes.as_slice(), |_, _| false).await.expect("the right one");
}

async fn an_erased_record_stays_erased(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let (gone, stays) = (record(&records).await, record(&records).await);
    let token = Token::from_random([6; 32]);
    let since = Timestamp::from_second(1_800_000_000).expect("a time");
    let binding =
        Binding { token: token.hash(), tenant: TenantId::PERSONAL.0, person: gone, since, ended: None };
    records.storage().bind(&binding).await.expect("bound");
    let older = backup(&records, &world.key).await;
    let listed = record::Storage::load(records.storage(), TenantId::PERSONAL, gone).await;
    let (row, events) = listed.expect("no fault").expect("it is there");

    // The list of erasures is apart from the store, and comes first.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file =
        AnchorFile::new(folder.path().join("key.anchors"), world.key.clone(), |error| panic!("{error}"));
    let erased =
        Anchor { store: STORE, tenant: TenantId::PERSONAL, person: gone, mark: Mark::Erased { at: since } };
    file.add(&[erased]).expect("written");
    let anchors = file.read().expect("readable");
    assert_eq!(faults(&records, &anchors).await, [(gone, Fault::Erased)]);
    assert!(records.erase(gone).await.expect("erased"));
    assert!(!records.erase(gone).await.expect("it was before"));
    records.storage().scrub().await.expect("no fault");
    assert_eq!(faults(&records, &anchors).await, []);
    assert!(matches!(records.load(gone).await, Err(record::Error::NoPerson)));
    assert_eq!(records.storage().binding(token.hash()).await.expect("no fault"), None);
    records.handle(stays, &command(3, consent()), rules()).await.expect("the other one works");
    if engine == Engine::Sqlite {
        let bytes = world.raw().await;
        for needle in [&row.wrapped_key, &row.summary, &events[0].bytes] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "something remains");
        }
    }

    let other = World::new(engine).await;
    let restored = other.records(2).await;
    let skip = |tenant, person| anchors.is_erased(tenant, person);
    let done = restored.storage().restore(&other.key, older.as_slice(), skip).await.expect("restored");
    assert_eq!(done.erased, 1);
    let listed: Vec<_> =
        restored.persons().await.expect("a list").into_iter().map(|one| one.person).collect();
    assert_eq!(listed, [stays]);
    assert_eq!(restored.storage().binding(token.hash()).await.expect("no fault"), None);
}

async fn an_older_copy_is_seen(engine: Engine) {
    let world = World::new(engine).await;
    let noted = Arc::new(Noted::default());
    let records = world.records(1).await.anchored(noted.clone(), STORE);
    let (back, other) = (record(&records).await, record(&records).await);
    let older = backup(&records, &world.key).await;
    records.handle(back, &command(3, consent()), rules()).await.expect("kept");
    let later = record(&records).await;
    let anchors = noted.anchors();
    assert_eq!(faults(&records, &anchors).await, []);

    let copy = World::new(engine).await;
    let restored = copy.records(2).await;
    restored.storage().restore(&copy.key, older.as_slice(), |_, _| false).await.expect("restored");
    // Each is whole by itself: only the anchors tell.
    assert_eq!(faults(&restored, &Anchors::default()).await, []);
    let expected = [(back, Fault::Older { anchored: 6, found: 4 }), (later, Fault::Gone { anchored: 4 })];
    assert_eq!(faults(&restored, &anchors).await, expected);
    // So does a look at the rows alone, which is all that a start takes.
    assert_eq!(restored.older(&anchors, STORE).await.expect("no fault of the store"), expected);
    assert_eq!(records.older(&anchors, STORE).await.expect("no fault of the store"), []);
    // Longer again, but another.
    for id in [4, 5] {
        restored.handle(back, &command(id, consent()), rules()).await.expect("kept");
    }
    let expected = [(back, Fault::Another { seq: 6 }), (later, Fault::Gone { anchored: 4 })];
    assert_eq!(faults(&restored, &anchors).await, expected);
    restored.handle(other, &command(6, consent()), rules()).await.expect("kept");
    assert_eq!(faults(&restored, &anchors).await, expected);
}

async fn each_broken_record_is_told_for_itself(engine: Engine) {
    let check = async |sql: &str, expected: Fault| {
        let world = World::new(engine).await;
        let records = world.records(1).await;
        let damaged = record(&records).await;
        let whole = record(&records).await;
        let hex = damaged.simple().to_string();
        world.meddle(&sql.replace("DAMAGED", &format!("person = x'{hex}'"))).await;
        assert_eq!(faults(&records, &Anchors::default()).await, [(damaged, expected)], "{sql}");
        records.handle(whole, &command(3, consent()), rules()).await.expect("the other one works");
        // A backup keeps it as it is, and keeps nobody else's from being restored.
        let other = World::new(engine).await;
        let restored = other.records(2).await;
        let bytes = backup(&records, &world.key).await;
        restored.storage().restore(&other.key, bytes.as_slice(), |_, _| false).await.expect("restored");
        assert!(restored.load(whole).await.is_ok() && restored.load(damaged).await.is_err(), "{sql}");
    };
    check(
        "UPDATE event SET sealed = x'00' WHERE DAMAGED AND seq = 2",
        Fault::Broken(Broken::Changed { seq: 2 }),
    )
    .await;
    check("UPDATE person SET summary = x'00' WHERE DAMAGED", Fault::Broken(Broken::Summary)).await;
    check("UPDATE person SET wrapped_key = x'00' WHERE DAMAGED", Fault::Key).await;
    check("UPDATE person SET events = -1 WHERE DAMAGED", Fault::Broken(Broken::Summary)).await;
    check("UPDATE event SET seq = -seq WHERE DAMAGED AND seq < 3", Fault::Broken(Broken::Gap { seq: 1 }))
        .await;
    check(
        "DELETE FROM event WHERE DAMAGED AND seq = 4",
        Fault::Broken(Broken::Truncated { expected: 4, found: 3 }),
    )
    .await;
}

#[test]
fn lines_of_anchors_are_added_mended_and_shortened() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let key = MasterKey::from_random([1; 32]);
    let path = folder.path().join("key.anchors");
    let file = AnchorFile::new(path.clone(), key.clone(), |error| panic!("{error}"));
    let head = |seq: u64| Anchor {
        store: STORE,
        tenant: TenantId::PERSONAL,
        person: Uuid::from_u128(3),
        mark: Mark::Head { seq, link: [1; 32] },
    };
    assert_eq!(file.read().expect("none yet"), Anchors::default());
    file.note(&head(1));
    let whole = std::fs::read_to_string(&path).expect("a file");
    // A crash has cut the second line.
    std::fs::write(&path, format!("{whole}head abc")).expect("writable");
    file.note(&head(2));
    let anchors = file.read().expect("readable");
    assert_eq!((anchors.lines, anchors.damaged.len()), (2, 0));
    assert_eq!(anchors.of(TenantId::PERSONAL, Uuid::from_u128(3)), Some(head(2).mark));
    std::fs::write(&path, format!("{whole}head abc\n{whole}")).expect("writable");
    assert_eq!(file.read().expect("readable").damaged, [2]);
    // A damaged line may have said that somebody was erased: it goes only on request, and stays beside.
    assert_eq!(file.compact(false).expect("writable"), 0);
    assert_eq!(file.read().expect("readable").damaged, [2]);
    assert_eq!(file.compact(true).expect("writable"), 1);
    assert_eq!(std::fs::read_to_string(file.aside()).expect("it is kept"), "head abc\n");
    let anchors = file.read().expect("readable");
    assert_eq!((anchors.lines, anchors.damaged.len()), (1, 0));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
        assert_eq!(mode & 0o077, 0, "others can read it");
    }
}
