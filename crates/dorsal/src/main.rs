//! Dorsal: open, self-hosted digital care for the upper back. One binary.

mod analyze;
mod backup;
mod clinic;
mod content;
mod decide;
mod doctor;
mod eligibility;
mod erase;
mod evaluate;
mod export;
mod first_link;
mod library_check;
mod link;
mod list;
mod output;
mod place;
mod replay;
mod roster;
mod serve;
mod simulate;
mod sponsor;
mod system;
#[cfg(test)]
mod tests;
mod verify;
mod who;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

/// Open, self-hosted digital care for the upper back.
#[derive(Parser)]
#[command(name = "dorsal", version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages; opens http://localhost:8080 unless told otherwise.
    Serve(serve::Arguments),
    /// Show which records there are, by the ids that other commands take.
    List(list::Arguments),
    /// Print a one-time link that opens a record in another browser.
    Link(link::Arguments),
    /// Look at every record: whole, unchanged, and not older than it once was?
    Verify(verify::Arguments),
    /// Look for what is weak in a set-up, and say what to do about it. Takes the options of serve; changes nothing.
    Doctor(doctor::Arguments),
    /// Write all records to one file, also while they are served. The key is never in it: keep that elsewhere.
    Backup(backup::Arguments),
    /// Put a backup into an empty folder or database. What was erased since stays erased.
    Restore(backup::Restore),
    /// Erase a record for good.
    Erase(erase::Arguments),
    /// Write a whole record to a JSON file, and to a page that reads by itself.
    Export(export::Arguments),
    /// Count and measure what landmark recordings show; nothing leaves this machine.
    Analyze(analyze::Arguments),
    /// Say what the rules decide on a list of facts; nothing is stored.
    Decide(decide::Arguments),
    /// Show who would have been decided for differently by changed rules; all that is stored is that each record was read.
    Replay(replay::Arguments),
    /// Answer what waits for a clinician.
    Clinic(clinic::Arguments),
    /// Say who offers Dorsal here: employers and health plans.
    Sponsor(sponsor::Arguments),
    /// Import the people for whom a sponsor pays; only keyed hashes of them are kept.
    Roster(roster::Arguments),
    /// Say whether somebody may join.
    Eligibility(eligibility::Arguments),
    /// Measure the movement engine on recordings whose truth is known.
    Evaluate(evaluate::Arguments),
    /// Let synthetic people live with the rules and the store, and check every event.
    Simulate(simulate::Arguments),
    /// Check content and words: Dorsal's own, or with a folder of yours over it.
    Library(library_check::Arguments),
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("DORSAL_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Cli::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("dorsal: {message}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<(), String> {
    match command {
        Command::Serve(arguments) => serve::run(arguments).await,
        Command::List(arguments) => list::run(arguments).await,
        Command::Link(arguments) => link::run(arguments).await,
        Command::Verify(arguments) => verify::run(arguments).await,
        Command::Doctor(arguments) => doctor::run(arguments).await,
        Command::Backup(arguments) => backup::save(arguments).await,
        Command::Restore(arguments) => backup::restore(arguments).await,
        Command::Erase(arguments) => erase::run(arguments).await,
        Command::Export(arguments) => export::run(arguments).await,
        Command::Analyze(arguments) => analyze::run(arguments),
        Command::Decide(arguments) => decide::run(arguments),
        Command::Replay(arguments) => replay::run(arguments).await,
        Command::Clinic(arguments) => clinic::run(arguments).await,
        Command::Sponsor(arguments) => sponsor::run(arguments).await,
        Command::Roster(arguments) => roster::run(arguments).await,
        Command::Eligibility(arguments) => eligibility::run(arguments).await,
        Command::Evaluate(arguments) => evaluate::run(arguments),
        Command::Simulate(arguments) => simulate::run(arguments).await,
        Command::Library(arguments) => library_check::run(arguments),
    }
}
