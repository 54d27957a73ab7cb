//! Which files a library has: one that nobody reads is a fault, because somebody meant it to be read.

use crate::catalogue::belongs_to;
use crate::fault::{Faults, Severity};
use crate::files::Files;

/// The files of which there is one, below `content/`.
const SINGLE: [&str; 5] =
    ["avoid.toml", "codes.toml", "constraints.toml", "countries.toml", "references.toml"];

/// The files of rules.
const RULES: [&str; 2] = ["programme.toml", "screening.toml"];

/// The folders below `content/` with a file for each thing.
const LISTS: [&str; 3] = ["idle", "lessons", "questionnaires"];

/// The files in an exercise's folder.
const OF_EXERCISE: [&str; 3] = ["choreography.toml", "exercise.toml", "movement.toml"];

/// Tells which files nobody reads.
pub(crate) fn check(files: &Files, faults: &mut Faults) {
    for file in files.below("") {
        if belongs_to(&file.path).is_some() || is_content(&file.path) {
            continue;
        }
        let what = "is read by nobody: a library has content/exercises/NAME/{exercise,movement,choreography,choreography-LEVEL}.toml, \
                    content/lessons/NAME.toml, content/questionnaires/NAME.toml, content/rules/{screening,programme}.toml, \
                    content/{constraints,avoid,countries,references,codes}.toml, \
                    words/en/NAME.ftl and words/pt-PT/NAME.ftl; move it, correct its name or remove it";
        faults.add(Severity::Unfinished, &file.shown, None, what);
    }
}

/// The level whose figure a file in an exercise's folder is.
pub(crate) fn level_of(name: &str) -> Option<&str> {
    name.strip_prefix("choreography-")?.strip_suffix(".toml")
}

fn is_content(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        ["content", name] => SINGLE.contains(&name),
        ["content", "rules", name] => RULES.contains(&name),
        ["content", folder, name] => LISTS.contains(&folder) && name.ends_with(".toml"),
        ["content", "exercises", _, name] => OF_EXERCISE.contains(&name) || level_of(name).is_some(),
        _ => false,
    }
}
