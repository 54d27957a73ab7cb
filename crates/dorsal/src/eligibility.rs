//! `dorsal eligibility check`: whether somebody may join.

use std::io::Read;

use access::eligibility::{Claim, Eligibility};
use access::import::check;
use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;
use server::RosterKeyFile;

use crate::output::print;
use crate::place::{Place, random};
use crate::sponsor::named;
use crate::system;

/// The options.
#[derive(Args, Debug)]
pub struct Arguments {
    #[command(subcommand)]
    command: Do,
}

#[derive(Subcommand, Debug)]
enum Do {
    /// Read {"member_id", "birth_date", "first_name", "last_name"} from the standard input and say whether that person may join.
    Check(Check),
}

#[derive(Args, Debug)]
struct Check {
    #[command(flatten)]
    place: Place,
    /// The sponsor, by one of its names.
    #[arg(long, value_name = "NAME")]
    sponsor: String,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    member_id: String,
    birth_date: Date,
    first_name: String,
    last_name: String,
}

/// More is no question.
const LONGEST: u64 = 64 * 1024;

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    print(&answer(arguments, std::io::stdin()).await?)
}

/// What is printed of what is asked.
pub async fn answer(arguments: Arguments, asked: impl Read) -> Result<String, String> {
    let Do::Check(arguments) = arguments.command;
    let mut text = String::new();
    asked.take(LONGEST).read_to_string(&mut text).map_err(|error| error.to_string())?;
    // What serde says may repeat what was asked: only the shape is told.
    let asked: Asked = serde_json::from_str(&text).map_err(|_| {
        "the standard input must hold {\"member_id\": \"...\", \"birth_date\": \"1980-03-31\", \"first_name\": \"...\", \
         \"last_name\": \"...\"}"
            .to_owned()
    })?;
    let records = arguments.place.open_existing(system::source()).await?.records;
    let (sponsor, roster) = named(&records, &arguments.sponsor).await?;
    let Asked { member_id, birth_date: birth, first_name, last_name } = asked;
    let claim = Claim { member_id, birth, first_name, last_name };
    let keys = RosterKeyFile::new(arguments.place.roster_keys_path()?);
    let key = keys.of(roster.as_ref(), random(&**records.source())).map_err(|error| error.to_string())?;
    let today = records.source().now().date();
    let result =
        check(records.storage(), &key, &sponsor, &claim, today).await.map_err(|error| error.to_string())?;
    records.storage().close().await;
    if arguments.json {
        let other = (result == Eligibility::OtherProgramme).then_some(sponsor.other_programme).flatten();
        let answer = match other {
            Some(text) => json!({"result": result.slug(), "other_programme": text}),
            None => json!({"result": result.slug()}),
        };
        return Ok(format!("{answer}\n"));
    }
    Ok(format!("{}\n", result.slug()))
}
