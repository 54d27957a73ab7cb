//! `/operator/sponsors`: who pays for people here, and what each of them offers. The same as the command `dorsal sponsor`.

use std::collections::HashMap;

use access::Role;
use access::import::{Roster, RosterStorage};
use access::sponsor::{Sponsor, confused};
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

use super::faults::{self, count};
use super::{offer, roster, work_page};
use crate::accounts::{Fresh, Operator};
use crate::app::App;
use crate::dates;
use crate::join::ask;
use crate::pages::check::Fields;
use crate::pages::settings::shown_once;
use crate::problem::Problem;

/// So many are shown at once; the field finds the others.
const ON_PAGE: usize = 100;

/// Which of them.
#[derive(Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
}

/// The sponsor of an address, with the roster that counts.
pub(super) async fn named(
    app: &App,
    path: Result<Path<Uuid>, PathRejection>,
) -> Result<(Sponsor, Option<Roster>), Problem> {
    let Ok(Path(id)) = path else { return Err(Problem::NotFound) };
    ask::sponsor(app, id).await
}

/// The address of a sponsor's page.
pub(super) fn address(sponsor: Uuid) -> String {
    format!("/operator/sponsors/{sponsor}")
}

/// `GET /operator/sponsors`
pub async fn list(app: App, _: Operator, query: Result<Query<Asked>, QueryRejection>) -> Response {
    let asked = query.map(|Query(asked)| asked.q.trim().to_owned()).unwrap_or_default();
    match shown(&app, &asked).await {
        Ok(response) => response,
        Err(problem) => problem.respond(&app, false),
    }
}

async fn shown(app: &App, asked: &str) -> Result<Response, Problem> {
    let all = app.records.storage().sponsors(app.records.tenant().0).await?;
    let found: Vec<&(Sponsor, Option<Roster>)> = if asked.is_empty() {
        all.iter().take(ON_PAGE).collect()
    } else {
        let by_id: HashMap<Uuid, _> = all.iter().map(|one| (one.0.id, one)).collect();
        let known = app.sponsors().await?;
        let hits = known.search_all(asked, ON_PAGE);
        hits.iter().filter_map(|found| by_id.get(&found.sponsor.id).copied()).collect()
    };
    let words = app.words();
    let title = words.text("page-sponsors-title");
    let body = html! {
        div.stack {
            p { a href="/operator" { (words.text("page-operator-title")) } }
            h1 { (title) }
            p.lead { (words.text("page-sponsors-lead")) }
            div.actions { a.button href="/operator/sponsors/new" { (words.text("page-sponsors-add")) } }
        }
        @if all.len() > ON_PAGE || !asked.is_empty() {
            form.stack role="search" method="get" action="/operator/sponsors" {
                label.field {
                    (words.text("page-sponsors-search"))
                    input type="text" name="q" value=(asked) maxlength="120" autocomplete="off" spellcheck="false";
                }
                div.actions { button.button.quiet type="submit" { (words.text("page-join-search")) } }
            }
        }
        @if found.is_empty() {
            p { (words.text(if asked.is_empty() { "page-sponsors-none" } else { "page-join-none" })) }
        } @else {
            ul.sponsors {
                @for (sponsor, roster) in &found {
                    li {
                        a href=(address(sponsor.id)) {
                            strong { (sponsor.name) }
                            span.small {
                                @if sponsor.closed { (words.text("page-sponsors-closed")) " · " }
                                (people(app, roster.as_ref()))
                            }
                        }
                    }
                }
            }
            @if all.len() > found.len() && asked.is_empty() {
                p.small { (words.with("page-sponsors-more", &[("shown", count(ON_PAGE as u64)), ("all", count(all.len() as u64))])) }
            }
        }
    };
    Ok(work_page(app, &title, &body))
}

/// How many people the roster has and when it was imported.
fn people(app: &App, roster: Option<&Roster>) -> String {
    let words = app.words();
    let Some(roster) = roster else { return words.text("page-sponsors-no-roster") };
    let at = dates::moment(words, &roster.imported.to_zoned(app.now().time_zone().clone()));
    words.with("page-sponsors-people", &[("count", count(roster.people)), ("moment", at.into())])
}

/// `GET /operator/sponsors/new`
pub async fn new(app: App, _: Operator) -> Response {
    new_page(&app, &Sponsor::new(Uuid::nil(), ""), None)
}

fn new_page(app: &App, sponsor: &Sponsor, wrong: Option<String>) -> Response {
    let words = app.words();
    let title = words.text("page-sponsors-add");
    let body = html! {
        div.stack {
            p { a href="/operator/sponsors" { (words.text("page-sponsors-title")) } }
            h1 { (title) }
            p.lead { (words.text("page-sponsor-new-lead")) }
        }
        (told(wrong.as_deref()))
        section.card { (offer::form(app, "/operator/sponsors/new", sponsor, true)) }
    };
    answered(work_page(app, &title, &body), wrong.is_some())
}

/// What is wrong, above a form.
pub(super) fn told(wrong: Option<&str>) -> Markup {
    html! { @if let Some(wrong) = wrong { div.notice role="alert" { p { (wrong) } } } }
}

/// The answer to a form: with the status that says so where something is wrong.
pub(super) fn answered(page: Response, wrong: bool) -> Response {
    if wrong { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page }
}

/// `POST /operator/sponsors/new`
pub async fn add(app: App, _: Operator, fields: Fields) -> Response {
    let sponsor = offer::said(&fields, uuid::Builder::from_random_bytes(app.random()).into_uuid());
    match kept(&app, &sponsor).await {
        Ok(None) => Redirect::to(&address(sponsor.id)).into_response(),
        Ok(wrong) => new_page(&app, &sponsor, wrong),
        Err(problem) => problem.respond(&app, false),
    }
}

/// `POST /operator/sponsors/{sponsor}`: what it offers is said anew; its roster stays.
pub async fn save(
    app: App,
    _: Operator,
    path: Result<Path<Uuid>, PathRejection>,
    fields: Fields,
) -> Response {
    let done = async {
        let (before, roster) = named(&app, path).await?;
        let sponsor = offer::said(&fields, before.id);
        match kept(&app, &sponsor).await? {
            None => Ok(Redirect::to(&address(sponsor.id)).into_response()),
            wrong => Ok(page(&app, (&sponsor, roster.as_ref()), wrong.as_deref())),
        }
    };
    done.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}

/// Keeps a sponsor, or says what is wrong with it. Of two with one name the command line could not tell which is meant.
async fn kept(app: &App, sponsor: &Sponsor) -> Result<Option<String>, Problem> {
    let (store, tenant) = (app.records.storage(), app.records.tenant().0);
    if let Err(fault) = sponsor.check() {
        return Ok(Some(faults::sponsor(app.words(), fault)));
    }
    let all = store.sponsors(tenant).await?;
    if confused(all.iter().map(|(known, _)| known), std::slice::from_ref(sponsor)).is_some() {
        return Ok(Some(app.words().text("page-sponsor-wrong-taken")));
    }
    store.put_sponsors(tenant, std::slice::from_ref(sponsor)).await?;
    Ok(None)
}

/// `GET /operator/sponsors/{sponsor}`
pub async fn show(app: App, _: Operator, path: Result<Path<Uuid>, PathRejection>) -> Response {
    match named(&app, path).await {
        Ok((sponsor, roster)) => page(&app, (&sponsor, roster.as_ref()), None),
        Err(problem) => problem.respond(&app, false),
    }
}

fn page(app: &App, (sponsor, roster): (&Sponsor, Option<&Roster>), wrong: Option<&str>) -> Response {
    let words = app.words();
    let offers = html! {
        summary { h2 { (words.text("page-sponsor-offers")) } }
        (told(wrong))
        (offer::form(app, &address(sponsor.id), sponsor, false))
    };
    let body = html! {
        (top(&sponsor.name, "/operator/sponsors", &words.text("page-sponsors-title")))
        section.card.stack {
            h2 { (words.text("page-roster-title")) }
            p { (people(app, roster)) }
            (roster::form_to_try(app, sponsor.id, &Fields::default(), false))
        }
        details.card.stack open[wrong.is_some()] { (offers) }
        section.card.stack {
            h2 { (words.text("page-sponsor-invite")) }
            p { (words.text("page-sponsor-invite-text")) }
            form method="post" action=(format!("{}/invite", address(sponsor.id))) {
                div.actions { button.button.quiet type="submit" { (words.text("page-operator-make")) } }
            }
        }
        p { a href=(format!("/join/{}", sponsor.id)) { (words.text("page-sponsor-seen")) } }
    };
    answered(work_page(app, &sponsor.name, &body), wrong.is_some())
}

/// The head of a page with the way back.
pub(super) fn top(title: &str, back: &str, back_title: &str) -> Markup {
    html! {
        div.stack {
            p { a href=(back) { (back_title) } }
            h1 { (title) }
        }
    }
}

/// `POST /operator/sponsors/{sponsor}/invite`: a link for somebody of this sponsor and of no other.
pub async fn invite(app: App, _: Fresh<Operator>, path: Result<Path<Uuid>, PathRejection>) -> Response {
    let made = async {
        let (sponsor, _) = named(&app, path).await?;
        let link = app.invited(Role::Sponsor, Some(sponsor.id), false).await?;
        let said = [
            "page-operator-link-title",
            "page-operator-link-text",
            "page-operator-link",
            "page-operator-link-secret",
        ];
        Ok(shown_once(&app, said, &link, &address(sponsor.id)))
    };
    made.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
