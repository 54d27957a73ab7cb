//! What lies over the session: stop, something else than planned, and the keys.

use care::stop_outcome;
use maud::{Markup, html};

use super::frame::REASONS;

/// Stop: why?
pub fn stop(t: &dyn Fn(&str) -> String) -> Markup {
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

/// Easier, harder, another exercise, or none: why?
pub fn change(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        dialog #change-dialog .session-dialog aria-labelledby="change-title" {
            h2 #change-title { (t("change-title")) }
            div.session-reasons data-step="what" {
                button #change-easier .button.quiet type="button" data-way="easier" {
                    span { strong { (t("change-easier")) } span.small data-line="easier" {} }
                }
                button #change-harder .button.quiet type="button" data-way="harder" {
                    span { strong { (t("change-harder")) } span.small data-line="harder" {} }
                }
                p { (t("change-why")) }
                @for reason in ["pain", "too-hard", "no-room", "other"] {
                    button.button.quiet type="button" data-why=(reason) { (t(&format!("change-{reason}"))) }
                }
            }
            div.session-reasons data-step="then" hidden {
                p #change-pain .notice.stop hidden {
                    (t("change-sharp")) " "
                    button #change-stop .button.danger type="button" { (t("stop")) }
                }
                button #change-instead .button type="button" data-then="instead" {
                    span { strong { (t("change-instead")) } span.small data-line="instead" {} }
                }
                button #change-leave .button.quiet type="button" data-then="leave" { (t("change-leave")) }
            }
            button #change-back .button.quiet.session-back type="button" { (t("stop-back")) }
        }
    }
}

/// Keys and what they do; the first is how the key is called.
const KEYS: [(&str, &str); 8] = [
    ("space", "key-pause"),
    ("N", "key-next"),
    ("B", "key-back"),
    ("X", "key-change"),
    ("V", "key-view"),
    ("M", "key-voice"),
    ("S", "key-stop"),
    ("?", "key-keys"),
];

/// The keys.
pub fn keys(t: &dyn Fn(&str) -> String) -> Markup {
    html! {
        dialog #keys-dialog .session-dialog aria-labelledby="keys-title" {
            h2 #keys-title { (t("keys")) }
            dl.session-keys {
                @for (key, what) in KEYS {
                    div {
                        dt { kbd { @if key == "space" { (t("key-space")) } @else { (key) } } }
                        dd { (t(what)) }
                    }
                }
            }
            label.tick { input #keys-on type="checkbox" checked; span { (t("keys-on")) } }
            button #keys-close .button type="button" { (t("keys-close")) }
        }
    }
}
