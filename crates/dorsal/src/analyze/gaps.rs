//! Where a recording shows nothing for a while, and how much of its time a signal is seen.

use super::load::Seen;

/// What is missing for longer than this is told, seconds.
const GAP_S: f64 = 1.0;
/// A recording of few frames a second has no gap between any two: only a multiple of its usual step is one.
const STEPS: f64 = 3.0;
/// So many are told one by one.
const TOLD: usize = 5;

/// The shortest time between two frames that is a gap, seconds.
fn least(time_s: &[f64]) -> f64 {
    let steps = time_s.windows(2).map(|t| t[1] - t[0]).collect();
    super::signals::middle(steps).map_or(GAP_S, |step| GAP_S.max(STEPS * step))
}

/// Whether each frame shows anything.
fn shown(seen: &Seen, frames: usize) -> Vec<bool> {
    match seen {
        Seen::Camera(all, _) => all.iter().map(|frame| frame.pose.is_some()).collect(),
        Seen::Bodies(all) => {
            let any = |body: &body::Skeleton| body::Joint::ALL.iter().any(|&joint| body.at(joint).is_some());
            all.iter().map(any).collect()
        }
        Seen::Numbers(all) => {
            (0..frames).map(|at| all.iter().any(|(_, v)| v.get(at).is_some_and(|v| v.is_finite()))).collect()
        }
    }
}

/// A sentence for each time without frames, or with frames that show nothing.
pub fn notes(time_s: &[f64], seen: &Seen) -> Vec<String> {
    let shown = shown(seen, time_s.len());
    let there = time_s.iter().zip(&shown).filter(|(_, shown)| **shown).map(|(t, _)| *t);
    // A beginning and an end without anything are gaps too.
    let ends = |end: Option<&f64>| end.copied().into_iter();
    let times: Vec<_> = ends(time_s.first()).chain(there).chain(ends(time_s.last())).collect();
    let least = least(time_s);
    let gaps: Vec<_> = times.windows(2).filter(|t| t[1] - t[0] > least).collect();
    let told = gaps.iter().take(TOLD);
    let mut notes: Vec<_> = told
        .map(|t| format!("nothing is seen from {:.1} s to {:.1} s ({:.1} s)", t[0], t[1], t[1] - t[0]))
        .collect();
    if gaps.len() > TOLD {
        notes.push(format!("{} more gaps of more than {least:.1} s", gaps.len() - TOLD));
    }
    notes
}

/// The share of a recording's time in which a signal is known, 0..=1; a time without frames is not seen.
pub fn seen_share(time_s: &[f64], values: &[f64]) -> f64 {
    let known = |at: usize| if values.get(at).is_some_and(|v| v.is_finite()) { 0.5 } else { 0.0 };
    let least = least(time_s);
    let all = time_s.last().zip(time_s.first()).map_or(0.0, |(last, first)| last - first);
    if all <= 0.0 {
        return 2.0 * known(0);
    }
    let steps = time_s.windows(2).enumerate().filter(|(_, t)| t[1] - t[0] <= least);
    steps.map(|(at, t)| (t[1] - t[0]) * (known(at) + known(at + 1))).fold(0.0, |sum, s| sum + s) / all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(time_s: &[f64], values: &[f64], gaps: &[&str], share: f64) {
        let seen = Seen::Numbers(vec![("angle".to_owned(), values.to_vec())]);
        assert_eq!(notes(time_s, &seen), gaps);
        assert!((seen_share(time_s, values) - share).abs() < 0.02, "{}", seen_share(time_s, values));
    }

    #[test]
    fn what_is_missing_for_long_is_told() {
        let time_s: Vec<_> = (0..=100).map(|i| 0.1 * f64::from(i)).collect();
        let without = |from: usize, to: usize| -> Vec<f64> {
            (0..=100).map(|i| if (from..to).contains(&i) { f64::NAN } else { 1.0 }).collect()
        };
        check(&time_s, &without(0, 0), &[], 1.0);
        check(&time_s, &without(20, 25), &[], 0.95);
        check(&time_s, &without(21, 50), &["nothing is seen from 2.0 s to 5.0 s (3.0 s)"], 0.71);
        check(&time_s, &without(70, 101), &["nothing is seen from 6.9 s to 10.0 s (3.1 s)"], 0.69);
        // Rows that are not there at all.
        let rows: Vec<_> = time_s.iter().copied().filter(|t| !(2.05..6.95).contains(t)).collect();
        let gap = "nothing is seen from 2.0 s to 7.0 s (5.0 s)";
        check(&rows, &vec![1.0; rows.len()], &[gap], 0.5);
        // Slow, but whole.
        check(&[0.0, 2.0, 4.0, 6.0], &[1.0; 4], &[], 1.0);
        check(&[], &[], &[], 0.0);
    }
}
