//! `/settings/reminders`: on how many days a week Dorsal may speak up, when it is silent, and when the calendar reminds.

use std::collections::BTreeMap;

use access::{AccessStorage, Calendar, Token};
use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Preferences, Quiet, Refused, Reminder};
use jiff::civil::Time;
use maud::{Markup, html};
use record::Loaded;
use serde::Deserialize;
use uuid::Uuid;

use super::{below, settings, shown_once};
use crate::app::App;
use crate::binding::Bound;
use crate::dates;
use crate::pages::calendar::ENDING;
use crate::pages::check::{Fields, command, hidden_command};
use crate::problem::Problem;

/// How long a reminder may be, minutes.
const MINUTES: [u8; 5] = [10, 15, 20, 30, 45];

/// What an address may carry.
#[derive(Debug, Default, Deserialize)]
pub struct Told {
    /// There where something was saved just now.
    saved: Option<String>,
}

/// `GET /settings/reminders`
pub async fn show(app: App, Bound(person): Bound, query: Result<Query<Told>, QueryRejection>) -> Response {
    let saved = query.is_ok_and(|Query(told)| told.saved.is_some());
    page(&app, person, None, saved.then_some("page-reminders-saved")).await
}

/// The page; with `sent`, what somebody has sent that does not fit.
async fn page(app: &App, person: Uuid, sent: Option<&Preferences>, notice: Option<&str>) -> Response {
    let loaded = match app.records.load(person).await {
        Ok(loaded) => loaded,
        Err(error) => return Problem::from(error).respond(app, false),
    };
    let address = match app.records.storage().calendar_of(app.records.tenant().0, person).await {
        Ok(address) => address,
        Err(error) => return Problem::from(error).respond(app, false),
    };
    let kept = loaded.state.preferences();
    let words = app.words();
    let title = words.text("page-reminders-title");
    let body = html! {
        (below(app, &title, "page-reminders-lead"))
        @if let Some(notice) = notice {
            div.notice.calm[sent.is_none()].stop[sent.is_some()] role=(if sent.is_some() { "alert" } else { "status" }) {
                p { (words.text(notice)) }
            }
        }
        @if loaded.state.consent().is_some() {
            (form(app, sent.unwrap_or(&kept)))
            @if kept.reminder.is_some() { (calendar(app, &loaded, address.as_ref())) }
        } @else {
            p { (words.text("page-record-withdrawn")) " " a href="/check" { (words.text("page-record-agree")) } }
        }
    };
    let mut response = settings(app, &title, &body);
    if sent.is_some() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

fn form(app: &App, wishes: &Preferences) -> Markup {
    let words = app.words();
    let time = |time: Option<Time>| time.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    let reminder = wishes.reminder.as_ref();
    html! {
        form.stack method="post" action="/settings/reminders" {
            (hidden_command(app))
            section.card.stack {
                h2 { (words.text("page-reminders-budget")) }
                p { (words.text("page-reminders-channels")) }
                label.field {
                    (words.text("page-reminders-days-a-week"))
                    select name="days-a-week" {
                        @for days in 0..=7_u8 {
                            option value=(days) selected[days == wishes.days_a_week] {
                                (words.with("page-reminders-so-many", &[("days", u32::from(days).into())]))
                            }
                        }
                    }
                }
                fieldset {
                    legend { (words.text("page-reminders-quiet")) }
                    p.small { (words.text("page-reminders-quiet-text")) }
                    div.times {
                        label.field { (words.text("page-reminders-from")) input type="time" name="quiet-from" value=(time(wishes.quiet.map(|quiet| quiet.from))); }
                        label.field { (words.text("page-reminders-until")) input type="time" name="quiet-until" value=(time(wishes.quiet.map(|quiet| quiet.until))); }
                    }
                }
            }
            section.card.stack {
                h2 { (words.text("page-reminders-calendar")) }
                p { (words.text("page-reminders-calendar-text")) }
                fieldset {
                    legend { (words.text("page-reminders-on")) }
                    div.days {
                        @for day in 1..=7_u8 {
                            label.day {
                                input type="checkbox" name=(format!("day-{day}")) value="yes"
                                    checked[reminder.is_some_and(|reminder| reminder.days.contains(&day))];
                                span { (words.text(&format!("weekday-{day}"))) }
                            }
                        }
                    }
                }
                div.times {
                    label.field {
                        (words.text("page-reminders-at"))
                        input type="time" name="at" value=(time(Some(reminder.map_or(Time::constant(18, 0, 0, 0), |reminder| reminder.at))));
                    }
                    label.field {
                        (words.text("page-reminders-minutes"))
                        select name="minutes" {
                            @let chosen = reminder.map_or(20, |reminder| reminder.minutes);
                            @for minutes in MINUTES {
                                option value=(minutes) selected[minutes == chosen] { (words.with("page-learn-minutes", &[("minutes", u32::from(minutes).into())])) }
                            }
                        }
                    }
                }
            }
            div.actions { button.button type="submit" { (words.text("page-settings-save")) } }
        }
    }
}

/// The ways into a calendar programme.
fn calendar(app: &App, loaded: &Loaded, address: Option<&Calendar>) -> Markup {
    let words = app.words();
    let button = |what: &str, label: &str, quiet: bool| {
        html! { button.button.quiet[quiet] type="submit" name="what" value=(what) { (words.text(label)) } }
    };
    html! {
        section.card.stack {
            h2 { (words.text("page-calendar-into")) }
            p { (words.with("page-calendar-neutral", &[("title", words.text("page-calendar-title").into())])) }
            div.actions { a.button href="/settings/reminders.ics" download { (words.text("page-calendar-download")) } }
            p.small { (words.text("page-calendar-download-text")) }
            h3 { (words.text("page-calendar-address")) }
            p { (words.text("page-calendar-address-text")) }
            @if let Some(address) = address {
                @let day = address.since.to_zoned(app.zone_of(loaded)).date();
                p { (words.with("page-calendar-since", &[("day", dates::day(words, day).into())])) }
            }
            form method="post" action="/settings/calendar" {
                div.actions {
                    @if address.is_some() {
                        (button("end", "page-calendar-revoke", false))
                        (button("new", "page-calendar-anew", true))
                    } @else {
                        (button("new", "page-calendar-make", true))
                    }
                }
            }
        }
    }
}

/// What a form says; `None` where it is not one of ours.
fn wishes(app: &App, fields: &BTreeMap<String, String>) -> Option<Preferences> {
    let time = |name: &str| match fields.get(name).map(|text| text.trim()).filter(|text| !text.is_empty()) {
        // A browser sends the colon escaped, and another one without seconds.
        Some(text) => text.parse::<Time>().ok().map(Some),
        None => Some(None),
    };
    let days_a_week = fields.get("days-a-week")?.parse().ok()?;
    let quiet = time("quiet-from")?.zip(time("quiet-until")?);
    let days = (1..=7)
        .filter(|day| fields.contains_key(&format!("day-{day}")))
        .collect::<std::collections::BTreeSet<u8>>();
    let reminder = if days.is_empty() {
        None
    } else {
        Some(Reminder {
            days,
            at: time("at")??,
            minutes: fields.get("minutes")?.parse().ok()?,
            language: app.language().tag().to_owned(),
        })
    };
    Some(Preferences { days_a_week, quiet: quiet.map(|(from, until)| Quiet { from, until }), reminder })
}

/// `POST /settings/reminders`
pub async fn save(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let Some(preferences) = wishes(&app, &fields) else { return Problem::Unreadable.respond(&app, false) };
    let action = Action::SetPreferences { preferences: preferences.clone() };
    match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => Redirect::to("/settings/reminders?saved=yes").into_response(),
        Err(record::Error::Refused(Refused::Impossible(impossible))) => {
            let notice = match impossible.field.as_str() {
                "days_a_week" => "page-reminders-too-many",
                "at" => "page-reminders-in-quiet",
                _ => "page-error-answer",
            };
            page(&app, person, Some(&preferences), Some(notice)).await
        }
        Err(error) => Problem::from(error).respond(&app, false),
    }
}

/// `POST /settings/calendar`: a new secret address, shown once, or none any more.
pub async fn address(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let (storage, tenant) = (app.records.storage(), app.records.tenant().0);
    match fields.get("what").map(String::as_str) {
        Some("end") => match storage.end_calendar(tenant, person).await {
            Ok(()) => Redirect::to("/settings/reminders?saved=yes").into_response(),
            Err(error) => Problem::from(error).respond(&app, false),
        },
        Some("new") => {
            let token = Token::from_random(app.random());
            let since = app.now().timestamp();
            let calendar = Calendar { token: token.hash(), tenant, person, since };
            match storage.set_calendar(&calendar).await {
                Ok(()) => {
                    let said = [
                        "page-calendar-made",
                        "page-calendar-made-text",
                        "page-calendar-copy",
                        "page-calendar-secret",
                    ];
                    let address = format!("{}/calendar/{}{ENDING}", app.config.origin(), token.to_text());
                    shown_once(&app, said, &address, "/settings/reminders")
                }
                Err(error) => Problem::from(error).respond(&app, false),
            }
        }
        _ => Problem::Unreadable.respond(&app, false),
    }
}
