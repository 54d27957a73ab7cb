//! The session page: everything that a session needs is in it, so that it also ends well without a network.

use std::collections::BTreeMap;

use care::{StopOutcome, StopReason, stop_outcome};
use maud::{Markup, html};
use serde::Serialize;

use super::dialogs;
use super::plan::Plan;
use super::stage::{next, stage};
use crate::app::App;
use crate::figures;
use crate::layout::handed;
use crate::pages::emergency::telephone;

/// The stop reasons in the order of the dialog, with their name in the page and in commands.
pub(super) const REASONS: [(StopReason, &str); 4] = [
    (StopReason::SharpPain, "sharp-pain"),
    (StopReason::NewSymptom, "new-symptom"),
    (StopReason::Tired, "tired"),
    (StopReason::Other, "other"),
];

/// The plan as the page's script reads it: with what each stop leads to.
#[derive(Serialize)]
struct Handed<'a> {
    #[serde(flatten)]
    plan: &'a Plan,
    stops: BTreeMap<&'static str, StopOutcome>,
}

/// The page's `main`, its plan and its dialogs. Scripts: `session.js`; styles: `session.css` beside the base styles.
pub fn page(app: &App, plan: &Plan) -> Markup {
    let t = |id: &str| plan.text(&format!("session-{id}"));
    let stops = REASONS.map(|(reason, name)| (name, stop_outcome(reason))).into();
    html! {
        main #session .session data-phase="welcome" {
            header.session-bar {
                p.session-name {
                    span #bar-name { (plan.title) }
                    span #bar-place .small {}
                }
                button #keys .session-tool.round type="button" aria-keyshortcuts="?" {
                    span aria-hidden="true" { "?" } span.visually-hidden { (t("keys")) }
                }
                button #voice .session-tool type="button" aria-pressed="true" aria-keyshortcuts="m" { (t("voice")) }
                button #stop .session-stop type="button" aria-keyshortcuts="s Escape" { (t("stop")) }
            }
            aside #refused .notice role="status" hidden {
                p #refused-text {}
                button #refused-let-go .button.quiet type="button" { (t("let-go")) }
            }
            (welcome(app, plan, &t))
            (next(&t))
            (stage(plan, &t))
            (after(&t))
            section.session-card data-in="saved" {
                h1 tabindex="-1" data-focus="saved" { (t("saved-title")) }
                p #kept .lead role="status" {}
                p { a #kept-link .button href=(plan.afterwards) hidden { (t("go-on")) } }
            }
            section.session-card data-in="stopped" {
                h1 tabindex="-1" data-focus="stopped" { (t("stopped-title")) }
                p #stop-text .lead {}
                p.notice.stop { (t("emergency")) }
                p { a.call href=(telephone(&plan.emergency.number)) { (plan.emergency.number) } }
                p #stop-kept .small role="status" {}
                p { a.button.quiet href="/check" { (t("to-check")) } }
            }
            section.session-card data-in="failed" {
                h1 #failed-title tabindex="-1" data-focus="failed" {}
                p #failed-text .lead role="alert" {}
                div.actions {
                    button #failed-retry .button type="button" { (t("retry")) }
                    button #failed-finish .button.quiet type="button" hidden { (t("finish-counted")) }
                    button #failed-without .button.quiet type="button" { (t("without-camera")) }
                    a #failed-check .button href="/check" hidden { (t("to-check")) }
                }
            }
            p #not-durable .notice hidden { (t("not-durable")) }
        }
        (dialogs::stop(&t))
        (dialogs::change(&t))
        (dialogs::keys(&t))
        (handed("plan", &Handed { plan, stops }))
    }
}

fn welcome(app: &App, plan: &Plan, t: &dyn Fn(&str) -> String) -> Markup {
    let words = app.words();
    let first = plan.first();
    html! {
        section.session-card data-in="welcome" {
            h1 { (plan.title) }
            p #welcome-lead .lead { (words.with("session-welcome-minutes", &[("minutes", plan.minutes.into())])) }
            @if let Some(easiest) = &plan.easiest { p.notice.calm { (easiest) } }
            noscript { p.notice { (t("no-script")) " " a href="/" { (t("to-guide")) } } }
            @if plan.programme {
                ol.session-list {
                    @for item in &plan.items {
                        @if let Some(way) = item.ways.first() {
                            li .done[item.done] { strong { (way.name) } span.small { (way.much) } }
                        }
                    }
                }
            } @else if let Some(way) = first {
                p { (way.much) ". " (way.line) }
                ol.steps { @for step in &way.steps { li { (step) } } }
            }
            div #welcome-figure hidden[plan.programme] { (figure(app, plan, t)) }
            p {
                (t("welcome-place")) " "
                @if let Some(way) = first {
                    a href={ "/camera?exercise=" (way.prescribed.exercise) } { (t("try-camera")) }
                }
            }
            dl.session-facts {
                div { dt { (t("welcome-see-title")) } dd { (t("welcome-see")) } }
                div { dt { (t("welcome-private-title")) } dd { (t("welcome-private")) } }
                div { dt { (t("welcome-stop-title")) } dd { (t("welcome-stop")) } }
            }
            div.actions.session-choice {
                button #allow-camera .button type="button" { (t("use-camera")) }
                button #without-camera .button.quiet type="button" { (t("without-camera")) }
            }
            p { a href="/" { (t("to-guide")) } }
        }
    }
}

/// The stage of the figure, for every exercise that may come; the script carries it to where it is looked at.
fn figure(app: &App, plan: &Plan, t: &dyn Fn(&str) -> String) -> Markup {
    let ways = || plan.items.iter().flat_map(|item| &item.ways);
    let mut slugs: Vec<&str> = Vec::new();
    for slug in ways().map(|way| way.prescribed.exercise.as_str()) {
        if !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    figures::stage(app, &slugs, &t("guide-label"))
}

fn after(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-card data-in="after" {
            h1 tabindex="-1" data-focus="after" { (t("after-title")) }
            p #after-count .lead {}
            form.questions {
                label #done-question .field.question hidden {
                    (t("done-question"))
                    input #done type="number" name="done" min="0" max="1000" step="1" inputmode="numeric";
                }
                (scale("pain", &t("pain-question"), &t("pain-low"), &t("pain-high")))
                (scale("peak", &t("peak-question"), &t("pain-low"), &t("pain-high")))
                (scale("effort", &t("effort-question"), &t("effort-low"), &t("effort-high")))
                button #save .button type="submit" { (t("save")) }
            }
        }
    }
}

fn scale(name: &str, question: &str, low: &str, high: &str) -> Markup {
    html! {
        fieldset.question {
            legend { (question) }
            div.scale {
                @for value in 0..=10 {
                    label.choice {
                        input type="radio" name=(name) value=(value) required;
                        span { (value) }
                    }
                }
            }
            div.scale-ends { span { "0: " (low) } span { "10: " (high) } }
        }
    }
}
