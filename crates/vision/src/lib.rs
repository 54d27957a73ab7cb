//! From pixels to landmarks and outline: everything that surrounds the BlazePose networks.
