//! The questions before a session, and those that are asked again after a stop.

use std::collections::BTreeMap;

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Answers, Attestation, CheckKind, Disposition, Gate, Outcome, PAIN, Refused, Row};
use jiff::Timestamp;
use maud::{Markup, html};
use uuid::Uuid;

use super::{DEFAULT_EXERCISE, Fields, Towards, command, exercise, hidden, way};
use crate::app::App;
use crate::binding::{self, Bound};
use crate::layout::{Place, page};
use crate::problem::Problem;

/// How the questions are shown.
struct QuestionForm<'a> {
    check: CheckKind,
    slug: &'a str,
    fields: &'a BTreeMap<String, String>,
    missing: &'a [String],
    attestation_since: Option<Timestamp>,
    visit_date_wrong: bool,
    /// The emergency number of the person's country.
    number: &'a str,
    country: &'a str,
}

/// `GET /check/questions`
pub async fn show(
    State(app): State<App>,
    query: Result<Query<Towards>, QueryRejection>,
    Bound(person): Bound,
) -> Response {
    let towards = Towards::read(query);
    let slug = exercise(&app, towards.exercise.as_deref());
    let (gate, number, country) = match standing(&app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(&app, false),
    };
    match gate {
        Gate::NeedsCheck { attestation_since } => question_page(
            &app,
            &QuestionForm {
                check: CheckKind::Full,
                slug: &slug,
                fields: &BTreeMap::new(),
                missing: &[],
                attestation_since,
                visit_date_wrong: false,
                number: &number,
                country: &country,
            },
        )
        .into_response(),
        other => Redirect::to(&way(&other, &slug).unwrap_or_else(|| "/check".to_owned())).into_response(),
    }
}

/// `GET /check/again`: the danger signs, right after a stop.
pub async fn again(State(app): State<App>, Bound(person): Bound) -> Response {
    let (gate, number, country) = match standing(&app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(&app, false),
    };
    match gate {
        Gate::Locked { lock } if lock.recheck => question_page(
            &app,
            &QuestionForm {
                check: CheckKind::Recheck,
                slug: DEFAULT_EXERCISE,
                fields: &BTreeMap::new(),
                missing: &[],
                attestation_since: None,
                visit_date_wrong: false,
                number: &number,
                country: &country,
            },
        )
        .into_response(),
        other => Redirect::to(&way(&other, DEFAULT_EXERCISE).unwrap_or_else(|| "/check".to_owned()))
            .into_response(),
    }
}

/// Message id of the heading over what is asked about today; pain belongs there.
const TODAY: &str = "check-today-legend";

/// The questions under their headings, in their order.
fn grouped<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<(&'static str, Vec<&'a Row>)> {
    let mut groups: Vec<(&'static str, Vec<&Row>)> = Vec::new();
    for row in rows {
        let legend = match row.disposition {
            disposition if disposition.is_danger_sign() => "check-danger-legend",
            Disposition::Stop => TODAY,
            _ => "check-about-legend",
        };
        match groups.last_mut() {
            Some((last, rows)) if *last == legend => rows.push(row),
            _ => groups.push((legend, vec![row])),
        }
    }
    groups
}

/// The gate before a person, and the emergency number and name of their country.
async fn standing(app: &App, person: Uuid) -> Result<(Gate, String, String), Problem> {
    let state = app.records.load(person).await.map_err(Problem::of)?.state;
    let country = state.country().and_then(|code| app.library.country(code));
    let (number, name) =
        country.map(|country| (country.emergency.clone(), country.name.clone())).unwrap_or_default();
    Ok((app.gate(&state), number, name))
}

fn question_page(app: &App, form: &QuestionForm<'_>) -> Markup {
    let words = &app.library.words;
    let text = |id: &str| words.text(id);
    let full = form.check == CheckKind::Full;
    let (title, lead, action) = if full {
        (text("check-title"), text("check-lead"), "/check/questions")
    } else {
        (text("recheck-title"), text("recheck-lead"), "/check/again")
    };
    let is_missing = |id: &str| form.missing.iter().any(|missing| missing == id);
    let chosen = |id: &str, value: &str| form.fields.get(id).is_some_and(|answer| answer == value);
    let body = html! {
        div.page.narrow {
            div.stack {
                @if full { p.eyebrow { (text("page-check-step-2")) } }
                h1 { (title) }
                p.lead { (lead) }
            }
            @if !form.missing.is_empty() {
                div.notice.stop role="alert" {
                    p { (text("check-missing")) }
                }
            }
            @if full {
                p.small {
                    (words.with("page-check-country-now", &[("country", form.country.into())])) " "
                    a href=(format!("/check?change=country&exercise={}", form.slug)) { (text("page-check-country-change")) }
                }
            }
            form.questions method="post" action=(action) {
                (hidden(app, form.slug))
                @for (legend, rows) in grouped(app.rules.screening.rows(form.check)) {
                    h2 { (text(legend)) }
                    @for row in &rows {
                        (yes_or_no(app, &row.id, &text(&row.question), is_missing(&row.id), &chosen))
                    }
                    @if full && legend == TODAY {
                        fieldset.question.missing[is_missing(PAIN)] {
                            legend { (text("check-pain")) }
                            @if is_missing(PAIN) { p.error { (text("check-missing-one")) } }
                            (scale(PAIN, &|value| chosen(PAIN, &value.to_string())))
                            p.scale-ends aria-hidden="true" {
                                span { (text("check-pain-low")) }
                                span { (text("check-pain-high")) }
                            }
                        }
                    }
                }
                @if let Some(since) = form.attestation_since {
                    (yes_or_no(app, "seen-by-clinician", &text("check-attestation"), is_missing("seen-by-clinician"), &chosen))
                    div.question.missing[form.visit_date_wrong] {
                        @if form.visit_date_wrong { p.error { (text("check-visit-date")) } }
                        label.field {
                            (text("check-attestation-date"))
                            span.small { (text("check-attestation-why")) " " (words.with("page-check-attest-since", &[("date", day(app, since).into())])) }
                            input type="date" name="seen-on" value=[form.fields.get("seen-on")];
                        }
                    }
                    div.question.missing[is_missing("provider")] {
                        @if is_missing("provider") { p.error { (text("check-missing-one")) } }
                        label.field {
                            (text("check-attestation-provider"))
                            input type="text" name="provider" maxlength="120" autocomplete="off" value=[form.fields.get("provider")];
                        }
                    }
                }
                div.actions { button.button type="submit" { (text(if full { "check-send" } else { "recheck-send" })) } }
                p.small { (words.with("check-not-live", &[("number", form.number.into())])) }
            }
        }
    };
    page(app, &title, Place::Session, &body)
}

fn day(app: &App, at: Timestamp) -> String {
    at.to_zoned(app.now().time_zone().clone()).strftime("%-d %B %Y").to_string()
}

fn yes_or_no(
    app: &App,
    id: &str,
    question: &str,
    missing: bool,
    chosen: &dyn Fn(&str, &str) -> bool,
) -> Markup {
    let words = &app.library.words;
    html! {
        fieldset.question.missing[missing] {
            legend { (question) }
            @if missing { p.error { (words.text("check-missing-one")) } }
            div.choices {
                @for (value, label) in [("yes", "check-yes"), ("no", "check-no")] {
                    label.choice {
                        input type="radio" name=(id) value=(value) checked[chosen(id, value)];
                        span { (words.text(label)) }
                    }
                }
            }
        }
    }
}

/// Eleven buttons, 0 to 10.
fn scale(name: &str, chosen: &dyn Fn(u8) -> bool) -> Markup {
    html! {
        div.scale {
            @for value in 0..=10_u8 {
                label.choice {
                    input type="radio" name=(name) value=(value) checked[chosen(value)];
                    span { (value) }
                }
            }
        }
    }
}

fn answers(app: &App, check: CheckKind, fields: &BTreeMap<String, String>) -> Answers {
    let answers = app
        .rules
        .screening
        .rows(check)
        .filter_map(|row| match fields.get(&row.id).map(String::as_str) {
            Some("yes") => Some((row.id.clone(), true)),
            Some("no") => Some((row.id.clone(), false)),
            _ => None,
        })
        .collect();
    let pain = (check == CheckKind::Full)
        .then(|| fields.get(PAIN)?.parse().ok().filter(|pain| *pain <= 10))
        .flatten();
    Answers { answers, pain }
}

/// `POST /check/questions`
pub async fn answer(
    State(app): State<App>,
    Bound(person): Bound,
    headers: HeaderMap,
    Fields(fields): Fields,
) -> Response {
    let slug = exercise(&app, fields.get("exercise").map(String::as_str));
    let attestation = fields.get("seen-by-clinician").map(|value| Attestation {
        seen_by_clinician: value == "yes",
        seen_on: fields.get("seen-on").and_then(|text| text.parse().ok()),
        provider: fields.get("provider").map(|name| name.trim().to_owned()).unwrap_or_default(),
    });
    let action = Action::SubmitCheck { answers: answers(&app, CheckKind::Full, &fields), attestation };
    submit(&app, person, &headers, CheckKind::Full, &slug, &fields, action).await
}

/// `POST /check/again`
pub async fn answer_again(
    State(app): State<App>,
    Bound(person): Bound,
    headers: HeaderMap,
    Fields(fields): Fields,
) -> Response {
    let action = Action::SubmitRecheck { answers: answers(&app, CheckKind::Recheck, &fields) };
    submit(&app, person, &headers, CheckKind::Recheck, DEFAULT_EXERCISE, &fields, action).await
}

async fn submit(
    app: &App,
    person: Uuid,
    headers: &HeaderMap,
    check: CheckKind,
    slug: &str,
    fields: &BTreeMap<String, String>,
    action: Action,
) -> Response {
    let refused = match app.records.handle(person, &command(app, fields, action), &app.rules).await {
        Ok(Outcome::Checked { cleared: true, .. }) => {
            let mut response = Redirect::to(&format!("/session/{slug}")).into_response();
            if let Some(cookie) = binding::renew(app, headers) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            return response;
        }
        Ok(_) => return Redirect::to("/advice").into_response(),
        Err(record::Error::Refused(refused)) => refused,
        Err(error) => return Problem::of(error).respond(app, false),
    };
    let missing = match &refused {
        Refused::Incomplete(incomplete) => incomplete.missing.clone(),
        Refused::VisitDate => Vec::new(),
        Refused::Clock => return Problem::Clock.respond(app, false),
        Refused::Closed => return Redirect::to(&format!("/check?exercise={slug}")).into_response(),
        other => return Problem::Refused(other.clone()).respond(app, false),
    };
    let (gate, number, country) = match standing(app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(app, false),
    };
    let attestation_since = match gate {
        Gate::NeedsCheck { attestation_since } => attestation_since,
        _ => None,
    };
    let form = QuestionForm {
        check,
        slug,
        fields,
        missing: &missing,
        attestation_since,
        visit_date_wrong: refused == Refused::VisitDate,
        number: &number,
        country: &country,
    };
    (StatusCode::UNPROCESSABLE_ENTITY, question_page(app, &form)).into_response()
}
