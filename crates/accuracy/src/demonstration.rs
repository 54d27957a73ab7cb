//! An exercise by demonstration: somebody shows it, Dorsal follows others.

use std::collections::BTreeSet;

use body::mannequin::{Build, Camera, Choreography, Dice, Figure, Mannequin, Noise, Performance, Sensor};
use body::{Joint, Landmark, Observation, POINTS, Point, Pose, Skeleton};
use datasets::metrics::{Counting, counting};
use datasets::uiprmd;
use glam::{DMat3, DVec2, DVec3};
use motion::{Definition, Engine, Signal, demonstration};

use crate::counts::constant_guess;
use crate::report::{Table, number, percent};
use crate::seed;

/// Repetitions that are shown.
const SHOWN: usize = 4;
/// Whoever follows does so many repetitions: with one number for everybody, guessing it would be as good as counting.
const FOLLOWED: [usize; 2] = [2, 10];
/// Stillness before and after everything, seconds.
const STILL_S: f64 = 2.0;

/// What came of one movement.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The set and its name for the movement.
    pub movement: String,
    /// How many showed it, and from how many of those nothing could be learnt.
    pub shown: usize,
    /// From how many of those nothing could be learnt.
    pub refused: usize,
    /// The signal that was most often found to carry the movement.
    pub signal: Option<Signal>,
    /// Counts of the others, by what was learnt: as counted and as done.
    pub counts: Vec<(usize, usize)>,
}

impl Row {
    fn new(movement: &str) -> Self {
        Self { movement: movement.to_owned(), shown: 0, refused: 0, signal: None, counts: Vec::new() }
    }

    /// Share of the recordings that were counted exactly; NaN without any.
    pub fn exact(&self) -> f64 {
        let exact = self.counts.iter().filter(|(counted, done)| counted == done).count();
        exact as f64 / self.counts.len() as f64
    }

    /// Mean relative error and share within one.
    pub fn counting(&self) -> Counting {
        counting(&self.counts)
    }

    /// The best constant guess of these counts, and how close it is.
    fn guess(&self) -> (usize, Counting) {
        constant_guess(&self.counts.iter().map(|(_, done)| *done).collect::<Vec<_>>())
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    /// UI-PRMD, one row per movement: each subject shows, every other one is counted.
    pub uiprmd: Vec<Row>,
    /// The mannequin, one row per exercise of the library: one build shows it, others are counted from the same view.
    pub mannequin: Vec<Row>,
}

impl Figures {
    /// Everything of some rows together.
    pub fn total(rows: &[Row]) -> Row {
        Row {
            movement: "all".to_owned(),
            shown: rows.iter().map(|r| r.shown).sum(),
            refused: rows.iter().map(|r| r.refused).sum(),
            signal: None,
            counts: rows.iter().flat_map(|r| r.counts.iter().copied()).collect(),
        }
    }
}

/// The figures as tables for the report; empty where a set is absent.
pub fn tables(figures: &Figures) -> Vec<Table> {
    let sets = [
        (
            "An exercise by demonstration: UI-PRMD",
            "Each subject in turn shows a movement four times; what is learnt from that counts the first 2 to 10 correct \
             repetitions of every other subject, live. A virtual camera stands before each person and sees Kinect's joints, whose depth is measured, not \
             guessed: this judges what is learnt, not a camera. *Refused*: demonstrations from which nothing was learnt.",
            &figures.uiprmd,
        ),
        (
            "An exercise by demonstration: the mannequin",
            "One build shows each exercise of the library four times, from every view; three other builds follow, faster and \
             slower, 2 to 10 times, with the full range, three quarters and half of it, with noise and lost frames.",
            &figures.mannequin,
        ),
    ];
    let columns = [
        "movement",
        "shown",
        "refused",
        "carried by",
        "followed",
        "exactly",
        "MAE",
        "OBO",
        "best guess",
        "its MAE",
        "its OBO",
    ];
    let present = sets.into_iter().filter(|(_, _, rows)| !rows.is_empty());
    present
        .map(|(title, about, rows)| {
            let mut table = Table::new(title, about, &columns);
            for row in rows.iter().chain([&Figures::total(rows)]) {
                let Counting { mae, obo } = row.counting();
                let (guess, guessed) = row.guess();
                let guess = if row.counts.is_empty() { "–".to_owned() } else { guess.to_string() };
                table.row([
                    row.movement.clone(),
                    row.shown.to_string(),
                    row.refused.to_string(),
                    row.signal.map_or(String::new(), |signal| format!("{signal:?}")),
                    row.counts.len().to_string(),
                    percent(row.exact()),
                    number(mae, 3),
                    number(obo, 2),
                    guess,
                    number(guessed.mae, 3),
                    number(guessed.obo, 2),
                ]);
            }
            table
        })
        .collect()
}

/// Measures it on takes of UI-PRMD and on the mannequin's `choreographies`; `progress` gets the done share, 0..=1.
pub fn evaluate(
    takes: &[uiprmd::Take],
    choreographies: &[Choreography],
    progress: &mut dyn FnMut(f64),
) -> Figures {
    let movements: BTreeSet<&String> = takes.iter().map(|t| &t.movement).collect();
    let all = (movements.len() + choreographies.len()) as f64;
    let mut figures = Figures::default();
    for movement in &movements {
        progress(figures.uiprmd.len() as f64 / all);
        let takes: Vec<&uiprmd::Take> =
            takes.iter().filter(|t| &&t.movement == movement && t.correct).collect();
        figures.uiprmd.push(uiprmd_row(movement, &takes));
    }
    for choreography in choreographies {
        progress((movements.len() + figures.mannequin.len()) as f64 / all);
        figures.mannequin.push(mannequin_row(choreography));
    }
    progress(1.0);
    figures
}

/// The noise of a usual camera: a hundredth and a half of the torso, remembered for a moment, depth twice as bad.
const NOISE: Noise = Noise { sd: 0.015, depth: 2.0, memory_s: 0.2, dropout: 0.1 };
/// Frames a second of the mannequin's camera.
const CAMERA_HZ: f64 = 30.0;
/// The one who shows: four repetitions as the choreography has them.
const SHOWS: Build = Build { stature_m: 1.72, trunk: 1.0, arms: 1.0, legs: 1.0, breadth: 1.0, girth: 1.0 };
/// How many repetitions of those that there are somebody follows; drawn by a name, so that others beside it change nothing.
fn followed(name: &str, there: usize) -> usize {
    let [least, most] = FOLLOWED.map(|many| many.min(there));
    least + Dice::new(seed::of(name)).below(most - least + 1)
}

/// The ones who follow, with how long their movements take altogether, seconds, and how much of the full movement they do.
const FOLLOW: [(Build, f64, f64); 3] = [
    (Build { stature_m: 1.58, trunk: 1.06, arms: 0.95, legs: 0.94, breadth: 0.9, girth: 0.9 }, 3.0, 1.0),
    (Build { stature_m: 1.85, trunk: 0.95, arms: 1.05, legs: 1.06, breadth: 1.1, girth: 1.1 }, 6.0, 0.75),
    (Build { stature_m: 1.70, trunk: 1.0, arms: 1.0, legs: 1.0, breadth: 1.1, girth: 1.35 }, 2.0, 0.5),
];

fn mannequin_row(choreography: &Choreography) -> Row {
    let mut row = Row::new(&choreography.slug);
    let mut signals = Vec::new();
    for (i, viewpoint) in choreography.views.iter().enumerate() {
        let side = choreography.sides()[i % choreography.sides().len()];
        let seed = 100 * i as u64;
        let yaw_deg = choreography.yaw_deg(viewpoint, side);
        let seen = |build: Build, performance: &Performance<'_>, seed: u64, outlines: bool| {
            let mannequin = Mannequin::new(build, &performance.at(0.0), choreography.anchor());
            performed(&mannequin, performance, yaw_deg, seed, outlines)
        };
        let repeated = |tempo_s: Option<f64>, amplitude: f64, repetitions: usize| {
            let mut performance = Performance::new(choreography, side);
            performance.rest(STILL_S);
            for _ in 0..repetitions {
                performance.repeat(tempo_s, amplitude, None).rest(1.0);
            }
            performance.rest(STILL_S);
            performance
        };
        row.shown += 1;
        let shown = seen(SHOWS, &repeated(None, 1.0, SHOWN), seed, true);
        let Ok(learnt) = demonstration::learn(&choreography.slug, &shown) else {
            row.refused += 1;
            continue;
        };
        signals.extend(learnt.definition.primary().map(|s| s.signal));
        let outlines = learnt.definition.used().any(|(signal, _)| signal == Signal::Curve);
        for (j, (build, tempo_s, amplitude)) in FOLLOW.into_iter().enumerate() {
            let repetitions = followed(&format!("{} {i} {j}", choreography.slug), FOLLOWED[1]);
            let followed = repeated(Some(tempo_s), amplitude, repetitions);
            let observations = seen(build, &followed, seed + 1 + j as u64, outlines);
            row.counts.push((count(&learnt.definition, &observations), repetitions));
        }
    }
    row.signal = most_frequent(&signals);
    row
}

/// What the camera sees of a performance; outlines take most of the time and are left out where nobody needs them.
fn performed(
    mannequin: &Mannequin,
    performance: &Performance<'_>,
    yaw_deg: f64,
    seed: u64,
    outlines: bool,
) -> Vec<Observation> {
    let frames = (performance.duration_s() * CAMERA_HZ) as usize;
    let figure = |i: usize| mannequin.figure(&performance.at(i as f64 / CAMERA_HZ));
    // The camera stands so that the whole movement is in the picture.
    let everywhere: Vec<Figure> = (0..frames).step_by(10).map(figure).collect();
    let camera = Camera::around(&everywhere, yaw_deg);
    let mut sensor = Sensor::new(NOISE, seed);
    (0..frames)
        .filter_map(|i| sensor.observe(&camera, Some(&figure(i)), i as f64 / CAMERA_HZ, outlines))
        .collect()
}

fn uiprmd_row(movement: &str, takes: &[&uiprmd::Take]) -> Row {
    let mut row = Row::new(movement);
    let mut signals = Vec::new();
    for (i, take) in takes.iter().enumerate() {
        let Some(last) = take.repetitions.iter().take(SHOWN).next_back() else { continue };
        row.shown += 1;
        let shown = observations(&take.frames[..last.end], uiprmd::FPS);
        let Ok(learnt) = demonstration::learn(movement, &shown) else {
            row.refused += 1;
            continue;
        };
        signals.extend(learnt.definition.primary().map(|s| s.signal));
        for (_, other) in takes.iter().enumerate().filter(|(j, _)| *j != i) {
            let name = format!("{movement} {} {}", take.subject, other.subject);
            let repetitions = followed(&name, other.repetitions.len());
            let Some(last) = other.repetitions.iter().take(repetitions).next_back() else { continue };
            let seen = observations(&other.frames[..last.end], uiprmd::FPS);
            row.counts.push((count(&learnt.definition, &seen), repetitions));
        }
    }
    row.signal = most_frequent(&signals);
    row
}

fn most_frequent(signals: &[Signal]) -> Option<Signal> {
    signals.iter().copied().max_by_key(|s| signals.iter().filter(|other| *other == s).count())
}

/// What the live engine counts, the set beginning after a moment in view.
pub fn count(definition: &Definition, observations: &[Observation]) -> usize {
    let mut engine = Engine::new(definition);
    let (Some(first), Some(last)) = (observations.first(), observations.last()) else { return 0 };
    let start_s = first.time_s + 0.5 * STILL_S;
    for observation in observations {
        if observation.time_s >= start_s {
            engine.start(observation.time_s);
        }
        engine.observe(observation);
    }
    engine.finish(last.time_s).repetitions as usize
}

/// Kinect's bodies as a camera would show them that stands 3 m before the person, at the height of the hips: the joints are
/// projected into a picture, in space they are as Kinect measured them. Everybody faces the camera at first, as the definition
/// would ask them to. What Kinect does not tell (the face, the heels, the fingers) is not seen, nothing else is hidden.
/// At either end the person stands still for a moment.
fn observations(frames: &[Skeleton], fps: f64) -> Vec<Observation> {
    let Some((first, last)) = frames.first().zip(frames.last()) else { return Vec::new() };
    let still = (STILL_S * fps) as usize;
    let Some(hips) = frames.iter().find_map(|s| s.at(Joint::Pelvis)) else { return Vec::new() };
    let facing = facing(first);
    let all = std::iter::repeat_n(first, still).chain(frames).chain(std::iter::repeat_n(last, still));
    all.enumerate()
        .map(|(i, skeleton)| {
            let mut turned = *skeleton;
            for place in &mut turned.joints {
                place.position = facing * (place.position - hips);
            }
            observation(&turned, i as f64 / fps)
        })
        .collect()
}

/// The turn about the vertical that makes a body face the camera.
fn facing(skeleton: &Skeleton) -> DMat3 {
    let line = |left, right| Some(skeleton.at(right)? - skeleton.at(left)?);
    let lines = [line(Joint::LeftHip, Joint::RightHip), line(Joint::LeftShoulder, Joint::RightShoulder)];
    let right: DVec3 = lines.into_iter().flatten().sum();
    // The person's own right is at -x for somebody who faces the camera.
    DMat3::from_rotation_y(libm::atan2(right.z, right.x) - std::f64::consts::PI)
}

/// Pixels of the picture, and its focal length.
const PICTURE: DVec2 = DVec2::new(1080.0, 1440.0);
const FOCAL_PX: f64 = 1300.0;
const DISTANCE_M: f64 = 3.0;

fn observation(skeleton: &Skeleton, time_s: f64) -> Observation {
    let origin = skeleton.at(Joint::Pelvis).unwrap_or_default();
    let mut landmarks =
        [Landmark { image: DVec3::NAN, world: DVec3::NAN, visibility: 0.0, presence: 0.0 }; POINTS];
    let down = DVec3::new(1.0, -1.0, -1.0);
    let told = Joint::ALL.into_iter().filter(|joint| !GUESSED.contains(joint));
    let joints = told.filter_map(|joint| Some((joint.landmark()?, joint, true)));
    for (point, joint, seen) in joints.chain(NEAR.map(|(point, joint)| (point, joint, false))) {
        let Some(at) = skeleton.at(joint) else { continue };
        let from_camera = at * down + DVec3::Z * DISTANCE_M;
        let image = 0.5 * PICTURE + from_camera.truncate() * (FOCAL_PX / from_camera.z.max(0.1));
        let depth_px = (at - origin).z * -FOCAL_PX / DISTANCE_M;
        landmarks[point as usize] = Landmark {
            image: image.extend(depth_px),
            world: (at - origin) * down,
            visibility: if seen { skeleton.place(joint).confidence } else { 0.0 },
            presence: 1.0,
        };
    }
    let pose = Pose { landmarks, score: 1.0 };
    Observation {
        time_s,
        size: PICTURE,
        smooth: Some(pose.clone()),
        pose: Some(pose),
        outline: None,
        brightness: 0.5,
    }
}

/// What Kinect does not tell well enough to be shown.
const GUESSED: [Joint; 3] = [Joint::Face, Joint::LeftHand, Joint::RightHand];

/// Landmarks that only lie near a joint: they are not seen.
const NEAR: [(Point, Joint); 5] = [
    (Point::Nose, Joint::Head),
    (Point::LeftEar, Joint::Head),
    (Point::RightEar, Joint::Head),
    (Point::LeftHeel, Joint::LeftAnkle),
    (Point::RightHeel, Joint::RightAnkle),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody as wide as `scale` who raises both arms `times` times.
    fn take(subject: &str, scale: f64, yaw: f64, times: usize) -> uiprmd::Take {
        let frame = |i: usize| {
            let share = 0.5 - 0.5 * (std::f64::consts::TAU * (i % 90) as f64 / 90.0).cos();
            let turn = DMat3::from_rotation_y(yaw);
            let mut s = Skeleton::default();
            let mut set = |joint, x: f64, y: f64, z: f64| {
                s.set(joint, turn * DVec3::new(x, y, z) * scale + DVec3::new(0.4, 0.0, -2.5), 1.0);
            };
            let (sin, cos) = (0.1 + 1.5 * share).sin_cos();
            for (side, joints) in [
                (1.0, [Joint::LeftHip, Joint::LeftKnee, Joint::LeftAnkle, Joint::LeftToe]),
                (-1.0, [Joint::RightHip, Joint::RightKnee, Joint::RightAnkle, Joint::RightToe]),
            ] {
                for (joint, (y, z)) in
                    joints.into_iter().zip([(0.9, 0.0), (0.5, 0.02), (0.1, 0.0), (0.0, 0.15)])
                {
                    set(joint, 0.1 * side, y, z);
                }
            }
            for (side, joints) in [
                (1.0, [Joint::LeftShoulder, Joint::LeftElbow, Joint::LeftWrist]),
                (-1.0, [Joint::RightShoulder, Joint::RightElbow, Joint::RightWrist]),
            ] {
                for (joint, far) in joints.into_iter().zip([0.0, 0.3, 0.55]) {
                    set(joint, side * (0.18 + far * sin), 1.4 - far * cos, 0.0);
                }
            }
            s.complete();
            s
        };
        uiprmd::Take {
            movement: "m07".to_owned(),
            subject: subject.to_owned(),
            correct: true,
            frames: (0..90 * times).map(frame).collect(),
            repetitions: (0..times).map(|r| 90 * r..90 * r + 90).collect(),
            episodes: (1..=times as u32).collect(),
            leaps: Vec::new(),
        }
    }

    #[test]
    fn others_are_counted_by_what_each_one_shows() {
        let takes = [take("s01", 1.0, 0.0, 6), take("s02", 1.15, 0.5, 8), take("s03", 0.9, -0.8, 5)];
        let row = uiprmd_row("m07", &takes.iter().collect::<Vec<_>>());
        assert_eq!((row.shown, row.refused, row.counts.len()), (3, 0, 6), "{row:?}");
        assert_eq!((row.exact(), row.counting().mae), (1.0, 0.0), "{row:?}");
        assert_eq!(row.signal, Some(Signal::ShoulderElevation));
        // The followers do different numbers of repetitions, each pair its own: one guess can't be right for all.
        let done: BTreeSet<_> = row.counts.iter().map(|(_, done)| *done).collect();
        assert!(done.len() > 1 && done.iter().all(|done| (2..=8).contains(done)), "{done:?}");
        let (guess, guessed) = row.guess();
        assert!(done.contains(&guess) && guessed.mae > 0.0, "{row:?}");
        let [table] = &tables(&Figures { uiprmd: vec![row], mannequin: Vec::new() })[..] else {
            panic!("one")
        };
        assert_eq!(table.rows[1][5], "100 %");
        assert_eq!(table.rows[1][8..], [guess.to_string(), number(guessed.mae, 3), number(guessed.obo, 2)]);
    }

    #[test]
    fn without_recordings_there_is_no_row() {
        let figures = evaluate(&[], &[], &mut |_| ());
        assert!(figures == Figures::default() && Figures::total(&figures.uiprmd).exact().is_nan());
    }
}
