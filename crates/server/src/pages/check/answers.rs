//! From the fields of a form to answers.

use std::collections::{BTreeMap, BTreeSet};

use care::{Answer, Answers, CheckKind, PAIN, Question, QuestionKind};

use crate::app::App;

/// What the form sends where none of several choices is true.
pub(super) const NONE: &str = "none";

/// The answers in a form, to the questions that are asked of somebody who answers like this.
pub(super) fn answers(app: &App, check: CheckKind, fields: &BTreeMap<String, String>) -> Answers {
    let of_check = app.rules.screening.questions.iter().filter(|question| question.asked.contains(&check));
    let pain = (check != CheckKind::Recheck)
        .then(|| fields.get(PAIN)?.trim().parse().ok().filter(|pain| *pain <= 10))
        .flatten();
    let given = of_check.filter_map(|question| Some((question.id.clone(), answer(question, fields)?)));
    let mut answers = Answers { answers: given.collect(), pain };
    // What follows on an answer that was changed since is no longer asked.
    let asked: BTreeSet<String> =
        app.rules.screening.asked(check, &answers).map(|question| question.id.clone()).collect();
    answers.answers.retain(|id, _| asked.contains(id));
    answers
}

/// What cannot be an answer is none, and is asked again.
fn answer(question: &Question, fields: &BTreeMap<String, String>) -> Option<Answer> {
    let given = fields.get(&question.id).map(|text| text.trim());
    let answer = match (&question.kind, given) {
        (QuestionKind::YesNo {}, Some("yes")) => Answer::Bool(true),
        (QuestionKind::YesNo {}, Some("no")) => Answer::Bool(false),
        (QuestionKind::Number { .. }, Some(text)) => Answer::Number(text.parse().ok()?),
        (QuestionKind::Several { choices }, _) => {
            let ticked =
                |choice: &str| fields.get(&tick_name(question, choice)).is_some_and(|it| it == "yes");
            let chosen: BTreeSet<String> = choices.iter().filter(|choice| ticked(choice)).cloned().collect();
            if chosen.is_empty() && !ticked(NONE) {
                return None;
            }
            Answer::Several(chosen)
        }
        _ => return None,
    };
    question.takes(&answer).then_some(answer)
}

/// The field of one choice of several.
pub(super) fn tick_name(question: &Question, choice: &str) -> String {
    format!("{}-{choice}", question.id)
}

/// True where a field belongs to a question.
pub(super) fn is_field_of(question: Option<&Question>, id: &str, field: &str) -> bool {
    let ticks = match question.map(|question| &question.kind) {
        Some(QuestionKind::Several { choices }) => choices.as_slice(),
        _ => &[],
    };
    let tick = field.strip_prefix(id).and_then(|rest| rest.strip_prefix('-'));
    field == id
        || tick.is_some_and(|tick| !ticks.is_empty() && (tick == NONE || ticks.iter().any(|one| one == tick)))
}
