//! `/progress`: what changed, said in one honest sentence first, then calm charts, each change of the programme with its
//! rule, and each session. Works without JavaScript.

mod after;
mod again;
mod correct;
mod courses;
mod decisions;
mod one;
mod ranges;
mod sent;
mod symmetry;

use care::{ExerciseResult, SessionSummary, Shift, Tier};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use record::Loaded;

use crate::app::App;
use crate::binding::Visitor;
use crate::dates;
use crate::layout::{Place, framed, head};
use crate::numbers::plain;
use crate::pages::measure::due_measures;
use crate::pages::settings::movements::offer;

pub use after::hurt;
pub use again::{frames, kilobytes, let_go, show as again, there};
pub use correct::correct;
pub use courses::{activity_said, said, told};
pub use one::{show as one, stop};

/// How many sessions are listed before the rest is folded away.
const IN_SIGHT: usize = 6;

/// `GET /progress`
pub async fn show(app: App, Visitor(loaded): Visitor) -> Markup {
    render(&app, loaded.as_ref())
}

/// A page of progress, with its own styles.
fn framed_page(app: &App, title: &str, body: &Markup) -> Markup {
    let head = head(title, None, &["app.css", "progress.css"], &["app.js"]);
    framed(app, &head, Place::Progress, &html! { main #content tabindex="-1" { (body) } })
}

/// The sessions that are shown, each with its number from 1, oldest first: those that ended or of which something came.
fn numbered(loaded: &Loaded) -> Vec<(usize, &SessionSummary)> {
    let all = care::sessions(&loaded.state).iter().enumerate();
    let shown = all.filter(|(_, session)| session.ended_at.is_some() || !session.results.is_empty());
    shown.map(|(at, session)| (at + 1, session)).collect()
}

fn render(app: &App, loaded: Option<&Loaded>) -> Markup {
    let words = app.words();
    let title = words.text("page-progress-title");
    let sessions = loaded.map(numbered).unwrap_or_default();
    let told = loaded.is_some_and(|loaded| !care::pain(&loaded.state).points.is_empty());
    let closed = loaded.is_some_and(|loaded| app.is_closed(&loaded.state));
    let body = html! {
        div.page.narrow.progress {
            @match loaded.filter(|_| !sessions.is_empty() || told) {
                Some(loaded) => (course(app, loaded, &sessions, closed)),
                None => {
                    div.stack {
                        h1 { (title) }
                        p.lead { (words.text("page-progress-lead")) }
                    }
                    div.card.stack {
                        p { (words.text("page-progress-empty")) }
                        @if closed {
                            p { a href="/advice" { (words.text("page-progress-closed-why")) } }
                        } @else {
                            div.actions { a.button href="/check" { (words.text("page-progress-start")) } }
                        }
                    }
                }
            }
        }
    };
    framed_page(app, &title, &body)
}

fn course(app: &App, loaded: &Loaded, sessions: &[(usize, &SessionSummary)], closed: bool) -> Markup {
    let words = app.words();
    let zone = app.zone_of(loaded);
    let (sentence, changed) = honest_sentence(app, loaded);
    let lately = app.lately(loaded);
    html! {
        div.stack {
            p.eyebrow { (words.text("page-progress-title")) }
            h1.said { (sentence) }
            @if changed { p.small { (words.text("page-progress-said-cause")) } }
        }
        @if let Some(due) = due_measures(app, &loaded.state).first() {
            div.notice.calm {
                div.stack {
                    p { (words.with("page-progress-due", &[("title", words.text(&due.title).into())])) }
                    div.actions { a.button href=(format!("/measure/{}", due.id)) { (words.text("page-progress-due-go")) } }
                }
            }
        }
        @if closed {
            div.notice.stop {
                p {
                    (words.text("page-progress-closed")) " "
                    a href="/advice" { (words.text("page-progress-closed-why")) }
                }
            }
        }
        @if let Some(hurt) = lately.hurt.filter(|_| !closed) { (after::hurt(app, &hurt)) }
        (offer(app, &loaded.state))
        (courses::all(app, loaded, sessions, &zone))
        (decisions::all(app, loaded, &zone))
        @if !sessions.is_empty() { (list(app, sessions)) }
        section.card.stack {
            h2 { (words.text("page-progress-papers-heading")) }
            p { (words.text("page-progress-papers-lead")) }
            div.actions {
                a.button.quiet href="/letter.pdf" { (words.text("page-progress-letter")) }
                @if loaded.state.programme().is_some() {
                    a.button.quiet href="/sheet.pdf" { (words.text("page-progress-sheet")) }
                }
            }
        }
        (sent::ledger(app, loaded, &zone))
        p.small { (words.text("page-progress-lead")) }
        @if !closed && !lately.enough {
            div.actions { a.button.quiet[lately.moved_today] href="/check" { (words.text("page-progress-again")) } }
        }
    }
}

/// What changed, in one honest sentence; and whether it is a change.
pub fn honest_sentence(app: &App, loaded: &Loaded) -> (String, bool) {
    let words = app.words();
    let pain = care::pain(&loaded.state);
    let rules = app.rules.questionnaires.iter().find(|one| one.id == "pain");
    let least = rules.and_then(|rules| rules.least_change);
    let ends = pain.ends().map(|(first, last)| (first.value, last.value));
    let ends = ends.or_else(|| care::pain_before_sessions(&loaded.state));
    if let Some(((first, last), least)) = ends.zip(least) {
        let shift = care::shift(first, last, least, false);
        let id = match shift {
            Shift::Better => "page-progress-said-better",
            Shift::Worse => "page-progress-said-worse",
            Shift::Same => "page-progress-said-same",
        };
        let args = [("first", first), ("last", last), ("least", least)];
        let args = args.map(|(name, value)| (name, plain(words, value).into()));
        return (words.with(id, &args), shift != Shift::Same);
    }
    let sentence = match pain.points.first() {
        Some(first) => words.with("page-progress-said-start", &[("first", plain(words, first.value).into())]),
        None => words.text("page-progress-said-early"),
    };
    (sentence, false)
}

/// The sessions, the latest first.
fn list(app: &App, sessions: &[(usize, &SessionSummary)]) -> Markup {
    let words = app.words();
    let (older, latest) = sessions.split_at(sessions.len().saturating_sub(IN_SIGHT));
    html! {
        section.stack {
            h2 { (words.text("page-progress-sessions-heading")) }
            ul.rows { @for (number, session) in latest.iter().rev() { (row(app, *number, session)) } }
            @if !older.is_empty() {
                details.older {
                    summary { (words.text("page-progress-older")) }
                    ul.rows { @for (number, session) in older.iter().rev() { (row(app, *number, session)) } }
                }
            }
            p.small { (words.text("page-progress-one")) }
        }
    }
}

/// The name of an exercise; its slug where the library does not have it any more.
fn exercise_name(app: &App, slug: &str) -> String {
    app.library.exercise(slug).map_or_else(|| slug.to_owned(), |exercise| app.words().text(&exercise.name))
}

/// What a session was, in a few words.
fn named(app: &App, session: &SessionSummary) -> String {
    let words = app.words();
    // What was begun; where nothing was, what was planned.
    let begun: Vec<&str> =
        session.results.iter().filter(|one| one.was_begun()).map(|one| one.exercise.as_str()).collect();
    let planned: Vec<&str> = session.ticket.plan.iter().map(|part| part.exercise.as_str()).collect();
    let named =
        [begun, planned, vec![session.ticket.exercise.as_str()]].into_iter().find(|names| !names.is_empty());
    let names = named.unwrap_or_default();
    let name = exercise_name(app, names.first().copied().unwrap_or_default());
    match names.len() {
        0 | 1 => name,
        parts => {
            let args = [("name", name.into()), ("more", (parts as f64 - 1.0).into())];
            words.with("page-progress-session-of", &args)
        }
    }
}

fn row(app: &App, number: usize, session: &SessionSummary) -> Markup {
    let words = app.words();
    let counted: u32 = session.results.iter().map(|result| result.repetitions).sum();
    // Where no camera counted, the person's own number is the better one.
    let timed = session.results.iter().all(|result| result.tier == Tier::Timed);
    let repetitions = session.repetitions_said.filter(|_| timed).unwrap_or(counted);
    let begun = session.stopped.is_none() || session.results.iter().any(ExerciseResult::was_begun);
    let after = session.pain_after.map_or_else(|| "?".to_owned(), |pain| pain.to_string());
    html! {
        li data-session=(session.ticket.ticket) {
            a href=(format!("/progress/{number}")) {
                time datetime=(session.started_at.timestamp()) { (dates::short(words, session.started_at.date())) }
                strong { (named(app, session)) }
                span.small {
                    @if begun {
                        span.repetitions { (repetitions) } " " (words.text("page-progress-repetitions").to_lowercase())
                    } @else { (words.text("page-progress-not-begun")) }
                }
                span.pain.small {
                    (words.text("page-progress-pain")) ": " (session.ticket.pain_before) " → " (after)
                    @if let Some(peak) = session.pain_peak {
                        " · " span.peak { (words.with("page-progress-peak", &[("peak", u32::from(peak).into())])) }
                    }
                    @if let Some(reason) = session.stopped {
                        " · " (words.with("page-progress-stopped", &[("reason", words.text(stop(reason)).into())]))
                    }
                }
            }
        }
    }
}

/// The zone's day of a moment, in words.
fn day(app: &App, at: jiff::Timestamp, zone: &TimeZone) -> String {
    dates::day(app.words(), at.to_zoned(zone.clone()).date())
}
