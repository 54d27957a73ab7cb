//! Loader of kimore.
