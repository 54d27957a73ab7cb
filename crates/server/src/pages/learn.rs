//! `/learn`: the lessons, for everybody; who has a record sees which ones they have read.

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Provenance, State};
use library::{Lesson, Topic};
use maud::{Markup, html};

use super::advice::mark;
use crate::app::App;
use crate::binding::{Bound, Visitor};
use crate::layout::{Place, framed, head};
use crate::pages::check::{Fields, command, hidden_command};
use crate::problem::Problem;

/// A page with the styles of reading pages.
pub(super) fn reading(app: &App, title: &str, place: Place, body: &Markup) -> Markup {
    let head = head(title, None, &["app.css", "learn.css"], &["app.js"]);
    framed(app, &head, place, &html! { main #content tabindex="-1" { (body) } })
}

/// The lesson that comes next: the first of the library's that was not read; without a record the first of all.
fn next<'a>(app: &'a App, state: Option<&State>) -> Option<&'a Lesson> {
    let lessons = &app.library.lessons;
    match state {
        Some(state) => {
            let next = state.next_lesson(lessons.iter().map(|lesson| lesson.id.as_str()))?;
            lessons.iter().find(|lesson| lesson.id == next)
        }
        None => lessons.first(),
    }
}

/// `GET /learn`
pub async fn list(app: App, Visitor(loaded): Visitor) -> Response {
    let state = loaded.as_ref().map(|loaded| &loaded.state);
    let words = app.words();
    let title = words.text("page-learn-title");
    let next = next(&app, state);
    let lessons = &app.library.lessons;
    let has_read = |lesson: &Lesson| state.is_some_and(|state| state.lessons().contains_key(&lesson.id));
    let read = lessons.iter().filter(|lesson| has_read(lesson)).count();
    let body = html! {
        div.page.narrow {
            div.stack {
                h1 { (title) }
                p.lead { (words.text("page-learn-lead")) }
                @if read > 0 {
                    p.small { (words.with("page-learn-count", &[("read", number(read)), ("all", number(lessons.len()))])) }
                }
            }
            ul.lessons {
                @for lesson in lessons {
                    @let is_next = next.is_some_and(|next| next.id == lesson.id);
                    li {
                        a.lesson.next[is_next] href=(format!("/learn/{}", lesson.id)) {
                            @if is_next { span.eyebrow { (words.text("page-learn-next")) } }
                            strong { (words.text(&lesson.title)) }
                            span.lead { (words.text(&lesson.lead)) }
                            (about(&app, lesson, has_read(lesson)))
                        }
                    }
                }
            }
            nav.doors aria-label=(words.text("page-learn-more")) {
                a.card href="/flare-up" {
                    strong { (words.text("page-flare-title")) }
                    span.small { (words.text("page-learn-flare")) }
                }
                a.card href="/avoid" {
                    strong { (words.text("page-avoid-title")) }
                    span.small { (words.text("page-learn-avoid")) }
                }
            }
        }
    };
    reading(&app, &title, Place::Learn, &body).into_response()
}

fn number(count: usize) -> care::Arg {
    u32::try_from(count).unwrap_or(u32::MAX).into()
}

/// One quiet line: how long, what about, and whether it was read.
fn about(app: &App, lesson: &Lesson, read: bool) -> Markup {
    let words = app.words();
    html! {
        span.about {
            span { (words.with("page-learn-minutes", &[("minutes", lesson.minutes.into())])) }
            span { (words.text(topic(lesson.topic))) }
            @if read { span.read { (words.text("page-learn-read")) } }
        }
    }
}

fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Pain => "page-learn-topic-pain",
        Topic::Pacing => "page-learn-topic-pacing",
        Topic::Fear => "page-learn-topic-fear",
        Topic::Sleep => "page-learn-topic-sleep",
        Topic::Stress => "page-learn-topic-stress",
        Topic::Work => "page-learn-topic-work",
        Topic::FlareUp => "page-learn-topic-flare-up",
        Topic::Relapse => "page-learn-topic-relapse",
        Topic::Goals => "page-learn-topic-goals",
        Topic::Moving => "page-learn-topic-moving",
    }
}

/// Where something comes from, folded away; the sources themselves are in English.
pub fn sources<'a>(app: &App, sources: impl Iterator<Item = &'a Provenance>) -> Markup {
    let words = app.words();
    html! {
        details.sources {
            summary { (words.text("page-learn-sources")) }
            ul {
                @for one in sources {
                    li.small { span lang="en" { (one.source) } " " (words.text(mark(one.mark))) }
                }
            }
        }
    }
}

/// The lesson that an address names.
fn named(app: &App, path: Result<Path<String>, PathRejection>) -> Result<&Lesson, Problem> {
    let id = path.map(|Path(id)| id).unwrap_or_default();
    app.library.lessons.iter().find(|lesson| lesson.id == id).ok_or(Problem::NotFound)
}

/// `GET /learn/{id}`
pub async fn show(app: App, path: Result<Path<String>, PathRejection>, Visitor(loaded): Visitor) -> Response {
    let lesson = match named(&app, path) {
        Ok(lesson) => lesson,
        Err(problem) => return problem.respond(&app, false),
    };
    let state = loaded.as_ref().map(|loaded| &loaded.state);
    let read = state.is_some_and(|state| state.lessons().contains_key(&lesson.id));
    let next = match state {
        Some(_) => next(&app, state),
        None => {
            let after = app.library.lessons.iter().skip_while(|other| other.id != lesson.id).nth(1);
            after.or_else(|| app.library.lessons.first())
        }
    };
    let next = next.filter(|next| next.id != lesson.id);
    let words = app.words();
    let title = words.text(&lesson.title);
    let body = html! {
        article.page.narrow.reading {
            header.stack {
                p { a href="/learn" { (words.text("page-learn-back")) } }
                h1 { (title) }
                (about(&app, lesson, read))
                p.lead { (words.text(&lesson.lead)) }
            }
            div.text { @for paragraph in &lesson.paragraphs { p { (words.text(paragraph)) } } }
            section.notice.calm.stack aria-labelledby="try" {
                h2 #try { (words.text("page-learn-try")) }
                p { (words.text(&lesson.try_today)) }
            }
            @if lesson.topic == Topic::FlareUp {
                p { a href="/flare-up" { (words.text("page-learn-to-flare")) } }
            }
            div.stack {
                @if state.is_some() && !read {
                    form method="post" {
                        (hidden_command(&app))
                        div.actions { button.button type="submit" { (words.text("page-learn-mark-read")) } }
                    }
                } @else if let Some(next) = next {
                    p.small { (words.text("page-learn-next")) }
                    div.actions { a.button href=(format!("/learn/{}", next.id)) { (words.text(&next.title)) } }
                } @else {
                    p { (words.text("page-learn-all-read")) }
                }
            }
            (sources(&app, lesson.sources.iter()))
            @if lesson.review.reviewed_by.is_none() { p.small { (words.text("page-learn-unsigned")) } }
        }
    };
    reading(&app, &title, Place::Learn, &body).into_response()
}

/// `POST /learn/{id}`: it was read.
pub async fn read(
    app: App,
    path: Result<Path<String>, PathRejection>,
    Bound(person): Bound,
    Fields(fields): Fields,
) -> Response {
    let lesson = match named(&app, path) {
        Ok(lesson) => lesson.id.clone(),
        Err(problem) => return problem.respond(&app, false),
    };
    let to = format!("/learn/{lesson}");
    let action = Action::ReadLesson { lesson };
    match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => Redirect::to(&to).into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}
