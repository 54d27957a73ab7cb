//! The session page, the same with a connection and without one: it holds nothing of a person. The plan comes beside it from
//! the server, or from what this browser has kept; `web/src/session/welcome.ts` puts it in.

use maud::{Markup, html};

use super::dialogs;
use super::frame::Frame;
use super::plan::Plan;
use super::stage::{next, stage};
use crate::app::App;
use crate::icons::mark;
use crate::layout::{bare, handed};
use crate::offline::Offline;
use crate::pages::emergency::numbers;

/// What the page loads.
pub const STYLES: [&str; 3] = ["app.css", crate::figures::STYLE, "session.css"];
/// Its script.
pub const SCRIPT: &str = "session.js";

/// The whole page; without a plan it begins with what can be done without one. Whoever names the build by its pages has none yet.
pub fn page(app: &App, build: Option<&Offline>, plan: Option<&Plan>) -> Markup {
    let t = |id: &str| app.words().text(&format!("session-{id}"));
    let body = html! {
        main #session .session data-phase=(if plan.is_some() { "welcome" } else { "offline" }) {
            header.session-bar {
                p.session-name {
                    span #bar-name data-title { (t("programme-title")) }
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
            (offline(app, &t))
            (welcome(&t))
            (next(&t))
            (stage(&t))
            (after(&t))
            section.session-card data-in="saved" {
                h1 tabindex="-1" data-focus="saved" { (t("saved-title")) }
                p #kept .lead role="status" {}
                p { a #kept-link .button href="/progress" hidden { (t("go-on")) } }
            }
            section.session-card data-in="stopped" {
                h1 tabindex="-1" data-focus="stopped" { (t("stopped-title")) }
                p #stop-text .lead {}
                (emergency())
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
        (handed("frame", &Frame::of(app, build)))
        @if let Some(plan) = plan { (handed("plan", plan)) }
    };
    bare(app, &t("programme-title"), &STYLES, &[SCRIPT], &body)
}

/// What can be done without a connection, and whom to call in any case.
fn offline(app: &App, t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-card data-in="offline" {
            p.brand { (mark()) "Dorsal" }
            h1 tabindex="-1" data-focus="offline" { (t("offline-title")) }
            p #offline-text .lead role="status" { (t("offline-none")) }
            p #offline-clock .notice hidden {}
            p #offline-waiting .notice.calm hidden { (t("offline-waiting")) }
            div.actions {
                a #offline-session .button href="/session" hidden { (t("offline-go")) }
                a #offline-again .button.quiet href="/today" { (t("retry")) }
            }
            p #offline-emergency .notice.stop { (t("offline-emergency")) }
            (emergency())
            details #offline-numbers .offline-numbers open {
                summary { (t("offline-numbers")) }
                (numbers(app))
            }
        }
    }
}

/// When to call, and the number of the person's own country; the script fills them where it knows the country.
fn emergency() -> Markup {
    html! {
        div.session-emergency data-emergency hidden {
            p.notice.stop data-emergency-text {}
            p { a.call data-emergency-number href="/emergency" {} }
        }
    }
}

fn welcome(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-card data-in="welcome" {
            h1 data-title { (t("programme-title")) }
            p #welcome-lead .lead {}
            p #welcome-easiest .notice.calm hidden {}
            noscript { p.notice { (t("no-script")) " " a href="/" { (t("to-guide")) } } }
            ol #welcome-list .session-list hidden {}
            p #welcome-much hidden {}
            ol #welcome-steps .steps hidden {}
            div #welcome-figure {}
            p { (t("welcome-place")) " " a #welcome-camera href="/camera" { (t("try-camera")) } }
            dl.session-facts {
                div { dt { (t("welcome-see-title")) } dd { (t("welcome-see")) } }
                div { dt { (t("welcome-private-title")) } dd #welcome-private { (t("welcome-private")) } }
                div { dt { (t("welcome-stop-title")) } dd { (t("welcome-stop")) } }
            }
            div.actions.session-choice {
                button #allow-camera .button type="button" disabled { (t("use-camera")) }
                button #without-camera .button.quiet type="button" disabled { (t("without-camera")) }
            }
            p { a href="/" { (t("to-guide")) } }
        }
    }
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
