//! `/clinic/emergency`: a clinician sees all of a record but who has read it, in an emergency, with a reason, which stands in the record
//! before anything is shown. First comes what holds now.

use axum::response::Response;
use care::{Gate, Reading};
use maud::html;

use super::{fact, found, locked, reader, short, whose};
use crate::accounts::Clinician;
use crate::app::App;
use crate::pages::account::account_page;
use crate::pages::account::enter::{Wrong, answered, told};
use crate::pages::check::Fields;
use crate::problem::Problem;

/// Characters of a reason, at least and at most.
const REASON: (usize, usize) = (10, 500);

fn form(app: &App, wrong: Wrong) -> Response {
    let words = app.words();
    let title = words.text("page-clinic-emergency");
    let body = html! {
        div.stack {
            p { a href="/clinic" { (words.text("page-clinic-title")) } }
            h1 { (title) }
            p.lead { (words.text("page-clinic-emergency-lead")) }
        }
        (told(app, wrong))
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
    answered(account_page(app, &title, &body), wrong)
}

/// `GET /clinic/emergency`
pub async fn ask(app: App, Clinician(_): Clinician) -> Response {
    form(&app, None)
}

/// `POST /clinic/emergency`
pub async fn open(app: App, Clinician(signed): Clinician, fields: Fields) -> Response {
    let opened = async {
        let reason = fields.text("reason").trim();
        if !(REASON.0..=REASON.1).contains(&reason.chars().count()) {
            return Ok(form(&app, Some("page-clinic-reason-missing")));
        }
        let Some(person) = found(&app, fields.text("whose").trim()).await? else {
            return Ok(form(&app, Some("page-clinic-nobody")));
        };
        let reader = reader(&app, &signed);
        let loaded = app.records.read_because(person, &reader, Reading::Emergency, reason).await?;
        tracing::warn!("a record was opened by emergency access; who and why stands in it");
        let words = app.words();
        let locks = loaded.state.locks(&app.now());
        let constraints = loaded.state.constraints();
        // Who has read it says nothing of the person.
        let entries = loaded.envelopes.iter().rev().filter(|envelope| envelope.kind != "record-read");
        let title = words.with("page-clinic-record", &[("number", short(person).into())]);
        let body = html! {
            h1 { (title) }
            p.notice { (words.text("page-clinic-emergency-written")) }
            section.stack {
                h2 { (words.text("page-clinic-now")) }
                @for lock in &locks { (locked(&app, lock, app.zone_of(&loaded))) }
                @match app.gate(&loaded.state) {
                    Gate::Locked { .. } => {}
                    Gate::Open { .. } | Gate::InSession { .. } => p { (words.text("page-clinic-now-open")) }
                    Gate::Unreadable { .. } => p.notice.stop data-unreadable { (words.text("page-clinic-now-unreadable")) }
                    Gate::NeedsConsentAndCountry { .. } | Gate::NeedsCheck { .. } => p { (words.text("page-clinic-now-questions")) }
                }
                @if !constraints.is_empty() {
                    div.card.stack {
                        h3 { (words.text("page-clinic-constraints")) }
                        ul { @for one in &constraints { li { (words.text(&format!("constraint-{one}"))) } } }
                    }
                }
            }
            section.stack {
                h2 { (words.text("page-clinic-entries")) }
                ol.stack.entries {
                    @for envelope in entries { li.card { (fact(&app, envelope)) } }
                }
            }
            p { a href="/clinic" { (words.text("page-clinic-title")) } }
        };
        Ok(account_page(&app, &title, &body))
    };
    opened.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
