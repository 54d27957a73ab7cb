//! `dorsal replay`: a changed set of rules over stored histories, before it is enabled. Nothing is stored, but that each of
//! them was read.

use std::path::{Path, PathBuf};

use care::{
    Action, Attestation, Author, CheckKind, Command, Event, Fact, Reading, Rules, State, What, fold_more,
    handle,
};
use clap::Args;
use library::{Language, Library, Words};
use record::Error;
use serde::Serialize;
use uuid::Uuid;

use crate::content::Content;
use crate::output::{print, print_json};
use crate::place::Place;
use crate::system;
use crate::who::Who;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    who: Who,

    #[command(flatten)]
    content: Content,

    /// Folder with the changed rules, laid out as the library is: content/rules/screening.toml, content/rules/programme.toml,
    /// exercises, words. What is not in it stays as it is in the library.
    #[arg(long, value_name = "DIR")]
    rules: PathBuf,

    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// What is printed with `--json`.
#[derive(Debug, Serialize)]
struct Report {
    people: usize,
    /// How many of them would have been decided for differently.
    different: usize,
    /// Records that cannot be read; `dorsal verify` says why.
    unreadable: usize,
    changes: Vec<Change>,
}

/// One moment at which the changed rules decide something else.
#[derive(Debug, PartialEq, Serialize)]
struct Change {
    person: Uuid,
    /// Place in the record of the fact that was answered.
    fact: u64,
    at: String,
    /// What was decided then: rules, with what they led to.
    was: Vec<String>,
    /// What the changed rules decide.
    would_be: Vec<String>,
    /// In the words of the changed rules.
    text: Vec<String>,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let opened = arguments.place.open_existing(system::source()).await?;
    let base = arguments.content.folder(&opened).await?;
    let folders: Vec<&Path> = base.as_deref().into_iter().chain([arguments.rules.as_path()]).collect();
    let library = Library::load_over_all(&folders).map_err(|error| error.to_string())?;
    let rules = library.rules();
    let words = library.words(Language::En);
    let records = opened.records;
    let persons = records.persons().await.map_err(|error| error.to_string())?;
    let reader = arguments.who.operator();
    let mut report = Report { people: persons.len(), different: 0, unreadable: 0, changes: Vec::new() };
    for (done, listed) in persons.iter().enumerate() {
        if done % 100 == 0 {
            eprint!("\rdorsal: {done} of {} records", persons.len());
        }
        // The report says of everybody whether something would be different: so everybody was read.
        match records.read_for(listed.person, &reader, Reading::Replay).await {
            Ok(loaded) => {
                let changes = differences(listed.person, &loaded.facts, &rules, words);
                report.different += usize::from(!changes.is_empty());
                report.changes.extend(changes);
            }
            Err(Error::Key | Error::Broken(_)) => report.unreadable += 1,
            // Erased meanwhile.
            Err(Error::NoPerson) => report.people -= 1,
            Err(error) => return Err(format!("nothing is shown: {error}")),
        }
    }
    eprintln!("\rdorsal: {} records", persons.len());
    records.storage().close().await;
    if arguments.json {
        return print_json(&report);
    }
    print(&said(&report))
}

fn said(report: &Report) -> String {
    let mut out = String::new();
    for change in &report.changes {
        let list = |rules: &[String]| if rules.is_empty() { "nothing".to_owned() } else { rules.join(", ") };
        out.push_str(&format!(
            "{}  fact {} of {}\n  was: {}\n  would be: {}\n",
            change.person,
            change.fact,
            change.at,
            list(&change.was),
            list(&change.would_be)
        ));
        for text in &change.text {
            out.push_str(&format!("  {text}\n"));
        }
    }
    out.push_str(&format!(
        "{} of {} people would have been decided for differently, at {} moments; {} records could not be read.\n",
        report.different,
        report.people,
        report.changes.len(),
        report.unreadable
    ));
    out
}

/// The moments of one history at which changed rules answer differently. Each is judged on what had really happened before it.
fn differences(person: Uuid, facts: &[Fact], rules: &Rules, words: &Words) -> Vec<Change> {
    let mut state = State::default();
    let mut changes = Vec::new();
    let mut at = 0;
    while at < facts.len() {
        let command = facts[at].caused_by;
        let length = facts[at..].iter().take_while(|fact| fact.caused_by == command).count().max(1);
        // Without a command each fact stands for itself.
        let length = if command.is_none() { 1 } else { length };
        let group = &facts[at..at + length];
        if let Some(action) = action(group) {
            let command = Command {
                // No command of the record has this id.
                id: Uuid::from_u128(u128::MAX - at as u128),
                occurred_at: group[0].occurred_at.clone(),
                action,
            };
            let now = group[0].recorded_at.to_zoned(group[0].occurred_at.time_zone().clone());
            let reply = handle(&state, &command, rules, &now, Uuid::nil());
            let would: Vec<Event> = reply.map(|reply| reply.events).unwrap_or_default();
            let stored = group.iter().filter_map(|fact| match &fact.what {
                What::Event(event) => Some(event),
                What::Unknown { .. } => None,
            });
            let (was, would_be) = (told(stored), told(&would));
            if was != would_be {
                changes.push(Change {
                    person,
                    fact: at as u64 + 1,
                    at: group[0].occurred_at.to_string(),
                    was,
                    would_be,
                    text: would.iter().flat_map(|event| texts(event, words)).collect(),
                });
            }
        }
        fold_more(&mut state, group);
        at += length;
    }
    changes
}

/// What rules have said in some facts: who opens, what closes, what is decided.
fn told<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<String> {
    let mut told: Vec<String> = events
        .into_iter()
        .filter(|event| event.author() == Author::Rule)
        .filter_map(|event| match event {
            Event::Cleared { clearance } => {
                Some(if clearance.easiest { "open, easiest set".to_owned() } else { "open".to_owned() })
            }
            Event::Locked { lock } => {
                let rules: Vec<&str> = lock.reasons().map(|finding| finding.rule.as_str()).collect();
                Some(format!("closed ({}) by {}", lock.disposition.name(), rules.join(" and ")))
            }
            Event::Decided { decision, .. } => Some(decision.rule.clone()),
            _ => None,
        })
        .collect();
    told.sort();
    told
}

fn texts(event: &Event, words: &Words) -> Vec<String> {
    match event {
        Event::Decided { decision, .. } => vec![words.message(&decision.why)],
        Event::Locked { lock } => lock.findings.iter().map(|finding| words.message(&finding.why)).collect(),
        _ => Vec::new(),
    }
}

/// The command that a group of facts came from; none where the rules have nothing to say to it.
fn action(group: &[Fact]) -> Option<Action> {
    let own = group.iter().find_map(|fact| match &fact.what {
        What::Event(event) if event.author() != Author::Rule => Some(event),
        _ => None,
    });
    let Some(event) = own else {
        let decided = |fact: &&Fact| matches!(fact.what, What::Event(Event::Decided { .. }));
        return group.iter().find(decided).map(|_| Action::LookIn {});
    };
    action_of(event)
}

/// The command that a fact came from; none where it says what a rule or the server itself has done, or the rules have nothing
/// to say to it.
pub(crate) fn action_of(event: &Event) -> Option<Action> {
    Some(match event.clone() {
        Event::Screened { check: CheckKind::Recheck, answers, .. } => Action::SubmitRecheck { answers },
        Event::Screened { check, answers, .. } => Action::SubmitCheck { answers, check: Some(check) },
        Event::Attested { seen_on, provider, .. } => {
            let attestation = Attestation { seen_by_clinician: true, seen_on: Some(seen_on), provider };
            Action::Attest { attestation }
        }
        Event::ClearanceGiven { by, .. } => Action::GiveClearance { by },
        Event::IntakeAnswered { intake } => Action::AnswerIntake { intake },
        Event::ExerciseDone { ticket, result, .. } => Action::ExerciseDone { ticket, result },
        Event::SessionEnded { ticket, pain, peak, effort, repetitions_said, .. } => {
            Action::SessionEnded { ticket, pain, peak, effort, repetitions_said }
        }
        Event::PainAfter { ticket, moment, pain } => Action::PainAfter { ticket, moment, pain },
        Event::FlareUp { state } => Action::FlareUp { state },
        Event::Stopped { ticket, reason, .. } => Action::Stopped { ticket, reason },
        Event::DecisionAnswered { proposal, verdict, by, note } => {
            Action::AnswerDecision { proposal, verdict, by, note }
        }
        Event::Corrected { fact, correction } => Action::Correct { fact, correction },
        Event::MeasureAnswered { measure, answers, .. } => Action::AnswerMeasure { measure, answers },
        Event::ConsentGiven { .. }
        | Event::ConsentWithdrawn {}
        | Event::CountryChosen { .. }
        | Event::Enrolled { .. }
        | Event::Sponsored { .. }
        | Event::LessonRead { .. }
        | Event::PreferencesSet { .. }
        | Event::KeepingWished { .. }
        | Event::Cleared { .. }
        | Event::Locked { .. }
        | Event::Decided { .. }
        | Event::SessionStarted { .. }
        | Event::RecordRead { .. }
        | Event::RecordingKept { .. }
        | Event::RecordingForgotten { .. } => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Facts of somebody with a fever, and of one with three good sessions, by today's rules.
    fn history(name: &str, library: &Library) -> Vec<Fact> {
        let path = format!("{}/../../docs/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("an example");
        crate::decide::read(&text, &library.rules()).expect("it can be read").facts
    }

    fn changes(name: &str, change: impl Fn(&mut Rules)) -> Vec<Change> {
        let library = Library::load().expect("the content is valid");
        let mut rules = library.rules();
        change(&mut rules);
        differences(Uuid::nil(), &history(name, &library), &rules, library.words(Language::En))
    }

    #[test]
    fn the_same_rules_decide_the_same() {
        for name in ["fever", "three-green-sessions"] {
            assert_eq!(changes(name, |_| {}), []);
        }
    }

    #[test]
    fn a_changed_rule_is_seen_where_it_matters() {
        let milder =
            changes("fever", |rules| rules.screening.rules.retain(|rule| rule.id != "infection-signs"));
        let [change] = milder.as_slice() else { panic!("one moment: {milder:?}") };
        assert!(change.was[0].starts_with("closed (emergency)"), "{change:?}");
        assert!(change.would_be[0].starts_with("closed (urgent)"), "{change:?}");
        let slower = changes("three-green-sessions", |rules| rules.programme.green_row = 4);
        assert!(
            slower.iter().any(|change| change.was == ["step-repetition"] && change.would_be.is_empty()),
            "{slower:?}"
        );
    }
}
