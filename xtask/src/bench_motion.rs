//! `cargo xtask bench motion`: the movement engine, natively and as WebAssembly, beside the same signals in NumPy.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Failure, Result, While};
use crate::repo;
use crate::run::{cargo, output, program, step, succeed};
use crate::tools::{self, WASM_TARGET};

/// The contestants take turns so often; the best of each counts, because a busy machine only ever slows down.
const ROUNDS: usize = 4;
/// Seconds that each measures in its turn.
const SECONDS: &str = "1.0";
/// Outputs may differ by so much, degrees or ratios.
const SAME: f64 = 1e-6;

/// A ratio that we aim for: ours over theirs, at least.
const AIMS: [(&str, &str, f64); 2] =
    [("native_fps", "numpy_fps", 5.0), ("native_fps", "numpy_stream_fps", 100.0)];

/// Measures, compares what was found, and prints the figures.
pub fn run(json: bool) -> Result<()> {
    let trial = build_program()?;
    let module = build_module()?;
    let python = tools::ensure_python("tools/numpy")?;
    tools::ensure_node()?;
    let folder = tools::fresh_folder("bench-motion")?;

    let mut figures = Map::new();
    for round in 1..=ROUNDS {
        step(&format!("Signals, round {round} of {ROUNDS}"));
        keep(&mut figures, line(program(&trial).arg("speed").arg(&folder).args(["--seconds", SECONDS]))?);
        keep(
            &mut figures,
            line(program("node").arg(repo::path("tools/speed.cjs")).arg(&module).arg(&folder).arg(SECONDS))?,
        );
        keep(&mut figures, numpy(&python, &folder)?);
    }
    step("The engine over an hour");
    let hour = line(program(&trial).arg("hour"))?;
    keep(&mut figures, hour);
    compare(&figures)?;

    for (ours, theirs, least) in AIMS {
        let ratio = number(&figures, ours) / number(&figures, theirs);
        let verdict = if ratio >= least { "as aimed for" } else { "LESS than aimed for" };
        eprintln!("{ours} / {theirs}: {ratio:.1} ({verdict}: at least {least})");
        figures.insert(
            format!("ratio_{}", theirs.trim_end_matches("_fps")),
            json!((ratio * 10.0).round() / 10.0),
        );
    }
    for (name, figure) in &mut figures {
        if let Some(fps) = figure.as_f64().filter(|_| name.ends_with("_fps")) {
            *figure = json!(fps.round());
        }
    }
    let figures = Value::Object(figures);
    if json {
        println!("{figures}")
    } else {
        println!("{figures:#}")
    }
    Ok(())
}

/// The program that measures natively, as the product is built.
pub fn build_program() -> Result<PathBuf> {
    step("Building the trial");
    succeed(
        cargo().args(["build", "--release", "--package", "trial", "--bins"]),
        "The compiler's message is above.",
    )?;
    Ok(tools::built("release", "trial"))
}

/// The same as WebAssembly, built as the browser's module is; the JavaScript around it.
fn build_module() -> Result<PathBuf> {
    tools::ensure_wasm_target()?;
    step("Building the trial as WebAssembly");
    let target = ["--lib", "--profile", "wasm", "--target", WASM_TARGET];
    succeed(cargo().args(["build", "--package", "trial"]).args(target), "The compiler's message is above.")?;
    let module = repo::target().join(WASM_TARGET).join("wasm/trial.wasm");
    let folder = repo::scratch().join("trial");
    Bindgen::new()
        .input_path(&module)
        .nodejs(true)
        .and_then(|bindgen| bindgen.typescript(false).generate(&folder))
        .doing(|| "writing the JavaScript around the trial's module".to_owned())?;
    Ok(folder.join("trial.js"))
}

fn numpy(python: &Path, folder: &Path) -> Result<Value> {
    let mut command = program(python);
    command.arg(repo::path("tools/signals.py")).args([folder.join("stream.f64"), folder.join("found.f64")]);
    // One thread each.
    for name in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] {
        command.env(name, "1");
    }
    line(command.args(["--seconds", SECONDS]))
}

/// Runs a program that prints one line of JSON.
fn line(command: &mut std::process::Command) -> Result<Value> {
    let text = output(command, "What went wrong is above.")?;
    serde_json::from_str(text.trim()).doing(|| "reading the figures".to_owned())
}

/// Keeps the higher of two speeds, and of what is no speed the one that would be complained about.
fn keep(figures: &mut Map<String, Value>, new: Value) {
    let Value::Object(new) = new else { return };
    for (name, value) in new {
        let worse = match (figures.get(&name), &value) {
            (Some(old), new) if old.is_number() => old.as_f64() > new.as_f64(),
            (Some(old), _) => *old == json!(false),
            (None, _) => false,
        };
        if !worse {
            figures.insert(name, value);
        }
    }
}

fn number(figures: &Map<String, Value>, name: &str) -> f64 {
    figures.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

/// Fails unless all three found the same.
fn compare(figures: &Map<String, Value>) -> Result<()> {
    let off = number(figures, "off");
    // Not a number is not the same either.
    if off.is_nan() || off > SAME {
        return Err(Failure::new(format!(
            "NumPy's signals differ from ours by {off}: at most {SAME} is the same."
        )));
    }
    if figures.get("same") != Some(&json!(true)) {
        return Err(Failure::new("WebAssembly and the native program found different signals."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_speed_and_the_worst_difference_are_kept() {
        let mut figures = Map::new();
        for (fps, off, same) in [(1.0, 0.1, true), (3.0, 0.3, false), (2.0, 0.2, true)] {
            keep(&mut figures, json!({ "native_fps": fps, "off": off, "same": same }));
        }
        assert_eq!(Value::Object(figures.clone()), json!({ "native_fps": 3.0, "off": 0.3, "same": false }));
        assert!(compare(&figures).is_err());
        figures.insert("off".to_owned(), json!(1e-9));
        assert!(compare(&figures).is_err());
        figures.insert("same".to_owned(), json!(true));
        assert!(compare(&figures).is_ok());
        figures.insert("off".to_owned(), Value::Null);
        assert!(compare(&figures).is_err());
    }
}
