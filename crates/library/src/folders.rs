//! The folders of the exercises, listed once: what the camera looks for in each, and how the figure does it.

use crate::content::File;

/// The file `content/PATH`, with its text.
macro_rules! content {
    ($($part:literal),+) => {
        (concat!("content/", $($part),+), include_str!(concat!("../content/", $($part),+)))
    };
}
pub(crate) use content;

/// One exercise's folder.
pub(crate) struct Folder {
    /// Its name, which is the exercise's slug.
    pub(crate) slug: &'static str,
    /// What the camera looks for.
    pub(crate) movement: File,
    /// How the figure does it.
    pub(crate) choreography: File,
}

macro_rules! folders {
    ($($slug:literal),+ $(,)?) => {
        [$(Folder {
            slug: $slug,
            movement: content!("exercises/", $slug, "/movement.toml"),
            choreography: content!("exercises/", $slug, "/choreography.toml"),
        }),+]
    };
}

/// In the order of the clinical basis.
pub(crate) const EXERCISES: [Folder; 21] = folders![
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

/// The slugs of the exercises that a camera may follow, without loading anything.
pub fn slugs() -> impl Iterator<Item = &'static str> {
    EXERCISES.into_iter().map(|folder| folder.slug)
}
