//! Somebody's folder: an exercise, a lesson and a questionnaire, all sound.

use std::fs;
use std::path::Path;

use library::{Fault, check};

use super::TODAY;

pub const ENGLISH: &str = "words/en/clinic.ftl";
pub const PORTUGUESE: &str = "words/pt-PT/clinic.ftl";

/// A whole exercise that the guide only times.
pub const EXERCISE: &str = r#"kind = "exercise"
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

pub const MOVEMENT: &str = r#"slug = "reach"
posture = "any"
views = ["any"]
tier = "timed"
seen = []

[pacing]
there-s = 2.0
back-s = 2.0
"#;

pub const WORDS: &str = "exercise-reach-name = Reach
exercise-reach-why = Why
exercise-reach-1 = One
exercise-reach-2 = Two
exercise-reach-dose = Five times
exercise-reach-watches = The guide keeps the time.
exercise-reach-level-seated = Sitting
exercise-reach-level-standing = Standing
";

pub const LESSON: &str = r#"title = "lesson-walk-title"
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

pub const LESSON_WORDS: &str = "lesson-walk-title = Walk
lesson-walk-lead = Walk a little
lesson-walk-1 = Every day.
lesson-walk-try = Walk to the door.
";

pub const QUESTIONNAIRE: &str = r#"title = "questionnaire-mood-title"
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

pub const QUESTIONNAIRE_WORDS: &str = "questionnaire-mood-title = Mood
questionnaire-mood-lead = How you are
questionnaire-mood-text = How are you?
questionnaire-mood-low = Bad
questionnaire-mood-high = Good
";

/// A folder with an exercise, a lesson and a questionnaire, all sound, and other files over them.
pub struct Folder(tempfile::TempDir);

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
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

    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        fs::write(path, bytes).expect("it can be written");
    }

    pub fn path(&self) -> &Path {
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
    pub fn told(&self) -> Vec<String> {
        let figure = |fault: &Fault| fault.what.starts_with("is not there, so no figure");
        self.faults().iter().filter(|one| !figure(one)).map(ToString::to_string).collect()
    }
}
