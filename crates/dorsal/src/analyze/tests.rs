//! Recordings of somebody who bends to the side, as files of several kinds.

use std::fs;
use std::path::{Path, PathBuf};

use body::angles::Side;
use body::mannequin::{Build, Camera, Choreography, Mannequin, Noise, Performance, Sensor};
use body::{Joint, Observation, Skeleton};
use glam::{DQuat, DVec3};
use motion::View;
use motion::recording::{Encoder, Mark};

use super::load::Recording;
use super::*;

/// Tilted to the right by some degrees.
fn person(tilt_deg: f64) -> Skeleton {
    let tilt = DQuat::from_rotation_z(tilt_deg.to_radians());
    let mut body = Skeleton::default();
    for (joint, x, y, moves) in [
        (Joint::RightShoulder, -0.2, 0.5, true),
        (Joint::RightElbow, -0.22, 0.22, true),
        (Joint::RightWrist, -0.22, 0.0, true),
        (Joint::RightHip, -0.1, 0.0, false),
        (Joint::RightKnee, -0.1, -0.4, false),
        (Joint::RightAnkle, -0.1, -0.8, false),
    ] {
        for (joint, x) in [(joint, x), (joint.other_side(), -x)] {
            let at = DVec3::new(x, y, 0.0);
            body.set(joint, if moves { tilt * at } else { at }, 1.0);
        }
    }
    body.set(Joint::Head, tilt * DVec3::new(0.0, 0.7, 0.0), 1.0);
    body.set(Joint::Face, tilt * DVec3::new(0.0, 0.7, 0.1), 1.0);
    body.complete();
    body
}

/// Five times to the right by 30 degrees, 3 s each with a second of rest, at 30 frames a second.
fn bends() -> (Vec<f64>, Vec<Skeleton>) {
    let time_s: Vec<_> = (0..660).map(|i| f64::from(i) / 30.0).collect();
    let tilt = |t: f64| {
        let phase = ((t - 1.0) % 4.0 / 3.0).min(1.0);
        if !(1.0..=21.0).contains(&t) { 0.0 } else { 15.0 - 15.0 * (std::f64::consts::TAU * phase).cos() }
    };
    let bodies = time_s.iter().map(|&t| person(tilt(t))).collect();
    (time_s, bodies)
}

fn filmed() -> Vec<Observation> {
    let (time_s, bodies) = bends();
    bodies::filmed(&time_s, &bodies, View::Front)
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("dorsal-analyze-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn own() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes);
    encoder.mark(Mark::Start, 0.0, &mut bytes);
    filmed().iter().for_each(|frame| encoder.observe(frame, &mut bytes));
    encoder.mark(Mark::Finish, 21.9, &mut bytes);
    encoder.finish(&mut bytes);
    bytes
}

fn csv() -> String {
    let (time_s, bodies) = bends();
    let name = |joint: &Joint| signals::spoken(&format!("{joint:?}")).replace(' ', "_");
    let joints: Vec<_> = Joint::ALL.into_iter().filter(|&j| bodies[0].at(j).is_some()).collect();
    let header = joints.iter().map(|j| ["x", "y", "z"].map(|axis| format!("{}_{axis}", name(j))).join(","));
    let mut text = format!("time_s,{}\n", header.collect::<Vec<_>>().join(","));
    for (time_s, body) in time_s.iter().zip(&bodies) {
        let places = joints.iter().map(|&j| body.at(j).unwrap().to_array().map(|v| v.to_string()).join(","));
        text += &format!("{time_s},{}\n", places.collect::<Vec<_>>().join(","));
    }
    text
}

#[track_caller]
fn check(path: &Path, exercise: Option<&str>) -> Study {
    let library = Library::load().unwrap();
    let definition = exercise.map(|slug| library.movement(slug).unwrap());
    let loaded = load::load(path, &Options::default()).unwrap();
    assert_eq!(loaded.broken, None);
    let [recording] = <[_; 1]>::try_from(loaded.recordings).unwrap();
    let study = study::study("bends", recording, definition, Library::load().unwrap().words(Language::En));
    assert_eq!(study.repetitions, 5, "{:?}", study.list);
    let range = study.range.clone().expect("a range");
    assert_eq!(range.signal, "trunk tilt to the side");
    // The analysis takes a trunk as bent, not as a board: its upper end leans more than its line.
    assert!((29.0..46.0).contains(&range.value), "{range:?}");
    assert!(study.list.iter().all(|one| (one.end_s - one.start_s - 4.0).abs() < 1.5), "{:?}", study.list);
    let filmed = path.extension().is_some_and(|end| end == "dorsal");
    assert_eq!(range.of.contains("one camera"), filmed, "{range:?}");
    assert!(study.tracked_share > 0.99 && study.not_seen.is_empty());
    study
}

#[test]
fn the_same_movement_from_every_kind_of_file() {
    let folder = folder("kinds");
    let (dorsal, table) = (folder.join("bends.dorsal"), folder.join("bends.csv"));
    fs::write(&dorsal, own()).unwrap();
    fs::write(&table, csv()).unwrap();
    let study = check(&dorsal, None);
    assert!(study.bytes_per_minute.is_some_and(|bytes| (10_000.0..400_000.0).contains(&bytes)));
    assert!(study.live.is_none());
    check(&table, None);
    fs::remove_dir_all(&folder).unwrap();
}

/// Somebody of this stature who does an exercise of the library five times, before a camera that errs as usual.
fn performed(library: &Library, slug: &str, stature_m: f64, seed: u64) -> Recording {
    let choreography = library.choreographies.iter().find(|c| c.slug == slug).unwrap();
    filmed_sets(choreography, &[(choreography.sides()[0], 5)], stature_m, seed)
}

/// Sets of so many repetitions to a side, one after another.
fn filmed_sets(choreography: &Choreography, sets: &[(Side, usize)], stature_m: f64, seed: u64) -> Recording {
    let side = sets[0].0;
    let build = Build { stature_m, ..Build::default() };
    let start = Performance::new(choreography, side).at(0.0);
    let mannequin = Mannequin::new(build, &start, choreography.anchor());
    let figures: Vec<_> = sets
        .iter()
        .flat_map(|&(side, repetitions)| {
            let mut performance = Performance::new(choreography, side);
            performance.rest(3.0);
            for _ in 0..repetitions {
                performance.repeat(None, 1.0, None).rest(1.0);
            }
            performance.rest(2.0);
            let frames = (performance.duration_s() * 30.0) as usize;
            let figure = |i: usize| mannequin.figure(&performance.at(i as f64 / 30.0));
            (0..frames).map(figure).collect::<Vec<_>>()
        })
        .collect();
    let everywhere: Vec<_> = figures.iter().step_by(10).cloned().collect();
    let camera = Camera::around(&everywhere, choreography.yaw_deg(&choreography.views[0], side));
    let mut sensor = Sensor::new(Noise { sd: 0.01, depth: 2.0, memory_s: 0.2, dropout: 0.05 }, seed);
    let frame = |(i, figure)| sensor.observe(&camera, Some(figure), i as f64 / 30.0, false);
    let seen: Vec<_> = figures.iter().enumerate().filter_map(frame).collect();
    Recording {
        part: String::new(),
        kind: "Dorsal".to_owned(),
        time_s: seen.iter().map(|frame| frame.time_s).collect(),
        seen: load::Seen::Camera(seen, Vec::new()),
        notes: Vec::new(),
    }
}

#[test]
fn live_and_recorded_counts_agree_on_the_exercises_of_the_library() {
    let library = Library::load().unwrap();
    let mut compared = 0;
    for (number, definition) in library.movements.iter().enumerate() {
        let slug = definition.slug.as_str();
        let stature_m = 1.55 + 0.1 * (number % 4) as f64;
        let recording = performed(&library, slug, stature_m, number as u64);
        let study = study::study(slug, recording, Some(definition), library.words(Language::En));
        let live = study.live.expect("a body to see");
        // What is only timed or held has no live count.
        let Some(agrees) = live.agrees else { continue };
        assert!(agrees, "{slug}: {} live, {} recorded", live.repetitions, study.repetitions);
        assert!(live.repetitions.abs_diff(5) <= 1, "{slug}: {} live", live.repetitions);
        assert!(study.repetitions.abs_diff(5) <= 1, "{slug}: {} recorded", study.repetitions);
        compared += 1;
    }
    assert!(compared >= 10, "{compared}");
}

/// Who turns once to each side does two repetitions, for both.
#[test]
fn one_turn_to_each_side_is_two_repetitions_live_and_recorded() {
    let library = Library::load().unwrap();
    for slug in ["seated-rotation", "seated-side-bend"] {
        let choreography = library.choreographies.iter().find(|c| c.slug == slug).unwrap();
        let recording = filmed_sets(choreography, &[(Side::Left, 1), (Side::Right, 1)], 1.7, 1);
        let study = study::study(slug, recording, library.movement(slug), library.words(Language::En));
        let live = study.live.expect("a body to see");
        assert_eq!((live.repetitions, study.repetitions), (2, 2), "{slug} {:?}", study.list);
    }
}

#[test]
fn who_does_something_else_is_not_counted_live() {
    let folder = folder("live");
    let path = folder.join("bends.dorsal");
    fs::write(&path, own()).unwrap();
    let study = check(&path, Some("seated-side-bend"));
    let live = study.live.expect("a body to see");
    // Who stands is not seated: the whole recording has repetitions, this exercise has none.
    assert_eq!((live.repetitions, live.agrees), (0, Some(false)));
    assert!(live.why_none.is_some_and(|why| !why.is_empty()));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn an_exercise_is_learnt_from_one_recording_and_followed_in_another() {
    let library = Library::load().unwrap();
    let folder = folder("learn");
    let path = folder.join("Arms out.toml");
    let slug = "band-lateral-raise";
    let learnt = exercise::learn("show.dorsal", &performed(&library, slug, 1.8, 2), &path).unwrap();
    assert_eq!(learnt.slug, "arms-out");
    // What a person reads and changes is what was learnt.
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("# Learnt by Dorsal from show.dorsal: 5 repetitions"), "{text}");
    assert_eq!(exercise::find(path.to_str().unwrap(), &library).unwrap(), learnt);
    let study =
        study::study("other", performed(&library, slug, 1.6, 3), Some(&learnt), library.words(Language::En));
    let live = study.live.expect("a body to see");
    assert_eq!((live.repetitions, live.agrees), (5, Some(true)));
    // Somebody's work is not written over.
    assert!(exercise::learn("show.dorsal", &performed(&library, slug, 1.8, 2), &path).is_err());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_demonstration_that_does_not_do_is_refused_with_what_to_do() {
    let (time_s, _) = bends();
    let still = Recording {
        part: String::new(),
        kind: "CSV".to_owned(),
        seen: load::Seen::Bodies(vec![person(0.0); time_s.len()]),
        time_s,
        notes: Vec::new(),
    };
    let path = std::env::temp_dir().join("never-written.toml");
    let why = exercise::learn("still.csv", &still, &path).unwrap_err();
    assert!(why.contains("still.csv") && why.contains("move through the whole range"), "{why}");
    assert!(!path.exists());
    let (time_s, bodies) = bends();
    let moves = Recording { seen: load::Seen::Bodies(bodies), time_s, ..still };
    let folder = folder("bodies");
    let learnt = exercise::learn("bends.csv", &moves, &folder.join("bends.toml")).unwrap();
    let study = study::study("bends.csv", moves, Some(&learnt), Library::load().unwrap().words(Language::En));
    assert_eq!(study.live.map(|live| live.repetitions), Some(5));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_definition_that_does_not_do_is_refused() {
    let library = Library::load().unwrap();
    assert!(exercise::find("nothing-like-it", &library).unwrap_err().contains("cat-cow"));
    assert!(exercise::find("Cat Cow", &library).unwrap_err().contains("did you mean cat-cow?"));
    let folder = folder("definition");
    let path = folder.join("wrong.toml");
    fs::write(&path, "slug = \"wrong\"\nposture = \"floating\"\n").unwrap();
    let why = exercise::find(path.to_str().unwrap(), &library).unwrap_err();
    assert!(why.contains("wrong.toml") && why.contains("floating"), "{why}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_is_intact_of_a_damaged_recording_is_told() {
    let folder = folder("damaged");
    let path = folder.join("cut.dorsal");
    let whole = own();
    fs::write(&path, &whole[..whole.len() - 40]).unwrap();
    let loaded = load::load(&path, &Options::default()).unwrap();
    assert!(loaded.broken.is_some_and(|why| why.contains("are intact")));
    assert!(loaded.recordings[0].time_s.len() >= 256);
    fs::write(&path, &whole[..100]).unwrap();
    assert!(load::load(&path, &Options::default()).is_err());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_bad_file_does_not_stop_the_others() {
    let folder = folder("several");
    let paths = ["nowhere.csv", "bends.csv", "prose.txt"].map(|name| folder.join(name));
    fs::write(&paths[1], csv()).unwrap();
    fs::write(&paths[2], "This is, as it happens, no recording.\n").unwrap();
    let report = folder.join("report.html");
    let arguments = Arguments {
        files: paths.to_vec(),
        exercise: None,
        learn: None,
        json: true,
        report: Some(report.clone()),
        fps: None,
        size: None,
        units: None,
        up: None,
    };
    let error = run(arguments).unwrap_err();
    assert!(error.starts_with("2 of 3"), "{error}");
    let page = fs::read_to_string(&report).unwrap();
    fs::remove_dir_all(&folder).unwrap();
    for expected in ["bends.csv", "nowhere.csv", "not known", "<svg", "prefers-color-scheme", "role=\"img\""]
    {
        assert!(page.contains(expected), "{expected}");
    }
    // Nothing is loaded from anywhere, and nothing runs.
    for banned in ["<script", "http:", "https:", "src=", "@import"] {
        assert!(!page.contains(banned), "{banned}");
    }
    assert_eq!(page.matches("<svg").count(), page.matches("<title id=").count());
}
