//! How a programme goes on: phases, steps, a change after weeks without one, and its end.

use jiff::Timestamp;

use super::Case;
use crate::catalogue::{Amount, Exercise, Level};
use crate::decision::{Change, Decision};
use crate::message::Arg;
use crate::programme::{self, Item, Programme};
use crate::progression::{Colour, shrink, step_up};
use crate::result::ExerciseResult;
use crate::state::{Current, Made, SessionSummary, days_since};

impl Case<'_> {
    /// After its weeks the programme becomes one that keeps what was reached.
    pub(super) fn end(&self, current: &Current) -> Option<Decision> {
        let (began, began_fact) = self.state.began?;
        let over = days_since(began, self.clock) >= 7 * i64::from(self.numbers.end_weeks);
        if !over || self.last("maintenance").is_some() {
            return None;
        }
        let mut programme = current.programme.clone();
        programme.sessions = programme.sessions.min(self.numbers.maintenance_sessions);
        let why = Self::why("maintenance")
            .with("weeks", self.numbers.end_weeks)
            .with("sessions", programme.sessions);
        self.replace("maintenance", programme, why, vec![began_fact])
    }

    /// The next phase: it changes nothing by itself; new exercises come one at a time, each as a step.
    pub(super) fn next_phase(&self, current: &Current) -> Option<Decision> {
        let (began, began_fact) = self.state.began?;
        let weeks = *self.numbers.phase_weeks.get(usize::from(current.programme.phase).checked_sub(1)?)?;
        let due = days_since(began, self.clock) >= 7 * i64::from(weeks);
        let recent: Vec<_> = self.settled().rev().take(3).collect();
        let fine = recent.len() == 3
            && recent.iter().all(|(session, judgement)| {
                judgement.colour == Colour::Green && session.started_at.timestamp() > current.phase_since
            });
        let asked = self.days_since_last("next-phase").is_some_and(|ago| ago < 7);
        if !due || !fine || asked || self.state.flare.is_some() || self.last("maintenance").is_some() {
            return None;
        }
        let mut programme = current.programme.clone();
        programme.phase += 1;
        let rule = "next-phase";
        let facts =
            recent.iter().flat_map(|(session, _)| session.facts.clone()).chain([began_fact]).collect();
        let why = Self::why(rule).with("phase", u32::from(programme.phase));
        self.replace(rule, programme, why, facts)
    }

    /// Three green sessions in a row since the last change: one step up, in one exercise.
    pub(super) fn step(&self, current: &Current) -> Option<Decision> {
        if self.state.flare.is_some() {
            return None;
        }
        let row = self.numbers.green_row as usize;
        let since: Vec<_> = self
            .settled()
            .filter(|(session, _)| session.started_at.timestamp() >= current.since)
            // A session without the next morning's answer counts for nothing; it is no bad one either.
            .filter(|(session, judgement)| {
                judgement.colour != Colour::Green || session.pain_morning.is_some()
            })
            .collect();
        let recent = since.len().checked_sub(row).map(|from| &since[from..])?;
        // Whoever found a part of it too much has said that it is enough for now.
        let enough = |session: &SessionSummary| {
            session.done() * 100.0 >= f64::from(self.numbers.green_done_percent)
                && !session.results.iter().any(ExerciseResult::was_too_much)
        };
        if !recent.iter().all(|(session, judgement)| judgement.may_step_up && enough(session)) {
            return None;
        }
        let (newest, judgement) = recent.last()?;
        // A later session that is known to have gone less well counts, though its next morning is still to come.
        let worse = |session: &SessionSummary| {
            session.started_at > newest.started_at && session.went_less_well(self.numbers)
        };
        if self.judged(newest, *judgement) || self.state.sessions.iter().any(worse) {
            return None;
        }
        let facts: Vec<u64> = recent.iter().flat_map(|(session, _)| session.facts.clone()).collect();
        let peak = recent.iter().filter_map(|(session, _)| session.pain().peak).max().unwrap_or_default();
        let about = |decision: Decision| decision.about(newest.ticket.ticket);
        let with = |rule: &str| {
            Self::why(rule).with("sessions", self.numbers.green_row).with("pain", u32::from(peak))
        };
        let choices = self.steps(current);
        if choices.is_empty() {
            return None;
        }
        let fits = choices.into_iter().find(|step| !self.exceeds(&step.programme, None));
        match fits {
            Some(Step { rule, programme, exercise }) => {
                let why = with(rule).with("exercise", exercise);
                self.replace(rule, programme, why, facts).map(about)
            }
            None => {
                let why = with("step-waits").with("percent", self.numbers.week_percent - 100);
                self.decision("step-waits", Change::Keep, why, facts).map(about)
            }
        }
    }

    /// All programmes that are one step further, the most wanted first.
    fn steps(&self, current: &Current) -> Vec<Step> {
        let catalogue = &self.rules.catalogue;
        let mut choices = Vec::new();
        if let Some((exercise, level)) = self.newcomer(current) {
            let name = Arg::words(&exercise.name);
            let newcomer = programme::item(exercise, level, current.programme.phase, self.person);
            let mut with = current.programme.clone();
            with.items.push(newcomer.clone());
            if with.takes_s(catalogue, self.numbers) <= with.minutes * 60 {
                choices.push(Step { rule: "new-exercise", programme: with, exercise: name.clone() });
            }
            // Without room for one more it takes the place of one of an earlier phase.
            let phase = |item: &Item| catalogue.exercise(&item.exercise).map_or(0, |one| one.first_phase);
            let oldest =
                (0..current.programme.items.len()).min_by_key(|at| phase(&current.programme.items[*at]));
            if let Some(at) = oldest.filter(|at| phase(&current.programme.items[*at]) < exercise.first_phase)
            {
                let mut instead = current.programme.clone();
                let limit_s = catalogue
                    .exercise(&instead.items[at].exercise)
                    .map_or(0, |one| one.working_s(instead.items[at].amount));
                instead.items[at] = newcomer;
                instead.items[at].amount = shrink(exercise, level.dose, limit_s);
                choices.push(Step { rule: "new-exercise", programme: instead, exercise: name });
            }
        }
        // The exercise that has waited longest for a step comes first.
        let mut order: Vec<usize> = (0..current.programme.items.len()).collect();
        order.sort_by_key(|at| self.stepped(&current.programme.items[*at].exercise));
        for at in order {
            let item = &current.programme.items[at];
            let Some(exercise) = self.exercise(item) else { continue };
            let Some((level, amount)) = step_up(exercise, item, |level| self.person.may(level)) else {
                continue;
            };
            let rule = step_name(item, &level, amount);
            let mut programme = current.programme.clone();
            programme.items[at].level = level;
            programme.items[at].amount = amount;
            if programme.takes_s(catalogue, self.numbers) <= programme.minutes * 60 {
                let name = Arg::words(&exercise.name);
                choices.push(Step { rule, programme, exercise: name });
            }
        }
        choices
    }

    /// An exercise of the phase that is not there yet.
    fn newcomer(&self, current: &Current) -> Option<(&Exercise, &Level)> {
        let of_phase = |exercise: &Exercise| exercise.first_phase == current.programme.phase;
        let wanted = programme::wanted(&current.programme, self.person, &self.rules.catalogue);
        wanted.into_iter().find(|(exercise, _)| of_phase(exercise) && current.programme.phase > 1)
    }

    /// The place in the record of an exercise's last step.
    fn stepped(&self, slug: &str) -> u64 {
        let name = self.rules.catalogue.exercise(slug).map(|exercise| Arg::words(&exercise.name));
        let about = |made: &&Made| made.decision.why.args.get("exercise") == name.as_ref();
        self.state.made().rev().find(about).map_or(0, |made| made.fact)
    }

    /// True where a programme is more than the highest completed week allows. `until` is where those weeks end: now, or where a
    /// flare-up began.
    pub(super) fn exceeds(&self, programme: &Programme, until: Option<Timestamp>) -> bool {
        let limit =
            self.highest_week(until.unwrap_or(self.clock)) * f64::from(self.numbers.week_percent) / 100.0;
        f64::from(programme.week_s(&self.rules.catalogue)) > limit
    }

    /// The most working seconds that were completed within seven days, in the last weeks before `until`.
    fn highest_week(&self, until: Timestamp) -> f64 {
        let weeks_back = i64::from(self.numbers.weeks_back);
        let counted = |session: &SessionSummary| {
            let ended = session.ended_at.as_ref()?.timestamp();
            let counts =
                session.late.is_none() && ended <= until && days_since(ended, until) < 7 * weeks_back;
            counts.then(|| (ended, session.working_s().0))
        };
        let done: Vec<(Timestamp, f64)> = self.state.sessions.iter().filter_map(counted).collect();
        // Every seven days that end with a session.
        let week = |end: Timestamp| {
            let within = |at: Timestamp| at <= end && days_since(at, end) < 7;
            done.iter().filter(|(at, _)| within(*at)).map(|(_, volume_s)| volume_s).sum::<f64>()
        };
        done.iter().map(|(end, _)| week(*end)).fold(0.0, f64::max)
    }

    /// Weeks without any change: one exercise is exchanged for another of its kind.
    pub(super) fn plateau(&self, current: &Current) -> Option<Decision> {
        let days = i64::from(self.numbers.plateau_days);
        let (began, _) = self.state.began?;
        let quiet = self.days_since_last("plateau").is_none_or(|ago| ago >= days);
        if self.state.flare.is_some() || days_since(began, self.clock) < 2 * days || !quiet {
            return None;
        }
        let recent: Vec<_> = self
            .state
            .sessions
            .iter()
            .filter(|session| days_since(session.started_at.timestamp(), self.clock) < days)
            .collect();
        let (now, before) = (self.average_until_now(days)?, {
            let from = self.clock.checked_sub(jiff::SignedDuration::from_hours(48 * days)).ok()?;
            self.average(from, days)?
        });
        if recent.len() < self.numbers.plateau_sessions as usize || (before - now).abs() >= 1.0 || now <= 1.0
        {
            return None;
        }
        let catalogue = &self.rules.catalogue;
        let facts: Vec<u64> = recent.iter().flat_map(|session| session.facts.first().copied()).collect();
        let why = Self::why("plateau").with("weeks", self.numbers.plateau_days / 7);
        let wanted = programme::wanted(&current.programme, self.person, catalogue);
        for at in (0..current.programme.items.len()).rev() {
            let Some(old) = self.exercise(&current.programme.items[at]) else { continue };
            let same = |(exercise, _): &&(&Exercise, &Level)| exercise.purpose == old.purpose;
            let Some((exercise, level)) = wanted.iter().find(same) else { continue };
            let limit_s = old.working_s(current.programme.items[at].amount);
            let mut programme = current.programme.clone();
            programme.items[at] = programme::item(exercise, level, programme.phase, self.person);
            programme.items[at].amount = shrink(exercise, level.dose, limit_s);
            let fits = programme.week_s(catalogue) <= current.programme.week_s(catalogue)
                && programme.takes_s(catalogue, self.numbers) <= programme.minutes * 60;
            if fits {
                return self.replace("plateau", programme, why, facts);
            }
        }
        None
    }

    /// A week with few sessions: a kind word, no more.
    pub(super) fn nudge(&self, current: &Current) -> Option<Decision> {
        let days = i64::from(self.numbers.nudge_days);
        let (began, began_fact) = self.state.began?;
        let quiet = self.days_since_last("nudge").is_none_or(|ago| ago >= days);
        if days_since(began, self.clock) < days || !quiet || self.state.flare.is_some() {
            return None;
        }
        let ended = |session: &&SessionSummary| {
            session.ended_at.as_ref().is_some_and(|at| days_since(at.timestamp(), self.clock) < days)
        };
        let done = u32::try_from(self.state.sessions.iter().filter(ended).count()).unwrap_or(u32::MAX);
        if done * 100 >= self.numbers.nudge_percent * current.programme.sessions {
            return None;
        }
        let why = Self::why("nudge").with("done", done).with("planned", current.programme.sessions);
        self.decision("nudge", Change::Tell, why, vec![began_fact])
    }
}

/// One way of going one step further.
struct Step {
    rule: &'static str,
    programme: Programme,
    /// The name of the exercise that it is about.
    exercise: Arg,
}

fn step_name(item: &Item, level: &str, amount: Amount) -> &'static str {
    if level != item.level {
        "step-level"
    } else if amount.sets > item.amount.sets {
        "step-set"
    } else if amount.hold_s > item.amount.hold_s {
        "step-hold"
    } else {
        "step-repetition"
    }
}
