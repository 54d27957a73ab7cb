//! Tilt of the upper trunk to the side, in the picture's plane.

use body::{Joint, Skeleton};
use glam::DVec3;

use super::Curve;
use super::smooth::{median, median5, smooth, weights};

/// Standard deviation of a sample, degrees.
const SD_DEG: f64 = 2.0;
/// How much more the trunk's upper end tilts against the pelvis than the straight line from hips to neck does. The pelvis is
/// rigid and takes up the lowest fifth of that line (hip joints to lumbosacral joint; Dumas et al., J Biomech 2007;40:543);
/// above it the spine bends evenly, so that its line leans half as much as its upper end: 2 / (1 - 1/5).
const BEND: f64 = 2.5;
/// Share of the shoulder line in the result: twice that of the bent spine, which multiplies the landmarks' errors.
const SHOULDERS: f64 = 2.0 / 3.0;

/// See [`super::lateral_tilt`]; frames as [`super::in_order`] leaves them.
pub(super) fn lateral_tilt(time_s: Vec<f64>, skeletons: &[&Skeleton]) -> Curve {
    let line = |from: Joint, to: Joint| {
        let ends = skeletons.iter().map(move |s| Some(s.at(to)? - s.at(from)?));
        let part = |part: fn(DVec3) -> f64| {
            median5(&ends.clone().map(|d| d.map_or(f64::NAN, part)).collect::<Vec<_>>())
        };
        (part(|d| d.x), part(|d| d.y))
    };
    let shoulders = line(Joint::RightShoulder, Joint::LeftShoulder);
    let hips = line(Joint::RightHip, Joint::LeftHip);
    let trunk = line(Joint::Pelvis, Joint::Neck);
    // 1 for whoever faces the camera and so has their left at the looker's right, -1 for a back.
    let facing = median(shoulders.0.iter().copied().filter(|x| x.is_finite()).collect()).signum();
    let level = |(x, y): &(Vec<f64>, Vec<f64>), i: usize| libm::atan2(y[i], facing * x[i]).to_degrees();
    let samples: Vec<f64> = (0..time_s.len())
        .map(|i| {
            let (shoulders, hips) = (level(&shoulders, i), level(&hips, i));
            let trunk = libm::atan2(-facing * trunk.0[i], trunk.1[i]).to_degrees();
            // The shorter way round, for whoever lies on their side.
            let bend = libm::remainder(trunk - hips, 360.0);
            let spine = shoulders + libm::remainder(hips + BEND * bend - shoulders, 360.0);
            // Without the hips the shoulders are all there is.
            if spine.is_finite() { SHOULDERS * shoulders + (1.0 - SHOULDERS) * spine } else { shoulders }
        })
        .collect();
    let confidence =
        |s: &Skeleton| s.place(Joint::LeftShoulder).confidence.min(s.place(Joint::RightShoulder).confidence);
    let weight: Vec<f64> = weights(&time_s).iter().zip(skeletons).map(|(w, s)| w * confidence(s)).collect();
    let angle_deg = smooth(&time_s, &samples, &weight, SD_DEG);
    Curve { time_s, angle_deg }
}
