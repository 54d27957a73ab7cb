//! How the figure does each exercise, and what people do besides.

use body::mannequin::Choreography;

use crate::exercise::folders;
use crate::fault::Severity;
use crate::files::File;
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
    let what = format!("the slug must be the folder's or the file's name, {slug:?}");
    reader.must(choreography.slug == slug, file, "slug", what);
    Some(choreography)
}
