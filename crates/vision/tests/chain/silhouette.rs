//! From a drawn mask to the curve of the back.

use body::{Facing, Point, back_curve};
use glam::DVec2;
use vision::{Frame, MASK, Need, Region, Tracker};

use crate::network::{Landmarks, detector};

/// A trunk of length 100 pixels in a picture of 400, hips at `hip`, pointing along `up`, whose back (away from
/// `belly`) bulges by `index` of its length; as the network would give it in the region.
fn draw(region: &Region, hip: DVec2, up: DVec2, belly: DVec2, index: f64) -> Landmarks {
    const TORSO: f64 = 100.0;
    let mut network = Landmarks::still();
    for at in 0..MASK * MASK {
        let cell = DVec2::new((at % MASK) as f64, (at / MASK) as f64) / MASK as f64;
        let offset = (region.point(cell) - hip) / TORSO;
        let (along, back) = (offset.dot(up), -offset.dot(belly));
        let height = 0.22 + index * (1.0 - (2.0 * along - 1.0).powi(2));
        let inside = (height - back).min(back + 0.25).min(along + 0.15).min(1.15 - along);
        network.mask[at] = (inside * 50.0) as f32;
    }
    let place = |along: f64, forward: f64| hip + (up * along + belly * forward) * TORSO;
    for (points, along, forward) in [
        (&[Point::Nose][..], 1.3, 0.25),
        (&[Point::LeftEar, Point::RightEar], 1.3, 0.0),
        (&[Point::LeftShoulder, Point::RightShoulder], 1.0, 0.0),
        (&[Point::LeftElbow, Point::RightElbow], 0.9, 0.5),
        (&[Point::LeftWrist, Point::RightWrist], 0.9, 0.9),
        (&[Point::LeftHip, Point::RightHip], 0.0, 0.0),
        (&[Point::LeftKnee, Point::RightKnee], 0.0, 0.8),
    ] {
        points.iter().for_each(|&point| network.set_in(region, point as usize, place(along, forward)));
    }
    network
}

#[test]
fn a_drawn_back_has_its_curve() {
    #[track_caller]
    fn check(up: DVec2, belly_right: bool, index: f64, facing: Facing) {
        let rgba = vec![90; 400 * 400 * 4];
        let frame = Frame::upright(&rgba, 400, 400, 0.0);
        let mut tracker = Tracker::new();
        tracker.begin(frame);
        let (hip, up) = (DVec2::new(200.0, 190.0), up.normalize());
        let (boxes, scores) = detector(&[(hip / 400.0, (hip + up * 140.0) / 400.0, 4.0)]);
        assert_eq!(tracker.detected(frame, &boxes, &scores), Need::Landmarks);
        let region = tracker.region().expect("found");
        let belly = if belly_right { up.perp() } else { -up.perp() };
        let seen = tracker.landmarks(&draw(&region, hip, up, belly, index).outputs());
        let (outline, pose) = (seen.outline.expect("a silhouette"), seen.pose.expect("a person"));
        let back = back_curve(&outline, &pose).expect("side-on and seen");
        assert!((back.index - index).abs() < 0.01, "{} instead of {index}", back.index);
        assert_eq!(back.facing, facing);
    }
    for index in [-0.12, -0.05, 0.0, 0.06, 0.15, 0.22] {
        check(DVec2::new(1.0, 0.0), true, index, Facing::Right);
        check(DVec2::new(-1.0, 0.0), false, index, Facing::Left);
        check(DVec2::new(1.0, -0.4), true, index, Facing::Right);
        check(DVec2::new(0.0, -1.0), true, index, Facing::Right);
        check(DVec2::new(0.0, -1.0), false, index, Facing::Left);
    }
}
