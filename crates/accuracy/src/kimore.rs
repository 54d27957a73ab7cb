//! Counting by one signal of an exercise, by KIMORE.
//!
//! What the engine gets: Es1 the height of the hand; Es2 the direction of the lean and Es3 the depth of one hand, each side being a
//! repetition; Es4 how far the pelvis is displaced, with and without its side; Es5 the distance from head to feet. Nothing else
//! differs between the exercises.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use datasets::kimore::{FPS, Recording};
use motion::recorded::Series;
use motion::recorded::count::{self, Counted};
use serde::Serialize;

use crate::counts::{self, Row};
use crate::report::{Table, unknown};

/// The figures of one exercise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Exercise {
    /// How many recordings.
    pub recordings: usize,
    /// Mean relative error of the count.
    #[serde(skip_serializing_if = "unknown")]
    pub mae: f64,
    /// Share of recordings whose count is off by at most one.
    pub obo: f64,
    /// F1 of the boundaries, 0..=1.
    #[serde(skip_serializing_if = "unknown")]
    pub f1: f64,
    /// One for each recording.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// The figures of the set, by exercise.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Figures {
    /// `Es1` to `Es5`.
    pub exercises: BTreeMap<String, Exercise>,
}

fn counted(recording: &Recording) -> Counted {
    let signals = &recording.signals;
    match (recording.exercise.as_str(), signals.as_slice()) {
        ("Es2", [_, direction]) | ("Es3", [direction]) => {
            count::sides(&Series::uniform(FPS, vec![direction.clone()]))
        }
        ("Es4", [angle, side]) => {
            // The angle is a straight one while the pelvis is not displaced; the side is 0 or 1.
            let displaced: Vec<f64> = angle.iter().map(|a| PI - a).collect();
            let sided = displaced.iter().zip(side).map(|(d, s)| d * (2.0 * s - 1.0)).collect();
            count::repetitions(&Series::uniform(FPS, vec![displaced, sided]))
        }
        _ => count::repetitions(&Series::uniform(FPS, signals.clone())),
    }
}

fn row(recording: &Recording) -> Row {
    let at = |frame: usize| frame as f64 / FPS;
    let truth: Vec<_> = recording.repetitions.iter().map(|r| (at(r.start), at(r.end))).collect();
    Row::new(recording.subject.clone(), truth.len(), &truth, &counted(recording))
}

/// Measures recordings of the set; `None` without any. `progress` gets the done share, 0..=1.
pub fn evaluate(recordings: &[Recording], progress: &mut dyn FnMut(f64)) -> Option<Figures> {
    if recordings.is_empty() {
        return None;
    }
    let mut rows: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for (i, recording) in recordings.iter().enumerate() {
        rows.entry(recording.exercise.clone()).or_default().push(row(recording));
        progress((i + 1) as f64 / recordings.len() as f64);
    }
    let exercise = |rows: Vec<Row>| {
        let count = counts::close(&rows);
        Exercise { recordings: rows.len(), mae: count.mae, obo: count.obo, f1: counts::f1(&rows), rows }
    };
    let exercises = rows.into_iter().map(|(name, rows)| (name, exercise(rows))).collect();
    Some(Figures { exercises })
}

impl Figures {
    /// For the report, one table per exercise.
    pub fn tables(&self) -> Vec<Table> {
        let about = |name: &str| match name {
            "Es1" => "Lifting of the arms, by the height of one hand.",
            "Es2" => "Lateral tilt of the trunk, by its direction; each side is a repetition.",
            "Es3" => {
                "Rotation of the trunk, by the depth of one hand, which a Kinect sees badly; each side is a repetition."
            }
            "Es4" => "Circles of the pelvis, by how far it is displaced.",
            _ => "Squats, by the distance from head to feet.",
        };
        let note = "Some marks leave out a first repetition that is in the signal.";
        let table = |(name, exercise): (&String, &Exercise)| {
            counts::table(&format!("KIMORE {name}"), &format!("{} {note}", about(name)), &exercise.rows)
        };
        self.exercises.iter().map(table).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recording(exercise: &str, signals: Vec<Vec<f64>>) -> Recording {
        let repetitions = (0..4).map(|i| 30 + 60 * i..90 + 60 * i).collect();
        Recording { exercise: exercise.into(), subject: "CG/E_ID1".into(), signals, repetitions }
    }

    fn signal(wave: impl Fn(f64) -> f64) -> Vec<f64> {
        (0..300).map(|i| if (30..270).contains(&i) { wave(f64::from(i - 30) / 60.0) } else { 0.0 }).collect()
    }

    #[test]
    fn one_side_is_a_repetition_where_sides_alternate() {
        let turn = std::f64::consts::TAU;
        let lean = recording("Es2", vec![vec![0.0; 300], signal(|x| libm::sin(0.5 * turn * x))]);
        assert_eq!(row(&lean).found, 4);
        let squat = recording("Es5", vec![signal(|x| 0.5 - 0.5 * libm::cos(turn * x))]);
        let row = row(&squat);
        assert_eq!((row.found, row.boundaries.matched), (4, 5));
    }

    #[test]
    fn figures_are_named_by_exercise() {
        let exercise = Exercise { recordings: 2, mae: 0.1, obo: 1.0, f1: 0.5, rows: Vec::new() };
        let figures = Figures { exercises: BTreeMap::from([("Es1".to_owned(), exercise)]) };
        let json = serde_json::to_string(&figures).expect("numbers");
        assert_eq!(json, r#"{"Es1":{"recordings":2,"mae":0.1,"obo":1.0,"f1":0.5}}"#);
    }

    #[test]
    fn an_absent_set_has_no_figures() {
        assert_eq!(evaluate(&[], &mut |_| ()), None);
    }
}
