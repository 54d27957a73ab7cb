//! The way from the first question to a session: one question at a time.

use axum::http::StatusCode;

use crate::person::{Answer, Person};

/// The question of a page, and the address of the page.
async fn follow(person: &mut Person, answer: &Answer) -> (String, String) {
    let address = answer.location().to_owned();
    assert!(address.starts_with("/check/"), "{address}");
    let page = person.get(&address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    let start =
        page.text.find("data-question=\"").unwrap_or_else(|| panic!("no question: {}", page.text)) + 15;
    let id = page.text[start..].split('"').next().unwrap().to_owned();
    (id, address)
}

#[tokio::test]
async fn one_question_at_a_time_with_a_way_back() {
    let mut person = Person::new().await;
    person.agree().await;
    let first = person.get("/check/questions").await;
    assert_eq!(first.location(), "/check/questions?n=1");
    assert_eq!(follow(&mut person, &first).await.0, "chest-pain");
    // Nobody gets ahead of the questions.
    assert_eq!(person.get("/check/questions?n=9").await.location(), "/check/questions?n=1");
    let second = person.answer("chest-pain", "no").await;
    assert_eq!(follow(&mut person, &second).await.0, "tearing-pain");
    person.answer("tearing-pain", "no").await;
    // Back, reload and a second tab see what was answered; a double tap is one answer.
    let before = person.get("/check/questions?n=1").await.text;
    assert!(before.contains("answer chosen"), "{before}");
    for _ in 0..2 {
        let again = person.answer("chest-pain", "no").await;
        assert_eq!(follow(&mut person, &again).await.0, "breathless");
    }
    // An answer that is none is asked for again, on its own page.
    let none = person.answer("breathless", "perhaps").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("data-question=\"breathless\""), "{}", none.text);
    // No address says what was answered.
    person.answer("breathless", "no").await;
    let follows = person.answer("leg-weakness", "yes").await;
    let (id, address) = follow(&mut person, &follows).await;
    assert_eq!(
        (id.as_str(), address.as_str()),
        ("leg-weakness-rapid", "/check/questions?n=5&exercise=cat-cow")
    );
    // What has parts is asked as a list, and nothing of it is lost.
    let parts = person.get("/check/questions?n=1").await.text;
    assert_eq!(parts.matches("<li>").count(), 4, "{parts}");
    for part in ["in your chest", "jaw or arm", "sweating", "eases with rest"] {
        assert!(parts.contains(part) && !parts.contains('•'), "{parts}");
    }
    // A slip can be taken back until it counts, and what followed on it is no longer asked.
    let back = person.answer("leg-weakness", "no").await;
    assert_eq!(follow(&mut person, &back).await.0, "saddle-numbness");
    assert_eq!(person.get("/session/cat-cow").await.location(), "/check?exercise=cat-cow");
}

#[tokio::test]
async fn a_yes_closes_the_sessions_at_once_after_what_decides_how_strictly() {
    let check = async |answers: &[(&str, &str)], asked: Option<&str>, rule: &str| {
        let mut person = Person::new().await;
        person.agree().await;
        let mut last = person.get("/check/questions").await;
        for (id, value) in answers {
            last = person.answer(id, value).await;
        }
        match asked {
            Some(id) => assert_eq!(follow(&mut person, &last).await.0, id, "{answers:?}"),
            None => {
                assert_eq!(last.location(), "/advice", "{answers:?}");
                let advice = person.get("/advice").await.text;
                assert!(advice.contains(&format!("data-rule=\"{rule}\"")), "{answers:?}: {advice}");
                assert_eq!(person.get("/session/cat-cow").await.location(), "/advice");
            }
        }
    };
    check(&[("chest-pain", "yes")], None, "chest-pain").await;
    check(&[("leg-weakness", "yes")], Some("leg-weakness-rapid"), "").await;
    check(&[("leg-weakness", "yes"), ("leg-weakness-rapid", "yes")], None, "leg-weakness").await;
    // Fever is an emergency together with what makes an infection of the spine likely.
    let fever = [("fever", "yes"), ("constant-pain", "no"), ("immune", "no"), ("infection-risk", "no")];
    check(&fever[..1], Some("constant-pain"), "").await;
    check(&[fever[0], ("constant-pain", "yes")], None, "infection-signs").await;
    check(&fever, None, "fever").await;
}

#[tokio::test]
async fn a_yes_counts_also_on_a_page_of_questions_that_are_no_longer_due() {
    for (id, disposition) in [("fever", "urgent"), ("leg-weakness", "emergency"), ("band-like", "provider")] {
        let mut person = Person::new().await;
        person.agree().await;
        person.check(&[]).await;
        // Another tab still shows a question.
        assert_eq!(person.answer(id, "no").await.location(), "/session/cat-cow");
        assert_eq!(person.answer(id, "yes").await.location(), "/advice", "{id}");
        let page = person.get("/advice").await.text;
        assert!(page.contains(&format!("data-disposition=\"{disposition}\"")), "{id}: {page}");
        assert_eq!(person.get("/session/cat-cow").await.location(), "/advice");
    }
}

#[tokio::test]
async fn what_was_not_handed_in_is_asked_again_after_a_while() {
    let mut person = Person::new().await;
    person.agree().await;
    person.answer("chest-pain", "no").await;
    assert_eq!(person.get("/check/questions").await.location(), "/check/questions?n=2");
    person.wait(3);
    assert_eq!(person.get("/check/questions").await.location(), "/check/questions?n=1");
}

#[tokio::test]
async fn who_takes_the_agreement_back_leaves_no_answers_behind() {
    let mut person = Person::new().await;
    person.agree().await;
    person.answer("chest-pain", "no").await;
    person.post("/settings/withdraw", &[("command".to_owned(), "withdraw".to_owned())].into()).await;
    person.agree().await;
    assert_eq!(person.get("/check/questions").await.location(), "/check/questions?n=1");
}

#[tokio::test]
async fn an_exercise_that_is_not_for_the_person_is_not_offered_and_its_address_says_why() {
    let mut person = Person::new().await;
    person.agree().await;
    assert_eq!(person.check(&[("floor", "yes")]).await.location(), "/advice?exercise=cat-cow");
    assert_eq!(person.get("/session/cat-cow").await.location(), "/advice?exercise=cat-cow");
    let page = person.get("/advice?exercise=cat-cow").await.text;
    assert!(page.contains("on its own is not for you for now"), "{page}");
    assert!(page.contains("floor") && page.contains("href=\"/intake\""), "{page}");
    assert!(!page.contains("href=\"/session"), "{page}");
    // Another one is.
    let other = person.get("/advice?exercise=seated-trunk-extension").await.text;
    assert!(other.contains("href=\"/session/seated-trunk-extension\""), "{other}");
}

#[tokio::test]
async fn after_a_stop_the_danger_signs_come_one_at_a_time() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    person.command(Person::stopped(&ticket, "new-symptom")).await;
    // Whom to call stands there also for somebody who has left the list of countries since.
    person.post("/settings/country", &[("country".to_owned(), String::new())].into()).await;
    assert!(person.get("/check/again?n=1").await.text.contains("call your emergency number."));
    person.post("/settings/country", &[("country".to_owned(), "PT".to_owned())].into()).await;
    let first = person.get("/check/again").await;
    assert_eq!(follow(&mut person, &first).await, ("chest-pain".to_owned(), "/check/again?n=1".to_owned()));
    let fields = [("question", "chest-pain"), ("chest-pain", "yes")];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(person.post("/check/again", &fields.into()).await.location(), "/advice");
    let advice = person.get("/advice").await.text;
    assert!(advice.contains("tel:112") && advice.contains("data-disposition=\"emergency\""), "{advice}");
}

#[tokio::test]
async fn what_should_be_looked_at_is_said_and_closes_nothing() {
    let mut person = Person::new().await;
    person.agree().await;
    let ticks = ["wakes", "better-moving", "buttock", "relative"].map(|one| format!("inflammatory-{one}"));
    let mut answers = vec![("long-and-early", "yes"), ("exercise", "")];
    answers.extend(ticks.iter().map(|tick| (tick.as_str(), "yes")));
    assert_eq!(person.check(&answers).await.location(), "/advice");
    let page = person.get("/advice").await.text;
    assert!(
        page.contains("data-disposition=\"advice\"") && page.contains("data-rule=\"inflammatory\""),
        "{page}"
    );
    assert!(page.contains("href=\"/intake\""), "{page}");
}

/// One page of the intake.
async fn tell(person: &mut Person, part: u8, fields: &[(&str, &str)]) -> Answer {
    let mut all: std::collections::BTreeMap<String, String> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    all.insert("part".to_owned(), part.to_string());
    all.insert("command".to_owned(), format!("part-{part}"));
    person.post("/intake", &all).await
}

const PAIN: [(&str, &str); 4] =
    [("pain_average", "4"), ("pain_worst", "6"), ("long", "10"), ("unit", "weeks")];
const BODY: [(&str, &str); 3] = [("confidence", "5"), ("floor", "no"), ("constraint-wrist", "yes")];
const HOME: [(&str, &str); 4] =
    [("minutes", "15"), ("sessions", "3"), ("camera", "yes"), ("equipment-chair", "yes")];

/// Somebody who has answered all that comes before the programme.
async fn planned() -> Person {
    let mut person = Person::new().await;
    person.agree().await;
    assert_eq!(person.check(&[("exercise", "")]).await.location(), "/advice");
    assert!(person.get("/advice").await.text.contains("data-disposition=\"open\""));
    assert_eq!(tell(&mut person, 1, &PAIN).await.location(), "/intake?part=2");
    assert_eq!(tell(&mut person, 2, &[("goal-mobility", "yes")]).await.location(), "/intake?part=3");
    assert_eq!(tell(&mut person, 3, &BODY).await.location(), "/intake?part=4");
    assert_eq!(tell(&mut person, 4, &HOME).await.location(), "/programme");
    person
}

#[tokio::test]
async fn the_intake_is_kind_about_what_is_missing_and_can_be_told_anew() {
    let mut person = Person::new().await;
    person.agree().await;
    assert_eq!(person.get("/intake").await.location(), "/check", "the safety questions come first");
    person.check(&[("exercise", "")]).await;
    let worse = tell(&mut person, 1, &[("pain_average", "6"), ("pain_worst", "4"), ("long", "10")]).await;
    assert_eq!(worse.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(worse.text.contains("be less than the average"), "{}", worse.text);
    for (part, fields) in [
        (1, &[("pain_average", "6"), ("pain_worst", "7"), ("long", "soon")][..]),
        (2, &[("activity-1", "Dance")]),
        (3, &[("confidence", "11"), ("floor", "yes")]),
        (4, &[("minutes", "90"), ("sessions", "3"), ("camera", "no")]),
    ] {
        let answer = tell(&mut person, part, fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "part {part}");
        assert_eq!(answer.text.matches("class=\"error\"").count(), 1, "part {part}: {}", answer.text);
    }
    // The last page alone is no intake: the first that is not done comes next.
    assert_eq!(tell(&mut person, 4, &HOME).await.location(), "/intake?part=1");
    // What the safety questions have told is filled in.
    let body = person.get("/intake?part=3").await.text;
    assert!(body.contains("name=\"floor\" value=\"yes\" checked"), "{body}");
    let mut person = planned().await;
    let before = person.get("/intake?part=3").await.text;
    assert!(before.contains("name=\"constraint-wrist\" value=\"yes\" checked"), "{before}");
    tell(&mut person, 3, &[("confidence", "6"), ("floor", "no"), ("constraint-wrist", "yes")]).await;
    assert_eq!(tell(&mut person, 4, &HOME).await.location(), "/programme");
    // Sent twice it counts once.
    assert_eq!(tell(&mut person, 4, &HOME).await.location(), "/programme");
    assert_eq!(person.get("/programme").await.text.matches("data-rule=\"new-intake\"").count(), 1);
}

#[tokio::test]
async fn the_programme_says_why_and_respects_what_was_told() {
    let mut person = planned().await;
    let page = person.get("/programme").await.text;
    assert!(!library::is_missing(&page), "{page}");
    assert!(page.matches("data-exercise=").count() >= 2, "{page}");
    assert_eq!(page.matches("data-exercise=").count(), page.matches("class=\"reasons\"").count());
    assert!(page.contains("Sore wrists") && page.contains("id=\"decision-"), "{page}");
    assert!(
        page.contains("data-rule=\"first-programme\"") && page.contains("First questions answered"),
        "{page}"
    );
}

#[tokio::test]
async fn today_shows_one_thing_and_asks_the_next_morning_first() {
    let mut stranger = Person::new().await;
    assert_eq!(stranger.get("/today").await.location(), "/check");
    let mut person = planned().await;
    let page = person.get("/today").await.text;
    assert!(page.contains("data-today=\"session\"") && page.contains("href=\"/session\""), "{page}");
    assert_eq!(page.matches("class=\"button\"").count(), 1, "one thing: {page}");
    assert!(page.contains("data-rule=\"first-programme\""), "{page}");
    person.wait(30);
    let page = person.get("/today").await.text;
    assert!(page.contains("data-today=\"session\"") && page.contains("href=\"/check\""), "{page}");
    person.wait(24 * 8);
    assert!(
        person.get("/today").await.text.contains("data-rule=\"nudge\""),
        "what is due by time is decided"
    );
    person.post("/check/questions", &Person::answers(&[("check", "session"), ("fever", "yes")])).await;
    assert_eq!(person.get("/today").await.location(), "/advice");
}
