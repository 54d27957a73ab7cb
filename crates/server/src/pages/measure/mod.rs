//! `/measure/{id}`: a questionnaire on one calm page, and what its score means. It works without JavaScript.

mod answered;
mod form;

use std::collections::BTreeMap;

use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Correction, MAX_ACTIVITIES, MeasureAnswers, Measured, State};
use library::{ItemKind, Questionnaire};
use serde::Deserialize;

use crate::app::App;
use crate::binding::Owner;
use crate::pages::check::{Fields, command};
use crate::problem::Problem;

pub use answered::{band, show as answered};
use form::{Form, page_of};

/// The questionnaires that are due for a person now, the one that has waited longest first.
pub fn due_measures<'a>(app: &'a App, state: &State) -> Vec<&'a Questionnaire> {
    let due = care::due_measures(state, &app.rules.questionnaires, app.now().timestamp());
    due.into_iter().filter_map(|id| questionnaire(app, id)).collect()
}

fn questionnaire<'a>(app: &'a App, id: &str) -> Option<&'a Questionnaire> {
    app.library.questionnaires.iter().find(|one| one.id == id)
}

/// One question as it is put to this person: each activity that they have named is one of its own.
pub struct Asked<'a> {
    /// Name of the answer.
    pub id: String,
    /// What is asked.
    pub item: &'a library::Item,
    /// The person's own name for it.
    pub named: Option<String>,
}

/// The questions for a person.
pub fn asked<'a>(questionnaire: &'a Questionnaire, state: &State) -> Vec<Asked<'a>> {
    let mut all = Vec::new();
    for item in &questionnaire.items {
        if item.kind != ItemKind::ChooseThree {
            all.push(Asked { id: item.id.clone(), item, named: None });
            continue;
        }
        let activities = state.intake().map(|intake| intake.activities.as_slice()).unwrap_or_default();
        for (at, activity) in activities.iter().take(MAX_ACTIVITIES).enumerate() {
            let id = format!("{}-{}", item.id, at + 1);
            all.push(Asked { id, item, named: Some(activity.name.clone()) });
        }
    }
    all
}

/// What the address may say: the place in the record of an answer that is to be corrected.
#[derive(Debug, Deserialize)]
pub struct Wish {
    correct: Option<u64>,
}

/// `GET /measure/{id}`
pub async fn show(
    app: App,
    id: Result<Path<String>, PathRejection>,
    wish: Result<Query<Wish>, QueryRejection>,
    Owner(_, loaded): Owner,
) -> Response {
    let Some(questionnaire) = id.ok().and_then(|Path(id)| questionnaire(&app, &id)) else {
        return Problem::NotFound.respond(&app, false);
    };
    if loaded.state.consent().is_none() {
        return Redirect::to("/check").into_response();
    }
    let wished = wish.ok().and_then(|Query(wish)| wish.correct);
    let correcting = wished.and_then(|fact| said(&loaded.state, questionnaire, fact));
    let values = correcting.map(|measured| measured.answers.iter().map(|(id, value)| (id.clone(), *value)));
    let form = Form {
        questionnaire,
        asked: asked(questionnaire, &loaded.state),
        values: values.into_iter().flatten().collect(),
        missing: Vec::new(),
        correcting: correcting.map(|measured| (measured.fact, measured.at.to_zoned(app.zone_of(&loaded)))),
    };
    page_of(&app, &form).into_response()
}

fn said<'a>(state: &'a State, questionnaire: &Questionnaire, fact: u64) -> Option<&'a Measured> {
    state.measures().iter().find(|measured| measured.fact == fact && measured.measure == questionnaire.id)
}

/// `POST /measure/{id}`
pub async fn answer(
    app: App,
    id: Result<Path<String>, PathRejection>,
    Owner(person, loaded): Owner,
    Fields(fields): Fields,
) -> Response {
    let Some(questionnaire) = id.ok().and_then(|Path(id)| questionnaire(&app, &id)) else {
        return Problem::NotFound.respond(&app, false);
    };
    let asked = asked(questionnaire, &loaded.state);
    let values = values(&asked, &fields);
    let missing: Vec<String> =
        asked.iter().filter(|one| !values.contains_key(&one.id)).map(|one| one.id.clone()).collect();
    let fact = fields.get("fact").and_then(|text| text.parse::<u64>().ok());
    let correcting = fact.and_then(|fact| said(&loaded.state, questionnaire, fact));
    if !missing.is_empty() || asked.is_empty() {
        let correcting =
            correcting.map(|measured| (measured.fact, measured.at.to_zoned(app.zone_of(&loaded))));
        let form = Form { questionnaire, asked, values, missing, correcting };
        return (StatusCode::UNPROCESSABLE_ENTITY, page_of(&app, &form)).into_response();
    }
    let action = match fact {
        Some(fact) => {
            Action::Correct { fact, correction: Correction::MeasureAnswered { answers: values, score: None } }
        }
        None => Action::AnswerMeasure { measure: questionnaire.id.clone(), answers: values },
    };
    match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => Redirect::to(&format!("/measure/{}/answered", questionnaire.id)).into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}

/// What was answered: a number within the range of its question; anything else counts as not answered.
fn values(asked: &[Asked<'_>], fields: &BTreeMap<String, String>) -> MeasureAnswers {
    let value = |one: &Asked<'_>| {
        let value: f64 = fields.get(&one.id)?.trim().replace(',', ".").parse().ok()?;
        let (least, greatest) = one.item.range();
        let chosen = one.item.kind != ItemKind::Choice
            || one.item.choices.iter().any(|choice| (choice.value - value).abs() < f64::EPSILON);
        (value >= least && value <= greatest && chosen).then(|| (one.id.clone(), value))
    };
    asked.iter().filter_map(value).collect()
}
