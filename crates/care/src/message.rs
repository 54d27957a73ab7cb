//! What is said to a person: message ids with typed arguments. The words live in the library.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One sentence or paragraph for a person, by id in the word catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Id in the word catalogue, for example `advice-emergency`.
    pub id: String,
    /// Values named in the text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, Arg>,
}

/// A value inside a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number, written the way of the person's language.
    Number(f64),
    /// A text that is shown as it is.
    Text(String),
    /// Words of the catalogue, for example the name of an exercise.
    Words {
        /// Their id.
        id: String,
    },
}

impl Arg {
    /// Words of the catalogue.
    pub fn words(id: impl Into<String>) -> Self {
        Self::Words { id: id.into() }
    }
}

impl Message {
    /// A message without arguments.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), args: BTreeMap::new() }
    }

    /// The same message with one more argument.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Arg>) -> Self {
        self.args.insert(name.into(), value.into());
        self
    }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<u32> for Arg {
    fn from(value: u32) -> Self {
        Self::Number(f64::from(value))
    }
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}
