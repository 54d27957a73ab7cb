//! Without a connection: the page that then stands for every other, the worker in the browser that shows it, and the manifest
//! with which Dorsal can be put on a home screen.
//!
//! What the worker keeps is the same for everybody: assets, and the session page in each language, without a person in it.

use std::collections::BTreeMap;

use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use library::Language;
use maud::{Markup, html};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::assets;
use crate::layout::PAPER;
use crate::pages::session::{SCRIPT, STYLES, page};
use crate::problem::Problem;

/// The worker's script in the web build.
const WORKER: &str = "offline/worker.js";
/// Sides of the app's icons, pixels; each is there as it is (`icon-192.png`) and filled to its edges (`maskable-192.png`).
const ICONS: [u32; 2] = [192, 512];

/// What belongs together, by its name.
pub struct Offline {
    build: String,
}

impl Offline {
    /// Of a running server: another web build, other words or other figures make another build.
    pub fn of(app: &App) -> Self {
        let mut hash = Sha256::new();
        for language in Language::ALL {
            hash.update(page(&app.for_everybody(language), None, None).into_string());
        }
        hash.update(app.reels.place());
        Self { build: hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect() }
    }

    /// The name of the build.
    pub fn build(&self) -> &str {
        &self.build
    }

    /// Where its parts are: the page for each language, assets, and figures; each changes without the others.
    pub fn parts(&self, app: &App) -> [String; 3] {
        [format!("/offline/{}/", self.build), assets::address(""), app.reels.place()]
    }

    fn shell(&self, language: Language) -> String {
        format!("/offline/{}/{}", self.build, language.tag())
    }
}

/// `GET /offline/{build}/{language}`: the page for when there is no connection. Another build's is not there: pages, scripts
/// and words of two builds never meet.
pub async fn shell(app: App, path: Result<Path<(String, String)>, PathRejection>) -> Response {
    let asked = path.ok().map(|Path(asked)| asked);
    let language =
        asked.as_ref().and_then(|(_, tag)| Language::ALL.into_iter().find(|one| one.tag() == *tag));
    match (asked, language) {
        (Some((build, _)), Some(language)) if build == app.offline().build => {
            page(&app.for_everybody(language), Some(app.offline()), None).into_response()
        }
        _ => Problem::NotFound.respond(&app, false),
    }
}

/// `GET /sw.js`: the worker, which has to know its build and what to keep in any case.
pub async fn worker(app: App) -> Response {
    let offline = app.offline();
    let shells: BTreeMap<&str, String> =
        Language::ALL.map(|language| (language.tag(), offline.shell(language))).into();
    let fonts = assets::names().filter(|name| name.starts_with("fonts/"));
    let always = STYLES.into_iter().chain([SCRIPT, "icon.svg"]).map(str::to_owned).chain(fonts);
    let always: Vec<_> = always.map(|name| assets::address(&name)).collect();
    let build =
        json!({ "name": offline.build, "parts": offline.parts(&app), "shells": shells, "assets": always });
    let script = assets::content(WORKER).unwrap_or_default();
    let body = format!("const BUILD={build};\n{}", String::from_utf8_lossy(&script));
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"))], body)
        .into_response()
}

/// `GET /manifest.webmanifest`: how Dorsal is called and looks as an app, in the reader's language. It knows one pair of colours,
/// the light ones; pages tell both.
pub async fn manifest(app: App) -> Response {
    let icons: Vec<_> = [("icon", "any"), ("maskable", "maskable")]
        .into_iter()
        .flat_map(|(name, purpose)| ICONS.map(|side| (format!("{name}-{side}.png"), side, purpose)))
        .map(|(name, side, purpose)| {
            json!({
                "src": assets::address(&name),
                "sizes": format!("{side}x{side}"),
                "type": "image/png",
                "purpose": purpose,
            })
        })
        .collect();
    let (_, light) = PAPER[0];
    let body = json!({
        "id": "/",
        "name": "Dorsal",
        "short_name": "Dorsal",
        "description": app.words().text("page-install-description"),
        "lang": app.language().tag(),
        "dir": "ltr",
        "start_url": "/today",
        "scope": "/",
        "display": "standalone",
        "background_color": light,
        "theme_color": light,
        "categories": ["health", "fitness"],
        "icons": icons,
    });
    let kind = HeaderValue::from_static("application/manifest+json");
    ([(header::CONTENT_TYPE, kind)], body.to_string()).into_response()
}

/// What stands in each page's head for it.
pub fn head() -> Markup {
    let icon = assets::address("maskable-192.png");
    html! {
        // With credentials, because the cookie says the language.
        link rel="manifest" href="/manifest.webmanifest" crossorigin="use-credentials";
        link rel="apple-touch-icon" href=(icon);
        @for (scheme, colour) in PAPER {
            meta name="theme-color" media={ "(prefers-color-scheme: " (scheme) ")" } content=(colour);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_colours_of_the_app_are_those_of_its_pages() {
        let styles = include_str!("../../../web/src/app.css");
        let papers: Vec<&str> = styles
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--paper: ")?.strip_suffix(';'))
            .collect();
        assert_eq!(papers, PAPER.map(|(_, colour)| colour));
    }
}
