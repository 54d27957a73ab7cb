//! What is on the screen while somebody moves, rests, or looks at what comes next.

use maud::{Markup, html};

use crate::pages::camera::sight;

/// What comes next, before each exercise of a programme.
pub fn next(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-card.session-next data-in="next" {
            div.next-text {
                p #next-place .eyebrow {}
                h1 #next-name tabindex="-1" data-focus="next" {}
                p #next-much .lead {}
                p #next-line {}
                ul #next-why .next-why {}
                details #next-how {
                    summary { (t("steps")) }
                    ol #next-steps .steps {}
                }
            }
            div #next-figure .session-figure {}
            div.next-actions {
                (ring("next-ring", "next-clock"))
                button #ready .button type="button" aria-keyshortcuts="n" { (t("ready")) }
                div.next-more {
                    button #longer .button.quiet type="button" { (t("longer")) }
                    button #next-change .button.quiet type="button" aria-keyshortcuts="x" { (t("change")) }
                    button #next-back .button.quiet type="button" aria-keyshortcuts="b" hidden { (t("back")) }
                }
            }
        }
    }
}

/// Picture, figure, count, clock and buttons.
pub fn stage(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        section.session-stage data-in="loading setup countdown moving rest paused" {
            h1.visually-hidden data-title { (t("programme-title")) }
            div.picture-view {
                video #video muted playsinline aria-hidden="true" tabindex="-1" {}
                canvas #picture role="img" aria-label=(t("picture-label")) width="4" height="3" {}
                div #guide .session-figure { p #guide-line .session-line {} }
                p #countdown aria-hidden="true" {}
                p.session-blind aria-hidden="true" { (t("not-seen")) }
                p #caption .session-caption aria-hidden="true" hidden {}
                button #view .session-tool type="button" aria-keyshortcuts="v" { (t("view")) }
            }
            div.session-panel {
                (sight())
                p #advice tabindex="-1" data-focus="loading setup countdown moving rest" aria-live="polite" {}
                div.session-count {
                    div.session-dial {
                        (ring("ring", "clock"))
                        output #repetitions { "0" }
                    }
                    span { span #of-goal {} " " span #unit .small { (t("repetitions")) } }
                }
                figure #curve-figure .session-curve hidden {
                    figcaption { (t("curve-title")) }
                    span.session-curve-end { (t("curve-round")) }
                    canvas #curve role="img" aria-label=(t("curve-label")) {}
                    span.session-curve-end { (t("curve-hollow")) }
                }
                div.session-actions {
                    button #loading-without .button.quiet type="button" { (t("without-camera")) }
                    button #hang-back .button.quiet type="button" hidden { (t("hang-back")) }
                    button #start-anyway .button.quiet type="button" hidden { (t("start-anyway")) }
                    button #skip-rest .button type="button" aria-keyshortcuts="n" { (t("skip-rest")) }
                    button #resume .button type="button" data-focus="paused" { (t("resume")) }
                    p.small.session-hint { (t("resume-hint")) }
                    button #pause .button.quiet type="button" aria-keyshortcuts="Space" { (t("pause")) }
                    button #finish .button type="button" aria-keyshortcuts="n" { (t("finish")) }
                    button #paused-finish .button.quiet type="button" { (t("finish")) }
                    button #change .button.quiet type="button" aria-keyshortcuts="x" { (t("change")) }
                    button #back .button.quiet type="button" aria-keyshortcuts="b" hidden { (t("back")) }
                }
                p #voice-none .small hidden { (t("voice-none")) }
            }
        }
    }
}

/// A ring that fills, with a clock in its middle.
fn ring(id: &str, clock: &str) -> Markup {
    html! {
        svg.session-ring id=(id) viewBox="0 0 120 120" aria-hidden="true" focusable="false" {
            circle.ring-whole cx="60" cy="60" r="53" {}
            circle.ring-part cx="60" cy="60" r="53" pathLength="1" transform="rotate(-90 60 60)" {}
            text.ring-clock id=(clock) x="60" y="61" text-anchor="middle" dominant-baseline="middle" {}
        }
    }
}
