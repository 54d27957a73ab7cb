//! Content as data: exercises, screening rules, countries, words, and their typed loader.
//!
//! Everything is inside the program (`include_str!`) and is validated as a whole when it is loaded: a rule without a
//! source, a name without words or a movement that makes no sense is an error with its file and, where it is known,
//! its line.
//!
//! ```
//! let library = library::Library::load()?;
//! assert_eq!(library.country("PT").map(|country| country.emergency.as_str()), Some("112"));
//! assert_eq!(library.exercise("cat-cow").map(|cat_cow| cat_cow.dose.repetitions), Some(8));
//! # Ok::<(), library::Error>(())
//! ```

mod choreography;
mod content;
mod error;
mod folders;
mod movement;
mod words;

pub use content::{CONSENT_VERSION, Caution, Country, Exercise, ExerciseKind, Library, Reference};
pub use error::Error;
pub use folders::slugs;
pub use words::{Words, is_missing};
