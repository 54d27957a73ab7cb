//! A pinhole camera that sees the mannequin: projection, what hides what, and the silhouette.

use glam::{DVec2, DVec3};

use super::figure::{Capsule, Figure};
use super::silhouette::{Flat, outline};
use super::surface::ARMS;
use crate::observation::{Landmark, Observation, POINTS, Point, Pose};

/// A camera in the room, without lens distortion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// Where it stands, room frame, metres.
    pub position: DVec3,
    /// Unit vector to the picture's right.
    pub right: DVec3,
    /// Unit vector of the line of sight.
    pub sight: DVec3,
    /// Focal length, pixels.
    pub focal_px: f64,
    /// Width and height of the picture, pixels.
    pub size: DVec2,
}

/// Height of a camera on a table or a chest of drawers, metres.
const HEIGHT_M: f64 = 0.8;
/// Nobody puts it nearer than this, metres.
const NEAREST_M: f64 = 1.6;
/// Share of the picture's half width and half height that the body fills at most.
const FILLED: f64 = 0.8;
/// A webcam's picture and its horizontal angle of view of 60 degrees.
const SIZE: DVec2 = DVec2::new(640.0, 480.0);
const FOCAL_PX: f64 = 554.0;
/// Visibility of what is seen and of what is hidden: the networks are sure of the first and guess the second.
const SEEN: f64 = 0.97;
const HIDDEN: f64 = 0.2;
/// Visibility of shoulders and hips that only an arm covers.
const GUESSED: f64 = 0.7;
/// Shoulders and hips.
const TRUNK_POINTS: [usize; 4] = [11, 12, 23, 24];

impl Camera {
    /// A camera at a table's height, `yaw_deg` round the person (0 in front of somebody with yaw 0, 90 at their left),
    /// as far away as needed to see the whole body in all of the given figures.
    pub fn around(figures: &[Figure], yaw_deg: f64) -> Self {
        let points = || figures.iter().flat_map(|figure| figure.capsules.iter()).flat_map(|c| [c.a, c.b]);
        let low = points().fold(DVec3::INFINITY, DVec3::min);
        let high = points().fold(DVec3::NEG_INFINITY, DVec3::max);
        let target = if low.is_finite() && high.is_finite() { 0.5 * (low + high) } else { DVec3::Y };
        let mut distance_m = NEAREST_M;
        // Each round brings the farthest point to the border; perspective makes that a little wrong.
        for _ in 0..6 {
            let camera = Self::looking_at(target, yaw_deg, distance_m, HEIGHT_M);
            let half = 0.5 * camera.size;
            let filled = points()
                .map(|point| ((camera.project(point).truncate() - half) / half).abs().max_element())
                .fold(0.0, f64::max);
            distance_m = (distance_m * filled / FILLED).max(NEAREST_M);
        }
        Self::looking_at(target, yaw_deg, distance_m, HEIGHT_M)
    }

    /// A camera of 640 x 480 pixels at a height over the floor and a level distance from what it looks at, `yaw_deg`
    /// round it.
    pub fn looking_at(target: DVec3, yaw_deg: f64, distance_m: f64, height_m: f64) -> Self {
        let (sin, cos) = (libm::sin(yaw_deg.to_radians()), libm::cos(yaw_deg.to_radians()));
        let towards = DVec3::new(sin, 0.0, cos);
        let position = DVec3::new(target.x, height_m, target.z) + towards * distance_m;
        Self {
            position,
            right: DVec3::new(cos, 0.0, -sin),
            sight: (target - position).try_normalize().unwrap_or(-towards),
            focal_px: FOCAL_PX,
            size: SIZE,
        }
    }

    /// Unit vector to the picture's lower border.
    fn down(&self) -> DVec3 {
        self.sight.cross(self.right)
    }

    /// A point as the camera has it: to the right, down, and along the line of sight, metres.
    fn local(&self, point: DVec3) -> DVec3 {
        let from = point - self.position;
        DVec3::new(from.dot(self.right), from.dot(self.down()), from.dot(self.sight))
    }

    /// Where a point of the room is in the picture, pixels, and how far along the line of sight, metres.
    pub fn project(&self, point: DVec3) -> DVec3 {
        let local = self.local(point);
        let depth = local.z.max(0.05);
        (0.5 * self.size + local.truncate() * (self.focal_px / depth)).extend(local.z)
    }

    /// What the camera sees, without noise; the smoothed pose is the same as the pose. The outline takes most of the
    /// time and is left out where nobody needs it.
    pub fn observe(&self, figure: &Figure, time_s: f64, with_outline: bool) -> Observation {
        let flat = figure.capsules.map(|capsule| self.flat(&capsule));
        let hips = 0.5 * (figure.at(Point::LeftHip) + figure.at(Point::RightHip));
        let (origin, hip_depth) = (self.local(hips), self.project(hips).z.max(0.05));
        let mut landmarks =
            [Landmark { image: DVec3::ZERO, world: DVec3::ZERO, visibility: 0.0, presence: 0.0 }; POINTS];
        for (at, landmark) in landmarks.iter_mut().enumerate() {
            let place = figure.landmarks[at];
            let seen = self.project(place);
            let depth_px = (seen.z - hip_depth) * self.focal_px / hip_depth;
            let inside = seen.z > 0.05
                && seen.truncate().cmpge(DVec2::ZERO).all()
                && seen.truncate().cmple(self.size).all();
            *landmark = Landmark {
                image: seen.truncate().extend(depth_px),
                world: self.local(place) - origin,
                visibility: if inside { self.visibility(figure, &flat, at, seen) } else { 0.05 },
                presence: if inside { 0.98 } else { 0.1 },
            };
        }
        let pose = Pose { landmarks, score: 0.98 };
        Observation {
            time_s,
            size: self.size,
            smooth: Some(pose.clone()),
            pose: Some(pose),
            outline: if with_outline { outline(&flat, self.size) } else { None },
            brightness: 0.5,
        }
    }

    /// An empty room.
    pub fn nobody(&self, time_s: f64) -> Observation {
        Observation { time_s, size: self.size, pose: None, smooth: None, outline: None, brightness: 0.5 }
    }

    fn flat(&self, capsule: &Capsule) -> Flat {
        let (a, b) = (self.project(capsule.a), self.project(capsule.b));
        let radius = |radius: f64, depth: f64| radius * self.focal_px / depth.max(0.05);
        Flat {
            a: a.truncate(),
            b: b.truncate(),
            radius_a: radius(capsule.radius_a, a.z),
            radius_b: radius(capsule.radius_b, b.z),
        }
    }

    /// How visible a landmark is: it is hidden when the line of sight enters the body farther before it than its own flesh
    /// is thick. Its own limb does not hide it, and an arm before a shoulder or a hip leaves no doubt where that is: so
    /// the networks see it.
    fn visibility(&self, figure: &Figure, flat: &[Flat], at: usize, seen: DVec3) -> f64 {
        let (target, place) = (figure.landmarks[at], seen.truncate());
        let ray = (target - self.position).normalize_or(self.sight);
        let distance = (target - self.position).length();
        let (mut enters, mut enters_arm) = (distance, distance);
        for (number, (capsule, flat)) in figure.capsules.iter().zip(flat).enumerate() {
            let reach = flat.radius_a.max(flat.radius_b) + 0.5 * flat.a.distance(flat.b);
            let far = place.distance_squared(flat.a.midpoint(flat.b)) >= reach * reach;
            if far || is_own(at, number) {
                continue;
            }
            let is_arm = ARMS.iter().any(|arm| arm.contains(&number));
            let first = if is_arm { &mut enters_arm } else { &mut enters };
            *first = first.min(self.entry(capsule, ray));
        }
        let own = own_flesh(at) * figure.torso_m;
        let visible = |enters: f64| {
            let hidden = (((distance - enters) - own) / own).clamp(0.0, 1.0);
            SEEN + (HIDDEN - SEEN) * hidden * hidden * (3.0 - 2.0 * hidden)
        };
        let least = if TRUNK_POINTS.contains(&at) { GUESSED } else { 0.0 };
        visible(enters).min(visible(enters_arm).max(least))
    }

    /// How far along a ray from the camera it enters a capsule, metres; infinite when it misses it. The capsule is
    /// taken as spheres at its ends and where it comes nearest to the ray.
    fn entry(&self, capsule: &Capsule, ray: DVec3) -> f64 {
        let axis = capsule.b - capsule.a;
        let from = capsule.a - self.position;
        let (along, length) = (axis.dot(ray), axis.length_squared());
        let slant = (length - along * along).max(1e-12);
        let share = ((along * from.dot(ray) - axis.dot(from)) / slant).clamp(0.0, 1.0);
        [0.0, share, 1.0]
            .into_iter()
            .map(|share| {
                let centre = from + axis * share;
                let radius = capsule.radius_a + share * (capsule.radius_b - capsule.radius_a);
                let nearest = centre.dot(ray);
                let within = radius * radius - (centre.length_squared() - nearest * nearest);
                if within > 0.0 { nearest - libm::sqrt(within) } else { f64::INFINITY }
            })
            .fold(f64::INFINITY, f64::min)
    }
}

/// Whether a capsule belongs to the limb of a landmark.
fn is_own(at: usize, capsule: usize) -> bool {
    // From the shoulders on, left landmarks have odd numbers.
    let side = 1 - at % 2;
    match at {
        0..=10 => false,
        11..=22 => ARMS[side].contains(&capsule),
        _ => (ARMS[side].end() + 1..=ARMS[side].end() + 3).contains(&capsule),
    }
}

/// How deep below the skin a landmark lies at most while it still counts as seen, torso lengths.
fn own_flesh(at: usize) -> f64 {
    match at {
        // Eyes, nose and mouth lie on the skin, ears behind a cheek.
        0..=10 => 0.12,
        // Shoulders and hips.
        11 | 12 => 0.26,
        23 | 24 => 0.32,
        // Elbows and knees.
        13 | 14 | 25 | 26 => 0.17,
        _ => 0.13,
    }
}
