//! Whole frames through the tracker, with networks that are played by the test or were recorded.

mod follow;
mod network;
mod recorded;
mod silhouette;
mod tracker;
