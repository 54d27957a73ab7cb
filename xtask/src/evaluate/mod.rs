//! `cargo xtask evaluate`

mod drawing;
mod session;
mod vision;

use clap::{Args, Subcommand};

use crate::failure::Result;

/// Run the product on recorded pictures and print what it found.
#[derive(Args)]
pub struct Evaluate {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Session(session::Session),
    Vision(vision::Vision),
}

impl Evaluate {
    /// Prints what was found.
    pub fn run(self) -> Result<()> {
        match self.what {
            What::Session(session) => session.run(),
            What::Vision(vision) => vision.run(),
        }
    }
}
