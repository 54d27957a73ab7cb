//! `/join`, and what the field of the guide asks while somebody types.

use axum::Json;
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::{by_yourself, joining, private};
use crate::app::App;
use crate::join::Found;
use crate::problem::Problem;

/// Longest name that is searched for, in characters.
const LONGEST: usize = 120;
/// Shown while somebody types.
const WHILE_TYPING: usize = 8;
/// Shown on the page.
const ON_PAGE: usize = 20;

/// What is searched for.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

impl Asked {
    fn of(query: Result<Query<Self>, QueryRejection>) -> String {
        query.map(|Query(asked)| asked.q.trim().chars().take(LONGEST).collect()).unwrap_or_default()
    }
}

/// `GET /join`
pub async fn show(app: App, query: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = Asked::of(query);
    let words = app.words();
    let known = match app.sponsors().await {
        Ok(known) => known,
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    let found = known.search(&asked, ON_PAGE);
    let searched =
        asked.chars().filter(|letter| letter.is_alphanumeric()).count() >= access::directory::LEAST_LETTERS;
    let title = words.text("page-join-title");
    let body = html! {
        div.stack {
            h1 { (title) }
            p.lead { (words.text("page-join-lead")) }
        }
        (field(&app, &asked))
        @if searched { (results(&app, &found)) }
        (private(&app))
        @if searched || asked.is_empty() {
            section.card.stack aria-labelledby="ask" {
                h2 #ask { (words.text("page-join-ask-title")) }
                p { (words.text("page-join-ask-text")) }
                div.actions { a.button.quiet href="/join/letter.pdf" { (words.text("page-join-ask-button")) } }
            }
        }
        (by_yourself(&app))
    };
    joining(&app, &title, &body)
}

/// The field, on this page and on the guide. Without a script it is a form.
pub fn field(app: &App, asked: &str) -> Markup {
    let words = app.words();
    html! {
        form.search role="search" method="get" action="/join" {
            label for="sponsor" { (words.text("page-join-label")) }
            p.small #sponsor-hint { (words.text("page-join-hint")) }
            div.search-row {
                div.combobox {
                    input #sponsor type="text" name="q" value=(asked) maxlength=(LONGEST) autocomplete="off" autocapitalize="off"
                        spellcheck="false" enterkeyhint="search" aria-describedby="sponsor-hint";
                    ul #sponsor-list role="listbox" aria-label=(words.text("page-join-label")) hidden {}
                }
                button.button type="submit" { (words.text("page-join-search")) }
            }
            p.visually-hidden #sponsor-said role="status" {}
        }
    }
}

fn results(app: &App, found: &[Found<'_>]) -> Markup {
    let words = app.words();
    html! {
        section.stack aria-labelledby="found" {
            @if found.is_empty() {
                h2 #found { (words.text("page-join-none-title")) }
                p { (words.text("page-join-none-try")) }
                ul {
                    @for id in ["page-join-none-payslip", "page-join-none-parent", "page-join-none-short", "page-join-none-partner"] {
                        li { (words.text(id)) }
                    }
                }
            } @else {
                h2 #found { (number(app, found)) }
                ul.sponsors {
                    @for one in found {
                        li {
                            a href=(format!("/join/{}", one.sponsor.id)) {
                                strong { (one.sponsor.name) }
                                @if let Some(said) = alias(app, one) { span.small { (said) } }
                            }
                        }
                    }
                }
                @if found.len() == ON_PAGE {
                    p.small { (words.with("page-join-more-than", &[("count", (ON_PAGE as f64).into())])) }
                }
            }
        }
    }
}

fn number(app: &App, found: &[Found<'_>]) -> String {
    app.words().with("page-join-found", &[("count", (found.len() as f64).into())])
}

fn alias(app: &App, found: &Found<'_>) -> Option<String> {
    found.alias.map(|name| app.words().with("page-join-alias", &[("name", name.into())]))
}

/// `GET /api/sponsors?q=`: what is found so far, and what is said of it to somebody who does not see it.
pub async fn found(app: App, query: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = Asked::of(query);
    let known = match app.sponsors().await {
        Ok(known) => known,
        Err(error) => return Problem::from(error).respond(&app, true),
    };
    let found = known.search(&asked, WHILE_TYPING);
    let said = if found.is_empty() { app.words().text("page-join-none") } else { number(&app, &found) };
    let one = |found: &Found<'_>| json!({"id": found.sponsor.id, "name": found.sponsor.name, "alias": alias(&app, found)});
    Json(json!({"sponsors": found.iter().map(one).collect::<Vec<_>>(), "said": said})).into_response()
}
