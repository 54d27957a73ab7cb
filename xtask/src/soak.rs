//! `cargo xtask soak`

use clap::Args;

use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::Result;
use crate::test::{Tally, kill_tests, node_tests};

/// How often the store is killed in the middle of writing.
const KILLS: u32 = 200;

/// The tests that take long: about 20 minutes.
#[derive(Args)]
pub struct Soak {
    /// Leave out the browser tests.
    #[arg(long)]
    no_browser: bool,
}

impl Soak {
    /// Runs them.
    pub fn run(self) -> Result<()> {
        let mut tally = Tally::default();
        tally.step("The store, killed in the middle of writing", || kill_tests(KILLS));
        if !self.no_browser {
            let browser = Browser::prepare()?;
            let binary = dorsal(Profile::Dev)?;
            tally.step("Soak", || node_tests(browser.node(&binary), "dist/soak"));
        }
        tally.close()
    }
}
