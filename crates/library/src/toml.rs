//! TOML with all its faults: where something stands, and everything that is wrong with a file, not only the first.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use crate::fault::{Faults, Severity};
use crate::files::File;

/// The byte at which a place stands, such as `levels.2.dose` (the dose of the third level): the last part of it that is there.
pub(crate) fn offset(text: &str, place: &str) -> Option<usize> {
    let (root, _) = DeTable::parse_recoverable(text);
    let mut found = None;
    let mut here = Spanned::new(root.span(), DeValue::Table(root.into_inner()));
    for part in place.split('.') {
        let (at, value) = match here.into_inner() {
            DeValue::Table(table) => match table.into_iter().find(|(key, _)| key.get_ref() == part) {
                Some((key, value)) => (key.span().start, value),
                None => break,
            },
            DeValue::Array(array) => {
                let element = part.parse().ok().and_then(|index: usize| array.into_iter().nth(index));
                match element {
                    Some(value) => (value.span().start, value),
                    None => break,
                }
            }
            _ => break,
        };
        found = Some(at);
        here = value;
    }
    found
}

/// Reads a file. `None` where it has faults that leave nothing to read; all of them are told.
pub(crate) fn parse<T: DeserializeOwned>(file: &File, faults: &mut Faults) -> Option<T> {
    let mut tell = |at: usize, what: String| {
        faults.add(Severity::Broken, &file.shown, Some(file.line_at(at)), what);
    };
    let (mut root, errors) = DeTable::parse_recoverable(&file.text);
    if !errors.is_empty() {
        let mut lines = BTreeSet::new();
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            // What follows on the same line comes of the first.
            if lines.insert(file.line_at(at)) {
                tell(at, format!("is not TOML here: {}", error.message()));
            }
        }
        return None;
    }
    let mut whole = true;
    let mut dropped: Vec<String> = Vec::new();
    // What is wrong is taken out and the rest is read again, until nothing is left to tell.
    loop {
        let error = match T::deserialize(Deserializer::from(root.clone())) {
            Ok(read) => return whole.then_some(read),
            Err(error) => error,
        };
        let at = error.span().map_or(0, |span| span.start);
        let message = error.message();
        if let Some(name) = quoted(message, "unknown field `") {
            let Some(key) = nearest(root.get_ref(), name, at) else {
                tell(at, format!("{message}: correct its name, or remove it"));
                return None;
            };
            tell(key, format!("{message}: correct its name, or remove it"));
            remove_key(root.get_mut(), key);
            continue;
        }
        let missing = quoted(message, "missing field `");
        if missing.is_some_and(|name| dropped.iter().any(|one| one == name)) {
            return None;
        }
        tell(at, if missing.is_some() { format!("{message}: add it") } else { message.to_owned() });
        whole = false;
        // What the file itself lacks ends the reading: nothing can be taken out for it.
        let of_file = missing.is_some() && at == root.span().start;
        match if of_file { None } else { remove_part(root.get_mut(), at) } {
            Some(Removed::Field(name)) => dropped.push(name),
            Some(Removed::Entry) => {}
            None => return None,
        }
    }
}

fn quoted<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    message.strip_prefix(before)?.split('`').next()
}

type Table<'a> = toml::map::Map<Spanned<Cow<'a, str>>, Spanned<DeValue<'a>>>;

/// The first key of that name at a byte or after it.
fn nearest(table: &Table<'_>, name: &str, from: usize) -> Option<usize> {
    let inside = |value: &DeValue<'_>| match value {
        DeValue::Table(table) => nearest(table, name, from),
        DeValue::Array(array) => array
            .iter()
            .filter_map(|one| one.get_ref().as_table().and_then(|table| nearest(table, name, from)))
            .min(),
        _ => None,
    };
    let own = |key: &Spanned<Cow<'_, str>>| {
        (key.get_ref() == name && key.span().start >= from).then_some(key.span().start)
    };
    table.iter().flat_map(|(key, value)| [own(key), inside(value.get_ref())]).flatten().min()
}

/// Takes out the key that stands at a byte.
fn remove_key(table: &mut Table<'_>, at: usize) {
    let name = table.keys().find(|key| key.span().start == at).map(|key| key.get_ref().to_string());
    if let Some(name) = name {
        table.remove(name.as_str());
    }
    for (_, value) in table.iter_mut() {
        match value.get_mut() {
            DeValue::Table(table) => remove_key(table, at),
            DeValue::Array(array) => {
                for one in array.iter_mut() {
                    if let DeValue::Table(table) = one.get_mut() {
                        remove_key(table, at);
                    }
                }
            }
            _ => {}
        }
    }
}

/// What was taken out.
enum Removed {
    /// One entry of a list of tables.
    Entry,
    /// A field of the file, by its name.
    Field(String),
}

/// Takes out the entry of a list, or else the field, in which a byte stands. `None` where there is none.
fn remove_part(root: &mut Table<'_>, at: usize) -> Option<Removed> {
    let mut last: Option<(usize, String, Option<usize>)> = None;
    let mut consider = |start: usize, name: &str, index: Option<usize>| {
        if start <= at && last.as_ref().is_none_or(|(other, _, _)| start >= *other) {
            last = Some((start, name.to_owned(), index));
        }
    };
    for (key, value) in root.iter() {
        let name = key.get_ref();
        match value.get_ref() {
            // A list of tables has its key at the first of them.
            DeValue::Array(array) if array.iter().any(|one| one.get_ref().is_table()) => {
                for (index, one) in array.iter().enumerate() {
                    consider(one.span().start, name, Some(index));
                }
            }
            _ => consider(key.span().start.min(value.span().start), name, None),
        }
    }
    let (_, name, index) = last?;
    let entry = root.iter_mut().find(|(key, _)| *key.get_ref() == name).map(|(_, value)| value.get_mut());
    match (index, entry) {
        (Some(index), Some(DeValue::Array(array))) => {
            let others = array.iter().enumerate().filter(|(at, _)| *at != index);
            *array = others.map(|(_, one)| one.clone()).collect();
            Some(Removed::Entry)
        }
        _ => {
            root.remove(name.as_str());
            Some(Removed::Field(name))
        }
    }
}
