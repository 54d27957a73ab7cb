//! What goes out with a record: who has looked at it, and its recordings.

use care::{Event, Fact, Reader, Reading, Role, Ticket, fold};
use library::{Language, Library};
use record::{Keep, MasterKey, Records, TenantId};
use store::{Location, Store};
use uuid::Uuid;

use super::recordings;
use crate::system;

#[tokio::test]
async fn readings_and_recordings_go_out_with_the_record() {
    let folder = tempfile::tempdir().unwrap();
    let key = MasterKey::from_random([1; 32]);
    let store = Store::open(&Location::folder(folder.path().join("data")), &key).await.unwrap();
    let records = Records::new(store, key, TenantId::PERSONAL, system::source());
    let now = records.source().now();
    let ticket = Ticket {
        ticket: Uuid::from_u128(7),
        exercise: "cat-cow".to_owned(),
        repetitions: 8,
        plan: Vec::new(),
        easiest: false,
        pain_before: 2,
        rules_version: "test".to_owned(),
        expires_at: now.timestamp(),
    };
    let wished = Event::KeepingWished { days: Some(1) };
    let facts = [Event::ConsentGiven { version: "1".to_owned() }, wished, Event::SessionStarted { ticket }]
        .map(|event| Fact::new(event, now.clone(), now.timestamp(), None));
    let mut writer = records.begin().await.unwrap();
    let batch = records.seal(&writer, &facts, &fold(&facts), "test", &now).unwrap();
    records.append(&mut writer, batch).await.unwrap();
    let person = writer.person();
    for (command, bytes) in [(1, b"one"), (2, b"two")] {
        let command = Uuid::from_u128(command);
        let keep = Keep { command, occurred_at: &now, ticket: Uuid::from_u128(7), shows: None, bytes };
        let kept = records.keep_recording(person, &keep).await.unwrap();
        if bytes == b"two" {
            records.forget_recording(person, kept.recording, &now).await.unwrap();
        }
    }
    let reader = Reader::new(Role::Clinician, "Dr. <Lopes>", "clinic");
    let loaded = records.read_for(person, &reader, Reading::Accept).await.unwrap();

    let file = folder.path().join("ana.json");
    let all = recordings::export(&records, person, &loaded, &file).await.unwrap();
    let id = loaded.recordings()[0].recording.recording;
    let data = serde_json::to_value(&all).unwrap();
    assert_eq!(data[0]["file"], format!("ana.recordings/{id}.dorsal"));
    assert_eq!((&data[0]["state"], &data[1]["state"]), (&"whole".into(), &"forgotten".into()));
    assert_eq!(std::fs::read(folder.path().join(data[0]["file"].as_str().unwrap())).unwrap(), b"one");
    assert_eq!(std::fs::read_dir(folder.path().join("ana.recordings")).unwrap().count(), 1);
    // Nothing is ever written over.
    assert!(recordings::export(&records, person, &loaded, &file).await.is_err());

    let library = Library::load().unwrap();
    for (language, told) in
        [(Language::En, "to accept a proposal"), (Language::PtPt, "para aceitar uma proposta")]
    {
        let page = export::page(library.words(language), &library.rules(), person, (&loaded, &all), "today");
        assert!(page.contains(&format!("Dr. &lt;Lopes&gt; (clinic): {told}</li>")), "{page}");
        assert!(page.contains(&format!("href=\"ana.recordings/{id}.dorsal\"")), "{page}");
        assert!(!page.contains("<h2>7."), "a reading is told once");
    }
}
