//! Lessons, movements to leave out, and flare-ups.

use axum::http::StatusCode;

use crate::person::{Answer, Person};

pub async fn post(person: &mut Person, path: &str, fields: &[(&str, &str)]) -> Answer {
    let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    person.post(path, &fields.collect()).await
}

#[tokio::test]
async fn lessons_are_read_with_and_without_a_record() {
    let mut person = Person::new().await;
    let list = person.get("/learn").await;
    assert_eq!(list.text.matches("<a class=\"lesson").count(), 12, "{}", list.text);
    let lesson = person.get("/learn/understanding-pain").await;
    assert!(lesson.text.contains("id=\"try\"") && !lesson.text.contains("<form method=\"post\">"));
    assert_eq!(post(&mut person, "/learn/understanding-pain", &[]).await.status, StatusCode::UNAUTHORIZED);

    person.agree().await;
    let next = |list: &str| {
        let (_, rest) = list.split_once("class=\"lesson next\" href=\"").expect("a next lesson");
        rest.split('"').next().unwrap().to_owned()
    };
    let first = next(&person.get("/learn").await.text);
    assert!(person.get(&first).await.text.contains("<form method=\"post\">"));
    let answer = post(&mut person, &first, &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, first.as_str()));
    assert!(!person.get(&first).await.text.contains("<form method=\"post\">"), "it was read");
    let list = person.get("/learn").await.text;
    assert_ne!(next(&list), first);
    assert_eq!(list.matches("class=\"read\"").count(), 1);
    assert_eq!(post(&mut person, "/learn/nothing", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_a_person_must_leave_out_comes_first() {
    let mut person = Person::new().await;
    person.agree().await;
    let place = |text: &str, id: &str| text.find(&format!("data-avoid=\"{id}\"")).expect("it is there");
    let before = person.get("/avoid").await.text;
    assert!(place(&before, "cracking") > place(&before, "bouncing"), "not hers, so below");
    person.check(&[("bleeding", "yes")]).await;
    let after = person.get("/avoid").await.text;
    assert!(place(&after, "cracking") < place(&after, "bouncing"), "hers, so first");
    assert_eq!(before.matches("data-avoid=").count(), after.matches("data-avoid=").count());
}

#[tokio::test]
async fn while_sessions_are_closed_nothing_calms_and_nothing_leads_to_moving() {
    let calming = "It is rarely a sign of damage";
    let ways = [
        ("/flare-up", "name=\"state\""),
        ("/exercise/cat-cow", "href=\"/session/cat-cow\""),
        ("/", "href=\"/check\""),
        ("/", "href=\"/check?exercise=cat-cow\""),
    ];
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    for (page, way) in ways {
        let text = person.get(page).await.text;
        assert!(text.contains(way) && !text.contains("data-closed"), "{page}: {text}");
    }
    assert!(person.get("/flare-up").await.text.contains(calming));
    let mut stopped = person.stranger();
    stopped.agree().await;
    stopped.check(&[]).await;
    let ticket = stopped.ticket().await;
    stopped.command(Person::stopped(&ticket, "sharp-pain")).await;
    person.check(&[("fever", "yes"), ("command", "00000000-0000-4000-8000-000000000002")]).await;
    for closed in [&mut person, &mut stopped] {
        for (page, way) in ways {
            let text = closed.get(page).await.text;
            assert!(!text.contains(way) && text.contains("data-closed"), "{page}: {text}");
            assert!(text.contains("href=\"/advice\"") && !text.contains(calming), "{page}: {text}");
        }
    }
    let text = person.stranger().get("/").await.text;
    assert!(text.contains("href=\"/check\"") && !text.contains("data-closed"), "the guide is everybody's");
}

#[tokio::test]
async fn a_flare_up_begins_and_ends_and_its_number_is_the_countrys() {
    let mut person = Person::new().await;
    assert!(!person.get("/flare-up").await.text.contains("tel:"), "no country, no number");
    assert_eq!(post(&mut person, "/flare-up", &[("state", "began")]).await.status, StatusCode::UNAUTHORIZED);
    person.agree().await;
    let page = person.get("/flare-up").await.text;
    assert!(page.contains("tel:112") && page.contains("value=\"began\""), "{page}");
    assert_eq!(post(&mut person, "/flare-up", &[("state", "gone")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(post(&mut person, "/flare-up", &[("state", "began")]).await.location(), "/flare-up");
    let page = person.get("/flare-up").await.text;
    assert!(page.contains("value=\"over\"") && page.contains("Monday 23 November 2026"), "{page}");
    post(&mut person, "/flare-up", &[("state", "over")]).await;
    assert!(person.get("/flare-up").await.text.contains("value=\"began\""));
    // It is the person's day, whoever else has looked at the record since.
    post(&mut person, "/flare-up", &[("state", "began"), ("zone", "Pacific/Kiritimati")]).await;
    person.is_read().await;
    let page = person.get("/flare-up").await.text;
    assert!(page.contains("Tuesday 24 November 2026"), "{page}");
}
