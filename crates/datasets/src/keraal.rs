//! Loader of keraal.
