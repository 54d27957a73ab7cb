//! `/sponsor`: what whoever pays may know. The numbers of each month are made once, by rules of their own, and only read here.

use access::monthly::{LEAST, Monthly, MonthlyStorage, ROUNDED_TO};
use axum::response::{IntoResponse, Response};
use care::{Arg, DAYS_BETWEEN, WEEKS_WITH_SESSIONS};
use maud::{Markup, html};
use uuid::Uuid;

use crate::accounts::SponsorUser;
use crate::app::App;
use crate::dates;
use crate::join::ask;
use crate::layout::{Place, framed, head};
use crate::problem::Problem;

/// `GET /sponsor`
pub async fn show(app: App, SponsorUser(signed): SponsorUser) -> Response {
    page(&app, signed.account.sponsor).await.unwrap_or_else(|problem| problem.respond(&app, false))
}

async fn page(app: &App, id: Option<Uuid>) -> Result<Response, Problem> {
    let id = id.ok_or(Problem::NotFound)?;
    let (sponsor, _) = ask::sponsor(app, id).await?;
    let mut months = app.records.storage().months(id).await?;
    months.reverse();
    let words = app.words();
    let body = html! {
        div.stack {
            p { a href="/account" { (words.text("page-account-title")) } }
            h1 { (sponsor.name) }
            p.lead { (words.text("page-sponsor-lead")) }
        }
        @match months.first() {
            None => { div.notice.calm { p { (words.text("page-sponsor-none")) } } }
            Some(latest) => { (numbers(app, latest)) (table(app, &months)) }
        }
        (meaning(app))
    };
    let head = head(&sponsor.name, None, &["app.css", "settings.css", "sponsor.css"], &["app.js"]);
    let main = html! { main #content tabindex="-1" { div.page.settings.sponsor { (body) } } };
    Ok(framed(app, &head, Place::Settings, &main).into_response())
}

/// The latest month, large.
fn numbers(app: &App, latest: &Monthly) -> Markup {
    let words = app.words();
    let cells = [("enrolled", latest.enrolled), ("active", latest.active), ("completed", latest.completed)];
    html! {
        section.stack aria-labelledby="latest" {
            h2 #latest { (dates::month_of(words, latest.month)) }
            dl.numbers {
                @for (id, number) in cells {
                    div.card data-number=(id) {
                        dt { (words.text(&format!("page-sponsor-{id}"))) }
                        dd { (people(app, number)) }
                    }
                }
                div.card data-number="change" {
                    dt { (words.text("page-sponsor-change")) }
                    dd { (change(app, latest)) }
                }
            }
        }
    }
}

fn people(app: &App, number: Option<u64>) -> Markup {
    let words = app.words();
    html! {
        @match number {
            Some(number) => { (words.with("page-sponsor-about", &[("number", number_of(number))])) }
            None => { span.withheld { (words.text("page-sponsor-withheld")) } }
        }
    }
}

/// The mean, as less or more pain; of about how many people, where that is no secret.
fn change(app: &App, monthly: &Monthly) -> Markup {
    let words = app.words();
    let Some(change) = monthly.change else { return people(app, None) };
    let id = match change.tenths {
        0 => "page-sponsor-same",
        ..0 => "page-sponsor-less",
        _ => "page-sponsor-more",
    };
    let points = change.tenths.unsigned_abs() as f64 / 10.0;
    html! {
        (words.with(id, &[("points", points.into())]))
        @if let Some(people) = change.people {
            " " span.small { (words.with("page-sponsor-of", &[("number", number_of(people))])) }
        }
    }
}

fn table(app: &App, months: &[Monthly]) -> Markup {
    let words = app.words();
    html! {
        section.card aria-labelledby="months" {
            h2 #months { (words.text("page-sponsor-months")) }
            table {
                thead {
                    tr {
                        th scope="col" { (words.text("page-sponsor-month")) }
                        @for id in ["enrolled", "active", "completed", "change"] {
                            th scope="col" { (words.text(&format!("page-sponsor-{id}"))) }
                        }
                    }
                }
                tbody {
                    @for monthly in months {
                        tr data-month=(monthly.month) {
                            th scope="row" { (dates::month_of(words, monthly.month)) }
                            @for (id, number) in [("enrolled", monthly.enrolled), ("active", monthly.active), ("completed", monthly.completed)] {
                                td data-label=(words.text(&format!("page-sponsor-{id}"))) { @match number { Some(number) => (number), None => (dash(app)) } }
                            }
                            td data-label=(words.text("page-sponsor-change")) {
                                @match monthly.change {
                                    Some(change) => (words.with("page-sponsor-signed", &[("points", (change.tenths as f64 / 10.0).into())])),
                                    None => (dash(app)),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn number_of(number: u64) -> Arg {
    Arg::Number(number as f64)
}

fn dash(app: &App) -> Markup {
    html! { span aria-hidden="true" { "–" } span.visually-hidden { (app.words().text("page-sponsor-withheld")) } }
}

/// What each number means, and why some are not shown.
fn meaning(app: &App) -> Markup {
    let words = app.words();
    let weeks = app.rules.programme.end_weeks;
    let numbers = [
        ("least", number_of(LEAST)),
        ("rounded", number_of(ROUNDED_TO)),
        ("course", weeks.into()),
        ("weeks", number_of(WEEKS_WITH_SESSIONS as u64)),
        ("days", number_of(DAYS_BETWEEN.unsigned_abs())),
    ];
    let of = |id: &str| words.with(id, &numbers);
    html! {
        section.card.stack aria-labelledby="meaning" {
            h2 #meaning { (words.text("page-sponsor-meaning")) }
            dl.stack {
                @for id in ["enrolled", "active", "completed", "change", "left-out"] {
                    div {
                        dt { strong { (words.text(&format!("page-sponsor-{id}"))) } }
                        dd { (of(&format!("page-sponsor-{id}-text"))) }
                    }
                }
            }
        }
        div.notice.calm {
            p { strong { (words.text("page-sponsor-never")) } " " (of("page-sponsor-never-text")) }
            p { (words.text("page-sponsor-frozen")) }
        }
    }
}
