//! `dorsal library`: what is wrong with a library, before anybody is served it.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use library::{Checked, Fault, Severity};
use serde::Serialize;

use crate::output::{self, print};
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Check content and words, and say where each fault is and what to do next.
    Check(Check),
}

#[derive(Args, Debug)]
struct Check {
    /// Folder with content/ and words/ that adds to Dorsal's own library or takes the place of files in it; without it,
    /// Dorsal's own library is checked.
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// Count warnings as faults: content whose review is due, a constraint that changes nothing.
    #[arg(long)]
    strict: bool,

    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// A fault as one object of JSON.
#[derive(Serialize)]
struct Told<'a> {
    file: &'a str,
    line: Option<usize>,
    what: &'a str,
}

/// What is printed with `--json`.
#[derive(Serialize)]
struct Report<'a> {
    faults: Vec<Told<'a>>,
    warnings: Vec<Told<'a>>,
    exercises: usize,
    levels: usize,
    lessons: usize,
    questionnaires: usize,
    constraints: usize,
    avoid: usize,
    countries: usize,
    languages: Vec<&'static str>,
}

/// Runs it.
pub fn run(arguments: Arguments) -> Result<(), String> {
    let Command::Check(check) = arguments.command;
    let today = system::source().now().date();
    let checked = library::check(check.folder.as_deref(), today);
    let is_warning = |fault: &&Fault| fault.severity == Severity::Warning && !check.strict;
    let (warnings, faults): (Vec<&Fault>, Vec<&Fault>) = checked.faults.iter().partition(is_warning);
    let told =
        if check.json { json(&checked, &faults, &warnings)? } else { text(&checked, &faults, &warnings) };
    print(&told)?;
    match faults.len() {
        0 => Ok(()),
        1 => Err("the library has a fault".to_owned()),
        many => Err(format!("the library has {many} faults")),
    }
}

fn counted<'a>(checked: &Checked, faults: &[&'a Fault], warnings: &[&'a Fault]) -> Report<'a> {
    let told = |faults: &[&'a Fault]| {
        let told = faults.iter().map(|fault| Told { file: &fault.file, line: fault.line, what: &fault.what });
        told.collect()
    };
    let found = &checked.found;
    Report {
        faults: told(faults),
        warnings: told(warnings),
        exercises: found.exercises,
        levels: found.levels,
        lessons: found.lessons,
        questionnaires: found.questionnaires,
        constraints: found.constraints,
        avoid: found.avoid,
        countries: found.countries,
        languages: library::Language::ALL.map(library::Language::tag).to_vec(),
    }
}

fn json(checked: &Checked, faults: &[&Fault], warnings: &[&Fault]) -> Result<String, String> {
    let line = serde_json::to_string(&counted(checked, faults, warnings));
    line.map(|line| line + "\n").map_err(|error| error.to_string())
}

fn text(checked: &Checked, faults: &[&Fault], warnings: &[&Fault]) -> String {
    let mut text = String::new();
    for fault in faults {
        text += &format!("{fault}\n");
    }
    for fault in warnings {
        text += &format!("warning: {fault}\n");
    }
    let found = &checked.found;
    text + &format!(
        "{} exercises with {} levels, {} lessons, {} questionnaires, {} constraints, {} movements to avoid, {} countries; \
         words in {}: {}, {}\n",
        found.exercises,
        found.levels,
        found.lessons,
        found.questionnaires,
        found.constraints,
        found.avoid,
        found.countries,
        library::Language::ALL.map(library::Language::tag).join(" and "),
        output::counted(faults.len(), "fault"),
        output::counted(warnings.len(), "warning")
    )
}

#[cfg(test)]
mod tests {
    use library::{Checked, Fault, Found, Severity};

    use super::{json, text};

    #[test]
    fn a_fault_has_its_place_in_both_forms() {
        let fault = Fault {
            file: "content/avoid.toml".to_owned(),
            line: Some(7),
            what: "the source is empty: name where this comes from".to_owned(),
            severity: Severity::Broken,
        };
        let due = Fault { line: None, severity: Severity::Warning, ..fault.clone() };
        let found = Found { exercises: 21, ..Found::default() };
        let checked = Checked { faults: vec![fault.clone(), due.clone()], found };
        let line = json(&checked, &[&fault], &[&due]).expect("it is JSON");
        assert_eq!(line.matches('\n').count(), 1, "one line");
        let told: serde_json::Value = serde_json::from_str(&line).expect("it is JSON");
        assert_eq!(told["faults"][0]["file"], "content/avoid.toml");
        assert_eq!(told["faults"][0]["line"], 7);
        assert!(told["faults"][0]["what"].as_str().is_some_and(|what| what.starts_with("the source")));
        assert_eq!(
            (told["faults"].as_array().map(Vec::len), told["exercises"].as_u64()),
            (Some(1), Some(21))
        );
        assert!(told["warnings"][0]["line"].is_null());
        let text = text(&checked, &[&fault], &[&due]);
        assert!(text.starts_with("content/avoid.toml:7: the source is empty"), "{text}");
        assert!(text.contains("\nwarning: content/avoid.toml: "), "{text}");
    }
}
