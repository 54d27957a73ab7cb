//! What can be wrong with content.

use std::fmt;

/// How much a fault matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Somebody should look, and nothing is wrong: content whose review is due.
    Warning,
    /// The library is not finished: a translation is missing, a file is read by nobody. It can be used all the same.
    Unfinished,
    /// No library can be made of this.
    Broken,
}

/// A fault in the content, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file: `content/...` or `words/...` for what is inside the program, else its path.
    pub file: String,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, and what to do next.
    pub what: String,
    /// How much it matters.
    pub severity: Severity,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// The faults for which a library could not be loaded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Error {
    /// All of them, in the order of the files.
    pub faults: Vec<Fault>,
}

/// Where faults are gathered.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    pub(crate) fn add(
        &mut self,
        severity: Severity,
        file: &str,
        line: Option<usize>,
        what: impl Into<String>,
    ) {
        self.0.push(Fault { file: file.to_owned(), line, what: what.into(), severity });
    }

    /// Everything that was found, each fault once, in the order of files and lines.
    pub(crate) fn into_sorted(mut self) -> Vec<Fault> {
        self.0.sort_by(|a, b| (&a.file, a.line, &a.what).cmp(&(&b.file, b.line, &b.what)));
        self.0.dedup();
        self.0
    }
}
