//! The engine on idle.
