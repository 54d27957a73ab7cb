//! Questions whether somebody may join: how many are answered, and whether the time of an answer says what was found.

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use access::import::RosterStorage;
use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::Instant;

use crate::Fault;
use crate::client::{self, Client};
use crate::names::Dice;
use crate::roster::{self, SPONSOR, person};
use crate::server_under_test::{TENANT, serve, store};

const PEOPLE: u64 = 100_000;
const CLIENTS: u64 = 200;
const PROBES: usize = 10_000;
/// Clients that probe at the same time: answers are sent at a beat, so one alone would take long.
const PROBING: u64 = 10;
/// Seconds of load with limits.
const LIMITED: u64 = 5;

/// Who is asked about.
#[derive(Clone, Copy, PartialEq)]
enum Who {
    /// Somebody on the list.
    Found,
    /// Somebody on the list, with another birth date.
    OtherBirthday,
    /// Nobody on the list.
    Nobody,
}

fn question(address: SocketAddr, who: Who, n: u64) -> Vec<u8> {
    let (id, first, last, birth) = person(if who == Who::Nobody { n + PEOPLE } else { n });
    let mut date = birth.split('-');
    let mut part = || date.next().unwrap_or_default().to_owned();
    let (year, month, day) = (part(), part(), part());
    let year = if who == Who::OtherBirthday { "1949" } else { &year };
    let form =
        format!("member_id={id}&first_name={first}&last_name={last}&day={day}&month={month}&year={year}");
    client::post(address, &format!("/join/{SPONSOR}"), &form)
}

/// Answers of a load by kind.
#[derive(Default)]
struct Tally {
    answered: u64,
    later: u64,
    wrong: u64,
}

async fn load(address: SocketAddr, seconds: u64) -> Result<Tally, Fault> {
    let until = Instant::now() + Duration::from_secs(seconds);
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        clients.spawn(async move {
            let mut client = Client::to(address).await?;
            let (mut tally, mut dice) = (Tally::default(), Dice(number));
            while Instant::now() < until {
                let found = dice.below(2) == 0;
                let who = if found { Who::Found } else { Who::Nobody };
                let status = client.send(&question(address, who, dice.next() % PEOPLE)).await?;
                match status {
                    200 if client.text().contains("data-result=\"eligible\"") == found => tally.answered += 1,
                    429 => tally.later += 1,
                    _ => tally.wrong += 1,
                }
            }
            Ok::<_, Fault>(tally)
        });
    }
    let mut all = Tally::default();
    for tally in clients.join_all().await {
        match tally {
            Ok(tally) => {
                all.answered += tally.answered;
                all.later += tally.later;
                all.wrong += tally.wrong;
            }
            Err(_) => all.wrong += 1,
        }
    }
    Ok(all)
}

/// Welch's t of two samples.
fn welch(one: &[f64], other: &[f64]) -> f64 {
    let of = |sample: &[f64]| {
        let n = sample.len() as f64;
        let mean = sample.iter().sum::<f64>() / n;
        let variance = sample.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        (mean, variance / n)
    };
    let ((one, one_error), (other, other_error)) = (of(one), of(other));
    (one - other) / (one_error + other_error).sqrt()
}

/// Welch's t between the times of answers about two kinds of people, asked about in a random order.
async fn timing(address: SocketAddr, kinds: [Who; 2]) -> Result<f64, Fault> {
    let mut clients = JoinSet::new();
    for number in 0..PROBING {
        clients.spawn(async move {
            let mut client = Client::to(address).await?;
            let (mut times, mut dice) = ([vec![], vec![]], Dice(number + 100));
            for _ in 0..PROBES / PROBING as usize {
                let kind = dice.below(2);
                let request = question(address, kinds[kind], dice.next() % PEOPLE);
                let began = Instant::now();
                if client.send(&request).await? != 200 {
                    return Err(client.text().into());
                }
                times[kind].push(began.elapsed().as_secs_f64());
            }
            Ok::<_, Fault>(times)
        });
    }
    let mut all = [vec![], vec![]];
    for times in clients.join_all().await {
        let [one, other] = times?;
        all[0].extend(one);
        all[1].extend(other);
    }
    Ok((welch(&all[0], &all[1]) * 100.0).round() / 100.0)
}

pub async fn measure(folder: &Path, seconds: u64) -> Result<Vec<(&'static str, Value)>, Fault> {
    roster::write(&folder.join("people.csv"), PEOPLE)?;
    roster::import_here(folder, &folder.join("people.csv")).await?;
    let keys = folder.join("data.rosters");
    let open = serve(store(folder, "data").await?, &keys, false).await?;
    let found = timing(open, [Who::Found, Who::Nobody]).await?;
    let birthday = timing(open, [Who::OtherBirthday, Who::Nobody]).await?;
    let load_open = load(open, seconds).await?;
    let limited = serve(store(folder, "data").await?, &keys, true).await?;
    let load_limited = load(limited, LIMITED).await?;
    // Read once more, so that nobody believes a load on a list that was gone.
    let listed = store(folder, "data").await?.sponsor(TENANT, SPONSOR).await?.and_then(|(_, roster)| roster);
    if listed.map(|roster| roster.people) != Some(PEOPLE) {
        return Err("the roster is gone".into());
    }
    Ok(vec![
        ("timing_probes", json!(PROBES)),
        ("timing_t", json!(found)),
        ("timing_t_birthday", json!(birthday)),
        ("checks_clients", json!(CLIENTS)),
        ("checks_seconds", json!(seconds)),
        ("checks_per_s", json!(load_open.answered / seconds)),
        ("checks_errors", json!(load_open.wrong)),
        ("checks_429", json!(load_open.later)),
        ("limited_answered", json!(load_limited.answered)),
        ("limited_errors", json!(load_limited.wrong)),
        ("limited_429", json!(load_limited.later)),
    ])
}
