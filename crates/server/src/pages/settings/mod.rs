//! `/settings`: how Dorsal looks and behaves in this browser, and the way to reminders and to one's own record.

pub mod erase;
pub mod movements;
pub mod record;
pub mod reminders;

use axum::http::Uri;
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, State};
use library::Language;
use maud::{Markup, html};

use crate::app::App;
use crate::binding::{Bound, Visitor};
use crate::layout::{Place, framed, head};
use crate::pages::check::{Fields, command, hidden_command};
use crate::pages::language::chosen_here;
use crate::problem::Problem;
use crate::text_size::{self, TextSize};

/// A page of the settings.
fn settings(app: &App, title: &str, body: &Markup) -> Response {
    let head = head(title, None, &["app.css", "settings.css"], &["app.js", "settings.js"]);
    let main = html! { main #content tabindex="-1" { div.page.narrow.settings { (body) } } };
    framed(app, &head, Place::Settings, &main).into_response()
}

/// An address that is shown this once: its title, what it is for, its label and why to keep it secret, as words.
pub fn shown_once(app: &App, said: [&str; 4], address: &str, back: &str) -> Response {
    let words = app.words();
    let [title, lead, label, secret] = said.map(|id| words.text(id));
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        label.field {
            (label)
            input.address type="text" readonly value=(address);
        }
        p { (secret) }
        div.actions { a.button href=(back) { (words.text("page-calendar-done")) } }
    };
    settings(app, &title, &body)
}

/// The head of a page below the first one.
fn below(app: &App, title: &str, lead: &str) -> Markup {
    let words = app.words();
    html! {
        div.stack {
            p { a href="/settings" { (words.text("page-settings-title")) } }
            h1 { (title) }
            p.lead { (words.text(lead)) }
        }
    }
}

/// `GET /settings`
pub async fn show(app: App, Visitor(loaded): Visitor, uri: Uri) -> Response {
    let state = loaded.as_ref().map(|loaded| &loaded.state);
    let pays = match app.sponsor_of(state.and_then(State::sponsor)).await {
        Ok(found) => found.map(|sponsor| sponsor.name),
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    let words = app.words();
    let title = words.text("page-settings-title");
    let body = html! {
        h1 { (title) }
        (language(&app))
        (text_size(&app))
        // Shown by the script that keeps them: a session needs it anyway.
        section.card.stack data-wishes hidden {
            h2 { (words.text("page-settings-session")) }
            label.switch {
                input type="checkbox" data-wish="dorsal-voice" checked;
                span { strong { (words.text("page-settings-voice")) } span.small { (words.text("page-settings-voice-text")) } }
            }
            label.switch {
                input type="checkbox" data-wish="dorsal-offer-camera" checked;
                span { strong { (words.text("page-settings-camera")) } span.small { (words.text("page-settings-camera-text")) } }
            }
            p.small { (words.text("page-settings-here")) }
        }
        (install(&app))
        @if let Some(state) = state.filter(|state| state.consent().is_some()) { (country(&app, state)) }
        @if let Some(name) = pays { (sponsor(&app, &name)) }
        @else if uri.query() == Some("counted=no") {
            p.notice.calm role="status" { (words.text("page-settings-pays-left")) " " a href="/join" { (words.text("guide-join-heading")) } }
        }
        nav.doors aria-label=(words.text("page-settings-more")) {
            @if state.is_some() { (own_doors(&app)) }
            (door(&app, "/account", "page-account-title", "page-account-door"))
        }
        @if state.is_none() {
            p data-record="closed" { (words.text("page-settings-stranger")) " " a href="/check" { (words.text("page-progress-start")) } }
        }
    };
    settings(&app, &title, &body)
}

fn door(app: &App, to: &str, title: &str, text: &str) -> Markup {
    let words = app.words();
    html! { a.card href=(to) { strong { (words.text(title)) } span.small { (words.text(text)) } } }
}

/// The ways to what belongs to somebody's own record.
fn own_doors(app: &App) -> Markup {
    html! {
        (door(app, "/settings/reminders", "page-reminders-title", "page-reminders-door"))
        (door(app, "/settings/movements", "page-movements-title", "page-movements-door"))
        (door(app, "/settings/record", "page-record-title", "page-record-door"))
    }
}

fn language(app: &App) -> Markup {
    let words = app.words();
    html! {
        section.card.stack aria-labelledby="language" {
            h2 #language { (words.text("page-settings-language")) }
            form.options method="post" action="/language" {
                @for language in Language::ALL {
                    @let chosen = language == app.language();
                    button type="submit" name="language" value=(language.tag()) lang=(language.tag()) aria-pressed=(chosen.to_string()) {
                        (words.text(&format!("language-{language}")))
                    }
                }
            }
        }
    }
}

fn text_size(app: &App) -> Markup {
    let words = app.words();
    let label = |size: TextSize| match size {
        TextSize::Usual => "page-settings-text-usual",
        TextSize::Large => "page-settings-text-large",
        TextSize::Larger => "page-settings-text-larger",
    };
    html! {
        section.card.stack aria-labelledby="text" {
            h2 #text { (words.text("page-settings-text")) }
            form.options.sizes method="post" action="/settings/text" {
                @for size in TextSize::ALL {
                    @let chosen = size == app.text_size();
                    button type="submit" name="size" value=(size.name()) aria-pressed=(chosen.to_string()) {
                        (words.text(label(size)))
                    }
                }
            }
        }
    }
}

/// Who pays, and the way out of their figures.
fn sponsor(app: &App, name: &str) -> Markup {
    let words = app.words();
    html! {
        section.card.stack aria-labelledby="pays" {
            h2 #pays { (words.with("page-settings-pays", &[("sponsor", name.into())])) }
            p { (words.text("page-settings-pays-text")) }
            form method="post" action="/settings/sponsor" {
                (hidden_command(app))
                div.actions { button.button.quiet type="submit" { (words.text("page-settings-pays-leave")) } }
            }
        }
    }
}

/// `POST /settings/sponsor`: whoever pays counts this person no more.
pub async fn leave_sponsor(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let command = command(&app, &fields, Action::CountFor { sponsor: None });
    match app.records.handle(person, &command, &app.rules).await {
        Ok(_) => Redirect::to("/settings?counted=no").into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}

/// How to have it beside the other apps; nobody is asked in passing.
fn install(app: &App) -> Markup {
    let words = app.words();
    html! {
        section.card.stack data-install {
            h2 { (words.text("page-install-title")) }
            p { (words.text("page-install-lead")) }
            button #install .button type="button" hidden { (words.text("page-install-now")) }
            ul #install-by-hand .stack {
                @for id in ["page-install-phone", "page-install-android", "page-install-computer"] { li { (words.text(id)) } }
            }
        }
    }
}

fn country(app: &App, state: &State) -> Markup {
    let words = app.words();
    html! {
        section.card.stack aria-labelledby="country-heading" {
            h2 #country-heading { (words.text("page-settings-country")) }
            form.stack method="post" action="/settings/country" {
                (hidden_command(app))
                label.field {
                    span.small { (words.text("page-settings-country-text")) }
                    select name="country" {
                        @for (name, country) in app.library.countries_by_name(app.language()) {
                            option value=(country.code) selected[state.country() == Some(country.code.as_str())] { (name) }
                        }
                        option value="" selected[state.country().is_none()] { (words.text("consent-country-other")) }
                    }
                }
                div.actions { button.button.quiet type="submit" { (words.text("page-settings-save")) } }
            }
        }
    }
}

/// `POST /settings/text`
pub async fn choose_text(app: App, Fields(fields): Fields) -> Response {
    let Some(size) = fields.get("size").and_then(|name| TextSize::named(name)) else {
        return Problem::Unreadable.respond(&app, false);
    };
    chosen_here(&app, text_size::COOKIE, size.name(), "/settings")
}

/// `POST /settings/country`
pub async fn choose_country(app: App, Bound(person): Bound, Fields(fields): Fields) -> Response {
    let country = fields.get("country").filter(|code| !code.is_empty()).cloned();
    let action = Action::ChooseCountry { country };
    match app.records.handle(person, &command(&app, &fields, action), &app.rules).await {
        Ok(_) => Redirect::to("/settings").into_response(),
        Err(error) => Problem::from(error).respond(&app, false),
    }
}
