//! Joining in numbers: the type-ahead over 100,000 sponsors beside a bare handler, a roster of a million lines beside `sqlite3 .import`, checks
//! under load, and whether their time says what they found.
//!
//! `cargo run --release -p server --example join [-- --seconds N --lines N]` prints one line of JSON.

mod checks;
mod client;
mod names;
mod roster;
mod server_under_test;
mod typeahead;

use serde_json::{Map, Value, json};

/// What can go wrong here.
pub type Fault = Box<dyn std::error::Error + Send + Sync>;

/// What is measured, from the command line.
struct Settings {
    /// Seconds of load.
    seconds: u64,
    /// Lines of the roster.
    lines: u64,
}

impl Settings {
    fn from_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut settings = Self { seconds: 30, lines: 1_000_000 };
        while let Some(name) = arguments.next() {
            let value = arguments.next().and_then(|text| text.parse().ok()).filter(|number| *number > 0);
            let value: u64 = value.ok_or_else(|| format!("{name} needs a number above 0"))?;
            match name.as_str() {
                "--seconds" => settings.seconds = value,
                "--lines" => settings.lines = value,
                _ => return Err(format!("unknown: {name}. There are --seconds N and --lines N")),
            }
        }
        Ok(settings)
    }
}

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.next_if(|word| word == "import").is_some() {
        let words: Vec<String> = arguments.collect();
        let [folder, file] = words.as_slice() else { return Err("import FOLDER FILE".into()) };
        println!("{}", roster::import_here(folder.as_ref(), file.as_ref()).await?);
        return Ok(());
    }
    let settings = Settings::from_arguments(arguments)?;
    let folder = tempfile::tempdir()?;
    let mut figures = Map::new();
    let mut add = |name: &str, value: Value| {
        eprintln!("{name}: {value}");
        figures.insert(name.to_owned(), value);
    };
    for (name, value) in roster::measure(folder.path(), settings.lines)? {
        add(name, value);
    }
    for (name, value) in typeahead::measure(folder.path()).await? {
        add(name, value);
    }
    for (name, value) in checks::measure(folder.path(), settings.seconds).await? {
        add(name, value);
    }
    println!("{}", json!(figures));
    Ok(())
}
