//! Rules and commands of a person in the tests.

use std::sync::LazyLock;

use care::{Action, Answers, Command, Rules};
use uuid::Uuid;

/// The library's rules with one question only, read once.
pub fn rules() -> &'static Rules {
    static RULES: LazyLock<Rules> = LazyLock::new(|| {
        let mut rules = library::Library::load().expect("the content is valid").rules();
        rules.screening.questions.retain(|question| question.id == "fever");
        rules.consent_version = "1".to_owned();
        rules
    });
    &RULES
}

pub fn command(id: u128, action: Action) -> Command {
    let occurred_at = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
    Command { id: Uuid::from_u128(id), occurred_at, action }
}

pub fn consent() -> Action {
    Action::GiveConsent { version: "1".to_owned(), country: Some("PT".to_owned()) }
}

pub fn check(fever: bool) -> Action {
    let answers = Answers { answers: [("fever".to_owned(), fever.into())].into(), pain: Some(3) };
    Action::SubmitCheck { answers, check: None }
}

pub fn start() -> Action {
    Action::StartSession { exercise: "cat-cow".to_owned() }
}
