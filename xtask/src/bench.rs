//! `cargo xtask bench`

use clap::{Args, Subcommand};

use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::{Result, While};
use crate::run::{output, step};

/// Print figures about speed and size.
#[derive(Args)]
pub struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A session, the server, and what the guide page costs.
    Session {
        /// Print one line of JSON.
        #[arg(long)]
        json: bool,
    },
}

/// What we aim for: (figure, at most, unit).
const AIMS: [(&str, f64, &str); 3] =
    [("frame_ratio", 1.3, ""), ("idle_memory_mb", 30.0, "MB"), ("guide_bytes", 120_000.0, "bytes")];

impl Bench {
    /// Measures the release binary.
    pub fn run(self) -> Result<()> {
        let What::Session { json } = self.what;
        let browser = Browser::prepare()?;
        let binary = dorsal(Profile::Release)?;
        step("Measuring");
        let line = output(browser.node(&binary).arg("dist/tools/bench.js"), "What went wrong is above.")?;
        let line = line.trim();
        let figures: serde_json::Value =
            serde_json::from_str(line).doing(|| "reading the figures".to_owned())?;
        for (name, most, unit) in AIMS {
            if let Some(value) = figures[name].as_f64() {
                let verdict = if value <= most { "as aimed for" } else { "MORE than aimed for" };
                eprintln!("{name}: {value} {unit} ({verdict}: at most {most})");
            }
        }
        if json {
            println!("{line}");
        } else {
            println!("{figures:#}");
        }
        Ok(())
    }
}
