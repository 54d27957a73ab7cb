//! How the figure does each exercise, and what people do besides.

use body::mannequin::Choreography;

use crate::exercise::{Exercise, folders};
use crate::fault::Severity;
use crate::files::File;
use crate::layout::level_of;
use crate::movement::EXERCISES;
use crate::reader::Reader;

/// What is no exercise, for measuring that nothing is counted.
pub(crate) const IDLE: &str = "content/idle/";

/// The choreographies of all exercises.
pub(crate) fn load(reader: &mut Reader<'_, '_>) -> Vec<Choreography> {
    let files = reader.files;
    let mut choreographies = Vec::new();
    for (slug, folder) in folders(reader) {
        match files.get(&format!("{folder}choreography.toml")) {
            Some(file) => choreographies.extend(load_one(reader, file, &slug)),
            None => {
                let path = format!("{folder}choreography.toml");
                let what = "is not there, so no figure shows the exercise: add it where you can";
                reader.faults.add(Severity::Warning, &path, None, what);
            }
        }
    }
    choreographies
}

/// Those of the levels that have a figure of their own, each under `EXERCISE.LEVEL`.
pub(crate) fn load_levels(reader: &mut Reader<'_, '_>, exercises: &[Exercise]) -> Vec<Choreography> {
    let files = reader.files;
    let mut choreographies = Vec::new();
    for file in files.below(EXERCISES) {
        let parts: Vec<&str> = file.path.strip_prefix(EXERCISES).unwrap_or_default().split('/').collect();
        let [slug, name] = parts[..] else { continue };
        let Some(id) = level_of(name) else { continue };
        let exercise = exercises.iter().find(|exercise| exercise.slug == slug);
        let level = exercise.and_then(|exercise| exercise.levels.iter().find(|level| level.id == id));
        let what =
            format!("{slug:?} has no level {id:?} with `as_usual = false`, so nobody sees this figure");
        reader.must(level.is_some_and(|level| !level.as_usual), file, "slug", what);
        choreographies.extend(load_one(reader, file, &format!("{slug}.{id}")));
    }
    choreographies
}

/// The choreographies of what is no exercise.
pub(crate) fn load_idle(reader: &mut Reader<'_, '_>) -> Vec<Choreography> {
    let files = reader.files;
    files.below(IDLE).filter_map(|file| load_one(reader, file, file.stem())).collect()
}

fn load_one(reader: &mut Reader<'_, '_>, file: &File, slug: &str) -> Option<Choreography> {
    let choreography: Choreography = reader.parse(file)?;
    if let Err(error) = choreography.validate() {
        reader.broken(file, "", error.to_string());
    }
    let what = format!("the slug must be {slug:?}, as folder and file say");
    reader.must(choreography.slug == slug, file, "slug", what);
    Some(choreography)
}
