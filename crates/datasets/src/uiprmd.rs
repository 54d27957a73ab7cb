//! Loader of uiprmd.
