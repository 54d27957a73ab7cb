//! `/exercise/{slug}`: one exercise, for everybody: how it goes, easier and harder, when to take care, what the camera watches,
//! and how well it is founded.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Response};
use care::{Amount, Mark, Position, Provenance};
use library::{Exercise, Level, Words};
use maud::{Markup, html};
use motion::Tier;

use super::advice;
use crate::app::App;
use crate::binding::Visitor;
use crate::dates;
use crate::figures::{SCRIPT, STYLE, moving};
use crate::layout::{Place, framed, head};
use crate::problem::Problem;

/// From so many seconds on, a repetition is counted in minutes.
const MINUTE_S: u32 = 60;

/// `GET /exercise/{slug}`
pub async fn show(
    app: App,
    path: Result<Path<String>, PathRejection>,
    visitor: Result<Visitor, Response>,
) -> Response {
    // Whoever cannot be found in the store still gets the page.
    let closed = visitor.is_ok_and(|Visitor(loaded)| loaded.is_some_and(|one| app.is_closed(&one.state)));
    let exercise = path.ok().and_then(|Path(slug)| app.library.exercise(&slug));
    match exercise {
        Some(exercise) => page(&app, exercise, closed).into_response(),
        None => Problem::NotFound.respond(&app, false),
    }
}

fn page(app: &App, exercise: &Exercise, closed: bool) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("page-exercise-{part}"));
    let name = words.text(&exercise.name);
    let body = html! {
        div.page.one-exercise {
            section.hero {
                div.stack {
                    p.eyebrow { a href="/" { (text("eyebrow")) } }
                    h1 { (name) }
                    p.lead { (words.text(&exercise.purpose)) }
                    p { strong { (words.text("guide-dose")) ": " } (words.text(&exercise.dose_text)) }
                }
                (moving(app, &exercise.slug, &name))
            }

            section.stack aria-labelledby="how" {
                h2 #how { (words.text("guide-how")) }
                ol.steps.large {
                    li { (words.text(&exercise.start)) }
                    @for step in &exercise.steps { li { (words.text(step)) } }
                }
                div.notice { p { (text("stop")) } }
                // The others are done as part of a programme.
                @if closed {
                    (advice::closed(words))
                } @else if app.rules.doses.contains_key(&exercise.slug) {
                    div.actions { a.button href=(format!("/session/{}", exercise.slug)) { (text("do")) } }
                }
            }

            @if !exercise.cautions.is_empty() {
                section.stack aria-labelledby="care" {
                    h2 #care { (words.text("page-guide-caution")) }
                    ul.cautions {
                        @for caution in &exercise.cautions {
                            li { (words.text(&caution.text)) }
                        }
                    }
                }
            }

            section.stack aria-labelledby="levels" {
                h2 #levels { (text("levels")) }
                p { (text("levels-intro")) }
                ol.levels { @for level in &exercise.levels { (one_level(words, exercise, level)) } }
            }

            section.stack aria-labelledby="camera" {
                h2 #camera { (text("camera")) }
                p { (words.text(&exercise.watches)) }
                p.small { (text(tier(exercise.movement.tier))) }
            }

            section.stack aria-labelledby="evidence" {
                h2 #evidence .visually-hidden { (text("evidence")) }
                p.small { (review(words, exercise)) }
                (sources(words, exercise))
            }
        }
    };
    let styles = ["app.css", STYLE, "guide.css"];
    let head = head(&name, Some(&words.text(&exercise.purpose)), &styles, &["app.js", SCRIPT]);
    framed(app, &head, Place::Guide, &html! { main #content tabindex="-1" { (body) } })
}

fn one_level(words: &Words, exercise: &Exercise, level: &Level) -> Markup {
    let text = |part: &str| words.text(&format!("page-exercise-{part}"));
    let position = match level.position {
        Position::Floor => "floor",
        Position::Seated => "seated",
        Position::Standing => "standing",
    };
    html! {
        li.card.stack {
            p { (words.text(&level.text)) }
            @if level.start { p.badge { (text("level-start")) } }
            dl.facts.small {
                div { dt { (text("dose")) } dd { (amount(words, exercise, level.dose)) } }
                @if level.most != level.dose {
                    div { dt { (text("dose-up-to")) } dd { (amount(words, exercise, level.most)) } }
                }
                div { dt { (text("where")) } dd { (text(&format!("where-{position}"))) } }
                @if !level.equipment.is_empty() {
                    div {
                        dt { (text("needs")) }
                        dd {
                            @for (index, one) in level.equipment.iter().enumerate() {
                                @if index > 0 { ", " }
                                (text(&format!("needs-{}", one.name())))
                            }
                        }
                    }
                }
                div { dt { (text("followed")) } dd { (text(if level.camera { "followed-camera" } else { "followed-clock" })) } }
            }
        }
    }
}

/// An amount in words.
fn amount(words: &Words, exercise: &Exercise, amount: Amount) -> String {
    let with = |id: &str, number: u32| {
        words.with(&format!("page-exercise-{id}"), &[("number", f64::from(number).into())])
    };
    let mut parts = Vec::new();
    if amount.sets > 1 {
        parts.push(with("amount-sets", amount.sets));
    }
    if exercise.repetition_s >= MINUTE_S {
        parts.push(with("amount-minutes", amount.repetitions * exercise.repetition_s / MINUTE_S));
    } else if amount.repetitions > 1 || amount.hold_s == 0 {
        parts.push(with("amount-times", amount.repetitions));
    }
    if amount.hold_s > 0 {
        parts.push(with("amount-hold", amount.hold_s));
    }
    if exercise.per_side {
        parts.push(words.text("page-exercise-amount-side"));
    }
    parts.join(", ")
}

/// Where the exercise and each of its cautions come from, for whoever wants to know.
fn sources(words: &Words, exercise: &Exercise) -> Markup {
    html! {
        details.sources {
            summary { (words.text("page-exercise-evidence")) }
            ul.evidence {
                @for one in &exercise.evidence { li { (source(words, one)) } }
                @for caution in &exercise.cautions {
                    li { (words.text(&caution.text)) " " (source(words, &caution.provenance)) }
                }
            }
        }
    }
}

/// Where something comes from and how well it is founded.
fn source(words: &Words, provenance: &Provenance) -> Markup {
    let mark = match provenance.mark {
        Mark::V => "page-exercise-mark-read",
        Mark::GK => "page-exercise-mark-common",
        Mark::D => "page-exercise-mark-ours",
        Mark::I => "page-exercise-mark-worked-out",
    };
    html! { span.source { span lang="en" { (provenance.source) } " · " em { (words.text(mark)) } } }
}

fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Measured => "tier-measured",
        Tier::Counted => "tier-counted",
        Tier::Timed => "tier-timed",
    }
}

fn review(words: &Words, exercise: &Exercise) -> String {
    let on = dates::day(words, exercise.review.reviewed_on);
    match &exercise.review.reviewed_by {
        Some(name) => {
            words.with("page-exercise-reviewed-by", &[("day", on.into()), ("name", name.as_str().into())])
        }
        None => words.with("page-exercise-reviewed", &[("day", on.into())]),
    }
}
