//! The short check before a session: one calm page.

use std::collections::BTreeMap;

use care::{CheckKind, Condition, Group, PAIN, Question};
use library::question_parts;
use maud::{Markup, html};

use super::answers::answers;
use super::step::legend;
use super::{Standing, hidden, scale};
use crate::app::App;
use crate::layout::{Place, page as framed};

/// The page, with what was answered and what is missing.
pub(super) fn page(
    app: &App,
    standing: &Standing,
    slug: Option<&str>,
    fields: &BTreeMap<String, String>,
    missing: &[String],
) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let is_missing = |id: &str| missing.iter().any(|missing| missing == id);
    let title = text("check-title");
    let body = html! {
        div.page.narrow {
            div.stack {
                h1 { (title) }
                p.lead { (text("check-lead")) }
            }
            @if standing.moved_today { p.notice.calm data-moved { (text("check-moved-today")) } }
            @if !missing.is_empty() { div.notice.stop role="alert" { p { (text("check-missing")) } } }
            form.questions method="post" action="/check/questions" {
                (hidden(app, slug))
                input type="hidden" name="check" value="session";
                @for (group, questions) in grouped(shown(app, fields)) {
                    h2 { (text(legend(group))) }
                    @for question in &questions { (ask(app, question, is_missing(&question.id), fields)) }
                    @if group == Group::Today {
                        fieldset.question.missing[is_missing(PAIN)] {
                            legend { (text("check-pain")) }
                            @if is_missing(PAIN) { p.error { (text("check-missing-one")) } }
                            (scale(PAIN, |value| fields.get(PAIN).is_some_and(|given| *given == value.to_string()),
                                &text("check-pain-low"), &text("check-pain-high")))
                        }
                    }
                }
                div.actions { button.button type="submit" { (text("check-send")) } }
                p.small { (words.with("check-not-live", &[("number", standing.number.as_str().into())])) }
                p.small {
                    (words.with("page-check-country-now", &[("country", standing.country.as_str().into())])) " "
                    a href="/check?change=country" { (text("page-check-country-change")) }
                }
            }
        }
    };
    framed(app, &title, Place::Today, &body)
}

/// The questions under their headings, in their order.
fn grouped(questions: Vec<&Question>) -> Vec<(Group, Vec<&Question>)> {
    let mut groups: Vec<(Group, Vec<&Question>)> = Vec::new();
    for question in questions {
        match groups.last_mut() {
            Some((last, questions)) if *last == question.group => questions.push(question),
            _ => groups.push((question.group, vec![question])),
        }
    }
    groups
}

/// The questions that are asked by now and, each right after its question, those that follow on a yes: the page shows them once that is
/// the answer.
fn shown<'a>(app: &'a App, fields: &BTreeMap<String, String>) -> Vec<&'a Question> {
    let rules = &app.rules.screening;
    let given = answers(app, CheckKind::Session, fields);
    let now: Vec<&str> =
        rules.asked(CheckKind::Session, &given).map(|question| question.id.as_str()).collect();
    let of_check = rules.questions.iter().filter(|question| question.asked.contains(&CheckKind::Session));
    of_check.filter(|question| follows_on_yes(question) || now.contains(&question.id.as_str())).collect()
}

/// True for a question that is asked only after a yes.
fn follows_on_yes(question: &Question) -> bool {
    matches!(question.after.as_slice(), [Condition::Yes { .. }])
}

fn ask(app: &App, question: &Question, missing: bool, fields: &BTreeMap<String, String>) -> Markup {
    let words = app.words();
    let id = question.id.as_str();
    let text = words.text(&question.text);
    let (asked, list) = question_parts(&text);
    let list_id = format!("{id}-list");
    html! {
        fieldset.question.missing[missing].follows[follows_on_yes(question)]
            aria-describedby=[(!list.is_empty()).then_some(&list_id)] {
            legend { (asked) }
            @if !list.is_empty() { ul id=(list_id) { @for part in &list { li { (part) } } } }
            @if missing { p.error { (words.text("check-missing-one")) } }
            div.choices {
                @for (value, label) in [("yes", "check-yes"), ("no", "check-no")] {
                    label.choice {
                        input type="radio" name=(id) value=(value) checked[fields.get(id).is_some_and(|answer| answer == value)];
                        span { (words.text(label)) }
                    }
                }
            }
        }
    }
}
