//! The letter and the sheet: PDFs that name nobody, are the same for the same record, and are cached nowhere.

use axum::http::{StatusCode, header};

use crate::person::Person;

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
