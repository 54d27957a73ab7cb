//! Rotation of the trunk from the line of the shoulders.

use body::{Joint, Skeleton};

use super::smooth::{blank, inertia, median, median5, weights};
use super::{Curve, Depth};
use crate::recorded::filter::quantile;

/// Standard deviation of the shoulder line's length in the picture, shares of that length: a landmark of the shoulder is off
/// by one to two centimetres.
const ACROSS_SD: f64 = 0.04;
/// The same of its depth. Depth is guessed by a network, or, behind a shoulder that hides itself, by a depth camera: several
/// times worse than what lies in the picture's plane.
const DEPTH_SD: f64 = 3.0 * ACROSS_SD;
/// By which share of the shoulder line's length its spread must grow before a depth scale e times off 1 is not believed.
const SCALE_PRIOR: f64 = 0.01;

/// The line from the left to the right shoulder in one frame, as the camera sees it.
struct Line {
    /// Length in the picture's plane.
    across: Vec<f64>,
    /// How much nearer to the camera the right end is.
    depth: Vec<f64>,
    /// 0 (not seen) ..= 1.
    weight: Vec<f64>,
}

impl Line {
    fn new(skeletons: &[&Skeleton], time_s: &[f64]) -> Self {
        let ends = [Joint::LeftShoulder, Joint::RightShoulder];
        let seen = |s: &Skeleton| ends.iter().map(|&j| s.place(j).confidence).fold(1.0, f64::min);
        let part = |part: fn(glam::DVec3) -> f64| {
            let values = skeletons.iter().map(|s| match ends.map(|joint| s.at(joint)) {
                [Some(left), Some(right)] => part(right - left),
                _ => f64::NAN,
            });
            median5(&values.collect::<Vec<_>>())
        };
        let (x, y, mut depth) = (part(|d| d.x), part(|d| d.y), part(|d| d.z));
        // Whoever shows their back has the right shoulder at the looker's right.
        if median(x.iter().copied().filter(|x| x.is_finite()).collect()) > 0.0 {
            depth.iter_mut().for_each(|z| *z = -*z);
        }
        let across = x.iter().zip(&y).map(|(x, y)| libm::hypot(*x, *y)).collect();
        let weight = skeletons.iter().zip(weights(time_s)).map(|(s, w)| w * seen(s)).collect();
        Self { across, depth, weight }
    }

    /// The lengths of the line where it was seen, if depths are multiplied by `scale`.
    fn lengths(&self, scale: f64) -> Vec<f64> {
        let lengths = self.across.iter().zip(&self.depth).map(|(a, z)| libm::hypot(*a, scale * z));
        lengths.filter(|length| length.is_finite()).collect()
    }

    /// The scale of the depths by which the line's length varies least; near 1 where that says nothing.
    fn scale(&self) -> f64 {
        let cost = |scale: f64| {
            let lengths = self.lengths(scale);
            let n = lengths.len() as f64;
            let mean = lengths.iter().sum::<f64>() / n;
            let variance = lengths.iter().map(|l| (l - mean) * (l - mean)).sum::<f64>() / n;
            let doubt = SCALE_PRIOR * libm::log(scale);
            variance / (mean * mean) + doubt * doubt
        };
        // A tenth to three times, in steps of 2 %, which is a degree at most.
        let scales = (0..=170).map(|i| 0.1 * libm::exp(0.02 * f64::from(i)));
        let costs = scales.map(|scale| (cost(scale), scale)).filter(|(cost, _)| cost.is_finite());
        costs.min_by(|a, b| a.0.total_cmp(&b.0)).map_or(1.0, |(_, scale)| scale)
    }
}

/// See [`super::rotation`]; frames as [`super::in_order`] leaves them.
pub(super) fn rotation(time_s: Vec<f64>, skeletons: &[&Skeleton], depth: Depth) -> Curve {
    let line = Line::new(skeletons, &time_s);
    let (scale, share) = match depth {
        // A depth camera sees a shoulder that hides behind the body too near to the other, so that the line is never seen
        // too long, but too short for as long as it is turned: its upper quartile holds for any share of that up to 3/4.
        Depth::Measured => (1.0, 0.75),
        Depth::Guessed => (line.scale(), 0.5),
    };
    let lengths = line.lengths(scale);
    let (enough, width) = (lengths.len() >= 3, quantile(&lengths, share));
    let angle_deg = if enough && width > 0.0 {
        most_likely(&line, scale, width, &time_s)
    } else {
        vec![f64::NAN; time_s.len()]
    };
    Curve { time_s, angle_deg }
}

/// The likeliest course of the angle, degrees: a line of constant length seen across (its cosine) and in depth (its sine),
/// each with its own error, turned by a body that has mass. Newton's method with the curvature of the squares (Gauss).
fn most_likely(line: &Line, scale: f64, width: f64, time_s: &[f64]) -> Vec<f64> {
    let seen = |i: usize| line.weight[i] > 0.0 && line.across[i].is_finite() && line.depth[i].is_finite();
    let n = time_s.len();
    let prior = inertia(time_s);
    let per_degree = 1f64.to_radians();
    let (across, depth) = (ACROSS_SD * ACROSS_SD, DEPTH_SD * DEPTH_SD);
    let observed = |i: usize| (line.across[i] / width, scale * line.depth[i] / width);
    let mut angle_deg = vec![0.0; n];
    for i in 0..n {
        angle_deg[i] = match observed(i) {
            (a, z) if seen(i) => libm::atan2(z, a).to_degrees(),
            _ if i > 0 => angle_deg[i - 1],
            _ => 0.0,
        };
    }
    // It settles within about ten rounds.
    for _ in 0..20 {
        let mut gradient = prior.times(&angle_deg);
        let mut curvature = vec![0.0; n];
        for i in (0..n).filter(|&i| seen(i)) {
            let (sin, cos) = libm::sincos(angle_deg[i].to_radians());
            let (a, z) = observed(i);
            let weight = line.weight[i] * per_degree;
            gradient[i] += weight * ((a - cos) * sin / across - (z - sin) * cos / depth);
            curvature[i] = weight * per_degree * (sin * sin / across + cos * cos / depth);
        }
        let step = prior.plus_diagonal(curvature.into_iter()).solve(&gradient);
        for (angle, step) in angle_deg.iter_mut().zip(step) {
            *angle = (*angle - step.clamp(-15.0, 15.0)).clamp(-90.0, 90.0);
        }
    }
    blank(time_s, &mut angle_deg, seen);
    angle_deg
}
