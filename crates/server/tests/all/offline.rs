//! What browsers keep for when there is no connection: the same for everybody, and all of one build.

use std::collections::BTreeMap;

use axum::http::{Method, StatusCode, header};
use serde_json::Value;

use crate::person::Person;

/// What the worker knows of its build.
async fn build(person: &mut Person) -> Value {
    let worker = person.get("/sw.js").await;
    assert_eq!(worker.status, StatusCode::OK);
    assert!(worker.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/javascript"));
    assert_eq!(worker.headers[header::CACHE_CONTROL], "no-store");
    let policy = worker.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert_eq!(policy, "default-src 'none'; connect-src 'self'");
    let (first, _) = worker.text.split_once('\n').expect("a line of its own");
    let json = first.strip_prefix("const BUILD=").and_then(|rest| rest.strip_suffix(';'));
    serde_json::from_str(json.expect("the build")).unwrap()
}

#[tokio::test]
async fn the_page_without_a_connection_holds_nothing_of_a_person() {
    let mut person = Person::new().await;
    let build_of_stranger = build(&mut person).await;
    person.agree().await;
    person.check(&[]).await;
    person.has_programme().await;
    let online = person.get("/session").await;
    assert_eq!(build(&mut person).await, build_of_stranger);
    for (language, words) in [("en", "No connection just now"), ("pt-PT", "Sem ligação neste momento")] {
        let address = build_of_stranger["shells"][language].as_str().unwrap();
        let own = person.get(address).await.text;
        assert!(own.contains(words) && own.contains(&format!("lang=\"{language}\"")), "{own}");
        let cookies = [("cookie", "dorsal-language=pt-PT; dorsal-text=larger"), ("accept-language", "pt")];
        let mut request = person.stranger().request(Method::GET, address, "", String::new());
        for (name, value) in cookies {
            request.headers_mut().insert(name, value.parse().unwrap());
        }
        assert_eq!(person.stranger().send(request).await.text, own, "{address}");
        assert!(!own.contains("id=\"plan\"") && !own.contains("\"ticket\""), "{own}");
        for script in own.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(online.text.contains(script), "{script} is not what the page with a connection has");
        }
    }
    // Page and build say the same, so that the browser knows which page can run a plan.
    let name = build_of_stranger["name"].as_str().unwrap();
    assert!(online.text.contains(&format!("\"build\":\"{name}\"")));
}

#[tokio::test]
async fn another_builds_page_and_parts_are_not_there() {
    let mut person = Person::new().await;
    let build = build(&mut person).await;
    let shell = build["shells"]["en"].as_str().unwrap();
    let name = build["name"].as_str().unwrap();
    assert_eq!(person.get(shell).await.status, StatusCode::OK);
    for path in
        [shell.replace(name, "0123456789ab"), shell.replace("/en", "/fr"), shell.replace("/en", "/%ff")]
    {
        assert_eq!(person.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for asset in build["assets"].as_array().unwrap() {
        let asset = asset.as_str().unwrap();
        let version = asset.split('/').nth(2).unwrap();
        let other = asset.replace(version, "0123456789ab");
        assert_eq!(person.get(&other).await.status, StatusCode::NOT_FOUND, "{other}");
    }
}

#[tokio::test]
async fn the_manifest_speaks_the_readers_language() {
    let mut person = Person::new().await;
    for (language, word) in [("en", "upper back"), ("pt-PT", "costas")] {
        let mut request = person.request(Method::GET, "/manifest.webmanifest", "", String::new());
        request.headers_mut().insert("cookie", format!("dorsal-language={language}").parse().unwrap());
        let answer = person.send(request).await;
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/manifest+json");
        let manifest: Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(manifest["lang"], language);
        assert!(manifest["description"].as_str().unwrap().contains(word), "{manifest}");
        let icons = manifest["icons"].as_array().unwrap();
        let kinds: Vec<_> = icons.iter().map(|icon| (&icon["sizes"], &icon["purpose"])).collect();
        for wanted in
            [("192x192", "any"), ("512x512", "any"), ("192x192", "maskable"), ("512x512", "maskable")]
        {
            assert!(
                kinds.iter().any(|(sizes, purpose)| **sizes == wanted.0 && **purpose == wanted.1),
                "{wanted:?}"
            );
        }
    }
}

/// What a page tells its script about the record in this browser.
fn told(page: &str) -> Option<&str> {
    page.split("data-record=\"").nth(1)?.split('"').next()
}

#[tokio::test]
async fn pages_say_when_nothing_of_the_record_may_stay_in_the_browser() {
    let mut person = Person::new().await;
    assert_eq!(told(&person.get("/check").await.text), Some("closed"), "a stranger");
    person.agree().await;
    assert_eq!(told(&person.get("/settings/record").await.text), None);
    assert_eq!(told(&person.get("/settings").await.text), None);
    person.check(&[("fever", "yes")]).await;
    assert_eq!(told(&person.get("/advice").await.text), Some("locked"));
    person.post("/settings/withdraw", &BTreeMap::new()).await;
    assert_eq!(told(&person.get("/settings/record").await.text), Some("closed"));
    let gone = person.post("/settings/erase", &[("sure".to_owned(), "yes".to_owned())].into()).await;
    assert_eq!(told(&gone.text), Some("erased"));
    // As in a browser whose binding another one has ended.
    assert_eq!(told(&person.get("/settings/record").await.text), Some("closed"));
}
