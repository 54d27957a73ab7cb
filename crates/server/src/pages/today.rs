//! `/today`: the one thing to do now. Opening it lets the rules decide what is due by time.

use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, After, CheckKind, Command, FlareUp, Made, Prescribed, Today};
use jiff::SignedDuration;
use maud::{Markup, html};
use record::Loaded;
use uuid::Uuid;

use crate::app::App;
use crate::binding::{self, Bound};
use crate::dates;
use crate::layout::{Place, framed, head};
use crate::pages::check::{Fields, command, hidden_command};
use crate::pages::outcome::{advice_again, is_advice};
use crate::pages::programme::{amount, minutes};
use crate::pages::progress::hurt as hurt_today;
use crate::pages::session::address_of;
use crate::problem::Problem;

/// For so long a change of the programme is news.
const NEWS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// `GET /today`
pub async fn show(app: App, headers: HeaderMap) -> Response {
    // A page fetched ahead of time is not somebody who looks in.
    if headers.contains_key("sec-purpose") {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    match look_in(&app, &headers).await {
        Ok(Some(loaded)) => {
            let now = app.now().with_time_zone(app.zone_of(&loaded));
            match care::today(&loaded.state, &app.rules, &now) {
                Today::Agree => Redirect::to("/check").into_response(),
                Today::Closed => Redirect::to("/advice").into_response(),
                today => page(&app, &loaded, &today).into_response(),
            }
        }
        Ok(None) => Redirect::to("/check").into_response(),
        Err(problem) => problem.respond(&app, false),
    }
}

async fn look_in(app: &App, headers: &HeaderMap) -> Result<Option<Loaded>, Problem> {
    let Some(person) = binding::person(app, headers).await? else { return Ok(None) };
    let loaded = app.records.load(person).await?;
    let occurred_at = app.now().with_time_zone(app.zone_of(&loaded));
    let command = Command { id: app.fresh_id(), occurred_at, action: Action::LookIn {} };
    app.records.handle(person, &command, &app.rules).await?;
    Ok(Some(app.records.load(person).await?))
}

/// `POST /today`: pain some time after a session.
pub async fn tell(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let ticket = fields.get("ticket").and_then(|ticket| ticket.parse::<Uuid>().ok());
    let pain = fields.get("pain").and_then(|pain| pain.parse::<u8>().ok());
    let moment = match fields.get("moment").map(String::as_str) {
        Some("morning") => After::Morning,
        _ => After::HalfHour,
    };
    let (Some(ticket), Some(pain)) = (ticket, pain) else { return Redirect::to("/today").into_response() };
    let action = Action::PainAfter { ticket, moment, pain };
    match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => Redirect::to("/today").into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}

fn page(app: &App, loaded: &Loaded, today: &Today) -> Markup {
    let words = app.words();
    let state = &loaded.state;
    let now = app.now().with_time_zone(app.zone_of(loaded));
    let advised: Vec<_> = state.remarks().filter(|finding| is_advice(finding)).collect();
    let asks = matches!(today, Today::Pain { .. });
    let main = html! {
        main #content tabindex="-1" {
            div.page.narrow data-today=(name(today)) {
                p.eyebrow { (dates::day(words, now.date())) }
                section.today { (thing(app, today)) }
                @if !asks {
                    @if let Some(hurt) = app.lately(loaded).hurt { (hurt_today(app, &hurt)) }
                    @if let Some(made) = news(app, loaded).filter(|_| state.preferences().may_speak(&now)) { (message(app, made)) }
                    @if !advised.is_empty() { (advice_again(app, &advised)) }
                    @if state.programme().is_some() { (more(app, state.flare_up().map(|(flare, _)| flare))) }
                }
            }
        }
    };
    let title = words.text("page-nav-today");
    framed(app, &head(&title, None, &["app.css", "start.css"], &["app.js"]), Place::Today, &main)
}

fn name(today: &Today) -> &'static str {
    match today {
        Today::Agree | Today::Closed => "closed",
        Today::Pain { moment: After::Morning, .. } => "morning",
        Today::Pain { moment: After::HalfHour, .. } => "half-hour",
        Today::GoOn { .. } => "go-on",
        Today::Check => "check",
        Today::Intake => "intake",
        Today::Waiting => "waiting",
        Today::NothingFits => "nothing-fits",
        Today::Session { .. } => "session",
        Today::Rest { .. } => "rest",
    }
}

/// The one thing, with at most one button that matters.
fn thing(app: &App, today: &Today) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let simple = |title: &str, lead: &str, to: Option<(&str, &str)>| {
        html! {
            h1 { (text(title)) }
            p.lead { (text(lead)) }
            @if let Some((to, label)) = to { div.actions { a.button href=(to) { (text(label)) } } }
        }
    };
    match today {
        Today::Pain { ticket, moment } => pain(app, *ticket, *moment),
        Today::GoOn { ticket } => {
            let to = address_of(ticket);
            simple("page-today-go-on", "page-today-go-on-text", Some((&to, "page-today-go-on-button")))
        }
        Today::Agree | Today::Closed | Today::Check => {
            simple("page-today-check", "page-today-check-text", Some(("/check", "page-today-check-button")))
        }
        Today::Intake => simple(
            "page-today-intake",
            "page-today-intake-text",
            Some(("/intake", "page-today-intake-button")),
        ),
        Today::Waiting => simple(
            "page-today-waiting",
            "page-today-waiting-text",
            Some(("/programme", "page-today-programme")),
        ),
        Today::NothingFits => simple(
            "page-today-nothing-fits",
            "page-today-nothing-fits-text",
            Some(("/intake", "page-today-nothing-fits-button")),
        ),
        Today::Rest { done_today: true } => simple("page-today-done", "page-today-done-text", None),
        Today::Rest { done_today: false } => simple("page-today-rest", "page-today-rest-text", None),
        Today::Session { check, easiest, plan, takes_s } => session(app, *check, *easiest, plan, *takes_s),
    }
}

fn session(app: &App, check: Option<CheckKind>, easiest: bool, plan: &[Prescribed], takes_s: u32) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let lead = match check {
        Some(CheckKind::Full) => "page-today-session-full",
        Some(_) => "page-today-session-check",
        None => "page-today-session-open",
    };
    html! {
        h1 { (text("page-today-session")) }
        p.lead { (text(lead)) }
        @if easiest { p { strong { (text("advice-open-easiest")) } } }
        div.actions {
            a.button href=(if check.is_some() { "/check" } else { "/session" }) { (text("page-today-session-button")) }
        }
        dl.facts {
            div { dt { (text("page-programme-session")) } dd { (minutes(takes_s)) " " (text("page-programme-minutes")) } }
            div { dt { (text("page-programme-exercises")) } dd { (plan.len()) } }
        }
        details {
            summary { (text("page-today-session-what")) }
            ul {
                @for part in plan {
                    @if let Some(exercise) = app.library.exercise(&part.exercise) {
                        li { (words.text(&exercise.name)) ": " (amount(app, part.amount, part.per_side)) }
                    }
                }
            }
        }
    }
}

fn pain(app: &App, ticket: Uuid, moment: After) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let (title, lead, value) = match moment {
        After::Morning => ("page-today-morning", "page-today-morning-text", "morning"),
        After::HalfHour => ("page-today-half-hour", "page-today-half-hour-text", "half-hour"),
    };
    html! {
        h1 #pain { (text(title)) }
        p.lead { (text(lead)) }
        form method="post" action="/today" {
            (hidden_command(app))
            input type="hidden" name="ticket" value=(ticket);
            input type="hidden" name="moment" value=(value);
            div.scale.tap role="group" aria-labelledby="pain" {
                @for value in 0..=10_u8 { button type="submit" name="pain" value=(value) { (value) } }
            }
            p.scale-ends { span { "0: " (text("check-pain-low")) } span { "10: " (text("check-pain-high")) } }
        }
    }
}

/// What changed lately, if anything: at most one.
fn news<'a>(app: &App, loaded: &'a Loaded) -> Option<&'a Made> {
    let now = app.now().timestamp();
    loaded.state.decisions().last().filter(|made| now.duration_since(made.at) < NEWS)
}

fn message(app: &App, made: &Made) -> Markup {
    let words = app.words();
    html! {
        section.notice.calm.stack data-rule=(made.decision.rule) {
            @if made.standing == care::Standing::Proposed { p { strong { (words.text("page-programme-proposals-lead")) } } }
            p { (words.message(&made.decision.why)) }
            p { a href=(format!("/programme#decision-{}", made.fact)) { (words.text("page-today-why")) } }
        }
    }
}

fn more(app: &App, flare: Option<FlareUp>) -> Markup {
    let words = app.words();
    let flare = if flare == Some(FlareUp::Began) { "page-today-flare-over" } else { "page-today-flare" };
    html! {
        p {
            a href="/programme" { (words.text("page-today-programme")) } " · "
            a href="/flare-up" { (words.text(flare)) }
        }
    }
}
