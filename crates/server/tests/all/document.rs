//! The OpenAPI document says of every route that answers programs what it answers, and of no other route.

use std::collections::BTreeSet;

use access::Role;
use axum::http::{Method, StatusCode, header};
use serde_json::Value;

use crate::person::{Answer, Person};
use crate::roles::{ROUTES, asked, of_role, table};

async fn document(person: &mut Person) -> Value {
    let answer = person.get("/api/openapi.json").await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json");
    serde_json::from_str(&answer.text).unwrap()
}

/// The patterns of the document, each with a way of asking.
fn said(document: &Value) -> BTreeSet<(String, String)> {
    let paths = document["paths"].as_object().unwrap();
    let ways = |(path, ways): (&String, &Value)| {
        let path = path.clone();
        ways.as_object().unwrap().keys().map(move |way| (path.clone(), way.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(ways).collect()
}

/// The kind of what is in an answer, if there is something.
fn kind(answer: &Answer) -> Option<&str> {
    let kind = answer.headers.get(header::CONTENT_TYPE)?.to_str().unwrap();
    kind.split(';').next().filter(|_| !answer.text.is_empty())
}

/// What the document refers to.
fn referred<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let Some(place) = value["$ref"].as_str() else { return value };
    document.pointer(place.trim_start_matches('#')).unwrap_or_else(|| panic!("{place} is nowhere"))
}

/// Every `$ref` of a value.
fn references(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| match value {
            Value::String(place) if name == "$ref" => drop(found.insert(place.clone())),
            value => references(value, found),
        }),
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        _ => {}
    }
}

#[tokio::test]
async fn every_part_of_the_document_is_there_and_used() {
    let document = document(&mut Person::new().await).await;
    let mut used = BTreeSet::new();
    references(&document, &mut used);
    let parts = ["responses", "schemas"].into_iter().flat_map(|kind| {
        let names = document["components"][kind].as_object().unwrap().keys();
        names.map(move |name| format!("#/components/{kind}/{name}"))
    });
    assert_eq!(parts.collect::<BTreeSet<_>>(), used);
}

#[tokio::test]
async fn what_answers_programs_is_said_and_nothing_else() {
    let mut with_record = Person::new().await;
    let stranger = with_record.stranger();
    let document = document(&mut with_record).await;
    let said = said(&document);
    assert!(said.is_subset(&table()), "no such route: {:?}", said.difference(&table()));
    with_record.agree().await;
    let operator = of_role(&with_record, Role::Operator).await;
    let (mut seen, json) =
        (BTreeSet::new(), ["application/json", "application/problem+json", "application/fhir+json"]);
    for (pattern, path, ways) in ROUTES {
        for (way, _) in *ways {
            let route = ((*pattern).to_owned(), (*way).to_owned());
            for one in [&stranger, &with_record, &operator] {
                let answer = asked(&mut one.thief(), way, path).await;
                let who = format!("{way} {pattern}: {} {:?}", answer.status, kind(&answer));
                if !said.contains(&route) {
                    assert!(!kind(&answer).is_some_and(|kind| json.contains(&kind)), "{who}");
                    continue;
                }
                let answers = &document["paths"][pattern][way]["responses"];
                let response = referred(&document, &answers[answer.status.as_str()]);
                assert!(response.is_object(), "{who}: not in the document");
                let content = response["content"].as_object();
                if let Some(kind) = kind(&answer) {
                    assert!(content.is_some_and(|content| content.contains_key(kind)), "{who}");
                }
                seen.insert(route.clone());
            }
        }
    }
    assert_eq!(seen, said);
}

#[tokio::test]
async fn a_program_is_answered_as_one_and_a_page_load_with_a_page() {
    let mut person = Person::new().await;
    for (accept, expected) in [
        ("*/*", "application/problem+json"),
        ("application/json", "application/problem+json"),
        ("text/html,application/xhtml+xml", "text/html"),
    ] {
        let mut request = person.request(Method::GET, "/settings/record.json", "", String::new());
        request.headers_mut().insert(header::ACCEPT, accept.parse().unwrap());
        let answer = person.send(request).await;
        assert_eq!((answer.status, kind(&answer)), (StatusCode::UNAUTHORIZED, Some(expected)), "{accept}");
    }
    let wrong = person.request(Method::DELETE, "/api/record", "", String::new());
    let answer = person.send(wrong).await;
    assert_eq!(
        (answer.status, kind(&answer)),
        (StatusCode::METHOD_NOT_ALLOWED, Some("application/problem+json"))
    );
    assert_eq!(answer.headers[header::ALLOW], "GET,HEAD");
    let long = "{".repeat(3 * 1024 * 1024);
    for path in ["/api/commands", "/account/passkey/ask", "/fhir/CoverageEligibilityRequest/$submit"] {
        person.agree().await;
        let request = person.request(Method::POST, path, "application/json", long.clone());
        assert_eq!(person.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}
