//! Exercises that are no part of the library: definitions in files, and those learnt from a demonstration.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use body::Observation;
use library::Library;
use motion::demonstration::{self, Demonstration};
use motion::{Definition, View};

use super::bodies;
use super::load::{Recording, Seen};

/// The definition by this name: a file's, if the name ends in `.toml`, else the library's.
pub fn find(name: &str, library: &Library) -> Result<Definition, String> {
    if Path::new(name).extension().is_some_and(|end| end == "toml") {
        let text = fs::read_to_string(name).map_err(|error| format!("{name}: {error}"))?;
        let definition: Definition = toml::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
        definition.validate().map_err(|error| format!("{name}: {error}"))?;
        return Ok(definition);
    }
    library.movement(name).cloned().ok_or_else(|| {
        let meant = slug(Path::new(name));
        if library.movement(&meant).is_some() {
            return format!("there is no exercise {name:?}; did you mean {meant}?");
        }
        let known: Vec<_> = library.movements.iter().map(|m| m.slug.as_str()).collect();
        format!("there is no exercise {name:?}; give a file ending in .toml, or one of: {}", known.join(", "))
    })
}

/// Learns the exercise that a recording shows and writes it to a file, which must not be there yet: somebody may have worked on it.
pub fn learn(from: &str, recording: &Recording, path: &Path) -> Result<Definition, String> {
    let shown =
        shown(recording, &slug(path)).map_err(|why| format!("nothing was learnt from {from}: {why}"))?;
    let text = text(from, &shown)?;
    let mut file = File::create_new(path).map_err(|error| format!("{}: {error}", path.display()))?;
    file.write_all(text.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))?;
    eprintln!(
        "Learnt from {} repetitions in {from}: {}. Follow others with --exercise {}",
        shown.repetitions,
        carried(&shown),
        path.display()
    );
    Ok(shown.definition)
}

/// Bodies without a camera are filmed from the front, and from the side if that shows nothing.
fn shown(recording: &Recording, slug: &str) -> Result<Demonstration, String> {
    let learn = |frames: &[Observation]| demonstration::learn(slug, frames).map_err(|why| why.to_string());
    match &recording.seen {
        Seen::Camera(frames, _) => learn(frames),
        Seen::Bodies(bodies) => {
            let filmed = |view| learn(&bodies::filmed(&recording.time_s, bodies, view));
            filmed(View::Front).or_else(|front| filmed(View::Side).map_err(|_| front))
        }
        Seen::Numbers(_) => {
            Err("it has only numbers: record a body, with a camera or by motion capture".to_owned())
        }
    }
}

/// An exercise's name from its file's: lower-case words joined by hyphens.
fn slug(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let words: Vec<_> = stem.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    if words.is_empty() { "learnt".to_owned() } else { words.join("-") }
}

/// What carries the movement, in words.
fn carried(shown: &Demonstration) -> String {
    let signal = shown.definition.primary().and_then(|primary| serde_json::to_value(primary.signal).ok());
    let name = signal.as_ref().and_then(|name| name.as_str()).unwrap_or("nothing").to_owned();
    format!("{name} goes {:.2} in its unit, there and back in {:.1} s", shown.range, shown.repetition_s)
}

/// The file: first what it is and what a person may change, then the definition.
fn text(from: &str, shown: &Demonstration) -> Result<String, String> {
    let definition = toml::to_string(&shown.definition).map_err(|error| error.to_string())?;
    let from: String = from.chars().filter(|c| !c.is_control()).collect();
    Ok(format!(
        "# Learnt by Dorsal from {from}: {} repetitions, {:.0} % alike; {}.\n\
         #\n\
         # range.floor: the smallest movement that counts, in the unit of the primary signal (degrees for angles).\n\
         # tempo: faster than min-s is counted but not correct; slower than max-s is not counted. Seconds.\n\
         # range.limit: add it to say how far from rest is safe; pause.least-s: how long to stay at the far end.\n\
         # faults: nobody shows them, so none are learnt; add them as the library's exercises have them.\n\n{definition}",
        shown.repetitions,
        100.0 * shown.alike,
        carried(shown),
    ))
}
