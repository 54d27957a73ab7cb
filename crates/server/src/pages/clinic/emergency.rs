//! `/clinic/emergency`: a clinician sees a whole record in an emergency, with a reason, which stands in the record before anything is
//! shown.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use care::Reading;
use maud::{PreEscaped, html};

use super::{found, reader, short, whose};
use crate::accounts::Clinician;
use crate::app::App;
use crate::dates;
use crate::pages::account::account_page;
use crate::pages::check::Fields;
use crate::problem::Problem;

/// Characters of a reason, at least and at most.
const REASON: (usize, usize) = (10, 500);

fn form(app: &App, wrong: Option<&str>) -> Response {
    let words = app.words();
    let title = words.text("page-clinic-emergency");
    let body = html! {
        div.stack {
            p { a href="/clinic" { (words.text("page-clinic-title")) } }
            h1 { (title) }
            p.lead { (words.text("page-clinic-emergency-lead")) }
        }
        @if let Some(wrong) = wrong { div.notice role="alert" { p { (words.text(wrong)) } } }
        form.card.stack method="post" action="/clinic/emergency" {
            (whose(app))
            label.field {
                (words.text("page-clinic-reason"))
                span.small { (words.text("page-clinic-reason-text")) }
                input type="text" name="reason" minlength=(REASON.0) maxlength=(REASON.1) autocomplete="off" required;
            }
            div.actions { button.button.danger type="submit" { (words.text("page-clinic-emergency-open")) } }
        }
    };
    let page = account_page(app, &title, &body);
    if wrong.is_some() { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page }
}

/// `GET /clinic/emergency`
pub async fn ask(app: App, Clinician(_): Clinician) -> Response {
    form(&app, None)
}

/// `POST /clinic/emergency`
pub async fn open(app: App, Clinician(signed): Clinician, Fields(fields): Fields) -> Response {
    let field = |name: &str| fields.get(name).map(|text| text.trim()).unwrap_or_default();
    let opened = async {
        let reason = field("reason");
        if !(REASON.0..=REASON.1).contains(&reason.chars().count()) {
            return Ok(form(&app, Some("page-clinic-reason-missing")));
        }
        let Some(person) = found(&app, field("whose")).await? else {
            return Ok(form(&app, Some("page-clinic-nobody")));
        };
        let reader = reader(&app, &signed);
        let loaded = app.records.read_because(person, &reader, Reading::Emergency, reason).await?;
        tracing::warn!("a record was opened by emergency access; who and why stands in it");
        let words = app.words();
        let title = words.with("page-clinic-record", &[("number", short(person).into())]);
        let body = html! {
            h1 { (title) }
            p.notice { (words.text("page-clinic-emergency-written")) }
            ol.stack.entries {
                @for envelope in loaded.envelopes.iter().rev() {
                    li.card {
                        p { strong { (words.text(&format!("record-kind-{}", envelope.kind))) } ", " (dates::moment(words, &envelope.occurred_at)) }
                        (PreEscaped(export::told(words, &app.rules, envelope)))
                    }
                }
            }
            p { a href="/clinic" { (words.text("page-clinic-title")) } }
        };
        Ok(account_page(&app, &title, &body))
    };
    opened.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
