//! Host, Origin, Sec-Fetch-Site, and the headers of every answer.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};

use crate::person::{HOST, Person};

fn bare(method: Method, path: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::empty()).unwrap()
}

#[tokio::test]
async fn another_host_is_refused() {
    let mut person = Person::new().await;
    for host in
        ["evil.example", "evil.example:8080", "localhost", "localhost:9", "127.0.0.1.evil.example:8080"]
    {
        let answer = person.send(bare(Method::GET, "/", &[("host", host)])).await;
        assert_eq!(answer.status, StatusCode::MISDIRECTED_REQUEST, "{host}");
        assert!(!answer.text.contains("Sources"), "{host}");
    }
    for host in [HOST, "127.0.0.1:8080", "[::1]:8080"] {
        assert_eq!(
            person.send(bare(Method::GET, "/", &[("host", host)])).await.status,
            StatusCode::OK,
            "{host}"
        );
    }
}

#[tokio::test]
async fn only_our_own_pages_may_change_something() {
    let mut person = Person::new().await;
    let refused: [&[(&str, &str)]; 6] = [
        &[("host", HOST)],
        &[("host", HOST), ("origin", "null")],
        &[("host", HOST), ("origin", "http://evil.example")],
        &[("host", HOST), ("origin", "https://localhost:8080")],
        &[("host", HOST), ("origin", "http://localhost:8081")],
        &[("host", HOST), ("origin", "http://localhost:8080"), ("sec-fetch-site", "cross-site")],
    ];
    for path in ["/check", "/check/questions", "/check/again", "/api/commands", "/link/x"] {
        for headers in refused {
            let answer = person.send(bare(Method::POST, path, headers)).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
        }
    }
}

#[tokio::test]
async fn another_site_may_link_but_not_fetch() {
    let mut person = Person::new().await;
    let fetch = [("host", HOST), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")];
    for path in ["/", "/progress", "/api/record"] {
        let answer = person.send(bare(Method::GET, path, &fetch)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
    // A strict cookie does not come along with a link from elsewhere: the page asks for itself once more.
    let link = [("host", HOST), ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate")];
    let progress = person.send(bare(Method::GET, "/progress", &link)).await;
    assert!(progress.text.contains("http-equiv=\"refresh\""), "{}", progress.text);
    let guide = person.send(bare(Method::GET, "/", &link)).await;
    assert!(!guide.text.contains("http-equiv=\"refresh\""));
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let mut person = Person::new().await;
    person.agree().await;
    for path in [
        "/",
        "/about",
        "/emergency",
        "/camera",
        "/check/questions",
        "/progress",
        "/advice",
        "/nothing",
        "/session/%ff",
        "/link/%ff",
        "/api/record",
        "/health",
        "/assets/x/none.js",
    ] {
        for method in [Method::GET, Method::DELETE] {
            let answer = person.send(person.request(method.clone(), path, "", String::new())).await;
            for (name, value) in [
                ("cross-origin-opener-policy", "same-origin"),
                ("cross-origin-embedder-policy", "require-corp"),
                ("x-content-type-options", "nosniff"),
                ("referrer-policy", "same-origin"),
            ] {
                assert_eq!(answer.headers.get(name).unwrap(), value, "{method} {path}");
            }
            let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(
                policy.contains("default-src 'self'") && !policy.contains("unsafe"),
                "{method} {path}: {policy}"
            );
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{method} {path}");
            assert!(
                !answer.text.contains("Invalid") && !answer.text.contains("deserialize"),
                "{path}: {}",
                answer.text
            );
        }
    }
}

#[tokio::test]
async fn the_cookie_is_kept_from_scripts_and_other_sites() {
    let mut person = Person::new().await;
    let answer = person.agree().await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(cookie.starts_with("dorsal-8080="), "the port keeps two Dorsals on one machine apart: {cookie}");
}

#[tokio::test]
async fn with_tls_no_cookie_can_be_set_by_another_host_or_without_it() {
    let served = |config: &mut server::Config| config.public_url = Some("https://care.example".to_owned());
    let mut person = Person::where_served(served).await;
    let agreed = format!("country=PT&consent=yes&version={}&zone=Europe/Lisbon", library::CONSENT_VERSION);
    for (path, body) in
        [("/language", "language=pt-PT"), ("/settings/text", "size=large"), ("/check", &agreed)]
    {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::HOST, "care.example")
            .header(header::ORIGIN, "https://care.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let answer = person.send(request.body(Body::from(body.to_owned())).unwrap()).await;
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.starts_with("__Host-dorsal") && cookie.contains("; Secure"), "{path}: {cookie}");
        assert!(cookie.contains("Path=/;") && !cookie.contains("Domain"), "{path}: {cookie}");
    }
    let chosen =
        [("host", "care.example"), ("cookie", "__Host-dorsal-language=pt-PT; __Host-dorsal-text=large")];
    let page = person.send(bare(Method::GET, "/", &chosen)).await.text;
    assert!(page.contains("lang=\"pt-PT\"") && page.contains("text-large"), "{page}");
}
