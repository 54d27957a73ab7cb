//! `dorsal list`: which records there are, by the ids that the other commands take.

use care::Reading;
use clap::Args;
use serde::Serialize;
use uuid::Uuid;

use crate::output::{counted, print, print_json};
use crate::place::Place;
use crate::system;
use crate::who::Who;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,

    #[command(flatten)]
    who: Who,

    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// One record. Its numbers are there where it can be read.
#[derive(Debug, Serialize)]
struct Record {
    record: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sessions: Option<u32>,
    /// The last day on which the person used it (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let records = arguments.place.open_existing(system::source()).await?.records;
    let reader = arguments.who.operator();
    let mut list = Vec::new();
    for listed in records.persons().await.map_err(|error| error.to_string())? {
        let record = listed.person;
        // Whom the list names was read by somebody, which is written down first.
        let read = records.read_for(record, &reader, Reading::List).await;
        let summary = listed.summary.filter(|_| read.is_ok());
        list.push(Record {
            record,
            events: summary.as_ref().map(|summary| summary.events),
            sessions: summary.as_ref().map(|summary| summary.sessions),
            last: summary.map(|summary| summary.last.strftime("%Y-%m-%d").to_string()),
        });
    }
    records.storage().close().await;
    if arguments.json { print_json(&list) } else { print(&said(&list)) }
}

fn said(list: &[Record]) -> String {
    if list.is_empty() {
        return "There is no record yet: one begins with the safety check in a browser.\n".to_owned();
    }
    let line = |one: &Record| match (one.events, one.sessions, &one.last) {
        (Some(events), Some(sessions), Some(last)) => format!(
            "{}  {}, {}, last used {last}\n",
            one.record,
            counted(events, "event"),
            counted(sessions, "session")
        ),
        _ => format!("{}  cannot be read: dorsal verify says why\n", one.record),
    };
    list.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_a_thing_is_one() {
        let record = |events, sessions| Record {
            record: Uuid::from_u128(1),
            events,
            sessions,
            last: Some("2026-11-26".to_owned()),
        };
        let said = said(&[record(Some(1), Some(1)), record(Some(9), Some(0)), record(None, None)]);
        assert!(said.contains("  1 event, 1 session, last used 2026-11-26\n"), "{said}");
        assert!(said.contains("  9 events, 0 sessions, ") && said.contains("  cannot be read: "), "{said}");
    }
}
