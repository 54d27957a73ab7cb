//! A file of facts, read entry by entry as the server would take them.

use care::{Action, Answers, CheckKind, Command, Event, Fact, Refused, Rules, State, handle, settle};
use jiff::{Timestamp, Zoned};
use record::Envelope;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::replay::action_of;

/// An entry that the server would refuse.
#[derive(Debug, Serialize)]
pub(super) struct RefusedSaid {
    /// Place in the file, from 1.
    pub(super) entry: usize,
    pub(super) why: String,
}

/// Reads a file entry by entry.
pub(crate) fn read<'a>(text: &str, rules: &'a Rules) -> Result<History<'a>, String> {
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

/// The facts so far, and where they lead.
pub(crate) struct History<'a> {
    rules: &'a Rules,
    /// True where the file holds no decisions: then the rules decide along the way, as they would have.
    decides: bool,
    /// Kinds of the entries, in order.
    kinds: Vec<String>,
    pub(crate) facts: Vec<Fact>,
    pub(super) state: State,
    pub(super) refused: Vec<RefusedSaid>,
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

    fn add_events(&mut self, events: Vec<Event>, command: Uuid, at: &Zoned) {
        let fact = |event| Fact::new(event, at.clone(), at.timestamp(), Some(command));
        self.add(events.into_iter().map(fact).collect());
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
                repetitions,
                correct: repetitions,
                prescribed,
                duration_s: share * f64::from(part.working_s),
                ended: if share < 1.0 { care::Ended::Stopped } else { care::Ended::Finished },
                ..care::ExerciseResult::new(part.exercise, care::Tier::Timed)
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
                self.add_events(reply.events, command.id, at);
            }
            Err(refused) => self.refused.push(RefusedSaid { entry, why: refused.to_string() }),
        }
        Ok(())
    }

    /// True where a fact is an answer of the person's, and was taken or refused as the server would. In a file with decisions
    /// the server has taken it already: only what can't be an answer at all is refused.
    fn answered(&mut self, entry: usize, event: &Event, at: &Zoned, recorded: Timestamp) -> bool {
        let pain_or_done = matches!(
            event,
            Event::ExerciseDone { .. } | Event::SessionEnded { .. } | Event::PainAfter { .. }
        );
        let said = pain_or_done
            || matches!(
                event,
                Event::IntakeAnswered { .. }
                    | Event::FlareUp { .. }
                    | Event::MeasureAnswered { .. }
                    | Event::Corrected { .. }
            );
        let Some(action) = action_of(event).filter(|_| said) else { return false };
        let id = Uuid::from_u128(entry as u128);
        let command = Command { id, occurred_at: at.clone(), action };
        let now = recorded.to_zoned(at.time_zone().clone());
        match handle(&self.state, &command, self.rules, &now, id) {
            Ok(reply) if self.decides => {
                let fact = |event| Fact::new(event, at.clone(), recorded, Some(id));
                self.add(reply.events.into_iter().map(fact).collect());
            }
            Err(refused) if self.decides || pain_or_done && matches!(refused, Refused::Impossible(_)) => {
                self.refused.push(RefusedSaid { entry, why: refused.to_string() });
            }
            _ => return false,
        }
        true
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
        let recorded = match object.remove("recorded_at") {
            None => at.timestamp(),
            Some(value) => value
                .as_str()
                .and_then(|text| text.parse::<Timestamp>().ok())
                .ok_or("\"recorded_at\" is no time: write it as 2026-11-25T10:00:00Z")?,
        };
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
        if Event::current_version(&kind).is_some_and(|current| version == current) {
            let event = serde_json::from_value::<Event>(payload.clone())
                .map_err(|error| format!("{kind} cannot be read: {error}"))?;
            if self.answered(entry, &event, at, recorded) {
                return Ok(());
            }
        }
        let envelope = Envelope {
            id: Uuid::from_u128(self.facts.len() as u128 + 1),
            kind,
            version,
            occurred_at: at.clone(),
            recorded_at: recorded,
            actor: record::Actor::Person,
            caused_by: Some(Uuid::from_u128(entry as u128)),
            rules_version: String::new(),
            payload,
        };
        self.add(vec![record::decode(&envelope)]);
        if self.decides {
            let decided = settle(self.state.clone(), self.rules, at);
            self.add_events(decided, Uuid::from_u128(entry as u128), at);
        }
        Ok(())
    }
}

/// Short for the results of a whole session.
const ALL_DONE: &str = "all-done";

/// Whether a kind names a command.
pub(super) fn serde_action(kind: &str) -> bool {
    const COMMANDS: [&str; 19] = [
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
        "set-preferences",
        "wish-keeping",
        "choose-country",
        "count-for",
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
