//! The cookie that binds this browser to a private record.

use access::{AccessStorage, Binding, Token};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use record::Loaded;
use uuid::Uuid;

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

fn token(app: &App, headers: &HeaderMap) -> Option<Token> {
    cookie_named(headers, &name(app)).and_then(Token::parse)
}

/// The value of a cookie.
pub fn cookie_named<'a>(headers: &'a HeaderMap, wanted: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// The record that this browser is bound to, if any.
pub async fn person(app: &App, headers: &HeaderMap) -> Result<Option<Uuid>, Problem> {
    let Some(token) = token(app, headers) else { return Ok(None) };
    let binding =
        app.records.storage().binding(token.hash()).await.map_err(|error| Problem::of_store(&error))?;
    Ok(binding.filter(|binding| binding.tenant == app.records.tenant().0).map(|binding| binding.person))
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
            Err(error) => Err(refused(app, parts, &Problem::of(error))),
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
            Ok(Some(person)) => app.records.load(person).await.map_err(Problem::of),
            Err(problem) => Err(problem),
        };
        loaded.map(|loaded| Self(Some(loaded))).map_err(|problem| refused(app, parts, &problem))
    }
}

fn refused(app: &App, parts: &Parts, problem: &Problem) -> Response {
    problem.respond(&app.read_by(&parts.headers), wants_json(&parts.headers))
}

/// Begins a record and binds this browser to it; the cookie goes into the response.
pub async fn begin(app: &App) -> Result<(Uuid, HeaderValue), Problem> {
    let person = app.records.create().await.map_err(Problem::of)?;
    let token = Token::from_random(app.random());
    let binding = Binding {
        token: token.hash(),
        tenant: app.records.tenant().0,
        person,
        since: app.now().timestamp(),
        ended: None,
    };
    app.records.storage().bind(&binding).await.map_err(|error| Problem::of_store(&error))?;
    Ok((person, cookie(app, &token)?))
}

/// The cookie of this browser once more, so that it does not run out for somebody who keeps coming.
pub fn renew(app: &App, headers: &HeaderMap) -> Option<HeaderValue> {
    token(app, headers).and_then(|token| cookie(app, &token).ok())
}

/// The Set-Cookie header that takes the cookie away.
pub fn forgotten(app: &App) -> HeaderValue {
    let secure = if app.config.https() { "; Secure" } else { "" };
    let text = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict{secure}", name(app));
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The Set-Cookie header of a token.
pub fn cookie(app: &App, token: &Token) -> Result<HeaderValue, Problem> {
    let secure = if app.config.https() { "; Secure" } else { "" };
    let text = format!(
        "{}={}; Path=/; Max-Age={LIFE_S}; HttpOnly; SameSite=Strict{secure}",
        name(app),
        token.to_text()
    );
    HeaderValue::from_str(&text).map_err(|_| Problem::Server)
}
