//! The languages that people can read Dorsal in.

use std::fmt;

/// A language of the words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English: the language of reference; the others have its ids and variables.
    #[default]
    En,
    /// European Portuguese.
    PtPt,
}

impl Language {
    /// All of them, the language of reference first.
    pub const ALL: [Self; 2] = [Self::En, Self::PtPt];

    /// Its BCP 47 tag, which is also the name of its folder.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::PtPt => "pt-PT",
        }
    }

    /// The language of a tag, in any case of its letters; a tag without a region (`pt`) or with another (`en-GB`) is that
    /// language's. `None` for a language without words.
    ///
    /// ```
    /// use library::Language;
    /// assert_eq!(Language::of("pt-pt"), Some(Language::PtPt));
    /// assert_eq!(Language::of("en-GB"), Some(Language::En));
    /// assert_eq!(Language::of("fr"), None);
    /// ```
    pub fn of(tag: &str) -> Option<Self> {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Self::ALL.into_iter().find(|language| primary(language.tag()) == primary(tag))
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
