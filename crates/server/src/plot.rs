//! The curve of the back over time, drawn on the server so that it is there without JavaScript.

use care::{CurvePoint, ExerciseResult};
use library::Words;
use maud::{Markup, html};

use crate::numbers::tenth;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 320.0;
const LEFT: f64 = 12.0;
const TOP: f64 = 72.0;
const BOTTOM: f64 = 44.0;

/// The plot of one result; a sentence where there is nothing to draw.
pub fn curve(words: &Words, result: &ExerciseResult) -> Markup {
    let seen: Vec<f64> = result.curve.iter().filter_map(|point| point.index).collect();
    if seen.len() < 2 {
        return html! { p.small { (words.text("page-progress-curve-none")) } };
    }
    let low = seen.iter().copied().fold(f64::INFINITY, f64::min);
    let high = seen.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    // A still back must look still: the axis never zooms in on noise.
    let span = ((high - low) * 1.15).max(0.1);
    let middle = (low + high) / 2.0;
    let length_s = result.duration_s.max(1.0);
    let x = |time_s: f64| LEFT + (WIDTH - 2.0 * LEFT) * (time_s / length_s).clamp(0.0, 1.0);
    let y = |index: f64| TOP + (HEIGHT - TOP - BOTTOM) * (0.5 - (index - middle) / span);
    let alt = words.with(
        "page-progress-curve-alt",
        &[("seconds", length_s.round().into()), ("count", f64::from(result.repetitions).into())],
    );
    html! {
        svg.plot viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(alt) {
            @for (from_s, to_s) in gaps(&result.curve, length_s) {
                rect.unseen x=(tenth(x(from_s))) y=(TOP) width=(tenth(x(to_s) - x(from_s))) height=(HEIGHT - TOP - BOTTOM) {}
            }
            line.zero x1=(LEFT) x2=(WIDTH - LEFT) y1=(HEIGHT - BOTTOM) y2=(HEIGHT - BOTTOM) {}
            @for tick_s in ticks(length_s) {
                text x=(tenth(x(tick_s))) y=(HEIGHT - 12.0) text-anchor=(anchor(tick_s, length_s)) {
                    (words.with("page-progress-seconds", &[("seconds", tick_s.into())]))
                }
            }
            text x=(LEFT) y="24" {
                "↑ " (words.text("page-progress-curve-round")) " · ↓ " (words.text("page-progress-curve-hollow"))
            }
            path.line d=(path(&result.curve, x, y)) {}
            @for (number, mark) in result.repetition_marks.iter().enumerate() {
                @if let Some(index) = at(&result.curve, mark.peak_s) {
                    circle.mark cx=(tenth(x(mark.peak_s))) cy=(tenth(y(index))) r="6" {}
                    text x=(tenth(x(mark.peak_s))) y=(tenth((y(index) - 16.0).max(24.0))) text-anchor="middle" { (number + 1) }
                }
            }
        }
    }
}

fn anchor(tick_s: f64, length_s: f64) -> &'static str {
    if tick_s == 0.0 {
        "start"
    } else if tick_s > 0.95 * length_s {
        "end"
    } else {
        "middle"
    }
}

fn ticks(length_s: f64) -> impl Iterator<Item = f64> {
    let step_s = [5.0, 10.0, 20.0, 30.0, 60.0, 120.0, 300.0, 600.0]
        .into_iter()
        .find(|step_s| length_s / step_s <= 8.0)
        .unwrap_or(1800.0);
    (0..).map(move |number| f64::from(number) * step_s).take_while(move |time_s| *time_s <= length_s)
}

/// The line breaks where the back was not seen: nothing is drawn that was not measured.
fn path(curve: &[CurvePoint], x: impl Fn(f64) -> f64, y: impl Fn(f64) -> f64) -> String {
    let mut path = String::new();
    let mut pen_down = false;
    for point in curve {
        match point.index {
            Some(index) => {
                let command = if pen_down { 'L' } else { 'M' };
                path.push_str(&format!("{command}{} {} ", tenth(x(point.time_s)), tenth(y(index))));
                pen_down = true;
            }
            None => pen_down = false,
        }
    }
    path
}

/// The spans without a measurement, longer than a second, as (from, to).
fn gaps(curve: &[CurvePoint], length_s: f64) -> Vec<(f64, f64)> {
    let mut gaps = Vec::new();
    let mut last_seen_s = 0.0;
    let seen = curve.iter().filter(|point| point.index.is_some()).map(|point| point.time_s);
    for time_s in seen.chain([length_s]) {
        if time_s - last_seen_s > 1.0 {
            gaps.push((last_seen_s, time_s));
        }
        last_seen_s = time_s;
    }
    gaps
}

fn at(curve: &[CurvePoint], time_s: f64) -> Option<f64> {
    curve
        .iter()
        .filter(|point| point.index.is_some())
        .min_by(|a, b| (a.time_s - time_s).abs().total_cmp(&(b.time_s - time_s).abs()))
        .and_then(|point| point.index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[(f64, Option<f64>)]) -> Vec<CurvePoint> {
        values.iter().map(|&(time_s, index)| CurvePoint { time_s, index }).collect()
    }

    #[test]
    fn what_was_not_seen_is_neither_drawn_nor_hidden() {
        let curve =
            points(&[(0.0, Some(0.1)), (0.2, Some(0.2)), (0.4, None), (3.0, Some(0.1)), (3.2, Some(0.1))]);
        assert_eq!(path(&curve, |x| x, |y| y), "M0 0.1 L0.2 0.2 M3 0.1 L3.2 0.1 ");
        assert_eq!(gaps(&curve, 3.4), [(0.2, 3.0)]);
        assert_eq!(gaps(&points(&[(0.0, None)]), 9.0), [(0.0, 9.0)]);
        assert_eq!(gaps(&[], 0.5), []);
    }

    #[test]
    fn ticks_stay_few_and_round() {
        for (length_s, expected) in [(1.0, 1), (40.0, 9), (41.0, 5), (3600.0, 7)] {
            assert_eq!(ticks(length_s).count(), expected, "{length_s}");
        }
    }
}
