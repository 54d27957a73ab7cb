//! How far the person moves, with the error of the measurement drawn: nothing within it is called a change.
//!
//! Only movements whose error is known against motion capture are drawn (docs/accuracy.md); of the others nobody can say
//! what a change would be.

use care::{Point, SessionSummary, Shift, Tier};
use jiff::tz::TimeZone;
use library::Exercise;
use maud::{Markup, html};
use motion::Signal;
use motion::recorded::range::{LATERAL_SEM_DEG, ROTATION_SEM_DEG, minimal_detectable_change};

use crate::app::App;
use crate::chart::{self, Line};
use crate::numbers::plain;

/// The smallest difference of two ranges that is more than the measurement's error, degrees; none where nobody knows it.
fn detectable_deg(exercise: &Exercise) -> Option<f64> {
    let sem_deg = match exercise.movement.primary()?.signal {
        Signal::ShoulderYaw => ROTATION_SEM_DEG,
        Signal::LateralTilt => LATERAL_SEM_DEG,
        _ => return None,
    };
    Some(minimal_detectable_change(sem_deg))
}

/// Mean range of the repetitions of a session, each session a point.
fn points(exercise: &Exercise, sessions: &[(usize, &SessionSummary)]) -> Vec<Point> {
    let of = |session: &SessionSummary| {
        let marks = session
            .results
            .iter()
            .filter(|result| result.exercise == exercise.slug && result.tier != Tier::Timed)
            .flat_map(|result| &result.repetition_marks)
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
    let drawn: Vec<(&Exercise, Vec<Point>, f64)> = app
        .library
        .exercises
        .iter()
        .filter_map(|exercise| {
            let error = detectable_deg(exercise)?;
            let points = points(exercise, sessions);
            (points.len() > 1).then_some((exercise, points, error))
        })
        .collect();
    html! {
        section.card.stack {
            h2 { (words.text("page-progress-range-heading")) }
            @if drawn.is_empty() {
                p { (words.text("page-progress-range-none")) }
            } @else {
                p { (words.text("page-progress-range-lead")) }
                @for (exercise, points, error) in &drawn { (one(app, exercise, points, *error, zone)) }
            }
        }
    }
}

fn one(app: &App, exercise: &Exercise, points: &[Point], error: f64, zone: &TimeZone) -> Markup {
    let words = app.words();
    let name = words.text(&exercise.name);
    let Some((first, last)) = points.first().zip(points.last()) else { return html! {} };
    let id = match care::shift(first.value, last.value, error, true) {
        Shift::Better => "page-progress-range-better",
        Shift::Worse => "page-progress-range-worse",
        Shift::Same => "page-progress-range-same",
    };
    let args = [
        ("name", name.as_str().into()),
        ("error", plain(words, error.round()).into()),
        ("unit", words.text("page-progress-range-unit").into()),
    ];
    let greatest = points.iter().map(|point| point.value).fold(first.value + error, f64::max);
    let high = (greatest / 10.0).ceil() * 10.0;
    let line = Line { name: String::new(), points: points.to_vec(), error: Some(error) };
    html! {
        h3 { (name) }
        p { (words.with(id, &args)) }
        (chart::lines(words, zone, &name, &[line], [0.0, high]))
    }
}
