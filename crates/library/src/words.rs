//! The words that people read: one Fluent catalogue per language.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use care::{Arg, Message};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast;
use unic_langid::LanguageIdentifier;

use crate::error::Error;

/// All files of `words/en`.
const ENGLISH: [(&str, &str); 10] = [
    ("words/en/advice.ftl", include_str!("../words/en/advice.ftl")),
    ("words/en/camera.ftl", include_str!("../words/en/camera.ftl")),
    ("words/en/check.ftl", include_str!("../words/en/check.ftl")),
    ("words/en/exercises.ftl", include_str!("../words/en/exercises.ftl")),
    ("words/en/guide.ftl", include_str!("../words/en/guide.ftl")),
    ("words/en/movement.ftl", include_str!("../words/en/movement.ftl")),
    ("words/en/pages.ftl", include_str!("../words/en/pages.ftl")),
    ("words/en/programme.ftl", include_str!("../words/en/programme.ftl")),
    ("words/en/screening.ftl", include_str!("../words/en/screening.ftl")),
    ("words/en/session.ftl", include_str!("../words/en/session.ftl")),
];

/// Stands around an id that has no words, so that nobody overlooks it.
const MISSING: (char, char) = ('⟦', '⟧');

/// True when a text holds the mark of missing words.
///
/// ```
/// let words = library::Words::english()?;
/// assert!(library::is_missing(&words.text("no-such-words")));
/// assert!(!library::is_missing(&words.text("guide-title")));
/// # Ok::<(), library::Error>(())
/// ```
pub fn is_missing(text: &str) -> bool {
    text.contains(MISSING.0)
}

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    /// The variables of each message, by id.
    ids: BTreeMap<String, BTreeSet<String>>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("ids", &self.ids.len()).finish_non_exhaustive()
    }
}

impl Words {
    /// The English words.
    ///
    /// # Errors
    /// A file that is not Fluent, or an id that is there twice, with file and line.
    pub fn english() -> Result<Self, Error> {
        Self::from_files(&ENGLISH)
    }

    fn from_files(files: &[(&str, &str)]) -> Result<Self, Error> {
        let language: LanguageIdentifier =
            "en".parse().map_err(|_| Error::new("words/en", "not a language"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are for mixed directions of writing; as invisible characters they break tests and copies.
        bundle.set_use_isolating(false);
        let mut ids = BTreeMap::new();
        for (file, text) in files {
            let resource = FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| {
                let first = errors.first();
                let what = first.map_or_else(|| "not Fluent".to_owned(), ToString::to_string);
                Error::at(file, text, first.map(|error| error.pos.start), what)
            })?;
            for entry in resource.entries() {
                let ast::Entry::Message(message) = entry else { continue };
                let mut variables = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    in_pattern(pattern, &mut variables);
                }
                let id = message.id.name.to_owned();
                if ids.contains_key(&id) {
                    let again = text.find(&format!("\n{id} =")).map(|offset| offset + 1);
                    return Err(Error::at(file, text, again, format!("{id} is there twice")));
                }
                ids.insert(id, variables);
            }
            bundle.add_resource(resource).map_err(|errors| {
                Error::new(file, errors.first().map_or_else(String::new, ToString::to_string))
            })?;
        }
        Ok(Self { bundle, ids })
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

fn in_pattern(pattern: &ast::Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            in_expression(expression, variables);
        }
    }
}

fn in_expression(expression: &ast::Expression<&str>, variables: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => in_inline(inline, variables),
        ast::Expression::Select { selector, variants } => {
            in_inline(selector, variables);
            for variant in variants {
                in_pattern(&variant.value, variables);
            }
        }
    }
}

fn in_inline(inline: &ast::InlineExpression<&str>, variables: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => in_expression(expression, variables),
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, variables);
            }
        }
        _ => {}
    }
}
