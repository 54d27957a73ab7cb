//! The questions of a questionnaire.

use care::MeasureAnswers;
use jiff::Zoned;
use library::{Item, ItemKind, Licence, Questionnaire};
use maud::{Markup, html};

use super::Asked;
use crate::app::App;
use crate::dates;
use crate::layout::{Place, page};
use crate::pages::check::hidden_command;

/// A questionnaire with what was answered so far.
pub struct Form<'a> {
    pub questionnaire: &'a Questionnaire,
    pub asked: Vec<Asked<'a>>,
    pub values: MeasureAnswers,
    /// Questions without an answer, once the form was sent.
    pub missing: Vec<String>,
    /// The answer that is corrected: its place in the record, and when it was given.
    pub correcting: Option<(u64, Zoned)>,
}

/// The page of a questionnaire.
pub fn page_of(app: &App, form: &Form<'_>) -> Markup {
    let words = app.words();
    let questionnaire = form.questionnaire;
    let title = words.text(&questionnaire.title);
    let body = html! {
        div.page.narrow {
            div.stack {
                h1 { (title) }
                p.lead { (words.text(&questionnaire.lead)) }
            }
            @if let Some((_, at)) = &form.correcting {
                div.notice.calm {
                    p { (words.with("page-measure-correcting", &[("day", dates::day(words, at.date()).into())])) }
                }
            }
            @if !form.missing.is_empty() {
                div.notice role="alert" { p { (words.text("page-measure-missing-title")) } }
            }
            @if form.asked.is_empty() {
                div.card.stack {
                    p { (words.text("page-measure-unnamed")) }
                    div.actions { a.button href="/intake" { (words.text("page-measure-unnamed-go")) } }
                }
            } @else {
                form.questions.measure method="post" action=(format!("/measure/{}", questionnaire.id)) {
                    (hidden_command(app))
                    @if let Some((fact, _)) = &form.correcting { input type="hidden" name="fact" value=(fact); }
                    @for one in &form.asked { (question(app, form, one)) }
                    div.actions {
                        button.button type="submit" { (words.text("page-measure-send")) }
                        a.button.quiet href="/progress" { (words.text("page-measure-not-now")) }
                    }
                }
            }
            @if let Some(attribution) = &questionnaire.attribution {
                p.small {
                    (words.text(attribution))
                    @if questionnaire.licence == Licence::Free { " " (words.text("page-measure-licence-free")) }
                }
            }
        }
    };
    page(app, &title, Place::Progress, &body)
}

fn question(app: &App, form: &Form<'_>, one: &Asked<'_>) -> Markup {
    let words = app.words();
    let missing = form.missing.contains(&one.id);
    let given = form.values.get(&one.id).copied();
    let text = words.text(&one.item.text);
    html! {
        fieldset.question.missing[missing] {
            legend {
                @match &one.named {
                    Some(name) => { (name) span.hint { (text) } },
                    None => (text),
                }
            }
            div {
                @if missing { p.error { (words.text("page-measure-missing")) } }
                @match one.item.kind {
                    ItemKind::Choice => (choices(app, one, given)),
                    ItemKind::Number => {
                        @let (least, most) = one.item.range();
                        label.field {
                            span.visually-hidden { (text) }
                            input type="number" inputmode="decimal" name=(one.id) min=(least) max=(most) step="any"
                                value=[given] required;
                            span.small { (words.text("page-measure-hours")) }
                        }
                    },
                    ItemKind::Scale | ItemKind::ChooseThree => (scale(app, one, given)),
                }
            }
        }
    }
}

fn choices(app: &App, one: &Asked<'_>, given: Option<f64>) -> Markup {
    html! {
        div.choices.list {
            @for choice in &one.item.choices {
                label.choice {
                    input type="radio" name=(one.id) value=(choice.value) required checked[given == Some(choice.value)];
                    span { (app.words().text(&choice.text)) }
                }
            }
        }
    }
}

/// The whole numbers of a scale.
fn steps(item: &Item) -> Vec<u32> {
    let (least, most) = item.range();
    // Scales are short; a wrong one in an operator's file must not become a page without an end.
    (0..=100u32).filter(|step| (least..=most).contains(&f64::from(*step))).collect()
}

fn scale(app: &App, one: &Asked<'_>, given: Option<f64>) -> Markup {
    let end = |label: &Option<String>| label.as_ref().map(|id| app.words().text(id)).unwrap_or_default();
    html! {
        div.scale {
            @for step in steps(one.item) {
                label.choice {
                    input type="radio" name=(one.id) value=(step) required checked[given == Some(f64::from(step))];
                    span { (step) }
                }
            }
        }
        div.scale-ends { span { (end(&one.item.low)) } span { (end(&one.item.high)) } }
    }
}
