//! `/emergency`: the list of numbers, public.

use maud::{Markup, html};

use crate::app::App;
use crate::layout::{Place, page};

/// `GET /emergency`
pub async fn show(app: App) -> Markup {
    let words = app.words();
    let title = words.text("page-emergency-title");
    let body = html! {
        div.page.narrow {
            h1 { (title) }
            p.lead { (words.text("page-emergency-lead")) }
            (numbers(&app))
        }
    };
    page(&app, &title, Place::Other, &body)
}

/// The table of numbers.
pub fn numbers(app: &App) -> Markup {
    let words = app.words();
    html! {
        div.card {
            table {
                thead {
                    tr {
                        th scope="col" { (words.text("page-emergency-country")) }
                        th scope="col" { (words.text("page-emergency-number")) }
                        th scope="col" { (words.text("page-emergency-urgent")) }
                    }
                }
                tbody {
                    @for country in &app.library.countries {
                        tr {
                            th scope="row" { (country.name) }
                            td { a href=(format!("tel:{}", country.emergency)) { (country.emergency) } }
                            td {
                                @if let Some(urgent) = &country.urgent { a href=(format!("tel:{urgent}")) { (urgent) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
