//! Loader of repcount.
