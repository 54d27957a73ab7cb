//! The exercises: what people read, how much is prescribed, and for whom.

use std::collections::BTreeMap;

use care::{Dose, Provenance, Purpose};
use jiff::civil::Date;
use serde::Deserialize;

use crate::constraint::Known;
use crate::fault::Severity;
use crate::files::File;
use crate::level::{Level, check as check_levels};
use crate::movement::EXERCISES;
use crate::reader::{Reader, Review};

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
#[serde(deny_unknown_fields)]
pub struct Caution {
    /// Message id.
    pub text: String,
    /// Id of the constraint that it is about, if any.
    #[serde(default)]
    pub constraint: Option<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// One exercise. Texts are message ids.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// Name in addresses and records.
    pub slug: String,
    /// Its place in the public guide, from 1; none where the guide does not show it.
    pub guide: Option<u8>,
    /// Exercise or stretch.
    pub kind: ExerciseKind,
    /// What it is for.
    pub goal: Purpose,
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
    /// What the camera watches, or that the guide keeps the time.
    pub watches: String,
    /// The phase from which it may be part of a programme, 1 to 4.
    pub first_phase: u8,
    /// True where the dose is for each side.
    pub per_side: bool,
    /// On at most so many days a week, 1 to 7.
    pub days: u32,
    /// Working seconds of one repetition without its hold.
    pub repetition_s: u32,
    /// The ways of doing it, the easiest first.
    pub levels: Vec<Level>,
    /// When to leave it out or make it smaller.
    pub cautions: Vec<Caution>,
    /// Where exercise and dose come from.
    pub evidence: Vec<Provenance>,
    /// When it was looked at, and by whom.
    pub review: Review,
    /// What the camera looks for.
    pub movement: motion::Definition,
}

impl Exercise {
    /// The level at which a programme begins.
    pub fn start_level(&self) -> &Level {
        // The loader lets no exercise pass that has no level to start with.
        self.levels.iter().find(|level| level.start).unwrap_or(&self.levels[0])
    }

    /// The steps after getting into position that hold for a level: none where it is done otherwise, and its sentence says all.
    pub fn steps_at(&self, level: &Level) -> impl Iterator<Item = &String> {
        self.steps.iter().filter(|_| level.as_usual)
    }

    /// How much is prescribed where it is done by itself: what the level at which a programme begins starts with.
    pub fn dose(&self) -> Dose {
        let start = self.start_level().dose;
        // Where no repetition can be seen and something is held, the hold is what counts.
        if self.movement.primary().is_none() && start.hold_s > 0 {
            return Dose { repetitions: 0, easiest: 0, hold_s: start.hold_s };
        }
        let easiest = self.levels.first().map_or(start.repetitions, |level| level.dose.repetitions);
        Dose { repetitions: start.repetitions, easiest: easiest.min(start.repetitions), hold_s: 0 }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ExerciseFile {
    #[serde(default)]
    guide: Option<u8>,
    kind: ExerciseKind,
    goal: Purpose,
    name: String,
    purpose: String,
    start: String,
    steps: Vec<String>,
    dose_text: String,
    watches: String,
    first_phase: u8,
    per_side: bool,
    days: u32,
    repetition_s: u32,
    reviewed_on: Date,
    review_by: Date,
    reviewed_by: String,
    levels: Vec<Level>,
    #[serde(default)]
    cautions: Vec<Caution>,
    evidence: Vec<Provenance>,
}

/// Reads all exercises, in the order of the guide, then of the phases, then by name.
pub(crate) fn load(
    reader: &mut Reader<'_, '_>,
    movements: &[motion::Definition],
    known: &Known,
) -> Vec<Exercise> {
    let files = reader.files;
    let mut exercises = Vec::new();
    for (slug, folder) in folders(reader) {
        match files.get(&format!("{folder}exercise.toml")) {
            Some(file) => exercises.extend(load_one(reader, file, &slug, movements, known)),
            None => {
                let what = "is not there: add it, so that people can read how the exercise is done";
                reader.faults.add(Severity::Unfinished, &format!("{folder}exercise.toml"), None, what);
            }
        }
    }
    exercises.sort_by_key(|one: &Exercise| (one.guide.unwrap_or(u8::MAX), one.first_phase, one.slug.clone()));
    for (number, exercise) in (1..).zip(exercises.iter().filter(|exercise| exercise.guide.is_some())) {
        if exercise.guide != Some(number)
            && let Some(file) = files.get(&format!("{EXERCISES}{}/exercise.toml", exercise.slug))
        {
            reader.broken(file, "guide", "the places in the guide are 1, 2, 3 and so on, each once");
        }
    }
    exercises
}

/// A figure on the floor must not stand beside what is done on a chair.
fn shown_as_done(reader: &mut Reader<'_, '_>, file: &File, levels: &[Level]) {
    let start = levels.iter().find(|level| level.start).map(|level| level.position);
    for (at, level) in levels.iter().enumerate() {
        let as_shown = !level.as_usual || start.is_none_or(|start| start == level.position);
        let what = format!(
            "{:?} is done in another position than the exercise's figure shows: say `as_usual = false`",
            level.id
        );
        reader.must(as_shown, file, &format!("levels.{at}.as_usual"), what);
    }
}

/// The folders of the exercises, by their name.
pub(crate) fn folders(reader: &Reader<'_, '_>) -> BTreeMap<String, String> {
    let names = reader.files.below(EXERCISES).filter_map(|file| {
        let (slug, _) = file.path.strip_prefix(EXERCISES)?.split_once('/')?;
        Some((slug.to_owned(), format!("{EXERCISES}{slug}/")))
    });
    names.collect()
}

fn load_one<'a>(
    reader: &mut Reader<'a, '_>,
    file: &'a File,
    slug: &str,
    movements: &[motion::Definition],
    known: &Known,
) -> Option<Exercise> {
    let data: ExerciseFile = reader.parse(file)?;
    let messages = [
        ("name", &data.name),
        ("purpose", &data.purpose),
        ("start", &data.start),
        ("dose_text", &data.dose_text),
        ("watches", &data.watches),
    ];
    for (field, id) in messages {
        reader.text(file, field, id);
    }
    reader.texts(file, "steps", &data.steps);
    let phase = (1..=4).contains(&data.first_phase);
    reader.must(phase, file, "first_phase", "first_phase must be 1, 2, 3 or 4");
    reader.must((1..=7).contains(&data.days), file, "days", "days must be 1 to 7: at most so many a week");
    for (at, caution) in data.cautions.iter().enumerate() {
        reader.text(file, &format!("cautions.{at}.text"), &caution.text);
        if let Some(id) = &caution.constraint {
            known.must_have(reader, file, &format!("cautions.{at}.constraint"), id);
        }
        reader.sourced(file, &format!("cautions.{at}"), &caution.provenance);
    }
    reader.all_sourced(file, "evidence", &data.evidence);
    let review = Review::new(data.reviewed_on, data.review_by, data.reviewed_by);
    reader.reviewed(file, &review);
    let Some(movement) = movements.iter().find(|movement| movement.slug == slug).cloned() else {
        if reader.files.get(&format!("{EXERCISES}{slug}/movement.toml")).is_none() {
            let what = "no movement.toml is beside it: add one; `tier = \"timed\"` is enough for what the camera can't follow";
            reader.broken(file, "", what);
        }
        return None;
    };
    let seen = movement.tier != motion::Tier::Timed;
    check_levels(reader, file, &data.levels, data.repetition_s, seen, known);
    if data.levels.is_empty() {
        return None;
    }
    if reader.files.get(&format!("{EXERCISES}{slug}/choreography.toml")).is_some() {
        shown_as_done(reader, file, &data.levels);
    }
    Some(Exercise {
        slug: slug.to_owned(),
        guide: data.guide,
        kind: data.kind,
        goal: data.goal,
        name: data.name,
        purpose: data.purpose,
        start: data.start,
        steps: data.steps,
        dose_text: data.dose_text,
        watches: data.watches,
        first_phase: data.first_phase,
        per_side: data.per_side,
        days: data.days,
        repetition_s: data.repetition_s,
        levels: data.levels,
        cautions: data.cautions,
        evidence: data.evidence,
        review,
        movement,
    })
}
