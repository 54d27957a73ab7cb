//! `/about`: the intended purpose, what is kept, and the rules of the check with their sources.

use maud::{Markup, html};

use super::learn::reading;
use crate::app::App;
use crate::assets::address;
use crate::layout::Place;

/// `GET /about`
pub async fn show(app: App) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let title = text("page-about-title");
    let rules = &app.rules.screening;
    let body = html! {
        div.page.narrow.reading {
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
                p { (text("page-about-privacy-3")) " " a href="/settings/record" { (text("page-about-privacy-link")) } }
                p { (text("page-about-privacy-4")) }
            }
            section.stack {
                h2 { (text("page-about-rules-heading")) }
                p { (text("page-about-rules-text")) }
                p.small { (text("page-about-mark")) }
                details.fold.stack {
                summary { (text("page-about-rules-open")) }
                @for rule in &rules.rules {
                    @let leads = rule.disposition.map_or("easiest", care::Disposition::name);
                    div.card.stack {
                        p { strong { (words.with(&rule.why, &[("pain", pain(rule).into())])) } }
                        p { (text("page-about-rules-leads")) ": " (text(&format!("page-about-disposition-{leads}"))) }
                        p.small { (text("page-about-rules-source")) ": " (rule.provenance.source) " [" (format!("{:?}", rule.provenance.mark)) "]" }
                    }
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
    reading(&app, &title, Place::Other, &body)
}

/// The pain from which a rule applies, for the rules on pain.
fn pain(rule: &care::Rule) -> u32 {
    let from = |condition: &care::Condition| match condition {
        care::Condition::Pain { pain_at_least } => Some(u32::from(*pain_at_least)),
        _ => None,
    };
    rule.all.iter().find_map(from).unwrap_or_default()
}
