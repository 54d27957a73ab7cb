//! Set-up help: the right advice, one at a time, steadily.

use body::Point;
use glam::DVec2;
use motion::{Caption, Cue, Definition, DefinitionError, Framing, Unseen};

use crate::figure::{Camera, Dice, Figure, Take, definition, empty, play, slugs};

fn shown(frames: &[body::Observation]) -> Framing {
    let (updates, _) = play(&definition("cat-cow"), frames, f64::INFINITY);
    updates[updates.len() - 1].framing
}

#[test]
fn each_trouble_has_its_advice() {
    let take = Take { seconds: 3.0, ..Take::default() };
    let check = |expected: Framing, camera: Camera, figure: Figure| {
        assert_eq!(shown(&Take { camera, ..take }.film(|_| Some(figure))), expected, "{camera:?}");
    };
    let cat = Figure::hands_and_knees(0.03);
    let at = |x: f64, y: f64, scale: f64| Camera { origin: DVec2::new(x, y), scale, ..Camera::default() };
    let left = |camera: Camera| Camera { left: true, ..camera };
    check(Framing::Ready, at(250.0, 200.0, 150.0), cat);
    check(Framing::Ready, left(at(390.0, 200.0, 150.0)), cat);
    check(Framing::ComeNearer, at(250.0, 200.0, 40.0), cat);
    check(Framing::HandsAndKnees, at(320.0, 250.0, 100.0), Figure::standing(0.0));
    check(Framing::MoveForwards, at(-20.0, 200.0, 150.0), cat);
    check(Framing::MoveBackwards, at(510.0, 200.0, 150.0), cat);
    check(Framing::MoveForwards, left(at(660.0, 200.0, 150.0)), cat);
    check(Framing::CameraLower, at(250.0, 400.0, 150.0), cat);
    check(Framing::StepBackHips, at(-30.0, 120.0, 330.0), Figure { knee: DVec2::new(0.3, -0.85), ..cat });
    check(Framing::StepBack, at(-60.0, 250.0, 330.0), cat);
    check(Framing::BackUnclear, Camera { outline: false, ..Camera::default() }, cat);
}

#[test]
fn without_an_exercise_only_light_distance_and_hidden_parts_matter() {
    let anything = Definition::anything();
    assert_eq!(anything.validate(), Ok(()));
    let json = serde_json::to_string(&anything).unwrap();
    assert!(json.contains(r#""posture":"any","views":["any"]"#), "{json}");
    let last = |frames: &[body::Observation]| {
        let (updates, result) = play(&anything, frames, 0.0);
        assert_eq!((result.repetitions, result.tier), (0, motion::Tier::Timed));
        updates[updates.len() - 1].framing
    };
    let take = Take { seconds: 3.0, ..Take::default() };
    let check = |expected: Framing, camera: Camera, figure: Figure| {
        assert_eq!(last(&Take { camera, ..take }.film(|_| Some(figure))), expected, "{camera:?} {figure:?}");
    };
    let at = |x: f64, y: f64, scale: f64| Camera { origin: DVec2::new(x, y), scale, ..Camera::default() };
    let (cat, standing) = (Figure::hands_and_knees(0.03), Figure::standing(0.0));
    check(Framing::Ready, at(250.0, 200.0, 150.0), cat);
    check(Framing::Ready, at(320.0, 240.0, 100.0), standing);
    check(Framing::Ready, at(320.0, 240.0, 100.0), Figure::seated(10.0));
    check(Framing::Ready, at(320.0, 240.0, 100.0), Figure::childs_pose());
    check(Framing::Ready, Camera { outline: false, ..at(320.0, 240.0, 100.0) }, standing);
    check(Framing::ComeNearer, at(320.0, 240.0, 40.0), standing);
    check(Framing::CameraLower, at(320.0, 380.0, 100.0), standing);
    // Feet out below and the head at the upper edge: lowering the camera would cut the head off.
    check(Framing::StepBack, at(320.0, 250.0, 178.0), standing);
    // Nobody knows which way somebody looks who may stand anyhow.
    check(Framing::MoveToMiddle, at(-20.0, 200.0, 150.0), cat);
    let mut turned = Take { camera: at(320.0, 240.0, 100.0), ..take }.film(|_| Some(standing));
    for pose in turned.iter_mut().flat_map(|o| [&mut o.pose, &mut o.smooth]).flatten() {
        pose.landmarks[Point::LeftShoulder as usize].image.x += 40.0;
        pose.landmarks[Point::RightShoulder as usize].image.x -= 40.0;
    }
    assert_eq!(last(&turned), Framing::Ready);
    for pose in turned.iter_mut().flat_map(|o| [&mut o.pose, &mut o.smooth]).flatten() {
        for point in [Point::LeftAnkle, Point::RightAnkle] {
            pose.landmarks[point as usize].visibility = 0.1;
        }
    }
    assert_eq!(last(&turned), Framing::HiddenFeet);
    assert_eq!(last(&[empty(0.0)]), Framing::Nobody);
}

#[test]
fn light_hidden_parts_and_the_view_are_told_apart() {
    let take = Take { seconds: 2.0, ..Take::default() };
    let change = |change: &dyn Fn(&mut body::Observation)| {
        let mut frames = take.film(|_| Some(Figure::hands_and_knees(0.03)));
        frames.iter_mut().for_each(change);
        shown(&frames)
    };
    let nobody = |brightness: f64| {
        shown(
            &(0..20)
                .map(|i| body::Observation { brightness, ..empty(0.1 * f64::from(i)) })
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(nobody(0.5), Framing::Nobody);
    assert_eq!(nobody(0.02), Framing::TooDark);
    assert_eq!(nobody(0.98), Framing::TooBright);
    let hide = |points: &'static [Point]| {
        change(&move |o| {
            for pose in [&mut o.pose, &mut o.smooth].into_iter().flatten() {
                for &point in points {
                    pose.landmarks[point as usize].visibility = 0.1;
                }
            }
        })
    };
    assert_eq!(hide(&[Point::LeftHip, Point::RightHip]), Framing::HiddenHips);
    assert_eq!(hide(&[Point::LeftWrist, Point::RightWrist]), Framing::HiddenHands);
    assert_eq!(hide(&[Point::LeftHip]), Framing::Ready);
    let turned = change(&|o| {
        for pose in [&mut o.pose, &mut o.smooth].into_iter().flatten() {
            pose.landmarks[Point::LeftShoulder as usize].image.x += 75.0;
            pose.landmarks[Point::RightShoulder as usize].image.x -= 75.0;
        }
    });
    assert_eq!(turned, Framing::TurnSide);
}

#[test]
fn advice_does_not_flicker_and_readiness_is_timed() {
    let take = Take { seconds: 6.0, fps: 20.0, ..Take::default() };
    let mut dice = Dice(3);
    let frames: Vec<_> = take
        .film(|_| Some(Figure::hands_and_knees(0.03)))
        .into_iter()
        .map(|f| if dice.even() < 0.2 { empty(f.time_s) } else { f })
        .collect();
    let (updates, _) = play(&definition("cat-cow"), &frames, f64::INFINITY);
    let changes = updates.windows(2).filter(|w| w[0].framing != w[1].framing).count();
    assert!(changes <= 1, "{changes} changes");
    let ready_for_s = updates.last().unwrap().ready_for_s;
    assert!(ready_for_s > 5.0 && ready_for_s <= 6.0, "{ready_for_s}");
    // Somebody who leaves is missed soon.
    let (updates, _) = play(
        &definition("cat-cow"),
        &take.film(|t| (t < 3.0).then(|| Figure::hands_and_knees(0.03))),
        f64::INFINITY,
    );
    let gone = updates.last().unwrap();
    assert_eq!((gone.framing, gone.ready_for_s), (Framing::Nobody, 0.0));
}

#[test]
fn every_message_has_words() {
    let words = include_str!("../../../library/words/en/movement.ftl");
    let ids = Framing::ALL.iter().map(|m| m.id());
    let ids = ids.chain(Unseen::ALL.iter().map(|m| m.id())).chain(Cue::ALL.iter().map(|m| m.id()));
    let ids: Vec<&str> = ids.chain(Caption::ALL.iter().map(|m| m.id())).collect();
    for id in &ids {
        assert!(words.lines().any(|line| line.starts_with(&format!("{id} = "))), "{id} has no words");
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id} is there twice");
    }
    let written = words.lines().filter(|l| l.contains(" = ")).count();
    assert_eq!(written, ids.len(), "words that nothing says");
    assert_eq!(serde_json::to_string(&Framing::StepBackHips).unwrap(), "\"framing-step-back-hips\"");
}

#[test]
fn definitions_are_checked() {
    let slugs = slugs();
    assert_eq!(slugs.len(), 21);
    for slug in slugs {
        let definition = definition(&slug);
        assert_eq!((definition.slug.as_str(), definition.validate()), (slug.as_str(), Ok(())));
    }
    let check = |change: &dyn Fn(&mut Definition), expected: &str| {
        let mut broken = definition("cat-cow");
        change(&mut broken);
        let error: DefinitionError = broken.validate().unwrap_err();
        assert_eq!(error.to_string(), expected);
    };
    check(&|d| d.slug = "Cat cow".into(), "slug \"Cat cow\" must be lower-case words joined by hyphens");
    check(&|d| d.tempo = None, "cat-cow: `tempo` is needed to see repetitions");
    check(&|d| d.range = None, "cat-cow: `range` is needed to see repetitions");
    check(&|d| d.signals.clear(), "cat-cow: `signals` is needed to see repetitions");
    check(&|d| d.seen.clear(), "cat-cow: `seen` is needed to see repetitions");
    check(&|d| d.pacing.back_s = f64::NAN, "cat-cow: `pacing.back-s` must be more than 0");
    check(&|d| d.tempo.as_mut().unwrap().max_s = 1.0, "cat-cow: `tempo.max-s` must be more than min-s");
    check(
        &|d| d.signals[1].role = motion::Role::Primary,
        "cat-cow: `signals.gain` must be 1 or -1 for the primary signal",
    );
    check(
        &|d| d.signals.retain(|s| s.role == motion::Role::Supporting),
        "cat-cow: exactly one signal must have the role `primary`, found 0",
    );
    check(&|d| d.signals[1] = d.signals[0], "cat-cow: the signal Curve is listed twice");
}
