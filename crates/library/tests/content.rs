//! What the content must be: whole, sourced, worded, and leading where the clinical basis says.

use body::mannequin::{Build, Choreography, Mannequin, Performance};
use care::{Disposition, StopReason, stop_outcome};
use library::{Language, Library, is_missing};

fn library() -> Library {
    Library::load().expect("the content is valid")
}

#[test]
fn everything_that_care_says_has_words() {
    let library = library();
    let args = ["number", "urgent", "country", "until"].map(|name| (name, "?".into()));
    let check = |id: &str| {
        for language in Language::ALL {
            assert!(!is_missing(&library.words(language).with(id, &args)), "{id} in {language}");
        }
    };
    use Disposition::{Emergency, Provider, Stop, Urgent};
    for disposition in [Provider, Stop, Urgent, Emergency] {
        for part in ["-title", "", "-next"] {
            check(&format!("advice-{}{part}", disposition.name()));
        }
    }
    for reason in [StopReason::SharpPain, StopReason::NewSymptom, StopReason::Tired, StopReason::Other] {
        check(&stop_outcome(reason).message.id);
    }
}

/// What the rules give to the words of a decision.
const DECISION: &[&str] = &[
    "before", "peak", "morning", "pain", "sessions", "exercise", "percent", "days", "weeks", "phase", "done",
    "planned",
];

/// The values that the pages give to every text of a kind. Texts of pages and sessions get theirs one by one.
fn given(id: &str) -> Option<&'static [&'static str]> {
    match id.split('-').next() {
        Some("advice") => Some(&["number", "urgent", "country", "until", "exercise", "constraint"]),
        Some("check") => Some(&["number"]),
        Some("why") => Some(&["pain"]),
        Some("because") => Some(&["constraint"]),
        Some("decision") => Some(DECISION),
        Some("date") => Some(&["weekday", "day", "month", "year"]),
        Some("record") => Some(&["day", "source", "facts"]),
        Some("page" | "session" | "camera" | "sight") => None,
        _ => Some(&[]),
    }
}

#[test]
fn texts_name_only_what_their_pages_give() {
    let library = library();
    for words in Language::ALL.map(|language| library.words(language)) {
        for (id, text) in words.template(&[""]) {
            assert!(!is_missing(&text) && !text.is_empty(), "{id}: {text}");
            let named = text.split('{').skip(1).filter_map(|rest| rest.split('}').next());
            if let Some(given) = given(&id) {
                assert_eq!(named.filter(|name| !given.contains(name)).collect::<Vec<_>>(), [""; 0], "{id}");
            }
        }
    }
    let words = library.words(Language::En);
    assert_eq!(words.template(&["advice-"])["advice-emergency-call"], "Call {number}");
    assert_eq!(words.with("advice-emergency-call", &[("number", "112".into())]), "Call 112");
    assert!(is_missing(&words.text("advice-emergency-call")), "a missing argument is seen");
}

#[test]
fn countries_have_the_numbers_that_we_are_sure_of() {
    let library = library();
    let check = |code: &str, emergency: &str, urgent: Option<&str>| {
        let country = library.country(code).expect(code);
        assert_eq!((country.emergency.as_str(), country.urgent.as_deref()), (emergency, urgent), "{code}");
    };
    check("PT", "112", Some("808 24 24 24"));
    check("BR", "192", None);
    check("GB", "999", Some("111"));
    check("US", "911", None);
    check("AU", "000", Some("1800 022 222"));
    check("NZ", "111", Some("0800 611 116"));
    check("JP", "119", None);
    // In Norway 112 leads to the police.
    check("NO", "113", Some("116117"));
    let eea = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI";
    for code in eea.split(' ') {
        assert_eq!(library.country(code).map(|country| country.emergency.as_str()), Some("112"), "{code}");
    }
    assert_eq!(library.rules().countries.len(), library.countries.len());
}

#[test]
fn countries_have_their_names_in_every_language_in_its_own_order() {
    let library = library();
    let check = |language: Language, first: &[&str], last: &str| {
        let names: Vec<_> = library.countries_by_name(language).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names[..first.len()], *first, "{language}");
        assert_eq!(names.last().map(String::as_str), Some(last), "{language}");
        assert_eq!(names.len(), library.countries.len());
    };
    check(Language::En, &["Argentina", "Australia", "Austria", "Belgium"], "United States");
    check(Language::PtPt, &["África do Sul", "Alemanha", "Argentina", "Austrália", "Áustria"], "Ucrânia");
}

#[test]
fn a_crisis_line_is_there_only_with_a_source_that_was_read() {
    let library = library();
    let line = |code: &str| library.country(code).and_then(|country| country.crisis.as_ref());
    assert_eq!(line("PT").map(|line| line.number.as_str()), Some("1411"));
    assert_eq!(line("US").map(|line| line.number.as_str()), Some("988"));
    // Regional lines only: none for the whole country.
    assert!(line("BE").is_none());
    let lines = library.countries.iter().filter_map(|country| country.crisis.as_ref());
    assert!(lines.into_iter().all(|line| line.provenance.mark == care::Mark::V));
}

#[test]
fn the_guide_shows_four_exercises_and_cites_five_references() {
    let library = library();
    let slugs: Vec<_> = library.guide().map(|exercise| exercise.slug.as_str()).collect();
    assert_eq!(slugs, ["seated-trunk-extension", "open-book", "cat-cow", "childs-pose"]);
    assert_eq!(library.references.len(), 5);
    let doses = library.rules().doses;
    let check = |slug: &str, repetitions: u32, easiest: u32, hold_s: u32| {
        assert_eq!(doses[slug], care::Dose { repetitions, easiest, hold_s }, "{slug}");
    };
    check("seated-trunk-extension", 8, 5, 0);
    check("open-book", 8, 5, 0);
    check("cat-cow", 8, 5, 0);
    // It is held, and its movement counts no repetitions.
    check("childs-pose", 0, 0, 40);
}

#[test]
fn every_exercise_of_the_clinical_basis_is_there_and_nobody_has_signed_yet() {
    let library = library();
    assert_eq!(library.exercises.len(), 21);
    assert_eq!(library.movements.len(), 21);
    for exercise in &library.exercises {
        assert_eq!(exercise.review.reviewed_by, None, "{}", exercise.slug);
        assert!(exercise.start_level().start, "{}", exercise.slug);
    }
    assert!(library.lessons.iter().all(|lesson| lesson.review.reviewed_by.is_none()));
}

#[test]
fn every_movement_has_its_choreography_and_the_camera_sees_it_start() {
    let library = library();
    let slugs = |list: &[Choreography]| list.iter().map(|item| item.slug.clone()).collect::<Vec<_>>();
    let movements: Vec<_> = library.movements.iter().map(|movement| movement.slug.clone()).collect();
    assert_eq!(slugs(&library.choreographies), movements);
    for choreography in
        library.choreographies.iter().chain(&library.level_choreographies).chain(&library.idle)
    {
        for &side in choreography.sides() {
            let start = choreography.start(side);
            let mannequin = Mannequin::new(Build::default(), &start, choreography.anchor());
            let mut performance = Performance::new(choreography, side);
            performance.repeat(None, 1.0, None);
            // The choreography does not walk through the floor, and it ends where it began.
            for share in 0..=40 {
                let posture = performance.at(performance.duration_s() * f64::from(share) / 40.0);
                let lowest_m = mannequin.figure(&posture).lowest_m();
                assert!(lowest_m > -0.05, "{}: {lowest_m} m at {share}/40", choreography.slug);
            }
            let (first, last) = (mannequin.figure(&start), performance.at(performance.duration_s()));
            let apart = first.joints.iter().zip(mannequin.figure(&last).joints);
            assert!(apart.into_iter().all(|(a, b)| a.distance(b) < 1e-6), "{}", choreography.slug);
        }
    }
}

#[test]
fn the_sentence_of_a_level_says_no_amount() {
    // The programme says how much, and it changes with the person.
    let amounts = ["second", "minute", "breaths", "times", "segundo", "minuto", "respirações", "vezes"];
    let library = library();
    for words in Language::ALL.map(|language| library.words(language)) {
        for level in library.exercises.iter().flat_map(|exercise| &exercise.levels) {
            let text = words.text(&level.text);
            let names = amounts.iter().any(|amount| text.contains(amount));
            assert!(!names && !text.contains(|one: char| one.is_ascii_digit()), "{}: {text}", level.text);
        }
    }
}
