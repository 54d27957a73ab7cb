//! What can be wrong with content.

/// A fault in the content, with its place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {what}", line.map(|line| format!(":{line}")).unwrap_or_default())]
pub struct Error {
    /// The file, relative to the library.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what it should be.
    pub what: String,
}

impl Error {
    /// A fault somewhere in a file.
    pub(crate) fn new(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line: None, what: what.into() }
    }

    /// A fault at a byte offset of a text.
    pub(crate) fn at(file: &str, text: &str, offset: Option<usize>, what: impl Into<String>) -> Self {
        let line =
            offset.and_then(|offset| text.get(..offset)).map(|before| before.matches('\n').count() + 1);
        Self { file: file.to_owned(), line, what: what.into() }
    }

    /// A fault in the entry that names `id` in quotes.
    pub(crate) fn in_entry(file: &str, text: &str, id: &str, what: impl Into<String>) -> Self {
        Self::at(file, text, text.find(&format!("\"{id}\"")), what)
    }
}
