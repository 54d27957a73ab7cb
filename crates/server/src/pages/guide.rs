//! `/`: the public guide. It needs neither JavaScript nor a record.

use maud::{Markup, html};

use crate::app::App;
use crate::figures::{SCRIPT, STYLE, moving};
use crate::layout::{Place, framed, head};

/// `GET /`
pub async fn show(app: App) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let body = html! {
        div.page {
            section.hero {
                div.stack {
                    p.eyebrow { (text("guide-eyebrow")) }
                    h1 { (text("guide-title")) }
                    p.lead { (text("guide-lead")) }
                    div.actions {
                        a.button href="/check" { (text("guide-start")) }
                        a.button.quiet href="#exercises" { (text("guide-jump")) }
                    }
                    p.small { (text("guide-start-note")) " " a href="/camera" { (text("guide-try-camera")) } }
                }
                (moving(&app, "cat-cow", &text("guide-cat-cow-name")))
            }

            section.stack aria-labelledby="safety" {
                h2 #safety { (text("guide-safety-heading")) }
                div.notice { p { strong { (text("guide-safety")) } } }
                div.notice.stop {
                    p { (text("guide-safety-urgent")) (cite(&[1, 2])) " " a href="/emergency" { (text("page-footer-emergency")) } }
                }
            }

            section.stack aria-labelledby="benefits" {
                h2 #benefits { (text("guide-benefits-heading")) }
                p { (text("guide-benefits-intro")) }
                ul.benefits {
                    (benefit(&app, "loosen", &[4]))
                    (benefit(&app, "rest", &[3, 4]))
                    (benefit(&app, "confidence", &[3]))
                }
                p.small { (text("guide-evidence")) (cite(&[3, 4, 5])) }
            }

            section.stack #exercises aria-labelledby="exercises-heading" {
                h2 #exercises-heading { (text("guide-exercises-heading")) }
                p { (text("guide-exercises-intro")) }
                (exercise(&app, "seated-trunk-extension"))
                (exercise(&app, "open-book"))
            }

            section.stack #stretches aria-labelledby="stretches-heading" {
                h2 #stretches-heading { (text("guide-stretches-heading")) }
                p { (text("guide-stretches-intro")) }
                (exercise(&app, "cat-cow"))
                (exercise(&app, "childs-pose"))
                p.small { (text("guide-dose-note")) }
            }

            section.stack aria-labelledby="avoid" {
                h2 #avoid { (text("guide-avoid-heading")) }
                p { (text("guide-avoid-intro")) (cite(&[3])) }
                ul.avoid {
                    @for item in ["pushing", "bouncing", "heavy", "twist", "cracking", "rest", "first-day"] {
                        li {
                            strong { (text(&format!("guide-avoid-{item}"))) }
                            span { (text(&format!("guide-avoid-{item}-why"))) }
                        }
                    }
                }
                p.small { (text("guide-avoid-note")) }
            }

            section.stack aria-labelledby="support" {
                h2 #support { (text("guide-support-heading")) }
                div.columns {
                    @for item in ["check", "see", "stop", "why"] {
                        div.card.stack {
                            h3 { (text(&format!("guide-support-{item}"))) }
                            p { (text(&format!("guide-support-{item}-text"))) }
                        }
                    }
                }
                p { (text("guide-support-evidence")) (cite(&[5])) }
                p.small { (text("guide-support-clinicians")) }
            }

            section.card.stack #join aria-labelledby="join-heading" {
                h2 #join-heading { (text("guide-join-heading")) }
                p { (text("guide-join-text")) }
            }

            section.stack aria-labelledby="closing" {
                h2 #closing { (text("guide-closing-heading")) }
                p { (text("guide-closing-text")) }
                div.actions { a.button href="/check" { (text("guide-start")) } }
            }

            section.stack aria-labelledby="references" {
                h2 #references { (text("guide-references-heading")) }
                ol.references {
                    @for reference in &app.library.references {
                        li id=(format!("reference-{}", reference.number)) {
                            (reference.citation) " "
                            @if let Some(note) = &reference.note { span.small { (note) " " } }
                            @if let Some(link) = &reference.link {
                                a href=(link) rel="noreferrer" {
                                    (text("guide-reference-link"))
                                    span.visually-hidden { " " (reference.number) }
                                }
                            }
                        }
                    }
                }
            }
        }
    };
    let head = head(
        &text("guide-title"),
        Some(&text("guide-description")),
        &["app.css", STYLE],
        &["app.js", SCRIPT],
    );
    framed(&app, &head, Place::Guide, &html! { main #content tabindex="-1" { (body) } })
}

fn benefit(app: &App, item: &str, references: &[u8]) -> Markup {
    let words = app.words();
    html! {
        li {
            strong { (words.text(&format!("guide-benefit-{item}"))) }
            span { (words.text(&format!("guide-benefit-{item}-text"))) (cite(references)) }
        }
    }
}

fn exercise(app: &App, slug: &str) -> Markup {
    let words = app.words();
    let text = |part: &str| words.text(&format!("guide-{slug}-{part}"));
    let cautions =
        app.library.exercise(slug).map(|exercise| exercise.cautions.as_slice()).unwrap_or_default();
    html! {
        article.card.exercise id=(slug) {
            (moving(app, slug, &text("name")))
            div.stack {
                h3 { (text("name")) }
                p { strong { (words.text("guide-why")) ": " } (text("why")) }
                ol.steps aria-label=(words.text("guide-how")) {
                    @for step in 1..=4 { li { (text(&step.to_string())) } }
                }
                p { strong { (words.text("guide-dose")) ": " } (text("dose")) }
                @if !cautions.is_empty() {
                    div.caution.small {
                        p { strong { (words.text("page-guide-caution")) ": " } @for caution in cautions { (words.text(&caution.text)) " " } }
                    }
                }
                @if slug == "cat-cow" {
                    div.actions {
                        a.button.quiet href="/check?exercise=cat-cow" { (words.text("guide-with-camera")) }
                    }
                    p.small { a href="/camera?exercise=cat-cow" { (words.text("guide-try-camera-position")) } }
                }
            }
        }
    }
}

/// Footnote marks.
fn cite(references: &[u8]) -> Markup {
    html! {
        sup {
            @for number in references { a href=(format!("#reference-{number}")) { (number) } }
        }
    }
}
