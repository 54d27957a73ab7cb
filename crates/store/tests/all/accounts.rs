//! Accounts, who is signed in where, and invitations.

use access::{
    AccessStorage, Account, AccountKeys, AccountStorage, Binding, Invitation, KeptPasskey, Link, LinkRefused,
    Made, NewAccount, Others, Role, SignIn, SignInStorage, Token, TokenHash,
};
use jiff::{Timestamp, ToSpan};
use record::TenantId;
use store::Store;
use uuid::Uuid;

use crate::keep::{backup, record};
use crate::world::{Engine, World, on_both_engines};

on_both_engines!(
    an_account_is_found_by_its_name_and_keeps_nothing_in_clear,
    signing_out_everywhere_ends_all_but_one,
    a_sign_in_does_not_outlive_the_password_that_it_began_with,
    an_invitation_makes_one_account,
    an_invitation_that_is_too_old_goes_with_the_next,
    a_backup_brings_accounts_back_without_what_was_erased,
    a_passkey_and_a_code_belong_to_one_account,
);

const TENANT: Uuid = TenantId::PERSONAL.0;

fn now() -> Timestamp {
    "2026-11-23T10:00:00Z".parse().expect("a time")
}

fn keys() -> AccountKeys {
    AccountKeys::of(&[7; 32])
}

fn token(number: u8) -> Token {
    Token::from_random([number; 32])
}

/// Of a code's hash nothing is looked for in the raw bytes, as it is of tokens.
fn code(number: u8) -> TokenHash {
    Token::from_random([number; 32]).hash()
}

fn account(number: u128, name: &str, role: Role) -> Account {
    let id = Uuid::from_u128(number);
    Account {
        id,
        tenant: TENANT,
        role,
        name: keys().name_hash(name),
        shown: keys().seal_name(id, name, [9; 24]),
        password: Some("$argon2id$kept".to_owned()),
        person: None,
        sponsor: None,
        made: now(),
    }
}

fn new(account: Account) -> NewAccount {
    NewAccount { account, codes: vec![code(1), code(2)], passkey: None, invitation: None }
}

fn passkey(number: u8) -> KeptPasskey {
    KeptPasskey { id: vec![number; 16], content: "{}".to_owned(), added: now(), used: None }
}

fn browser(number: u8, account: Uuid, until: Timestamp) -> SignIn {
    let (since, seen) = (now(), now());
    SignIn { token: token(number).hash(), account, since, seen, until, browser: "Firefox".to_owned() }
}

async fn signs_in(store: &Store, sign_in: &SignIn) -> bool {
    store.sign_in(sign_in, Some("$argon2id$kept")).await.expect("no fault")
}

async fn an_account_is_found_by_its_name_and_keeps_nothing_in_clear(engine: Engine) {
    let world = World::new(engine).await;
    let store = world.open().await.expect("a store");
    let ana = account(1, "Ana Souza", Role::Member);
    assert_eq!(store.make_account(&new(ana.clone())).await.expect("no fault"), Made::Made);
    let twice = new(account(2, "ana souza", Role::Member));
    assert_eq!(store.make_account(&twice).await.expect("no fault"), Made::NameTaken);
    let found = store.account_named(TENANT, &keys().name_hash("ANA SOUZA")).await.expect("no fault");
    assert_eq!(found, Some(ana.clone()));
    assert_eq!(store.account(Uuid::from_u128(2)).await.expect("no fault"), None);
    assert_eq!(store.staff(TENANT).await.expect("no fault"), []);
    let clinician = account(3, "Dr Rui", Role::Clinician);
    store.make_account(&new(clinician.clone())).await.expect("made");
    assert_eq!(store.staff(TENANT).await.expect("no fault"), [clinician]);
    assert!(signs_in(&store, &browser(5, ana.id, now() + 1.hour())).await);
    let bytes = world.raw().await;
    for secret in [b"Souza".as_slice(), b"souza", &[5; 32]] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{secret:?} is stored");
    }
    store.delete_account(ana.id).await.expect("deleted");
    assert_eq!(store.account(ana.id).await.expect("no fault"), None);
    assert_eq!(store.signed_in(token(5).hash(), now()).await.expect("no fault"), None);
}

async fn signing_out_everywhere_ends_all_but_one(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let (person, other) = (record(&records).await, record(&records).await);
    let store = records.storage().clone();
    let (ana, rui) = (account(1, "Ana", Role::Member), account(2, "Rui", Role::Member));
    for one in [&ana, &rui] {
        store.make_account(&new(one.clone())).await.expect("made");
    }
    assert!(store.take_along(ana.id, person).await.expect("no fault"));
    assert!(!store.take_along(rui.id, person).await.expect("no fault"), "it is another's");
    assert!(!store.take_along(ana.id, other).await.expect("no fault"), "one has a record already");
    let until = now() + 1.hour();
    for (number, account) in [(1, ana.id), (2, ana.id), (3, rui.id)] {
        assert!(signs_in(&store, &browser(number, account, until)).await);
    }
    for (number, person) in [(4, person), (5, other)] {
        let binding =
            Binding { token: token(number).hash(), tenant: TENANT, person, since: now(), ended: None };
        store.bind(&binding).await.expect("bound");
    }
    for (number, person) in [(6, person), (7, other)] {
        let link = Link::new(&token(number), TENANT, person, Others::Keep, now());
        store.add_link(&link).await.expect("kept");
    }
    assert_eq!(store.bound_browsers(TENANT, person).await.expect("no fault"), 1);
    let who = async |store: &Store, number: u8, at: Timestamp| {
        let found = store.signed_in(token(number).hash(), at).await.expect("no fault");
        found.map(|(_, account)| account.person)
    };
    assert_eq!(who(&store, 1, now()).await, Some(Some(person)));
    assert_eq!(who(&store, 1, until).await, None, "it has an end");
    store.seen(token(1).hash(), now() + 30.minutes(), until + 1.hour()).await.expect("noted");
    assert_eq!(who(&store, 1, until).await, Some(Some(person)), "unless one comes back");
    let list = store.sign_ins(ana.id, now()).await.expect("no fault");
    assert_eq!(list.iter().map(|one| one.token).collect::<Vec<_>>(), [token(1).hash(), token(2).hash()]);
    // Nobody ends a browser of somebody else.
    store.sign_out(rui.id, token(2).hash()).await.expect("no fault");
    assert!(who(&store, 2, now()).await.is_some());
    store.sign_out_everywhere(ana.id, Some(token(1).hash()), now()).await.expect("out");
    assert!(who(&store, 1, now()).await.is_some() && who(&store, 2, now()).await.is_none());
    assert!(who(&store, 3, now()).await.is_some(), "another's stays");
    assert_eq!(store.binding(token(4).hash()).await.expect("no fault"), None);
    assert!(store.binding(token(5).hash()).await.expect("no fault").is_some());
    let opened =
        async |link| store.use_link(token(link).hash(), token(9).hash(), now()).await.expect("no fault");
    assert_eq!(
        opened(6).await.map(|_| ()),
        Err(LinkRefused::Used),
        "a link that was made before opens nothing"
    );
    assert_eq!(opened(7).await.map(|_| ()), Ok(()), "another's does");
    assert!(records.erase(person).await.expect("erased"));
    assert_eq!(who(&store, 1, now()).await, Some(None), "the account stays, and opens nothing");
}

async fn a_sign_in_does_not_outlive_the_password_that_it_began_with(engine: Engine) {
    let world = World::new(engine).await;
    let store = world.open().await.expect("a store");
    let ana = account(1, "Ana", Role::Clinician);
    store.make_account(&new(ana.clone())).await.expect("made");
    let until = now() + 1.hour();
    let check = async |number: u8, password: Option<&str>, expected: bool| {
        let sign_in = browser(number, ana.id, until);
        assert_eq!(store.sign_in(&sign_in, password).await.expect("no fault"), expected, "{number}");
        let found = store.signed_in(token(number).hash(), now()).await.expect("no fault");
        assert_eq!(found.is_some(), expected, "{number}");
    };
    check(1, ana.password.as_deref(), true).await;
    store.set_password(ana.id, Some("$argon2id$other")).await.expect("set");
    check(2, ana.password.as_deref(), false).await;
    check(3, None, false).await;
    check(4, Some("$argon2id$other"), true).await;
    store.set_password(ana.id, None).await.expect("taken away");
    check(5, Some("$argon2id$other"), false).await;
    check(6, None, true).await;
    store.make_member(ana.id).await.expect("changed");
    let found = store.account(ana.id).await.expect("no fault").expect("it stays");
    assert_eq!(found.role, Role::Member);
    store.delete_account(ana.id).await.expect("deleted");
    check(7, None, false).await;
    // Where both come at once, nothing of the old password is left.
    for round in 0..8 {
        store
            .make_account(&new(Account { password: Some("old".to_owned()), ..ana.clone() }))
            .await
            .expect("made");
        let (begins, changes) = (store.clone(), store.clone());
        let sign_in = browser(10 + round, ana.id, until);
        let begun =
            tokio::spawn(async move { begins.sign_in(&sign_in, Some("old")).await.expect("no fault") });
        changes.set_password(ana.id, Some("new")).await.expect("set");
        changes.sign_out_everywhere(ana.id, None, now()).await.expect("out");
        begun.await.expect("an end");
        assert_eq!(store.sign_ins(ana.id, now()).await.expect("no fault"), [], "{round}");
        store.delete_account(ana.id).await.expect("deleted");
    }
}

async fn an_invitation_makes_one_account(engine: Engine) {
    let world = World::new(engine).await;
    let store = world.open().await.expect("a store");
    let first = Invitation::new(&token(1), TENANT, Role::Operator, None, now());
    let second = Invitation::new(&token(2), TENANT, Role::Operator, None, now());
    for invitation in [&first, &second] {
        store.invite(invitation, true, now()).await.expect("kept");
    }
    assert_eq!(
        store.invitation(token(1).hash(), now()).await.expect("no fault"),
        None,
        "the later one counts"
    );
    assert_eq!(store.invitation(token(2).hash(), now()).await.expect("no fault"), Some(second.clone()));
    assert_eq!(store.invitation(token(2).hash(), second.expires).await.expect("no fault"), None);
    let with = |number, name: &str, role, at| NewAccount {
        invitation: Some((token(2).hash(), at)),
        ..new(account(number, name, role))
    };
    let check = async |new: NewAccount, expected: Made| {
        assert_eq!(store.make_account(&new).await.expect("no fault"), expected);
    };
    check(with(1, "Ana", Role::Clinician, now()), Made::NotInvited).await;
    check(with(1, "Ana", Role::Operator, second.expires), Made::NotInvited).await;
    store.make_account(&new(account(7, "Rui", Role::Member))).await.expect("made");
    check(with(1, "Rui", Role::Operator, now()), Made::NameTaken).await;
    check(with(1, "Ana", Role::Operator, now()), Made::Made).await;
    check(with(2, "Eva", Role::Operator, now()), Made::NotInvited).await;
}

async fn an_invitation_that_is_too_old_goes_with_the_next(engine: Engine) {
    let world = World::new(engine).await;
    let store = world.open().await.expect("a store");
    let (old, other) =
        (Invitation::new(&token(1), TENANT, Role::Sponsor, Some(Uuid::from_u128(9)), now()), token(2));
    store.invite(&old, false, now()).await.expect("kept");
    let later = old.expires - 1.second();
    store
        .invite(&Invitation::new(&other, TENANT, Role::Clinician, None, later), false, later)
        .await
        .expect("kept");
    assert_eq!(
        store.invitation(token(1).hash(), later).await.expect("no fault"),
        Some(old.clone()),
        "it still counts"
    );
    store
        .invite(&Invitation::new(&token(3), TENANT, Role::Clinician, None, old.expires), false, old.expires)
        .await
        .expect("kept");
    // Also for somebody whose clock is behind it is not there any more.
    assert_eq!(store.invitation(token(1).hash(), now()).await.expect("no fault"), None);
    assert!(store.invitation(other.hash(), later).await.expect("no fault").is_some());
}

async fn a_backup_brings_accounts_back_without_what_was_erased(engine: Engine) {
    let world = World::new(engine).await;
    let records = world.records(1).await;
    let (stays, goes) = (record(&records).await, record(&records).await);
    let store = records.storage();
    let people = [(1, "Ana", Some(stays)), (2, "Rui", Some(goes)), (3, "Eva", None)];
    for (number, name, person) in people {
        let account = Account { person, ..account(number, name, Role::Member) };
        store.make_account(&new(account)).await.expect("made");
        store.add_passkey(Uuid::from_u128(number), &passkey(number as u8)).await.expect("added");
    }
    assert!(signs_in(store, &browser(8, Uuid::from_u128(1), now() + 1.hour())).await);
    let alone = record(&records).await;
    for (number, person) in [(5, stays), (6, alone)] {
        let binding =
            Binding { token: token(number).hash(), tenant: TENANT, person, since: now(), ended: None };
        store.bind(&binding).await.expect("bound");
    }
    let bytes = backup(&records, &world.key).await;
    let other = World::new(engine).await;
    let restored = other.records(2).await;
    let erased = |_, id: Uuid| id == goes || id == Uuid::from_u128(3);
    let done = restored.storage().restore(&other.key, bytes.as_slice(), erased).await.expect("restored");
    assert_eq!(done.contents.accounts, 3);
    let person = async |number: u128| {
        let found = restored.storage().account(Uuid::from_u128(number)).await.expect("no fault");
        found.map(|account| account.person)
    };
    assert_eq!(person(1).await, Some(Some(stays)));
    assert_eq!(person(2).await, Some(None), "the record was erased");
    assert_eq!(person(3).await, None, "the account was deleted");
    let store = restored.storage();
    let bound = async |number| store.binding(token(number).hash()).await.expect("no fault").is_some();
    assert!(!bound(5).await, "it may have been ended since, and the account opens the record");
    assert!(bound(6).await, "nothing else opens the record");
    assert_eq!(store.passkeys(Uuid::from_u128(1)).await.expect("no fault"), [passkey(1)]);
    assert_eq!(store.codes_left(Uuid::from_u128(1)).await.expect("no fault"), 2);
    assert_eq!(store.signed_in(token(8).hash(), now()).await.expect("no fault"), None, "nobody is signed in");
}

async fn a_passkey_and_a_code_belong_to_one_account(engine: Engine) {
    let world = World::new(engine).await;
    let store = world.open().await.expect("a store");
    let (ana, rui) = (Uuid::from_u128(1), Uuid::from_u128(2));
    for (number, name) in [(1, "Ana"), (2, "Rui")] {
        store.make_account(&new(account(number, name, Role::Member))).await.expect("made");
    }
    assert!(store.add_passkey(ana, &passkey(1)).await.expect("no fault"));
    assert!(!store.add_passkey(rui, &passkey(1)).await.expect("no fault"), "it is another's");
    store.remove_passkey(rui, &passkey(1).id).await.expect("no fault");
    let used = KeptPasskey { content: "{\"counter\":1}".to_owned(), used: Some(now()), ..passkey(1) };
    store.use_passkey(rui, &used).await.expect("no fault");
    assert_eq!(store.passkeys(ana).await.expect("no fault"), [passkey(1)]);
    store.use_passkey(ana, &used).await.expect("no fault");
    assert_eq!(store.passkeys(ana).await.expect("no fault"), [used]);
    store.set_codes(ana, &[code(5)]).await.expect("set");
    assert!(!store.use_code(ana, code(1)).await.expect("no fault"), "an older one");
    assert!(!store.use_code(rui, code(5)).await.expect("no fault"), "another's");
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let store = store.clone();
        tasks.spawn(async move { store.use_code(ana, code(5)).await.expect("no fault") });
    }
    assert_eq!(tasks.join_all().await.into_iter().filter(|used| *used).count(), 1, "once");
}
