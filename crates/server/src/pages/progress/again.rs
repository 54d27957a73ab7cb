//! `/progress/{number}/{place}`: an exercise of a session once more, as a moving stick figure, where the person has kept its
//! landmarks. What was counted is shown as it was counted; nothing is worked out anew.

use axum::Json;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Redirect, Response};
use care::{ExerciseResult, Recording, RepetitionMark, SessionSummary, Side};
use library::Words;
use maud::{Markup, html};
use record::{Content, Loaded};
use uuid::Uuid;

use super::{exercise_name, numbered};
use crate::app::App;
use crate::binding::Owner;
use crate::dates;
use crate::layout::{Place, framed, handed, head};
use crate::pages::check::hidden_command;
use crate::problem::Problem;
use crate::replay::{Reel, moments, reel};

/// Which exercise of which session, both from 1.
type At = Result<Path<(usize, usize)>, PathRejection>;

/// One run of an exercise.
struct Run<'a> {
    recording: &'a Recording,
    /// Its repetitions, seconds since it began.
    marks: Vec<RepetitionMark>,
    /// The number of the first of them in the exercise, from 0.
    first: usize,
}

/// An exercise with what is kept of it.
struct Again<'a> {
    number: usize,
    place: usize,
    session: &'a SessionSummary,
    result: &'a ExerciseResult,
    runs: Vec<Run<'a>>,
}

impl<'a> Again<'a> {
    fn of(app: &App, loaded: &'a Loaded, number: usize, place: usize) -> Option<Self> {
        let (_, session) = numbered(loaded).into_iter().find(|(other, _)| *other == number)?;
        let result = session.results.get(place.checked_sub(1)?)?;
        let recordings = kept(app, loaded, session, result);
        let from_s = |at: usize| {
            let shows = recordings.get(at).and_then(|recording| recording.shows.as_ref());
            shows.map_or(f64::INFINITY, |shows| shows.from_s)
        };
        let runs = recordings.iter().enumerate().map(|(at, recording)| {
            let (from_s, until_s) = (from_s(at), from_s(at + 1));
            let own = |mark: &&RepetitionMark| from_s <= mark.start_s && mark.start_s < until_s;
            let since = |mark: &RepetitionMark| RepetitionMark {
                start_s: mark.start_s - from_s,
                peak_s: mark.peak_s - from_s,
                end_s: mark.end_s - from_s,
                ..mark.clone()
            };
            let first = result.repetition_marks.iter().take_while(|mark| mark.start_s < from_s).count();
            Run { recording, marks: result.repetition_marks.iter().filter(own).map(since).collect(), first }
        });
        Some(Self { number, place, session, result, runs: runs.collect() })
    }

    fn address(&self) -> String {
        format!("/progress/{}/{}", self.number, self.place)
    }

    fn name(&self, app: &App) -> String {
        exercise_name(app, &self.result.exercise)
    }
}

/// All recordings that are still there.
pub fn there<'a>(app: &App, loaded: &'a Loaded) -> impl Iterator<Item = &'a Recording> + use<'a> {
    let now = app.now().timestamp();
    let noted = loaded.recordings().into_iter();
    noted.filter(move |noted| !noted.forgotten && noted.recording.until > now).map(|noted| noted.recording)
}

/// The recordings of an exercise that are still there, in the order in which they were made.
pub fn kept<'a>(
    app: &App,
    loaded: &'a Loaded,
    session: &SessionSummary,
    result: &ExerciseResult,
) -> Vec<&'a Recording> {
    // Of an exercise that was handed in twice, the first one has them.
    let first = session.results.iter().find(|other| other.exercise == result.exercise);
    if !first.is_some_and(|first| std::ptr::eq(first, result)) {
        return Vec::new();
    }
    let from_s = |recording: &Recording| {
        let shows = recording.shows.as_ref().filter(|shows| shows.exercise == result.exercise);
        shows.map(|shows| shows.from_s)
    };
    let mut kept: Vec<(f64, &Recording)> = there(app, loaded)
        .filter(|recording| recording.ticket == session.ticket.ticket)
        .filter_map(|recording| Some((from_s(recording)?, recording)))
        .collect();
    kept.sort_by(|a, b| a.0.total_cmp(&b.0));
    kept.into_iter().map(|(_, recording)| recording).collect()
}

/// The figure of a recording; none where it is not there any more, or shows nobody.
async fn figure(app: &App, person: Uuid, recording: &Recording) -> Result<Option<Reel>, Problem> {
    let content = app.records.recording(person, recording.recording).await?;
    let Some(Content::Whole(bytes)) = content else { return Ok(None) };
    tokio::task::spawn_blocking(move || reel(&bytes)).await.map_err(|_| Problem::Server)
}

/// `GET /progress/{number}/{place}`
pub async fn show(app: App, at: At, Owner(person, loaded): Owner) -> Response {
    let found = at.ok().and_then(|Path((number, place))| Again::of(&app, &loaded, number, place));
    let Some(again) = found else { return Problem::NotFound.respond(&app, false) };
    let mut reels = Vec::new();
    for run in &again.runs {
        match figure(&app, person, run.recording).await {
            Ok(reel) => reels.push(reel),
            Err(problem) => return problem.respond(&app, false),
        }
    }
    render(&app, &again, &reels).into_response()
}

/// `GET /progress/{number}/{place}/{run}`: all frames of one run, for the page's script.
pub async fn frames(
    app: App,
    at: Result<Path<(usize, usize, usize)>, PathRejection>,
    Owner(person, loaded): Owner,
) -> Response {
    let run = at.ok().and_then(|Path((number, place, run))| {
        let again = Again::of(&app, &loaded, number, place)?;
        again.runs.get(run.checked_sub(1)?).map(|run| run.recording)
    });
    let Some(recording) = run else { return Problem::NotFound.respond(&app, true) };
    match figure(&app, person, recording).await {
        Ok(Some(reel)) => Json(reel).into_response(),
        Ok(None) => Problem::NotFound.respond(&app, true),
        Err(problem) => problem.respond(&app, true),
    }
}

/// `POST /progress/{number}/{place}`: what is kept of the exercise is let go.
pub async fn let_go(app: App, at: At, Owner(person, loaded): Owner) -> Response {
    let found = at.ok().and_then(|Path((number, place))| Again::of(&app, &loaded, number, place));
    let Some(again) = found else { return Problem::NotFound.respond(&app, false) };
    let now = app.now().with_time_zone(app.zone_of(&loaded));
    for run in &again.runs {
        if let Err(error) = app.records.forget_recording(person, run.recording.recording, &now).await {
            return Problem::from(error).respond(&app, false);
        }
    }
    Redirect::to(&again.address()).into_response()
}

fn render(app: &App, again: &Again<'_>, reels: &[Option<Reel>]) -> Markup {
    let words = app.words();
    let title = words.with("page-replay-title", &[("name", again.name(app).into())]);
    let until = again.runs.iter().map(|run| run.recording.until).max();
    let bytes: u64 = again.runs.iter().map(|run| run.recording.bytes).sum();
    let body = html! {
        div.page.narrow.progress.replays {
            div.stack {
                p { a href=(format!("/progress/{}", again.number)) { (words.text("page-replay-back")) } }
                p.eyebrow { (dates::moment(words, &again.session.started_at)) }
                h1 { (title) }
                @if again.runs.is_empty() { p.lead { (words.text("page-replay-gone")) } }
                @else { p.lead { (words.text("page-replay-lead")) } }
            }
            @for (at, (run, reel)) in again.runs.iter().zip(reels).enumerate() { (one(app, again, at, run, reel.as_ref())) }
            @if let Some(until) = until {
                @let day = dates::day(words, until.to_zoned(again.session.started_at.time_zone().clone()).date());
                section.card.stack {
                    h2 { (words.text("page-replay-keep-heading")) }
                    p { (words.with("page-replay-until", &[("day", day.into()), ("size", kilobytes(bytes).into())])) }
                    details {
                        summary { (words.text("page-replay-let-go")) }
                        form.stack method="post" action=(again.address()) {
                            (hidden_command(app))
                            p { (words.text("page-replay-let-go-text")) }
                            div.actions { button.button.danger type="submit" { (words.text("page-replay-let-go-yes")) } }
                        }
                    }
                    p { a href="/settings/movements" { (words.text("page-replay-settings")) } }
                }
            }
        }
        (handed("words", &words.template(&["page-replay-say-"])))
    };
    let head = head(&title, None, &["app.css", "progress.css", "replay.css"], &["app.js", "replay.js"]);
    framed(app, &head, Place::Progress, &html! { main #content tabindex="-1" { (body) } })
}

/// Kilobytes, rounded up: what is said is never less than what is there.
pub fn kilobytes(bytes: u64) -> f64 {
    bytes.div_ceil(1000) as f64
}

/// What a run is called.
fn called(words: &Words, run: &Run<'_>) -> String {
    let shows = run.recording.shows.as_ref();
    let id = match shows.and_then(|shows| shows.side) {
        Some(Side::Left) => "page-replay-set-left",
        Some(Side::Right) => "page-replay-set-right",
        None => "page-replay-set",
    };
    words.with(id, &[("set", shows.map_or(1.0, |shows| f64::from(shows.set)).into())])
}

fn one(app: &App, again: &Again<'_>, at: usize, run: &Run<'_>, reel: Option<&Reel>) -> Markup {
    let words = app.words();
    let called = called(words, run);
    let Some(reel) = reel else {
        return html! {
            section.card.stack {
                h2 { (called) }
                p { (words.text("page-replay-nobody")) }
            }
        };
    };
    let length_s = f64::from(reel.length) / 100.0;
    let shown = moments(&run.marks, length_s);
    let first_s = shown.first().map_or(0.0, |moment| moment.at_s);
    let counted = words.with(
        "page-replay-counted",
        &[("count", (run.marks.len() as f64).into()), ("seconds", length_s.round().into())],
    );
    html! {
        section.card.stack.replay data-frames=(format!("{}/{}", again.address(), at + 1)) {
            h2 { (called) }
            p.counted { (counted) }
            figure.stage { (still(reel, first_s, Some(&words.with("page-replay-alt", &[("name", again.name(app).into())])))) }
            div.controls hidden {
                button.button.quiet data-play type="button" { (words.text("page-replay-say-play")) }
                label.time {
                    span.visually-hidden { (words.text("page-replay-time")) }
                    (timeline(run, reel.length))
                    input type="range" min="0" max=(reel.length) step="10" value=(100.0 * first_s.max(0.0));
                }
                p.moment data-moment {}
            }
            h3 { (words.text("page-replay-moments")) }
            ol.moments {
                @for moment in &shown {
                    li {
                        (still(reel, moment.at_s, None))
                        span.small {
                            @match moment.repetition {
                                Some(repetition) => (words.with("page-replay-repetition", &[("number", ((run.first + repetition) as f64).into())])),
                                None if run.marks.is_empty() => (words.with("page-progress-seconds", &[("seconds", moment.at_s.round().into())])),
                                None => (words.text("page-replay-start")),
                            }
                        }
                    }
                }
            }
            (handed(&format!("marks-{}", at + 1), &run.marks))
        }
    }
}

/// One moment, drawn here, so that it is there without a script.
fn still(reel: &Reel, at_s: f64, alt: Option<&str>) -> Markup {
    let [width, height] = reel.size;
    let still = reel.at(at_s);
    html! {
        svg.stick viewBox=(format!("0 0 {width} {height}")) role=[alt.map(|_| "img")] aria-label=[alt]
            aria-hidden=[alt.is_none().then_some("true")] focusable="false" {
            @if let Some(still) = still {
                path.bones d=(reel.lines(still)) {}
                path.back d=(reel.back(still)) {}
                @if let Some([x, y]) = reel.head_of(still) { circle.head cx=(x) cy=(y) r=(reel.head) {} }
            }
        }
    }
}

/// When the repetitions were, as they were counted.
fn timeline(run: &Run<'_>, length: u32) -> Markup {
    let scale = 1000.0 / f64::from(length.max(1));
    let x = |time_s: f64| (100.0 * time_s * scale).clamp(0.0, 1000.0);
    html! {
        svg.marks viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            @for mark in &run.marks {
                rect.correct[mark.correct] x=(x(mark.start_s).round()) y="0" height="10"
                    width=((x(mark.end_s) - x(mark.start_s) - 4.0).max(2.0).round()) {}
            }
        }
    }
}
