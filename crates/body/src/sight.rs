//! What of the person is seen: the whole, some parts, or nobody.

use glam::DVec2;

use crate::observation::{Observation, Pose};
use crate::torso::{Group, image};

/// A point this visible is seen, not guessed.
const VISIBLE: f64 = 0.5;
/// So far beyond the border, in the picture's longer side, a landmark's own error may have put it.
const EDGE: f64 = 0.02;

/// What of a person one frame shows. It is always exactly one of the three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// Every group of the body.
    Seen,
    /// Somebody, but not these groups (in the order of [`Group::ALL`], never empty): they are hidden, dark, or out of
    /// the picture, and where their landmarks lie is a guess.
    Partly(Vec<Group>),
    /// Nobody, or so little of somebody that nothing can be said.
    NotSeen,
}

impl Observation {
    /// What of the person this frame shows, by the unsmoothed landmarks.
    pub fn sight(&self) -> Sight {
        let Some(pose) = &self.pose else { return Sight::NotSeen };
        let missing: Vec<_> =
            Group::ALL.into_iter().filter(|&group| !is_seen(pose, group, self.size)).collect();
        let trunkless = [Group::Shoulders, Group::Hips].iter().all(|group| missing.contains(group));
        match missing.len() {
            0 => Sight::Seen,
            // Without shoulders and hips there is no body to relate the rest to.
            _ if trunkless => Sight::NotSeen,
            _ => Sight::Partly(missing),
        }
    }
}

/// Whether a group is seen: all of its landmarks lie inside of the picture, or hardly outside, and one of them is visible.
/// One is enough, because in a side view the far one of a pair is hidden; but half a body that is cut off is not seen.
fn is_seen(pose: &Pose, group: Group, size: DVec2) -> bool {
    let slack = EDGE * size.max_element();
    let inside = |place: DVec2| place.cmpge(DVec2::splat(-slack)).all() && place.cmple(size + slack).all();
    group.points().iter().all(|&point| inside(image(pose, point)))
        && group.points().iter().any(|&point| pose.at(point).visibility >= VISIBLE)
}

#[cfg(test)]
mod tests {
    use glam::DVec3;

    use super::*;
    use crate::observation::{Landmark, POINTS, Point};

    fn observation(change: impl Fn(Point, &mut Landmark)) -> Observation {
        let seen = Landmark { image: DVec3::splat(50.0), world: DVec3::ZERO, visibility: 0.9, presence: 0.9 };
        let mut pose = Pose { landmarks: [seen; POINTS], score: 1.0 };
        for group in Group::ALL {
            group.points().iter().for_each(|&point| change(point, &mut pose.landmarks[point as usize]));
        }
        let smooth = Some(pose.clone());
        Observation {
            time_s: 0.0,
            size: DVec2::splat(100.0),
            pose: Some(pose),
            smooth,
            outline: None,
            brightness: 0.5,
        }
    }

    #[test]
    fn seen_partly_or_not() {
        #[track_caller]
        fn check(change: impl Fn(Point, &mut Landmark), expected: Sight) {
            assert_eq!(observation(change).sight(), expected);
        }
        check(|_, _| {}, Sight::Seen);
        let hide = |group: Group| {
            move |point: Point, landmark: &mut Landmark| {
                if group.points().contains(&point) {
                    landmark.visibility = 0.2;
                }
            }
        };
        check(hide(Group::Ankles), Sight::Partly(vec![Group::Ankles]));
        check(hide(Group::Shoulders), Sight::Partly(vec![Group::Shoulders]));
        // The far one of a pair need not be seen.
        let far = |point: Point, landmark: &mut Landmark| {
            if point == Point::LeftHip {
                landmark.visibility = 0.0;
            }
        };
        check(far, Sight::Seen);
        let outside = |point: Point, landmark: &mut Landmark| {
            if Group::Knees.points().contains(&point) || Group::Ankles.points().contains(&point) {
                landmark.image.y = 130.0;
            }
        };
        check(outside, Sight::Partly(vec![Group::Knees, Group::Ankles]));
        // Facing the camera, the right half cut off.
        let half = |point: Point, landmark: &mut Landmark| {
            if [Point::RightShoulder, Point::RightElbow, Point::RightWrist].contains(&point) {
                landmark.image.x = -20.0;
            }
        };
        check(half, Sight::Partly(vec![Group::Shoulders, Group::Elbows, Group::Wrists]));
        check(|_, landmark| landmark.visibility = f64::NAN, Sight::NotSeen);
        check(|_, landmark| landmark.image = DVec3::splat(f64::NAN), Sight::NotSeen);
        let head_only = |point: Point, landmark: &mut Landmark| {
            if !Group::Head.points().contains(&point) {
                landmark.visibility = 0.1;
            }
        };
        check(head_only, Sight::NotSeen);
        let nobody = Observation { pose: None, smooth: None, ..observation(|_, _| {}) };
        assert_eq!(nobody.sight(), Sight::NotSeen);
    }
}
