//! An onlooker far away: places in the room become places in a drawing.

use glam::{DVec2, DVec3};

/// Units of a drawing in a metre: one is a centimetre.
const UNITS: f64 = 100.0;

/// Where the onlooker stands.
#[derive(Debug, Clone, Copy)]
pub struct View {
    right: DVec3,
    up: DVec3,
    towards: DVec3,
}

impl View {
    /// `yaw_deg` round the person, looking down by `tilt_deg`.
    pub fn new(yaw_deg: f64, tilt_deg: f64) -> Self {
        let (sin, cos) = yaw_deg.to_radians().sin_cos();
        let (down, level) = tilt_deg.to_radians().sin_cos();
        let away = DVec3::new(sin, 0.0, cos);
        Self {
            right: DVec3::new(cos, 0.0, -sin),
            up: DVec3::Y * level - away * down,
            towards: away * level + DVec3::Y * down,
        }
    }

    /// Units to the right and down.
    pub fn place(&self, at: DVec3) -> DVec2 {
        UNITS * DVec2::new(at.dot(self.right), -at.dot(self.up))
    }

    /// How near it is, metres; only differences mean something.
    pub fn nearness(&self, at: DVec3) -> f64 {
        at.dot(self.towards)
    }

    /// A length in units.
    pub fn length(metres: f64) -> f64 {
        UNITS * metres
    }
}
