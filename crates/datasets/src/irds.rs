//! Loader of irds.
