//! What goes to the standard output.

use std::io::{ErrorKind, Write};

use library::Language;
use serde::Serialize;

/// Prints text. A reader that has gone away, such as `head`, is no fault; a full disk is.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("the result could not be written: {error}"))
        }
        _ => Ok(()),
    }
}

/// Prints one line of JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), String> {
    print(&(serde_json::to_string(value).map_err(|error| error.to_string())? + "\n"))
}

/// The language of `--lang`.
pub fn language(tag: &str) -> Result<Language, String> {
    Language::of(tag).ok_or_else(|| format!("there are no words in {tag}: use --lang en or --lang pt-PT"))
}

/// A number of things, as in "1 record" and "2 records".
pub fn counted(number: impl TryInto<u64>, thing: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    if number == 1 { format!("1 {thing}") } else { format!("{number} {thing}s") }
}
