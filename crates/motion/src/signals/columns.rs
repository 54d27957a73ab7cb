//! The signals of a whole recording.

use body::Skeleton;

use super::{SIGNALS, signals};

/// Frames side by side.
pub(super) const LANES: usize = 8;

/// So many times eight frames ahead, memory is asked for what comes: long before it is needed, and not so long that it would be
/// gone from the nearest cache again.
#[cfg(target_arch = "x86_64")]
const AHEAD: usize = 2;

/// All signals of eight frames. One after another in memory, so that they are written in one go: columns as long as the
/// recording would be as many places to write to at once, and no cache likes that.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Block {
    pub(super) values: [[f64; LANES]; SIGNALS],
    pub(super) confidences: [[f64; LANES]; SIGNALS],
}

impl Block {
    const UNKNOWN: Self = Self { values: [[f64::NAN; LANES]; SIGNALS], confidences: [[0.0; LANES]; SIGNALS] };
}

/// All signals of a recording, each a column with a number per frame.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    blocks: Vec<Block>,
    frames: usize,
}

impl Columns {
    /// Those of bodies.
    pub fn of(bodies: &[Skeleton]) -> Self {
        let mut columns = Self::default();
        columns.read(bodies);
        columns
    }

    /// Those of bodies, instead of what was read before; memory is used again.
    ///
    /// Every bit is what [`signals`](super::signals()) gives, on every processor: those that can take four or eight
    /// numbers at a time, as it turns out when the program runs, take eight frames side by side.
    pub fn read(&mut self, bodies: &[Skeleton]) {
        self.frames = bodies.len();
        self.blocks.resize(bodies.len().div_ceil(LANES), Block::UNKNOWN);
        let done = side_by_side(&mut self.blocks, bodies);
        for (at, body) in bodies.iter().enumerate().skip(done) {
            let block = &mut self.blocks[at / LANES];
            for (signal, found) in signals(body).into_iter().enumerate() {
                block.values[signal][at % LANES] = found.value;
                block.confidences[signal][at % LANES] = found.confidence;
            }
        }
    }

    /// Value of each frame, in the signal's unit; NaN where it is not known. `signal` is a place in [`super::NAMES`].
    pub fn values(&self, signal: usize) -> impl Iterator<Item = f64> {
        self.blocks.iter().flat_map(move |block| block.values[signal]).take(self.frames)
    }

    /// Confidence of each frame, 0 (not known) ..= 1. `signal` is a place in [`super::NAMES`].
    pub fn confidences(&self, signal: usize) -> impl Iterator<Item = f64> {
        self.blocks.iter().flat_map(move |block| block.confidences[signal]).take(self.frames)
    }
}

/// Takes eight frames at a time where the processor is made for it; gives how many of the first frames it has done.
#[cfg(target_arch = "x86_64")]
fn side_by_side(blocks: &mut [Block], bodies: &[Skeleton]) -> usize {
    use fearless_simd::{Level, Simd};
    let level = Level::new();
    if let Some(simd) = level.as_avx512() {
        simd.vectorize(
            #[inline(always)]
            || by_eights(simd, blocks, bodies),
        )
    } else if let Some(simd) = level.as_avx2() {
        simd.vectorize(
            #[inline(always)]
            || by_eights(simd, blocks, bodies),
        )
    } else {
        0
    }
}

/// Two numbers at a time are best spent on left and right of one frame.
#[cfg(not(target_arch = "x86_64"))]
fn side_by_side(_blocks: &mut [Block], _bodies: &[Skeleton]) -> usize {
    0
}

#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn by_eights<S: fearless_simd::Simd>(simd: S, blocks: &mut [Block], bodies: &[Skeleton]) -> usize {
    let (eights, _) = bodies.as_chunks::<LANES>();
    for (at, (block, eight)) in blocks.iter_mut().zip(eights).enumerate() {
        let later = eights.get(at + AHEAD);
        super::eight::signals(
            simd,
            eight,
            block,
            // From end to end, which a processor foresees: joint by joint through eight frames it does not.
            #[inline(always)]
            |lane| {
                let lines = later.iter().flat_map(|later| later[lane].joints.iter().step_by(2));
                std::hint::black_box(lines.fold(0, |bits, place| bits ^ place.confidence.to_bits()));
            },
        );
    }
    eights.len() * LANES
}

#[cfg(test)]
mod tests {
    use body::Joint;
    use glam::DVec3;
    use proptest::prelude::*;

    use super::*;

    /// Any number that may come, the ordinary ones most often.
    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![
            20 => -2.0..2.0,
            2 => (-3i8..3).prop_map(f64::from),
            1 => prop_oneof![Just(-0.0), Just(f64::NAN), Just(f64::INFINITY), Just(1e-300), Just(1e160), Just(-f64::MAX)],
        ]
    }

    fn skeleton() -> impl Strategy<Value = Skeleton> {
        let place = ([number(), number(), number()], prop_oneof![8 => 0.01..1.0, 1 => number()]);
        proptest::collection::vec(place, body::JOINTS).prop_map(|places| {
            let mut skeleton = Skeleton::default();
            for (joint, (position, confidence)) in Joint::ALL.into_iter().zip(places) {
                // Not through `set`, which would keep out what is not a number.
                let place = &mut skeleton.joints[joint as usize];
                (place.position, place.confidence) = (DVec3::from_array(position), confidence);
            }
            skeleton
        })
    }

    fn bits(column: impl Iterator<Item = f64>) -> Vec<u64> {
        column.map(f64::to_bits).collect()
    }

    #[track_caller]
    fn check(columns: &Columns, bodies: &[Skeleton]) {
        for signal in 0..SIGNALS {
            let one_by_one = |pick: fn(body::angles::Quantity) -> f64| {
                bits(bodies.iter().map(|body| pick(signals(body)[signal])))
            };
            let name = super::super::NAMES[signal];
            assert_eq!(bits(columns.values(signal)), one_by_one(|q| q.value), "value of {name}");
            assert_eq!(
                bits(columns.confidences(signal)),
                one_by_one(|q| q.confidence),
                "confidence of {name}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn every_bit_is_that_of_one_frame(bodies in proptest::collection::vec(skeleton(), 0..40)) {
            let mut columns = Columns::of(&[Skeleton::default(); 7]);
            columns.read(&bodies);
            check(&columns, &bodies);
            // Also as a processor without AVX-512 does it.
            #[cfg(target_arch = "x86_64")]
            if let Some(simd) = fearless_simd::Level::new().as_avx2() {
                let whole = &bodies[..bodies.len() / LANES * LANES];
                let mut columns = Columns { blocks: vec![Block::UNKNOWN; whole.len() / LANES], frames: whole.len() };
                by_eights(simd, &mut columns.blocks, whole);
                check(&columns, whole);
            }
        }
    }
}
