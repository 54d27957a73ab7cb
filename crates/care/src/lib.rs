//! The domain: screening, sessions and stop rules as pure functions over a person's events.
