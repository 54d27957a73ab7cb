//! The mark of Dorsal, and the few signs of the navigation: strokes in a box of 24 x 24 units.

use maud::{Markup, html};

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A rising sun.
    Today,
    /// A line that goes up.
    Progress,
    /// A lamp's light: an open book.
    Learn,
    /// A body with open arms.
    Guide,
    /// Two sliders.
    Settings,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Today => {
                "M3 18h18M7 18a5 5 0 0 1 10 0M12 4v4M5.2 8.2l2 2M18.8 8.2l-2 2M2.5 14h1.7M19.8 14h1.7"
            }
            Self::Progress => "M4 4v16h16M8 15l4-4 3 2 5-6",
            Self::Learn => {
                "M12 7c-2-1.6-4.6-2-8-2v13c3.4 0 6 .4 8 2 2-1.6 4.6-2 8-2V5c-3.4 0-6 .4-8 2zM12 7v13"
            }
            Self::Guide => {
                "M12 8.4a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M4 10.5l8 1.5 8-1.5M12 12v4M12 16l-4 5M12 16l4 5"
            }
            Self::Settings => "M4 8h9M17 8h3M15 5.8v4.4M4 16h3M11 16h9M9 13.8v4.4",
        }
    }
}

/// Draws it; the words beside it say what it means.
pub fn icon(icon: Icon) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" { path d=(icon.path()) {} }
    }
}

/// The mark: a chord and the curve of a back above it.
pub fn mark() -> Markup {
    html! {
        svg viewBox="0 0 40 40" aria-hidden="true" focusable="false" {
            path.near d="M5 29 Q20 1 35 29" fill="none" stroke-width="6" stroke-linecap="round" {}
            path.way d="M9 34 L31 34" fill="none" stroke-width="4" stroke-linecap="round" {}
        }
    }
}
