//! `dorsal decide`: what the rules say to a list of facts, by the same code as the server. Nothing is stored.

use std::fs;
use std::path::PathBuf;

use care::{
    Action, Answers, Change, CheckKind, Command, Disposition, Event, Fact, Gate, Lock, Message, Programme,
    Rules, Standing, State, What, handle, judge, settle,
};
use clap::Args;
use jiff::Zoned;
use library::{Language, Library, Words};
use record::Envelope;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::output::print;

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

#[derive(Debug, Serialize)]
struct RefusedSaid {
    /// Place in the file, from 1.
    entry: usize,
    why: String,
}

/// Runs it.
pub fn run(arguments: Arguments) -> Result<(), String> {
    let language = Language::of(&arguments.lang)
        .ok_or_else(|| format!("there are no words in {}: use --lang en or --lang pt-PT", arguments.lang))?;
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
    let told = if arguments.json {
        serde_json::to_string(&report).map_err(|error| error.to_string())? + "\n"
    } else {
        said(&report)
    };
    print(&told)
}

/// The facts of a file, with those that the rules add on the way.
#[cfg(test)]
pub fn facts(text: &str, library: &Library) -> Result<Vec<Fact>, String> {
    let rules = library.rules();
    Ok(read(text, &rules)?.facts)
}

/// Reads a file entry by entry.
fn read<'a>(text: &str, rules: &'a Rules) -> Result<History<'a>, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("this is not JSON: {error}"))?;
    let entries = match value {
        Value::Array(entries) => entries,
        Value::Object(mut object) => match object.remove("events") {
            Some(Value::Array(entries)) => entries,
            _ => return Err("there is no list \"events\" in it; docs/decide.md has examples".to_owned()),
        },
        _ => return Err("a list of facts is needed; docs/decide.md has examples".to_owned()),
    };
    let mut history = History::new(rules, &entries);
    for (entry, value) in (1..).zip(entries) {
        history.take(entry, value).map_err(|what| format!("entry {entry}: {what}"))?;
    }
    Ok(history)
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
    let due = settle(state, &rules, &now);
    let mut after = state.clone();
    care::fold_more(&mut after, due.iter().map(|event| fact(event.clone(), &now)).collect::<Vec<_>>().iter());
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

fn fact(event: Event, at: &Zoned) -> Fact {
    Fact { occurred_at: at.clone(), recorded_at: at.timestamp(), caused_by: None, what: What::Event(event) }
}

/// The facts so far, and where they lead.
struct History<'a> {
    rules: &'a Rules,
    /// True where the file holds no decisions: then the rules decide along the way, as they would have.
    decides: bool,
    /// Kinds of the entries, in order.
    kinds: Vec<String>,
    facts: Vec<Fact>,
    state: State,
    refused: Vec<RefusedSaid>,
}

impl<'a> History<'a> {
    fn new(rules: &'a Rules, entries: &[Value]) -> Self {
        let kind = |entry: &Value| entry.get("kind").and_then(Value::as_str).unwrap_or_default().to_owned();
        let kinds: Vec<String> = entries.iter().map(kind).collect();
        let decides = !kinds.iter().any(|kind| kind == "decided");
        Self { rules, decides, kinds, facts: Vec::new(), state: State::default(), refused: Vec::new() }
    }

    fn add(&mut self, facts: Vec<Fact>) {
        care::fold_more(&mut self.state, &facts);
        self.facts.extend(facts);
    }

    fn take(&mut self, entry: usize, value: Value) -> Result<(), String> {
        let Value::Object(object) = value else { return Err("each entry is an object".to_owned()) };
        let kind = object.get("kind").and_then(Value::as_str).ok_or("it needs a \"kind\"")?.to_owned();
        let at = object.get("occurred_at").and_then(Value::as_str).ok_or("it needs \"occurred_at\"")?;
        let at = care::read_moment(at).map_err(|_| "\"occurred_at\" is no time".to_owned())?;
        if kind == ALL_DONE {
            return self.all_done(entry, &object, &at);
        }
        if Event::current_version(&kind).is_none() && serde_action(&kind) {
            return self.command(entry, object, &at);
        }
        if let Some(action) = self.unfinished(entry, &kind, &object)? {
            let mut command = as_object(&action)?;
            command.insert("occurred_at".to_owned(), Value::String(at.to_string()));
            return self.command(entry, command, &at);
        }
        self.event(entry, object, kind, &at)
    }

    /// A screening without its outcome and a stop without its lock become what the rules make of them.
    fn unfinished(
        &self,
        entry: usize,
        kind: &str,
        object: &Map<String, Value>,
    ) -> Result<Option<Action>, String> {
        let payload = object.get("payload").and_then(Value::as_object).unwrap_or(object);
        let read = |name: &str| payload.get(name).cloned().unwrap_or(Value::Null);
        match kind {
            "screened" if !payload.contains_key("findings") => {
                let answers: Answers = serde_json::from_value(read("answers"))
                    .map_err(|error| format!("the answers cannot be read: {error}"))?;
                let check = serde_json::from_value(read("check")).unwrap_or(CheckKind::Full);
                Ok(Some(match check {
                    CheckKind::Recheck => Action::SubmitRecheck { answers },
                    check => Action::SubmitCheck { answers, check: Some(check) },
                }))
            }
            "stopped" if self.kinds.get(entry).map(String::as_str) != Some("locked") => {
                let ticket = serde_json::from_value(read("ticket")).unwrap_or_else(|_| self.last_ticket());
                let reason = serde_json::from_value(read("reason"))
                    .map_err(|_| "a stop needs a \"reason\": sharp-pain, new-symptom, tired or other")?;
                Ok(Some(Action::Stopped { ticket, reason }))
            }
            _ => Ok(None),
        }
    }

    fn last_ticket(&self) -> Uuid {
        care::sessions(&self.state).last().map_or(Uuid::nil(), |session| session.ticket.ticket)
    }

    /// All exercises of the session that runs, or a `share` of each, as if the guide had kept the time.
    fn all_done(&mut self, entry: usize, object: &Map<String, Value>, at: &Zoned) -> Result<(), String> {
        let share =
            object.get("share").map_or(Some(1.0), Value::as_f64).filter(|share| (0.0..=1.0).contains(share));
        let share = share.ok_or("\"share\" is 0 to 1")?;
        let plan =
            care::sessions(&self.state).last().map(|session| session.ticket.plan.clone()).unwrap_or_default();
        for part in plan {
            let sides = if part.per_side { 2 } else { 1 };
            let prescribed = part.amount.sets * part.amount.repetitions * sides;
            let repetitions = (share * f64::from(prescribed)).floor() as u32;
            let result = care::ExerciseResult {
                exercise: part.exercise,
                tier: care::Tier::Timed,
                repetitions,
                correct: repetitions,
                prescribed,
                hold_s: 0.0,
                duration_s: share * f64::from(part.working_s),
                tracked_share: 0.0,
                frames: 0,
                ms_per_frame: 0.0,
                ended: if share < 1.0 { care::Ended::Stopped } else { care::Ended::Finished },
                repetition_marks: Vec::new(),
                curve: Vec::new(),
                unseen: Vec::new(),
            };
            let action = Action::ExerciseDone { ticket: self.last_ticket(), result: Box::new(result) };
            let mut command = as_object(&action)?;
            command.insert("occurred_at".to_owned(), Value::String(at.to_string()));
            // One id for each exercise of the entry.
            let number = Uuid::from_u128((entry as u128) << 32 | self.facts.len() as u128);
            command.insert("id".to_owned(), Value::String(number.to_string()));
            self.command(entry, command, at)?;
        }
        Ok(())
    }

    fn command(&mut self, entry: usize, mut object: Map<String, Value>, at: &Zoned) -> Result<(), String> {
        let number = Uuid::from_u128(entry as u128);
        object.entry("id").or_insert_with(|| Value::String(number.to_string()));
        let needs_ticket = matches!(
            object.get("kind").and_then(Value::as_str),
            Some("exercise-done" | "session-ended" | "stopped" | "pain-after")
        );
        if needs_ticket {
            let last = self.last_ticket().to_string();
            object.entry("ticket").or_insert(Value::String(last));
        }
        let fresh = object.get("ticket").and_then(Value::as_str).and_then(|text| text.parse().ok());
        let command: Command =
            serde_json::from_value(Value::Object(object)).map_err(|error| error.to_string())?;
        match handle(&self.state, &command, self.rules, at, fresh.unwrap_or(number)) {
            Ok(reply) => {
                let facts = reply
                    .events
                    .into_iter()
                    .map(|event| Fact { caused_by: Some(command.id), ..fact(event, at) });
                self.add(facts.collect());
            }
            Err(refused) => self.refused.push(RefusedSaid { entry, why: refused.to_string() }),
        }
        Ok(())
    }

    fn event(
        &mut self,
        entry: usize,
        mut object: Map<String, Value>,
        kind: String,
        at: &Zoned,
    ) -> Result<(), String> {
        // A consent's own version is a text; that of a shape is a number.
        let version = match object.get("version").and_then(Value::as_u64) {
            Some(version) => {
                object.remove("version");
                u16::try_from(version).unwrap_or(u16::MAX)
            }
            None => Event::current_version(&kind).unwrap_or(1),
        };
        let recorded =
            object.remove("recorded_at").and_then(|value| value.as_str().and_then(|text| text.parse().ok()));
        let needs_ticket = matches!(kind.as_str(), "exercise-done" | "session-ended" | "pain-after");
        let mut payload = match object.remove("payload") {
            Some(Value::Object(payload)) => payload,
            _ => object,
        };
        if needs_ticket {
            let last = self.last_ticket().to_string();
            payload.entry("ticket").or_insert(Value::String(last));
        }
        payload.insert("kind".to_owned(), Value::String(kind.clone()));
        let payload = Value::Object(payload);
        let known = Event::current_version(&kind).is_some_and(|current| version == current);
        if known && let Err(error) = serde_json::from_value::<Event>(payload.clone()) {
            return Err(format!("{kind} cannot be read: {error}"));
        }
        let envelope = Envelope {
            id: Uuid::from_u128(self.facts.len() as u128 + 1),
            kind,
            version,
            occurred_at: at.clone(),
            recorded_at: recorded.unwrap_or_else(|| at.timestamp()),
            actor: record::Actor::Person,
            caused_by: Some(Uuid::from_u128(entry as u128)),
            rules_version: String::new(),
            payload,
        };
        self.add(vec![record::decode(&envelope)]);
        if self.decides {
            let decided = settle(&self.state, self.rules, at);
            let caused_by = Some(Uuid::from_u128(entry as u128));
            self.add(decided.into_iter().map(|event| Fact { caused_by, ..fact(event, at) }).collect());
        }
        Ok(())
    }
}

/// Short for the results of a whole session.
const ALL_DONE: &str = "all-done";

/// Whether a kind names a command.
fn serde_action(kind: &str) -> bool {
    const COMMANDS: [&str; 15] = [
        "look-in",
        "give-consent",
        "withdraw-consent",
        "enrol",
        "submit-check",
        "submit-recheck",
        "attest",
        "give-clearance",
        "answer-intake",
        "start-session",
        "start-programme",
        "answer-measure",
        "read-lesson",
        "correct",
        "answer-decision",
    ];
    COMMANDS.contains(&kind)
}

fn as_object(action: &Action) -> Result<Map<String, Value>, String> {
    match serde_json::to_value(action) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err("it cannot be written".to_owned()),
    }
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
    let findings = || lock.findings.iter().filter(|finding| finding.lock().is_some());
    LockSaid {
        rules: findings().map(|finding| finding.rule.clone()).collect(),
        disposition: lock.disposition,
        cause: lock.cause,
        since: lock.since.to_string(),
        until: lock.until.to_string(),
        attestation: lock.attestation,
        text: findings().map(|finding| words.message(&finding.why)).collect(),
    }
}

fn pain_said(state: &State, rules: &Rules) -> Option<PainSaid> {
    let session = care::sessions(state).iter().rev().find(|session| session.ended_at.is_some())?;
    let judgement = judge(session.pain(), session.stopped_for_pain(), &rules.programme);
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
        text: text(&decision.why, words),
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

fn text(message: &Message, words: &Words) -> String {
    words.message(message)
}

/// The report for people.
fn said(report: &Report) -> String {
    let mut out = format!("{}\ngate: {}\n", report.now, report.gate);
    for lock in &report.locks {
        out.push_str(&format!(
            "locked ({:?}) by {} until {}\n",
            lock.disposition,
            lock.rules.join(", "),
            lock.until
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

#[cfg(test)]
mod tests;
