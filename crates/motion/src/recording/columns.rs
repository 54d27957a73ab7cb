//! The columns of a block: which numbers an entry has, in which order, and their bytes.

use body::{BackProfile, POINTS};

use super::Mark;
use super::grid::{HEAD, PER_POINT, PER_POSE};

/// What an entry is: bits of the parts that an observation has, or a mark.
pub(super) const POSE: i64 = 1;
pub(super) const SMOOTH: i64 = 2;
pub(super) const PROFILE: i64 = 4;
pub(super) const MARK: i64 = 8;

/// The kinds of entries.
pub(super) const KIND: usize = 0;
/// Time, width, height, brightness; a mark has only a time.
pub(super) const FIRST_HEAD: usize = 1;
/// The person's size by which the smoothing is guessed.
pub(super) const UNIT: usize = FIRST_HEAD + HEAD;
pub(super) const FIRST_POSE: usize = UNIT + 1;
pub(super) const FIRST_SMOOTH: usize = FIRST_POSE + PER_POSE;
/// The heights of the back.
pub(super) const FIRST_HEIGHT: usize = FIRST_SMOOTH + PER_POSE;
pub(super) const COLUMNS: usize = FIRST_HEIGHT + BackProfile::RAYS;

/// The column of a pose's number: like with like, so that neighbours in the block have the same spread.
pub(super) fn pose_column(number: usize) -> usize {
    match number.checked_sub(1) {
        None => 0,
        Some(at) => 1 + (at % PER_POINT) * POINTS + at / PER_POINT,
    }
}

/// The kind of entry that a mark is.
pub(super) fn kind_of(mark: Mark) -> i64 {
    MARK + mark as i64
}

/// The mark that a kind of entry is.
pub(super) fn mark_of(kind: i64) -> Option<Mark> {
    usize::try_from(kind - MARK).ok().and_then(|at| Mark::ALL.get(at).copied())
}

/// Appends a number: zigzag, then seven bits a byte, the low ones first.
pub(super) fn put(bytes: &mut Vec<u8>, number: i64) {
    let mut rest = ((number << 1) ^ (number >> 63)) as u64;
    while rest >= 0x80 {
        bytes.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

/// Takes a number off the front; `None` where there is none.
pub(super) fn get(bytes: &mut &[u8]) -> Option<i64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some((number >> 1) as i64 ^ -((number & 1) as i64));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        for number in [0, 1, -1, 63, -64, 64, 1 << 40, i64::MAX, i64::MIN] {
            let mut bytes = Vec::new();
            put(&mut bytes, number);
            assert_eq!(get(&mut bytes.as_slice()), Some(number));
            bytes.pop();
            assert_eq!(get(&mut bytes.as_slice()), None);
        }
        assert_eq!(get(&mut [0xff; 12].as_slice()), None);
    }

    #[test]
    fn every_number_has_a_column() {
        let mut columns: Vec<_> = (0..PER_POSE).map(pose_column).collect();
        columns.sort_unstable();
        assert!(columns.into_iter().eq(0..PER_POSE));
    }
}
