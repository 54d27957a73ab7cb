//! Everything the browser loads besides pages, inside the binary.
//!
//! The web build leaves compressible files as `NAME.br` only. They are sent as they are to a browser that takes
//! Brotli (all do on a secure origin) and decoded for the rare client that does not.

use std::borrow::Cow;
use std::io::Read;
use std::sync::LazyLock;

use axum::body::Body;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist/"]
struct Dist;

/// Short hash over the whole web build; part of every asset's address, so that addresses can be cached for good.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    Dist::get("version")
        .and_then(|file| String::from_utf8(file.data.into_owned()).ok())
        .map_or_else(|| "none".to_owned(), |text| text.trim().to_owned())
});

/// The address of an asset.
pub fn address(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

/// True when the web build is inside this binary.
pub fn complete() -> bool {
    ["app.css", "session.js", "camera.js", "vision/worker.js", "offline/worker.js"]
        .iter()
        .all(|name| Dist::get(name).is_some() || Dist::get(&format!("{name}.br")).is_some())
}

/// The names of all of them.
pub fn names() -> impl Iterator<Item = String> {
    Dist::iter().map(|name| name.strip_suffix(".br").unwrap_or(&name).to_owned())
}

/// One of them as it is without compression.
pub fn content(name: &str) -> Option<Vec<u8>> {
    if let Some(file) = Dist::get(name) {
        return Some(file.data.into_owned());
    }
    plain(&Dist::get(&format!("{name}.br"))?.data)
}

fn plain(compressed: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::new();
    brotli::Decompressor::new(compressed, 64 * 1024).read_to_end(&mut plain).ok()?;
    Some(plain)
}

/// `GET /assets/{version}/{*name}`
pub async fn serve(path: Result<Path<(String, String)>, PathRejection>, headers: HeaderMap) -> Response {
    let Ok(Path((version, name))) = path else { return StatusCode::NOT_FOUND.into_response() };
    // An open page of another build keeps what its worker has for it; a part of this build would not fit.
    if version != *VERSION {
        return StatusCode::NOT_FOUND.into_response();
    }
    let takes_brotli = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|value| value.split(',').any(|part| part.trim().split(';').next() == Some("br")));
    let (bytes, encoding): (Cow<'static, [u8]>, Option<&'static str>) = if let Some(file) = Dist::get(&name) {
        (file.data, None)
    } else if let Some(file) = Dist::get(&format!("{name}.br")) {
        if takes_brotli {
            (file.data, Some("br"))
        } else {
            match plain(&file.data) {
                Some(plain) => (Cow::Owned(plain), None),
                None => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            }
        }
    } else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let body = match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(&name)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}
