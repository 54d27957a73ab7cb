//! Who holds the token of a browser: somebody with an account, or a browser that is bound to a record without one.

use access::{AccessStorage, Account, Role, SignIn, SignInStorage, Token};
use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::app::App;
use crate::binding::{refused, token};
use crate::problem::Problem;

/// Who wants to change how one signs in must have signed in so lately.
const FRESH: SignedDuration = SignedDuration::from_mins(15);
/// So often it is noted that a browser is still used.
const NOTED: SignedDuration = SignedDuration::from_hours(1);

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Signed {
    /// In this browser.
    pub sign_in: SignIn,
    /// With this account.
    pub account: Account,
}

impl Signed {
    /// Whether they have signed in lately.
    pub fn is_fresh(&self, app: &App) -> bool {
        app.now().timestamp().duration_since(self.sign_in.since) < FRESH
    }
}

/// What a browser may open.
#[derive(Debug, Clone, Default)]
pub struct Who {
    /// The record.
    pub person: Option<Uuid>,
    /// The account, where it is signed in.
    pub signed: Option<Signed>,
    /// The token, where it means something.
    pub token: Option<Token>,
}

/// Who this is.
pub async fn who(app: &App, headers: &HeaderMap) -> Result<Who, Problem> {
    let Some(token) = token(app, headers) else { return Ok(Who::default()) };
    let (store, tenant, now) = (app.records.storage(), app.records.tenant().0, app.now().timestamp());
    let binding = store.binding(token.hash()).await?;
    if let Some(binding) = binding.filter(|binding| binding.tenant == tenant) {
        return Ok(Who { person: Some(binding.person), signed: None, token: Some(token) });
    }
    let found = store.signed_in(token.hash(), now).await?;
    let Some((sign_in, account)) = found.filter(|(_, account)| account.tenant == tenant) else {
        return Ok(Who::default());
    };
    if now.duration_since(sign_in.seen) >= NOTED {
        // Members stay signed in as long as they come back; everybody else to the end of their day.
        let until = match account.role {
            Role::Member => now.checked_add(account.role.stays()).unwrap_or(Timestamp::MAX),
            _ => sign_in.until,
        };
        store.seen(sign_in.token, now, until).await?;
    }
    Ok(Who { person: account.person, signed: Some(Signed { sign_in, account }), token: Some(token) })
}

impl FromRequestParts<App> for Who {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        who(app, &parts.headers).await.map_err(|problem| refused(app, parts, &problem))
    }
}

/// Somebody who runs Dorsal. Everybody else, signed in or not, is told the same.
pub struct Operator(pub Signed);

/// A clinician. Everybody else, signed in or not, is told the same.
pub struct Clinician(pub Signed);

/// Somebody of a sponsor. Everybody else, signed in or not, is told the same.
pub struct SponsorUser(pub Signed);

async fn of_role(parts: &mut Parts, app: &App, role: Role) -> Result<Signed, Response> {
    let signed = Who::from_request_parts(parts, app).await?.signed;
    let signed = signed.filter(|signed| signed.account.role == role);
    signed.ok_or_else(|| {
        let route = parts.extensions.get::<MatchedPath>().map_or("(no route)", MatchedPath::as_str);
        tracing::info!("{route} was asked for by somebody who may not");
        refused(app, parts, &Problem::NotSignedIn)
    })
}

impl FromRequestParts<App> for Operator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        of_role(parts, app, Role::Operator).await.map(Self)
    }
}

impl FromRequestParts<App> for Clinician {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        of_role(parts, app, Role::Clinician).await.map(Self)
    }
}

impl FromRequestParts<App> for SponsorUser {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        of_role(parts, app, Role::Sponsor).await.map(Self)
    }
}

impl FromRequestParts<App> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = Who::from_request_parts(parts, app).await?;
        who.signed.ok_or_else(|| refused(app, parts, &Problem::NotSignedIn))
    }
}

impl AsRef<Self> for Signed {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl AsRef<Signed> for Operator {
    fn as_ref(&self) -> &Signed {
        &self.0
    }
}

/// Somebody who has signed in lately. Who has not is led to the page where one signs in once more.
pub struct Fresh<T>(pub T);

impl<T> FromRequestParts<App> for Fresh<T>
where
    T: FromRequestParts<App, Rejection = Response> + AsRef<Signed>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let somebody = T::from_request_parts(parts, app).await?;
        if somebody.as_ref().is_fresh(app) {
            return Ok(Self(somebody));
        }
        Err(Redirect::to("/account/sign-in").into_response())
    }
}
