//! False repetitions where nobody exercises.
//!
//! Whatever is counted here is wrong. The live engine watches with every definition that counts repetitions: the mannequin in
//! that exercise's own start posture and view, who keeps still, shifts, scratches and drinks; somebody who walks in
//! and settles; and an empty room. The analysis of whole sessions, which knows no exercise, gets recordings of the same things,
//! in turn as people do them, and the gaps of IntelliRehabDS: what it finds between two labelled repetitions, where the set kept no
//! frames.
//!
//! Two figures stand beside that of the repetitions: the seconds that the live engine, with each definition of a position that is held,
//! takes for held in the same scenes; and what the counting of one recorded movement makes of them. The latter is told that something is
//! repeated, so that whatever it finds where nothing is can be no surprise; but that is what somebody sees who hands such a recording to
//! `dorsal analyze`.

mod scene;

use datasets::irds;
use library::Library;
use motion::recorded::Repetition;
use serde::Serialize;

use crate::report::{Table, number, unknown};

/// What was found in recordings of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What happens in them.
    pub source: String,
    /// Who watches.
    pub analysis: &'static str,
    /// How many recordings, each as often as it was watched.
    pub recordings: usize,
    /// How long they are together, minutes.
    pub minutes: f64,
    /// False repetitions.
    pub repetitions: usize,
    /// False seconds of a position held.
    pub held_s: f64,
    /// In which of them, and how many: for finding out why.
    pub wrong: Vec<(String, usize)>,
}

impl Row {
    fn new(source: &str, analysis: &'static str) -> Self {
        Self {
            source: source.to_owned(),
            analysis,
            recordings: 0,
            minutes: 0.0,
            repetitions: 0,
            held_s: 0.0,
            wrong: Vec::new(),
        }
    }

    /// One recording more, with the repetitions and the seconds held that were found in it.
    fn add(&mut self, name: impl FnOnce() -> String, seconds: f64, (repetitions, held_s): (usize, f64)) {
        self.recordings += 1;
        self.minutes += seconds / 60.0;
        self.repetitions += repetitions;
        self.held_s += held_s;
        if repetitions > 0 || held_s > 0.0 {
            self.wrong.push((name(), repetitions));
        }
    }
}

/// The figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// False repetitions a minute, over everything that was watched live by a definition that counts, or as a session.
    #[serde(skip_serializing_if = "unknown")]
    pub false_per_minute: f64,
    /// Seconds that the live engine took for held, per minute, over everything that was watched by a definition that is held.
    #[serde(skip_serializing_if = "unknown")]
    pub held_s_per_minute: f64,
    /// Repetitions a minute that the counting of one recorded movement finds where there is none.
    #[serde(skip_serializing_if = "unknown")]
    pub movement_per_minute: f64,
    /// One for each kind of recording and analysis.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// Measures on the mannequin with all definitions of the library, and on sessions of IntelliRehabDS where there are any, with what was
/// found in each of them. `progress` gets the done share, 0..=1.
pub fn evaluate(
    library: &Library,
    sessions: &[(&irds::Session, &[Repetition])],
    progress: &mut dyn FnMut(f64),
) -> Figures {
    let mut rows = scene::live(library, false, &mut |share| progress(0.7 * share));
    rows.extend(scene::live(library, true, &mut |share| progress(0.7 + 0.1 * share)));
    rows.extend(scene::sessions(library));
    progress(0.9);
    if !sessions.is_empty() {
        rows.push(gaps(sessions));
    }
    progress(1.0);
    Figures::of(rows)
}

/// Shorter gaps are the border of two repetitions, seconds: 10 frames of the sensor.
const GAP_S: f64 = 1.0 / 3.0;

/// In longer gaps the set has no frames and the analysis looks at none, seconds: they are not watched and do not count as minutes.
const UNSEEN_S: f64 = 1.0;

/// What is found in the gaps between the labelled repetitions: what has its far end in one of them, also in one that is too long to be
/// watched.
fn gaps(sessions: &[(&irds::Session, &[Repetition])]) -> Row {
    let mut row = Row::new("gaps between labelled repetitions (IntelliRehabDS)", scene::SESSION);
    for (session, found) in sessions {
        let gap = |pair: &[irds::Repetition]| (pair[0].end_s, pair[1].start_s);
        let gaps: Vec<_> = session.repetitions.windows(2).map(gap).filter(|g| g.1 - g.0 > GAP_S).collect();
        let inside = |peak_s: f64| gaps.iter().any(|gap| gap.0 < peak_s && peak_s < gap.1);
        let wrong = found.iter().filter(|r| inside(r.peak_s)).count();
        let watched = gaps.iter().map(|gap| gap.1 - gap.0).filter(|length_s| *length_s <= UNSEEN_S);
        row.add(|| session.name.clone(), watched.sum(), (wrong, 0.0));
    }
    row
}

impl Figures {
    fn of(rows: Vec<Row>) -> Self {
        let rate = |by: fn(&Row) -> bool, of: fn(&Row) -> f64| {
            let all = || rows.iter().filter(|row| by(row));
            all().map(of).sum::<f64>() / all().map(|row| row.minutes).sum::<f64>()
        };
        Self {
            false_per_minute: rate(
                |row| ![scene::HELD, scene::COUNTER].contains(&row.analysis),
                |row| row.repetitions as f64,
            ),
            held_s_per_minute: rate(|row| row.analysis == scene::HELD, |row| row.held_s),
            movement_per_minute: rate(|row| row.analysis == scene::COUNTER, |row| row.repetitions as f64),
            rows,
        }
    }

    /// For the report.
    pub fn table(&self) -> Table {
        let about = format!(
            "Nobody exercises in these recordings: every repetition is false. The live engine watches with each definition \
             that counts repetitions, the mannequin in its exercise's start posture; the analysis of sessions gets the same \
             things as recordings, and the gaps of at most a second between labelled repetitions. Minutes are summed over all watches. Altogether {} false repetitions a minute. \
             Not in that figure: the definitions of positions that are held take {} s a minute for held; and the counting of one recorded \
             movement (`dorsal analyze` without an exercise), which is told that something is repeated, finds {} repetitions a minute.",
            number(self.false_per_minute, 3),
            number(self.held_s_per_minute, 2),
            number(self.movement_per_minute, 2),
        );
        let columns = [
            "what happens",
            "analysis",
            "recordings",
            "minutes",
            "false repetitions",
            "a minute",
            "false seconds held",
        ];
        let mut table = Table::new("Where nobody exercises", &about, &columns);
        for row in &self.rows {
            table.row([
                row.source.clone(),
                row.analysis.to_owned(),
                row.recordings.to_string(),
                number(row.minutes, 1),
                row.repetitions.to_string(),
                number(row.repetitions as f64 / row.minutes, 2),
                if row.analysis == scene::HELD { number(row.held_s, 1) } else { String::new() },
            ]);
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use body::{Joint, Skeleton};
    use datasets::irds::{Frame, Label, Repetition, Session};
    use glam::DVec3;

    use super::*;

    #[test]
    fn only_gaps_between_repetitions_are_idle() {
        let repetition = |start_s: f64, end_s: f64| {
            let posture = "chair".to_owned();
            Repetition { gesture: 0, label: Label::Correct, posture, start_s, end_s }
        };
        let frame = |i: u32| Frame { time_s: 0.1 * f64::from(i), skeleton: Skeleton::default() };
        let session = Session {
            name: "1_1".to_owned(),
            frames: (0..90).map(frame).collect(),
            // A gap of three seconds, of which there are no frames, one of a half, one of a tenth, and an overlap.
            repetitions: vec![
                repetition(0.0, 2.0),
                repetition(5.0, 6.0),
                repetition(6.5, 7.0),
                repetition(7.1, 8.0),
                repetition(7.9, 9.0),
            ],
        };
        let row = gaps(&[(&session, &[])]);
        assert_eq!((row.recordings, row.repetitions), (1, 0));
        assert!((row.minutes - 0.5 / 60.0).abs() < 1e-9);
    }

    /// Somebody who sits and raises an arm every two seconds.
    fn raising(time_s: f64) -> Skeleton {
        let raised = 0.5 - 0.5 * libm::cos(std::f64::consts::PI * time_s);
        let mut body = Skeleton::default();
        let (sin, cos) = (libm::sin(0.1 + 2.0 * raised), libm::cos(0.1 + 2.0 * raised));
        for (joint, x, y) in [
            (Joint::LeftHip, 0.1, 0.0),
            (Joint::RightHip, -0.1, 0.0),
            (Joint::LeftShoulder, 0.2, 0.5),
            (Joint::RightShoulder, -0.2, 0.5),
            (Joint::LeftElbow, 0.2 + 0.3 * sin, 0.5 - 0.3 * cos),
            (Joint::LeftWrist, 0.2 + 0.55 * sin, 0.5 - 0.55 * cos),
            (Joint::RightElbow, -0.2, 0.2),
            (Joint::RightWrist, -0.2, -0.05),
        ] {
            body.set(joint, DVec3::new(x, y, -2.0), 1.0);
        }
        body.complete();
        body
    }

    #[test]
    fn what_is_found_in_a_gap_is_false() {
        let repetition = |start_s: f64, end_s: f64| {
            let posture = "chair".to_owned();
            Repetition { gesture: 4, label: Label::Correct, posture, start_s, end_s }
        };
        // The arm is highest at 1, 3, 5 s and so on; the third time lies in a gap.
        let repetitions =
            vec![repetition(0.0, 2.0), repetition(2.0, 4.6), repetition(5.4, 8.0), repetition(8.0, 10.0)];
        let frame = |i: u32| {
            let time_s = f64::from(i) / 30.0;
            Frame { time_s, skeleton: raising(time_s) }
        };
        let session = Session { name: "1_1".to_owned(), frames: (0..300).map(frame).collect(), repetitions };
        let found = crate::irds::evaluate(std::slice::from_ref(&session), &mut |_| ()).expect("a session");
        let row = gaps(&[(&session, &found.rows[0].found)]);
        assert_eq!(row.repetitions, 1, "{row:?}");
        assert!((row.minutes - 0.8 / 60.0).abs() < 1e-9);
    }

    #[test]
    fn the_line_holds_the_figures() {
        let row = |analysis, found| {
            let mut row = Row::new("nothing", analysis);
            row.add(|| "first".to_owned(), 30.0, (0, 0.0));
            row.add(|| "second".to_owned(), 90.0, found);
            row
        };
        let live = row(scene::LIVE, (1, 0.0));
        assert_eq!((live.minutes, live.repetitions, live.wrong.len()), (2.0, 1, 1));
        let rows = vec![live, row(scene::HELD, (0, 3.0)), row(scene::COUNTER, (4, 0.0))];
        let figures = Figures::of(rows);
        // What is held, and what is told that something is repeated, does not thin the figure out.
        assert_eq!(
            serde_json::to_string(&figures).expect("numbers"),
            r#"{"false_per_minute":0.5,"held_s_per_minute":1.5,"movement_per_minute":2.0}"#
        );
        let text = figures.table().markdown();
        assert!(text.contains("| nothing | live, each definition | 2 | 2.0 | 1 | 0.50 |  |"), "{text}");
        assert!(text.contains("| nothing | live, each held position | 2 | 2.0 | 0 | 0.00 | 3.0 |"), "{text}");
    }
}
