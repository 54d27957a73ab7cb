//! Two bones and their end: arms and legs, and how an end comes to where it is tied.

use glam::{DMat3, DVec3};

/// A chain of two bones and its end: shoulder, elbow, wrist and hand; or hip, knee, ankle and foot.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chain {
    pub(super) root: DVec3,
    pub(super) middle: DVec3,
    pub(super) end: DVec3,
    /// The end's own frame.
    pub(super) turn: DMat3,
}

impl Chain {
    /// Bends the middle joint, in the plane in which it is bent already, so that the end comes to `target`, or as near as
    /// the bones reach.
    pub(super) fn reach(&mut self, target: DVec3, lengths: [f64; 2], pole: DVec3) {
        let [upper, lower] = lengths;
        let Some(axis) = (target - self.root).try_normalize() else { return };
        let distance =
            (target - self.root).length().clamp((upper - lower).abs() + 1e-6, (upper + lower) * (1.0 - 1e-9));
        let along = (upper * upper - lower * lower + distance * distance) / (2.0 * distance);
        let height = libm::sqrt((upper * upper - along * along).max(0.0));
        let bent = self.middle - self.root;
        let across = |v: DVec3| v - v.dot(axis) * axis;
        // A straight limb has no plane of its own: the pole decides, the more the straighter it is.
        let side = across(bent) + 0.05 * upper * across(pole);
        self.middle = self.root + axis * along + side.normalize_or_zero() * height;
        self.end = self.root + axis * distance;
    }

    /// The end comes to where it is tied, by the share of the tie.
    pub(super) fn tie(&mut self, tied: &Chain, share: f64, lengths: [f64; 2], pole: DVec3) {
        if share <= 0.0 {
            return;
        }
        let share = share.min(1.0);
        self.reach(self.end.lerp(tied.end, share), lengths, pole);
        let mix = |a: DVec3, b: DVec3| a.lerp(b, share);
        let y = mix(self.turn.y_axis, tied.turn.y_axis).normalize_or_zero();
        let z = mix(self.turn.z_axis, tied.turn.z_axis);
        let z = (z - z.dot(y) * y).normalize_or_zero();
        self.turn = DMat3::from_cols(y.cross(z), y, z);
    }

    /// A hand that would go through the floor slides along it.
    pub(super) fn stay_above(&mut self, floor_m: f64, lengths: [f64; 2], hand_m: f64, pole: DVec3) {
        if self.end.y < floor_m {
            self.reach(self.end.with_y(floor_m), lengths, pole);
        }
        let down = self.turn.y_axis * hand_m;
        if self.end.y - down.y < floor_m {
            let rise = ((self.end.y - floor_m) / hand_m).clamp(-1.0, 1.0);
            let level = (self.turn.y_axis * DVec3::new(1.0, 0.0, 1.0)).normalize_or(DVec3::Z);
            let y = level * libm::sqrt(1.0 - rise * rise) + DVec3::Y * rise;
            let z = (self.turn.z_axis - self.turn.z_axis.dot(y) * y).normalize_or_zero();
            self.turn = DMat3::from_cols(y.cross(z), y, z);
        }
    }
}
