//! `dorsal clinic`: what waits for a clinician, and their answer. The portal comes later; the events are the same.

use std::fs;
use std::path::PathBuf;

use care::{Action, Command, Decision, Enrolment, Programme, Reader, Reading, State, Verdict};
use clap::{Args, Subcommand};
use jiff::Zoned;
use library::{Language, Words};
use serde::Serialize;
use uuid::Uuid;

use crate::content::Content;
use crate::output::{print, print_json};
use crate::place::Place;
use crate::system;
use crate::who::{Who, clinician};

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(subcommand)]
    command: Do,
}

#[derive(Subcommand, Debug)]
enum Do {
    /// List proposals that wait, and sessions that only a clinician opens.
    Pending(Pending),
    /// Accept a proposal, as it is or with another programme.
    Accept(Accept),
    /// Reject a proposal.
    Reject(Answer),
    /// Open the sessions of somebody again.
    Clear(Clear),
    /// Put somebody into the clinic's care, or into their own.
    Enrol(Enrol),
}

#[derive(Args, Debug)]
struct Pending {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    who: Who,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args, Debug)]
struct Answer {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    content: Content,
    /// The record, by the first letters of its id.
    #[arg(value_name = "PERSON")]
    person: String,
    /// The proposal, as `clinic pending` numbers it.
    #[arg(value_name = "PROPOSAL")]
    proposal: u64,
    /// Name or id of the clinician; it is kept with the record.
    #[arg(long, value_name = "NAME")]
    by: String,
    /// Why, at most 500 characters.
    #[arg(long, default_value = "", value_name = "TEXT")]
    note: String,
}

#[derive(Args, Debug)]
struct Accept {
    #[command(flatten)]
    answer: Answer,
    /// JSON file with another programme, in the shape that `clinic pending --json` prints.
    #[arg(long, value_name = "FILE")]
    programme: Option<PathBuf>,
}

#[derive(Args, Debug)]
struct Clear {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    content: Content,
    /// The record, by the first letters of its id.
    #[arg(value_name = "PERSON")]
    person: String,
    /// Name or id of the clinician; it is kept with the record.
    #[arg(long, value_name = "NAME")]
    by: String,
}

#[derive(Args, Debug)]
struct Enrol {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    content: Content,
    #[command(flatten)]
    who: Who,
    /// The record, by the first letters of its id.
    #[arg(value_name = "PERSON")]
    person: String,
    /// Back to deciding for themselves.
    #[arg(long)]
    self_guided: bool,
}

/// One person with something that waits.
#[derive(Debug, Serialize)]
struct Waiting {
    person: Uuid,
    proposals: Vec<Proposal>,
    /// Rules that keep the sessions closed until a clinician opens them.
    locked_by: Vec<String>,
    /// True where the record cannot be read; `dorsal verify` says why.
    unreadable: bool,
}

#[derive(Debug, Serialize)]
struct Proposal {
    proposal: u64,
    text: String,
    #[serde(flatten)]
    decision: Decision,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    match arguments.command {
        Do::Pending(pending) => list(pending).await,
        Do::Accept(Accept { answer, programme }) => {
            let verdict = match programme {
                Some(path) => Verdict::Edited { programme: read(&path)? },
                None => Verdict::Accepted,
            };
            respond(answer, verdict, Reading::Accept).await
        }
        Do::Reject(answer) => respond(answer, Verdict::Rejected, Reading::Reject).await,
        Do::Clear(Clear { place, content, person, by }) => {
            let reader = (clinician(&by), Reading::Clear);
            send((&place, &content), &person, reader, Action::GiveClearance { by }).await?;
            print("The sessions are open again; all safety questions are asked first.\n")
        }
        Do::Enrol(Enrol { place, content, who, person, self_guided }) => {
            let enrolment = if self_guided { Enrolment::SelfGuided } else { Enrolment::Clinic };
            let reader = (who.clinician(), Reading::Enrol);
            send((&place, &content), &person, reader, Action::Enrol { enrolment }).await?;
            print(if self_guided {
                "Decisions apply by themselves.\n"
            } else {
                "Decisions wait for a clinician.\n"
            })
        }
    }
}

fn read(path: &PathBuf) -> Result<Programme, String> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name} is no programme: {error}"))
}

async fn respond(answer: Answer, verdict: Verdict, reading: Reading) -> Result<(), String> {
    let Answer { place, content, person, proposal, by, note } = answer;
    let reader = (clinician(&by), reading);
    send((&place, &content), &person, reader, Action::AnswerDecision { proposal, verdict, by, note }).await?;
    print("It is kept with the record.\n")
}

async fn send(
    (place, content): (&Place, &Content),
    person: &str,
    (reader, reading): (Reader, Reading),
    action: Action,
) -> Result<(), String> {
    let opened = place.open_existing(system::source()).await?;
    let rules = content.load(&opened).await?.rules();
    let person = opened.person(person).await?;
    let records = opened.records;
    let command = Command { id: records.fresh_id(), occurred_at: records.source().now(), action };
    let handled = records.handle_for(person, (&reader, reading), &command, &rules).await;
    records.storage().close().await;
    handled.map(|_| ()).map_err(|error| error.to_string())
}

fn waits(person: Uuid, state: &State, words: &Words, now: &Zoned) -> Waiting {
    let care::Waiting { proposals, locks } = care::Waiting::of(state, now);
    let proposals = proposals.into_iter().map(|(proposal, decision)| Proposal {
        proposal,
        text: words.message(&decision.why),
        decision,
    });
    let reasons = |lock: care::Lock| lock.reasons().map(|finding| finding.rule.clone()).collect::<Vec<_>>();
    Waiting {
        person,
        proposals: proposals.collect(),
        locked_by: locks.into_iter().flat_map(reasons).collect(),
        unreadable: false,
    }
}

async fn list(pending: Pending) -> Result<(), String> {
    let opened = pending.place.open_existing(system::source()).await?;
    let library = pending.content.load(&opened).await?;
    let records = opened.records;
    let words = library.words(Language::En);
    let now = records.source().now();
    let reader = pending.who.clinician();
    let mut waiting = Vec::new();
    for listed in records.persons().await.map_err(|error| error.to_string())? {
        let person = listed.person;
        let Ok(loaded) = records.load(person).await else {
            waiting.push(Waiting { person, proposals: Vec::new(), locked_by: Vec::new(), unreadable: true });
            continue;
        };
        if loaded.state.enrolment() != Enrolment::Clinic {
            continue;
        }
        let one = waits(person, &loaded.state, words, &now);
        if !one.proposals.is_empty() || !one.locked_by.is_empty() {
            // Only whom the list names was read by somebody.
            let read = records.read_for(person, &reader, Reading::Pending).await;
            read.map_err(|error| format!("nothing is shown: {error}"))?;
            waiting.push(one);
        }
    }
    records.storage().close().await;
    if pending.json {
        return print_json(&waiting);
    }
    if waiting.is_empty() {
        return print("Nothing waits for a clinician.\n");
    }
    let mut out = String::new();
    for one in &waiting {
        out.push_str(&format!("{}\n", one.person));
        if one.unreadable {
            out.push_str("  this record cannot be read: dorsal verify says why\n");
        }
        if !one.locked_by.is_empty() {
            out.push_str(&format!("  sessions are closed by {}\n", one.locked_by.join(", ")));
        }
        for proposal in &one.proposals {
            out.push_str(&format!(
                "  {}  {}: {}\n",
                proposal.proposal, proposal.decision.rule, proposal.text
            ));
        }
    }
    print(&out)
}
