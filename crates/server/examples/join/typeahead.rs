//! The type-ahead over 100,000 sponsors: in-process, and over HTTP in turn with a handler that does nothing.

use std::path::Path;

use access::directory::Directory;
use access::import::RosterStorage;
use access::sponsor::Sponsor;
use axum::Router;
use axum::http::header;
use axum::routing::get;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::Instant;
use uuid::Uuid;

use crate::Fault;
use crate::client::{self, Client};
use crate::names::{self, Dice};
use crate::server_under_test::{TENANT, serve, store};

const SPONSORS: u128 = 100_000;
const QUERIES: usize = 20_000;
/// Shown while somebody types.
const MOST: usize = 8;

/// What people type: beginnings of names from three letters on, one in ten with a mistake.
fn queries(sponsors: &[Sponsor]) -> Vec<String> {
    let mut dice = Dice(3);
    let mut query = || {
        let name: Vec<char> = sponsors[dice.below(sponsors.len())].name.to_lowercase().chars().collect();
        let mut typed: Vec<char> = name[..3 + dice.below(name.len() - 2)].to_vec();
        if dice.below(10) == 0 && typed.len() > 4 {
            let at = 1 + dice.below(typed.len() - 2);
            typed.swap(at, at + 1);
        }
        typed.into_iter().collect()
    };
    (0..QUERIES).map(|_| query()).collect()
}

/// The time that 99 of 100 stay below, and the middle one, in microseconds.
fn percentiles(times: &mut [f64]) -> (f64, f64) {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[(times.len() as f64 * share) as usize] * 1e6;
    (at(0.99), at(0.5))
}

pub async fn measure(folder: &Path) -> Result<Vec<(&'static str, Value)>, Fault> {
    let mut dice = Dice(2);
    let made = |n| Sponsor::new(Uuid::from_u128(n), names::sponsor(&mut dice));
    let sponsors: Vec<Sponsor> = (1..=SPONSORS).map(made).collect();
    let queries = queries(&sponsors);

    let began = Instant::now();
    let directory = Directory::new(sponsors.iter().map(Sponsor::names));
    let built = began.elapsed();
    let mut times = vec![];
    let mut found = 0;
    for query in &queries {
        let began = Instant::now();
        let hits = directory.search(query, MOST);
        times.push(began.elapsed().as_secs_f64());
        found += usize::from(!hits.is_empty());
    }
    let (inside_p99, inside_p50) = percentiles(&mut times);
    drop(directory);

    let store = store(folder, "sponsors").await?;
    for some in sponsors.chunks(10_000) {
        store.put_sponsors(TENANT, some).await?;
    }
    let address = serve(store, &folder.join("sponsors.rosters"), true).await?;
    let mut ours = Client::to(address).await?;
    let path = |query: &str| format!("/api/sponsors?q={}", query.replace(' ', "+"));
    // The first one reads them.
    ours.send(&client::get(address, &path("abc"))).await?;
    ours.send(&client::get(address, &path(&queries[0]))).await?;
    let typical = ours.bytes().to_vec();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let there = listener.local_addr()?;
    let answer = move || {
        let body = typical.clone();
        async move { ([(header::CONTENT_TYPE, "application/json")], body) }
    };
    let bare = Router::new().route("/api/sponsors", get(answer));
    tokio::spawn(async move { axum::serve(listener, bare).await });
    let mut theirs = Client::to(there).await?;
    let (mut our_times, mut their_times) = (vec![], vec![]);
    for query in &queries {
        for (client, address, times) in
            [(&mut ours, address, &mut our_times), (&mut theirs, there, &mut their_times)]
        {
            let request = client::get(address, &path(query));
            let began = Instant::now();
            let status = client.send(&request).await?;
            times.push(began.elapsed().as_secs_f64());
            if status != 200 {
                return Err(format!("{query}: {status} {}", client.text()).into());
            }
        }
    }
    let (ours_p99, ours_p50) = percentiles(&mut our_times);
    let (bare_p99, bare_p50) = percentiles(&mut their_times);
    Ok(vec![
        ("typeahead_sponsors", json!(SPONSORS as u64)),
        ("typeahead_found_share", json!(found as f64 / QUERIES as f64)),
        ("typeahead_build_ms", json!(built.as_millis() as u64)),
        ("typeahead_p99_us", json!(inside_p99.round())),
        ("typeahead_p50_us", json!(inside_p50.round())),
        ("typeahead_http_p99_us", json!(ours_p99.round())),
        ("typeahead_http_p50_us", json!(ours_p50.round())),
        ("bare_http_p99_us", json!(bare_p99.round())),
        ("bare_http_p50_us", json!(bare_p50.round())),
        ("typeahead_ratio", json!((ours_p99 / bare_p99 * 100.0).round() / 100.0)),
    ])
}
