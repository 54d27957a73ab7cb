//! `POST /join/{sponsor}`: whether somebody may join.
//!
//! Whatever is wrong with what somebody says, the answer is the same page, byte for byte, after the same work, at the same moment after the
//! question. Limits come first and look only at who asks for whom.

use std::collections::BTreeMap;

use access::Token;
use access::eligibility::{Claim, Eligibility};
use access::identity::member_id_as_compared;
use access::sponsor::Sponsor;
use access::words::folded;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use care::{Action, Command};
use jiff::civil::Date;
use maud::{Markup, html};
use uuid::Uuid;

use super::sponsor::{Missing, form, top};
use super::{by_yourself, joining, named};
use crate::app::App;
use crate::binding::{self, kept, value_kept};
use crate::join::{Later, Network, ask};
use crate::pages::check::Fields;
use crate::problem::Problem;

/// The cookie of somebody who was found to be covered.
const PASS: &str = "dorsal-join";

/// `POST /join/{sponsor}`
pub async fn check(
    app: App,
    network: Network,
    path: Result<Path<Uuid>, PathRejection>,
    Fields(fields): Fields,
) -> Response {
    let id = path.as_ref().map(|Path(id)| *id).unwrap_or_default();
    let claim = claim(&fields, app.now().date());
    if claim.is_ok() {
        match ask::admitted(&app, network, id).await {
            Ok(Ok(())) => {}
            Ok(Err(later)) => return come_later(&app, later),
            Err(problem) => return problem.respond(&app, false),
        }
    }
    let work = async {
        match claim {
            Ok(claim) => answered(&app, id, &claim).await,
            Err(missing) => incomplete(&app, path, &fields, missing).await,
        }
    };
    ask::on_the_beat(work).await.unwrap_or_else(|problem| problem.respond(&app, false))
}

/// What somebody says of themselves, or what of it is missing.
fn claim(fields: &BTreeMap<String, String>, today: Date) -> Result<Claim, Missing> {
    let field = |name: &str| fields.get(name).map(|text| text.trim()).unwrap_or_default();
    let number = |name: &str| field(name).parse::<i16>().ok();
    let part = |name: &str| number(name).and_then(|number| i8::try_from(number).ok());
    let birth = number("year").zip(part("month")).zip(part("day"));
    let birth = birth.and_then(|((year, month), day)| Date::new(year, month, day).ok());
    let birth = birth.filter(|birth| birth.year() >= 1900 && *birth <= today);
    let (first_name, last_name) = (field("first_name"), field("last_name"));
    let missing = Missing {
        id: member_id_as_compared(field("member_id")).is_none(),
        name: folded(first_name).is_empty() && folded(last_name).is_empty(),
        birth: birth.is_none(),
    };
    match birth.filter(|_| missing == Missing::default()) {
        Some(birth) => Ok(Claim {
            member_id: field("member_id").to_owned(),
            birth,
            first_name: first_name.to_owned(),
            last_name: last_name.to_owned(),
        }),
        None => Err(missing),
    }
}

/// The page that says what was found.
async fn answered(app: &App, id: Uuid, claim: &Claim) -> Result<Response, Problem> {
    let (sponsor, found) = ask::decided(app, id, claim).await?;
    let mut response = page(app, &sponsor, found);
    // Made in any case: the time must not tell.
    let token = Token::from_random(app.random());
    if found == Eligibility::Eligible {
        app.join.passes.give(&token, sponsor.id, app.now().timestamp());
        let pass = kept(app, PASS, &token.to_text(), 2 * 3600, "Strict")?;
        response.headers_mut().insert(header::SET_COOKIE, pass);
    }
    Ok(response)
}

async fn incomplete(
    app: &App,
    path: Result<Path<Uuid>, PathRejection>,
    fields: &BTreeMap<String, String>,
    missing: Missing,
) -> Result<Response, Problem> {
    let sponsor = named(app, path).await?;
    let body = html! {
        (top(app, &sponsor.name))
        section.card.stack aria-labelledby="check" {
            h2 #check { (app.words().text("page-join-check-title")) }
            (form(app, &sponsor, fields, missing))
        }
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, joining(app, &sponsor.name, &body)).into_response())
}

fn page(app: &App, sponsor: &Sponsor, found: Eligibility) -> Response {
    let words = app.words();
    let of = |id: &str| words.with(id, &[("sponsor", sponsor.name.as_str().into())]);
    let (title, body) = match found {
        Eligibility::Eligible => {
            let body = html! {
                p.lead { (of("page-join-eligible-text")) }
                form method="post" action="/join/begin" {
                    div.actions { button.button type="submit" { (words.text("page-join-eligible-button")) } }
                }
                div.notice.calm {
                    p { strong { (of("page-join-eligible-note")) } " " (words.text("page-join-eligible-numbers")) }
                }
            };
            ("page-join-eligible-title", body)
        }
        Eligibility::OtherProgramme => {
            let body = html! {
                p.lead { (of("page-join-elsewhere-text")) }
                div.card { p { (sponsor.other_programme.as_deref().unwrap_or_default()) } }
                (by_yourself(app))
            };
            ("page-join-elsewhere-title", body)
        }
        Eligibility::NotFound => ("page-join-not-found-title", not_found(app, sponsor)),
    };
    let title = words.text(title);
    let result = found.slug();
    joining(app, &title, &html! { div.stack.outcome data-result=(result) { (top(app, &title)) (body) } })
}

fn not_found(app: &App, sponsor: &Sponsor) -> Markup {
    let words = app.words();
    let reasons = [
        "page-join-not-found-id",
        "page-join-not-found-family",
        "page-join-not-found-name",
        "page-join-not-found-new",
        "page-join-not-found-wrong-sponsor",
    ];
    let name = [("sponsor", sponsor.name.as_str().into())];
    html! {
        p { (words.text("page-join-not-found-text")) }
        ul { @for id in reasons { li { (words.text(id)) } } }
        section.card.stack aria-labelledby="again" {
            h2 #again { (words.text("page-join-again-title")) }
            (form(app, sponsor, &BTreeMap::new(), Missing::default()))
        }
        section.card.stack aria-labelledby="letter" {
            h2 #letter { (words.text("page-join-letter-title")) }
            p { (words.with("page-join-letter-text", &name)) }
            div.actions {
                a.button.quiet href=(format!("/join/{}/letter.pdf", sponsor.id)) { (words.text("page-join-ask-button")) }
            }
        }
        (by_yourself(app))
    }
}

fn come_later(app: &App, Later(seconds): Later) -> Response {
    let words = app.words();
    let title = words.text("page-join-later-title");
    let minutes = u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX);
    let body = html! {
        (top(app, &title))
        p.lead { (words.with("page-join-later-text", &[("minutes", minutes.into())])) }
        (by_yourself(app))
    };
    let mut response = joining(app, &title, &body);
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

fn passed(headers: &HeaderMap) -> Option<Token> {
    value_kept(headers, PASS).and_then(Token::parse)
}

/// Says whether the browser of these headers may begin a record here.
pub fn may_begin(app: &App, headers: &HeaderMap) -> bool {
    !app.config.joining.members_only || covered(app, headers).is_some()
}

/// The sponsor who was found a moment ago to cover whoever uses this browser.
fn covered(app: &App, headers: &HeaderMap) -> Option<Uuid> {
    app.join.passes.holds(&passed(headers)?, app.now().timestamp())
}

/// The same, and uses it up.
pub fn use_cover(app: &App, headers: &HeaderMap) -> Option<Uuid> {
    app.join.passes.take(&passed(headers)?, app.now().timestamp())
}

/// Counts somebody for the sponsor who covers them.
pub async fn count_for(app: &App, person: Uuid, sponsor: Option<Uuid>) -> Result<(), Problem> {
    let command =
        Command { id: app.fresh_id(), occurred_at: app.now(), action: Action::CountFor { sponsor } };
    app.records.handle(person, &command, &app.rules).await?;
    Ok(())
}

/// `POST /join/begin`: who was found to be covered goes on; a record that is there is counted for the sponsor from now on.
pub async fn begin(app: App, headers: HeaderMap) -> Response {
    let going_on = async {
        if covered(&app, &headers).is_none() {
            return Ok("/join");
        }
        let Some(person) = binding::person(&app, &headers).await? else { return Ok("/check") };
        if app.records.load(person).await?.state.consent().is_none() {
            return Ok("/check");
        }
        if let Some(sponsor) = use_cover(&app, &headers) {
            count_for(&app, person, Some(sponsor)).await?;
        }
        Ok("/today")
    };
    going_on.await.map_or_else(
        |problem: Problem| problem.respond(&app, false),
        |path| Redirect::to(path).into_response(),
    )
}
