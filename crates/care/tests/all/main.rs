//! The domain from outside: the check, sessions, stops and locks.

mod choices;
mod clearance;
mod common;
mod course;
mod decisions;
mod keeping;
mod programme;
mod progression;
mod screening;
mod sessions;
