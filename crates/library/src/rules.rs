//! The parameters of decisions: the screening, and the numbers of programme and progression.

mod milder;
mod numbers;

use std::ops::RangeInclusive;

use care::{Condition, Disposition, ProgrammeRules, Question, QuestionKind, Rule, ScreeningRules};

use crate::constraint::Known;
use crate::files::File;
use crate::reader::Reader;

const SCREENING: &str = "content/rules/screening.toml";
const PROGRAMME: &str = "content/rules/programme.toml";

/// Reads the screening; `None` where nothing can be made of it.
pub(crate) fn load_screening(reader: &mut Reader<'_, '_>, known: &Known) -> Option<ScreeningRules> {
    let (file, screening) = reader.only::<ScreeningRules>(SCREENING)?;
    reader.must(!screening.version.is_empty(), file, "version", "the rules need a version");
    within(reader, file, "rescreen_days", screening.rescreen_days, &(1..=366));
    within(reader, file, "clearance_days", screening.clearance_days, &(1..=366));
    for (at, question) in screening.questions.iter().enumerate() {
        check_question(reader, file, &format!("questions.{at}"), question, &screening.questions[..at]);
    }
    let questions = screening.questions.iter().enumerate();
    reader.ids(file, questions.map(|(at, question)| (format!("questions.{at}.id"), question.id.as_str())));
    for (at, rule) in screening.rules.iter().enumerate() {
        check_rule(reader, file, &format!("rules.{at}"), rule, &screening.questions, known);
    }
    let rules = screening.rules.iter().enumerate();
    reader.ids(file, rules.map(|(at, rule)| (format!("rules.{at}.id"), rule.id.as_str())));
    milder::compare(reader, &screening);
    Some(screening)
}

/// Tells a number that no rule can mean.
fn within(reader: &mut Reader<'_, '_>, file: &File, place: &str, number: u32, range: &RangeInclusive<u32>) {
    let what = format!("{place} must be {} to {}", range.start(), range.end());
    reader.must(range.contains(&number), file, place, what);
}

fn check_question(
    reader: &mut Reader<'_, '_>,
    file: &File,
    place: &str,
    question: &Question,
    before: &[Question],
) {
    let id = &question.id;
    reader.text(file, &format!("{place}.text"), &question.text);
    match &question.kind {
        QuestionKind::YesNo {} => {}
        QuestionKind::Number { min, max } => {
            let what = format!("no number answers {id:?}: max must be at least min");
            reader.must(min <= max, file, &format!("{place}.min"), what);
        }
        QuestionKind::Several { choices } => {
            let what = format!("nothing can be chosen for {id:?}: name choices");
            reader.must(!choices.is_empty(), file, &format!("{place}.choices"), what);
            for choice in choices {
                reader.text(file, &format!("{place}.choices"), &format!("{}-{choice}", question.text));
            }
        }
    }
    let what = format!("{id:?} is asked in no check: name them in `asked`");
    reader.must(!question.asked.is_empty(), file, &format!("{place}.asked"), what);
    let place = format!("{place}.after");
    for condition in &question.after {
        if let Some(other) = condition.question() {
            let what = format!("{id:?} follows {other:?}, which is not asked before it");
            reader.must(before.iter().any(|one| one.id == other), file, &place, what);
        }
        check_condition(reader, file, &place, id, condition, before);
    }
}

/// Tells a condition that no answer, or every answer, fulfils: such a rule never closes anything, or says nothing.
fn check_condition(
    reader: &mut Reader<'_, '_>,
    file: &File,
    place: &str,
    id: &str,
    condition: &Condition,
    questions: &[Question],
) {
    if let Condition::Pain { pain_at_least } = condition {
        let what = format!("{id:?} has pain_at_least = {pain_at_least}: pain is 0 to 10, so give 1 to 10");
        reader.must((1..=10).contains(pain_at_least), file, place, what);
    }
    let Some(question) = questions.iter().find(|one| Some(one.id.as_str()) == condition.question()) else {
        return;
    };
    let other = &question.id;
    let range = match (condition, &question.kind) {
        (Condition::Yes { .. } | Condition::No { .. }, QuestionKind::YesNo {}) => return,
        (Condition::AtLeast { at_least, .. }, QuestionKind::Number { min, max }) => {
            Some(("at_least", *at_least, min + 1..=*max))
        }
        (Condition::Below { below, .. }, QuestionKind::Number { min, max }) => {
            Some(("below", *below, min + 1..=*max))
        }
        (Condition::Chosen { at_least, .. }, QuestionKind::Several { choices }) => {
            Some(("at_least", *at_least, 1..=u32::try_from(choices.len()).unwrap_or(u32::MAX)))
        }
        _ => None,
    };
    let Some((name, number, range)) = range else {
        let what = format!("{id:?} looks at {other:?} as if it were another kind of question");
        return reader.broken(
            file,
            place,
            format!("{what}: yes and no go with yes-no, number with number, chosen with several"),
        );
    };
    let what =
        format!("{id:?} has {name} = {number} for {other:?}: give {} to {}", range.start(), range.end());
    reader.must(range.contains(&number), file, place, what);
}

fn check_rule(
    reader: &mut Reader<'_, '_>,
    file: &File,
    place: &str,
    rule: &Rule,
    questions: &[Question],
    known: &Known,
) {
    let id = &rule.id;
    reader.sourced(file, place, &rule.provenance);
    reader.text(file, &format!("{place}.why"), &rule.why);
    let some = !rule.all.is_empty() || !rule.any.is_empty();
    reader.must(
        some,
        file,
        place,
        format!("the rule {id:?} looks at no answer: name them in `all` or `any`"),
    );
    let enough = rule.any.is_empty() || (1..=rule.any.len()).contains(&rule.any_count);
    let what = format!("the rule {id:?} needs 1 to {} of its answers", rule.any.len());
    reader.must(enough, file, &format!("{place}.any_count"), what);
    for (part, conditions) in [("all", &rule.all), ("any", &rule.any), ("unless", &rule.unless)] {
        let place = format!("{place}.{part}");
        for condition in conditions {
            if let Some(question) = condition.question() {
                let what = format!("the rule {id:?} names {question:?}, which is not asked");
                reader.must(questions.iter().any(|one| one.id == question), file, &place, what);
            }
            check_condition(reader, file, &place, id, condition, questions);
        }
    }
    let closes = rule.days == 0 || rule.disposition.is_some_and(Disposition::locks);
    let what =
        format!("the rule {id:?} closes nothing, and so has no days: leave them out, or make it stricter");
    reader.must(closes, file, &format!("{place}.days"), what);
    let what = format!("the rule {id:?} closes sessions for too long: days is 0 to 366");
    reader.must(rule.days <= 366, file, &format!("{place}.days"), what);
    if let Some(days) = rule.clearance_days {
        let what = format!("the rule {id:?} is cleared for 1 to 366 days");
        reader.must((1..=366).contains(&days), file, &format!("{place}.clearance_days"), what);
    }
    for constraint in &rule.constraints {
        known.must_have(reader, file, &format!("{place}.constraints"), constraint);
    }
}

/// Reads the numbers of programme and progression; `None` where nothing can be made of them.
pub(crate) fn load_programme(reader: &mut Reader<'_, '_>) -> Option<ProgrammeRules> {
    let (file, rules) = reader.only::<ProgrammeRules>(PROGRAMME)?;
    reader.must(!rules.version.is_empty(), file, "version", "the rules need a version");
    numbers::check(reader, file, &rules);
    for (id, provenance) in &rules.rules {
        let place = format!("rules.{id}");
        reader.text(file, &place, &format!("decision-{id}"));
        reader.sourced(file, &place, provenance);
    }
    Some(rules)
}
