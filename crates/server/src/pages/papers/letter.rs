//! `/letter.pdf`: one page for the person's doctor. It names nobody: there is a line to write the name on.

use std::collections::BTreeSet;

use axum::response::Response;
use care::{Event, LockCause, What};
use jiff::Zoned;
use jiff::tz::TimeZone;
use record::Loaded;

use super::{amount, pdf};
use crate::app::App;
use crate::binding::Owner;
use crate::chart::{Frame, Line};
use crate::dates;
use crate::numbers::plain;
use crate::pages::measure::band;
use crate::pages::progress::{activity_said, honest_sentence, said, stop, told};
use crate::paper::{Canvas, Error, Ink, Paper, Style};

/// Most stops and locks that are listed one by one.
const STOPS: usize = 4;
/// Most exercises that are listed one by one.
const EXERCISES: usize = 8;
/// Most sources that are named.
const SOURCES: usize = 5;

/// `GET /letter.pdf`
pub async fn show(app: App, Owner(_, loaded): Owner) -> Response {
    pdf(&app, "dorsal-letter", letter(&app, &loaded))
}

fn letter(app: &App, loaded: &Loaded) -> Result<Vec<u8>, Error> {
    let words = app.words();
    let zone = app.zone_of(loaded);
    let mut paper = Paper::new(&words.text("page-letter-title"), app.language().tag())?;
    head(app, &mut paper, loaded, &zone);
    done(app, &mut paper, loaded, &zone);
    course(app, &mut paper, loaded, &zone);
    stops(app, &mut paper, loaded, &zone);
    programme(app, &mut paper, loaded);
    meaning(app, &mut paper, loaded);
    paper.finish()
}

fn head(app: &App, paper: &mut Paper, loaded: &Loaded, zone: &TimeZone) {
    let words = app.words();
    let today = app.now().with_time_zone(zone.clone()).date();
    paper.text(&words.text("page-letter-title"), Style::TITLE);
    let from = loaded.facts.first().map(|fact| fact.occurred_at.date());
    let period =
        [("from", dates::day(words, from.unwrap_or(today)).into()), ("to", dates::day(words, today).into())];
    paper.text(&words.with("page-letter-period", &period), Style::TEXT);
    paper.gap(8.0);
    let name = words.text("page-letter-name");
    paper.drawing(None, Paper::width(), 14.0, |canvas| {
        canvas.word(&name, (0.0, 9.0), Style::STRONG, false);
        canvas.line(&[(44.0, 11.0), (f64::from(Paper::width()), 11.0)], Ink::Muted, 0.6, None);
    });
    paper.gap(20.0);
    paper.text(&words.text("page-letter-lead"), Style::SMALL);
    paper.gap(4.0);
}

fn heading(app: &App, paper: &mut Paper, id: &str) {
    paper.gap(5.0);
    paper.text(&app.words().text(id), Style::HEADING);
}

fn done(app: &App, paper: &mut Paper, loaded: &Loaded, zone: &TimeZone) {
    let words = app.words();
    heading(app, paper, "page-letter-done");
    let weeks = care::weeks(&loaded.state, app.now().timestamp(), zone);
    let sessions: u32 = weeks.iter().map(|week| week.sessions).sum();
    let minutes: f64 = weeks.iter().map(|week| week.minutes).sum();
    let without = weeks.iter().filter(|week| week.sessions == 0).count();
    let args = [
        ("sessions", sessions.into()),
        ("weeks", (weeks.len() as f64).into()),
        ("minutes", plain(words, minutes.round()).into()),
        ("without", (without as f64).into()),
    ];
    paper.text(&words.with("page-letter-done-text", &args), Style::TEXT);
}

/// Pain and function over time: what changed in sentences, and a small chart.
fn course(app: &App, paper: &mut Paper, loaded: &Loaded, zone: &TimeZone) {
    let words = app.words();
    heading(app, paper, "page-letter-course");
    let top = paper.at();
    let line = |name: &str, points: Vec<care::Point>| Line { name: words.text(name), points, error: None };
    let around = |of: fn(&care::SessionSummary) -> Option<u8>| told(care::sessions(&loaded.state).iter(), of);
    let average = care::pain(&loaded.state);
    let lines = if average.points.len() > 1 {
        vec![line("page-letter-pain-average", average.points)]
    } else {
        vec![
            line("page-progress-line-before", around(|session| Some(session.ticket.pain_before))),
            line("page-progress-line-after", around(|session| session.pain_after)),
        ]
    };
    let drawn = lines.iter().any(|line| line.points.len() > 1);
    if drawn {
        paper.column(Some(292.0), None);
        let alt =
            words.with("page-letter-chart-alt", &[("name", words.text("page-progress-pain-heading").into())]);
        paper.drawing(Some(&alt), Paper::width() - 292.0, 112.0, |canvas| chart(app, canvas, &lines, zone));
        paper.column(None, Some(272.0));
    }
    paper.text(&honest_sentence(app, loaded).0, Style::STRONG);
    for activity in care::activities(&loaded.state).iter().rev().take(3).rev() {
        let said = activity_said(app, activity).or_else(|| {
            let value = plain(words, activity.points.last()?.value);
            let args = [("name", activity.name.as_str().into()), ("value", value.into())];
            Some(words.with("page-letter-activity", &args))
        });
        said.into_iter().for_each(|said| paper.text(&said, Style::TEXT));
    }
    for questionnaire in
        app.library.questionnaires.iter().filter(|one| !["pain", "activities"].contains(&one.id.as_str()))
    {
        let scores = care::scores(&loaded.state, &questionnaire.id);
        let Some(last) = scores.points.last() else { continue };
        let title = words.text(&questionnaire.title);
        let better = questionnaire.scoring.higher == library::Higher::Better;
        let change = questionnaire.scoring.change.as_ref();
        let compared = change.and_then(|change| said(app, &title, &scores, change.least, better));
        let said = compared.unwrap_or_else(|| {
            let value = match band(questionnaire, last.value) {
                Some(band) => format!("{} ({})", plain(words, last.value), words.text(band)),
                None => plain(words, last.value),
            };
            words.with("page-letter-activity", &[("name", title.into()), ("value", value.into())])
        });
        paper.text(&said, Style::TEXT);
    }
    paper.column(None, None);
    if drawn {
        paper.move_to(paper.at().max(top + 118.0));
    }
}

fn chart(app: &App, canvas: &mut Canvas<'_>, lines: &[Line], zone: &TimeZone) {
    let words = app.words();
    let Some(time) = Frame::times(lines) else { return };
    let area = [16.0, 14.0, f64::from(Paper::width()) - 292.0, 96.0];
    let frame = Frame { area, time, value: [0.0, 10.0] };
    for value in [0.0, 5.0, 10.0] {
        let y = frame.y(value);
        canvas.line(&[(area[0], y), (area[2], y)], Ink::Line, 0.6, None);
        canvas.word(&plain(words, value), (12.0, y + 2.5), Style::SMALL, true);
    }
    let looks = [(Ink::Accent, None), (Ink::Warm, Some([4.0, 3.0]))];
    let mut x = area[0];
    for (line, (ink, dash)) in lines.iter().zip(looks) {
        let points: Vec<(f64, f64)> =
            line.points.iter().map(|point| (frame.x(point.at), frame.y(point.value))).collect();
        canvas.line(&points, ink, 1.4, dash);
        points.iter().for_each(|point| canvas.dot(*point, ink, 4.0));
        canvas.line(&[(x, 3.0), (x + 14.0, 3.0)], ink, 1.4, dash);
        canvas.word(&line.name, (x + 18.0, 5.5), Style::SMALL, false);
        x += 110.0;
    }
    let day = |at: jiff::Timestamp| dates::short(words, at.to_zoned(zone.clone()).date());
    canvas.word(&day(time[0]), (area[0], 108.0), Style::SMALL, false);
    canvas.word(&day(time[1]), (area[2], 108.0), Style::SMALL, true);
}

/// A stop or a lock: when, and why.
fn stopped(app: &App, loaded: &Loaded) -> Vec<(Zoned, String)> {
    let words = app.words();
    let mut all = Vec::new();
    for fact in &loaded.facts {
        let What::Event(event) = &fact.what else { continue };
        match event {
            Event::Stopped { reason, .. } => {
                let args = [("reason", words.text(stop(*reason)).into())];
                all.push((fact.occurred_at.clone(), words.with("page-letter-stopped", &args)));
            }
            // A stop of the person is told by itself.
            Event::Locked { lock } if lock.cause != LockCause::Stop => {
                let rules: BTreeSet<&str> = lock.reasons().map(|finding| finding.rule.as_str()).collect();
                let rules = rules.into_iter().collect::<Vec<_>>().join(", ");
                let leads = words.text(&format!("page-about-disposition-{}", lock.disposition.name()));
                let args = [("leads", leads.into()), ("rules", rules.into())];
                all.push((fact.occurred_at.clone(), words.with("page-letter-locked", &args)));
            }
            _ => {}
        }
    }
    all
}

fn stops(app: &App, paper: &mut Paper, loaded: &Loaded, zone: &TimeZone) {
    let words = app.words();
    heading(app, paper, "page-letter-stops");
    let all = stopped(app, loaded);
    if all.is_empty() {
        paper.text(&words.text("page-letter-stops-none"), Style::TEXT);
    }
    for (at, what) in all.iter().rev().take(STOPS) {
        let day = dates::short(words, at.with_time_zone(zone.clone()).date());
        paper.item(&format!("{day}: {what}"), Style::TEXT, Some("•"));
    }
    if let Some(more) = all.len().checked_sub(STOPS).filter(|more| *more > 0) {
        paper.text(&words.with("page-letter-more", &[("count", (more as f64).into())]), Style::SMALL);
    }
}

fn programme(app: &App, paper: &mut Paper, loaded: &Loaded) {
    let words = app.words();
    heading(app, paper, "page-letter-programme");
    let Some(programme) = loaded.state.programme() else {
        return paper.text(&words.text("page-letter-programme-none"), Style::TEXT);
    };
    let args = [
        ("phase", f64::from(programme.phase).into()),
        ("sessions", programme.sessions.into()),
        ("minutes", programme.minutes.into()),
    ];
    paper.text(&words.with("page-letter-programme-text", &args), Style::TEXT);
    for item in programme.items.iter().take(EXERCISES) {
        let Some(exercise) = app.library.exercise(&item.exercise) else { continue };
        let much = amount(words, item.amount, exercise.per_side);
        paper.item(&format!("{}: {much}", words.text(&exercise.name)), Style::TEXT, Some("•"));
    }
    if let Some(more) = programme.items.len().checked_sub(EXERCISES).filter(|more| *more > 0) {
        paper.text(&words.with("page-letter-more", &[("count", (more as f64).into())]), Style::SMALL);
    }
}

/// What the figures mean, how far they can be trusted, and where the rules come from.
fn meaning(app: &App, paper: &mut Paper, loaded: &Loaded) {
    let words = app.words();
    heading(app, paper, "page-letter-meaning");
    for questionnaire in
        app.library.questionnaires.iter().filter(|one| ["pain", "activities"].contains(&one.id.as_str()))
    {
        let Some(change) = &questionnaire.scoring.change else { continue };
        let id = format!("page-letter-meaning-{}", questionnaire.id);
        let args = [
            ("least", plain(words, change.least).into()),
            ("one", plain(words, change.one.unwrap_or(change.least)).into()),
            ("source", change.provenance.source.as_str().into()),
        ];
        paper.text(&words.with(&id, &args), Style::SMALL);
    }
    paper.text(&words.text("page-letter-meaning-camera"), Style::SMALL);
    let decided = loaded.state.decisions().iter().rev().map(|made| &made.decision);
    let mut sources: Vec<&str> = Vec::new();
    for decision in decided {
        let source = decision.provenance.source.as_str();
        if !sources.contains(&source) && sources.len() < SOURCES {
            sources.push(source);
        }
    }
    let versions =
        [&app.rules.screening.version, &app.rules.programme.version].map(String::as_str).join(", ");
    let sources = if sources.is_empty() { "–".to_owned() } else { sources.join("; ") };
    let args = [("sources", sources.into()), ("versions", versions.into())];
    paper.text(&words.with("page-letter-sources", &args), Style::SMALL);
}
