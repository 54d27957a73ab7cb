//! The session page: what it is handed, and that the gate is asked each time.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::person::Person;

fn texts<'a>(plan: &'a Value, of: &str) -> Vec<&'a str> {
    plan["items"].as_array().unwrap().iter().map(|item| item["ways"][0][of].as_str().unwrap()).collect()
}

#[tokio::test]
async fn one_exercise_is_a_session_of_one_item() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let plan = person.plan("/session/cat-cow").await;
    assert_eq!((plan["programme"].as_bool(), texts(&plan, "exercise")), (Some(false), vec!["cat-cow"]));
    let way = &plan["items"][0]["ways"][0];
    assert_eq!(way["amount"], json!({ "sets": 1, "repetitions": 8, "hold_s": 0 }));
    assert_eq!((way["camera"].as_bool(), way["sides"].as_str()), (Some(true), Some("none")));
    assert_eq!(plan["items"][0]["ways"][1]["kind"], "easier");
}

#[tokio::test]
async fn without_a_programme_the_intake_comes_first_and_nothing_is_used_up() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    assert_eq!(person.get("/session").await.location(), "/intake");
    assert_eq!(person.get("/session/cat-cow").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_of_the_programme_holds_several_exercises_and_goes_on_after_a_reload() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    person.has_programme().await;
    let plan = person.plan("/session").await;
    let exercises = texts(&plan, "exercise");
    assert!(exercises.len() > 1, "{exercises:?}");
    for text in ["name", "line", "much"] {
        assert!(texts(&plan, text).iter().all(|text| !text.is_empty() && !text.contains('⟦')), "{text}");
    }
    for item in plan["items"].as_array().unwrap() {
        let ways = item["ways"].as_array().unwrap();
        assert!(!ways[0]["why"].as_array().unwrap().is_empty(), "why it is there");
        let longer = |way: &Value| way["working_s"].as_u64() > ways[0]["working_s"].as_u64();
        assert!(!ways.iter().any(longer), "nothing that may be chosen takes longer: {item}");
    }
    assert_eq!(person.get("/session/cat-cow").await.location(), "/session", "one session at a time");

    let ticket = plan["ticket"].as_str().unwrap();
    let done = Person::done(ticket, 1, "finished").replace("cat-cow", exercises[0]);
    assert_eq!(person.command(done).await.status, StatusCode::OK);
    let again = person.plan("/session").await;
    assert_eq!(again["ticket"], plan["ticket"]);
    let over: Vec<_> = again["items"].as_array().unwrap().iter().map(|item| &item["done"]).collect();
    assert_eq!((over[0], over[1]), (&json!(true), &json!(false)));

    assert_eq!(person.command(Person::ended(ticket, 1)).await.status, StatusCode::OK);
    assert_eq!(person.get("/session").await.location(), "/check");
}

#[tokio::test]
async fn what_was_chosen_and_left_is_kept_and_what_cannot_be_is_refused() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    person.has_programme().await;
    let plan = person.plan("/session").await;
    let ticket = plan["ticket"].as_str().unwrap();
    let planned = texts(&plan, "exercise")[0];
    let more = format!(
        r#""unseen":[],"level":"easier","chosen":"instead","chosen_s":30,"instead_of":"{planned}","exchanged":"no-room""#
    );
    let done = Person::done(ticket, 1, "finished").replace("cat-cow", "band-row");
    let refused = person.command(done.replace(r#""unseen":[]"#, &more.replace(planned, "somersault"))).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(person.command(done.replace(r#""unseen":[]"#, &more)).await.status, StatusCode::OK);
    let record: Value = serde_json::from_str(&person.get("/api/record").await.text).unwrap();
    assert_eq!(record["sessions"][0]["results"][0]["instead_of"], planned);
}

#[tokio::test]
async fn nobody_is_told_or_shown_another_way_than_theirs() {
    for (constraint, level, figure) in
        [("osteoporosis", "hollow", "cat-cow.hollow"), ("wrist", "seated", "cat-cow.seated")]
    {
        let mut person = Person::new().await;
        person.agree().await;
        person.check(&[]).await;
        person.has_programme_within(&[constraint]).await;
        let plan = person.plan("/session").await;
        assert_eq!(plan["camera"], json!(false), "the intake says so");
        let items = plan["items"].as_array().unwrap();
        let way = items
            .iter()
            .map(|item| &item["ways"][0])
            .find(|way| way["exercise"] == "cat-cow")
            .expect("cat-cow");
        assert_eq!((&way["level"], &way["figure"]), (&json!(level), &json!(figure)));
        assert_eq!((&way["steps"], &way["phases"]), (&json!([]), &json!([null, null, null, null])));
        let stage = plan["figure"].as_str().unwrap();
        assert!(!stage.contains(r#"data-drawings="cat-cow""#), "{constraint}: the usual way is drawn");
        assert!(stage.contains(&format!(r#"data-drawings="{figure}""#)), "{constraint}");
    }
}

#[tokio::test]
async fn what_a_wrong_clock_wrote_down_is_put_right() {
    // A session was begun at ten and ended, by the device's clock, at six past ten; that waits for a connection until eleven of
    // the next day, by the server's clock.
    let table = [
        ("2026-11-24T11:03:00Z", "2026-11-23T10:03:00"),
        ("2026-11-23T11:03:00Z", "2026-11-24T10:03:00"),
        ("2026-11-22T10:08:00Z", "2026-11-24T11:00:00"),
        // Nothing ends before it began.
        ("2026-11-25T11:00:00Z", "2026-11-23T10:00:00"),
        // A difference of two minutes at most, and what cannot be read, changes nothing.
        ("2026-11-24T11:01:30Z", "2026-11-23T10:06:00"),
        ("yesterday", "2026-11-23T10:06:00"),
    ];
    for (device, expected) in table {
        let mut person = Person::new().await;
        person.agree().await;
        person.check(&[]).await;
        let ticket = person.ticket().await;
        person.wait(25);
        assert_eq!(
            person.command_by(device, Person::ended(&ticket, 1)).await.status,
            StatusCode::OK,
            "{device}"
        );
        let record: Value = serde_json::from_str(&person.get("/api/record").await.text).unwrap();
        let ended = record["sessions"][0]["ended_at"].as_str().unwrap();
        assert!(ended.starts_with(expected), "{device}: {ended}");
    }
}
