//! Reading files and folders of a data set.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use crate::error::Error;

/// A whole file, unpacked when it is packed by gzip, whatever its name.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::Io { path: path.to_owned(), source };
    let raw = fs::read(path).map_err(failed)?;
    if !raw.starts_with(&[0x1f, 0x8b]) {
        return Ok(raw);
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(raw.as_slice()).read_to_end(&mut unpacked).map_err(failed)?;
    Ok(unpacked)
}

/// A whole file as text.
pub(crate) fn text(path: &Path) -> Result<String, Error> {
    String::from_utf8(bytes(path)?).map_err(|_| content(path, "it is not text in UTF-8"))
}

/// What a file or folder gives; where it can't be read, nothing and a note.
pub(crate) fn noted<T>(read: Result<T, Error>, notes: &mut Vec<Error>) -> Option<T> {
    read.map_err(|error| notes.push(error)).ok()
}

/// What lies in a folder, by name; nothing if there is no such folder, and a note if it can't be read.
pub(crate) fn entries(folder: &Path, notes: &mut Vec<Error>) -> Vec<PathBuf> {
    noted(list(folder), notes).unwrap_or_default()
}

/// What lies in a folder, by name; nothing if there is no such folder.
fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |source| Error::Io { path: folder.to_owned(), source };
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths =
        entries.map(|entry| entry.map(|e| e.path()).map_err(failed)).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

/// The fault that a file's content is.
pub(crate) fn content(path: &Path, what: impl Into<String>) -> Error {
    Error::Content { path: path.to_owned(), what: what.into() }
}

/// Numbers of a line, separated by commas or white space. The error does not tell what stands there instead: it goes into a report.
pub(crate) fn numbers(path: &Path, line: &str) -> Result<Vec<f64>, Error> {
    line.split(|c: char| c == ',' || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .map(|word| word.parse().map_err(|_| content(path, "a word in it is not a number")))
        .collect()
}
