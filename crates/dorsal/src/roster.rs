//! `dorsal roster`: the people for whom a sponsor pays, kept as keyed hashes.

use std::fs::File;
use std::io::{BufReader, IsTerminal};
use std::path::PathBuf;

use access::import::{How, ImportError, Keys, Report, import};
use access::roster::table::{COLUMNS, Column};
use access::roster::{DateOrder, Options, read};
use clap::{Args, Subcommand, ValueEnum};
use serde_json::json;
use server::RosterKeyFile;

use crate::output::{counted, print, print_json};
use crate::place::{Place, random};
use crate::sponsor::named;
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(subcommand)]
    command: Do,
}

#[derive(Subcommand, Debug)]
enum Do {
    /// Import a sponsor's people from CSV or X12 834. The whole file takes the place of the roster before, or nothing is changed.
    Import(Import),
    /// Make a new key: it hashes each roster from its next import on; until then the old one is kept.
    NewKey(NewKey),
}

#[derive(Args, Debug)]
struct Import {
    #[command(flatten)]
    place: Place,
    /// The sponsor, by one of its names.
    #[arg(long, value_name = "NAME")]
    sponsor: String,
    /// Say what would change and which lines are wrong; change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Go on also where more than 20 % of the people would be removed.
    #[arg(long)]
    confirm: bool,
    /// A column that is named otherwise, as member_id="Employee No"; may be given several times.
    #[arg(long, value_name = "OURS=THEIRS", value_parser = mapping)]
    map: Vec<(Column, String)>,
    /// What comes first in dates like 03/04/1980.
    #[arg(long, value_enum, value_name = "ORDER")]
    dates: Option<Dates>,
    /// Print the report as one line of JSON.
    #[arg(long)]
    json: bool,
    /// The roster.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Args, Debug)]
struct NewKey {
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Dates {
    DayFirst,
    MonthFirst,
}

fn mapping(text: &str) -> Result<(Column, String), String> {
    let columns = COLUMNS.map(|(_, name)| name).join(", ");
    let (ours, theirs) = text.split_once('=').ok_or("it looks like member_id=\"Employee No\"")?;
    let column = Column::parse(ours.trim()).ok_or(format!("our columns are {columns}"))?;
    Ok((column, theirs.trim().to_owned()))
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    match arguments.command {
        Do::Import(arguments) => import_roster(arguments).await,
        Do::NewKey(arguments) => {
            arguments.place.add_roster_key(&*system::source())?;
            eprintln!(
                "A new roster key is there. Each roster needs its next import before the old key is of no more use."
            );
            Ok(())
        }
    }
}

async fn import_roster(arguments: Import) -> Result<(), String> {
    let name = arguments.file.display();
    let file = File::open(&arguments.file).map_err(|error| format!("{name}: {error}"))?;
    let records = arguments.place.open_existing(system::source()).await?.records;
    let (sponsor, current) = named(&records, &arguments.sponsor).await?;
    let keys = RosterKeyFile::new(arguments.place.roster_keys_path()?);
    let keys = keys.to_import(current.as_ref(), random(&**records.source()));
    let (newest, counting) = keys.map_err(|error| error.to_string())?;
    let keys = Keys { newest: &newest, counting: counting.as_ref() };
    let now = records.source().now();
    let dates = arguments.dates.map(|dates| match dates {
        Dates::DayFirst => DateOrder::DayFirst,
        Dates::MonthFirst => DateOrder::MonthFirst,
    });
    let options = Options { columns: arguments.map, dates, today: now.date() };
    let refused = |error: &dyn std::fmt::Display| format!("{name}: {error}. Nothing was changed");
    let people = read(BufReader::with_capacity(1 << 20, file), &options).map_err(|error| refused(&error))?;
    let how = How { dry_run: arguments.dry_run, confirmed: arguments.confirm, now: now.timestamp() };
    let shown = std::io::stderr().is_terminal();
    let progress = |read| {
        if shown {
            eprint!("\r{read} people read");
        }
    };
    let imported = import(records.storage(), keys, (sponsor.id, current), people, how, progress).await;
    records.storage().close().await;
    if shown {
        eprintln!();
    }
    let report = imported.map_err(|error| match error {
        ImportError::Store(error) => error.to_string(),
        error => refused(&error),
    })?;
    if arguments.json {
        return print_json(&json!({
            "sponsor": sponsor.name, "people": report.people, "repeated": report.repeated, "added": report.change.added,
            "removed": report.change.removed, "before": report.before, "left_out": report.left_out, "done": report.done,
            "needs_confirm": report.is_surprising(),
            "faults": report.faults.iter().map(|fault| json!({"line": fault.line, "fault": fault.wrong.to_string()})).collect::<Vec<_>>(),
        }));
    }
    print(&text(&sponsor.name, &report))
}

fn text(sponsor: &str, report: &Report) -> String {
    let people = |number: u64| counted(number, "person").replace("persons", "people");
    let mut text = String::new();
    for fault in &report.faults {
        text.push_str(&format!("{fault}\n"));
    }
    if report.left_out > report.faults.len() as u64 {
        text.push_str(&format!("and {} more\n", report.left_out - report.faults.len() as u64));
    }
    let would = if report.done { "" } else { "would be " };
    text.push_str(&format!(
        "{sponsor}: {} in the file; {would}added: {}, {would}removed: {}; lines left out: {}, repeated: {}.\n",
        people(report.people),
        report.change.added,
        report.change.removed,
        report.left_out,
        report.repeated
    ));
    if !report.done {
        text.push_str("Nothing was changed: this was a dry run.\n");
        if report.is_surprising() {
            text.push_str("More than 20 % of the people would be removed: the import will need --confirm.\n");
        }
    }
    text
}
