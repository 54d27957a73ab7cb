//! Questionnaires: what is asked, what is kept, what it leads to.

use std::collections::BTreeMap;

use axum::http::StatusCode;

use crate::person::{Answer, Person};

async fn answer(person: &mut Person, id: &str, answers: &[(&str, &str)]) -> Answer {
    let command = [("command", "00000000-0000-4000-8000-000000000041")];
    let fields = command.iter().chain(answers);
    let fields: BTreeMap<String, String> =
        fields.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    person.post(&format!("/measure/{id}"), &fields).await
}

const PAIN: [(&str, &str); 3] = [("now", "3"), ("average", "4"), ("worst", "6")];

fn phq(score: &str) -> Vec<(String, String)> {
    (1..=8).map(|item| (format!("phq-{item}"), score.to_owned())).collect()
}

#[tokio::test]
async fn an_answer_is_kept_once_shown_and_corrected() {
    let mut person = Person::new().await;
    assert_eq!(person.get("/measure/pain").await.status, StatusCode::UNAUTHORIZED);
    person.agree().await;
    assert_eq!(person.get("/measure/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(person.get("/measure/pain/answered").await.location(), "/measure/pain");
    let missing = answer(&mut person, "pain", &PAIN[..2]).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(missing.text.matches("question missing").count(), 1, "{}", missing.text);
    for wrong in ["11", "-1", "x", "NaN", ""] {
        let wrong = answer(&mut person, "pain", &[PAIN[0], PAIN[1], ("worst", wrong)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for _ in 0..2 {
        assert_eq!(answer(&mut person, "pain", &PAIN).await.location(), "/measure/pain/answered");
    }
    let shown = person.get("/measure/pain/answered").await.text;
    assert!(shown.contains("<dd>6 <small>of 10</small>") && !shown.contains("last time"), "{shown}");
    let place =
        shown.split("correct=").nth(1).and_then(|rest| rest.split('"').next()).expect("a way to correct");
    let form = person.get(&format!("/measure/pain?correct={place}")).await.text;
    assert!(form.contains(r#"value="6" required checked"#), "{form}");
    let corrected = [PAIN[0], PAIN[1], ("worst", "5"), ("fact", place)];
    answer(&mut person, "pain", &corrected).await;
    let shown = person.get("/measure/pain/answered").await.text;
    assert!(
        shown.contains("<dd>5 <small>of 10</small>") && !shown.contains("last time"),
        "one answer: {shown}"
    );
    let foreign = answer(&mut person, "pain", &[PAIN[0], PAIN[1], PAIN[2], ("fact", "1")]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_heavy_score_comes_with_the_line_of_the_country() {
    let mut person = Person::new().await;
    person.agree().await;
    let heavy = phq("2");
    let heavy: Vec<(&str, &str)> = heavy.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    answer(&mut person, "phq-8", &heavy).await;
    let shown = person.get("/measure/phq-8/answered").await.text;
    assert!(shown.contains(r#"href="tel:112""#) && shown.contains("moderately severe"), "{shown}");
    assert!(shown.contains(r#"href="tel:1411""#), "the line for somebody in despair: {shown}");
    assert!(shown.contains("16 <small>of 24</small>"), "{shown}");
    let mut light = Person::new().await;
    light.agree().await;
    let answers = phq("1");
    let answers: Vec<(&str, &str)> =
        answers.iter().map(|(id, value)| (id.as_str(), value.as_str())).collect();
    answer(&mut light, "phq-8", &answers).await;
    assert!(!light.get("/measure/phq-8/answered").await.text.contains("tel:"));
}

#[tokio::test]
async fn every_questionnaire_can_be_asked_in_both_languages() {
    let mut person = Person::new().await;
    person.agree().await;
    let library = library::Library::load().unwrap();
    for questionnaire in &library.questionnaires {
        let page = person.get(&format!("/measure/{}", questionnaire.id)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", questionnaire.id);
        assert!(!library::is_missing(&page.text), "{}: {}", questionnaire.id, page.text);
        let named = page.text.contains("/intake");
        assert_eq!(named, questionnaire.id == "activities", "nothing was named: {}", questionnaire.id);
    }
}
