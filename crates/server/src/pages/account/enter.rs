//! `/account/new`, `/account/sign-in`, `/account/recover`: the three ways in.

use access::account::{NAME_LENGTH, name_of};
use access::password::{SHORTEST, Weak, check_new};
use access::{Account, AccountStorage, Made, NewAccount, Role, TokenHash};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use uuid::Uuid;

use super::{account_page, enter_as, keys, landing, to};
use crate::accounts::{Signed, Who};
use crate::app::App;
use crate::join::Network;
use crate::pages::check::Fields;
use crate::problem::Problem;

/// What is wrong with a form, as the word that says so.
pub type Wrong = Option<&'static str>;

/// A field for a password. `which` is how browsers fill it in.
pub(super) fn password_field(app: &App, name: &str, label: &str, which: &str) -> Markup {
    let words = app.words();
    let new = which == "new-password";
    html! {
        label.field {
            (words.text(label))
            @if new { span.small { (words.with("page-account-password-text", &[("count", (SHORTEST as u32).into())])) } }
            input type="password" name=(name) autocomplete=(which) required minlength=[new.then_some(SHORTEST)];
        }
    }
}

fn name_field(app: &App, name: &str) -> Markup {
    html! {
        label.field {
            (app.words().text("page-account-name"))
            input type="text" name="name" value=(name) autocomplete="username" autocapitalize="none" spellcheck="false" required
                minlength=(NAME_LENGTH.0) maxlength=(NAME_LENGTH.1);
        }
    }
}

/// What is wrong, above a form.
pub fn told(app: &App, wrong: Wrong) -> Markup {
    html! { @if let Some(wrong) = wrong { div.notice role="alert" { p { (app.words().text(wrong)) } } } }
}

/// The word for a password that is refused.
pub(super) fn weak(weak: Weak) -> &'static str {
    match weak {
        Weak::Short => "page-account-weak-short",
        Weak::Long => "page-account-weak-long",
        Weak::Common => "page-account-weak-common",
        Weak::Name => "page-account-weak-name",
    }
}

/// The place for a passkey: shown by the script where the browser can have one. `ask` says what for.
fn passkey_first(app: &App, ask: &str, button: &str, text: &str) -> Markup {
    let words = app.words();
    html! {
        section.stack data-passkey=(ask) data-failed=(words.text("page-account-passkey-failed")) data-taken=(words.text("page-account-name-taken"))
            data-name=(words.text("page-account-name-wrong")) hidden {
            p { (words.text(text)) }
            div.actions { button.button type="button" { (words.text(button)) } }
            p.error role="alert" hidden {}
            h2 { (words.text("page-account-or-password")) }
        }
    }
}

/// The form that makes an account, for a member or for somebody who was invited.
pub(super) fn new_form(
    app: &App,
    headers: &HeaderMap,
    action: &str,
    lead: &str,
    name: &str,
    wrong: Wrong,
) -> Response {
    let words = app.words();
    let title = words.text("page-account-new-title");
    let body = html! {
        div.stack {
            p { a href="/account" { (words.text("page-account-title")) } }
            h1 { (title) }
            p.lead { (lead) }
        }
        (told(app, wrong))
        form.card.stack method="post" action=(action) {
            (name_field(app, name))
            p.small { (words.text("page-account-name-text")) }
            @if app.passkeys(headers).is_some() {
                (passkey_first(app, "new", "page-account-passkey-make", "page-account-passkey-text"))
            }
            (password_field(app, "password", "page-account-password", "new-password"))
            div.actions { button.button.quiet type="submit" { (words.text("page-account-make-with-password")) } }
        }
    };
    answered(account_page(app, &title, &body), wrong)
}

/// The answer to a form: with the status that says so where something is wrong.
pub fn answered(page: Response, wrong: Wrong) -> Response {
    if wrong.is_some() { (StatusCode::UNPROCESSABLE_ENTITY, page).into_response() } else { page }
}

/// An account of a name and a password or passkey, that is not stored yet.
pub(super) fn drafted(app: &App, id: Uuid, name: &str, role: Role) -> Account {
    Account {
        id,
        tenant: app.records.tenant().0,
        role,
        name: app.accounts.keys.name_hash(name),
        shown: app.accounts.keys.seal_name(id, name, app.random()),
        password: None,
        person: None,
        sponsor: None,
        made: app.now().timestamp(),
    }
}

/// Makes an account with a password from a form, signs this browser in, and shows the recovery codes. What is wrong is a word.
pub(super) async fn make(
    app: &App,
    network: Network,
    headers: &HeaderMap,
    fields: &Fields,
    (role, sponsor, invitation): (Role, Option<Uuid>, Option<TokenHash>),
) -> Result<Result<Response, &'static str>, Problem> {
    let Some(name) = name_of(fields.text("name")) else { return Ok(Err("page-account-name-wrong")) };
    if let Err(why) = check_new(fields.text("password"), &name) {
        return Ok(Err(weak(why)));
    }
    let password = Some(app.hashed(network, fields.text("password")).await?);
    let account = Account { password, sponsor, ..drafted(app, app.fresh_id(), &name, role) };
    let (now, (texts, codes)) = (app.now().timestamp(), app.fresh_codes());
    let new = NewAccount {
        account: account.clone(),
        codes,
        passkey: None,
        invitation: invitation.map(|token| (token, now)),
    };
    match app.records.storage().make_account(&new).await? {
        Made::Made => {}
        Made::NameTaken => return Ok(Err("page-account-name-taken")),
        Made::NotInvited => return Ok(Err("page-invitation-gone")),
    }
    let page = keys::codes_page(app, &texts, landing(account.role));
    enter_as(app, &account, headers, page).await.map(Ok)
}

/// `GET /account/new`
pub async fn new(app: App, headers: HeaderMap) -> Response {
    new_form(&app, &headers, "/account/new", &app.words().text("page-account-new-lead"), "", None)
}

/// `POST /account/new`
pub async fn create(app: App, network: Network, headers: HeaderMap, fields: Fields) -> Response {
    let made = async {
        app.making(network).await?;
        make(&app, network, &headers, &fields, (Role::Member, None, None)).await
    };
    match made.await {
        Ok(Ok(response)) => response,
        Ok(Err(wrong)) => new_form(
            &app,
            &headers,
            "/account/new",
            &app.words().text("page-account-new-lead"),
            fields.text("name"),
            Some(wrong),
        ),
        Err(problem) => problem.respond(&app, false),
    }
}

fn sign_in_form(
    app: &App,
    headers: &HeaderMap,
    signed: Option<&Signed>,
    name: &str,
    wrong: Wrong,
) -> Response {
    let words = app.words();
    let title = words.text("page-account-sign-in");
    let body = html! {
        div.stack {
            p { a href="/account" { (words.text("page-account-title")) } }
            h1 { (title) }
            @if signed.is_some() { p.lead { (words.text("page-account-again-lead")) } }
        }
        (told(app, wrong))
        form.card.stack method="post" action="/account/sign-in" {
            @if app.passkeys(headers).is_some() {
                (passkey_first(app, "open", "page-account-passkey-open", "page-account-passkey-open-text"))
            }
            (name_field(app, name))
            (password_field(app, "password", "page-account-password", "current-password"))
            div.actions { button.button.quiet type="submit" { (words.text("page-account-with-password")) } }
        }
        p { a href="/account/recover" { (words.text("page-account-recover-door")) } }
        p { (words.text("page-account-none-yet")) " " a href="/account/new" { (words.text("page-account-make")) } }
    };
    answered(account_page(app, &title, &body), wrong)
}

/// `GET /account/sign-in`
pub async fn sign_in(app: App, who: Who, headers: HeaderMap) -> Response {
    let name = who.signed.as_ref().map(|signed| app.name_of(&signed.account)).unwrap_or_default();
    sign_in_form(&app, &headers, who.signed.as_ref(), &name, None)
}

/// `POST /account/sign-in`
pub async fn enter(app: App, network: Network, headers: HeaderMap, fields: Fields) -> Response {
    let entered = async {
        match app.signing_in(network, fields.text("name"), fields.text("password")).await? {
            Some(account) => enter_as(&app, &account, &headers, to(landing(account.role))).await,
            None => Ok(sign_in_form(&app, &headers, None, fields.text("name"), Some("page-account-wrong"))),
        }
    };
    entered.await.unwrap_or_else(|problem| problem.respond(&app, false))
}

fn recover_form(app: &App, name: &str, wrong: Wrong) -> Response {
    let words = app.words();
    let title = words.text("page-account-recover");
    let body = html! {
        div.stack {
            p { a href="/account/sign-in" { (words.text("page-account-sign-in")) } }
            h1 { (title) }
            p.lead { (words.text("page-account-recover-lead")) }
        }
        (told(app, wrong))
        form.card.stack method="post" action="/account/recover" {
            (name_field(app, name))
            label.field {
                (words.text("page-account-code"))
                input type="text" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required;
            }
            (password_field(app, "password", "page-account-password-new", "new-password"))
            div.actions { button.button type="submit" { (words.text("page-account-recover-go")) } }
        }
        p.small { (words.text("page-account-recover-none")) }
    };
    answered(account_page(app, &title, &body), wrong)
}

/// `GET /account/recover`
pub async fn lost(app: App) -> Response {
    recover_form(&app, "", None)
}

/// `POST /account/recover`: everybody else who was signed in with the account is signed out.
pub async fn recover(app: App, network: Network, headers: HeaderMap, fields: Fields) -> Response {
    let recovered = async {
        if let Err(why) = check_new(fields.text("password"), fields.text("name")) {
            return Ok(recover_form(&app, fields.text("name"), Some(weak(why))));
        }
        let found = app
            .recovering(network, (fields.text("name"), fields.text("code")), fields.text("password"))
            .await?;
        let Some(account) = found else {
            return Ok(recover_form(&app, fields.text("name"), Some("page-account-code-wrong")));
        };
        keys::end_others(&app, account.id, None).await?;
        enter_as(&app, &account, &headers, to(super::RECOVERED)).await
    };
    recovered.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
