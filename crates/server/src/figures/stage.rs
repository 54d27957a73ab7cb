//! Where a figure stands in a page: its drawings, and for the script where its points are.

use maud::{Markup, html};

use crate::app::App;
use crate::assets::address;

/// What a page with figures needs: its style, and the script that moves those that stand beside text.
pub const STYLE: &str = "figure.css";
/// The script.
pub const SCRIPT: &str = "figure.js";

/// A stage on which the figure moves where the browser can and the person likes; else, and in print, there are the drawings of
/// all films named by `slugs`, the first of which is shown. `label` says in words what is to be seen. Pages whose own script plays the figure
/// (`web/src/figure/figure.ts`) use this one.
pub fn stage(app: &App, slugs: &[&str], label: &str) -> Markup {
    let films = slugs.iter().filter_map(|slug| Some((*slug, app.reels.film(slug)?)));
    html! {
        div.figure-stage data-figure=(slugs.first().copied().unwrap_or_default()) data-figures=(app.reels.place())
            data-figure-script=(address("figure/moving.js")) {
            div.figure-picture role="img" aria-label=(label) {
                @for (index, (slug, film)) in films.enumerate() {
                    div.drawings.flat[film.drawings.flat()] data-drawings=(slug) hidden[index > 0] {
                        (film.drawings.svg(false)) (film.drawings.svg(true))
                    }
                }
            }
        }
    }
}

/// A stage beside text, whose figure moves by itself and can be stopped.
pub fn moving(app: &App, slug: &str, name: &str) -> Markup {
    let words = app.words();
    let named = |id: &str| words.with(id, &[("exercise", name.to_owned().into())]);
    html! {
        div.figure-beside {
            (stage(app, &[slug], &named("page-figure-label")))
            button.figure-pause type="button" hidden aria-pressed="false" aria-label=(named("page-figure-pause")) {
                svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" {
                    path.when-moving d="M8 5v14M16 5v14" {}
                    path.when-still d="M8 5l11 7-11 7z" {}
                }
            }
        }
    }
}
