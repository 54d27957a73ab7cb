//! Everything together.

use std::collections::BTreeSet;
use std::path::Path;

use body::mannequin::Choreography;
use care::{ProgrammeRules, ScreeningRules};
use jiff::civil::Date;

use crate::catalogue::Catalogue;
use crate::constraint::{Avoid, Constraint};
use crate::country::{Country, Reference};
use crate::exercise::Exercise;
use crate::fault::{Error, Fault, Faults, Severity};
use crate::files::{File, Files};
use crate::language::Language;
use crate::lesson::Lesson;
use crate::questionnaire::Questionnaire;
use crate::reader::{Reader, Review};
use crate::translations::{compare, unused};
use crate::words::Words;
use crate::{choreography, constraint, country, exercise, layout, lesson, movement, questionnaire, rules};

/// Version of the consent text (`consent-*` in the words). A change of the text is a new version.
pub const CONSENT_VERSION: &str = "2026-11";

/// All content, validated.
#[derive(Debug)]
pub struct Library {
    /// The words, in the order of [`Language::ALL`].
    words: [Words; Language::ALL.len()],
    /// The rules of the safety check.
    pub screening: ScreeningRules,
    /// The numbers of programme and progression.
    pub programme: ProgrammeRules,
    /// The countries whose emergency number is known, by code.
    pub countries: Vec<Country>,
    /// What a person may have that rules movements out.
    pub constraints: Vec<Constraint>,
    /// Movements to leave out or to delay.
    pub avoid: Vec<Avoid>,
    /// The exercises: those of the guide in its order, then by phase and name.
    pub exercises: Vec<Exercise>,
    /// What the camera looks for, in the same order; also of exercises that nobody has described yet, which come last.
    pub movements: Vec<motion::Definition>,
    /// How the figure does them, in the same order.
    pub choreographies: Vec<Choreography>,
    /// How the figure does levels that differ from their exercise, each with the slug `EXERCISE.LEVEL`.
    pub level_choreographies: Vec<Choreography>,
    /// What people do besides: drinking, scratching, walking in.
    pub idle: Vec<Choreography>,
    /// The lessons, by topic.
    pub lessons: Vec<Lesson>,
    /// The questionnaires, by name.
    pub questionnaires: Vec<Questionnaire>,
    /// What the guide cites, by number.
    pub references: Vec<Reference>,
}

impl Library {
    /// Loads what is inside the program.
    ///
    /// # Errors
    /// Every fault of which no library can be made. Words that a language lacks are those of English.
    pub fn load() -> Result<Self, Error> {
        Self::load_over(None)
    }

    /// Loads what is inside the program, with the files of a folder over it: one with the same path takes the place of ours.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn load_over(folder: Option<&Path>) -> Result<Self, Error> {
        Self::load_over_all(folder.as_slice())
    }

    /// The same with several folders: a file of a later one takes the place of one of those before it.
    ///
    /// # Errors
    /// As [`Library::load`].
    pub fn load_over_all(folders: &[&Path]) -> Result<Self, Error> {
        let mut faults = Faults::default();
        let files = Files::read(folders.iter().copied(), &mut faults);
        let Read { library, .. } = read(&files, !folders.is_empty(), &mut faults);
        let mut faults = faults.into_sorted();
        faults.retain(|fault| fault.severity == Severity::Broken);
        library.filter(|_| faults.is_empty()).ok_or(Error { faults })
    }

    /// The words of a language.
    pub fn words(&self, language: Language) -> &Words {
        &self.words[language as usize]
    }

    /// The exercises of the public guide, in its order.
    pub fn guide(&self) -> impl Iterator<Item = &Exercise> {
        self.exercises.iter().filter(|exercise| exercise.guide.is_some())
    }

    /// The countries with their names in a language, as its readers look them up: accents do not change a letter's place.
    pub fn countries_by_name(&self, language: Language) -> Vec<(String, &Country)> {
        let words = self.words(language);
        let named = self.countries.iter().map(|country| (words.text(&country.name()), country));
        let mut named: Vec<_> = named.collect();
        named.sort_by_cached_key(|(name, _)| looked_up(name));
        named
    }

    /// A country by its ISO code.
    pub fn country(&self, code: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.code == code)
    }

    /// What the camera looks for in an exercise, by its slug.
    pub fn movement(&self, slug: &str) -> Option<&motion::Definition> {
        self.movements.iter().find(|movement| movement.slug == slug)
    }

    /// An exercise by its slug.
    pub fn exercise(&self, slug: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.slug == slug)
    }

    /// How the figure does something, exercise or not, by its slug.
    pub fn choreography(&self, slug: &str) -> Option<&Choreography> {
        self.choreographies.iter().chain(&self.idle).find(|choreography| choreography.slug == slug)
    }
}

/// A name without accents and capitals, as far as our languages have them.
fn looked_up(name: &str) -> String {
    let plain = |letter: char| match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        other => other,
    };
    name.to_lowercase().chars().map(plain).collect()
}

/// The text files of a folder that goes over the program's own, by path: what makes one library another than the next.
///
/// # Errors
/// Where the folder, or a file in it, cannot be read.
pub fn texts(folder: &Path) -> Result<Vec<(String, String)>, Error> {
    let mut faults = Faults::default();
    let files = Files::of_folder(folder, &mut faults);
    let faults = faults.into_sorted();
    let text = |file: &File| (file.path.clone(), file.text.clone());
    if faults.is_empty() { Ok(files.iter().map(text).collect()) } else { Err(Error { faults }) }
}

/// What a check of a library says.
#[derive(Debug)]
pub struct Checked {
    /// Everything that is wrong, in the order of the files.
    pub faults: Vec<Fault>,
    /// How much of what was found, sound or not.
    pub found: Found,
}

/// How much there is of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Exercises.
    pub exercises: usize,
    /// Levels of all exercises.
    pub levels: usize,
    /// Lessons.
    pub lessons: usize,
    /// Questionnaires.
    pub questionnaires: usize,
    /// Constraints.
    pub constraints: usize,
    /// Movements to avoid.
    pub avoid: usize,
    /// Countries.
    pub countries: usize,
}

/// Checks what is inside the program, with the files of a folder over it; `today` says what is stale.
pub fn check(folder: Option<&Path>, today: Date) -> Checked {
    let mut faults = Faults::default();
    let files = Files::read(folder, &mut faults);
    let Read { found, reviews, .. } = read(&files, folder.is_some(), &mut faults);
    for (file, review) in reviews {
        if review.review_by < today {
            let line = file.line("review_by");
            let what = format!(
                "was to be looked at again by {}: have it reviewed and set the new dates",
                review.review_by
            );
            faults.add(Severity::Warning, &file.shown, line, what);
        }
        if review.reviewed_on > today {
            let line = file.line("reviewed_on");
            faults.add(
                Severity::Broken,
                &file.shown,
                line,
                "reviewed_on lies in the future: set the day of the review",
            );
        }
    }
    Checked { faults: faults.into_sorted(), found }
}

/// What was read.
struct Read<'a> {
    /// None where something is missing without which there is no library.
    library: Option<Library>,
    found: Found,
    reviews: Vec<(&'a File, Review)>,
}

/// Reads everything and tells all faults.
fn read<'a>(files: &'a Files, overlaid: bool, faults: &mut Faults) -> Read<'a> {
    layout::check(files, faults);
    let catalogues = Language::ALL.map(|language| Catalogue::read(files, language, faults));
    let reference = &catalogues[0];
    let mut reader = Reader::new(files, reference, faults);
    let countries = country::load(&mut reader);
    let (constraints, known) = constraint::load(&mut reader);
    let screening = rules::load_screening(&mut reader, &known);
    let programme = rules::load_programme(&mut reader);
    let avoid = constraint::load_avoid(&mut reader, &known);
    let mut movements = movement::load(&mut reader);
    let exercises = exercise::load(&mut reader, &movements, &known);
    let mut choreographies = choreography::load(&mut reader);
    let level_choreographies = choreography::load_levels(&mut reader, &exercises);
    let idle = choreography::load_idle(&mut reader);
    let lessons = lesson::load(&mut reader);
    let questionnaires = questionnaire::load(&mut reader);
    let references = country::load_references(&mut reader);
    let forbidding =
        exercises.iter().flat_map(|exercise| &exercise.levels).flat_map(|level| level.forbidding());
    constraint::idle(&mut reader, &constraints, &forbidding.map(str::to_owned).collect());
    let (used, reviews) = (reader.used, reader.reviews);

    let place =
        |slug: &str| exercises.iter().position(|exercise| exercise.slug == slug).unwrap_or(usize::MAX);
    movements.sort_by_key(|movement| place(&movement.slug));
    choreographies.sort_by_key(|choreography| place(&choreography.slug));

    for (language, own) in Language::ALL.into_iter().zip(&catalogues).skip(1) {
        compare(reference, language, own, faults);
    }
    let ours = if overlaid { own_ids() } else { BTreeSet::new() };
    unused(reference, &ours, &used, faults);
    let words = Language::ALL.map(|language| Words::new(language, reference, &catalogues[language as usize]));
    let found = Found {
        exercises: exercises.len(),
        levels: exercises.iter().map(|exercise| exercise.levels.len()).sum(),
        lessons: lessons.len(),
        questionnaires: questionnaires.len(),
        constraints: constraints.len(),
        avoid: avoid.len(),
        countries: countries.len(),
    };
    let library = screening.zip(programme).map(|(screening, programme)| Library {
        words,
        screening,
        programme,
        countries,
        constraints,
        avoid,
        exercises,
        movements,
        choreographies,
        level_choreographies,
        idle,
        lessons,
        questionnaires,
        references,
    });
    Read { library, found, reviews }
}

/// The ids of the words inside the program.
fn own_ids() -> BTreeSet<String> {
    let mut told = Faults::default();
    let files = Files::read([], &mut told);
    let catalogue = Catalogue::read(&files, Language::En, &mut told);
    catalogue.iter().map(|(id, _)| id.to_owned()).collect()
}
