//! The words of one language as they are written: where each id stands, and which variables it names.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast;

use crate::fault::{Faults, Severity};
use crate::files::{File, Files};
use crate::language::Language;

/// Where the words of all languages are.
const FOLDER: &str = "words/";

/// One id's place and variables.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The file, as it is named to people.
    pub(crate) file: String,
    /// Its line, from 1.
    pub(crate) line: Option<usize>,
    /// True where it stands in a file of a folder over the program's own.
    pub(crate) added: bool,
    /// The variables that its words name.
    pub(crate) variables: BTreeSet<String>,
}

/// All ids of one language.
#[derive(Debug, Default)]
pub(crate) struct Catalogue {
    texts: Vec<String>,
    entries: BTreeMap<String, Entry>,
}

impl Catalogue {
    /// Reads the files of a language, and tells what is wrong with them.
    pub(crate) fn read(files: &Files, language: Language, faults: &mut Faults) -> Self {
        let mut catalogue = Self::default();
        let mut references = Vec::new();
        for file in files.below(FOLDER) {
            if belongs_to(&file.path) == Some(language) {
                catalogue.add(file, &mut references, faults);
            }
        }
        for (file, line, id) in references {
            if !catalogue.has(&id) {
                let what = format!("names the message {id}, which is not there: add it, or name another");
                faults.add(Severity::Broken, &file, line, what);
            }
        }
        catalogue
    }

    fn add(
        &mut self,
        file: &File,
        references: &mut Vec<(String, Option<usize>, String)>,
        faults: &mut Faults,
    ) {
        let mut broken = |line, what: String| faults.add(Severity::Broken, &file.shown, line, what);
        let resource = FluentResource::try_new(file.text.clone()).unwrap_or_else(|(readable, errors)| {
            for error in errors {
                broken(Some(file.line_at(error.pos.start)), format!("is not Fluent here: {error}"));
            }
            readable
        });
        let lines = lines(&file.text);
        let mut seen = BTreeMap::<&str, usize>::new();
        for entry in resource.entries() {
            let ast::Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            // The same id a second time in a file is at its second line.
            let times = seen.entry(id).or_default();
            let line = lines.get(id).and_then(|lines| lines.get(*times)).copied();
            *times += 1;
            let Some(pattern) = &message.value else {
                broken(line, format!("{id} has no words: write them behind the ="));
                continue;
            };
            let mut names = Names::default();
            names.in_pattern(pattern);
            references.extend(names.messages.into_iter().map(|id| (file.shown.clone(), line, id)));
            if let Some(other) = self.entries.get(id) {
                let (file, line_there) = (&other.file, other.line.unwrap_or_default());
                let what = format!("{id} is there twice, also at {file}:{line_there}: remove one of them");
                broken(line, what);
                continue;
            }
            let (file, added) = (file.shown.clone(), file.added);
            self.entries.insert(id.to_owned(), Entry { file, line, added, variables: names.variables });
        }
        self.texts.push(file.text.clone());
    }

    /// The texts of its files.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(String::as_str)
    }

    /// True where there are words for an id.
    pub(crate) fn has(&self, id: &str) -> bool {
        self.entries.contains_key(id)
    }

    /// An id's place and variables.
    pub(crate) fn get(&self, id: &str) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// All ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.entries.iter().map(|(id, entry)| (id.as_str(), entry))
    }
}

/// The language of a file of words; `None` for a path that is none.
pub(crate) fn belongs_to(path: &str) -> Option<Language> {
    let (tag, name) = path.strip_prefix(FOLDER)?.split_once('/')?;
    let of_words = name.ends_with(".ftl") && !name.contains('/');
    Language::ALL.into_iter().find(|language| of_words && language.tag() == tag)
}

/// The lines, from 1, at which each id stands.
fn lines(text: &str) -> BTreeMap<&str, Vec<usize>> {
    let mut lines = BTreeMap::<&str, Vec<usize>>::new();
    for (number, line) in (1..).zip(text.lines()) {
        if let Some((id, _)) = line.split_once('=').filter(|_| line.starts_with(char::is_alphabetic)) {
            lines.entry(id.trim_end()).or_default().push(number);
        }
    }
    lines
}

/// What a pattern names.
#[derive(Default)]
struct Names {
    variables: BTreeSet<String>,
    messages: BTreeSet<String>,
}

impl Names {
    fn in_pattern(&mut self, pattern: &ast::Pattern<&str>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.in_expression(expression);
            }
        }
    }

    fn in_expression(&mut self, expression: &ast::Expression<&str>) {
        match expression {
            ast::Expression::Inline(inline) => self.in_inline(inline),
            ast::Expression::Select { selector, variants } => {
                self.in_inline(selector);
                for variant in variants {
                    self.in_pattern(&variant.value);
                }
            }
        }
    }

    fn in_inline(&mut self, inline: &ast::InlineExpression<&str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            ast::InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_owned());
            }
            ast::InlineExpression::Placeable { expression } => self.in_expression(expression),
            ast::InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.in_inline(argument);
                }
            }
            _ => {}
        }
    }
}
