//! `/about`: the intended purpose, what is kept, and the rules of the check with their sources.

use axum::extract::State;
use maud::{Markup, html};

use crate::app::App;
use crate::assets::address;
use crate::layout::{Place, page};

/// `GET /about`
pub async fn show(State(app): State<App>) -> Markup {
    let words = &app.library.words;
    let text = |id: &str| words.text(id);
    let title = text("page-about-title");
    let rules = &app.rules.screening;
    let body = html! {
        div.page.narrow {
            h1 { (title) }
            section.stack {
                h2 { (text("page-about-purpose-heading")) }
                p { (text("page-about-purpose-1")) }
                p { (text("page-about-purpose-2")) }
                p { (text("page-about-purpose-3")) }
            }
            section.stack {
                h2 { (text("page-about-privacy-heading")) }
                p { (text("page-about-privacy-1")) }
                p { (text("page-about-privacy-2")) }
            }
            section.stack {
                h2 { (text("page-about-rules-heading")) }
                p { (text("page-about-rules-text")) }
                p.small { (text("page-about-mark")) }
                @for row in &rules.rows {
                    div.card.stack {
                        p { strong { (text(&row.question)) } }
                        p {
                            (text("page-about-rules-leads")) ": " (text(&format!("page-about-disposition-{}", row.disposition.name())))
                        }
                        p.small { (text("page-about-rules-source")) ": " (row.provenance.source) " [" (format!("{:?}", row.provenance.mark)) "]" }
                    }
                }
                p.small { (words.with("page-about-rules-version", &[("version", rules.version.as_str().into())])) }
            }
            section.stack {
                h2 { (text("page-about-parts-heading")) }
                p { (text("page-about-parts")) }
                p { a href=(address("notices.txt")) { (text("page-about-parts-link")) } }
            }
        }
    };
    page(&app, &title, Place::Other, &body)
}
