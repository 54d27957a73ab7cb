//! `/sheet.pdf`: the exercises of the programme with pictures, steps, amount and cautions; when to stop, and whom to call.

use axum::response::{IntoResponse, Redirect, Response};
use care::Programme;
use library::{Exercise, Level};
use record::Loaded;

use super::{amount, pdf};
use crate::app::App;
use crate::binding::Owner;
use crate::dates;
use crate::paper::{Error, Ink, Paper, Picture, Style};

/// Width of the pictures' column, and of one picture.
const PICTURES: f32 = 176.0;
const PICTURE: f32 = 84.0;

/// `GET /sheet.pdf`
pub async fn show(app: App, Owner(_, loaded): Owner) -> Response {
    match loaded.state.programme() {
        Some(programme) => pdf(&app, "dorsal-exercises", sheet(&app, &loaded, programme)),
        None => Redirect::to("/progress").into_response(),
    }
}

fn sheet(app: &App, loaded: &Loaded, programme: &Programme) -> Result<Vec<u8>, Error> {
    let words = app.words();
    let mut paper = Paper::new(&words.text("page-sheet-title"), app.language().tag())?;
    paper.text(&words.text("page-sheet-title"), Style::TITLE);
    let today = app.now().with_time_zone(app.zone_of(loaded)).date();
    let args = [
        ("day", dates::day(words, today).into()),
        ("sessions", programme.sessions.into()),
        ("minutes", programme.minutes.into()),
    ];
    paper.text(&words.with("page-sheet-lead", &args), Style::TEXT);
    paper.gap(4.0);
    stop_signs(app, &mut paper, loaded);
    let constraints = loaded.state.constraints();
    for item in &programme.items {
        let Some(exercise) = app.library.exercise(&item.exercise) else { continue };
        let level = exercise.levels.iter().find(|level| level.id == item.level);
        let cautions = exercise.cautions.iter().filter(|caution| {
            caution.constraint.as_ref().is_none_or(|constraint| constraints.contains(constraint))
        });
        let much = amount(words, item.amount, exercise.per_side);
        let Some(level) = level else { continue };
        let cautions: Vec<String> = cautions.map(|caution| words.text(&caution.text)).collect();
        one(app, &mut paper, (exercise, level), &much, &cautions);
    }
    paper.gap(4.0);
    paper.text(&words.text("page-sheet-foot"), Style::SMALL);
    paper.finish()
}

/// When to stop comes first: it is what must not be missed.
fn stop_signs(app: &App, paper: &mut Paper, loaded: &Loaded) {
    let words = app.words();
    let country = loaded.state.country().and_then(|code| app.library.country(code));
    let any = words.text("page-advice-any-number");
    let number = country.map_or(any.as_str(), |country| country.emergency.as_str());
    let text = words.text("page-sheet-stop");
    let call = words.with("page-sheet-call", &[("number", number.into())]);
    paper.column(Some(12.0), Some(Paper::width() - 12.0));
    let height = paper.height(&text, Style::STRONG) + paper.height(&call, Style::TEXT) + 14.0;
    let width = f64::from(Paper::width());
    let top = paper.at();
    paper.column(None, None);
    paper.drawing(None, Paper::width(), height, |canvas| {
        canvas.area((0.0, 0.0), (width, f64::from(height)), Ink::Soft);
        canvas.area((0.0, 0.0), (3.0, f64::from(height)), Ink::Accent);
    });
    paper.column(Some(12.0), Some(Paper::width() - 12.0));
    paper.gap(8.0);
    paper.text(&text, Style::STRONG);
    paper.text(&call, Style::TEXT);
    paper.column(None, None);
    paper.move_to(top + height + 12.0);
}

fn one(
    app: &App,
    paper: &mut Paper,
    (exercise, level): (&Exercise, &Level),
    much: &str,
    cautions: &[String],
) {
    let words = app.words();
    let how = words.text(&level.text);
    let steps: Vec<String> = exercise.steps_at(level).map(|step| words.text(step)).collect();
    let film = app.reels.of_level(exercise, level).and_then(|film| app.reels.film(&film));
    let drawn =
        film.into_iter().flat_map(|film| [false, true].map(|end| film.drawings.svg(end).into_string()));
    let pictures: Vec<Picture> = drawn.filter_map(|svg| Picture::read(&svg)).collect();
    paper.column(Some(PICTURES + 14.0), None);
    let texts: f32 = steps.iter().map(|step| paper.height(step, Style::TEXT) + 1.0).sum();
    let beside: f32 = cautions.iter().map(|caution| paper.height(caution, Style::SMALL)).sum();
    paper.room(texts + beside + paper.height(&how, Style::TEXT) + 52.0);
    paper.column(None, None);
    paper.rule();
    let top = paper.at();
    paper.column(Some(PICTURES + 14.0), None);
    paper.text(&words.text(&exercise.name), Style::HEADING);
    paper.text(much, Style::STRONG);
    paper.text(&how, Style::TEXT);
    for (at, step) in steps.iter().enumerate() {
        paper.item(step, Style::TEXT, Some(&(at + 1).to_string()));
    }
    for caution in cautions {
        paper.text(caution, Style::SMALL);
    }
    let end = paper.at();
    paper.move_to(top);
    let alts = [words.text("page-sheet-start"), words.text("page-sheet-end")];
    let mut bottom = top;
    for (at, (picture, alt)) in pictures.iter().zip(&alts).enumerate() {
        let left = at as f32 * (PICTURES - PICTURE);
        let height = (picture.height(f64::from(PICTURE)) as f32).min(110.0);
        paper.column(Some(left), Some(left + PICTURE));
        let said = format!("{}: {alt}", words.text(&exercise.name));
        paper.drawing(Some(&said), PICTURE, height, |canvas| canvas.picture(picture));
        paper.move_to(top + height + 5.0);
        paper.text(alt, Style::SMALL);
        bottom = paper.at().max(bottom);
        paper.move_to(top);
    }
    paper.column(None, None);
    paper.move_to(end.max(bottom) + 6.0);
}
