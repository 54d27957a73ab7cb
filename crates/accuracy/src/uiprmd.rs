//! The engine on uiprmd.
