//! `/progress/{number}`: one session in full, with what the person said and a way to correct it.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Response};
use care::{Ended, ExerciseResult, Left, SessionSummary, StopReason, Tier};
use maud::{Markup, html};
use record::Loaded;

use super::{again, correct, exercise_name, framed_page, numbered};
use crate::app::App;
use crate::binding::Owner;
use crate::dates;
use crate::numbers::plain;
use crate::plot;
use crate::problem::Problem;

/// Pain after a session from which a provider should look first, and a rise that asks for rest: the red rows of the
/// clinical basis, section 5.
const STRONG_PAIN: u8 = 8;
const MUCH_MORE_PAIN: u8 = 3;

/// `GET /progress/{number}`
pub async fn show(app: App, number: Result<Path<usize>, PathRejection>, Owner(_, loaded): Owner) -> Response {
    let wanted = number.ok().map(|Path(number)| number);
    let found = numbered(&loaded).into_iter().find(|(number, _)| Some(*number) == wanted);
    match found {
        Some((number, session)) => render(&app, &loaded, number, session).into_response(),
        None => Problem::NotFound.respond(&app, false),
    }
}

fn render(app: &App, loaded: &Loaded, number: usize, session: &SessionSummary) -> Markup {
    let words = app.words();
    let title = words.with("page-progress-one-title", &[("number", (number as f64).into())]);
    let body = html! {
        div.page.narrow.progress {
            div.stack {
                p { a href="/progress" { (words.text("page-progress-one-back")) } }
                p.eyebrow { time datetime=(session.started_at.timestamp()) { (dates::moment(words, &session.started_at)) } }
                h1 { (title) }
            }
            (notices(app, session))
            @for (at, result) in session.results.iter().enumerate() {
                (exercise(app, session, result, &seen_again(app, loaded, (number, at + 1), session, result)))
            }
            @if session.results.is_empty() { p { (words.text("page-progress-session-nothing")) } }
            (correct::said(app, loaded, number, session))
        }
    };
    framed_page(app, &title, &body)
}

fn notices(app: &App, session: &SessionSummary) -> Markup {
    let words = app.words();
    html! {
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

/// The way to the moving figure, where the person has kept what it takes.
fn seen_again(
    app: &App,
    loaded: &Loaded,
    (number, place): (usize, usize),
    session: &SessionSummary,
    result: &ExerciseResult,
) -> Markup {
    let words = app.words();
    let kept = again::kept(app, loaded, session, result);
    html! {
        @if let Some(until) = kept.iter().map(|recording| recording.until).max() {
            @let day = dates::day(words, until.to_zoned(session.started_at.time_zone().clone()).date());
            div.actions { a.button.quiet href=(format!("/progress/{number}/{place}")) { (words.text("page-replay-go")) } }
            p.small { (words.with("page-replay-goes", &[("day", day.into())])) }
        }
    }
}

fn exercise(app: &App, session: &SessionSummary, result: &ExerciseResult, again: &Markup) -> Markup {
    let words = app.words();
    // Nothing was done of it: then zeros say nothing, and the reason says all.
    let untouched = result.left.is_some() && !result.was_begun();
    html! {
        article.card.stack.session data-exercise=(result.exercise) {
            h2 { (exercise_name(app, &result.exercise)) }
            @if let Some(reason) = result.left { p { (words.text(left(reason))) } }
            @if !untouched {
                (numbers(app, session, result))
                (details(app, result))
            }
            (again)
        }
    }
}

/// Message id of why an exercise was left out, or left before its end.
fn left(reason: Left) -> &'static str {
    match reason {
        Left::Pain => "page-progress-left-pain",
        Left::TooHard => "page-progress-left-too-hard",
        Left::NoRoom => "page-progress-left-no-room",
        Left::Other => "page-progress-left-other",
    }
}

fn numbers(app: &App, session: &SessionSummary, result: &ExerciseResult) -> Markup {
    let words = app.words();
    let clock = |seconds: f64| {
        let seconds = seconds.round().max(0.0);
        format!("{}:{:02}", (seconds / 60.0).floor(), seconds % 60.0)
    };
    // Without the camera the person's own count is the better one, and it is named as theirs.
    let said = session.repetitions_said.filter(|_| result.tier == Tier::Timed);
    let per_side = app.library.exercise(&result.exercise).is_some_and(|exercise| exercise.per_side);
    let planned =
        if per_side { "page-progress-repetitions-of-sides" } else { "page-progress-repetitions-of" };
    let spans = result.repetition_marks.iter().map(|mark| mark.end_s - mark.start_s);
    let tempo_s = spans.sum::<f64>() / result.repetition_marks.len() as f64;
    let row = |name: &str, value: String, unit: String| {
        html! { div { dt { (words.text(name)) } dd { (value) " " small { (unit) } } } }
    };
    let seconds =
        |value: f64| words.with("page-progress-seconds", &[("seconds", plain(words, value).into())]);
    html! {
        dl.numbers {
            div {
                dt { (words.text("page-progress-repetitions")) }
                dd {
                    span.repetitions { (said.unwrap_or(result.repetitions)) } " "
                    small {
                        @if said.is_some() { (words.text("page-progress-repetitions-said")) }
                        @else if result.prescribed > 0 {
                            (words.with(planned, &[("goal", f64::from(result.prescribed).into())]))
                        }
                        @if result.tier == Tier::Measured && result.repetitions > 0 {
                            ", " (result.correct) " " (words.text("page-progress-one-correct"))
                        }
                    }
                }
            }
            (row("page-progress-duration", clock(result.duration_s), words.text("page-progress-minutes")))
            @if result.hold_s >= 1.0 { (row("page-progress-one-hold", clock(result.hold_s), words.text("page-progress-minutes"))) }
            @if tempo_s.is_finite() && tempo_s > 0.0 { (row("page-progress-one-tempo", plain(words, tempo_s), String::new())) }
            @if result.tier != Tier::Timed {
                div {
                    dt { (words.text("page-progress-tracking")) }
                    dd { ((result.tracked_share * 100.0).round()) small { " %" } }
                }
                @let unseen_s: f64 = result.unseen.iter().map(|unseen| unseen.seconds).sum();
                @if unseen_s >= 1.0 { div { dt { (words.text("page-progress-one-unseen")) } dd { (seconds(unseen_s.round())) } } }
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

/// Message id of why somebody stopped.
pub fn stop(reason: StopReason) -> &'static str {
    match reason {
        StopReason::SharpPain => "page-progress-stopped-sharp-pain",
        StopReason::NewSymptom => "page-progress-stopped-new-symptom",
        StopReason::Tired => "page-progress-stopped-tired",
        StopReason::Other => "page-progress-stopped-other",
    }
}
