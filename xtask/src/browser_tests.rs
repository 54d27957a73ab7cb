//! What the programs of `e2e/` need, and how they are run.

use std::path::PathBuf;
use std::process::Command;

use crate::failure::Result;
use crate::repo;
use crate::run::{program, step, succeed};
use crate::stamp::{Hash, once};
use crate::{streams, tools};

/// Everything that a browser program needs besides the binary.
pub struct Browser {
    chromium: PathBuf,
    streams: PathBuf,
}

impl Browser {
    /// Installs and makes what is missing.
    pub fn prepare() -> Result<Self> {
        tools::ensure_packages("e2e")?;
        compile()?;
        Ok(Self { chromium: tools::ensure_chromium()?, streams: streams::ensure()? })
    }

    /// Node.js at `e2e/`, told where binary, browser and streams are.
    pub fn node(&self, binary: &PathBuf) -> Command {
        let mut command = program("node");
        command
            .current_dir(repo::path("e2e"))
            .env("DORSAL_BINARY", binary)
            .env("DORSAL_CHROMIUM", &self.chromium)
            .env("DORSAL_STREAMS", &self.streams);
        command
    }
}

/// Node.js 20 runs no TypeScript: it is compiled to `e2e/dist`.
fn compile() -> Result<()> {
    let mut hash = Hash::of("e2e 1");
    for folder in ["support", "tests", "soak", "tools"] {
        hash = hash.and_files(repo::files_below(&repo::path("e2e").join(folder))?)?;
    }
    let settings = ["tsconfig.json", "package-lock.json"].map(|name| repo::path("e2e").join(name));
    let hash = hash.and_files(settings)?.hex();
    once(&repo::path("e2e/dist/made-from"), &hash, || {
        step("Compiling the browser tests");
        let dist = repo::path("e2e/dist");
        // A test that was renamed must not run under its old name as well.
        std::fs::remove_dir_all(&dist).ok();
        succeed(
            program(tools::npm_program("e2e", "tsc")).current_dir(repo::path("e2e")),
            "The compiler's message is above.",
        )
    })
}
