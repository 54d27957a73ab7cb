//! `dorsal evaluate`: how accurate the movement engine is, on recordings whose truth is known.

use std::fs;
use std::path::PathBuf;

use accuracy::{Accuracy, STAGES};
use clap::Args;
use library::Library;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    /// Folder that holds the public sets as folders: uiprmd, kimore, irds, repcount, keraal, or some of them.
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
    if let Some(file) = &arguments.report {
        fs::write(file, measured.markdown()).map_err(|error| format!("{}: {error}", file.display()))?;
        eprintln!("The report is in {}.", file.display());
    }
    if arguments.json {
        println!("{}", serde_json::to_string(&measured).map_err(|error| error.to_string())?);
    } else if arguments.report.is_none() {
        println!("{}", measured.markdown());
    }
    Ok(())
}
