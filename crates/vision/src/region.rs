//! The square of the picture in which the landmark network looks.

use std::f64::consts::{FRAC_PI_2, PI};

use glam::DVec2;

/// How much larger than the circle around the person the region is.
const MARGIN: f64 = 1.25;
/// The smallest region that can show a person, pixels.
const MIN_SIZE: f64 = 8.0;
/// The largest region, in lengths of the picture's longer side: a person who is mostly outside of it.
const MAX_SIZE: f64 = 8.0;
/// How far outside of the picture the region's centre may lie, in its own size.
const MAX_OUTSIDE: f64 = 0.35;

/// A rotated square in the image frame (pixels, x right, y down).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Region {
    /// Its centre.
    pub center: DVec2,
    /// Length of a side, pixels.
    pub size: f64,
    /// Clockwise rotation as seen on the screen, radians, -pi..pi; 0 is upright.
    pub rotation: f64,
}

impl Region {
    /// The region around the middle of the hips, turned so that the person's axis (from `hips` to `rim`, a
    /// point on the circle around the whole body) points up in it.
    pub(crate) fn around(hips: DVec2, rim: DVec2) -> Self {
        let axis = rim - hips;
        let rotation = wrap(FRAC_PI_2 - libm::atan2(-axis.y, axis.x));
        Region { center: hips, size: 2.0 * axis.length() * MARGIN, rotation }
    }

    /// The smallest upright square around the whole picture, centred.
    pub(crate) fn letterbox(width: usize, height: usize) -> Self {
        let size = DVec2::new(width as f64, height as f64);
        Region { center: size * 0.5, size: size.max_element(), rotation: 0.0 }
    }

    /// The same square, seen turned by so many quarters clockwise.
    pub(crate) fn turned(self, quarters: usize) -> Self {
        Region { rotation: wrap(self.rotation + quarters as f64 * FRAC_PI_2), ..self }
    }

    /// The picture's point at a fraction of the region (0..=1 each way).
    pub fn point(&self, fraction: DVec2) -> DVec2 {
        self.center + self.turn((fraction - DVec2::splat(0.5)) * self.size)
    }

    /// The region's fraction at a point of the picture: the inverse of [`Region::point`].
    pub fn fraction(&self, point: DVec2) -> DVec2 {
        let offset = point - self.center;
        let (sine, cosine) = (libm::sin(self.rotation), libm::cos(self.rotation));
        let unturned = DVec2::new(cosine * offset.x + sine * offset.y, cosine * offset.y - sine * offset.x);
        unturned / self.size + DVec2::splat(0.5)
    }

    /// A vector of the region, turned into the picture's directions.
    pub fn turn(&self, vector: DVec2) -> DVec2 {
        let (sine, cosine) = (libm::sin(self.rotation), libm::cos(self.rotation));
        DVec2::new(cosine * vector.x - sine * vector.y, sine * vector.x + cosine * vector.y)
    }

    /// Whether it is worth looking at: made of numbers, neither a speck nor far larger than the picture, and with a
    /// good part of its circle in the picture.
    pub(crate) fn is_usable(&self, width: usize, height: usize) -> bool {
        let picture = DVec2::new(width as f64, height as f64);
        let nearest = self.center.clamp(DVec2::ZERO, picture);
        self.center.is_finite()
            && self.rotation.is_finite()
            && self.size >= MIN_SIZE
            && self.size <= MAX_SIZE * picture.max_element()
            && self.center.distance(nearest) <= MAX_OUTSIDE * self.size
    }
}

/// An angle brought to -pi..pi.
fn wrap(angle: f64) -> f64 {
    angle - 2.0 * PI * libm::floor((angle + PI) / (2.0 * PI))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_persons_axis_points_up_in_the_region() {
        #[track_caller]
        fn check(rim: DVec2, rotation_deg: f64) {
            let hips = DVec2::new(100.0, 100.0);
            let region = Region::around(hips, rim);
            assert!((region.rotation.to_degrees() - rotation_deg).abs() < 1e-9, "{region:?}");
            assert!((region.size - 2.5 * hips.distance(rim)).abs() < 1e-9);
            assert!(region.fraction(rim).distance(DVec2::new(0.5, 0.1)) < 1e-9);
        }
        check(DVec2::new(100.0, 20.0), 0.0);
        check(DVec2::new(180.0, 100.0), 90.0);
        check(DVec2::new(20.0, 100.0), -90.0);
        check(DVec2::new(160.0, 40.0), 45.0);
    }

    #[test]
    fn what_is_worth_looking_at() {
        #[track_caller]
        fn check(x: f64, y: f64, size: f64, rotation: f64, expected: bool) {
            let region = Region { center: DVec2::new(x, y), size, rotation };
            assert_eq!(region.is_usable(640, 480), expected, "{region:?}");
        }
        check(320.0, 240.0, 400.0, 0.3, true);
        check(320.0, 560.0, 400.0, 0.3, true);
        check(320.0, 700.0, 400.0, 0.3, false);
        check(320.0, 240.0, 3.0, 0.3, false);
        check(320.0, 240.0, 1e5, 0.3, false);
        check(f64::NAN, 240.0, 400.0, 0.3, false);
        check(320.0, 240.0, f64::NAN, 0.3, false);
        check(320.0, 240.0, 400.0, f64::INFINITY, false);
    }

    proptest! {
        #[test]
        fn fractions_and_points_are_inverse(
            x in -100.0..900.0_f64, y in -100.0..900.0_f64, size in 10.0..2000.0_f64, rotation in -3.2..3.2_f64,
            u in -0.5..1.5_f64, v in -0.5..1.5_f64,
        ) {
            let region = Region { center: DVec2::new(x, y), size, rotation };
            let fraction = DVec2::new(u, v);
            prop_assert!(region.fraction(region.point(fraction)).distance(fraction) < 1e-9);
        }

        #[test]
        fn the_letterbox_holds_the_whole_picture(width in 1..3000_usize, height in 1..3000_usize) {
            let letterbox = Region::letterbox(width, height);
            let size = DVec2::new(width as f64, height as f64);
            for corner in [DVec2::ZERO, size, size.with_x(0.0), size.with_y(0.0)] {
                let fraction = letterbox.fraction(corner);
                prop_assert!(fraction.cmpge(DVec2::splat(-1e-9)).all() && fraction.cmple(DVec2::splat(1.0 + 1e-9)).all());
                prop_assert!(letterbox.point(fraction).distance(corner) < 1e-6);
            }
            prop_assert!(letterbox.fraction(size * 0.5).distance(DVec2::splat(0.5)) < 1e-9);
        }
    }
}
