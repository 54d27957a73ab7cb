//! `/emergency`: whom to call, public: by country, with the line for urgent advice and the line for somebody in despair.

use axum::response::{IntoResponse, Response};
use library::Country;
use maud::{Markup, html};

use super::learn::reading;
use crate::app::App;
use crate::binding::Visitor;
use crate::layout::Place;

/// `GET /emergency`
pub async fn show(app: App, visitor: Result<Visitor, Response>) -> Response {
    // Whoever cannot be found in the store still gets the list.
    let loaded = visitor.ok().and_then(|Visitor(loaded)| loaded);
    let own = loaded.and_then(|loaded| app.library.country(loaded.state.country()?));
    let words = app.words();
    let title = words.text("page-emergency-title");
    let body = html! {
        div.page.narrow.reading {
            div.stack {
                h1 { (title) }
                p.lead { (words.text("page-emergency-lead")) }
            }
            @if let Some(country) = own { (own_numbers(&app, country)) }
            (numbers(&app))
            p.small { (words.text("page-emergency-sources")) }
        }
    };
    reading(&app, &title, Place::Other, &body).into_response()
}

/// The numbers of the reader's own country, big.
fn own_numbers(app: &App, country: &Country) -> Markup {
    let words = app.words();
    html! {
        section.card.stack {
            h2 { (words.text(&country.name())) }
            p { a.call href=(telephone(&country.emergency)) data-own-number { (country.emergency) } }
            @if let Some(urgent) = &country.urgent {
                p { (words.text("page-emergency-urgent")) ": " a href=(telephone(urgent)) { (urgent) } }
            }
            (crisis(app, Some(country)))
        }
    }
}

/// Whom somebody in despair can call: the country's line, or else the emergency number.
pub fn crisis(app: &App, country: Option<&Country>) -> Markup {
    let words = app.words();
    html! {
        p {
            @match country.and_then(|country| country.crisis.as_ref()) {
                Some(line) => {
                    (words.text("page-emergency-crisis-line")) " " a href=(telephone(&line.number)) { (line.number) }
                }
                None => {
                    (words.text("page-emergency-crisis-none"))
                    @if let Some(country) = country { " " a href=(telephone(&country.emergency)) { (country.emergency) } }
                }
            }
        }
    }
}

/// The address that dials a number.
pub(super) fn telephone(number: &str) -> String {
    format!("tel:{}", number.replace(' ', ""))
}

/// The table of numbers.
pub fn numbers(app: &App) -> Markup {
    let words = app.words();
    let call = |number: &str| html! { a href=(telephone(number)) { (number) } };
    html! {
        div.card {
            table {
                thead {
                    tr {
                        th scope="col" { (words.text("page-emergency-country")) }
                        th scope="col" { (words.text("page-emergency-number")) }
                        th scope="col" { (words.text("page-emergency-urgent")) }
                        th scope="col" { (words.text("page-emergency-crisis")) }
                    }
                }
                tbody {
                    @for (name, country) in app.library.countries_by_name(app.language()) {
                        tr {
                            th scope="row" { (name) }
                            td { (call(&country.emergency)) }
                            td { @if let Some(urgent) = &country.urgent { (call(urgent)) } }
                            td { @if let Some(line) = &country.crisis { (call(&line.number)) } }
                        }
                    }
                }
            }
        }
    }
}
