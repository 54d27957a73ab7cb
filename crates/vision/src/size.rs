//! Which of the three landmark networks a machine should run, by measured speed.

/// The three BlazePose landmark networks, by growing accuracy and cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// For slow machines.
    Lite,
    /// The usual one.
    Full,
    /// For machines with time to spare.
    Heavy,
}

/// A larger network must be expected to take no longer than this, milliseconds: at 30 pictures a second the rest of
/// the page needs its share.
const ROOM_MS: f64 = 25.0;
/// A network that takes longer than this gives too few pictures a second to follow a movement, milliseconds.
const SLOW_MS: f64 = 66.0;

impl Size {
    /// From the cheapest to the dearest.
    pub const ALL: [Size; 3] = [Size::Lite, Size::Full, Size::Heavy];

    /// Cost against the full network, measured on a processor (docs/vision.md).
    fn cost(self) -> f64 {
        match self {
            Size::Lite => 0.65,
            Size::Full => 1.0,
            Size::Heavy => 3.6,
        }
    }

    /// The size to run from now on, given what this one takes (median of some runs, milliseconds). It settles: the size
    /// that is left for being slow is not expected to have room, so it isn't come back to at the same speed. A
    /// time that isn't a positive number changes nothing.
    pub fn next(self, network_ms: f64) -> Size {
        if network_ms.is_nan() || network_ms <= 0.0 {
            return self;
        }
        let expected = |size: Size| network_ms * size.cost() / self.cost();
        let largest_within = |limit: f64| Self::ALL.into_iter().rev().find(|&size| expected(size) <= limit);
        if network_ms > SLOW_MS {
            return largest_within(SLOW_MS).unwrap_or(Size::Lite).min(self);
        }
        largest_within(ROOM_MS).map_or(self, |size| size.max(self))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_size_follows_the_speed() {
        #[track_caller]
        fn check(size: Size, network_ms: f64, next: Size) {
            assert_eq!(size.next(network_ms), next);
        }
        check(Size::Full, 35.0, Size::Full);
        check(Size::Full, 60.0, Size::Full);
        check(Size::Full, 80.0, Size::Lite);
        check(Size::Full, 500.0, Size::Lite);
        check(Size::Lite, 500.0, Size::Lite);
        check(Size::Full, 6.0, Size::Heavy);
        check(Size::Full, 8.0, Size::Full);
        check(Size::Lite, 12.0, Size::Full);
        check(Size::Lite, 3.0, Size::Heavy);
        check(Size::Heavy, 22.0, Size::Heavy);
        check(Size::Heavy, 100.0, Size::Full);
        check(Size::Full, f64::NAN, Size::Full);
        check(Size::Heavy, 0.0, Size::Heavy);
    }

    proptest! {
        #[test]
        fn a_steady_machine_settles(full_ms in 0.1..2000.0_f64, start in 0..3_usize) {
            let mut size = Size::ALL[start];
            for _ in 0..2 {
                size = size.next(full_ms * size.cost());
            }
            prop_assert_eq!(size.next(full_ms * size.cost()), size);
        }
    }
}
