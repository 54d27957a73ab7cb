//! The files of a library: those inside the program, and those of a folder over them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rust_embed::RustEmbed;

use crate::fault::{Faults, Severity};
use crate::movement::EXERCISES;
use crate::toml::offset;

#[derive(RustEmbed)]
#[folder = "content/"]
#[prefix = "content/"]
struct Content;

#[derive(RustEmbed)]
#[folder = "words/"]
#[prefix = "words/"]
struct Catalogues;

/// The two folders of a library.
const ROOTS: [&str; 2] = ["content", "words"];

/// No text that people read is longer; a bigger file is something else.
const MAX_BYTES: u64 = 1 << 20;

/// The layout is four folders deep; a link that leads round in a circle ends here.
const MAX_DEPTH: usize = 8;

/// The slugs of the exercises inside the program that a camera may follow, without loading anything.
pub fn slugs() -> impl Iterator<Item = String> {
    Content::iter().filter_map(|path| {
        let slug = path.strip_prefix(EXERCISES)?.strip_suffix("/movement.toml")?;
        Some(slug.to_owned())
    })
}

/// One text file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// Where it stands in a library, with slashes: `content/avoid.toml`.
    pub(crate) path: String,
    /// How it is named to people: its path; for the file of a folder, with the folder.
    pub(crate) shown: String,
    /// What is in it.
    pub(crate) text: String,
    /// True for a file of a folder over the program's own.
    pub(crate) added: bool,
}

impl File {
    /// The line, from 1, of a byte.
    pub(crate) fn line_at(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().get(..offset).unwrap_or(self.text.as_bytes());
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// The line of a place in a TOML file, such as `levels.2.dose`: the part of it that is there.
    pub(crate) fn line(&self, place: &str) -> Option<usize> {
        offset(&self.text, place).map(|offset| self.line_at(offset))
    }

    /// The name without folder and ending.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }
}

/// All files by their path.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<String, File>);

impl Files {
    /// The files inside the program, overlaid by those of folders, one after the other: a file with the same path takes the
    /// place of the one before it.
    pub(crate) fn read<'a>(folders: impl IntoIterator<Item = &'a Path>, faults: &mut Faults) -> Self {
        let mut files = Self::default();
        let embedded = Content::iter().map(|path| (Content::get(&path), path));
        for (file, path) in embedded.chain(Catalogues::iter().map(|path| (Catalogues::get(&path), path))) {
            let bytes = file.map(|file| file.data.into_owned()).unwrap_or_default();
            files.keep(path.clone().into_owned(), path.into_owned(), bytes, false, faults);
        }
        for folder in folders {
            files.overlay(folder, faults);
        }
        files
    }

    /// The files of a folder alone.
    pub(crate) fn of_folder(folder: &Path, faults: &mut Faults) -> Self {
        let mut files = Self::default();
        files.overlay(folder, faults);
        files
    }

    /// All files, by path.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &File> {
        self.0.values()
    }

    fn overlay(&mut self, folder: &Path, faults: &mut Faults) {
        let shown = folder.display().to_string();
        let mut broken = |what: String| faults.add(Severity::Broken, &shown, None, what);
        if let Err(error) = fs::read_dir(folder) {
            return broken(format!(
                "cannot be read ({error}): name the folder that holds content/ and words/"
            ));
        }
        let there: Vec<&str> = ROOTS.into_iter().filter(|root| folder.join(root).is_dir()).collect();
        if there.is_empty() {
            return broken(
                "holds neither a folder content nor a folder words: put the files there".to_owned(),
            );
        }
        for misplaced in ["exercises", "lessons", "questionnaires", "rules", "idle"] {
            if folder.join(misplaced).is_dir() {
                broken(format!("{misplaced}/ is read by nobody here: move it into content/"));
            }
        }
        for root in there {
            self.walk(&folder.join(root), root, 0, faults);
        }
    }

    fn walk(&mut self, folder: &Path, path: &str, depth: usize, faults: &mut Faults) {
        let broken = |faults: &mut Faults, at: &Path, what: String| {
            faults.add(Severity::Broken, &at.display().to_string(), None, what);
        };
        let entries = match fs::read_dir(folder) {
            Ok(entries) if depth < MAX_DEPTH => entries,
            Ok(_) => return broken(faults, folder, "is too deep inside the library: move it up".to_owned()),
            Err(error) => return broken(faults, folder, format!("cannot be read: {error}")),
        };
        for entry in entries.filter_map(Result::ok) {
            let at = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            // Editors and file managers leave hidden files; a README explains a folder to people.
            if name.starts_with('.') || name == "README.md" {
                continue;
            }
            let path = format!("{path}/{name}");
            match fs::metadata(&at) {
                Ok(about) if about.is_dir() => self.walk(&at, &path, depth + 1, faults),
                Ok(about) if about.len() > MAX_BYTES => {
                    broken(
                        faults,
                        &at,
                        "is bigger than 1 MB, so it is no text of a library: remove it".to_owned(),
                    );
                }
                Ok(about) if !about.is_file() => {
                    broken(faults, &at, "is no ordinary file: remove it".to_owned());
                }
                _ => match fs::read(&at) {
                    Ok(bytes) => self.keep(path, at.display().to_string(), bytes, true, faults),
                    Err(error) => broken(faults, &at, format!("cannot be read: {error}")),
                },
            }
        }
    }

    fn keep(&mut self, path: String, shown: String, bytes: Vec<u8>, added: bool, faults: &mut Faults) {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                self.0.insert(path.clone(), File { path, shown, text, added });
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count() + 1;
                faults.add(
                    Severity::Broken,
                    &shown,
                    Some(line),
                    "is not UTF-8: save it in the encoding UTF-8",
                );
            }
        }
    }

    /// A file by its path.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.0.get(path)
    }

    /// The program's own file of a path, whatever takes its place.
    pub(crate) fn own(path: &str) -> Option<File> {
        let mut own = Self::default();
        let bytes = Content::get(path)?.data.into_owned();
        own.keep(path.to_owned(), path.to_owned(), bytes, false, &mut Faults::default());
        own.0.remove(path)
    }

    /// All files below a folder (`content/lessons/`), by path.
    pub(crate) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        self.0.values().filter(move |file| file.path.starts_with(folder))
    }
}
