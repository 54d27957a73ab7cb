//! Counts and boundaries of recordings against the truth, and what a constant guess would reach.
//!
//! What is compared besides counts are **boundaries**: the start of the first repetition, the middle between the end of each and the
//! start of the next, the end of the last. A found boundary matches a true one within 10 frames at 30 a second, one to one.

use std::collections::BTreeSet;

use datasets::metrics::{Counting, Matches, counting};
use motion::recorded::count::Counted;

use crate::report::{Table, number, percent};

/// How far a boundary may be off, seconds: 10 frames, and what rounding may add.
pub(crate) const WITHIN_S: f64 = 10.0 / 30.0 + 1e-6;

/// What was found in one recording.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which recording.
    pub name: String,
    /// How many repetitions there are.
    pub repetitions: usize,
    /// How many were found.
    pub found: usize,
    /// How sure the engine is, 0 ..= 1.
    pub confidence: f64,
    /// Found and true boundaries.
    pub boundaries: Matches,
}

impl Row {
    /// Compares what was counted with the true repetitions `(start_s, end_s)`, ascending; `repetitions` is their number even if not all of
    /// them are marked.
    pub fn new(name: String, repetitions: usize, truth: &[(f64, f64)], counted: &Counted) -> Self {
        let found: Vec<_> = counted.repetitions.iter().map(|r| (r.start_s, r.end_s)).collect();
        Self {
            name,
            repetitions,
            found: found.len(),
            confidence: counted.confidence,
            boundaries: Matches::of(&boundaries(&found), &boundaries(truth), WITHIN_S),
        }
    }
}

/// The boundaries of repetitions `(start, end)`, ascending.
pub(crate) fn boundaries(repetitions: &[(f64, f64)]) -> Vec<f64> {
    let (Some(first), Some(last)) = (repetitions.first(), repetitions.last()) else { return Vec::new() };
    let between = repetitions.windows(2).map(|pair| 0.5 * (pair[0].1 + pair[1].0));
    std::iter::once(first.0).chain(between).chain([last.1]).collect()
}

/// How close the counts are.
pub fn close(rows: &[Row]) -> Counting {
    counting(&rows.iter().map(|r| (r.found, r.repetitions)).collect::<Vec<_>>())
}

/// F1 of the boundaries of all recordings together.
pub fn f1(rows: &[Row]) -> f64 {
    rows.iter().map(|r| r.boundaries).fold(Matches::default(), Matches::and).f1()
}

/// The one count for every recording that errs least on these very recordings, and how close it is: what knowing nothing but
/// the truth's distribution reaches.
pub fn constant_guess(truths: &[usize]) -> (usize, Counting) {
    let guess = |guess: usize| counting(&truths.iter().map(|truth| (guess, *truth)).collect::<Vec<_>>());
    // The error is piecewise linear in the guess: one of the true counts is best.
    let sorted: BTreeSet<usize> = truths.iter().copied().collect();
    let guesses = sorted.into_iter().map(|truth| (truth, guess(truth)));
    guesses.min_by(|a, b| a.1.mae.total_cmp(&b.1.mae)).unwrap_or((0, counting(&[])))
}

/// A table of the recordings, headed by the figures and the best constant guess.
pub fn table(title: &str, about: &str, rows: &[Row]) -> Table {
    let truths: Vec<usize> = rows.iter().map(|r| r.repetitions).collect();
    let (count, (guess, guessed)) = (close(rows), constant_guess(&truths));
    let sure: Vec<Row> = rows.iter().filter(|r| r.confidence >= 1.0).cloned().collect();
    let agreed = if sure.is_empty() {
        String::new()
    } else {
        let (many, obo) = (sure.len(), percent(close(&sure).obo));
        format!(" Where the views of a recording agree ({many} of them), off by at most one in {obo}.")
    };
    let about = format!(
        "{about} {} recordings: mean relative error of the count {}, off by at most one in {}; F1 of the boundaries \
         {}. The best constant guess, {guess}, has {} and {}.{}",
        rows.len(),
        number(count.mae, 3),
        percent(count.obo),
        number(f1(rows), 3),
        number(guessed.mae, 3),
        percent(guessed.obo),
        agreed,
    );
    let columns = ["recording", "repetitions", "found", "boundaries matched", "F1", "confidence"];
    let mut table = Table::new(title, &about, &columns);
    for row in rows {
        table.row([
            row.name.clone(),
            row.repetitions.to_string(),
            row.found.to_string(),
            row.boundaries.matched.to_string(),
            number(row.boundaries.f1(), 2),
            number(row.confidence, 2),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use motion::recorded::Repetition;

    fn counted(repetitions: &[(f64, f64)]) -> Counted {
        let repetition = |&(start_s, end_s): &(f64, f64)| Repetition { start_s, peak_s: start_s, end_s };
        Counted { repetitions: repetitions.iter().map(repetition).collect(), confidence: 1.0 }
    }

    #[test]
    fn boundaries_lie_between_repetitions() {
        assert!(boundaries(&[]).is_empty());
        assert_eq!(boundaries(&[(1.0, 2.0), (4.0, 5.0), (5.0, 6.0)]), [1.0, 3.0, 5.0, 6.0]);
        let row = Row::new("a".into(), 2, &[(1.0, 2.0), (4.0, 5.0)], &counted(&[(1.2, 2.2), (4.0, 5.5)]));
        assert_eq!(row.boundaries, Matches { matched: 2, found: 3, truth: 3 });
        assert_eq!((row.found, row.repetitions), (2, 2));
    }

    #[test]
    fn figures_and_the_best_constant_guess() {
        let truth: Vec<(f64, f64)> = (0..12).map(|i| (f64::from(i), f64::from(i) + 1.0)).collect();
        let row = |n: usize, found: usize| Row::new(String::new(), n, &truth[..n], &counted(&truth[..found]));
        let rows = [row(4, 4), row(5, 6), row(10, 8)];
        assert_eq!((constant_guess(&[4, 5, 10]).0, constant_guess(&[0]).0, constant_guess(&[]).0), (5, 0, 0));
        let count = close(&rows);
        assert!((count.mae - (0.2 + 0.2) / 3.0).abs() < 1e-12 && (count.obo - 2.0 / 3.0).abs() < 1e-12);
        assert!((f1(&rows) - 2.0 * 20.0 / 43.0).abs() < 1e-12, "{}", f1(&rows));
        let table = table("T", "About.", &rows);
        assert_eq!((table.rows.len(), table.rows[1][2].as_str()), (3, "6"));
        assert!(table.about.contains("best constant guess, 5,"), "{}", table.about);
        assert!(table.about.contains("agree (3 of them)"), "{}", table.about);
        let unsure: Vec<Row> = rows.iter().map(|row| Row { confidence: 0.9, ..row.clone() }).collect();
        assert!(!super::table("T", "About.", &unsure).about.contains("agree"));
    }
}
