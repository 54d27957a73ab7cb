//! The one kind of error of these commands: a message that says what happened and what to do next.

use std::fmt::{self, Display};

/// What went wrong, in words for a developer.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// The result of every step.
pub type Result<T> = std::result::Result<T, Failure>;

/// Says what was being done when another error arrived.
pub trait While<T> {
    /// Turns the error into a failure that begins with what was being done.
    fn doing(self, what: impl FnOnce() -> String) -> Result<T>;
}

impl<T, E: Display> While<T> for std::result::Result<T, E> {
    fn doing(self, what: impl FnOnce() -> String) -> Result<T> {
        // The alternate form of error chains prints all their causes.
        self.map_err(|error| Failure(format!("{}: {error:#}", what())))
    }
}
