//! A movement that is shown becomes a definition that counts others; what can't be learnt from is refused with its reason.

use std::collections::BTreeMap;

use body::Observation;
use body::angles::Side;
use body::mannequin::{
    Base, Build, Camera, Changes, Choreography, Figure, Mannequin, Noise, Performance, Sensor, Step,
    Viewpoint,
};
use motion::demonstration::{Refusal, learn};
use motion::{Definition, Engine, Limb, Posture, Role, Sides, Signal, View};
use proptest::prelude::*;

const NOISE: Noise = Noise { sd: 0.01, depth: 2.0, memory_s: 0.2, dropout: 0.05 };

/// A movement there and back: two seconds each way, held for `hold_s`.
fn choreography(base: Base, view: (&str, f64), hold_s: f64, to: &[(&str, f64)]) -> Choreography {
    let to: BTreeMap<String, f64> = to.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect();
    let choreography = Choreography {
        slug: "shown".to_owned(),
        base,
        anchor: None,
        per_side: false,
        views: vec![Viewpoint { view: view.0.to_owned(), yaw_deg: view.1 }],
        show: None,
        start: Changes::default(),
        steps: vec![
            Step { move_s: 2.0, hold_s, to: Changes(to) },
            Step { move_s: 2.0, hold_s: 0.0, to: Changes::default() },
        ],
    };
    assert_eq!(choreography.validate(), Ok(()));
    choreography
}

fn arms() -> Choreography {
    choreography(Base::Standing, ("front", 0.0), 0.0, &[("arm-elevation", 110.0)])
}

fn lean() -> Choreography {
    let to = [("pitch", -25.0), ("hip-flexion", 65.0)];
    choreography(Base::Seated, ("side", 90.0), 2.0, &to)
}

/// What a camera sees of repetitions of several movements, one after another, each `(tempo, amplitude, times)`.
fn seen(parts: &[(&Choreography, f64, f64, usize)], build: Build, seed: u64) -> Vec<Observation> {
    let first = parts[0].0;
    let yaw_deg = first.views[0].yaw_deg;
    let mannequin = Mannequin::new(build, &first.start(Side::Left), first.anchor());
    let mut figures: Vec<Figure> = Vec::new();
    for &(choreography, tempo_s, amplitude, times) in parts {
        let mut performance = Performance::new(choreography, Side::Left);
        performance.rest(2.0);
        for _ in 0..times {
            performance.repeat(Some(tempo_s), amplitude, None).rest(1.0);
        }
        performance.rest(1.0);
        let frames = (performance.duration_s() * 30.0) as usize;
        figures.extend((0..frames).map(|i| mannequin.figure(&performance.at(i as f64 / 30.0))));
    }
    let camera = Camera::around(&figures.iter().step_by(10).cloned().collect::<Vec<_>>(), yaw_deg);
    let mut sensor = Sensor::new(NOISE, seed);
    let frame = |(i, figure)| sensor.observe(&camera, Some(figure), i as f64 / 30.0, false);
    figures.iter().enumerate().filter_map(frame).collect()
}

fn count(definition: &Definition, observations: &[Observation]) -> u32 {
    let mut engine = Engine::new(definition);
    for observation in observations {
        if observation.time_s > 1.0 {
            engine.start(observation.time_s);
        }
        engine.observe(observation);
    }
    engine.finish(observations.last().map_or(0.0, |o| o.time_s)).repetitions
}

const SOMEBODY: Build =
    Build { stature_m: 1.58, trunk: 1.05, arms: 0.95, legs: 0.95, breadth: 0.9, girth: 0.9 };

#[test]
fn what_is_shown_is_counted_in_others() {
    let check = |choreography: &Choreography,
                 posture: Posture,
                 view: View,
                 signals: &[Signal],
                 held: bool| {
        let shown = learn("shown", &seen(&[(choreography, 4.0, 1.0, 4)], Build::default(), 1))
            .expect("it was shown well");
        let definition = &shown.definition;
        assert_eq!((definition.posture, definition.views.as_slice()), (posture, [view].as_slice()));
        assert_eq!((definition.validate(), shown.repetitions), (Ok(()), 4));
        let primary = definition.primary().expect("there is a primary signal");
        assert!(signals.contains(&primary.signal), "{primary:?}");
        assert_eq!((definition.sides, definition.pause.is_some()), (Sides::None, held), "{definition:?}");
        assert!((shown.repetition_s - if held { 6.0 } else { 4.0 }).abs() < 0.7, "{}", shown.repetition_s);
        for (seed, tempo_s, amplitude, times) in [(2, 4.0, 1.0, 5), (3, 2.5, 0.7, 6), (4, 7.0, 0.9, 3)] {
            let others = seen(&[(choreography, tempo_s, amplitude, times)], SOMEBODY, seed);
            assert_eq!(count(definition, &others), times as u32, "{tempo_s} s, {amplitude}: {definition:?}");
        }
    };
    let raised = [Signal::ShoulderElevation, Signal::HandHeight, Signal::HandSpread];
    check(&arms(), Posture::Upright, View::Front, &raised, false);
    check(&lean(), Posture::Seated, View::Side, &[Signal::TrunkInclination, Signal::HipFlexion], true);
}

#[test]
fn it_is_a_file_that_a_person_can_read() {
    let shown = learn("arms-up", &seen(&[(&arms(), 4.0, 1.0, 4)], Build::default(), 1)).expect("shown well");
    let text = toml::to_string(&shown.definition).expect("a definition is plain data");
    assert!(text.contains("slug = \"arms-up\"") && text.contains("role = \"primary\""), "{text}");
    assert_eq!(toml::from_str::<Definition>(&text).as_ref(), Ok(&shown.definition), "{text}");
    assert!(text.lines().count() < 60 && text.lines().all(|line| line.len() < 80), "{text}");
    assert!(shown.definition.signals.iter().filter(|s| s.role == Role::Primary).count() == 1);
}

#[test]
fn one_arm_may_be_the_other_one_in_others() {
    let mut one = arms();
    one.per_side = true;
    let side = |side: Side| {
        let mut performance = Performance::new(&one, side);
        performance.rest(2.0);
        for _ in 0..4 {
            performance.repeat(None, 1.0, None).rest(1.0);
        }
        let mannequin = Mannequin::new(Build::default(), &performance.at(0.0), one.anchor());
        // The other arm keeps hanging.
        let figure = |t: f64| {
            let mut posture = performance.at(t);
            let still = one.start(side);
            posture.limbs[usize::from(side == Side::Left)] = still.limbs[usize::from(side == Side::Left)];
            mannequin.figure(&posture)
        };
        let frames = (performance.duration_s() * 30.0) as usize;
        let figures: Vec<Figure> = (0..frames).map(|i| figure(i as f64 / 30.0)).collect();
        let camera = Camera::around(&figures, 0.0);
        let frames = figures.iter().enumerate();
        frames.map(|(i, figure)| camera.observe(figure, i as f64 / 30.0, false)).collect::<Vec<_>>()
    };
    let shown = learn("one-arm", &side(Side::Left)).expect("shown well");
    let primary = shown.definition.primary().expect("there is one");
    if primary.signal.is_paired() {
        assert_eq!((shown.definition.sides, primary.limb), (Sides::OneASet, Limb::Own));
    }
    assert_eq!(count(&shown.definition, &side(Side::Right)), 4, "{:?}", shown.definition);
}

#[test]
fn what_does_not_do_is_refused_with_its_reason() {
    let check = |observations: &[Observation], expected: fn(&Refusal) -> bool| {
        let refusal = learn("shown", observations).expect_err("nothing can be learnt from it");
        assert!(expected(&refusal), "{refusal:?}");
        assert!(refusal.to_string().len() > 20);
    };
    let default = Build::default();
    let well = seen(&[(&arms(), 4.0, 1.0, 4)], default, 1);
    check(&[], |r| matches!(r, Refusal::TooShort { .. }));
    check(&well[..60], |r| matches!(r, Refusal::TooShort { .. }));
    check(&seen(&[(&arms(), 4.0, 0.0, 4)], default, 1), |r| matches!(r, Refusal::Still));
    check(&seen(&[(&arms(), 4.0, 1.0, 2)], default, 1), |r| matches!(r, Refusal::TooFew { found: 2 }));
    let squat = choreography(
        Base::Standing,
        ("front", 0.0),
        0.0,
        &[("hip-flexion", 80.0), ("knee", 90.0), ("ankle", 20.0), ("pitch", 25.0)],
    );
    let mixed = seen(&[(&arms(), 4.0, 1.0, 3), (&squat, 4.0, 1.0, 3)], default, 1);
    check(&mixed, |r| matches!(r, Refusal::Mixed { .. }));
    let mut hidden = well.clone();
    for observation in hidden.iter_mut().skip(100) {
        (observation.pose, observation.smooth) = (None, None);
    }
    check(&hidden, |r| matches!(r, Refusal::Unseen { .. }));
    let named = learn("No Name", &well);
    assert!(matches!(named, Err(Refusal::Definition(_))), "{named:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_was_recorded_is_learnt_from_or_refused(
        spoilt in prop::collection::vec((0..400_usize, 0..33_usize, prop::num::f64::ANY, prop::num::f64::ANY), 0..200),
        times in prop::collection::vec((0..400_usize, prop::num::f64::ANY), 0..20),
        gone in prop::collection::vec(0..400_usize, 0..150),
    ) {
        let mut observations = seen(&[(&arms(), 3.0, 1.0, 3)], Build::default(), 7);
        let n = observations.len();
        for &(i, point, value, visibility) in &spoilt {
            if let Some(pose) = &mut observations[i % n].pose {
                let landmark = &mut pose.landmarks[point];
                (landmark.image.x, landmark.world.z, landmark.visibility) = (value, value, visibility);
            }
        }
        for &(i, time_s) in &times {
            observations[i % n].time_s = time_s;
        }
        for &i in &gone {
            (observations[i % n].pose, observations[i % n].smooth) = (None, None);
        }
        if let Ok(shown) = learn("spoilt", &observations) {
            prop_assert_eq!(shown.definition.validate(), Ok(()));
            prop_assert!(shown.repetitions >= 3 && shown.range.is_finite());
        }
    }
}
