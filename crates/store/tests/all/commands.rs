//! Rules and commands of a person in the tests.

use care::{Action, Answers, Command, Dose, Mark, Provenance, Row, Rules, ScreeningRules};
use uuid::Uuid;

pub fn rules() -> Rules {
    let provenance = Provenance { source: "a test".to_owned(), mark: Mark::D };
    let row = Row {
        id: "fever".to_owned(),
        question: "check-fever".to_owned(),
        why: "why-fever".to_owned(),
        disposition: care::Disposition::Urgent,
        clinical_row: 9,
        provenance,
    };
    Rules {
        screening: ScreeningRules {
            version: "test-1".to_owned(),
            rows: vec![row],
            combinations: vec![],
            pain: vec![],
        },
        countries: ["PT".to_owned()].into(),
        doses: [("cat-cow".to_owned(), Dose { repetitions: 8, easiest: 5, hold_s: 0 })].into(),
        consent_version: "1".to_owned(),
    }
}

pub fn command(id: u128, action: Action) -> Command {
    let occurred_at = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
    Command { id: Uuid::from_u128(id), occurred_at, action }
}

pub fn consent() -> Action {
    Action::GiveConsent { version: "1".to_owned(), country: Some("PT".to_owned()) }
}

pub fn check(fever: bool) -> Action {
    let answers = Answers { answers: [("fever".to_owned(), fever)].into(), pain: Some(3) };
    Action::SubmitCheck { answers, attestation: None }
}

pub fn start() -> Action {
    Action::StartSession { exercise: "cat-cow".to_owned() }
}
