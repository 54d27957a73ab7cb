//! Numbers as people write them: no more digits than mean something.

use library::{Language, Words};

/// To one digit after the decimal sign.
pub fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// A number with at most one digit after the decimal sign of the language, and none where it would be a nought.
pub fn plain(words: &Words, value: f64) -> String {
    // Without the sign of a nought that was just below it.
    let text = format!("{}", tenth(value) + 0.0);
    match words.language() {
        Language::En => text,
        Language::PtPt => text.replace('.', ","),
    }
}

#[cfg(test)]
mod tests {
    use library::Library;

    use super::*;

    #[test]
    fn numbers_have_no_idle_digits() {
        let library = Library::load().expect("the library");
        for (value, expected) in [(3.0, "3"), (3.04, "3"), (3.25, "3.3"), (-0.01, "0"), (66.666, "66.7")] {
            assert_eq!(plain(library.words(Language::En), value), expected);
            assert_eq!(plain(library.words(Language::PtPt), value), expected.replace('.', ","));
        }
    }
}
