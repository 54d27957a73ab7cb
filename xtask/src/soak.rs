//! `cargo xtask soak`

use clap::Args;

use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::Result;
use crate::test::{Tally, node_tests};

/// The tests that take long: about 20 minutes.
#[derive(Args)]
pub struct Soak {}

impl Soak {
    /// Runs them.
    pub fn run(self) -> Result<()> {
        let browser = Browser::prepare()?;
        let binary = dorsal(Profile::Dev)?;
        let mut tally = Tally::default();
        tally.step("Soak", || node_tests(browser.node(&binary), "dist/soak"));
        tally.close()
    }
}
