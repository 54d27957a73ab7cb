//! The words that people read: one Fluent catalogue per language.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use care::{Arg, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalogue::Catalogue;
use crate::language::Language;

/// Stands around an id that has no words, so that nobody overlooks it.
const MISSING: (char, char) = ('⟦', '⟧');

/// True when a text holds the mark of missing words.
///
/// ```
/// let library = library::Library::load()?;
/// let words = library.words(library::Language::En);
/// assert!(library::is_missing(&words.text("no-such-words")));
/// assert!(!library::is_missing(&words.text("guide-title")));
/// # Ok::<(), library::Error>(())
/// ```
pub fn is_missing(text: &str) -> bool {
    text.contains(MISSING.0)
}

/// A question, and its parts where it has a list of them: the lines that begin with a dot.
///
/// ```
/// assert_eq!(library::question_parts("Is any true?\n• one\n• two"), ("Is any true?", vec!["one", "two"]));
/// ```
pub fn question_parts(text: &str) -> (&str, Vec<&str>) {
    let mut lines = text.lines().map(str::trim);
    let question = lines.next().unwrap_or_default();
    (question, lines.map(|line| line.trim_start_matches('•').trim_start()).collect())
}

/// The words of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The variables of each message, by id.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words")
            .field("language", &self.language)
            .field("ids", &self.ids.len())
            .finish_non_exhaustive()
    }
}

impl Words {
    /// The words of a language. An id that it lacks has the words of the language of reference.
    pub(crate) fn new(language: Language, reference: &Catalogue, own: &Catalogue) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![identifier(language)]);
        // Isolation marks are for mixed directions of writing; as invisible characters they break tests and copies.
        bundle.set_use_isolating(false);
        let mut ids = BTreeMap::new();
        for catalogue in [reference, own] {
            for text in catalogue.texts() {
                // What is wrong with a file was told when its catalogue was read.
                let resource = FluentResource::try_new(text.to_owned());
                bundle.add_resource_overriding(resource.unwrap_or_else(|(readable, _)| readable));
            }
            ids.extend(catalogue.iter().map(|(id, entry)| (id.to_owned(), entry.variables.clone())));
        }
        Self { language, bundle, ids }
    }

    /// The language, for the page's `lang`.
    pub fn language(&self) -> Language {
        self.language
    }

    /// True when there are words for an id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// The words of an id without arguments.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The words of an id with arguments. Arguments that the words don't use do no harm.
    pub fn with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        self.format(id, args.iter().map(|(name, value)| (*name, self.value(value))).collect())
    }

    /// The words of a message.
    pub fn message(&self, message: &Message) -> String {
        let args = message.args.iter().map(|(name, value)| (name.as_str(), self.value(value)));
        self.format(&message.id, args.collect())
    }

    /// All words whose id begins with one of the prefixes, with variables as `{name}`, for TypeScript.
    pub fn template(&self, prefixes: &[&str]) -> BTreeMap<String, String> {
        self.ids
            .iter()
            .filter(|(id, _)| prefixes.iter().any(|prefix| id.starts_with(prefix)))
            .map(|(id, variables)| {
                let args =
                    variables.iter().map(|name| (name.as_str(), FluentValue::from(format!("{{{name}}}"))));
                (id.clone(), self.format(id, args.collect()))
            })
            .collect()
    }

    fn value<'a>(&self, value: &'a Arg) -> FluentValue<'a> {
        match value {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Words { id } => FluentValue::from(self.text(id)),
        }
    }

    fn format(&self, id: &str, args: FluentArgs<'_>) -> String {
        let (open, close) = MISSING;
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return format!("{open}{id}{close}");
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        // A missing argument is as much a fault as missing words.
        if errors.is_empty() { text.into_owned() } else { format!("{open}{id}: {text}{close}") }
    }
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().unwrap_or_default()
}
