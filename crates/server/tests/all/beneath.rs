//! A record of a browser's own, beneath the account that somebody is signed in with there.

use axum::http::StatusCode;
use tokio::task::JoinSet;

use crate::account::{PASSWORD, events, make, sign_in};
use crate::learn::post;
use crate::person::Person;

/// However a sign-in ends, the record of before comes up again with the next page, and nothing that was begun before is taken for it.
async fn comes_up(ends: impl AsyncFnOnce(&mut Person)) {
    let mut person = Person::new().await;
    person.agree().await;
    make(&mut person, "Ana").await;
    ends(&mut person).await;
    for answer in [person.check(&[]).await, person.agree().await] {
        assert_eq!(
            answer.status,
            StatusCode::UNAUTHORIZED,
            "what a page of before sends is taken for nobody's"
        );
    }
    assert_eq!(person.app().records.persons().await.unwrap().len(), 1, "no record begins above it");
    assert_eq!(person.get("/today").await.location(), "/today");
    assert!(events(&mut person).await.is_some());
    // Whoever signs in next does not lay another one over it.
    make(&mut person, "Rui").await;
    assert_eq!(events(&mut person).await, None);
    post(&mut person, "/account/sign-out", &[("where", "here")]).await;
    assert!(events(&mut person).await.is_some());
}

#[tokio::test]
async fn a_record_comes_up_again_when_the_time_is_over() {
    comes_up(async |person| person.wait(91 * 24)).await;
}

#[tokio::test]
async fn a_record_comes_up_again_when_the_sign_in_was_ended_from_elsewhere() {
    comes_up(async |person| {
        let mut other = person.stranger();
        sign_in(&mut other, "Ana", PASSWORD).await;
        post(&mut other, "/account/sign-out", &[("where", "everywhere")]).await;
    })
    .await;
}

#[tokio::test]
async fn a_record_comes_up_again_when_the_account_is_gone() {
    comes_up(async |person| {
        let mut other = person.stranger();
        sign_in(&mut other, "Ana", PASSWORD).await;
        post(&mut other, "/account/delete", &[("sure", "yes")]).await;
    })
    .await;
}

/// Somebody whose account has a record, in a browser that has one of its own: both.
async fn two() -> (Person, String, String) {
    let mut person = Person::new().await;
    person.agree().await;
    let own = events(&mut person).await.expect("a record");
    make(&mut person, "Ana").await;
    person.agree().await;
    // So that one can be told from the other.
    post(&mut person, "/settings/country", &[("country", "ES")]).await;
    let of_account = events(&mut person).await.expect("a record");
    assert_ne!(own, of_account);
    (person, own, of_account)
}

#[tokio::test]
async fn erasing_the_accounts_record_leaves_that_beneath() {
    let (mut person, own, _) = two().await;
    post(&mut person, "/settings/erase", &[("sure", "yes")]).await;
    assert_eq!(events(&mut person).await, Some(own));
}

#[tokio::test]
async fn deleting_the_account_leaves_both_records() {
    let (mut person, own, of_account) = two().await;
    post(&mut person, "/account/delete", &[("sure", "yes")]).await;
    assert_eq!(events(&mut person).await, Some(of_account.clone()));
    // One more account above both, and away again.
    make(&mut person, "Rui").await;
    post(&mut person, "/account/sign-out", &[("where", "here")]).await;
    assert_eq!(events(&mut person).await, Some(of_account));
    post(&mut person, "/settings/erase", &[("sure", "yes")]).await;
    assert_eq!(events(&mut person).await, Some(own));
}

#[tokio::test]
async fn a_record_that_begins_in_several_windows_at_once_is_one() {
    let mut person = Person::new().await;
    make(&mut person, "Ana").await;
    let mut windows = JoinSet::new();
    for _ in 0..8 {
        let mut window = person.thief();
        windows.spawn(async move { window.agree().await.status });
    }
    windows.join_all().await;
    assert_eq!(person.app().records.persons().await.unwrap().len(), 1);
    assert!(events(&mut person).await.is_some());
}

#[tokio::test]
async fn another_host_in_the_path_is_nowhere_to_go() {
    let (mut person, ..) = two().await;
    person.wait(91 * 24);
    assert_eq!(person.get("//evil.example/").await.location(), "");
}
