//! Left and right beside each other, each with the error of the measurement. A difference is told only beyond it, and only where
//! that error is known against motion capture.

use care::{SideRange, Sides, State};
use jiff::tz::TimeZone;
use library::{Exercise, Words};
use maud::{Markup, html};
use motion::Signal;

use super::ranges::detectable_deg;
use crate::app::App;
use crate::chart::numbers_too;
use crate::dates;
use crate::numbers::{plain, tenth};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 150.0;
const RIGHT: f64 = WIDTH - 24.0;
/// Middle of each side's bar, and where the axis is.
const ROWS: [f64; 2] = [42.0, 112.0];
const AXIS: f64 = 156.0;
const HEIGHT: f64 = 196.0;
const BAR: f64 = 36.0;

/// True where the exercise's own signal is an angle.
fn in_degrees(exercise: &Exercise) -> bool {
    use Signal::{
        Curve, HandHeight, HandReach, HandSpread, HeadForward, HipsToHeels, NeckLength, ShoulderWidth,
    };
    exercise.movement.primary().is_some_and(|primary| {
        !matches!(
            primary.signal,
            Curve
                | HandHeight
                | HandReach
                | HandSpread
                | HeadForward
                | HipsToHeels
                | NeckLength
                | ShoulderWidth
        )
    })
}

/// All exercises of which both sides were seen in one session; nothing where there is none.
pub fn all(app: &App, state: &State, zone: &TimeZone) -> Markup {
    let words = app.words();
    let exercises = app.library.exercises.iter().filter(|exercise| exercise.per_side && in_degrees(exercise));
    let seen: Vec<(&Exercise, Sides)> =
        exercises.filter_map(|exercise| Some((exercise, care::sides(state, &exercise.slug)?))).collect();
    let own = seen.iter().any(|(_, sides)| sides.left.own.or(sides.right.own).is_some());
    html! {
        @if !seen.is_empty() {
            section.card.stack.symmetry {
                h2 { (words.text("page-symmetry-heading")) }
                p { (words.text("page-symmetry-lead")) @if own { " " (words.text("page-symmetry-own-mark")) } }
                @for (exercise, sides) in &seen { (one(app, exercise, sides, zone)) }
            }
        }
    }
}

/// What counts as the error: that of people measured against motion capture where it is known, and never less than the session's own
/// noise.
fn error_of(exercise: &Exercise, sides: &Sides) -> f64 {
    detectable_deg(exercise).unwrap_or(0.0).max(sides.error)
}

fn one(app: &App, exercise: &Exercise, sides: &Sides, zone: &TimeZone) -> Markup {
    let words = app.words();
    let name = words.text(&exercise.name);
    let error = error_of(exercise, sides);
    let (left, right) = (sides.left.mean, sides.right.mean);
    let said = if detectable_deg(exercise).is_none() {
        Some("page-symmetry-unknown")
    } else if left - right >= error {
        Some("page-symmetry-differs-left")
    } else if right - left >= error {
        Some("page-symmetry-differs-right")
    } else {
        None
    };
    let args = [("name", name.as_str().into())];
    html! {
        h3 { (name) " " span.small { (dates::short(words, sides.at.to_zoned(zone.clone()).date())) } }
        @if let Some(id) = said {
            p {
                (words.with(id, &args))
                @if id != "page-symmetry-unknown" { " " (words.text("page-symmetry-usual")) }
            }
        }
        figure.chart {
            (drawing(words, &name, sides, error))
            (table(words, sides, error))
        }
    }
}

fn degrees(words: &Words, value: f64) -> String {
    format!("{}°", plain(words, value.round()))
}

fn drawing(words: &Words, name: &str, sides: &Sides, error: f64) -> Markup {
    let both = [("page-symmetry-left", sides.left), ("page-symmetry-right", sides.right)];
    let furthest = both.iter().map(|(_, side)| side.own.unwrap_or(0.0).max(side.mean + error / 2.0));
    let most = (furthest.fold(10.0, f64::max) / 10.0).ceil() * 10.0;
    let x = |value: f64| tenth(LEFT + (RIGHT - LEFT) * (value / most).clamp(0.0, 1.0));
    let alt = words.with(
        "page-symmetry-alt",
        &[
            ("name", name.into()),
            ("left", plain(words, sides.left.mean.round()).into()),
            ("right", plain(words, sides.right.mean.round()).into()),
            ("error", plain(words, error.round()).into()),
            ("unit", words.text("page-progress-range-unit").into()),
        ],
    );
    html! {
        svg.plot viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(alt) {
            @for ((label, side), y) in both.into_iter().zip(ROWS) {
                text x=(LEFT - 16.0) y=(y + 7.0) text-anchor="end" { (words.text(label)) }
                rect.bar x=(LEFT) y=(y - BAR / 2.0) width=(tenth(x(side.mean) - LEFT)) height=(BAR) rx="4" {}
                (whisker(&x, side, y, error))
                @if let Some(own) = side.own {
                    line.own x1=(x(own)) x2=(x(own)) y1=(y - BAR / 2.0 - 8.0) y2=(y + BAR / 2.0 + 8.0) {}
                }
            }
            line.zero x1=(LEFT) x2=(RIGHT) y1=(AXIS) y2=(AXIS) {}
            @for value in [0.0, most / 2.0, most] {
                text x=(x(value)) y=(HEIGHT - 10.0) text-anchor=(if value == most { "end" } else { "middle" }) { (degrees(words, value)) }
            }
        }
    }
}

/// Half of the error to each side: two ends whose lines do not meet differ by more than it.
fn whisker(x: &impl Fn(f64) -> f64, side: SideRange, y: f64, error: f64) -> Markup {
    let ends = [x(side.mean - error / 2.0), x(side.mean + error / 2.0)];
    html! {
        path.error d=(format!("M{} {y}H{}M{} {}v16M{} {}v16", ends[0], ends[1], ends[0], y - 8.0, ends[1], y - 8.0)) {}
    }
}

fn table(words: &Words, sides: &Sides, error: f64) -> Markup {
    let columns = ["page-symmetry-side", "page-symmetry-mean", "page-symmetry-error", "page-symmetry-own"];
    let rows =
        [("page-symmetry-left", sides.left), ("page-symmetry-right", sides.right)].map(|(id, side)| {
            let own = side.own.map_or_else(|| "–".to_owned(), |own| degrees(words, own));
            (words.text(id), vec![degrees(words, side.mean), degrees(words, error), own])
        });
    numbers_too(words, &columns.map(|id| words.text(id)), rows)
}
