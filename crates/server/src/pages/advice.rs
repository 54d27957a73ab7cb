//! `/advice`: what a check or a stop has led to, why, what to do now, and when Dorsal opens again.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::{
    Action, Arg, Attestation, Disposition, Enrolment, Gate, Lock, LockCause, Mark, Message, Provenance,
    Refused,
};
use jiff::tz::TimeZone;
use library::{Country, Words};
use maud::{Markup, html};
use uuid::Uuid;

use crate::app::App;
use crate::binding::Bound;
use crate::dates;
use crate::layout::{Place, page};
use crate::pages::check::{Fields, Towards, command, exercise, hidden_command};
use crate::pages::emergency::{numbers, telephone};
use crate::pages::outcome::outcome;
use crate::problem::Problem;

/// `GET /advice`
pub async fn show(app: App, query: Result<Query<Towards>, QueryRejection>, Bound(person): Bound) -> Response {
    let slug = exercise(&app, Towards::read(query).exercise.as_deref());
    advice(&app, person, slug.as_deref(), None).await
}

/// What there is to say to the person now, with what was `wrong` in the form that they have sent.
async fn advice(app: &App, person: Uuid, slug: Option<&str>, wrong: Option<&str>) -> Response {
    let loaded = match app.records.load(person).await {
        Ok(loaded) => loaded,
        Err(error) => return Problem::from(error).respond(app, false),
    };
    let country = loaded.state.country().and_then(|code| app.library.country(code));
    match app.gate(&loaded.state) {
        Gate::Locked { lock } => {
            let visit = visit(app, &loaded.state, &lock);
            let page = locked(app, &lock, app.zone_of(&loaded), country, visit, wrong);
            let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
            (status, page).into_response()
        }
        Gate::Unreadable { event, version } => {
            tracing::error!(
                "a record holds the event {event} of version {version}, which a newer Dorsal has written"
            );
            let words = app.words();
            let title = words.text("advice-unreadable-title");
            let body = html! {
                div.page.narrow { h1 { (title) } p.lead { (words.text("advice-unreadable")) } }
            };
            page(app, &title, Place::Today, &body).into_response()
        }
        Gate::Open { clearance } => outcome(app, &loaded.state, &clearance, slug).into_response(),
        _ => Redirect::to("/check").into_response(),
    }
}

/// How sessions open again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    /// With time alone.
    No,
    /// The person says who has seen them; not before the lock has had its time.
    Later,
    /// The same, now.
    Now,
    /// A clinician of the clinic opens them.
    Clinic,
}

fn visit(app: &App, state: &care::State, lock: &Lock) -> Visit {
    match (lock.attestation, state.enrolment()) {
        (false, _) => Visit::No,
        (true, Enrolment::Clinic) => Visit::Clinic,
        (true, Enrolment::SelfGuided) if app.now().timestamp() < lock.until => Visit::Later,
        (true, Enrolment::SelfGuided) => Visit::Now,
    }
}

/// The form that asks who has seen the person, with what was wrong in it.
fn visit_form(app: &App, wrong: Option<&str>) -> Markup {
    let words = app.words();
    html! {
        form.questions method="post" action="/advice" {
            (hidden_command(app))
            h2 { (words.text("attest-title")) }
            p { (words.text("attest-lead")) }
            div.question.missing[wrong.is_some()] {
                @if let Some(wrong) = wrong { p.error role="alert" { (words.text(wrong)) } }
                label.tick {
                    input type="checkbox" name="seen-by-clinician" value="yes" required;
                    span { (words.text("attest-confirm")) }
                }
                label.field {
                    (words.text("attest-date"))
                    input type="date" name="seen-on" required;
                }
                label.field {
                    (words.text("attest-provider"))
                    input type="text" name="provider" maxlength="120" autocomplete="off" required;
                }
            }
            div.actions { button.button type="submit" { (words.text("attest-send")) } }
            p.small { (words.text("attest-again")) }
        }
    }
}

/// `POST /advice`: who has seen the person, and when.
pub async fn attest(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let attestation = Attestation {
        seen_by_clinician: fields.get("seen-by-clinician").is_some_and(|value| value == "yes"),
        seen_on: fields.get("seen-on").and_then(|text| text.parse().ok()),
        provider: fields.get("provider").map(|name| name.trim().to_owned()).unwrap_or_default(),
    };
    let action = Action::Attest { attestation };
    let wrong = match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => return Redirect::to("/check").into_response(),
        Err(record::Error::Refused(Refused::Incomplete(_) | Refused::Impossible(_))) => "attest-missing",
        Err(record::Error::Refused(Refused::VisitDate)) => "attest-date-wrong",
        Err(record::Error::Refused(_)) => return Redirect::to("/advice").into_response(),
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    advice(&app, person, None, Some(wrong)).await
}

fn locked(
    app: &App,
    lock: &Lock,
    zone: TimeZone,
    country: Option<&Country>,
    visit: Visit,
    wrong: Option<&str>,
) -> Markup {
    let words = app.words();
    let number = country.map(|country| country.emergency.as_str());
    let any_number = words.text("page-advice-any-number");
    let urgent = country.and_then(|country| country.urgent.as_deref());
    let until = dates::moment(words, &lock.until.to_zoned(zone));
    let country_name = country.map(|country| words.text(&country.name()));
    let said = |message: &Message| {
        let mut message = message.clone();
        for (name, value) in [
            ("number", number.or(Some(&any_number))),
            ("urgent", urgent),
            ("country", country_name.as_deref()),
        ] {
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
        div.page.narrow data-disposition=(lock.disposition.name()) data-record="locked" {
            div.stack { h1 { (title) } }
            div.notice.stop[danger] {
                div.stack {
                    p { strong { (said(&Message::new(&id))) } }
                    @if let Some(number) = number.filter(|_| lock.disposition == Disposition::Emergency) {
                        p { a.call href=(telephone(number)) data-own-number { (number) } }
                    }
                    @if let Some(urgent) = urgent.filter(|_| lock.disposition == Disposition::Urgent) {
                        p { (part("line")) }
                        p { a.call href=(telephone(urgent)) { (urgent) } }
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
                    @for finding in lock.reasons() {
                        li data-rule=(finding.rule) {
                            (said(&finding.why))
                            (source(words, &finding.provenance))
                        }
                    }
                }
            }
            section.stack {
                @match visit {
                    Visit::No | Visit::Later => p {
                        (part("next"))
                        // A stop is no answer that could be a slip.
                        @if lock.cause == LockCause::Check { " " (words.text("check-again")) }
                    },
                    Visit::Now => (visit_form(app, wrong)),
                    Visit::Clinic => p { (words.text("attest-clinic")) },
                }
                @if lock.disposition != Disposition::Emergency {
                    div.actions { a.button.quiet href="/" { (words.text("advice-guide")) } }
                }
                @if let Some(country) = &country_name {
                    p.small {
                        (words.with("page-check-country-now", &[("country", country.as_str().into())])) " "
                        a href="/check?change=country" { (words.text("page-check-country-change")) }
                    }
                }
                @if lock.disposition != Disposition::Emergency {
                    p.small { (words.text("guide-safety-urgent")) " " a href="/emergency" { (words.text("page-footer-emergency")) } }
                }
            }
        }
    };
    page(app, &title, Place::Today, &body)
}

/// For pages that would lead to moving, were sessions not closed: what to do comes first.
pub fn closed(words: &Words) -> Markup {
    html! {
        div.notice.stop data-closed {
            p { strong { (words.text("advice-closed")) } }
            p { a href="/advice" { (words.text("advice-closed-go")) } }
        }
    }
}

/// Where a rule comes from and how well it is founded. Sources are named in English.
pub fn source(words: &Words, provenance: &Provenance) -> Markup {
    html! {
        p.small {
            (words.text("advice-source")) ": " span lang="en" { (provenance.source) } " " (words.text(mark(provenance.mark)))
        }
    }
}

/// Message id of how well a rule is founded.
pub fn mark(mark: Mark) -> &'static str {
    match mark {
        Mark::V => "page-mark-v",
        Mark::GK => "page-mark-gk",
        Mark::D => "page-mark-d",
        Mark::I => "page-mark-i",
    }
}
