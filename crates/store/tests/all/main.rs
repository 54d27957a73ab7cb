//! Records and access on SQLite and PostgreSQL: the story of one person, and everything that can go wrong around it.

mod access;
mod accounts;
mod cluster;
mod commands;
mod faults;
mod folder;
mod full;
mod keep;
mod kill;
mod readings;
mod recordings;
mod roster_keys;
mod rosters;
mod schema;
mod server;
mod story;
mod world;
mod writer;
