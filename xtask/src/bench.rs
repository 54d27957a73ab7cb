//! `cargo xtask bench`

use clap::{Args, Subcommand};

use crate::bench_join;
use crate::bench_motion;
use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::{Result, While};
use crate::run::{cargo, output, step};
use crate::tools;

/// Print figures about speed and size.
#[derive(Args)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A session, the server, and what the guide page costs.
    Session(Form),
    /// The camera part beside other programs, on the same frames. Takes some ten minutes.
    Vision(Form),
    /// What each page costs, its first paint beside a plain file server that gives the same bytes, and how smooth a session is.
    /// Takes some five minutes.
    Pages(Form),
    /// The movement engine beside the same signals in NumPy, on a made-up stream. Takes half a minute.
    Motion(Form),
    /// Records and rules: appends beside a bare loop that writes the same bytes, loads among many people, a record of 12 weeks, on
    /// SQLite and PostgreSQL. Takes some minutes.
    Care(Form),
    /// Joining: finding a sponsor beside a bare handler, a roster of a million lines beside `sqlite3 .import`, checks under load, and
    /// whether their time says what they found. Takes some three minutes.
    Join(Form),
}

#[derive(Args)]
struct Form {
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// What we aim for: a figure, at most, unit.
type Aim = (&'static str, f64, &'static str);

const SESSION: [Aim; 3] =
    [("frame_ratio", 1.3, ""), ("idle_memory_mb", 30.0, "MB"), ("guide_bytes", 120_000.0, "bytes")];

const PAGES: [Aim; 2] = [("first_paint_ratio", 1.5, ""), ("first_paint_ratio_worst", 1.5, "")];

const VISION: [Aim; 4] = [
    ("ratio_tasks_vision", 0.75, ""),
    ("ratio_bare", 1.15, ""),
    ("ratio_bare_1thread", 1.15, ""),
    ("memory_growth_mb", 20.0, "MB"),
];

impl Bench {
    /// Measures the release binary.
    pub fn run(self) -> Result<()> {
        match self.what {
            What::Session(form) => measure("bench", &SESSION, &form),
            What::Vision(form) => measure("bench-vision", &VISION, &form),
            What::Pages(form) => measure("bench-pages", &PAGES, &form),
            What::Motion(form) => bench_motion::run(form.json),
            What::Care(form) => care(form.json),
            What::Join(form) => bench_join::run(form.json),
        }
    }
}

/// Where a figure is, what we aim for, and whether that is the least.
const CARE: [(&str, f64, bool); 4] = [
    ("/sqlite/append_ratio", 0.5, true),
    ("/postgres/append_ratio", 0.5, true),
    ("/sqlite/load_ratio", 1.5, false),
    ("/postgres/load_ratio", 1.5, false),
];

/// Runs the store's own measurement.
fn care(json: bool) -> Result<()> {
    tools::ensure_postgresql()?;
    step("Measuring");
    let line = output(
        cargo().args(["run", "--release", "--quiet", "-p", "store", "--example", "bench"]),
        "What went wrong is above.",
    )?;
    let line = line.trim();
    let figures: serde_json::Value = serde_json::from_str(line).doing(|| "reading the figures".to_owned())?;
    for (place, aim, least) in CARE {
        if let Some(value) = figures.pointer(place).and_then(serde_json::Value::as_f64) {
            let fine = if least { value >= aim } else { value <= aim };
            let word = if least { "at least" } else { "at most" };
            eprintln!(
                "{place}: {value:.2} ({}: {word} {aim})",
                if fine { "as aimed for" } else { "NOT as aimed for" }
            );
        }
    }
    if json {
        println!("{line}")
    } else {
        println!("{figures:#}")
    }
    Ok(())
}

/// Runs one of the programs of `e2e/tools`, and prints its figures and how they compare with the aims.
fn measure(tool: &str, aims: &[Aim], form: &Form) -> Result<()> {
    let browser = Browser::prepare()?;
    let binary = dorsal(Profile::Release)?;
    step("Measuring");
    let line =
        output(browser.node(&binary).arg(format!("dist/tools/{tool}.js")), "What went wrong is above.")?;
    let line = line.trim();
    let figures: serde_json::Value = serde_json::from_str(line).doing(|| "reading the figures".to_owned())?;
    for (name, most, unit) in aims {
        if let Some(value) = figures[name].as_f64() {
            let verdict = if value <= *most { "as aimed for" } else { "MORE than aimed for" };
            eprintln!("{name}: {value} {unit} ({verdict}: at most {most})");
        }
    }
    if form.json {
        println!("{line}");
    } else {
        println!("{figures:#}");
    }
    Ok(())
}
