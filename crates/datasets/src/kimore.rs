//! KIMORE: five exercises for the low back, by healthy people and patients, with repetitions marked by hand.
//!
//! Capecci et al.: *The KIMORE dataset: KInematic assessment of MOvement and clinical scores for remote monitoring of physical
//! REhabilitation*, IEEE TNSRE 2019 27(7); signals and marks from the repository bruceyo/EGCN. Layout: `segmentation/dists_EsN.csv[.gz]`, a row per
//! signal (`group/subject,value,value,...`, [`FPS`] values a second; two rows for some exercises), and
//! `segmentation/EsN_labels.csv` (`group/subject,` and frames counted from 1).

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use crate::error::Error;
use crate::file;

/// Values per second.
pub const FPS: f64 = 30.0;

/// How an exercise is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// The boundaries of repetitions that follow one another.
    Boundaries,
    /// The same for one side after the other, behind a number that says which side is first.
    Sides,
    /// Blocks of boundaries, each behind a 0 or 1 that says the direction.
    Blocks,
    /// A start and an end per repetition.
    Pairs,
}

/// One exercise of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Recording {
    /// `Es1` to `Es5`.
    pub exercise: String,
    /// With the group, such as `GPP/BackPain/B_ID1`.
    pub subject: String,
    /// One list or two of the same length: Es1 height of the hand, Es2 angle and direction of the lean, Es3 depth of the hand,
    /// Es4 angle and direction of the pelvis, Es5 distance from head to feet.
    pub signals: Vec<Vec<f64>>,
    /// The frames of each marked repetition (one side at a time in Es2 and Es3), ascending. Marks beyond the end of the signals
    /// are left out: what was not recorded can't be counted.
    pub repetitions: Vec<Range<usize>>,
}

/// Every recording that has marks within what was recorded, in a folder of the set's layout; none when there is no such folder. What can't be used is left
/// out, with a note.
pub fn load(folder: &Path, notes: &mut Vec<Error>) -> Vec<Recording> {
    let mut recordings = Vec::new();
    let folder = folder.join("segmentation");
    let paths = file::entries(&folder, notes);
    for (exercise, marks) in [
        ("Es1", Marks::Boundaries),
        ("Es2", Marks::Sides),
        ("Es3", Marks::Sides),
        ("Es4", Marks::Blocks),
        ("Es5", Marks::Pairs),
    ] {
        let find = |stem: String| {
            paths.iter().find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(&stem)))
        };
        let (path, labels) =
            match (find(format!("dists_{exercise}.csv")), find(format!("{exercise}_labels.csv"))) {
                (Some(signals), Some(labels)) => (signals, labels),
                (None, None) => continue,
                (Some(alone), None) => {
                    notes.push(file::content(alone, "there are no labels beside it"));
                    continue;
                }
                (None, Some(alone)) => {
                    notes.push(file::content(alone, "there are no signals beside it"));
                    continue;
                }
            };
        let mut rows: BTreeMap<String, Vec<Vec<f64>>> = BTreeMap::new();
        for (subject, values) in table(path, notes) {
            rows.entry(subject).or_default().push(values);
        }
        // Rows that are over before their first repetition, and repetitions of the others that were not recorded.
        let (mut alone, mut over, mut beyond) = (0, 0, 0);
        for (subject, numbers) in table(labels, notes) {
            let signals = rows.remove(&subject);
            let length = signals.iter().flatten().map(Vec::len).min().unwrap_or(0);
            let Some(mut signals) = signals.filter(|_| length > 0) else {
                alone += 1;
                continue;
            };
            signals.iter_mut().for_each(|s| s.truncate(length));
            let mut repetitions = repetitions(marks, &numbers);
            let marked = repetitions.len();
            repetitions.retain(|r| r.start.midpoint(r.end) < length);
            if repetitions.is_empty() {
                // Without a truth no count is right or wrong.
                over += 1;
                continue;
            }
            beyond += marked - repetitions.len();
            repetitions.iter_mut().for_each(|r| r.end = r.end.min(length));
            recordings.push(Recording { exercise: exercise.to_owned(), subject, signals, repetitions });
        }
        if alone > 0 {
            notes.push(file::content(labels, format!("{alone} of its rows have no signals")));
        }
        if over > 0 {
            notes.push(file::content(
                labels,
                format!("{over} of its rows mark no repetition within what was recorded"),
            ));
        }
        if beyond > 0 {
            let what = format!("{beyond} of the other rows' repetitions are marked beyond what was recorded");
            notes.push(file::content(labels, what));
        }
        if !rows.is_empty() {
            notes.push(file::content(path, format!("{} of its subjects have no labels", rows.len())));
        }
    }
    recordings
}

/// Rows of a name and numbers; empty cells stand at the end of a row. A row with something else is left out, with a note.
pub(crate) fn table(path: &Path, notes: &mut Vec<Error>) -> Vec<(String, Vec<f64>)> {
    let text = file::noted(file::text(path), notes).unwrap_or_default();
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let Some((name, rest)) = line.split_once(',') else { continue };
        match file::numbers(path, rest) {
            Ok(numbers) => rows.push((name.trim().to_owned(), numbers)),
            Err(_) => notes.push(file::content(path, format!("line {}: a word is not a number", number + 1))),
        }
    }
    rows
}

/// Marks (frames from 1) as ranges of frames from 0.
fn repetitions(marks: Marks, numbers: &[f64]) -> Vec<Range<usize>> {
    // A frame is a small whole number; what isn't one saturates.
    let frames: Vec<usize> = numbers.iter().map(|n| *n as usize).collect();
    let frame = |n: usize| n.saturating_sub(1);
    let between = |frames: &[usize]| -> Vec<Range<usize>> {
        frames.windows(2).map(|w| frame(w[0])..frame(w[1])).collect()
    };
    let mut found = match marks {
        Marks::Boundaries => between(&frames),
        Marks::Sides => between(frames.get(1..).unwrap_or_default()),
        Marks::Pairs => frames.chunks_exact(2).map(|p| frame(p[0])..frame(p[1])).collect(),
        Marks::Blocks => {
            let mut blocks: Vec<&[usize]> = Vec::new();
            let mut start = 1;
            // A 0 or 1 opens a block, unless it stands right behind such an opening: there it is a frame.
            for i in 1..frames.len() {
                if frames[i] <= 1 && i > start {
                    blocks.push(&frames[start..i]);
                    start = i + 1;
                }
            }
            blocks.push(frames.get(start..).unwrap_or_default());
            blocks.into_iter().flat_map(between).collect()
        }
    };
    found.retain(|r| r.start < r.end);
    found.sort_by_key(|r| r.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_repetitions() {
        let check = |marks, numbers: &[f64], expected: &[Range<usize>]| {
            assert_eq!(repetitions(marks, numbers), expected, "{marks:?} {numbers:?}");
        };
        check(Marks::Boundaries, &[23.0, 223.0, 424.0], &[22..222, 222..423]);
        check(Marks::Boundaries, &[], &[]);
        check(Marks::Sides, &[1.0, 10.0, 20.0, 30.0], &[9..19, 19..29]);
        check(Marks::Sides, &[], &[]);
        check(Marks::Pairs, &[1.0, 43.0, 64.0, 115.0], &[0..42, 63..114]);
        check(Marks::Blocks, &[0.0, 49.0, 167.0, 293.0, 1.0, 742.0, 858.0], &[48..166, 166..292, 741..857]);
        check(Marks::Blocks, &[1.0, 1.0, 41.0, 0.0, 41.0, 80.0], &[0..40, 40..79]);
    }
}
