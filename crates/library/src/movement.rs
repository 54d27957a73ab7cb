//! What the camera looks for in each exercise, whether or not its guide is written yet.

use motion::Definition;

use crate::exercise::folders;
use crate::reader::Reader;

/// One folder per exercise.
pub(crate) const EXERCISES: &str = "content/exercises/";

/// All movement definitions.
pub(crate) fn load(reader: &mut Reader<'_, '_>) -> Vec<Definition> {
    let files = reader.files;
    let mut movements = Vec::new();
    for (slug, folder) in folders(reader) {
        let Some(file) = files.get(&format!("{folder}movement.toml")) else { continue };
        let Some(definition) = reader.parse::<Definition>(file) else { continue };
        reader.must(
            definition.slug == slug,
            file,
            "slug",
            format!("the slug must be the folder's name, {slug:?}"),
        );
        if let Err(error) = definition.validate() {
            reader.broken(file, "", error.to_string());
        }
        let motion::Phases { rest, there, hold, back, opposite } = definition.phases;
        for caption in [rest, there, hold, back, opposite].into_iter().flatten() {
            reader.text(file, "phases", caption.id());
        }
        for (at, fault) in definition.faults.iter().enumerate() {
            if let Some(cue) = fault.cue {
                reader.text(file, &format!("faults.{at}.cue"), cue.id());
            }
        }
        movements.push(definition);
    }
    movements
}
