//! What a check of somebody's folder says: every fault, with its file, its line and what to do next.

mod folder;
mod rules;

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use library::{Language, Library, Severity, check};

use crate::folder::{
    EXERCISE, Folder, LESSON, LESSON_WORDS, PORTUGUESE, QUESTIONNAIRE, QUESTIONNAIRE_WORDS, WORDS,
};

const TODAY: Date = date(2026, 12, 1);

#[test]
fn our_own_library_has_no_faults() {
    let told = check(None, TODAY);
    assert_eq!(told.faults, [], "our own library");
    assert!(
        told.found.exercises > 20 && told.found.levels > 60 && told.found.lessons > 10,
        "{:?}",
        told.found
    );
}

#[test]
fn a_folder_adds_what_is_in_it_and_takes_the_place_of_files() {
    let folder = Folder::new(&[]);
    assert_eq!(folder.told(), [""; 0]);
    let (ours, theirs) = (Library::load().unwrap(), Library::load_over(Some(folder.path())).unwrap());
    assert_eq!(theirs.exercises.len(), ours.exercises.len() + 1);
    assert_eq!(theirs.lessons.len(), ours.lessons.len() + 1);
    assert_eq!(theirs.questionnaires.len(), ours.questionnaires.len() + 1);
    let reach = theirs.exercise("reach").expect("it was added");
    assert_eq!(reach.review.reviewed_by.as_deref(), Some("A. Clinician"));
    assert_eq!(theirs.words(Language::PtPt).text(&reach.name), "Reach");
    assert!(!theirs.rules().doses.contains_key("reach"), "the public guide does not show it");

    let renamed = "guide-cat-cow-name = Cat and cow\n";
    let own = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/words/en/guide.ftl")).unwrap();
    let replaced: String =
        own.lines()
            .map(|line| {
                if line.starts_with("guide-cat-cow-name") { renamed.to_owned() } else { format!("{line}\n") }
            })
            .collect();
    let folder = Folder::new(&[("words/en/guide.ftl", &replaced)]);
    assert_eq!(folder.told(), [""; 0]);
    let theirs = Library::load_over(Some(folder.path())).unwrap();
    assert_eq!(theirs.words(Language::En).text("guide-cat-cow-name"), "Cat and cow");
}

/// Replaces `from` in a sound file and expects exactly these faults.
fn check_change(path: &str, text: &str, from: &str, to: &str, expected: &[&str]) {
    assert!(from.is_empty() || text.contains(from), "{path} has {from:?}");
    let changed = if from.is_empty() { format!("{text}{to}") } else { text.replacen(from, to, 1) };
    let told = Folder::new(&[(path, &changed)]).told();
    let matches = |(told, expected): (&String, &&str)| told.starts_with(*expected);
    let all = told.len() == expected.len() && told.iter().zip(expected).all(matches);
    assert!(all, "{path}, {from:?} -> {to:?}:\n{told:#?}\nexpected\n{expected:#?}");
}

#[test]
fn faults_of_exercises_are_told_with_file_and_line() {
    let path = "content/exercises/reach/exercise.toml";
    let check = |from: &str, to: &str, expected: &[&str]| {
        let expected: Vec<_> = expected.iter().map(|expected| format!("{path}{expected}")).collect();
        check_change(path, EXERCISE, from, to, &expected.iter().map(String::as_str).collect::<Vec<_>>());
    };
    check("days = 7", "days = 7\ncolour = 1", &[":12: unknown field `colour`"]);
    check("days = 7", "days = 8", &[":11: days must be 1 to 7"]);
    check("first_phase = 1", "first_phase = 5", &[":9: first_phase must be"]);
    check_change(
        path,
        EXERCISE,
        "exercise-reach-2",
        "exercise-reach-9",
        &[
            "content/exercises/reach/exercise.toml:6: \"exercise-reach-9\" has no words",
            "words/en/clinic.ftl:4: exercise-reach-2 is named by no content",
        ],
    );
    check(
        "camera = false\n\n[[cautions]]",
        "camera = true\n\n[[cautions]]",
        &[":36: the camera can't follow \"standing\""],
    );
    check("start = true\n", "", &[":17: no level has start = true"]);
    check("id = \"standing\"", "id = \"standing\"\nstart = true", &[":30: a second level has start = true"]);
    check("id = \"standing\"", "id = \"seated\"", &[":29: the id \"seated\" is there twice"]);
    check(
        "sets = 1, repetitions = 5",
        "sets = 3, repetitions = 5",
        &[":23: `dose` of \"seated\" is more than `most`"],
    );
    check(
        "sets = 1, repetitions = 5",
        "sets = 0, repetitions = 5",
        &[":23: `dose` of \"seated\" takes no time"],
    );
    check(
        "[\"shoulder\", \"balance\"]",
        "[\"shoulder\", \"luck\"]",
        &[":35: there is no constraint \"luck\""],
    );
    check("constraint = \"shoulder\"", "constraint = \"luck\"", &[":40: there is no constraint \"luck\""]);
    check("[\"chair\"]", "[\"sofa\"]", &[":22: unknown variant `sofa`"]);
    check("position = \"seated\"", "position = \"hanging\"", &[":21: unknown variant `hanging`"]);
    check(
        "source = \"Our clinic\"\nmark = \"D\"\n\n[[evi",
        "mark = \"D\"\n\n[[evi",
        &[":38: missing field `source`"],
    );
    check("source = \"Our clinic\"", "source = \" \"", &[":41: the source is empty"]);
    check("mark = \"D\"", "mark = \"E\"", &[":38: unknown variant `E`"]);
    check(
        "review_by = \"2027-11-25\"",
        "review_by = \"2026-11-30\"",
        &[":14: was to be looked at again by 2026-11-30"],
    );
    check(
        "review_by = \"2027-11-25\"",
        "review_by = \"2025-11-25\"",
        &[":14: review_by must be", ":14: was to be"],
    );
    let figure =
        include_str!("../../content/exercises/chin-tuck/choreography.toml").replace("chin-tuck", "reach");
    let told = |exercise: &str, level: &str| {
        Folder::new(&[
            (path, exercise),
            ("content/exercises/reach/choreography.toml", &figure),
            ("content/exercises/reach/choreography-standing.toml", level),
        ])
        .told()
    };
    let own = figure.replace("\"reach\"", "\"reach.standing\"");
    let otherwise = EXERCISE.replace("id = \"standing\"", "id = \"standing\"\nas_usual = false");
    assert_eq!(told(&otherwise, &own), [""; 0]);
    let faults = told(EXERCISE, &own).join("\n");
    assert!(
        faults.contains("\"standing\" is done in another position than the exercise's figure"),
        "{faults}"
    );
    assert!(faults.contains("\"reach\" has no level \"standing\" with `as_usual = false`"), "{faults}");
    let faults = told(&otherwise, &figure).join("\n");
    assert!(faults.contains("the slug must be \"reach.standing\""), "{faults}");
    check("review_by = \"2027-11-25\"\n", "", &[":1: missing field `review_by`"]);
    check("days = 7", "days == 7", &[":11: is not TOML here"]);
    check("kind =", "guide = 6\nkind =", &[":1: the places in the guide"]);
    // All of them, not only the first.
    let many = "sets = 3, repetitions = 5, foot = 1";
    check(
        "sets = 1, repetitions = 5",
        many,
        &[":23: `dose` of \"seated\" is more", ":23: unknown field `foot`"],
    );
    let broken = EXERCISE
        .replace("days = 7", "days = \"daily\"")
        .replace("\"chair\"", "\"sofa\"")
        .replace("\"balance\"", "4");
    let told = Folder::new(&[(path, &broken)]).told();
    let lines: Vec<_> = told.iter().filter_map(|told| told.strip_prefix(path)?.get(..4)).collect();
    assert_eq!(lines, [":11:", ":22:", ":35:"], "{told:#?}");
}

#[test]
fn faults_of_lessons_and_questionnaires_are_told() {
    let path = "content/lessons/walk.toml";
    check_change(
        path,
        LESSON,
        "\n[[sources]]\nsource = \"Our clinic\"\nmark = \"D\"\n",
        "",
        &["content/lessons/walk.toml: no source is named"],
    );
    check_change(
        path,
        LESSON,
        "topic = \"moving\"",
        "topic = \"luck\"",
        &["content/lessons/walk.toml:6: unknown variant"],
    );
    let lead = "content/lessons/walk.toml:2: \"lesson-nothing\" has no words";
    let unused = "words/en/clinic.ftl:10: lesson-walk-lead is named by no content";
    check_change(path, LESSON, "lesson-walk-lead", "lesson-nothing", &[lead, unused]);

    let path = "content/questionnaires/mood.toml";
    let check = |from: &str, to: &str, expected: &str| {
        check_change(path, QUESTIONNAIRE, from, to, &[&format!("{path}{expected}")]);
    };
    check("from = 0", "from = 1", ":22: the bands leave a gap");
    check("from = 5", "from = 0", ":23: the bands overlap");
    check("from = 5", "from = 11", ":23: no score reaches 11");
    check("at_least = 5", "at_least = 11", ":27: no score reaches 11");
    check("licence = \"own\"", "licence = \"free\"", ":4: a text of others says whose it is");
    check("kind = \"scale\"", "kind = \"choice\"", ":9: \"mood\" is a choice");
    check("every_days = 28", "every_days = 0", ":3: every_days must be");
    let empty = QUESTIONNAIRE.replace("max = 10", "max = 0").replace("from = 5", "from = 0");
    let told = Folder::new(&[(path, &empty)]).told();
    assert!(
        told.iter()
            .any(|told| told.starts_with("content/questionnaires/mood.toml:13: nothing can be answered")),
        "{told:#?}"
    );
}

#[test]
fn languages_owe_each_other_the_same_ids_and_variables() {
    let all = [WORDS, LESSON_WORDS, QUESTIONNAIRE_WORDS].concat();
    let check =
        |path: &str, from: &str, to: &str, expected: &[&str]| check_change(path, &all, from, to, expected);
    check(
        PORTUGUESE,
        "exercise-reach-why = Why\n",
        "",
        &["words/en/clinic.ftl:2: exercise-reach-why has no words in pt-PT"],
    );
    check(
        PORTUGUESE,
        "= Why",
        "= Why { $who }",
        &["words/pt-PT/clinic.ftl:2: exercise-reach-why names the variables $who, in en none"],
    );
    check(
        PORTUGUESE,
        "",
        "extra-words = More\n",
        &["words/pt-PT/clinic.ftl:18: extra-words is not there in en"],
    );
    check(
        PORTUGUESE,
        "= Two",
        "= Two\nexercise-reach-2 = Two",
        &["words/pt-PT/clinic.ftl:5: exercise-reach-2 is there twice"],
    );
    check(PORTUGUESE, "= Two", "= { nothing }", &["words/pt-PT/clinic.ftl:4: names the message nothing"]);
    check(
        PORTUGUESE,
        "= Two",
        "= Two { $",
        &["words/en/clinic.ftl:4", "words/pt-PT/clinic.ftl:4: is not Fluent here"],
    );
    // What is only not translated can be read in English.
    let without = all.replacen("exercise-reach-why = Why\n", "", 1);
    let library = Library::load_over(Some(Folder::new(&[(PORTUGUESE, &without)]).path())).unwrap();
    assert_eq!(library.words(Language::PtPt).text("exercise-reach-why"), "Why");
}

#[test]
fn files_that_are_none_of_a_library_are_told() {
    let check = |path: &str, bytes: &[u8], expected: &str| {
        let folder = Folder::new(&[]);
        folder.write(path, bytes);
        let told = folder.told();
        assert!(told.len() == 1 && told[0].starts_with(expected), "{path}: {told:#?}");
    };
    check(
        "content/exercises/reach/excercise.toml",
        b"",
        "content/exercises/reach/excercise.toml: is read by nobody",
    );
    check("words/fr/clinic.ftl", b"", "words/fr/clinic.ftl: is read by nobody");
    check(
        "content/lessons/Big Words.toml",
        LESSON.as_bytes(),
        "content/lessons/Big Words.toml: the file's name",
    );
    check("lessons/walk.toml", LESSON.as_bytes(), "");
    check("content/avoid.toml", b"# \xff", "content/avoid.toml:1: is not UTF-8");
    check("content/lessons/bytes.toml", b"a\nb\xff", "content/lessons/bytes.toml:2: is not UTF-8");
    let folder = Folder::new(&[]);
    folder.write("content/README.md", b"What is in here");
    folder.write("content/.hidden", b"");
    assert_eq!(folder.told(), [""; 0]);

    let empty = tempfile::tempdir().expect("a folder");
    let told = check_folder(empty.path());
    assert!(told.contains("holds neither a folder content nor a folder words"), "{told}");
    let told = check_folder(&empty.path().join("nothing"));
    assert!(told.contains("cannot be read"), "{told}");
}

fn check_folder(folder: &Path) -> String {
    let told = check(Some(folder), TODAY).faults;
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].severity, Severity::Broken);
    assert!(Library::load_over(Some(folder)).is_err());
    told[0].to_string()
}

#[test]
fn a_constraint_that_forbids_nothing_is_a_warning() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/content/constraints.toml");
    let more = "\n[[constraints]]\nid = \"luck\"\nlabel = \"exercise-reach-name\"\nquestion = \"exercise-reach-why\"\n\
                source = \"Our clinic\"\nmark = \"D\"\n";
    let text = fs::read_to_string(own).unwrap();
    let folder = Folder::new(&[("content/constraints.toml", &(text.clone() + more))]);
    let faults = check(Some(folder.path()), TODAY).faults;
    let luck = faults.iter().find(|fault| fault.what.contains("\"luck\"")).expect("it is told");
    assert_eq!((luck.severity, luck.line), (Severity::Warning, Some(text.lines().count() + 3)), "{luck}");
    assert!(Library::load_over(Some(folder.path())).is_ok());
}

/// Whatever is missing, there is an answer: only what a caution is about and a band above the first may be left out.
#[test]
fn no_line_can_be_left_out_unnoticed() {
    for (path, text) in [
        ("content/exercises/reach/exercise.toml", EXERCISE),
        ("content/lessons/walk.toml", LESSON),
        ("content/questionnaires/mood.toml", QUESTIONNAIRE),
    ] {
        let lines: Vec<&str> = text.lines().collect();
        for (at, left_out) in lines.iter().enumerate() {
            let may_go =
                left_out.is_empty() || left_out.starts_with("constraint =") || left_out.contains("from = 5");
            let rest: Vec<&str> =
                lines.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, line)| *line).collect();
            let told = Folder::new(&[(path, &rest.join("\n"))]).told();
            assert_eq!(told.is_empty(), may_go, "{path} without {left_out:?}: {told:#?}");
        }
    }
}
