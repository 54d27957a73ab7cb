//! Landmarks that a person wants kept: the wish, what is taken, the figure that shows them, and how they go.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use body::{Landmark, Observation, POINTS, Point, Pose};
use glam::{DVec2, DVec3};
use motion::recording::{Encoder, Mark};

use crate::learn::post;
use crate::person::{Answer, Person};

/// Somebody who lifts an arm for 20 seconds, as a recording.
fn recording() -> Vec<u8> {
    let landmark = |x: f64, y: f64| Landmark {
        image: DVec3::new(x, y, 0.0),
        world: DVec3::ZERO,
        visibility: 1.0,
        presence: 1.0,
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    for frame in 0..330 {
        let time_s = f64::from(frame) / 15.0;
        if frame == 15 {
            encoder.mark(Mark::Start, time_s, &mut bytes);
        }
        let mut landmarks = [landmark(300.0, 240.0); POINTS];
        landmarks[Point::LeftWrist as usize] = landmark(420.0, 240.0 + 100.0 * time_s.sin());
        landmarks[Point::RightAnkle as usize] = landmark(280.0, 440.0);
        let seen = Observation {
            time_s,
            size: DVec2::new(640.0, 480.0),
            pose: Some(Pose { landmarks, score: 1.0 }),
            smooth: None,
            outline: None,
            brightness: 0.5,
        };
        encoder.observe(&seen, &mut bytes);
    }
    encoder.mark(Mark::Finish, 22.0, &mut bytes);
    encoder.finish(&mut bytes);
    bytes
}

fn head(ticket: &str, id: u8, exercise: &str) -> String {
    format!(
        r#"{{"id":"00000000-0000-4000-8000-0000000007{id:02x}","occurred_at":"2026-11-23T10:06:00Z[UTC]","ticket":"{ticket}",
        "shows":{{"exercise":"{exercise}","set":1,"from_s":0.0}}}}"#
    )
    .replace('\n', "")
}

async fn send(person: &mut Person, head: &str, bytes: &[u8]) -> Answer {
    let body = [head.as_bytes(), b"\n", bytes].concat();
    let request = person.request(Method::POST, "/api/recordings", "application/octet-stream", String::new());
    person.send(request.map(|_| Body::from(body))).await
}

async fn wish(person: &mut Person, fields: &[(&str, &str)]) -> Answer {
    post(person, "/settings/movements", fields).await
}

/// A set that the camera followed, with two repetitions.
fn followed(ticket: &str) -> String {
    let mark = |start: u32| {
        let [peak, end] = [start + 2, start + 4];
        format!(r#"{{"start_s":{start},"peak_s":{peak},"end_s":{end},"range":0.1,"correct":true}}"#)
    };
    let marks = format!(r#""repetition_marks":[{},{}]"#, mark(1), mark(6));
    Person::done(ticket, 1, "finished").replace(r#""repetition_marks":[]"#, &marks)
}

/// A session that is over, and its ticket.
async fn session(days: Option<&str>) -> (Person, String) {
    let mut person = Person::new().await;
    person.agree().await;
    if let Some(days) = days {
        assert_eq!(wish(&mut person, &[("days", days)]).await.location(), "/settings/movements?saved=yes");
    }
    person.check(&[]).await;
    let ticket = person.ticket().await;
    let keeps = person.plan("/session/cat-cow").await["keep"].as_bool();
    assert_eq!(keeps, Some(days.is_some()), "the page records only where it is wished");
    person.command(followed(&ticket)).await;
    person.command(Person::ended(&ticket, 1)).await;
    (person, ticket)
}

async fn kept() -> (Person, String) {
    let (mut person, ticket) = session(Some("30")).await;
    let answer = send(&mut person, &head(&ticket, 1, "cat-cow"), &recording()).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
    (person, ticket)
}

#[tokio::test]
async fn without_the_wish_nothing_is_kept_and_it_is_offered_once() {
    let (mut person, ticket) = session(None).await;
    let offered = "Would you like to see your movements again?";
    assert!(person.get("/progress").await.text.contains(offered));
    let answer = send(&mut person, &head(&ticket, 1, "cat-cow"), &recording()).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text.contains("urn:dorsal:problem:not-wished"), "{}", answer.text);
    assert!(!person.get("/progress/1").await.text.contains("/progress/1/1"));
    let answer = wish(&mut person, &[("days", "none"), ("from", "progress")]).await;
    assert_eq!(answer.location(), "/progress");
    assert!(!person.get("/progress").await.text.contains(offered), "it was answered");
    for wrong in ["0", "366", "-1", "many", ""] {
        assert!(wish(&mut person, &[("days", wrong)]).await.status.is_client_error(), "{wrong}");
    }
}

#[tokio::test]
async fn what_is_kept_is_shown_again_as_it_was_counted() {
    let (mut person, ticket) = kept().await;
    // The answer was lost: it is sent again.
    let again = send(&mut person, &head(&ticket, 1, "cat-cow"), &recording()).await;
    assert_eq!(again.status, StatusCode::NO_CONTENT);
    assert!(person.get("/settings/movements").await.text.contains("One set is kept"));

    let page = person.get("/progress/1").await.text;
    assert!(page.contains(r#"href="/progress/1/1""#), "{page}");
    assert!(page.contains("It goes by itself on Wednesday 23 December 2026."), "{page}");
    let page = person.get("/progress/1/1").await.text;
    assert!(page.contains("21 seconds, 2 repetitions were counted."), "{page}");
    // Without a script: a still, and three moments.
    assert_eq!(page.matches("class=\"bones\" d=\"M").count(), 4, "{page}");
    assert_eq!(page.matches("class=\"correct\"").count(), 2, "each repetition has its place: {page}");
    assert!(!library::is_missing(&page), "{page}");

    let frames = person.get("/progress/1/1/1").await;
    let reel: serde_json::Value = serde_json::from_str(&frames.text).unwrap();
    assert_eq!(reel["length"], 2100);
    assert_eq!(reel["frames"].as_array().unwrap().len(), 315, "what was before the set is not shown");
    assert_eq!(frames.headers["cache-control"], "no-store");

    let sent = person.get("/progress").await.text;
    let row = sent.split("Landmarks of a session kept").nth(1).unwrap().split("</tr>").next().unwrap();
    let bytes: usize = row.rsplit("<td>").next().unwrap().split('<').next().unwrap().parse().unwrap();
    assert!(bytes > recording().len(), "the ledger counts all of it: {row}");

    let mut other = person.stranger();
    assert_eq!(other.get("/progress/1/1/1").await.status, StatusCode::UNAUTHORIZED);
    other.agree().await;
    for path in ["/progress/1/1", "/progress/1/1/1"] {
        assert_eq!(other.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in ["/progress/1/2", "/progress/1/0", "/progress/1/x", "/progress/1/1/2", "/progress/1/1/0"] {
        assert_eq!(person.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn what_is_no_whole_recording_of_an_own_session_is_refused_with_a_reason() {
    let (mut person, ticket) = session(Some("30")).await;
    let good = recording();
    let mut damaged = good.clone();
    damaged[200] ^= 1;
    let mut unbegun = Vec::new();
    Encoder::new(&mut unbegun).finish(&mut unbegun);
    let own = head(&ticket, 1, "cat-cow");
    let strange = head("00000000-0000-4000-8000-000000000000", 1, "cat-cow");
    let cases: [(&str, &[u8], StatusCode); 10] = [
        (&own, &damaged, StatusCode::UNPROCESSABLE_ENTITY),
        (&own, &good[..good.len() - 20], StatusCode::UNPROCESSABLE_ENTITY),
        (&own, &unbegun, StatusCode::UNPROCESSABLE_ENTITY),
        (&own, b"", StatusCode::UNPROCESSABLE_ENTITY),
        (&own, b"\x89PNG\r\n", StatusCode::UNPROCESSABLE_ENTITY),
        (&own, &vec![0; 5_000_000], StatusCode::PAYLOAD_TOO_LARGE),
        (&strange, &good, StatusCode::UNPROCESSABLE_ENTITY),
        (&head(&ticket, 1, "open-book"), &good, StatusCode::UNPROCESSABLE_ENTITY),
        (&head(&ticket, 1, "../../x"), &good, StatusCode::UNPROCESSABLE_ENTITY),
        ("{}", &good, StatusCode::UNPROCESSABLE_ENTITY),
    ];
    for (head, bytes, status) in cases {
        let answer = send(&mut person, head, bytes).await;
        assert_eq!(answer.status, status, "{head}: {}", answer.text);
        assert!(answer.text.contains("urn:dorsal:problem:"), "{}", answer.text);
    }
    assert!(person.get("/settings/movements").await.text.contains("Nothing. Your sessions count"));
    // Nothing of this harms what comes after.
    assert_eq!(send(&mut person, &own, &good).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn what_is_kept_goes_when_the_person_says_so_and_by_itself() {
    let (mut person, ticket) = kept().await;
    assert_eq!(post(&mut person, "/progress/1/1", &[]).await.location(), "/progress/1/1");
    let page = person.get("/progress/1/1").await.text;
    assert!(page.contains("Nothing is kept of this exercise any more."), "{page}");
    assert!(!person.get("/progress/1").await.text.contains("/progress/1/1"));
    // It does not come back with what was on its way: that had been taken.
    send(&mut person, &head(&ticket, 1, "cat-cow"), &recording()).await;
    assert!(!person.get("/progress/1").await.text.contains("/progress/1/1"));

    send(&mut person, &head(&ticket, 2, "cat-cow"), &recording()).await;
    assert!(person.get("/progress/1").await.text.contains("/progress/1/1"));
    person.wait(30 * 24 + 1);
    assert!(!person.get("/progress/1").await.text.contains("/progress/1/1"));
    assert_eq!(person.get("/progress/1/1/1").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_ends_the_wish_is_asked_what_becomes_of_what_is_kept() {
    let (mut person, ticket) = kept().await;
    let asked = wish(&mut person, &[("days", "none")]).await;
    assert!(asked.text.contains("And what is kept already?"), "{}", asked.text);
    assert_eq!(
        send(&mut person, &head(&ticket, 2, "cat-cow"), &recording()).await.status,
        StatusCode::NO_CONTENT
    );
    wish(&mut person, &[("days", "none"), ("kept", "stay")]).await;
    let there = async |person: &mut Person| person.get("/progress/1").await.text.contains("/progress/1/1");
    assert!(there(&mut person).await, "it stays until its days are over");
    let refused = send(&mut person, &head(&ticket, 3, "cat-cow"), &recording()).await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "and nothing more is kept");
    wish(&mut person, &[("kept", "go")]).await;
    assert!(!there(&mut person).await);

    for (tick, stays) in [(&[][..], true), (&[("kept", "go")][..], false)] {
        let (mut person, _) = kept().await;
        assert!(person.get("/settings/withdraw").await.text.contains("One set is kept"));
        post(&mut person, "/settings/withdraw", tick).await;
        assert_eq!(there(&mut person).await, stays, "{tick:?}");
        assert!(person.get("/settings/movements").await.text.contains("You have taken your agreement back"));
    }
}
