//! Filters without phase shift.
