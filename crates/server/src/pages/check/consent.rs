//! Consent, and the country for the emergency number.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Gate};
use maud::{Markup, html};

use super::{Fields, Towards, command, exercise, hidden, towards, way};
use crate::accounts::who;
use crate::app::App;
use crate::binding;
use crate::layout::{Place, page};
use crate::pages::emergency::numbers;
use crate::pages::join::{count_for, may_begin, use_cover};
use crate::problem::Problem;

/// What the form sends for a country that is not in the list.
const OTHER_COUNTRY: &str = "other";

/// `GET /check`
pub async fn show(app: App, query: Result<Query<Towards>, QueryRejection>, headers: HeaderMap) -> Response {
    let shown = shown(&app, &Towards::read(query), &headers).await;
    shown.unwrap_or_else(|problem| problem.respond(&app, false))
}

async fn shown(app: &App, address: &Towards, headers: &HeaderMap) -> Result<Response, Problem> {
    let slug = exercise(app, address.exercise.as_deref());
    let slug = slug.as_deref();
    let here = who(app, headers).await?;
    let state = match here.person {
        Some(person) => Some(app.records.load(person).await?.state),
        None => None,
    };
    if state.is_none() && !may_begin(app, headers) {
        return Ok(Redirect::to("/join").into_response());
    }
    let change = address.change.as_deref() == Some("country");
    let gate = state.as_ref().map(|state| app.gate(state));
    let to = state.as_ref().zip(gate.as_ref()).and_then(|(state, gate)| way(gate, state, slug));
    if let Some(to) = to.filter(|_| !change) {
        return Ok(Redirect::to(&to).into_response());
    }
    let form = ConsentForm {
        unknown: matches!(gate, Some(Gate::NeedsConsentAndCountry { unknown_country: true })),
        closed: state.as_ref().is_none_or(|state| state.consent().is_none()),
        beneath: state.is_none() && binding::beneath_person(app, headers).await?.is_some(),
        stranger: here.signed.is_none(),
        ..ConsentForm::default()
    };
    Ok(consent_page(app, slug, &form).into_response())
}

/// How the consent page is shown again.
#[derive(Default)]
struct ConsentForm {
    /// There is no record in this browser, or no agreement any more.
    closed: bool,
    /// Who is signed in has no record, but this browser has one.
    beneath: bool,
    /// Nobody is signed in here.
    stranger: bool,
    unknown: bool,
    old: bool,
    country_missing: bool,
    consent_missing: bool,
    country: Option<String>,
}

fn consent_page(app: &App, slug: Option<&str>, form: &ConsentForm) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let title = text("consent-title");
    let body = html! {
        div.page.narrow data-record=[form.closed.then_some("closed")] {
            div.stack {
                h1 { (title) }
                p.lead { (text("consent-lead")) }
            }
            @if form.unknown {
                div.notice.stop role="alert" {
                    div.stack {
                        h2 { (text("country-unknown-title")) }
                        p { (text("country-unknown")) " " a href="/" { (text("advice-guide")) } }
                    }
                }
                (numbers(app))
            }
            @if form.beneath {
                p.notice role="status" { (text("page-account-along-here")) " " a href="/account" { (text("page-account-along")) } }
            }
            @if form.closed && form.stranger {
                p { (text("page-account-have")) " " a href="/account/sign-in" { (text("page-account-sign-in")) } }
            }
            @if form.old { div.notice role="alert" { p { (text("consent-old")) } } }
            form.questions method="post" action="/check" {
                (hidden(app, slug))
                input type="hidden" name="version" value=(app.rules.consent_version);
                div.question.missing[form.country_missing] {
                    @if form.country_missing { p.error #country-error { (text("consent-missing-country")) } }
                    label.field {
                        (text("consent-country"))
                        span.small { (text("consent-country-why")) }
                        select name="country" required aria-describedby=[form.country_missing.then_some("country-error")] {
                            option value="" { (text("consent-country-choose")) }
                            @for (name, country) in app.library.countries_by_name(app.language()) {
                                option value=(country.code) selected[form.country.as_deref() == Some(country.code.as_str())] { (name) }
                            }
                            option value=(OTHER_COUNTRY) selected[form.unknown] { (text("consent-country-other")) }
                        }
                    }
                }
                div.question.missing[form.consent_missing] {
                    ul.small.stack {
                        @for id in ["consent-keep", "consent-picture", "consent-browser", "consent-not-live"] { li { (text(id)) } }
                    }
                    @if form.consent_missing { p.error #consent-error { (text("consent-missing-agree")) } }
                    label.tick {
                        input type="checkbox" name="consent" value="yes" required
                            aria-describedby=[form.consent_missing.then_some("consent-error")];
                        span { (text("consent-agree")) }
                    }
                }
                div.actions { button.button type="submit" { (text("consent-continue")) } }
            }
        }
    };
    page(app, &title, Place::Today, &body)
}
/// `POST /check`
pub async fn give(app: App, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let slug = exercise(&app, fields.get("exercise").map(String::as_str));
    let slug = slug.as_deref();
    let country = fields.get("country").map(String::as_str).filter(|code| !code.is_empty());
    let agreed = fields.get("consent").is_some_and(|value| value == "yes");
    let Some(code) = country.filter(|_| agreed) else {
        let form = ConsentForm {
            country_missing: country.is_none(),
            consent_missing: !agreed,
            country: country.map(str::to_owned),
            ..ConsentForm::default()
        };
        return (StatusCode::UNPROCESSABLE_ENTITY, consent_page(&app, slug, &form)).into_response();
    };
    let version = fields.get("version").cloned().unwrap_or_default();
    if version != app.rules.consent_version {
        let form = ConsentForm { old: true, country: Some(code.to_owned()), ..ConsentForm::default() };
        return (StatusCode::UNPROCESSABLE_ENTITY, consent_page(&app, slug, &form)).into_response();
    }
    let sponsor = use_cover(&app, &headers);
    let (person, cookie) = match binding::person(&app, &headers).await {
        Ok(Some(person)) => (person, None),
        Ok(None) if app.config.joining.members_only && sponsor.is_none() => {
            return Redirect::to("/join").into_response();
        }
        Ok(None) => match binding::begin(&app, &headers).await {
            Ok((person, cookie)) => (person, Some(cookie)),
            Err(problem) => return problem.respond(&app, false),
        },
        Err(problem) => return problem.respond(&app, false),
    };
    let action = Action::GiveConsent { version, country: (code != OTHER_COUNTRY).then(|| code.to_owned()) };
    let agreed = async {
        app.records.handle(person, &command(&app, &fields, action), &app.rules).await?;
        match sponsor {
            Some(_) => count_for(&app, person, sponsor).await,
            None => Ok(()),
        }
    };
    if let Err(problem) = agreed.await {
        return problem.respond(&app, false);
    }
    let mut response = Redirect::to(&towards("/check", slug)).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
