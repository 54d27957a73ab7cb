//! How far the person moves, with the error of the measurement drawn: nothing within it is called a change.
//!
//! Only movements whose error is known against motion capture are drawn (docs/accuracy.md); of the others nobody can say
//! what a change would be.

use care::{Point, SessionSummary, Shift, Side, Tier};
use jiff::tz::TimeZone;
use library::Exercise;
use maud::{Markup, html};
use motion::Signal;
use motion::recorded::range::{LATERAL_SEM_DEG, ROTATION_SEM_DEG, minimal_detectable_change};

use crate::app::App;
use crate::chart::{self, Line};
use crate::numbers::plain;

/// The smallest difference of two ranges that is more than the measurement's error, degrees; none where nobody knows it.
pub fn detectable_deg(exercise: &Exercise) -> Option<f64> {
    let sem_deg = match exercise.movement.primary()?.signal {
        Signal::ShoulderYaw => ROTATION_SEM_DEG,
        Signal::LateralTilt => LATERAL_SEM_DEG,
        _ => return None,
    };
    Some(minimal_detectable_change(sem_deg))
}

/// Mean range of the repetitions of a side in a session, each session a point.
fn points(exercise: &Exercise, side: Option<Side>, sessions: &[(usize, &SessionSummary)]) -> Vec<Point> {
    let of = |session: &SessionSummary| {
        let marks = session
            .results
            .iter()
            .filter(|result| result.exercise == exercise.slug && result.tier != Tier::Timed)
            .flat_map(|result| &result.repetition_marks)
            .filter(|mark| mark.side == side)
            .map(|mark| mark.range);
        let ranges: Vec<f64> = marks.collect();
        let mean = ranges.iter().sum::<f64>() / ranges.len() as f64;
        mean.is_finite().then(|| Point { at: session.started_at.timestamp(), value: mean })
    };
    sessions.iter().filter_map(|(_, session)| of(session)).collect()
}

/// The exercises of which there is something to compare.
pub fn all(app: &App, sessions: &[(usize, &SessionSummary)], zone: &TimeZone) -> Markup {
    let words = app.words();
    // Left and right each have a course of their own.
    let drawn: Vec<(&Exercise, Option<Side>, Vec<Point>, f64)> = app
        .library
        .exercises
        .iter()
        .flat_map(|exercise| [None, Some(Side::Left), Some(Side::Right)].map(|side| (exercise, side)))
        .filter_map(|(exercise, side)| {
            let error = detectable_deg(exercise)?;
            let points = points(exercise, side, sessions);
            (points.len() > 1).then_some((exercise, side, points, error))
        })
        .collect();
    html! {
        section.card.stack {
            h2 { (words.text("page-progress-range-heading")) }
            @if drawn.is_empty() {
                p { (words.text("page-progress-range-none")) }
            } @else {
                p { (words.text("page-progress-range-lead")) }
                @for (exercise, side, points, error) in &drawn { (one(app, &called(app, exercise, *side), points, *error, zone)) }
            }
        }
    }
}

/// The exercise's name, with the side where it has one.
fn called(app: &App, exercise: &Exercise, side: Option<Side>) -> String {
    let words = app.words();
    let name = words.text(&exercise.name);
    let side = side.map(|side| match side {
        Side::Left => words.text("page-symmetry-left"),
        Side::Right => words.text("page-symmetry-right"),
    });
    side.map_or_else(|| name.clone(), |side| format!("{name}, {}", side.to_lowercase()))
}

fn one(app: &App, name: &str, points: &[Point], error: f64, zone: &TimeZone) -> Markup {
    let words = app.words();
    let Some((first, last)) = points.first().zip(points.last()) else { return html! {} };
    let id = match care::shift(first.value, last.value, error, true) {
        Shift::Better => "page-progress-range-better",
        Shift::Worse => "page-progress-range-worse",
        Shift::Same => "page-progress-range-same",
    };
    let args = [
        ("name", name.into()),
        ("error", plain(words, error.round()).into()),
        ("unit", words.text("page-progress-range-unit").into()),
    ];
    let greatest = points.iter().map(|point| point.value).fold(first.value + error, f64::max);
    let high = (greatest / 10.0).ceil() * 10.0;
    let line = Line { name: String::new(), points: points.to_vec(), error: Some(error) };
    html! {
        h3 { (name) }
        p { (words.with(id, &args)) }
        (chart::lines(words, zone, name, &[line], [0.0, high]))
    }
}
