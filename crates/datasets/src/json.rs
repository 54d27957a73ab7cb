//! JSON as it is written where numbers may be none: Python writes `NaN` and `Infinity`, which JSON does not know.

/// The words that stand for no finite number.
const WORDS: [&str; 3] = ["NaN", "-Infinity", "Infinity"];

/// Reads a text; where that fails, once more with null for every bare `NaN`, `Infinity` and `-Infinity`.
pub(crate) fn read<T, E>(text: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<T, E> {
    parse(text).or_else(|fault| match with_nulls(text) {
        Some(mended) => parse(&mended),
        None => Err(fault),
    })
}

/// The text with null for every such word outside of strings; `None` when there is none.
fn with_nulls(text: &str) -> Option<String> {
    let mut mended = String::with_capacity(text.len());
    let (mut done, mut quoted, mut escaped, mut inside) = (0, false, false, false);
    for (at, c) in text.char_indices() {
        if quoted {
            (quoted, escaped) = (escaped || c != '"', !escaped && c == '\\');
            continue;
        }
        let rest = &text[at..];
        let word = WORDS.iter().find(|word| !inside && rest.starts_with(**word));
        let whole = |word: &&&str| !rest[word.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
        if let Some(word) = word.filter(whole) {
            mended.push_str(&text[done..at]);
            mended.push_str("null");
            done = at + word.len();
        }
        quoted = c == '"';
        inside = c.is_alphanumeric() || c == '_' || c == '-';
    }
    mended.push_str(&text[done..]);
    (done > 0).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_outside_of_strings_become_null() {
        #[track_caller]
        fn check(text: &str, mended: Option<&str>) {
            assert_eq!(with_nulls(text).as_deref(), mended, "{text}");
        }
        check("[NaN,-Infinity, Infinity]", Some("[null,null, null]"));
        check(
            r#"{"NaN": NaN, "a\"NaN": "\\", "b": NaN}"#,
            Some(r#"{"NaN": null, "a\"NaN": "\\", "b": null}"#),
        );
        check("[1, 2]", None);
        check("[NaNa, aNaN, é, Infinity_]", None);
        check("NaN", Some("null"));
        let parse = |text: &str| serde_json::from_str::<Vec<Option<f64>>>(text);
        assert_eq!(read("[1, NaN]", parse).unwrap(), [Some(1.0), None]);
        assert!(read("[1, NaN", parse).is_err() && read("[x]", parse).is_err());
    }
}
