//! The commands on records decide by the library of their server.

use std::path::Path;

use care::{Event, What};
use clap::Parser;

use super::{Site, refused};
use crate::content::Content;

/// A folder with rules of one's own, under a version of their own.
fn folder(site: &Site, version: &str) -> String {
    let folder = site.path(version);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../library/content/rules/programme.toml");
    let ours = std::fs::read_to_string(path).unwrap();
    let rules = Path::new(&folder).join("content/rules");
    std::fs::create_dir_all(&rules).unwrap();
    let theirs = ours.replace("version = \"programme-1\"", &format!("version = \"{version}\""));
    assert_ne!(theirs, ours);
    std::fs::write(rules.join("programme.toml"), theirs).unwrap();
    folder
}

#[derive(Parser)]
struct Only {
    #[command(flatten)]
    content: Content,
}

async fn serve(site: &Site, words: &[&str]) {
    let content = Only::try_parse_from([""].iter().chain(words)).unwrap().content;
    let opened = site.open("data").await;
    content.note(&opened).await.unwrap();
    opened.records.storage().close().await;
}

async fn decided_by(site: &Site, person: uuid::Uuid) -> Vec<String> {
    let version = |what: &What| match what {
        What::Event(Event::Decided { decision, .. }) => Some(decision.rules_version.clone()),
        _ => None,
    };
    site.facts(person).await.iter().filter_map(|fact| version(&fact.what)).collect()
}

#[tokio::test]
async fn a_clinic_decides_by_the_library_of_the_server() {
    let site = Site::new();
    let person = site.somebody().await;
    let id = person.to_string();
    let (ours, others) = (folder(&site, "ours"), folder(&site, "others"));
    serve(&site, &["--library", &ours]).await;

    let html = site.path("ana.html");
    for words in [
        vec!["clinic", "pending"],
        vec!["clinic", "enrol", &id],
        vec!["clinic", "clear", &id, "--by", "Ana"],
        vec!["clinic", "accept", &id, "1", "--by", "Ana"],
        vec!["clinic", "reject", &id, "1", "--by", "Ana"],
        vec!["export", &id, "--html", &html],
        vec!["replay", "--rules", &others],
    ] {
        let words: Vec<&str> = words.into_iter().chain(["--library", &others]).collect();
        let what = [ours.as_str(), others.as_str(), "leave --library out", "dorsal serve"];
        refused(site.run(&words).await, &what);
    }
    assert!(decided_by(&site, person).await.is_empty(), "nothing was decided");
    site.run(&["clinic", "enrol", &id]).await.unwrap();
    assert_eq!(decided_by(&site, person).await, ["ours"]);
    // The same files elsewhere are the same library.
    let moved = site.path("moved");
    std::fs::rename(&ours, &moved).unwrap();
    refused(site.run(&["clinic", "pending"]).await, &[&ours, "name the folder with --library"]);
    for words in
        [vec!["clinic", "pending"], vec!["export", &id, "--html", &html], vec!["replay", "--rules", &others]]
    {
        let words: Vec<&str> = words.into_iter().chain(["--library", &moved]).collect();
        site.run(&words).await.unwrap();
    }
    // The data goes out whatever has become of the library.
    let json = site.path("ana.json");
    site.run(&["export", &id, "--json", &json]).await.unwrap();
}

#[tokio::test]
async fn a_library_that_has_changed_since_is_another() {
    let site = Site::new();
    site.somebody().await;
    let ours = folder(&site, "ours");
    // Nothing was served yet: what is named counts.
    site.run(&["clinic", "pending", "--library", &ours]).await.unwrap();
    serve(&site, &["--library", &ours]).await;
    site.run(&["clinic", "pending"]).await.unwrap();
    std::fs::write(Path::new(&ours).join("content/rules/README.md"), "for people").unwrap();
    site.run(&["clinic", "pending"]).await.unwrap();
    let path = Path::new(&ours).join("content/rules/programme.toml");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("green_row = 3", "green_row = 4")).unwrap();
    refused(site.run(&["clinic", "pending"]).await, &["has changed since", "start dorsal serve again"]);
    serve(&site, &["--library", &ours]).await;
    site.run(&["clinic", "pending"]).await.unwrap();
    // A backup knows it, too.
    let backup = site.path("backup");
    site.run(&["backup", &backup]).await.unwrap();
    site.run_on("again", &["restore", &backup]).await.unwrap();
    let other = folder(&site, "other");
    refused(
        site.run_on("again", &["clinic", "pending", "--library", &other]).await,
        &["leave --library out"],
    );
    serve(&site, &[]).await;
    refused(site.run(&["clinic", "pending", "--library", &ours]).await, &["Dorsal's own library"]);
    site.run(&["clinic", "pending"]).await.unwrap();
}
