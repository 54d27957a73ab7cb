//! The store's speed as ratios, measured in the same run: appends through `Records` against a bare loop that writes the
//! same bytes as durably, and the load of one record among many people against among few.
//!
//! `cargo run --release -p store --example bench [-- --people N --rounds N]` prints one line of JSON.

#[path = "../../tests/all/cluster.rs"]
#[expect(dead_code, reason = "the tests stop and start it again")]
mod cluster;
#[path = "../../tests/all/commands.rs"]
#[expect(dead_code, reason = "the tests start sessions as well")]
mod commands;
mod history;
mod measure;
mod place;

use cluster::Cluster;
use measure::{appends, loads};
use place::Place;

/// What is measured, from the command line.
struct Settings {
    /// People in the large store.
    people: u64,
    /// How often appends are measured.
    rounds: usize,
}

impl Settings {
    fn from_arguments() -> Result<Self, String> {
        let mut settings = Self { people: 100_000, rounds: 7 };
        let mut arguments = std::env::args().skip(1);
        while let Some(name) = arguments.next() {
            let value = arguments.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
            let value: u64 = value.ok_or_else(|| format!("{name} needs a number above 0"))?;
            match name.as_str() {
                "--people" => settings.people = value,
                "--rounds" => settings.rounds = usize::try_from(value).map_err(|error| error.to_string())?,
                _ => return Err(format!("unknown: {name}. There are --people N and --rounds N")),
            }
        }
        Ok(settings)
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let settings = Settings::from_arguments()?;
    let folder = tempfile::tempdir()?;
    let cluster = Cluster::start();
    let mut figures = Vec::new();
    for engine in ["sqlite", "postgres"] {
        let place = |name: &str| match engine {
            "sqlite" => Place::folder(folder.path().join(name)),
            _ => Place::database(cluster.address("postgres"), cluster.address(name), name),
        };
        let appended = appends(&place("records"), &place("bare"), settings.rounds).await?;
        let (few, many) = loads((&place("few"), 1_000), (&place("many"), settings.people)).await?;
        figures.push(format!(
            "\"{engine}\":{{\"append_ratio\":{:.3},\"events_per_second\":{:.0},\"bare_events_per_second\":{:.0},\
             \"load_ratio\":{:.3},\"load_ms_among_1000\":{:.3},\"load_ms_among_many\":{:.3},\"bytes_per_event\":{:.0}}}",
            appended.ratio,
            appended.records,
            appended.bare,
            many / few,
            few * 1e3,
            many * 1e3,
            appended.bytes_per_event,
        ));
    }
    let history = history::history().ok_or("12 weeks could not be played")?;
    // A sealed event has its envelope, its seal and its link besides.
    let weeks_in_a_year = 52.0 / 12.0;
    figures.push(format!(
        "\"history\":{{\"events\":{},\"fold_us\":{:.0},\"decide_us\":{:.0},\"fold_and_decide_over_json\":{:.3},\
         \"json_bytes_per_person_year\":{:.0}}}",
        history.events,
        history.fold_s * 1e6,
        history.decide_s * 1e6,
        (history.fold_s + history.decide_s) / history.json_s,
        history.bytes as f64 * weeks_in_a_year,
    ));
    println!("{{\"people\":{},{}}}", settings.people, figures.join(","));
    Ok(())
}
