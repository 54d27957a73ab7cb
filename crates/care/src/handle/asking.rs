//! A check that is answered question by question: what is asked next, and when it is handed in.
//!
//! A yes that closes sessions counts at once. Before it does, only that is still asked which decides how strictly it closes: what
//! follows on the answer, and what would make it stricter together with it.

use std::collections::BTreeSet;

use jiff::Zoned;

use super::Case;
use crate::rules::Rules;
use crate::screening::{Answers, CheckKind, Condition, Disposition, Rule, missing};
use crate::state::State;

/// The question to ask next, `pain` for pain now; none once the check is to be handed in.
pub fn next_question(
    state: &State,
    rules: &Rules,
    check: CheckKind,
    answers: &Answers,
    now: &Zoned,
) -> Option<String> {
    let open = missing(&rules.screening, check, answers);
    let follows =
        |id: &&String| rules.screening.question(id).is_some_and(|question| !question.after.is_empty());
    if let Some(id) = open.iter().find(follows) {
        return Some(id.clone());
    }
    let case = Case { state, rules, now };
    let locks = case.assess(check, answers).ok().and_then(|found| found.disposition);
    let Some(locks) = locks else { return open.into_iter().next() };
    let stricter = sharpening(&rules.screening.rules, answers, locks);
    open.into_iter().find(|id| stricter.contains(id.as_str()))
}

/// The questions whose answers could still make it stricter than `than`, together with what was answered.
fn sharpening<'a>(rules: &'a [Rule], answers: &Answers, than: Disposition) -> BTreeSet<&'a str> {
    let stricter = rules.iter().filter(|rule| rule.disposition > Some(than));
    stricter.flat_map(|rule| waits_for(rule, answers)).collect()
}

/// The questions without an answer on which it hangs whether a rule applies that something answered speaks for.
fn waits_for<'a>(rule: &'a Rule, answers: &Answers) -> Vec<&'a str> {
    let held = |conditions: &[Condition]| conditions.iter().filter(|one| one.holds(answers)).count();
    let open = |conditions: &'a [Condition]| -> Vec<&'a str> {
        let ids = conditions.iter().filter_map(Condition::question);
        ids.filter(|id| !answers.answers.contains_key(*id)).collect()
    };
    let (all, any) = (open(&rule.all), open(&rule.any));
    let possible = held(&rule.all) + all.len() >= rule.all.len()
        && (rule.any.is_empty() || held(&rule.any) + any.len() >= rule.any_count)
        && held(&rule.unless) == 0;
    let spoken_for = held(&rule.all) + held(&rule.any) > 0;
    if possible && spoken_for { [all, any].concat() } else { Vec::new() }
}
