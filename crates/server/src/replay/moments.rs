//! The moments of a set that say most: where its repetitions begin, and how far they go.

use care::RepetitionMark;

/// Most drawings of one set.
const MOST: usize = 4;

/// A moment of a set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Seconds since the set began.
    pub at_s: f64,
    /// The repetition, from 1, where it is one's farthest point.
    pub repetition: Option<usize>,
}

/// The moments of a set of so many seconds: its beginning and the farthest points of the first, the middle and the last
/// repetition; without repetitions what lies evenly in it. `marks` are on the set's own time line.
pub fn moments(marks: &[RepetitionMark], length_s: f64) -> Vec<Moment> {
    if marks.is_empty() {
        let at = |part: usize| length_s * part as f64 / MOST as f64;
        return (0..MOST).map(|part| Moment { at_s: at(part), repetition: None }).collect();
    }
    let mut shown = vec![0, (marks.len() - 1) / 2, marks.len() - 1];
    shown.dedup();
    let begin = Moment { at_s: marks[0].start_s, repetition: None };
    let peak = |at: usize| Moment { at_s: marks[at].peak_s, repetition: Some(at + 1) };
    std::iter::once(begin).chain(shown.into_iter().map(peak)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_few_and_in_the_order_of_time() {
        let mark = |start_s: f64| RepetitionMark {
            start_s,
            peak_s: start_s + 1.0,
            end_s: start_s + 2.0,
            range: 1.0,
            correct: true,
            side: None,
            fault: None,
        };
        let check = |count: u32, expected: &[(f64, Option<usize>)]| {
            let marks: Vec<_> = (0..count).map(|at| mark(3.0 * f64::from(at))).collect();
            let found: Vec<_> = moments(&marks, 40.0).iter().map(|one| (one.at_s, one.repetition)).collect();
            assert_eq!(found, expected);
        };
        check(0, &[(0.0, None), (10.0, None), (20.0, None), (30.0, None)]);
        check(1, &[(0.0, None), (1.0, Some(1))]);
        check(2, &[(0.0, None), (1.0, Some(1)), (4.0, Some(2))]);
        check(8, &[(0.0, None), (1.0, Some(1)), (10.0, Some(4)), (22.0, Some(8))]);
    }
}
