//! Sponsors, rosters and eligibility, as docs/rosters.md shows them.

use super::{Site, refused};
use crate::{Command, eligibility};

/// A roster of so many people; each has a number for a first name.
fn roster(people: std::ops::Range<u32>) -> String {
    let head = "member_id,first_name,last_name,birth_date,relationship,coverage_start\n".to_owned();
    people.fold(head, |text, n| text + &format!("E-{n:04},Ana,Silva,1980-03-31,self,2020-01-01\n"))
}

/// How many people the sponsor's roster has; none without a roster.
async fn people(site: &Site) -> Option<u64> {
    use access::import::RosterStorage;
    let records = site.open("data").await.records;
    let sponsors = records.storage().sponsors(records.tenant().0).await.unwrap();
    records.storage().close().await;
    let [(sponsor, roster)] = sponsors.as_slice() else { panic!("one sponsor: {sponsors:?}") };
    assert_eq!(sponsor.name, "Northwind Traders");
    roster.map(|roster| roster.people)
}

async fn asked(site: &Site, text: &str) -> Result<String, String> {
    let words = ["eligibility", "check", "--sponsor", "Northwind", "--json"];
    let Command::Eligibility(arguments) = site.command(&words) else { panic!("another command") };
    eligibility::answer(arguments, text.as_bytes()).await
}

fn claim(member: &str, last: &str) -> String {
    format!(
        r#"{{"member_id": "{member}", "birth_date": "1980-03-31", "first_name": "Ana", "last_name": "{last}"}}"#
    )
}

async fn site() -> Site {
    let site = Site::new();
    let add =
        ["sponsor", "add", "--name", "Northwind Traders", "--alias", "Northwind", "--for", "own,partner"];
    site.run(&add).await.unwrap();
    site
}

#[tokio::test]
async fn a_dry_run_changes_nothing_and_a_surprise_needs_a_word() {
    let site = site().await;
    let file = site.path("people.csv");
    let import = ["roster", "import", "--sponsor", "Northwind", &file];
    let with = |word: &'static str| import.into_iter().chain([word]).collect::<Vec<_>>();
    std::fs::write(&file, roster(0..10)).unwrap();
    site.run(&with("--dry-run")).await.unwrap();
    assert_eq!(people(&site).await, None, "it was a dry run");
    site.run(&import).await.unwrap();
    assert_eq!(people(&site).await, Some(10));
    // Three of ten would be removed.
    std::fs::write(&file, roster(0..7)).unwrap();
    refused(site.run(&import).await, &["people.csv", "--confirm", "Nothing was changed"]);
    assert_eq!(people(&site).await, Some(10), "nobody has confirmed it");
    site.run(&with("--dry-run")).await.unwrap();
    assert_eq!(people(&site).await, Some(10), "it was a dry run");
    site.run(&with("--confirm")).await.unwrap();
    assert_eq!(people(&site).await, Some(7));
    // Two of ten are no surprise.
    std::fs::write(&file, roster(0..10)).unwrap();
    site.run(&import).await.unwrap();
    std::fs::write(&file, roster(0..8)).unwrap();
    site.run(&import).await.unwrap();
    assert_eq!(people(&site).await, Some(8));
    let nobody = ["roster", "import", "--sponsor", "Contoso", &file];
    refused(site.run(&nobody).await, &["no sponsor is named Contoso", "dorsal sponsor list"]);
}

#[tokio::test]
async fn a_name_means_one_sponsor() {
    let site = site().await;
    for (name, alias) in [("northwind", "Other"), ("Contoso", "NORTHWIND traders")] {
        let add = ["sponsor", "add", "--name", name, "--alias", alias];
        refused(site.run(&add).await, &["Northwind Traders", "Nothing was changed", "another name"]);
        let table = site.path("sponsors.csv");
        std::fs::write(&table, format!("name,aliases\nLitware,\n{name},{alias}\n")).unwrap();
        refused(
            site.run(&["sponsor", "import", &table]).await,
            &["Northwind Traders", "Nothing was changed"],
        );
    }
    // The same one may be said anew.
    site.run(&["sponsor", "add", "--name", "Northwind Traders", "--alias", "Northwind", "--alias", "NWT"])
        .await
        .unwrap();
    // Two may share an alias; a command wants to know which of them is meant.
    site.run(&["sponsor", "add", "--name", "Contoso", "--alias", "NWT"]).await.unwrap();
    let file = site.path("people.csv");
    std::fs::write(&file, roster(0..10)).unwrap();
    let import = ["roster", "import", "--sponsor", "nwt", &file];
    refused(site.run(&import).await, &["Contoso or Northwind Traders", "whole name"]);
}

#[tokio::test]
async fn a_closed_sponsor_answers_nobody_until_it_is_opened() {
    let site = site().await;
    let file = site.path("people.csv");
    std::fs::write(&file, roster(0..10)).unwrap();
    site.run(&["roster", "import", "--sponsor", "Northwind", &file]).await.unwrap();
    let claim = claim("E-0003", "Silva");
    for (word, answer) in [("close", "not-found"), ("open", "eligible")] {
        site.run(&["sponsor", word, "--name", "northwind"]).await.unwrap();
        assert_eq!(asked(&site, &claim).await.unwrap(), format!("{{\"result\":\"{answer}\"}}\n"));
    }
}

#[tokio::test]
async fn who_may_join_is_told_by_id_birth_and_name() {
    let site = site().await;
    let file = site.path("people.csv");
    std::fs::write(&file, roster(40..44)).unwrap();
    assert_eq!(asked(&site, &claim("E-0042", "Silva")).await.unwrap(), "{\"result\":\"not-found\"}\n");
    site.run(&["roster", "import", "--sponsor", "northwind", &file]).await.unwrap();
    assert_eq!(asked(&site, &claim("e 0042", "Silva")).await.unwrap(), "{\"result\":\"eligible\"}\n");
    for (member, last) in [("E-0099", "Silva"), ("E-0042", "")] {
        let ana = claim(member, last).replace("Ana", "Zbigniew");
        assert_eq!(asked(&site, &ana).await.unwrap(), "{\"result\":\"not-found\"}\n", "{member}");
    }
}

#[tokio::test]
async fn a_wrong_question_is_told_its_shape_and_not_repeated() {
    let site = site().await;
    for text in [
        "",
        "Zbigniew",
        "[\"Zbigniew\"]",
        r#"{"member_id": "Zbigniew"}"#,
        r#"{"member_id": "E-0042", "birth_date": "Zbigniew", "first_name": "Ana", "last_name": "Silva"}"#,
        r#"{"member_id": "E-0042", "birth_date": "1980-03-31", "first_name": "Ana", "last_name": "Silva", "Zbigniew": 1}"#,
    ] {
        let error = asked(&site, text).await.expect_err(text);
        assert!(error.contains("\"member_id\": \"...\"") && error.contains("1980-03-31"), "{text}: {error}");
        assert!(!error.contains("Zbigniew") && !error.contains("E-0042"), "{error}");
    }
}
