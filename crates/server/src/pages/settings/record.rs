//! `/settings/record`: the person's own record: take it along, open it in another browser, take the agreement back.

use access::{AccessStorage, Link, Others, Token};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use care::Action;
use export::Exported;
use maud::{Markup, html};
use record::Loaded;
use uuid::Uuid;

use super::{below, movements, settings, shown_once};
use crate::app::App;
use crate::binding::{Bound, Owner};
use crate::dates;
use crate::pages::check::{Fields, command, hidden_command};
use crate::problem::Problem;

/// Readings that the page tells; the file tells all.
const MOST_READINGS: usize = 20;

/// `GET /settings/record`
pub async fn show(app: App, Owner(_, loaded): Owner) -> Response {
    let agreed = loaded.state.consent().is_some();
    let words = app.words();
    let title = words.text("page-record-title");
    let body = html! {
        (below(&app, &title, "page-record-lead"))
        section.card.stack {
            h2 { (words.text("page-record-take")) }
            p { (words.text("page-record-take-text")) }
            div.actions {
                a.button href="/settings/record.html" download { (words.text("page-record-page")) }
                a.button.quiet href="/settings/record.json" download { (words.text("page-record-data")) }
            }
            p { a href="/progress" { (words.text("page-record-sent")) } }
        }
        section.card.stack {
            h2 { (words.text("page-record-other")) }
            p { (words.text("page-record-other-text")) }
            form method="post" action="/settings/link" {
                div.actions { button.button.quiet type="submit" { (words.text("page-record-link")) } }
            }
        }
        section.card.stack #readers {
            h2 { (words.text("record-read-title")) }
            (readers(&app, &loaded))
        }
        section.card.stack data-record=[(!agreed).then_some("closed")] {
            h2 { (words.text("page-record-agreement")) }
            @if agreed {
                p { (words.text("page-record-agreement-text")) }
                div.actions { a.button.quiet href="/settings/withdraw" { (words.text("page-record-withdraw")) } }
            } @else {
                p { (words.text("page-record-withdrawn")) " " a href="/check" { (words.text("page-record-agree")) } }
            }
        }
        section.card.stack {
            h2 { (words.text("page-erase-title")) }
            p { (words.text("page-erase-door")) }
            div.actions { a.button.quiet href="/settings/erase" { (words.text("page-erase-go")) } }
        }
    };
    settings(&app, &title, &body)
}

/// Who else has read it, the newest first.
fn readers(app: &App, loaded: &Loaded) -> Markup {
    let words = app.words();
    let readings: Vec<_> = loaded.read_by().collect();
    html! {
        @if readings.is_empty() { p { (words.text("record-read-nobody")) } }
        ul.stack {
            @for read in readings.iter().rev().take(MOST_READINGS) {
                li {
                    strong { (read.reader.name) } ", " (words.text(&format!("record-by-{}", read.reader.role.name()))) ", "
                    (dates::moment(words, read.at)) ": "
                    (words.text(&format!("record-read-for-{}", read.reading.name())))
                    @if !read.reason.is_empty() { " (" (read.reason) ")" }
                }
            }
        }
        @if readings.len() > MOST_READINGS { p.small { (words.text("record-read-more")) } }
    }
}

/// The recordings that are kept beside the record.
async fn recordings(app: &App, person: Uuid, loaded: &Loaded) -> Result<Vec<Exported>, Problem> {
    let mut all = Vec::new();
    for noted in loaded.recordings() {
        let content = app.records.recording(person, noted.recording.recording).await?;
        all.push(Exported::of(&noted, content, |bytes| Ok::<_, Problem>(export::inside(bytes)))?);
    }
    Ok(all)
}

/// `GET /settings/record.json`
pub async fn data(app: App, Owner(person, loaded): Owner) -> Response {
    let recordings = match recordings(&app, person, &loaded).await {
        Ok(recordings) => recordings,
        Err(problem) => return problem.respond(&app, true),
    };
    match export::data(person, &loaded, &recordings) {
        Ok(text) => file("application/json", "attachment; filename=\"record.json\"", text),
        Err(_) => Problem::Server.respond(&app, true),
    }
}

/// `GET /settings/record.html`
pub async fn page(app: App, Owner(person, loaded): Owner) -> Response {
    match recordings(&app, person, &loaded).await {
        Ok(recordings) => {
            let today = app.now().date().to_string();
            let text = export::page(app.words(), &app.rules, person, (&loaded, &recordings), &today);
            file("text/html; charset=utf-8", "attachment; filename=\"record.html\"", text)
        }
        Err(problem) => problem.respond(&app, false),
    }
}

fn file(kind: &'static str, disposition: &'static str, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, text).into_response()
}

/// `POST /settings/link`: a link that opens the record in one more browser, once.
pub async fn link(app: App, Bound(person): Bound) -> Response {
    let token = Token::from_random(app.random());
    let now = app.now().timestamp();
    let link = Link::new(&token, app.records.tenant().0, person, Others::Keep, now);
    if let Err(error) = app.records.storage().add_link(&link).await {
        return Problem::from(error).respond(&app, false);
    }
    let said = [
        "page-record-link-title",
        "page-record-link-text",
        "page-record-link-copy",
        "page-record-link-secret",
    ];
    let address = format!("{}/link/{}", app.config.origin(), token.to_text());
    shown_once(&app, said, &address, "/settings/record")
}

/// `GET /settings/withdraw`
pub async fn ask(app: App, Owner(_, loaded): Owner) -> Response {
    let words = app.words();
    let title = words.text("page-record-withdraw");
    let body = html! {
        h1 { (title) }
        p.lead { (words.text("page-record-withdraw-lead")) }
        ul {
            @for id in ["page-record-withdraw-1", "page-record-withdraw-2", "page-record-withdraw-3"] { li { (words.text(id)) } }
        }
        form method="post" action="/settings/withdraw" {
            (hidden_command(&app))
            (movements::tick(&app, &loaded))
            div.actions {
                button.button type="submit" { (words.text("page-record-withdraw-yes")) }
                a.button.quiet href="/settings/record" { (words.text("page-erase-no")) }
            }
        }
    };
    settings(&app, &title, &body)
}

/// `POST /settings/withdraw`: the calendar's address goes with the agreement, and what was not handed in yet.
pub async fn withdraw(app: App, Owner(person, loaded): Owner, Fields(fields): Fields) -> Response {
    let command = command(&app, &fields, Action::WithdrawConsent {});
    if let Err(error) = app.records.handle(person, &command, &app.rules).await {
        return Problem::from(error).respond(&app, false);
    }
    app.drafts.forget_all(person);
    if fields.get("kept").is_some_and(|kept| kept == "go")
        && let Err(problem) = movements::let_all_go(&app, person, &loaded).await
    {
        return problem.respond(&app, false);
    }
    match app.records.storage().end_calendar(app.records.tenant().0, person).await {
        Ok(()) => Redirect::to("/settings/record").into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}
