//! What the mannequin must be: as long as it says, bent as it is told, mirrored as it is turned, seen as it stands.

use body::angles::{self, Side};
use body::mannequin::{Base, Build, Camera, Figure, Limb, Mannequin, Noise, Posture, Sensor, Trunk};
use body::{Point, Skeleton, back_curve};
use glam::DVec3;

fn builds() -> [Build; 3] {
    [
        Build::default(),
        Build { stature_m: 1.50, trunk: 0.95, arms: 1.05, legs: 1.04, breadth: 0.9, girth: 0.85 },
        Build { stature_m: 1.95, trunk: 1.05, arms: 1.0, legs: 0.97, breadth: 1.1, girth: 1.25 },
    ]
}

fn with(base: Base, changes: &[(&str, f64)]) -> Posture {
    let mut posture = base.posture();
    for (name, value) in changes {
        assert!(posture.set(name, *value), "{name}");
    }
    posture
}

fn figure(build: Build, base: Base, changes: &[(&str, f64)]) -> Figure {
    Mannequin::new(build, &base.posture(), base.anchor()).figure(&with(base, changes))
}

#[test]
fn it_is_as_tall_as_it_says_and_stands_on_the_floor() {
    for build in builds() {
        let even = Build { trunk: 1.0, legs: 1.0, ..build };
        let body = figure(even, Base::Standing, &[]);
        let top =
            body.capsules.iter().map(|c| (c.a.y + c.radius_a).max(c.b.y + c.radius_b)).fold(0.0, f64::max);
        assert!((top / build.stature_m - 1.0).abs() < 0.03, "{top} m of {} m", build.stature_m);
        assert!(body.lowest_m().abs() < 1e-9);
    }
    for base in Base::ALL {
        let lowest_m = figure(Build::default(), base, &[]).lowest_m();
        assert!((-0.01..0.02).contains(&lowest_m), "{base:?}: {lowest_m}");
    }
}

#[test]
fn joints_bend_as_they_are_told() {
    #[track_caller]
    fn check(base: Base, changes: &[(&str, f64)], read: fn(&Skeleton) -> f64, expected: f64, within: f64) {
        for build in builds() {
            // Where the looker stands does not matter.
            for yaw_deg in [0.0, 90.0, 200.0] {
                let found = read(&figure(build, base, changes).skeleton(yaw_deg));
                assert!((found - expected).abs() <= within, "{found}, expected {expected}");
            }
        }
    }
    let elbow = |body: &Skeleton| angles::elbow_flexion(body, Side::Right).value;
    check(Base::Standing, &[("right-elbow", 70.0)], elbow, 70.0, 1e-6);
    let knee = |body: &Skeleton| angles::knee_flexion(body, Side::Left).value;
    check(Base::Standing, &[("foot-fixed", 0.0), ("left-knee", 40.0)], knee, 40.0, 1e-6);
    check(Base::Seated, &[], knee, 87.0, 3.0);
    let raised = |body: &Skeleton| angles::shoulder_elevation(body, Side::Left).value;
    check(Base::Standing, &[("arm-elevation", 90.0), ("arm-plane", 0.0)], raised, 90.0, 8.0);
    let leaning = |body: &Skeleton| angles::trunk_inclination(body).value;
    // The natural curves bring the shoulders a little behind the hips.
    check(Base::Seated, &[], leaning, -4.0, 3.0);
    check(Base::HandsAndKnees, &[], leaning, 82.0, 6.0);
    check(Base::Prone, &[], leaning, 90.0, 6.0);
    // To the person's left.
    let turned = |body: &Skeleton| angles::thoracic_rotation(body).value;
    check(Base::Seated, &[("thorax-twist", 35.0)], turned, 35.0, 4.0);
    check(Base::SideLying, &[("thorax-twist", 35.0)], turned, 35.0, 6.0);
    // To the person's right.
    let tilted = |body: &Skeleton| angles::lateral_tilt(body).value;
    check(Base::Seated, &[("lumbar-bend", 15.0), ("thorax-bend", 15.0)], tilted, 19.0, 6.0);
    let looking = |body: &Skeleton| angles::head_rotation(body).value;
    check(Base::Standing, &[("neck-twist", 30.0)], looking, 30.0, 4.0);
}

#[test]
fn a_mirrored_posture_is_a_mirrored_body() {
    let changes = [
        ("thorax-twist", 30.0),
        ("lumbar-bend", 10.0),
        ("yaw", 20.0),
        ("left-arm-plane", 60.0),
        ("left-arm-elevation", 80.0),
        ("left-arm-rotation", 25.0),
        ("left-elbow", 40.0),
        ("left-girdle-protraction", 15.0),
        ("right-hip-rotation", 10.0),
        ("right-hip-abduction", 12.0),
        ("foot-fixed", 0.0),
    ];
    let posture = with(Base::Standing, &changes);
    let mannequin = Mannequin::new(Build::default(), &Base::Standing.posture(), Base::Standing.anchor());
    let (body, mirrored) = (mannequin.figure(&posture), mannequin.figure(&posture.mirrored()));
    for joint in body::Joint::ALL {
        let expected = body.joints[joint as usize] * DVec3::new(-1.0, 1.0, 1.0);
        let found = mirrored.joints[joint.other_side() as usize];
        assert!(found.distance(expected) < 1e-9, "{joint:?}: {found} {expected}");
    }
}

#[test]
fn tied_hands_and_feet_stay() {
    let base = Base::HandsAndKnees;
    let mannequin = Mannequin::new(Build::default(), &base.posture(), base.anchor());
    let rest = mannequin.figure(&base.posture());
    let moved =
        mannequin.figure(&with(base, &[("pitch", 78.0), ("thorax-flexion", 12.0), ("leftward", 0.01)]));
    for point in [Point::LeftWrist, Point::RightWrist, Point::LeftThumb] {
        assert!(rest.at(point).distance(moved.at(point)) < 0.01, "{point:?}");
    }
    let mut free = base.posture();
    free.limbs[0][Limb::HandFixed as usize] = 0.0;
    free.limbs[0][Limb::ArmElevation as usize] = 160.0;
    let lifted = mannequin.figure(&free).at(Point::LeftWrist).y - rest.at(Point::LeftWrist).y;
    assert!(lifted > 0.3, "a free hand moves: {lifted} m");
    assert_eq!(free.trunk(Trunk::Pitch), 82.0);
}

#[test]
fn the_silhouette_tells_round_from_flat_and_hollow() {
    #[track_caller]
    fn check(changes: &[(&str, f64)], expected: std::ops::Range<f64>) {
        for build in builds() {
            for yaw_deg in [90.0, -90.0, 70.0] {
                let body = figure(build, Base::HandsAndKnees, changes);
                let seen = Camera::around(std::slice::from_ref(&body), yaw_deg).observe(&body, 0.0, true);
                let (outline, pose) = seen.outline.zip(seen.pose).expect("somebody");
                let index = back_curve(&outline, &pose).expect("side-on").index;
                assert!(expected.contains(&index), "{index} from {yaw_deg} deg");
            }
        }
    }
    check(&[], -0.06..0.04);
    let round = [("pitch", 44.0), ("hip-flexion", 44.0), ("lumbar-flexion", 38.0), ("thorax-flexion", 26.0)];
    check(&round, 0.06..0.25);
    let hollow =
        [("pitch", 103.0), ("hip-flexion", 103.0), ("lumbar-flexion", -22.0), ("thorax-flexion", -16.0)];
    check(&hollow, -0.25..-0.06);
}

#[test]
fn what_lies_behind_is_hidden() {
    let body = figure(Build::default(), Base::Standing, &[]);
    let look = |yaw_deg: f64| {
        let seen = Camera::around(std::slice::from_ref(&body), yaw_deg).observe(&body, 0.0, false);
        seen.pose.expect("somebody")
    };
    #[track_caller]
    fn check(pose: &body::Pose, point: Point, seen: bool) {
        let visibility = pose.at(point).visibility;
        assert!(if seen { visibility > 0.9 } else { visibility < 0.4 }, "{point:?}: {visibility}");
    }
    let front = look(0.0);
    for point in [Point::LeftShoulder, Point::RightHip, Point::Nose, Point::LeftWrist, Point::RightAnkle] {
        check(&front, point, true);
    }
    let side = look(90.0);
    for (near, far) in [
        (Point::LeftShoulder, Point::RightShoulder),
        (Point::LeftHip, Point::RightHip),
        (Point::LeftEar, Point::RightEar),
    ] {
        check(&side, near, true);
        check(&side, far, false);
        assert!(side.at(near).image.z < side.at(far).image.z, "nearer is smaller");
    }
    check(&look(180.0), Point::Nose, false);
    let middle = 0.5 * (front.at(Point::LeftHip).world + front.at(Point::RightHip).world);
    assert!(middle.length() < 1e-9, "the world's origin is between the hips");
    assert!(front.at(Point::Nose).world.y < -0.5 && front.at(Point::Nose).world.z < 0.0);
    assert!(front.at(Point::LeftShoulder).image.x > front.at(Point::RightShoulder).image.x);
}

#[test]
fn noise_is_as_large_as_it_says_and_seeds_repeat() {
    let body = figure(Build::default(), Base::Standing, &[]);
    let camera = Camera::around(std::slice::from_ref(&body), 0.0);
    let truth = camera.observe(&body, 0.0, false).pose.expect("somebody");
    for memory_s in [0.0, 0.1] {
        let noise = Noise { sd: 0.015, depth: 2.0, memory_s, dropout: 0.1 };
        let run = |seed: u64| {
            let mut sensor = Sensor::new(noise, seed);
            (0..3000)
                .map(|at| sensor.observe(&camera, Some(&body), f64::from(at) / 30.0, false))
                .collect::<Vec<_>>()
        };
        let frames = run(5);
        assert_eq!(frames, run(5));
        let poses: Vec<_> = frames.iter().flatten().filter_map(|seen| seen.pose.as_ref()).collect();
        let lost = 1.0 - poses.len() as f64 / frames.len() as f64;
        assert!((lost - 0.1).abs() < 0.02, "{lost}");
        let errors = poses.iter().flat_map(|pose| pose.landmarks.iter().zip(&truth.landmarks));
        let (sum, count) = errors.fold((DVec3::ZERO, 0.0), |(sum, count), (found, truth)| {
            let error = (found.world - truth.world) / body.torso_m;
            (sum + error * error, count + 1.0)
        });
        let sd = (sum / count).map(f64::sqrt);
        assert!((sd.x - 0.015).abs() < 0.001 && (sd.y - 0.015).abs() < 0.001, "{sd}");
        assert!((sd.z - 0.03).abs() < 0.002, "{sd}");
    }
}

#[test]
fn an_empty_room_is_nobody() {
    let camera = Camera::around(&[], 0.0);
    let seen = Sensor::new(Noise::NONE, 1).observe(&camera, None, 2.0, true).expect("a frame");
    assert!(seen.pose.is_none() && seen.outline.is_none() && seen.time_s == 2.0);
}
