//! What a simulation counts, and how it is told.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use care::{Event, Fact, What};
use serde::Serialize;

use super::check::Violation;
use super::life::Life;

/// Most violations that are described.
const DESCRIBED: usize = 10;

/// Counts.
#[derive(Debug, Default)]
pub struct Tally {
    /// Events.
    pub events: u64,
    /// Sessions started.
    pub sessions: u64,
    /// Commands that were refused.
    pub refused: u64,
    /// Records that were read back and compared.
    pub read_back: u64,
    /// Locks by disposition.
    pub locks: BTreeMap<&'static str, u64>,
    /// Decisions by rule.
    pub decisions: BTreeMap<String, u64>,
    /// Violations by check.
    pub violations: BTreeMap<&'static str, u64>,
    /// The first of them.
    pub first: Vec<Violation>,
}

impl Tally {
    /// Counts facts.
    pub fn count(&mut self, facts: &[Fact]) {
        self.events += facts.len() as u64;
        for fact in facts {
            match &fact.what {
                What::Event(Event::SessionStarted { .. }) => self.sessions += 1,
                What::Event(Event::Locked { lock }) => {
                    *self.locks.entry(lock.disposition.name()).or_default() += 1;
                }
                What::Event(Event::Decided { decision, .. }) => {
                    *self.decisions.entry(decision.rule.clone()).or_default() += 1;
                }
                _ => {}
            }
        }
    }

    /// Counts what was found about a person whose weeks are over.
    pub fn person(&mut self, life: &Life<'_>) {
        self.refused += life.refused;
        for violation in life.watch.violations() {
            *self.violations.entry(violation.check).or_default() += 1;
            if self.first.len() < DESCRIBED {
                self.first.push(violation.clone());
            }
        }
    }

    /// Adds another tally.
    pub fn add(&mut self, other: Self) {
        self.events += other.events;
        self.sessions += other.sessions;
        self.refused += other.refused;
        self.read_back += other.read_back;
        for (name, number) in other.locks {
            *self.locks.entry(name).or_default() += number;
        }
        for (name, number) in other.decisions {
            *self.decisions.entry(name).or_default() += number;
        }
        for (name, number) in other.violations {
            *self.violations.entry(name).or_default() += number;
        }
        self.first.extend(other.first);
        self.first.sort_by_key(|violation| (violation.person, violation.event));
        self.first.truncate(DESCRIBED);
    }
}

/// The result of a simulation.
#[derive(Debug, Serialize)]
pub struct Report {
    people: u64,
    weeks: u32,
    seed: u64,
    events: u64,
    sessions: u64,
    decisions: u64,
    /// How often something was found that must never be.
    pub violations: u64,
    events_per_second: f64,
    seconds: f64,
    refused_commands: u64,
    records_read_back: u64,
    violations_by_check: BTreeMap<&'static str, u64>,
    locks_by_disposition: BTreeMap<&'static str, u64>,
    decisions_by_rule: BTreeMap<String, u64>,
    #[serde(skip)]
    first: Vec<Violation>,
}

impl Report {
    /// From the counts and how long it took.
    pub fn new(people: u64, weeks: u32, seed: u64, tally: Tally, seconds: f64) -> Self {
        Self {
            people,
            weeks,
            seed,
            events: tally.events,
            sessions: tally.sessions,
            decisions: tally.decisions.values().sum(),
            violations: tally.violations.values().sum(),
            events_per_second: if seconds > 0.0 { (tally.events as f64 / seconds).round() } else { 0.0 },
            seconds: (10.0 * seconds).round() / 10.0,
            refused_commands: tally.refused,
            records_read_back: tally.read_back,
            violations_by_check: tally.violations,
            locks_by_disposition: tally.locks,
            decisions_by_rule: tally.decisions,
            first: tally.first,
        }
    }

    /// The first violations, a line each; empty where there are none.
    pub fn found(&self) -> String {
        self.first.iter().fold(String::new(), |mut text, one| {
            let Violation { person, event, check, what } = one;
            // Writing to a text does not fail.
            let _ = writeln!(text, "Violation: person {person}, event {event}: {check}: {what}");
            text
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { people, weeks, seed, events, sessions, decisions, violations, .. } = self;
        writeln!(f, "{people} people for {weeks} weeks (seed {seed})")?;
        writeln!(f, "{events} events, {sessions} sessions, {decisions} decisions")?;
        writeln!(f, "{} events per second; {} s", self.events_per_second, self.seconds)?;
        writeln!(
            f,
            "{} commands refused; {} records read back",
            self.refused_commands, self.records_read_back
        )?;
        writeln!(f, "Locks:")?;
        list(f, &self.locks_by_disposition)?;
        writeln!(f, "Decisions:")?;
        list(f, &self.decisions_by_rule)?;
        writeln!(f, "Violations: {violations}")?;
        list(f, &self.violations_by_check)
    }
}

fn list(f: &mut fmt::Formatter<'_>, counts: &BTreeMap<impl fmt::Display, u64>) -> fmt::Result {
    counts.iter().try_for_each(|(name, number)| writeln!(f, "  {number:>9}  {name}"))
}
