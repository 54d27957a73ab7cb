//! Every route for everybody: what a person sees depends on where they stand, and on nothing that they can type.

use axum::http::StatusCode;

use crate::person::Person;

/// Where a person stands.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Stands {
    Stranger,
    Agreed,
    InSession,
    Finished,
    Locked,
}

async fn person(stands: Stands) -> Person {
    let mut person = Person::new().await;
    if stands == Stands::Stranger {
        return person;
    }
    person.agree().await;
    match stands {
        Stands::Stranger | Stands::Agreed => {}
        Stands::Locked => {
            person.check(&[("fever", "yes")]).await;
        }
        Stands::InSession | Stands::Finished => {
            person.check(&[]).await;
            let ticket = person.ticket().await;
            if stands == Stands::Finished {
                assert_eq!(person.command(Person::done(&ticket, 1, "finished")).await.status, StatusCode::OK);
                assert_eq!(person.command(Person::ended(&ticket, 1)).await.status, StatusCode::OK);
            }
        }
    }
    person
}

/// What a route answers: a page, or the way to another one.
fn shown(status: StatusCode, location: &str) -> String {
    match status.as_u16() {
        303 => format!("-> {}", location.split('?').next().unwrap()),
        code => code.to_string(),
    }
}

#[tokio::test]
async fn every_route_for_everybody() {
    use Stands::{Agreed, Finished, InSession, Locked, Stranger};
    let stands = [Stranger, Agreed, InSession, Finished, Locked];
    let questions = "-> /check/questions";
    let session = "-> /session/cat-cow";
    let table: [(&str, [&str; 5]); 57] = [
        ("/", ["200"; 5]),
        ("/exercise/open-book", ["200"; 5]),
        ("/about", ["200"; 5]),
        ("/emergency", ["200"; 5]),
        ("/camera", ["200"; 5]),
        ("/camera?exercise=cat-cow", ["200"; 5]),
        ("/progress", ["200"; 5]),
        ("/progress/1", ["401", "404", "404", "200", "404"]),
        ("/measure/pain", ["401", "200", "200", "200", "200"]),
        ("/learn", ["200"; 5]),
        ("/learn/sleep", ["200"; 5]),
        ("/learn/nothing", ["404"; 5]),
        ("/avoid", ["200"; 5]),
        ("/flare-up", ["200"; 5]),
        ("/join", ["200"; 5]),
        ("/join?q=northwind", ["200"; 5]),
        ("/join/letter.pdf", ["200"; 5]),
        ("/join/00000000-0000-4000-8000-000000000001", ["404"; 5]),
        ("/join/nothing/letter.pdf", ["404"; 5]),
        ("/api/sponsors?q=northwind", ["200"; 5]),
        ("/settings", ["200"; 5]),
        ("/settings/reminders", ["401", "200", "200", "200", "200"]),
        ("/settings/reminders.ics", ["401", "200", "200", "200", "200"]),
        ("/settings/movements", ["401", "200", "200", "200", "200"]),
        ("/progress/1/1", ["401", "404", "404", "200", "404"]),
        ("/settings/record", ["401", "200", "200", "200", "200"]),
        ("/settings/record.json", ["401", "200", "200", "200", "200"]),
        ("/settings/record.html", ["401", "200", "200", "200", "200"]),
        ("/settings/withdraw", ["401", "200", "200", "200", "200"]),
        ("/settings/erase", ["401", "200", "200", "200", "200"]),
        ("/calendar/nothing.ics", ["404"; 5]),
        ("/nothing", ["404"; 5]),
        ("/session/nothing", ["404"; 5]),
        ("/check", ["200", questions, session, questions, "-> /advice"]),
        ("/check/questions", ["401", questions, session, "200", "-> /advice"]),
        ("/check/questions?n=1", ["401", "200", session, "200", "-> /advice"]),
        ("/check/again", ["401", questions, session, questions, "-> /advice"]),
        ("/advice", ["401", "-> /check", "-> /check", "-> /check", "200"]),
        ("/today", ["-> /check", "200", "200", "200", "-> /advice"]),
        ("/intake", ["-> /check", "-> /check", "200", "200", "-> /check"]),
        ("/programme", ["-> /check", "-> /intake", "-> /intake", "-> /intake", "-> /intake"]),
        ("/session", ["-> /check", "-> /check", session, "-> /check", "-> /advice"]),
        ("/session/wall-slide", ["-> /exercise/wall-slide"; 5]),
        ("/session/cat-cow", ["-> /check", "-> /check", "200", "-> /check", "-> /advice"]),
        ("/account", ["200"; 5]),
        ("/account/new", ["200"; 5]),
        ("/account/sign-in", ["200"; 5]),
        ("/account/recover", ["200"; 5]),
        ("/account/delete", ["403"; 5]),
        ("/operator", ["403"; 5]),
        ("/clinic", ["403"; 5]),
        ("/clinic/emergency", ["403"; 5]),
        ("/invitation/nothing", ["410"; 5]),
        ("/manifest.webmanifest", ["200"; 5]),
        ("/sw.js", ["200"; 5]),
        ("/offline/another/en", ["404"; 5]),
        ("/api/record", ["401", "200", "200", "200", "200"]),
    ];
    for (column, stands) in stands.into_iter().enumerate() {
        let mut person = person(stands).await;
        for (path, expected) in table {
            let answer = person.get(path).await;
            assert_eq!(shown(answer.status, answer.location()), expected[column], "{path} for {stands:?}");
            assert!(!library::is_missing(&answer.text), "{path} for {stands:?}: {}", answer.text);
        }
    }
}

#[tokio::test]
async fn nobody_sees_or_changes_the_record_of_another() {
    let mut one = person(Stands::InSession).await;
    let ticket = one.ticket().await;
    let mut other = one.stranger();
    assert_eq!(other.command(Person::done(&ticket, 1, "finished")).await.status, StatusCode::UNAUTHORIZED);
    other.agree().await;
    let answer = other.command(Person::done(&ticket, 1, "finished")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
    assert!(answer.text.contains("unknown-ticket"), "{}", answer.text);
    assert_eq!(other.get("/api/record").await.text.matches("exercise-done").count(), 0);
    assert!(!one.get("/progress").await.text.contains("data-session"));
}

#[tokio::test]
async fn commands_that_belong_to_pages_are_not_taken_as_json() {
    let mut person = person(Stands::Agreed).await;
    for body in [
        r#"{"id":"00000000-0000-4000-8000-000000000401","occurred_at":"2026-11-23T10:00:00Z[UTC]","kind":"start-session","exercise":"cat-cow"}"#,
        r#"{"id":"00000000-0000-4000-8000-000000000402","occurred_at":"2026-11-23T10:00:00Z[UTC]","kind":"submit-check","answers":{"answers":{}}}"#,
        r#"{"id":"00000000-0000-4000-8000-000000000403","occurred_at":"2026-11-23T10:00:00Z[UTC]","kind":"anything"}"#,
        "{",
        "",
        "[]",
    ] {
        let answer = person.command(body.to_owned()).await;
        assert!(answer.status.is_client_error(), "{body}: {}", answer.status);
        assert!(answer.text.contains("urn:dorsal:problem:"), "{body}: {}", answer.text);
    }
}
