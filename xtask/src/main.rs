//! Developer commands, run as `cargo xtask COMMAND`.
//!
//! One file per command, and under them a few shared ones: where things lie (`repo`), how programs are run (`run`),
//! what is installed when missing (`tools`), and what makes a step skippable (`stamp`). Progress goes to stderr;
//! stdout belongs to results (`--json`).

mod bench;
mod bench_join;
mod bench_motion;
mod browser_tests;
mod build;
mod bundle;
mod compress;
mod evaluate;
mod failure;
mod fuzz;
mod icons;
mod notices;
mod repo;
mod run;
mod screenshots;
mod serve;
mod soak;
mod stamp;
mod streams;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Developer commands for Dorsal.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything: the wasm module, the web bundle and the `dorsal` binary.
    Build(build::Build),
    /// Build, then serve on this machine; what follows is passed on to `dorsal serve`.
    Serve(serve::Serve),
    /// Every check and test. The last line is `N passed, N failed`.
    Test(test::Test),
    /// The tests that take long.
    Soak(soak::Soak),
    /// Print figures about speed and size.
    Bench(bench::Bench),
    /// Try bad input on the movement engine, for as long as one likes.
    Fuzz(fuzz::Fuzz),
    /// Run the product on recorded pictures and print what it found.
    Evaluate(evaluate::Evaluate),
    /// Take pictures of every page.
    Screenshots(screenshots::Screenshots),
    /// Make the camera streams of the browser tests.
    #[command(hide = true)]
    Streams(streams::Streams),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build(command) => command.run(),
        Command::Serve(command) => command.run(),
        Command::Test(command) => command.run(),
        Command::Soak(command) => command.run(),
        Command::Bench(command) => command.run(),
        Command::Fuzz(command) => command.run(),
        Command::Evaluate(command) => command.run(),
        Command::Screenshots(command) => command.run(),
        Command::Streams(command) => command.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
