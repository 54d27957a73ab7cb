//! `dorsal decide`: what the rules say to a list of facts, by the same code as the server. Nothing is stored.

mod history;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::PathBuf;

use care::{
    Change, CheckKind, Disposition, Event, Fact, Gate, Lock, Programme, Rules, Standing, State, settle,
};
use clap::Args;
use jiff::Zoned;
use library::{Language, Library, Words};
use serde::Serialize;

use crate::output::{language, print, print_json};
use history::RefusedSaid;
pub(crate) use history::read;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    /// JSON: a list of facts, or an object with them under "events". See docs/decide.md.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The time for which to decide, as 2026-11-25T10:00:00Z. [default: that of the last fact]
    #[arg(long, value_name = "RFC3339")]
    now: Option<String>,

    /// Language of the texts: en or pt-PT.
    #[arg(long, default_value = "en", value_name = "TAG")]
    lang: String,

    /// Folder with content/ and words/ that adds to the library or takes the place of files in it.
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,

    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// What is printed with `--json`.
#[derive(Debug, Serialize)]
struct Report {
    now: String,
    /// What stands between the person and a session.
    gate: String,
    /// Which questions are due, where questions are.
    check: Option<CheckKind>,
    state: Standpoint,
    locks: Vec<LockSaid>,
    /// How the last session was, by the person's pain.
    pain: Option<PainSaid>,
    /// What the rules decide now.
    decisions: Vec<DecisionSaid>,
    /// What they had decided before.
    made: Vec<DecisionSaid>,
    /// Entries of the file that were refused, and why.
    refused: Vec<RefusedSaid>,
}

#[derive(Debug, Serialize)]
struct Standpoint {
    events: usize,
    consent: Option<String>,
    country: Option<String>,
    enrolment: care::Enrolment,
    constraints: Vec<String>,
    sessions: usize,
    programme: Option<Programme>,
    /// Places in the record of the proposals that wait for a clinician.
    proposals: Vec<u64>,
}

#[derive(Debug, Serialize)]
struct LockSaid {
    rules: Vec<String>,
    disposition: Disposition,
    cause: care::LockCause,
    since: String,
    until: String,
    /// It stays until somebody has seen the person.
    attestation: bool,
    /// What happens at `until`.
    then: &'static str,
    text: Vec<String>,
}

#[derive(Debug, Serialize)]
struct PainSaid {
    colour: care::Colour,
    #[serde(flatten)]
    pain: care::Pain,
    may_step_up: bool,
    steps_down: bool,
}

#[derive(Debug, Serialize)]
struct DecisionSaid {
    rule: String,
    change: &'static str,
    standing: Standing,
    text: String,
    source: String,
    mark: care::Mark,
    facts: Vec<u64>,
    rules_version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    programme: Option<Programme>,
}

/// Runs it.
pub fn run(arguments: Arguments) -> Result<(), String> {
    let language = language(&arguments.lang)?;
    let library = Library::load_over(arguments.library.as_deref()).map_err(|error| error.to_string())?;
    let name = arguments.file.display();
    let text = fs::read_to_string(&arguments.file).map_err(|error| format!("cannot read {name}: {error}"))?;
    let now = match &arguments.now {
        Some(text) => Some(
            care::read_moment(text)
                .map_err(|_| format!("--now {text} is no time: write it as 2026-11-25T10:00:00Z"))?,
        ),
        None => None,
    };
    let report = report(&text, now, &library, language).map_err(|what| format!("{name}: {what}"))?;
    if arguments.json { print_json(&report) } else { print(&said(&report)) }
}

fn report(text: &str, now: Option<Zoned>, library: &Library, language: Language) -> Result<Report, String> {
    let rules = library.rules();
    let history = read(text, &rules)?;
    let now = now
        .or_else(|| history.facts.last().map(|fact| fact.occurred_at.clone()))
        .ok_or("there are no facts in it: name a time with --now")?;
    let words = library.words(language);
    let state = &history.state;
    let gate = care::gate(state, &rules.screening, &now);
    let due = settle(state.clone(), &rules, &now);
    let mut after = state.clone();
    for event in &due {
        care::fold_more(&mut after, [&Fact::new(event.clone(), now.clone(), now.timestamp(), None)]);
    }
    let decisions = due.iter().filter_map(|event| match event {
        Event::Decided { decision, standing } => Some(decision_said(decision, *standing, words)),
        _ => None,
    });
    Ok(Report {
        now: now.to_string(),
        gate: gate_name(&gate).to_owned(),
        check: match gate {
            Gate::NeedsCheck { check } => Some(check),
            _ => None,
        },
        state: standpoint(&after, history.facts.len()),
        locks: after.locks(&now).iter().map(|lock| lock_said(lock, words)).collect(),
        pain: pain_said(state, &rules),
        decisions: decisions.collect(),
        made: state
            .decisions()
            .iter()
            .map(|made| decision_said(&made.decision, made.standing, words))
            .collect(),
        refused: history.refused,
    })
}

fn gate_name(gate: &Gate) -> &'static str {
    match gate {
        Gate::NeedsConsentAndCountry { .. } => "needs-consent-and-country",
        Gate::NeedsCheck { .. } => "needs-check",
        Gate::Open { .. } => "open",
        Gate::InSession { .. } => "in-session",
        Gate::Locked { .. } => "locked",
        Gate::Unreadable { .. } => "unreadable",
    }
}

fn standpoint(state: &State, events: usize) -> Standpoint {
    Standpoint {
        events,
        consent: state.consent().map(str::to_owned),
        country: state.country().map(str::to_owned),
        enrolment: state.enrolment(),
        constraints: state.constraints().into_iter().collect(),
        sessions: care::sessions(state).len(),
        programme: state.programme().cloned(),
        proposals: state.proposals().keys().copied().collect(),
    }
}

fn lock_said(lock: &Lock, words: &Words) -> LockSaid {
    LockSaid {
        rules: lock.reasons().map(|finding| finding.rule.clone()).collect(),
        disposition: lock.disposition,
        cause: lock.cause,
        since: lock.since.to_string(),
        until: lock.until.to_string(),
        attestation: lock.attestation,
        then: if lock.attestation {
            "it stays until somebody has seen the person; then all questions are asked again"
        } else {
            "the questions are asked again"
        },
        text: lock.reasons().map(|finding| words.message(&finding.why)).collect(),
    }
}

fn pain_said(state: &State, rules: &Rules) -> Option<PainSaid> {
    let session = care::sessions(state).iter().rev().find(|session| session.ended_at.is_some())?;
    let judgement = session.judgement(&rules.programme);
    Some(PainSaid {
        colour: judgement.colour,
        pain: session.pain(),
        may_step_up: judgement.may_step_up,
        steps_down: judgement.steps_down,
    })
}

fn decision_said(decision: &care::Decision, standing: Standing, words: &Words) -> DecisionSaid {
    DecisionSaid {
        rule: decision.rule.clone(),
        change: match decision.change {
            Change::Programme { .. } => "programme",
            Change::Keep => "keep",
            Change::SeeProvider => "see-provider",
            Change::Tell => "tell",
        },
        standing,
        text: words.message(&decision.why),
        source: decision.provenance.source.clone(),
        mark: decision.provenance.mark,
        facts: decision.facts.clone(),
        rules_version: decision.rules_version.clone(),
        programme: match &decision.change {
            Change::Programme { programme } => Some(programme.clone()),
            _ => None,
        },
    }
}

/// The report for people.
fn said(report: &Report) -> String {
    let mut out = format!("{}\ngate: {}\n", report.now, report.gate);
    for lock in &report.locks {
        out.push_str(&format!(
            "locked ({:?}) by {} until {}: {}\n",
            lock.disposition,
            lock.rules.join(", "),
            lock.until,
            lock.then
        ));
        for text in &lock.text {
            out.push_str(&format!("  {text}\n"));
        }
    }
    if let Some(pain) = &report.pain {
        out.push_str(&format!("last session: {:?}\n", pain.colour));
    }
    for (title, decisions) in [("decided before", &report.made), ("decided now", &report.decisions)] {
        for decision in decisions {
            out.push_str(&format!(
                "{title}: {} ({:?})\n  {}\n  {} [{:?}], because of facts {:?}\n",
                decision.rule,
                decision.standing,
                decision.text,
                decision.source,
                decision.mark,
                decision.facts
            ));
        }
    }
    for refused in &report.refused {
        out.push_str(&format!("entry {} was refused: {}\n", refused.entry, refused.why));
    }
    out
}
