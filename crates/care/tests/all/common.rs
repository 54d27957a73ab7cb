//! A small set of rules, and a person who sends commands.

use care::*;
use jiff::{Span, Zoned};
use uuid::Uuid;

fn provenance() -> Provenance {
    Provenance { source: "a test".to_owned(), mark: Mark::D }
}

pub const ROWS: [(&str, Disposition); 6] = [
    ("chest-pain", Disposition::Emergency),
    ("leg-weakness", Disposition::Emergency),
    ("fever", Disposition::Urgent),
    ("sharp-or-new", Disposition::Stop),
    ("pregnant", Disposition::GuideOnly),
    ("cancer-ever", Disposition::GuideOnly),
];

pub fn rules() -> Rules {
    let row = |(id, disposition): (&str, Disposition)| Row {
        id: id.to_owned(),
        question: format!("check-{id}"),
        why: format!("why-{id}"),
        disposition,
        clinical_row: 1,
        provenance: provenance(),
    };
    let combination = |id: &str, with: &str, disposition| Combination {
        id: id.to_owned(),
        when: "cancer-ever".to_owned(),
        with_any: vec![with.to_owned()],
        disposition,
        why: format!("why-{id}"),
        clinical_row: 12,
        provenance: provenance(),
    };
    let pain = |id: &str, at_least, disposition| PainRule {
        id: id.to_owned(),
        at_least,
        disposition,
        why: format!("why-{id}"),
        clinical_row: 26,
        provenance: provenance(),
    };
    Rules {
        screening: ScreeningRules {
            version: "test-1".to_owned(),
            rows: ROWS.map(row).into(),
            combinations: vec![
                combination("cancer-with-nerve-signs", "leg-weakness", Disposition::Emergency),
                combination("cancer-with-new-symptoms", "sharp-or-new", Disposition::Urgent),
            ],
            pain: vec![pain("pain-high", 8, Some(Disposition::Provider)), pain("pain-easiest", 6, None)],
        },
        countries: ["PT".to_owned()].into(),
        doses: [("cat-cow".to_owned(), Dose { repetitions: 8, easiest: 5, hold_s: 0 })].into(),
        consent_version: "1".to_owned(),
    }
}

/// Full answers: no to everything but `yes`.
pub fn answers(yes: &[&str], pain: u8) -> Answers {
    Answers {
        answers: ROWS.iter().map(|(id, _)| ((*id).to_owned(), yes.contains(id))).collect(),
        pain: Some(pain),
    }
}

/// Answers to the danger signs only.
pub fn danger(yes: &[&str]) -> Answers {
    let rows = ROWS.iter().filter(|(_, disposition)| disposition.is_danger_sign());
    Answers { answers: rows.map(|(id, _)| ((*id).to_owned(), yes.contains(id))).collect(), pain: None }
}

pub fn result(repetitions: u32) -> ExerciseResult {
    ExerciseResult {
        exercise: "cat-cow".to_owned(),
        tier: Tier::Measured,
        repetitions,
        correct: repetitions,
        prescribed: 8,
        hold_s: 0.0,
        duration_s: 60.0,
        tracked_share: 0.97,
        frames: 1500,
        ms_per_frame: 33.0,
        ended: Ended::Finished,
        repetition_marks: vec![],
        curve: vec![CurvePoint { time_s: 0.0, index: Some(0.01) }, CurvePoint { time_s: 0.2, index: None }],
        unseen: vec![],
    }
}

/// A person with a clock. Facts go through JSON, as in the record.
pub struct Person {
    pub facts: Vec<Fact>,
    pub now: Zoned,
    pub rules: Rules,
    next: u128,
}

impl Person {
    pub fn new() -> Self {
        let now = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
        Self { facts: vec![], now, rules: rules(), next: 1 }
    }

    /// A person who has agreed and lives in Portugal.
    pub fn agreed() -> Self {
        let mut person = Self::new();
        person.send(consent(Some("PT"))).expect("consent is taken");
        person
    }

    pub fn fresh(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next)
    }

    pub fn state(&self) -> State {
        fold(&self.facts)
    }

    pub fn gate(&self) -> Gate {
        gate(&self.state(), &self.now)
    }

    pub fn wait(&mut self, span: Span) {
        self.now = self.now.checked_add(span).expect("a later time");
    }

    pub fn send(&mut self, action: Action) -> Result<Outcome, Refused> {
        let command = Command { id: self.fresh(), occurred_at: self.now.clone(), action };
        self.send_command(&command)
    }

    pub fn send_command(&mut self, command: &Command) -> Result<Outcome, Refused> {
        let fresh = self.fresh();
        let reply = handle(&self.state(), command, &self.rules, &self.now, fresh)?;
        for event in reply.events {
            let json = serde_json::to_string(&event).expect("events are JSON");
            let event: Event = serde_json::from_str(&json).expect("and can be read back");
            self.facts.push(Fact {
                occurred_at: command.occurred_at.clone(),
                recorded_at: self.now.timestamp(),
                caused_by: Some(command.id),
                what: What::Event(event),
            });
        }
        Ok(reply.outcome)
    }

    /// A clear check and a started session.
    pub fn started(&mut self) -> Ticket {
        self.send(check(&[], 3)).expect("a full check");
        match self.send(Action::StartSession { exercise: "cat-cow".to_owned() }) {
            Ok(Outcome::Started { ticket }) => ticket,
            other => panic!("no session: {other:?}"),
        }
    }
}

pub fn consent(country: Option<&str>) -> Action {
    Action::GiveConsent { version: "1".to_owned(), country: country.map(str::to_owned) }
}

pub fn check(yes: &[&str], pain: u8) -> Action {
    Action::SubmitCheck { answers: answers(yes, pain), attestation: None }
}
