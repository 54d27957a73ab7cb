//! The safety questions: all of them, the short check before a session, and the danger signs after a stop.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use care::{
    Action, Answer, Answers, CheckKind, Condition, Gate, Group, Outcome, PAIN, Question, QuestionKind,
    Refused, ScreeningRules,
};
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
    /// The emergency number of the person's country.
    number: &'a str,
    country: &'a str,
}

/// `GET /check/questions`
pub async fn show(app: App, query: Result<Query<Towards>, QueryRejection>, Bound(person): Bound) -> Response {
    let towards = Towards::read(query);
    let slug = exercise(&app, towards.exercise.as_deref());
    first_time(&app, person, &slug, |gate| match gate {
        Gate::NeedsCheck { check } => Some(*check),
        _ => None,
    })
    .await
}

/// `GET /check/again`: the danger signs, right after a stop.
pub async fn again(app: App, Bound(person): Bound) -> Response {
    first_time(&app, person, DEFAULT_EXERCISE, |gate| match gate {
        Gate::Locked { lock } if lock.recheck => Some(CheckKind::Recheck),
        _ => None,
    })
    .await
}

/// The questions without answers, where they are due; else the way to where the person belongs.
async fn first_time(
    app: &App,
    person: Uuid,
    slug: &str,
    due: impl Fn(&Gate) -> Option<CheckKind>,
) -> Response {
    let (gate, number, country) = match standing(app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(app, false),
    };
    let Some(check) = due(&gate) else {
        return Redirect::to(&way(&gate, slug).unwrap_or_else(|| "/check".to_owned())).into_response();
    };
    let (fields, number, country) = (&BTreeMap::new(), &number, &country);
    question_page(app, &QuestionForm { check, slug, fields, missing: &[], number, country }).into_response()
}

/// The questions under their headings, in their order.
fn grouped<'a>(questions: impl Iterator<Item = &'a Question>) -> Vec<(Group, Vec<&'a Question>)> {
    let mut groups: Vec<(Group, Vec<&Question>)> = Vec::new();
    for question in questions {
        match groups.last_mut() {
            Some((last, questions)) if *last == question.group => questions.push(question),
            _ => groups.push((question.group, vec![question])),
        }
    }
    groups
}

/// The questions that are asked by now and, each right after its question, those that follow on a yes: the page shows them once that is
/// the answer.
fn shown<'a>(
    rules: &'a ScreeningRules,
    check: CheckKind,
    given: &'a Answers,
) -> impl Iterator<Item = &'a Question> {
    let now = rules.asked(check, given).map(|question| question.id.as_str()).collect::<BTreeSet<_>>();
    let of_check = rules.questions.iter().filter(move |question| question.asked.contains(&check));
    of_check.filter(move |question| follows_on_yes(question) || now.contains(question.id.as_str()))
}

/// True for a question that is asked only after a yes.
fn follows_on_yes(question: &Question) -> bool {
    matches!(question.after.as_slice(), [Condition::Yes { .. }])
}

fn legend(group: Group) -> &'static str {
    match group {
        Group::Danger => "check-danger-legend",
        Group::Today => "check-today-legend",
        Group::Pain => "check-pain-legend",
        Group::About => "check-about-legend",
    }
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
    let words = app.words();
    let text = |id: &str| words.text(id);
    let (title, lead, send, action) = match form.check {
        CheckKind::Full => ("check-full-title", "check-full-lead", "check-send", "/check/questions"),
        CheckKind::Session => ("check-title", "check-lead", "check-send", "/check/questions"),
        CheckKind::Recheck => ("recheck-title", "recheck-lead", "recheck-send", "/check/again"),
    };
    let before = form.check != CheckKind::Recheck;
    let is_missing = |id: &str| form.missing.iter().any(|missing| missing == id);
    let chosen = |id: &str, value: &str| form.fields.get(id).is_some_and(|answer| answer == value);
    let given = answers(app, form.check, form.fields);
    let title = text(title);
    let body = html! {
        div.page.narrow {
            div.stack {
                @if before { p.eyebrow { (text("page-check-step-2")) } }
                h1 { (title) }
                p.lead { (text(lead)) }
            }
            @if !form.missing.is_empty() {
                div.notice.stop role="alert" {
                    p { (text("check-missing")) }
                }
            }
            @if before {
                p.small {
                    (words.with("page-check-country-now", &[("country", form.country.into())])) " "
                    a href=(format!("/check?change=country&exercise={}", form.slug)) { (text("page-check-country-change")) }
                }
            }
            form.questions method="post" action=(action) {
                (hidden(app, form.slug))
                input type="hidden" name="check" value=(if form.check == CheckKind::Full { "full" } else { "session" });
                @for (group, questions) in grouped(shown(&app.rules.screening, form.check, &given)) {
                    h2 { (text(legend(group))) }
                    @for question in &questions {
                        (ask(app, question, is_missing(&question.id), form.fields))
                    }
                    @if before && group == Group::Today {
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
                div.actions { button.button type="submit" { (text(send)) } }
                p.small { (words.with("check-not-live", &[("number", form.number.into())])) }
            }
        }
    };
    page(app, &title, Place::Session, &body)
}

/// What the form sends where none of several choices is true.
const NONE: &str = "none";

fn ask(app: &App, question: &Question, missing: bool, fields: &BTreeMap<String, String>) -> Markup {
    let words = app.words();
    let id = question.id.as_str();
    let is = |name: &str, value: &str| fields.get(name).is_some_and(|answer| answer == value);
    let tick = |choice: &str, label: String| {
        let name = format!("{id}-{choice}");
        html! {
            label.tick {
                input type="checkbox" name=(name) value="yes" checked[is(&name, "yes")];
                span { (label) }
            }
        }
    };
    html! {
        fieldset.question.missing[missing].follows[follows_on_yes(question)] {
            legend { (words.text(&question.text)) }
            @if missing { p.error { (words.text("check-missing-one")) } }
            @match &question.kind {
                QuestionKind::YesNo => {
                    div.choices {
                        @for (value, label) in [("yes", "check-yes"), ("no", "check-no")] {
                            label.choice {
                                input type="radio" name=(id) value=(value) checked[is(id, value)];
                                span { (words.text(label)) }
                            }
                        }
                    }
                }
                QuestionKind::Number { min, max } => {
                    input type="number" inputmode="numeric" name=(id) min=(min) max=(max) step="1"
                        aria-label=(words.text("check-number")) value=[fields.get(id)];
                }
                QuestionKind::Several { choices } => {
                    div.stack {
                        @for choice in choices { (tick(choice, words.text(&format!("{}-{choice}", question.text)))) }
                        (tick(NONE, words.text("check-none-of-these")))
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
    let yes = |name: &str| fields.get(name).is_some_and(|value| value == "yes");
    let answer = |question: &Question| {
        let given = fields.get(&question.id).map(|text| text.trim());
        let answer = match (&question.kind, given) {
            (QuestionKind::YesNo, Some("yes")) => Answer::Bool(true),
            (QuestionKind::YesNo, Some("no")) => Answer::Bool(false),
            (QuestionKind::Number { .. }, Some(text)) => Answer::Number(text.parse().ok()?),
            (QuestionKind::Several { choices }, _) => {
                let name = |choice: &str| format!("{}-{choice}", question.id);
                let chosen: BTreeSet<String> =
                    choices.iter().filter(|choice| yes(&name(choice))).cloned().collect();
                if chosen.is_empty() && !yes(&name(NONE)) {
                    return None;
                }
                Answer::Several(chosen)
            }
            _ => return None,
        };
        // What cannot be an answer is none, and is asked again.
        question.takes(&answer).then(|| (question.id.clone(), answer))
    };
    let asked = app.rules.screening.questions.iter().filter(|question| question.asked.contains(&check));
    let pain = (check != CheckKind::Recheck)
        .then(|| fields.get(PAIN)?.parse().ok().filter(|pain| *pain <= 10))
        .flatten();
    Answers { answers: asked.filter_map(answer).collect(), pain }
}

/// `POST /check/questions`
pub async fn answer(app: App, Bound(person): Bound, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let slug = exercise(&app, fields.get("exercise").map(String::as_str));
    let full = fields.get("check").is_none_or(|check| check == "full");
    let check = if full { CheckKind::Full } else { CheckKind::Session };
    let action = Action::SubmitCheck { answers: answers(&app, check, &fields), check: full.then_some(check) };
    submit(&app, person, &headers, check, &slug, &fields, action).await
}

/// `POST /check/again`
pub async fn answer_again(
    app: App,
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
        Refused::Clock => return Problem::Clock.respond(app, false),
        Refused::Closed => return Redirect::to(&format!("/check?exercise={slug}")).into_response(),
        other => return Problem::Refused(other.clone()).respond(app, false),
    };
    let (gate, number, country) = match standing(app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(app, false),
    };
    // The page may be from before all questions were due again.
    let check = match gate {
        Gate::NeedsCheck { check: CheckKind::Full } if check == CheckKind::Session => CheckKind::Full,
        _ => check,
    };
    let form = QuestionForm { check, slug, fields, missing: &missing, number: &number, country: &country };
    (StatusCode::UNPROCESSABLE_ENTITY, question_page(app, &form)).into_response()
}
