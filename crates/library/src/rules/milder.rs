//! What a screening that takes the place of ours asks less than ours, or judges more mildly: a red flag that is left out is
//! seen by nobody.

use care::{Condition, Question, QuestionKind, Rule, ScreeningRules};

use super::SCREENING;
use crate::fault::{Faults, Severity};
use crate::files::Files;
use crate::reader::Reader;
use crate::toml::parse;

/// Tells it all.
pub(super) fn compare(reader: &mut Reader<'_, '_>, theirs: &ScreeningRules) {
    let files = reader.files;
    let Some(file) = files.get(SCREENING).filter(|file| file.added) else { return };
    let Some(ours) = Files::own(SCREENING) else { return };
    // Ours has no faults: the tests see to that.
    let Some(ours) = parse::<ScreeningRules>(&ours, &mut Faults::default()) else { return };
    let mut tell = |place: &str, what: String| {
        reader.faults.add(Severity::Unfinished, &file.shown, file.line(place), what);
    };
    for (name, own, other) in [
        ("rescreen_days", ours.rescreen_days, theirs.rescreen_days),
        ("clearance_days", ours.clearance_days, theirs.clearance_days),
    ] {
        if other > own {
            tell(name, format!("{name} is more than Dorsal's own {own}: make it as strict"));
        }
    }
    for own in &ours.questions {
        match theirs.questions.iter().position(|other| other.id == own.id) {
            None => {
                tell("questions", format!("Dorsal's own question {:?} is not asked: add it again", own.id));
            }
            Some(at) => {
                let id = &own.id;
                for (part, less) in less_asked(own, &theirs.questions[at]) {
                    let what = format!("the question {id:?} {less} than Dorsal's own: make it as strict");
                    tell(&format!("questions.{at}.{part}"), what);
                }
            }
        }
    }
    for own in &ours.rules {
        match theirs.rules.iter().position(|other| other.id == own.id) {
            None => tell("rules", format!("Dorsal's own rule {:?} is not there: add it again", own.id)),
            Some(at) => {
                let id = &own.id;
                for (part, less) in milder(own, &theirs.rules[at], ours.clearance_days) {
                    let what = format!("the rule {id:?} {less} than Dorsal's own: make it as strict");
                    tell(&format!("rules.{at}.{part}"), what);
                }
            }
        }
    }
}

/// What somebody else's question asks less, with the part in which it stands.
fn less_asked(ours: &Question, theirs: &Question) -> Vec<(&'static str, &'static str)> {
    let mut less = Vec::new();
    if !theirs.asked.is_superset(&ours.asked) {
        less.push(("asked", "is asked in fewer checks"));
    }
    if !all_implied(&theirs.after, &ours.after) {
        less.push(("after", "is asked of fewer people"));
    }
    let fewer = match (&ours.kind, &theirs.kind) {
        (QuestionKind::YesNo {}, QuestionKind::YesNo {}) => None,
        (QuestionKind::Number { min, max }, QuestionKind::Number { min: least, max: most }) => {
            (least > min).then_some("min").or((most < max).then_some("max"))
        }
        (QuestionKind::Several { choices }, QuestionKind::Several { choices: theirs }) => {
            choices.iter().any(|choice| !theirs.contains(choice)).then_some("choices")
        }
        _ => Some("kind"),
    };
    less.extend(fewer.map(|part| (part, "takes fewer or other answers")));
    less
}

/// What somebody else's rule judges more mildly, with the part in which it stands. `usual` are the clearance days of our table.
fn milder(ours: &Rule, theirs: &Rule, usual: u32) -> Vec<(&'static str, &'static str)> {
    let mut less = Vec::new();
    // Sessions within constraints are more than only the easiest set.
    let not_easiest = ours.disposition.is_none() && theirs.disposition.is_some_and(|one| !one.locks());
    if theirs.disposition < ours.disposition || not_easiest {
        less.push(("disposition", "leads to less"));
    }
    if theirs.days < ours.days {
        less.push(("days", "closes sessions for fewer days"));
    }
    let longer = |days: u32| days > ours.clearance_days.unwrap_or(usual);
    if theirs.clearance_days.map_or(ours.clearance_days.is_some(), longer) {
        less.push(("clearance_days", "is cleared for more days"));
    }
    if theirs.stays && !ours.stays {
        less.push(("stays", "is cleared by the person's own word"));
    }
    if ours.visit_since && !theirs.visit_since {
        less.push(("visit_since", "takes earlier visits"));
    }
    if !theirs.constraints.is_superset(&ours.constraints) {
        less.push(("constraints", "rules out fewer exercises"));
    }
    if !all_implied(&theirs.all, &ours.all) {
        less.push(("all", "may apply to fewer answers"));
    }
    // Of theirs enough must hold whenever enough of ours do.
    if !theirs.any.is_empty() {
        if ours.any.is_empty() || !all_known(&ours.any, &theirs.any) {
            less.push(("any", "may apply to fewer answers"));
        } else if theirs.any_count > ours.any_count {
            less.push(("any_count", "may apply to fewer answers"));
        }
    }
    if !all_known(&theirs.unless, &ours.unless) {
        less.push(("unless", "may be taken away by more answers"));
    }
    less
}

/// Whether all of theirs hold whenever all of ours do.
fn all_implied(theirs: &[Condition], ours: &[Condition]) -> bool {
    theirs.iter().all(|other| ours.iter().any(|own| implies(own, other)))
}

/// Whether each of some means that one of the others holds, too.
fn all_known(some: &[Condition], others: &[Condition]) -> bool {
    some.iter().all(|one| others.iter().any(|other| implies(one, other)))
}

/// Whether the second holds whenever the first does.
fn implies(first: &Condition, second: &Condition) -> bool {
    use Condition::{AtLeast, Below, Chosen, Pain};
    match (first, second) {
        (AtLeast { number, at_least }, AtLeast { number: other, at_least: least })
        | (Chosen { chosen: number, at_least }, Chosen { chosen: other, at_least: least }) => {
            number == other && at_least >= least
        }
        (Below { number, below }, Below { number: other, below: most }) => number == other && below <= most,
        (Pain { pain_at_least }, Pain { pain_at_least: least }) => pain_at_least >= least,
        _ => first == second,
    }
}
