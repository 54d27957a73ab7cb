//! What those who run Dorsal do with sponsors and their rosters: the same as the commands, on pages.

use access::import::RosterStorage;
use access::sponsor::{Relationship, Sponsor};
use access::{AccountStorage, Role};
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use uuid::Uuid;

use crate::account::{PASSWORD, sign_in};
use crate::learn::post;
use crate::person::{Answer, Person};
use crate::roles::of_role;

const NORTHWIND: Uuid = Uuid::from_u128(7);
const HEAD: &str = "member_id,first_name,last_name,birth_date,relationship,coverage_start\n";
const BOUNDARY: &str = "----four-quiet-grey-herons";

fn people(numbers: std::ops::Range<u32>) -> String {
    HEAD.to_owned()
        + &numbers.map(|n| format!("E-{n:04},Ana,Silva,1980-03-31,self,2026-01-01\n")).collect::<String>()
}

async fn operator() -> Person {
    let mut person = Person::new().await;
    let first = person.first_run().await.unwrap();
    assert_eq!(
        post(&mut person, &first, &[("name", "Olga"), ("password", PASSWORD)]).await.status,
        StatusCode::OK
    );
    person.sponsor(Sponsor::new(NORTHWIND, "Northwind Traders"), "").await;
    person
}

/// How many people the roster has that counts.
async fn counted(person: &Person, sponsor: Uuid) -> Option<u64> {
    let (store, tenant) = (person.app().records.storage(), person.app().records.tenant().0);
    store.sponsor(tenant, sponsor).await.unwrap().unwrap().1.map(|roster| roster.people)
}

/// A form as a browser sends it, with the file last.
fn form(fields: &[(&str, &str)], file: &str) -> String {
    let part = |name: &str, more: &str, value: &str| {
        format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(|(name, value)| part(name, "", value)).collect();
    let more = "; filename=\"people.csv\"\r\nContent-Type: text/csv";
    format!("{fields}{}--{BOUNDARY}--\r\n", part("file", more, file))
}

async fn sent(person: &mut Person, body: impl Into<Body>) -> Answer {
    let path = format!("/operator/sponsors/{NORTHWIND}/roster");
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let mut request = person.request(Method::POST, &path, &kind, String::new());
    *request.body_mut() = body.into();
    person.send(request).await
}

/// What is hidden in the form that imports what was tried.
fn tried(answer: &Answer) -> String {
    let (_, rest) =
        answer.text.split_once("name=\"tried\" value=\"").unwrap_or_else(|| panic!("{}", answer.text));
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_sponsor_is_added_and_said_anew() {
    let mut operator = operator().await;
    let fields = [
        ("name", "Bakery of Evora"),
        ("aliases", "Padaria%0D%0A%0D%0A Old Oven "),
        ("covers", "Bread and backs"),
        ("own", "yes"),
        ("minimum_age", "21"),
        ("other_programme", ""),
    ];
    let added = post(&mut operator, "/operator/sponsors/new", &fields).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    let page = operator.get(added.location()).await;
    let id = Uuid::parse_str(added.location().rsplit('/').next().unwrap()).unwrap();
    let (store, tenant) = (operator.app().records.storage().clone(), operator.app().records.tenant().0);
    let (sponsor, roster) = store.sponsor(tenant, id).await.unwrap().unwrap();
    assert_eq!(
        (sponsor.aliases.as_slice(), roster),
        (["Padaria".to_owned(), "Old Oven".to_owned()].as_slice(), None)
    );
    assert_eq!((sponsor.relationships, sponsor.minimum_age), ([Relationship::Own].into(), 21));
    assert_eq!(sponsor.other_programme, None);
    for part in ["Bakery of Evora", "Old Oven", "Bread and backs", "value=\"21\""] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    let list = operator.get("/operator/sponsors").await.text;
    assert!(list.contains("Bakery of Evora") && list.contains("Northwind Traders"), "{list}");
    operator.wait(1);
    let found = operator.get("/operator/sponsors?q=old+oven").await.text;
    assert!(found.contains("Bakery of Evora") && !found.contains("Northwind Traders"), "{found}");
    assert!(operator.get("/join?q=padaria").await.text.contains("Bakery of Evora"), "people find it");

    // Said anew, it is the same one.
    let anew = [
        ("name", "Bakery of Lisbon"),
        ("minimum_age", "18"),
        ("child", "yes"),
        ("other_programme", "Ask us"),
    ];
    assert_eq!(post(&mut operator, added.location(), &anew).await.location(), added.location());
    let (sponsor, _) = store.sponsor(tenant, id).await.unwrap().unwrap();
    assert_eq!(
        (sponsor.name.as_str(), sponsor.other_programme.as_deref()),
        ("Bakery of Lisbon", Some("Ask us"))
    );
    assert_eq!((sponsor.relationships, sponsor.aliases.len()), ([Relationship::Child].into(), 0));

    // Closed, nobody finds it but those who work here; opened again, everybody does.
    let closed = [("name", "Bakery of Lisbon"), ("minimum_age", "18"), ("child", "yes"), ("closed", "yes")];
    for (fields, found, status) in
        [(&closed[..], false, StatusCode::NOT_FOUND), (&closed[..3], true, StatusCode::OK)]
    {
        post(&mut operator, added.location(), fields).await;
        operator.wait(1);
        assert_eq!(operator.get("/join?q=bakery").await.text.contains("Bakery of Lisbon"), found);
        assert_eq!(operator.get(&format!("/join/{id}")).await.status, status);
        let list = operator.get("/operator/sponsors?q=bakery").await.text;
        assert!(list.contains("Bakery of Lisbon"), "{list}");
        assert_eq!(list.contains("nobody finds it"), !found);
    }
    // What cannot be is said, repeated and not kept.
    for (place, name, age, whom) in [
        ("/operator/sponsors/new", "No", "18", "own"),
        ("/operator/sponsors/new", "Contoso", "17", "own"),
        ("/operator/sponsors/new", "Contoso", "", "own"),
        ("/operator/sponsors/new", "Contoso", "18", "nobody"),
        ("/operator/sponsors/new", "NORTHWIND traders", "18", "own"),
        (added.location(), "Northwind Traders", "18", "own"),
    ] {
        let answer = post(&mut operator, place, &[("name", name), ("minimum_age", age), (whom, "yes")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {age} {whom}");
        assert!(answer.text.contains("role=\"alert\"") && answer.text.contains(name), "{}", answer.text);
    }
    // Nor is a name that is another one's other name: a roster could go to the wrong one of them.
    let fields =
        [("name", "Contoso"), ("minimum_age", "18"), ("own", "yes"), ("aliases", "northwind  TRADERS")];
    let answer = post(&mut operator, "/operator/sponsors/new", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(store.sponsors(tenant).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_roster_is_tried_and_then_imported() {
    let mut operator = operator().await;
    let file = people(0..10)
        + "E-0100,Rui,Costa,1980-02-30,self,2026-01-01\n,Rui,Costa,1980-02-28,self,2026-01-01\n";
    let page = sent(&mut operator, form(&[("dates", "")], &file)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert_eq!(counted(&operator, NORTHWIND).await, None, "it was only tried");
    for part in [
        "data-report=\"tried\"",
        "Line 12",
        "birth_date",
        "Line 13",
        "member_id",
        "<td>10</td>",
        "<td>2</td>",
    ] {
        assert!(page.text.contains(part), "{part}: {}", page.text);
    }
    assert!(!page.text.contains("Costa") && !page.text.contains("E-0100"), "nobody of the file is repeated");
    let sum = tried(&page);
    // Another file is not what was tried.
    let other = sent(&mut operator, form(&[("tried", &sum)], &people(0..11))).await;
    assert_eq!((other.status, counted(&operator, NORTHWIND).await), (StatusCode::UNPROCESSABLE_ENTITY, None));
    let done = sent(&mut operator, form(&[("tried", &sum)], &file)).await;
    assert!(done.text.contains("data-report=\"done\""), "{}", done.text);
    assert_eq!(counted(&operator, NORTHWIND).await, Some(10));
    assert!(operator.get(&format!("/operator/sponsors/{NORTHWIND}")).await.text.contains("10 people"));

    // Where many would go it has to be confirmed; two of ten are no surprise.
    let few = people(0..7);
    let page = sent(&mut operator, form(&[], &few)).await;
    assert!(page.text.contains("name=\"confirm\"") && page.text.contains("3 of 10"), "{}", page.text);
    let sum = tried(&page);
    let unconfirmed = sent(&mut operator, form(&[("tried", &sum)], &few)).await;
    assert_eq!(unconfirmed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        tried(&unconfirmed) == sum && unconfirmed.text.contains("name=\"confirm\""),
        "{}",
        unconfirmed.text
    );
    assert_eq!(counted(&operator, NORTHWIND).await, Some(10));
    sent(&mut operator, form(&[("tried", &sum), ("confirm", "yes")], &few)).await;
    assert_eq!(counted(&operator, NORTHWIND).await, Some(7));
    assert!(!sent(&mut operator, form(&[], &people(0..6))).await.text.contains("name=\"confirm\""));
}

#[tokio::test]
async fn dates_and_columns_may_be_otherwise() {
    let mut operator = operator().await;
    let file = people(0..3).replace("member_id", "Emp No").replace("1980-03-31", "31/03/1980");
    let unknown = sent(&mut operator, form(&[("member_id", ""), ("dates", "")], &file)).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unknown.text.contains("Emp No"), "the columns are named: {}", unknown.text);
    let said = [("member_id", "Emp No"), ("dates", "day-first")];
    let page = sent(&mut operator, form(&said, &file)).await;
    assert!(page.text.contains("name=\"member_id\" value=\"Emp No\""), "it goes along: {}", page.text);
    let sum = tried(&page);
    sent(&mut operator, form(&[said[0], said[1], ("tried", &sum)], &file)).await;
    assert_eq!(counted(&operator, NORTHWIND).await, Some(3));
}

#[tokio::test]
async fn what_cannot_be_used_changes_nothing_and_says_why() {
    let mut operator = operator().await;
    let path = format!("/operator/sponsors/{NORTHWIND}");
    operator.sponsor(Sponsor::new(NORTHWIND, "Northwind Traders"), &people(0..10)).await;
    let check = async |operator: &mut Person, body: String, status, part: &str| {
        let answer = sent(operator, body).await;
        assert_eq!(answer.status, status, "{part}: {}", answer.text);
        assert!(answer.text.contains(part), "{part}: {}", answer.text);
        assert_eq!(counted(operator, NORTHWIND).await, Some(10), "{part}");
    };
    let refused = StatusCode::UNPROCESSABLE_ENTITY;
    check(&mut operator, form(&[], ""), refused, "empty").await;
    check(&mut operator, form(&[], "PK\u{3}\u{4}\0\0"), refused, "no text").await;
    check(&mut operator, form(&[], HEAD), refused, "No line").await;
    check(&mut operator, form(&[], &(people(0..5) + "E,\"Ana\nE,Rui\nE,Eva\n")), refused, "line 7").await;
    let nonsense = StatusCode::BAD_REQUEST;
    check(&mut operator, String::new(), nonsense, "").await;
    check(&mut operator, form(&[("dates", &"x".repeat(600))], &people(0..10)), nonsense, "").await;
    let cut = form(&[], &people(0..10));
    // Broken off, in the file, and after it but before the form ends.
    for at in [cut.len() - 200, cut.len() - 20] {
        check(&mut operator, cut[..at].to_owned(), nonsense, "").await;
    }
    // One at a time, for each sponsor; and after it the next.
    let turn = operator.app().join.importing.begin(NORTHWIND).expect("a turn");
    check(&mut operator, form(&[], &people(0..10)), refused, "just being read").await;
    drop(turn);
    assert_eq!(sent(&mut operator, form(&[], &people(0..10))).await.status, StatusCode::OK);
    let nobody = Uuid::from_u128(9);
    assert_eq!(
        operator.get(&path.replace(&NORTHWIND.to_string(), &nobody.to_string())).await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_file_beyond_the_measure_is_refused_in_words() {
    let mut operator = Person::where_joining(|joining| joining.largest_roster = 2000).await;
    let first = operator.first_run().await.unwrap();
    post(&mut operator, &first, &[("name", "Olga"), ("password", PASSWORD)]).await;
    operator.sponsor(Sponsor::new(NORTHWIND, "Northwind Traders"), "").await;
    let large = sent(&mut operator, form(&[], &people(0..100))).await;
    assert_eq!(large.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", large.text);
    assert!(large.text.contains("dorsal roster import"), "{}", large.text);
    // It is read on for a while, so that a browser sees the answer, and not for ever.
    assert_eq!(sent(&mut operator, form(&[], &people(0..1000))).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(sent(&mut operator, form(&[], &people(0..20))).await.status, StatusCode::OK);
    assert_eq!(counted(&operator, NORTHWIND).await, None);
    // The measure of all other forms is another one.
    let path = format!("/operator/sponsors/{NORTHWIND}");
    let answer = post(&mut operator, &path, &[("covers", &"x".repeat(3 * 1024 * 1024))]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn somebody_of_a_sponsor_is_invited_for_that_one_only() {
    let mut operator = operator().await;
    let path = format!("/operator/sponsors/{NORTHWIND}/invite");
    // Who has signed in long ago does it once more before anybody is invited.
    assert_eq!(post(&mut operator, &path, &[]).await.location(), "/account/sign-in");
    sign_in(&mut operator, "Olga", PASSWORD).await;
    let link = post(&mut operator, &path, &[("sponsor", "00000000-0000-4000-8000-000000000009")]).await;
    let (_, rest) = link.text.split_once("readonly value=\"http://localhost:8080").expect("an address");
    let address = rest.split('"').next().unwrap().to_owned();
    let mut payer = operator.stranger();
    assert_eq!(
        post(&mut payer, &address, &[("name", "Petra"), ("password", PASSWORD)]).await.status,
        StatusCode::OK
    );
    let staff = operator.app().records.storage().staff(operator.app().records.tenant().0).await.unwrap();
    let petra = staff.iter().find(|account| account.role == Role::Sponsor).expect("somebody of a sponsor");
    assert_eq!(petra.sponsor, Some(NORTHWIND), "whatever the form says");
    let page = operator.get("/operator").await.text;
    assert!(page.contains("Petra") && page.contains("Northwind Traders"), "{page}");
    assert_eq!(payer.get("/operator/sponsors").await.status, StatusCode::FORBIDDEN);
    // A file or a form from another site is refused before it is read.
    let body = form(&[], &people(0..3));
    let kind = format!("multipart/form-data; boundary={BOUNDARY}");
    let mut request =
        operator.request(Method::POST, &format!("/operator/sponsors/{NORTHWIND}/roster"), &kind, body);
    request.headers_mut().insert(header::ORIGIN, "https://evil.example".parse().unwrap());
    request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(operator.send(request).await.status, StatusCode::FORBIDDEN);
    let mut member = of_role(&operator, Role::Member).await;
    assert_eq!(sent(&mut member, form(&[], &people(0..3))).await.status, StatusCode::FORBIDDEN);
}
