//! `dorsal erase`: a record goes away, for good.

use clap::Args;
use store::Remains;

use crate::place::Place;
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,

    /// The record, by its whole id: nothing brings it back.
    #[arg(value_name = "PERSON")]
    person: uuid::Uuid,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let person = arguments.person;
    let opened = arguments.place.open_existing(system::source()).await?;
    let (records, tenant) = (&opened.records, opened.records.tenant());
    let listed = opened.anchors.read().map_err(|error| error.to_string())?.is_erased(tenant, person);
    let there = records.persons().await.map_err(|error| error.to_string())?;
    if !there.iter().any(|one| one.person == person) {
        return Err(if listed {
            format!("{person} was erased before")
        } else {
            format!("there is no record {person}: dorsal link without --record names them")
        });
    }
    records.erase(person).await.map_err(|error| match error {
        record::Error::Storage(_) => {
            format!(
                "the record is listed as erased, but could not be erased yet: {error}. Then erase it again"
            )
        }
        error => error.to_string(),
    })?;
    let remains = records.storage().scrub().await;
    records.storage().close().await;
    println!(
        "{person} is erased: its key, its summary, its events, its recordings and the browsers that had it open. A restored backup leaves it \
         out, as long as {} is kept.",
        opened.anchors.path().display()
    );
    println!(
        "{}",
        match remains {
            Ok(Remains::Nowhere) => "What it took in the data folder is overwritten.",
            Ok(Remains::Log) =>
                "Somebody was reading: the log beside the database keeps old pages for a while, at the latest until the server \
                 stops.",
            Ok(Remains::ServerLog) =>
                "The table with the keys was written anew (VACUUM FULL). PostgreSQL's own log keeps old pages until it uses \
                 them again, as do your server's backups and replicas; what is left opens with nothing but the master key.",
            Ok(Remains::Table) | Err(_) =>
                "The table with the keys could not be written anew: run VACUUM FULL person in the database. Until then the \
                 server's files keep the wrapped key, which opens with nothing but the master key.",
        }
    );
    Ok(())
}
