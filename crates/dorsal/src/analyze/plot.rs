//! Plots as SVG inside the page: a signal with its repetitions, and the repetitions' ranges.
//!
//! Colours are the page's own classes, so that light and dark follow the reader; every plot has a title and a description.

use std::fmt::Write;

use export::escaped;

use super::signals::Drawn;
use super::study::{Found, Range};

/// Drawn at about their own size on a phone and in the columns of a wide page.
const WIDTH: f64 = 420.0;
const HEIGHT: f64 = 190.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 10.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 28.0;
/// Points of a curve at most: as many as the plot has pixels.
const POINTS: usize = 720;

/// Steps of an axis: 1, 2 or 5 times a power of ten, so that there are about `count` of them.
fn ticks(low: f64, high: f64, count: f64) -> Vec<f64> {
    let rough = (high - low) / count;
    if !(rough > 0.0 && rough.is_finite()) {
        return Vec::new();
    }
    let power = 10.0_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|s| s * power).find(|s| *s >= rough).unwrap_or(rough);
    let first = (low / step).ceil() as i64;
    let last = (high / step).floor() as i64;
    (first..=last.min(first + 50)).map(|n| n as f64 * step).collect()
}

/// A number as short as its axis allows.
fn short(value: f64, span: f64) -> String {
    let decimals = if span >= 5.0 {
        0
    } else if span >= 0.5 {
        1
    } else {
        2
    };
    let text = format!("{value:.decimals$}");
    if text.trim_start_matches(['-', '0', '.']).is_empty() {
        "0".to_owned()
    } else {
        text.replace('-', "−")
    }
}

/// Where a plot's values lie on its surface.
struct Surface {
    x: (f64, f64),
    y: (f64, f64),
}

impl Surface {
    fn x(&self, value: f64) -> f64 {
        LEFT + (WIDTH - LEFT - RIGHT) * (value - self.x.0) / (self.x.1 - self.x.0).max(1e-9)
    }

    fn y(&self, value: f64) -> f64 {
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (value - self.y.0) / (self.y.1 - self.y.0).max(1e-9)
    }

    /// The beginning of a plot, with its axes.
    fn open(&self, id: &str, title: &str, about: &str) -> String {
        let mut svg = format!(
            "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>",
            escaped(title),
            escaped(about)
        );
        for value in ticks(self.y.0, self.y.1, 4.0) {
            let y = self.y(value);
            let _ = write!(
                svg,
                "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
                WIDTH - RIGHT,
                LEFT - 6.0,
                y + 4.0,
                short(value, self.y.1 - self.y.0)
            );
        }
        svg
    }
}

/// Room above and below the values; what hardly moves must look still.
fn room(values: impl Iterator<Item = f64>, least: f64) -> (f64, f64) {
    let (low, high) = values
        .filter(|v| v.is_finite())
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        return (0.0, 1.0);
    }
    let span = (1.1 * (high - low)).max(least);
    let middle = 0.5 * (low + high);
    (middle - 0.5 * span, middle + 0.5 * span)
}

/// A signal over time, its repetitions shaded and its holds as bars.
pub fn signal(id: &str, drawn: &Drawn, time_s: &[f64], list: &[Found], holds: bool) -> String {
    let start_s = time_s.first().copied().unwrap_or(0.0);
    let end_s = time_s.last().copied().unwrap_or(1.0);
    let least = match drawn.unit {
        "°" => 10.0,
        "" => 0.0,
        _ => 0.2,
    };
    let y = room(drawn.values.iter().copied(), least);
    let surface = Surface { x: (start_s, end_s), y };
    let known = drawn.values.iter().copied().filter(|v| v.is_finite());
    let (low, high) = known.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    let about = format!(
        "From {} to {}{}{} over {:.0} seconds, with {} repetitions shaded.",
        short(low, high - low),
        short(high, high - low),
        if drawn.unit == "°" || drawn.unit.is_empty() { "" } else { " " },
        drawn.unit,
        end_s - start_s,
        list.len()
    );
    let mut svg = surface.open(id, &format!("{} over time", drawn.name), &about);
    for (number, one) in list.iter().enumerate() {
        let (from, to) = (surface.x(one.start_s), surface.x(one.end_s));
        let _ = write!(
            svg,
            "<rect class=\"rep{}\" x=\"{from:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{}\"/>",
            number % 2,
            (to - from).max(0.5),
            HEIGHT - TOP - BOTTOM
        );
        if holds && one.hold_s > 0.0 {
            let half = 0.5 * one.hold_s;
            let (from, to) =
                (surface.x((one.peak_s - half).max(start_s)), surface.x((one.peak_s + half).min(end_s)));
            let _ = write!(
                svg,
                "<rect class=\"hold\" x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"4\"/>",
                HEIGHT - BOTTOM - 4.0,
                (to - from).max(1.0)
            );
        }
    }
    let _ = write!(svg, "<path class=\"curve\" d=\"{}\"/>", path(&surface, time_s, &drawn.values));
    for value in ticks(start_s, end_s, 5.0) {
        let _ = write!(
            svg,
            "<text x=\"{:.1}\" y=\"{}\" text-anchor=\"middle\">{} s</text>",
            surface.x(value).clamp(LEFT, WIDTH - 18.0),
            HEIGHT - 9.0,
            short(value, end_s - start_s)
        );
    }
    svg.push_str("</svg>");
    svg
}

/// The curve, broken where nothing is known; of many values, the lowest and the highest of each stretch.
fn path(surface: &Surface, time_s: &[f64], values: &[f64]) -> String {
    let stretch = (2 * values.len()).div_ceil(POINTS).max(1);
    let mut path = String::new();
    let mut down = false;
    for (times, values) in time_s.chunks(stretch).zip(values.chunks(stretch)) {
        let known = || values.iter().zip(times).filter(|(v, _)| v.is_finite());
        let low = known().min_by(|a, b| a.0.total_cmp(b.0));
        let high = known().max_by(|a, b| a.0.total_cmp(b.0));
        let (Some(low), Some(high)) = (low, high) else {
            down = false;
            continue;
        };
        let mut ends = [low, high];
        ends.sort_by(|a, b| a.1.total_cmp(b.1));
        for (value, time) in &ends[usize::from(low.1 == high.1)..] {
            let _ = write!(
                path,
                "{}{:.1} {:.1}",
                if down { 'L' } else { 'M' },
                surface.x(**time),
                surface.y(**value)
            );
            down = true;
        }
    }
    path
}

/// The range of each repetition as a bar, the middle one as a line in a band of the error.
pub fn ranges(id: &str, list: &[Found], range: &Range) -> String {
    let (name, unit) = (&range.signal, &range.unit);
    let ranges: Vec<_> = list.iter().map(|one| one.range.unwrap_or(0.0)).collect();
    let mut sorted = ranges.clone();
    sorted.sort_unstable_by(f64::total_cmp);
    let value = sorted.get(sorted.len() / 2).copied().unwrap_or(0.0);
    let error = range.error.unwrap_or(0.0);
    let high = ranges.iter().copied().fold(value + error, f64::max);
    let surface = Surface { x: (0.0, ranges.len() as f64), y: (0.0, 1.1 * high.max(1e-9)) };
    let about = format!(
        "Of {} repetitions the middle range is {}{unit}, give or take {}{unit}; the smallest {}, the largest {}.",
        ranges.len(),
        short(value, high),
        short(error, high.min(5.0)),
        short(ranges.iter().copied().fold(f64::INFINITY, f64::min), high),
        short(ranges.iter().copied().fold(0.0, f64::max), high),
    );
    let mut svg = surface.open(id, &format!("{name}: range of each repetition"), &about);
    if error > 0.0 {
        let (top, bottom) = (surface.y(value + error), surface.y((value - error).max(0.0)));
        let _ = write!(
            svg,
            "<rect class=\"band\" x=\"{LEFT}\" y=\"{top:.1}\" width=\"{}\" height=\"{:.1}\"/>",
            WIDTH - LEFT - RIGHT,
            bottom - top
        );
    }
    let step = (ranges.len() as f64 / 12.0).ceil().max(1.0) as usize;
    for (number, range) in ranges.iter().enumerate() {
        let (from, to) = (surface.x(number as f64 + 0.2), surface.x(number as f64 + 0.8));
        // A few repetitions are no fence.
        let (middle, half) = (0.5 * (from + to), (0.5 * (to - from)).min(16.0));
        let (top, floor) = (surface.y(*range), surface.y(0.0));
        let _ = write!(
            svg,
            "<rect class=\"bar\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
            middle - half,
            2.0 * half,
            floor - top
        );
        if number % step == 0 {
            let _ = write!(
                svg,
                "<text x=\"{middle:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                HEIGHT - 9.0,
                number + 1
            );
        }
    }
    let y = surface.y(value);
    let _ = write!(
        svg,
        "<line class=\"middle\" x1=\"{LEFT}\" x2=\"{}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/></svg>",
        WIDTH - RIGHT
    );
    svg
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_few_round_steps() {
        for (low, high) in [(0.0, 1.0), (-37.0, 120.0), (0.002, 0.009), (-5.0, 5.0), (0.0, 3600.0)] {
            let ticks = ticks(low, high, 4.0);
            assert!((2..=6).contains(&ticks.len()), "{low} {high}: {ticks:?}");
            assert!(ticks.iter().all(|t| *t >= low - 1e-9 && *t <= high + 1e-9));
        }
        assert_eq!(ticks(1.0, 1.0, 4.0), [0.0; 0]);
        assert_eq!(ticks(f64::NAN, 1.0, 4.0), [0.0; 0]);
    }

    #[test]
    fn a_curve_breaks_where_nothing_is_known() {
        let surface = Surface { x: (0.0, 3.0), y: (0.0, 1.0) };
        let drawn = path(&surface, &[0.0, 1.0, 2.0, 3.0], &[0.0, 1.0, f64::NAN, 0.5]);
        assert_eq!(drawn.matches('M').count(), 2);
        assert_eq!(drawn.matches('L').count(), 1);
        let many: Vec<_> = (0..100_000).map(f64::from).collect();
        let surface = Surface { x: (0.0, 1e5), y: (0.0, 1e5) };
        assert!(path(&surface, &many, &many).matches(['M', 'L']).count() <= POINTS + 2);
    }

    #[test]
    fn names_can_not_write_the_page() {
        let drawn = Drawn { name: "<script>".to_owned(), unit: "°", values: vec![0.0, 1.0] };
        let svg = signal("a", &drawn, &[0.0, 1.0], &[], true);
        assert!(svg.contains("&lt;script&gt;") && !svg.contains("<script"));
    }
}
