//! Events as each version of the program has written them stay readable, and mean what they meant.
//!
//! `golden/VERSION/KIND.json` is one sealed envelope's text of that release; a second one of a kind has a word after the
//! kind. `golden/next` is what this program writes; with a release it gets the release's number and never changes again.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use care::{
    Answer, CheckKind, Disposition, Enrolment, Event, Fact, FlareUp, Late, LockCause, StopReason, What, fold,
};
use record::{Actor, Envelope, decode, encode};

fn folder(version: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(version)
}

fn read(version: &str, name: &str) -> Envelope {
    let path = folder(version).join(format!("{name}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn names(version: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(folder(version)).expect("goldens");
    let name = |entry: fs::DirEntry| entry.path().file_stem().expect("a name").to_string_lossy().into_owned();
    entries.map(|entry| name(entry.expect("a file"))).collect()
}

fn event(version: &str, name: &str) -> Event {
    let envelope = read(version, name);
    assert!(name.starts_with(&envelope.kind), "{name} is of kind {}", envelope.kind);
    match decode(&envelope).what {
        What::Event(event) => event,
        unknown @ What::Unknown { .. } => panic!("{version}/{name}: {unknown:?}"),
    }
}

/// The kinds that 0.1.0 wrote.
const OF_0_1_0: [&str; 10] = [
    "consent-given",
    "country-chosen",
    "screened",
    "attested",
    "cleared",
    "locked",
    "session-started",
    "exercise-done",
    "session-ended",
    "stopped",
];

#[test]
fn every_event_of_0_1_0_is_known() {
    let names = names("0.1.0");
    for kind in OF_0_1_0 {
        assert!(names.contains(kind), "{kind}");
    }
    for name in names {
        event("0.1.0", &name);
        let facts = [decode(&read("0.1.0", &name))];
        assert_eq!(facts[0].recorded_at, read("0.1.0", &name).recorded_at);
        assert!(
            !matches!(care::gate(&fold(&facts), &rules(), &now()), care::Gate::Unreadable { .. }),
            "{name} closes the sessions"
        );
    }
}

fn now() -> jiff::Zoned {
    "2026-11-24T19:00:00+00:00[Europe/Lisbon]".parse().expect("a time")
}

fn rules() -> care::ScreeningRules {
    care::ScreeningRules {
        version: "test".to_owned(),
        rescreen_days: 28,
        clearance_days: 28,
        questions: vec![],
        rules: vec![],
    }
}

#[test]
fn events_of_0_1_0_mean_what_they_meant() {
    let check = |name: &str, means: &dyn Fn(&Event) -> bool| {
        let event = event("0.1.0", name);
        assert!(means(&event), "{name}: {event:?}");
    };
    let guide_only = |event: &Event| match event {
        Event::Screened { disposition, findings, .. } => {
            *disposition == Some(Disposition::Provider) && findings[0].lock() == Some(Disposition::Provider)
        }
        Event::Locked { lock } => {
            lock.disposition == Disposition::Provider
                && lock.attestation
                && lock.findings[0].disposition == Some(Disposition::Provider)
                && lock.findings[0].rule == "under-18"
        }
        _ => false,
    };
    check("consent-given", &|event| matches!(event, Event::ConsentGiven { version } if version == "2026-11"));
    check(
        "country-chosen",
        &|event| matches!(event, Event::CountryChosen { country } if country.as_deref() == Some("PT")),
    );
    // What 0.1.0 called the full check asks what the short check before a session asks now.
    check("screened", &|event| {
        matches!(event, Event::Screened { check: CheckKind::Session, answers, disposition: None, findings, .. }
            if answers.pain == Some(5) && answers.answers["fever"] == Answer::Bool(false) && findings.is_empty())
    });
    check("screened-guide-only", &guide_only);
    check(
        "screened-guide-only",
        &|event| matches!(event, Event::Screened { answers, .. } if answers.answers["under-18"] == Answer::Bool(true)),
    );
    check("screened-recheck", &|event| {
        matches!(
            event,
            Event::Screened { check: CheckKind::Recheck, disposition: Some(Disposition::Urgent), .. }
        )
    });
    check("attested", &|event| {
        matches!(event, Event::Attested { seen_on, provider, .. }
            if seen_on.to_string() == "2026-11-26" && provider == "Centro de Saúde da Graça")
    });
    check(
        "cleared",
        &|event| matches!(event, Event::Cleared { clearance } if !clearance.easiest && clearance.pain == 5),
    );
    check("locked", &|event| {
        matches!(event, Event::Locked { lock } if lock.cause == LockCause::Check
            && lock.disposition == Disposition::Urgent && lock.attestation)
    });
    check("locked-guide-only", &guide_only);
    check("locked-stop", &|event| {
        matches!(event, Event::Locked { lock } if lock.cause == LockCause::Stop && lock.recheck && !lock.attestation
            && lock.disposition == Disposition::Stop)
    });
    check("session-started", &|event| {
        matches!(event, Event::SessionStarted { ticket } if ticket.exercise == "cat-cow" && ticket.plan.is_empty()
            && ticket.pain_before == 5)
    });
    check("exercise-done", &|event| {
        matches!(event, Event::ExerciseDone { result, late: None, .. }
            if result.repetitions == 2 && result.correct == 1 && result.curve.len() == 3)
    });
    check("session-ended", &|event| {
        matches!(
            event,
            Event::SessionEnded { pain: Some(4), peak: None, effort: Some(3), repetitions_said: Some(3), .. }
        )
    });
    check("stopped", &|event| {
        matches!(event, Event::Stopped { reason: StopReason::NewSymptom, late: None, .. })
    });
}

/// A record of 0.1.0 folds as a whole: the session is there, and the lock of a guide-only answer still stands.
#[test]
fn a_record_of_0_1_0_still_locks() {
    let facts =
        |names: &[&str]| -> Vec<Fact> { names.iter().map(|name| decode(&read("0.1.0", name))).collect() };
    let done = facts(&[
        "consent-given",
        "country-chosen",
        "screened",
        "cleared",
        "session-started",
        "exercise-done",
        "session-ended",
    ]);
    let state = fold(&done);
    let [session] = care::sessions(&state) else { panic!("one session") };
    assert_eq!((session.pain_after, session.results.len(), session.late), (Some(4), 1, None));
    let state =
        fold(&facts(&["consent-given", "country-chosen", "screened-guide-only", "locked-guide-only"]));
    let later = now().checked_add(jiff::ToSpan::days(9)).expect("a later time");
    assert!(state.is_closed(&later), "it stays until somebody has seen the person");
}

/// A kind without its own golden does not compile, or fails.
fn kinds_of_today() -> BTreeSet<&'static str> {
    let listed = [
        "consent-given",
        "consent-withdrawn",
        "enrolled",
        "sponsored",
        "country-chosen",
        "screened",
        "attested",
        "clearance-given",
        "cleared",
        "locked",
        "intake-answered",
        "decided",
        "decision-answered",
        "session-started",
        "exercise-done",
        "session-ended",
        "pain-after",
        "flare-up",
        "measure-answered",
        "lesson-read",
        "preferences-set",
        "keeping-wished",
        "corrected",
        "stopped",
        "record-read",
        "recording-kept",
        "recording-forgotten",
    ];
    // A new kind of event stops the build here: it needs a line above, and a golden.
    let _ = |event: &Event| match event {
        Event::ConsentGiven { .. }
        | Event::ConsentWithdrawn {}
        | Event::Enrolled { .. }
        | Event::Sponsored { .. }
        | Event::CountryChosen { .. }
        | Event::Screened { .. }
        | Event::Attested { .. }
        | Event::ClearanceGiven { .. }
        | Event::Cleared { .. }
        | Event::Locked { .. }
        | Event::IntakeAnswered { .. }
        | Event::Decided { .. }
        | Event::DecisionAnswered { .. }
        | Event::SessionStarted { .. }
        | Event::ExerciseDone { .. }
        | Event::SessionEnded { .. }
        | Event::PainAfter { .. }
        | Event::FlareUp { .. }
        | Event::MeasureAnswered { .. }
        | Event::LessonRead { .. }
        | Event::PreferencesSet { .. }
        | Event::KeepingWished { .. }
        | Event::Corrected { .. }
        | Event::Stopped { .. }
        | Event::RecordRead { .. }
        | Event::RecordingKept { .. }
        | Event::RecordingForgotten { .. } => {}
    };
    listed.into()
}

/// Exactly the shapes that this program writes: a changed shape needs a new version and an upcaster.
#[test]
fn todays_events_are_written_as_their_goldens_say() {
    let names = names("next");
    let todays: BTreeSet<String> = kinds_of_today().into_iter().map(str::to_owned).collect();
    assert_eq!(names, todays);
    for name in names {
        let (envelope, event) = (read("next", &name), event("next", &name));
        assert_eq!(envelope.version, event.version(), "{name}");
        assert_eq!(encode(&event).expect("JSON"), envelope.payload, "{name}");
        assert_eq!(envelope.actor, Actor::from(event.author()), "{name}");
        let again = serde_json::to_value(&envelope).expect("JSON");
        let text = fs::read_to_string(folder("next").join(format!("{name}.json"))).expect("a golden");
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(&text).expect("JSON"), "{name}");
    }
    assert!(matches!(event("next", "enrolled"), Event::Enrolled { enrolment: Enrolment::Clinic }));
    assert!(matches!(event("next", "flare-up"), Event::FlareUp { state: FlareUp::Began }));
    assert!(matches!(event("next", "stopped"), Event::Stopped { late: Some(Late::AfterLock), .. }));
}
