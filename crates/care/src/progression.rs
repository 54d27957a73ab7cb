//! Pain before, during and after a session, and what may come next. Total: every pain and every missing answer has an outcome.

use serde::{Deserialize, Serialize};

use crate::catalogue::{Amount, Catalogue, Exercise, Level};
use crate::programme::{Item, Person, Programme};
use crate::rules::ProgrammeRules;

/// What a session was like, by the person's pain. The later, the worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    /// Fine.
    Green,
    /// Enough: the same again.
    Amber,
    /// Too much: less next time.
    Red,
    /// Stopped for sharp, new, growing or spreading pain.
    Stop,
}

/// Pain around a session, each 0 to 10 or not answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pain {
    /// Before.
    pub before: Option<u8>,
    /// The worst during the session.
    pub peak: Option<u8>,
    /// After 30 minutes.
    pub later: Option<u8>,
    /// The next morning.
    pub morning: Option<u8>,
}

/// What follows from the pain around a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The colour.
    pub colour: Colour,
    /// True where the session may count towards a step up.
    pub may_step_up: bool,
    /// True where a step down follows.
    pub steps_down: bool,
}

/// Judges the pain around a session, the worst first.
///
/// What was not answered is left out of the judgement; without the next morning a session leads neither up nor down.
pub fn judge(pain: Pain, stopped: bool, rules: &ProgrammeRules) -> Judgement {
    let Pain { before, peak, later, morning } = pain;
    let rise = |after: Option<u8>| Some(i16::from(after?) - i16::from(before?));
    let at_least = |value: Option<i16>, limit: u8| value.is_some_and(|value| value >= i16::from(limit));
    let red = peak.is_some_and(|peak| peak >= rules.red_peak)
        || at_least(rise(peak), rules.red_rise)
        || at_least(rise(morning), rules.red_morning_rise);
    let amber = peak.is_some_and(|peak| peak > rules.amber_peak.max(before.unwrap_or(0)))
        || at_least(rise(peak), rules.amber_rise)
        || at_least(rise(later), 1)
        || at_least(rise(morning), rules.amber_morning_rise);
    let colour = match (stopped, red, amber) {
        (true, _, _) => Colour::Stop,
        (_, true, _) => Colour::Red,
        (_, _, true) => Colour::Amber,
        _ => Colour::Green,
    };
    let whole = before.is_some() && morning.is_some();
    Judgement {
        colour,
        may_step_up: colour == Colour::Green && whole && peak.is_some_and(|peak| peak <= rules.green_peak),
        steps_down: colour == Colour::Red && morning.is_some(),
    }
}

/// One step up of an item: a repetition, five seconds of hold, or a set over which the repetitions are spread; then the next
/// level, at no more volume. `None` at the top, or where the next level is not for the person.
pub fn step_up(
    exercise: &Exercise,
    item: &Item,
    allowed: impl Fn(&Level) -> bool,
) -> Option<(String, Amount)> {
    let (place, level) = exercise.level(&item.level)?;
    let Amount { sets, repetitions, hold_s } = item.amount;
    let same = |amount: Amount| Some((item.level.clone(), amount));
    if repetitions < level.most.repetitions {
        return same(Amount { repetitions: repetitions + 1, ..item.amount });
    }
    if hold_s > 0 && hold_s < level.most.hold_s {
        return same(Amount { hold_s: (hold_s + STEP_HOLD_S).min(level.most.hold_s), ..item.amount });
    }
    if sets < level.most.sets {
        // One repetition more in all, rounded up to whole sets.
        let repetitions = (sets * repetitions + 1).div_ceil(sets + 1);
        return same(Amount { sets: sets + 1, repetitions, hold_s });
    }
    let next = exercise.levels.get(place + 1..)?.iter().find(|level| allowed(level))?;
    let volume_s = exercise.working_s(item.amount);
    Some((next.id.clone(), shrink(exercise, next.dose, volume_s)))
}

/// Seconds of hold in one step.
pub const STEP_HOLD_S: u32 = 5;

/// An amount with at most so many working seconds, as far as whole sets and repetitions allow: fewer sets first, then
/// repetitions, then shorter holds; one short repetition at least.
pub(crate) fn shrink(exercise: &Exercise, mut amount: Amount, most_s: u32) -> Amount {
    while exercise.working_s(amount) > most_s {
        if amount.sets > 1 {
            amount.sets -= 1;
        } else if amount.repetitions > 1 {
            amount.repetitions -= 1;
        } else if amount.hold_s > STEP_HOLD_S {
            amount.hold_s -= STEP_HOLD_S;
        } else {
            break;
        }
    }
    amount
}

/// The same programme with `percent` of its volume, spread over its exercises; and where `easier`, each one level easier if
/// that level is for the person.
pub(crate) fn reduce(
    programme: &Programme,
    catalogue: &Catalogue,
    person: Person<'_>,
    percent: u32,
    easier: bool,
) -> Programme {
    let mut reduced = programme.clone();
    let mut owed = 0_i64;
    for item in &mut reduced.items {
        let Some(exercise) = catalogue.exercise(&item.exercise) else { continue };
        let before_s = i64::from(exercise.working_s(item.amount));
        let mut amount = item.amount;
        if easier && let Some(level) = one_easier(exercise, item, person) {
            item.level.clone_from(&level.id);
            amount.hold_s = amount.hold_s.min(level.most.hold_s);
            amount.sets = amount.sets.min(level.most.sets);
            amount.repetitions = amount.repetitions.min(level.most.repetitions);
        }
        // What one exercise can't give in whole repetitions, the next one gives.
        let wanted_s = (before_s * i64::from(percent) / 100 + owed).max(0);
        item.amount = nearest(exercise, amount, u32::try_from(wanted_s).unwrap_or(0));
        owed = wanted_s - i64::from(exercise.working_s(item.amount));
    }
    reduced
}

/// The next easier level that is for the person.
pub(crate) fn one_easier<'a>(exercise: &'a Exercise, item: &Item, person: Person<'_>) -> Option<&'a Level> {
    let (place, _) = exercise.level(&item.level)?;
    exercise.levels[..place].iter().rev().find(|level| person.may(level))
}

/// The amount nearest to so many working seconds, no part of it above `amount`.
fn nearest(exercise: &Exercise, amount: Amount, wanted_s: u32) -> Amount {
    let holds = (0..).map(|n| amount.hold_s.saturating_sub(n * STEP_HOLD_S));
    let shortest = STEP_HOLD_S.min(amount.hold_s);
    let holds: Vec<u32> = holds.take_while(|hold_s| *hold_s > shortest).chain([shortest]).collect();
    let sets = (1..=amount.sets.max(1)).rev();
    let choices = sets.flat_map(|sets| {
        let holds = holds.clone();
        (1..=amount.repetitions.max(1)).rev().flat_map(move |repetitions| {
            holds.clone().into_iter().map(move |hold_s| Amount { sets, repetitions, hold_s })
        })
    });
    choices.min_by_key(|choice| exercise.working_s(*choice).abs_diff(wanted_s)).unwrap_or(amount)
}
