//! The cookie that binds this browser to a private record.

use access::{AccessStorage, AccountStorage, Binding, Token};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
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

/// The value of a cookie.
pub fn cookie_named<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
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
    let person = app.records.create().await?;
    let store = app.records.storage();
    if let (Some(signed), Some(token)) = (&who.signed, &who.token) {
        // Somebody who does it in two windows at once has the first one's.
        if !store.take_along(signed.account.id, person).await? {
            return Err(Problem::Busy);
        }
        return Ok((person, cookie(app, token)?));
    }
    Ok((person, bind(app, person).await?))
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

/// Beside the cookie of who is signed in: the token of a record of this browser's own, which is there again after signing out.
fn beneath(app: &App) -> String {
    format!("{}-beneath", name(app))
}

/// Lays the record of this browser beneath the account that signs in.
pub fn lay_beneath(app: &App, token: &Token) -> Result<HeaderValue, Problem> {
    set(app, &beneath(app), &token.to_text(), LIFE_S)
}

/// The record of this browser's own that lies beneath, with its token.
pub async fn beneath_person(app: &App, headers: &HeaderMap) -> Result<Option<(Token, Uuid)>, Problem> {
    let Some(token) = cookie_named(headers, &beneath(app)).and_then(Token::parse) else { return Ok(None) };
    let binding = app.records.storage().binding(token.hash()).await?;
    let own = binding.filter(|binding| binding.tenant == app.records.tenant().0);
    Ok(own.map(|binding| (token, binding.person)))
}

/// The cookies after signing out: the record of this browser's own comes back, where there was one.
pub fn signed_out(app: &App, headers: &HeaderMap) -> Result<[HeaderValue; 2], Problem> {
    let own = cookie_named(headers, &beneath(app)).and_then(Token::parse);
    let first = own.map_or_else(|| Ok(forgotten(app)), |token| cookie(app, &token))?;
    Ok([first, nothing_beneath(app)?])
}

/// The Set-Cookie header that takes away what lies beneath.
pub fn nothing_beneath(app: &App) -> Result<HeaderValue, Problem> {
    set(app, &beneath(app), "", 0)
}

fn set(app: &App, name: &str, value: &str, life_s: u32) -> Result<HeaderValue, Problem> {
    let secure = if app.config.https() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={life_s}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&text).map_err(|_| Problem::Server)
}
