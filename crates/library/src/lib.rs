//! Content as data: exercises, lessons, questionnaires, screening rules, countries, words, and their typed loader.
//!
//! Everything is inside the program; what belongs to it is found by folder, and a folder of the operator's may add to it or
//! take the place of a file. It is validated as a whole: a rule without a source, a name without words, a level that leads
//! nowhere or a movement that makes no sense is a fault with its file, its line and what to do next; all of them are told.
//!
//! What it is not: it decides nothing (that is `care`), and it reads no clock: whoever asks what is stale says what day it is.
//!
//! ```
//! use library::{Language, Library};
//!
//! let library = Library::load()?;
//! assert_eq!(library.country("PT").map(|country| country.emergency.as_str()), Some("112"));
//! assert_eq!(library.exercise("cat-cow").map(|cat_cow| cat_cow.dose().repetitions), Some(8));
//! assert_eq!(library.words(Language::PtPt).text("guide-cat-cow-name"), "Gato-vaca");
//! # Ok::<(), library::Error>(())
//! ```

mod catalogue;
mod choreography;
mod constraint;
mod country;
mod decisions;
mod exercise;
mod fault;
mod files;
mod language;
mod layout;
mod lesson;
mod level;
mod library;
mod movement;
mod questionnaire;
mod reader;
mod rules;
mod toml;
mod translations;
mod words;

pub use constraint::{Avoid, Constraint};
pub use country::{Country, CrisisLine, Reference};
pub use exercise::{Caution, Exercise, ExerciseKind};
pub use fault::{Error, Fault, Severity};
pub use files::slugs;
pub use language::Language;
pub use lesson::{Lesson, Topic};
pub use level::{Equipment, Level};
pub use library::{CONSENT_VERSION, Checked, Found, Library, check, texts};
pub use questionnaire::{
    Advice, Band, Change, Choice, Code, Higher, Item, ItemKind, Licence, Questionnaire, Score, Scoring,
};
pub use reader::Review;
pub use words::{Words, is_missing, question_parts};
