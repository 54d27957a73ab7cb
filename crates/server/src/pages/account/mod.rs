//! `/account`: an account, for whoever wants their record in more than one browser, and for those who work with records.

pub mod enter;
pub mod invitation;
pub mod keys;
pub mod leave;
pub mod passkeys;

use access::{AccountStorage, Role, SignInStorage};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use maud::{Markup, html};

use crate::accounts::{Signed, Who, who};
use crate::app::App;
use crate::binding::{beneath_person, cookie, lay_beneath};
use crate::dates;
use crate::layout::{Place, framed, head};
use crate::problem::Problem;

/// Where somebody goes who has come in with a recovery code, and is told to look at the passkeys.
const RECOVERED: &str = "/account?recovered#passkeys";

/// A page about accounts.
pub fn account_page(app: &App, title: &str, body: &Markup) -> Response {
    let head = head(title, None, &["app.css", "settings.css"], &["app.js", "account.js"]);
    let main = html! { main #content tabindex="-1" { div.page.narrow.settings { (body) } } };
    framed(app, &head, Place::Settings, &main).into_response()
}

/// Where somebody goes who has just signed in.
fn landing(role: Role) -> &'static str {
    match role {
        Role::Member => "/account",
        Role::Sponsor => "/sponsor",
        Role::Clinician => "/clinic",
        Role::Operator => "/operator",
    }
}

/// Signs this browser in, and puts the cookies into an answer. A record of the browser's own lies beneath until somebody signs out.
async fn enter_as(
    app: &App,
    account: &access::Account,
    headers: &HeaderMap,
    mut response: Response,
) -> Result<Response, Problem> {
    let before = who(app, headers).await?;
    let own = before.token.filter(|_| before.signed.is_none());
    let token = app.sign_in(account, headers).await?;
    tracing::info!("somebody signed in as {}", account.role.name());
    let cookies = response.headers_mut();
    cookies.append(header::SET_COOKIE, cookie(app, &token)?);
    if let Some(laid) = lay_beneath(app, headers, own)? {
        cookies.append(header::SET_COOKIE, laid);
    }
    Ok(response)
}

/// The way to another page.
pub fn to(path: &'static str) -> Response {
    Redirect::to(path).into_response()
}

/// `GET /account`
pub async fn show(app: App, who: Who, headers: HeaderMap, uri: Uri) -> Response {
    let Some(signed) = who.signed else { return welcome(&app, who.person.is_some()) };
    match manage(&app, &signed, &headers, uri.query() == Some("recovered")).await {
        Ok(response) => response,
        Err(problem) => problem.respond(&app, false),
    }
}

fn welcome(app: &App, record: bool) -> Response {
    let words = app.words();
    let title = words.text("page-account-title");
    let body = html! {
        div.stack data-record=[(!record).then_some("closed")] {
            h1 { (title) }
            p.lead { (words.text("page-account-lead")) }
        }
        ul.stack {
            @for id in ["page-account-why-browsers", "page-account-why-name", "page-account-why-none"] { li { (words.text(id)) } }
        }
        @if record { p.notice.calm { (words.text("page-account-has-record")) } }
        div.actions {
            a.button href="/account/new" { (words.text("page-account-make")) }
            a.button.quiet href="/account/sign-in" { (words.text("page-account-sign-in")) }
        }
    };
    account_page(app, &title, &body)
}

async fn manage(
    app: &App,
    signed: &Signed,
    headers: &HeaderMap,
    recovered: bool,
) -> Result<Response, Problem> {
    let store = app.records.storage();
    let (account, now) = (&signed.account, app.now().timestamp());
    let passkeys = store.passkeys(account.id).await?;
    let codes = store.codes_left(account.id).await?;
    let sign_ins = store.sign_ins(account.id, now).await?;
    let others = match account.person {
        Some(person) => store.bound_browsers(account.tenant, person).await?,
        None => 0,
    };
    let own = match account.person {
        Some(_) => None,
        None => beneath_person(app, headers).await?,
    };
    let words = app.words();
    let title = words.text("page-account-title");
    let body = html! {
        div.stack data-own=[account.person] data-record=[account.person.is_none().then_some("closed")] {
            h1 { (title) }
            p.lead { (words.with("page-account-as", &[("name", app.name_of(account).into())])) }
            p { (words.text(&format!("page-account-role-{}", account.role.name()))) }
        }
        @if own.is_some() {
            section.card.stack {
                h2 { (words.text("page-account-along")) }
                p { (words.text("page-account-along-text")) }
                form method="post" action="/account/along" {
                    div.actions { button.button type="submit" { (words.text("page-account-along-yes")) } }
                }
            }
        }
        @if account.role == Role::Member && account.person.is_none() && own.is_none() {
            p { (words.text("page-account-no-record")) " " a href="/check" { (words.text("page-progress-start")) } }
        }
        @if account.role != Role::Member && landing(account.role) != "/account" {
            div.actions { a.button href=(landing(account.role)) { (words.text(&format!("page-account-work-{}", account.role.name()))) } }
        }
        section.card.stack #browsers {
            h2 { (words.text("page-account-browsers")) }
            ul.browsers.stack {
                @for one in &sign_ins {
                    @let here = one.token == signed.sign_in.token;
                    li {
                        strong { @if one.browser.is_empty() { (words.text("page-account-browser")) } @else { (one.browser) } }
                        @if here { " · " (words.text("page-account-here")) }
                        br;
                        span.small { (words.with("page-account-since", &[("moment", told(app, one.since).into())])) }
                        @if !here {
                            form method="post" action="/account/sign-out" {
                                input type="hidden" name="browser" value=(one.token.to_text());
                                button.plain type="submit" { (words.text("page-account-end")) }
                            }
                        }
                    }
                }
            }
            @if others > 0 { p.small { (words.with("page-account-bound", &[("count", others.into())])) } }
            form method="post" action="/account/sign-out" {
                div.actions {
                    button.button.quiet type="submit" name="where" value="here" { (words.text("page-account-sign-out")) }
                    button.button.quiet type="submit" name="where" value="everywhere" { (words.text("page-account-everywhere")) }
                }
            }
        }
        @if !signed.is_fresh(app) {
            section.card.stack {
                h2 { (words.text("page-account-keys")) }
                p { (words.text("page-account-stale")) }
                div.actions { a.button.quiet href="/account/sign-in" { (words.text("page-account-again")) } }
            }
        } @else {
            (keys::cards(app, account, &passkeys, codes, app.passkeys(headers).is_some(), recovered))
            section.card.stack {
                h2 { (words.text("page-account-delete")) }
                p { (words.text("page-account-delete-door")) }
                div.actions { a.button.quiet href="/account/delete" { (words.text("page-account-delete-go")) } }
            }
        }
    };
    Ok(account_page(app, &title, &body))
}

/// A moment in words, in the server's zone.
fn told(app: &App, at: Timestamp) -> String {
    dates::moment(app.words(), &at.to_zoned(app.now().time_zone().clone()))
}
