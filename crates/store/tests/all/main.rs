//! Records and access on SQLite: the story of one person, and everything that can go wrong around it.

mod access;
mod faults;
mod story;
mod world;
