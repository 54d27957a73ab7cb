//! Reads the files of a library and gathers what is wrong with them.

use std::collections::BTreeSet;

use care::Provenance;
use jiff::civil::Date;
use serde::de::DeserializeOwned;

use crate::catalogue::Catalogue;
use crate::fault::{Faults, Severity};
use crate::files::{File, Files};
use crate::toml;

/// When content was looked at, when it counts as stale, and who has signed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// When it was last looked at.
    pub reviewed_on: Date,
    /// After this day it counts as stale.
    pub review_by: Date,
    /// The licensed clinician who signed it; none until one has.
    pub reviewed_by: Option<String>,
}

impl Review {
    pub(crate) fn new(reviewed_on: Date, review_by: Date, reviewed_by: String) -> Self {
        let reviewed_by = Some(reviewed_by).filter(|name| !name.trim().is_empty());
        Self { reviewed_on, review_by, reviewed_by }
    }
}

/// What all loaders share.
pub(crate) struct Reader<'a, 'b> {
    pub(crate) files: &'a Files,
    words: &'b Catalogue,
    pub(crate) faults: &'b mut Faults,
    /// The ids of words that content names.
    pub(crate) used: BTreeSet<String>,
    /// The reviews of all content, with the files in which they stand.
    pub(crate) reviews: Vec<(&'a File, Review)>,
}

impl<'a, 'b> Reader<'a, 'b> {
    pub(crate) fn new(files: &'a Files, words: &'b Catalogue, faults: &'b mut Faults) -> Self {
        Self { files, words, faults, used: BTreeSet::new(), reviews: Vec::new() }
    }

    /// What a file holds; `None` where nothing can be made of it, which is told.
    pub(crate) fn parse<T: DeserializeOwned>(&mut self, file: &File) -> Option<T> {
        let read = toml::parse(file, self.faults);
        if read.is_none() {
            // Whatever it names is not unused, only because the file can't be read.
            self.used.extend(file.text.split('"').skip(1).step_by(2).map(str::to_owned));
        }
        read
    }

    /// What the one file of a path holds, with the file.
    pub(crate) fn only<T: DeserializeOwned>(&mut self, path: &str) -> Option<(&'a File, T)> {
        let files = self.files;
        let Some(file) = files.get(path) else {
            self.faults.add(Severity::Unfinished, path, None, "is not there: add it");
            return None;
        };
        Some((file, self.parse(file)?))
    }

    /// Tells a fault of which no library can be made.
    pub(crate) fn broken(&mut self, file: &File, place: &str, what: impl Into<String>) {
        self.faults.add(Severity::Broken, &file.shown, file.line(place), what);
    }

    /// Tells a fault where `ok` does not hold.
    pub(crate) fn must(&mut self, ok: bool, file: &File, place: &str, what: impl Into<String>) {
        if !ok {
            self.broken(file, place, what);
        }
    }

    /// Something that a person reads.
    pub(crate) fn text(&mut self, file: &File, place: &str, id: &str) {
        if !self.words.has(id) {
            self.broken(file, place, format!("{id:?} has no words: add them to a file in words/en"));
        }
        self.used.insert(id.to_owned());
    }

    /// A list of things that a person reads.
    pub(crate) fn texts(&mut self, file: &File, place: &str, ids: &[String]) {
        self.must(!ids.is_empty(), file, place, format!("{place} is empty: at least one is needed"));
        for (at, id) in ids.iter().enumerate() {
            self.text(file, &format!("{place}.{at}"), id);
        }
    }

    /// Where something comes from.
    pub(crate) fn sourced(&mut self, file: &File, place: &str, provenance: &Provenance) {
        let named = !provenance.source.trim().is_empty();
        self.must(named, file, &format!("{place}.source"), "the source is empty: name where this comes from");
    }

    /// Where something as a whole comes from.
    pub(crate) fn all_sourced(&mut self, file: &File, place: &str, sources: &[Provenance]) {
        let what = format!("no source is named: add [[{place}]] with source and mark");
        self.must(!sources.is_empty(), file, place, what);
        for (at, provenance) in sources.iter().enumerate() {
            self.sourced(file, &format!("{place}.{at}"), provenance);
        }
    }

    /// When it was looked at.
    pub(crate) fn reviewed(&mut self, file: &'a File, review: &Review) {
        let later = review.review_by > review.reviewed_on;
        self.must(later, file, "review_by", "review_by must be a day after reviewed_on");
        self.reviews.push((file, review.clone()));
    }

    /// The id of something that is named by its file.
    pub(crate) fn named(&mut self, file: &File) -> String {
        let id = file.stem();
        let what = "the file's name must be small letters, digits and hyphens: rename it";
        self.must(is_id(id), file, "", what);
        id.to_owned()
    }

    /// Ids in a list, each once.
    pub(crate) fn ids<'c>(
        &mut self,
        file: &File,
        places: impl Iterator<Item = (String, &'c str)>,
    ) -> BTreeSet<String> {
        let mut seen = BTreeSet::new();
        for (place, id) in places {
            let what = format!("the id {id:?} must be small letters, digits and hyphens");
            self.must(is_id(id), file, &place, what);
            let new = seen.insert(id.to_owned());
            self.must(new, file, &place, format!("the id {id:?} is there twice: give one another name"));
        }
        seen
    }
}

/// Words of small letters and digits, with hyphens between them.
pub(crate) fn is_id(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.split('-').all(word)
}
