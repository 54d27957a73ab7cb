//! Rules that somebody else has written: no slip of the pen makes one milder unnoticed.

use std::fs;

use library::Library;

use crate::folder::Folder;

const SCREENING: &str = "content/rules/screening.toml";
const PROGRAMME: &str = "content/rules/programme.toml";

fn own(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("our own file")
}

/// What is told of a file of ours with `from` replaced once, after `after`.
fn told(path: &str, after: &str, from: &str, to: &str) -> (Vec<String>, usize, bool) {
    let ours = own(path);
    let start = ours.find(after).expect("the file has it");
    let at = start + ours[start..].find(from).expect("the file has it after that");
    let changed = format!("{}{to}{}", &ours[..at], &ours[at + from.len()..]);
    let folder = Folder::new(&[(path, &changed)]);
    let line = ours[..at].lines().count() + usize::from(ours[..at].ends_with('\n'));
    (folder.told(), line, Library::load_over(Some(folder.path())).is_ok())
}

/// Expects one fault of the changed line, for which no library can be loaded.
fn broken(path: &str, after: &str, from: &str, to: &str, what: &str) {
    let (told, line, loads) = told(path, after, from, to);
    let place = format!("{path}:{line}: ");
    assert!(
        told.iter().any(|one| one.starts_with(&place) && one.contains(what)),
        "{from:?} -> {to:?}: {place}{what}\n{told:#?}"
    );
    assert!(!loads, "{from:?} -> {to:?} loads");
}

/// Expects one fault of the changed line, with which the library can be used.
fn milder(after: &str, from: &str, to: &str, what: &str) {
    let (told, line, loads) = told(SCREENING, after, from, to);
    let [one] = told.as_slice() else { panic!("one fault for {from:?} -> {to:?}: {told:#?}") };
    assert!(one.starts_with(&format!("{SCREENING}:{line}: ")) && one.contains(what), "{line}: {one}");
    assert!(loads, "{one}");
}

#[test]
fn a_screening_that_asks_less_than_ours_is_told() {
    let ours = own(SCREENING);
    assert_eq!(Folder::new(&[(SCREENING, &ours)]).told(), [""; 0]);
    let told = |from: &str, to: &str| {
        assert!(ours.contains(from), "{from}");
        Folder::new(&[(SCREENING, &ours.replace(from, to))]).told()
    };
    let renamed = told("\"chest-pain\"", "\"chest-ache\"");
    assert_eq!(renamed.len(), 2, "{renamed:#?}");
    assert!(
        renamed.iter().all(|told| told.contains("chest-pain") && told.contains("add it again")),
        "{renamed:#?}"
    );
    let milder = told("disposition = \"emergency\"", "disposition = \"advice\"");
    assert!(milder.len() > 5 && milder.iter().all(|told| told.contains("leads to less")), "{milder:#?}");
    assert_eq!(told("disposition = \"provider\"", "disposition = \"emergency\""), [""; 0]);
}

#[test]
fn a_key_that_a_rule_does_not_have_is_refused() {
    let rule = "id = \"heart-lung\"\ndisposition";
    // What is missing is told first, at the head of the rule.
    let (told, line, loads) = told(SCREENING, rule, "disposition", "dispositon");
    let missing = format!("{SCREENING}:{}: missing field `disposition`: add it", line - 2);
    assert_eq!((told.as_slice(), loads), ([missing].as_slice(), false));
    broken(SCREENING, rule, "constraints", "constraint", "unknown field `constraint`");
    let rule = "id = \"two-serious-signs\"";
    broken(SCREENING, rule, "any_count", "any_number", "unknown field `any_number`");
    let question = "id = \"leg-weakness-rapid\"";
    broken(SCREENING, question, "after", "aftr", "unknown field `aftr`");
    broken(SCREENING, "id = \"inflammatory\"", "after", "aftr", "unknown field `aftr`");
    broken(SCREENING, "version", "rescreen_days", "rescreen_dais", "unknown field `rescreen_dais`");
    broken(PROGRAMME, "version", "red_rise", "red_rice", "unknown field `red_rice`");
}

#[test]
fn a_rule_says_where_it_leads() {
    let rule = "[[rules]]\nid = \"chest-pain\"";
    broken(
        SCREENING,
        rule,
        "[[rules]]\nid = \"chest-pain\"\ndisposition = \"emergency\"",
        "[[rules]]\nid = \"chest-pain\"",
        "missing field `disposition`",
    );
    broken(
        SCREENING,
        rule,
        "disposition = \"emergency\"",
        "disposition = \"emergancy\"",
        "unknown variant `emergancy`",
    );
    broken(SCREENING, rule, "\"emergency\"", "\"emergancy\"", "`emergency`, or `easiest`");
}

#[test]
fn a_condition_is_one_that_an_answer_can_fulfil() {
    let rule = "id = \"first-after-60\"\ndisposition";
    let number = "{ number = \"age\", at_least = 60 }";
    for (to, what) in [
        ("{ number = \"age\", at_last = 60 }", "unknown field `at_last`"),
        ("{ number = \"age\" }", "a condition is one of"),
        ("{ number = \"age\", at_least = 60, below = 70 }", "a condition is one of"),
        ("{ yes = \"fever\", no = \"rash\" }", "a condition is one of"),
        ("{ number = \"age\", at_least = 121 }", "at_least = 121 for \"age\": give 1 to 120"),
        ("{ number = \"age\", below = 0 }", "below = 0 for \"age\": give 1 to 120"),
        ("{ yes = \"age\" }", "as if it were another kind"),
        ("{ number = \"fever\", at_least = 1 }", "as if it were another kind"),
        ("{ chosen = \"inflammatory\", at_least = 10 }", "at_least = 10 for \"inflammatory\": give 1 to 9"),
        ("{ chosen = \"inflammatory\", at_least = 0 }", "at_least = 0 for \"inflammatory\": give 1 to 9"),
        ("{ pain_at_least = 11 }", "pain is 0 to 10"),
        ("{ pain_at_least = 0 }", "pain is 0 to 10"),
        ("{ yes = \"fevr\" }", "which is not asked"),
    ] {
        broken(SCREENING, rule, number, to, what);
    }
    let after = "[{ number = \"age\", at_least = 60 }]";
    broken(SCREENING, "id = \"first-episode\"", after, "[{ yes = \"age\" }]", "as if it were another kind");
}

#[test]
fn a_number_of_a_screening_is_one_that_can_be_meant() {
    for (from, to, what) in [
        ("rescreen_days = 28", "rescreen_days = 0", "must be 1 to 366"),
        ("rescreen_days = 28", "rescreen_days = 2800", "must be 1 to 366"),
        ("clearance_days = 182", "clearance_days = 0", "must be 1 to 366"),
        ("clearance_days = 182", "clearance_days = 1820", "must be 1 to 366"),
        ("days = 84", "days = 840", "for too long"),
        ("any_count = 2", "any_count = 6", "needs 1 to 5 of its answers"),
    ] {
        broken(SCREENING, "version", from, to, what);
    }
    let caution = "id = \"floor\"\ndisposition = \"caution\"";
    let (told, _, loads) = told(SCREENING, caution, "clinical_row = 25", "clinical_row = 25\ndays = 3");
    assert!(told.iter().any(|one| one.contains("closes nothing, and so has no days")) && !loads, "{told:#?}");
}

#[test]
fn a_rule_that_closes_less_than_ours_is_told() {
    milder("version", "rescreen_days = 28", "rescreen_days = 29", "rescreen_days is more than");
    milder("version", "clearance_days = 182", "clearance_days = 200", "clearance_days is more than");
    let asked = "asked = [\"full\", \"session\", \"recheck\"]";
    milder("id = \"fever\"", asked, "asked = [\"full\", \"recheck\"]", "asked in fewer checks");
    let after = "after = [{ number = \"age\", at_least = 60 }]";
    milder(
        "id = \"first-episode\"",
        after,
        "after = [{ number = \"age\", at_least = 70 }]",
        "asked of fewer people",
    );
    milder("version", "max = 120", "max = 99", "takes fewer or other answers");
    milder("version", "\"relative\", ", "", "takes fewer or other answers");
    milder("version", "days = 84", "days = 83", "for fewer days");
    let pain = "id = \"pain-high\"";
    milder(pain, "clearance_days = 3", "clearance_days = 4", "is cleared for more days");
    // Where ours names no days, those of the table count.
    let cancer = "id = \"cancer\"\ndisposition";
    milder(cancer, "stays", "clearance_days = 183\nstays", "is cleared for more days");
    assert_eq!(told(SCREENING, cancer, "stays", "clearance_days = 182\nstays").0, [""; 0]);
    milder(pain, "visit_since = true", "visit_since = false", "takes earlier visits");
    milder(
        "id = \"fever\"\ndisposition",
        "clearance_days",
        "stays = true\nclearance_days",
        "by the person's own word",
    );
    let fall = "constraints = [\"balance\", \"no-floor\"]";
    milder("id = \"fall\"\ndisposition", fall, "constraints = [\"balance\"]", "rules out fewer exercises");
    milder("id = \"pain-high\"", "pain_at_least = 8", "pain_at_least = 9", "may apply to fewer answers");
    milder("id = \"under-18\"", "below = 18", "below = 17", "may apply to fewer answers");
    milder("id = \"two-serious-signs\"", "any_count = 2", "any_count = 3", "may apply to fewer answers");
    milder("id = \"infection-signs\"", "{ yes = \"immune\" }, ", "", "may apply to fewer answers");
    milder(
        "id = \"rash\"\ndisposition",
        "source = \"Shingles",
        "unless = [{ yes = \"fever\" }]\nsource = \"Shingles",
        "taken away by more answers",
    );
    milder("id = \"pain-easiest\"", "\"easiest\"", "\"caution\"", "leads to less");
    for (after, from, to) in [
        ("version", "rescreen_days = 28", "rescreen_days = 14"),
        ("id = \"pain-high\"", "pain_at_least = 8", "pain_at_least = 7"),
        ("id = \"pain-easiest\"", "\"easiest\"", "\"stop\""),
        ("id = \"infection-signs\"", "{ yes = \"immune\" }", "{ yes = \"immune\" }, { yes = \"rash\" }"),
        ("id = \"older-with-fall\"", "at_least = 65", "at_least = 60"),
    ] {
        assert_eq!(told(SCREENING, after, from, to).0, [""; 0], "{to} is stricter");
    }
}

#[test]
fn a_number_of_the_programme_is_one_that_can_be_meant() {
    assert_eq!(Folder::new(&[(PROGRAMME, &own(PROGRAMME))]).told(), [""; 0]);
    let text = own(PROGRAMME);
    let mut names = 0;
    // Each number of the file, far too great.
    for line in text.lines().take_while(|line| !line.starts_with("[rules]")) {
        let Some((name, value)) = line.split_once(" = ") else { continue };
        if name == "version" || name.starts_with('#') {
            continue;
        }
        names += 1;
        let value = value.split(" #").next().unwrap_or_default().trim();
        let from = format!("\n{name} = {value}");
        let great = if value.starts_with('[') { value.replace(']', ", 201]") } else { "201".to_owned() };
        let great = if name == "phase_weeks" { "[1, 4, 201]".to_owned() } else { great };
        let great = if matches!(
            name,
            "rest_s" | "change_s" | "plateau_days" | "plateau_sessions" | "away_days" | "no_better_days"
        ) {
            "601".to_owned()
        } else {
            great
        };
        let (told, _, loads) = told(PROGRAMME, "version", &from, &format!("\n{name} = {great}"));
        let own = told.iter().any(|one| one.contains(&format!(": {name} must be ")));
        assert!(own && !loads, "{name} = {great}: {told:#?}");
    }
    assert_eq!(names, 30, "every number");
    for (from, to, what) in [
        ("red_peak = 8", "red_peak = 11", "red_peak must be 1 to 10"),
        ("flare_percent = 50", "flare_percent = 500", "flare_percent must be 1 to 99"),
        ("green_row = 3", "green_row = 0", "green_row must be 1 to 50"),
        ("week_percent = 110", "week_percent = 90", "week_percent must be 100 to 150"),
        ("amber_peak = 3", "amber_peak = 8", "amber_peak must be below red_peak"),
        ("green_peak = 5", "green_peak = 9", "green_peak must be below red_peak"),
        ("amber_rise = 2", "amber_rise = 3", "amber_rise must be below red_rise"),
        ("amber_morning_rise = 1", "amber_morning_rise = 2", "must be below red_morning_rise"),
        ("phase_weeks = [1, 4, 8]", "phase_weeks = [1, 9, 8]", "phase_weeks go back"),
        ("rebuild_percent = [67, 83]", "rebuild_percent = [83, 67]", "rebuild_percent goes back"),
        ("rebuild_percent = [67, 83]", "rebuild_percent = [40, 83]", "rebuild_percent must be 50 to 100"),
        ("rebuild_percent = [67, 83]", "rebuild_percent = []", "rebuild_percent has no step"),
    ] {
        broken(PROGRAMME, "version", from, to, what);
    }
}
