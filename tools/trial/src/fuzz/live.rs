//! The live engine with every definition of the library.

use body::mannequin::{Build, Camera, Choreography, Dice, Mannequin, Noise, Performance, Sensor};
use body::{Observation, Outline, Pose};
use glam::{DVec2, DVec3};
use library::Library;
use motion::demonstration::learn;
use motion::{Definition, Engine, SetResult};

/// Length of a case, seconds.
const LENGTH_S: f64 = 12.0;
/// When the set begins.
const START_S: f64 = 3.0;

/// Any exercise with any choreography, with everything that can go wrong.
pub(super) fn moving(library: &Library, random: &mut Dice) {
    let definition = &library.movements[random.below(library.movements.len())];
    let choreography = &library.choreographies[random.below(library.choreographies.len())];
    let mut frames = frames(choreography, random, true);
    for _ in 0..random.below(8) {
        disturb(&mut frames, random, false);
    }
    play(definition, &frames, random, true);
}

/// Somebody who keeps the starting position, an empty room: nothing may count, whatever is lost on the way.
pub(super) fn still(library: &Library, random: &mut Dice) {
    let definition = &library.movements[random.below(library.movements.len())];
    let own = library.choreography(&definition.slug);
    let any = &library.choreographies[random.below(library.choreographies.len())];
    let mut frames = frames(own.unwrap_or(any), random, false);
    for _ in 0..random.below(5) {
        disturb(&mut frames, random, true);
    }
    if random.below(5) == 0 {
        for frame in &mut frames {
            (frame.pose, frame.smooth, frame.outline) = (None, None, None);
        }
    }
    let result = play(definition, &frames, random, false);
    assert_eq!(
        result.repetitions, 0,
        "{}: repetitions of somebody still: {:?}",
        definition.slug, result.list
    );
}

/// An exercise learnt from somebody who shows it, with everything that can go wrong: a definition that is sound and finite, or a reason.
/// Nothing can be learnt from somebody who keeps still.
pub(super) fn demonstration(library: &Library, random: &mut Dice) {
    let choreography = &library.choreographies[random.below(library.choreographies.len())];
    let mut shown = frames(choreography, random, true);
    for _ in 0..random.below(4) {
        disturb(&mut shown, random, false);
    }
    if let Ok(learnt) = learn("shown", &shown) {
        let definition = &learnt.definition;
        assert_eq!(definition.validate(), Ok(()), "{definition:?}");
        let numbers = [learnt.repetition_s, definition.pacing.there_s, definition.pacing.back_s];
        assert!(numbers.iter().all(|number| number.is_finite() && *number >= 0.0), "{numbers:?}");
        play(definition, &shown, random, true);
    }
    let still = frames(choreography, random, false);
    if let Ok(learnt) = learn("still", &still) {
        panic!("{}: something learnt from somebody still: {learnt:?}", choreography.slug);
    }
}

/// What a camera sees of somebody, at 5 to 120 frames a second.
pub(super) fn frames(choreography: &Choreography, random: &mut Dice, moves: bool) -> Vec<Observation> {
    let sides = choreography.sides();
    let side = sides[random.below(sides.len())];
    let mut performance = Performance::new(choreography, side);
    performance.rest(START_S);
    while moves && performance.duration_s() < LENGTH_S {
        let (tempo_s, amplitude) = (random.between(0.5, 8.0), random.between(0.05, 1.0));
        performance.repeat(Some(tempo_s), amplitude, Some(random.between(0.0, 3.0)));
    }
    let start = choreography.start(side);
    let mannequin = Mannequin::new(Build::default(), &start, choreography.anchor());
    let yaw_deg = match choreography.views.first() {
        Some(view) if random.below(4) != 0 => choreography.yaw_deg(view, side),
        _ => random.between(-180.0, 180.0),
    };
    let camera = Camera::around(&[mannequin.figure(&start)], yaw_deg);
    // The worst camera that the published figures know.
    let noise = Noise {
        sd: random.between(0.0, 0.015),
        depth: 2.0,
        memory_s: 0.1,
        dropout: random.between(0.0, 0.2),
    };
    let mut sensor = Sensor::new(noise, random.bits());
    // Silhouettes take most of the time that a case takes.
    let outline = random.below(3) == 0;
    let fps = [5.0, 10.0, 15.0, 24.0, 30.0, 60.0, 120.0][random.below(7)];
    let frame = |at: u32| {
        let time_s = f64::from(at) / fps;
        sensor.observe(&camera, Some(&mannequin.figure(&performance.at(time_s))), time_s, outline)
    };
    (0..(LENGTH_S * fps) as u32).filter_map(frame).collect()
}

/// Does something to a stretch of the frames; what is `mild` loses or repeats, but tells no lies.
fn disturb(frames: &mut Vec<Observation>, random: &mut Dice, mild: bool) {
    let from = random.below(frames.len());
    let to = (from + random.below(frames.len() / 3 + 1)).min(frames.len());
    let strange = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 1e-300, 0.0][random.below(7)];
    match random.below(if mild { 6 } else { 15 }) {
        0 => drop(frames.drain(from..to)),
        1 => frames[from..to].iter_mut().for_each(|frame| frame.outline = None),
        2 => frames[from..to].iter_mut().for_each(|frame| (frame.pose, frame.smooth) = (None, None)),
        3 => each_pose(&mut frames[from..to], |pose| {
            // Below the hips nothing is in the picture.
            for landmark in &mut pose.landmarks[25..] {
                (landmark.visibility, landmark.presence) = (0.0, 0.0);
            }
        }),
        4 => repeat(&mut frames[from..to]),
        5 => frames[from..to].iter_mut().step_by(2).for_each(|frame| frame.time_s = f64::NAN),
        6 => frames[from..to].reverse(),
        7 => frames[from..].iter_mut().for_each(|frame| frame.time_s += 1e9),
        8 => frames[from..to].iter_mut().for_each(|frame| frame.time_s = strange),
        9 => {
            let point = random.below(33);
            each_pose(&mut frames[from..to], |pose| pose.landmarks[point].image = DVec3::splat(strange));
        }
        10 => each_pose(&mut frames[from..to], |pose| {
            for landmark in &mut pose.landmarks {
                (landmark.image, landmark.world) = (landmark.image * strange, landmark.world * strange);
            }
        }),
        11 => each_pose(&mut frames[from..to], |pose| {
            // Left and right change places: the points of the body come in pairs from the shoulders on.
            for left in (11..33).step_by(2) {
                pose.landmarks.swap(left, left + 1);
            }
        }),
        12 => each_pose(&mut frames[from..to], |pose| {
            pose.score = strange;
            for landmark in &mut pose.landmarks {
                (landmark.visibility, landmark.presence) = (strange, strange);
            }
        }),
        13 => frames[from..to].iter_mut().for_each(|frame| {
            (frame.size, frame.brightness) = (DVec2::splat(strange), strange);
        }),
        _ => {
            let corners = random.below(5);
            let points = (0..corners).map(|at| DVec2::new(strange, at as f64)).collect::<Vec<_>>();
            let outline = Some(Outline { points });
            frames[from..to].iter_mut().for_each(|frame| frame.outline.clone_from(&outline));
        }
    }
    if frames.is_empty() {
        frames.push(nobody());
    }
}

fn each_pose(frames: &mut [Observation], mut change: impl FnMut(&mut Pose)) {
    frames.iter_mut().flat_map(|frame| [&mut frame.pose, &mut frame.smooth]).flatten().for_each(&mut change);
}

/// Every other frame has the time of the one before.
fn repeat(frames: &mut [Observation]) {
    for pair in frames.chunks_exact_mut(2) {
        pair[1].time_s = pair[0].time_s;
    }
}

fn nobody() -> Observation {
    Observation { time_s: 0.0, size: DVec2::ONE, pose: None, smooth: None, outline: None, brightness: 0.5 }
}

/// Plays the frames to an engine; now and then somebody pauses or ends the set.
fn play(definition: &Definition, frames: &[Observation], random: &mut Dice, hasty: bool) -> SetResult {
    let mut engine = Engine::new(definition);
    let mut counted = 0;
    let mut started = false;
    for frame in frames {
        if !started && (frame.time_s >= START_S || hasty && random.below(50) == 0) {
            engine.start(frame.time_s);
            started = true;
        }
        match random.below(400) {
            0 => engine.pause(frame.time_s),
            1 | 2 => engine.resume(frame.time_s),
            3 if hasty => sound(&engine.clone().finish(frame.time_s)),
            _ => {}
        }
        let update = engine.observe(frame);
        assert!(update.repetitions >= counted, "{}: the count fell", definition.slug);
        assert!(update.repetitions <= counted + 1, "{}: the count leapt", definition.slug);
        assert!(update.correct <= update.repetitions, "{}: more correct than all", definition.slug);
        assert!((0.0..=1.0).contains(&update.progress), "{}: progress {}", definition.slug, update.progress);
        assert!(update.curve.is_none_or(f64::is_finite), "{}: a signal that is no number", definition.slug);
        counted = update.repetitions;
    }
    let end_s = frames.iter().rev().map(|frame| frame.time_s).find(|time_s| time_s.is_finite());
    let result = engine.finish(end_s.unwrap_or(f64::NAN));
    assert_eq!(result.repetitions, counted, "{}: the result has another count", definition.slug);
    sound(&result);
    result
}

/// Every number of a result is finite and has its meaning.
fn sound(result: &SetResult) {
    let slug = &result.exercise;
    let lengths = [result.hold_s, result.duration_s, result.tracked_share];
    assert!(lengths.iter().all(|number| number.is_finite() && *number >= 0.0), "{slug}: {lengths:?}");
    assert!(result.tracked_share <= 1.0, "{slug}: {}", result.tracked_share);
    assert_eq!(result.list.len(), result.repetitions as usize, "{slug}: list and count differ");
    for one in &result.list {
        let times = [one.start_s, one.peak_s, one.end_s, one.range];
        assert!(times.iter().all(|number| number.is_finite()), "{slug}: {one:?}");
        assert!(one.start_s <= one.peak_s && one.peak_s <= one.end_s, "{slug}: {one:?}");
    }
    for sample in &result.curve {
        assert!(sample.time_s.is_finite() && sample.index.is_none_or(f64::is_finite), "{slug}: {sample:?}");
    }
    assert!(result.unseen.iter().all(|unseen| unseen.seconds >= 0.0), "{slug}: {:?}", result.unseen);
}
