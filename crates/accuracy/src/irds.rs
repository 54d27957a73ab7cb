//! Whole sessions of unknown exercises, by IntelliRehabDS.
//!
//! The engine gets the frames of a session with the sensor's times, and nothing else. What is compared are **boundaries**: the
//! start of the first repetition, the middle between the end of each and the start of the next, the end of the last. A
//! found boundary matches a true one within 10 frames (a third of a second at the sensor's nominal rate), one to one;
//! F1 is taken over all boundaries of all sessions. It is the middle because the labels cut anywhere in the rest between two
//! repetitions. All labelled repetitions count, the incorrect and the poor ones too.
//!
//! Frames between the labelled repetitions are not in the set. Where they are missing for longer than a second, the engine
//! knows that the recording was interrupted; [`Row::closed`] is what it makes of the same frames put one after another at an even
//! rate, so that no time tells where anything was cut.

use body::Skeleton;
use datasets::irds::Session;
use datasets::metrics::{Counting, Matches, counting};
use motion::recorded::{Repetition, session};
use serde::Serialize;

use crate::counts::{WITHIN_S, boundaries, constant_guess};
use crate::report::{Table, number, percent, unknown};

/// The sensor's nominal rate, Hz.
const RATE_HZ: f64 = 30.0;

/// What was found in one session.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The session.
    pub name: String,
    /// Its length by the sensor's clock, seconds.
    pub duration_s: f64,
    /// How many repetitions are labelled.
    pub repetitions: usize,
    /// What was found.
    pub found: Vec<Repetition>,
    /// Boundaries.
    pub boundaries: Matches,
    /// Boundaries when the same frames follow each other without any gap.
    pub closed: Matches,
}

/// The figures of the set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// How many sessions.
    pub sessions: usize,
    /// F1 of the boundaries, 0..=1.
    #[serde(skip_serializing_if = "unknown")]
    pub f1: f64,
    /// The same with all gaps closed.
    #[serde(skip_serializing_if = "unknown")]
    pub f1_closed: f64,
    /// One for each session.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// Found against true repetitions.
fn matches(found: &[Repetition], truth: &[(f64, f64)]) -> Matches {
    let found: Vec<_> = found.iter().map(|r| (r.start_s, r.end_s)).collect();
    Matches::of(&boundaries(&found), &boundaries(truth), WITHIN_S)
}

fn row(session: &Session) -> Row {
    let skeletons: Vec<Skeleton> = session.frames.iter().map(|f| f.skeleton).collect();
    let time_s: Vec<f64> = session.frames.iter().map(|f| f.time_s).collect();
    let truth: Vec<_> = session.repetitions.iter().map(|r| (r.start_s, r.end_s)).collect();
    let found = session::repetitions(&time_s, &skeletons);

    let even = |frame: usize| frame as f64 / RATE_HZ;
    let even_s: Vec<f64> = (0..skeletons.len()).map(even).collect();
    let closed = |at_s: f64| even(time_s.partition_point(|t| *t < at_s));
    let even_truth: Vec<_> = truth.iter().map(|r| (closed(r.0), closed(r.1))).collect();
    Row {
        name: session.name.clone(),
        duration_s: time_s.last().copied().unwrap_or(0.0),
        repetitions: truth.len(),
        boundaries: matches(&found, &truth),
        found,
        closed: matches(&session::repetitions(&even_s, &skeletons), &even_truth),
    }
}

/// Measures sessions of the set; `None` without any. `progress` gets the done share, 0..=1.
pub fn evaluate(sessions: &[Session], progress: &mut dyn FnMut(f64)) -> Option<Figures> {
    if sessions.is_empty() {
        return None;
    }
    let share = |done: usize| (1 + done) as f64 / (1 + sessions.len()) as f64;
    progress(share(0));
    let mut rows = Vec::with_capacity(sessions.len());
    for session in sessions {
        rows.push(row(session));
        progress(share(rows.len()));
    }
    let f1 = |of: fn(&Row) -> Matches| rows.iter().map(of).fold(Matches::default(), Matches::and).f1();
    let (f1, f1_closed) = (f1(|row| row.boundaries), f1(|row| row.closed));
    Some(Figures { sessions: rows.len(), f1, f1_closed, rows })
}

impl Figures {
    /// How close the counts of whole sessions are.
    pub fn counting(&self) -> Counting {
        counting(&self.rows.iter().map(|r| (r.found.len(), r.repetitions)).collect::<Vec<_>>())
    }

    /// For the report.
    pub fn table(&self) -> Table {
        let truths: Vec<usize> = self.rows.iter().map(|r| r.repetitions).collect();
        let (count, (guess, guessed)) = (self.counting(), constant_guess(&truths));
        let about = format!(
            "Sessions of patients before a Kinect v2 who do several exercises one after another; the engine knows neither \
             which nor how often. A boundary is the start of the first repetition, the middle between each and the next, the \
             end of the last; it is found when it is within 10 frames of the true one. F1 {}, and {} when the same frames follow \
             each other without the gaps of the set. Count of whole sessions: mean relative error {}, off by at most one in {}; the best \
             constant guess, {guess}, has {} and {}.",
            number(self.f1, 3),
            number(self.f1_closed, 3),
            number(count.mae, 3),
            percent(count.obo),
            number(guessed.mae, 3),
            percent(guessed.obo),
        );
        let columns = [
            "session",
            "minutes",
            "repetitions",
            "found",
            "boundaries",
            "found",
            "matched",
            "F1",
            "F1 without gaps",
        ];
        let mut table = Table::new("Whole sessions of unknown exercises (IntelliRehabDS)", &about, &columns);
        for row in &self.rows {
            table.row([
                row.name.clone(),
                number(row.duration_s / 60.0, 1),
                row.repetitions.to_string(),
                row.found.len().to_string(),
                row.boundaries.truth.to_string(),
                row.boundaries.found.to_string(),
                row.boundaries.matched.to_string(),
                number(row.boundaries.f1(), 3),
                number(row.closed.f1(), 3),
            ]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_whole_sessions() {
        let row = |repetitions| Row {
            name: String::new(),
            duration_s: 0.0,
            repetitions,
            found: vec![Repetition { start_s: 0.0, peak_s: 1.0, end_s: 2.0 }; repetitions + 1],
            boundaries: Matches::default(),
            closed: Matches::default(),
        };
        let figures = Figures { sessions: 3, f1: 0.5, f1_closed: 0.4, rows: [10, 12, 40].map(row).to_vec() };
        let about = figures.table().about;
        // It is within one of 12 only; the counts, one too many each, are within one of all.
        assert!(
            about.contains("off by at most one in 100 %; the best constant guess, 12, has 0.300 and 33 %"),
            "{about}"
        );
        assert_eq!(figures.counting().obo, 1.0);
        let json = serde_json::to_string(&figures).expect("numbers");
        assert_eq!(json, r#"{"sessions":3,"f1":0.5,"f1_closed":0.4}"#);
    }

    #[test]
    fn an_absent_set_has_no_figures() {
        assert_eq!(evaluate(&[], &mut |_| ()), None);
    }
}
