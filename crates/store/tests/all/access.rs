//! Browsers and one-time links.

use access::{AccessStorage, Binding, Link, LinkRefused, Others, Token};
use jiff::{Timestamp, ToSpan};
use record::TenantId;
use uuid::Uuid;

use crate::world::{Engine, World, on_both_engines};

on_both_engines!(
    a_browser_opens_its_record_and_no_other_does,
    a_link_binds_one_browser_once,
    of_two_browsers_at_once_one_wins,
);

fn now() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().expect("a time")
}

fn token(number: u8) -> Token {
    Token::from_random([number; 32])
}

async fn bound(world: &World) -> (store::Store, Uuid) {
    let records = world.records(1).await;
    let person = records.create().await.expect("a new record");
    let store = records.storage().clone();
    let (token, tenant) = (token(1).hash(), TenantId::PERSONAL.0);
    store.bind(&Binding { token, tenant, person, since: now(), ended: None }).await.expect("bound");
    (store, person)
}

async fn opens(store: &store::Store, number: u8) -> Option<Uuid> {
    store.binding(token(number).hash()).await.expect("no fault").map(|binding| binding.person)
}

async fn a_browser_opens_its_record_and_no_other_does(engine: Engine) {
    let world = World::new(engine).await;
    let (store, person) = bound(&world).await;
    assert_eq!(opens(&store, 1).await, Some(person));
    assert_eq!(opens(&store, 2).await, None);
    let bytes = world.raw().await;
    assert!(!bytes.windows(32).any(|window| window == [1; 32]), "the token itself is not stored");
}

async fn a_link_binds_one_browser_once(engine: Engine) {
    let check = async |others, minutes: i64, expected: Result<(), LinkRefused>, old_stays: bool| {
        let world = World::new(engine).await;
        let (store, person) = bound(&world).await;
        let link = Link::new(&token(9), TenantId::PERSONAL.0, person, others, now());
        store.add_link(&link).await.expect("kept");
        assert_eq!(store.link(token(9).hash()).await.expect("no fault"), Some(link));
        let at = now() + minutes.minutes();
        let used = store.use_link(token(9).hash(), token(2).hash(), at).await.expect("no fault");
        assert_eq!(used.map(|_| ()), expected);
        assert_eq!(opens(&store, 2).await, expected.is_ok().then_some(person));
        assert_eq!(opens(&store, 1).await, old_stays.then_some(person));
        let again = store.use_link(token(9).hash(), token(3).hash(), at).await.expect("no fault");
        assert_eq!(again, Err(expected.err().unwrap_or(LinkRefused::Used)));
        assert_eq!(opens(&store, 3).await, None);
        let unknown = store.use_link(token(8).hash(), token(3).hash(), at).await.expect("no fault");
        assert_eq!(unknown, Err(LinkRefused::Unknown));
    };
    check(Others::End, 14, Ok(()), false).await;
    check(Others::Keep, 14, Ok(()), true).await;
    check(Others::End, 15, Err(LinkRefused::Expired), true).await;
}

async fn of_two_browsers_at_once_one_wins(engine: Engine) {
    let world = World::new(engine).await;
    let (store, person) = bound(&world).await;
    let link = Link::new(&token(9), TenantId::PERSONAL.0, person, Others::End, now());
    store.add_link(&link).await.expect("kept");
    let mut tasks = tokio::task::JoinSet::new();
    for number in 2..8 {
        let store = store.clone();
        tasks.spawn(async move {
            store.use_link(token(9).hash(), token(number).hash(), now()).await.expect("no fault").is_ok()
        });
    }
    let wins = tasks.join_all().await.into_iter().filter(|won| *won).count();
    assert_eq!(wins, 1);
}
