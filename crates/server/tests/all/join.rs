//! Joining: a sponsor is found, somebody learns whether they are covered, and nobody learns more than that.

use std::collections::BTreeMap;

use access::sponsor::{Relationship, Sponsor};
use axum::http::{StatusCode, header};
use uuid::Uuid;

use crate::person::{Answer, Person};

const NORTHWIND: Uuid = Uuid::from_u128(7);
const ROSTER: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end
E-0042,Ana,Silva,1980-03-31,self,2026-01-01,
E-0042,Rui,Silva,1978-12-01,spouse,2026-01-01,
E-0043,Mia,Kowalska,1991-07-08,self,2026-01-01,2026-02-01
E-0044,Tom,Young,2010-07-08,self,2026-01-01,
";

fn northwind() -> Sponsor {
    let mut sponsor = Sponsor::new(NORTHWIND, "Northwind Traders");
    sponsor.aliases = vec!["Star Trading".to_owned()];
    sponsor
}

async fn person(sponsor: Sponsor) -> Person {
    let person = Person::where_joining(|joining| joining.limited = false).await;
    person.sponsor(sponsor, ROSTER).await;
    person
}

fn asks(id: &str, birth: &str, first: &str, last: &str) -> BTreeMap<String, String> {
    let mut date = birth.split('-');
    let mut part = || date.next().unwrap_or_default().to_owned();
    let (year, month, day) = (part(), part(), part());
    let fields = [
        ("member_id", id),
        ("first_name", first),
        ("last_name", last),
        ("year", &year),
        ("month", &month),
        ("day", &day),
    ];
    fields.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

async fn ask(person: &mut Person, (id, birth, first, last): (&str, &str, &str, &str)) -> Answer {
    person.post(&format!("/join/{NORTHWIND}"), &asks(id, birth, first, last)).await
}

fn result(answer: &Answer) -> &str {
    let found = answer.text.split_once("data-result=\"").and_then(|(_, rest)| rest.split_once('"'));
    found.map_or("", |(result, _)| result)
}

#[tokio::test]
async fn a_sponsor_is_found_by_any_of_its_names_also_one_that_was_added_since() {
    let mut person = person(northwind()).await;
    for (query, found) in
        [("northwind", true), ("star+tra", true), ("nortwhind", true), ("no", false), ("bakery", false)]
    {
        let page = person.get(&format!("/join?q={query}")).await;
        assert_eq!(page.text.contains(&format!("/join/{NORTHWIND}")), found, "{query}");
        let json: serde_json::Value =
            serde_json::from_str(&person.get(&format!("/api/sponsors?q={query}")).await.text).unwrap();
        assert_eq!(json["sponsors"].as_array().unwrap().len(), usize::from(found), "{query}: {json}");
    }
    assert!(!person.get("/join?q=bakery").await.text.contains("Bakery of Évora"));
    person.sponsor(Sponsor::new(Uuid::from_u128(8), "Bakery of Évora"), "").await;
    assert!(person.get("/join?q=bakery").await.text.contains("Bakery of Évora"));
    assert!(person.get("/").await.text.contains("action=\"/join\""), "the guide leads there");
}

#[tokio::test]
async fn who_is_covered_may_go_on() {
    let mut sponsor = northwind();
    sponsor.relationships = [Relationship::Own].into();
    let mut person = person(sponsor.clone()).await;
    let page = person.get(&format!("/join/{NORTHWIND}")).await;
    assert!(page.text.contains("Northwind Traders"), "{}", page.text);
    for (asked, expected) in [
        (("E-0042", "1980-03-31", "Ana", "Silva"), "eligible"),
        (("e 0042", "1980-3-31", "Anna", "Sylva"), "eligible"),
        (("E-0042", "1980-03-30", "Ana", "Silva"), "not-found"),
        (("E-0042", "1980-03-31", "Rita", "Gomes"), "not-found"),
        (("E-0042", "1978-12-01", "Rui", "Silva"), "not-found"),
        (("E-0043", "1991-07-08", "Mia", "Kowalska"), "not-found"),
        (("E-0044", "2010-07-08", "Tom", "Young"), "not-found"),
    ] {
        let answer = ask(&mut person, asked).await;
        assert_eq!((answer.status, result(&answer)), (StatusCode::OK, expected), "{asked:?}");
        assert!(!answer.text.contains(asked.2), "what was entered is not repeated: {asked:?}");
    }
    sponsor.other_programme = Some("Ask for the family plan.".to_owned());
    person.sponsor(sponsor, "").await;
    let answer = ask(&mut person, ("E-0042", "1978-12-01", "Rui", "Silva")).await;
    assert_eq!(result(&answer), "other-programme");
    assert!(answer.text.contains("Ask for the family plan."));
}

#[tokio::test]
async fn what_is_missing_is_said_and_nothing_is_looked_up() {
    let mut person = person(northwind()).await;
    for (asked, error) in [
        (("--", "1980-03-31", "Ana", "Silva"), "id-error"),
        (("E-0042", "1980-02-31", "Ana", "Silva"), "birth-error"),
        (("E-0042", "80-3-31", "Ana", "Silva"), "birth-error"),
        (("E-0042", "2027-03-31", "Ana", "Silva"), "birth-error"),
        (("E-0042", "1980-03-31", "", "."), "name-error"),
    ] {
        let answer = ask(&mut person, asked).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{asked:?}");
        assert!(answer.text.contains(error) && answer.text.contains(asked.0), "{asked:?}: {}", answer.text);
    }
    let nobody = person
        .post(&format!("/join/{}", Uuid::from_u128(1)), &asks("E-0042", "1980-03-31", "Ana", "Silva"))
        .await;
    assert_eq!(nobody.status, StatusCode::NOT_FOUND);
}

/// A script that tries ids and birth dates learns only what it knew: an exact pair, with a name that fits.
#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_of_people_yields_nothing() {
    let person = person(northwind()).await;
    let mut tries = vec![];
    for id in 0..100 {
        for day in 0..20 {
            tries.push((format!("E-{id:04}"), format!("19{}-0{}-{}", 80 + day % 2, 1 + day % 5, 12 + day)));
        }
    }
    tries.push(("E-0042".to_owned(), "1980-03-31".to_owned()));
    let mut running = tokio::task::JoinSet::new();
    for some in tries.chunks(64).map(<[_]>::to_vec) {
        let mut script = person.stranger();
        running.spawn(async move {
            let mut answers = vec![];
            for (id, birth) in some {
                answers.push(ask(&mut script, (&id, &birth, "Ana", "Silva")).await);
            }
            answers
        });
    }
    let answers: Vec<Answer> = running.join_all().await.into_iter().flatten().collect();
    let eligible = answers.iter().filter(|answer| result(answer) == "eligible").count();
    assert_eq!((answers.len(), eligible), (2001, 1));
    let first = answers.iter().find(|answer| result(answer) == "not-found").unwrap();
    for answer in answers.iter().filter(|answer| result(answer) != "eligible") {
        assert!(answer.text == first.text && answer.headers == first.headers, "{}", answer.text);
    }
    let mut script = person.stranger();
    for near in [("E-0042", "1980-03-31", "Zoe", "Kim"), ("E-0043", "1991-07-08", "Mia", "Kowalska")] {
        let answer = ask(&mut script, near).await;
        assert!(answer.text == first.text && answer.headers == first.headers, "{near:?}");
    }
}

#[tokio::test]
async fn somebody_who_tries_a_lot_is_asked_to_come_later() {
    let person = Person::new().await;
    person.sponsor(northwind(), ROSTER).await;
    let mut script = person.stranger();
    let mut statuses = BTreeMap::new();
    for n in 0..60 {
        let answer = ask(&mut script, (&format!("E-{n:04}"), "1980-03-31", "Ana", "Silva")).await;
        *statuses.entry(answer.status.as_u16()).or_insert(0) += 1;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            let after: u64 = answer.headers[header::RETRY_AFTER].to_str().unwrap().parse().unwrap();
            assert!((1..=60).contains(&after), "{after}");
        }
    }
    assert_eq!(statuses, [(200, 30), (429, 30)].into());
    person.wait(1);
    let answer = ask(&mut script, ("E-0042", "1980-03-31", "Ana", "Silva")).await;
    assert_eq!(result(&answer), "eligible", "nobody is locked out");
}

#[tokio::test]
async fn where_only_members_may_begin_others_do_not() {
    let mut person = Person::where_joining(|joining| joining.members_only = true).await;
    person.sponsor(northwind(), ROSTER).await;
    let begins =
        |answer: &Answer| answer.location() != "/join" && answer.headers.contains_key(header::SET_COOKIE);
    assert_eq!(person.get("/check").await.location(), "/join");
    assert!(!begins(&person.agree().await));
    let answer = ask(&mut person, ("E-0042", "1980-03-31", "Zoe", "Kim")).await;
    assert!(!answer.text.contains("href=\"/check\""), "{}", answer.text);
    assert!(!begins(&person.agree().await));
    ask(&mut person, ("E-0042", "1980-03-31", "Ana", "Silva")).await;
    assert_eq!(person.get("/check").await.status, StatusCode::OK);
    let mut twin = person.stranger();
    assert!(!begins(&twin.agree().await), "another browser");
    assert!(begins(&person.agree().await));
    assert_ne!(person.get("/today").await.location(), "/join", "it counts from then on");
}

#[tokio::test]
async fn letters_name_the_sponsor_and_are_pdf() {
    let mut person = person(northwind()).await;
    for path in ["/join/letter.pdf".to_owned(), format!("/join/{NORTHWIND}/letter.pdf")] {
        let answer = person.get(&path).await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/pdf", "{path}");
        assert!(answer.text.starts_with("%PDF"), "{path}");
    }
}

fn request(number: &str, birth: &str, family: &str) -> serde_json::Value {
    serde_json::json!({
        "resourceType": "CoverageEligibilityRequest",
        "status": "active",
        "purpose": ["validation"],
        "identifier": [{"value": "question-1"}],
        "patient": {"reference": "#patient"},
        "created": "2026-11-26",
        "insurer": {"reference": format!("Organization/{NORTHWIND}")},
        "insurance": [{"coverage": {"reference": "#coverage"}}],
        "contained": [
            {"resourceType": "Patient", "id": "patient", "name": [{"family": family, "given": ["Ana"]}], "birthDate": birth},
            {"resourceType": "Coverage", "id": "coverage", "status": "active", "subscriberId": number,
             "beneficiary": {"reference": "#patient"}, "payor": [{"display": "Northwind"}]},
        ],
    })
}

async fn submit(person: &mut Person, request: &serde_json::Value) -> (Answer, serde_json::Value) {
    let path = "/fhir/CoverageEligibilityRequest/$submit";
    let sent = person.request(axum::http::Method::POST, path, "application/fhir+json", request.to_string());
    let answer = person.send(sent).await;
    let json = serde_json::from_str(&answer.text).unwrap_or_default();
    (answer, json)
}

#[tokio::test]
async fn the_same_question_in_fhir_gets_the_same_answer() {
    let mut person = person(northwind()).await;
    let (answer, json) = submit(&mut person, &request("E-0042", "1980-03-31", "Silva")).await;
    assert_eq!(answer.headers[header::CONTENT_TYPE], "application/fhir+json");
    assert_eq!(
        (&json["disposition"], &json["insurance"][0]["inforce"]),
        (&"eligible".into(), &true.into()),
        "{json}"
    );
    assert_eq!(json["request"]["identifier"]["value"], "question-1");
    let (first, _) = submit(&mut person, &request("E-0042", "1980-03-30", "Silva")).await;
    for other in [request("E-9999", "1980-03-31", "Silva"), request("E-0043", "1991-07-08", "Kowalska")] {
        let (answer, json) = submit(&mut person, &other).await;
        assert_eq!(json["disposition"], "not-found");
        assert!(answer.text == first.text && answer.headers == first.headers, "{json}");
    }
    for (place, value, code) in [
        ("/resourceType", "Patient", "structure"),
        ("/purpose/0", "benefits", "not-supported"),
        ("/insurer/reference", "Organization/none", "required"),
        ("/insurer/reference", "Organization/00000000-0000-4000-8000-000000000009", "not-found"),
        ("/patient/reference", "Patient/1", "required"),
        ("/contained/0/birthDate", "1980-02-31", "required"),
        ("/contained/1/subscriberId", "--", "required"),
    ] {
        let mut wrong = request("E-0042", "1980-03-31", "Silva");
        *wrong.pointer_mut(place).unwrap() = value.into();
        let (answer, json) = submit(&mut person, &wrong).await;
        assert!(answer.status.is_client_error(), "{place}");
        assert_eq!(
            (&json["resourceType"], &json["issue"][0]["code"]),
            (&"OperationOutcome".into(), &code.into()),
            "{place}"
        );
    }
}
