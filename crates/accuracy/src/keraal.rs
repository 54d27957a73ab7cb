//! The engine on keraal.
