//! x
use clap::Args;
use crate::failure::Result;
/// x
#[derive(Args)]
pub struct Bench {}
impl Bench {
    /// x
    pub fn run(self) -> Result<()> { Ok(()) }
}
