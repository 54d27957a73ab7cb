//! The letter and the sheet: PDFs that name nobody, are the same for the same record, and are cached nowhere.

use axum::http::{StatusCode, header};

use crate::person::Person;

fn intake() -> care::Intake {
    let activity = |name: &str, level| care::Activity { name: name.to_owned(), level };
    care::Intake {
        pain_average: 5,
        pain_worst: 7,
        weeks: 10,
        activities: vec![activity("lifting my child", 3), activity("an hour at the desk", 4)],
        goals: [].into(),
        confidence: 4,
        equipment: [].into(),
        constraints: [].into(),
        minutes: 15,
        sessions: 3,
        camera: true,
    }
}

#[tokio::test]
async fn a_sheet_has_the_programme_and_the_letter_stays_one_page() {
    let mut person = Person::new().await;
    person.agree().await;
    person.check(&[]).await;
    person.act(care::Action::AnswerIntake { intake: intake() }).await;
    for week in 0..5u8 {
        person.wait(24 * 7);
        let answers =
            |all: &[(&str, f64)]| all.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect();
        let level = f64::from(week);
        let pain = answers(&[("now", 3.0), ("average", 5.0 - level / 2.0), ("worst", 6.0)]);
        person.act(care::Action::AnswerMeasure { measure: "pain".to_owned(), answers: pain }).await;
        let activities = answers(&[("activities-1", 3.0 + level), ("activities-2", 5.0)]);
        person
            .act(care::Action::AnswerMeasure { measure: "activities".to_owned(), answers: activities })
            .await;
        let mood = answers(&[("phq-1", 2.0), ("phq-2", 1.0)]);
        person.act(care::Action::AnswerMeasure { measure: "phq-2".to_owned(), answers: mood }).await;
        for (measure, item) in [("confidence", "confidence"), ("change", "change")] {
            let one = answers(&[(item, 4.0)]);
            person.act(care::Action::AnswerMeasure { measure: measure.to_owned(), answers: one }).await;
        }
        let command = format!("00000000-0000-4000-8000-0000000007{week:02}");
        person.check(&[("pain", "3"), ("command", &command)]).await;
        let ticket = person.ticket().await;
        person.command(Person::done(&ticket, 20 + week, "finished")).await;
        person.command(Person::ended(&ticket, 20 + week)).await;
    }
    let pages = |pdf: &str| pdf.matches("/Type/Page/").count() + pdf.matches("/Type /Page\n").count();
    let letter = person.get("/letter.pdf").await;
    assert_eq!(pages(&letter.text), 1);
    let sheet = person.get("/sheet.pdf").await;
    assert_eq!(sheet.status, StatusCode::OK);
    assert!(sheet.text.starts_with("%PDF-1.7") && sheet.text.len() < 200_000, "{}", sheet.text.len());
    let page = person.get("/progress").await.text;
    assert!(page.contains("Your pain is less than at the start: 5 then, 3 now."), "{page}");
    assert!(
        page.contains("lifting my child: better, 3 at the start and 7 now.") && page.contains("data-rule"),
        "{page}"
    );
}

#[tokio::test]
async fn a_letter_is_one_page_and_the_same_for_the_same_record() {
    let mut person = Person::new().await;
    assert_eq!(person.get("/letter.pdf").await.status, StatusCode::UNAUTHORIZED);
    person.agree().await;
    person.check(&[]).await;
    let ticket = person.ticket().await;
    person.command(Person::done(&ticket, 1, "finished")).await;
    person.command(Person::stopped(&ticket, "sharp-pain")).await;
    let letter = person.get("/letter.pdf").await;
    assert_eq!(letter.status, StatusCode::OK);
    let header = |name| letter.headers.get(&name).map(|value| value.to_str().unwrap().to_owned());
    assert_eq!(header(header::CONTENT_TYPE).as_deref(), Some("application/pdf"));
    assert_eq!(header(header::CACHE_CONTROL).as_deref(), Some("no-store"));
    assert_eq!(
        header(header::CONTENT_DISPOSITION).as_deref(),
        Some("inline; filename=\"dorsal-letter.pdf\"")
    );
    assert!(letter.text.starts_with("%PDF-1.7"), "{}", &letter.text[..20]);
    assert_eq!(letter.text.matches("/Type/Page/").count() + letter.text.matches("/Type /Page\n").count(), 1);
    assert!(letter.text.contains("/MarkInfo"), "tagged for screen readers");
    assert_eq!(letter.text, person.get("/letter.pdf").await.text);
    assert_eq!(
        person.get("/sheet.pdf").await.location(),
        "/progress",
        "without a programme there is no sheet"
    );
}
