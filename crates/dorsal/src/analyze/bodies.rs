//! From one kind of body to another: smoothed landmarks, skeletons, what a virtual camera sees of a skeleton, channels.

use body::{Joint, Landmark, Observation, POINTS, Point, Pose, Skeleton, torso};
use glam::{DQuat, DVec2, DVec3};
use motion::View;
use vision::Smoother;

/// A landmark or joint that is trusted less is not looked at.
const TRUSTED: f64 = 0.3;

/// Length of a torso where only its picture is known, metres: about everybody's.
const TORSO_M: f64 = 0.5;

/// The middle of the torso's lengths in the picture, pixels.
fn torso_length(frames: &[Observation]) -> Option<f64> {
    let poses = frames.iter().filter_map(|f| f.pose.as_ref());
    let mut lengths: Vec<_> = poses.map(torso::torso_length).filter(|l| *l > 0.0).collect();
    lengths.sort_unstable_by(f64::total_cmp);
    lengths.get(lengths.len() / 2).copied()
}

/// Puts landmarks in space where a recording has them in the picture only, by the picture and the network's guess of the depth;
/// whether there was need to.
pub fn into_space(frames: &mut [Observation]) -> bool {
    let flat =
        |f: &Observation| f.pose.as_ref().is_some_and(|p| p.landmarks.iter().all(|l| !l.world.is_finite()));
    let Some(length) = torso_length(frames).filter(|_| frames.iter().any(flat)) else { return false };
    for frame in frames.iter_mut().filter(|f| flat(f)) {
        if let Some(pose) = &mut frame.pose {
            let hips = torso::hips(pose).extend(0.0);
            pose.landmarks.iter_mut().for_each(|l| l.world = (l.image - hips) * (TORSO_M / length));
        }
    }
    true
}

/// Gives each frame its smoothed body, by the filter of the browser.
pub fn smooth(frames: &mut [Observation]) {
    let mut smoother = Smoother::default();
    let mut last: Option<Pose> = None;
    for frame in frames {
        let Some(raw) = &frame.pose else {
            smoother.reset();
            last = None;
            frame.smooth = None;
            continue;
        };
        // A landmark that is missing stays where it was, unseen: not-a-number would never leave the filter again.
        let mut whole = raw.clone();
        for (point, landmark) in whole.landmarks.iter_mut().enumerate() {
            if !(landmark.image.is_finite() && landmark.world.is_finite()) {
                let before = last.as_ref().map(|l| l.landmarks[point]);
                let (image, world) = before.map_or((DVec3::ZERO, DVec3::ZERO), |l| (l.image, l.world));
                *landmark = Landmark { image, world, visibility: 0.0, presence: 0.0 };
            }
        }
        let hips = torso::hips(&whole);
        let far = whole
            .landmarks
            .iter()
            .filter(|l| l.visibility > TRUSTED)
            .map(|l| hips.distance(l.image.truncate()));
        // The region around a person reaches as far again as their farthest point, and a quarter more.
        let unit = 2.5 * far.fold(0.0, f64::max);
        frame.smooth = Some(smoother.update(frame.time_s, &whole, [hips; 2], unit).0);
        last = Some(whole);
    }
}

/// The skeleton of a frame, in space.
pub fn skeleton(frame: &Observation) -> Skeleton {
    frame.pose.as_ref().map_or_else(Skeleton::default, Skeleton::from_pose)
}

/// The picture of the virtual camera, pixels.
const PICTURE: DVec2 = DVec2::new(640.0, 640.0);
/// Share of the picture that the movement fills.
const FILLED: f64 = 0.8;

/// What a camera without perspective, far away, would see of bodies in space. It stands where an exercise wants it, by how the person
/// faces at the beginning. There is no silhouette, so that the curve of the back is not seen.
pub fn filmed(time_s: &[f64], bodies: &[Skeleton], view: View) -> Vec<Observation> {
    let mut yaws: Vec<_> =
        bodies.iter().filter_map(|b| body::angles::pelvis_yaw(b).known()).take(15).collect();
    yaws.sort_unstable_by(f64::total_cmp);
    let facing_deg = yaws.get(yaws.len() / 2).copied().unwrap_or(0.0);
    let turn_deg = match view {
        View::Side => 90.0,
        View::Back => 180.0,
        View::Front | View::Any => 0.0,
    };
    let turn = DQuat::from_rotation_y((turn_deg - facing_deg).to_radians());
    let (mut low, mut high) = (DVec3::INFINITY, DVec3::NEG_INFINITY);
    for place in bodies.iter().flat_map(|b| Joint::ALL.iter().filter_map(|&j| b.at(j))) {
        (low, high) = (low.min(turn * place), high.max(turn * place));
    }
    let extent = (high - low).truncate().max_element();
    let scale = if extent > 0.0 { FILLED * PICTURE.x / extent } else { 1.0 };
    let middle = 0.5 * (low + high);
    time_s.iter().zip(bodies).map(|(&time_s, body)| frame(time_s, body, turn, middle, scale)).collect()
}

fn frame(time_s: f64, body: &Skeleton, turn: DQuat, middle: DVec3, scale: f64) -> Observation {
    let flip = DVec3::new(1.0, -1.0, -1.0);
    let pelvis = body.at(Joint::Pelvis).map_or(middle, |p| turn * p);
    let pose = body.at(Joint::Pelvis).map(|_| {
        let landmark = |joint: Joint| {
            let place = body.place(joint);
            let at = if place.confidence > 0.0 { turn * place.position } else { pelvis };
            Landmark {
                image: (at - middle) * flip * scale + (0.5 * PICTURE).extend(0.0),
                world: (at - pelvis) * flip,
                visibility: place.confidence,
                presence: place.confidence,
            }
        };
        // What a skeleton does not have lies where its neighbour is, unseen.
        let hidden = |joint: Joint| Landmark { visibility: 0.0, presence: 0.0, ..landmark(joint) };
        let mut landmarks = [hidden(Joint::Head); POINTS];
        for (point, joint) in
            Joint::ALL.into_iter().filter_map(|joint| Some((joint.landmark()?, joint))).chain(EARS)
        {
            landmarks[point as usize] = landmark(joint);
        }
        for (point, joint) in NEAR {
            let joint = if body.at(joint).is_some() { joint } else { Joint::Head };
            landmarks[point as usize] = hidden(joint);
        }
        if body.at(Joint::Face).is_none() {
            landmarks[Point::Nose as usize] = hidden(Joint::Head);
        }
        Pose { landmarks, score: 1.0 }
    });
    Observation { time_s, size: PICTURE, smooth: pose.clone(), pose, outline: None, brightness: 0.5 }
}

/// A skeleton has the head only between the ears.
const EARS: [(Point, Joint); 2] = [(Point::LeftEar, Joint::Head), (Point::RightEar, Joint::Head)];

/// Landmarks that only lie near a joint.
const NEAR: [(Point, Joint); 6] = [
    (Point::LeftPinky, Joint::LeftHand),
    (Point::RightPinky, Joint::RightHand),
    (Point::LeftThumb, Joint::LeftHand),
    (Point::RightThumb, Joint::RightHand),
    (Point::LeftHeel, Joint::LeftAnkle),
    (Point::RightHeel, Joint::RightAnkle),
];

/// Joints that are not seen for more than a fifth of the time, among those that the source has at all.
pub fn missing(bodies: &[Skeleton]) -> Vec<Joint> {
    let unseen = |joint: Joint| bodies.iter().filter(|b| b.place(joint).confidence <= TRUSTED).count();
    Joint::ALL.into_iter().filter(|&j| unseen(j) < bodies.len() && 5 * unseen(j) > bodies.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use body::angles;

    fn standing(lean_deg: f64) -> Skeleton {
        let lean = DQuat::from_rotation_x(lean_deg.to_radians());
        let mut body = Skeleton::default();
        for (joint, x, y, leans) in [
            (Joint::RightShoulder, -0.2, 0.5, true),
            (Joint::RightElbow, -0.2, 0.2, true),
            (Joint::RightWrist, -0.2, 0.0, true),
            (Joint::RightHip, -0.1, 0.0, false),
            (Joint::RightKnee, -0.1, -0.4, false),
            (Joint::RightAnkle, -0.1, -0.8, false),
        ] {
            for (joint, x) in [(joint, x), (joint.other_side(), -x)] {
                let at = DVec3::new(x, y, 0.0);
                body.set(joint, if leans { lean * at } else { at }, 1.0);
            }
        }
        body.set(Joint::Head, lean * DVec3::new(0.0, 0.7, 0.0), 1.0);
        body.complete();
        body
    }

    #[test]
    fn a_virtual_camera_sees_the_same_angles() {
        let bodies: Vec<_> = (0..20).map(|i| standing(f64::from(i))).collect();
        let time_s: Vec<_> = (0..20).map(f64::from).collect();
        for (view, yaw_deg) in [(View::Front, 0.0), (View::Side, 90.0)] {
            let frames = filmed(&time_s, &bodies, view);
            let last = frames[19].pose.as_ref().expect("somebody");
            let seen = Skeleton::from_pose(last);
            assert!((angles::pelvis_yaw(&seen).value - yaw_deg).abs() < 1e-6, "{view:?}");
            assert!((angles::trunk_inclination(&seen).value - 19.0).abs() < 1e-6, "{view:?}");
            let inside = |l: &Landmark| {
                l.image.truncate().cmpge(DVec2::ZERO).all() && l.image.truncate().cmple(PICTURE).all()
            };
            assert!(last.landmarks.iter().all(inside));
            assert_eq!(last.at(Point::Nose).visibility, 0.0);
            assert_eq!(last.at(Point::LeftWrist).visibility, 1.0);
        }
    }

    #[test]
    fn smoothing_survives_what_is_missing() {
        let bodies = [standing(0.0); 30];
        let time_s: Vec<_> = (0..30).map(|i| f64::from(i) / 30.0).collect();
        let mut frames = filmed(&time_s, &bodies, View::Front);
        let pose = frames[10].pose.as_mut().expect("somebody");
        pose.landmarks[Point::LeftWrist as usize].image = DVec3::NAN;
        frames[20].pose = None;
        smooth(&mut frames);
        assert!(frames[20].smooth.is_none() && frames[21].smooth.is_some());
        let last = frames[15].smooth.as_ref().expect("somebody");
        let still = frames[15].pose.as_ref().expect("somebody");
        assert!(last.at(Point::LeftWrist).image.distance(still.at(Point::LeftWrist).image) < 1e-6);
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut bodies = vec![standing(0.0); 10];
        bodies[..3].iter_mut().for_each(|b| b.set(Joint::LeftWrist, DVec3::NAN, 0.0));
        // Never there at all: the source does not have it.
        assert_eq!(missing(&bodies), [Joint::LeftWrist]);
    }
}
