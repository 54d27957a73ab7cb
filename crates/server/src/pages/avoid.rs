//! `/avoid`: movements to leave out for now: this person's own first, each with why and when; the rest folded away.

use axum::response::{IntoResponse, Response};
use library::Avoid;
use maud::{Markup, html};

use super::learn::{reading, sources};
use crate::app::App;
use crate::binding::Visitor;
use crate::layout::Place;

/// `GET /avoid`
pub async fn show(app: App, Visitor(loaded): Visitor) -> Response {
    let constraints = loaded.map(|loaded| loaded.state.constraints()).unwrap_or_default();
    let words = app.words();
    let title = words.text("page-avoid-title");
    let all = &app.library.avoid;
    let (own, others): (Vec<&Avoid>, Vec<&Avoid>) =
        all.iter().partition(|avoid| avoid.constraints.iter().any(|id| constraints.contains(id)));
    let (everybody, rest): (Vec<&Avoid>, Vec<&Avoid>) = others.into_iter().partition(|avoid| avoid.always);
    let because = |avoid: &Avoid| {
        let known = app.library.constraints.iter();
        let labels = known.filter(|one| constraints.contains(&one.id) && avoid.constraints.contains(&one.id));
        let labels: Vec<String> = labels.map(|one| words.text(&one.label)).collect();
        (!labels.is_empty()).then(|| words.with("page-avoid-because", &[("what", labels.join(", ").into())]))
    };
    let part = |heading: &str, items: &[&Avoid]| -> Markup {
        html! {
            @if !items.is_empty() {
                section.stack {
                    h2 { (words.text(heading)) }
                    (list(&app, items, &because))
                }
            }
        }
    };
    let body = html! {
        div.page.narrow.reading {
            div.stack {
                p { a href="/learn" { (words.text("page-learn-back")) } }
                h1 { (title) }
                p.lead { (words.text("page-avoid-lead")) }
            }
            (part("page-avoid-own", &own))
            (part("page-avoid-everybody", &everybody))
            @if !rest.is_empty() {
                details.fold {
                    summary { (words.text("page-avoid-rest")) }
                    p { (words.text("page-avoid-rest-lead")) }
                    (list(&app, &rest, &because))
                }
            }
            p { (words.text("page-avoid-back")) }
            (sources(&app, all.iter().map(|avoid| &avoid.provenance)))
        }
    };
    reading(&app, &title, Place::Learn, &body).into_response()
}

fn list(app: &App, items: &[&Avoid], because: &dyn Fn(&Avoid) -> Option<String>) -> Markup {
    let words = app.words();
    html! {
        ul.movements {
            @for avoid in items {
                li data-avoid=(avoid.id) {
                    strong { (words.text(&avoid.text)) }
                    span.when { (words.text("page-avoid-when")) ": " (words.text(&avoid.when)) }
                    span { (words.text(&avoid.why)) }
                    @if let Some(because) = because(avoid) { span.small { (because) } }
                }
            }
        }
    }
}
