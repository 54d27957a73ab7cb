//! `dorsal evaluate`: how accurate the movement engine is, on recordings whose truth is known.

use std::fs;
use std::path::PathBuf;

use accuracy::{Accuracy, STAGES};
use clap::Args;
use library::Library;

use crate::output::print;

/// The sets, as their folders are named.
const SETS: [&str; 5] = ["uiprmd", "kimore", "irds", "repcount", "keraal"];

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Folder that holds the public sets as folders: uiprmd, kimore, irds, repcount, keraal, or some of them. The mannequin
    /// is measured in any case; all together takes a few minutes.
    #[arg(long, value_name = "DIR")]
    recordings: PathBuf,

    /// Print all figures as one line of JSON.
    #[arg(long)]
    json: bool,

    /// Write the report, in Markdown.
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

/// Runs it.
pub fn run(arguments: Arguments) -> Result<(), String> {
    let folder = &arguments.recordings;
    if !folder.is_dir() {
        return Err(format!(
            "{} is not a folder: --recordings names the one that holds the sets (uiprmd, kimore, irds, repcount, keraal)",
            folder.display()
        ));
    }
    let (found, absent): (Vec<&str>, Vec<&str>) = SETS.iter().partition(|set| folder.join(set).is_dir());
    if found.is_empty() {
        eprintln!("None of the sets ({}) is in {}.", SETS.join(", "), folder.display());
    } else {
        eprintln!(
            "Sets: {}. Not there: {}.",
            found.join(", "),
            if absent.is_empty() { "none".to_owned() } else { absent.join(", ") }
        );
    }
    let library = Library::load().map_err(|error| error.to_string())?;
    let mut shown = (usize::MAX, 0);
    let measured = Accuracy::measure(folder, &library, &mut |stage, share| {
        // A line for each quarter of a stage: readable in a terminal and in a log.
        let quarter = (4.0 * share) as usize;
        if shown != (stage, quarter) {
            shown = (stage, quarter);
            eprintln!("{:>2} of {}: {} {:3.0} %", stage + 1, STAGES.len(), STAGES[stage], 100.0 * share);
        }
    });
    for note in &measured.notes {
        eprintln!("Left out: {note}");
    }
    // What was measured comes out even where the report can't be written.
    let markdown = measured.markdown();
    let written = match &arguments.report {
        Some(file) => fs::write(file, &markdown)
            .map(|()| eprintln!("The report is in {}.", file.display()))
            .map_err(|error| format!("the report could not be written to {}: {error}", file.display())),
        None => Ok(()),
    };
    if arguments.json {
        let json = serde_json::to_string(&measured).map_err(|error| error.to_string())?;
        print(&format!("{json}\n"))?;
    } else if arguments.report.is_none() {
        print(&markdown)?;
    }
    written
}
