//! The page for trying the camera: it needs no record, makes none, and hands its script all that it needs.

use axum::http::{StatusCode, header};
use library::Library;
use motion::Definition;

use crate::person::Person;

/// The value of an attribute of `main`.
fn attribute<'a>(page: &'a str, name: &str) -> &'a str {
    let main = page.split("<main id=\"camera\"").nth(1).expect("the page's main");
    let rest = main.split(&format!("{name}=\"")).nth(1).expect(name);
    rest.split('"').next().unwrap_or_default()
}

#[tokio::test]
async fn what_is_looked_for_follows_the_address() {
    let cat_cow = Library::load().unwrap().exercise("cat-cow").unwrap().movement.clone();
    let anything = Definition::anything();
    for (path, expected) in [
        ("/camera", &anything),
        ("/camera?exercise=cat-cow", &cat_cow),
        ("/camera?exercise=nothing", &anything),
        ("/camera?exercise=%ff", &anything),
        ("/camera?exercise=a&exercise=b", &anything),
    ] {
        let answer = Person::new().await.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let json = attribute(&answer.text, "data-definition").replace("&quot;", "\"");
        assert_eq!(&serde_json::from_str::<Definition>(&json).unwrap(), expected, "{path}");
        let vision = attribute(&answer.text, "data-vision");
        assert!(vision.starts_with("/assets/") && vision.ends_with("/vision/"), "{vision}");
    }
}

#[tokio::test]
async fn looking_makes_no_record_and_has_all_its_words() {
    let mut person = Person::new().await;
    let answer = person.get("/camera").await;
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
    let texts =
        answer.text.split("<script id=\"texts\" type=\"application/json\">").nth(1).expect("the words");
    let texts: serde_json::Value = serde_json::from_str(texts.split("</script>").next().unwrap()).unwrap();
    let parts =
        ["head", "shoulders", "elbows", "hands", "hips", "knees", "feet"].map(|part| format!("part-{part}"));
    let sights = ["seen", "partly", "enough", "not-seen"].map(|sight| format!("sight-{sight}"));
    let framings = motion::Framing::ALL.iter().map(|framing| framing.id().to_owned());
    let troubles = ["refused", "absent", "busy", "insecure", "camera", "no-webassembly", "load"]
        .map(|trouble| format!("session-failed-{trouble}"));
    let titles = ["crash", "lost"].map(|trouble| format!("session-failed-{trouble}-title"));
    let own = ["crash", "lost"].map(|trouble| format!("camera-failed-{trouble}"));
    for id in parts.into_iter().chain(sights).chain(framings).chain(troubles).chain(titles).chain(own) {
        assert!(texts[&id].as_str().is_some_and(|text| !text.is_empty()), "{id}");
    }
    assert!(texts["sight-partly"].as_str().unwrap().contains("{parts}"));
}
