//! A movement to both sides, one side at a time.

use super::hypothesis::{MARGIN_S, REST, peaks};
use super::space::{movement, views};
use super::template::Judge;
use super::{Counted, FPS};
use crate::recorded::filter;
use crate::recorded::series::Series;

/// How far the turning points that tell the middle stand out, as a share of the range.
const PROMINENCE: f64 = 0.35;
/// Beyond this share of the way from the middle to a side the body is at that side.
const SIDE: f64 = 0.7;
/// Beyond this share in the first or last frame an excursion is under way there.
const UNDER_WAY: f64 = 0.5;

/// Cuts the strongest component into excursions from its middle. One that is already under way in the first frame, or
/// still is in the last one, is not counted; nor is a single one.
pub(super) fn excursions(series: &Series) -> Option<Counted> {
    let even = movement(series)?;
    let [plain, ..] = views(&even.channels);
    let places = places(&filter::gaussian(plain.first()?, 3.0))?;
    let length = places.len();
    let mut sides = leaving(&places);
    let under_way = |frame: usize| places[frame].abs() > UNDER_WAY;
    sides.retain(|side| (side.0 > 0 || !under_way(0)) && (side.2 < length || !under_way(length - 1)));

    let margin = (MARGIN_S * FPS) as usize;
    let frames: Vec<(usize, usize, usize)> = (0..sides.len())
        .map(|i| {
            let (start, farthest, end) = sides[i];
            let before = if i > 0 { sides[i - 1].2 } else { 0 };
            let after = sides.get(i + 1).map_or(length - 1, |next| next.0);
            let first = start.saturating_sub(margin).max((before + start) / 2);
            (first, farthest, (end + margin).min((end + after) / 2))
        })
        .collect();
    let windows: Vec<_> = frames.iter().map(|&(start, _, end)| start..end).collect();
    let folded = vec![places.iter().map(|x| x.abs()).collect()];
    let explained = Judge::new(&folded).explained(&windows);
    (explained > 0.0).then(|| Counted::new(even.time_s[0], frames, explained))
}

/// From the middle (0) to one side (1) and the other (-1), by the medians of the turning points; nothing when there are none.
fn places(component: &[f64]) -> Option<Vec<f64>> {
    let range = filter::quantile(component, 0.98) - filter::quantile(component, 0.02);
    let turn = |polarity: f64| {
        let turned: Vec<f64> = component.iter().map(|x| polarity * x).collect();
        let turns = peaks(&turned, PROMINENCE * range).into_iter().map(|t| component[t]);
        filter::quantile(&turns.collect::<Vec<_>>(), 0.5)
    };
    let (high, low) = (turn(1.0), turn(-1.0));
    let place = |x: &f64| (x - 0.5 * (high + low)) / (0.5 * (high - low));
    (high > low).then(|| component.iter().map(place).collect())
}

/// Where the values leave the middle for a side, are farthest there, and are back: a side that is reached, until the values are in the
/// middle again or beyond it.
fn leaving(places: &[f64]) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut left = 0;
    let mut farthest: Option<usize> = None;
    for (i, &x) in places.iter().enumerate() {
        if let Some(f) = farthest {
            if x * places[f] <= 0.0 || x.abs() <= REST {
                found.push((left, f, i));
                farthest = None;
                left = i;
            } else if x.abs() > places[f].abs() {
                farthest = Some(i);
            }
        } else if x.abs() > SIDE {
            farthest = Some(i);
        }
        if farthest.is_none() && (x.abs() <= REST || i > 0 && x * places[i - 1] < 0.0) {
            left = i;
        }
    }
    if let Some(f) = farthest {
        found.push((left, f, places.len()));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let check = |places: &[f64], expected: &[(usize, usize, usize)]| {
            assert_eq!(leaving(places), expected, "{places:?}");
        };
        check(&[], &[]);
        check(&[0.0, 0.4, 0.0], &[]);
        check(&[0.0, 0.0, 0.4, 1.0, 0.5, 0.9, 0.1, 0.0], &[(1, 3, 6)]);
        check(&[0.0, 0.5, 1.0, 0.5, -0.5, -1.0, -0.5, 0.0], &[(0, 2, 4), (4, 5, 7)]);
        check(&[0.0, 1.0, 0.0, 0.0, 1.0], &[(0, 1, 2), (3, 4, 5)]);
    }
}
