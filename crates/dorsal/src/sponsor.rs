//! `dorsal sponsor`: employers and health plans that offer Dorsal here.

use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::path::PathBuf;

use access::import::{Roster, RosterStorage};
use access::sponsor::{Relationship, Sponsor, confused, same_name};
use access::sponsor_table::read_sponsors;
use access::words::folded;
use clap::{Args, Subcommand};
use record::Records;
use record::Source;
use serde_json::json;
use std::sync::Arc;
use store::Store;
use uuid::Uuid;

use crate::output::{counted, print, print_json};
use crate::place::{Place, random};
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(subcommand)]
    command: Do,
}

#[derive(Subcommand, Debug)]
enum Do {
    /// Add a sponsor, or say anew what it offers.
    Add(Add),
    /// Close a sponsor: nobody finds it any more, and nobody can join. Who has joined goes on.
    Close(Named),
    /// Open a sponsor that was closed.
    Open(Named),
    /// List the sponsors and how many people their rosters have.
    List(List),
    /// Add many from a CSV file with the columns name, aliases, covers, for, minimum_age, other_programme.
    Import(Import),
}

#[derive(Args, Debug)]
struct Named {
    #[command(flatten)]
    place: Place,
    /// A name of it.
    #[arg(long)]
    name: String,
}

#[derive(Args, Debug)]
struct Add {
    #[command(flatten)]
    place: Place,
    /// The name that people see.
    #[arg(long)]
    name: String,
    /// Another name under which people look for it; may be given several times.
    #[arg(long, value_name = "NAME")]
    alias: Vec<String>,
    /// What is covered, in the sponsor's words.
    #[arg(long, default_value = "", value_name = "TEXT")]
    covers: String,
    /// Who is covered: own, partner, child, other, with commas between them. [default: all]
    #[arg(long = "for", value_name = "WHO", value_delimiter = ',', value_parser = relationship)]
    whom: Vec<Relationship>,
    /// Covered from this age on.
    #[arg(long, value_name = "YEARS", default_value_t = 18)]
    minimum_age: u8,
    /// What there is for somebody on the roster who is not covered; without it they are answered as not found.
    #[arg(long, value_name = "TEXT")]
    other_programme: Option<String>,
}

#[derive(Args, Debug)]
struct List {
    #[command(flatten)]
    place: Place,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Args, Debug)]
struct Import {
    #[command(flatten)]
    place: Place,
    /// The table.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

fn relationship(text: &str) -> Result<Relationship, String> {
    Relationship::parse(text).ok_or_else(|| "it is one of own, partner, child, other".to_owned())
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    match arguments.command {
        Do::Add(add) => self::add(add).await,
        Do::List(list) => self::list(list).await,
        Do::Close(named) => close(named, true).await,
        Do::Open(named) => close(named, false).await,
        Do::Import(import) => self::import(import).await,
    }
}

/// The sponsor of a name, with the roster that counts.
pub async fn named(
    records: &Records<Store, Arc<dyn Source>>,
    name: &str,
) -> Result<(Sponsor, Option<Roster>), String> {
    let sponsors = records.storage().sponsors(records.tenant().0).await.map_err(|error| error.to_string())?;
    let shown = sponsors.iter().filter(|(sponsor, _)| same_name(&sponsor.name, name));
    let named = sponsors.iter().filter(|(sponsor, _)| sponsor.names().any(|own| same_name(own, name)));
    // A name that is shown counts more than another one's alias.
    let found: Vec<_> = if shown.clone().next().is_some() { shown.collect() } else { named.collect() };
    match found.as_slice() {
        [one] => Ok((*one).clone()),
        [] => Err(format!(
            "no sponsor is named {name}. See all of them with: dorsal sponsor list; add one with: dorsal sponsor add --name"
        )),
        several => {
            let names: Vec<&str> = several.iter().map(|(sponsor, _)| sponsor.name.as_str()).collect();
            Err(format!("{name} may be {}: say its whole name", names.join(" or ")))
        }
    }
}

async fn add(add: Add) -> Result<(), String> {
    let records = add.place.open(system::source()).await?;
    let tenant = records.tenant().0;
    let known = records.storage().sponsors(tenant).await.map_err(|error| error.to_string())?;
    let before = known.iter().find(|(sponsor, _)| same_name(&sponsor.name, &add.name));
    let mut sponsor =
        Sponsor::new(before.map_or_else(|| fresh(&records), |(sponsor, _)| sponsor.id), add.name);
    sponsor.aliases = add.alias;
    sponsor.covers = add.covers;
    sponsor.minimum_age = add.minimum_age;
    sponsor.other_programme = add.other_programme;
    sponsor.closed = before.is_some_and(|(sponsor, _)| sponsor.closed);
    if !add.whom.is_empty() {
        sponsor.relationships = add.whom.into_iter().collect::<BTreeSet<_>>();
    }
    sponsor.check().map_err(|fault| fault.to_string())?;
    not_confused(&known, std::slice::from_ref(&sponsor))?;
    records
        .storage()
        .put_sponsors(tenant, std::slice::from_ref(&sponsor))
        .await
        .map_err(|error| error.to_string())?;
    records.storage().close().await;
    let what = if before.is_some() { "was known already: what it offers is said anew" } else { "is added" };
    eprintln!("{} {what}. Its people come with: dorsal roster import --sponsor \"{0}\" FILE", sponsor.name);
    Ok(())
}

async fn close(which: Named, closed: bool) -> Result<(), String> {
    let records = which.place.open_existing(system::source()).await?.records;
    let (before, _) = named(&records, &which.name).await?;
    let sponsor = Sponsor { closed, ..before };
    let put = records.storage().put_sponsors(records.tenant().0, std::slice::from_ref(&sponsor)).await;
    put.map_err(|error| error.to_string())?;
    records.storage().close().await;
    let what = if closed { "closed: nobody finds it any more" } else { "open: people find it, and can join" };
    eprintln!("{} is {what}.", sponsor.name);
    Ok(())
}

/// Refuses names by which somebody could mean another sponsor.
fn not_confused(known: &[(Sponsor, Option<Roster>)], new: &[Sponsor]) -> Result<(), String> {
    match confused(known.iter().map(|(sponsor, _)| sponsor), new) {
        None => Ok(()),
        Some((one, other)) => Err(format!(
            "{} and {} could be taken for each other: one is named as the other is, or under another name. Nothing was changed; give \
             one of them another name or alias",
            one.name, other.name
        )),
    }
}

fn fresh(records: &Records<Store, Arc<dyn Source>>) -> Uuid {
    uuid::Builder::from_random_bytes(random(&**records.source())).into_uuid()
}

async fn list(list: List) -> Result<(), String> {
    let records = list.place.open_existing(system::source()).await?.records;
    let sponsors = records.storage().sponsors(records.tenant().0).await.map_err(|error| error.to_string())?;
    records.storage().close().await;
    if list.json {
        let sponsor = |(sponsor, roster): &(Sponsor, Option<Roster>)| {
            let roster = roster.map(|roster| json!({"people": roster.people, "imported": roster.imported}));
            json!({"sponsor": sponsor, "roster": roster})
        };
        return print_json(&sponsors.iter().map(sponsor).collect::<Vec<_>>());
    }
    if sponsors.is_empty() {
        return print("There is no sponsor yet. Add one with: dorsal sponsor add --name NAME\n");
    }
    let line = |(sponsor, roster): &(Sponsor, Option<Roster>)| {
        let roster = roster.map_or_else(
            || "no roster yet".to_owned(),
            |roster| {
                let people = counted(roster.people, "person").replace("persons", "people");
                format!("{people}, imported {}", roster.imported.strftime("%Y-%m-%d %H:%M UTC"))
            },
        );
        format!("{}  {roster}{}\n", sponsor.name, if sponsor.closed { ", closed" } else { "" })
    };
    print(&sponsors.iter().map(line).collect::<String>())
}

async fn import(import: Import) -> Result<(), String> {
    let file = File::open(&import.file).map_err(|error| format!("{}: {error}", import.file.display()))?;
    let records = import.place.open(system::source()).await?;
    let tenant = records.tenant().0;
    let known = records.storage().sponsors(tenant).await.map_err(|error| error.to_string())?;
    let ids: HashMap<_, _> =
        known.iter().map(|(sponsor, _)| (folded(&sponsor.name), (sponsor.id, sponsor.closed))).collect();
    let mut sponsors = read_sponsors(file, || fresh(&records))
        .map_err(|fault| format!("{}: {fault}. Nothing was changed", import.file.display()))?;
    for sponsor in &mut sponsors {
        if let Some((id, closed)) = ids.get(&folded(&sponsor.name)) {
            (sponsor.id, sponsor.closed) = (*id, *closed);
        }
    }
    not_confused(&known, &sponsors)?;
    records.storage().put_sponsors(tenant, &sponsors).await.map_err(|error| error.to_string())?;
    records.storage().close().await;
    eprintln!("{} added or said anew.", counted(sponsors.len() as u64, "sponsor"));
    Ok(())
}
