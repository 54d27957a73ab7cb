//! Killed in the middle of writing, again and again: what was acknowledged is there, and nothing is half done.
//!
//! DORSAL_KILLS sets how often, DORSAL_SEED which moments.

use std::path::Path;
use std::time::Duration;

use crate::cluster::Cluster;
use crate::world::{command, consent, rules};
use crate::writer::{Acknowledged, Writer, nothing_is_lost, records};

/// SplitMix64 (Steele, Lea and Flood 2014): the same moments for the same seed.
struct Moments(u64);

impl Moments {
    fn of(test: u64) -> Self {
        Self(number("DORSAL_SEED", 1) ^ (test << 48))
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut next = self.0;
        next = (next ^ (next >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        next = (next ^ (next >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (next ^ (next >> 31)) % limit
    }

    /// Lets a writer work for a while, and a little longer: somewhere inside of its next command.
    fn pass(&mut self, writer: &mut Writer) {
        writer.wait_for(1 + self.below(25));
        std::thread::sleep(Duration::from_micros(self.below(4000)));
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name)
        .map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number")))
}

fn rounds() -> u64 {
    number("DORSAL_KILLS", 20)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_program_loses_nothing_that_it_acknowledged() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = text(folder.path());
    let mut moments = Moments::of(1);
    let mut all: Vec<Acknowledged> = vec![];
    for round in 1..=rounds() {
        let mut writer = Writer::start(place, round, None);
        moments.pass(&mut writer);
        writer.kill();
        all.push((&writer).into());
        let records = records(place, round + (1 << 20)).await;
        nothing_is_lost(&records, &all, &format!("round {round}")).await;
        records.storage().close().await;
    }
}

/// Of two programs on one record one is killed, then the other, which in the meantime goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_killed_programs_on_one_record_neither_loses_anything() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let place = text(folder.path());
    let mut moments = Moments::of(2);
    let mut all: Vec<Acknowledged> = vec![];
    for round in 1..=rounds().div_ceil(5) {
        let mut first = Writer::start(place, 2 * round, None);
        let mut second = Writer::start(place, 2 * round + 1, Some(first.person));
        moments.pass(&mut first);
        first.kill();
        moments.pass(&mut second);
        second.kill();
        all.extend([(&first).into(), (&second).into()]);
        let records = records(place, round + (1 << 20)).await;
        nothing_is_lost(&records, &all, &format!("round {round}")).await;
        let next = command(u128::from(round), consent());
        records.handle(records.create().await.expect("a record"), &next, rules()).await.expect("it goes on");
        records.storage().close().await;
    }
}

/// On PostgreSQL the program is killed in one round, the server in the next.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_program_or_server_loses_nothing_that_was_acknowledged() {
    let cluster = Cluster::start();
    let place = cluster.address("postgres");
    let mut moments = Moments::of(3);
    let mut all: Vec<Acknowledged> = vec![];
    for round in 1..=rounds().div_ceil(5).max(2) {
        let mut writer = Writer::start(&place, round, None);
        moments.pass(&mut writer);
        if round % 2 == 0 {
            cluster.crash();
            cluster.again();
            writer.wait_for(u64::MAX - writer.kept);
            let said = writer.failed.as_deref().expect("it ends with a failure");
            assert!(said.contains("database"), "{said}");
        }
        writer.kill();
        all.push((&writer).into());
        let records = records(&place, round + (1 << 20)).await;
        nothing_is_lost(&records, &all, &format!("round {round}")).await;
        records.storage().close().await;
    }
}
