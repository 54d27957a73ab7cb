//! Accounts as a browser meets them.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use access::{AccountStorage, KeptPasskey, Token};
use axum::extract::ConnectInfo;
use axum::http::{Method, StatusCode, header};
use record::TenantId;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::learn::post;
use crate::person::{Answer, Person};

const TENANT: Uuid = TenantId::PERSONAL.0;
pub const PASSWORD: &str = "four quiet grey herons";

/// Makes an account, and gives the recovery codes that were shown.
pub async fn make(person: &mut Person, name: &str) -> Vec<String> {
    let answer = post(person, "/account/new", &[("name", name), ("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    codes(&answer)
}

fn codes(answer: &Answer) -> Vec<String> {
    let parts = answer.text.split("<code>").skip(1);
    parts.map(|part| part.split('<').next().unwrap().to_owned()).collect()
}

pub async fn sign_in(person: &mut Person, name: &str, password: &str) -> Answer {
    post(person, "/account/sign-in", &[("name", name), ("password", password)]).await
}

pub async fn events(person: &mut Person) -> Option<String> {
    let answer = person.get("/api/record").await;
    (answer.status == StatusCode::OK).then_some(answer.text)
}

#[tokio::test]
async fn an_account_takes_the_browsers_record_along_and_opens_it_elsewhere() {
    let mut person = Person::new().await;
    person.agree().await;
    let record = events(&mut person).await;
    assert_eq!(make(&mut person, "Ana").await.len(), 10);
    assert_eq!(events(&mut person).await, None, "what is not taken along is not in the account");
    let page = person.get("/account").await.text;
    assert!(page.contains("action=\"/account/along\""), "{page}");
    // Nobody begins a second one unawares.
    let begin = person.get("/check").await.text;
    assert!(begin.contains("a record that is not in your account yet"), "{begin}");
    // Signed out, the browser has its own record again.
    post(&mut person, "/account/sign-out", &[("where", "here")]).await;
    assert_eq!(events(&mut person).await, record);
    assert_eq!(sign_in(&mut person, "ana", PASSWORD).await.location(), "/account");
    let before = person.thief();
    post(&mut person, "/account/along", &[]).await;
    assert_eq!(events(&mut person).await, record);
    let mut other = person.stranger();
    assert_eq!(sign_in(&mut other, " ANA ", PASSWORD).await.location(), "/account");
    assert_eq!(events(&mut other).await, record, "it is opened in another browser");
    // The old token of the binding opens nothing any more, not even in a copy of the cookies.
    let mut thief = before;
    post(&mut thief, "/account/sign-out", &[("where", "here")]).await;
    assert_eq!(events(&mut thief).await, None);
}

#[tokio::test]
async fn a_record_that_begins_while_signed_in_belongs_to_the_account() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    person.agree().await;
    let record = events(&mut person).await.expect("a record");
    post(&mut person, "/account/sign-out", &[("where", "here")]).await;
    assert_eq!(events(&mut person).await, None);
    sign_in(&mut person, "Ana", PASSWORD).await;
    assert_eq!(events(&mut person).await, Some(record));
    // Erasing the record leaves an account that opens nothing, and signs out.
    post(&mut person, "/settings/erase", &[("sure", "yes")]).await;
    assert!(person.get("/account").await.text.contains("/account/new"));
    sign_in(&mut person, "Ana", PASSWORD).await;
    assert_eq!(events(&mut person).await, None);
    assert!(person.get("/account").await.text.contains("There is no record in this account yet"));
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_get_the_same_answer() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    let mut stranger = person.stranger();
    let mut texts = Vec::new();
    for (name, password) in [("Ana", "not her password"), ("Ena", "not her password"), ("Ena", PASSWORD)] {
        let answer = sign_in(&mut stranger, name, password).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
        texts.push(answer.text.replace("value=\"Ena\"", "value=\"Ana\""));
    }
    assert!(texts.iter().all(|text| *text == texts[0]));
    let mut texts = Vec::new();
    for name in ["Ana", "Ena"] {
        let fields = [("name", name), ("code", "AAAA-AAAA-AAAA-AAAA"), ("password", "a new long password")];
        let answer = post(&mut stranger, "/account/recover", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        texts.push(answer.text.replace("value=\"Ena\"", "value=\"Ana\""));
    }
    assert_eq!(texts[0], texts[1]);
    assert_eq!(sign_in(&mut stranger, "Ana", PASSWORD).await.location(), "/account", "nobody is locked out");
}

#[tokio::test]
async fn a_hundred_attempts_at_once_are_slowed_and_lock_nobody_out() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    let mut all = JoinSet::new();
    for _ in 0..100 {
        let mut script = person.stranger();
        all.spawn(async move { sign_in(&mut script, "Ana", "not her password").await });
    }
    let mut answers = BTreeMap::new();
    for _ in 0..90 {
        let answer = all.join_next().await.unwrap().unwrap();
        let seconds = answer.headers.get(header::RETRY_AFTER);
        assert_eq!(seconds.is_some(), answer.status == StatusCode::TOO_MANY_REQUESTS);
        *answers.entry(answer.status).or_insert(0) += 1;
    }
    // The others wait for their turn.
    all.shutdown().await;
    let looked_at = answers.remove(&StatusCode::UNPROCESSABLE_ENTITY).unwrap_or_default();
    assert!(looked_at <= 11, "{looked_at}");
    assert_eq!(answers, [(StatusCode::TOO_MANY_REQUESTS, 90 - looked_at)].into());
    let again = sign_in(&mut person.stranger(), "Ana", PASSWORD).await;
    assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS, "{}", again.text);
    assert!(again.text.contains("You are not locked out"));
    // From a network of one's own nobody waits for what others try.
    let body = format!("name=Ana&password={}", PASSWORD.replace(' ', "+"));
    let mut owner = person.stranger();
    let mut request =
        owner.request(Method::POST, "/account/sign-in", "application/x-www-form-urlencoded", body);
    request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([203, 0, 113, 7], 4711))));
    assert_eq!(owner.send(request).await.location(), "/account");
}

#[tokio::test]
async fn signing_in_gives_a_token_that_nobody_has_had_before() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    let mut thief = person.thief();
    assert!(thief.get("/account").await.text.contains("signed in as"));
    sign_in(&mut person, "Ana", PASSWORD).await;
    assert!(!thief.get("/account").await.text.contains("signed in as"), "the token of before is over");
    // A token that somebody else put into the browser is not taken over.
    let mut fixed = person.stranger();
    fixed.plant("dorsal-8080", &Token::from_random([5; 32]).to_text());
    let planted = fixed.thief();
    sign_in(&mut fixed, "Ana", PASSWORD).await;
    assert!(fixed.get("/account").await.text.contains("signed in as"));
    assert!(!{ planted }.get("/account").await.text.contains("signed in as"));
}

#[tokio::test]
async fn everywhere_is_everywhere() {
    let mut person = Person::new().await;
    person.agree().await;
    make(&mut person, "Ana").await;
    post(&mut person, "/account/along", &[]).await;
    let link = post(&mut person, "/settings/link", &[]).await;
    let (_, rest) = link.text.split_once("readonly value=\"http://localhost:8080").expect("an address");
    let mut bound = person.stranger();
    post(&mut bound, rest.split('"').next().unwrap(), &[]).await;
    let mut other = person.stranger();
    sign_in(&mut other, "Ana", PASSWORD).await;
    assert!(events(&mut bound).await.is_some() && events(&mut other).await.is_some());
    let page = person.get("/account").await.text;
    assert!(page.contains("One more browser has your record open"), "{page}");
    // One browser is ended by its place in the list.
    let (_, rest) = page.split_once("name=\"browser\" value=\"").expect("another browser");
    post(&mut person, "/account/sign-out", &[("browser", rest.split('"').next().unwrap())]).await;
    assert!(events(&mut other).await.is_none() && events(&mut person).await.is_some());
    sign_in(&mut other, "Ana", PASSWORD).await;
    post(&mut person, "/account/sign-out", &[("where", "everywhere")]).await;
    for browser in [&mut person, &mut bound, &mut other] {
        assert!(events(browser).await.is_none());
    }
}

#[tokio::test]
async fn a_recovery_code_opens_once_and_ends_the_others() {
    let mut person = Person::new().await;
    let codes = make(&mut person, "Ana").await;
    let mut finder = person.stranger();
    let new = "another long password";
    let fields = [("name", "Ana"), ("code", codes[0].as_str()), ("password", new)];
    let store = person.app().records.storage();
    let name = person.app().accounts.keys.name_hash("Ana");
    let account = store.account_named(TENANT, &name).await.unwrap().unwrap();
    let added = person.app().now().timestamp();
    let passkey = KeptPasskey { id: vec![7; 16], content: "{}".to_owned(), added, used: None };
    assert!(store.add_passkey(account.id, &passkey).await.unwrap());
    let recovered = post(&mut finder, "/account/recover", &fields).await;
    assert_eq!(recovered.location(), "/account?recovered#passkeys");
    let page = finder.get("/account?recovered").await.text;
    assert!(page.contains("Look at these passkeys") && page.contains("You have 9 left"), "{page}");
    assert!(!finder.get("/account").await.text.contains("Look at these passkeys"));
    assert!(!person.get("/account").await.text.contains("signed in as"), "everybody else is signed out");
    let again = post(&mut person.stranger(), "/account/recover", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&mut person, "Ana", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&mut person, "Ana", new).await.location(), "/account");
    // New codes take the place of the old ones.
    let fresh = post(&mut person, "/account/codes", &[]).await;
    assert_eq!(self::codes(&fresh).len(), 10);
    let old = [("name", "Ana"), ("code", codes[1].as_str()), ("password", new)];
    assert_eq!(post(&mut finder, "/account/recover", &old).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_signed_in_long_ago_signs_in_once_more_before_the_keys_change() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    person.wait(1);
    for (path, fields) in [
        ("/account/codes", vec![]),
        ("/account/password", vec![("current", PASSWORD), ("password", "another long password")]),
        ("/account/delete", vec![("sure", "yes")]),
        ("/account/passkey/remove", vec![("passkey", "AAAA")]),
    ] {
        assert_eq!(post(&mut person, path, &fields).await.location(), "/account/sign-in", "{path}");
    }
    assert!(!person.get("/account").await.text.contains("/account/codes"));
    sign_in(&mut person, "Ana", PASSWORD).await;
    let wrong = [("current", "not her password"), ("password", "another long password")];
    assert_eq!(post(&mut person, "/account/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let thief = person.thief();
    let right = [("current", PASSWORD), ("password", "another long password")];
    assert_eq!(post(&mut person, "/account/password", &right).await.location(), "/account");
    assert!(!{ thief }.get("/account").await.text.contains("signed in as"));
    // Members stay as long as they come back.
    person.wait(60 * 24);
    assert!(person.get("/account").await.text.contains("signed in as"));
    person.wait(60 * 24);
    assert!(person.get("/account").await.text.contains("signed in as"));
    person.wait(91 * 24);
    assert!(!person.get("/account").await.text.contains("signed in as"));
}

#[tokio::test]
async fn a_deleted_account_leaves_the_record_in_this_browser() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    person.agree().await;
    let record = events(&mut person).await.expect("a record");
    assert_eq!(post(&mut person, "/account/delete", &[]).await.location(), "/account/delete", "it is asked");
    assert_eq!(post(&mut person, "/account/delete", &[("sure", "yes")]).await.location(), "/");
    assert_eq!(events(&mut person).await, Some(record));
    let again = sign_in(&mut person.stranger(), "Ana", PASSWORD).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    make(&mut person.stranger(), "Ana").await;
}

#[tokio::test]
async fn what_cannot_be_an_account_is_told_with_what_to_do() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    let check = async |person: &mut Person, name: &str, password: &str, says: &str| {
        let answer =
            post(&mut person.stranger(), "/account/new", &[("name", name), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            answer.text.contains(says) && !answer.text.contains(&format!("value=\"{password}\"")),
            "{}",
            answer.text
        );
    };
    check(&mut person, "ana", PASSWORD, "has this name already").await;
    check(&mut person, "", PASSWORD, "Choose a name").await;
    check(&mut person, "Rui", "short", "too short").await;
    check(&mut person, "Rui", "passwordpassword", "one of the first").await;
    // A role is nothing that a form could ask for.
    let fields = [("name", "Eva"), ("password", PASSWORD), ("role", "operator"), ("person", "x")];
    let mut eva = person.stranger();
    post(&mut eva, "/account/new", &fields).await;
    assert!(eva.get("/account").await.text.contains("This account is for yourself"));
}

#[tokio::test]
async fn a_passkey_is_asked_for_in_one_way_and_answered_once() {
    let mut person = Person::new().await;
    let ask = async |person: &mut Person, path: &str, body: &str| {
        let request = person.request(Method::POST, path, "application/json", body.to_owned());
        person.send(request).await
    };
    let opened = ask(&mut person, "/account/passkey/ask", r#"{"ask":"open"}"#).await;
    let asked: serde_json::Value = serde_json::from_str(&opened.text).unwrap();
    assert_eq!(asked["options"]["rpId"], "localhost");
    let forged = serde_json::json!({ "id": asked["id"], "answer": {} }).to_string();
    for _ in 0..2 {
        let answer = ask(&mut person, "/account/passkey/answer", &forged).await;
        assert_eq!(
            (answer.status, answer.text.as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, r#"{"wrong":"failed"}"#)
        );
    }
    let stranger = ask(&mut person, "/account/passkey/ask", r#"{"ask":"add"}"#).await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    for body in ["", "{}", r#"{"ask":"open","role":"operator"}"#] {
        assert_eq!(
            ask(&mut person, "/account/passkey/ask", body).await.status,
            StatusCode::BAD_REQUEST,
            "{body}"
        );
    }
}
