//! What was seen in one frame.

use glam::{DVec2, DVec3};
use serde::{Deserialize, Serialize};

/// Number of landmarks of a BlazePose body.
pub const POINTS: usize = 33;

/// The 33 landmarks, in BlazePose's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(usize)]
#[allow(missing_docs)]
pub enum Point {
    Nose,
    LeftEyeInner,
    LeftEye,
    LeftEyeOuter,
    RightEyeInner,
    RightEye,
    RightEyeOuter,
    LeftEar,
    RightEar,
    MouthLeft,
    MouthRight,
    LeftShoulder,
    RightShoulder,
    LeftElbow,
    RightElbow,
    LeftWrist,
    RightWrist,
    LeftPinky,
    RightPinky,
    LeftIndex,
    RightIndex,
    LeftThumb,
    RightThumb,
    LeftHip,
    RightHip,
    LeftKnee,
    RightKnee,
    LeftAnkle,
    RightAnkle,
    LeftHeel,
    RightHeel,
    LeftFootIndex,
    RightFootIndex,
}

/// One landmark of the body.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Landmark {
    /// Position in the image frame, pixels; it may lie outside of the picture.
    pub image: DVec3,
    /// Position in the world frame, metres.
    pub world: DVec3,
    /// Probability that the point is in the picture and not hidden, 0..=1.
    pub visibility: f64,
    /// Probability that the point is in the picture, 0..=1.
    pub presence: f64,
}

/// The landmarks of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct Pose {
    /// In the order of [`Point`].
    pub landmarks: [Landmark; POINTS],
    /// The network's probability that this is a person, 0..=1.
    pub score: f64,
}

impl Pose {
    /// The landmark of a point.
    pub fn at(&self, point: Point) -> &Landmark {
        &self.landmarks[point as usize]
    }
}

/// The outline of the person's silhouette: one closed polygon without self-intersection in the image frame
/// (pixels, x right, y down), clockwise as seen on the screen, the last point joined to the first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// Its corners; fewer than three mean an empty outline.
    pub points: Vec<DVec2>,
}

/// Everything that was seen in one frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// When the frame was taken, seconds from an arbitrary start; from the camera, never from a frame count.
    pub time_s: f64,
    /// Width and height of the upright picture, pixels.
    pub size: DVec2,
    /// The person, unsmoothed, or `None` when nobody was seen.
    pub pose: Option<Pose>,
    /// The person, smoothed causally (One Euro); present exactly when `pose` is.
    pub smooth: Option<Pose>,
    /// The silhouette's outline, where the network gave a usable mask.
    pub outline: Option<Outline>,
    /// Mean luma of the picture, 0 (black) ..= 1 (white).
    pub brightness: f64,
}
