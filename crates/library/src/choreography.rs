//! How the figure does each exercise that Dorsal knows, and what people do besides.

use body::mannequin::Choreography;

use crate::content::{File, parse};
use crate::error::Error;

macro_rules! files {
    ($folder:literal, $end:literal: $($slug:literal),+ $(,)?) => {
        [$((
            $slug,
            (
                concat!("content/", $folder, "/", $slug, $end),
                include_str!(concat!("../content/", $folder, "/", $slug, $end)),
            ),
        )),+]
    };
}

/// In the order of the clinical basis.
const EXERCISES: [(&str, File); 21] = files![
    "exercises", "/choreography.toml":
    "seated-trunk-extension",
    "open-book",
    "cat-cow",
    "childs-pose",
    "seated-rotation",
    "thread-the-needle",
    "seated-side-bend",
    "supine-opener",
    "scapular-retraction",
    "band-row",
    "band-pull-apart",
    "wall-slide",
    "prone-y-t-w",
    "back-extensor-endurance",
    "wall-push-up",
    "doorway-pec-stretch",
    "chin-tuck",
    "four-point-arm-lift",
    "breathing",
    "band-lateral-raise",
    "walking",
];

/// What is no exercise, for measuring that nothing is counted.
const IDLE: [(&str, File); 5] =
    files!["idle", ".toml": "drinking", "scratching", "shifting", "still", "walking-in"];

/// The choreographies of all exercises, validated, in the order of the clinical basis.
pub(crate) fn load() -> Result<Vec<Choreography>, Error> {
    EXERCISES.into_iter().map(load_one).collect()
}

/// The choreographies of what is no exercise, validated.
pub(crate) fn load_idle() -> Result<Vec<Choreography>, Error> {
    IDLE.into_iter().map(load_one).collect()
}

fn load_one((slug, (file, text)): (&str, File)) -> Result<Choreography, Error> {
    let choreography: Choreography = parse((file, text))?;
    choreography.validate().map_err(|error| Error::new(file, error.to_string()))?;
    if choreography.slug != slug {
        return Err(Error::in_entry(file, text, &choreography.slug, format!("the slug must be {slug}")));
    }
    Ok(choreography)
}
