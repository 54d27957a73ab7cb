//! The engine on mannequin.
