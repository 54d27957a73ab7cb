//! One safety question on a page of its own, with the way back and a sense of how far one is.

use std::collections::BTreeMap;

use care::{CheckKind, Group, PAIN, Question, QuestionKind, ScreeningRules};
use library::question_parts;
use maud::{Markup, html};

use super::answers::{NONE, answers, tick_name};
use super::{Standing, hidden, scale};
use crate::app::App;
use crate::layout::{Place, framed, head};

/// From so many characters on a question is set in smaller type, so that its answers stay in view.
const LONG: usize = 150;

/// Where the questions of a check are.
fn path(check: CheckKind) -> &'static str {
    if check == CheckKind::Recheck { "/check/again" } else { "/check/questions" }
}

/// The address of a question: its number among those that are asked, which says nothing about an answer.
pub(super) fn address(check: CheckKind, sequence: &[&str], id: &str, slug: Option<&str>) -> String {
    let n = sequence.iter().position(|one| *one == id).map_or(1, |at| at + 1);
    let towards = slug.map(|slug| format!("&exercise={slug}")).unwrap_or_default();
    format!("{}?n={n}{towards}", path(check))
}

pub(super) fn legend(group: Group) -> &'static str {
    match group {
        Group::Danger => "check-danger-legend",
        Group::Today => "check-today-legend",
        Group::Pain => "check-pain-legend",
        Group::About => "check-about-legend",
    }
}

fn group(rules: &ScreeningRules, id: &str) -> Group {
    rules.question(id).map_or(Group::Today, |question| question.group)
}

/// The page of one question; `missing`: it was sent without an answer.
pub(super) fn page(
    app: &App,
    standing: &Standing,
    check: CheckKind,
    slug: Option<&str>,
    fields: &BTreeMap<String, String>,
    id: &str,
    missing: bool,
) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let rules = &app.rules.screening;
    let given = answers(app, check, fields);
    let sequence = rules.sequence(check, &given);
    let at = sequence.iter().position(|one| *one == id).unwrap_or_default();
    let back = sequence[..at].iter().rev().find(|one| given.has(one));
    let question = rules.question(id);
    let name = if check == CheckKind::Recheck { "recheck-title" } else { "check-full-title" };
    let first = at == 0;
    let main = html! {
        main #content tabindex="-1" {
            div.page.narrow.step {
                @if first {
                    div.stack {
                        p.eyebrow { (text(name)) }
                        p.small { (text(if check == CheckKind::Recheck { "recheck-lead" } else { "check-full-lead" })) }
                    }
                }
                (parts(app, &sequence, at))
                form.step method="post" action=(path(check)) data-question=(id) {
                    (hidden(app, slug))
                    input type="hidden" name="check" value="full";
                    input type="hidden" name="question" value=(id);
                    (ask(app, id, question, fields, missing))
                }
                div.way {
                    @if let Some(back) = back {
                        a.back href=(address(check, &sequence, back, slug)) { (text("page-check-back")) }
                    }
                    p.small { (text("page-check-doubt")) " " (words.with("check-not-live", &[("number", standing.number.as_str().into())])) }
                    @if first && check != CheckKind::Recheck {
                        p.small {
                            (words.with("page-check-country-now", &[("country", standing.country.as_str().into())])) " "
                            a href="/check?change=country" { (text("page-check-country-change")) }
                        }
                    }
                }
            }
        }
    };
    framed(app, &head(&text(name), None, &["app.css", "start.css"], &["app.js"]), Place::Today, &main)
}

/// The parts of the check, and how far one is in them: no count of what is still to come.
fn parts(app: &App, sequence: &[&str], at: usize) -> Markup {
    let rules = &app.rules.screening;
    let mut parts: Vec<(Group, usize)> = Vec::new();
    for id in sequence {
        match parts.last_mut() {
            Some((last, count)) if *last == group(rules, id) => *count += 1,
            _ => parts.push((group(rules, id), 1)),
        }
    }
    let mut before = 0;
    let mut bars = Vec::new();
    let mut here = (1, Group::Danger);
    for (number, (group, count)) in (1_u32..).zip(&parts) {
        if at >= before {
            here = (number, *group);
        }
        bars.push((at.saturating_sub(before).min(*count), *count));
        before += count;
    }
    let words = app.words();
    let (number, all) = (here.0, u32::try_from(parts.len()).unwrap_or(u32::MAX));
    html! {
        div.parts {
            div.bars aria-hidden="true" {
                @for (done, count) in bars { progress value=(done) max=(count) {} }
            }
            p.small {
                @if all > 1 {
                    (words.with("page-check-part", &[("part", number.into()), ("parts", all.into())])) " "
                }
                strong { (words.text(legend(here.1))) }
            }
        }
    }
}

fn ask(
    app: &App,
    id: &str,
    question: Option<&Question>,
    fields: &BTreeMap<String, String>,
    missing: bool,
) -> Markup {
    let words = app.words();
    let is = |name: &str, value: &str| fields.get(name).is_some_and(|answer| answer == value);
    let said = words.text(question.map_or("check-pain", |question| question.text.as_str()));
    let number = question.is_some_and(|question| matches!(question.kind, QuestionKind::Number { .. }));
    let fault = if number { "check-missing-age" } else { "check-missing-one" };
    let error = html! { @if missing { p.error role="alert" { (words.text(fault)) } } };
    let next = html! { button.button.wide type="submit" { (words.text("page-check-continue")) } };
    match question.map(|question| (question, &question.kind)) {
        Some((_, QuestionKind::YesNo {})) => html! {
            @let (asked, list) = question_parts(&said);
            div.asked {
                h1 #question .long[asked.chars().count() > LONG] { (asked) }
                @if !list.is_empty() { ul #list { @for part in &list { li { (part) } } } }
            }
            (error)
            div.yes-no role="group" aria-labelledby=(if list.is_empty() { "question" } else { "question list" }) {
                @for (value, label) in [("yes", "check-yes"), ("no", "check-no")] {
                    button.answer.chosen[is(id, value)] type="submit" name=(id) value=(value) {
                        (words.text(label))
                        @if is(id, value) { span.small { (words.text("page-check-yours")) } }
                    }
                }
            }
        },
        Some((_, QuestionKind::Number { min, max })) => html! {
            h1 { label for="number" { (said) } }
            (error)
            input #number type="text" inputmode="numeric" name=(id) value=[fields.get(id)] autocomplete="off"
                maxlength="3" data-min=(min) data-max=(max) aria-invalid=[missing.then_some("true")];
            (next)
        },
        Some((question, QuestionKind::Several { choices })) => html! {
            fieldset {
                legend { h1 { (said) } }
                (error)
                div.ticks {
                    @for (choice, label) in choices.iter().map(|choice| (choice.as_str(), format!("{}-{choice}", question.text)))
                        .chain([(NONE, "check-none-of-these".to_owned())]) {
                        @let name = tick_name(question, choice);
                        label.tick {
                            input type="checkbox" name=(name) value="yes" checked[is(&name, "yes")];
                            span { (words.text(&label)) }
                        }
                    }
                }
            }
            (next)
        },
        None => html! {
            fieldset {
                legend { h1 { (said) } }
                (error)
                (scale(PAIN, |value| is(PAIN, &value.to_string()), &words.text("check-pain-low"), &words.text("check-pain-high")))
            }
            (next)
        },
    }
}
