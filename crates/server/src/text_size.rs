//! The size of the text that somebody has chosen for this browser.

use axum::http::HeaderMap;

use crate::binding::value_kept;

/// The cookie that keeps the choice. It says nothing about the person but how big they like their letters.
pub const COOKIE: &str = "dorsal-text";

/// Three sizes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As designed, which is big already.
    #[default]
    Usual,
    /// Bigger.
    Large,
    /// Much bigger.
    Larger,
}

impl TextSize {
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Large, Self::Larger];

    /// Its name in the cookie and in forms.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Large => "large",
            Self::Larger => "larger",
        }
    }

    /// The one of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }

    /// The one for a request.
    pub fn of(headers: &HeaderMap) -> Self {
        value_kept(headers, COOKIE).and_then(Self::named).unwrap_or_default()
    }

    /// The class of the page's root; none for the usual size.
    pub fn class(self) -> Option<&'static str> {
        match self {
            Self::Usual => None,
            Self::Large => Some("text-large"),
            Self::Larger => Some("text-larger"),
        }
    }
}
