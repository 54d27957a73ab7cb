//! What may be prescribed: the exercises as the rules see them. Texts, steps and pictures live in the library.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::screening::Provenance;

/// How much of an exercise is done in one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Sets, at least 1.
    pub sets: u32,
    /// Repetitions of each set, at least 1. Where something is held, each hold is a repetition.
    pub repetitions: u32,
    /// Seconds held in each repetition; 0 where nothing is held.
    pub hold_s: u32,
}

impl Amount {
    /// True where no part of this is more than the same part of `most`.
    pub fn within(self, most: Self) -> bool {
        self.sets <= most.sets && self.repetitions <= most.repetitions && self.hold_s <= most.hold_s
    }
}

/// What an exercise is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Moves and loosens.
    Mobility,
    /// Holds out longer.
    Endurance,
    /// Gets stronger.
    Strength,
    /// Calms.
    Relaxation,
    /// Gets the heart going; beside the sessions.
    Aerobic,
}

/// Where the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// On the floor or a mat.
    Floor,
    /// On a chair.
    Seated,
    /// On one's feet.
    Standing,
}

/// One way of doing an exercise, easier or harder than the next.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Level {
    /// Name within the exercise.
    pub id: String,
    /// Where the body is.
    pub position: Position,
    /// What is needed.
    pub equipment: BTreeSet<String>,
    /// Where the level begins.
    pub dose: Amount,
    /// Where its steps of dose end.
    pub most: Amount,
    /// Constraints under which it is never given.
    pub forbidden: BTreeSet<String>,
    /// True where the camera can follow this way of doing it.
    pub camera: bool,
}

/// Constraint of a person who can't get to the floor and up again.
pub const NO_FLOOR: &str = "no-floor";

impl Level {
    /// The first constraint of `constraints` that forbids this level.
    pub fn forbidden_by<'a>(&self, constraints: &'a BTreeSet<String>) -> Option<&'a str> {
        constraints
            .iter()
            .find(|id| self.forbidden.contains(*id) || (*id == NO_FLOOR && self.position == Position::Floor))
            .map(String::as_str)
    }

    /// True where nothing of this forbids it, and all that it needs is there.
    pub fn suits(&self, constraints: &BTreeSet<String>, equipment: &BTreeSet<String>) -> bool {
        self.forbidden_by(constraints).is_none() && self.equipment.is_subset(equipment)
    }
}

/// One exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exercise {
    /// Name in addresses and records.
    pub slug: String,
    /// Message id of its name.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The phase from which it may be part of a programme, 1 to 4.
    pub first_phase: u8,
    /// True where the amount is for each side.
    pub per_side: bool,
    /// On at most so many days a week, 1 to 7.
    pub days: u32,
    /// Working seconds of one repetition, without its hold.
    pub repetition_s: u32,
    /// Ways of doing it, easiest first.
    pub levels: Vec<Level>,
    /// Index of the level where a programme begins.
    pub start: usize,
    /// Where exercise and dose come from.
    pub provenance: Provenance,
}

impl Exercise {
    /// Working seconds of an amount in one session, both sides counted.
    pub fn working_s(&self, amount: Amount) -> u32 {
        let sides = if self.per_side { 2 } else { 1 };
        amount.sets * amount.repetitions * (self.repetition_s + amount.hold_s) * sides
    }

    /// The usual way of doing it: how it is done on its own, and where a programme begins.
    pub fn usual(&self) -> Option<&Level> {
        self.levels.get(self.start)
    }

    /// A level by its name, with its place.
    pub fn level(&self, id: &str) -> Option<(usize, &Level)> {
        self.levels.iter().enumerate().find(|(_, level)| level.id == id)
    }

    /// The level to begin with for somebody with these constraints and this equipment: the usual one or, where that is not for
    /// them, the nearest easier one, then the nearest harder one. `None` where no level is for them.
    pub fn entry(&self, constraints: &BTreeSet<String>, equipment: &BTreeSet<String>) -> Option<&Level> {
        let (easier, harder) = self.levels.split_at(self.start.min(self.levels.len()));
        let usual = harder.first().into_iter();
        let mut levels = usual.chain(easier.iter().rev()).chain(harder.iter().skip(1));
        levels.find(|level| level.suits(constraints, equipment))
    }
}

/// All exercises, in the order in which they are preferred.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The exercises.
    pub exercises: Vec<Exercise>,
    /// Ids of the constraints that a person can name.
    pub constraints: BTreeSet<String>,
    /// Names of the equipment that a level may need.
    pub equipment: BTreeSet<String>,
}

impl Catalogue {
    /// An exercise by its slug.
    pub fn exercise(&self, slug: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.slug == slug)
    }

    /// The first of these constraints that forbids a level of an exercise; none for what the catalogue does not have.
    pub(crate) fn forbidden_by<'a>(
        &self,
        exercise: &str,
        level: &str,
        constraints: &'a BTreeSet<String>,
    ) -> Option<&'a str> {
        let (_, level) = self.exercise(exercise)?.level(level)?;
        level.forbidden_by(constraints)
    }
}
