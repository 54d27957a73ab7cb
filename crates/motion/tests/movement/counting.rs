//! Repetitions that are there are counted, and nothing else is.

use glam::DVec2;
use motion::{Cue, Engine, Phase, Tier, Tracking, Unseen};

use crate::figure::{Camera, Dice, Figure, Movement, Shape, Take, definition, play};

#[test]
fn every_shape_size_and_tempo_counts_once() {
    let check = |movement: Movement, take: Take| {
        let take = Take { seconds: movement.end_s() + 4.0, ..take };
        let (_, set) = take.play(|t| movement.figure(t));
        let about = format!("{movement:?} {take:?} {set:?}");
        assert_eq!(set.repetitions, movement.repetitions, "{about}");
        assert_eq!(set.correct, movement.repetitions, "{about}");
        assert_eq!(set.tier, Tier::Measured, "{about}");
    };
    let base = Movement::default();
    for shape in [Shape::Cat, Shape::Cow, Shape::CatCow, Shape::CowCat] {
        for tempo_s in [2.5, 4.0, 12.0] {
            for rest_s in [0.0, 3.0] {
                check(Movement { shape, tempo_s, rest_s, ..base }, Take::default());
            }
        }
    }
    for amplitude in [0.04, 0.06, 0.1, 0.2, 0.3] {
        for tempo_s in [2.0, 6.0] {
            check(Movement { amplitude, tempo_s, ..base }, Take::default());
        }
    }
    for fps in [5.0, 8.0, 15.0, 30.0, 60.0] {
        check(base, Take { fps, ..Take::default() });
        check(Movement { tempo_s: 2.0, ..base }, Take { fps, lost: 0.3, ..Take::default() });
    }
    for noise in [0.0, 0.005, 0.01] {
        check(base, Take { camera: Camera { noise, ..Camera::default() }, ..Take::default() });
    }
    let left = Camera { left: true, origin: DVec2::new(390.0, 200.0), ..Camera::default() };
    check(base, Take { camera: left, ..Take::default() });
    // The first repetition begins with the set.
    check(Movement { begin_s: 3.0, ..base }, Take::default());
    check(Movement { repetitions: 1, ..base }, Take::default());
}

#[test]
fn the_smallest_movement_counts_where_the_picture_is_clear() {
    let movement = Movement { amplitude: 0.03, ..Movement::default() };
    let camera = Camera { noise: 0.0003, ..Camera::default() };
    let (_, set) = Take { camera, ..Take::default() }.play(|t| movement.figure(t));
    assert_eq!(set.repetitions, 6);
}

#[test]
fn a_range_from_a_better_day_takes_no_repetition() {
    for amplitude in [0.042, 0.045, 0.05] {
        let movement = Movement { amplitude, ..Movement::default() };
        let take = Take::default();
        let mut engine = Engine::new(&definition("cat-cow"));
        engine.calibrate(None, 0.15);
        let frames = take.film(|t| movement.figure(t));
        for frame in &frames {
            if frame.time_s >= take.start_s {
                engine.start(frame.time_s);
            }
            engine.observe(frame);
        }
        let set = engine.finish(take.seconds);
        assert_eq!(set.repetitions, movement.repetitions, "{amplitude}: {:?}", set.list);
        // What it is a share of is still what is known of the person.
        assert!((set.list[0].of_own - amplitude / 0.15).abs() < 0.1, "{:?}", set.list[0]);
    }
}

#[test]
fn one_large_movement_does_not_shut_out_what_follows() {
    // Somebody gets settled by rounding and hollowing far, then moves as far as they comfortably can.
    let large = Movement { amplitude: 0.3, repetitions: 1, ..Movement::default() };
    let small =
        Movement { amplitude: 0.06, repetitions: 6, begin_s: large.end_s() + 2.0, ..Movement::default() };
    let take = Take { seconds: small.end_s() + 4.0, ..Take::default() };
    let (_, set) = take.play(|t| if t < small.begin_s { large.figure(t) } else { small.figure(t) });
    assert_eq!(set.repetitions, 7, "{:?}", set.list);
}

#[test]
fn a_held_rounding_is_one_repetition() {
    let curve = |t: f64| {
        let ramp = |from: f64| ((t - from) / 2.0).clamp(0.0, 1.0);
        0.03 + 0.15 * (ramp(5.0) - ramp(17.0))
    };
    let (_, set) = Take::default().play(|t| Some(Figure::hands_and_knees(curve(t))));
    assert_eq!((set.repetitions, set.correct), (1, 1));
    assert!(set.list[0].start_s > 4.0 && set.list[0].start_s < 6.0, "{:?}", set.list);
    assert!(set.list[0].end_s > 17.5 && set.list[0].end_s < 20.0, "{:?}", set.list);
}

#[test]
fn ranges_and_times_are_the_movements_own() {
    let movement = Movement::default();
    let (updates, set) = Take::default().play(|t| movement.figure(t));
    for (i, repetition) in set.list.iter().enumerate() {
        let begin_s = 5.0 + 4.0 * i as f64;
        assert!((repetition.range - 0.15).abs() < 0.02, "{repetition:?}");
        assert!((repetition.peak_s - begin_s - 2.0).abs() < 0.5, "{repetition:?}");
        assert!((repetition.start_s - begin_s).abs() < 1.0, "{repetition:?}");
        assert!((repetition.end_s - begin_s - 4.0).abs() < 1.0, "{repetition:?}");
    }
    assert!((set.duration_s - 36.95).abs() < 0.1, "{}", set.duration_s);
    assert!(set.tracked_share > 0.99);
    assert!(set.curve.windows(2).all(|w| w[1].time_s - w[0].time_s > 0.199));
    for phase in [Phase::Rest, Phase::There, Phase::Back] {
        assert!(updates.iter().any(|u| u.phase == phase), "{phase:?} is never shown");
    }
    assert!(updates.iter().any(|u| u.progress > 0.95) && updates.iter().any(|u| u.progress < 0.05));
    assert!(updates.iter().filter(|u| u.cue == Some(Cue::Four)).count() == 1);
}

#[test]
fn what_is_not_the_exercise_counts_nothing() {
    let wave = |t: f64, tempo_s: f64| 0.5 - 0.5 * (std::f64::consts::TAU * t / tempo_s).cos();
    let check = |what: &str, scene: &dyn Fn(f64) -> Option<Figure>| {
        let (_, set) = Take::default().play(scene);
        assert_eq!(set.repetitions, 0, "{what}: {set:?}");
    };
    check("an empty room", &|_| None);
    check("standing still", &|_| Some(Figure::standing(0.0)));
    check("standing and slouching", &|t| Some(Figure::standing(0.15 * wave(t, 4.0))));
    check("push-ups", &|t| Some(Figure::push_up(wave(t, 2.0), 0.1 * wave(t, 2.0))));
    check("rocking back to the heels", &|t| Some(Figure::rocking(wave(t, 4.0))));
    check("rocking most of the way", &|t| Some(Figure::rocking(0.6 * wave((t - 5.0).max(0.0), 4.0))));
    check("rocking slowly", &|t| Some(Figure::rocking(wave((t - 5.0).max(0.0), 9.0))));
    check("resting in child's pose", &|t| {
        Some(Figure { curve: 0.2 + 0.1 * wave(t, 4.0), ..Figure::childs_pose() })
    });
    check("walking in and out", &|t| {
        let x = (t - 10.0) * 0.4;
        let swing = DVec2::new(0.3 * (t * 6.0).sin(), 0.0);
        let figure = Figure::standing(0.02 * (t * 6.0).sin());
        let moved = DVec2::new(x, 0.0);
        (x.abs() < 2.5).then_some(Figure {
            hip: figure.hip + moved,
            shoulder: figure.shoulder + moved,
            knee: figure.knee + moved + swing,
            ankle: figure.ankle + moved + 2.0 * swing,
            elbow: figure.elbow + moved - swing,
            wrist: figure.wrist + moved - swing,
            ..figure
        })
    });
    check("only the head moves", &|t| {
        Some(Figure { head_deg: 60.0 * wave(t, 3.0), ..Figure::hands_and_knees(0.03) })
    });
    check("the person comes and goes", &|t| {
        (t.rem_euclid(4.0) < 2.0)
            .then(|| Figure::hands_and_knees(if t.rem_euclid(8.0) < 4.0 { 0.03 } else { 0.18 }))
    });
    check("faster than any back moves", &|t| Some(Figure::hands_and_knees(0.15 * wave(t, 0.4))));
    check("slower than a repetition", &|t| Some(Figure::hands_and_knees(0.15 * wave(t, 80.0))));
}

#[test]
fn getting_down_first_does_not_count() {
    let movement = Movement { begin_s: 12.0, repetitions: 3, ..Movement::default() };
    let scene = |t: f64| match t {
        t if t < 5.0 => Some(Figure::standing(0.1)),
        t if t < 7.0 => Some(Figure::rocking((7.0 - t) / 2.0)),
        t => movement.figure(t),
    };
    let (_, set) = Take::default().play(scene);
    assert_eq!(set.repetitions, 3, "{set:?}");
}

#[test]
fn a_bumped_camera_neither_adds_nor_takes() {
    let movement = Movement::default();
    let take = Take::default();
    let mut frames = take.film(|t| movement.figure(t));
    for frame in &mut frames {
        let shift = match frame.time_s {
            t if (12.0..12.2).contains(&t) => DVec2::new(40.0, -30.0),
            t if t >= 12.2 => DVec2::new(25.0, 10.0),
            _ => continue,
        };
        for pose in [&mut frame.pose, &mut frame.smooth].into_iter().flatten() {
            for landmark in &mut pose.landmarks {
                landmark.image += shift.extend(0.0);
            }
        }
        for point in frame.outline.iter_mut().flat_map(|o| &mut o.points) {
            *point += shift;
        }
    }
    let (_, set) = play(&definition("cat-cow"), &frames, take.start_s);
    assert_eq!(set.repetitions, 6);
}

#[test]
fn ghost_frames_do_not_count() {
    let mut dice = Dice(5);
    let take = Take { seconds: 60.0, ..Take::default() };
    let mut frames = take.film(|_| Some(Figure::hands_and_knees(0.03)));
    for frame in &mut frames {
        if dice.even() < 0.05 {
            let ghost = Figure::hands_and_knees(0.03 + 0.3 * (dice.even() - 0.5));
            *frame = take.camera.shoot(frame.time_s, &ghost, &mut dice);
        }
    }
    let (_, set) = play(&definition("cat-cow"), &frames, take.start_s);
    assert_eq!(set.repetitions, 0, "{:?}", set.list);
}

#[test]
fn an_interrupted_repetition_is_dropped() {
    let movement = Movement::default();
    // Gone from just before the third rounding's peak until it is over.
    let (updates, set) = Take::default().play(|t| movement.figure(t).filter(|_| !(14.5..17.0).contains(&t)));
    assert_eq!(set.repetitions, 5, "{:?}", set.list);
    assert_eq!(set.unseen[0].reason, Unseen::Nobody);
    assert!((set.unseen[0].seconds - 2.5).abs() < 0.2, "{:?}", set.unseen);
    assert!(updates.iter().any(|u| u.tracking == Tracking::Unseen(Unseen::Nobody)));
    // A short lapse changes nothing.
    let (_, set) = Take::default().play(|t| movement.figure(t).filter(|_| !(14.5..15.0).contains(&t)));
    assert_eq!(set.repetitions, 6);
}

#[test]
fn a_machine_that_stalls_loses_no_repetition() {
    let movement = Movement::default();
    let take = Take::default();
    let frames = take.film(|t| movement.figure(t));
    for (from_s, to_s, expected) in [(14.5, 16.1, 6), (12.9, 14.5, 6), (14.5, 17.5, 5)] {
        let kept: Vec<_> = frames.iter().filter(|f| !(from_s..to_s).contains(&f.time_s)).cloned().collect();
        let (_, set) = play(&definition("cat-cow"), &kept, take.start_s);
        assert_eq!(set.repetitions, expected, "without pictures from {from_s} to {to_s} s: {:?}", set.list);
    }
}

#[test]
fn a_drifting_baseline_is_tolerated() {
    let movement = Movement { repetitions: 10, ..Movement::default() };
    let take = Take { seconds: 50.0, ..Take::default() };
    let (_, set) = take.play(|t| Some(Figure::hands_and_knees(movement.curve(t) + 0.002 * t)));
    assert_eq!(set.repetitions, 10, "{:?}", set.list);
}

#[test]
fn without_the_outline_landmarks_count_if_the_trunk_goes_along() {
    let movement = Movement::default();
    let camera = Camera { outline: false, ..Camera::default() };
    let take = Take { camera, ..Take::default() };
    let (updates, set) = take.play(|t| {
        let curve = movement.curve(t);
        let figure = Figure::hands_and_knees(curve);
        Some(Figure { shoulder: figure.shoulder - DVec2::new(0.0, 0.6 * (curve - 0.03)), ..figure })
    });
    assert_eq!((set.repetitions, set.tier), (6, Tier::Counted), "{:?}", set.list);
    assert!(updates.iter().all(|u| u.tracking != Tracking::Measured));
    // A head alone, nodding, is not a back.
    let (_, set) = take.play(|t| movement.figure(t));
    assert_eq!((set.repetitions, set.correct), (0, 0), "{:?}", set.list);
}

#[test]
fn where_the_back_disappears_the_learnt_relation_goes_on() {
    let movement = Movement { repetitions: 8, ..Movement::default() };
    let take = Take { seconds: 42.0, ..Take::default() };
    let mut frames = take.film(|t| movement.figure(t));
    for frame in frames.iter_mut().filter(|f| f.time_s > 21.3) {
        frame.outline = None;
    }
    let (updates, set) = play(&definition("cat-cow"), &frames, take.start_s);
    assert_eq!(set.repetitions, 8, "{:?}", set.list);
    assert_eq!(updates.last().map(|u| u.tracking), Some(Tracking::Counted));
}

#[test]
fn faults_make_a_repetition_incorrect_and_give_one_cue() {
    let check = |what: &str,
                 cue: Cue,
                 counted: u32,
                 correct: u32,
                 movement: Movement,
                 bend: &dyn Fn(Figure) -> Figure| {
        let (updates, set) = Take::default().play(|t| movement.figure(t).map(bend));
        assert_eq!((set.repetitions, set.correct), (counted, correct), "{what}: {:?}", set.list);
        let said: Vec<(usize, Cue)> =
            updates.iter().enumerate().filter_map(|(i, u)| Some((i, u.cue?))).collect();
        assert!(!said.is_empty() && said.iter().all(|&(_, c)| c == cue), "{what}: {said:?}");
        assert!(said.windows(2).all(|w| w[1].0 - w[0].0 >= 8 * 20), "{what}: {said:?}");
    };
    let base = Movement::default();
    // The rest before the first one is taken for its slow part.
    check("fast", Cue::Slower, 12, 1, Movement { tempo_s: 0.9, repetitions: 12, ..base }, &|f| f);
    check("hips travel", Cue::HipsOverKnees, 6, 0, base, &|f| {
        let back = DVec2::new(-1.6 * (f.curve - 0.03), 0.0);
        Figure { hip: f.hip + back, shoulder: f.shoulder + back, ..f }
    });
    check("elbows bend", Cue::LongArms, 6, 0, base, &|f| Figure {
        elbow: f.elbow - DVec2::new(2.2 * (f.curve - 0.03), 0.0),
        ..f
    });
    check("only the head", Cue::LetBackMove, 0, 0, base, &|f| Figure {
        curve: 0.03,
        head_deg: 600.0 * (f.curve - 0.03),
        ..f
    });
}

#[test]
fn pauses_are_not_part_of_the_set() {
    let movement = Movement { repetitions: 4, ..Movement::default() };
    let take = Take { seconds: 30.0, ..Take::default() };
    let mut engine = motion::Engine::new(&definition("cat-cow"));
    for frame in take.film(|t| movement.figure(t)) {
        let passed = |at: f64| (at..at + 0.5 / take.fps).contains(&frame.time_s);
        if passed(3.0) {
            engine.start(frame.time_s);
        } else if passed(9.0) {
            engine.pause(frame.time_s);
        } else if passed(13.0) {
            engine.resume(frame.time_s);
        }
        engine.observe(&frame);
    }
    let set = engine.finish(30.0);
    assert_eq!(set.repetitions, 3, "{:?}", set.list);
    assert!((set.duration_s - 23.0).abs() < 1e-9, "{}", set.duration_s);
    assert_eq!(engine.finish(30.0), set);
}

#[test]
fn leaning_back_on_a_chair_is_counted() {
    let movement = Movement { amplitude: 18.0, flat: 2.0, ..Movement::default() };
    for left in [false, true] {
        let camera = Camera { left, origin: DVec2::new(320.0, 250.0), ..Camera::default() };
        let take = Take { camera, ..Take::default() };
        let frames = take.film(|t| Some(Figure::seated(movement.curve(t))));
        let (_, set) = play(&definition("seated-trunk-extension"), &frames, take.start_s);
        assert_eq!((set.repetitions, set.correct, set.tier), (6, 6, Tier::Counted), "{:?}", set.list);
        let still = take.film(|_| Some(Figure::seated(2.0)));
        assert_eq!(play(&definition("seated-trunk-extension"), &still, take.start_s).1.repetitions, 0);
    }
}

#[test]
fn bending_forward_on_a_chair_is_no_leaning_back() {
    // Twice forward by 30 degrees, one after the other, then six times back by 8.
    let lean = |t: f64| {
        let hump = |from: f64, length: f64| {
            let phase = ((t - from) / length).clamp(0.0, 1.0);
            0.5 - 0.5 * (std::f64::consts::TAU * phase).cos()
        };
        let forward: f64 = (0..2).map(|i| hump(5.0 + 3.0 * f64::from(i), 3.0)).sum();
        let back: f64 = (0..6).map(|i| hump(14.0 + 4.0 * f64::from(i), 4.0)).sum();
        8.0 * back - 30.0 * forward
    };
    let take = Take { seconds: 42.0, ..Take::default() };
    let frames = take.film(|t| Some(Figure::seated(lean(t))));
    let (_, set) = play(&definition("seated-trunk-extension"), &frames, take.start_s);
    assert_eq!(set.repetitions, 6, "{:?}", set.list);
}

#[test]
fn seconds_in_childs_pose_are_measured() {
    let take = Take { seconds: 30.0, ..Take::default() };
    let scene = |t: f64| {
        Some(if (8.0..20.0).contains(&t) { Figure::childs_pose() } else { Figure::hands_and_knees(0.03) })
    };
    let (_, set) = play(&definition("childs-pose"), &take.film(scene), take.start_s);
    // The figure leaps from one position into the other, so that calming shows at both ends.
    assert!((set.hold_s - 12.0).abs() < 0.5, "{}", set.hold_s);
    assert_eq!((set.repetitions, set.tier), (0, Tier::Counted));
}

#[test]
fn an_exercise_that_is_only_timed_claims_nothing() {
    let frames = Take::default().film(|_| Some(Figure::hands_and_knees(0.1)));
    let (updates, set) = play(&definition("breathing"), &frames, 3.0);
    assert!(updates.iter().all(|u| u.tracking == Tracking::Timed));
    assert_eq!((set.repetitions, set.tier, set.tracked_share), (0, Tier::Timed, 0.0));
}

/// Somebody is seen in the position for single frames only: no second of it was held.
#[test]
fn glimpses_of_a_position_are_no_hold() {
    let take = Take { seconds: 40.0, ..Take::default() };
    let mut frames = take.film(|t| (t < 5.0 || t.fract() < 0.02).then(Figure::childs_pose));
    frames.retain(|frame| frame.time_s < 5.0 || frame.pose.is_some());
    let seen = frames.iter().take_while(|frame| frame.time_s < 5.0).count();
    let (_, whole) = play(&definition("childs-pose"), &frames[..seen], 1.0);
    let (_, set) = play(&definition("childs-pose"), &frames, 1.0);
    assert!(whole.hold_s > 2.0, "{whole:?}");
    assert!(set.hold_s <= whole.hold_s + 0.1, "{} after {}", set.hold_s, whole.hold_s);
}

/// Whoever does not wait for the start moves while the noise is learnt: that is no noise.
#[test]
fn moving_from_the_first_frame_is_counted() {
    // There for a moment, back for a moment, as people do who turn and hold.
    let curve = |t: f64| 0.03 + 0.2 * ((4.0 * (std::f64::consts::TAU * t / 2.5).sin()).tanh() + 1.0) / 2.0;
    let take = Take { seconds: 10.0, ..Take::default() };
    let (_, set) = play(&definition("cat-cow"), &take.film(|t| Some(Figure::hands_and_knees(curve(t)))), 0.0);
    assert!((3..=4).contains(&set.repetitions), "{set:?}");
}
