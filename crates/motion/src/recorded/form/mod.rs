//! How well a repetition is done: how far it is from examples of correct ones, and in which part of the body.
//!
//! A repetition becomes a [`Profile`]: for the direction of each segment of the body, where it is most of the time and
//! how far it gets to either side of that. [`Examples`] are the profiles of correct repetitions, of other people or of the person
//! themselves; a repetition is judged by how far its profile lies from theirs, in units of how far they differ among each other.
//!
//! **What it does not look at**, so that a recording can't be told by anything but the movement: sizes (only directions of
//! segments are compared), the place in the room, which way the person stood, the number of frames, how long it took, in which
//! order the positions came, and which side was used (the mirror image is tried as well). A tilted camera does change the
//! result: it can't be told from a body that leans.
//!
//! **No training**: nothing but the examples given is known, and every movement is judged alike.

mod examples;
mod profile;

pub use examples::{Difference, Examples, Judgement};
pub use profile::{Direction, Level, Profile, Segment};
