//! Counting any movement of the whole body, by UI-PRMD.
//!
//! The set's files are cuts of continuous recordings. A **stream** is 2 to 10 consecutive repetitions of one of them, as recorded, with 0
//! to 5 s of stillness before, between and after: the first frame of the cut, and the last frame of each repetition, held, with the small
//! noise of a sensor. How many, which and how long is drawn by a seeded generator. The true boundary between two repetitions is the middle of
//! the stillness between them; the first and the last boundary are where the cut begins and ends.

use std::ops::Range;

use body::mannequin::Dice;
use body::{Joint, Skeleton};
use datasets::uiprmd::{FPS, Take};
use glam::DVec3;
use motion::recorded::{Series, count};
use serde::Serialize;

use crate::counts::{self, Row};
use crate::report::{Table, unknown};
use crate::seed;

/// Streams from every recording.
const STREAMS: usize = 3;
/// Noise of a held joint along each axis: standard deviation, metres. A Kinect v2 trembles by a few millimetres.
const NOISE_M: f64 = 0.003;
/// The longest stillness, seconds.
const STILL_S: f64 = 5.0;

/// The figures of correct or of incorrect repetitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Streams {
    /// How many streams.
    pub streams: usize,
    /// Mean relative error of the count.
    #[serde(skip_serializing_if = "unknown")]
    pub mae: f64,
    /// Share of streams whose count is off by at most one.
    #[serde(skip_serializing_if = "unknown")]
    pub obo: f64,
    /// F1 of the boundaries, 0..=1.
    #[serde(skip_serializing_if = "unknown")]
    pub f1: f64,
    /// One for each stream.
    #[serde(skip)]
    pub rows: Vec<Row>,
}

/// The figures of the set.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Repetitions that were to be done well.
    pub correct: Streams,
    /// Repetitions that were to be done badly.
    pub incorrect: Streams,
}

/// A stream and the frames of its repetitions.
#[derive(Default)]
struct Stream {
    frames: Vec<Skeleton>,
    repetitions: Vec<Range<usize>>,
}

impl Stream {
    fn hold(&mut self, frame: &Skeleton, dice: &mut Dice) {
        for _ in 0..dice.below((STILL_S * FPS) as usize + 1) {
            let mut held = *frame;
            for joint in Joint::ALL {
                if let Some(at) = frame.at(joint) {
                    let noise = DVec3::new(dice.normal(), dice.normal(), dice.normal());
                    held.set(joint, at + NOISE_M * noise, frame.place(joint).confidence);
                }
            }
            self.frames.push(held);
        }
    }

    /// Some consecutive repetitions between which the recording does not leap; nothing when there are no two.
    fn cut(take: &Take, dice: &mut Dice) -> Option<Self> {
        let runs: Vec<Range<usize>> = take.runs().into_iter().filter(|run| run.len() >= 2).collect();
        let run = runs.get(dice.below(runs.len()))?;
        let many = 2 + dice.below(run.len().min(10) - 1);
        let first = run.start + dice.below(run.len() - many + 1);
        let mut stream = Self::default();
        stream.hold(take.frames.get(take.repetitions[first].start)?, dice);
        for repetition in &take.repetitions[first..first + many] {
            let start = stream.frames.len();
            stream.frames.extend_from_slice(&take.frames[repetition.clone()]);
            stream.repetitions.push(start..stream.frames.len());
            stream.hold(take.frames[repetition.clone()].last()?, dice);
        }
        Some(stream)
    }

    fn row(&self, name: String) -> Row {
        let time_s = (0..self.frames.len()).map(|i| i as f64 / FPS).collect();
        let at = |frame: usize| frame as f64 / FPS;
        let truth: Vec<_> = self.repetitions.iter().map(|r| (at(r.start), at(r.end))).collect();
        let counted = count::repetitions(&Series::of_skeletons(time_s, &self.frames));
        Row::new(name, truth.len(), &truth, &counted)
    }
}

/// Measures takes of the set; `None` without any. `progress` gets the done share, 0..=1.
pub fn evaluate(takes: &[Take], progress: &mut dyn FnMut(f64)) -> Option<Figures> {
    if takes.is_empty() {
        return None;
    }
    let (mut correct, mut incorrect) = (Vec::new(), Vec::new());
    for (i, take) in takes.iter().enumerate() {
        for n in 1..=STREAMS {
            let name = format!("{} {} stream {n}", take.movement, take.subject);
            // Drawn by what it is called: other takes beside it change nothing.
            let how = if take.correct { "correct" } else { "incorrect" };
            if let Some(stream) = Stream::cut(take, &mut Dice::new(seed::of(&format!("{how} {name}")))) {
                let row = stream.row(name);
                if take.correct { &mut correct } else { &mut incorrect }.push(row);
            }
        }
        progress((i + 1) as f64 / takes.len() as f64);
    }
    let streams = |rows: Vec<Row>| {
        let count = counts::close(&rows);
        Streams { streams: rows.len(), mae: count.mae, obo: count.obo, f1: counts::f1(&rows), rows }
    };
    Some(Figures { correct: streams(correct), incorrect: streams(incorrect) })
}

impl Figures {
    /// For the report: correct, then incorrect repetitions.
    pub fn tables(&self) -> Vec<Table> {
        let about = "Ten movements before a Kinect, cut into streams of 2 to 10 consecutive repetitions with 0 to 5 s of stillness before, \
                     between and after. The engine gets the joints' coordinates and does not know the movement.";
        [("done well", &self.correct), ("done badly", &self.incorrect)]
            .map(|(how, streams)| counts::table(&format!("UI-PRMD, {how}"), about, &streams.rows))
            .to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn take() -> Take {
        let frame = |i: usize| {
            let raised = 0.5 - 0.5 * libm::cos(std::f64::consts::TAU * i as f64 / 60.0);
            let mut body = Skeleton::default();
            body.set(Joint::Pelvis, DVec3::new(0.0, 0.9, -2.0), 1.0);
            body.set(Joint::LeftWrist, DVec3::new(0.3, 0.8 + 0.7 * raised, -2.0), 1.0);
            body
        };
        Take {
            movement: "m01".into(),
            subject: "s01".into(),
            correct: true,
            frames: (0..600).map(frame).collect(),
            repetitions: (0..10).map(|i| 60 * i..60 * (i + 1)).collect(),
            episodes: (1..=10).collect(),
            leaps: vec![4],
        }
    }

    #[test]
    fn streams_are_cuts_with_stillness() {
        let mut dice = Dice::new(1);
        for _ in 0..20 {
            let stream = Stream::cut(&take(), &mut dice).expect("ten repetitions");
            assert!((2..=6).contains(&stream.repetitions.len()), "none leaps");
            let stills: Vec<usize> =
                stream.repetitions.windows(2).map(|pair| pair[1].start - pair[0].end).collect();
            assert!(stream.repetitions.iter().all(|r| r.len() == 60));
            assert!(stills.iter().all(|still| *still <= 150), "{stills:?}");
            let row = stream.row("a".into());
            assert_eq!((row.found, row.boundaries.matched), (row.repetitions, row.repetitions + 1));
        }
    }

    #[test]
    fn other_takes_change_nothing() {
        let alone = evaluate(&[take()], &mut |_| ()).expect("a take");
        let other = Take { subject: "s00".into(), ..take() };
        let both = evaluate(&[other, take()], &mut |_| ()).expect("two takes");
        assert_eq!(both.correct.rows.len(), 2 * STREAMS);
        assert_eq!(both.correct.rows[STREAMS..], alone.correct.rows);
    }

    #[test]
    fn what_is_absent_has_no_figures() {
        assert_eq!(evaluate(&[], &mut |_| ()), None);
        let figures = evaluate(&[take()], &mut |_| ()).expect("a take");
        let json = serde_json::to_value(&figures.incorrect).expect("numbers");
        assert_eq!(json, serde_json::json!({ "streams": 0 }));
    }
}
