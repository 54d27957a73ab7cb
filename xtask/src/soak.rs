//! `cargo xtask soak`

use clap::Args;

use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::Result;
use crate::repo;
use crate::test::{Tally, kill_tests, long_roster, node_tests};
use crate::tools;

/// Where Lighthouse is pinned: apart from `e2e/`, so that nothing else waits for its packages.
const LIGHTHOUSE: &str = "tools/lighthouse";

/// Where Schemathesis is pinned, which tries the JSON API.
const SCHEMATHESIS: &str = "tools/schemathesis";

/// How often the store is killed in the middle of writing.
const KILLS: u32 = 200;

/// Bytes of the roster that is larger than memory.
const ROSTER: u64 = 5_000_000_000;

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
        tally.step("A roster of five thousand million bytes", || long_roster(ROSTER));
        if !self.no_browser {
            let browser = Browser::prepare()?;
            let binary = dorsal(Profile::Dev)?;
            tools::ensure_packages(LIGHTHOUSE)?;
            let lighthouse = repo::path(LIGHTHOUSE).join("node_modules/lighthouse/cli/index.js");
            let schemathesis = tools::ensure_python(SCHEMATHESIS)?.with_file_name("schemathesis");
            tally.step("Soak", || {
                let mut node = browser.node(&binary);
                node.env("DORSAL_LIGHTHOUSE", lighthouse).env("DORSAL_SCHEMATHESIS", schemathesis);
                node_tests(node, "dist/soak")
            });
        }
        tally.close()
    }
}
