//! Who may what: every route of the server's own table, for every role. Everybody who may not is told the same.

use std::collections::BTreeSet;

use access::{Invitation, Role, SignInStorage, Token};
use axum::http::{Method, StatusCode};

use crate::account::{PASSWORD, sign_in};
use crate::learn::post;
use crate::person::{Answer, Person};

/// Who may.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum May {
    /// Everybody: what they see is their own, or nobody's.
    Everybody,
    /// Whoever has a record in this browser or in their account.
    Record,
    /// Whoever is signed in.
    Signed,
    /// One role.
    Only(Role),
}

use May::{Everybody, Only, Record, Signed};

const OPERATOR: May = Only(Role::Operator);
const CLINICIAN: May = Only(Role::Clinician);

/// A route, an example of its address, and who may ask in which way.
pub type Route = (&'static str, &'static str, &'static [(&'static str, May)]);

/// All routes.
pub const ROUTES: &[Route] = &[
    ("/", "/", &[("get", Everybody)]),
    ("/exercise/{slug}", "/exercise/cat-cow", &[("get", Everybody)]),
    ("/about", "/about", &[("get", Everybody)]),
    ("/emergency", "/emergency", &[("get", Everybody)]),
    ("/camera", "/camera", &[("get", Everybody)]),
    ("/check", "/check", &[("get", Everybody), ("post", Everybody)]),
    ("/check/questions", "/check/questions", &[("get", Record), ("post", Record)]),
    ("/check/again", "/check/again", &[("get", Record), ("post", Record)]),
    ("/advice", "/advice", &[("get", Record), ("post", Record)]),
    ("/intake", "/intake", &[("get", Everybody), ("post", Record)]),
    ("/programme", "/programme", &[("get", Everybody)]),
    ("/today", "/today", &[("get", Everybody), ("post", Record)]),
    ("/session", "/session", &[("get", Everybody)]),
    ("/session/{slug}", "/session/cat-cow", &[("get", Everybody)]),
    ("/progress", "/progress", &[("get", Everybody)]),
    ("/figure/{version}/{slug}", "/figure/x/cat-cow", &[("get", Everybody)]),
    ("/progress/{number}", "/progress/1", &[("get", Record), ("post", Record)]),
    ("/progress/{number}/{place}", "/progress/1/1", &[("get", Record), ("post", Record)]),
    ("/progress/{number}/{place}/{run}", "/progress/1/1/1", &[("get", Record)]),
    ("/letter.pdf", "/letter.pdf", &[("get", Record)]),
    ("/sheet.pdf", "/sheet.pdf", &[("get", Record)]),
    ("/measure/{id}", "/measure/pain", &[("get", Record), ("post", Record)]),
    ("/measure/{id}/answered", "/measure/pain/answered", &[("get", Record)]),
    ("/learn", "/learn", &[("get", Everybody)]),
    ("/learn/{id}", "/learn/sleep", &[("get", Everybody), ("post", Record)]),
    ("/avoid", "/avoid", &[("get", Everybody)]),
    ("/flare-up", "/flare-up", &[("get", Everybody), ("post", Record)]),
    ("/settings", "/settings", &[("get", Everybody)]),
    ("/settings/text", "/settings/text", &[("post", Everybody)]),
    ("/settings/country", "/settings/country", &[("post", Record)]),
    ("/settings/sponsor", "/settings/sponsor", &[("post", Record)]),
    ("/settings/reminders", "/settings/reminders", &[("get", Record), ("post", Record)]),
    ("/settings/reminders.ics", "/settings/reminders.ics", &[("get", Record)]),
    ("/settings/calendar", "/settings/calendar", &[("post", Record)]),
    ("/settings/movements", "/settings/movements", &[("get", Record), ("post", Record)]),
    ("/settings/record", "/settings/record", &[("get", Record)]),
    ("/settings/record.json", "/settings/record.json", &[("get", Record)]),
    ("/settings/record.html", "/settings/record.html", &[("get", Record)]),
    ("/settings/link", "/settings/link", &[("post", Record)]),
    ("/settings/withdraw", "/settings/withdraw", &[("get", Record), ("post", Record)]),
    ("/settings/erase", "/settings/erase", &[("get", Record), ("post", Record)]),
    ("/calendar/{file}", "/calendar/nothing.ics", &[("get", Everybody)]),
    ("/account", "/account", &[("get", Everybody)]),
    ("/account/new", "/account/new", &[("get", Everybody), ("post", Everybody)]),
    ("/account/sign-in", "/account/sign-in", &[("get", Everybody), ("post", Everybody)]),
    ("/account/recover", "/account/recover", &[("get", Everybody), ("post", Everybody)]),
    ("/account/along", "/account/along", &[("post", Signed)]),
    ("/account/password", "/account/password", &[("post", Signed)]),
    ("/account/codes", "/account/codes", &[("post", Signed)]),
    ("/account/delete", "/account/delete", &[("get", Signed), ("post", Signed)]),
    ("/account/passkey/ask", "/account/passkey/ask", &[("post", Everybody)]),
    ("/account/passkey/answer", "/account/passkey/answer", &[("post", Everybody)]),
    ("/account/passkey/remove", "/account/passkey/remove", &[("post", Signed)]),
    ("/account/sign-out", "/account/sign-out", &[("post", Signed)]),
    ("/invitation/{token}", "/invitation/nothing", &[("get", Everybody), ("post", Everybody)]),
    ("/sponsor", "/sponsor", &[("get", Only(Role::Sponsor))]),
    ("/operator", "/operator", &[("get", OPERATOR)]),
    ("/operator/invite", "/operator/invite", &[("post", OPERATOR)]),
    ("/operator/remove", "/operator/remove", &[("post", OPERATOR)]),
    ("/operator/take-back", "/operator/take-back", &[("post", OPERATOR)]),
    ("/operator/sponsors", "/operator/sponsors", &[("get", OPERATOR)]),
    ("/operator/sponsors/new", "/operator/sponsors/new", &[("get", OPERATOR), ("post", OPERATOR)]),
    ("/operator/sponsors/{sponsor}", "/operator/sponsors/x", &[("get", OPERATOR), ("post", OPERATOR)]),
    ("/operator/sponsors/{sponsor}/invite", "/operator/sponsors/x/invite", &[("post", OPERATOR)]),
    ("/operator/sponsors/{sponsor}/roster", "/operator/sponsors/x/roster", &[("post", OPERATOR)]),
    ("/clinic", "/clinic", &[("get", CLINICIAN)]),
    ("/clinic/answer", "/clinic/answer", &[("post", CLINICIAN)]),
    ("/clinic/clear", "/clinic/clear", &[("post", CLINICIAN)]),
    ("/clinic/enrol", "/clinic/enrol", &[("post", CLINICIAN)]),
    ("/clinic/emergency", "/clinic/emergency", &[("get", CLINICIAN), ("post", CLINICIAN)]),
    ("/join", "/join", &[("get", Everybody)]),
    ("/join/begin", "/join/begin", &[("post", Everybody)]),
    ("/join/letter.pdf", "/join/letter.pdf", &[("get", Everybody)]),
    ("/join/{sponsor}/letter.pdf", "/join/x/letter.pdf", &[("get", Everybody)]),
    ("/join/{sponsor}", "/join/x", &[("get", Everybody), ("post", Everybody)]),
    ("/api/sponsors", "/api/sponsors?q=abc", &[("get", Everybody)]),
    (
        "/fhir/CoverageEligibilityRequest/$submit",
        "/fhir/CoverageEligibilityRequest/$submit",
        &[("post", Everybody)],
    ),
    ("/language", "/language", &[("post", Everybody)]),
    ("/link/{token}", "/link/nothing", &[("get", Everybody), ("post", Everybody)]),
    ("/api/commands", "/api/commands", &[("post", Record)]),
    ("/api/recordings", "/api/recordings", &[("post", Record)]),
    ("/api/record", "/api/record", &[("get", Record)]),
    ("/api/openapi.json", "/api/openapi.json", &[("get", Everybody)]),
    ("/manifest.webmanifest", "/manifest.webmanifest", &[("get", Everybody)]),
    ("/sw.js", "/sw.js", &[("get", Everybody)]),
    ("/offline/{build}/{language}", "/offline/x/en", &[("get", Everybody)]),
    ("/health", "/health", &[("get", Everybody)]),
    ("/assets/{version}/{*name}", "/assets/x/none.js", &[("get", Everybody)]),
];

/// The routes of the server's own table, each with its ways of asking.
pub fn table() -> BTreeSet<(String, String)> {
    let source = include_str!("../../src/lib.rs");
    let (_, table) = source.split_once("Router::new()").expect("the table");
    let (table, _) = table.split_once(".with_state(app)").expect("its end");
    let mut found = BTreeSet::new();
    for route in table.split(".route(").skip(1) {
        let (_, rest) = route.split_once('"').expect("a path");
        let (path, ways) = rest.split_once('"').expect("its end");
        for way in ["get", "post"] {
            if ways.contains(&format!("{way}(")) {
                found.insert((path.to_owned(), way.to_owned()));
            }
        }
    }
    found
}

#[test]
fn no_route_is_without_a_line_that_says_who_may() {
    let said = ROUTES
        .iter()
        .flat_map(|(path, _, ways)| ways.iter().map(move |(way, _)| ((*path).to_owned(), (*way).to_owned())));
    assert_eq!(table(), said.collect::<BTreeSet<_>>());
}

/// Somebody of this role in front of the same server; invited where it takes that.
pub async fn of_role(person: &Person, role: Role) -> Person {
    let mut other = person.stranger();
    let address = match role {
        Role::Member => "/account/new".to_owned(),
        _ => person.invitation(role).await,
    };
    let answer = post(&mut other, &address, &[("name", role.name()), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    other
}

pub async fn asked(person: &mut Person, way: &str, path: &str) -> Answer {
    if way == "get" {
        return person.get(path).await;
    }
    let json = path.starts_with("/api/") || path.starts_with("/account/passkey/a");
    let kind = if json { "application/json" } else { "application/x-www-form-urlencoded" };
    let request = person.request(Method::POST, path, kind, String::new());
    person.send(request).await
}

#[tokio::test]
async fn every_route_for_every_role() {
    let mut with_record = Person::new().await;
    let stranger = with_record.stranger();
    with_record.agree().await;
    let mut everybody = vec![(None, stranger), (None, with_record)];
    for role in Role::ALL {
        everybody.push((Some(role), of_role(&everybody[0].1, role).await));
    }
    let refused = everybody[0].1.stranger().get("/operator").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    for (pattern, path, ways) in ROUTES {
        for (way, may) in *ways {
            for (place, (role, one)) in everybody.iter().enumerate() {
                // What each of them does must not change who they are for the next route.
                let answer = asked(&mut one.thief(), way, path).await;
                let has_record = place == 1;
                let may_here = match may {
                    Everybody => true,
                    Record => has_record,
                    Signed => role.is_some(),
                    Only(only) => *role == Some(*only),
                };
                let turned_away = match may {
                    // Some pages lead to where a record begins.
                    Record if !has_record && answer.location().starts_with("/check") => true,
                    Record => answer.status == StatusCode::UNAUTHORIZED,
                    _ => answer.status == StatusCode::FORBIDDEN,
                };
                let who = format!("{way} {pattern} for {role:?} (record: {has_record}): {}", answer.status);
                // Signing out everywhere, and deleting, need more than an empty form; nothing was done by asking.
                assert_eq!(!turned_away, may_here, "{who}");
                if turned_away && *may != Record {
                    assert_eq!(answer.text, refused.text, "{who}: everybody is told the same");
                }
            }
        }
    }
}

#[tokio::test]
async fn an_operator_invites_and_nobody_else_gets_in() {
    let person = Person::new().await;
    let first = person.first_run().await.expect("an address");
    let second = person.first_run().await.expect("another one");
    let mut operator = person.stranger();
    let fields = [("name", "Olga"), ("password", PASSWORD)];
    assert_eq!(post(&mut operator, &first, &fields).await.status, StatusCode::GONE, "an earlier start's");
    assert_eq!(operator.get(&second).await.status, StatusCode::OK, "looking uses nothing up");
    assert_eq!(post(&mut operator, &second, &fields).await.status, StatusCode::OK);
    assert_eq!(person.first_run().await, None, "there is one now");
    assert_eq!(
        post(&mut person.stranger(), &second, &[("name", "Eva"), ("password", PASSWORD)]).await.status,
        StatusCode::GONE
    );

    let link = post(&mut operator, "/operator/invite", &[("role", "clinician")]).await;
    let (_, rest) = link.text.split_once("readonly value=\"http://localhost:8080").expect("an address");
    let address = rest.split('"').next().unwrap().to_owned();
    let mut clinician = person.stranger();
    post(&mut clinician, &address, &[("name", "Dr Rui"), ("password", PASSWORD)]).await;
    assert_eq!(clinician.get("/clinic").await.status, StatusCode::OK);
    assert!(operator.get("/operator").await.text.contains("Dr Rui"));
    for role in ["member", "sponsor", "king", ""] {
        let answer = post(&mut operator, "/operator/invite", &[("role", role)]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{role}");
    }
    // A working day, and no longer.
    operator.wait(13);
    for (one, page) in [(&mut operator, "/operator"), (&mut clinician, "/clinic")] {
        assert_eq!(one.get(page).await.status, StatusCode::FORBIDDEN);
    }
    sign_in(&mut clinician, "Dr Rui", PASSWORD).await;
    assert_eq!(sign_in(&mut operator, "Olga", PASSWORD).await.location(), "/operator");
    let page = operator.get("/operator").await.text;
    let (_, rest) = page.split_once("name=\"account\" value=\"").expect("somebody else");
    let id = rest.split('"').next().unwrap().to_owned();
    post(&mut operator, "/operator/remove", &[("account", &id)]).await;
    assert_eq!(clinician.get("/clinic").await.status, StatusCode::FORBIDDEN, "at once");
    assert_eq!(operator.get("/operator").await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_works_here_no_more_keeps_a_record_of_their_own() {
    let person = Person::new().await;
    let mut operator = of_role(&person, Role::Operator).await;
    let mut clinician = of_role(&person, Role::Clinician).await;
    clinician.agree().await;
    let page = operator.get("/operator").await.text;
    let (_, rest) = page.split_once("name=\"account\" value=\"").expect("somebody else");
    post(&mut operator, "/operator/remove", &[("account", rest.split('"').next().unwrap())]).await;
    assert_eq!(clinician.get("/clinic").await.status, StatusCode::FORBIDDEN, "at once");
    assert!(!operator.get("/operator").await.text.contains("name=\"account\""));
    assert_eq!(clinician.get("/api/record").await.status, StatusCode::OK);
    assert_eq!(sign_in(&mut person.stranger(), "clinician", PASSWORD).await.location(), "/account");
}

#[tokio::test]
async fn an_invitation_that_went_astray_is_taken_back() {
    let person = Person::new().await;
    let mut operator = of_role(&person, Role::Operator).await;
    assert!(!operator.get("/operator").await.text.contains("/operator/take-back"), "nothing waits");
    let invited = async |operator: &mut Person| {
        let link = post(operator, "/operator/invite", &[("role", "clinician")]).await.text;
        let (_, rest) = link.split_once("readonly value=\"http://localhost:8080").expect("an address");
        rest.split('"').next().unwrap().to_owned()
    };
    let (astray, other) = (invited(&mut operator).await, invited(&mut operator).await);
    let page = operator.get("/operator").await.text;
    let waiting = page.split("name=\"invitation\" value=\"").skip(1);
    let waiting: Vec<String> = waiting.map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert_eq!(waiting.len(), 2);
    for link in [&astray, &other] {
        assert!(!waiting.iter().any(|hash| link.contains(hash)), "who sees the page can't use the link");
    }
    let hash_of =
        |link: &str| access::Token::parse(link.rsplit('/').next().unwrap()).unwrap().hash().to_text();
    for wrong in ["", "x"] {
        let answer = post(&mut operator, "/operator/take-back", &[("invitation", wrong)]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
    }
    post(&mut operator, "/operator/take-back", &[("invitation", &hash_of(&astray))]).await;
    assert_eq!(person.stranger().get(&astray).await.status, StatusCode::GONE);
    let fields = [("name", "Dr Rui"), ("password", PASSWORD)];
    assert_eq!(post(&mut person.stranger(), &astray, &fields).await.status, StatusCode::GONE);
    assert_eq!(post(&mut person.stranger(), &other, &fields).await.status, StatusCode::OK);
    assert!(!operator.get("/operator").await.text.contains("/operator/take-back"), "none waits any more");
}

#[tokio::test]
async fn an_invitation_is_too_old_after_three_days() {
    let person = Person::new().await;
    let token = Token::from_random([9; 32]);
    let now = person.app().now().timestamp();
    let store = person.app().records.storage();
    let invitation = Invitation::new(&token, person.app().records.tenant().0, Role::Clinician, None, now);
    store.invite(&invitation, false, now).await.unwrap();
    person.wait(72);
    let address = format!("/invitation/{}", token.to_text());
    assert_eq!(person.stranger().get(&address).await.status, StatusCode::GONE);
    let fields = [("name", "Eva"), ("password", PASSWORD)];
    assert_eq!(post(&mut person.stranger(), &address, &fields).await.status, StatusCode::GONE);
}
