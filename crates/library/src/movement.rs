//! What the camera looks for in each exercise that Dorsal knows, whether or not its guide is written yet.

use motion::Definition;

use crate::content::{File, parse};
use crate::error::Error;
use crate::folders::EXERCISES;
use crate::words::Words;

/// All movement definitions, validated, in the order of the clinical basis.
///
/// # Errors
/// The first fault, with its file and, where it is known, its line.
pub fn load(words: &Words) -> Result<Vec<Definition>, Error> {
    EXERCISES.into_iter().map(|folder| load_one(folder.slug, folder.movement, words)).collect()
}

fn load_one(slug: &str, (file, text): File, words: &Words) -> Result<Definition, Error> {
    let definition: Definition = parse((file, text))?;
    definition.validate().map_err(|error| Error::new(file, error.to_string()))?;
    if definition.slug != slug {
        return Err(Error::in_entry(file, text, &definition.slug, format!("the slug must be {slug}")));
    }
    let motion::Phases { rest, there, hold, back, opposite } = definition.phases;
    let captions = [rest, there, hold, back, opposite].into_iter().flatten().map(|caption| caption.id());
    let cues = definition.faults.iter().filter_map(|fault| fault.cue).map(|cue| cue.id());
    match captions.chain(cues).find(|id| !words.has(id)) {
        Some(id) => Err(Error::in_entry(file, text, id, format!("{id} has no words"))),
        None => Ok(definition),
    }
}
