//! The typed loader of everything that is not words.

use std::collections::BTreeSet;

use body::mannequin::Choreography;
use care::{Catalogue, Dose, ProgrammeRules, Provenance, QuestionKind, Rules, ScreeningRules};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::choreography;
use crate::error::Error;
use crate::folders::content;
use crate::movement;
use crate::words::Words;

/// Version of the consent text (`consent-*` in the words). A change of the text is a new version.
pub const CONSENT_VERSION: &str = "2026-11";

const SCREENING: File = content!("rules/screening.toml");
const PROGRAMME: File = content!("rules/programme.toml");
const COUNTRIES: File = content!("countries.toml");
const REFERENCES: File = content!("references.toml");

/// One folder per exercise: what people read here, the rest of it in `folders.rs`.
macro_rules! exercise {
    ($slug:literal) => {
        ($slug, content!("exercises/", $slug, "/exercise.toml"))
    };
}

/// A file's path below the crate, and its text.
pub(crate) type File = (&'static str, &'static str);
const EXERCISES: [(&str, File); 4] = [
    exercise!("seated-trunk-extension"),
    exercise!("open-book"),
    exercise!("cat-cow"),
    exercise!("childs-pose"),
];

/// All content, validated.
#[derive(Debug)]
pub struct Library {
    /// The words, in English.
    pub words: Words,
    /// The rules of the safety check.
    pub screening: ScreeningRules,
    /// The numbers of programme and progression.
    pub programme: ProgrammeRules,
    /// The countries whose emergency number is known, by name.
    pub countries: Vec<Country>,
    /// The exercises, in the order of the guide.
    pub exercises: Vec<Exercise>,
    /// What the camera looks for, of every exercise of the clinical basis, also of those without a guide yet.
    pub movements: Vec<motion::Definition>,
    /// How the figure does them, in the same order.
    pub choreographies: Vec<Choreography>,
    /// What people do besides: drinking, scratching, walking in.
    pub idle: Vec<Choreography>,
    /// What the guide cites, by number.
    pub references: Vec<Reference>,
}

/// A country and its numbers, as they are dialled there.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code.
    pub code: String,
    /// English name.
    pub name: String,
    /// Number to call in a medical emergency.
    pub emergency: String,
    /// Number for medical advice that cannot wait, where the whole country has one.
    #[serde(default)]
    pub urgent: Option<String>,
    /// Where the numbers come from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// What the guide calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExerciseKind {
    /// Strengthens or mobilises.
    Exercise,
    /// Eases and lengthens.
    Stretch,
}

/// When to leave an exercise out or make it smaller.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Caution {
    /// Message id.
    pub text: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// One exercise. Texts are message ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// Name in addresses and records.
    pub slug: String,
    /// Exercise or stretch.
    pub kind: ExerciseKind,
    /// Name.
    pub name: String,
    /// What it is good for.
    pub purpose: String,
    /// The first step: getting into position.
    pub start: String,
    /// The steps after it, in order.
    pub steps: Vec<String>,
    /// How much, as the guide says it.
    pub dose_text: String,
    /// How much a session prescribes.
    pub dose: Dose,
    /// When to leave it out or make it smaller.
    pub cautions: Vec<Caution>,
    /// Where exercise and dose come from.
    pub evidence: Vec<Provenance>,
    /// The licensed clinician who signed it; none until one has.
    pub reviewed_by: Option<String>,
    /// What the camera looks for.
    pub movement: motion::Definition,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseFile {
    kind: ExerciseKind,
    name: String,
    purpose: String,
    start: String,
    steps: Vec<String>,
    dose_text: String,
    dose: Dose,
    #[serde(default)]
    cautions: Vec<Caution>,
    evidence: Vec<Provenance>,
    reviewed_by: String,
}

/// A source that the guide cites.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// Its number in the guide, from 1.
    pub number: u8,
    /// Authors, title, journal.
    pub citation: String,
    /// What to know about it: the population it is about, or its age.
    #[serde(default)]
    pub note: Option<String>,
    /// Link by DOI.
    #[serde(default)]
    pub link: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountriesFile {
    countries: Vec<Country>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReferencesFile {
    references: Vec<Reference>,
}

pub(crate) fn parse<T: DeserializeOwned>((file, text): File) -> Result<T, Error> {
    toml::from_str(text)
        .map_err(|error| Error::at(file, text, error.span().map(|span| span.start), error.message()))
}

impl Library {
    /// Loads and validates everything.
    ///
    /// # Errors
    /// The first fault, with its file and, where it is known, its line.
    pub fn load() -> Result<Self, Error> {
        let words = Words::english()?;
        let screening: ScreeningRules = parse(SCREENING)?;
        check_screening(SCREENING, &screening, &words)?;
        let programme: ProgrammeRules = parse(PROGRAMME)?;
        check_programme(PROGRAMME, &programme, &words)?;
        let mut countries = parse::<CountriesFile>(COUNTRIES)?.countries;
        check_countries(COUNTRIES, &countries)?;
        countries.sort_by(|a, b| a.name.cmp(&b.name));
        let movements = movement::load(&words)?;
        let choreographies = choreography::load()?;
        let idle = choreography::load_idle()?;
        let exercises = EXERCISES
            .into_iter()
            .map(|(slug, exercise)| load_exercise(slug, exercise, &movements, &words))
            .collect::<Result<_, _>>()?;
        let references = parse::<ReferencesFile>(REFERENCES)?.references;
        check_references(REFERENCES, &references)?;
        Ok(Self {
            words,
            screening,
            programme,
            countries,
            exercises,
            movements,
            choreographies,
            idle,
            references,
        })
    }

    /// The parameters of all decisions.
    pub fn rules(&self) -> Rules {
        Rules {
            screening: self.screening.clone(),
            catalogue: Catalogue::default(),
            programme: self.programme.clone(),
            questionnaires: Vec::new(),
            countries: self.countries.iter().map(|country| country.code.clone()).collect(),
            doses: self.exercises.iter().map(|exercise| (exercise.slug.clone(), exercise.dose)).collect(),
            consent_version: CONSENT_VERSION.to_owned(),
        }
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

fn check_screening((file, text): File, screening: &ScreeningRules, words: &Words) -> Result<(), Error> {
    let fault = |id: &str, what: String| Err(Error::in_entry(file, text, id, what));
    if screening.version.is_empty() {
        return Err(Error::new(file, "the rules need a version"));
    }
    let mut asked = BTreeSet::new();
    for question in &screening.questions {
        let id = &question.id;
        if !asked.insert(id.as_str()) {
            return fault(id, format!("the question {id} is there twice"));
        }
        let mut texts = vec![question.text.clone()];
        match &question.kind {
            QuestionKind::YesNo => {}
            QuestionKind::Number { min, max } if min <= max => {}
            QuestionKind::Number { .. } => return fault(id, format!("no number answers {id}")),
            QuestionKind::Several { choices } => {
                texts.extend(choices.iter().map(|choice| format!("{}-{choice}", question.text)));
            }
        }
        if let Some(text) = texts.into_iter().find(|text| !words.has(text)) {
            return fault(id, format!("the question {id} names {text}, which has no words"));
        }
        // A question may follow only on one that was asked before.
        let before = |condition: &care::Condition| condition.question().is_none_or(|one| asked.contains(one));
        if !question.after.iter().all(before) {
            return fault(id, format!("the question {id} follows one that is not asked before it"));
        }
    }
    let mut ids = BTreeSet::new();
    for rule in &screening.rules {
        let id = &rule.id;
        if !ids.insert(id) {
            return fault(id, format!("the rule {id} is there twice"));
        }
        if rule.provenance.source.trim().is_empty() {
            return fault(id, format!("the rule {id} needs a source"));
        }
        if !words.has(&rule.why) {
            return fault(id, format!("the rule {id} names {}, which has no words", rule.why));
        }
        if rule.all.is_empty() && rule.any.is_empty() {
            return fault(id, format!("the rule {id} looks at no answer"));
        }
        if !rule.any.is_empty() && !(1..=rule.any.len()).contains(&rule.any_count) {
            return fault(id, format!("the rule {id} needs 1 to {} of its answers", rule.any.len()));
        }
        let missing = rule.conditions().filter_map(|one| one.question()).find(|one| !asked.contains(one));
        if let Some(question) = missing {
            return fault(id, format!("the rule {id} names {question}, which is not asked"));
        }
    }
    Ok(())
}

fn check_programme((file, text): File, rules: &ProgrammeRules, words: &Words) -> Result<(), Error> {
    for (id, provenance) in &rules.rules {
        let why = format!("decision-{id}");
        if !words.has(&why) {
            return Err(Error::in_entry(file, text, id, format!("the rule {id} needs the words {why}")));
        }
        if provenance.source.trim().is_empty() {
            return Err(Error::in_entry(file, text, id, format!("the rule {id} needs a source")));
        }
    }
    Ok(())
}

fn check_countries((file, text): File, countries: &[Country]) -> Result<(), Error> {
    let mut codes = BTreeSet::new();
    for country in countries {
        let fault = |what: String| Err(Error::in_entry(file, text, &country.code, what));
        let code = &country.code;
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return fault(format!("{code} is not a code of two capital letters"));
        }
        if !codes.insert(code) {
            return fault(format!("{code} is there twice"));
        }
        let dialled = |number: &str| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ')
        };
        if !dialled(&country.emergency) || !country.urgent.as_deref().is_none_or(dialled) {
            return fault(format!("the numbers of {code} must be digits and spaces"));
        }
        if country.provenance.source.trim().is_empty() {
            return fault(format!("the numbers of {code} need a source"));
        }
    }
    Ok(())
}

fn check_references((file, text): File, references: &[Reference]) -> Result<(), Error> {
    for (number, reference) in (1..).zip(references) {
        let fault = |what: &str| Err(Error::in_entry(file, text, &reference.citation, what));
        if reference.number != number {
            return fault("references are numbered from 1, in order");
        }
        if !reference.link.as_deref().is_none_or(|link| link.starts_with("https://doi.org/10.")) {
            return fault("links go to https://doi.org/");
        }
    }
    Ok(())
}

fn load_exercise(
    slug: &str,
    exercise: File,
    movements: &[motion::Definition],
    words: &Words,
) -> Result<Exercise, Error> {
    let data: ExerciseFile = parse(exercise)?;
    let (file, text) = exercise;
    let messages = [&data.name, &data.purpose, &data.start, &data.dose_text];
    let cautions = data.cautions.iter().map(|caution| &caution.text);
    if let Some(id) = messages.into_iter().chain(&data.steps).chain(cautions).find(|id| !words.has(id)) {
        return Err(Error::in_entry(file, text, id, format!("{id} has no words")));
    }
    if data.steps.is_empty() {
        return Err(Error::new(file, "steps are needed"));
    }
    let sources = data.cautions.iter().map(|caution| &caution.provenance).chain(&data.evidence);
    if data.evidence.is_empty() || sources.into_iter().any(|given| given.source.trim().is_empty()) {
        return Err(Error::new(file, "the evidence and each caution need a source"));
    }
    let dose = data.dose;
    if (dose.repetitions == 0) == (dose.hold_s == 0) || dose.easiest > dose.repetitions {
        return Err(Error::new(
            file,
            "the dose is either repetitions, the easiest set being no more than the usual one, or a hold",
        ));
    }
    let definition = movements.iter().find(|movement| movement.slug == slug).cloned();
    let definition = definition.ok_or_else(|| Error::new(file, format!("{slug} has no movement")))?;
    let reviewed_by = Some(data.reviewed_by).filter(|name| !name.is_empty());
    Ok(Exercise {
        slug: slug.to_owned(),
        kind: data.kind,
        name: data.name,
        purpose: data.purpose,
        start: data.start,
        steps: data.steps,
        dose_text: data.dose_text,
        dose,
        cautions: data.cautions,
        evidence: data.evidence,
        reviewed_by,
        movement: definition,
    })
}
