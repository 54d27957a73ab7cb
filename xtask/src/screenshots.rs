//! `cargo xtask screenshots`

use std::path::PathBuf;

use clap::Args;

use crate::browser_tests::Browser;
use crate::build::{Profile, dorsal};
use crate::failure::{Result, While};
use crate::run::{step, succeed};

/// Take pictures of every page, on a phone and on a desk, in light and dark, in both languages: some 500 in five minutes.
#[derive(Args)]
pub struct Screenshots {
    /// Folder for the pictures.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

impl Screenshots {
    /// Takes them.
    pub fn run(self) -> Result<()> {
        let browser = Browser::prepare()?;
        let binary = dorsal(Profile::Dev)?;
        let out = std::path::absolute(&self.out).doing(|| format!("finding {}", self.out.display()))?;
        step("Taking pictures");
        succeed(browser.node(&binary).arg("dist/tools/screenshots.js").arg(out), "What went wrong is above.")
    }
}
