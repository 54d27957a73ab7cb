//! The frame around every page.

use library::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Serialize;

use crate::app::App;
use crate::assets::address;
use crate::icons::{Icon, icon, mark};
use crate::offline;

/// Where a page belongs in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The public guide.
    Guide,
    /// The one thing to do now, and what leads to a session: check, advice, intake, programme.
    Today,
    /// Progress.
    Progress,
    /// Lessons and plans.
    Learn,
    /// Settings.
    Settings,
    /// Anything else.
    Other,
}

/// Where the navigation leads, in its order.
const NAVIGATION: [(Place, &str, Icon, &str); 4] = [
    (Place::Today, "/today", Icon::Today, "page-nav-today"),
    (Place::Progress, "/progress", Icon::Progress, "page-nav-progress"),
    (Place::Learn, "/learn", Icon::Learn, "page-nav-learn"),
    (Place::Guide, "/", Icon::Guide, "page-nav-guide"),
];

/// The colour behind everything, as the styles have it: in light, in dark.
pub const PAPER: [(&str, &str); 2] = [("light", "#fbf7f0"), ("dark", "#141917")];

/// What stands in `<head>`.
pub fn head(title: &str, description: Option<&str>, styles: &[&str], scripts: &[&str]) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
            meta name="color-scheme" content="light dark";
            title { (title) " · Dorsal" }
            @if let Some(description) = description { meta name="description" content=(description); }
            link rel="icon" href=(address("icon.svg")) type="image/svg+xml";
            (offline::head())
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
    let head = head(title, description, &["app.css"], &["app.js"]);
    framed(app, &head, place, &html! { main #content tabindex="-1" { (body) } })
}

/// The usual frame around a `main` with scripts and styles of its own; it has the place `#content`.
pub fn framed(app: &App, head: &Markup, place: Place, main: &Markup) -> Markup {
    let words = app.words();
    let current = |here: Place| (place == here).then_some("page");
    html! {
        (DOCTYPE)
        html lang=(app.language().tag()) class=[app.text_size().class()] {
            (head)
            body {
                a.skip href="#content" { (words.text("page-skip")) }
                header.top {
                    a.brand href="/" { (mark()) "Dorsal" }
                    nav.main aria-label=(words.text("page-nav")) {
                        @for (here, to, sign, label) in NAVIGATION {
                            a href=(to) aria-current=[current(here)] { (icon(sign)) span { (words.text(label)) } }
                        }
                    }
                    a.settings href="/settings" aria-current=[current(Place::Settings)] {
                        (icon(Icon::Settings)) span { (words.text("page-nav-settings")) }
                    }
                }
                (main)
                // A script puts it beside the button of a form that cannot be sent now.
                div #unsent.notice hidden role="alert" {
                    div.stack {
                        p { strong { (words.text("page-unsent-title")) } " " (words.text("page-unsent")) }
                        p { (words.text("session-offline-emergency")) }
                    }
                }
                footer.foot {
                    div {
                        p.small { (words.text("page-footer-purpose")) }
                        p.small {
                            a href="/about" { (words.text("page-footer-about")) } " · "
                            a href="/emergency" { (words.text("page-footer-emergency")) } " · "
                            (words.text("page-footer-licence"))
                        }
                        form.languages method="post" action="/language" {
                            @for other in Language::ALL.into_iter().filter(|other| *other != app.language()) {
                                button.plain type="submit" name="language" value=(other.tag()) lang=(other.tag()) {
                                    (words.text(&format!("language-{other}")))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A page without the usual frame, for the session, which fills the screen.
pub fn bare(app: &App, title: &str, styles: &[&str], scripts: &[&str], body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(app.language().tag()) class=[app.text_size().class()] {
            (head(title, None, styles, scripts))
            body { (body) }
        }
    }
}

/// Something for the page's script, by the id under which the script asks for it.
pub fn handed(id: &str, value: &impl Serialize) -> Markup {
    // Inside of a script element only `<` could end it.
    let json = serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c");
    html! { script id=(id) type="application/json" { (PreEscaped(json)) } }
}
