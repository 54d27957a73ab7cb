//! What languages owe each other: the same ids with the same variables; and words that nobody reads.

use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::fault::{Faults, Severity};
use crate::language::Language;

/// Beginnings of ids that only content names; all other ids are the pages' own.
const OF_CONTENT: [&str; 6] = ["avoid-", "caution-", "constraint-", "exercise-", "lesson-", "questionnaire-"];

/// Tells what a language lacks and what it has too much of, against the language of reference.
pub(crate) fn compare(reference: &Catalogue, language: Language, own: &Catalogue, faults: &mut Faults) {
    for (id, entry) in reference.iter() {
        if !own.has(id) {
            let what = format!(
                "{id} has no words in {language}: add them to the file of that name in words/{language}"
            );
            faults.add(Severity::Unfinished, &entry.file, entry.line, what);
        }
    }
    for (id, entry) in own.iter() {
        let names = |names: &BTreeSet<String>| {
            let names: Vec<_> = names.iter().map(|name| format!("${name}")).collect();
            if names.is_empty() { "none".to_owned() } else { names.join(", ") }
        };
        match reference.get(id) {
            None => {
                let what = format!("{id} is not there in {}: correct its name, or remove it", Language::En);
                faults.add(Severity::Unfinished, &entry.file, entry.line, what);
            }
            Some(other) if other.variables != entry.variables => {
                let what = format!(
                    "{id} names the variables {}, in {} {}: use the same",
                    names(&entry.variables),
                    Language::En,
                    names(&other.variables)
                );
                faults.add(Severity::Broken, &entry.file, entry.line, what);
            }
            Some(_) => {}
        }
    }
}

/// Tells which words nobody reads: words of content that no content names and, in a folder over the program's own, words that
/// neither content nor the program's own words know.
pub(crate) fn unused(
    reference: &Catalogue,
    ours: &BTreeSet<String>,
    used: &BTreeSet<String>,
    faults: &mut Faults,
) {
    for (id, entry) in reference.iter().filter(|(id, _)| !used.contains(*id)) {
        let of_content = OF_CONTENT.iter().any(|start| id.starts_with(start));
        if of_content || (entry.added && !ours.contains(id)) {
            let what = format!("{id} is named by no content: remove it, or name it where it belongs");
            faults.add(Severity::Unfinished, &entry.file, entry.line, what);
        }
    }
}
