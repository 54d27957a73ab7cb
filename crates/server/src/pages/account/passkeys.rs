//! Passkeys: what the page's script asks for and answers. Everything else about accounts works without a script.

use access::account::name_of;
use access::passkey::{Answer, Passkeys};
use access::{Account, AccountStorage, KeptPasskey, Made, NewAccount, Role, SignInStorage, Token, TokenHash};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::enter::drafted;
use super::{enter_as, landing, to};
use crate::accounts::{Ceremony, Fresh, Signed, Who};
use crate::app::App;
use crate::join::Network;
use crate::pages::check::Fields;
use crate::problem::Problem;

/// What a page asks for.
#[derive(Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Ask {
    /// To sign in.
    Open {},
    /// To make an account.
    New {
        /// Its name.
        name: String,
        /// The token of the invitation that it uses up.
        #[serde(default)]
        invitation: Option<String>,
    },
    /// To add a passkey to the account that is signed in.
    Add {},
}

/// What the browser answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answered {
    id: Uuid,
    answer: Value,
}

/// Something that the page's script says in words: which, by its name.
fn wrong(what: &str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "wrong": what }))).into_response()
}

/// `POST /account/passkey/ask`
pub async fn ask(
    app: App,
    network: Network,
    who: Who,
    headers: HeaderMap,
    ask: Result<Json<Ask>, JsonRejection>,
) -> Response {
    let ask = match ask {
        Ok(Json(ask)) => ask,
        Err(rejection) => return Problem::of_json(&rejection).respond(&app, true),
    };
    let Some(passkeys) = app.passkeys(&headers) else { return wrong("failed") };
    if matches!(ask, Ask::New { .. })
        && let Err(problem) = app.making(network).await
    {
        return problem.respond(&app, true);
    }
    match begin(&app, who, passkeys, ask).await {
        Ok(Ok((options, ceremony))) => {
            let id = Uuid::from_bytes(app.random());
            app.accounts.ceremonies.begin(network, id, ceremony, app.now().timestamp());
            Json(json!({ "id": id, "options": options })).into_response()
        }
        Ok(Err(response)) => response,
        Err(problem) => problem.respond(&app, true),
    }
}

type Begun = Result<Result<(Value, Ceremony), Response>, Problem>;

async fn begin(app: &App, who: Who, passkeys: &Passkeys, ask: Ask) -> Begun {
    let begun = match ask {
        Ask::Open {} => {
            passkeys.begin_opening().map(|(options, opening)| (options, Ceremony::Opening(opening)))
        }
        Ask::New { name, invitation } => {
            let Some(name) = name_of(&name) else { return Ok(Err(wrong("name"))) };
            let invitation: Option<TokenHash> = match invitation {
                None => None,
                Some(text) => Some(Token::parse(&text).ok_or(Problem::Unreadable)?.hash()),
            };
            let account = app.fresh_id();
            let begun = passkeys.begin_adding(account, &name, &[]);
            begun.map(|(options, adding)| (options, Ceremony::Making { account, name, invitation, adding }))
        }
        Ask::Add {} => {
            let signed = who.signed.ok_or(Problem::NotSignedIn)?;
            if !signed.is_fresh(app) {
                return Err(Problem::NotSignedIn);
            }
            let account = signed.account;
            let there = app.records.storage().passkeys(account.id).await?;
            let begun = passkeys.begin_adding(account.id, &app.name_of(&account), &there);
            begun.map(|(options, adding)| (options, Ceremony::Adding { account: account.id, adding }))
        }
    };
    Ok(begun.map_err(|_| wrong("failed")))
}

/// `POST /account/passkey/answer`
pub async fn answer(
    app: App,
    who: Who,
    headers: HeaderMap,
    answered: Result<Json<Answered>, JsonRejection>,
) -> Response {
    let Answered { id, answer } = match answered {
        Ok(Json(answered)) => answered,
        Err(rejection) => return Problem::of_json(&rejection).respond(&app, true),
    };
    let ceremony = app.accounts.ceremonies.take(&id, app.now().timestamp());
    let (Some(ceremony), Some(passkeys)) = (ceremony, app.passkeys(&headers)) else { return wrong("failed") };
    let done = async {
        match ceremony {
            Ceremony::Opening(opening) => {
                // The same answer whoever it claims to be, and whatever was wrong with it.
                let Ok(answer) = Answer::read(answer) else { return Ok(wrong("failed")) };
                let Some((account, passkey)) = claimed(&app, passkeys, &answer).await? else {
                    return Ok(wrong("failed"));
                };
                let now = app.now().timestamp();
                let Ok(used) = passkeys.finish_opening(&answer, opening, &passkey, now) else {
                    return Ok(wrong("failed"));
                };
                app.records.storage().use_passkey(account.id, &used).await?;
                let go = Json(json!({ "to": landing(account.role) })).into_response();
                enter_as(&app, &account, &headers, go).await
            }
            Ceremony::Adding { account, adding } => {
                let signed = who.signed.filter(|signed| signed.account.id == account);
                if !signed.is_some_and(|signed| signed.is_fresh(&app)) {
                    return Err(Problem::NotSignedIn);
                }
                let Ok(passkey) = passkeys.finish_adding(answer, &adding, app.now().timestamp()) else {
                    return Ok(wrong("failed"));
                };
                if !app.records.storage().add_passkey(account, &passkey).await? {
                    return Ok(wrong("failed"));
                }
                Ok(Json(json!({ "to": "/account#passkeys" })).into_response())
            }
            Ceremony::Making { account, name, invitation, adding } => {
                let Ok(passkey) = passkeys.finish_adding(answer, &adding, app.now().timestamp()) else {
                    return Ok(wrong("failed"));
                };
                make(&app, &headers, drafted(&app, account, &name, Role::Member), invitation, passkey).await
            }
        }
    };
    done.await.unwrap_or_else(|problem: Problem| problem.respond(&app, true))
}

async fn claimed(
    app: &App,
    passkeys: &Passkeys,
    answer: &Answer,
) -> Result<Option<(Account, KeptPasskey)>, Problem> {
    let Some((account, id)) = passkeys.claimed(answer) else { return Ok(None) };
    let store = app.records.storage();
    let found = store.account(account).await?;
    let there = store.passkeys(account).await?;
    let found = found.filter(|account| account.tenant == app.records.tenant().0);
    Ok(found.zip(there.into_iter().find(|passkey| passkey.id == id)))
}

async fn make(
    app: &App,
    headers: &HeaderMap,
    mut account: Account,
    invitation: Option<TokenHash>,
    passkey: KeptPasskey,
) -> Result<Response, Problem> {
    let (store, now) = (app.records.storage(), app.now().timestamp());
    if let Some(token) = invitation {
        let found = store.invitation(token, now).await?;
        let Some(invited) = found.filter(|invited| invited.tenant == account.tenant) else {
            return Ok(wrong("failed"));
        };
        (account.role, account.sponsor) = (invited.role, invited.sponsor);
    }
    let new = NewAccount {
        account: account.clone(),
        codes: Vec::new(),
        passkey: Some(passkey),
        invitation: invitation.map(|token| (token, now)),
    };
    match store.make_account(&new).await? {
        Made::Made => {}
        Made::NameTaken => return Ok(wrong("taken")),
        Made::NotInvited => return Ok(wrong("failed")),
    }
    // The script posts there, so that the codes are on a page that is shown once.
    let go = Json(json!({ "post": "/account/codes" })).into_response();
    enter_as(app, &account, headers, go).await
}

/// `POST /account/passkey/remove`: never the last way in.
pub async fn remove(app: App, Fresh(signed): Fresh<Signed>, Fields(fields): Fields) -> Response {
    let removed = async {
        let store = app.records.storage();
        let id = fields.get("passkey").and_then(|text| BASE64URL_NOPAD.decode(text.as_bytes()).ok());
        let id = id.ok_or(Problem::Unreadable)?;
        let there = store.passkeys(signed.account.id).await?;
        if signed.account.password.is_some() || there.iter().any(|passkey| passkey.id != id) {
            store.remove_passkey(signed.account.id, &id).await?;
        }
        Ok(to("/account#passkeys"))
    };
    removed.await.unwrap_or_else(|problem: Problem| problem.respond(&app, false))
}
