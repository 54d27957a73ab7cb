//! A program that writes to a record as fast as it can, in a process of its own, so that it can be killed.

use std::env;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdout, Command, Stdio};

use record::{Error, MasterKey, Records, TenantId};
use store::{Location, Store};
use uuid::Uuid;

use crate::world::{Counted, check, command, consent, rules};

/// The key of all worlds.
pub const KEY: [u8; 32] = [1; 32];

/// Each command of a writer is kept as two events.
pub const EVENTS: usize = 2;

const PLACE: &str = "DORSAL_WRITER_PLACE";
const PERSON: &str = "DORSAL_WRITER_PERSON";
const NUMBER: &str = "DORSAL_WRITER_NUMBER";

/// The record of a store at a place, with a source of numbers that no other writer has.
pub async fn records(place: &str, number: u64) -> Records<Store, Counted> {
    let location = if place.starts_with("postgres:") {
        Location::server(place).expect("an address")
    } else {
        Location::folder(place)
    };
    let key = MasterKey::from_random(KEY);
    let store = Store::open(&location, &key).await.expect("the store opens");
    Records::new(store, key, TenantId::PERSONAL, Counted::new(number))
}

/// The id of a writer's command.
pub fn id(number: u64, at: u64) -> u128 {
    (u128::from(number) << 64) | u128::from(at)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "other tests run it in a process of its own"]
async fn the_writer() {
    let Ok(place) = env::var(PLACE) else { return };
    let number: u64 = env::var(NUMBER).expect("a number").parse().expect("a number");
    let records = records(&place, number).await;
    let person = match env::var(PERSON) {
        Ok(person) => person.parse().expect("an id"),
        Err(_) => records.create().await.expect("a new record"),
    };
    println!("writer: person {person}");
    let mut at = 0u64;
    loop {
        let action = if at.is_multiple_of(2) { consent() } else { check(false) };
        match records.handle(person, &command(id(number, at), action), rules()).await {
            Ok(_) => {
                println!("writer: kept {at}");
                at += 1;
            }
            Err(Error::Busy) => {}
            Err(error) => {
                println!("writer: failed {error}");
                let mut line = String::new();
                if std::io::stdin().read_line(&mut line).expect("a pipe") == 0 {
                    return;
                }
            }
        }
    }
}

/// A writer that runs.
pub struct Writer {
    child: Child,
    output: BufReader<ChildStdout>,
    pub number: u64,
    pub person: Uuid,
    /// How many of its commands were acknowledged; they are numbered from 0.
    pub kept: u64,
    /// What it could not do.
    pub failed: Option<String>,
}

impl Writer {
    /// Starts one on a record, or on one of its own.
    pub fn start(place: &str, number: u64, person: Option<Uuid>) -> Self {
        Self::start_with(Command::new(env::current_exe().expect("this program")), place, number, person)
    }

    /// Starts one by a command that ends in this program.
    pub fn start_with(mut command: Command, place: &str, number: u64, person: Option<Uuid>) -> Self {
        command
            .args(["--exact", "writer::the_writer", "--ignored", "--nocapture", "--test-threads=1"])
            .env(PLACE, place)
            .env(NUMBER, number.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(person) = person {
            command.env(PERSON, person.to_string());
        }
        let mut child = command.spawn().expect("this program starts");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut writer = Self { child, output, number, person: Uuid::nil(), kept: 0, failed: None };
        while writer.person.is_nil() {
            assert!(writer.read(), "the writer ended: {}", writer.complaint());
        }
        writer
    }

    /// Waits for this many acknowledgements more, or a failure.
    pub fn wait_for(&mut self, more: u64) {
        let enough = self.kept + more;
        while self.kept < enough && self.failed.is_none() {
            assert!(self.read(), "the writer ended: {}", self.complaint());
        }
    }

    /// Lets it try again what failed.
    pub fn again(&mut self) {
        self.failed = None;
        self.child.stdin.as_mut().expect("a pipe").write_all(b"again\n").expect("it listens");
    }

    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Kills it (SIGKILL), and reads what it had acknowledged up to then.
    pub fn kill(&mut self) {
        self.child.kill().expect("it is ours");
        self.child.wait().expect("it is ours");
        while self.read() {}
    }

    /// Reads a line; false at the end.
    fn read(&mut self) -> bool {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("text");
        // What has no end was torn off and says nothing.
        let Some(whole) = line.strip_suffix('\n') else { return false };
        let words = whole.split_once("writer: ").and_then(|(_, said)| said.split_once(' '));
        match words {
            Some(("person", id)) => self.person = id.parse().expect("an id"),
            Some(("kept", at)) => {
                assert_eq!(at.parse::<u64>().ok(), Some(self.kept), "in order");
                self.kept += 1;
            }
            Some(("failed", why)) => self.failed = Some(why.to_owned()),
            _ => {}
        }
        true
    }

    fn complaint(&mut self) -> String {
        let mut text = String::new();
        self.child.stderr.take().map(|mut pipe| pipe.read_to_string(&mut text));
        text
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// What a writer was told of its commands.
#[derive(Debug)]
pub struct Acknowledged {
    pub number: u64,
    pub person: Uuid,
    pub kept: u64,
}

impl From<&Writer> for Acknowledged {
    fn from(writer: &Writer) -> Self {
        Self { number: writer.number, person: writer.person, kept: writer.kept }
    }
}

/// Every acknowledged command is there, whole; every record of the store verifies and holds whole commands only, at most
/// one of each writer beyond those that were acknowledged.
pub async fn nothing_is_lost(records: &Records<Store, Counted>, all: &[Acknowledged], when: &str) {
    for listed in records.persons().await.expect("a list") {
        let loaded = records.load(listed.person).await.unwrap_or_else(|error| panic!("{when}: {error}"));
        let mut commands = std::collections::BTreeMap::<Uuid, usize>::new();
        for envelope in &loaded.envelopes {
            *commands.entry(envelope.caused_by.expect("a command")).or_default() += 1;
        }
        assert!(commands.values().all(|events| *events == EVENTS), "{when}: half a command: {commands:?}");
        let summary = listed.summary.unwrap_or_else(|| panic!("{when}: a summary does not open"));
        assert_eq!(summary.events as usize, loaded.facts.len(), "{when}");
        let writers: Vec<_> = all.iter().filter(|one| one.person == listed.person).collect();
        for writer in &writers {
            for at in 0..writer.kept {
                let id = Uuid::from_u128(id(writer.number, at));
                assert!(commands.contains_key(&id), "{when}: command {at} of {writer:?} is lost");
            }
        }
        // A writer sends the next command only after the answer to the last.
        let most: u64 = writers.iter().map(|writer| writer.kept + 1).sum();
        assert!(commands.len() as u64 <= most || writers.is_empty(), "{when}: {writers:?}");
    }
    for writer in all {
        assert!(records.load(writer.person).await.is_ok(), "{when}: the record of {writer:?} is lost");
    }
}
