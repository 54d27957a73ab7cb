//! Markers in space as skeletons: the unit, which way is up, and the joints that markers stand for.

use body::{Joint, Skeleton};
use glam::DVec3;

use super::names::{self, Marked};
use super::{Options, Up};

/// The markers of one frame that are known, in the order of their names; NaN where one is missing.
pub(super) type Markers = Vec<DVec3>;

/// Whether there are enough of a body among the names to make skeletons of.
pub(super) fn are_a_body(names: &[String]) -> bool {
    let joints: Vec<_> = names.iter().filter_map(|name| names::joint(name)).collect();
    let has =
        |joint: Joint| joints.iter().any(|j| matches!(j, Marked::At(at) | Marked::Rim(at) if *at == joint));
    joints.len() >= 4
        && (has(Joint::LeftShoulder)
            || has(Joint::LeftHip)
            || has(Joint::LeftElbow)
            || has(Joint::RightElbow))
}

/// What the breadth of a body is in everybody, and half of it and twice as much besides, metres.
const PLAUSIBLE_M: std::ops::RangeInclusive<f64> = 0.05..=1.0;

/// Skeletons of markers. `unit_m` is what the file says of its unit.
pub(super) fn skeletons(
    names: &[String],
    frames: &[Markers],
    unit_m: Option<f64>,
    options: &Options,
    notes: &mut Vec<String>,
) -> Vec<Skeleton> {
    let marked: Vec<_> = names.iter().map(|name| names::joint(name)).collect();
    let body = |markers: &Markers| {
        let mut body = skeleton(&marked, markers);
        lower_shoulders(names, markers, &mut body);
        body
    };
    let mut skeletons: Vec<_> = frames.iter().map(body).collect();
    let named = marked.iter().flatten().count();
    if named < names.len() {
        notes.push(format!("{} of {} names are no joint that is used", names.len() - named, names.len()));
    }
    let unit_m = options.unit_m.or(unit_m).unwrap_or_else(|| {
        let (unit_m, name) = guess_unit(&skeletons);
        notes.push(format!(
            "the unit is not said; by the size of the body it is taken as {name} (or use --units)"
        ));
        unit_m
    });
    let breadth_m = unit_m * breadth(&skeletons);
    if !PLAUSIBLE_M.contains(&breadth_m) && breadth_m.is_finite() {
        notes.push(format!(
            "shoulders and upper arms of {} m are nobody's: is the unit right (--units)?",
            significant(breadth_m)
        ));
    }
    let up = options.up.unwrap_or_else(|| {
        let up = guess_up(&skeletons);
        if up != Up::Y {
            let axis = if up == Up::Z { "z" } else { "minus y" };
            notes.push(format!("{axis} is taken as up, because the body stands along it (or use --up)"));
        }
        up
    });
    for skeleton in &mut skeletons {
        turn(skeleton, |p| unit_m * upright(p, up));
    }
    face(&mut skeletons);
    skeletons.iter_mut().for_each(Skeleton::complete);
    skeletons
}

/// Where full-body marker sets put markers on the trunk, which gives its downward axis: two above, two below.
const TRUNK: [&str; 4] = ["C7", "CLAV", "T10", "STRN"];

/// Brings shoulders from the acromion, where marker sets such as Plug-in-Gait have them, to the joint: downwards along the
/// trunk by 17 % of the distance between the acromia (Rab, Petuskey, Bagley, Gait Posture 2002;15:113).
fn lower_shoulders(names: &[String], markers: &Markers, skeleton: &mut Skeleton) {
    let find = |name: &str| names.iter().position(|n| n.eq_ignore_ascii_case(name)).map(|i| markers[i]);
    let [Some(c7), Some(clavicle), Some(t10), Some(sternum)] = TRUNK.map(find) else { return };
    let shoulders = [Joint::LeftShoulder, Joint::RightShoulder].map(|joint| skeleton.place(joint));
    let down = (t10 + sternum - c7 - clavicle).normalize_or_zero();
    let by = 0.17 * shoulders[0].position.distance(shoulders[1].position);
    if down.is_finite() && shoulders.iter().all(|place| place.confidence > 0.0) {
        for (joint, place) in [Joint::LeftShoulder, Joint::RightShoulder].into_iter().zip(shoulders) {
            skeleton.set(joint, place.position + by * down, place.confidence);
        }
    }
}

fn skeleton(marked: &[Option<Marked>], markers: &Markers) -> Skeleton {
    let mut skeleton = Skeleton::default();
    let mean = |wanted: Marked| {
        let all = marked.iter().zip(markers).filter(|(m, p)| **m == Some(wanted) && p.is_finite());
        let (sum, n) = all.fold((DVec3::ZERO, 0), |(sum, n), (_, p)| (sum + *p, n + 1));
        (n > 0).then(|| sum / f64::from(n))
    };
    for joint in Joint::ALL {
        let stand_in = match joint {
            Joint::LeftHip | Joint::RightHip => Marked::Rim(joint),
            Joint::Head => Marked::Skull,
            _ => Marked::At(joint),
        };
        if let Some(place) = mean(Marked::At(joint)).or_else(|| mean(stand_in)) {
            skeleton.set(joint, place, 1.0);
        }
    }
    skeleton
}

fn turn(skeleton: &mut Skeleton, by: impl Fn(DVec3) -> DVec3) {
    for joint in Joint::ALL {
        let place = skeleton.place(joint);
        skeleton.set(joint, by(place.position), place.confidence);
    }
}

/// Turned (never mirrored) so that y is up.
fn upright(p: DVec3, up: Up) -> DVec3 {
    match up {
        Up::Y => p,
        Up::Z => DVec3::new(p.y, p.z, p.x),
        Up::MinusY => DVec3::new(p.x, -p.y, -p.z),
    }
}

/// The middle of the values; NaN without any.
fn median(mut values: Vec<f64>) -> f64 {
    values.retain(|v| v.is_finite());
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The middle of the joints that are known.
fn middle(skeleton: &Skeleton, joints: &[Joint]) -> Option<DVec3> {
    let known: Vec<_> = joints.iter().filter_map(|&joint| skeleton.at(joint)).collect();
    (!known.is_empty()).then(|| known.iter().sum::<DVec3>() / known.len() as f64)
}

/// The breadth of shoulders and hips and the length of the upper arms, their median: 0.1 to 0.5 m in everybody; NaN where none of
/// them is known.
fn breadth(skeletons: &[Skeleton]) -> f64 {
    use Joint::*;
    let pairs = [
        (LeftShoulder, RightShoulder),
        (LeftShoulder, LeftElbow),
        (RightShoulder, RightElbow),
        (LeftHip, RightHip),
    ];
    let lengths = pairs
        .iter()
        .flat_map(|&(a, b)| skeletons.iter().filter_map(move |s| Some(s.at(a)?.distance(s.at(b)?))));
    median(lengths.collect())
}

/// Two digits of a length, however short or long.
fn significant(length_m: f64) -> String {
    let decimals = (1.0 - length_m.abs().log10().floor()).clamp(0.0, 9.0);
    format!("{length_m:.*}", decimals as usize)
}

/// By how broad the body is.
fn guess_unit(skeletons: &[Skeleton]) -> (f64, &'static str) {
    match breadth(skeletons) {
        length if length > 50.0 => (1e-3, "millimetres"),
        length if length > 3.0 => (1e-2, "centimetres"),
        _ => (1.0, "metres"),
    }
}

/// The axis along which head and shoulders lie above hips and feet, most of the time.
fn guess_up(skeletons: &[Skeleton]) -> Up {
    use Joint::*;
    let height = |up: Up| {
        let heights = skeletons.iter().filter_map(|s| {
            let top = middle(s, &[Head, Neck, LeftShoulder, RightShoulder])?;
            let bottom = middle(s, &[LeftAnkle, RightAnkle, LeftKnee, RightKnee])
                .or_else(|| middle(s, &[Pelvis, LeftHip, RightHip]))?;
            Some(upright(top - bottom, up).y)
        });
        median(heights.collect())
    };
    let mut best = Up::Y;
    for up in [Up::Z, Up::MinusY] {
        if height(up) > height(best) {
            best = up;
        }
    }
    best
}

/// Turns the recording about the vertical so that the person faces the looker at its beginning (their right at -x).
fn face(skeletons: &mut [Skeleton]) {
    use Joint::*;
    let rights = skeletons.iter().filter_map(|s| {
        let line = |left, right| Some(s.at(right)? - s.at(left)?);
        line(LeftHip, RightHip).or_else(|| line(LeftShoulder, RightShoulder))
    });
    let (mut xs, mut zs) = (Vec::new(), Vec::new());
    // The first frames with hips: long enough to be no single error, short enough to be the beginning.
    for right in rights.take(15) {
        xs.push(right.x);
        zs.push(right.z);
    }
    let (x, z) = (median(xs), median(zs));
    let Some(right) = DVec3::new(x, 0.0, z).try_normalize() else { return };
    let quat = glam::DQuat::from_rotation_y(libm::atan2(right.z, right.x) + std::f64::consts::PI);
    skeletons.iter_mut().for_each(|skeleton| turn(skeleton, |p| quat * p));
}

#[cfg(test)]
mod tests {
    use super::*;
    use body::angles;

    const NAMES: [(&str, f64, f64); 10] = [
        ("RShoulder", -0.2, 1.4),
        ("LShoulder", 0.2, 1.4),
        ("RHip", -0.1, 0.9),
        ("LHip", 0.1, 0.9),
        ("RKnee", -0.1, 0.5),
        ("LKnee", 0.1, 0.5),
        ("RAnkle", -0.1, 0.1),
        ("LAnkle", 0.1, 0.1),
        ("RElbow", -0.2, 1.1),
        ("Nonsense", 9.0, 9.0),
    ];

    /// Somebody who stands facing the looker, seen in another frame and unit.
    #[track_caller]
    fn check(place: impl Fn(DVec3) -> DVec3, expected_notes: usize) {
        let names: Vec<_> = NAMES.iter().map(|n| n.0.to_owned()).collect();
        let markers: Markers = NAMES.iter().map(|&(_, x, y)| place(DVec3::new(x, y, 0.0))).collect();
        let mut notes = Vec::new();
        assert!(are_a_body(&names));
        let found = skeletons(&names, &vec![markers; 20], None, &Options::default(), &mut notes);
        let right = found[0].at(Joint::RightShoulder).expect("named");
        let hip = found[0].at(Joint::RightHip).expect("named");
        assert!((right - hip).distance(DVec3::new(-0.1, 0.5, 0.0)) < 1e-9, "{right} {hip}");
        assert!(angles::pelvis_yaw(&found[0]).value.abs() < 1e-9);
        assert!(found[0].at(Joint::Chest).is_some());
        assert_eq!(notes.len(), expected_notes, "{notes:?}");
    }

    #[test]
    fn what_nobody_can_be_is_told() {
        let names: Vec<_> = NAMES.iter().map(|n| n.0.to_owned()).collect();
        let check = |scale: f64, unit_m: f64, told: Option<&str>| {
            let markers: Markers = NAMES.iter().map(|&(_, x, y)| scale * DVec3::new(x, y, 0.0)).collect();
            let mut notes = Vec::new();
            skeletons(&names, &[markers], Some(unit_m), &Options::default(), &mut notes);
            let note = notes.iter().find(|note| note.contains("--units"));
            match told {
                Some(length) => {
                    assert!(note.is_some_and(|n| n.contains(length)), "{scale} {unit_m} {notes:?}")
                }
                None => assert_eq!(note, None, "{scale} {unit_m}"),
            }
        };
        check(1.0, 1.0, None);
        check(1000.0, 1e-3, None);
        check(0.5, 1.0, None);
        // Millimetres said to be metres, and metres said to be millimetres.
        check(1000.0, 1.0, Some("of 300 m"));
        check(1.0, 1e-3, Some("of 0.00030 m"));
    }

    #[test]
    fn every_unit_and_every_up() {
        check(|p| p, 2);
        check(|p| 1000.0 * p, 2);
        check(|p| 100.0 * p, 2);
        // OpenSim: x forwards, z to the right.
        check(|p| DVec3::new(p.z, p.y, -p.x), 2);
        // A laboratory: x forwards, y to the left, z up.
        check(|p| 1000.0 * DVec3::new(p.z, p.x, p.y), 3);
        // A picture: x to its right, y down.
        check(|p| DVec3::new(p.x, -p.y, -p.z), 3);
    }
}
