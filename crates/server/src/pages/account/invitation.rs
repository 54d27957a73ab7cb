//! `/invitation/{token}`: an account that has a role, once. Looking at it uses nothing up.

use access::{Invitation, SignInStorage, Token};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::html;

use super::account_page;
use super::enter::{Wrong, make, new_form};
use crate::app::App;
use crate::join::Network;
use crate::pages::check::Fields;
use crate::problem::Problem;

async fn found(
    app: &App,
    path: Result<Path<String>, PathRejection>,
) -> Result<Option<(String, Invitation)>, Problem> {
    let Some((text, token)) = path.ok().and_then(|Path(text)| Token::parse(&text).map(|token| (text, token)))
    else {
        return Ok(None);
    };
    let found = app.records.storage().invitation(token.hash(), app.now().timestamp()).await?;
    let tenant = app.records.tenant().0;
    Ok(found.filter(|invitation| invitation.tenant == tenant).map(|invitation| (text, invitation)))
}

async fn form(
    app: &App,
    headers: &HeaderMap,
    (text, invitation): &(String, Invitation),
    name: &str,
    wrong: Wrong,
) -> Response {
    let sponsor = match app.sponsor_of(invitation.sponsor).await {
        Ok(found) => found.map(|sponsor| sponsor.name).unwrap_or_default(),
        Err(error) => return Problem::from(error).respond(app, false),
    };
    let lead = app
        .words()
        .with(&format!("page-invitation-{}", invitation.role.name()), &[("sponsor", sponsor.into())]);
    new_form(app, headers, &format!("/invitation/{text}"), &lead, name, wrong)
}

/// `GET /invitation/{token}`
pub async fn show(app: App, headers: HeaderMap, path: Result<Path<String>, PathRejection>) -> Response {
    match found(&app, path).await {
        Ok(Some(invited)) => form(&app, &headers, &invited, "", None).await,
        Ok(None) => gone(&app),
        Err(problem) => problem.respond(&app, false),
    }
}

/// `POST /invitation/{token}`
pub async fn accept(
    app: App,
    network: Network,
    headers: HeaderMap,
    path: Result<Path<String>, PathRejection>,
    fields: Fields,
) -> Response {
    let invited = match found(&app, path).await {
        Ok(Some(invited)) => invited,
        Ok(None) => return gone(&app),
        Err(problem) => return problem.respond(&app, false),
    };
    let Invitation { token, role, sponsor, .. } = invited.1;
    match make(&app, network, &headers, &fields, (role, sponsor, Some(token))).await {
        Ok(Ok(response)) => response,
        Ok(Err("page-invitation-gone")) => gone(&app),
        Ok(Err(wrong)) => form(&app, &headers, &invited, fields.text("name"), Some(wrong)).await,
        Err(problem) => problem.respond(&app, false),
    }
}

fn gone(app: &App) -> Response {
    let words = app.words();
    let title = words.text("page-invitation-gone-title");
    let body = html! {
        h1 { (title) }
        p.lead { (words.text("page-invitation-gone")) }
    };
    (StatusCode::GONE, account_page(app, &title, &body)).into_response()
}
