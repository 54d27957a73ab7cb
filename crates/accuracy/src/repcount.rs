//! The engine on repcount.
