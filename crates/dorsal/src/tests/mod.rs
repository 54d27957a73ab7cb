//! The commands on records, as they are typed.

mod content;
mod doctor;
mod restore;
mod rosters;

use care::{Event, Fact, What};
use clap::Parser;
use library::Library;
use tempfile::TempDir;
use uuid::Uuid;

use crate::place::{Opened, Place};
use crate::{Cli, Command, run, system};

/// A folder with records and their key, which are not there yet.
struct Site(TempDir);

#[derive(Parser)]
struct Only {
    #[command(flatten)]
    place: Place,
}

impl Site {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// What is read of a command on these records.
    fn command(&self, words: &[&str]) -> Command {
        self.command_on("data", words)
    }

    fn command_on(&self, data: &str, words: &[&str]) -> Command {
        let (data, key) = (self.path(data), self.path("key"));
        let place = ["--data", data.as_str(), "--key-file", key.as_str()];
        let all = ["dorsal"].iter().chain(words).chain(&place);
        Cli::try_parse_from(all).unwrap_or_else(|error| panic!("{words:?}: {error}")).command
    }

    async fn run(&self, words: &[&str]) -> Result<(), String> {
        Box::pin(run(self.command(words))).await
    }

    async fn run_on(&self, data: &str, words: &[&str]) -> Result<(), String> {
        Box::pin(run(self.command_on(data, words))).await
    }

    async fn open(&self, data: &str) -> Opened {
        let (data, key) = (self.path(data), self.path("key"));
        let only = Only::try_parse_from(["", "--data", &data, "--key-file", &key]).unwrap();
        only.place.open_all(system::source()).await.unwrap()
    }

    /// Somebody who has answered the first questions and the intake, and for whom nothing is decided yet.
    async fn somebody(&self) -> Uuid {
        let path = format!("{}/../../docs/examples/three-green-sessions.json", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let rules = Library::load().unwrap().rules();
        let mut facts = crate::decide::read(&text, &rules).unwrap().facts;
        let intake = |fact: &Fact| matches!(&fact.what, What::Event(Event::IntakeAnswered { .. }));
        let end = facts.iter().position(intake).unwrap();
        facts.truncate(end + 1);
        let records = self.open("data").await.records;
        let now = records.source().now();
        let mut writer = records.begin().await.unwrap();
        let batch = records.seal(&writer, &facts, &care::fold(&facts), "test", &now).unwrap();
        records.append(&mut writer, batch).await.unwrap();
        records.storage().close().await;
        writer.person()
    }

    async fn facts(&self, person: Uuid) -> Vec<Fact> {
        let records = self.open("data").await.records;
        let facts = records.load(person).await.unwrap().facts;
        records.storage().close().await;
        facts
    }

    async fn persons(&self, data: &str) -> Vec<Uuid> {
        let records = self.open(data).await.records;
        let persons = records.persons().await.unwrap().iter().map(|one| one.person).collect();
        records.storage().close().await;
        persons
    }
}

fn refused(result: Result<(), String>, all: &[&str]) -> String {
    let error = result.expect_err("it is refused");
    for what in all {
        assert!(error.contains(what), "{what}: {error}");
    }
    error
}
