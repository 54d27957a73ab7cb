//! The human body as geometry.
//!
//! What vision produces and motion consumes: landmarks in the picture and in space, the outline of the body,
//! and the curve of the back that can be read off that outline. No IO, no clock: time comes with the observation.
//! [`mannequin`] is a parametric body that moves by data before a virtual camera, with exact truth.
//!
//! **Frames.** *Image*: pixels of the upright picture, x to the right, y down; depth z on the same scale, smaller
//! is nearer to the camera. *World*: metres, origin between the hips, x to the picture's right, y down, z away
//! from the camera. *Skeleton*: see [`Skeleton`]. Left and right are the person's own.
//!
//! **Totality.** Whatever was not seen is a value (`None`, or a low visibility), never an error.
//!
//! ```
//! use body::{Landmark, POINTS, Point, Pose, torso};
//! use glam::DVec3;
//!
//! let unseen = Landmark { image: DVec3::ZERO, world: DVec3::ZERO, visibility: 0.0, presence: 0.0 };
//! let mut pose = Pose { landmarks: [unseen; POINTS], score: 1.0 };
//! for (point, x, y) in [
//!     (Point::LeftShoulder, 300.0, 200.0),
//!     (Point::RightShoulder, 300.0, 200.0),
//!     (Point::LeftHip, 200.0, 300.0),
//!     (Point::RightHip, 200.0, 300.0),
//! ] {
//!     pose.landmarks[point as usize] = Landmark { image: DVec3::new(x, y, 0.0), visibility: 1.0, ..unseen };
//! }
//! let inclination = torso::trunk_inclination_deg(&pose).expect("shoulders and hips lie apart");
//! assert!((inclination - 45.0).abs() < 1e-9);
//! ```

pub mod angles;
mod back;
pub mod mannequin;
mod observation;
mod sight;
mod skeleton;
pub mod torso;
mod tracer;

pub use back::{BackCurve, BackProfile, Contour, Facing, back_curve};
pub use observation::{Landmark, Observation, Outline, POINTS, Point, Pose};
pub use sight::Sight;
pub use skeleton::{JOINTS, Joint, Place, Skeleton};
pub use tracer::Tracer;
