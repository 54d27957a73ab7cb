//! `/advice`: what a check or a stop has led to, why, what to do now, and when Dorsal opens again.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Arg, Disposition, Gate, Lock, LockCause, Mark, Message};
use jiff::tz::TimeZone;
use library::Country;
use maud::{Markup, html};

use crate::app::App;
use crate::binding::Bound;
use crate::layout::{Place, page};
use crate::pages::emergency::numbers;
use crate::problem::Problem;

/// `GET /advice`
pub async fn show(State(app): State<App>, Bound(person): Bound) -> Response {
    let loaded = match app.records.load(person).await {
        Ok(loaded) => loaded,
        Err(error) => return Problem::of(error).respond(&app, false),
    };
    let country = loaded.state.country().and_then(|code| app.library.country(code));
    match app.gate(&loaded.state) {
        Gate::Locked { lock } => locked(&app, &lock, app.zone_of(&loaded), country).into_response(),
        Gate::Unreadable { event, version } => {
            tracing::error!(
                "a record holds the event {event} of version {version}, which a newer Dorsal has written"
            );
            let words = &app.library.words;
            let title = words.text("advice-unreadable-title");
            let body = html! {
                div.page.narrow { h1 { (title) } p.lead { (words.text("advice-unreadable")) } }
            };
            page(&app, &title, Place::Session, &body).into_response()
        }
        Gate::NeedsCheck { attestation_since: Some(_) } => waiting(&app).into_response(),
        _ => Redirect::to("/check").into_response(),
    }
}

fn locked(app: &App, lock: &Lock, zone: TimeZone, country: Option<&Country>) -> Markup {
    let words = &app.library.words;
    let number = country.map(|country| country.emergency.as_str());
    let any_number = words.text("page-advice-any-number");
    let urgent = country.and_then(|country| country.urgent.as_deref());
    let until = lock.until.to_zoned(zone).strftime("%A %-d %B, %H:%M").to_string();
    let said = |message: &Message| {
        let mut message = message.clone();
        let country = country.map(|country| country.name.as_str());
        for (name, value) in
            [("number", number.or(Some(&any_number))), ("urgent", urgent), ("country", country)]
        {
            message.args.insert(name.to_owned(), Arg::Text(value.unwrap_or_default().to_owned()));
        }
        message.args.insert("until".to_owned(), Arg::Text(until.clone()));
        words.message(&message)
    };
    let id = format!("advice-{}", lock.disposition.name());
    let part = |part: &str| said(&Message::new(format!("{id}-{part}")));
    let title = part("title");
    let danger = lock.disposition >= Disposition::Urgent;
    let body = html! {
        div.page.narrow data-disposition=(lock.disposition.name()) {
            div.stack { h1 { (title) } }
            div.notice.stop[danger] {
                div.stack {
                    p { strong { (said(&Message::new(&id))) } }
                    @if let Some(number) = number.filter(|_| lock.disposition == Disposition::Emergency) {
                        p { a.call href=(format!("tel:{number}")) { (number) } }
                    }
                    @if let Some(urgent) = urgent.filter(|_| lock.disposition == Disposition::Urgent) {
                        p { (part("line")) }
                        p { a.call href=(format!("tel:{urgent}")) { (urgent) } }
                    }
                }
            }
            @if words.has(&format!("{id}-say")) {
                div.card.stack { h2 { (part("say-title")) } p { (part("say")) } }
            }
            @if number.is_none() { (numbers(app)) }
            @if lock.cause == LockCause::Stop && !lock.recheck {
                div.notice.calm {
                    p { strong { (words.text("recheck-clear-title")) } }
                    p { (words.text("recheck-clear")) }
                }
            }
            @if lock.recheck {
                div.card.stack {
                    p { (words.text("advice-stop-recheck")) }
                    div.actions { a.button href="/check/again" { (words.text("recheck-title")) } }
                }
            }
            section.stack {
                h2 { (words.text("advice-why-title")) }
                ul {
                    @for finding in &lock.findings {
                        li data-rule=(finding.rule) {
                            (said(&finding.why))
                            p.small { (words.text("advice-source")) ": " (finding.provenance.source) " " (words.text(mark(finding.provenance.mark))) }
                        }
                    }
                }
            }
            section.stack {
                p { (part("next")) " " (words.text("check-again")) }
                @if lock.disposition != Disposition::Emergency {
                    div.actions { a.button.quiet href="/" { (words.text("advice-guide")) } }
                }
                @if let Some(country) = country {
                    p.small {
                        (words.with("page-check-country-now", &[("country", country.name.as_str().into())])) " "
                        a href="/check?change=country" { (words.text("page-check-country-change")) }
                    }
                }
                @if lock.disposition != Disposition::Emergency {
                    p.small { (words.text("guide-safety-urgent")) " " a href="/emergency" { (words.text("page-footer-emergency")) } }
                }
            }
        }
    };
    page(app, &title, Place::Session, &body)
}

/// The 24 hours are over, but nobody has seen the person about it yet.
fn waiting(app: &App) -> Markup {
    let words = &app.library.words;
    let title = words.text("page-advice-waiting-title");
    let body = html! {
        div.page.narrow {
            h1 { (title) }
            p.lead { (words.text("check-attestation-missing")) }
            div.actions {
                a.button href="/check" { (words.text("page-advice-waiting-check")) }
                a.button.quiet href="/" { (words.text("advice-guide")) }
            }
        }
    };
    page(app, &title, Place::Session, &body)
}

/// Message id of how well a rule is founded.
fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::V => "page-mark-v",
        Mark::GK => "page-mark-gk",
        Mark::D => "page-mark-d",
        Mark::I => "page-mark-i",
    }
}
