//! The store story: what is answered is kept, sealed, in order, once.

use std::sync::Arc;

use care::{Action, Outcome, Refused, sessions};
use record::{Besides, Conflict, Error, Storage, TenantId};

use crate::world::{Engine, World, check, command, consent, on_both_engines, rules, start};

on_both_engines!(
    a_session_is_there_after_a_restart,
    nothing_can_be_read_in_the_files,
    an_append_at_the_wrong_place_changes_nothing,
    two_writers_lose_nothing,
);

async fn a_session_is_there_after_a_restart(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let person = records.create().await.expect("a new record");
    let empty = records.load(person).await.expect("an empty record is a whole one");
    assert!(empty.facts.is_empty());
    let rules = rules();
    records.handle(person, &command(1, consent()), rules).await.expect("consent");
    let too_early = records.handle(person, &command(2, start()), rules).await;
    assert!(matches!(too_early, Err(Error::Refused(Refused::Closed))));
    records.handle(person, &command(3, check(false)), rules).await.expect("a full check");
    let started = records.handle(person, &command(4, start()), rules).await.expect("a session");
    let Outcome::Started { ticket } = &started else { panic!("no session: {started:?}") };
    let end = Action::SessionEnded {
        peak: None,
        ticket: ticket.ticket,
        pain: Some(2),
        effort: Some(4),
        repetitions_said: Some(6),
    };
    records.handle(person, &command(5, end.clone()), rules).await.expect("the end");
    // Sent again because the answer was lost.
    let again = records.handle(person, &command(5, end), rules).await.expect("the same answer");
    assert_eq!(again, Outcome::Kept { late: None });

    // No close: as after a power cut.
    let later = world.records(2).await;
    let loaded = later.load(person).await.expect("the record is there");
    assert_eq!(loaded.state.country(), Some("PT"));
    let [session] = sessions(&loaded.state) else { panic!("one session") };
    assert_eq!((session.repetitions_said, session.pain_after), (Some(6), Some(2)));
    let kinds: Vec<_> = loaded.envelopes.iter().map(|envelope| envelope.kind.as_str()).collect();
    assert_eq!(
        kinds,
        ["consent-given", "country-chosen", "screened", "cleared", "session-started", "session-ended"]
    );
    // An id begins with its millisecond; those of one command have the same.
    let times: Vec<_> = loaded.envelopes.iter().map(|envelope| &envelope.id.as_bytes()[..6]).collect();
    assert!(times.is_sorted(), "ids sort by time");
    assert_eq!(later.handle(person, &command(4, start()), rules).await.expect("repeated"), started);
    let listed = later.persons().await.expect("a list");
    let summary = listed[0].summary.as_ref().expect("a summary");
    assert_eq!((listed.len(), summary.events, summary.sessions, summary.locked), (1, 6, 1, false));
}

async fn nothing_can_be_read_in_the_files(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let person = records.create().await.expect("a new record");
    records.handle(person, &command(1, consent()), rules()).await.expect("consent");
    records.handle(person, &command(2, check(true)), rules()).await.expect("a full check");
    let bytes = world.raw().await;
    let holds = |word: &str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    assert!(holds("wrapped_key"), "the search finds what is there");
    for word in ["fever", "screened", "consent", "Lisbon", "urgent", "test-1"] {
        assert!(!holds(word), "{word} can be read");
    }
}

async fn an_append_at_the_wrong_place_changes_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let person = records.create().await.expect("a new record");
    records.handle(person, &command(1, consent()), rules()).await.expect("consent");
    let store = records.storage();
    let (row, events) = store.load(TenantId::PERSONAL, person).await.expect("it loads").expect("it is there");
    for expected in [0, 1, 3] {
        let outcome =
            store.append(TenantId::PERSONAL, person, expected, &events, b"summary", Besides::Nothing).await;
        assert_eq!(outcome.expect("no fault"), Err(Conflict), "{expected}");
    }
    assert_eq!(store.load(TenantId::PERSONAL, person).await.expect("it loads"), Some((row, events)));
    let nobody = store.load(TenantId::PERSONAL, uuid::Uuid::nil()).await;
    assert_eq!(nobody.expect("no fault"), None);
    assert!(matches!(records.load(uuid::Uuid::nil()).await, Err(Error::NoPerson)));
}

async fn two_writers_lose_nothing(engine: Engine) {
    let world = World::new(engine).await;
    let first = Arc::new(world.records(1).await);
    // A second program on the same folder.
    let second = Arc::new(world.records(2).await);
    let person = first.create().await.expect("a new record");
    let mut tasks = tokio::task::JoinSet::new();
    for (writer, records) in [(0, first.clone()), (1, second)] {
        tasks.spawn(async move {
            for number in 0..10 {
                let command = command(100 * writer + number, consent());
                while let Err(error) = records.handle(person, &command, rules()).await {
                    assert!(matches!(error, Error::Busy), "{error}");
                }
            }
        });
    }
    tasks.join_all().await;
    let loaded = first.load(person).await.expect("an unbroken record");
    assert_eq!(loaded.facts.len(), 40);
    for id in (0..10).chain(100..110) {
        assert!(loaded.state.outcome(uuid::Uuid::from_u128(id)).is_some(), "{id}");
    }
}
