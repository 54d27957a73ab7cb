//! Calm charts of a few values over time, drawn on the server so that they are there without JavaScript.
//!
//! One geometry serves the pages and the letter. Each chart comes with a table of the same numbers: nobody has to read
//! a drawing.

use care::{Point, Week};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use library::Words;
use maud::{Markup, html};

use crate::dates;
use crate::numbers::{plain, tenth};

/// Values over time that are drawn as one line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is called; empty where there is only one.
    pub name: String,
    /// Oldest first.
    pub points: Vec<Point>,
    /// Half the height of the band in which a difference may be chance; none where that is not known.
    pub error: Option<f64>,
}

/// Where values lie in a box, y down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Left, top, right and bottom of the drawing area.
    pub area: [f64; 4],
    /// First and last moment.
    pub time: [Timestamp; 2],
    /// Least and greatest value.
    pub value: [f64; 2],
}

impl Frame {
    /// The times of all points; a single moment gets the middle.
    pub fn times(lines: &[Line]) -> Option<[Timestamp; 2]> {
        let times = || lines.iter().flat_map(|line| &line.points).map(|point| point.at);
        Some([times().min()?, times().max()?])
    }

    /// Where a moment lies.
    pub fn x(&self, at: Timestamp) -> f64 {
        let [left, _, right, _] = self.area;
        let [from, to] = self.time.map(|at| at.as_second() as f64);
        let share = if to > from { (at.as_second() as f64 - from) / (to - from) } else { 0.5 };
        left + (right - left) * share.clamp(0.0, 1.0)
    }

    /// Where a value lies.
    pub fn y(&self, value: f64) -> f64 {
        let [_, top, _, bottom] = self.area;
        let [low, high] = self.value;
        let share = if high > low { (value - low) / (high - low) } else { 0.5 };
        bottom - (bottom - top) * share.clamp(0.0, 1.0)
    }
}

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 360.0;
const AREA: [f64; 4] = [52.0, 20.0, WIDTH - 18.0, HEIGHT - 52.0];

/// A chart with a line for each, at most three; values lie from `low` to `high`. The table is beside it, folded away.
pub fn lines(words: &Words, zone: &TimeZone, title: &str, lines: &[Line], [low, high]: [f64; 2]) -> Markup {
    let Some(time) = Frame::times(lines) else { return html! {} };
    let frame = Frame { area: AREA, time, value: [low, high] };
    let [left, _, right, _] = AREA;
    let day = |at: Timestamp| dates::short(words, at.to_zoned(zone.clone()).date());
    html! {
        figure.chart {
            @if lines.iter().any(|line| !line.name.is_empty()) {
                ul.legend { @for (at, line) in lines.iter().enumerate() { li.key data-line=(at) { (line.name) } } }
            }
            svg.plot viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(summary(words, title, lines)) {
                @for value in [low, f64::midpoint(low, high), high] {
                    line.zero x1=(left) x2=(right) y1=(tenth(frame.y(value))) y2=(tenth(frame.y(value))) {}
                    text x=(left - 12.0) y=(tenth(frame.y(value) + 6.0)) text-anchor="end" { (plain(words, value)) }
                }
                @for line in lines {
                    @if let Some((first, error)) = line.points.first().zip(line.error) {
                        @let (over, under) = (frame.y(first.value + error), frame.y(first.value - error));
                        rect.band x=(left) y=(tenth(over)) width=(right - left) height=(tenth(under - over)) {}
                    }
                }
                @for (at, line) in lines.iter().enumerate() {
                    g data-line=(at) {
                        path.line d=(path(&frame, &line.points)) {}
                        @for point in &line.points {
                            circle.dot cx=(tenth(frame.x(point.at))) cy=(tenth(frame.y(point.value))) r="6" {}
                        }
                    }
                }
                @if time[0] == time[1] {
                    text x=(f64::midpoint(left, right)) y=(HEIGHT - 14.0) text-anchor="middle" { (day(time[0])) }
                } @else {
                    text x=(left) y=(HEIGHT - 14.0) { (day(time[0])) }
                    text x=(right) y=(HEIGHT - 14.0) text-anchor="end" { (day(time[1])) }
                }
            }
            (table(words, zone, lines))
        }
    }
}

/// What a chart shows, in a sentence for whoever hears it.
fn summary(words: &Words, title: &str, lines: &[Line]) -> String {
    let one = |line: &Line| {
        let (first, last) = (line.points.first()?, line.points.last()?);
        let name = if line.name.is_empty() { title } else { &line.name };
        let args = [
            ("name", name.into()),
            ("count", (line.points.len() as f64).into()),
            ("first", plain(words, first.value).into()),
            ("last", plain(words, last.value).into()),
        ];
        Some(words.with("page-progress-chart-alt", &args))
    };
    lines.iter().filter_map(one).collect::<Vec<_>>().join(" ")
}

fn table(words: &Words, zone: &TimeZone, lines: &[Line]) -> Markup {
    let mut times: Vec<Timestamp> =
        lines.iter().flat_map(|line| &line.points).map(|point| point.at).collect();
    times.sort_unstable();
    times.dedup();
    let value = |line: &Line, at: Timestamp| {
        let point = line.points.iter().find(|point| point.at == at);
        point.map(|point| plain(words, point.value)).unwrap_or_else(|| "–".to_owned())
    };
    let named = |line: &Line| {
        if line.name.is_empty() { words.text("page-progress-value") } else { line.name.clone() }
    };
    let columns: Vec<String> =
        std::iter::once(words.text("page-progress-when")).chain(lines.iter().map(named)).collect();
    let rows = times.iter().rev().map(|at| {
        let day = dates::short(words, at.to_zoned(zone.clone()).date());
        (day, lines.iter().map(|line| value(line, *at)).collect())
    });
    numbers_too(words, &columns, rows)
}

/// The numbers of a drawing as a table, folded away. `columns`: what stands above; a row: its name, and what follows on it.
pub fn numbers_too(
    words: &Words,
    columns: &[String],
    rows: impl IntoIterator<Item = (String, Vec<String>)>,
) -> Markup {
    html! {
        details.numbers-too {
            summary { (words.text("page-progress-table")) }
            table {
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody {
                    @for (name, values) in rows {
                        tr {
                            th scope="row" { (name) }
                            @for value in values { td { (value) } }
                        }
                    }
                }
            }
        }
    }
}

/// The minutes of a week, as they are written everywhere: of one with a session never none.
fn minutes(words: &Words, week: &Week) -> String {
    let minutes = week.minutes.round();
    if minutes < 1.0 && week.sessions > 0 { "< 1".to_owned() } else { plain(words, minutes) }
}

/// Minutes a week as bars, each with its number; a week without a session has its place, too.
pub fn weeks(words: &Words, weeks: &[Week]) -> Markup {
    let shown = &weeks[weeks.len().saturating_sub(26)..];
    let most = shown.iter().map(|week| week.minutes).fold(10.0, f64::max);
    let [left, top, right, bottom] = AREA;
    let step = (right - left) / shown.len().max(4) as f64;
    let width = (step * 0.7).min(56.0);
    let sessions: u32 = weeks.iter().map(|week| week.sessions).sum();
    let alt = words.with(
        "page-progress-weeks-alt",
        &[("weeks", (weeks.len() as f64).into()), ("sessions", sessions.into())],
    );
    let columns = ["page-progress-week", "page-progress-sessions", "page-progress-minutes-long"];
    let columns = columns.map(|id| words.text(id));
    let rows = weeks.iter().rev().map(|week| {
        let values = vec![week.sessions.to_string(), minutes(words, week)];
        (dates::short(words, week.monday), values)
    });
    html! {
        figure.chart {
            svg.plot viewBox=(format!("0 0 {WIDTH} {HEIGHT}")) role="img" aria-label=(alt) {
                line.zero x1=(left) x2=(right) y1=(bottom) y2=(bottom) {}
                text x=(left - 12.0) y=(top + 6.0) text-anchor="end" { (plain(words, most.round())) }
                text x=(left - 12.0) y=(bottom + 6.0) text-anchor="end" { "0" }
                @for (at, week) in shown.iter().enumerate() {
                    @let x = left + step * at as f64;
                    @let height = (bottom - top) * week.minutes / most;
                    rect.bar x=(tenth(x)) y=(tenth(bottom - height)) width=(tenth(width)) height=(tenth(height)) rx="4" {}
                    @if shown.len() <= 12 {
                        text x=(tenth(x + width / 2.0)) y=(tenth((bottom - height - 8.0).max(16.0))) text-anchor="middle" {
                            (minutes(words, week))
                        }
                    }
                }
                @if let Some((first, last)) = shown.first().zip(shown.last()) {
                    text x=(left) y=(HEIGHT - 14.0) { (dates::short(words, first.monday)) }
                    @if shown.len() > 4 {
                        text x=(tenth(left + step * shown.len() as f64)) y=(HEIGHT - 14.0) text-anchor="end" {
                            (dates::short(words, last.monday))
                        }
                    }
                }
            }
            (numbers_too(words, &columns, rows))
        }
    }
}

fn path(frame: &Frame, points: &[Point]) -> String {
    let mut path = String::new();
    for (at, point) in points.iter().enumerate() {
        let command = if at == 0 { 'M' } else { 'L' };
        path.push_str(&format!("{command}{} {} ", tenth(frame.x(point.at)), tenth(frame.y(point.value))));
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    #[test]
    fn values_keep_to_their_area() {
        let frame = Frame { area: [10.0, 20.0, 110.0, 220.0], time: [at(0), at(100)], value: [0.0, 10.0] };
        for (second, value, expected) in [
            (0, 0.0, (10.0, 220.0)),
            (100, 10.0, (110.0, 20.0)),
            (25, 5.0, (35.0, 120.0)),
            (900, 99.0, (110.0, 20.0)),
        ] {
            assert_eq!((frame.x(at(second)), frame.y(value)), expected);
        }
        let moment = Frame { time: [at(5), at(5)], value: [3.0, 3.0], ..frame };
        assert_eq!((moment.x(at(5)), moment.y(3.0)), (60.0, 120.0));
    }
}
