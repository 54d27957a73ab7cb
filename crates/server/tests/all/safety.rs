//! Ways around the safety check that must not exist.

use axum::http::StatusCode;

use crate::person::{OPEN, Person, QUESTIONS};

/// What follows on a yes, and the answer that leaves it where it was.
const FOLLOWS: [(&str, &str, &str); 5] = [
    ("leg-weakness", "leg-weakness-rapid", "yes"),
    ("belly", "belly-severe", "no"),
    ("osteoporosis", "osteoporosis-sudden", "no"),
    ("spine-surgery", "spine-surgery-recent", "no"),
    ("neurological", "steady-agreed", "no"),
];

#[tokio::test]
async fn each_yes_leads_to_its_advice_and_to_no_session() {
    for id in QUESTIONS.into_iter().filter(|id| !OPEN.contains(id)) {
        let mut person = Person::new().await;
        person.agree().await;
        let mut answer = person.check(&[(id, "yes")]).await;
        if let Some((_, follow, value)) = FOLLOWS.into_iter().find(|(yes, ..)| *yes == id) {
            assert!(answer.location().starts_with("/check/questions?n="), "{id}");
            answer = person.answer(follow, value).await;
        }
        assert_eq!(answer.location(), "/advice", "{id}");
        let advice = person.get("/advice").await.text;
        assert!(advice.contains(&format!("data-rule=\"{id}\"")), "{id}: {advice}");
        assert_eq!(person.get("/session/cat-cow").await.location(), "/advice", "{id}");
    }
}

#[tokio::test]
async fn nobody_is_told_of_a_yes_that_they_did_not_say_and_a_slip_closes_for_a_day() {
    let slip = "even if an answer was a slip";
    for change in
        [("pain", "9"), ("age", "16"), ("fever", "yes"), ("chest-pain", "yes"), ("sharp-or-new", "yes")]
    {
        let mut person = Person::new().await;
        person.agree().await;
        assert_eq!(person.check(&[change]).await.location(), "/advice", "{change:?}");
        let advice = person.get("/advice").await.text;
        assert!(!advice.contains("answered yes"), "{change:?}: {advice}");
        let for_a_day = ["fever", "chest-pain", "sharp-or-new"].contains(&change.0);
        assert!(!for_a_day || advice.contains(slip), "{change:?}: {advice}");
    }
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    person.command(Person::stopped(&ticket, "sharp-pain")).await;
    assert!(!person.get("/advice").await.text.contains(slip), "nothing was answered");
}

#[tokio::test]
async fn a_question_that_follows_is_asked_before_anything_opens() {
    for (id, follow, answer) in
        [("pregnant", "pregnant-complications", "no"), ("long-and-early", "inflammatory-none", "yes")]
    {
        let mut person = Person::new().await;
        person.agree().await;
        let asked = person.check(&[(id, "yes")]).await.location().to_owned();
        assert!(asked.starts_with("/check/questions?n="), "{id}: {asked}");
        let page = person.get(&asked).await.text;
        assert!(page.contains(&format!("name=\"{follow}\"")), "{id}: {page}");
        // Pregnancy is a finding, so what it means is said first.
        let to = if id == "pregnant" { "/advice?exercise=cat-cow" } else { "/session/cat-cow" };
        assert_eq!(person.check(&[(id, "yes"), (follow, answer)]).await.location(), to, "{id}");
    }
    let mut person = Person::new().await;
    person.agree().await;
    assert_eq!(person.check(&[("age", "17")]).await.location(), "/advice");
}

#[tokio::test]
async fn the_same_page_sent_again_with_a_yes_is_not_taken_for_a_double_tap() {
    let mut person = Person::new().await;
    person.agree().await;
    assert_eq!(person.check(&[]).await.location(), "/session/cat-cow");
    let again = person.check(&[("chest-pain", "yes")]).await;
    assert_eq!(again.location(), "/advice");
    assert_eq!(person.get("/session/cat-cow").await.location(), "/advice");
}

#[tokio::test]
async fn a_yes_counts_even_when_the_form_is_not_complete() {
    let mut person = Person::new().await;
    person.agree().await;
    let answer = person.check(&[("chest-pain", "yes"), ("pregnant", ""), ("pain", "")]).await;
    assert_eq!(answer.location(), "/advice");
    assert!(person.get("/advice").await.text.contains("tel:112"));
}

#[tokio::test]
async fn what_is_missing_is_asked_and_nothing_that_was_answered_is_lost() {
    for (changes, ids) in [
        (&[("pregnant", "")][..], &["pregnant"][..]),
        (&[("pain", "")], &["pain"]),
        (&[("pain", "11")], &["pain"]),
        (&[("pain", "many")], &["pain"]),
        (&[("age", "")], &["age"]),
        (&[("fever", "perhaps"), ("cancer", "")], &["fever", "cancer"]),
    ] {
        let mut person = Person::new().await;
        person.agree().await;
        let mut answer = person.check(changes).await;
        for id in ids {
            assert!(answer.location().starts_with("/check/questions?n="), "{changes:?}");
            let page = person.get(answer.location()).await.text;
            assert!(page.contains(&format!("data-question=\"{id}\"")), "{changes:?}: {page}");
            let value = if *id == "pain" {
                "3"
            } else if *id == "age" {
                "40"
            } else {
                "no"
            };
            answer = person.answer(id, value).await;
        }
        assert_eq!(answer.location(), "/session/cat-cow", "{changes:?}");
    }
}

#[tokio::test]
async fn the_short_check_marks_what_is_missing_and_loses_nothing() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    person.command(Person::done(&ticket, 1, "finished")).await;
    person.command(Person::ended(&ticket, 1)).await;
    let page = person.get("/check/questions?exercise=cat-cow").await.text;
    assert_eq!(
        page.matches("<fieldset").count(),
        9,
        "eight questions, one of which follows on a yes, and pain"
    );
    for (changes, marks) in [
        (&[("fever", "")][..], 1),
        (&[("pain", "")], 1),
        (&[("pain", "11")], 1),
        (&[("fever", "perhaps"), ("breathless", "")], 2),
    ] {
        let mut changes = changes.to_vec();
        changes.push(("check", "session"));
        let answer = person.check(&changes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
        assert_eq!(answer.text.matches("question missing").count(), marks, "{changes:?}");
        assert_eq!(answer.text.matches(" checked").count(), 8 - marks, "{changes:?}");
    }
    // Answered together, the milder of two ways is taken at once.
    person.check(&[("check", "session"), ("leg-weakness", "yes"), ("leg-weakness-rapid", "no")]).await;
    assert!(person.get("/advice").await.text.contains("data-rule=\"leg-weakness-slow\""));
}

#[tokio::test]
async fn one_check_serves_one_session() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    // A second check in another tab banks nothing.
    person.check(&[("pain", "2")]).await;
    // A page closed in mid-set may go on with the same ticket.
    person.command(Person::done(&ticket, 1, "page-closed")).await;
    assert_eq!(person.ticket().await, ticket);
    person.command(Person::done(&ticket, 2, "finished")).await;
    assert_eq!(person.get("/session/cat-cow").await.location(), "/check?exercise=cat-cow");
    let answer = person.command(Person::ended(&ticket, 1)).await;
    assert!(answer.text.contains("\"late\":null"), "{}", answer.text);
    assert_eq!(person.get("/session/cat-cow").await.location(), "/check?exercise=cat-cow");
    // One more result of the same ticket is kept and counts for nothing.
    let late = person.command(Person::done(&ticket, 3, "finished")).await;
    assert!(late.text.contains("after-end"), "{}", late.text);
}

#[tokio::test]
async fn a_stop_by_pain_closes_sessions_for_a_day_and_asks_again() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    assert_eq!(person.command(Person::stopped(&ticket, "sharp-pain")).await.status, StatusCode::OK);
    assert_eq!(person.get("/session/cat-cow").await.location(), "/advice");
    assert_eq!(person.get("/check").await.location(), "/check/again");
    let fields = Person::answers(&[]);
    assert_eq!(person.post("/check/again", &fields).await.location(), "/advice");
    assert!(person.get("/advice").await.text.contains("Good: none of the danger signs"));
    let new = ("command", "00000000-0000-4000-8000-000000000002");
    assert_eq!(person.check(&[new]).await.location(), "/advice", "a new check opens nothing on the same day");
    assert_eq!(person.get("/session/cat-cow").await.location(), "/advice");
    person.wait(25);
    assert_eq!(person.check(&[("command", "")]).await.location(), "/session/cat-cow");
}

#[tokio::test]
async fn after_a_danger_sign_a_clinician_comes_first() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[("fever", "yes")]).await;
    let seen = [("seen-by-clinician", "yes"), ("provider", "Dr+Silva"), ("seen-on", "2026-11-24")];
    let early = person.get("/advice").await.text;
    assert!(!early.contains("name=\"seen-by-clinician\""), "{early}");
    person.visit(&seen).await;
    assert_eq!(person.check(&[("command", "")]).await.location(), "/advice", "too early");
    person.wait(25);
    let page = person.get("/advice").await.text;
    assert!(page.contains("name=\"seen-by-clinician\"") && page.contains("name=\"provider\""), "{page}");
    assert_eq!(person.check(&[("command", "")]).await.location(), "/advice", "nobody has seen them");
    for wrong in [
        &seen[1..],
        &seen[..2],
        &[seen[0], seen[2]],
        &[seen[0], seen[1], ("seen-on", "2026-11-01")],
        &[seen[0], seen[1], ("seen-on", "2027-01-01")],
    ] {
        assert_eq!(person.visit(wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    assert_eq!(person.visit(&seen).await.location(), "/check");
    assert_eq!(
        person.get("/session/cat-cow").await.location(),
        "/check?exercise=cat-cow",
        "all is asked again"
    );
    assert_eq!(person.check(&[("command", "")]).await.location(), "/session/cat-cow");
}

#[tokio::test]
async fn what_a_provider_has_looked_at_does_not_close_again() {
    let mut person = Person::new().await;
    person.agree().await;
    let bones = [("osteoporosis", "yes"), ("osteoporosis-sudden", "no")];
    assert_eq!(person.check(&bones).await.location(), "/advice");
    let seen = [("seen-by-clinician", "yes"), ("provider", "Dr+Silva"), ("seen-on", "2026-11-20")];
    assert_eq!(person.visit(&seen).await.location(), "/check");
    let again = [bones[0], bones[1], ("command", "")];
    assert_eq!(person.check(&again).await.location(), "/advice?exercise=cat-cow", "what was found is said");
    person.wait(25);
    let danger = [again[0], again[1], again[2], ("fever", "yes")];
    assert_eq!(person.check(&danger).await.location(), "/advice", "something else still does");
}

#[tokio::test]
async fn an_unknown_country_shows_numbers_and_starts_nothing() {
    let mut person = Person::new().await;
    let mut fields = Person::answers(&[]);
    for (name, value) in [("country", "other"), ("consent", "yes"), ("version", library::CONSENT_VERSION)] {
        fields.insert(name.to_owned(), value.to_owned());
    }
    person.post("/check", &fields).await;
    let page = person.get("/check").await.text;
    assert!(page.contains("tel:112") && page.contains("tel:911"), "{page}");
    assert_eq!(person.check(&[]).await.location(), "/check?exercise=cat-cow");
    assert_eq!(person.get("/session/cat-cow").await.location(), "/check?exercise=cat-cow");
    // The country can be named later, and changed.
    person.agree().await;
    assert_eq!(person.get("/check?exercise=cat-cow").await.location(), "/check/questions?exercise=cat-cow");
    assert!(person.get("/check?change=country").await.text.contains("name=\"country\""));
}

#[tokio::test]
async fn a_number_with_spaces_is_dialled_without_them() {
    let mut person = Person::new().await;
    person.agree().await;
    let country = [("country", "AU")].map(|(name, value)| (name.to_owned(), value.to_owned()));
    person.post("/settings/country", &country.into()).await;
    person.check(&[("fever", "yes")]).await;
    let page = person.get("/advice").await.text;
    assert!(page.contains(r#"href="tel:1800022222">1800 022 222</a>"#), "{page}");
}

#[tokio::test]
async fn an_old_consent_text_is_shown_again() {
    let mut person = Person::new().await;
    let mut fields = Person::answers(&[]);
    for (name, value) in [("country", "PT"), ("consent", "yes"), ("version", "1999-01")] {
        fields.insert(name.to_owned(), value.to_owned());
    }
    let answer = person.post("/check", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(person.get("/session/cat-cow").await.location(), "/check?exercise=cat-cow");
}
