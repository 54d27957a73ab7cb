//! `/join/{sponsor}`: what is covered and for whom, and the form that asks whether somebody is.

use std::collections::BTreeMap;

use access::sponsor::{Relationship, Sponsor};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::Response;
use maud::{Markup, html};
use uuid::Uuid;

use super::{joining, named, private};
use crate::app::App;

/// What a form lacks.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing {
    /// Letters or digits in the number.
    pub(super) id: bool,
    /// A name.
    pub(super) name: bool,
    /// A day that can be.
    pub(super) birth: bool,
}

/// `GET /join/{sponsor}`
pub async fn show(app: App, path: Result<Path<Uuid>, PathRejection>) -> Response {
    let sponsor = match named(&app, path).await {
        Ok(sponsor) => sponsor,
        Err(problem) => return problem.respond(&app, false),
    };
    let words = app.words();
    let covers = sponsor.covers.trim();
    let body = html! {
        (top(&app, &sponsor.name))
        p.lead { @if covers.is_empty() { (words.text("page-join-covers")) } @else { (covers) } }
        section.stack aria-labelledby="whom" {
            h2 #whom { (words.text("page-join-whom")) }
            ul.whom {
                @for one in &sponsor.relationships { li { (words.text(whom(*one))) } }
            }
            p { (words.with("page-join-age", &[("age", u32::from(sponsor.minimum_age).into())])) }
        }
        section.card.stack aria-labelledby="check" {
            h2 #check { (words.text("page-join-check-title")) }
            p { (words.with("page-join-check-text", &[("sponsor", sponsor.name.as_str().into())])) }
            (form(&app, &sponsor, &BTreeMap::new(), Missing::default()))
        }
        (private(&app))
    };
    joining(&app, &sponsor.name, &body)
}

/// The head of a page of a sponsor.
pub(super) fn top(app: &App, title: &str) -> Markup {
    html! {
        div.stack {
            p { a href="/join" { (app.words().text("page-join-back")) } }
            h1 { (title) }
        }
    }
}

/// The words for whom somebody covers.
pub fn whom(relationship: Relationship) -> &'static str {
    match relationship {
        Relationship::Own => "page-join-own",
        Relationship::Partner => "page-join-partner",
        Relationship::Child => "page-join-child",
        Relationship::Other => "page-join-other",
    }
}

/// The form. It repeats what was entered only where something is missing, and nothing was looked up.
pub(super) fn form(
    app: &App,
    sponsor: &Sponsor,
    entered: &BTreeMap<String, String>,
    missing: Missing,
) -> Markup {
    let words = app.words();
    let value = |name: &str| entered.get(name).map(String::as_str).unwrap_or_default();
    let text = |name: &str, label: &str, complete: &str, described: String, wrong: bool| {
        html! {
            label.field {
                (words.text(label))
                input type="text" name=(name) value=(value(name)) maxlength="200" required autocomplete=(complete)
                    spellcheck="false" aria-describedby=(described) aria-invalid=[wrong.then_some("true")];
            }
        }
    };
    // A label of its own, and the hint after it, so that the field's name stays short when it is read out.
    let described = |name: &str, wrong: bool| {
        if wrong { format!("{name}-error {name}-hint") } else { format!("{name}-hint") }
    };
    let number = |name: &str, label: &str, length: u8, complete: &str| {
        html! {
            label.field {
                (words.text(label))
                input type="text" name=(name) value=(value(name)) inputmode="numeric" maxlength=(length) size=(length) required
                    autocomplete=(complete) aria-describedby=[missing.birth.then_some("birth-error")]
                    aria-invalid=[missing.birth.then_some("true")];
            }
        }
    };
    html! {
        form.membership method="post" action=(format!("/join/{}", sponsor.id)) data-check {
            div.part {
                @if missing.id { p.error #id-error { (words.text("page-join-missing-id")) } }
                (text("member_id", "page-join-member-id", "off", described("id", missing.id), missing.id))
                p.small #id-hint { (words.text("page-join-member-id-hint")) }
            }
            div.part {
                @if missing.name { p.error #name-error { (words.text("page-join-missing-name")) } }
                div.pair {
                    (text("first_name", "page-join-first-name", "given-name", described("name", missing.name), missing.name))
                    (text("last_name", "page-join-last-name", "family-name", described("name", missing.name), missing.name))
                }
                p.small #name-hint { (words.text("page-join-name-hint")) }
            }
            fieldset.part {
                legend { (words.text("page-join-birth")) }
                @if missing.birth { p.error #birth-error { (words.text("page-join-missing-birth")) } }
                div.birth {
                    (number("day", "page-join-day", 2, "bday-day"))
                    (number("month", "page-join-month", 2, "bday-month"))
                    (number("year", "page-join-year", 4, "bday-year"))
                }
            }
            div.actions { button.button type="submit" { (words.text("page-join-check")) } }
        }
    }
}
