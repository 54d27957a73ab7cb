//! `/intake`: what a person tells before a programme is made for them, on a few pages; it can be told anew at any time.

mod answers;

use axum::extract::Query;
use axum::extract::rejection::QueryRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, CheckKind, Gate, NO_FLOOR, State};
use library::{Constraint, Equipment};
use maud::{Markup, html};
use serde::Deserialize;
use uuid::Uuid;

use crate::app::App;
use crate::binding;
use crate::drafts::{Answered, Form};
use crate::layout::{Place, framed, head};
use crate::pages::check::{Fields, command, hidden_command, scale};
use crate::problem::Problem;
use answers::{ACTIVITIES, GOALS, PARTS, UNITS, Wrong, is_field_of, read, told, wrong};

/// What the address may carry: which page of the form.
#[derive(Debug, Deserialize)]
pub struct Part {
    part: Option<usize>,
}

/// `GET /intake`
pub async fn show(app: App, query: Result<Query<Part>, QueryRejection>, headers: HeaderMap) -> Response {
    let part = query.ok().and_then(|Query(part)| part.part).unwrap_or(1).clamp(1, PARTS);
    match standing(&app, &headers).await {
        Ok(Some((person, state))) => {
            let fields = answered(&app, person, &state);
            page(&app, &state, part, &fields, &[]).into_response()
        }
        Ok(None) => Redirect::to("/check").into_response(),
        Err(problem) => problem.respond(&app, false),
    }
}

/// The person and where they stand; none where the safety questions come first.
async fn standing(app: &App, headers: &HeaderMap) -> Result<Option<(Uuid, State)>, Problem> {
    let Some(person) = binding::person(app, headers).await? else { return Ok(None) };
    let state = app.records.load(person).await?.state;
    let first = match app.gate(&state) {
        Gate::NeedsConsentAndCountry { .. } => true,
        Gate::NeedsCheck { check: CheckKind::Full } | Gate::Locked { .. } | Gate::Unreadable { .. } => {
            state.intake().is_none()
        }
        _ => false,
    };
    Ok((!first).then_some((person, state)))
}

/// What was answered so far: in this form, else the last time.
fn answered(app: &App, person: Uuid, state: &State) -> Answered {
    let draft = app.drafts.read(person, Form::Intake, app.now().timestamp());
    match state.intake() {
        Some(intake) if draft.is_empty() => told(intake),
        // What the safety questions were told already is filled in, to be confirmed.
        None if draft.is_empty() && state.told_free_of(&app.rules.screening, NO_FLOOR) => {
            [("floor".to_owned(), "yes".to_owned())].into()
        }
        _ => draft,
    }
}

/// `POST /intake`
pub async fn answer(app: App, headers: HeaderMap, Fields(fields): Fields) -> Response {
    let part = fields.get("part").and_then(|part| part.parse().ok()).unwrap_or(1).clamp(1, PARTS);
    let (person, state) = match standing(&app, &headers).await {
        Ok(Some(standing)) => standing,
        Ok(None) => return Redirect::to("/check").into_response(),
        Err(problem) => return problem.respond(&app, false),
    };
    let mut all = answered(&app, person, &state);
    all.retain(|name, _| !is_field_of(part, name));
    all.extend(fields);
    let all = app.drafts.add(person, Form::Intake, &all, |_| true, app.now().timestamp());
    let knows_floor = known(&state).iter().any(|id| id == NO_FLOOR);
    let faults = wrong(part, &all, knows_floor);
    if !faults.is_empty() {
        let page = page(&app, &state, part, &all, &faults);
        return (StatusCode::UNPROCESSABLE_ENTITY, page).into_response();
    }
    // A page that was left out is asked for, whatever the address says.
    let open = (1..=PARTS).find(|part| !wrong(*part, &all, knows_floor).is_empty());
    match (part < PARTS, open) {
        (true, _) => Redirect::to(&format!("/intake?part={}", part + 1)).into_response(),
        (false, Some(open)) => Redirect::to(&format!("/intake?part={open}")).into_response(),
        (false, None) => hand_in(&app, person, &state, &all).await,
    }
}

async fn hand_in(app: &App, person: Uuid, state: &State, fields: &Answered) -> Response {
    let Some(intake) = read(app, fields) else { return Redirect::to("/intake").into_response() };
    if state.intake() == Some(&intake) {
        // A double tap, or nothing that is new.
        app.drafts.forget(person, Form::Intake);
        return Redirect::to("/programme").into_response();
    }
    let action = Action::AnswerIntake { intake };
    match app.records.handle(person, &command(app, fields, action), &app.rules).await {
        Ok(_) => {
            app.drafts.forget(person, Form::Intake);
            Redirect::to("/programme").into_response()
        }
        Err(error) => Problem::from(error).respond(app, false),
    }
}

/// What the safety questions have found already.
fn known(state: &State) -> Vec<String> {
    let told = state.intake().map(|intake| intake.constraints.clone()).unwrap_or_default();
    state.constraints().difference(&told).cloned().collect()
}

fn page(app: &App, state: &State, part: usize, fields: &Answered, faults: &[Wrong]) -> Markup {
    let words = app.words();
    let text = |id: &str| words.text(id);
    let form = Page { app, fields, faults };
    let number = |value: usize| u32::try_from(value).unwrap_or_default();
    let (title, lead) = [
        ("page-intake-pain-title", "page-intake-pain-lead"),
        ("page-intake-wish-title", "page-intake-wish-lead"),
        ("page-intake-body-title", "page-intake-body-lead"),
        ("page-intake-home-title", "page-intake-home-lead"),
    ][part - 1];
    let main = html! {
        main #content tabindex="-1" {
            div.page.narrow.step {
                div.parts {
                    div.bars aria-hidden="true" { @for one in 1..=PARTS { progress value=(u8::from(one < part)) max="1" {} } }
                    p.small { (words.with("page-intake-part", &[("part", number(part).into()), ("parts", number(PARTS).into())])) }
                }
                div.stack {
                    h1 { (text(title)) }
                    p.lead { (text(lead)) }
                }
                @if !faults.is_empty() { div.notice role="alert" { p { (text("page-intake-look-again")) } } }
                form.fields method="post" action="/intake" {
                    (hidden_command(app))
                    input type="hidden" name="part" value=(part);
                    @match part {
                        1 => (form.pain()),
                        2 => (form.wishes()),
                        3 => (form.body(&known(state))),
                        _ => (form.home()),
                    }
                    div.actions {
                        button.button type="submit" { (text(if part < PARTS { "page-check-continue" } else { "page-intake-send" })) }
                    }
                }
                div.way {
                    @if part > 1 { a.back href=(format!("/intake?part={}", part - 1)) { (text("page-check-back")) } }
                    p.small { (text("page-intake-never")) }
                }
            }
        }
    };
    framed(app, &head(&text(title), None, &["app.css", "start.css"], &["app.js"]), Place::Today, &main)
}

/// The fields of one page, with what was answered and what is wrong.
struct Page<'a> {
    app: &'a App,
    fields: &'a Answered,
    faults: &'a [Wrong],
}

impl Page<'_> {
    fn text(&self, id: &str) -> String {
        self.app.words().text(id)
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.fields.get(name).is_some_and(|given| given == value)
    }

    fn error(&self, name: &str) -> Markup {
        let fault = self.faults.iter().find(|(field, _)| field == name);
        html! { @if let Some((_, id)) = fault { p.error { (self.text(id)) } } }
    }

    /// A question with its reason: a group of answers.
    fn group(&self, name: &str, question: &str, why: Option<&str>, inner: &Markup) -> Markup {
        html! {
            fieldset {
                legend { (self.text(question)) @if let Some(why) = why { span.why { (self.text(why)) } } }
                (self.error(name))
                (inner)
            }
        }
    }

    fn scale(&self, name: &str, question: &str, why: Option<&str>, low: &str, high: &str) -> Markup {
        let inner = scale(name, |value| self.is(name, &value.to_string()), &self.text(low), &self.text(high));
        self.group(name, question, why, &inner)
    }

    fn ticks(&self, choices: impl Iterator<Item = (String, String, Option<String>)>) -> Markup {
        html! {
            div.ticks {
                @for (name, label, more) in choices {
                    label.tick {
                        input type="checkbox" name=(name) value="yes" checked[self.is(&name, "yes")];
                        span { (label) @if let Some(more) = more { span.small { (more) } } }
                    }
                }
            }
        }
    }

    fn pick(&self, name: &str, choices: &[(&str, String)]) -> Markup {
        html! {
            div.pick {
                @for (value, label) in choices {
                    label.choice {
                        input type="radio" name=(name) value=(value) checked[self.is(name, value)];
                        span { (label) }
                    }
                }
            }
        }
    }

    fn pain(&self) -> Markup {
        let (low, high) = ("check-pain-low", "check-pain-high");
        html! {
            (self.scale("pain_average", "page-intake-average", Some("page-intake-average-why"), low, high))
            (self.scale("pain_worst", "page-intake-worst", None, low, high))
            (self.group("long", "page-intake-long", Some("page-intake-long-why"), &html! {
                div.pair {
                    input type="text" inputmode="numeric" name="long" maxlength="4" autocomplete="off"
                        aria-label=(self.text("page-intake-long-number")) value=[self.fields.get("long")];
                    select name="unit" aria-label=(self.text("page-intake-long-unit")) {
                        @for (unit, _) in UNITS {
                            option value=(unit) selected[self.is("unit", unit)] { (self.text(&format!("page-intake-{unit}"))) }
                        }
                    }
                }
            }))
        }
    }

    fn wishes(&self) -> Markup {
        html! {
            div.stack {
                @for n in 1..=ACTIVITIES {
                    @let (name, level) = (format!("activity-{n}"), format!("level-{n}"));
                    div.activity {
                        label.field {
                            (self.text(&format!("page-intake-activity-{n}")))
                            input type="text" name=(name) maxlength="80" autocomplete="off" placeholder=" " value=[self.fields.get(&name)];
                        }
                        (self.error(&name))
                        (self.scale(&level, "page-intake-level", None, "page-intake-level-low", "page-intake-level-high"))
                    }
                }
            }
            (self.group("goals", "page-intake-goals", Some("page-intake-goals-why"),
                &self.ticks(GOALS.iter().map(|(goal, _)| (format!("goal-{goal}"), self.text(&format!("page-intake-goal-{goal}")), None)))))
        }
    }

    fn body(&self, known: &[String]) -> Markup {
        let words = self.app.words();
        let asked = |one: &&Constraint| one.id != NO_FLOOR && !known.contains(&one.id);
        let all = &self.app.library.constraints;
        let label = |id: &String| all.iter().find(|one| one.id == *id).map(|one| words.text(&one.label));
        let floor = [("yes", "page-intake-floor-yes"), ("no", "page-intake-floor-no")];
        html! {
            (self.scale("confidence", "page-intake-confidence", Some("page-intake-confidence-why"),
                "page-intake-confidence-low", "page-intake-confidence-high"))
            @if !known.iter().any(|id| id == NO_FLOOR) {
                (self.group("floor", "page-intake-floor", None, &self.pick("floor", &floor.map(|(value, id)| (value, self.text(id))))))
            }
            @if !known.is_empty() {
                p.small { (self.text("page-intake-known")) " " (known.iter().filter_map(label).collect::<Vec<_>>().join(" · ")) }
            }
            (self.group("constraints", "page-intake-constraints", Some("page-intake-constraints-why"),
                &self.ticks(all.iter().filter(asked).map(|one| {
                    (format!("constraint-{}", one.id), words.text(&one.label), Some(words.text(&one.question)))
                }))))
        }
    }

    fn home(&self) -> Markup {
        let minutes = ["10", "15", "20"].map(|n| (n, format!("{n} {}", self.text("page-programme-minutes"))));
        let sessions = ["3", "4", "5"].map(|n| (n, self.text(&format!("page-intake-sessions-{n}"))));
        let camera = [("yes", "page-intake-camera-yes"), ("no", "page-intake-camera-no")];
        html! {
            (self.group("minutes", "page-intake-minutes", Some("page-intake-minutes-why"), &self.pick("minutes", &minutes)))
            (self.group("sessions", "page-intake-sessions", None, &self.pick("sessions", &sessions)))
            (self.group("equipment", "page-intake-equipment", Some("page-intake-equipment-why"),
                &self.ticks(Equipment::ALL.iter().map(|one| {
                    (format!("equipment-{}", one.name()), self.text(&format!("page-intake-has-{}", one.name())), None)
                }))))
            (self.group("camera", "page-intake-camera", Some("page-intake-camera-why"),
                &self.pick("camera", &camera.map(|(value, id)| (value, self.text(id))))))
        }
    }
}
