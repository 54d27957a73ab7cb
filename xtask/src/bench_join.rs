//! `cargo xtask bench join`: finding a sponsor, importing a roster, and asking whether somebody may join.

use serde_json::Value;

use crate::failure::{Result, While};
use crate::run::{cargo, output, step};

/// A figure, what we aim for, and whether that is the least.
const AIMS: [(&str, f64, bool); 5] = [
    ("typeahead_ratio", 3.0, false),
    ("import_ratio", 0.1, true),
    ("checks_errors", 0.0, false),
    ("timing_t", 3.0, false),
    ("timing_t_birthday", 3.0, false),
];

/// Runs the server's own measurement.
pub fn run(json: bool) -> Result<()> {
    step("Measuring");
    let line = output(
        cargo().args(["run", "--release", "--quiet", "-p", "server", "--example", "join"]),
        "What went wrong is above.",
    )?;
    let line = line.trim();
    let figures: Value = serde_json::from_str(line).doing(|| "reading the figures".to_owned())?;
    for (name, aim, least) in AIMS {
        let Some(value) = figures[name].as_f64() else {
            eprintln!("{name}: not measured (is sqlite3 there?)");
            continue;
        };
        let fine = if least { value >= aim } else { value.abs() <= aim };
        let (verdict, word) =
            (if fine { "as aimed for" } else { "NOT as aimed for" }, if least { "least" } else { "most" });
        eprintln!("{name}: {value} ({verdict}: at {word} {aim})");
    }
    if json {
        println!("{line}");
    } else {
        println!("{figures:#}");
    }
    Ok(())
}
