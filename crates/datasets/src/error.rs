//! What can be wrong with a data set.

use std::path::{Path, PathBuf};

/// Why a recording could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file or folder can't be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not what its place says.
    #[error("{}: {what}", path.display())]
    Content {
        /// Which.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
}

impl Error {
    /// What is wrong, the path told from `root` where it lies below that.
    pub fn below(&self, root: &Path) -> String {
        let (path, what) = match self {
            Self::Io { path, source } => (path, source.to_string()),
            Self::Content { path, what } => (path, what.clone()),
        };
        format!("{}: {what}", path.strip_prefix(root).unwrap_or(path).display())
    }
}
