//! `dorsal export`: a person's whole record, as data and as a page that needs nothing else; recordings lie beside them.

mod recordings;
#[cfg(test)]
mod tests;

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use care::Reading;
use clap::Args;

use crate::content::Content;
use crate::output::{counted, language};
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

    #[command(flatten)]
    content: Content,

    /// The record, by the first letters of its id.
    #[arg(value_name = "PERSON")]
    person: String,

    /// Write the record as JSON to a new file.
    #[arg(long, value_name = "FILE", required_unless_present = "html")]
    json: Option<PathBuf>,

    /// Write the record as a page to a new file.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,

    /// Language of the page: en or pt-PT.
    #[arg(long, default_value = "en", value_name = "TAG")]
    lang: String,
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let language = language(&arguments.lang)?;
    let opened = arguments.place.open_existing(system::source()).await?;
    // Only the page has words: the data goes out whatever has become of the library.
    let library = match &arguments.html {
        Some(_) => Some(arguments.content.load(&opened).await?),
        None => None,
    };
    let person = opened.person(&arguments.person).await?;
    let loaded = opened.records.read_for(person, &arguments.who.operator(), Reading::Export).await;
    let loaded = loaded.map_err(|error| format!("{error}. See dorsal verify"))?;
    let today = opened.records.source().now().date().to_string();
    let recordings = match arguments.json.as_ref().or(arguments.html.as_ref()) {
        Some(path) => recordings::export(&opened.records, person, &loaded, path).await?,
        None => Vec::new(),
    };
    opened.records.storage().close().await;
    if let Some(path) = &arguments.json {
        let text = export::data(person, &loaded, &recordings).map_err(|error| error.to_string())?;
        write(path, text.as_bytes())?;
    }
    if let Some((path, library)) = arguments.html.as_ref().zip(library) {
        let record = (&loaded, recordings.as_slice());
        let page = export::page(library.words(language), &library.rules(), person, record, &today);
        write(path, page.as_bytes())?;
    }
    let recorded = recordings.iter().filter(|one| one.file.is_some()).count();
    for path in [&arguments.json, &arguments.html].into_iter().flatten() {
        eprintln!("Written: {}", path.display());
    }
    if recorded > 0 {
        eprintln!("Written beside it: {}", counted(recorded, "recording"));
    }
    Ok(())
}

/// Writes a new file that only this user can read.
fn write(path: &Path, content: &[u8]) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| file.write_all(content));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}
