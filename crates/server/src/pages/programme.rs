//! `/programme`: what a person does for now, why each exercise is there, and what was decided on the way.

use access::{AccountStorage, Role};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Amount, Change, Enrolment, Item, Made, Programme, Standing, State, What};
use maud::{Markup, html};
use record::Loaded;

use crate::app::App;
use crate::binding;
use crate::dates;
use crate::figures::STYLE;
use crate::layout::{Place, framed, head};
use crate::pages::advice::source;
use crate::problem::Problem;

/// `GET /programme`
pub async fn show(app: App, headers: HeaderMap) -> Response {
    let person = match binding::person(&app, &headers).await {
        Ok(Some(person)) => person,
        Ok(None) => return Redirect::to("/check").into_response(),
        Err(problem) => return problem.respond(&app, false),
    };
    let loaded = match app.records.load(person).await {
        Ok(loaded) => loaded,
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    if loaded.state.intake().is_none() {
        return Redirect::to("/intake").into_response();
    }
    let staff = match app.records.storage().staff(app.records.tenant().0).await {
        Ok(staff) => staff,
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    let clinic = staff.iter().any(|account| account.role == Role::Clinician);
    page(&app, &loaded, clinic).into_response()
}

/// `clinic`: there is a clinician here.
fn page(app: &App, loaded: &Loaded, clinic: bool) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let state = &loaded.state;
    let title = text("page-programme-title");
    let main = html! {
        main #content tabindex="-1" {
            div.page.narrow {
                @match state.programme() {
                    Some(programme) => (programme_of(app, state, programme)),
                    None => {
                        div.stack {
                            h1 { (title) }
                            p.lead { (text(if state.proposals().is_empty() { "page-programme-none" } else { "page-programme-waits" })) }
                        }
                        div.actions { a.button href="/today" { (text("page-programme-today")) } }
                    }
                }
                (waiting(app, state))
                section.stack {
                    h2 { (text("page-programme-decides-title")) }
                    @match state.enrolment() {
                        Enrolment::Clinic => { p { (text("page-programme-decides-clinic")) } }
                        Enrolment::SelfGuided => {
                            p { (text("page-programme-decides-self-guided")) }
                            @if clinic { p { (text("page-programme-decides-ask")) } }
                        }
                    }
                }
                section.stack {
                    h2 { (text("page-programme-never-title")) }
                    p { (text("page-programme-never")) }
                    p { a href="/intake" { (text("page-programme-change")) } }
                }
                @if !state.decisions().is_empty() {
                    section.stack aria-labelledby="decisions" {
                        h2 #decisions { (text("page-programme-decisions")) }
                        p { (text("page-programme-decisions-lead")) }
                        ul.decisions { @for made in state.decisions().iter().rev() { (decision(app, loaded, made)) } }
                    }
                }
            }
        }
    };
    framed(app, &head(&title, None, &["app.css", STYLE, "start.css"], &["app.js"]), Place::Today, &main)
}

fn programme_of(app: &App, state: &State, programme: &Programme) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let takes_s = programme.takes_s(&app.rules.catalogue, &app.rules.programme);
    let phase = programme.phase.clamp(1, 4);
    let constraints: Vec<String> = state
        .constraints()
        .iter()
        .filter_map(|id| app.library.constraints.iter().find(|one| one.id == *id))
        .map(|one| words.text(&one.label))
        .collect();
    html! {
        div.stack {
            h1 { (text("page-programme-title")) }
            p.lead { strong { (text(&format!("page-programme-phase-{phase}"))) } " " (text(&format!("page-programme-phase-{phase}-text"))) }
            dl.facts {
                div { dt { (text("page-programme-session")) } dd { (minutes(takes_s)) " " (text("page-programme-minutes")) } }
                div { dt { (text("page-programme-week")) } dd { (words.with("page-programme-sessions", &[("sessions", programme.sessions.into())])) } }
                div { dt { (text("page-programme-exercises")) } dd { (programme.items.len()) } }
            }
            div.actions { a.button href="/today" { (text("page-programme-today")) } }
        }
        @if !constraints.is_empty() {
            div.notice.calm { p { (text("page-programme-respects")) " " strong { (constraints.join(" · ")) } } }
        }
        ol.plan { @for item in &programme.items { (exercise(app, item)) } }
    }
}

/// Whole minutes, at least one.
pub fn minutes(seconds: u32) -> u32 {
    seconds.div_ceil(60).max(1)
}

fn exercise(app: &App, item: &Item) -> Markup {
    let words = app.words();
    let Some(exercise) = app.library.exercise(&item.exercise) else { return html! {} };
    let level = exercise.levels.iter().find(|level| level.id == item.level);
    let film = level.and_then(|level| app.reels.of_level(exercise, level));
    let film = film.and_then(|film| app.reels.film(&film));
    html! {
        li.card data-exercise=(item.exercise) {
            @if let Some(film) = film { div.drawing { (film.drawings.svg(true)) } }
            div.stack {
                h2 { a href=(format!("/exercise/{}", item.exercise)) { (words.text(&exercise.name)) } }
                p.amount { (amount(app, item.amount, exercise.per_side)) }
                @if let Some(level) = level { p { (words.text(&level.text)) } }
                @if exercise.days < 7 { p.small { (words.with("page-programme-days", &[("days", exercise.days.into())])) } }
                p { strong { (words.text("page-programme-why")) } }
                ul.reasons { @for because in &item.because { li { (words.message(because)) } } }
            }
        }
    }
}

/// How much, in words.
pub fn amount(app: &App, amount: Amount, per_side: bool) -> String {
    let words = app.words();
    let id = if amount.hold_s > 0 { "page-programme-hold" } else { "page-programme-amount" };
    let args = [
        ("sets", amount.sets.into()),
        ("repetitions", amount.repetitions.into()),
        ("seconds", amount.hold_s.into()),
    ];
    let said = words.with(id, &args);
    if per_side { format!("{said}, {}", words.text("page-programme-each-side")) } else { said }
}

/// What waits for a clinician, said plainly.
fn waiting(app: &App, state: &State) -> Markup {
    let words = app.words();
    html! {
        @if state.enrolment() == Enrolment::Clinic && !state.proposals().is_empty() {
            section.notice.stack {
                h2 { (words.text("page-programme-proposals")) }
                p { (words.text("page-programme-proposals-lead")) }
                ul { @for proposal in state.proposals().values() { li data-proposal=(proposal.rule) { (words.message(&proposal.why)) } } }
            }
        }
    }
}

/// One decision: what, why, by which rule, and what it rests on.
fn decision(app: &App, loaded: &Loaded, made: &Made) -> Markup {
    let words = app.words();
    let zone = app.zone_of(loaded);
    let decision = &made.decision;
    let kept = match (made.standing, &decision.change) {
        (Standing::Proposed, _) => Some("page-programme-was-proposed"),
        (_, Change::Keep) => Some("page-programme-keeps"),
        _ => None,
    };
    let facts = decision.facts.iter().filter_map(|place| {
        let fact = loaded.facts.get(usize::try_from(*place).ok()?.checked_sub(1)?)?;
        let What::Event(event) = &fact.what else { return None };
        let said = words.text(&format!("record-kind-{}", event.kind()));
        Some(format!("{}: {said}", dates::day(words, fact.occurred_at.date())))
    });
    html! {
        li id=(format!("decision-{}", made.fact)) data-rule=(decision.rule) {
            p.small {
                (dates::day(words, made.at.to_zoned(zone).date()))
                @if let Some(kept) = kept { " · " (words.text(kept)) }
            }
            p { (words.message(&decision.why)) }
            details {
                summary { (words.text("page-programme-rests-on")) }
                div.stack {
                    ul { @for fact in facts { li { (fact) } } }
                    (source(words, &decision.provenance))
                }
            }
        }
    }
}
