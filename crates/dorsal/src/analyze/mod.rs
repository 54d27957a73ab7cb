//! `dorsal analyze`: what a landmark recording shows.

mod bodies;
mod counting;
mod exercise;
mod gaps;
mod load;
mod page;
mod plot;
mod signals;
mod study;
mod table;
#[cfg(test)]
mod tests;
mod trunk;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use datasets::formats::{Options, Up};
use glam::DVec2;
use library::{Language, Library};
use motion::Definition;
use serde::Serialize;

use study::Study;

use crate::output::print;

/// The options.
#[derive(Args, Debug)]
#[command(after_help = exercises())]
pub struct Arguments {
    /// Recordings: Dorsal's own (.dorsal), MediaPipe JSON, TRC, CSV with a header, files of the public sets; also packed as .gz.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Follow this exercise too, as the camera page would, and compare: a name of the library, or a file with a definition.
    #[arg(long, value_name = "SLUG|FILE.toml")]
    exercise: Option<String>,

    /// Learn the exercise that the first recording shows (three times or more, from rest to rest), write its definition to a new
    /// file for people to read and change, and follow it in all recordings.
    #[arg(long, value_name = "FILE.toml", conflicts_with = "exercise", value_parser = definition_file)]
    learn: Option<PathBuf>,

    /// Print everything as one line of JSON, the last on standard output.
    #[arg(long)]
    json: bool,

    /// Write a page with plots; it needs nothing else to be read.
    #[arg(long, value_name = "FILE.html", value_parser = report_file)]
    report: Option<PathBuf>,

    /// Frames a second, 1 to 1000, where a file has no times.
    #[arg(long, value_name = "N", value_parser = fps)]
    fps: Option<f64>,

    /// Size of the picture in pixels, where a file does not say it.
    #[arg(long, value_name = "WxH", value_parser = size)]
    size: Option<DVec2>,

    /// Unit of the places, where a file does not say it.
    #[arg(long, value_name = "mm|cm|m", value_parser = unit)]
    units: Option<f64>,

    /// Which axis is up, where the body does not show it (somebody lying).
    #[arg(long, value_name = "y|z|-y", value_parser = up, allow_hyphen_values = true)]
    up: Option<Up>,
}

/// What can stand behind `--exercise`.
fn exercises() -> String {
    format!("Exercises: {}", library::slugs().collect::<Vec<_>>().join(", "))
}

fn positive(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|n: &f64| n.is_finite() && *n > 0.0)
        .ok_or_else(|| "give a number above 0".to_owned())
}

fn fps(text: &str) -> Result<f64, String> {
    text.parse()
        .ok()
        .filter(|n| (1.0..=1000.0).contains(n))
        .ok_or_else(|| "give a number from 1 to 1000".to_owned())
}

/// A page's name ends so; one that does not may be a recording that was meant to be read.
fn report_file(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let page = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("html") || end.eq_ignore_ascii_case("htm"));
    if page { Ok(path) } else { Err("give a name that ends in .html".to_owned()) }
}

/// Whether a report can go there: told before the work, and no recording is written over.
fn check_report(report: &Path, files: &[PathBuf]) -> Result<(), String> {
    let refused = |why: &str| Err(format!("no report is written to {}: {why}", report.display()));
    let real = |path: &Path| path.canonicalize().ok();
    if real(report).is_some_and(|at| files.iter().any(|file| real(file).as_ref() == Some(&at))) {
        return refused("it is one of the recordings; give another name");
    }
    if report.is_dir() {
        return refused("it is a folder");
    }
    match report.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) if !folder.is_dir() => refused("there is no such folder"),
        _ => Ok(()),
    }
}

/// Its name must end so, or `--exercise` would take it for a name of the library.
fn definition_file(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let ends = path.extension().is_some_and(|end| end == "toml");
    if ends { Ok(path) } else { Err("give a name that ends in .toml".to_owned()) }
}

fn size(text: &str) -> Result<DVec2, String> {
    let (width, height) = text.split_once('x').ok_or("give width and height, for example 640x480")?;
    Ok(DVec2::new(positive(width)?, positive(height)?))
}

fn unit(text: &str) -> Result<f64, String> {
    match text {
        "mm" => Ok(1e-3),
        "cm" => Ok(1e-2),
        "m" => Ok(1.0),
        _ => Err("give mm, cm or m".to_owned()),
    }
}

fn up(text: &str) -> Result<Up, String> {
    match text {
        "y" => Ok(Up::Y),
        "z" => Ok(Up::Z),
        "-y" => Ok(Up::MinusY),
        _ => Err("give y, z or -y".to_owned()),
    }
}

/// A file that could not be read, or not to its end.
#[derive(Debug, Clone, Serialize)]
struct Failure {
    file: String,
    error: String,
    /// Whether some of it could be read.
    partly: bool,
}

/// Everything that is told.
#[derive(Debug, Clone, Serialize)]
struct Findings {
    recordings: Vec<Study>,
    failed: Vec<Failure>,
}

/// What a file is called: by its name alone, unless several have the same.
fn name(path: &Path, all: &[PathBuf]) -> String {
    match path.file_name() {
        Some(name) if all.iter().filter(|other| other.file_name() == Some(name)).count() == 1 => {
            name.to_string_lossy().into_owned()
        }
        _ => path.display().to_string(),
    }
}

/// Learns from the first recording of the first file.
fn learn(files: &[PathBuf], path: &Path, options: &Options) -> Result<Definition, String> {
    let first = files.first().ok_or("give a recording to learn from")?;
    let name = name(first, files);
    let loaded = load::load(first, options).map_err(|error| format!("{name}: {error}"))?;
    let recording = loaded.recordings.first().ok_or_else(|| format!("{name}: it has no recording"))?;
    exercise::learn(&name, recording, path)
}

/// Runs it.
pub fn run(arguments: Arguments) -> Result<(), String> {
    if let Some(report) = &arguments.report {
        check_report(report, &arguments.files)?;
    }
    let library = Library::load().map_err(|error| error.to_string())?;
    let options =
        Options { fps: arguments.fps, size: arguments.size, unit_m: arguments.units, up: arguments.up };
    let definition = match (&arguments.exercise, &arguments.learn) {
        (Some(name), _) => Some(exercise::find(name, &library)?),
        (None, Some(path)) => Some(learn(&arguments.files, path, &options)?),
        (None, None) => None,
    };
    let mut findings = Findings { recordings: Vec::new(), failed: Vec::new() };
    let files = arguments.files.len();
    for (number, path) in arguments.files.iter().enumerate() {
        let name = name(path, &arguments.files);
        eprintln!("[{}/{files}] {name}", number + 1);
        let loaded = match load::load(path, &options) {
            Ok(loaded) => loaded,
            Err(error) => {
                eprintln!("  {error}");
                findings.failed.push(Failure { file: name, error, partly: false });
                continue;
            }
        };
        if let Some(error) = &loaded.broken {
            eprintln!("  {error}");
            findings.failed.push(Failure { file: name.clone(), error: error.clone(), partly: true });
        }
        let parts = loaded.recordings.len();
        for (part, recording) in loaded.recordings.into_iter().enumerate() {
            if parts > 1 {
                eprintln!("  [{}/{parts}] {}", part + 1, recording.part);
            }
            let study = study::study(&name, recording, definition.as_ref(), library.words(Language::En));
            study.notes.iter().for_each(|note| eprintln!("  note: {note}"));
            findings.recordings.push(study);
        }
    }
    // Even where the report can't be written, the findings are told.
    let mut faults = Vec::new();
    if let Some(path) = &arguments.report {
        match fs::write(path, page::page(&findings)) {
            Ok(()) => eprintln!("The report is in {}", path.display()),
            Err(error) => faults.push(format!("the report was not written to {}: {error}", path.display())),
        }
    }
    print(&table::table(&findings.recordings))?;
    if arguments.json {
        let json = serde_json::to_string(&findings).map_err(|error| error.to_string())?;
        print(&format!("{json}\n"))?;
    }
    let partly = findings.failed.iter().filter(|failure| failure.partly).count();
    for (n, what) in
        [(findings.failed.len() - partly, "could not be read"), (partly, "could be read only in part")]
    {
        if n > 0 {
            faults.push(format!("{n} of {files} files {what}"));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ")) }
}

#[cfg(test)]
mod options {
    use super::*;

    #[test]
    fn a_report_writes_over_no_recording() {
        for (name, does) in [("a.html", true), ("A.HTM", true), ("ov.csv", false), ("report", false)] {
            assert_eq!(report_file(name).is_ok(), does, "{name}");
        }
        let folder = std::env::temp_dir().join(format!("dorsal-report-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let recording = folder.join("recording.html");
        fs::write(&recording, "time,angle\n").unwrap();
        let other_way = folder.join(".").join("recording.html");
        assert!(check_report(&other_way, std::slice::from_ref(&recording)).is_err());
        assert!(check_report(&folder.join("none").join("r.html"), &[]).is_err());
        assert!(check_report(&folder, &[]).is_err());
        assert_eq!(check_report(&folder.join("r.html"), &[recording]), Ok(()));
        assert_eq!(check_report(Path::new("r.html"), &[]), Ok(()));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn the_help_names_the_exercises() {
        let mut command = Arguments::augment_args(clap::Command::new("analyze"));
        let help = command.render_help().to_string();
        let library = Library::load().unwrap();
        assert!(library.movements.iter().all(|m| help.contains(&m.slug)), "{help}");
    }

    #[test]
    fn frames_a_second_are_those_of_a_camera() {
        for (text, does) in
            [("1", true), ("29.97", true), ("1000", true), ("0.5", false), ("1e9", false), ("NaN", false)]
        {
            assert_eq!(fps(text).is_ok(), does, "{text}");
        }
    }
}
