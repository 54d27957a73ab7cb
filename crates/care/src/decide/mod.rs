//! What the rules decide now. Pure: where the person stands, the rules and the time come in; each decision names its rule, its
//! source and the facts behind it.
//!
//! A decision that was made is a fact, so that asking again decides nothing twice.

mod growth;

use std::collections::BTreeSet;

use jiff::{Timestamp, Zoned};

use crate::catalogue::Exercise;
use crate::decision::{Change, Decision, Standing};
use crate::event::Enrolment;
use crate::intake::Intake;
use crate::message::Message;
use crate::programme::{self, Item, Person, Programme};
use crate::progression::{Colour, Judgement, one_easier, reduce, shrink};
use crate::rules::{ProgrammeRules, Rules};
use crate::state::{Current, Flare, SessionSummary, State, days_since};

/// Rule that makes less of a programme while a flare-up lasts.
pub(crate) const FLARE_UP: &str = "flare-up";
/// Rule of a step of the way back after a flare-up.
const REBUILD: &str = "flare-rebuild";
/// Rule of its last step.
pub(crate) const REBUILT: &str = "flare-rebuilt";

/// How long the next morning's answer is waited for.
pub(crate) const MORNING_H: i64 = 36;

/// What the rules decide for a person at `now`. Empty while sessions are locked, before consent, screening and intake, and once
/// everything is decided.
pub fn decide(state: &State, rules: &Rules, now: &Zoned) -> Vec<Decision> {
    // A clock that was set back does not make a session younger, whose next morning would then seem to be still to come.
    let clock = state.latest(now.timestamp());
    let Some((intake_fact, _, intake)) = state.intakes.last() else { return Vec::new() };
    let ready = state.consent.is_some() && state.unknown.is_none() && state.screening.is_some();
    if !ready || state.active_lock(clock).is_some() {
        return Vec::new();
    }
    let constraints = state.constraints();
    let person = Person { intake, constraints: &constraints };
    let case = Case { state, rules, numbers: &rules.programme, person, clock };
    let Some(current) = &state.programme else { return case.first(*intake_fact).into_iter().collect() };
    // One at a time: each may change what the next rests on.
    let decision = case
        .no_longer_for_them(current)
        .or_else(|| case.other_intake(current, *intake_fact))
        .or_else(|| case.flare_up(current))
        .or_else(|| case.after_session(current))
        .or_else(|| case.after_break(current))
        .or_else(|| case.no_better())
        .or_else(|| case.end(current))
        .or_else(|| case.next_phase(current))
        .or_else(|| case.step(current))
        .or_else(|| case.plateau(current))
        .or_else(|| case.nudge(current));
    decision.into_iter().collect()
}

/// Whether a decision counts at once. What makes an exercise go that is not for the person, and what sends them to a provider,
/// does not wait for anybody.
pub(crate) fn standing(state: &State, decision: &Decision) -> Standing {
    let safety = matches!(decision.change, Change::SeeProvider | Change::Tell | Change::Keep)
        || decision.rule == NOT_FOR_THEM;
    match state.enrolment {
        Enrolment::Clinic if !safety => Standing::Proposed,
        _ => Standing::Applied,
    }
}

const NOT_FOR_THEM: &str = "constraint";
const NOTHING_FITS: &str = "nothing-fits";
const RED_UNKNOWN: &str = "red-unknown";

struct Case<'a> {
    state: &'a State,
    rules: &'a Rules,
    numbers: &'a ProgrammeRules,
    person: Person<'a>,
    clock: Timestamp,
}

impl Case<'_> {
    fn decision(&self, rule: &str, change: Change, why: Message, facts: Vec<u64>) -> Option<Decision> {
        // A proposal of the same kind that still waits is not made again.
        let waits = self.state.proposals.values().any(|proposal| proposal.rule == rule);
        let mut facts = facts;
        facts.sort_unstable();
        facts.dedup();
        (!waits).then(|| Decision {
            rule: rule.to_owned(),
            change,
            why,
            provenance: self.numbers.provenance(rule),
            facts,
            session: None,
            rules_version: self.numbers.version.clone(),
        })
    }

    fn replace(&self, rule: &str, programme: Programme, why: Message, facts: Vec<u64>) -> Option<Decision> {
        // Where nothing fits, what there is stays as it is until something does.
        let forbidden = programme.forbidden(&self.rules.catalogue, self.person.constraints).next().is_some();
        if forbidden {
            return None;
        }
        self.decision(rule, Change::Programme { programme }, why, facts)
    }

    /// The new programme or, where nothing is left in it, a provider: once, as long as nothing new is known.
    fn replace_or_nothing_fits(&self, rule: &str, programme: Programme, facts: Vec<u64>) -> Option<Decision> {
        let (rule, change) = if programme.items.is_empty() {
            let newest = facts.iter().copied().max().unwrap_or_default();
            if self.decided_on(newest, NOTHING_FITS) {
                return None;
            }
            (NOTHING_FITS, Change::SeeProvider)
        } else {
            (rule, Change::Programme { programme })
        };
        self.decision(rule, change, Self::why(rule), facts)
    }

    fn why(rule: &str) -> Message {
        Message::new(format!("decision-{rule}"))
    }

    /// When a rule last decided something.
    fn last(&self, rule: &str) -> Option<Timestamp> {
        self.state.made().rev().find(|made| made.decision.rule == rule).map(|made| made.at)
    }

    fn days_since_last(&self, rule: &str) -> Option<i64> {
        self.last(rule).map(|at| days_since(at, self.clock))
    }

    fn exercise(&self, item: &Item) -> Option<&Exercise> {
        self.rules.catalogue.exercise(&item.exercise)
    }

    /// Takes away what is not for the person by now.
    fn keep_what_suits(&self, programme: &mut Programme) {
        programme.items.retain(|item| {
            let level = self.exercise(item).and_then(|exercise| exercise.level(&item.level));
            level.is_some_and(|(_, level)| self.person.may(level))
        });
    }

    fn first(&self, intake_fact: u64) -> Option<Decision> {
        let programme = programme::first(self.person, &self.rules.catalogue, self.numbers);
        let facts = self.screening_facts().chain([intake_fact]).collect();
        let decision = self.replace_or_nothing_fits("first-programme", programme, facts)?;
        (!self.decided_on(intake_fact, &decision.rule)).then_some(decision)
    }

    fn screening_facts(&self) -> impl Iterator<Item = u64> {
        self.state.screening.iter().map(|screening| screening.fact)
    }

    /// An exercise that a constraint forbids by now goes, or becomes an easier one that it does not forbid.
    fn no_longer_for_them(&self, current: &Current) -> Option<Decision> {
        let catalogue = &self.rules.catalogue;
        let forbidden: BTreeSet<&str> = current
            .programme
            .forbidden(catalogue, self.person.constraints)
            .map(|(item, _)| item.exercise.as_str())
            .collect();
        if forbidden.is_empty() {
            return None;
        }
        let mut programme = current.programme.clone();
        programme.items = current
            .programme
            .items
            .iter()
            .filter_map(|item| {
                if !forbidden.contains(item.exercise.as_str()) {
                    return Some(item.clone());
                }
                let exercise = self.exercise(item)?;
                let level = one_easier(exercise, item, self.person)?;
                let mut easier = programme::item(exercise, level, programme.phase, self.person);
                easier.amount = shrink(exercise, level.dose, exercise.working_s(item.amount));
                Some(easier)
            })
            .collect();
        let facts = self.screening_facts().chain(self.state.intakes.last().map(|(fact, ..)| *fact)).collect();
        self.replace_or_nothing_fits(NOT_FOR_THEM, programme, facts)
    }

    /// The intake was answered anew: minutes, sessions and equipment may be others. What was reached stays.
    fn other_intake(&self, current: &Current, intake_fact: u64) -> Option<Decision> {
        if intake_fact < current.fact || self.decided_on(intake_fact, "new-intake") {
            return None;
        }
        let Intake { minutes, sessions, .. } = *self.person.intake;
        let mut programme = current.programme.clone();
        programme.minutes = minutes;
        programme.sessions = sessions.min(programme.sessions.max(3));
        self.keep_what_suits(&mut programme);
        while programme.takes_s(&self.rules.catalogue, self.numbers) > minutes * 60 {
            if programme.items.pop().is_none() {
                break;
            }
        }
        if programme.items.is_empty() {
            programme = programme::first(self.person, &self.rules.catalogue, self.numbers);
            let catalogue = &self.rules.catalogue;
            let limit_s = current.programme.week_s(catalogue);
            programme.sessions = programme.sessions.min(current.programme.sessions);
            while programme.week_s(catalogue) > limit_s && programme.items.len() > 1 {
                programme.items.pop();
            }
            // A single exercise may still be more than all of before.
            let sessions = programme.sessions.max(1);
            for item in &mut programme.items {
                if let Some(exercise) = self.exercise(item).filter(|_| limit_s > 0) {
                    let most_s = limit_s / sessions.min(exercise.days);
                    item.amount = shrink(exercise, item.amount, most_s);
                }
            }
        }
        self.replace_or_nothing_fits("new-intake", programme, vec![intake_fact])
    }

    fn decided_on(&self, fact: u64, rule: &str) -> bool {
        self.state.made().any(|made| made.decision.rule == rule && made.fact > fact)
    }

    /// A flare-up: half of it while it lasts, then back in steps; too long, and somebody should look.
    fn flare_up(&self, current: &Current) -> Option<Decision> {
        let flare = self.state.flare.as_ref()?;
        let facts = |flare: &Flare| vec![flare.fact];
        let Some((over, over_fact)) = flare.over else {
            if days_since(flare.began, self.clock) > i64::from(self.numbers.flare_days)
                && !self.decided_on(flare.fact, "flare-long")
            {
                let why = Self::why("flare-long").with("days", self.numbers.flare_days);
                return self.decision("flare-long", Change::SeeProvider, why, facts(flare));
            }
            if self.decided_on(flare.fact, FLARE_UP) {
                return None;
            }
            let programme = self.reduced(&current.programme, self.numbers.flare_percent, false);
            return self.replace(FLARE_UP, programme, Self::why(FLARE_UP), facts(flare));
        };
        let way_back =
            || self.state.made().filter(|made| made.decision.rule == REBUILD && made.fact > over_fact);
        let since = way_back().next_back().map_or(over, |made| made.at);
        if days_since(since, self.clock) < i64::from(self.numbers.rebuild_days) {
            return None;
        }
        let before = flare.before.as_ref()?;
        let (rule, mut programme) = match self.numbers.rebuild_percent.get(way_back().count()) {
            Some(percent) => (REBUILD, self.reduced(before, *percent, false)),
            None => (REBUILT, before.clone()),
        };
        self.keep_what_suits(&mut programme);
        // The way back is measured against the same week as every step. With other equipment there may be no way back.
        let exceeds = rule == REBUILT && self.exceeds(&programme, Some(flare.began));
        if programme.items.is_empty() || exceeds {
            programme.clone_from(&current.programme);
        }
        self.replace(rule, programme, Self::why(rule), vec![flare.fact, over_fact])
    }

    fn reduced(&self, programme: &Programme, percent: u32, easier: bool) -> Programme {
        reduce(programme, &self.rules.catalogue, self.person, percent, easier)
    }

    /// Sessions of the programme that can be judged by now, oldest first: ended, with the next morning's answer or too late for
    /// it. What arrived late counts for nothing.
    fn settled(&self) -> impl DoubleEndedIterator<Item = (&SessionSummary, Judgement)> {
        self.state.sessions.iter().filter_map(|session| {
            let ended = session.ended_at.as_ref()?.timestamp();
            let waited = self.clock.duration_since(ended).as_hours() >= MORNING_H;
            let counts = session.late.is_none() && !session.ticket.plan.is_empty();
            let judgement = session.judgement(self.numbers);
            // Whatever the morning says, a stop for pain stays one; whoever stopped because they were tired is still asked.
            let known = session.pain_morning.is_some() || judgement.colour == Colour::Stop;
            (counts && (known || waited)).then_some((session, judgement))
        })
    }

    fn judged(&self, session: &SessionSummary, judgement: Judgement) -> bool {
        let of = |decision: &Decision| decision.session == Some(session.ticket.ticket);
        // What was decided on a session counts for what was known of it then: a morning told late, or a correction, may make it
        // a red one.
        let enough = |decision: &Decision| match judgement.colour {
            Colour::Red if judgement.steps_down => decision.is_red() && decision.rule != RED_UNKNOWN,
            Colour::Red => decision.is_red(),
            _ => true,
        };
        self.state.made().any(|made| of(&made.decision) && enough(&made.decision))
    }

    /// Red and amber sessions.
    fn after_session(&self, current: &Current) -> Option<Decision> {
        // What waits for a clinician never hides what closes the sessions: all that are open are looked at.
        self.settled().find_map(|(session, judgement)| self.judge(current, session, judgement))
    }

    fn judge(&self, current: &Current, session: &SessionSummary, judgement: Judgement) -> Option<Decision> {
        if !matches!(judgement.colour, Colour::Red | Colour::Amber) || self.judged(session, judgement) {
            return None;
        }
        let pain = session.pain();
        let facts = session.facts.clone();
        let number = |pain: Option<u8>| f64::from(pain.unwrap_or_default());
        let said = |rule: &str| {
            let why = Self::why(rule).with("before", number(pain.before)).with("peak", number(pain.peak));
            why.with("morning", number(pain.morning))
        };
        let about = |decision: Option<Decision>| Some(decision?.about(session.ticket.ticket));
        if judgement.colour == Colour::Amber {
            return about(self.decision("amber", Change::Keep, said("amber"), facts));
        }
        let ended = session.ended_at.as_ref()?.timestamp();
        let another = self.settled().find(|(other, judgement)| {
            let day = |other: &SessionSummary| other.ended_at.as_ref().map(Zoned::timestamp);
            judgement.colour == Colour::Red
                && other.ticket.ticket != session.ticket.ticket
                && day(other).is_some_and(|day| {
                    day <= ended && days_since(day, ended) < i64::from(self.numbers.red_days)
                })
        });
        if let Some((other, _)) = another {
            let facts = [facts, other.facts.clone()].concat();
            return about(self.decision("red-twice", Change::SeeProvider, said("red-twice"), facts));
        }
        if !judgement.steps_down {
            return about(self.decision(RED_UNKNOWN, Change::Keep, said(RED_UNKNOWN), facts));
        }
        let easiest = current.programme.items.iter().all(|item| {
            let exercise = self.exercise(item);
            exercise.is_none_or(|exercise| one_easier(exercise, item, self.person).is_none())
        });
        if easiest {
            return about(self.decision("red-easiest", Change::SeeProvider, said("red-easiest"), facts));
        }
        let programme = self.reduced(&current.programme, self.numbers.red_percent, true);
        about(self.replace("red", programme, said("red"), facts))
    }

    /// After a long break the way back begins with less.
    fn after_break(&self, current: &Current) -> Option<Decision> {
        let last = self.state.sessions.iter().rev().find(|session| session.ended_at.is_some())?;
        let ended = last.ended_at.as_ref()?.timestamp();
        let from = ended.max(current.since);
        let away = days_since(from, self.clock) >= i64::from(self.numbers.away_days);
        let decided = self.last("break").is_some_and(|at| at > ended);
        if !away || decided {
            return None;
        }
        let programme = self.reduced(&current.programme, self.numbers.flare_percent, false);
        let why = Self::why("break").with("days", self.numbers.away_days);
        self.replace("break", programme, why, last.facts.clone())
    }

    /// Pain that has not become better in six weeks is for somebody to look at.
    fn no_better(&self) -> Option<Decision> {
        let (began, began_fact) = self.state.began?;
        let days = i64::from(self.numbers.no_better_days);
        if days_since(began, self.clock) < days
            || self.days_since_last("no-better").is_some_and(|ago| ago < days)
        {
            return None;
        }
        let (first, last) = (self.average(began, 14)?, self.average_until_now(14)?);
        let share = f64::from(100 - self.numbers.better_percent.min(100)) / 100.0;
        if first - last >= f64::from(self.numbers.better_pain) || last <= share * first || last <= 1.0 {
            return None;
        }
        let why = Self::why("no-better").with("weeks", self.numbers.no_better_days / 7);
        self.decision("no-better", Change::SeeProvider, why, vec![began_fact])
    }

    /// Mean pain before the sessions of some days from `from` on; the intake's average where there were none.
    fn average(&self, from: Timestamp, days: i64) -> Option<f64> {
        let within = |session: &&SessionSummary| {
            let at = session.started_at.timestamp();
            at >= from && days_since(from, at) < days
        };
        let told = self.state.intake().map(|intake| f64::from(intake.pain_average));
        mean(self.state.sessions.iter().filter(within).map(|session| f64::from(session.ticket.pain_before)))
            .or(told)
    }

    fn average_until_now(&self, days: i64) -> Option<f64> {
        let within =
            |session: &&SessionSummary| days_since(session.started_at.timestamp(), self.clock) < days;
        mean(self.state.sessions.iter().filter(within).map(|session| f64::from(session.ticket.pain_before)))
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut number) = (0.0, 0.0);
    for value in values {
        sum += value;
        number += 1.0;
    }
    (number > 0.0).then(|| sum / number)
}
