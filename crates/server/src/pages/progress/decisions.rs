//! What the rules have changed, each with its explanation, its rule, its source and the facts behind it.

use care::{Change, Made, Standing};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use record::Loaded;

use super::day;
use crate::app::App;
use crate::pages::advice::mark;

/// How many are in sight before the rest is folded away.
const IN_SIGHT: usize = 3;

/// All decisions, the latest first.
pub fn all(app: &App, loaded: &Loaded, zone: &TimeZone) -> Markup {
    let words = app.words();
    let made = loaded.state.decisions();
    let (older, latest) = made.split_at(made.len().saturating_sub(IN_SIGHT));
    html! {
        section.stack {
            h2 { (words.text("page-progress-changes-heading")) }
            @if made.is_empty() { p { (words.text("page-progress-changes-none")) } }
            @for made in latest.iter().rev() { (one(app, loaded, made, zone)) }
            @if !older.is_empty() {
                details.older {
                    summary { (words.text("page-progress-changes-older")) }
                    div.stack { @for made in older.iter().rev() { (one(app, loaded, made, zone)) } }
                }
            }
        }
    }
}

fn one(app: &App, loaded: &Loaded, made: &Made, zone: &TimeZone) -> Markup {
    let words = app.words();
    let decision = &made.decision;
    let provenance = &decision.provenance;
    html! {
        article.card.stack.change data-rule=(decision.rule) {
            p.eyebrow { (day(app, made.at, zone)) }
            p { (words.message(&decision.why)) }
            @if made.standing == Standing::Proposed && loaded.state.proposals().contains_key(&made.fact) {
                p.notice { (words.text("page-progress-changes-proposed")) }
            }
            @if decision.change == Change::SeeProvider {
                p { a href="/advice" { (words.text("page-progress-closed-why")) } }
            }
            details {
                summary { (words.text("page-progress-changes-why")) }
                div.stack {
                    p.small { (words.with("page-progress-changes-rule", &[("rule", decision.rule.as_str().into())])) }
                    p.small {
                        (words.with("page-progress-changes-source", &[("source", provenance.source.as_str().into())]))
                        " " (words.text(mark(provenance.mark)))
                    }
                    p.small { (words.text("page-progress-changes-facts")) }
                    ul.small {
                        @for envelope in loaded.behind(decision) {
                            li {
                                (words.text(&format!("record-kind-{}", envelope.kind))) ", "
                                (day(app, envelope.recorded_at, zone))
                            }
                        }
                    }
                }
            }
        }
    }
}
