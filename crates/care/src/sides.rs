//! Left and right of one exercise beside each other.

use jiff::Timestamp;

use crate::part::{Part, Side};
use crate::result::Tier;
use crate::state::State;

/// How far one side went, in the unit of the exercise's own signal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideRange {
    /// Mean of its repetitions.
    pub mean: f64,
    /// The person's own range of this side as it was known before; none the first time.
    pub own: Option<f64>,
}

/// Both sides in one session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sides {
    /// When.
    pub at: Timestamp,
    /// The person's left.
    pub left: SideRange,
    /// The person's right.
    pub right: SideRange,
    /// Two ranges that differ by less are the same, as far as the session's own noise goes.
    pub error: f64,
}

/// Both sides of an exercise in the last session that counts and saw both of them.
pub fn sides(state: &State, exercise: &str) -> Option<Sides> {
    let counting = state.sessions.iter().rev().filter(|session| session.late.is_none());
    counting.into_iter().find_map(|session| {
        let results = session.results.iter().filter(|result| result.exercise == exercise);
        let parts: Vec<&Part> =
            results.flat_map(|result| &result.parts).filter(|part| part.tier != Tier::Timed).collect();
        let (left, right) = (side(&parts, Side::Left)?, side(&parts, Side::Right)?);
        let reaches = parts.iter().filter(|part| part.side.is_some()).filter_map(|part| part.reach);
        let error = reaches.map(|reach| reach.error).fold(0.0, f64::max);
        Some(Sides { at: session.started_at.timestamp(), left, right, error })
    })
}

fn side(parts: &[&Part], side: Side) -> Option<SideRange> {
    let own = || parts.iter().filter(|part| part.side == Some(side) && part.repetitions > 0);
    let (mut sum, mut number, mut known) = (0.0, 0.0, None);
    for (part, reach) in own().filter_map(|part| Some((part, part.reach?))) {
        sum += reach.mean * f64::from(part.repetitions);
        number += f64::from(part.repetitions);
        // The first set's: what was known before the session.
        known = known.or(reach.own);
    }
    (number > 0.0).then(|| SideRange { mean: sum / number, own: known })
}
