//! How a body is built: segment lengths from stature.

/// A body's stature and proportions. Segment lengths are shares of stature after Drillis and Contini (1966), as in
/// Winter, *Biomechanics and Motor Control of Human Movement*, 4th ed. 2009, figure 4.1; each group of segments can
/// be longer or shorter than that by a factor. Radii and the places of the joints inside of the trunk are our own
/// estimates from the same figure's breadths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Build {
    /// Standing height, metres.
    pub stature_m: f64,
    /// Factor on the trunk's length, about 0.9..=1.1.
    pub trunk: f64,
    /// Factor on the arms' length, about 0.9..=1.1.
    pub arms: f64,
    /// Factor on the legs' length, about 0.9..=1.1.
    pub legs: f64,
    /// Factor on the breadth of shoulders and hips, about 0.85..=1.2.
    pub breadth: f64,
    /// Factor on all thicknesses, about 0.8..=1.4.
    pub girth: f64,
}

impl Default for Build {
    /// An adult of 1.70 m with the average's proportions.
    fn default() -> Self {
        Self { stature_m: 1.70, trunk: 1.0, arms: 1.0, legs: 1.0, breadth: 1.0, girth: 1.0 }
    }
}

/// Segment lengths in shares of stature (Winter 2009, figure 4.1): hip to knee, knee to ankle, ankle to floor, shoulder
/// to elbow, elbow to wrist, length of the hand.
pub(crate) const THIGH: f64 = 0.245;
pub(crate) const SHANK: f64 = 0.246;
pub(crate) const ANKLE_HEIGHT: f64 = 0.039;
pub(crate) const UPPER_ARM: f64 = 0.186;
pub(crate) const FOREARM: f64 = 0.146;
pub(crate) const HAND: f64 = 0.108;
/// Half of the distance of the hip joints and of the shoulder joints. The figure's breadths (0.191 and 0.259) are
/// those of the outside; the joints lie inside of it.
pub(crate) const HALF_HIPS: f64 = 0.052;
pub(crate) const HALF_SHOULDERS: f64 = 0.106;

impl Build {
    /// Metres of a share of stature, by the factor of its group.
    pub(crate) fn trunk_m(&self, share: f64) -> f64 {
        self.stature_m * self.trunk * share
    }

    pub(crate) fn arm_m(&self, share: f64) -> f64 {
        self.stature_m * self.arms * share
    }

    pub(crate) fn leg_m(&self, share: f64) -> f64 {
        self.stature_m * self.legs * share
    }

    pub(crate) fn breadth_m(&self, share: f64) -> f64 {
        self.stature_m * self.breadth * share
    }

    pub(crate) fn girth_m(&self, share: f64) -> f64 {
        self.stature_m * self.girth * share
    }
}
