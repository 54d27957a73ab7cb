//! Recordings of landmarks: kept with their event, readable, and gone when they should be.

use std::sync::Arc;

use care::{Event, Recording, Shows};
use jiff::Zoned;
use record::{
    Anchor, AnchorLog, Anchors, Content, Error, Keep, MAX_RECORDING, RecordingFault, RecordingRefused,
    Recordings, Source,
};
use store::check_backup;
use uuid::Uuid;

use crate::keep::{Kept, Noted, STORE, backup, faults};
use crate::world::{Counted, Engine, World, check, command, consent, on_both_engines, rules, start};

on_both_engines!(
    a_recording_is_there_after_a_restart,
    what_cannot_be_kept_is_refused_and_changes_nothing,
    a_recording_goes_away_when_its_time_is_over,
    a_recording_goes_away_alone,
    what_cannot_be_listed_as_erased_stays,
    an_erased_record_takes_its_recordings_along,
    a_damaged_recording_is_told_and_harms_nothing_else,
    an_older_schema_is_brought_up_to_date,
    a_backup_of_an_earlier_format_is_still_read,
);

/// A word that no sealed byte says by chance.
const LANDMARKS: &[u8] = b"landmarks of a session, again and again";

/// A record with a session, and the session's ticket.
async fn session(records: &Kept) -> (Uuid, Uuid) {
    let person = records.create().await.expect("a new record");
    for (id, action) in [(1, consent()), (2, check(false)), (3, start())] {
        records.handle(person, &command(id, action), rules()).await.expect("kept");
    }
    let state = records.load(person).await.expect("a record").state;
    (person, care::sessions(&state)[0].ticket.ticket)
}

fn now() -> Zoned {
    Counted::new(1).now()
}

/// The wish that recordings are kept for so many days.
async fn wished(records: &Kept, person: Uuid, days: Option<u16>) {
    let id = records.fresh_id().as_u128();
    let wish = command(id, care::Action::WishKeeping { days });
    records.handle(person, &wish, rules()).await.expect("kept");
}

async fn kept(records: &Kept, whose: (Uuid, Uuid), command: u128, days: u16) -> Recording {
    wished(records, whose.0, Some(days)).await;
    let keep = Keep {
        command: Uuid::from_u128(command),
        occurred_at: &now(),
        ticket: whose.1,
        shows: None,
        bytes: LANDMARKS,
    };
    records.keep_recording(whose.0, &keep).await.expect("kept")
}

async fn recordings(records: &Kept, anchors: &Anchors, person: Uuid) -> Recordings {
    let all = records.verify(anchors, STORE).await.expect("no fault of the store");
    all.into_iter().find(|checked| checked.person == person).expect("the record").recordings
}

fn whole() -> Option<Content> {
    Some(Content::Whole(LANDMARKS.to_vec().into()))
}

async fn a_recording_is_there_after_a_restart(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let whose = session(&records).await;
    let first = kept(&records, whose, 50, 30).await;
    // Sent again because the answer was lost.
    assert_eq!(kept(&records, whose, 50, 30).await, first);
    let second = kept(&records, whose, 51, 30).await;
    assert_ne!(first.recording, second.recording);
    assert_ne!(first.sha256, second.sha256, "equal recordings can't be told to be equal");
    assert_eq!((first.bytes, first.ticket), (LANDMARKS.len() as u64, whose.1));

    // No close: as after a power cut.
    let later = world.records(2).await;
    assert_eq!(later.recording(whose.0, first.recording).await.expect("no fault"), whole());
    assert_eq!(later.recording(whose.0, Uuid::nil()).await.expect("no fault"), None);
    let loaded = later.load(whose.0).await.expect("the record");
    let noted: Vec<_> = loaded.recordings().iter().map(|noted| noted.recording.clone()).collect();
    assert_eq!(noted, [first, second]);
    assert_eq!(faults(&later, &Anchors::default()).await, []);
    let found = recordings(&later, &Anchors::default(), whose.0).await;
    assert_eq!(found, Recordings { kept: 2, gone: 0, faults: vec![] });
    let bytes = world.raw().await;
    assert!(!bytes.windows(9).any(|window| window == b"landmarks of"), "it can be read in the files");
}

async fn what_cannot_be_kept_is_refused_and_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let (person, ticket) = session(&records).await;
    wished(&records, person, Some(1)).await;
    let before = records.load(person).await.expect("a record").facts.len();
    let long = vec![0; MAX_RECORDING + 1];
    let occurred_at = now();
    let good = Keep {
        command: Uuid::from_u128(60),
        occurred_at: &occurred_at,
        ticket,
        shows: None,
        bytes: LANDMARKS,
    };
    let refused = async |keep: Keep<'_>, why: RecordingRefused| {
        let error = records.keep_recording(person, &keep).await.expect_err("it must be refused");
        assert!(matches!(error, Error::Recording(refused) if refused == why), "{error}");
    };
    refused(Keep { bytes: &[], ..good }, RecordingRefused::Empty).await;
    refused(Keep { bytes: &long, ..good }, RecordingRefused::TooLong { length: long.len() }).await;
    refused(Keep { ticket: Uuid::nil(), ..good }, RecordingRefused::NoSession).await;
    let shows = Shows { exercise: "cat-cow".to_owned(), set: 1, side: None, from_s: 0.0 };
    refused(Keep { shows: Some(&shows), ..good }, RecordingRefused::NoExercise).await;
    assert_eq!(records.load(person).await.expect("a record").facts.len(), before);
    wished(&records, person, None).await;
    refused(good, RecordingRefused::NotWished).await;
    wished(&records, person, Some(1)).await;
    records.handle(person, &command(9, care::Action::WithdrawConsent {}), rules()).await.expect("kept");
    refused(good, RecordingRefused::NoConsent).await;
    assert_eq!(recordings(&records, &Anchors::default(), person).await, Recordings::default());
}

async fn a_recording_goes_away_when_its_time_is_over(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let whose = session(&records).await;
    let (short, long) = (kept(&records, whose, 50, 2).await, kept(&records, whose, 51, 300).await);
    assert_eq!(records.expire_recordings().await.expect("no fault"), 0);
    // Three days later.
    let later = world.records(3 * 86_400 / 1000 + 1).await;
    let id = short.recording;
    assert_eq!(
        later.recording(whose.0, id).await.expect("no fault"),
        Some(Content::Expired),
        "not yet erased"
    );
    let row = record::Storage::recording(later.storage(), later.tenant(), whose.0, id).await;
    let row = row.expect("no fault").expect("it is still in the store");
    assert_eq!(later.expire_recordings().await.expect("no fault"), 1);
    assert_eq!(later.expire_recordings().await.expect("no fault"), 0);
    let gone = record::Storage::recording(later.storage(), later.tenant(), whose.0, id).await;
    assert_eq!(gone.expect("no fault"), None);
    assert_eq!(later.recording(whose.0, id).await.expect("no fault"), Some(Content::Expired));
    assert_eq!(later.recording(whose.0, long.recording).await.expect("no fault"), whole());
    let found = recordings(&later, &Anchors::default(), whose.0).await;
    assert_eq!(found, Recordings { kept: 1, gone: 1, faults: vec![] });
    if engine == Engine::Sqlite {
        let bytes = world.raw().await;
        for needle in [&row.wrapped_key, &row.bytes] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "something remains");
        }
    }
    // Seen from before its time it is missing, without a reason.
    let faults = recordings(&records, &Anchors::default(), whose.0).await.faults;
    assert_eq!(faults, [RecordingFault::Missing { id, until: short.until }]);
}

async fn a_recording_goes_away_alone(engine: Engine) {
    let world = World::new(engine).await;
    let noted = Arc::new(Noted::default());
    let records = world.records(1).await.anchored(noted.clone(), STORE);
    let whose = session(&records).await;
    let (gone, stays) = (kept(&records, whose, 50, 30).await, kept(&records, whose, 51, 30).await);
    let older = backup(&records, &world.key).await;
    assert!(records.forget_recording(whose.0, gone.recording, &now()).await.expect("no fault"));
    assert!(!records.forget_recording(whose.0, gone.recording, &now()).await.expect("it was before"));
    assert!(!records.forget_recording(whose.0, Uuid::nil(), &now()).await.expect("there is none"));
    let content = async |records: &Kept, recording: &Recording| {
        records.recording(whose.0, recording.recording).await.expect("no fault")
    };
    assert_eq!(content(&records, &gone).await, Some(Content::Forgotten));
    assert_eq!(content(&records, &stays).await, whole());
    let loaded = records.load(whose.0).await.expect("the record");
    assert!(matches!(
        &loaded.facts.last().expect("a fact").what,
        care::What::Event(Event::RecordingForgotten { recording }) if *recording == gone.recording
    ));
    let as_it_should = Recordings { kept: 1, gone: 1, faults: vec![] };
    assert_eq!(recordings(&records, &noted.anchors(), whose.0).await, as_it_should);

    // A backup of before does not bring it back.
    let copy = World::new(engine).await;
    let restored = copy.records(2).await;
    let anchors = noted.anchors();
    let erased = |tenant, id| anchors.is_erased(tenant, id);
    restored.storage().restore(&copy.key, older.as_slice(), erased).await.expect("restored");
    assert_eq!(content(&restored, &gone).await, Some(Content::Missing));
    assert_eq!(content(&restored, &stays).await, whole());
    assert_eq!(recordings(&restored, &anchors, whose.0).await, as_it_should);
}

/// Anchors on a disk that is full.
struct Full;

impl AnchorLog for Full {
    fn note(&self, _: &Anchor) {}

    fn keep(&self, _: &Anchor) -> std::io::Result<()> {
        Err(std::io::ErrorKind::StorageFull.into())
    }
}

async fn what_cannot_be_listed_as_erased_stays(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await.anchored(Arc::new(Full), STORE);
    let whose = session(&records).await;
    let id = kept(&records, whose, 50, 30).await.recording;
    // Else a backup would bring it back, and nobody would have been told.
    let forgotten = records.forget_recording(whose.0, id, &now()).await;
    assert!(matches!(forgotten, Err(Error::Anchors(_))));
    assert_eq!(records.recording(whose.0, id).await.expect("no fault"), whole());
    assert!(matches!(records.erase(whose.0).await, Err(Error::Anchors(_))));
    assert_eq!(records.recording(whose.0, id).await.expect("no fault"), whole());
}

async fn an_erased_record_takes_its_recordings_along(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let (gone, stays) = (session(&records).await, session(&records).await);
    let recording = kept(&records, gone, 50, 30).await;
    let other = kept(&records, stays, 50, 30).await;
    let store = records.storage();
    assert!(record::Storage::erase(store, records.tenant(), gone.0).await.expect("erased"));
    let row = record::Storage::recording(store, records.tenant(), gone.0, recording.recording).await;
    assert_eq!(row.expect("no fault"), None);
    assert_eq!(records.recording(stays.0, other.recording).await.expect("no fault"), whole());
    let bytes = backup(&records, &world.key).await;
    assert_eq!(check_backup(bytes.as_slice(), &world.key).expect("whole").recordings, 1);
}

async fn a_damaged_recording_is_told_and_harms_nothing_else(engine: Engine) {
    let check = async |sql: &str, missing: bool| {
        let world = World::new(engine).await;
        let records = world.records(1).await;
        let whose = session(&records).await;
        let (damaged, intact) = (kept(&records, whose, 50, 30).await, kept(&records, whose, 51, 30).await);
        let id = damaged.recording;
        world.meddle(&sql.replace("DAMAGED", &format!("recording = x'{}'", id.simple()))).await;
        let fault = match missing {
            true => RecordingFault::Missing { id, until: damaged.until },
            false => RecordingFault::Damaged(id),
        };
        // Also after it has gone through a backup.
        let other = World::new(engine).await;
        let restored = other.records(2).await;
        let bytes = backup(&records, &world.key).await;
        restored.storage().restore(&other.key, bytes.as_slice(), |_, _| false).await.expect("restored");
        for records in [&records, &restored] {
            let found = recordings(records, &Anchors::default(), whose.0).await;
            assert_eq!(found, Recordings { kept: 1, gone: 0, faults: vec![fault.clone()] }, "{sql}");
            assert_eq!(faults(records, &Anchors::default()).await, [], "the record itself is whole: {sql}");
            let content = records.recording(whose.0, intact.recording).await.expect("no fault");
            assert_eq!(content, whole(), "{sql}");
        }
    };
    check("UPDATE landmarks SET sealed = x'00' WHERE DAMAGED", false).await;
    check("DELETE FROM landmarks WHERE DAMAGED", false).await;
    check("UPDATE recording SET wrapped_key = x'00' WHERE DAMAGED", false).await;
    check("UPDATE recording SET expires = expires + 86400000000 WHERE DAMAGED", false).await;
    check("DELETE FROM landmarks WHERE DAMAGED; DELETE FROM recording WHERE DAMAGED", true).await;
}

async fn an_older_schema_is_brought_up_to_date(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let whose = session(&records).await;
    let before = records.load(whose.0).await.expect("a record").envelopes;
    records.storage().close().await;
    // What 0.1.0 has left.
    world
        .meddle(
            "DROP TABLE monthly; DROP TABLE signin; DROP TABLE recovery; DROP TABLE passkey; DROP TABLE account; DROP TABLE invitation; DROP TABLE roster; DROP TABLE sponsor; DROP TABLE calendar; DROP TABLE landmarks; DROP TABLE recording; UPDATE meta SET value = '1' WHERE name = 'schema'",
        )
        .await;
    let records = world.records(2).await;
    assert_eq!(records.load(whose.0).await.expect("the record").envelopes, before);
    let recording = kept(&records, whose, 50, 30).await;
    assert_eq!(records.recording(whose.0, recording.recording).await.expect("no fault"), whole());
}

async fn a_backup_of_an_earlier_format_is_still_read(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let whose = session(&records).await;
    let bytes = backup(&records, &world.key).await;
    for (format, counts) in [(1, 3), (2, 4)] {
        // The same rows as that format had them: another number in the first line, fewer counts, and its own sum.
        let end = bytes.len() - 72;
        let mut earlier = [format!("dorsal-backup {format}").as_bytes(), &bytes[15..end]].concat();
        let length = earlier.len() - 4;
        earlier[length..].copy_from_slice(&(counts * 8 + 32_u32).to_le_bytes());
        earlier.extend(&bytes[end..end + counts as usize * 8]);
        let mut sum = world.key.check_sum("backup");
        sum.add(&earlier);
        earlier.extend(sum.sum());
        let other = World::new(engine).await;
        let restored = other.records(2).await;
        let done = restored.storage().restore(&other.key, earlier.as_slice(), |_, _| false).await;
        assert_eq!(done.expect("restored").contents.persons, 1, "format {format}");
        assert_eq!(faults(&restored, &Anchors::default()).await, []);
        assert!(restored.load(whose.0).await.is_ok());
    }
}
