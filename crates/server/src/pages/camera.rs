//! `/camera`: what the camera sees, without a record, an exercise or a count. No picture is kept or sent.

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use maud::{Markup, html};
use motion::Definition;
use serde::Deserialize;

use crate::app::App;
use crate::assets::address;
use crate::layout::{Place, framed, handed, head};

/// What the address may carry: the exercise whose position and view the advice is about.
#[derive(Debug, Default, Deserialize)]
pub struct Towards {
    exercise: Option<String>,
}

/// Ids of the messages that the page's script may show begin so.
const TEXT_PREFIXES: [&str; 8] = [
    "camera-",
    "sight-",
    "part-",
    "framing-",
    "unseen-no-picture",
    "session-failed-",
    "session-asking-camera",
    "session-loading",
];

/// `GET /camera`
pub async fn show(app: App, query: Result<Query<Towards>, QueryRejection>) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("camera-{part}"));
    let Towards { exercise } = query.map_or_else(|_| Towards::default(), |Query(towards)| towards);
    // An exercise that is not there is no reason not to look.
    let exercise = exercise.and_then(|slug| app.library.exercise(&slug));
    let definition = exercise.map_or_else(Definition::anything, |exercise| exercise.movement.clone());
    let main = html! {
        main #camera data-state="idle" data-vision=(address("vision/"))
            data-definition=(serde_json::to_string(&definition).unwrap_or_default()) {
            div #content .page.camera tabindex="-1" {
                div.stack.camera-head {
                    h1 { (text("title")) }
                    p.lead data-in="idle" { (text("lead")) }
                    @if let Some(exercise) = exercise {
                        p.small {
                            (words.with("camera-for", &[("exercise", words.text(&exercise.name).into())])) " "
                            a href="/camera" { (text("for-any")) }
                        }
                    }
                }
                (idle(&text))
                (stage(&text))
                section.stack data-in="failed" {
                    h2 #failed-title tabindex="-1" {}
                    p #failed-text .lead role="alert" {}
                    p { (text("without")) }
                    div.actions {
                        button #retry .button type="button" { (words.text("session-retry")) }
                        a.button.quiet href="/" { (words.text("session-to-guide")) }
                    }
                }
                @if let Some(exercise) = exercise {
                    p.small { a href={ "/check?exercise=" (exercise.slug) } { (text("to-session")) } }
                }
            }
        }
        (handed("texts", &words.template(&TEXT_PREFIXES)))
    };
    let head =
        head(&text("title"), Some(&text("lead")), &["app.css", "camera.css"], &["app.js", "camera.js"]);
    framed(&app, &head, Place::Other, &main)
}

/// The line that says what of the person is seen: its shape and its words, and only then its colour.
pub fn sight() -> Markup {
    html! { p #sight .sight data-state="not-seen" { span.sight-sign aria-hidden="true" {} span #sight-text {} } }
}

fn idle(text: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.stack data-in="idle" {
            noscript { p.notice { (text("no-script")) " " a href="/" { (text("to-guide")) } } }
            p { (text("place")) }
            div.actions { button #start .button type="button" { (text("start")) } }
            p #off role="status" {}
            ul.benefits {
                @for fact in ["see", "private", "off"] {
                    li { strong { (text(&format!("fact-{fact}"))) } span { (text(&format!("fact-{fact}-text"))) } }
                }
            }
        }
    }
}

fn stage(text: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.camera-stage data-in="loading running" aria-label=(text("stage")) {
            div.picture-view {
                video #video muted playsinline aria-hidden="true" tabindex="-1" {}
                canvas #picture role="img" aria-label=(text("picture-label")) width="16" height="9" {}
            }
            div.camera-words {
                div role="status" { (sight()) }
                div.camera-said {
                    p #advice role="status" {}
                    div role="status" { p #back hidden {} }
                }
                button #stop .button.quiet type="button" { (text("stop")) }
            }
            div.camera-more {
                section.stack aria-labelledby="legend" {
                    h2 #legend { (text("legend")) }
                    ul.legend {
                        li { (sample(Sample::Sure)) (text("legend-sure")) }
                        li { (sample(Sample::Guess)) (text("legend-guess")) }
                        li { (sample(Sample::Outline)) (text("legend-outline")) }
                        li { (sample(Sample::Back)) (text("legend-back")) }
                    }
                }
                section.stack aria-labelledby="hangs" {
                    h2 #hangs { (text("hangs")) }
                    p.small { (text("hangs-kept")) }
                    label #choice-field .field hidden { (text("choose")) select #choice {} }
                    div.camera-turn {
                        button #turn .button.quiet type="button" { (text("turn")) }
                        p #turned role="status" {}
                    }
                    label.tick { input #mirrored type="checkbox"; span { (text("mirrored")) } }
                    p #mirrored-hint .small { (text("mirrored-hint")) }
                }
                p #networks .small {}
            }
        }
    }
}

/// What the legend explains.
#[derive(Clone, Copy)]
enum Sample {
    Sure,
    Guess,
    Outline,
    Back,
}

/// A piece of the drawing, as the page draws it over the picture.
fn sample(sample: Sample) -> Markup {
    html! {
        svg.sample viewBox="0 0 64 36" aria-hidden="true" {
            @match sample {
                Sample::Sure => { path.bone d="M14 24L50 12" {} circle.sure cx="14" cy="24" r="5" {} circle.sure cx="50" cy="12" r="5" {} }
                Sample::Guess => { path.bone.guess d="M14 24L50 12" {} circle.guess cx="14" cy="24" r="5" {} circle.guess cx="50" cy="12" r="5" {} }
                Sample::Outline => { path.outline d="M12 30C10 8 54 2 54 30Z" {} }
                Sample::Back => { path.back d="M8 28Q32 2 56 28" {} }
            }
        }
    }
}
