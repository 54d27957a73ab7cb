//! `/progress`: each session as it was. Works without JavaScript.

use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use care::{Ended, ExerciseResult, Gate, SessionSummary, StopReason, Tier};
use maud::{Markup, html};
use record::Loaded;

use crate::app::App;
use crate::binding::person;
use crate::dates;
use crate::layout::{Place, page};
use crate::plot;
use crate::problem::Problem;

/// Pain after a session from which a provider should look first, and a rise that asks for rest: the red rows of the
/// clinical basis, section 5.
const STRONG_PAIN: u8 = 8;
const MUCH_MORE_PAIN: u8 = 3;

/// How many sessions are shown with their plots.
const IN_FULL: usize = 10;

/// `GET /progress`
pub async fn show(app: App, headers: HeaderMap) -> Response {
    let person = match person(&app, &headers).await {
        Ok(person) => person,
        Err(problem) => return problem.respond(&app, false),
    };
    let loaded = match person {
        Some(person) => match app.records.load(person).await {
            Ok(loaded) => Some(loaded),
            Err(error) => return Problem::of(error).respond(&app, false),
        },
        None => None,
    };
    render(&app, loaded.as_ref()).into_response()
}

fn render(app: &App, loaded: Option<&Loaded>) -> Markup {
    let words = app.words();
    let title = words.text("page-progress-title");
    let sessions: Vec<&SessionSummary> = loaded
        .map(|loaded| care::sessions(&loaded.state))
        .unwrap_or_default()
        .iter()
        .filter(|session| session.ended_at.is_some() || !session.results.is_empty())
        .collect();
    let gate = loaded.map(|loaded| app.gate(&loaded.state));
    let closed = matches!(gate, Some(Gate::Locked { .. } | Gate::Unreadable { .. }));
    let body = html! {
        div.page.narrow {
            div.stack {
                h1 { (title) }
                p.lead { (words.text("page-progress-lead")) }
            }
            @if sessions.is_empty() {
                div.card.stack {
                    p { (words.text("page-progress-empty")) }
                    @if closed {
                        p { a href="/advice" { (words.text("page-progress-closed-why")) } }
                    } @else {
                        div.actions { a.button href="/check" { (words.text("page-progress-start")) } }
                    }
                }
            } @else {
                @for session in sessions.iter().rev().take(IN_FULL) { (one(app, session)) }
                @if sessions.len() > IN_FULL { (older(app, &sessions[..sessions.len() - IN_FULL])) }
                p.small { (words.text("page-progress-one")) }
                @if closed {
                    div.notice.stop {
                        p {
                            (words.text("page-progress-closed")) " "
                            a href="/advice" { (words.text("page-progress-closed-why")) }
                        }
                    }
                } @else {
                    div.actions { a.button href="/check" { (words.text("page-progress-again")) } }
                }
                @if let Some(loaded) = loaded { (sent(app, loaded)) }
            }
        }
    };
    page(app, &title, Place::Progress, &body)
}

/// Sessions before the latest ones, a line each: an hour of practice must not become a page of a hundred plots.
fn older(app: &App, sessions: &[&SessionSummary]) -> Markup {
    let words = app.words();
    html! {
        section.card.stack {
            h2 { (words.text("page-progress-older")) }
            table {
                thead {
                    tr {
                        th scope="col" { (words.text("page-progress-when")) }
                        th scope="col" { (words.text("page-progress-repetitions")) }
                        th scope="col" { (words.text("page-progress-pain")) }
                    }
                }
                tbody {
                    @for session in sessions.iter().rev() {
                        tr {
                            th scope="row" { (dates::short(words, session.started_at.date())) }
                            td { (session.results.iter().map(|result| result.repetitions).sum::<u32>()) }
                            td {
                                (session.ticket.pain_before) " → "
                                (session.pain_after.map_or_else(|| "?".to_owned(), |pain| pain.to_string()))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn one(app: &App, session: &SessionSummary) -> Markup {
    let words = app.words();
    let when = dates::moment(words, &session.started_at);
    html! {
        article.card.stack.session data-session=(session.ticket.ticket) {
            div {
                p.eyebrow { time datetime=(session.started_at.timestamp()) { (when) } }
                h2 { (words.text(&format!("guide-{}-name", session.ticket.exercise))) }
            }
            @for result in &session.results { (numbers(app, session, result)) (details(app, result)) }
            @if session.results.is_empty() { (pain(app, session)) }
            @if let Some(after) = session.pain_after {
                @let rise = after.saturating_sub(session.ticket.pain_before);
                @if after >= STRONG_PAIN {
                    p.notice.stop { (words.text("page-progress-pain-high")) }
                } @else if rise >= MUCH_MORE_PAIN {
                    p.notice { (words.with("page-progress-pain-rose", &[("points", f64::from(rise).into())])) }
                }
            }
            @if let Some(reason) = session.stopped {
                p.notice { (words.with("page-progress-stopped", &[("reason", words.text(stop(reason)).into())])) }
            }
            @if session.late.is_some() && session.stopped.is_none() { p.small { (words.text("page-progress-late")) } }
        }
    }
}

fn numbers(app: &App, session: &SessionSummary, result: &ExerciseResult) -> Markup {
    let words = app.words();
    let seconds = result.duration_s.round().max(0.0);
    let (minutes, rest) = ((seconds / 60.0).floor(), seconds % 60.0);
    // Without the camera the person's own count is the better one, and it is named as theirs.
    let said = session.repetitions_said.filter(|_| result.tier == Tier::Timed);
    html! {
        dl.numbers {
            div {
                dt { (words.text("page-progress-repetitions")) }
                dd {
                    span.repetitions { (said.unwrap_or(result.repetitions)) } " "
                    small {
                        @if said.is_some() { (words.text("page-progress-repetitions-said")) }
                        @else if result.prescribed > 0 {
                            (words.with("page-progress-repetitions-of", &[("goal", f64::from(result.prescribed).into())]))
                        }
                    }
                }
            }
            div {
                dt { (words.text("page-progress-duration")) }
                dd { (format!("{minutes}:{rest:02}")) " " small { (words.text("page-progress-minutes")) } }
            }
            (pain_row(app, session))
            @if let Some(effort) = session.effort {
                div {
                    dt { (words.text("page-progress-effort")) }
                    dd { (effort) " " small { (words.text("page-progress-of-ten")) } }
                }
            }
            @if result.tier != Tier::Timed {
                div {
                    dt { (words.text("page-progress-tracking")) }
                    dd { ((result.tracked_share * 100.0).round()) small { " %" } }
                }
            }
        }
    }
}

fn pain(app: &App, session: &SessionSummary) -> Markup {
    html! { dl.numbers { (pain_row(app, session)) } }
}

fn pain_row(app: &App, session: &SessionSummary) -> Markup {
    let words = app.words();
    html! {
        div {
            dt { (words.text("page-progress-pain")) }
            dd.pain {
                (session.ticket.pain_before) " → "
                @match session.pain_after {
                    Some(after) => (after),
                    None => small { (words.text("page-progress-pain-after-missing")) },
                }
            }
        }
    }
}

fn details(app: &App, result: &ExerciseResult) -> Markup {
    let words = app.words();
    let tier = match result.tier {
        Tier::Measured => "page-progress-tier-measured",
        Tier::Counted => "page-progress-tier-counted",
        Tier::Timed => "page-progress-tier-timed",
    };
    html! {
        p.tier { (words.text(tier)) }
        @if !result.curve.is_empty() {
            figure.stack {
                h3 { (words.text("page-progress-curve")) }
                (plot::curve(words, result))
                figcaption.small { (words.text("page-progress-curve-text")) }
            }
        }
        @for unseen in result.unseen.iter().filter(|unseen| unseen.seconds >= 1.0 && words.has(&unseen.reason)) {
            p.small {
                (words.with(
                    "page-progress-unseen",
                    &[
                        ("seconds", unseen.seconds.round().into()),
                        ("reason", words.text(&unseen.reason).into()),
                    ],
                ))
            }
        }
        @if result.ended == Ended::PageClosed { p.small { (words.text("page-progress-page-closed")) } }
    }
}

fn stop(reason: StopReason) -> &'static str {
    match reason {
        StopReason::SharpPain => "page-progress-stopped-sharp-pain",
        StopReason::NewSymptom => "page-progress-stopped-new-symptom",
        StopReason::Tired => "page-progress-stopped-tired",
        StopReason::Other => "page-progress-stopped-other",
    }
}

/// What the session pages of this person have sent so far.
fn sent(app: &App, loaded: &Loaded) -> Markup {
    let words = app.words();
    let bytes: usize = loaded
        .envelopes
        .iter()
        .filter(|envelope| matches!(envelope.kind.as_str(), "exercise-done" | "session-ended" | "stopped"))
        .map(|envelope| envelope.payload.to_string().len())
        .sum();
    let kilobytes = bytes.div_ceil(1000);
    html! {
        section.stack {
            h2 { (words.text("page-progress-sent-heading")) }
            p { (words.with("page-progress-sent", &[("kilobytes", (kilobytes as f64).into())])) }
        }
    }
}
