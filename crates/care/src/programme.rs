//! A person's programme: made from the intake, with a reason for each exercise, and never one that a constraint forbids.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::catalogue::{Amount, Catalogue, Exercise, Level, Purpose};
use crate::intake::Intake;
use crate::message::{Arg, Message};
use crate::rules::ProgrammeRules;

/// What a person does for now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// 1 calm and move, 2 mobility and endurance, 3 strength, 4 function and maintenance.
    pub phase: u8,
    /// Sessions a week.
    pub sessions: u32,
    /// Minutes that a session may take.
    pub minutes: u32,
    /// The exercises of a session, in order.
    pub items: Vec<Item>,
}

/// One exercise of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// Slug.
    pub exercise: String,
    /// Id of the level.
    pub level: String,
    /// How much in one session.
    pub amount: Amount,
    /// Why it is there.
    pub because: Vec<Message>,
}

impl Programme {
    /// Working seconds of one session; an exercise that the catalogue no longer has counts as none.
    pub fn session_s(&self, catalogue: &Catalogue) -> u32 {
        self.sum(catalogue, |exercise, item| exercise.working_s(item.amount))
    }

    /// Volume: prescribed working seconds of 7 days.
    pub fn week_s(&self, catalogue: &Catalogue) -> u32 {
        self.sum(catalogue, |exercise, item| {
            exercise.working_s(item.amount) * self.sessions.min(exercise.days)
        })
    }

    /// Seconds that a session takes, with the rests and the changes of position.
    pub fn takes_s(&self, catalogue: &Catalogue, rules: &ProgrammeRules) -> u32 {
        self.sum(catalogue, |exercise, item| rules.takes_s(exercise, item.amount))
    }

    fn sum(&self, catalogue: &Catalogue, of: impl Fn(&Exercise, &Item) -> u32) -> u32 {
        let known = self.items.iter().filter_map(|item| Some((catalogue.exercise(&item.exercise)?, item)));
        known.map(|(exercise, item)| of(exercise, item)).sum()
    }

    /// The exercises that these constraints forbid, each with the constraint.
    pub fn forbidden<'a>(
        &'a self,
        catalogue: &'a Catalogue,
        constraints: &'a BTreeSet<String>,
    ) -> impl Iterator<Item = (&'a Item, &'a str)> {
        self.items.iter().filter_map(move |item| {
            Some((item, catalogue.forbidden_by(&item.exercise, &item.level, constraints)?))
        })
    }
}

/// What is known of somebody when a programme is made.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// Their intake.
    pub intake: &'a Intake,
    /// All constraints, also those that the screening found.
    pub constraints: &'a BTreeSet<String>,
}

impl Person<'_> {
    /// True where a level is for them.
    pub(crate) fn may(&self, level: &Level) -> bool {
        level.suits(self.constraints, &self.intake.equipment)
    }
}

/// The first programme of somebody. It has no exercise where none is for them.
pub fn first(person: Person<'_>, catalogue: &Catalogue, rules: &ProgrammeRules) -> Programme {
    let mut programme = Programme {
        phase: 1,
        sessions: person.intake.sessions,
        minutes: person.intake.minutes,
        items: Vec::new(),
    };
    fill(&mut programme, person, catalogue, rules);
    programme
}

/// Adds exercises of the phase until the session is full: in rounds over the purposes, so that each has its part.
pub(crate) fn fill(
    programme: &mut Programme,
    person: Person<'_>,
    catalogue: &Catalogue,
    rules: &ProgrammeRules,
) {
    let full_s = programme.minutes * 60;
    loop {
        let next = wanted(programme, person, catalogue).into_iter().find(|(exercise, level)| {
            let takes_s = programme.takes_s(catalogue, rules) + rules.takes_s(exercise, level.dose);
            takes_s <= full_s
        });
        let Some((exercise, level)) = next else { return };
        programme.items.push(item(exercise, level, programme.phase, person));
    }
}

/// What could join the programme, the most wanted first: purposes that have least of what they should have, then the person's
/// own goals, then the order of the catalogue.
pub(crate) fn wanted<'a>(
    programme: &Programme,
    person: Person<'_>,
    catalogue: &'a Catalogue,
) -> Vec<(&'a Exercise, &'a Level)> {
    let there = |slug: &str| programme.items.iter().any(|item| item.exercise == slug);
    let share = |purpose: Purpose| {
        let of = |item: &&Item| catalogue.exercise(&item.exercise).is_some_and(|one| one.purpose == purpose);
        let number = programme.items.iter().filter(of).count();
        // Thousandths of its part that a purpose already has.
        number * 1000 / part(programme.phase, purpose).max(1)
    };
    let mut candidates: Vec<_> = catalogue
        .exercises
        .iter()
        .filter(|exercise| exercise.purpose != Purpose::Aerobic)
        .filter(|exercise| exercise.first_phase <= programme.phase && !there(&exercise.slug))
        .filter(|exercise| part(programme.phase, exercise.purpose) > 0)
        .filter_map(|exercise| {
            let level = exercise.entry(person.constraints, &person.intake.equipment)?;
            Some((exercise, level))
        })
        .collect();
    candidates.sort_by_key(|(exercise, _)| {
        let wished = person.intake.goals.contains(&exercise.purpose);
        (share(exercise.purpose), !wished, std::cmp::Reverse(exercise.first_phase))
    });
    candidates
}

/// How many of ten exercises each purpose has in a phase. Our design, after the phases of the clinical basis.
fn part(phase: u8, purpose: Purpose) -> usize {
    match (phase, purpose) {
        (_, Purpose::Aerobic) | (1, Purpose::Endurance | Purpose::Strength) | (2, Purpose::Strength) => 0,
        (1, Purpose::Mobility) => 7,
        (2, Purpose::Mobility) => 5,
        (1, Purpose::Relaxation) | (2, Purpose::Endurance) => 3,
        (2, Purpose::Relaxation) | (3, Purpose::Mobility | Purpose::Endurance) => 2,
        (3, Purpose::Strength) => 5,
        (4.., Purpose::Strength) => 4,
        (4.., Purpose::Mobility) => 3,
        (4.., Purpose::Endurance) => 2,
        _ => 1,
    }
}

/// An exercise at its beginning, with the reasons for it.
pub(crate) fn item(exercise: &Exercise, level: &Level, phase: u8, person: Person<'_>) -> Item {
    let mut because = vec![Message::new(format!("because-phase-{phase}")), purpose_reason(exercise.purpose)];
    if person.intake.goals.contains(&exercise.purpose) {
        because.push(Message::new(goal_reason(exercise.purpose)));
    }
    let usual = exercise.usual();
    if let Some(usual) = usual.filter(|usual| usual.id != level.id) {
        because.push(match usual.forbidden_by(person.constraints) {
            Some(constraint) => Message::new("because-constraint")
                .with("constraint", Arg::words(format!("constraint-{constraint}"))),
            None => Message::new("because-equipment"),
        });
    }
    if !level.equipment.is_empty() && usual.is_some_and(|usual| usual.id == level.id) {
        because.push(Message::new("because-you-have"));
    }
    Item { exercise: exercise.slug.clone(), level: level.id.clone(), amount: level.dose, because }
}

/// Message id that quotes a goal which the person named; `because-goal` where it has no words of its own.
fn goal_reason(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Mobility => "because-goal-mobility",
        Purpose::Endurance => "because-goal-endurance",
        Purpose::Strength => "because-goal-strength",
        Purpose::Relaxation => "because-goal-relaxation",
        Purpose::Aerobic => "because-goal",
    }
}

fn purpose_reason(purpose: Purpose) -> Message {
    Message::new(match purpose {
        Purpose::Mobility => "because-mobility",
        Purpose::Endurance => "because-endurance",
        Purpose::Strength => "because-strength",
        Purpose::Relaxation => "because-relaxation",
        Purpose::Aerobic => "because-aerobic",
    })
}
