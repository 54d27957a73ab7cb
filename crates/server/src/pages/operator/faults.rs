//! What is wrong with a roster or a sponsor, in the reader's words. As on the command line it is told by line and column, never by what
//! stands there.

use std::collections::BTreeMap;

use access::import::ImportError;
use access::roster::{LineFault, Unreadable, Wrong};
use access::sponsor::{LONGEST_NAME, LONGEST_TEXT, SponsorFault};
use care::Arg;
use library::Words;

/// Why a whole file was not used.
pub fn refusal(words: &Words, error: &ImportError<store::Error>) -> String {
    match error {
        ImportError::File(unreadable) => file(words, unreadable),
        ImportError::Nobody { first, .. } => {
            let first = first.map(|fault| numbered(words, &[fault.line]) + ": " + &line(words, &fault.wrong));
            words.with("page-roster-nobody", &[("first", first.unwrap_or_default().into())])
        }
        ImportError::Surprise { removed, before } => surprise(words, *removed, *before),
        ImportError::Raced => words.text("page-roster-raced"),
        ImportError::Store(_) => words.text("page-error-server"),
    }
}

/// That so many would be removed.
pub fn surprise(words: &Words, removed: u64, before: u64) -> String {
    words.with("page-roster-surprise", &[("removed", count(removed)), ("before", count(before))])
}

/// A number as the words take it.
pub fn count(number: u64) -> Arg {
    (number as f64).into()
}

fn file(words: &Words, unreadable: &Unreadable) -> String {
    let text = |id| words.text(id);
    let with = |id, name, value: &str| words.with(id, &[(name, value.to_owned().into())]);
    match unreadable {
        Unreadable::Empty => text("page-roster-empty"),
        Unreadable::Utf16 => text("page-roster-utf16"),
        Unreadable::NoText => text("page-roster-no-text"),
        Unreadable::Columns { missing, found } => {
            let args = [("missing", missing.clone().into()), ("found", found.clone().into())];
            words.with("page-roster-columns-missing", &args)
        }
        Unreadable::Quote(line) => words.with("page-roster-quote", &[("line", count(*line))]),
        Unreadable::Mapped(column) => with("page-roster-mapped", "column", column),
        Unreadable::Twice(column) => with("page-roster-twice", "column", column),
        Unreadable::Isa => text("page-roster-isa"),
        Unreadable::Not834 => text("page-roster-not-834"),
        Unreadable::Changes => text("page-roster-changes"),
        Unreadable::Cut { segment, .. } => words.with("page-roster-cut", &[("segment", count(*segment))]),
        Unreadable::Io(_) => text("page-roster-broken-off"),
    }
}

fn line(words: &Words, wrong: &Wrong) -> String {
    let column = |id, column: &'static str| words.with(id, &[("column", column.into())]);
    match wrong {
        Wrong::Empty(name) => column("page-roster-wrong-empty", name),
        Wrong::Fields { found, expected } => {
            let args = [("found", count(*found as u64)), ("expected", count(*expected as u64))];
            words.with("page-roster-wrong-fields", &args)
        }
        Wrong::Date(name) => column("page-roster-wrong-date", name),
        Wrong::Birth => words.text("page-roster-wrong-birth"),
        Wrong::NoEnd => words.text("page-roster-wrong-no-end"),
        Wrong::Cover => words.text("page-roster-wrong-cover"),
        Wrong::Relationship => words.text("page-roster-wrong-relationship"),
        Wrong::Long(name) => column("page-roster-wrong-long", name),
        Wrong::Signs(name) => column("page-roster-wrong-signs", name),
        Wrong::Id => words.text("page-roster-wrong-id"),
        Wrong::Name => words.text("page-roster-wrong-name"),
        Wrong::Conflict => words.text("page-roster-wrong-conflict"),
    }
}

/// Each kind of fault with all lines that have it, in the order of the file.
pub fn by_kind(words: &Words, faults: &[LineFault]) -> Vec<(String, String)> {
    let mut kinds: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for fault in faults {
        kinds.entry(line(words, &fault.wrong)).or_default().push(fault.line);
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, lines)| lines.first().copied());
    kinds.into_iter().map(|(text, lines)| (numbered(words, &lines), text)).collect()
}

fn numbered(words: &Words, lines: &[u64]) -> String {
    let args = [("count", count(lines.len() as u64)), ("lines", ranges(lines).into())];
    words.with("page-roster-lines", &args)
}

/// Numbers in their order, neighbours put together: `3, 7–9`.
fn ranges(lines: &[u64]) -> String {
    let runs = lines.chunk_by(|one, next| next - one == 1);
    let run = |run: &[u64]| match run {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first}–{last}"),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

/// What is wrong with what was said of a sponsor.
pub fn sponsor(words: &Words, fault: SponsorFault) -> String {
    let most = |id, most: usize| words.with(id, &[("most", count(most as u64))]);
    match fault {
        SponsorFault::NoName => words.text("page-sponsor-wrong-name"),
        SponsorFault::LongName => most("page-sponsor-wrong-long-name", LONGEST_NAME),
        SponsorFault::LongText => most("page-sponsor-wrong-long-text", LONGEST_TEXT),
        SponsorFault::Nobody => words.text("page-sponsor-wrong-nobody"),
        SponsorFault::Age => words.text("page-sponsor-wrong-age"),
    }
}

#[cfg(test)]
mod tests {
    use library::{Language, Library, is_missing};

    use super::*;

    #[test]
    fn lines_are_numbered_all_of_them() {
        for (lines, text) in
            [(&[3][..], "3"), (&[3, 4], "3–4"), (&[1, 3, 7, 8, 9, 12], "1, 3, 7–9, 12"), (&[], "")]
        {
            assert_eq!(ranges(lines), text);
        }
    }

    #[test]
    fn every_fault_has_its_words() {
        let library = Library::load().expect("the library");
        let lines = [
            Wrong::Empty("member_id"),
            Wrong::Fields { found: 1, expected: 7 },
            Wrong::Date("birth_date"),
            Wrong::Birth,
            Wrong::NoEnd,
            Wrong::Cover,
            Wrong::Relationship,
            Wrong::Long("last_name"),
            Wrong::Signs("last_name"),
            Wrong::Id,
            Wrong::Name,
            Wrong::Conflict,
        ];
        let files = || {
            let text = || "member_id".to_owned();
            [
                Unreadable::Empty,
                Unreadable::Utf16,
                Unreadable::NoText,
                Unreadable::Columns { missing: text(), found: text() },
                Unreadable::Quote(3),
                Unreadable::Mapped("member_id"),
                Unreadable::Twice("member_id"),
                Unreadable::Isa,
                Unreadable::Not834,
                Unreadable::Changes,
                Unreadable::Cut { segment: 3, what: "" },
                Unreadable::Io(std::io::ErrorKind::UnexpectedEof.into()),
            ]
        };
        let sponsors = [
            SponsorFault::NoName,
            SponsorFault::LongName,
            SponsorFault::LongText,
            SponsorFault::Nobody,
            SponsorFault::Age,
        ];
        for language in Language::ALL {
            let words = library.words(language);
            let first = Some(LineFault { line: 2, wrong: Wrong::Id });
            let whole = [
                ImportError::Nobody { left_out: 1, first },
                ImportError::Surprise { removed: 3, before: 10 },
                ImportError::Raced,
            ];
            let said = lines.iter().map(|wrong| line(words, wrong));
            let said = said.chain(files().into_iter().map(|error| refusal(words, &ImportError::File(error))));
            let said = said.chain(whole.iter().map(|error| refusal(words, error)));
            for text in said.chain(sponsors.map(|fault| sponsor(words, fault))) {
                assert!(!is_missing(&text) && !text.is_empty(), "{text}");
            }
            let faults = [(2, Wrong::Id), (3, Wrong::Birth), (4, Wrong::Id), (5, Wrong::Id)];
            let kinds = by_kind(words, &faults.map(|(line, wrong)| LineFault { line, wrong }));
            assert!(
                kinds.len() == 2 && kinds[0].0.contains("2, 4–5") && kinds[1].0.contains('3'),
                "{kinds:?}"
            );
        }
    }
}
