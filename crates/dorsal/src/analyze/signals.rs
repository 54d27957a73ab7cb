//! Signals over time: read off bodies, without their noise, the one that leads first.

use body::Skeleton;
use motion::Definition;
use motion::recorded::Repetition;

/// Signals that are shown.
const SHOWN: usize = 5;

/// What is trusted less is not looked at: a depth camera's inferred joints are often far from the truth.
const TRUSTED: f64 = 0.3;

/// A signal to draw.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// In words.
    pub name: String,
    /// Its unit.
    pub unit: &'static str,
    /// A value per frame, without noise; NaN where nothing is known.
    pub values: Vec<f64>,
}

/// `LeftShoulder` or `left-shoulder` as words.
pub fn spoken(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        match letter {
            '-' => words.push(' '),
            l if l.is_uppercase() && !words.is_empty() => {
                words.push(' ');
                words.extend(l.to_lowercase());
            }
            l => words.extend(l.to_lowercase()),
        }
    }
    words
}

/// The middle of some values.
pub fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.retain(|v| v.is_finite());
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// A signal without single outliers (median of 5) and without the fastest noise (Gaussian, 1.5 frames), nothing shifted; not known
/// stays not known.
pub fn calm(values: &[f64]) -> Vec<f64> {
    let around = |values: &[f64], at: usize, reach: usize| -> Vec<(f64, f64)> {
        let from = at.saturating_sub(reach);
        let window = values[from..(at + reach + 1).min(values.len())].iter().enumerate();
        window.filter(|(_, v)| v.is_finite()).map(|(k, &v)| ((from + k) as f64 - at as f64, v)).collect()
    };
    let known = |values: &[f64], with: &dyn Fn(&[f64], usize) -> f64| -> Vec<f64> {
        (0..values.len()).map(|at| if values[at].is_finite() { with(values, at) } else { f64::NAN }).collect()
    };
    let median = known(values, &|values, at| {
        let window = around(values, at, 2).into_iter().map(|(_, v)| v).collect();
        middle(window).unwrap_or(f64::NAN)
    });
    known(&median, &|values, at| {
        let weighed = around(values, at, 5).into_iter().map(|(k, v)| ((-k * k / (2.0 * 1.5 * 1.5)).exp(), v));
        let (sum, weights) = weighed.fold((0.0, 0.0), |(sum, weights), (w, v)| (sum + w * v, weights + w));
        sum / weights
    })
}

/// All signals of bodies.
pub fn body_signals(bodies: &[Skeleton]) -> Vec<Drawn> {
    let all = motion::signals::Columns::of(bodies);
    let signal = |(at, name): (usize, &&str)| {
        let frames = all.values(at).zip(all.confidences(at));
        let values: Vec<_> =
            frames.map(|(value, confidence)| if confidence > TRUSTED { value } else { f64::NAN }).collect();
        let unit = match *name {
            "hips-to-heels" => "thigh lengths",
            "hand-reach" => "torso lengths",
            _ => "°",
        };
        Drawn { name: spoken(name), unit, values: calm(&values) }
    };
    motion::signals::NAMES.iter().enumerate().map(signal).collect()
}

/// Standard deviation of what is left of the noise, from second differences, which a smooth movement leaves alone.
pub fn noise(values: &[f64]) -> f64 {
    // Smoothed samples next to each other err alike: those further apart don't.
    const APART: usize = 5;
    let differences = values.windows(2 * APART + 1).map(|w| (w[0] - 2.0 * w[APART] + w[2 * APART]).abs());
    let mut differences: Vec<_> = differences.filter(|d| d.is_finite()).collect();
    differences.sort_unstable_by(f64::total_cmp);
    // The calmest quarter is rest; a quarter of |N(0, 6 s^2)| lies below 0.3186 * sqrt(6) * s.
    differences.get(differences.len() / 4).map_or(f64::NAN, |d| d / (0.318_6 * 6.0_f64.sqrt()))
}

/// The values of a signal within a repetition.
pub fn within<'a>(time_s: &[f64], values: &'a [f64], from_s: f64, to_s: f64) -> &'a [f64] {
    let from = time_s.partition_point(|t| *t < from_s);
    let to = time_s.partition_point(|t| *t <= to_s).max(from);
    &values[from..to]
}

pub fn width(values: &[f64]) -> f64 {
    let known = values.iter().copied().filter(|v| v.is_finite());
    let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    (high - low).max(0.0)
}

/// The signal that an exercise is about, in words.
fn wanted(definition: &Definition) -> Option<String> {
    let name = serde_json::to_value(definition.primary()?.signal).ok()?;
    // The shoulders' turn against the looker is drawn as their turn against the hips.
    name.as_str().map(|n| spoken(if n == "shoulder-yaw" { "thoracic-rotation" } else { n }))
}

/// The signal that an exercise is about, where it goes to both sides of where it begins: to the lesser side at least a quarter of the
/// whole way.
pub fn both_ways<'a>(drawn: &'a [Drawn], definition: &Definition) -> Option<&'a Drawn> {
    let wanted = wanted(definition)?;
    let own = drawn.iter().find(|one| one.name.ends_with(&wanted))?;
    let known: Vec<_> = own.values.iter().copied().filter(|v| v.is_finite()).collect();
    let rest = middle(known.iter().copied().take(15).collect())?;
    let up = known.iter().map(|v| v - rest).fold(0.0, f64::max);
    let down = known.iter().map(|v| rest - v).fold(0.0, f64::max);
    // Less than the exercise's smallest movement is noise, which goes both ways too.
    let floor = definition.range.map_or(0.0, |range| range.floor);
    (up + down >= floor && up.min(down) >= 0.25 * (up + down)).then_some(own)
}

/// Puts first what moves most in the repetitions beyond its own noise, or what the exercise is about; keeps the foremost.
pub fn lead(
    drawn: &mut Vec<Drawn>,
    time_s: &[f64],
    repetitions: &[Repetition],
    definition: Option<&Definition>,
) {
    let wanted = definition.and_then(wanted);
    let known = |one: &Drawn| one.values.iter().filter(|v| v.is_finite()).count();
    // What is seen for less than half as long as the body shows whatever moved then, not how the person moves.
    let most = drawn.iter().map(known).max().unwrap_or(0);
    let mut scored: Vec<_> = drawn
        .drain(..)
        .map(|one| {
            let widths = repetitions.iter().map(|r| width(within(time_s, &one.values, r.start_s, r.end_s)));
            let moved = middle(widths.collect()).unwrap_or_else(|| width(&one.values));
            let known = one.values.iter().filter(|v| v.is_finite()).count();
            let all = one.values.len().max(1);
            let noise = noise(&one.values);
            // Lengths are small numbers: an angle leads where one moves.
            let beyond = moved - 6.0 * if noise.is_finite() { noise } else { 0.0 };
            let asked = wanted.as_ref().is_some_and(|w| one.name.ends_with(w.as_str()));
            (asked && known > 0, beyond * known as f64 / all as f64, one)
        })
        .filter(|(.., one)| known(one) > 0 && 2 * known(one) >= most)
        .collect();
    scored.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)));
    scored.truncate(SHOWN);
    drawn.extend(scored.into_iter().map(|(.., one)| one));
}
