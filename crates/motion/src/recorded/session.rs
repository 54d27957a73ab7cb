//! Repetitions in whole sessions of unknown exercises.
//!
//! Nothing is known about what is done, in which order, by which limb or how often. What all exercises share is that the body
//! leaves a pose, goes somewhere and comes back; that the pose it comes back to is nearer to rest than the one it went to; and
//! that this is done again and again. So:
//!
//! 1. The body's shape (where head, arms and legs are, seen from the middle of the trunk, in torso lengths) is put on an
//!    even grid, each joint weighed by its confidence. A recording that is interrupted for longer than a second falls
//!    apart.
//! 2. Rest is the densest shape of the whole recording, or the one nearest to all its beginnings and ends, whichever
//!    explains more.
//! 3. An *excursion* from one moment to a later one is worth its size, less what is missing to the way back; towards
//!    rest it is worth nothing, and movement outside of any costs something. Dynamic programming finds the
//!    excursions, one after another, that are worth most together. Sizes are compared only where excursions compete
//!    for the same moments, so that a tap of the foot is found beside arms that are swung over the head, and a dip
//!    at the top of a movement doesn't cut it in two.
//! 4. An excursion counts if it belongs to at least four that are near each other and alike.

mod alike;
mod cut;
mod rest;
mod shape;

use body::Skeleton;

use super::Repetition;
use alike::Excursion;

/// Rest between two repetitions belongs to both of them, half and half, but no more than this to either, seconds.
const MARGIN_S: f64 = 1.0;

/// The repetitions in a recording, ascending and without overlap; the end of one is the start of the next unless they
/// rest for longer than two seconds.
///
/// One time in seconds for each skeleton, by the recording's own clock. Frames whose time is not a number or does not ascend, and frames
/// without pelvis and neck, are left out; joints that are not known are bridged. The skeletons may be in any frame and unit that
/// stay the same over the recording.
pub fn repetitions(time_s: &[f64], skeletons: &[Skeleton]) -> Vec<Repetition> {
    let parts = shape::parts(time_s, skeletons);
    let noise = shape::noise(&parts);
    let mut best: Option<(f64, Vec<Excursion>)> = None;
    for rest in rest::candidates(&parts) {
        let mut total = 0.0;
        let mut excursions = Vec::new();
        for part in &parts {
            let (worth, cuts) = cut::cuts(&part.shapes, &rest, noise);
            total += worth;
            excursions.extend(cuts.into_iter().map(|cut| Excursion::new(part, cut)));
        }
        if best.as_ref().is_none_or(|b| total > b.0) {
            best = Some((total, excursions));
        }
    }
    let Some((_, excursions)) = best else { return Vec::new() };
    join(&alike::repeated(&excursions))
}

/// Shares the rest between neighbours.
fn join(excursions: &[Excursion]) -> Vec<Repetition> {
    let mut found: Vec<Repetition> = Vec::with_capacity(excursions.len());
    for excursion in excursions {
        let mut start_s = excursion.start_s;
        if let Some(last) = found.last_mut() {
            let margin_s = (0.5 * (start_s - last.end_s)).min(MARGIN_S);
            last.end_s += margin_s;
            start_s -= margin_s;
        }
        found.push(Repetition { start_s, peak_s: excursion.peak_s, end_s: excursion.end_s });
    }
    found
}

#[cfg(test)]
mod tests;
