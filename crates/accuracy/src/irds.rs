//! The engine on irds.
