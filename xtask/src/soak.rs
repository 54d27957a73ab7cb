//! x
use clap::Args;
use crate::failure::Result;
/// x
#[derive(Args)]
pub struct Soak {}
impl Soak {
    /// x
    pub fn run(self) -> Result<()> { Ok(()) }
}
