//! A data folder, a key, a clock and rules for the tests.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use care::{Action, Answers, Command, Dose, Mark, Provenance, Row, Rules, ScreeningRules};
use jiff::{ToSpan, Zoned};
use record::{MasterKey, Records, Source, TenantId};
use store::{Error, Store};
use uuid::Uuid;

/// A clock that moves on by a minute with each look, and numbers that never repeat.
pub struct Counted(AtomicU64);

impl Source for Counted {
    fn now(&self) -> Zoned {
        let minutes = i64::try_from(self.0.fetch_add(1, Ordering::Relaxed)).expect("a small number");
        let start: Zoned = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
        start.checked_add(minutes.seconds()).expect("a later time")
    }

    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes.iter_mut() {
            let next = self.0.fetch_add(1, Ordering::Relaxed);
            *byte = next.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[0];
        }
    }
}

pub struct World {
    pub folder: tempfile::TempDir,
    pub key: MasterKey,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder, key: MasterKey::from_random([1; 32]) }
    }

    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn database(&self) -> PathBuf {
        self.dir().join("dorsal.sqlite")
    }

    pub async fn open(&self) -> Result<Store, Error> {
        Store::open(&self.dir(), &self.key).await
    }

    pub async fn records(&self, seed: u64) -> Records<Store, Counted> {
        let store = self.open().await.expect("the store opens");
        Records::new(store, self.key.clone(), TenantId::PERSONAL, Counted(AtomicU64::new(seed)))
    }

    /// Runs SQL behind the back of the store.
    pub async fn meddle(&self, sql: &'static str) {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.database());
        let mut connection = sqlx::ConnectOptions::connect(&options).await.expect("a connection");
        sqlx::raw_sql(sql).execute(&mut connection).await.expect("the statement runs");
        sqlx::Connection::close(connection).await.expect("it closes");
    }
}

/// All bytes of all files of a folder.
pub fn raw(dir: &Path) -> Vec<u8> {
    let mut files: Vec<_> =
        std::fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files.iter().flat_map(|path| std::fs::read(path).expect("readable")).collect()
}

pub fn rules() -> Rules {
    let provenance = Provenance { source: "a test".to_owned(), mark: Mark::D };
    let row = Row {
        id: "fever".to_owned(),
        question: "check-fever".to_owned(),
        why: "why-fever".to_owned(),
        disposition: care::Disposition::Urgent,
        clinical_row: 9,
        provenance,
    };
    Rules {
        screening: ScreeningRules {
            version: "test-1".to_owned(),
            rows: vec![row],
            combinations: vec![],
            pain: vec![],
        },
        countries: ["PT".to_owned()].into(),
        doses: [("cat-cow".to_owned(), Dose { repetitions: 8, easiest: 5, hold_s: 0 })].into(),
        consent_version: "1".to_owned(),
    }
}

pub fn command(id: u128, action: Action) -> Command {
    let occurred_at = "2026-11-23T10:00:00+00:00[Europe/Lisbon]".parse().expect("a time");
    Command { id: Uuid::from_u128(id), occurred_at, action }
}

pub fn consent() -> Action {
    Action::GiveConsent { version: "1".to_owned(), country: Some("PT".to_owned()) }
}

pub fn check(fever: bool) -> Action {
    let answers = Answers { answers: [("fever".to_owned(), fever)].into(), pain: Some(3) };
    Action::SubmitCheck { answers, attestation: None }
}

pub fn start() -> Action {
    Action::StartSession { exercise: "cat-cow".to_owned() }
}
