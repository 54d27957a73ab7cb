//! A person drawn from the side, with a known curve of the back.

use body::{Landmark, Outline, POINTS, Point, Pose};
use glam::{DVec2, DVec3};

/// How the person stands in the picture.
#[derive(Debug, Clone, Copy)]
pub struct Stance {
    /// Middle of the hips, pixels.
    pub hip: DVec2,
    /// From hips to shoulders, a unit vector.
    pub up: DVec2,
    /// Whether the belly lies at the right hand when looking along `up` on the screen.
    pub belly_right: bool,
    /// Length of the torso, pixels.
    pub torso: f64,
}

impl Stance {
    /// Standing upright, looking to the picture's right.
    pub fn standing() -> Self {
        Stance { hip: DVec2::new(300.0, 320.0), up: DVec2::NEG_Y, belly_right: true, torso: 180.0 }
    }

    /// On hands and knees, the head to the picture's right.
    pub fn hands_and_knees() -> Self {
        Stance { up: DVec2::X, ..Self::standing() }
    }

    /// The direction to the belly's side.
    pub fn belly(&self) -> DVec2 {
        if self.belly_right { self.up.perp() } else { -self.up.perp() }
    }

    /// A point of the trunk's own frame (along the trunk, to the back; torso lengths) in the picture.
    pub fn place(&self, along: f64, back: f64) -> DVec2 {
        self.hip + (self.up * along - self.belly() * back) * self.torso
    }

    /// All landmarks, well seen, arms and knees before the trunk.
    pub fn pose(&self) -> Pose {
        let (up, belly) = (self.up, self.belly());
        let left = DVec3::new(0.0, 0.0, up.perp_dot(belly));
        let landmark = |index: usize| {
            let (along, back, side) = position(index);
            let flat = (up * along - belly * back) * 0.5;
            let world = flat.extend(0.0) + left * (side * 0.18);
            Landmark {
                image: self.place(along, back).extend(world.z * self.torso),
                world,
                visibility: 0.99,
                presence: 0.99,
            }
        };
        Pose { landmarks: std::array::from_fn(landmark), score: 1.0 }
    }

    /// An outline whose back is a circular arc over the chord between the heights `at_hip` and `at_shoulder`
    /// (torso lengths behind the joints), with the given sagitta over chord.
    pub fn outline(&self, index: f64, at_hip: f64, at_shoulder: f64) -> Outline {
        let (from, to) = (DVec2::new(0.0, at_hip), DVec2::new(1.0, at_shoulder));
        let mut points = vec![DVec2::new(-0.25, -0.2), DVec2::new(-0.25, at_hip * 0.6)];
        points.extend(arc(from, to, index));
        points.extend([DVec2::new(1.2, at_shoulder * 0.6), DVec2::new(1.2, -0.2)]);
        let mut points: Vec<_> = points.iter().map(|point| self.place(point.x, point.y)).collect();
        if !self.belly_right {
            // Drawn as seen from the other side: turn it round, so that it stays clockwise.
            points.reverse();
        }
        Outline { points }
    }
}

/// Points of a circular arc from one end of a chord to the other, bulging to the chord's left by `index` chord
/// lengths.
fn arc(from: DVec2, to: DVec2, index: f64) -> Vec<DVec2> {
    const STEPS: usize = 60;
    let chord = to - from;
    let height = |t: f64| {
        if index == 0.0 {
            return 0.0;
        }
        let sagitta = index.abs();
        let radius = (0.25 + sagitta * sagitta) / (2.0 * sagitta);
        let off = t - 0.5;
        index.signum() * ((radius * radius - off * off).sqrt() - (radius - sagitta))
    };
    (0..=STEPS)
        .map(|step| {
            let t = step as f64 / STEPS as f64;
            from + chord * t + chord.perp() * height(t)
        })
        .collect()
}

/// Along the trunk, to the back, and to the person's left, in torso lengths; 0 hips, 1 shoulders.
fn position(index: usize) -> (f64, f64, f64) {
    const NOSE: usize = Point::Nose as usize;
    let side = if index == NOSE {
        0.0
    } else if index < 11 {
        0.15
    } else {
        0.5
    };
    // After the face's first points, left and right take turns; in the face they don't, but lie close together.
    let side = if index.is_multiple_of(2) { -side } else { side };
    let (along, back) = match index {
        NOSE => (1.35, -0.22),
        7 | 8 => (1.38, -0.02),
        1..=10 => (1.38, -0.18),
        11 | 12 => (1.0, 0.0),
        13 | 14 => (0.9, -0.5),
        15..=22 => (0.8, -0.9),
        23 | 24 => (0.0, 0.0),
        25 | 26 => (-0.3, -0.8),
        27 | 28 => (-1.0, -0.7),
        29 | 30 => (-1.1, -0.65),
        31 | 32 => (-1.1, -0.95),
        other => unreachable!("there are {POINTS} landmarks, not {other}"),
    };
    (along, back, side)
}
