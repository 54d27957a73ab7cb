//! `/settings/movements`: whether landmarks of sessions are kept, for how long, and what is kept now.

use std::collections::BTreeMap;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Keeping, Recording, State, Tier};
use maud::{Markup, html};
use record::Loaded;
use serde::Deserialize;
use uuid::Uuid;

use super::{below, settings};
use crate::app::App;
use crate::binding::Owner;
use crate::dates;
use crate::pages::check::{Fields, command, hidden_command};
use crate::pages::progress::{kilobytes, there};
use crate::problem::Problem;

/// For how many days recordings can be kept; the middle one is offered.
const DAYS: [u16; 3] = [7, OFFERED, 90];
const OFFERED: u16 = 30;
/// What a minute takes, kB: the largest take in docs/recordings.md, rounded up.
const KB_A_MINUTE: f64 = 280.0;

/// What an address may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Told {
    /// There where something was saved just now.
    saved: Option<String>,
}

/// What is kept and not let go, at this time.
struct There {
    ids: Vec<Uuid>,
    bytes: u64,
    /// The day on which the last of them goes.
    until: String,
}

impl There {
    fn of(app: &App, loaded: &Loaded) -> Self {
        let all: Vec<&Recording> = there(app, loaded).collect();
        let last = all.iter().map(|one| one.until).max().unwrap_or_else(|| app.now().timestamp());
        Self {
            ids: all.iter().map(|one| one.recording).collect(),
            bytes: all.iter().map(|one| one.bytes).sum(),
            until: dates::day(app.words(), last.to_zoned(app.zone_of(loaded)).date()),
        }
    }

    fn said(&self, app: &App) -> String {
        let args = [
            ("count", (self.ids.len() as f64).into()),
            ("size", kilobytes(self.bytes).into()),
            ("day", self.until.as_str().into()),
        ];
        app.words().with("page-movements-there", &args)
    }
}

/// What is kept, and what is not: the same wherever it is asked.
fn facts(app: &App) -> Markup {
    let words = app.words();
    html! {
        ul.stack.facts {
            @for id in ["page-movements-what", "page-movements-never"] { li { (words.text(id)) } }
            li { (words.with("page-movements-size", &[("size", KB_A_MINUTE.into())])) }
            @for id in ["page-movements-where", "page-movements-gone"] { li { (words.text(id)) } }
        }
    }
}

/// The question after a session with a camera, until it was answered once.
pub fn offer(app: &App, state: &State) -> Markup {
    let words = app.words();
    let Some(session) = care::sessions(state).last().filter(|_| is_offered(app, state)) else {
        return html! {};
    };
    let seconds = session.results.iter().filter(|one| one.tier != Tier::Timed).map(|one| one.duration_s);
    let size = (KB_A_MINUTE * seconds.sum::<f64>() / 60.0 / 10.0).ceil() * 10.0;
    html! {
        section.card.stack.offer {
            h2 { (words.text("page-movements-offer")) }
            p { (words.with("page-movements-offer-text", &[("days", u32::from(OFFERED).into()), ("size", size.into())])) }
            details {
                summary { (words.text("page-movements-offer-facts")) }
                (facts(app))
            }
            form.stack method="post" action="/settings/movements" {
                (hidden_command(app))
                input type="hidden" name="from" value="progress";
                div.actions {
                    button.button type="submit" name="days" value=(OFFERED) {
                        (words.with("page-movements-offer-yes", &[("days", u32::from(OFFERED).into())]))
                    }
                    button.button.quiet type="submit" name="days" value="none" { (words.text("page-movements-offer-no")) }
                }
            }
            p.small { (words.text("page-movements-offer-later")) " " a href="/settings/movements" { (words.text("page-movements-title")) } }
        }
    }
}

/// Asked once, on the day of a session with the camera, and within the hours in which Dorsal may speak up.
fn is_offered(app: &App, state: &State) -> bool {
    let now = app.now();
    let fresh = care::sessions(state).last().is_some_and(|session| {
        let seen = session.results.iter().any(|result| result.tier != Tier::Timed);
        let since = now.timestamp().duration_since(session.started_at.timestamp());
        seen && session.ended_at.is_some() && session.stopped.is_none() && since.as_hours() < 24
    });
    let open = state.consent().is_some() && !state.is_closed(&now);
    fresh && open && state.keeping() == Keeping::Unasked && state.preferences().may_speak(&now)
}

/// `GET /settings/movements`
pub async fn show(app: App, Owner(_, loaded): Owner, query: Result<Query<Told>, QueryRejection>) -> Response {
    let words = app.words();
    let title = words.text("page-movements-title");
    let there = There::of(&app, &loaded);
    let chosen = loaded.state.keeping().days();
    let others = chosen.filter(|days| !DAYS.contains(days));
    let body = html! {
        (below(&app, &title, "page-movements-lead"))
        @if query.is_ok_and(|Query(told)| told.saved.is_some()) {
            div.notice.calm role="status" { p { (words.text("page-reminders-saved")) } }
        }
        @if loaded.state.consent().is_some() {
            section.card.stack {
                h2 { (words.text("page-movements-kept")) }
                (facts(&app))
                form.stack method="post" action="/settings/movements" {
                    (hidden_command(&app))
                    fieldset {
                        legend { (words.text("page-movements-how-long")) }
                        (option("none", chosen.is_none(), &words.text("page-movements-none")))
                        @for days in others.into_iter().chain(DAYS) {
                            (option(&days.to_string(), chosen == Some(days), &words.with("page-movements-days", &[("days", u32::from(days).into())])))
                        }
                    }
                    div.actions { button.button type="submit" { (words.text("page-settings-save")) } }
                }
            }
        } @else {
            p { (words.text("page-record-withdrawn")) " " a href="/check" { (words.text("page-record-agree")) } }
        }
        section.card.stack {
            h2 { (words.text("page-movements-now")) }
            @if there.ids.is_empty() {
                p { (words.text("page-movements-nothing")) }
            } @else {
                p { (there.said(&app)) }
                p { (words.text("page-movements-see")) " " a href="/progress" { (words.text("page-progress-title")) } }
                form method="post" action="/settings/movements" {
                    (hidden_command(&app))
                    div.actions { button.button.quiet type="submit" name="kept" value="go" { (words.text("page-movements-all-go")) } }
                }
            }
        }
    };
    settings(&app, &title, &body)
}

fn option(value: &str, chosen: bool, label: &str) -> Markup {
    html! {
        label.day {
            input type="radio" name="days" value=(value) checked[chosen];
            span { (label) }
        }
    }
}

/// `POST /settings/movements`: the wish; where it ends and something is still kept, it is asked what becomes of that.
pub async fn save(app: App, Owner(person, loaded): Owner, Fields(fields): Fields) -> Response {
    let there = There::of(&app, &loaded);
    let kept = fields.get("kept").map(String::as_str);
    match fields.get("days").map(|text| wish(text)) {
        Some(Some(None)) if !there.ids.is_empty() && kept.is_none() => return ask(&app, &there, &fields),
        Some(Some(days)) => {
            let command = command(&app, &fields, Action::WishKeeping { days });
            if let Err(error) = app.records.handle(person, &command, &app.rules).await {
                return Problem::from(error).respond(&app, false);
            }
        }
        None if kept.is_some() => {}
        _ => return Problem::Unreadable.respond(&app, false),
    }
    if kept == Some("go")
        && let Err(problem) = let_all_go(&app, person, &loaded).await
    {
        return problem.respond(&app, false);
    }
    let from_progress = fields.get("from").is_some_and(|from| from == "progress");
    Redirect::to(if from_progress { "/progress" } else { "/settings/movements?saved=yes" }).into_response()
}

/// Days, or none; nothing where it is neither.
#[expect(clippy::option_option)]
fn wish(text: &str) -> Option<Option<u16>> {
    if text == "none" { Some(None) } else { text.parse().ok().map(Some) }
}

fn ask(app: &App, there: &There, fields: &BTreeMap<String, String>) -> Response {
    let words = app.words();
    let title = words.text("page-movements-ask");
    let body = html! {
        h1 { (title) }
        p.lead { (words.text("page-movements-ask-text")) }
        p { (there.said(app)) }
        form.stack method="post" action="/settings/movements" {
            (hidden_command(app))
            input type="hidden" name="days" value="none";
            @if let Some(from) = fields.get("from") { input type="hidden" name="from" value=(from); }
            div.actions {
                button.button type="submit" name="kept" value="go" { (words.text("page-movements-ask-go")) }
                button.button.quiet type="submit" name="kept" value="stay" { (words.text("page-movements-ask-stay")) }
            }
        }
    };
    settings(app, &title, &body)
}

/// Lets everything go that is kept.
pub async fn let_all_go(app: &App, person: Uuid, loaded: &Loaded) -> Result<(), Problem> {
    let now = app.now().with_time_zone(app.zone_of(loaded));
    for id in There::of(app, loaded).ids {
        app.records.forget_recording(person, id, &now).await?;
    }
    Ok(())
}

/// The tick with which what is kept goes together with the agreement; nothing where nothing is kept.
pub fn tick(app: &App, loaded: &Loaded) -> Markup {
    let there = There::of(app, loaded);
    html! {
        @if !there.ids.is_empty() {
            p { (there.said(app)) }
            label.tick {
                input type="checkbox" name="kept" value="go";
                span { (app.words().text("page-movements-withdraw")) }
            }
        }
    }
}
