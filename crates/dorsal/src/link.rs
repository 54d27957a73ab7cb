//! `dorsal link`: a one-time link that opens a record in another browser.

use access::{AccessStorage, Link, Others, Token};
use care::Reading;
use clap::Args;
use record::Listed;
use uuid::Uuid;

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

    /// The record, by the first letters of its id; needed when there are several.
    #[arg(long, value_name = "ID")]
    record: Option<String>,

    /// Let the browsers that have the record open keep it.
    #[arg(long)]
    keep: bool,

    /// Origin by which browsers reach the server. [default: where it was last served]
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let records = arguments.place.open_existing(system::source()).await?.records;
    let persons = records.persons().await.map_err(|error| error.to_string())?;
    let person = choose(&persons, arguments.record.as_deref())?;
    // Whoever opens the link is taken for the person.
    let reader = arguments.who.operator();
    records.read_for(person, &reader, Reading::Link).await.map_err(|error| error.to_string())?;
    let mut random = [0; 32];
    records.source().fill(&mut random);
    let token = Token::from_random(random);
    let others = if arguments.keep { Others::Keep } else { Others::End };
    let link = Link::new(&token, records.tenant().0, person, others, records.source().now().timestamp());
    records.storage().add_link(&link).await.map_err(|error| error.to_string())?;
    let noted = records.storage().origin().await.map_err(|error| error.to_string())?;
    records.storage().close().await;
    eprintln!("Open this in the browser that should have the record. It works once, for 15 minutes.");
    let origin = arguments.public_url.or(noted).unwrap_or_else(|| "http://localhost:8080".to_owned());
    println!("{}/link/{}", origin.trim_end_matches('/'), token.to_text());
    Ok(())
}

fn choose(persons: &[Listed], wanted: Option<&str>) -> Result<Uuid, String> {
    let matching: Vec<&Listed> = persons
        .iter()
        .filter(|listed| wanted.is_none_or(|start| listed.person.to_string().starts_with(start)))
        .collect();
    match (matching.as_slice(), wanted) {
        ([one], _) => Ok(one.person),
        ([], None) => Err("there is no record yet: one begins with the safety check in a browser".to_owned()),
        ([], Some(start)) => Err(format!("no record begins with {start}: dorsal list shows them all")),
        _ => Err("there are several records: choose one with --record and the first letters of its id; \
                  dorsal list shows them"
            .to_owned()),
    }
}
