//! x
use clap::Args;
use crate::failure::Result;
/// x
#[derive(Args)]
pub struct Evaluate {}
impl Evaluate {
    /// x
    pub fn run(self) -> Result<()> { Ok(()) }
}
