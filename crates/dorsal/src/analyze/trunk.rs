//! Turn and tilt of the trunk, where the person faces the camera or turns their back to it: by the analysis whose error against motion
//! capture is published for one camera.

use body::{Joint, Pose, Skeleton};
use motion::recorded::range::{self, Curve, Depth};

use super::load::Seen;
use super::signals::Drawn;
use super::study::{Range, own_error};

/// Frames at the beginning by which it is told how the person stands.
const OPENING: usize = 15;
/// Shoulders narrower than this in torso lengths, as the camera sees them, are seen from the side.
const NARROW: f64 = 0.35;
/// A side that is gone to less far has no end at which anybody could hold, degrees.
const LEAST_DEG: f64 = 10.0;

/// What is known of the trunk.
#[derive(Debug, Clone)]
pub struct Trunk {
    /// What it is called.
    pub name: &'static str,
    /// A value per frame, degrees; NaN where it is not known.
    pub values: Vec<f64>,
    /// From the farthest to one side to the farthest to the other.
    pub range: Range,
    /// All holds together, seconds.
    pub hold_s: f64,
}

/// The trunk, where turning or tilting it is what moves most (by the signal that leads).
pub fn of(time_s: &[f64], seen: &Seen, bodies: Option<&[Skeleton]>, lead: Option<&Drawn>) -> Option<Trunk> {
    let rotates = match lead?.name.as_str() {
        "thoracic rotation" => true,
        "lateral tilt" => false,
        _ => return None,
    };
    let (skeletons, depth, filmed) = match seen {
        Seen::Camera(frames, _) => {
            let poses: Vec<Pose> = frames.iter().filter_map(|f| f.pose.clone()).collect();
            let mut known = range::skeletons_of_picture(&poses).into_iter();
            let each =
                |there: bool| if there { known.next().unwrap_or_default() } else { Skeleton::default() };
            (frames.iter().map(|f| f.pose.is_some()).map(each).collect::<Vec<_>>(), Depth::Guessed, true)
        }
        _ => (bodies?.to_vec(), Depth::Measured, false),
    };
    if !square(&skeletons) {
        return None;
    }
    let (name, curve, left_positive, sem) = if rotates {
        let curve = range::rotation(time_s, &skeletons, depth);
        ("trunk rotation", curve, true, range::ROTATION_SEM_DEG)
    } else {
        ("trunk tilt to the side", range::lateral_tilt(time_s, &skeletons), false, range::LATERAL_SEM_DEG)
    };
    let holds = curve.holds(left_positive, LEAST_DEG);
    let total_deg = curve.range(left_positive)?.total_deg();
    let Curve { angle_deg: values, .. } = curve;
    // The published error is one camera's; another device may be much better or worse, and only its own noise is known.
    let (error, of) = if filmed {
        (
            Some(1.96 * sem),
            "95 % by the error of one camera against motion capture; from one side to the other",
        )
    } else {
        (
            own_error(&values),
            "95 % by this recording's own noise, not against motion capture; from one side to the other",
        )
    };
    (values.len() == time_s.len()).then(|| Trunk {
        name,
        values,
        range: Range { signal: name.to_owned(), unit: "°".to_owned(), value: total_deg, error, of },
        hold_s: holds.iter().map(|hold| hold.end_s - hold.start_s).fold(0.0, |sum, s| sum + s),
    })
}

/// Whether the shoulders are square to the camera at the beginning.
fn square(skeletons: &[Skeleton]) -> bool {
    let breadth = |s: &Skeleton| {
        let across = (s.at(Joint::LeftShoulder)? - s.at(Joint::RightShoulder)?).x.abs();
        Some(across / s.at(Joint::Neck)?.distance(s.at(Joint::Pelvis)?))
    };
    let mut breadths: Vec<_> =
        skeletons.iter().filter_map(breadth).filter(|b| b.is_finite()).take(OPENING).collect();
    breadths.sort_unstable_by(f64::total_cmp);
    breadths.get(breadths.len() / 2).is_some_and(|b| *b >= NARROW)
}
