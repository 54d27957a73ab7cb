//! The curve of the back, read off the outline in side view.

use glam::DVec2;

use crate::observation::{Outline, Pose};

/// Where a person seen from the side looks to, in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facing {
    /// To the picture's left.
    Left,
    /// To the picture's right.
    Right,
}

/// The curve of the back between shoulder and hip.
#[derive(Debug, Clone, PartialEq)]
pub struct BackCurve {
    /// Signed sagitta over chord, without unit: positive for a rounded back (flexion), negative for a hollow one
    /// (extension), 0 for a straight line.
    pub index: f64,
    /// How far the index may be trusted, 0..=1.
    pub confidence: f64,
    /// Where the person looks to.
    pub facing: Facing,
    /// The back's piece of the outline from shoulder to hip, smoothed, image pixels.
    pub contour: Vec<DVec2>,
    /// The chord from the shoulder's end to the hip's end, image pixels.
    pub chord: [DVec2; 2],
}

/// The curve of the back of a person seen from the side; `None` (abstention) when shoulders or hips aren't seen,
/// the person isn't side-on, or the outline doesn't pass along the back.
pub fn back_curve(outline: &Outline, pose: &Pose) -> Option<BackCurve> {
    let _ = (outline, pose);
    None
}
