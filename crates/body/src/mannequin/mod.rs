//! The mannequin: one parametric body that moves by data, before a camera that sees like ours, with exact truth.
//!
//! ```text
//! Choreography ─▶ Performance ─▶ Posture ─▶ Mannequin ─▶ Figure ─▶ Camera ─▶ Observation
//!  (data)          (time)        (angles)   (kinematics)  (points)  (occlusion, noise, outline)
//! ```
//!
//! **Frames.** *Room*: metres, right-handed, y up, the floor at y = 0; at yaw 0 the figure looks along +z and has its
//! left at +x. A body segment's own frame lies the same way in the neutral posture (upright, arms hanging, palms to
//! the thighs): x to the left, y up along the segment, z forward; the ISB's X, Y, Z are our z, y, -x. Angles are
//! degrees.
//!
//! **What it is not.** No anatomy beyond what a camera sees: segments are rigid, joints are centres, clothes are none.
//! Its numbers never feed back into the engine that is measured with it.
//!
//! ```
//! use body::mannequin::{Base, Build, Camera, Mannequin};
//!
//! let start = Base::HandsAndKnees.posture();
//! let mannequin = Mannequin::new(Build::default(), &start, Base::HandsAndKnees.anchor());
//! let figure = mannequin.figure(&start);
//! let camera = Camera::around(std::slice::from_ref(&figure), 90.0);
//! let seen = camera.observe(&figure, 0.0, true);
//! let curve = body::back_curve(&seen.outline.expect("a silhouette"), &seen.pose.expect("somebody"));
//! assert!(curve.expect("side-on").index.abs() < 0.08, "nearly flat");
//! ```

mod base;
mod build;
mod camera;
mod chain;
mod choreography;
mod dice;
mod figure;
mod kinematics;
mod performance;
mod posture;
mod reel;
mod sensor;
mod setting;
mod silhouette;
mod surface;

pub use base::{Anchor, Base};
pub use build::Build;
pub use camera::Camera;
pub use choreography::{Changes, Choreography, ChoreographyError, Step, Viewpoint};
pub use dice::Dice;
pub use figure::{Arm, Capsule, Figure, Leg, Parts};
pub use kinematics::Mannequin;
pub use performance::{Performance, TrueRepetition, Truth};
pub use posture::{Limb, Posture, Trunk};
pub use reel::{Reel, Show, Stretch};
pub use sensor::{Noise, Sensor};
pub use setting::{Block, Hold, Prop, Rod, Setting};
