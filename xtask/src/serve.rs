//! `cargo xtask serve`

use clap::Args;

use crate::build::{Profile, dorsal};
use crate::failure::Result;
use crate::run::{program, step, succeed};

/// Build, then serve on this machine.
#[derive(Args)]
pub struct Serve {
    /// Optimise the binary fully, as for a release.
    #[arg(long)]
    release: bool,
    /// Passed on to `dorsal serve`, for example `--listen 127.0.0.1:9000 --data DIR`.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    arguments: Vec<String>,
}

impl Serve {
    /// Serves until it is interrupted.
    pub fn run(self) -> Result<()> {
        let binary = dorsal(if self.release { Profile::Release } else { Profile::Dev })?;
        step("Serving (Ctrl-C ends it)");
        succeed(program(binary).arg("serve").args(self.arguments), "Its message is above.")
    }
}
