//! Correct against erroneous repetitions: how well `motion::recorded::form` tells them apart, on UI-PRMD and Keraal.

use std::collections::BTreeSet;

use crate::report::{Table, number, percent};
use body::Skeleton;
use datasets::metrics::auc;
use datasets::{keraal, uiprmd};
use motion::recorded::form::{Difference, Direction, Examples, Profile, Segment};

/// How many of one's own repetitions are the examples.
const OWN: usize = 3;

/// Areas under the curve of one movement of UI-PRMD.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    /// The set's name for it, such as `m01`.
    pub movement: String,
    /// Subjects in it.
    pub subjects: usize,
    /// Against other subjects' correct repetitions: each subject's own area, averaged.
    pub auc: f64,
    /// The same with the distances of all subjects in one list: one threshold for everybody.
    pub auc_pooled: f64,
    /// Against the subject's own first three correct repetitions, averaged over subjects.
    pub auc_own: f64,
    /// The part of the body that differs most in most of the incorrect repetitions, against other subjects' correct ones.
    pub part: Option<Part>,
}

/// The part of the body that differs most.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Which.
    pub segment: Segment,
    /// In which share of the incorrect repetitions it is the one.
    pub share: f64,
    /// The direction in which it mostly differs in those, as the examples' side has it.
    pub direction: Direction,
    /// By how much in the mean, shares of the segment's length: positive when it points farther there.
    pub by: f64,
}

/// Areas under the curve of one movement of Keraal.
#[derive(Debug, Clone, PartialEq)]
pub struct Seated {
    /// The set's name for it.
    pub movement: String,
    /// Correct and erroneous takes.
    pub takes: (usize, usize),
    /// Participants in it.
    pub participants: usize,
    /// Each participant left out in turn, the others' correct takes as examples; where there is only one, each of their correct takes.
    pub auc: f64,
}

/// What was found; empty lists where a set is absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// UI-PRMD, one entry per movement.
    pub uiprmd: Vec<Movement>,
    /// Keraal by BlazePose, one entry per movement.
    pub keraal: Vec<Seated>,
}

impl Figures {
    /// `uiprmd.auc`: the mean over movements; NaN without any.
    pub fn uiprmd_auc(&self) -> f64 {
        mean(self.uiprmd.iter().map(|m| m.auc))
    }

    /// `uiprmd.auc_own`: the mean over movements; NaN without any.
    pub fn uiprmd_auc_own(&self) -> f64 {
        mean(self.uiprmd.iter().map(|m| m.auc_own))
    }

    /// `keraal.auc`: the mean over movements; NaN without any.
    pub fn keraal_auc(&self) -> f64 {
        mean(self.keraal.iter().map(|m| m.auc))
    }
}

/// The figures as tables for the report; empty where a set is absent.
pub fn tables(figures: &Figures) -> Vec<Table> {
    let mut tables = Vec::new();
    if !figures.uiprmd.is_empty() {
        let about = "Repetitions that were to be done badly against those that were to be done well, by how far they are from \
             correct ones: area under the ROC curve, 0.5 is a guess, 1 perfect. *Others*: the examples are other subjects' \
             correct repetitions, each subject's area by itself, averaged (*pooled*: one threshold for all subjects). *Own \
             three*: the examples are the subject's own first three correct ones. Nothing else is known and nothing is tuned to \
             a movement; size, place, heading, tempo, order and side are left out of the comparison. *Differs most*: the \
             part of the body that is farthest off in most of the incorrect repetitions, in how many of them, and by how much it \
             points elsewhere (share of its length).";
        let columns = ["movement", "subjects", "others", "pooled", "own three", "differs most"];
        let mut table = Table::new("Correct or not: UI-PRMD", about, &columns);
        for m in &figures.uiprmd {
            let part = m.part.map_or(String::new(), |p| {
                let direction = match p.direction {
                    Direction::Right => "right",
                    Direction::Up => "up",
                    Direction::Forward => "forward",
                };
                format!("{} ({}), {direction} {:+.2}", p.segment.name(), percent(p.share), p.by)
            });
            let areas = [m.auc, m.auc_pooled, m.auc_own].map(|area| number(area, 2));
            let [others, pooled, own] = areas;
            table.row([m.movement.clone(), m.subjects.to_string(), others, pooled, own, part]);
        }
        let pooled = mean(figures.uiprmd.iter().map(|m| m.auc_pooled));
        let [others, pooled, own] =
            [figures.uiprmd_auc(), pooled, figures.uiprmd_auc_own()].map(|area| number(area, 3));
        table.row(["mean".to_owned(), String::new(), others, pooled, own, String::new()]);
        tables.push(table);
    }
    if !figures.keraal.is_empty() {
        let about = "The same on BlazePose's landmarks in the picture: every correct take is left out in turn, the other correct \
             takes are the examples, where a movement has takes of one participant: that shows repeatability, not generality. Where it has \
             several, each participant is left out in turn, and the others' correct takes are the examples.";
        let columns = ["movement", "participants", "correct takes", "erroneous takes", "AUC"];
        let mut table = Table::new("Correct or not: Keraal", about, &columns);
        for m in &figures.keraal {
            let (correct, erroneous) = (m.takes.0.to_string(), m.takes.1.to_string());
            let participants = m.participants.to_string();
            table.row([m.movement.clone(), participants, correct, erroneous, number(m.auc, 2)]);
        }
        let [participants, correct, erroneous] = [const { String::new() }; 3];
        let mean = number(figures.keraal_auc(), 3);
        table.row(["mean".to_owned(), participants, correct, erroneous, mean]);
        tables.push(table);
    }
    tables
}

/// Mean of what is a number; NaN without any.
fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) =
        values.filter(|v| v.is_finite()).fold((0.0, 0.0), |(sum, count), v| (sum + v, count + 1.0));
    sum / count
}

/// Measures takes of both sets; `progress` gets the done share, 0..=1.
pub fn evaluate(uiprmd: &[uiprmd::Take], keraal: &[keraal::Take], progress: &mut dyn FnMut(f64)) -> Figures {
    progress(0.0);
    let uiprmd = uiprmd_movements(uiprmd);
    progress(0.75);
    let keraal = keraal_movements(keraal);
    progress(1.0);
    Figures { uiprmd, keraal }
}

/// One subject's profiles in one movement.
struct Subject {
    correct: Vec<Profile>,
    incorrect: Vec<Profile>,
}

fn profile(frames: &[Skeleton], fps: f64) -> Option<Profile> {
    let time_s: Vec<f64> = (0..frames.len()).map(|i| i as f64 / fps).collect();
    Profile::new(&time_s, frames)
}

fn uiprmd_movements(takes: &[uiprmd::Take]) -> Vec<Movement> {
    let movements: BTreeSet<&String> = takes.iter().map(|t| &t.movement).collect();
    movements
        .into_iter()
        .map(|movement| {
            let of = |subject: &String, correct: bool| -> Vec<Profile> {
                takes
                    .iter()
                    .filter(|t| &t.movement == movement && &t.subject == subject && t.correct == correct)
                    .flat_map(|t| t.single().filter_map(|frames| profile(frames, uiprmd::FPS)))
                    .collect()
            };
            let names: BTreeSet<&String> =
                takes.iter().filter(|t| &t.movement == movement).map(|t| &t.subject).collect();
            let subjects: Vec<Subject> = names
                .into_iter()
                .map(|name| Subject { correct: of(name, true), incorrect: of(name, false) })
                .collect();
            measure(movement, &subjects)
        })
        .collect()
}

/// Distances from the examples; what can't be judged is left out.
fn distances(examples: &Examples, profiles: &[Profile]) -> Vec<f64> {
    profiles.iter().filter_map(|p| examples.judge(p)).map(|j| j.distance).collect()
}

fn measure(movement: &str, subjects: &[Subject]) -> Movement {
    let (mut areas, mut own_areas) = (Vec::new(), Vec::new());
    let (mut low, mut high, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    for (i, subject) in subjects.iter().enumerate() {
        let others = subjects.iter().enumerate().filter(|(j, _)| *j != i);
        let others: Vec<Profile> = others.flat_map(|(_, s)| s.correct.iter().cloned()).collect();
        if let Some(examples) = Examples::new(&others) {
            let (l, h) = (distances(&examples, &subject.correct), distances(&examples, &subject.incorrect));
            areas.push(auc(&l, &h));
            low.extend(l);
            high.extend(h);
            let largest = |p: &Profile| examples.judge(p)?.differences.first().copied();
            parts.extend(subject.incorrect.iter().filter_map(largest));
        }
        let (first, rest) = subject.correct.split_at(OWN.min(subject.correct.len()));
        if let Some(examples) = Examples::new(first) {
            own_areas.push(auc(&distances(&examples, rest), &distances(&examples, &subject.incorrect)));
        }
    }
    Movement {
        movement: movement.to_owned(),
        subjects: subjects.len(),
        auc: mean(areas.into_iter()),
        auc_pooled: auc(&low, &high),
        auc_own: mean(own_areas.into_iter()),
        part: part(&parts),
    }
}

/// What differs most in most repetitions, from each one's largest difference.
fn part(largest: &[Difference]) -> Option<Part> {
    let of = |segment: Segment| largest.iter().filter(move |d| d.segment == segment);
    let segment = Segment::ALL.into_iter().max_by_key(|s| of(*s).count())?;
    let along = |direction: Direction| of(segment).filter(move |d| d.direction == direction).map(|d| d.by);
    let direction = Direction::ALL.into_iter().max_by_key(|d| along(*d).count())?;
    let share = of(segment).count() as f64 / largest.len() as f64;
    (share > 0.0).then(|| Part { segment, share, direction, by: mean(along(direction)) })
}

fn keraal_movements(takes: &[keraal::Take]) -> Vec<Seated> {
    let movements: BTreeSet<&String> = takes.iter().map(|t| &t.movement).collect();
    movements
        .into_iter()
        .map(|movement| {
            let seen = || takes.iter().filter(|t| &t.movement == movement && t.blazepose.is_some());
            let profiles = |participant: &String, correct: bool| -> Vec<Profile> {
                let chosen = seen().filter(|t| &t.participant == participant && t.correct() == correct);
                chosen
                    .filter_map(|take| {
                        let seen = take.blazepose.as_ref()?;
                        let bodies: Vec<Skeleton> = seen.frames.iter().map(Skeleton::from_picture).collect();
                        Profile::new(&seen.time_s, &bodies)
                    })
                    .collect()
            };
            let names: BTreeSet<&String> = seen().map(|t| &t.participant).collect();
            let participants: Vec<Subject> = names
                .into_iter()
                .map(|name| Subject { correct: profiles(name, true), incorrect: profiles(name, false) })
                .collect();
            let auc = match participants.as_slice() {
                [alone] => repeated(alone),
                several => measure(movement, several).auc,
            };
            let many = |of: fn(&Subject) -> usize| participants.iter().map(of).sum();
            Seated {
                movement: movement.clone(),
                takes: (many(|p| p.correct.len()), many(|p| p.incorrect.len())),
                participants: participants.len(),
                auc,
            }
        })
        .collect()
}

/// Each correct take against the erroneous ones, the other correct ones as examples; averaged.
fn repeated(one: &Subject) -> f64 {
    let areas = (0..one.correct.len()).filter_map(|out| {
        let mut others = one.correct.clone();
        let left_out = others.remove(out);
        let examples = Examples::new(&others)?;
        Some(auc(&distances(&examples, &[left_out]), &distances(&examples, &one.incorrect)))
    });
    mean(areas)
}

#[cfg(test)]
mod tests {
    use body::{Joint, Landmark, POINTS, Point, Pose};
    use glam::DVec3;

    use super::*;

    /// A squat of ten repetitions as deep as `depth`; people differ by `offset`.
    fn take(subject: &str, correct: bool, depth: f64, offset: f64) -> uiprmd::Take {
        let frame = |i: usize| {
            let bend = depth * (std::f64::consts::PI * (i % 40) as f64 / 39.0).sin() + offset;
            let mut s = Skeleton::default();
            for (x, hip, knee, ankle, shoulder) in [
                (0.1, Joint::LeftHip, Joint::LeftKnee, Joint::LeftAnkle, Joint::LeftShoulder),
                (-0.1, Joint::RightHip, Joint::RightKnee, Joint::RightAnkle, Joint::RightShoulder),
            ] {
                let at = |y: f64, z: f64| DVec3::new(x, y, z);
                s.set(hip, at(0.8 * bend.cos(), 0.0), 1.0);
                s.set(knee, at(0.4 * bend.cos(), 0.4 * bend.sin()), 1.0);
                s.set(ankle, at(0.0, 0.0), 1.0);
                s.set(shoulder, at(0.8 * bend.cos() + 0.5, 0.0), 1.0);
            }
            s.complete();
            s
        };
        uiprmd::Take {
            movement: "m01".to_owned(),
            subject: subject.to_owned(),
            correct,
            frames: (0..400).map(frame).collect(),
            repetitions: (0..10).map(|r| 40 * r..40 * r + 40).collect(),
            episodes: (1..=10).collect(),
            leaps: Vec::new(),
        }
    }

    #[test]
    fn shallow_squats_are_told_from_deep_ones() {
        let mut takes = Vec::new();
        for (subject, offset) in [("s01", 0.02), ("s02", 0.05), ("s03", 0.0)] {
            takes.push(take(subject, true, 1.0 + offset, offset));
            takes.push(take(subject, false, 0.4, offset));
        }
        let movement = &uiprmd_movements(&takes)[0];
        assert_eq!((movement.auc, movement.auc_pooled, movement.auc_own), (1.0, 1.0, 1.0));
        let figures = Figures { uiprmd: vec![movement.clone()], keraal: Vec::new() };
        let [table] = &tables(&figures)[..] else { panic!("one table") };
        assert_eq!((table.rows.len(), table.rows[1][2].as_str()), (2, "1.000"));
        let part = movement.part.expect("there are incorrect repetitions");
        let legs = [Segment::LeftThigh, Segment::RightThigh, Segment::LeftLowerLeg, Segment::RightLowerLeg];
        assert!(legs.contains(&part.segment), "{part:?}");
    }

    #[test]
    fn equal_repetitions_are_not_told_apart() {
        let takes: Vec<_> =
            ["s01", "s02", "s03"].iter().flat_map(|s| [true, false].map(|c| take(s, c, 1.0, 0.0))).collect();
        let movement = &uiprmd_movements(&takes)[0];
        assert_eq!((movement.auc, movement.auc_pooled, movement.auc_own), (0.5, 0.5, 0.5));
    }

    /// A side bend of the shoulders in the picture to `far` of the width, on somebody's shoulders as wide as `width` pixels.
    fn seated(participant: &str, name: &str, far: f64, width: f64) -> keraal::Take {
        let nowhere = Landmark { image: DVec3::NAN, world: DVec3::NAN, visibility: 0.0, presence: 0.0 };
        let frame = |i: usize| {
            let bend = far * (std::f64::consts::PI * i as f64 / 59.0).sin();
            let mut landmarks = [nowhere; POINTS];
            for (point, x, y) in [
                (Point::LeftHip, 0.3, 0.0),
                (Point::RightHip, -0.3, 0.0),
                (Point::LeftShoulder, 0.5 + bend, -1.2 + 0.4 * bend),
                (Point::RightShoulder, -0.5 + bend, -1.2 - 0.4 * bend),
                (Point::LeftElbow, 0.6 + bend, -0.6),
                (Point::RightElbow, -0.6 + bend, -0.6),
                (Point::LeftWrist, 0.6 + bend, 0.0),
                (Point::RightWrist, -0.6 + bend, 0.0),
            ] {
                let image = DVec3::new(480.0 + width * x, 400.0 + width * y, 0.0);
                landmarks[point as usize] =
                    Landmark { image, world: DVec3::NAN, visibility: 1.0, presence: 1.0 };
            }
            Pose { landmarks, score: 1.0 }
        };
        let time_s = (0..60).map(|i| f64::from(i) / 30.0).collect();
        let blazepose = Some(keraal::Recording { time_s, frames: (0..60).map(frame).collect() });
        let [movement, participant, trial, name] = ["bend", participant, "trial01", name].map(str::to_owned);
        keraal::Take { movement, participant, trial, name, blazepose, kinect: None, vicon: None }
    }

    #[test]
    fn where_there_are_several_participants_one_is_left_out() {
        let of = |participant: &str, width: f64| {
            [("Correct0", 0.6), ("Correct1", 0.62), ("Correct2", 0.58), ("Error1_0", 0.1)]
                .map(|(name, far)| seated(participant, name, far, width))
        };
        let one = &keraal_movements(&of("p1", 100.0))[0];
        assert_eq!((one.participants, one.takes, one.auc), (1, (3, 1), 1.0));
        // Nothing of the one left out is an example: the other's correct takes suffice, and their erroneous ones don't matter.
        let [own, other] = [of("p1", 100.0), of("p2", 80.0)];
        let two = &keraal_movements(&[&own[..], &other[..]].concat())[0];
        assert_eq!((two.participants, two.takes, two.auc), (2, (6, 2), 1.0));
        // A second trial of the same person is no second participant.
        let again = of("p1", 80.0).map(|take| keraal::Take { trial: "trial02".to_owned(), ..take });
        let twice = &keraal_movements(&[&own[..], &again[..]].concat())[0];
        assert_eq!((twice.participants, twice.takes, twice.auc), (1, (6, 2), 1.0));
        let alone = &keraal_movements(&[&own[..], &other[3..]].concat())[0];
        assert_eq!((alone.participants, alone.takes), (2, (3, 2)));
        assert!(alone.auc.is_nan(), "nobody else's correct takes, or nobody's to be told apart: {alone:?}");
    }

    #[test]
    fn without_recordings_there_is_no_figure() {
        let figures = evaluate(&[], &[], &mut |_| ());
        assert!(figures == Figures::default() && figures.uiprmd_auc().is_nan());
    }
}
