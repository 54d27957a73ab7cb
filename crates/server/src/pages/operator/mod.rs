//! `/operator`: who works here, and one-time links for those who shall; and below it the sponsors with their rosters. What an operator does
//! with records is done on the command line.

mod faults;
mod offer;
pub mod roster;
pub mod sponsors;

use access::sponsor::Sponsor;
use access::{Account, AccountStorage, Invitation, Role, SignInStorage, TokenHash};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use uuid::Uuid;

use crate::accounts::{Fresh, Operator};
use crate::app::App;
use crate::dates;
use crate::layout::{Place, framed, head};
use crate::pages::account::to;
use crate::pages::check::Fields;
use crate::pages::settings::shown_once;
use crate::problem::Problem;

/// A page of those who run Dorsal.
fn work_page(app: &App, title: &str, body: &Markup) -> Response {
    let head = head(title, None, &["app.css", "settings.css", "operator.css"], &["app.js"]);
    let main = html! { main #content tabindex="-1" { div.page.narrow.settings.operator { (body) } } };
    framed(app, &head, Place::Settings, &main).into_response()
}

/// Whom an operator invites; somebody of a sponsor is invited on that sponsor's page.
const INVITED: [Role; 2] = [Role::Clinician, Role::Operator];

/// `GET /operator`
pub async fn show(app: App, Operator(signed): Operator) -> Response {
    let (staff, waiting) = match tokio::try_join!(staff(&app), waiting(&app)) {
        Ok(both) => both,
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    let words = app.words();
    let title = words.text("page-operator-title");
    let body = html! {
        div.stack {
            p { a href="/account" { (words.text("page-account-title")) } }
            h1 { (title) }
            p.lead { (words.text("page-operator-lead")) }
        }
        nav.doors aria-label=(words.text("page-sponsors-title")) {
            a.card href="/operator/sponsors" {
                strong { (words.text("page-sponsors-title")) }
                span.small { (words.text("page-sponsors-door")) }
            }
        }
        section.card.stack {
            h2 { (words.text("page-operator-invite")) }
            p { (words.text("page-operator-invite-text")) }
            form.stack method="post" action="/operator/invite" {
                label.field {
                    (words.text("page-operator-as"))
                    select name="role" {
                        @for role in INVITED { option value=(role.name()) { (words.text(&format!("page-operator-{}", role.name()))) } }
                    }
                }
                div.actions { button.button type="submit" { (words.text("page-operator-make")) } }
            }
        }
        @if !waiting.is_empty() {
            section.card.stack {
                h2 { (words.text("page-operator-waiting")) }
                p.small { (words.text("page-operator-waiting-text")) }
                ul.browsers.stack {
                    @for (invitation, sponsor) in &waiting { (link_that_waits(&app, invitation, sponsor.as_ref())) }
                }
            }
        }
        section.card.stack {
            h2 { (words.text("page-operator-staff")) }
            p.small { (words.text("page-operator-staff-text")) }
            ul.browsers.stack {
                @for (account, sponsor) in &staff { (one(&app, account, sponsor.as_ref(), account.id == signed.account.id)) }
            }
        }
    };
    work_page(&app, &title, &body)
}

/// Everybody but the members, with the sponsor of whoever is here for one.
async fn staff(app: &App) -> Result<Vec<(Account, Option<Sponsor>)>, store::Error> {
    let mut staff = vec![];
    for account in app.records.storage().staff(app.records.tenant().0).await? {
        let sponsor = app.sponsor_of(account.sponsor).await?;
        staff.push((account, sponsor));
    }
    Ok(staff)
}

/// The invitations that nobody has taken yet, each with its sponsor.
async fn waiting(app: &App) -> Result<Vec<(Invitation, Option<Sponsor>)>, store::Error> {
    let mut waiting = vec![];
    let now = app.now().timestamp();
    for invitation in app.records.storage().invitations(app.records.tenant().0).await? {
        if invitation.expires <= now {
            continue;
        }
        let sponsor = app.sponsor_of(invitation.sponsor).await?;
        waiting.push((invitation, sponsor));
    }
    Ok(waiting)
}

/// What a role is called here, with the sponsor of somebody whose role that is.
fn role_name(app: &App, role: Role, sponsor: Option<&Sponsor>) -> Markup {
    html! {
        (app.words().text(&format!("page-operator-{}", role.name())))
        @if let Some(sponsor) = sponsor { ": " (sponsor.name) }
    }
}

fn link_that_waits(app: &App, invitation: &Invitation, sponsor: Option<&Sponsor>) -> Markup {
    let words = app.words();
    let until = dates::moment(words, &invitation.expires.to_zoned(app.now().time_zone().clone()));
    html! {
        li {
            strong { (role_name(app, invitation.role, sponsor)) }
            br;
            span.small { (words.with("page-operator-until", &[("moment", until.into())])) }
            form method="post" action="/operator/take-back" {
                input type="hidden" name="invitation" value=(invitation.token.to_text());
                button.plain type="submit" { (words.text("page-operator-take-back")) }
            }
        }
    }
}

fn one(app: &App, account: &Account, sponsor: Option<&Sponsor>, oneself: bool) -> Markup {
    let words = app.words();
    let since = dates::moment(words, &account.made.to_zoned(app.now().time_zone().clone()));
    html! {
        li data-role=(account.role.name()) {
            strong { (app.name_of(account)) }
            @if oneself { " · " (words.text("page-operator-you")) }
            br;
            span.small {
                (role_name(app, account.role, sponsor))
                " · "
                (words.with("page-account-since", &[("moment", since.into())]))
            }
            @if !oneself {
                form method="post" action="/operator/remove" {
                    input type="hidden" name="account" value=(account.id);
                    button.plain type="submit" { (words.text("page-operator-remove")) }
                }
            }
        }
    }
}

/// `POST /operator/invite`
pub async fn invite(app: App, _: Fresh<Operator>, Fields(fields): Fields) -> Response {
    let role = fields.get("role").and_then(|name| Role::named(name)).filter(|role| INVITED.contains(role));
    let Some(role) = role else { return Problem::Unreadable.respond(&app, false) };
    let address = match app.invited(role, None, false).await {
        Ok(address) => address,
        Err(error) => return Problem::from(error).respond(&app, false),
    };
    let said = [
        "page-operator-link-title",
        "page-operator-link-text",
        "page-operator-link",
        "page-operator-link-secret",
    ];
    shown_once(&app, said, &address, "/operator")
}

/// `POST /operator/take-back`: an invitation that nobody has taken yet works no more.
pub async fn take_back(app: App, _: Fresh<Operator>, Fields(fields): Fields) -> Response {
    let taken = async {
        let token = fields.get("invitation").and_then(|text| TokenHash::parse(text));
        let token = token.ok_or(Problem::Unreadable)?;
        app.records.storage().take_back(app.records.tenant().0, token).await?;
        tracing::info!("an invitation was taken back");
        Ok(to("/operator"))
    };
    taken.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}

/// `POST /operator/remove`: an account of somebody who works here is deleted; nobody removes themselves. Where it opens a record of their own, it
/// stays and becomes a member's: nothing else would open that record.
pub async fn remove(app: App, Fresh(Operator(signed)): Fresh<Operator>, Fields(fields): Fields) -> Response {
    let removed = async {
        let id = fields.get("account").and_then(|id| Uuid::parse_str(id).ok()).ok_or(Problem::Unreadable)?;
        let store = app.records.storage();
        let staff = store.staff(app.records.tenant().0).await?;
        // Not a member's account, whatever id is sent: those belong to the members.
        match staff.iter().find(|account| account.id == id && id != signed.account.id) {
            Some(Account { person: Some(_), .. }) => store.make_member(id).await?,
            Some(_) => {
                app.records.list_deleted(id)?;
                store.delete_account(id).await?;
            }
            None => return Ok(to("/operator")),
        }
        tracing::info!("an account of somebody who works here was removed");
        Ok(to("/operator"))
    };
    removed.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
