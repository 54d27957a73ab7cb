//! `cargo xtask build`

use std::path::PathBuf;

use clap::Args;

use crate::failure::Result;
use crate::run::{cargo, step, succeed};
use crate::{bundle, tools, wasm};

/// Build everything.
#[derive(Args)]
pub struct Build {
    /// Optimise the binary fully, as for a release.
    #[arg(long)]
    release: bool,
}

impl Build {
    /// Builds and says where the binary lies.
    pub fn run(self) -> Result<()> {
        let binary = dorsal(if self.release { Profile::Release } else { Profile::Dev })?;
        eprintln!("{}", binary.display());
        Ok(())
    }
}

/// How well the binary is optimised.
#[derive(Clone, Copy)]
pub enum Profile {
    /// Quick to build, quick enough to use.
    Dev,
    /// What is given to people.
    Release,
}

/// Builds everything that a browser loads into `web/dist`.
pub fn web() -> Result<()> {
    wasm::build()?;
    bundle::build()
}

/// Builds everything, and returns the path of the binary.
pub fn dorsal(profile: Profile) -> Result<PathBuf> {
    web()?;
    step("Compiling dorsal");
    let mut command = cargo();
    command.args(["build", "--package", "dorsal"]);
    let folder = match profile {
        Profile::Dev => "debug",
        Profile::Release => {
            command.arg("--release");
            "release"
        }
    };
    succeed(&mut command, "The compiler's message is above.")?;
    Ok(tools::built(folder, "dorsal"))
}
