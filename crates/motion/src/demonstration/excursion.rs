//! The course of one signal through a whole recording: away from rest and back, again and again.

use super::shown::{Track, least};

/// Values are smoothed over this time to either side, seconds.
const SMOOTH_S: f64 = 0.1;
/// The rest is where the recording begins, over this time, seconds.
const REST_S: f64 = 0.5;
/// A repetition is there beyond this share of the usual range...
const OUT: f64 = 0.5;
/// ...and over within this one.
const BACK: f64 = 0.25;
/// Nearer than this share it is at rest.
const AT_REST: f64 = 0.1;
/// The far end: within a tenth of the farthest point.
const FAR: f64 = 0.9;
/// A movement to the other side of rest is the exercise's own from this share of the larger one.
const OTHER_WAY: f64 = 0.4;
/// The range must exceed the noise's standard deviation by this factor.
const CLEAR: f64 = 6.0;
/// How much clearer than the smallest movement a signal can usefully be.
const CLEAR_ENOUGH: f64 = 8.0;
/// Points to which a repetition is resampled, to compare it with others.
const POINTS: usize = 24;
/// A gap in the signal longer than this is not bridged, seconds.
const GAP_S: f64 = 1.0;

/// One movement away from rest and back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Excursion {
    pub(super) start_s: f64,
    pub(super) peak_s: f64,
    pub(super) end_s: f64,
    /// Farthest from rest, signed.
    pub(super) peak: f64,
    /// Time at the far end beyond what moving there and back without a stop would spend there, seconds.
    pub(super) hold_s: f64,
}

/// What a signal does throughout a recording.
#[derive(Debug, Clone)]
pub(super) struct Course {
    /// The repetitions, in order: one excursion each, to either side where both are the exercise's own sides.
    pub(super) repetitions: Vec<Excursion>,
    /// Everything that goes away from rest, in order.
    moving: Vec<(f64, f64)>,
    /// Whether it goes to both sides of rest.
    pub(super) both_ways: bool,
    /// The direction that comes first, or the only one.
    pub(super) sign: f64,
    /// Median of the farthest distance from rest, the signal's unit.
    pub(super) range: f64,
    /// How alike the repetitions are, 0..=1.
    pub(super) alike: f64,
    /// The range in units of the smallest movement that can be told from noise.
    clear: f64,
}

impl Course {
    /// Whether this can't be a camera's wavering, which comes in bumps of all sizes up to about this.
    pub(super) fn is_movement(&self) -> bool {
        self.clear >= 2.0
    }

    /// How good a primary signal would be.
    pub(super) fn score(&self) -> f64 {
        self.alike * self.alike * self.clear.min(CLEAR_ENOUGH) / CLEAR_ENOUGH
    }

    /// The median of something over the repetitions.
    pub(super) fn median(&self, of: impl Fn(&Excursion) -> f64) -> f64 {
        median(self.repetitions.iter().map(of).collect())
    }

    /// Whether the movement is under way at a moment.
    pub(super) fn is_moving(&self, time_s: f64) -> bool {
        self.moving.iter().any(|(from, to)| (*from..=*to).contains(&time_s))
    }

    /// Whether most of either's repetitions happen during the other's.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        let shared = self.repetitions.iter().filter(|r| other.is_moving(r.peak_s)).count();
        2 * shared > self.repetitions.len()
    }

    /// Both together, in order of time.
    pub(super) fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.repetitions.extend(&other.repetitions);
        both.repetitions.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
        both.moving.extend(&other.moving);
        both.range = 0.5 * (self.range + other.range);
        both.alike = self.alike.min(other.alike);
        both.clear = self.clear.min(other.clear);
        both
    }
}

/// The middle one of what is a number, the upper one of two; NaN without any.
pub(super) fn median(mut values: Vec<f64>) -> f64 {
    values.retain(|v| v.is_finite());
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| v.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    let at = libm::round(share * sorted.len().saturating_sub(1) as f64) as usize;
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// Follows a signal; `None` where it hardly is seen, or hardly moves.
pub(super) fn course(time_s: &[f64], track: &Track) -> Option<Course> {
    if track.known_share() < 0.5 {
        return None;
    }
    let bridged = bridged(time_s, &track.values);
    let smooth = smoothed(time_s, &bridged);
    let noise =
        1.4826 * median(bridged.iter().zip(&smooth).map(|(raw, smooth)| (raw - smooth).abs()).collect());
    let begin_s = time_s.first()? + REST_S;
    let begin = time_s.iter().zip(&smooth).filter(|(t, _)| **t <= begin_s).map(|(_, x)| *x).collect();
    let mut rest = median(begin);
    if !rest.is_finite() {
        rest = median(smooth.clone());
    }
    let smallest = least(track.signal).max(CLEAR * noise);
    let mut found = excursions(time_s, &smooth, rest, smallest)?;
    // Rest is where the repetitions begin and end.
    let edges: Vec<f64> = found
        .iter()
        .flat_map(|e| [e.start_s, e.end_s])
        .filter_map(|t| smooth.get(time_s.partition_point(|x| *x < t)).copied())
        .collect();
    let again = median(edges);
    if again.is_finite() && found.len() >= 2 {
        rest = again;
        found = excursions(time_s, &smooth, rest, smallest)?;
    }
    if found.is_empty() {
        return None;
    }
    let moving: Vec<(f64, f64)> = found.iter().map(|e| (e.start_s, e.end_s)).collect();
    let ups = found.iter().filter(|e| e.peak > 0.0).count();
    let both_ways = ups > 0 && ups < found.len();
    let sign = found.first()?.peak.signum();
    let repetitions: Vec<Excursion> = if both_ways && !track.signal.has_side() {
        // There and back on either side of rest is one repetition; the first direction stands for it.
        found.into_iter().filter(|e| e.peak * sign > 0.0).collect()
    } else {
        found
    };
    let range = median(repetitions.iter().map(|e| e.peak.abs()).collect());
    let alike = alike(time_s, &smooth, rest, &repetitions);
    Some(Course { repetitions, moving, both_ways, sign, range, alike, clear: range / smallest })
}

/// Short gaps bridged by straight lines.
fn bridged(time_s: &[f64], values: &[f64]) -> Vec<f64> {
    let mut bridged = values.to_vec();
    let mut last: Option<usize> = None;
    for i in 0..values.len() {
        if !values[i].is_finite() {
            continue;
        }
        if let Some(a) = last
            && time_s[i] - time_s[a] <= GAP_S
        {
            for j in a + 1..i {
                let share = (time_s[j] - time_s[a]) / (time_s[i] - time_s[a]);
                bridged[j] = values[a] + share * (values[i] - values[a]);
            }
        }
        last = Some(i);
    }
    bridged
}

/// Median of five against single ghosts, then the mean over a short time; the gaps stay.
fn smoothed(time_s: &[f64], values: &[f64]) -> Vec<f64> {
    let n = values.len();
    let steady: Vec<f64> = (0..n)
        .map(|i| {
            let around = values[i.saturating_sub(2)..(i + 3).min(n)].to_vec();
            if values[i].is_finite() { median(around) } else { f64::NAN }
        })
        .collect();
    let (mut from, mut to) = (0, 0);
    (0..n)
        .map(|i| {
            while time_s[i] - time_s[from] > SMOOTH_S {
                from += 1;
            }
            while to < n && time_s[to] - time_s[i] <= SMOOTH_S {
                to += 1;
            }
            let known = steady[from..to].iter().filter(|v| v.is_finite());
            let (sum, count) = known.fold((0.0, 0.0), |(sum, count), v| (sum + v, count + 1.0));
            if steady[i].is_finite() { sum / count } else { f64::NAN }
        })
        .collect()
}

/// The movements away from rest; `None` when the signal moves less than `smallest`.
fn excursions(time_s: &[f64], smooth: &[f64], rest: f64, smallest: f64) -> Option<Vec<Excursion>> {
    let (up, down) = (percentile(smooth, 0.98) - rest, rest - percentile(smooth, 0.02));
    let larger = up.max(down);
    if larger.is_nan() || larger < smallest {
        return None;
    }
    let scale = |extent: f64| (extent >= OTHER_WAY * larger && extent >= smallest).then_some(extent);
    let mut found = Vec::new();
    for scale in [scale(up), scale(down).map(|extent| -extent)].into_iter().flatten() {
        Walk { time_s, smooth, rest, scale }.collect(&mut found);
    }
    found.sort_by(|a, b| a.start_s.total_cmp(&b.start_s));
    Some(found)
}

/// A signal seen from its rest in one direction.
#[derive(Clone, Copy)]
struct Walk<'a> {
    time_s: &'a [f64],
    smooth: &'a [f64],
    rest: f64,
    /// The usual range, signed.
    scale: f64,
}

impl Walk<'_> {
    /// How far away from rest, in the usual range.
    fn away(&self, i: usize) -> f64 {
        (self.smooth[i] - self.rest) / self.scale
    }

    /// Every movement away from rest and back.
    fn collect(&self, found: &mut Vec<Excursion>) {
        let (mut out, mut free_from) = (None, 0);
        for i in 0..self.smooth.len() {
            if !self.smooth[i].is_finite() {
                (out, free_from) = (None, i + 1);
            } else if out.is_none() && self.away(i) >= OUT {
                out = Some(i);
            } else if let Some(left) = out
                && self.away(i) < BACK
            {
                // A movement that was under way when the recording or the sight of it began is not whole.
                let whole = (free_from..left).any(|j| self.away(j) < BACK);
                let (excursion, end) = self.one(free_from, left, i);
                if whole {
                    found.push(excursion);
                }
                (out, free_from) = (None, end);
            }
        }
    }

    /// The movement that is out from `left` to `back`, and where it ends.
    fn one(&self, free_from: usize, left: usize, back: usize) -> (Excursion, usize) {
        let nearest =
            |range: std::ops::Range<usize>| range.min_by(|&a, &b| self.away(a).total_cmp(&self.away(b)));
        let start = (free_from..left).rev().find(|&j| self.away(j) < AT_REST);
        let start = start.or_else(|| nearest(free_from..left)).unwrap_or(left);
        let mut end = back;
        while end + 1 < self.smooth.len() && self.away(end) >= AT_REST && self.away(end + 1) < self.away(end)
        {
            end += 1;
        }
        let peak = (left..=back).max_by(|&a, &b| self.away(a).total_cmp(&self.away(b))).unwrap_or(left);
        let top = self.away(peak);
        let mut far = (left..=back).filter(|&j| self.away(j) >= FAR * top);
        let first = far.next().unwrap_or(peak);
        let last = far.next_back().unwrap_or(first);
        // Of a minimum-jerk movement half of the time lies between a tenth and nine tenths of the way.
        let quarter_s = |from: usize, to: usize| 0.5 * (self.time_s[to] - self.time_s[from]);
        let (there_s, back_s) = (quarter_s(start, first), quarter_s(last, end));
        let excursion = Excursion {
            start_s: (self.time_s[start] - there_s).max(self.time_s[free_from]),
            peak_s: self.time_s[peak],
            end_s: (self.time_s[end] + back_s).min(self.time_s[self.time_s.len() - 1]),
            peak: top * self.scale,
            hold_s: (self.time_s[last] - self.time_s[first] - there_s - back_s).max(0.0),
        };
        (excursion, end)
    }
}

/// How much of each repetition the mean of the others explains, the median of them; less where their ranges differ.
fn alike(time_s: &[f64], smooth: &[f64], rest: f64, repetitions: &[Excursion]) -> f64 {
    let n = repetitions.len();
    if n < 2 {
        return 0.0;
    }
    let shapes: Vec<Vec<f64>> = repetitions
        .iter()
        .map(|r| {
            (0..POINTS)
                .map(|k| {
                    let t = r.start_s + (r.end_s - r.start_s) * k as f64 / (POINTS - 1) as f64;
                    let i = time_s.partition_point(|x| *x < t).min(smooth.len() - 1);
                    (smooth[i] - rest).abs()
                })
                .collect()
        })
        .collect();
    let explained = (0..n).map(|i| {
        let others = |k: usize| {
            shapes.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, s)| s[k]).sum::<f64>()
                / (n - 1) as f64
        };
        let mean = shapes[i].iter().sum::<f64>() / POINTS as f64;
        let (mut rest, mut all) = (0.0, 0.0);
        for (k, x) in shapes[i].iter().enumerate() {
            rest += (x - others(k)) * (x - others(k));
            all += (x - mean) * (x - mean);
        }
        if all > 0.0 { (1.0 - rest / all).max(0.0) } else { 0.0 }
    });
    median(explained.collect())
}

/// Correlation of two signals, and the slope of `y` over `x`; `None` where they hardly are seen together.
pub(super) fn relation(x: &[f64], y: &[f64]) -> Option<(f64, f64)> {
    let both: Vec<(f64, f64)> =
        x.iter().zip(y).filter(|(a, b)| a.is_finite() && b.is_finite()).map(|(a, b)| (*a, *b)).collect();
    if both.len() < 30 {
        return None;
    }
    let n = both.len() as f64;
    let (mx, my) = both.iter().fold((0.0, 0.0), |(a, b), (x, y)| (a + x / n, b + y / n));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (x, y) in &both {
        xx += (x - mx) * (x - mx);
        yy += (y - my) * (y - my);
        xy += (x - mx) * (y - my);
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / libm::sqrt(xx * yy), xy / xx))
}
