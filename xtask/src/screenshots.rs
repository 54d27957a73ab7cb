//! x
use clap::Args;
use crate::failure::Result;
/// x
#[derive(Args)]
pub struct Screenshots {}
impl Screenshots {
    /// x
    pub fn run(self) -> Result<()> { Ok(()) }
}
