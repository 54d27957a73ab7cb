//! The checker's part on programmes: what may change from one to the next.

use care::{Amount, Catalogue, Exercise, Item, Programme, Ticket};

use super::check::Watch;
use super::ledger::{Light, Session, best_week_s};

/// How one exercise changes from a programme to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Growth {
    /// The same, or less.
    No,
    /// One step.
    Step,
    /// More than one step.
    Leap,
}

fn seconds(exercise: &Exercise, amount: Amount) -> u32 {
    let both = if exercise.per_side { 2 } else { 1 };
    both * amount.sets * amount.repetitions * (exercise.repetition_s + amount.hold_s)
}

fn not_more(amount: Amount, than: Amount) -> bool {
    amount.sets <= than.sets && amount.repetitions <= than.repetitions && amount.hold_s <= than.hold_s
}

fn growth(catalogue: &Catalogue, old: Option<&Item>, new: &Item) -> Growth {
    let Some(exercise) = catalogue.exercises.iter().find(|one| one.slug == new.exercise) else {
        return Growth::Leap;
    };
    let place = |id: &str| exercise.levels.iter().position(|level| level.id == id);
    let Some(at) = place(&new.level) else { return Growth::Leap };
    let beginning = |amount: Amount| {
        if not_more(amount, exercise.levels[at].dose) { Growth::Step } else { Growth::Leap }
    };
    let Some(old) = old else { return beginning(new.amount) };
    let was = place(&old.level);
    if Some(at) > was {
        return beginning(new.amount);
    }
    let (from, to) = (old.amount, new.amount);
    if not_more(to, from) {
        return Growth::No;
    }
    if Some(at) < was {
        let less = seconds(exercise, to) <= seconds(exercise, from);
        return if less { Growth::No } else { Growth::Leap };
    }
    // The repetitions spread over one set more: one more in all, and what makes the sets even.
    let spread = (from.sets * from.repetitions + 1).div_ceil(from.sets + 1);
    let one = (to == Amount { repetitions: from.repetitions + 1, ..from })
        || (to.hold_s > from.hold_s
            && to.hold_s <= from.hold_s + 5
            && to == Amount { hold_s: to.hold_s, ..from })
        || (to.sets == from.sets + 1 && to.repetitions <= spread && to.hold_s == from.hold_s);
    if one { Growth::Step } else { Growth::Leap }
}

impl Watch<'_> {
    fn session_s(&self, programme: &Programme) -> u32 {
        self.sum(programme, |_| 1)
    }

    fn week_s(&self, programme: &Programme) -> u32 {
        self.sum(programme, |exercise| programme.sessions.min(exercise.days))
    }

    fn sum(&self, programme: &Programme, times: impl Fn(&Exercise) -> u32) -> u32 {
        let of = |item: &Item| {
            let exercise = self.catalogue.exercises.iter().find(|one| one.slug == item.exercise)?;
            Some(seconds(exercise, item.amount) * times(exercise))
        };
        programme.items.iter().filter_map(of).sum()
    }

    /// A programme has exercises, and none that is forbidden.
    pub(super) fn allowed(&mut self, programme: &Programme) {
        if programme.items.is_empty() {
            self.wrong("empty-programme", "a programme has no exercise");
        }
        for item in &programme.items {
            if let Some(limit) = self.forbids(&item.exercise, &item.level) {
                let what = format!("a programme has {}, {}: {limit}", item.exercise, item.level);
                self.wrong("forbidden-exercise", what);
            }
        }
    }

    /// A programme follows, or is proposed to follow, the one that counts; or a clinician accepts one that was proposed.
    pub(super) fn changes(&mut self, rule: &str, new: &Programme, accepted: bool) {
        self.allowed(new);
        let old = self.programme.clone();
        let of = |slug: &str| old.iter().flat_map(|old| &old.items).find(|item| item.exercise == slug);
        let grown: Vec<Growth> =
            new.items.iter().map(|item| growth(self.catalogue, of(&item.exercise), item)).collect();
        let number = grown.iter().filter(|one| **one != Growth::No).count();
        let leaps = grown.contains(&Growth::Leap);
        let Some(old) = old.as_ref() else {
            if leaps {
                self.wrong("more-than-one-step", "a first programme begins above the beginning");
            }
            return;
        };
        let (was_s, is_s) = (self.week_s(old), self.week_s(new));
        // The way back leads to what was before, never beyond.
        if let ("flare-rebuild" | "flare-rebuilt", Some((Some(before), true))) = (rule, &self.before_flare) {
            let beyond = new.items.iter().any(|item| {
                let there = before.items.iter().find(|one| one.exercise == item.exercise);
                let more = |than| growth(self.catalogue, than, item) != Growth::No;
                more(there) && more(of(&item.exercise))
            });
            if beyond || new.sessions > before.sessions {
                self.wrong("way-back-beyond", "the way back leads beyond what was before the flare-up");
            }
            return;
        }
        match rule {
            "red" => self.at_most_percent(old, new, 70, "red-not-less"),
            "flare-up" | "break" => self.at_most_percent(old, new, 50, "rest-not-less"),
            _ => {}
        }
        // Other equipment, and nothing of the old one can be done as it was: a new beginning, which is no more than that.
        let same = |item: &Item| of(&item.exercise).is_some_and(|was| was.level == item.level);
        let anew = rule == "new-intake" && !new.items.iter().any(same);
        let least = new.items.iter().all(|item| item.amount.sets * item.amount.repetitions == 1);
        if anew && !leaps && new.sessions <= old.sessions && (is_s <= was_s || least) {
            return;
        }
        let more_days = new.sessions > old.sessions;
        if leaps || number + usize::from(more_days) > 1 {
            let what =
                format!("{rule}: {number} exercises grow, sessions {} to {}", old.sessions, new.sessions);
            self.wrong("more-than-one-step", what);
        }
        // An exchange for another of its kind at no more volume is no step.
        if number == 0 || (rule == "plateau" && is_s <= was_s) {
            return;
        }
        if accepted {
            // The week and the sessions counted when it was proposed; a clinician accepts nothing after a bad day.
            let last = self.sessions.iter().rev().find(|session| session.counts());
            if let Some(light) = last.map(Session::light).filter(|light| *light != Light::Green) {
                self.wrong("step-after-bad-day", format!("{rule} is accepted after {light:?}"));
            }
            return;
        }
        let best_s = best_week_s(&self.sessions, self.latest);
        if f64::from(is_s) > 1.1 * best_s + 1e-6 {
            self.wrong("week-bound", format!("{rule}: {is_s} s a week after at most {best_s:.0} s"));
        }
        self.after_good_days(rule);
    }

    /// A step needs three green sessions in a row, each with its next morning; nothing worse has come since.
    fn after_good_days(&mut self, rule: &str) {
        let fine = |session: &Session| {
            let (done_s, planned_s) = session.seconds();
            session.worst().is_some_and(|worst| worst <= 5) && done_s >= 0.8 * planned_s - 1e-6
        };
        let mut row = 0;
        let mut wrong = None;
        for session in self.sessions.iter().rev().filter(|session| session.counts()) {
            match session.light() {
                Light::Green if session.morning.is_none() => continue,
                Light::Green if fine(session) => row += 1,
                Light::Green => wrong = Some("too little was done, or it hurt more than 5".to_owned()),
                light => wrong = Some(format!("after {light:?}")),
            }
            if row == 3 || wrong.is_some() {
                break;
            }
        }
        if row < 3 {
            let what = wrong.unwrap_or_else(|| "fewer than three sessions with a next morning".to_owned());
            self.wrong("step-after-bad-day", format!("{rule}: {what}"));
        }
    }

    /// Less, as far as whole repetitions allow; never below one short repetition of each.
    fn at_most_percent(&mut self, old: &Programme, new: &Programme, percent: u32, check: &'static str) {
        let least = |item: &Item| {
            let exercise = self.catalogue.exercises.iter().find(|one| one.slug == item.exercise)?;
            let hold_s = item.amount.hold_s.min(5);
            Some(seconds(exercise, Amount { sets: 1, repetitions: 1, hold_s }))
        };
        let floor_s: u32 = new.items.iter().filter_map(least).sum();
        let most_s = self.session_s(old) * percent / 100 + floor_s;
        let is_s = self.session_s(new);
        if is_s > most_s {
            self.wrong(check, format!("{is_s} s a session after {} s", self.session_s(old)));
        }
    }

    /// A session is at most what its programme prescribes; on a day of much pain only one set of each at its beginning.
    pub(super) fn within_programme(&mut self, ticket: &Ticket, easiest: bool) {
        for part in &ticket.plan {
            let items = self.programme.iter().flat_map(|programme| &programme.items);
            let item = items.into_iter().find(|item| item.exercise == part.exercise);
            let exercise = self.catalogue.exercises.iter().find(|one| one.slug == part.exercise);
            let level = exercise.and_then(|one| one.levels.iter().find(|level| level.id == part.level));
            let (Some(item), Some(exercise), Some(level)) = (item, exercise, level) else {
                self.wrong("beyond-programme", format!("{} is not prescribed", part.exercise));
                continue;
            };
            if seconds(exercise, part.amount) > seconds(exercise, item.amount) {
                self.wrong("beyond-programme", format!("more of {} than prescribed", part.exercise));
            }
            if easiest && !(part.amount.sets == 1 && not_more(part.amount, level.dose)) {
                self.wrong("easiest-set", format!("{} is no easiest set", part.exercise));
            }
        }
    }
}
