//! Repetitions in whole sessions of unknown exercises.
