//! `cargo xtask test`: everything that must hold before a change is taken.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use clap::Args;

use crate::browser_tests::Browser;
use crate::build::{self, Profile};
use crate::failure::{Failure, Result};
use crate::repo;
use crate::run::{cargo, program, shown, step, succeed};
use crate::tools::{self, WASM_TARGET};

/// Every check and test.
#[derive(Args)]
pub struct Test {
    /// Leave out the browser tests.
    #[arg(long)]
    no_browser: bool,
}

impl Test {
    /// Runs them all, later ones also when an earlier one failed. The last line is `N passed, N failed`.
    pub fn run(self) -> Result<()> {
        let mut tally = Tally::default();
        let see = "Its output is above.";
        tally.step("Format", || {
            ensure_components()?;
            succeed(cargo().args(["fmt", "--all", "--check"]), "`cargo fmt --all` mends it.").map(one)
        });
        // The server embeds what this makes, so it comes before whatever compiles the server.
        let web = tally.step("WebAssembly module and web bundle", || build::web().map(one));
        tally.step("Clippy", || {
            let deny = ["--", "-D", "warnings"];
            succeed(cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny), see).map(one)
        });
        tally.step("Clippy for the browser's module", || {
            let target = ["clippy", "--package", "browser", "--lib", "--target", WASM_TARGET];
            succeed(cargo().args(target).args(["--", "-D", "warnings"]), see).map(one)
        });
        tally.step("Unit and property tests", rust_tests);
        tally.step("Examples in the documentation", || {
            counted(cargo().args(["test", "--workspace", "--doc"]), libtest_line)
        });
        tally.step("Types of web/", || types("web"));
        tally.step("Types of e2e/", || types("e2e"));
        if !self.no_browser {
            let mut binary = None;
            tally.step("The dorsal binary", || {
                binary = Some(if web { build::dorsal(Profile::Dev)? } else { return Err(no_web()) });
                Ok(one(()))
            });
            tally.step("Browser tests", || {
                let binary: PathBuf = binary.ok_or_else(no_web)?;
                node_tests(Browser::prepare()?.node(&binary), "dist/tests")
            });
        }
        tally.close()
    }
}

fn no_web() -> Failure {
    Failure::new("There is nothing to run: an earlier step failed.")
}

/// How many passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    passed: usize,
    failed: usize,
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// A check that either holds or not counts as one.
fn one((): ()) -> Counts {
    Counts { passed: 1, failed: 0 }
}

/// The sum over all steps.
#[derive(Default)]
pub struct Tally {
    sum: Counts,
    failures: Vec<String>,
}

impl Tally {
    /// Runs a step and adds what it counted; true when nothing of it failed.
    pub fn step(&mut self, name: &str, run: impl FnOnce() -> Result<Counts>) -> bool {
        step(name);
        #[expect(clippy::disallowed_methods, reason = "developers like to know how long a step takes")]
        let began = Instant::now();
        let counts = run().unwrap_or_else(|failure| {
            eprintln!("{failure}");
            Counts { passed: 0, failed: 1 }
        });
        eprintln!(
            "--- {name}: {} passed, {} failed ({:.0} s)",
            counts.passed,
            counts.failed,
            began.elapsed().as_secs_f64()
        );
        if counts.failed > 0 {
            self.failures.push(name.to_owned());
        }
        self.sum = self.sum.plus(counts);
        counts.failed == 0
    }

    /// Prints the last line; an error when anything failed.
    pub fn close(self) -> Result<()> {
        if !self.failures.is_empty() {
            eprintln!("\nFailed: {}", self.failures.join(", "));
        }
        println!("{} passed, {} failed", self.sum.passed, self.sum.failed);
        // The last line says it all: nothing is printed after it.
        if self.failures.is_empty() { Ok(()) } else { std::process::exit(1) }
    }
}

/// A minimal toolchain lacks them.
fn ensure_components() -> Result<()> {
    let missing: Vec<_> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .iter()
        .filter(|(command, _)| !tools::cargo_has(command))
        .collect();
    for (_, component) in missing {
        step(&format!("Installing {component}"));
        succeed(
            program("rustup").args(["component", "add", component]),
            "Install it with your Rust toolchain.",
        )?;
    }
    Ok(())
}

fn rust_tests() -> Result<Counts> {
    tools::ensure_postgresql()?;
    if tools::cargo_has("nextest") {
        return counted(cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]), nextest_line);
    }
    eprintln!("cargo-nextest is not installed: plain `cargo test` does the same, a little slower.");
    let all = ["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"];
    counted(cargo().args(all), libtest_line)
}

/// The store's programs and servers, killed that often while they write.
pub fn kill_tests(times: u32) -> Result<Counts> {
    tools::ensure_postgresql()?;
    let mut command = cargo();
    command.args(["test", "--package", "store", "--test", "all", "kill::"]);
    counted(command.env("DORSAL_KILLS", times.to_string()), libtest_line)
}

/// A roster of so many bytes, read as an import does.
pub fn long_roster(bytes: u64) -> Result<Counts> {
    let mut command = cargo();
    command.args(["test", "--package", "access", "--test", "long"]);
    counted(command.env("DORSAL_ROSTER_BYTES", bytes.to_string()), libtest_line)
}

/// Types and unused names of one npm package.
fn types(folder: &str) -> Result<Counts> {
    tools::ensure_packages(folder)?;
    let mut command = program(tools::npm_program(folder, "tsc"));
    succeed(command.arg("--noEmit").current_dir(repo::path(folder)), "The compiler's message is above.")
        .map(one)
}

/// Runs the test files of a folder of `e2e/` one after another: each has the machine for itself.
pub fn node_tests(mut node: Command, folder: &str) -> Result<Counts> {
    let is_test = |file: &PathBuf| file.to_string_lossy().ends_with(".test.js");
    let files: Vec<_> =
        repo::files_below(&repo::path("e2e").join(folder))?.into_iter().filter(is_test).collect();
    let options = ["--test", "--test-concurrency=1", "--test-reporter=spec"];
    counted(node.args(options).args(files), node_line)
}

/// Runs a program, its output passed on to stderr line by line, and sums the counts that its lines tell.
fn counted(command: &mut Command, line_counts: fn(&str) -> Counts) -> Result<Counts> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("{} could not be started: {error}", shown(command))))?;
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let sum = thread::scope(|scope| {
        let readers = [
            stdout.map(|stream| scope.spawn(move || pass_on(stream, line_counts))),
            stderr.map(|stream| scope.spawn(move || pass_on(stream, line_counts))),
        ];
        let sums = readers.into_iter().flatten().map(|reader| reader.join().unwrap_or_default());
        sums.fold(Counts::default(), Counts::plus)
    });
    let status =
        child.wait().map_err(|error| Failure::new(format!("{} was lost: {error}", shown(command))))?;
    match (status.success(), sum.failed) {
        (true, _) if sum != Counts::default() => Ok(sum),
        (true, _) => Err(Failure::new(format!("{} ran no test", shown(command)))),
        // It failed before it came to its tests.
        (false, 0) => Ok(sum.plus(Counts { passed: 0, failed: 1 })),
        (false, _) => Ok(sum),
    }
}

fn pass_on(stream: impl std::io::Read, line_counts: fn(&str) -> Counts) -> Counts {
    let mut sum = Counts::default();
    for line in BufReader::new(stream).split(b'\n').map_while(std::result::Result::ok) {
        let line = String::from_utf8_lossy(&line);
        eprintln!("{line}");
        sum = sum.plus(line_counts(&line));
    }
    sum
}

/// The number before a word, as in `3 passed`.
fn before(line: &str, word: &str) -> usize {
    let words: Vec<_> = line.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// `Summary [ 1.2s] 12 tests run: 11 passed, 1 failed, 0 skipped`
fn nextest_line(line: &str) -> Counts {
    if !line.trim_start().starts_with("Summary [") {
        return Counts::default();
    }
    Counts { passed: before(line, "passed"), failed: before(line, "failed") + before(line, "timed") }
}

/// `test result: ok. 3 passed; 0 failed; ...`
fn libtest_line(line: &str) -> Counts {
    if !line.starts_with("test result:") {
        return Counts::default();
    }
    Counts { passed: before(line, "passed"), failed: before(line, "failed") }
}

/// `ℹ pass 3` and `ℹ fail 0`
fn node_line(line: &str) -> Counts {
    let number = |word| line.strip_prefix("ℹ ")?.strip_prefix(word)?.trim().parse().ok();
    Counts {
        passed: number("pass ").unwrap_or(0),
        failed: number("fail ").unwrap_or(0) + number("cancelled ").unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_the_summaries() {
        let check = |read: fn(&str) -> Counts, line: &str, passed, failed| {
            assert_eq!(read(line), Counts { passed, failed }, "{line}");
        };
        check(nextest_line, "     Summary [   0.074s] 12 tests run: 11 passed, 1 failed, 0 skipped", 11, 1);
        check(nextest_line, "     Summary [   0.074s] 25 tests run: 25 passed (2 slow), 0 skipped", 25, 0);
        check(nextest_line, "        PASS [   0.005s] body back::tests::flat", 0, 0);
        check(libtest_line, "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured", 3, 2);
        check(libtest_line, "test back::tests::flat ... ok", 0, 0);
        check(node_line, "ℹ pass 7", 7, 0);
        check(node_line, "ℹ fail 2", 0, 2);
        check(node_line, "ℹ tests 9", 0, 0);
    }
}
