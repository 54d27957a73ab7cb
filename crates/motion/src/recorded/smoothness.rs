//! Smoothness of a movement.
