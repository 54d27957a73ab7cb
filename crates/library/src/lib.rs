//! Content as data: exercises, screening rules, countries, words, and their typed loader.
