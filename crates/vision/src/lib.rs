//! From pixels to landmarks and outline: everything that surrounds the BlazePose networks.
//!
//! The host runs the two networks (detector and landmarks); this crate prepares their inputs and reads their
//! outputs. No IO, no clock, no network runtime.
//!
//! One frame goes through a [`Tracker`] like this: [`Tracker::begin`] says which network is needed and fills its
//! [`Tracker::input`]; its outputs are handed back to [`Tracker::detected`] or [`Tracker::landmarks`], until an
//! observation comes out.
//!
//! **Totality.** No frame and no network output makes it fail: a frame without pixels, numbers that aren't
//! numbers, clocks that stand still or run backwards, all of them end in an observation, if need be without a
//! person.
//!
//! ```
//! use vision::{Frame, LandmarkOutputs, Need, Tracker};
//!
//! let mut tracker = Tracker::new();
//! let rgba = vec![128; 64 * 48 * 4];
//! let frame = Frame::upright(&rgba, 64, 48, 0.0);
//! let seen = match tracker.begin(frame) {
//!     Need::Detect => {
//!         assert_eq!(tracker.input().len(), 224 * 224 * 3);
//!         // The host runs the detector here; these scores say that nobody is there.
//!         tracker.detected(frame, &vec![0.0; 2254 * 12], &vec![-10.0; 2254])
//!     }
//!     other => other,
//! };
//! assert!(matches!(seen, Need::Nothing(observation) if observation.pose.is_none()));
//! ```

mod decode;
mod detector;
mod frame;
mod mask;
mod region;
mod size;
mod smooth;
mod still;
mod tracker;

pub use decode::{LANDMARK_INPUT, LandmarkOutputs, MASK};
pub use detector::{ANCHORS, BOX_VALUES, DETECTOR_INPUT};
pub use frame::{Camera, Frame, Turn};
pub use region::Region;
pub use size::Size;
pub use smooth::Smoother;
pub use still::{Ask, Person, Still};
pub use tracker::{Need, Tracker};
