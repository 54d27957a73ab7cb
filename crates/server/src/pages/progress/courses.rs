//! What was told and done over time, as calm charts.

use care::{Course, Point, SessionSummary, Shift};
use jiff::tz::TimeZone;
use maud::{Markup, html};
use record::Loaded;

use crate::app::App;
use crate::chart::{self, Line};
use crate::numbers::plain;

/// All charts of which there is something to draw.
pub fn all(app: &App, loaded: &Loaded, sessions: &[(usize, &SessionSummary)], zone: &TimeZone) -> Markup {
    html! {
        (pain(app, loaded, sessions, zone))
        (function(app, loaded, zone))
        (confidence(app, loaded, zone))
        (super::ranges::all(app, sessions, zone))
        (super::symmetry::all(app, &loaded.state, zone))
        (weeks(app, loaded, zone))
    }
}

fn line(name: String, points: Vec<Point>) -> Line {
    Line { name, points, error: None }
}

fn pain(app: &App, loaded: &Loaded, sessions: &[(usize, &SessionSummary)], zone: &TimeZone) -> Markup {
    let words = app.words();
    let average = care::pain(&loaded.state);
    let around =
        |of: fn(&SessionSummary) -> Option<u8>| told(sessions.iter().map(|(_, session)| *session), of);
    let lines: Vec<Line> = [
        ("page-progress-line-before", around(|session| Some(session.ticket.pain_before))),
        ("page-progress-line-after", around(|session| session.pain_after)),
        ("page-progress-line-morning", around(|session| session.pain_morning)),
    ]
    .into_iter()
    .filter(|(_, points)| !points.is_empty())
    .map(|(name, points)| line(words.text(name), points))
    .collect();
    let heading = words.text("page-progress-pain-heading");
    html! {
        @if average.points.len() > 1 {
            section.card.stack {
                h2 { (heading) }
                p { (words.text("page-progress-pain-lead")) }
                (chart::lines(words, zone, &heading, &[line(String::new(), average.points)], [0.0, 10.0]))
            }
        }
        @if !lines.is_empty() {
            section.card.stack {
                h2 { (words.text("page-progress-pain-sessions-heading")) }
                p { (words.text("page-progress-pain-sessions-lead")) }
                (chart::lines(words, zone, &heading, &lines, [0.0, 10.0]))
            }
        }
    }
}

/// The least change of a single activity that is more than chance; none where the content does not know it.
pub fn one_activity(app: &App) -> Option<f64> {
    let questionnaire = app.library.questionnaires.iter().find(|one| one.id == "activities")?;
    questionnaire.scoring.change.as_ref()?.one
}

/// How a named activity went, in words; nothing where it was told once.
pub fn activity_said(app: &App, course: &Course) -> Option<String> {
    said(app, &course.name, course, one_activity(app)?, true)
}

/// How the last value of a course compares with the first, in words; nothing where there are not two.
pub fn said(app: &App, name: &str, course: &Course, least: f64, higher_is_better: bool) -> Option<String> {
    let words = app.words();
    let (first, last) = course.ends()?;
    let args = [
        ("name", name.into()),
        ("first", plain(words, first.value).into()),
        ("last", plain(words, last.value).into()),
    ];
    Some(words.with(shift_said(course.shift(least, higher_is_better)?), &args))
}

/// Message id of how the last value compares with the first.
fn shift_said(shift: Shift) -> &'static str {
    match shift {
        Shift::Better => "page-progress-shift-better",
        Shift::Worse => "page-progress-shift-worse",
        Shift::Same => "page-progress-shift-same",
    }
}

/// What was told of each session at its time, where it was told.
pub fn told<'a>(
    sessions: impl Iterator<Item = &'a SessionSummary>,
    of: impl Fn(&SessionSummary) -> Option<u8>,
) -> Vec<Point> {
    let point = |session: &SessionSummary| {
        Some(Point { at: session.started_at.timestamp(), value: f64::from(of(session)?) })
    };
    sessions.filter_map(point).collect()
}

fn function(app: &App, loaded: &Loaded, zone: &TimeZone) -> Markup {
    let words = app.words();
    let activities = care::activities(&loaded.state);
    if activities.is_empty() {
        return html! {};
    }
    let heading = words.text("page-progress-function-heading");
    let said: Vec<String> = activities.iter().filter_map(|course| activity_said(app, course)).collect();
    // An activity that was named anew has its own line; the latest three are drawn.
    let drawn = &activities[activities.len().saturating_sub(3)..];
    let lines: Vec<Line> =
        drawn.iter().map(|course| line(course.name.clone(), course.points.clone())).collect();
    let least = one_activity(app).map(|least| [("least", plain(words, least).into())]);
    html! {
        section.card.stack {
            h2 { (heading) }
            @if let Some(least) = least { p { (words.with("page-progress-function-lead", &least)) } }
            @if !said.is_empty() { ul { @for sentence in said { li { (sentence) } } } }
            (chart::lines(words, zone, &heading, &lines, [0.0, 10.0]))
        }
    }
}

fn confidence(app: &App, loaded: &Loaded, zone: &TimeZone) -> Markup {
    let words = app.words();
    let told =
        care::answers(&loaded.state, "confidence", "confidence", |intake| Some(f64::from(intake.confidence)));
    let heading = words.text("page-progress-confidence-heading");
    html! {
        @if told.points.len() > 1 {
            section.card.stack {
                h2 { (heading) }
                p { (words.text("page-progress-confidence-lead")) }
                (chart::lines(words, zone, &heading, &[line(String::new(), told.points)], [0.0, 10.0]))
            }
        }
    }
}

fn weeks(app: &App, loaded: &Loaded, zone: &TimeZone) -> Markup {
    let words = app.words();
    let weeks = care::weeks(&loaded.state, app.now().timestamp(), zone);
    if weeks.is_empty() {
        return html! {};
    }
    let sessions: u32 = weeks.iter().map(|week| week.sessions).sum();
    let minutes: f64 = weeks.iter().map(|week| week.minutes).sum();
    let all = care::sessions(&loaded.state).iter();
    let unfinished = all.filter(|session| session.ended_at.is_none() || session.stopped.is_some()).count();
    let done = [("sessions", sessions.into()), ("minutes", minutes.round().into())];
    html! {
        section.card.stack {
            h2 { (words.text("page-progress-weeks-heading")) }
            p { (words.with("page-progress-weeks-done", &done)) }
            p.small { (words.text("page-progress-weeks-lead")) }
            (chart::weeks(words, &weeks))
            @if unfinished > 0 {
                p.small { (words.with("page-progress-unfinished", &[("count", (unfinished as f64).into())])) }
            }
        }
    }
}
