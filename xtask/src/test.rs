//! x
use clap::Args;
use crate::failure::Result;
/// x
#[derive(Args)]
pub struct Test {}
impl Test {
    /// x
    pub fn run(self) -> Result<()> { Ok(()) }
}
