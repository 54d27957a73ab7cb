//! How well a repetition is done, against examples.
