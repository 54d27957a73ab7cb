//! The documented examples, and what cannot be read.

use library::{Language, Library};

use super::{Report, report};

fn decide(text: &str, now: Option<&str>, language: Language) -> Result<Report, String> {
    let library = Library::load().expect("the content is valid");
    report(text, now.map(|text| text.parse().expect("a time")), &library, language)
}

fn example(name: &str) -> String {
    let path = format!("{}/../../docs/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path).expect("an example of the documentation")
}

#[test]
fn fever_with_a_weak_immune_system_is_an_emergency() {
    let report = decide(&example("fever"), None, Language::En).expect("it can be read");
    assert_eq!(report.gate, "locked");
    let [lock] = report.locks.as_slice() else { panic!("one lock: {:?}", report.locks) };
    assert_eq!(lock.disposition, care::Disposition::Emergency);
    assert_eq!(lock.rules, ["infection-signs", "fever", "immune"]);
    assert!(lock.attestation && lock.text.iter().all(|text| !library::is_missing(text)));
}

#[test]
fn three_green_sessions_add_one_repetition() {
    let report = decide(&example("three-green-sessions"), None, Language::En).expect("it can be read");
    assert!(report.refused.is_empty(), "{:?}", report.refused);
    let rules: Vec<&str> = report.made.iter().map(|made| made.rule.as_str()).collect();
    assert_eq!(rules.first(), Some(&"first-programme"));
    let step = report.made.iter().chain(&report.decisions).find(|made| made.rule.starts_with("step-"));
    let step = step.unwrap_or_else(|| panic!("no step: {rules:?}"));
    assert!(
        step.text.starts_with("Because your pain stayed at 3 or less in your last 3 sessions"),
        "{}",
        step.text
    );
    assert_eq!(report.pain.expect("a session").colour, care::Colour::Green);
    let portuguese = decide(&example("three-green-sessions"), None, Language::PtPt).expect("it can be read");
    assert_eq!(portuguese.made.len(), report.made.len());
    assert!(portuguese.made.iter().all(|made| !library::is_missing(&made.text)));
    assert_ne!(portuguese.made[0].text, report.made[0].text);
}

#[test]
fn what_was_printed_can_be_read_again() {
    let report = decide(&example("three-green-sessions"), None, Language::En).expect("it can be read");
    let json = serde_json::to_string(&report).expect("JSON");
    assert!(!json.contains('\n') && json.starts_with("{\"now\":"));
}

#[test]
fn a_stop_for_sharp_pain_closes_for_a_day() {
    let mut events: serde_json::Value = serde_json::from_str(&example("three-green-sessions")).expect("JSON");
    let list = events["events"].as_array_mut().expect("a list");
    list.truncate(5);
    list.push(serde_json::json!({ "kind": "stopped", "reason": "sharp-pain", "occurred_at": "2026-11-03T18:05:00Z" }));
    let report = decide(&events.to_string(), None, Language::En).expect("it can be read");
    assert_eq!((report.gate.as_str(), report.locks.len()), ("locked", 1), "{:?}", report.refused);
    assert_eq!(report.locks[0].rules, ["stop-pain-or-new-symptom"]);
    let later =
        decide(&events.to_string(), Some("2026-11-05T10:00:00Z[UTC]"), Language::En).expect("it can be read");
    assert_eq!((later.gate.as_str(), later.check), ("needs-check", Some(care::CheckKind::Full)));
}

#[test]
fn an_unknown_event_keeps_everything_closed() {
    let text = r#"[{ "kind": "teleported", "occurred_at": "2026-11-03T18:00:00Z" }]"#;
    assert_eq!(decide(text, None, Language::En).expect("it can be read").gate, "unreadable");
    let newer = r#"[{ "kind": "consent-given", "version": 99, "occurred_at": "2026-11-03T18:00:00Z" }]"#;
    assert_eq!(decide(newer, None, Language::En).expect("it can be read").gate, "unreadable");
}

#[test]
fn wishes_and_another_country_are_commands_and_close_nothing() {
    let text = r#"[
        { "kind": "give-consent", "version": "2026-11", "country": "PT", "occurred_at": "2026-11-03T18:00:00Z" },
        { "kind": "set-preferences", "preferences": PREFERENCES, "occurred_at": "2026-11-03T18:01:00Z" },
        { "kind": "wish-keeping", "days": 30, "occurred_at": "2026-11-03T18:01:30Z" },
        { "kind": "choose-country", "country": "GB", "occurred_at": "2026-11-03T18:02:00Z" }
    ]"#;
    let preferences = serde_json::to_string(&care::Preferences::default()).expect("JSON");
    let report =
        decide(&text.replace("PREFERENCES", &preferences), None, Language::En).expect("it can be read");
    assert_eq!((report.gate.as_str(), report.state.country.as_deref()), ("needs-check", Some("GB")));
    assert!(report.refused.is_empty(), "{:?}", report.refused);
}

#[test]
fn every_command_is_known_by_its_kind() {
    let unknown =
        serde_json::from_str::<care::Action>(r#"{"kind": "none-of-them"}"#).expect_err("no command");
    let text = unknown.to_string();
    let (_, all) = text.split_once("expected one of").expect("all are named");
    let kinds: Vec<&str> = all.split('`').skip(1).step_by(2).collect();
    assert!(kinds.contains(&"look-in") && kinds.contains(&"stopped"), "{kinds:?}");
    for kind in kinds {
        assert!(care::Event::current_version(kind).is_some() || super::history::serde_action(kind), "{kind}");
    }
}

#[test]
fn bad_input_says_which_entry_and_what() {
    let check = |text: &str, expected: &str| {
        let error = decide(text, None, Language::En).expect_err(text);
        assert!(error.contains(expected), "{text}: {error}");
    };
    check("", "not JSON");
    check("7", "list of facts");
    check("{}", "\"events\"");
    check("[7]", "entry 1: each entry is an object");
    check(r#"[{"occurred_at": "2026-11-03T18:00:00Z"}]"#, "entry 1: it needs a \"kind\"");
    check(r#"[{"kind": "flare-up"}]"#, "\"occurred_at\"");
    check(r#"[{"kind": "flare-up", "occurred_at": "yesterday"}]"#, "no time");
    check(r#"[{"kind": "flare-up", "occurred_at": "2026-11-03T18:00:00Z"}]"#, "flare-up cannot be read");
    check("[]", "name a time with --now");
    let recorded = |at: &str| {
        format!(
            r#"[{{"kind": "consent-withdrawn", "occurred_at": "2026-11-03T18:00:00Z", "recorded_at": {at}}}]"#
        )
    };
    check(&recorded("\"later\""), "entry 1: \"recorded_at\" is no time");
    check(&recorded("7"), "entry 1: \"recorded_at\" is no time");
    let eleven = example("fever").replace("\"pain\": 4", "\"pain\": 11");
    let refused = decide(&eleven, None, Language::En).expect("it can be read").refused;
    assert!(refused.len() == 1 && refused[0].entry == 3 && refused[0].why.contains("0 to 10"), "{refused:?}");
}

/// Answers of three good sessions, and what none of them can be.
const IMPOSSIBLE: [(&str, &str, &str); 5] = [
    (
        "\"moment\": \"morning\",\n   \"pain\": 2",
        "\"moment\": \"morning\", \"pain\": 11",
        "pain must be 0 to 10",
    ),
    ("\"peak\": 3", "\"peak\": 11", "peak must be 0 to 10"),
    ("\"effort\": 4", "\"effort\": 11", "effort must be 0 to 10"),
    ("\"repetitions_said\": null", "\"repetitions_said\": 100000", "repetitions_said must be"),
    ("\"pain_average\": 4", "\"pain_average\": 11", "pain_average must be 0 to 10"),
];

#[test]
fn facts_that_no_answer_can_be_are_refused_as_the_server_refuses_them() {
    let good = decide(&example("three-green-sessions"), None, Language::En).expect("it can be read");
    for (from, to, why) in IMPOSSIBLE {
        let text = example("three-green-sessions");
        assert!(text.contains(from), "{from}");
        let report = decide(&text.replacen(from, to, 1), None, Language::En).expect("it can be read");
        let refused = report.refused.first().unwrap_or_else(|| panic!("{to} is taken"));
        assert!(refused.why.contains(why), "{to}: {refused:?}");
        assert!(report.state.events < good.state.events, "{to} is not a fact");
    }
}

#[test]
fn an_impossible_answer_is_refused_also_in_a_file_with_decisions() {
    let rules = Library::load().expect("the content is valid").rules();
    let facts = super::read(&example("three-green-sessions"), &rules).expect("it can be read").facts;
    let entry = |fact: &care::Fact| {
        let care::What::Event(event) = &fact.what else { panic!("all are known") };
        let mut entry = serde_json::to_value(event).expect("JSON");
        entry["occurred_at"] = fact.occurred_at.to_string().into();
        entry["recorded_at"] = fact.recorded_at.to_string().into();
        entry
    };
    let recorded: Vec<serde_json::Value> = facts.iter().map(entry).collect();
    let read = |entries: &[serde_json::Value]| {
        decide(&serde_json::to_string(entries).expect("JSON"), None, Language::En).expect("it can be read")
    };
    let whole = read(&recorded);
    assert_eq!((whole.state.events, whole.refused.len()), (facts.len(), 0), "it is taken as it was recorded");
    for (kind, field) in [("session-ended", "peak"), ("pain-after", "pain")] {
        let mut changed = recorded.clone();
        let at = changed.iter().position(|entry| entry["kind"] == kind).expect("there is one");
        changed[at][field] = 11.into();
        let report = read(&changed);
        let [refused] = report.refused.as_slice() else { panic!("one: {:?}", report.refused) };
        assert!(refused.entry == at + 1 && refused.why.contains("0 to 10"), "{refused:?}");
        assert_eq!(report.state.events, facts.len() - 1);
    }
}
