//! `/`: the public guide. It needs neither JavaScript nor a record, and reads well on paper.

use axum::response::Response;
use library::{Exercise, ExerciseKind};
use maud::{Markup, html};

use super::advice;
use super::footnotes::Footnotes;
use super::join;
use crate::app::App;
use crate::binding::Visitor;
use crate::figures::{SCRIPT, STYLE, moving};
use crate::layout::{Place, framed, head};

/// The two kinds of what can be done: the part's id, heading and first sentence.
const PARTS: [(ExerciseKind, &str, &str, &str); 2] = [
    (ExerciseKind::Exercise, "exercises", "guide-exercises-heading", "guide-exercises-intro"),
    (ExerciseKind::Stretch, "stretches", "guide-stretches-heading", "guide-stretches-intro"),
];
/// What the guide says about when to see somebody, the most urgent first.
const SEE: [(&str, &[&str]); 3] = [
    ("now", &["chest", "legs", "bladder", "blow"]),
    ("today", &["fever", "constant", "band", "cancer", "shape"]),
    ("soon", &["weeks", "worse", "night", "bones", "age"]),
];

/// `GET /`
pub async fn show(app: App, visitor: Result<Visitor, Response>) -> Markup {
    // Whoever cannot be found in the store still gets the guide.
    let closed = visitor.is_ok_and(|Visitor(loaded)| loaded.is_some_and(|one| app.is_closed(&one.state)));
    let notes = Footnotes::default();
    let words = app.words();
    let text = |id: &str| words.text(id);
    let body = html! {
        div.page.guide {
            (hero(&app, closed))
            (safety(&app, &notes))
            (benefits(&app, &notes))
            @for (kind, id, heading, intro) in PARTS {
                section.stack id=(id) aria-labelledby=(heading) {
                    h2 id=(heading) { (text(heading)) }
                    p { (text(intro)) }
                    @for one in app.library.guide().filter(|one| one.kind == kind) { (exercise(&app, one, closed)) }
                }
            }
            p.small { (text("guide-dose-note")) }
            (feel(&app, &notes))
            (avoid(&app, &notes))
            (see_somebody(&app, &notes))
            (support(&app, &notes))
            (more(&app))

            section.card.stack #join aria-labelledby="join-heading" {
                h2 #join-heading { (text("guide-join-heading")) }
                p { (text("guide-join-text")) @if !app.config.joining.members_only { " " (text("guide-join-alone")) } }
                div.on-screen { (join::field(&app, "")) }
            }

            section.stack.closing aria-labelledby="closing" {
                h2 #closing { (text("guide-closing-heading")) }
                p { (text("guide-closing-text")) }
                @if !closed { div.actions { a.button href="/check" { (text("guide-start")) } } }
            }

            section.stack aria-labelledby="references" {
                h2 #references { (text("guide-references-heading")) }
                (notes.list(words, &app.library.references))
            }
        }
    };
    let styles = ["app.css", STYLE, "guide.css", join::STYLE];
    let head = head(
        &text("guide-title"),
        Some(&text("guide-description")),
        &styles,
        &["app.js", SCRIPT, join::SCRIPT],
    );
    framed(&app, &head, Place::Guide, &html! { main #content tabindex="-1" { (body) } })
}

fn hero(app: &App, closed: bool) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    html! {
        section.hero {
            div.stack {
                p.eyebrow { (text("guide-eyebrow")) }
                h1 { (text("guide-title")) }
                p.lead { (text("guide-lead")) }
                @if closed { (advice::closed(words)) }
                div.actions {
                    @if !closed { a.button href="/check" { (text("guide-start")) } }
                    a.button.quiet href="#exercises" { (text("guide-jump")) }
                }
                p.small.on-screen { (text("guide-start-note")) " " a href="/camera" { (text("guide-try-camera")) } }
                p.small.on-screen { a href="/join" { (text("guide-join-door")) } }
            }
            div.on-screen { (moving(app, "cat-cow", &text("guide-cat-cow-name"))) }
        }
    }
}

fn safety(app: &App, notes: &Footnotes) -> Markup {
    let words = app.words();
    html! {
        section.stack aria-labelledby="safety" {
            h2 #safety { (words.text("guide-safety-heading")) }
            div.notice { p { strong { (words.text("guide-safety")) } } }
            div.notice.stop {
                p {
                    (words.text("guide-safety-urgent")) (notes.cite(words, &[1, 2])) " "
                    a href="/emergency" { (words.text("page-footer-emergency")) }
                }
            }
        }
    }
}

fn benefits(app: &App, notes: &Footnotes) -> Markup {
    let words = app.words();
    let benefits: [(&str, &[u8]); 3] = [("loosen", &[4]), ("rest", &[3, 4]), ("confidence", &[3])];
    html! {
        section.stack aria-labelledby="benefits" {
            h2 #benefits { (words.text("guide-benefits-heading")) }
            p { (words.text("guide-benefits-intro")) }
            ul.benefits {
                @for (item, sources) in benefits {
                    li {
                        strong { (words.text(&format!("guide-benefit-{item}"))) }
                        span { (words.text(&format!("guide-benefit-{item}-text"))) (notes.cite(words, sources)) }
                    }
                }
            }
            p.small { (words.text("guide-evidence")) (notes.cite(words, &[3, 4, 5])) }
        }
    }
}

fn exercise(app: &App, exercise: &Exercise, closed: bool) -> Markup {
    let words = app.words();
    let slug = exercise.slug.as_str();
    let text = |part: &str| words.text(&format!("guide-{slug}-{part}"));
    let name = words.text(&exercise.name);
    html! {
        article.card.exercise id=(slug) {
            figure {
                (moving(app, slug, &name))
                figcaption { (text("start")) " " span aria-hidden="true" { "→" } " " (text("end")) }
            }
            div.stack {
                h3 { (name) }
                p { strong { (words.text("guide-why")) ": " } (words.text(&exercise.purpose)) }
                ol.steps aria-label=(words.text("guide-how")) {
                    li { (words.text(&exercise.start)) }
                    @for step in &exercise.steps { li { (words.text(step)) } }
                }
                p { strong { (words.text("guide-dose")) ": " } (words.text(&exercise.dose_text)) }
                @if !exercise.cautions.is_empty() {
                    div.caution.small {
                        p { strong { (words.text("page-guide-caution")) } }
                        ul { @for caution in &exercise.cautions { li { (words.text(&caution.text)) } } }
                    }
                }
                div.actions {
                    a.button.quiet href=(format!("/exercise/{slug}")) {
                        (words.text("page-guide-more-about")) span.visually-hidden { ": " (name) }
                    }
                    @if slug == "cat-cow" && !closed {
                        a.button.quiet href="/check?exercise=cat-cow" { (words.text("guide-with-camera")) }
                    }
                }
            }
        }
    }
}

/// How much discomfort is fine, and what ends an exercise.
fn feel(app: &App, notes: &Footnotes) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("page-guide-feel-{part}"));
    html! {
        section.stack aria-labelledby="feel" {
            h2 #feel { (text("heading")) }
            p { (text("intro")) (notes.cite(words, &[3])) }
            div.columns {
                @for part in ["fine", "less", "stop"] {
                    div.card.stack.feel data-feel=(part) {
                        h3 { (text(part)) }
                        p { (text(&format!("{part}-text"))) }
                    }
                }
            }
            p.small { (text("note")) }
        }
    }
}

fn avoid(app: &App, notes: &Footnotes) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("guide-avoid-{part}"));
    html! {
        section.stack aria-labelledby="avoid" {
            h2 #avoid { (text("heading")) }
            p { (text("intro")) (notes.cite(words, &[3])) }
            ul.avoid {
                @for item in ["pushing", "bouncing", "heavy", "twist", "cracking", "rest", "first-day"] {
                    li {
                        strong { (text(item)) }
                        span { (text(&format!("{item}-why"))) }
                    }
                }
            }
            p.small { (text("note")) }
        }
    }
}

fn see_somebody(app: &App, notes: &Footnotes) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("page-guide-see-{part}"));
    html! {
        section.stack aria-labelledby="see" {
            h2 #see { (text("heading")) }
            p { (text("intro")) (notes.cite(words, &[1, 2])) }
            div.columns {
                @for (urgency, signs) in SEE {
                    div.card.stack.see data-see=(urgency) {
                        h3 { (text(urgency)) }
                        ul { @for sign in signs { li { (text(&format!("{urgency}-{sign}"))) } } }
                        @if urgency == "now" { p { a href="/emergency" { (words.text("page-footer-emergency")) } } }
                    }
                }
            }
            p.small { (text("note")) }
        }
    }
}

fn support(app: &App, notes: &Footnotes) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("guide-support-{part}"));
    html! {
        section.stack aria-labelledby="support" {
            h2 #support { (text("heading")) }
            div.columns {
                @for item in ["check", "see", "stop", "why"] {
                    div.card.stack {
                        h3 { (text(item)) }
                        p { (text(&format!("{item}-text"))) }
                    }
                }
            }
            p { (text("evidence")) (notes.cite(words, &[5])) }
            p.small { (text("clinicians")) }
        }
    }
}

/// The exercises of the programmes besides those of the guide.
fn more(app: &App) -> Markup {
    let words = app.words();
    html! {
        section.stack.on-screen aria-labelledby="more" {
            h2 #more { (words.text("page-guide-more-heading")) }
            p { (words.text("page-guide-more-intro")) }
            ul.movements {
                @for one in app.library.exercises.iter().filter(|one| one.guide.is_none()) {
                    li {
                        a href=(format!("/exercise/{}", one.slug)) { (words.text(&one.name)) }
                        span.small { (words.text(&one.purpose)) }
                    }
                }
            }
        }
    }
}
