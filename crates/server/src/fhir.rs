//! FHIR R4: a `CoverageEligibilityRequest` for "validation" is answered by a `CoverageEligibilityResponse`, for the programmes of employers and
//! health plans. It is the question of the page, with its limits, its work and its beat, and repeats nothing of the patient.
//!
//! The request carries everything itself: the patient (`name`, `birthDate`) and the coverage (`subscriberId`, else an identifier) are contained
//! resources, the insurer is `Organization/ID` or an identifier with the sponsor's id, as `/api/sponsors` tells it.

use access::eligibility::{Claim, Eligibility};
use access::identity::member_id_as_compared;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::app::App;
use crate::join::{Later, Network, ask};
use crate::problem::Problem;

/// Why a request cannot be answered.
#[derive(Debug, PartialEq)]
enum Wrong {
    /// Not JSON, or another resource.
    Resource,
    /// Something else than whether the coverage holds.
    Purpose,
    /// No sponsor of ours.
    Insurer,
    /// No patient with a name and a birth date.
    Patient,
    /// No number.
    Coverage,
}

impl Wrong {
    /// What to do about it, and FHIR's code for it.
    fn said(&self) -> (&'static str, &'static str) {
        match self {
            Self::Resource => ("structure", "post a CoverageEligibilityRequest of FHIR R4 as JSON"),
            Self::Purpose => ("not-supported", "purpose must be [\"validation\"]"),
            Self::Insurer => (
                "required",
                "insurer must be Organization/ID or have an identifier with the id from /api/sponsors",
            ),
            Self::Patient => (
                "required",
                "patient must be a contained Patient with a name and a birthDate like 1980-03-31",
            ),
            Self::Coverage => (
                "required",
                "insurance[0].coverage must be a contained Coverage with a subscriberId or an identifier",
            ),
        }
    }
}

/// `POST /fhir/CoverageEligibilityRequest/$submit`
pub async fn submit(app: App, network: Network, body: Result<Json<Value>, JsonRejection>) -> Response {
    if body.as_ref().is_err_and(|rejection| rejection.status() == StatusCode::PAYLOAD_TOO_LARGE) {
        return outcome(StatusCode::PAYLOAD_TOO_LARGE, "too-long", "ask about one person at a time");
    }
    let read = body.map_err(|_| Wrong::Resource).and_then(|Json(request)| {
        let (sponsor, claim) = question(&request)?;
        Ok((request, sponsor, claim))
    });
    let (request, id, claim) = match read {
        Ok(read) => read,
        Err(wrong) => {
            let (code, text) = wrong.said();
            return outcome(StatusCode::BAD_REQUEST, code, text);
        }
    };
    match ask::admitted(&app, network, id).await {
        Ok(Ok(())) => {}
        Ok(Err(Later(seconds))) => {
            let mut response = outcome(StatusCode::TOO_MANY_REQUESTS, "throttled", "try again later");
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            return response;
        }
        Err(problem) => return refused(&problem),
    }
    ask::on_the_beat(async {
        match ask::decided(&app, id, &claim).await {
            Ok((sponsor, found)) => {
                let other = sponsor.other_programme.as_deref();
                answer(&app, &request, (id, &sponsor.name), found, other)
            }
            Err(problem) => refused(&problem),
        }
    })
    .await
}

fn refused(problem: &Problem) -> Response {
    match problem {
        Problem::NotFound => {
            outcome(StatusCode::NOT_FOUND, "not-found", "there is no such insurer: see /api/sponsors")
        }
        _ => outcome(StatusCode::INTERNAL_SERVER_ERROR, "exception", "the server could not answer"),
    }
}

fn text<'a>(value: &'a Value, place: &str) -> Option<&'a str> {
    value.pointer(place).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// A resource inside of the request that a reference like `#patient` means.
fn contained<'a>(request: &'a Value, reference: &Value, kind: &str) -> Option<&'a Value> {
    let id = text(reference, "/reference")?.strip_prefix('#')?;
    let all = request["contained"].as_array()?;
    all.iter().find(|one| one["resourceType"] == kind && one["id"] == id)
}

/// Who is asked about, and where.
fn question(request: &Value) -> Result<(Uuid, Claim), Wrong> {
    if request["resourceType"] != "CoverageEligibilityRequest" {
        return Err(Wrong::Resource);
    }
    if request["purpose"] != json!(["validation"]) {
        return Err(Wrong::Purpose);
    }
    let insurer = &request["insurer"];
    let by_reference = text(insurer, "/reference").and_then(|text| text.strip_prefix("Organization/"));
    let insurer = by_reference.or_else(|| text(insurer, "/identifier/value"));
    let sponsor = insurer.and_then(|text| Uuid::parse_str(text).ok()).ok_or(Wrong::Insurer)?;
    let patient = contained(request, &request["patient"], "Patient").ok_or(Wrong::Patient)?;
    let birth =
        text(patient, "/birthDate").and_then(|text| text.parse::<Date>().ok()).ok_or(Wrong::Patient)?;
    let given = patient.pointer("/name/0/given").and_then(Value::as_array);
    let given: Vec<&str> = given.into_iter().flatten().filter_map(Value::as_str).collect();
    let last_name = text(patient, "/name/0/family").or_else(|| text(patient, "/name/0/text"));
    let last_name = last_name.ok_or(Wrong::Patient)?.to_owned();
    let coverage = request.pointer("/insurance/0/coverage").unwrap_or(&Value::Null);
    let coverage = contained(request, coverage, "Coverage").ok_or(Wrong::Coverage)?;
    let number = text(coverage, "/subscriberId").or_else(|| text(coverage, "/identifier/0/value"));
    let number = number.filter(|number| member_id_as_compared(number).is_some()).ok_or(Wrong::Coverage)?;
    Ok((sponsor, Claim { member_id: number.to_owned(), birth, first_name: given.join(" "), last_name }))
}

fn answer(
    app: &App,
    request: &Value,
    (id, name): (Uuid, &str),
    found: Eligibility,
    other: Option<&str>,
) -> Response {
    let disposition = match (found, other) {
        (Eligibility::OtherProgramme, Some(other)) => format!("{}: {other}", found.slug()),
        _ => found.slug().to_owned(),
    };
    let meant = |kind: &str| json!({"type": kind, "display": format!("the {kind} of the request")});
    let mut question = meant("CoverageEligibilityRequest");
    // Its own number, by which who has asked knows it again.
    if let Some(number) = text(request, "/identifier/0/value") {
        question["identifier"] = json!({"value": number});
    }
    fhir(
        StatusCode::OK,
        json!({
            "resourceType": "CoverageEligibilityResponse",
            "status": "active",
            "purpose": ["validation"],
            "patient": meant("Patient"),
            "created": app.now().date().to_string(),
            "request": question,
            "outcome": "complete",
            "disposition": disposition,
            "insurer": {"reference": format!("Organization/{id}"), "display": name},
            "insurance": [{"coverage": meant("Coverage"), "inforce": found == Eligibility::Eligible}],
        }),
    )
}

fn outcome(status: StatusCode, code: &str, text: &str) -> Response {
    let issue = json!([{"severity": "error", "code": code, "diagnostics": text}]);
    fhir(status, json!({"resourceType": "OperationOutcome", "issue": issue}))
}

fn fhir(status: StatusCode, resource: Value) -> Response {
    let kind = HeaderValue::from_static("application/fhir+json");
    let mut response = (status, Json(resource)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}
