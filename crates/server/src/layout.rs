//! The frame around every page.

use maud::{DOCTYPE, Markup, html};

use crate::app::App;
use crate::assets::address;
use crate::figures::mark;

/// Where a page belongs in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The public guide.
    Guide,
    /// Check, advice and session.
    Session,
    /// Progress.
    Progress,
    /// Anything else.
    Other,
}

/// What stands in `<head>`.
fn head(title: &str, description: Option<&str>, styles: &[&str], scripts: &[&str]) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (title) " · Dorsal" }
            @if let Some(description) = description { meta name="description" content=(description); }
            link rel="icon" href=(address("icon.svg")) type="image/svg+xml";
            link rel="preload" href=(address("fonts/figtree-latin-wght-normal.woff2")) as="font" type="font/woff2" crossorigin;
            @for style in styles { link rel="stylesheet" href=(address(style)); }
            @for script in scripts { script src=(address(script)) defer {} }
        }
    }
}

/// A whole page in the usual frame.
pub fn page(app: &App, title: &str, place: Place, body: &Markup) -> Markup {
    page_with(app, title, None, place, body)
}

/// The same with a description for search engines and link previews.
pub fn page_with(app: &App, title: &str, description: Option<&str>, place: Place, body: &Markup) -> Markup {
    let words = &app.library.words;
    let current = |here: Place| (place == here).then_some("page");
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(title, description, &["app.css"], &["app.js"]))
            body {
                a.skip href="#content" { (words.text("page-skip")) }
                header.top {
                    a.brand href="/" { (mark()) "Dorsal" }
                    nav aria-label=(words.text("page-nav")) {
                        a href="/" aria-current=[current(Place::Guide)] { (words.text("page-nav-guide")) }
                        a href="/check" aria-current=[current(Place::Session)] { (words.text("page-nav-session")) }
                        a href="/progress" aria-current=[current(Place::Progress)] { (words.text("page-nav-progress")) }
                    }
                }
                main #content tabindex="-1" { (body) }
                footer.foot {
                    div {
                        p.small { (words.text("page-footer-purpose")) }
                        p.small {
                            a href="/about" { (words.text("page-footer-about")) } " · "
                            a href="/emergency" { (words.text("page-footer-emergency")) } " · "
                            (words.text("page-footer-licence"))
                        }
                    }
                }
            }
        }
    }
}

/// A page without the usual frame, for the session, which fills the screen.
pub fn bare(title: &str, styles: &[&str], scripts: &[&str], body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            (head(title, None, styles, scripts))
            body { (body) }
        }
    }
}
