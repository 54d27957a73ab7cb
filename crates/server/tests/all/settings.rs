//! Settings, reminders and a person's own record.

use axum::http::{StatusCode, header};

use crate::learn::post;
use crate::person::{Answer, Person};

async fn agreed() -> Person {
    let mut person = Person::new().await;
    person.agree().await;
    person
}

/// Wishes as the page sends them, with these changed.
async fn wish(person: &mut Person, changes: &[(&str, &str)]) -> Answer {
    let mut fields = vec![
        ("days-a-week", "3"),
        ("quiet-from", ""),
        ("quiet-until", ""),
        ("at", "18:30"),
        ("minutes", "20"),
    ];
    fields.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    fields.extend_from_slice(changes);
    post(person, "/settings/reminders", &fields).await
}

/// What stands in the read-only field of a page.
fn shown(answer: &Answer) -> String {
    let (_, rest) = answer.text.split_once("readonly value=\"").expect("an address");
    let address = rest.split('"').next().unwrap();
    address.strip_prefix("http://localhost:8080").expect("ours").to_owned()
}

#[tokio::test]
async fn reminders_are_kept_only_where_they_fit_the_budget_and_the_quiet_hours() {
    let mut person = agreed().await;
    let days = [("day-1", "yes"), ("day-3", "yes"), ("day-5", "yes")];
    assert_eq!(wish(&mut person, &days).await.location(), "/settings/reminders?saved=yes");
    let check = async |person: &mut Person, more: &[(&str, &str)], says: &str| {
        let answer = wish(person, &[&days[..], more].concat()).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{more:?}");
        assert!(answer.text.contains(says), "{more:?}: {}", answer.text);
    };
    check(&mut person, &[("days-a-week", "2")], "more days than you want").await;
    check(&mut person, &[("quiet-from", "18:00"), ("quiet-until", "08:00")], "in your quiet hours").await;
    assert_eq!(wish(&mut person, &[("days-a-week", "many")]).await.status, StatusCode::BAD_REQUEST);
    let page = person.get("/settings/reminders").await.text;
    assert_eq!(page.matches(" checked").count(), 3, "what did not fit was not kept: {page}");
}

#[tokio::test]
async fn the_calendars_secret_address_works_without_a_cookie_until_it_is_revoked() {
    let mut person = agreed().await;
    wish(&mut person, &[("day-1", "yes")]).await;
    let address = shown(&post(&mut person, "/settings/calendar", &[("what", "new")]).await);
    let mut calendar = person.stranger();
    let file = calendar.get(&address).await;
    assert_eq!(file.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
    assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
    assert!(file.text.contains("RRULE:FREQ=WEEKLY;BYDAY=MO\r\n"), "{}", file.text);
    let lower = file.text.to_lowercase();
    for word in ["dorsal", "back", "pain", "exercise", "session", "health", "localhost"] {
        assert!(!lower.contains(word), "{word} in {}", file.text);
    }
    // Asking changes nothing.
    let events = person.get("/api/record").await.text;
    calendar.get(&address).await;
    assert_eq!(person.get("/api/record").await.text, events);
    assert!(!person.get("/settings/reminders").await.text.contains(&address), "it is shown once");

    let newer = shown(&post(&mut person, "/settings/calendar", &[("what", "new")]).await);
    assert_eq!(calendar.get(&address).await.status, StatusCode::NOT_FOUND, "the old one stops");
    assert_eq!(calendar.get(&newer).await.status, StatusCode::OK);
    wish(&mut person, &[("day-2", "yes")]).await;
    assert!(calendar.get(&newer).await.text.contains("BYDAY=TU"), "it stays up to date");
    post(&mut person, "/settings/calendar", &[("what", "end")]).await;
    assert_eq!(calendar.get(&newer).await.status, StatusCode::NOT_FOUND);

    let third = shown(&post(&mut person, "/settings/calendar", &[("what", "new")]).await);
    post(&mut person, "/settings/withdraw", &[]).await;
    assert_eq!(calendar.get(&third).await.status, StatusCode::NOT_FOUND, "it goes with the agreement");
    assert_eq!(wish(&mut person, &[]).await.status, StatusCode::CONFLICT);
    assert!(person.get("/settings/record").await.text.contains("You have taken your agreement back"));
}

#[tokio::test]
async fn a_person_takes_their_record_along_and_opens_it_elsewhere() {
    let mut person = agreed().await;
    person.check(&[]).await;
    for (path, holds) in
        [("/settings/record.json", "\"consent-given\""), ("/settings/record.html", "Agreed to what is kept")]
    {
        let file = person.get(path).await;
        assert!(file.text.contains(holds), "{path}: {}", file.text);
        assert_eq!(file.headers[header::CACHE_CONTROL], "no-store");
        assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    }
    let ticket = person.ticket().await.parse().unwrap();
    let kept = person.keeps(ticket, b"landmarks").await;
    let held = format!("data:application/octet-stream;base64,{}", "bGFuZG1hcmtz");
    let data: serde_json::Value =
        serde_json::from_str(&person.get("/settings/record.json").await.text).unwrap();
    let told = serde_json::json!([{ "event": kept.0, "recording": kept.1, "state": "whole", "file": held }]);
    assert_eq!(data["recordings"], told, "the recordings are in it");
    let page = person.get("/settings/record.html").await.text;
    assert!(page.contains(&format!("href=\"{held}\" download=\"{}.dorsal\"", kept.1)), "{page}");
    let link = shown(&post(&mut person, "/settings/link", &[]).await);
    let mut other = person.stranger();
    assert_eq!(post(&mut other, &link, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(other.get("/settings/record").await.status, StatusCode::OK);
    assert_eq!(person.get("/settings/record").await.status, StatusCode::OK, "both have it now");
    assert_eq!(post(&mut person.stranger(), &link, &[]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn erasing_is_asked_twice_and_leaves_nothing() {
    let mut person = agreed().await;
    wish(&mut person, &[("day-1", "yes")]).await;
    let address = shown(&post(&mut person, "/settings/calendar", &[("what", "new")]).await);
    let asked = post(&mut person, "/settings/erase", &[]).await;
    assert!(
        asked.text.contains("name=\"sure\"") && person.get("/settings/record").await.status == StatusCode::OK
    );
    let mut same = person.stranger();
    let link = shown(&post(&mut person, "/settings/link", &[]).await);
    post(&mut same, &link, &[]).await;
    let gone = post(&mut person, "/settings/erase", &[("sure", "yes")]).await;
    assert_eq!(gone.status, StatusCode::OK, "{}", gone.text);
    assert_eq!(gone.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert!(gone.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    for browser in [&mut person, &mut same] {
        assert_eq!(browser.get("/settings/record").await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(browser.get(&address).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn text_size_and_country_are_chosen() {
    let mut person = agreed().await;
    assert!(person.get("/settings").await.text.contains("value=\"PT\" selected"));
    assert_eq!(post(&mut person, "/settings/country", &[("country", "GB")]).await.location(), "/settings");
    assert!(person.get("/emergency").await.text.contains("class=\"call\" href=\"tel:999\""));
    assert_eq!(
        post(&mut person, "/settings/text", &[("size", "huge")]).await.status,
        StatusCode::BAD_REQUEST
    );
    post(&mut person, "/settings/text", &[("size", "large")]).await;
    assert!(person.get("/").await.text.contains("<html lang=\"en\" class=\"text-large\">"));
}
