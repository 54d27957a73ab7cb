//! The cookie that binds this browser to a private record.

use access::{AccessStorage, AccountStorage, Binding, Token};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use record::Loaded;
use uuid::Uuid;

use crate::accounts::who;
use crate::app::App;
use crate::guard::wants_json;
use crate::problem::Problem;

/// Browsers keep a cookie for 400 days at most.
pub const LIFE_S: u32 = 400 * 24 * 3600;

fn name(app: &App) -> String {
    // The prefix makes browsers refuse the cookie without Secure; it cannot be had on plain http://localhost, where
    // browsers share cookies between ports: there the port keeps two Dorsals apart.
    if app.config.https() {
        "__Host-dorsal".to_owned()
    } else {
        format!("dorsal-{}", app.config.listen.port())
    }
}

/// The token in this browser's cookie.
pub fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    cookie_named(headers, &name(app)).and_then(Token::parse)
}

/// What makes browsers refuse a cookie that somebody else on this domain, or without TLS, has set.
const HOST_ONLY: &str = "__Host-";

/// The Set-Cookie header of something else than a record that a browser keeps for us: `same_site` says how strictly.
pub fn kept(
    app: &App,
    name: &str,
    value: &str,
    life_s: u32,
    same_site: &str,
) -> Result<HeaderValue, Problem> {
    let (prefix, secure) = if app.config.https() { (HOST_ONLY, "; Secure") } else { ("", "") };
    let text =
        format!("{prefix}{name}={value}; Path=/; Max-Age={life_s}; HttpOnly; SameSite={same_site}{secure}");
    HeaderValue::from_str(&text).map_err(|_| Problem::Server)
}

/// The value of such a cookie, whether it was set with TLS or without.
pub fn value_kept<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    cookie_named(headers, &format!("{HOST_ONLY}{name}")).or_else(|| cookie_named(headers, name))
}

/// The value of a cookie.
fn cookie_named<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// The record that this browser may open, if any: bound to it, or of the account that is signed in.
pub async fn person(app: &App, headers: &HeaderMap) -> Result<Option<Uuid>, Problem> {
    Ok(who(app, headers).await?.person)
}

/// The person, or the problem that there is none.
pub struct Bound(pub Uuid);

impl FromRequestParts<App> for Bound {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let problem = match person(app, &parts.headers).await {
            Ok(Some(person)) => return Ok(Self(person)),
            Ok(None) => Problem::NoRecord,
            Err(problem) => problem,
        };
        Err(refused(app, parts, &problem))
    }
}

/// The person with their whole record, or the problem that there is none.
pub struct Owner(pub Uuid, pub Loaded);

impl FromRequestParts<App> for Owner {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Bound(person) = Bound::from_request_parts(parts, app).await?;
        match app.records.load(person).await {
            Ok(loaded) => Ok(Self(person, loaded)),
            Err(error) => Err(refused(app, parts, &Problem::from(error))),
        }
    }
}

/// Somebody who reads a page that is there for everybody, with their record where they have one.
pub struct Visitor(pub Option<Loaded>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let loaded = match person(app, &parts.headers).await {
            Ok(None) => return Ok(Self(None)),
            Ok(Some(person)) => app.records.load(person).await.map_err(Problem::from),
            Err(problem) => Err(problem),
        };
        loaded.map(|loaded| Self(Some(loaded))).map_err(|problem| refused(app, parts, &problem))
    }
}

/// A problem, as the one who asks reads it.
pub fn refused(app: &App, parts: &Parts, problem: &Problem) -> Response {
    problem.respond(&app.read_by(&parts.headers), wants_json(&parts.headers, &parts.extensions))
}

/// Begins a record, of the account that is signed in, or bound to this browser alone; the cookie goes into the response.
pub async fn begin(app: &App, headers: &HeaderMap) -> Result<(Uuid, HeaderValue), Problem> {
    let who = who(app, headers).await?;
    if who.token.is_none() && beneath_person(app, headers).await?.is_some() {
        // It comes up with the next page.
        return Err(Problem::NoRecord);
    }
    let person = app.records.create().await?;
    let cookie = match (&who.signed, &who.token) {
        (Some(signed), Some(token)) => own(app, signed.account.id, person, token).await,
        _ => bind(app, person).await,
    };
    if cookie.is_err() {
        // Nothing opens it, and nothing is in it.
        app.records.erase(person).await?;
    }
    Ok((person, cookie?))
}

/// Lets an account open a record that has just begun. Somebody who does it in two windows at once has the first one's.
async fn own(app: &App, account: Uuid, person: Uuid, token: &Token) -> Result<HeaderValue, Problem> {
    if !app.records.storage().take_along(account, person).await? {
        return Err(Problem::Busy);
    }
    cookie(app, token)
}

/// Binds this browser alone to a record; the cookie goes into the response.
pub async fn bind(app: &App, person: Uuid) -> Result<HeaderValue, Problem> {
    let token = Token::from_random(app.random());
    let binding = Binding {
        token: token.hash(),
        tenant: app.records.tenant().0,
        person,
        since: app.now().timestamp(),
        ended: None,
    };
    app.records.storage().bind(&binding).await?;
    cookie(app, &token)
}

/// The cookie of this browser once more, so that it does not run out for somebody who keeps coming.
pub fn renew(app: &App, headers: &HeaderMap) -> Option<HeaderValue> {
    token(app, headers).and_then(|token| cookie(app, &token).ok())
}

/// The Set-Cookie header that takes the cookie away.
pub fn forgotten(app: &App) -> HeaderValue {
    set(app, &name(app), "", 0).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The Set-Cookie header of a token.
pub fn cookie(app: &App, token: &Token) -> Result<HeaderValue, Problem> {
    set(app, &name(app), &token.to_text(), LIFE_S)
}

/// Beside the cookie of who is signed in: tokens of records of this browser's own, which come up again when nobody is signed in any more, the
/// uppermost first.
fn beneath(app: &App) -> String {
    format!("{}-beneath", name(app))
}

/// More people than these do not share a browser.
const MOST_BENEATH: usize = 4;

fn lying(app: &App, headers: &HeaderMap) -> Vec<Token> {
    let all = cookie_named(headers, &beneath(app)).unwrap_or_default();
    all.split('.').filter_map(Token::parse).take(MOST_BENEATH).collect()
}

fn laid(app: &App, all: &[Token]) -> Result<HeaderValue, Problem> {
    let texts: Vec<String> = all.iter().take(MOST_BENEATH).map(Token::to_text).collect();
    set(app, &beneath(app), &texts.join("."), if all.is_empty() { 0 } else { LIFE_S })
}

/// Lays the record of this browser beneath the account that signs in, above what lies there already; none where there is nothing to lay.
pub fn lay_beneath(
    app: &App,
    headers: &HeaderMap,
    own: Option<Token>,
) -> Result<Option<HeaderValue>, Problem> {
    let all: Vec<Token> = own.into_iter().chain(lying(app, headers)).collect();
    (!all.is_empty()).then(|| laid(app, &all)).transpose()
}

/// The uppermost record of this browser's own that lies beneath, with its token.
pub async fn beneath_person(app: &App, headers: &HeaderMap) -> Result<Option<(Token, Uuid)>, Problem> {
    for token in lying(app, headers) {
        let binding = app.records.storage().binding(token.hash()).await?;
        if let Some(own) = binding.filter(|binding| binding.tenant == app.records.tenant().0) {
            return Ok(Some((token, own.person)));
        }
    }
    Ok(None)
}

/// The Set-Cookie header that takes one away from what lies beneath.
pub fn without(app: &App, headers: &HeaderMap, one: &Token) -> Result<HeaderValue, Problem> {
    let mut all = lying(app, headers);
    all.retain(|token| token.hash() != one.hash());
    laid(app, &all)
}

/// The cookies after signing out: the record of this browser's own comes back, where there was one.
pub fn signed_out(app: &App, headers: &HeaderMap) -> Result<[HeaderValue; 2], Problem> {
    let all = lying(app, headers);
    let first = all.first().map_or_else(|| Ok(forgotten(app)), |token| cookie(app, token))?;
    Ok([first, laid(app, all.get(1..).unwrap_or_default())?])
}

/// The middleware with which a record of this browser's own comes up again where its cookie says that somebody is signed in and nobody is: their
/// time is over, it was ended from elsewhere, or the account is gone. Only a page that somebody goes to brings it up: what was
/// filled in before, by whoever was signed in, is never taken for it.
pub async fn surface(State(app): State<App>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    match surfaced(&app, &parts).await {
        Ok(None) => next.run(Request::from_parts(parts, body)).await,
        Ok(Some(response)) => response,
        Err(problem) => refused(&app, &parts, &problem),
    }
}

async fn surfaced(app: &App, parts: &Parts) -> Result<Option<Response>, Problem> {
    let headers = &parts.headers;
    let path = parts.uri.path_and_query().map(|path| path.as_str()).unwrap_or_default();
    let goes = headers.get("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    // What looks like another host would lead there.
    let ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    if parts.method != Method::GET || !goes || !ours || lying(app, headers).is_empty() {
        return Ok(None);
    }
    if who(app, headers).await?.token.is_some() {
        return Ok(None);
    }
    let Some((token, _)) = beneath_person(app, headers).await? else { return Ok(None) };
    let mut response = Redirect::to(path).into_response();
    for cookie in [cookie(app, &token)?, without(app, headers, &token)?] {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(Some(response))
}

fn set(app: &App, name: &str, value: &str, life_s: u32) -> Result<HeaderValue, Problem> {
    let secure = if app.config.https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={life_s}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&text).map_err(|_| Problem::Server)
}
