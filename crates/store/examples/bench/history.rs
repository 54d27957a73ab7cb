//! The record of one person who does 12 weeks: its size, and what it takes to find out where they stand and what is due.

use std::collections::BTreeSet;
use std::hint::black_box;

use care::{
    Action, After, Answer, Answers, CheckKind, Command, Event, ExerciseResult, Fact, Intake, Outcome,
    Purpose, QuestionKind, Rules, State, Tier, What, fold, fold_more, handle, settle,
};
use jiff::{ToSpan, Zoned};
use uuid::Uuid;

use crate::measure::{median, now};

/// Weeks, and days between two sessions.
const WEEKS: i64 = 12;
const EVERY_DAYS: i64 = 2;
/// How often folding and deciding are measured.
const ROUNDS: usize = 60;

/// Figures of one record.
pub struct History {
    /// Facts in it.
    pub events: usize,
    /// Seconds to fold it.
    pub fold_s: f64,
    /// Seconds to decide on it.
    pub decide_s: f64,
    /// Seconds to read the same facts from JSON: the reference.
    pub json_s: f64,
    /// Bytes of the facts as JSON.
    pub bytes: usize,
}

/// Seconds of some work, the middle of several rounds.
fn seconds(mut work: impl FnMut()) -> f64 {
    let time = |_| {
        let start = now();
        work();
        start.elapsed().as_secs_f64()
    };
    median((0..ROUNDS).map(time).collect())
}

/// Somebody healthy of 40, with little pain.
fn answers(rules: &Rules, kind: CheckKind) -> Answers {
    let nothing = Answers::default();
    let usual = |kind: &QuestionKind| match kind {
        QuestionKind::YesNo {} => Answer::Bool(false),
        QuestionKind::Number { .. } => Answer::Number(40),
        QuestionKind::Several { .. } => Answer::Several(BTreeSet::new()),
    };
    let asked = rules.screening.asked(kind, &nothing);
    Answers { answers: asked.map(|one| (one.id.clone(), usual(&one.kind))).collect(), pain: Some(2) }
}

struct Person {
    now: Zoned,
    state: State,
    facts: Vec<Fact>,
    next: u128,
}

impl Person {
    fn send(&mut self, action: Action, rules: &Rules) -> Option<Outcome> {
        self.next += 1;
        let id = Uuid::from_u128(self.next);
        let command = Command { id, occurred_at: self.now.clone(), action };
        let reply = handle(&self.state, &command, rules, &self.now, Uuid::from_u128(self.next << 64)).ok()?;
        let fact = |event: Event| Fact::new(event, self.now.clone(), self.now.timestamp(), Some(id));
        let facts: Vec<Fact> = reply.events.into_iter().map(fact).collect();
        fold_more(&mut self.state, &facts);
        self.facts.extend(facts);
        Some(reply.outcome)
    }

    fn session(&mut self, rules: &Rules) -> Option<()> {
        let check = Action::SubmitCheck { answers: answers(rules, CheckKind::Full), check: None };
        self.send(check, rules)?;
        let Some(Outcome::Started { ticket }) = self.send(Action::StartProgramme {}, rules) else {
            return None;
        };
        for part in &ticket.plan {
            let repetitions = part.amount.sets * part.amount.repetitions * if part.per_side { 2 } else { 1 };
            let result = ExerciseResult {
                repetitions,
                correct: repetitions,
                prescribed: repetitions,
                duration_s: f64::from(part.working_s),
                tracked_share: 0.97,
                frames: part.working_s * 15,
                ms_per_frame: 40.0,
                ..ExerciseResult::new(part.exercise.clone(), Tier::Counted)
            };
            self.send(Action::ExerciseDone { ticket: ticket.ticket, result: Box::new(result) }, rules)?;
        }
        let (pain, peak, effort) = (Some(1), Some(2), Some(4));
        let ticket = ticket.ticket;
        self.send(Action::SessionEnded { ticket, pain, peak, effort, repetitions_said: None }, rules)?;
        self.now = self.now.checked_add(14.hours()).ok()?;
        self.send(Action::PainAfter { ticket, moment: After::Morning, pain: 1 }, rules)?;
        Some(())
    }
}

/// Plays the 12 weeks, then measures.
pub fn history() -> Option<History> {
    let rules = library::Library::load().ok()?.rules();
    let now: Zoned = "2026-09-01T18:00:00+01:00[Europe/Lisbon]".parse().ok()?;
    let mut person = Person { now, state: State::default(), facts: Vec::new(), next: 0 };
    let version = rules.consent_version.clone();
    person.send(Action::GiveConsent { version, country: Some("PT".to_owned()) }, &rules)?;
    person.send(Action::SubmitCheck { answers: answers(&rules, CheckKind::Full), check: None }, &rules)?;
    let intake = Intake {
        pain_average: 4,
        pain_worst: 6,
        weeks: 10,
        activities: Vec::new(),
        goals: [Purpose::Mobility].into(),
        confidence: 6,
        equipment: rules.catalogue.equipment.clone(),
        constraints: BTreeSet::new(),
        minutes: 20,
        sessions: 3,
        camera: true,
    };
    person.send(Action::AnswerIntake { intake }, &rules)?;
    let first = person.now.clone();
    for session in 0..WEEKS * 7 / EVERY_DAYS {
        person.now = first.checked_add((session * EVERY_DAYS).days()).ok()?;
        // A session that the rules refuse is no fault of the measurement.
        let _ = person.session(&rules);
    }
    let Person { now, state, facts, .. } = person;
    let event = |fact: &Fact| match &fact.what {
        What::Event(event) => serde_json::to_string(event).ok(),
        What::Unknown { .. } => None,
    };
    let texts: Vec<String> = facts.iter().filter_map(event).collect();
    Some(History {
        events: facts.len(),
        fold_s: seconds(|| drop(black_box(fold(black_box(&facts))))),
        decide_s: seconds(|| drop(black_box(settle(black_box(&state).clone(), &rules, &now)))),
        json_s: seconds(|| {
            for text in &texts {
                let _ = black_box(serde_json::from_str::<Event>(black_box(text)));
            }
        }),
        bytes: texts.iter().map(String::len).sum(),
    })
}
