//! `/flare-up`: what to do when it hurts more than usual, for everybody; who has a programme can say so and have it made smaller.

use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, FlareUp, State};
use library::Words;
use maud::{Markup, html};
use record::Loaded;

use super::advice;
use super::emergency::telephone;
use super::learn::reading;
use crate::app::App;
use crate::binding::{Bound, Visitor};
use crate::dates;
use crate::layout::Place;
use crate::pages::check::{Fields, command, hidden_command};
use crate::problem::Problem;

/// `GET /flare-up`
pub async fn show(app: App, Visitor(loaded): Visitor) -> Response {
    let loaded = loaded.as_ref();
    let words = app.words();
    let title = words.text("page-flare-title");
    // It may be no flare-up then: nothing here calms anybody, and nothing leads to moving.
    let closed = loaded.is_some_and(|loaded| app.is_closed(&loaded.state));
    let body = html! {
        div.page.narrow.reading {
            div.stack {
                p { a href="/learn" { (words.text("page-learn-back")) } }
                h1 { (title) }
                @if !closed { p.lead { (words.text("page-flare-lead")) } }
            }
            @if closed { (advice::closed(words)) }
            (signs(&app, loaded.map(|loaded| &loaded.state)))
            @if !closed {
                (now(&app, loaded))
                (plan(words))
            }
        }
    };
    reading(&app, &title, Place::Learn, &body).into_response()
}

/// What to do, and what comes after.
fn plan(words: &Words) -> Markup {
    html! {
        section.stack {
            h2 { (words.text("page-flare-plan")) }
            ol.plan {
                @for step in ["page-flare-step-1", "page-flare-step-2", "page-flare-step-3", "page-flare-step-4", "page-flare-step-5"] {
                    li { (words.text(step)) }
                }
            }
        }
        section.stack {
            h2 { (words.text("page-flare-week")) }
            p { (words.text("page-flare-week-text")) }
            p { a href="/learn/flare-up-plan" { (words.text("page-flare-lesson")) } }
        }
    }
}

/// The signs that are no flare-up, with whom to call.
fn signs(app: &App, state: Option<&State>) -> Markup {
    let words = app.words();
    let country = state.and_then(State::country).and_then(|code| app.library.country(code));
    html! {
        section.notice.stop.stack aria-labelledby="signs" {
            h2 #signs { (words.text("page-flare-signs")) }
            p { (words.text("page-flare-signs-now")) }
            ul {
                @for sign in ["page-flare-sign-chest", "page-flare-sign-legs", "page-flare-sign-saddle", "page-flare-sign-blow"] {
                    li { (words.text(sign)) }
                }
            }
            @if let Some(country) = country {
                p { a.call href=(telephone(&country.emergency)) data-own-number { (country.emergency) } }
            } @else {
                p { a href="/emergency" { (words.text("page-footer-emergency")) } }
            }
            p { (words.text("page-flare-signs-today")) }
        }
    }
}

/// What the person can say about it now.
fn now(app: &App, loaded: Option<&Loaded>) -> Markup {
    let words = app.words();
    let Some(loaded) = loaded.filter(|loaded| loaded.state.consent().is_some()) else {
        return html! { p { (words.text("page-flare-stranger")) " " a href="/check" { (words.text("page-progress-start")) } } };
    };
    let state = &loaded.state;
    let button = |what: &str, label: &str, quiet: bool| {
        html! {
            form method="post" {
                (hidden_command(app))
                div.actions {
                    button.button.quiet[quiet] type="submit" name="state" value=(what) { (words.text(label)) }
                }
            }
        }
    };
    let has_programme = state.programme().is_some();
    html! {
        section.card.stack aria-labelledby="now" {
            @match state.flare_up() {
                None => {
                    h2 #now { (words.text("page-flare-now")) }
                    p { (words.text(if has_programme { "page-flare-begin-programme" } else { "page-flare-begin" })) }
                    (button("began", "page-flare-begin-button", false))
                }
                Some((FlareUp::Began, since)) => {
                    @let day = since.to_zoned(app.zone_of(loaded)).date();
                    h2 #now { (words.with("page-flare-since", &[("day", dates::day(words, day).into())])) }
                    p { (words.text(if has_programme { "page-flare-lasts-programme" } else { "page-flare-lasts" })) }
                    (button("over", "page-flare-over-button", false))
                }
                Some((FlareUp::Over, _)) => {
                    h2 #now { (words.text("page-flare-easing")) }
                    p { (words.text(if has_programme { "page-flare-rebuild" } else { "page-flare-begin" })) }
                    (button("began", "page-flare-again-button", true))
                }
            }
            @if has_programme { p.small { a href="/progress" { (words.text("page-flare-decisions")) } } }
        }
    }
}

/// `POST /flare-up`
pub async fn tell(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let state = match fields.get("state").map(String::as_str) {
        Some("began") => FlareUp::Began,
        Some("over") => FlareUp::Over,
        _ => return Problem::Unreadable.respond(&app, false),
    };
    let action = Action::FlareUp { state };
    match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => Redirect::to("/flare-up").into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}
