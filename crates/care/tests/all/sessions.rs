//! Consent, check, session, stop, lock: the whole way, and every way that must not open.

use crate::common::{Person, answers, check, consent, danger, result};
use care::*;
use jiff::ToSpan;
use proptest::prelude::*;

fn locked(person: &Person) -> (Disposition, bool) {
    match person.gate() {
        Gate::Locked { lock } => (lock.disposition, lock.recheck),
        other => panic!("not locked: {other:?}"),
    }
}

fn attest(seen_by_clinician: bool, seen_on: &str, provider: &str) -> Action {
    let attestation =
        Attestation { seen_by_clinician, seen_on: seen_on.parse().ok(), provider: provider.to_owned() };
    Action::Attest { attestation }
}

fn unanswered(question: &str) -> Result<Outcome, Refused> {
    Err(Refused::Incomplete(Incomplete { missing: vec![question.to_owned()] }))
}

#[test]
fn the_whole_way_to_a_kept_session() {
    let mut person = Person::new();
    assert_eq!(person.gate(), Gate::NeedsConsentAndCountry { unknown_country: false });
    assert_eq!(person.send(check(&[], 3)), Err(Refused::Closed));
    person.send(consent(Some("PT"))).expect("consent");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
    let start = Action::StartSession { exercise: "cat-cow".to_owned() };
    assert_eq!(person.send(start.clone()), Err(Refused::Closed));
    person.send(check(&[], 6)).expect("a full check");
    assert!(matches!(person.gate(), Gate::Open { clearance } if clearance.easiest && clearance.pain == 6));
    let no_such = Action::StartSession { exercise: "headstand".to_owned() };
    assert_eq!(person.send(no_such), Err(Refused::UnknownExercise));
    let Ok(Outcome::Started { ticket }) = person.send(start.clone()) else { panic!("no session") };
    assert_eq!((ticket.repetitions, ticket.pain_before), (5, 6));
    // A reload goes on with the same ticket; it does not make a second one.
    assert_eq!(person.send(start.clone()), Ok(Outcome::Started { ticket: ticket.clone() }));
    let ticket = ticket.ticket;
    let done = Action::ExerciseDone { ticket, result: Box::new(result(6)) };
    assert_eq!(person.send(done), Ok(Outcome::Kept { late: None }));
    let end =
        Action::SessionEnded { ticket, pain: Some(2), effort: Some(4), repetitions_said: None, peak: None };
    assert_eq!(person.send(end.clone()), Ok(Outcome::Kept { late: None }));
    assert_eq!(person.send(end), Ok(Outcome::Kept { late: Some(Late::AfterEnd) }));
    // The clearance served one session.
    assert_eq!(person.send(start), Err(Refused::Closed));
    let state = person.state();
    let [session] = sessions(&state) else { panic!("one session") };
    assert_eq!((session.results[0].repetitions, session.pain_after, session.effort), (6, Some(2), Some(4)));
}

#[test]
fn an_unknown_country_opens_nothing() {
    for country in [None, Some("XX")] {
        let mut person = Person::new();
        person.send(consent(country)).expect("it is kept");
        assert_eq!(person.gate(), Gate::NeedsConsentAndCountry { unknown_country: true });
        assert_eq!(person.send(check(&[], 0)), Err(Refused::Closed));
    }
    let old = Action::GiveConsent { version: "0".to_owned(), country: Some("PT".to_owned()) };
    assert_eq!(Person::new().send(old), Err(Refused::OldConsent));
}

#[test]
fn a_lock_stands_for_a_day_whatever_is_answered_again() {
    let opens = |yes: &str, attestation: bool| {
        let mut person = Person::agreed();
        person.send(check(&[yes], 0)).expect("a full check");
        let before = locked(&person);
        person.wait(23.hours());
        let again = person.send(check(&[], 0)).expect("kept, all the same");
        assert!(matches!(again, Outcome::Checked { cleared: false, disposition: None, .. }), "{yes}");
        assert_eq!(locked(&person), before, "{yes}");
        if attestation {
            let early = person.send(attest(true, "2026-11-23", "Dr. Silva"));
            assert_eq!(early, Err(Refused::TooEarly), "{yes}");
        }
        person.wait(2.hours());
        if attestation {
            assert_eq!(locked(&person), before, "{yes}: nobody has seen them");
            person.send(attest(true, "2026-11-24", "Dr. Silva")).expect("a visit after the lock");
        }
        let due = if attestation { CheckKind::Full } else { CheckKind::Session };
        assert_eq!(person.gate(), Gate::NeedsCheck { check: due }, "{yes}");
        person.send(check(&[], 0)).expect("a full check");
        assert!(matches!(person.gate(), Gate::Open { .. }), "{yes}");
    };
    opens("sharp-or-new", false);
    opens("fever", true);
    opens("chest-pain", true);
}

#[test]
fn what_a_provider_has_looked_at_opens_and_does_not_close_again() {
    let mut person = Person::agreed();
    person.send(check(&["bones"], 0)).expect("a full check");
    assert_eq!(locked(&person).0, Disposition::Provider);
    person.wait(48.hours());
    person.send(check(&[], 0)).expect("kept");
    assert_eq!(locked(&person).0, Disposition::Provider, "only a provider's look lifts it");
    assert_eq!(person.send(attest(true, "2026-09-01", "Dr. Silva")), Err(Refused::VisitDate));
    person.send(attest(true, "2026-11-20", "Dr. Silva")).expect("a visit shortly before counts");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
    person.send(check(&["bones"], 0)).expect("a full check");
    assert!(matches!(person.gate(), Gate::Open { .. }), "it was looked at");
    person.send(check(&["bones", "fever"], 0)).expect("kept");
    assert_eq!(locked(&person).0, Disposition::Emergency, "together with something new it closes");
    // Half a year later somebody should look again.
    let mut person = Person::agreed();
    person.send(check(&["bones"], 0)).expect("a full check");
    person.send(attest(true, "2026-11-23", "Dr. Silva")).expect("a visit");
    person.wait(200.days());
    person.send(check(&["bones"], 0)).expect("kept");
    assert_eq!(locked(&person).0, Disposition::Provider);
}

#[test]
fn in_a_clinic_only_a_clinician_opens() {
    let mut person = Person::agreed();
    assert_eq!(person.send(Action::GiveClearance { by: "Dr. Costa".to_owned() }), Err(Refused::SelfGuided));
    person.send(Action::Enrol { enrolment: Enrolment::Clinic }).expect("enrolled");
    assert_eq!(person.send(Action::GiveClearance { by: "Dr. Costa".to_owned() }), Err(Refused::Closed));
    person.send(check(&["fever"], 0)).expect("kept");
    person.wait(30.hours());
    assert_eq!(person.send(attest(true, "2026-11-24", "Dr. Silva")), Err(Refused::ClinicOnly));
    assert_eq!(person.send(Action::GiveClearance { by: " ".to_owned() }), unanswered("by"));
    person.send(Action::GiveClearance { by: "Dr. Costa".to_owned() }).expect("cleared");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
    person.send(check(&["fever"], 0)).expect("kept");
    assert!(matches!(person.gate(), Gate::Open { .. }), "the clinician has looked at this");
}

#[test]
fn all_questions_are_asked_again_after_four_weeks_and_after_a_stop() {
    let mut person = Person::agreed();
    let ticket = person.started().ticket;
    person.send(Action::Stopped { ticket, reason: StopReason::Tired }).expect("a stop");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Session });
    let short = Answers {
        answers: answers(&[], 0)
            .answers
            .into_iter()
            .filter(|(id, _)| id != "bones" && id != "pregnant")
            .collect(),
        pain: Some(1),
    };
    person.send(Action::SubmitCheck { answers: short.clone(), check: None }).expect("the short check");
    assert!(matches!(person.gate(), Gate::Open { .. }));
    person.wait(28.days());
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
    let missing = person.send(Action::SubmitCheck { answers: short.clone(), check: None });
    assert!(
        matches!(missing, Err(Refused::Incomplete(incomplete)) if incomplete.missing == ["bones", "pregnant"])
    );
    let ticket = person.started().ticket;
    person.send(Action::Stopped { ticket, reason: StopReason::SharpPain }).expect("a stop");
    person.wait(25.hours());
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
}

#[test]
fn what_was_told_once_weighs_in_every_short_check() {
    let mut person = Person::agreed();
    person.send(check(&["bones"], 0)).expect("a full check");
    person.send(attest(true, "2026-11-23", "Dr. Silva")).expect("a visit");
    person.send(check(&["bones"], 0)).expect("a full check");
    let mut short = answers(&["fever"], 0);
    short.answers.remove("bones");
    person.send(Action::SubmitCheck { answers: short, check: None }).expect("it locks");
    assert_eq!(locked(&person).0, Disposition::Emergency, "fever with what was told weeks ago");
}

#[test]
fn a_clinician_is_named_with_a_day_between_the_lock_and_today() {
    let mut person = Person::agreed();
    person.send(check(&["fever"], 0)).expect("a full check");
    person.wait(25.hours());
    assert_eq!(person.send(attest(false, "", "")), unanswered(SEEN_BY_CLINICIAN));
    assert_eq!(person.send(attest(true, "", "Dr. Silva")), Err(Refused::VisitDate));
    assert_eq!(person.send(attest(true, "2026-11-22", "Dr. Silva")), Err(Refused::VisitDate));
    assert_eq!(person.send(attest(true, "2026-11-25", "Dr. Silva")), Err(Refused::VisitDate));
    assert_eq!(person.send(attest(true, "2026-11-24", " \n")), unanswered(PROVIDER));
    let long = person.send(attest(true, "2026-11-24", &"é".repeat(121)));
    assert!(matches!(long, Err(Refused::Impossible(Impossible { field, .. })) if field == PROVIDER));
    // Where the person is, it is the 25th already.
    let occurred_at =
        person.now.with_time_zone(jiff::tz::TimeZone::get("Pacific/Kiritimati").expect("a zone"));
    let action = attest(true, "2026-11-25", &format!(" {} ", "é".repeat(120)));
    let command = Command { id: person.fresh(), occurred_at, action };
    person.send_command(&command).expect("a visit today");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
    let attested = person.facts.iter().find_map(|fact| match &fact.what {
        What::Event(Event::Attested { seen_on, provider, rules }) => {
            Some((seen_on.to_string(), provider.clone(), rules.contains("fever")))
        }
        _ => None,
    });
    assert_eq!(attested, Some(("2026-11-25".to_owned(), "é".repeat(120), true)));
}

#[test]
fn a_milder_lock_does_not_shorten_or_hide_a_stricter_one() {
    let mut person = Person::agreed();
    person.send(check(&["chest-pain"], 0)).expect("a full check");
    person.wait(12.hours());
    person.send(check(&["sharp-or-new"], 0)).expect("kept");
    assert_eq!(locked(&person).0, Disposition::Emergency);
    person.wait(13.hours());
    assert_eq!(person.send(attest(true, "2026-11-24", "Dr. Silva")), Err(Refused::TooEarly));
    person.wait(12.hours());
    assert_eq!(locked(&person).0, Disposition::Emergency);
    person.send(attest(true, "2026-11-24", "Dr. Silva")).expect("a visit");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
}

#[test]
fn a_stop_locks_and_asks_the_danger_signs_again() {
    let stopped = |reason, expected: Option<(Disposition, bool)>| {
        let mut person = Person::agreed();
        let ticket = person.started().ticket;
        person.send(Action::Stopped { ticket, reason }).expect("a stop is taken");
        match expected {
            Some(lock) => assert_eq!(locked(&person), lock),
            None => assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Session }),
        }
        let done = Action::ExerciseDone { ticket, result: Box::new(result(2)) };
        let late = expected.map(|_| Late::AfterLock);
        assert_eq!(person.send(done), Ok(Outcome::Kept { late }));
        let state = person.state();
        assert_eq!((sessions(&state)[0].stopped, sessions(&state)[0].results.len()), (Some(reason), 1));
        person
    };
    stopped(StopReason::Tired, None);
    stopped(StopReason::Other, None);
    stopped(StopReason::NewSymptom, Some((Disposition::Stop, true)));
    let mut person = stopped(StopReason::SharpPain, Some((Disposition::Stop, true)));
    let missing = person.send(Action::SubmitRecheck { answers: Answers::default() });
    assert!(matches!(missing, Err(Refused::Incomplete(_))));
    // A check that locks for something else does not stand for the danger signs that it left open.
    let bones = Answers { answers: [("bones".to_owned(), true.into())].into(), pain: None };
    person.send(Action::SubmitCheck { answers: bones, check: None }).expect("it locks");
    assert_eq!(locked(&person), (Disposition::Stop, true));
    person.send(Action::SubmitRecheck { answers: danger(&[]) }).expect("a full recheck");
    assert_eq!(locked(&person), (Disposition::Stop, false));
    let only = Answers { answers: [("chest-pain".to_owned(), true.into())].into(), pain: None };
    person.send(Action::SubmitRecheck { answers: only }).expect("a yes counts without the rest");
    assert_eq!(locked(&person).0, Disposition::Emergency);
    person.wait(25.hours());
    assert_eq!(locked(&person).0, Disposition::Emergency, "until somebody has seen them");
}

#[test]
fn a_stop_that_was_kept_in_the_browser_takes_the_clearance_of_a_later_check() {
    let mut person = Person::agreed();
    let ticket = person.started().ticket;
    let occurred_at = person.now.clone();
    person.wait(25.hours());
    person.send(check(&[], 0)).expect("a full check");
    let action = Action::Stopped { ticket, reason: StopReason::SharpPain };
    let stop = Command { id: person.fresh(), occurred_at, action };
    person.send_command(&stop).expect("a late stop is taken");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Full });
}

#[test]
fn what_arrives_late_is_kept_and_flagged() {
    let mut person = Person::agreed();
    let first = person.started().ticket;
    person.wait(25.hours());
    let done = |ticket| Action::ExerciseDone { ticket, result: Box::new(result(6)) };
    assert_eq!(person.send(done(first)), Ok(Outcome::Kept { late: Some(Late::AfterExpiry) }));
    let second = person.started().ticket;
    person.send(check(&["fever"], 0)).expect("kept");
    assert_eq!(person.send(done(second)), Ok(Outcome::Kept { late: Some(Late::AfterLock) }));
    let state = person.state();
    let late: Vec<_> = sessions(&state).iter().map(|session| (session.late, session.results.len())).collect();
    assert_eq!(late, [(Some(Late::AfterExpiry), 1), (Some(Late::AfterLock), 1)]);
    assert_eq!(person.send(done(uuid::Uuid::nil())), Err(Refused::UnknownTicket));
}

#[test]
fn a_clock_that_is_set_back_opens_nothing() {
    let mut person = Person::agreed();
    person.send(check(&[], 0)).expect("a full check");
    person.wait(25.hours());
    person.send(consent(Some("PT"))).expect("any later fact");
    person.wait(-20.hours());
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Session });
    let mut person = Person::agreed();
    person.send(check(&["bones"], 0)).expect("a full check");
    person.wait(-48.hours());
    assert_eq!(locked(&person).0, Disposition::Provider);
}

#[test]
fn a_check_under_a_clock_that_is_behind_says_so() {
    let mut person = Person::agreed();
    person.wait(48.hours());
    person.send(consent(Some("PT"))).expect("a fact of a clock that ran ahead");
    person.wait(-48.hours());
    let before = person.facts.len();
    assert_eq!(person.send(check(&[], 0)), Err(Refused::Clock));
    assert_eq!(person.facts.len(), before);
    person.wait(48.hours());
    person.wait(-5.minutes());
    person.send(check(&[], 0)).expect("a little is no fault");
    assert!(matches!(person.gate(), Gate::Open { .. }));
    person.wait(-40.hours());
    person.send(check(&["fever"], 0)).expect("a danger sign locks under any clock");
    assert_eq!(locked(&person).0, Disposition::Urgent);
}

#[test]
fn an_event_of_a_newer_program_closes_the_sessions() {
    let mut person = Person::agreed();
    person.send(check(&[], 0)).expect("a full check");
    person.facts.push(Fact {
        occurred_at: person.now.clone(),
        recorded_at: person.now.timestamp(),
        caused_by: None,
        what: What::Unknown { kind: "paused".to_owned(), version: 2 },
    });
    assert_eq!(person.gate(), Gate::Unreadable { event: "paused".to_owned(), version: 2 });
    person.send(check(&[], 0)).expect("kept");
    assert!(matches!(person.gate(), Gate::Unreadable { .. }));
}

#[test]
fn impossible_values_are_refused_by_name() {
    let mut person = Person::agreed();
    let refused = |outcome: Result<Outcome, Refused>| match outcome {
        Err(Refused::Impossible(impossible)) => impossible.field,
        other => panic!("not refused: {other:?}"),
    };
    assert_eq!(refused(person.send(check(&[], 11))), "pain");
    let mut unasked = answers(&[], 0);
    unasked.answers.insert("favourite-colour".to_owned(), true.into());
    assert_eq!(refused(person.send(Action::SubmitCheck { answers: unasked, check: None })), "answers");
    let ticket = person.started().ticket;
    let mut done = |change: &dyn Fn(&mut ExerciseResult)| {
        let mut result = Box::new(result(6));
        change(&mut result);
        refused(person.send(Action::ExerciseDone { ticket, result }))
    };
    assert_eq!(done(&|result| result.repetitions = 1_000_000_000), "repetitions");
    assert_eq!(done(&|result| result.correct = 7), "correct");
    assert_eq!(done(&|result| result.duration_s = f64::NAN), "duration_s");
    assert_eq!(done(&|result| result.hold_s = -1.0), "hold_s");
    assert_eq!(done(&|result| result.tracked_share = 1.01), "tracked_share");
    assert_eq!(done(&|result| result.ms_per_frame = f64::INFINITY), "ms_per_frame");
    assert_eq!(done(&|result| result.exercise = "Cat Cow".to_owned()), "exercise");
    assert_eq!(done(&|result| result.curve = vec![CurvePoint { time_s: 1.0, index: None }; 20_000]), "curve");
    assert_eq!(done(&|result| result.curve[1].time_s = -1.0), "curve");
    assert_eq!(done(&|result| result.curve[0].index = Some(f64::NAN)), "curve");
    let backwards = RepetitionMark {
        start_s: 3.0,
        peak_s: 2.0,
        end_s: 4.0,
        range: 0.1,
        correct: true,
        side: None,
        fault: None,
    };
    assert_eq!(done(&|result| result.repetition_marks = vec![backwards.clone()]), "repetition_marks");
    let long = Unseen { reason: "x".repeat(100), seconds: 1.0 };
    assert_eq!(done(&|result| result.unseen = vec![long.clone()]), "unseen");
    let other = ExerciseResult { exercise: "open-book".to_owned(), ..result(6) };
    let other = Action::ExerciseDone { ticket, result: Box::new(other) };
    assert_eq!(person.send(other), Err(Refused::OtherExercise));
    let said =
        Action::SessionEnded { ticket, pain: None, effort: Some(11), repetitions_said: None, peak: None };
    assert_eq!(refused(person.send(said)), "effort");
    let said = Action::SessionEnded {
        ticket,
        pain: None,
        effort: None,
        repetitions_said: Some(1_000_000_000),
        peak: None,
    };
    assert_eq!(refused(person.send(said)), "repetitions_said");
    assert_eq!(person.state().session(ticket).map(|session| session.results.len()), Some(0));
}

#[test]
fn commands_read_as_documented() {
    let json = r#"{
        "id": "0190a1b2-c3d4-7000-8000-000000000001",
        "occurred_at": "2026-11-23T10:00:00+00:00[Europe/Lisbon]",
        "kind": "stopped",
        "ticket": "0190a1b2-c3d4-7000-8000-000000000002",
        "reason": "sharp-pain"
    }"#;
    let command: Command = serde_json::from_str(json).expect("a command");
    assert!(matches!(command.action, Action::Stopped { reason: StopReason::SharpPain, .. }));
    let again = serde_json::to_string(&command).expect("JSON");
    assert_eq!(serde_json::from_str::<Command>(&again).expect("the same"), command);
}

#[test]
fn a_command_is_not_lost_over_its_time_zone() {
    let check = |text: &str, expected: Option<(&str, &str)>| {
        let json = format!(
            r#"{{"id": "0190a1b2-c3d4-7000-8000-000000000001", "occurred_at": "{text}", "kind": "stopped",
                "ticket": "0190a1b2-c3d4-7000-8000-000000000002", "reason": "sharp-pain"}}"#
        );
        let read = serde_json::from_str::<Command>(&json).ok().map(|command| command.occurred_at);
        let found = read.as_ref().map(|at| (at.timestamp().to_string(), at.to_string()));
        let found = found.as_ref().map(|(instant, moment)| (instant.as_str(), moment.as_str()));
        assert_eq!(found, expected, "{text}");
        if let Some(at) = read {
            assert_eq!(
                read_moment(&at.to_string()).ok(),
                Some(at),
                "{text}: what is written reads back the same"
            );
        }
    };
    let five = "2026-11-23T05:00:00Z";
    check(
        "2026-11-23T10:00:00+00:00[Europe/Lisbon]",
        Some(("2026-11-23T10:00:00Z", "2026-11-23T10:00:00+00:00[Europe/Lisbon]")),
    );
    check(
        "2026-11-23T10:00:00+05:00[Europe/Berlin]",
        Some((five, "2026-11-23T06:00:00+01:00[Europe/Berlin]")),
    );
    check(
        "2026-11-23T10:00:00+05:00[!Europe/Berlin][u-ca=iso8601]",
        Some((five, "2026-11-23T06:00:00+01:00[Europe/Berlin]")),
    );
    for zone in ["", "[undefined]", "[Europe/Nowhere]", "[Etc/Unknown]", "[null", "[]", "[+01:00]"] {
        let text = format!("2026-11-23T10:00:00+05:00{zone}");
        check(&text, Some((five, "2026-11-23T10:00:00+05:00[+05:00]")));
    }
    check("2026-11-23T05:00:00.000Z", Some((five, "2026-11-23T05:00:00+00:00[UTC]")));
    check("2026-11-23T05:00:00Z[Asia/Kolkata]", Some((five, "2026-11-23T10:30:00+05:30[Asia/Kolkata]")));
    check("2026-11-23T05:00:00[Europe/Lisbon]", Some((five, "2026-11-23T05:00:00+00:00[Europe/Lisbon]")));
    check(
        "2026-11-23T10:00:00+05:00:30[undefined]",
        Some(("2026-11-23T04:59:30Z", "2026-11-23T10:00:30+05:01[+05:01]")),
    );
    check("2026-11-23T05:00:00", None);
    check("2026-11-23T05:00:00[Europe/Nowhere]", None);
    check("2026-11-23", None);
    check("yesterday", None);
    check("", None);
}

/// Any command, good or bad; tickets are those of the person's own sessions.
fn action(choice: u8, yes: u8, pain: u8, person: &Person) -> Action {
    let ids: Vec<&str> =
        (0..6).filter(|bit| yes >> bit & 1 == 1).map(|bit| crate::common::ROWS[bit].0).collect();
    let state = person.state();
    let ticket = sessions(&state).last().map_or(uuid::Uuid::nil(), |session| session.ticket.ticket);
    match choice {
        0 => consent(Some("PT")),
        1 | 2 => check(&ids, pain),
        3 if yes.is_multiple_of(2) => attest(true, &person.now.date().to_string(), "Dr. Silva"),
        3 => check(&[], 2),
        4 => Action::SubmitRecheck { answers: danger(&ids) },
        5 | 6 => Action::StartSession { exercise: "cat-cow".to_owned() },
        7 => {
            let ended = if yes.is_multiple_of(3) { Ended::PageClosed } else { Ended::Finished };
            let result = Box::new(ExerciseResult { ended, ..result(u32::from(pain)) });
            Action::ExerciseDone { ticket, result }
        }
        8 => Action::SessionEnded {
            ticket,
            pain: Some(pain),
            effort: None,
            repetitions_said: None,
            peak: None,
        },
        _ => Action::Stopped {
            ticket,
            reason: if yes.is_multiple_of(2) { StopReason::SharpPain } else { StopReason::Tired },
        },
    }
}

#[test]
fn one_ticket_serves_one_set() {
    let check = |ended: &[Ended], expected: &[Option<Late>], running: bool| {
        let mut person = Person::agreed();
        let ticket = person.started().ticket;
        for (ended, late) in ended.iter().zip(expected) {
            let result = Box::new(ExerciseResult { ended: *ended, ..result(3) });
            let kept = person.send(Action::ExerciseDone { ticket, result });
            assert_eq!(kept, Ok(Outcome::Kept { late: *late }), "{ended:?}");
        }
        assert_eq!(matches!(person.gate(), Gate::InSession { .. }), running, "{ended:?}");
        let again = person.send(Action::StartSession { exercise: "cat-cow".to_owned() });
        assert_eq!(again.is_ok(), running, "{ended:?}");
        let end =
            Action::SessionEnded { ticket, pain: Some(2), effort: None, repetitions_said: None, peak: None };
        assert_eq!(person.send(end), Ok(Outcome::Kept { late: None }), "how it felt belongs to {ended:?}");
        assert_eq!(person.state().session(ticket).map(|session| session.results.len()), Some(ended.len()));
    };
    use Ended::{Finished, PageClosed, Stopped};
    check(&[Finished], &[None], false);
    check(&[Stopped], &[None], false);
    check(&[PageClosed], &[None], true);
    check(&[PageClosed, PageClosed, Finished], &[None, None, None], false);
    check(&[PageClosed, Stopped, PageClosed], &[None, None, Some(Late::AfterEnd)], false);
    check(&[Finished, Finished], &[None, Some(Late::AfterEnd)], false);
}

#[test]
fn a_check_during_a_session_gives_no_leave_for_another() {
    let mut person = Person::agreed();
    let ticket = person.started().ticket;
    let again = person.send(check(&[], 0)).expect("it is kept");
    assert!(matches!(again, Outcome::Checked { cleared: false, disposition: None, .. }));
    assert!(matches!(person.gate(), Gate::InSession { .. }));
    let end = Action::SessionEnded { ticket, pain: None, effort: None, repetitions_said: None, peak: None };
    person.send(end).expect("the end");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Session });
    // An end that arrives after the next check takes its leave: the check did not know of it.
    let ticket = person.started().ticket;
    person.wait(25.hours());
    person.send(check(&[], 0)).expect("a full check");
    person.send(Action::Stopped { ticket, reason: StopReason::Tired }).expect("a late stop is taken");
    assert_eq!(person.gate(), Gate::NeedsCheck { check: CheckKind::Session });
    let ticket = person.started().ticket;
    person.send(check(&["fever"], 0)).expect("a danger sign locks, also during a session");
    assert_eq!(locked(&person).0, Disposition::Urgent);
    assert!(person.state().session(ticket).is_some_and(|session| session.ended_at.is_none()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// A yes to a danger sign is never lost: wherever the person stands and whatever else is left unanswered, the
    /// sessions are closed at least as strictly as that answer says.
    #[test]
    fn a_yes_to_a_danger_sign_is_never_lost(
        steps in prop::collection::vec((0u8..10, 0u8..64, 0u8..11, 0i64..20), 0..12),
        sign in 0usize..3, answered in 0u8..64, others in 0u8..64, pain in prop::option::of(0u8..11), recheck: bool,
    ) {
        let mut person = Person::agreed();
        for (choice, yes, pain, hours) in steps {
            person.wait(hours.hours());
            let _ = person.send(action(choice, yes, pain, &person));
        }
        let (id, disposition) = crate::common::ROWS[sign];
        let kept = crate::common::ROWS.iter().enumerate().filter(|(bit, _)| answered >> bit & 1 == 1);
        let mut answers: std::collections::BTreeMap<String, Answer> =
            kept.map(|(bit, (id, _))| ((*id).to_owned(), (others >> bit & 1 == 1).into())).collect();
        answers.insert(id.to_owned(), true.into());
        let answers = Answers { answers, pain };
        let action = if recheck {
            Action::SubmitRecheck { answers }
        } else {
            Action::SubmitCheck { answers, check: None }
        };
        prop_assert!(person.send(action).is_ok());
        prop_assert!(locked(&person).0 >= disposition);
    }

    /// Whatever is sent in whatever order: no session starts within a day of a lock, none without a clear check since
    /// the last one ended, none after a lock by a check until somebody who has seen the person is named, and a repeated command adds nothing and gets the same answer.
    #[test]
    fn no_session_starts_while_locked(steps in prop::collection::vec((0u8..10, 0u8..64, 0u8..12, 0i64..20), 1..40)) {
        let mut person = Person::agreed();
        let (mut closed_until, mut cleared) = (None, false);
        let mut sets = std::collections::BTreeSet::new();
        let mut unseen = false;
        for (choice, yes, pain, hours) in steps {
            person.wait(hours.hours());
            let now = person.now.timestamp();
            let command = Command {
                id: person.fresh(),
                occurred_at: person.now.clone(),
                action: action(choice, yes, pain, &person),
            };
            let (before, running) = (person.facts.len(), matches!(person.gate(), Gate::InSession { .. }));
            let first = person.send_command(&command);
            let new = person.facts[before..].to_vec();
            for fact in &new {
                match &fact.what {
                    What::Event(Event::Cleared { .. }) => {
                        prop_assert!(!running, "a second leave during a session");
                        prop_assert!(!unseen, "leave before anybody has seen the person");
                        cleared = true;
                    }
                    What::Event(Event::SessionStarted { .. }) => {
                        prop_assert!(std::mem::take(&mut cleared), "a ticket without a clear check of its own");
                    }
                    What::Event(Event::Locked { lock }) => unseen |= lock.disposition.needs_attestation(),
                    What::Event(Event::Attested { .. }) => unseen = false,
                    What::Event(Event::SessionEnded { .. } | Event::Stopped { .. }) => cleared = false,
                    What::Event(Event::ExerciseDone { ticket, late: None, result })
                        if result.ended != Ended::PageClosed =>
                    {
                        prop_assert!(sets.insert(*ticket), "a second set on one ticket");
                    }
                    _ => {}
                }
                match &fact.what {
                    What::Event(Event::Locked { lock }) => {
                        closed_until = closed_until.max(Some(lock.until));
                        let hours = if lock.disposition == Disposition::Provider { 0 } else { 24 };
                        prop_assert_eq!(lock.until.duration_since(lock.since).as_hours(), hours);
                        prop_assert!(!lock.findings.is_empty());
                    }
                    What::Event(Event::SessionStarted { .. } | Event::Cleared { .. }) => {
                        prop_assert!(closed_until.is_none_or(|until| until <= now));
                    }
                    _ => {}
                }
            }
            let length = person.facts.len();
            let again = person.send_command(&command);
            prop_assert_eq!(person.facts.len(), length);
            if first.is_ok() {
                prop_assert_eq!(again, first);
            }
        }
    }
}
