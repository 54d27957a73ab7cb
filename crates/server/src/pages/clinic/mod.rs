//! `/clinic`: what waits for a clinician, with the facts behind it, and their answer. It is written into the record that somebody reads it
//! before anything is shown.

pub mod answer;
pub mod emergency;

use access::AccountStorage;
use axum::http::Uri;
use axum::response::Response;
use care::{Change, Decision, Enrolment, Item, Lock, Programme, Provenance, Reader, Reading, Role, Waiting};
use jiff::tz::TimeZone;
use maud::{Markup, PreEscaped, html};
use record::{Envelope, Loaded};
use uuid::Uuid;

use crate::accounts::{Clinician, Signed};
use crate::app::App;
use crate::dates;
use crate::pages::account::account_page;
use crate::pages::account::enter::{Wrong, answered, told};
use crate::pages::advice::mark;
use crate::pages::programme::amount;
use crate::problem::Problem;

/// Who reads: by the name of their account, which stands in the record then.
fn reader(app: &App, signed: &Signed) -> Reader {
    Reader::new(Role::Clinician, &app.name_of(&signed.account), &format!("account {}", signed.account.id))
}

/// A person in whose record something waits.
struct One {
    person: Uuid,
    /// The name of their account, where they have one.
    name: Option<String>,
    loaded: Loaded,
    waiting: Waiting,
}

/// `GET /clinic`
pub async fn show(app: App, Clinician(signed): Clinician, uri: Uri) -> Response {
    match list(&app, &reader(&app, &signed)).await {
        Ok((all, unreadable)) => {
            shown(&app, &all, unreadable, Said { enrolled: uri.query() == Some("enrolled"), wrong: None })
        }
        Err(problem) => problem.respond(&app, false),
    }
}

/// Only whom the list names was read by somebody.
async fn list(app: &App, reader: &Reader) -> Result<(Vec<One>, usize), Problem> {
    let (mut all, mut unreadable) = (Vec::new(), 0);
    let now = app.now();
    for listed in app.records.persons().await? {
        // Others' records stay shut.
        if listed.summary.as_ref().is_some_and(|summary| !summary.clinic) {
            continue;
        }
        let person = listed.person;
        let Ok(loaded) = app.records.load(person).await else {
            unreadable += 1;
            continue;
        };
        if loaded.state.enrolment() != Enrolment::Clinic || Waiting::of(&loaded.state, &now).is_empty() {
            continue;
        }
        let loaded = match app.records.read_for(person, reader, Reading::Pending).await {
            Ok(loaded) => loaded,
            // Who is writing to it just now is in the list the next time.
            Err(record::Error::Busy) => continue,
            Err(_) => {
                unreadable += 1;
                continue;
            }
        };
        let waiting = Waiting::of(&loaded.state, &now);
        let account = app.records.storage().account_of(app.records.tenant().0, person).await?;
        all.push(One { person, name: account.map(|account| app.name_of(&account)), loaded, waiting });
    }
    Ok((all, unreadable))
}

/// The first letters of a record's id, which is all that anybody has to know of it to tell it from others.
fn short(person: Uuid) -> String {
    person.simple().to_string()[24..].to_owned()
}

/// What is said above the list.
struct Said {
    /// Somebody was just taken into care, or left it.
    enrolled: bool,
    wrong: Wrong,
}

fn shown(app: &App, all: &[One], unreadable: usize, Said { enrolled, wrong }: Said) -> Response {
    let words = app.words();
    let title = words.text("page-clinic-title");
    let body = html! {
        div.stack {
            p { a href="/account" { (words.text("page-account-title")) } }
            h1 { (title) }
            p.lead { (words.text("page-clinic-lead")) }
        }
        (told(app, wrong))
        @if enrolled { p.notice.calm role="status" { (words.text("page-clinic-enrolled")) } }
        @if all.is_empty() { p { (words.text("page-clinic-nothing")) } }
        @if unreadable > 0 { p.notice { (words.text("page-clinic-unreadable")) } }
        @for one in all { (person(app, one)) }
        section.card.stack {
            h2 { (words.text("page-clinic-enrol")) }
            p { (words.text("page-clinic-enrol-text")) }
            form.stack method="post" action="/clinic/enrol" {
                (whose(app))
                div.actions {
                    button.button.quiet type="submit" name="enrolment" value="clinic" { (words.text("page-clinic-enrol-yes")) }
                    button.button.quiet type="submit" name="enrolment" value="self-guided" { (words.text("page-clinic-enrol-no")) }
                }
            }
        }
        p { a href="/clinic/emergency" { (words.text("page-clinic-emergency")) } }
    };
    answered(account_page(app, &title, &body), wrong)
}

/// The field that says whose record is meant.
fn whose(app: &App) -> Markup {
    html! {
        label.field {
            (app.words().text("page-clinic-whose"))
            input type="text" name="whose" autocomplete="off" autocapitalize="none" spellcheck="false" required;
        }
    }
}

/// The record of an account's name, or of a whole id.
async fn found(app: &App, whose: &str) -> Result<Option<Uuid>, Problem> {
    let (store, tenant) = (app.records.storage(), app.records.tenant().0);
    if let Ok(person) = Uuid::parse_str(whose.trim()) {
        return match app.records.load(person).await {
            Ok(_) => Ok(Some(person)),
            Err(record::Error::NoPerson) => Ok(None),
            Err(error) => Err(error.into()),
        };
    }
    Ok(store
        .account_named(tenant, &app.accounts.keys.name_hash(whose))
        .await?
        .and_then(|account| account.person))
}

fn person(app: &App, one: &One) -> Markup {
    let words = app.words();
    let number = short(one.person);
    html! {
        section.card.stack data-person=(one.person) {
            h2 { @match &one.name { Some(name) => (name), None => (words.with("page-clinic-record", &[("number", number.into())])) } }
            @for lock in &one.waiting.locks { (locked(app, lock, app.zone_of(&one.loaded))) }
            @if !one.waiting.locks.is_empty() {
                form.stack method="post" action="/clinic/clear" {
                    input type="hidden" name="person" value=(one.person);
                    label.tick {
                        input type="checkbox" name="seen" value="yes" required;
                        span { (words.text("page-clinic-clear-seen")) }
                    }
                    div.actions { button.button type="submit" { (words.text("page-clinic-clear")) } }
                }
            }
            @for (place, decision) in &one.waiting.proposals { (proposal(app, one, *place, decision)) }
        }
    }
}

/// Why sessions are closed, and since when by the person's clock.
fn locked(app: &App, lock: &Lock, zone: TimeZone) -> Markup {
    let words = app.words();
    let since = dates::moment(words, &lock.since.to_zoned(zone));
    html! {
        div.notice.stop.stack data-lock {
            h3 { (words.text("page-clinic-locked")) }
            @for finding in lock.reasons() {
                p { (words.message(&finding.why)) }
                (rule_and_source(app, &finding.rule, &finding.provenance))
            }
            p.small { (words.with("page-account-since", &[("moment", since.into())])) }
        }
    }
}

fn rule_and_source(app: &App, rule: &str, provenance: &Provenance) -> Markup {
    let words = app.words();
    html! {
        p.small {
            (words.with("page-progress-changes-rule", &[("rule", rule.into())]))
            br;
            (words.with("page-progress-changes-source", &[("source", provenance.source.as_str().into())]))
            " " (words.text(mark(provenance.mark)))
        }
    }
}

/// A fact of a record, with all that it says.
fn fact(app: &App, envelope: &Envelope) -> Markup {
    let words = app.words();
    html! {
        p { strong { (words.text(&format!("record-kind-{}", envelope.kind))) } ", " (dates::moment(words, &envelope.occurred_at)) }
        div.told { (PreEscaped(export::told(words, &app.rules, envelope))) }
    }
}

fn proposal(app: &App, one: &One, place: u64, decision: &Decision) -> Markup {
    let words = app.words();
    html! {
        article.stack data-proposal=(place) {
            h3 { (words.text("page-clinic-proposal")) }
            p { (words.message(&decision.why)) }
            (rule_and_source(app, &decision.rule, &decision.provenance))
            details {
                summary { (words.text("page-progress-changes-facts")) }
                div.stack {
                    @for envelope in one.loaded.behind(decision) { div { (fact(app, envelope)) } }
                }
            }
            form.stack method="post" action="/clinic/answer" {
                input type="hidden" name="person" value=(one.person);
                input type="hidden" name="proposal" value=(place);
                @if let Change::Programme { programme } = &decision.change { (programme_form(app, programme)) }
                label.field {
                    (words.text("page-clinic-note"))
                    input type="text" name="note" maxlength="500" autocomplete="off";
                }
                div.actions {
                    button.button type="submit" name="verdict" value="accept" { (words.text("page-clinic-accept")) }
                    @if matches!(decision.change, Change::Programme { .. }) {
                        button.button.quiet type="submit" name="verdict" value="edit" { (words.text("page-clinic-edit")) }
                    }
                    button.button.quiet type="submit" name="verdict" value="reject" { (words.text("page-clinic-reject")) }
                }
            }
        }
    }
}

/// The proposed programme: what is left out and what is done at another level counts where it is accepted as changed here.
fn programme_form(app: &App, programme: &Programme) -> Markup {
    let words = app.words();
    html! {
        details {
            summary { (words.with("page-clinic-programme", &[("count", (programme.items.len() as u32).into()), ("sessions", programme.sessions.into())])) }
            div.stack {
                label.field {
                    (words.text("page-clinic-sessions"))
                    input type="number" name="sessions" value=(programme.sessions) min="1" max="7";
                }
                @for (place, item) in programme.items.iter().enumerate() { (item_form(app, place, item)) }
                p.small { (words.text("page-clinic-edit-text")) }
            }
        }
    }
}

fn item_form(app: &App, place: usize, item: &Item) -> Markup {
    let words = app.words();
    let Some(exercise) = app.library.exercise(&item.exercise) else { return html! {} };
    html! {
        fieldset {
            legend { (words.text(&exercise.name)) }
            p.small { (amount(app, item.amount, exercise.per_side)) }
            label.tick {
                input type="checkbox" name=(format!("keep-{place}")) value="yes" checked;
                span { (words.text("page-clinic-keep")) }
            }
            label.field {
                (words.text("page-clinic-level"))
                select name=(format!("level-{place}")) {
                    @for level in &exercise.levels {
                        option value=(level.id) selected[level.id == item.level] { (words.text(&level.text)) }
                    }
                }
            }
            label.field {
                (words.text("page-clinic-repetitions"))
                input type="number" name=(format!("repetitions-{place}")) value=(item.amount.repetitions) min="1" max="100";
            }
        }
    }
}
