//! `dorsal doctor`: what is weak in a set-up, and what to do about it. It only reads, and names nobody.

mod files;
mod kept;
mod serving;

use std::path::Path;
use std::sync::Arc;

use clap::Args;
use record::Source;
use serde::Serialize;
use serde_json::json;

use crate::output::{counted, print, print_json};
use crate::{serve, system};

/// The options: those of `dorsal serve`, as it is run.
#[derive(Args, Debug)]
// Those of serve are a group of their own.
#[group(id = "doctor")]
pub struct Arguments {
    #[command(flatten)]
    serve: serve::Arguments,

    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
}

/// Something weak.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which, for programs.
    finding: &'static str,
    /// True where records are in danger, or nothing works; else it could be better.
    dangerous: bool,
    /// What it is.
    what: String,
    /// What to do.
    next: String,
}

impl Finding {
    fn dangerous(finding: &'static str, what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { finding, dangerous: true, what: what.into(), next: next.into() }
    }

    fn advice(finding: &'static str, what: impl Into<String>, next: impl Into<String>) -> Self {
        Self { dangerous: false, ..Self::dangerous(finding, what, next) }
    }
}

/// Everything that is weak, what is dangerous first.
pub async fn findings(arguments: &Arguments, source: Arc<dyn Source>) -> Result<Vec<Finding>, String> {
    let serve = &arguments.serve;
    let keys = serve.place.key_place()?;
    let config = serve.config(keys.with_added_extension("rosters"));
    let mut found = serving::look(&config);
    found.extend(files::look(&serve.place, config.tls.as_ref().map(|tls| tls.key.as_path()))?);
    found.extend(kept::look(serve, &config, source).await?);
    found.sort_by_key(|finding| !finding.dangerous);
    Ok(found)
}

/// Runs it.
pub async fn run(arguments: Arguments) -> Result<(), String> {
    let found = findings(&arguments, system::source()).await?;
    let dangerous = found.iter().filter(|finding| finding.dangerous).count();
    if arguments.json {
        print_json(&json!({ "dangerous": dangerous, "advice": found.len() - dangerous, "findings": found }))?;
    } else {
        print(&text(&found))?;
    }
    if dangerous > 0 { Err(format!("dangerous: {}", counted(dangerous, "finding"))) } else { Ok(()) }
}

fn text(found: &[Finding]) -> String {
    if found.is_empty() {
        return "Nothing weak was found.\n".to_owned();
    }
    let one = |finding: &Finding| {
        let weight = if finding.dangerous { "Dangerous" } else { "Could be better" };
        format!("{weight}: {}.\n  {}.\n", finding.what, finding.next)
    };
    found.iter().map(one).collect()
}

/// A path as it is shown.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
