//! The parameters of decisions: the screening, and the numbers of programme and progression.

use care::{Condition, ProgrammeRules, Question, QuestionKind, Rule, ScreeningRules};

use crate::constraint::Known;
use crate::fault::{Faults, Severity};
use crate::files::{File, Files};
use crate::reader::Reader;
use crate::toml::parse;

const SCREENING: &str = "content/rules/screening.toml";
const PROGRAMME: &str = "content/rules/programme.toml";

/// Reads the screening; `None` where nothing can be made of it.
pub(crate) fn load_screening(reader: &mut Reader<'_, '_>, known: &Known) -> Option<ScreeningRules> {
    let (file, screening) = reader.only::<ScreeningRules>(SCREENING)?;
    reader.must(!screening.version.is_empty(), file, "version", "the rules need a version");
    let mut asked: Vec<&str> = Vec::new();
    for (at, question) in screening.questions.iter().enumerate() {
        check_question(reader, file, &format!("questions.{at}"), question, &asked);
        asked.push(&question.id);
    }
    let questions = screening.questions.iter().enumerate();
    reader.ids(file, questions.map(|(at, question)| (format!("questions.{at}.id"), question.id.as_str())));
    for (at, rule) in screening.rules.iter().enumerate() {
        check_rule(reader, file, &format!("rules.{at}"), rule, &asked, known);
    }
    let rules = screening.rules.iter().enumerate();
    reader.ids(file, rules.map(|(at, rule)| (format!("rules.{at}.id"), rule.id.as_str())));
    compare(reader, &screening);
    Some(screening)
}

/// Tells what a screening that takes the place of ours asks less than ours, or judges more mildly: a red flag that is left out
/// is seen by nobody.
fn compare(reader: &mut Reader<'_, '_>, screening: &ScreeningRules) {
    let files = reader.files;
    let Some(file) = files.get(SCREENING).filter(|file| file.added) else { return };
    let Some(ours) = Files::own(SCREENING) else { return };
    // Ours has no faults: the tests see to that.
    let Some(ours) = parse::<ScreeningRules>(&ours, &mut Faults::default()) else { return };
    let mut tell = |place: &str, what: String| {
        reader.faults.add(Severity::Unfinished, &file.shown, file.line(place), what);
    };
    for question in &ours.questions {
        if screening.question(&question.id).is_none() {
            tell("questions", format!("Dorsal's own question {:?} is not asked: add it again", question.id));
        }
    }
    for rule in &ours.rules {
        match screening.rules.iter().position(|other| other.id == rule.id) {
            None => tell("rules", format!("Dorsal's own rule {:?} is not there: add it again", rule.id)),
            Some(at) if screening.rules[at].disposition < rule.disposition => {
                let what =
                    format!("the rule {:?} leads to less than Dorsal's own: make it as strict", rule.id);
                tell(&format!("rules.{at}.disposition"), what);
            }
            Some(_) => {}
        }
    }
}

fn check_question(
    reader: &mut Reader<'_, '_>,
    file: &File,
    place: &str,
    question: &Question,
    asked: &[&str],
) {
    let id = &question.id;
    reader.text(file, &format!("{place}.text"), &question.text);
    match &question.kind {
        QuestionKind::YesNo => {}
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
    for other in question.after.iter().filter_map(Condition::question) {
        let what = format!("{id:?} follows {other:?}, which is not asked before it");
        reader.must(asked.contains(&other), file, &format!("{place}.after"), what);
    }
}

fn check_rule(
    reader: &mut Reader<'_, '_>,
    file: &File,
    place: &str,
    rule: &Rule,
    asked: &[&str],
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
    for question in rule.conditions().filter_map(Condition::question) {
        let what = format!("the rule {id:?} names {question:?}, which is not asked");
        reader.must(asked.contains(&question), file, place, what);
    }
    for constraint in &rule.constraints {
        known.must_have(reader, file, &format!("{place}.constraints"), constraint);
    }
}

/// Reads the numbers of programme and progression; `None` where nothing can be made of them.
pub(crate) fn load_programme(reader: &mut Reader<'_, '_>) -> Option<ProgrammeRules> {
    let (file, rules) = reader.only::<ProgrammeRules>(PROGRAMME)?;
    reader.must(!rules.version.is_empty(), file, "version", "the rules need a version");
    for (id, provenance) in &rules.rules {
        let place = format!("rules.{id}");
        reader.text(file, &place, &format!("decision-{id}"));
        reader.sourced(file, &place, provenance);
    }
    Some(rules)
}
