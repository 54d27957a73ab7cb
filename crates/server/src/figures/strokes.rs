//! The mark of Dorsal.

use maud::{Markup, html};

/// The mark of Dorsal: a chord and the curve of a back above it.
pub fn mark() -> Markup {
    html! {
        svg viewBox="0 0 40 40" aria-hidden="true" focusable="false" {
            path.limb.near d="M5 29 Q20 1 35 29" fill="none" stroke-width="6" stroke-linecap="round" {}
            path.limb.way d="M9 34 L31 34" fill="none" stroke-width="4" stroke-linecap="round" {}
        }
    }
}
