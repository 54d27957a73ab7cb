//! What a clinician answers: to a proposal, to a lock, and whose care somebody is in. The same commands as `dorsal clinic` gives.

use std::collections::BTreeMap;

use axum::response::Response;
use care::{Action, Change, Command, Enrolment, Programme, Reading, Verdict};
use uuid::Uuid;

use super::{Said, found, list, reader, shown};
use crate::accounts::{Clinician, Signed};
use crate::app::App;
use crate::pages::account::to;
use crate::pages::check::Fields;
use crate::problem::Problem;

/// Gives the command, or shows the list again with what was wrong.
async fn give(
    app: &App,
    signed: &Signed,
    person: Uuid,
    reading: Reading,
    action: Action,
) -> Result<Response, Problem> {
    let command = Command { id: app.fresh_id(), occurred_at: app.now(), action };
    let reader = reader(app, signed);
    match app.records.handle_for(person, (&reader, reading), &command, &app.rules).await {
        Ok(_) if reading == Reading::Enrol => Ok(to("/clinic?enrolled")),
        Ok(_) => Ok(to("/clinic")),
        Err(record::Error::Refused(_)) => again(app, signed, "page-clinic-refused").await,
        Err(error) => Err(error.into()),
    }
}

async fn again(app: &App, signed: &Signed, wrong: &'static str) -> Result<Response, Problem> {
    let (all, unreadable) = list(app, &reader(app, signed)).await?;
    Ok(shown(app, &all, unreadable, Said { enrolled: false, wrong: Some(wrong) }))
}

/// The person that a form names: only one in whose record something waits for a clinician can be answered.
fn named(fields: &Fields) -> Result<Uuid, Problem> {
    Uuid::parse_str(fields.text("person")).map_err(|_| Problem::Unreadable)
}

/// `POST /clinic/answer`
pub async fn answer(app: App, Clinician(signed): Clinician, fields: Fields) -> Response {
    let answered = async {
        let person = named(&fields)?;
        let proposal = fields.text("proposal").parse().map_err(|_| Problem::Unreadable)?;
        let (verdict, reading) = match fields.text("verdict") {
            "accept" => (Verdict::Accepted, Reading::Accept),
            "reject" => (Verdict::Rejected, Reading::Reject),
            "edit" => {
                let loaded = app.records.read_for(person, &reader(&app, &signed), Reading::Accept).await?;
                let proposed = loaded.state.proposals().get(&proposal).map(|decision| &decision.change);
                let Some(Change::Programme { programme }) = proposed else {
                    return again(&app, &signed, "page-clinic-refused").await;
                };
                let Some(programme) = edited(programme, &fields.0) else {
                    return again(&app, &signed, "page-clinic-edit-wrong").await;
                };
                (Verdict::Edited { programme }, Reading::Accept)
            }
            _ => return Err(Problem::Unreadable),
        };
        let (by, note) = (app.name_of(&signed.account), fields.text("note").to_owned());
        give(&app, &signed, person, reading, Action::AnswerDecision { proposal, verdict, by, note }).await
    };
    answered.await.unwrap_or_else(|problem| problem.respond(&app, false))
}

/// The programme as it was changed in the form; none where a field says nothing that can be. What may be in it, `care` decides.
fn edited(proposed: &Programme, fields: &BTreeMap<String, String>) -> Option<Programme> {
    let mut programme = proposed.clone();
    programme.sessions =
        fields.get("sessions")?.parse().ok().filter(|sessions| (1..=7).contains(sessions))?;
    let mut items = Vec::new();
    for (place, item) in proposed.items.iter().enumerate() {
        if fields.get(&format!("keep-{place}")).is_none_or(|keep| keep != "yes") {
            continue;
        }
        let mut item = item.clone();
        item.level = fields.get(&format!("level-{place}"))?.clone();
        item.amount.repetitions =
            fields.get(&format!("repetitions-{place}"))?.parse().ok().filter(|one| *one > 0)?;
        items.push(item);
    }
    programme.items = items;
    (!programme.items.is_empty()).then_some(programme)
}

/// `POST /clinic/clear`
pub async fn clear(app: App, Clinician(signed): Clinician, fields: Fields) -> Response {
    let cleared = async {
        if fields.text("seen") != "yes" {
            return again(&app, &signed, "page-clinic-clear-seen-first").await;
        }
        let by = app.name_of(&signed.account);
        give(&app, &signed, named(&fields)?, Reading::Clear, Action::GiveClearance { by }).await
    };
    cleared.await.unwrap_or_else(|problem| problem.respond(&app, false))
}

/// `POST /clinic/enrol`
pub async fn enrol(app: App, Clinician(signed): Clinician, fields: Fields) -> Response {
    let enrolled = async {
        let enrolment = match fields.text("enrolment") {
            "clinic" => Enrolment::Clinic,
            "self-guided" => Enrolment::SelfGuided,
            _ => return Err(Problem::Unreadable),
        };
        match found(&app, fields.text("whose")).await? {
            Some(person) => give(&app, &signed, person, Reading::Enrol, Action::Enrol { enrolment }).await,
            None => again(&app, &signed, "page-clinic-nobody").await,
        }
    };
    enrolled.await.unwrap_or_else(|problem| problem.respond(&app, false))
}
