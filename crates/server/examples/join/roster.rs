//! A roster of a million lines beside `sqlite3 .import` of the same file, and what memory it takes beside a quarter of it.

use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;
use std::process::Command;

use access::import::{How, Keys, RosterStorage, import};
use access::roster::{Options, read};
use access::sponsor::Sponsor;
use serde_json::{Value, json};
use store::RosterKeys;
use tokio::time::Instant;
use uuid::Uuid;

use crate::Fault;
use crate::names::{Dice, word};
use crate::server_under_test::{TENANT, day, store};

/// The sponsor.
pub const SPONSOR: Uuid = Uuid::from_u128(7);

/// One person of the roster: number, first name, last name, birth date.
pub fn person(n: u64) -> (String, String, String, String) {
    let mut dice = Dice(n.wrapping_mul(0x5851_f42d_4c95_7f2d));
    let birth = format!("{}-{:02}-{:02}", 1950 + dice.below(55), 1 + dice.below(12), 1 + dice.below(28));
    (format!("E-{n:07}"), word(&mut dice), word(&mut dice), birth)
}

/// Writes a roster.
pub fn write(path: &Path, lines: u64) -> Result<(), Fault> {
    let mut file = BufWriter::new(File::create(path)?);
    writeln!(file, "member_id,first_name,last_name,birth_date,relationship,coverage_start,coverage_end")?;
    for n in 0..lines {
        let (id, first, last, birth) = person(n);
        writeln!(file, "{id},{first},{last},{birth},self,2026-01-01,")?;
    }
    file.flush()?;
    Ok(())
}

/// Imports a file, in this process; what it took as one line of JSON.
pub async fn import_here(folder: &Path, file: &Path) -> Result<Value, Fault> {
    let store = store(folder, "data").await?;
    let keys = RosterKeys::read_or_make(&folder.join("data.rosters"), [1; 32])?;
    store.put_sponsors(TENANT, &[Sponsor::new(SPONSOR, "Northwind")]).await?;
    let began = Instant::now();
    let today = day().to_zoned(jiff::tz::TimeZone::UTC).date();
    let options = Options { columns: vec![], dates: None, today };
    let people = read(BufReader::with_capacity(1 << 20, File::open(file)?), &options)?;
    let how = How { dry_run: false, confirmed: false, now: day() };
    let current = store.sponsor(TENANT, SPONSOR).await?.and_then(|(_, roster)| roster);
    let keys = Keys { newest: keys.newest().ok_or("no key")?, counting: keys.newest() };
    let report = import(&store, keys, (SPONSOR, current), people, how, |_| ()).await?;
    let seconds = began.elapsed().as_secs_f64();
    store.close().await;
    Ok(
        json!({"people": report.people, "added": report.change.added, "seconds": seconds, "peak_mb": peak_mb()}),
    )
}

/// The most memory that this process had at once, where the system says it.
fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

/// Imports in a process of its own.
fn import_apart(folder: &Path, file: &Path) -> Result<Value, Fault> {
    let done = Command::new(std::env::current_exe()?).arg("import").args([folder, file]).output()?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&done.stdout)?)
}

/// Seconds that the command line of SQLite takes, where there is one.
fn with_sqlite3(folder: &Path, file: &Path) -> Option<f64> {
    let began = Instant::now();
    let done = Command::new("sqlite3")
        .arg(folder.join("plain.sqlite"))
        .args(["-cmd", ".mode csv"])
        .arg(format!(".import \"{}\" roster", file.display()))
        .status()
        .ok()?;
    done.success().then(|| began.elapsed().as_secs_f64())
}

pub fn measure(folder: &Path, lines: u64) -> Result<Vec<(&'static str, Value)>, Fault> {
    let [whole, quarter] = ["whole", "quarter"].map(|name| folder.join(name));
    for (place, lines) in [(&whole, lines), (&quarter, lines / 4)] {
        std::fs::create_dir(place)?;
        write(&place.join("roster.csv"), lines)?;
    }
    let plain = with_sqlite3(&whole, &whole.join("roster.csv"));
    let small = import_apart(&quarter, &quarter.join("roster.csv"))?;
    let large = import_apart(&whole, &whole.join("roster.csv"))?;
    // The same once more: what stands there is compared, and all of it takes the place of the same.
    let again = import_apart(&whole, &whole.join("roster.csv"))?;
    if large["people"] != lines || again["added"] != 0 {
        return Err(format!("not all was imported: {large} {again}").into());
    }
    let per_second = |done: &Value| lines as f64 / done["seconds"].as_f64().unwrap_or(f64::NAN);
    let memory = |done: &Value| done["peak_mb"].as_f64().unwrap_or(f64::NAN);
    let round = |value: f64, digits: i32| (value * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
    let found = vec![
        ("import_lines", json!(lines)),
        ("import_lines_per_s", json!(per_second(&large).round())),
        ("import_again_lines_per_s", json!(per_second(&again).round())),
        ("sqlite3_lines_per_s", json!(plain.map(|seconds| (lines as f64 / seconds).round()))),
        ("import_ratio", json!(plain.map(|seconds| round(per_second(&large) * seconds / lines as f64, 3)))),
        ("import_peak_mb", json!(round(memory(&large), 1))),
        ("import_peak_mb_of_a_quarter", json!(round(memory(&small), 1))),
        ("import_memory_growth_mb", json!(round(memory(&large) - memory(&small), 1))),
    ];
    for place in [&whole, &quarter] {
        std::fs::remove_dir_all(place)?;
    }
    Ok(found)
}
