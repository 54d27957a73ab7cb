//! `cargo xtask fuzz`: bad input for the movement engine, for as long as one likes.

use clap::Args;

use crate::bench_motion::build_program;
use crate::failure::Result;
use crate::run::{output, program, step};

/// Try bad input on the movement engine and on what reads recordings; stops at the first fault.
#[derive(Args)]
pub struct Fuzz {
    /// For how long.
    #[arg(long, default_value_t = 60.0)]
    seconds: f64,
    /// The seed of the first case.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only this kind of case.
    #[arg(long)]
    target: Option<String>,
}

impl Fuzz {
    /// Runs it; prints how many cases of each kind there were.
    pub fn run(self) -> Result<()> {
        let trial = build_program()?;
        step("Trying bad input");
        let mut command = program(&trial);
        command.arg("fuzz").args(["--seconds", &self.seconds.to_string(), "--seed", &self.seed.to_string()]);
        if let Some(target) = &self.target {
            command.args(["--target", target]);
        }
        print!("{}", output(&mut command, "How to make it again is said above.")?);
        Ok(())
    }
}
