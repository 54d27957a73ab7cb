//! The figures by which counting, cutting and telling apart are judged.

/// How close counts are to the truth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counting {
    /// Mean of |predicted - true| / true over the recordings whose true count is not 0; NaN without any.
    pub mae: f64,
    /// Share of all recordings with |predicted - true| <= 1; NaN without any.
    pub obo: f64,
}

/// Compares counts, `(predicted, true)` per recording.
pub fn counting(counts: &[(usize, usize)]) -> Counting {
    let off = |&(predicted, truth): &(usize, usize)| predicted.abs_diff(truth);
    let mean = |values: Vec<f64>| values.iter().sum::<f64>() / values.len() as f64;
    let relative =
        counts.iter().filter(|(_, truth)| *truth > 0).map(|c| off(c) as f64 / c.1 as f64).collect();
    let close = counts.iter().map(|c| if off(c) <= 1 { 1.0 } else { 0.0 }).collect();
    Counting { mae: mean(relative), obo: mean(close) }
}

/// Matches between found and true moments, summed over recordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matches {
    /// Pairs that lie close enough together.
    pub matched: usize,
    /// How many were found.
    pub found: usize,
    /// How many there are.
    pub truth: usize,
}

impl Matches {
    /// Pairs moments of one recording one to one: as many pairs as possible with a distance of at most `within`.
    /// Both lists ascend.
    pub fn of(found: &[f64], truth: &[f64], within: f64) -> Self {
        let (mut i, mut j, mut matched) = (0, 0, 0);
        // For sorted moments and one width, pairing the earliest that fit is as good as any.
        while i < found.len() && j < truth.len() {
            if (found[i] - truth[j]).abs() <= within {
                (i, j, matched) = (i + 1, j + 1, matched + 1);
            } else if found[i] < truth[j] {
                i += 1;
            } else {
                j += 1;
            }
        }
        Self { matched, found: found.len(), truth: truth.len() }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self {
            matched: self.matched + other.matched,
            found: self.found + other.found,
            truth: self.truth + other.truth,
        }
    }

    /// Harmonic mean of precision and recall, 0..=1; NaN where there is nothing to find and nothing found.
    pub fn f1(self) -> f64 {
        2.0 * self.matched as f64 / (self.found + self.truth) as f64
    }
}

/// Area under the receiver operating characteristic: the probability that one of `high` exceeds one of `low`, ties counting
/// half; NaN when either is empty.
pub fn auc(low: &[f64], high: &[f64]) -> f64 {
    let pairs = high.iter().flat_map(|h| low.iter().map(move |l| (h, l)));
    let won = pairs
        .map(|(h, l)| {
            if h > l {
                1.0
            } else if h < l {
                0.0
            } else {
                0.5
            }
        })
        .sum::<f64>();
    won / (low.len() * high.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        let found = counting(&[(10, 10), (8, 10), (11, 10), (1, 0)]);
        assert!((found.mae - 0.1).abs() < 1e-12 && found.obo == 0.75);
        assert!(counting(&[]).obo.is_nan());
    }

    #[test]
    fn moments() {
        let matches = Matches::of(&[1.0, 2.0, 9.0], &[1.5, 2.5, 5.0], 0.5);
        assert_eq!(matches, Matches { matched: 2, found: 3, truth: 3 });
        assert_eq!(matches.and(matches).matched, 4);
        assert!((matches.f1() - 2.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn areas() {
        assert_eq!(auc(&[1.0, 2.0], &[3.0, 4.0]), 1.0);
        assert_eq!(auc(&[1.0, 3.0], &[2.0, 3.0]), 0.625);
        assert!(auc(&[], &[1.0]).is_nan());
    }
}
