//! `/measure/{id}/answered`: what was answered, what it means in plain words, and what comes of it.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Measured, Shift, State};
use library::{Country, ItemKind, Questionnaire, Score};
use maud::{Markup, html};

use super::{Asked, asked, questionnaire};
use crate::app::App;
use crate::binding::Owner;
use crate::layout::{Place, page};
use crate::numbers::plain;
use crate::pages::emergency::{crisis, telephone};
use crate::pages::learn::sources;
use crate::problem::Problem;

/// `GET /measure/{id}/answered`
pub async fn show(app: App, id: Result<Path<String>, PathRejection>, Owner(_, loaded): Owner) -> Response {
    let Some(questionnaire) = id.ok().and_then(|Path(id)| questionnaire(&app, &id)) else {
        return Problem::NotFound.respond(&app, false);
    };
    let state = &loaded.state;
    let mut given = state.measures().iter().rev().filter(|measured| measured.measure == questionnaire.id);
    let Some(last) = given.next() else {
        return Redirect::to(&format!("/measure/{}", questionnaire.id)).into_response();
    };
    render(&app, questionnaire, state, last, given.next()).into_response()
}

fn render(
    app: &App,
    questionnaire: &Questionnaire,
    state: &State,
    last: &Measured,
    before: Option<&Measured>,
) -> Markup {
    let words = app.words();
    let title = words.text(&questionnaire.title);
    let country = state.country().and_then(|code| app.library.country(code));
    let meaning = format!("page-measure-meaning-{}", questionnaire.id);
    let body = html! {
        div.page.narrow data-measure=(questionnaire.id) {
            div.stack {
                p.eyebrow { (title) }
                h1 { (words.text("page-measure-thanks")) }
            }
            (advice(app, questionnaire, last, country))
            section.card.stack {
                (said(app, questionnaire, &asked(questionnaire, state), last, before))
                @if let Some(band) = last.score.and_then(|score| band(questionnaire, score)) {
                    p { strong { (words.with("page-measure-band", &[("band", words.text(band).into())])) } }
                }
                @if words.has(&meaning) { p { (words.text(&meaning)) } }
                (change(app, questionnaire, last, before))
            }
            div.actions {
                @for longer in super::due_measures(app, state).into_iter().filter(|longer| follows(longer, questionnaire)) {
                    a.button href=(format!("/measure/{}", longer.id)) { (words.text("page-measure-longer")) }
                }
                a.button.quiet href="/progress" { (words.text("page-measure-progress")) }
                a.button.quiet href=(format!("/measure/{}?correct={}", questionnaire.id, last.fact)) {
                    (words.text("page-measure-correct"))
                }
            }
            p.small {
                (words.text("page-measure-kept")) " "
                @if questionnaire.follows.is_none() {
                    (words.with("page-measure-again", &[("days", questionnaire.every_days.into())]))
                }
            }
            @if let Some(attribution) = &questionnaire.attribution { p.small { (words.text(attribution)) } }
        }
    };
    page(app, &title, Place::Progress, &body)
}

fn follows(longer: &Questionnaire, shorter: &Questionnaire) -> bool {
    longer.follows.as_ref().is_some_and(|follows| follows.questionnaire == shorter.id)
}

/// What a score is called; none where nobody has named it.
pub fn band(questionnaire: &Questionnaire, score: f64) -> Option<&str> {
    let reached = questionnaire.scoring.bands.iter().rev().find(|band| score >= band.from);
    reached.map(|band| band.text.as_str())
}

/// The advice that the score leads to, with whom to call in the person's country where that may be needed.
fn advice(app: &App, questionnaire: &Questionnaire, last: &Measured, country: Option<&Country>) -> Markup {
    let words = app.words();
    let rules = app.rules.questionnaires.iter().find(|one| one.id == questionnaire.id);
    let advice = rules.zip(last.score).and_then(|(rules, score)| rules.advice(score));
    let Some(advice) = advice else { return html! {} };
    html! {
        div.notice.stop[advice.crisis].calm[!advice.crisis] {
            div.stack {
                p { (words.message(&advice.text)) }
                @if advice.crisis {
                    p { strong { (words.text("page-measure-crisis-emergency")) } }
                    @match country.map(|country| &country.emergency) {
                        Some(number) => p { a.call href=(telephone(number)) data-own-number { (number) } },
                        None => p { a href="/emergency" { (words.text("page-footer-emergency")) } },
                    }
                    (crisis(app, country))
                }
                (sources(app, [&advice.provenance].into_iter()))
            }
        }
    }
}

/// What was said, as numbers; beside each what was said the last time.
fn said(
    app: &App,
    questionnaire: &Questionnaire,
    asked: &[Asked<'_>],
    last: &Measured,
    before: Option<&Measured>,
) -> Markup {
    let words = app.words();
    let row = |name: String, now: Markup, then: Option<String>| {
        html! {
            div {
                dt { (name) }
                dd {
                    (now)
                    @if let Some(then) = then { " " small.before { (words.with("page-measure-before", &[("value", then.into())])) } }
                }
            }
        }
    };
    let unit = |text: String| html! { " " small { (text) } };
    let of = |most: f64| unit(words.with("page-measure-of", &[("most", plain(words, most).into())]));
    let then = before.and_then(|before| before.score).map(|value| plain(words, value));
    let scored = |name: &str, unit: Markup| match last.score {
        Some(score) => row(words.text(name), html! { (plain(words, score)) (unit) }, then.clone()),
        None => html! { p { (words.text("page-measure-none")) } },
    };
    let scale = |one: &Asked<'_>| {
        let name = one.named.clone().unwrap_or_else(|| words.text(&one.item.text));
        let value = |measured: &Measured| measured.answers.get(&one.id).copied();
        let Some(now) = value(last) else { return html! {} };
        if one.item.kind == ItemKind::Choice {
            let choice =
                |value: f64| one.item.choices.iter().find(|choice| (choice.value - value).abs() < 1e-9);
            let text = |value: f64| choice(value).map(|choice| words.text(&choice.text)).unwrap_or_default();
            return html! {
                p.said { (text(now)) }
                @if let Some(then) = before.and_then(value) {
                    p.small { (words.with("page-measure-before", &[("value", text(then).into())])) }
                }
            };
        }
        row(
            name,
            html! { (plain(words, now)) (of(one.item.range().1)) },
            before.and_then(value).map(|value| plain(words, value)),
        )
    };
    html! {
        @match questionnaire.scoring.kind {
            Score::Sum => {
                dl.numbers { (scored("page-measure-score", of(questionnaire.items.iter().map(|item| item.range().1).sum()))) }
            }
            Score::Percent => dl.numbers { (scored("page-measure-score", unit(words.text("page-measure-percent")))) },
            Score::Productivity => {
                dl.numbers { (scored("page-measure-productivity", unit(words.text("page-measure-percent")))) }
            }
            Score::Mean | Score::Single if questionnaire.items.iter().all(|item| item.kind == ItemKind::Choice) => {
                @for one in asked { (scale(one)) }
            }
            Score::Mean | Score::Single => dl.numbers { @for one in asked { (scale(one)) } },
        }
    }
}

/// How it compares with the last time, and where that comes from.
fn change(app: &App, questionnaire: &Questionnaire, last: &Measured, before: Option<&Measured>) -> Markup {
    let words = app.words();
    let Some(before) = before else { return html! {} };
    let Some(change) = &questionnaire.scoring.change else {
        // An answer in words says by itself how it compares.
        let in_words = questionnaire.items.iter().all(|item| item.kind == ItemKind::Choice);
        return html! { @if !in_words { p { (words.text("page-measure-least-unknown")) } } };
    };
    let least = [("least", plain(words, change.least).into())];
    let several = questionnaire.scoring.kind == Score::Single && questionnaire.items.len() > 1;
    let better = questionnaire.scoring.higher == library::Higher::Better;
    let id = match last.score.zip(before.score).filter(|_| !several) {
        Some((now, then)) => match care::shift(then, now, change.least, better) {
            Shift::Better => "page-measure-better",
            Shift::Worse => "page-measure-worse",
            Shift::Same => "page-measure-same",
        },
        None => "page-measure-least",
    };
    html! {
        p { (words.with(id, &least)) }
        (sources(app, [&change.provenance].into_iter()))
    }
}
