//! The domain from outside: the check, sessions, stops and locks.

mod common;
mod screening;
mod sessions;
