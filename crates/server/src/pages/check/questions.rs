//! The safety questions: all of them and those after a stop one at a time, the short check before a session on one page.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Answers, CheckKind, Finding, Gate, Outcome, PAIN, Refused, next_question};
use uuid::Uuid;

use super::answers::{answers, is_field_of};
use super::{Fields, Standing, Towards, command, exercise, onward, short, step, towards, way};
use crate::app::App;
use crate::binding::{self, Bound};
use crate::drafts::Form;
use crate::problem::Problem;

/// `GET /check/questions`
pub async fn show(app: App, query: Result<Query<Towards>, QueryRejection>, Bound(person): Bound) -> Response {
    ask(&app, person, Towards::read(query), |gate| match gate {
        Gate::NeedsCheck { check } => Some(*check),
        _ => None,
    })
    .await
}

/// `GET /check/again`: the danger signs, right after a stop.
pub async fn again(
    app: App,
    query: Result<Query<Towards>, QueryRejection>,
    Bound(person): Bound,
) -> Response {
    ask(&app, person, Towards::read(query), |gate| due(gate).filter(|check| *check == CheckKind::Recheck))
        .await
}

/// The questions that are due by now.
fn due(gate: &Gate) -> Option<CheckKind> {
    match gate {
        Gate::NeedsCheck { check } => Some(*check),
        Gate::Locked { lock } if lock.recheck => Some(CheckKind::Recheck),
        _ => None,
    }
}

/// To where the person belongs, who has no questions to answer.
fn elsewhere(standing: &Standing, slug: Option<&str>) -> Response {
    let to = way(&standing.gate, &standing.state, slug).unwrap_or_else(|| towards("/check", slug));
    Redirect::to(&to).into_response()
}

/// The page of a check that is due; else the way to where the person belongs.
async fn ask(
    app: &App,
    person: Uuid,
    address: Towards,
    due: impl Fn(&Gate) -> Option<CheckKind>,
) -> Response {
    let slug = exercise(app, address.exercise.as_deref());
    let slug = slug.as_deref();
    let standing = match Standing::of(app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(app, false),
    };
    let Some(check) = due(&standing.gate) else {
        return elsewhere(&standing, slug);
    };
    if check == CheckKind::Session {
        return short::page(app, &standing, slug, &BTreeMap::new(), &[]).into_response();
    }
    let fields = app.drafts.read(person, Form::Check(check), app.now().timestamp());
    let given = answers(app, check, &fields);
    let sequence = app.rules.screening.sequence(check, &given);
    let next = next_question(&standing.state, &app.rules, check, &given, &app.now());
    // Once all is answered, the last one: it is handed in with it.
    let open = next.as_deref().or(sequence.last().copied()).unwrap_or(PAIN);
    let wished = address.n.and_then(|n| sequence.get(n.checked_sub(1)?).copied());
    match wished.filter(|id| *id == open || given.has(id)) {
        Some(id) => step::page(app, &standing, check, slug, &fields, id, false).into_response(),
        None => Redirect::to(&step::address(check, &sequence, open, slug)).into_response(),
    }
}

/// `POST /check/questions`
pub async fn answer(app: App, Bound(person): Bound, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let short = fields.get("check").is_some_and(|check| check == "session");
    take(&app, person, &headers, if short { CheckKind::Session } else { CheckKind::Full }, fields).await
}

/// `POST /check/again`
pub async fn answer_again(
    app: App,
    Bound(person): Bound,
    headers: HeaderMap,
    Fields(fields): Fields,
) -> Response {
    take(&app, person, &headers, CheckKind::Recheck, fields).await
}

/// Takes what a page sends: the next question, or what the check leads to.
async fn take(
    app: &App,
    person: Uuid,
    headers: &HeaderMap,
    check: CheckKind,
    fields: BTreeMap<String, String>,
) -> Response {
    let slug = exercise(app, fields.get("exercise").map(String::as_str));
    let slug = slug.as_deref();
    let standing = match Standing::of(app, person).await {
        Ok(standing) => standing,
        Err(problem) => return problem.respond(app, false),
    };
    if check == CheckKind::Session {
        let given = answers(app, check, &fields);
        let sent = Sent { person, headers, check, slug, fields: &fields };
        return submit(app, &standing, &sent, given).await;
    }
    // What nobody asks for now is weighed, and not kept for later.
    let is_due = due(&standing.gate) == Some(check);
    let here = fields.get("question").cloned();
    let fields = if is_due {
        let question = here.as_deref().and_then(|id| app.rules.screening.question(id));
        let of_page = |name: &str| here.as_deref().is_some_and(|id| is_field_of(question, id, name));
        app.drafts.add(person, Form::Check(check), &fields, of_page, app.now().timestamp())
    } else {
        fields
    };
    let given = answers(app, check, &fields);
    let sequence = app.rules.screening.sequence(check, &given);
    if let Some(id) = here.as_deref().filter(|id| is_due && sequence.contains(id) && !given.has(id)) {
        let page = step::page(app, &standing, check, slug, &fields, id, true);
        return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
    }
    // Where no questions are due nothing more is asked either: a yes that locks counts as it stands.
    match next_question(&standing.state, &app.rules, check, &given, &app.now()).filter(|_| is_due) {
        Some(next) => Redirect::to(&step::address(check, &sequence, &next, slug)).into_response(),
        None => {
            let sent = Sent { person, headers, check, slug, fields: &fields };
            submit(app, &standing, &sent, given).await
        }
    }
}

/// A form that arrived.
struct Sent<'a> {
    person: Uuid,
    headers: &'a HeaderMap,
    check: CheckKind,
    slug: Option<&'a str>,
    fields: &'a BTreeMap<String, String>,
}

async fn submit(app: &App, standing: &Standing, sent: &Sent<'_>, answers: Answers) -> Response {
    let Sent { person, check, slug, fields, .. } = *sent;
    let action = match check {
        CheckKind::Recheck => Action::SubmitRecheck { answers },
        CheckKind::Full => Action::SubmitCheck { answers, check: Some(check) },
        CheckKind::Session => Action::SubmitCheck { answers, check: None },
    };
    let refused = match app.records.handle(person, &command(app, fields, action), &app.rules).await {
        Ok(Outcome::Checked { cleared: true, findings, .. }) => {
            app.drafts.forget(person, Form::Check(check));
            let mut response = Redirect::to(&cleared(standing, sent, &findings)).into_response();
            if let Some(cookie) = binding::renew(app, sent.headers) {
                response.headers_mut().insert(header::SET_COOKIE, cookie);
            }
            return response;
        }
        Ok(_) => {
            app.drafts.forget(person, Form::Check(check));
            return Redirect::to("/advice").into_response();
        }
        Err(record::Error::Refused(refused)) => refused,
        Err(error) => return Problem::from(error).respond(app, false),
    };
    match refused {
        // Nobody asks for it now, and nothing in it locks.
        Refused::Incomplete(_) if check != CheckKind::Session && due(&standing.gate) != Some(check) => {
            elsewhere(standing, slug)
        }
        // The page may be from before all questions were due again: what was answered is kept for them.
        Refused::Incomplete(_) if due(&standing.gate) == Some(CheckKind::Full) => {
            let form = Form::Check(CheckKind::Full);
            app.drafts.add(person, form, fields, |_| false, app.now().timestamp());
            Redirect::to(&towards("/check/questions", slug)).into_response()
        }
        Refused::Incomplete(incomplete) => {
            let page = short::page(app, standing, slug, fields, &incomplete.missing);
            (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
        }
        Refused::Clock => Problem::Clock.respond(app, false),
        Refused::Closed => Redirect::to(&towards("/check", slug)).into_response(),
        other => Problem::Refused(other).respond(app, false),
    }
}

/// Where a clear check leads: what a full one has found is said first.
fn cleared(standing: &Standing, sent: &Sent<'_>, findings: &[Finding]) -> String {
    let says = sent.slug.is_none() || !findings.is_empty();
    if sent.check == CheckKind::Full && says {
        towards("/advice", sent.slug)
    } else {
        onward(&standing.state, sent.slug)
    }
}
