//! The session page: everything that one set needs is in it, so that it also ends well without a network.

use std::collections::BTreeMap;

use care::{StopOutcome, StopReason, stop_outcome};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Serialize;
use uuid::Uuid;

use crate::figures::figure;
use crate::layout::handed;
use crate::pages::camera::sight;

/// What the page runs on. It holds nothing of the person but the ticket.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// The ticket that the results are handed in with.
    pub ticket: Uuid,
    /// Slug of the exercise.
    pub exercise: String,
    /// The exercise's name in the page's language.
    pub name: String,
    /// How it is done, step by step.
    pub steps: Vec<String>,
    /// Why today's set is smaller than usual, if it is.
    pub easiest: Option<String>,
    /// Repetitions prescribed.
    pub repetitions: u32,
    /// What the camera looks for.
    pub definition: motion::Definition,
    /// Version of the rules that the ticket rests on.
    pub rules_version: String,
    /// When the ticket runs out.
    pub expires_at: Timestamp,
    /// Seconds each way, for the guide without a camera.
    pub pace_s: f64,
    /// Every message with one of [`TEXT_PREFIXES`], arguments as `{name}`.
    pub texts: BTreeMap<String, String>,
    /// The number to call.
    pub emergency: Emergency,
    /// Folder of the camera worker, with a slash at the end.
    pub vision: String,
}

/// The emergency number of the person's country.
#[derive(Debug, Clone, Serialize)]
pub struct Emergency {
    /// As it is dialled.
    pub number: String,
    /// The country's name.
    pub country: String,
}

/// Ids of the messages that the page may show begin so.
pub const TEXT_PREFIXES: [&str; 7] = ["session-", "cue-", "framing-", "unseen-", "stop-", "sight-", "part-"];

/// The stop reasons in the order of the dialog, with their name in the page and in commands.
const REASONS: [(StopReason, &str); 4] = [
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

impl Plan {
    fn text(&self, id: &str) -> String {
        let text = self.texts.get(id).map_or(id, String::as_str);
        [
            ("name", self.name.as_str()),
            ("goal", &self.repetitions.to_string()),
            ("number", &self.emergency.number),
            ("country", &self.emergency.country),
        ]
        .iter()
        .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    fn handed(&self) -> Handed<'_> {
        Handed { plan: self, stops: REASONS.map(|(reason, name)| (name, stop_outcome(reason))).into() }
    }
}

/// The page's `main`, its plan and its dialog. Scripts: `session.js`; styles: `session.css` beside the base styles.
pub fn page(plan: &Plan) -> Markup {
    let t = |id: &str| plan.text(&format!("session-{id}"));
    html! {
        main #session .session data-phase="welcome" {
            header.session-bar {
                p.session-name { (plan.name) }
                button #voice .session-tool type="button" aria-pressed="true" { (t("voice")) }
                button #stop .session-stop type="button" aria-keyshortcuts="s Escape" { (t("stop")) }
            }
            aside #refused .notice role="status" hidden {
                p #refused-text {}
                button #refused-let-go .button.quiet type="button" { (t("let-go")) }
            }
            (welcome(plan, &t))
            (stage(plan, &t))
            (after(&t))
            section.session-card data-in="saved" {
                h1 tabindex="-1" data-focus="saved" { (t("saved-title")) }
                p #kept .lead role="status" {}
                p { a #kept-link .button href="/progress" hidden { (t("to-progress")) } }
            }
            section.session-card data-in="stopped" {
                h1 tabindex="-1" data-focus="stopped" { (t("stopped-title")) }
                p #stop-text .lead {}
                p.notice.stop { (t("emergency")) }
                p { a.call href={ "tel:" (plan.emergency.number) } { (plan.emergency.number) } }
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
        (stop_dialog(&t))
        (handed("plan", &plan.handed()))
    }
}

fn welcome(plan: &Plan, t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-card data-in="welcome" {
            h1 { (t("title")) }
            p.lead { (t("welcome-lead")) " " (t("welcome-goal")) }
            @if let Some(easiest) = &plan.easiest { p.notice.calm { (easiest) } }
            noscript { p.notice { (t("no-script")) " " a href="/" { (t("to-guide")) } } }
            div.session-drawings { (figure(&plan.exercise, false)) (figure(&plan.exercise, true)) }
            ol.steps { @for step in &plan.steps { li { (step) } } }
            p { (t("welcome-place")) " " a href={ "/camera?exercise=" (plan.exercise) } { (t("try-camera")) } }
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

fn stage(plan: &Plan, t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-stage data-in="loading setup countdown moving paused" {
            h1.visually-hidden { (t("title")) }
            div.picture-view {
                video #video muted playsinline aria-hidden="true" tabindex="-1" {}
                canvas #picture role="img" aria-label=(t("picture-label")) width="4" height="3" {}
                div #guide role="img" aria-label=(t("guide-label")) {
                    (figure(&plan.exercise, false))
                    (figure(&plan.exercise, true))
                }
                p #countdown aria-hidden="true" {}
                p.session-blind aria-hidden="true" { (t("not-seen")) }
            }
            div.session-panel {
                (sight())
                p #advice tabindex="-1" data-focus="loading setup countdown moving" aria-live="polite" {}
                p.session-count {
                    output #repetitions { "0" }
                    span { span { (t("of-goal")) } " " span #unit .small { (t("repetitions")) } }
                }
                @if plan.definition.primary().is_some_and(|primary| primary.signal == motion::Signal::Curve) {
                    figure.session-curve {
                        figcaption { (t("curve-title")) }
                        span.session-curve-end { (t("curve-round")) }
                        canvas #curve role="img" aria-label=(t("curve-label")) {}
                        span.session-curve-end { (t("curve-hollow")) }
                    }
                }
                div.session-actions {
                    button #loading-without .button.quiet type="button" { (t("without-camera")) }
                    button #hang-back .button.quiet type="button" hidden { (t("hang-back")) }
                    button #start-anyway .button.quiet type="button" hidden { (t("start-anyway")) }
                    button #resume .button type="button" data-focus="paused" { (t("resume")) }
                    p.small.session-hint { (t("resume-hint")) }
                    button #pause .button.quiet type="button" { (t("pause")) }
                    button #finish .button type="button" { (t("finish")) }
                    button #paused-finish .button.quiet type="button" { (t("finish")) }
                }
                p #voice-none .small hidden { (t("voice-none")) }
            }
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

fn stop_dialog(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        dialog #stop-dialog .session-dialog aria-labelledby="stop-title" {
            h2 #stop-title { (t("stop-title")) }
            p { (t("stop-lead")) }
            div.session-reasons {
                @for (reason, name) in REASONS {
                    button.button
                        .danger[stop_outcome(reason).locked_h.is_some()]
                        .quiet[stop_outcome(reason).locked_h.is_none()]
                        type="button" data-reason=(name) { (t(&format!("stop-{name}"))) }
                }
            }
            button #stop-back .button.quiet.session-back type="button" { (t("stop-back")) }
        }
    }
}
