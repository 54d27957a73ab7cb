//! What the person's pages have sent: which kinds of facts, how often, how many bytes, and where to. It is counted from what
//! was kept, so that nothing which arrived can be missing.

use std::collections::BTreeMap;

use care::{Event, What};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use record::{Actor, Loaded};

use crate::app::App;
use crate::dates;

struct Kind {
    count: u32,
    bytes: usize,
    last: Timestamp,
}

/// The ledger.
pub fn ledger(app: &App, loaded: &Loaded, zone: &TimeZone) -> Markup {
    let words = app.words();
    let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
    // What rules and clinicians add was not sent by the person.
    let all = loaded.envelopes.iter().zip(&loaded.facts);
    for (envelope, fact) in all.filter(|(envelope, _)| matches!(envelope.actor, Actor::Person)) {
        let new = Kind { count: 0, bytes: 0, last: envelope.recorded_at };
        let kind = kinds.entry(&envelope.kind).or_insert(new);
        kind.count += 1;
        kind.bytes += envelope.payload.to_string().len();
        // Landmarks that the person chose to keep lie outside of the events.
        if let What::Event(Event::RecordingKept { recording }) = &fact.what {
            kind.bytes += usize::try_from(recording.bytes).unwrap_or(usize::MAX);
        }
        kind.last = kind.last.max(envelope.recorded_at);
    }
    let (count, bytes) =
        kinds.values().fold((0, 0), |(count, bytes), kind| (count + kind.count, bytes + kind.bytes));
    html! {
        details.card.ledger {
            summary { h2 { (words.text("page-progress-sent-heading")) } }
            div.stack {
                p { (words.text("page-progress-sent-lead")) }
                p { (words.with("page-progress-sent-to", &[("host", app.config.origin().into())])) }
                table {
                    thead {
                        tr {
                            th scope="col" { (words.text("page-progress-sent-kind")) }
                            th scope="col" { (words.text("page-progress-sent-when")) }
                            th scope="col" { (words.text("page-progress-sent-count")) }
                            th scope="col" { (words.text("page-progress-sent-bytes")) }
                        }
                    }
                    tbody {
                        @for (kind, one) in &kinds {
                            tr {
                                th scope="row" { (words.text(&format!("record-kind-{kind}"))) }
                                td { (dates::short(words, one.last.to_zoned(zone.clone()).date())) }
                                td { (one.count) }
                                td { (one.bytes) }
                            }
                        }
                        tr {
                            th scope="row" { (words.text("page-progress-sent-sum")) }
                            td {}
                            td { (count) }
                            td { (bytes) }
                        }
                    }
                }
            }
        }
    }
}
