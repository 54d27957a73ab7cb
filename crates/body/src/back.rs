//! The curve of the back, read off the outline in side view.
//!
//! No landmark lies on the spine, but in side view the outline passes along the back. Rays leave the line from hip to
//! shoulder at right angles, away from the belly, and meet the outline at the height *h(t)*, t = 0 at the hips and
//! 1 at the shoulders. A parabola is fitted to these heights, and its sagitta over its chord is the index.
//!
//! **Why a fitted parabola** and not the farthest point from a chord between two ends: the ends are where arms,
//! neck and buttocks merge with the back, so a chord through two points of the outline jumps with them, and
//! the farthest point is by its nature the noisiest one. The fit weighs the whole back evenly, hardly
//! feels a single bad stretch (residuals are weighted down), and for a circular arc up to an index of 0.25
//! it is within a few per cent of the true sagitta over chord.

use glam::{DMat3, DVec2, DVec3};

use crate::observation::{Outline, Point, Pose};
use crate::torso::{Group, direction, hips, image, shoulders, visibility};

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
    /// How far the index may be trusted, 0.1..=1.
    pub confidence: f64,
    /// Where the person looks to; on hands and knees and lying, where the head is.
    pub facing: Facing,
    /// The back's piece of the outline from shoulder to hip, smoothed, image pixels.
    pub contour: Contour,
    /// The fitted curve's chord from the shoulder's end to the hip's end, image pixels.
    pub chord: [DVec2; 2],
}

/// Points along the back, a slice of them; none lies on the heap, because there is one contour in every frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contour {
    points: [DVec2; RAYS],
    len: usize,
}

impl Contour {
    const EMPTY: Self = Self { points: [DVec2::ZERO; RAYS], len: 0 };

    /// Adds a point; there are never more than rays.
    fn push(&mut self, point: DVec2) {
        if let Some(place) = self.points.get_mut(self.len) {
            *place = point;
            self.len += 1;
        }
    }
}

impl std::ops::Deref for Contour {
    type Target = [DVec2];

    fn deref(&self) -> &[DVec2] {
        &self.points[..self.len]
    }
}

/// Rays between hip and shoulder.
const RAYS: usize = 41;
/// Share of the rays that must meet the outline.
const MIN_COVERAGE: f64 = 0.8;
/// How far from the line between hip and shoulder the back may lie, in torso lengths: behind it, and, in a very
/// hollow back, before it.
const REACH: (f64, f64) = (0.8, 0.2);
const MIN_VISIBILITY: f64 = 0.5;
/// A shorter torso, in pixels, has no outline worth measuring.
const MIN_TORSO: f64 = 12.0;
/// Length of the shoulder line in the picture against the torso's, above which nobody is side-on, and below
/// which they surely are.
const SHOULDER_LINE: (f64, f64) = (0.6, 0.35);
/// The same for the part of that line that lies across the torso.
const SHOULDER_BREADTH: (f64, f64) = (0.45, 0.25);
/// Agreement of the signs of front and back below which their side is open.
const MIN_AGREEMENT: f64 = 0.15;
/// Root-mean-square distance of the outline from the fit, in torso lengths, at which nothing is left of the
/// confidence.
const ROUGH: f64 = 0.08;
/// How far a back may look down (the downward part of its direction, 0 level) before a floor or a bench shapes its
/// outline: lying on the back there is nothing to read.
const MAX_DOWN: f64 = 0.6;
/// Less confidence than this is abstention.
const MIN_CONFIDENCE: f64 = 0.1;

/// How a person seen from the side stands in the picture: where rays leave the line from hip to shoulder.
struct Stance {
    hip: DVec2,
    shoulder: DVec2,
    /// From hip to shoulder, and from the belly to the back.
    axis: DVec2,
    back: DVec2,
    /// From hip to shoulder, pixels.
    torso: f64,
    /// How well shoulders and hips are seen, how side-on, how sure the back's side: 0..=1 each.
    seen: f64,
    side_on: f64,
    certainty: f64,
}

impl Stance {
    fn of(pose: &Pose) -> Option<Self> {
        let seen = visibility(pose, Group::Shoulders).min(visibility(pose, Group::Hips));
        let (shoulder, hip) = (shoulders(pose), hips(pose));
        let axis = direction(hip, shoulder)?;
        let torso = shoulder.distance(hip);
        if seen < MIN_VISIBILITY || torso < MIN_TORSO {
            return None;
        }
        let side_on = side_on(pose, axis, torso)?;
        let (belly, agreement) = belly(pose, axis, torso)?;
        let back = -belly;
        let certainty = (agreement / (2.0 * MIN_AGREEMENT)).min(1.0);
        (back.y <= MAX_DOWN).then_some(Self { hip, shoulder, axis, back, torso, seen, side_on, certainty })
    }

    /// The place at a share of the way from hip to shoulder and a height over it, torso lengths.
    fn place(&self, t: f64, height: f64) -> DVec2 {
        self.hip.lerp(self.shoulder, t) + self.back * height * self.torso
    }
}

/// What of an outline the curve of the back is read off, and all of it: how far the body reaches behind the line from hip
/// to shoulder. An outline made of it has the same curve.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BackProfile {
    /// Heights over that line from the hips to the shoulders, evenly spaced, torso lengths; negative where a hollow back
    /// lies before it, [`BackProfile::OPEN`] where the body does not end within reach.
    pub heights: [f64; Self::RAYS],
}

impl BackProfile {
    /// How many heights there are.
    pub const RAYS: usize = RAYS;
    /// The height that stands for none: farther than a back is looked for.
    pub const OPEN: f64 = 1.0;

    /// The profile of an outline; `None` where [`back_curve`] would not look at it: shoulders or hips aren't seen, the person
    /// isn't side-on or lies on the back, or the outline doesn't pass along the back.
    pub fn of(outline: &Outline, pose: &Pose) -> Option<Self> {
        let stance = Stance::of(pose)?;
        (outline.points.len() >= 3).then_some(())?;
        let heights = std::array::from_fn(|ray| {
            let origin = stance.hip.lerp(stance.shoulder, share(ray));
            height(outline, origin, stance.back, stance.torso).map_or(Self::OPEN, |h| h / stance.torso)
        });
        let profile = Self { heights };
        (profile.coverage() >= MIN_COVERAGE).then_some(profile)
    }

    /// The corners of an outline with this profile for this pose, into a list whose memory is used again; none where the pose has
    /// no profile. It is clockwise, and closed before the belly.
    pub fn outline(&self, pose: &Pose, points: &mut Vec<DVec2>) {
        points.clear();
        let Some(stance) = Stance::of(pose) else { return };
        // Beyond the first and the last ray, so that these too cross it once.
        let beyond = 0.5 / (RAYS - 1) as f64;
        points.push(stance.place(-beyond, self.heights[0]));
        points.extend(self.heights.iter().enumerate().map(|(ray, &height)| stance.place(share(ray), height)));
        points.push(stance.place(1.0 + beyond, self.heights[RAYS - 1]));
        points.push(stance.place(1.0 + beyond, -1.0));
        points.push(stance.place(-beyond, -1.0));
        if stance.axis.perp_dot(stance.back) > 0.0 {
            points.reverse();
        }
    }

    /// Share of the rays that meet the outline.
    fn coverage(&self) -> f64 {
        self.heights.iter().filter(|h| **h < Self::OPEN).count() as f64 / RAYS as f64
    }
}

/// Where a ray leaves the line from hip to shoulder, 0 at the hip.
fn share(ray: usize) -> f64 {
    ray as f64 / (RAYS - 1) as f64
}

/// The curve of the back of a person seen from the side; `None` (abstention) when shoulders or hips aren't seen,
/// the person isn't side-on, lies on the back, or the outline doesn't pass along the back.
pub fn back_curve(outline: &Outline, pose: &Pose) -> Option<BackCurve> {
    let profile = BackProfile::of(outline, pose)?;
    let stance = Stance::of(pose)?;
    let mut heights = Contour::EMPTY;
    for (ray, &height) in profile.heights.iter().enumerate().filter(|(_, h)| **h < BackProfile::OPEN) {
        heights.push(DVec2::new(share(ray), height));
    }
    let fit = Parabola::fit(&heights)?;
    // The chord leans against the axis; sagitta and chord are measured in its own frame.
    let lean = fit.height(1.0) - fit.height(0.0);
    let sagitta = fit.height(0.5) - 0.5 * (fit.height(0.0) + fit.height(1.0));
    let index = sagitta / (1.0 + lean * lean);

    let Stance { hip, axis, back, torso, seen, side_on, certainty, .. } = stance;
    let smoothness = 1.0 - (fit.residual / ROUGH).min(1.0);
    let free = if arm_behind(pose, back, hip, axis, torso, &fit) { 0.3 } else { 1.0 };
    let confidence = seen * side_on * profile.coverage() * smoothness * certainty * free;
    let mut contour = Contour::EMPTY;
    for at in (0..heights.len()).rev() {
        let point = smoothed(&heights, at);
        contour.push(stance.place(point.x, point.y));
    }
    (confidence >= MIN_CONFIDENCE).then(|| BackCurve {
        index,
        confidence,
        facing: if (axis - back).x < 0.0 { Facing::Left } else { Facing::Right },
        contour,
        chord: [1.0, 0.0].map(|t| stance.place(t, fit.height(t))),
    })
}

/// How side-on the person is, 0..=1; `None` when they aren't.
fn side_on(pose: &Pose, axis: DVec2, torso: f64) -> Option<f64> {
    let line = (image(pose, Point::LeftShoulder) - image(pose, Point::RightShoulder)) / torso;
    let ramp = |value: f64, (none, full): (f64, f64)| ((none - value) / (none - full)).min(1.0);
    let share = ramp(line.length(), SHOULDER_LINE).min(ramp(line.perp_dot(axis).abs(), SHOULDER_BREADTH));
    (share > 0.0).then_some(share)
}

/// The unit vector across the axis to the belly's side, and how far its witnesses agree, 0..=1; `None` when they
/// don't.
fn belly(pose: &Pose, axis: DVec2, torso: f64) -> Option<(DVec2, f64)> {
    let across = axis.perp();
    let (mut sum, mut weights) = (0.0, 0.0);
    let mut witness = |value: f64, weight: f64| {
        if value.is_finite() && weight.is_finite() {
            sum += value.clamp(-1.0, 1.0) * weight;
            weights += weight;
        }
    };

    // The trunk itself, in space: its left side and its upward axis span a plane, whose normal points forward.
    let world = |point: Point| pose.at(point).world;
    let left = world(Point::LeftShoulder) - world(Point::RightShoulder) + world(Point::LeftHip)
        - world(Point::RightHip);
    let up = world(Point::LeftShoulder) + world(Point::RightShoulder)
        - world(Point::LeftHip)
        - world(Point::RightHip);
    if let Some(forward) = left.cross(up).try_normalize() {
        witness(forward.truncate().dot(across), 1.0);
    }
    // The face looks forward.
    let ears = (image(pose, Point::LeftEar) + image(pose, Point::RightEar)) * 0.5;
    if let Some(face) = direction(ears, image(pose, Point::Nose)) {
        witness(face.dot(across), pose.at(Point::Nose).visibility);
    }
    // Knees and arms come before the trunk rather than behind it; half a torso counts fully.
    for (from, to, weight) in [
        (Point::LeftHip, Point::LeftKnee, 0.75),
        (Point::RightHip, Point::RightKnee, 0.75),
        (Point::LeftShoulder, Point::LeftWrist, 0.25),
        (Point::RightShoulder, Point::RightWrist, 0.25),
    ] {
        let reach = (image(pose, to) - image(pose, from)).dot(across) / (0.5 * torso);
        witness(reach, weight * pose.at(to).visibility);
    }
    // Toes point forward while the trunk is upright; on hands and knees they say nothing.
    for (heel, toe) in [(Point::LeftHeel, Point::LeftFootIndex), (Point::RightHeel, Point::RightFootIndex)] {
        if let Some(foot) = direction(image(pose, heel), image(pose, toe)) {
            witness(foot.dot(across), 0.5 * pose.at(toe).visibility * (-axis.y).max(0.0));
        }
    }

    let agreement = sum / weights;
    (agreement.abs() >= MIN_AGREEMENT).then(|| (across * agreement.signum(), agreement.abs()))
}

/// How far from `origin`, in direction `back`, the body ends, pixels: where a ray first leaves the outline. Where
/// the origin lies already behind a hollow back, the height is negative.
fn height(outline: &Outline, origin: DVec2, back: DVec2, torso: f64) -> Option<f64> {
    // The two nearest crossings ahead and how many there are, and the nearest behind.
    let (mut nearest, mut next, mut crossings) = (f64::INFINITY, f64::INFINITY, 0_usize);
    let mut behind = None;
    let points = &outline.points;
    let last = points.last()?;
    for (a, b) in std::iter::once(last).chain(points).zip(points) {
        // In the ray's frame: x along it, y beside it.
        let (a, b) = (*a - origin, *b - origin);
        let (beside_a, beside_b) = (back.perp_dot(a), back.perp_dot(b));
        if (beside_a > 0.0) == (beside_b > 0.0) {
            continue;
        }
        let along = back.dot(a.lerp(b, beside_a / (beside_a - beside_b)));
        if along > 0.0 {
            crossings += 1;
            (nearest, next) = (nearest.min(along), next.min(nearest.max(along)));
        } else {
            behind = Some(behind.map_or(along, |last: f64| last.max(along)));
        }
    }
    // Beyond the farthest crossing is outside, so the origin is inside after an odd number of them.
    let outside = crossings.is_multiple_of(2);
    let exit = if outside { next } else { nearest };
    let exit = Some(exit).filter(|&along| along <= REACH.0 * torso);
    let before = behind.filter(|&along| along >= -REACH.1 * torso);
    if outside { before.or(exit) } else { exit }
}

/// A height averaged with two neighbours to each side, fewer towards the ends, so that the ends stay in place.
fn smoothed(heights: &[DVec2], at: usize) -> DVec2 {
    let reach = at.min(heights.len() - 1 - at).min(2);
    let window = &heights[at - reach..=at + reach];
    window.iter().sum::<DVec2>() / window.len() as f64
}

/// Whether an arm lies where the back is looked for.
fn arm_behind(pose: &Pose, back: DVec2, hip: DVec2, axis: DVec2, torso: f64, fit: &Parabola) -> bool {
    [Point::LeftElbow, Point::RightElbow, Point::LeftWrist, Point::RightWrist].into_iter().any(|point| {
        let offset = (image(pose, point) - hip) / torso;
        let (t, height) = (offset.dot(axis), offset.dot(back));
        pose.at(point).visibility > 0.5 && (0.0..0.9).contains(&t) && height > 0.8 * fit.height(t)
    })
}

/// A parabola of heights over t.
struct Parabola {
    /// Coefficients of 1, s and s^2, where s = 2 t - 1.
    coefficients: DVec3,
    /// Root-mean-square distance of the heights from it.
    residual: f64,
}

impl Parabola {
    /// Least squares, again and again, each time with less weight for what lay far from the last fit (Geman and
    /// McClure).
    fn fit(heights: &[DVec2]) -> Option<Self> {
        const ROUNDS: usize = 8;
        const SCALE: f64 = 0.02;
        let mut weights = [1.0; RAYS];
        let mut fit = Parabola { coefficients: DVec3::ZERO, residual: 0.0 };
        for _ in 0..ROUNDS {
            let (mut matrix, mut vector) = (DMat3::ZERO, DVec3::ZERO);
            for (point, weight) in heights.iter().zip(&weights) {
                let basis = basis(point.x);
                matrix += DMat3::from_cols(basis * basis.x, basis * basis.y, basis * basis.z) * *weight;
                vector += basis * point.y * *weight;
            }
            if matrix.determinant().abs() < 1e-9 {
                return None;
            }
            fit.coefficients = matrix.inverse() * vector;
            let mut squares = 0.0;
            for (point, weight) in heights.iter().zip(&mut weights) {
                let off = point.y - fit.height(point.x);
                squares += off * off;
                let doubt = 1.0 + (off / SCALE) * (off / SCALE);
                *weight = 1.0 / (doubt * doubt);
            }
            fit.residual = libm::sqrt(squares / heights.len() as f64);
        }
        fit.coefficients.is_finite().then_some(fit)
    }

    fn height(&self, t: f64) -> f64 {
        self.coefficients.dot(basis(t))
    }
}

fn basis(t: f64) -> DVec3 {
    let s = 2.0 * t - 1.0;
    DVec3::new(1.0, s, s * s)
}
