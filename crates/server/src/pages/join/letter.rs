//! Letters for an employer or a health plan, as PDF: would you offer Dorsal, and is your list right. They name nobody who looked.

use access::sponsor::Sponsor;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use uuid::Uuid;

use super::named;
use crate::app::App;
use crate::pages::papers::pdf;
use crate::paper::{Error, Paper, Style};

/// `GET /join/letter.pdf`
pub async fn offer(app: App) -> Response {
    pdf(&app, "dorsal-ask", would_you(&app))
}

/// `GET /join/{sponsor}/letter.pdf`
pub async fn look(app: App, path: Result<Path<Uuid>, PathRejection>) -> Response {
    match named(&app, path).await {
        Ok(sponsor) => pdf(&app, "dorsal-list", list(&app, &sponsor)),
        Err(problem) => problem.respond(&app, false),
    }
}

/// A page with its title and whom it is for.
fn begun(app: &App, title: &str, to: &str) -> Result<Paper, Error> {
    let title = app.words().text(title);
    let mut paper = Paper::new(&title, app.language().tag())?;
    paper.text(&title, Style::TITLE);
    paper.text(to, Style::STRONG);
    paper.gap(14.0);
    Ok(paper)
}

fn would_you(app: &App) -> Result<Vec<u8>, Error> {
    let words = app.words();
    let mut paper = begun(app, "page-join-paper-ask-title", &words.text("page-join-paper-ask-to"))?;
    for id in [
        "page-join-paper-ask-what",
        "page-join-paper-ask-open",
        "page-join-paper-ask-list",
        "page-join-paper-ask-end",
    ] {
        paper.text(&words.text(id), Style::TEXT);
        paper.gap(7.0);
    }
    paper.finish()
}

fn list(app: &App, sponsor: &Sponsor) -> Result<Vec<u8>, Error> {
    let words = app.words();
    let to = words.with("page-join-paper-list-to", &[("sponsor", sponsor.name.as_str().into())]);
    let mut paper = begun(app, "page-join-paper-list-title", &to)?;
    paper.text(&words.text("page-join-paper-list-what"), Style::TEXT);
    paper.gap(7.0);
    paper.text(&words.text("page-join-paper-list-look"), Style::STRONG);
    for id in [
        "page-join-paper-list-newest",
        "page-join-paper-list-family",
        "page-join-paper-list-dates",
        "page-join-paper-list-number",
    ] {
        paper.item(&words.text(id), Style::TEXT, Some("•"));
    }
    paper.gap(7.0);
    paper.text(&words.text("page-join-paper-list-end"), Style::TEXT);
    paper.finish()
}
