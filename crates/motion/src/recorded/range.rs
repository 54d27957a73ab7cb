//! Range of trunk rotation and lateral tilt from a whole recording.
