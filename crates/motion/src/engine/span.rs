//! Smallest and largest value of something during one movement.

#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Span {
    pub(super) const EMPTY: Self = Self { low: f64::INFINITY, high: f64::NEG_INFINITY };

    pub(super) fn take(&mut self, x: f64) {
        if x.is_finite() {
            self.low = self.low.min(x);
            self.high = self.high.max(x);
        }
    }

    /// 0 while nothing was taken.
    pub(super) fn width(&self) -> f64 {
        (self.high - self.low).max(0.0)
    }
}
