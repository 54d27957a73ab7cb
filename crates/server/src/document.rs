//! The OpenAPI document: which routes answer programs, and how. It is written by hand beside this crate's source, routes and shapes in a file
//! each, and the tests hold it to the server's own table.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// The document, and the patterns of its routes.
struct Document {
    text: String,
    patterns: BTreeSet<String>,
}

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let [mut document, shapes]: [Value; 2] =
        [include_str!("../api/openapi.json"), include_str!("../api/schemas.json")]
            .map(|text| serde_json::from_str(text).expect("a test reads both"));
    document["components"]["schemas"] = shapes;
    let patterns = document["paths"].as_object().into_iter().flatten().map(|(pattern, _)| pattern.clone());
    Document { patterns: patterns.collect(), text: document.to_string() }
});

/// True for the pattern of a route that is there for programs.
pub fn names(pattern: &str) -> bool {
    DOCUMENT.patterns.contains(pattern)
}

/// `GET /api/openapi.json`
pub async fn serve() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], DOCUMENT.text.as_str())
        .into_response()
}
