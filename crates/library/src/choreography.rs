//! How the figure does each exercise that Dorsal knows, and what people do besides.

use body::mannequin::Choreography;

use crate::content::{File, parse};
use crate::error::Error;
use crate::folders::{EXERCISES, content};

macro_rules! idle {
    ($($slug:literal),+) => {
        [$(($slug, content!("idle/", $slug, ".toml"))),+]
    };
}

/// What is no exercise, for measuring that nothing is counted.
const IDLE: [(&str, File); 5] = idle!["drinking", "scratching", "shifting", "still", "walking-in"];

/// The choreographies of all exercises, validated, in the order of the clinical basis.
pub(crate) fn load() -> Result<Vec<Choreography>, Error> {
    EXERCISES.into_iter().map(|folder| load_one(folder.slug, folder.choreography)).collect()
}

/// The choreographies of what is no exercise, validated.
pub(crate) fn load_idle() -> Result<Vec<Choreography>, Error> {
    IDLE.into_iter().map(|(slug, file)| load_one(slug, file)).collect()
}

fn load_one(slug: &str, (file, text): File) -> Result<Choreography, Error> {
    let choreography: Choreography = parse((file, text))?;
    choreography.validate().map_err(|error| Error::new(file, error.to_string()))?;
    if choreography.slug != slug {
        return Err(Error::in_entry(file, text, &choreography.slug, format!("the slug must be {slug}")));
    }
    Ok(choreography)
}
