//! The guide, the page of each exercise, and the points of its figure.

use axum::http::StatusCode;
use library::Library;

use crate::person::Person;

/// What stands between two marks, first place only.
fn between<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let rest = text.split_once(from).unwrap_or_else(|| panic!("{from} in {text}")).1;
    rest.split_once(to).unwrap_or_else(|| panic!("{to} in {rest}")).0
}

#[tokio::test]
async fn every_exercise_has_its_page_with_a_figure_that_can_be_fetched() {
    let mut person = Person::new().await;
    for exercise in Library::load().unwrap().exercises {
        let slug = exercise.slug.as_str();
        let page = person.get(&format!("/exercise/{slug}")).await;
        assert_eq!(page.status, StatusCode::OK, "{slug}");
        let open = page.text.split_once("<details class=\"sources\">").expect("the sources").0;
        assert!(!open.contains("class=\"source\""), "{slug}: the sources are folded away");
        assert!(!library::is_missing(&page.text), "{slug}: {}", page.text);
        assert_eq!(page.text.matches("class=\"mannequin\"").count(), 2, "{slug}: start and end");
        assert_eq!(page.text.matches("<li class=\"card stack\">").count(), exercise.levels.len(), "{slug}");
        let sources = exercise.cautions.len() + exercise.evidence.len();
        assert_eq!(
            page.text.matches("class=\"source\"").count(),
            sources,
            "{slug}: each claim has its source"
        );

        let place = between(&page.text, "data-figures=\"", "\"");
        let points = person.get(&format!("{place}{slug}")).await;
        assert_eq!(points.status, StatusCode::OK, "{slug}");
        assert!(points.headers["cache-control"].to_str().unwrap().contains("immutable"));
        assert!(points.text.starts_with('{') && points.text.contains("\"tracks\""), "{slug}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let mut person = Person::new().await;
    for path in
        ["/exercise/somersault", "/exercise/%ff", "/figure/none/somersault", "/figure/another/cat-cow"]
    {
        assert_eq!(person.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn footnotes_lead_there_and_back() {
    let mut person = Person::new().await;
    let guide = person.get("/").await.text;
    let ids: Vec<&str> = guide.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    let led: Vec<&str> = guide.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    for to in &led {
        assert!(ids.contains(to), "#{to} leads nowhere");
    }
    let marks = led.iter().filter(|to| to.starts_with("reference-")).count();
    let back = led.iter().filter(|to| to.starts_with("cite-")).count();
    assert_eq!(marks, back, "each mark has its way back");
    for number in 1..=5 {
        assert!(led.contains(&format!("reference-{number}").as_str()), "nobody cites source {number}");
    }
}
