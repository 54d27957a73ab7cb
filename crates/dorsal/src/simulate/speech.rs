//! Whether what is said has words in every language.

use std::cell::RefCell;
use std::collections::HashMap;

use care::Message;
use library::{Words, is_missing};

/// The words of all languages, and which messages were found to have them.
pub struct Speech<'a> {
    words: Vec<&'a Words>,
    known: RefCell<HashMap<String, bool>>,
}

impl<'a> Speech<'a> {
    /// Over these languages.
    pub fn new(words: Vec<&'a Words>) -> Self {
        Self { words, known: RefCell::default() }
    }

    /// True where a message has its words in all of them.
    pub fn says(&self, message: &Message) -> bool {
        // What a message lacks depends on its id, the names of its arguments and the words they name; not on numbers.
        let mut key = message.id.clone();
        for (name, value) in &message.args {
            key.push_str(name);
            if let care::Arg::Words { id } = value {
                key.push_str(id);
            }
        }
        let says =
            || self.words.iter().all(|words| words.has(&message.id) && !is_missing(&words.message(message)));
        *self.known.borrow_mut().entry(key).or_insert_with(says)
    }
}
