//! What every request must pass, and what every response carries.
//!
//! A page on another site must neither read nor write a record, even on one's own machine: the Host must be one that
//! this server goes by (against DNS rebinding), and whatever changes something must come from our own pages.

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::uri::Authority;
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use crate::app::App;
use crate::document;
use crate::problem::Problem;

const PAGE_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; \
     worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'";

/// Only the vision worker may compile WebAssembly; a worker lives under its own response's policy.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
     connect-src 'self'";

/// The worker between pages and network only passes requests on.
const PASSING_POLICY: &str = "default-src 'none'; connect-src 'self'";

const EVERYWHERE: [(&str, &str); 7] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    // Not `no-referrer`: with it browsers send `Origin: null` even from our own forms.
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    (
        "permissions-policy",
        "camera=(self), screen-wake-lock=(self), microphone=(), geolocation=(), payment=(), usb=(), \
         display-capture=()",
    ),
];

/// The middleware.
pub async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let policy = match request.uri().path() {
        "/sw.js" => PASSING_POLICY,
        path if path.ends_with("/vision/worker.js") => WORKER_POLICY,
        _ => PAGE_POLICY,
    };
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let mut response = if peer.is_some_and(|peer| !app.config.admits(peer)) {
        // Behind a proxy, only the proxy is answered.
        StatusCode::FORBIDDEN.into_response()
    } else if let Some(problem) = refusal(&app, &request) {
        problem.respond(&app.read_by(request.headers()), wants_json(request.headers(), request.extensions()))
    } else if arrives_without_cookie(&request) {
        come_again().into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if app.config.https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}

/// A strict cookie is not sent when somebody follows a link from another site: to them their record would seem gone.
fn arrives_without_cookie(request: &Request) -> bool {
    let path = request.uri().path();
    let public = matches!(path, "/" | "/about" | "/emergency" | "/camera" | "/health" | "/join");
    let from_elsewhere = request
        .headers()
        .get("sec-fetch-site")
        .is_some_and(|site| site == "cross-site" || site == "same-site");
    !public && !path.starts_with("/join/") && from_elsewhere && *request.method() == Method::GET
}

/// The same page, asked for once more by a page of ours: then the cookie comes along.
fn come_again() -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head { meta charset="utf-8"; meta http-equiv="refresh" content="0"; title { "Dorsal" } }
        }
    }
}

/// True when the client is a program rather than a page load: it says so, or asks what is there for programs without asking for a page.
pub fn wants_json(headers: &HeaderMap, extensions: &Extensions) -> bool {
    let has = |name: header::HeaderName, part: &str| {
        headers.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(part))
    };
    let for_programs = || extensions.get::<MatchedPath>().is_some_and(|path| document::names(path.as_str()));
    has(header::ACCEPT, "json")
        || has(header::CONTENT_TYPE, "application/json")
        || for_programs() && !has(header::ACCEPT, "text/html")
}

fn refusal(app: &App, request: &Request) -> Option<Problem> {
    let headers = request.headers();
    let host = headers
        .get(header::HOST)
        .and_then(|value| value.to_str().ok())
        .or_else(|| request.uri().authority().map(Authority::as_str));
    let Some(host) = host.filter(|host| app.config.knows_host(host)) else {
        return Some(Problem::UnknownHost);
    };
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let site = text("sec-fetch-site");
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe {
        // Another site may link to us, but not fetch from us.
        let navigation = text("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
        return (matches!(site, Some("cross-site" | "same-site")) && !navigation)
            .then_some(Problem::CrossSite);
    }
    if site.is_some_and(|site| site != "same-origin") {
        return Some(Problem::CrossSite);
    }
    match text("origin") {
        Some(origin) => (!app.config.knows_origin(origin, host)).then_some(Problem::CrossSite),
        // Every browser sends at least one of the two with a POST; a program must say where it comes from, too.
        None => site.is_none().then_some(Problem::CrossSite),
    }
}
