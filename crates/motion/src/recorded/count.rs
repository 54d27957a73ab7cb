//! Counting repetitions of any periodic movement.
