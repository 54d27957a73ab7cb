//! What a check of somebody's folder says: every fault, with its file, its line and what to do next.

use std::fs;
use std::path::Path;

use jiff::civil::{Date, date};
use library::{Fault, Language, Library, Severity, check};

const TODAY: Date = date(2026, 12, 1);

/// English files whose translation is on its way.
const NOT_YET_TRANSLATED: [&str; 2] = ["words/en/programme.ftl", "words/en/screening.ftl"];

fn is_expected(fault: &Fault) -> bool {
    fault.what.contains("has no words in pt-PT") && NOT_YET_TRANSLATED.contains(&fault.file.as_str())
}

const ENGLISH: &str = "words/en/clinic.ftl";
const PORTUGUESE: &str = "words/pt-PT/clinic.ftl";

/// A whole exercise that the guide only times.
const EXERCISE: &str = r#"kind = "exercise"
goal = "mobility"
name = "exercise-reach-name"
purpose = "exercise-reach-why"
start = "exercise-reach-1"
steps = ["exercise-reach-2"]
dose_text = "exercise-reach-dose"
watches = "exercise-reach-watches"
first_phase = 1
per_side = true
days = 7
repetition_s = 4
reviewed_on = "2026-11-25"
review_by = "2027-11-25"
reviewed_by = "A. Clinician"

[[levels]]
id = "seated"
start = true
text = "exercise-reach-level-seated"
position = "seated"
equipment = ["chair"]
dose = { sets = 1, repetitions = 5, hold_s = 0 }
most = { sets = 2, repetitions = 10, hold_s = 0 }
forbidden = ["shoulder"]
camera = false

[[levels]]
id = "standing"
text = "exercise-reach-level-standing"
position = "standing"
equipment = []
dose = { sets = 1, repetitions = 8, hold_s = 0 }
most = { sets = 2, repetitions = 12, hold_s = 2 }
forbidden = ["shoulder", "balance"]
camera = false

[[cautions]]
text = "caution-shoulder-leave-out"
constraint = "shoulder"
source = "Our clinic"
mark = "D"

[[evidence]]
source = "Our clinic"
mark = "D"
"#;

const MOVEMENT: &str = r#"slug = "reach"
posture = "any"
views = ["any"]
tier = "timed"
seen = []

[pacing]
there-s = 2.0
back-s = 2.0
"#;

const WORDS: &str = "exercise-reach-name = Reach
exercise-reach-why = Why
exercise-reach-1 = One
exercise-reach-2 = Two
exercise-reach-dose = Five times
exercise-reach-watches = The guide keeps the time.
exercise-reach-level-seated = Sitting
exercise-reach-level-standing = Standing
";

const LESSON: &str = r#"title = "lesson-walk-title"
lead = "lesson-walk-lead"
paragraphs = ["lesson-walk-1"]
try = "lesson-walk-try"
minutes = 2
topic = "moving"
reviewed_on = "2026-11-25"
review_by = "2027-11-25"
reviewed_by = ""

[[sources]]
source = "Our clinic"
mark = "D"
"#;

const LESSON_WORDS: &str = "lesson-walk-title = Walk
lesson-walk-lead = Walk a little
lesson-walk-1 = Every day.
lesson-walk-try = Walk to the door.
";

const QUESTIONNAIRE: &str = r#"title = "questionnaire-mood-title"
lead = "questionnaire-mood-lead"
every_days = 28
licence = "own"
reviewed_on = "2026-11-25"
review_by = "2027-11-25"
reviewed_by = ""

[[items]]
id = "mood"
text = "questionnaire-mood-text"
kind = "scale"
min = 0
max = 10
low = "questionnaire-mood-low"
high = "questionnaire-mood-high"

[scoring]
kind = "single"
higher = "better"
bands = [
    { from = 0, text = "questionnaire-mood-low" },
    { from = 5, text = "questionnaire-mood-high" },
]

[[advice]]
at_least = 5
text = "questionnaire-mood-text"
crisis = false
source = "Our clinic"
mark = "D"
"#;

const QUESTIONNAIRE_WORDS: &str = "questionnaire-mood-title = Mood
questionnaire-mood-lead = How you are
questionnaire-mood-text = How are you?
questionnaire-mood-low = Bad
questionnaire-mood-high = Good
";

/// A folder with an exercise, a lesson and a questionnaire, all sound, and other files over them.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let words = [WORDS, LESSON_WORDS, QUESTIONNAIRE_WORDS].concat();
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (path, text) in [
            ("content/exercises/reach/exercise.toml", EXERCISE),
            ("content/exercises/reach/movement.toml", MOVEMENT),
            ("content/lessons/walk.toml", LESSON),
            ("content/questionnaires/mood.toml", QUESTIONNAIRE),
            (ENGLISH, &words),
            (PORTUGUESE, &words),
        ]
        .iter()
        .chain(files)
        {
            folder.write(path, text.as_bytes());
        }
        folder
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The faults, with files relative to the folder.
    fn faults(&self) -> Vec<Fault> {
        let mut faults = check(Some(self.path()), TODAY).faults;
        let prefix = format!("{}/", self.path().display());
        for fault in &mut faults {
            fault.file = fault.file.replace(&prefix, "");
        }
        faults
    }

    /// What is told, but that no figure shows the exercise.
    fn told(&self) -> Vec<String> {
        let figure = |fault: &Fault| fault.what.starts_with("is not there, so no figure");
        self.faults()
            .iter()
            .filter(|one| !figure(one) && !is_expected(one))
            .map(ToString::to_string)
            .collect()
    }
}

#[test]
fn our_own_library_has_no_faults() {
    let mut told = check(None, TODAY);
    told.faults.retain(|fault| !is_expected(fault));
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
    let mut told = check(Some(folder), TODAY).faults;
    told.retain(|fault| !is_expected(fault));
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].severity, Severity::Broken);
    assert!(Library::load_over(Some(folder)).is_err());
    told[0].to_string()
}
