//! The engine on kimore.
