//! What a recording keeps of an observation.

use body::{Landmark, Observation, Outline, POINTS, Pose};
use glam::{DVec2, DVec3};
use motion::recording::quantise;
use proptest::prelude::*;

use crate::figure::{Camera, Dice, Figure};

/// Numbers as they come, and as they should not.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -2000.0..2000.0,
        4 => -1.0..1.0,
        1 => Just(f64::NAN),
        1 => Just(f64::NEG_INFINITY),
        1 => Just(-0.0),
        1 => any::<f64>(),
    ]
}

fn pose() -> impl Strategy<Value = Option<Pose>> {
    let landmark = (prop::array::uniform3(number()), prop::array::uniform3(number()), number(), number())
        .prop_map(|(image, world, visibility, presence)| Landmark {
            image: DVec3::from_array(image),
            world: DVec3::from_array(world),
            visibility,
            presence,
        });
    prop::option::of((prop::collection::vec(landmark, POINTS), number()).prop_map(|(all, score)| Pose {
        landmarks: all.try_into().expect("as many as there are points"),
        score,
    }))
}

/// Any observation at all.
pub fn observation() -> impl Strategy<Value = Observation> {
    let points = prop::collection::vec((number(), number()), 0..40);
    let outline = prop::option::of(
        points.prop_map(|points| Outline { points: points.into_iter().map(DVec2::from).collect() }),
    );
    (number(), (number(), number()), pose(), pose(), outline, number()).prop_map(
        |(time_s, size, pose, smooth, outline, brightness)| Observation {
            time_s,
            size: size.into(),
            pose,
            smooth,
            outline,
            brightness,
        },
    )
}

/// Every bit of an observation, so that not-a-number can be compared too.
pub fn bits(seen: &Observation) -> Vec<u64> {
    let mut all = vec![seen.time_s, seen.size.x, seen.size.y, seen.brightness];
    for pose in [&seen.pose, &seen.smooth] {
        all.push(if pose.is_some() { 1.0 } else { 0.0 });
        for pose in pose {
            all.push(pose.score);
            for l in &pose.landmarks {
                all.extend(l.image.to_array().into_iter().chain(l.world.to_array()));
                all.extend([l.visibility, l.presence]);
            }
        }
    }
    all.push(seen.outline.as_ref().map_or(-1.0, |outline| outline.points.len() as f64));
    all.extend(seen.outline.iter().flat_map(|outline| &outline.points).flat_map(|p| [p.x, p.y]));
    all.into_iter().map(f64::to_bits).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rounding_again_changes_nothing(seen in observation()) {
        let once = quantise(&seen);
        prop_assert_eq!(bits(&quantise(&once)), bits(&once));
    }

    #[test]
    fn rounding_stays_below_the_landmark_error(scale in 40.0..400.0, width in 160.0..4000.0, seed: u64) {
        let camera = Camera { size: DVec2::new(width, 0.75 * width), scale, ..Camera::default() };
        let seen = camera.shoot(1.234_567, &Figure::hands_and_knees(0.1), &mut Dice(seed));
        let kept = quantise(&seen);
        prop_assert!((kept.time_s - seen.time_s).abs() < 1e-4);
        prop_assert_eq!(kept.size, DVec2::new((width * 1024.0).round(), (width * 768.0).round()) / 1024.0);
        let (seen, kept) = (seen.pose.expect("a figure"), kept.pose.expect("a figure"));
        for (a, b) in seen.landmarks.iter().zip(&kept.landmarks) {
            prop_assert!(a.image.truncate().distance(b.image.truncate()) < width / 2800.0);
            prop_assert!((a.image.z - b.image.z).abs() <= width / 2000.0);
            prop_assert!(a.world.distance(b.world) < 0.0015);
            prop_assert!((a.visibility - b.visibility).abs() < 0.01);
        }
    }
}
