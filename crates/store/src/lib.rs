//! The storage traits on SQLite. The only crate that knows SQL.
